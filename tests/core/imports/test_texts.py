"""Minutes that stand under the headings of a page or a text come in as items with their words."""

import datetime as dt
from collections.abc import Callable
from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tryg_tui.core.imports.headings import text_layout
from tryg_tui.core.imports.minutes import MinutesImport, read_minutes
from tryg_tui.core.imports.texts import Block, html_blocks, markdown_blocks
from tryg_tui.core.model.entries import Action, AnyEntry

PAGE = """<!doctype html><html><head><title>Dagsorden</title><style>p{}</style>
<body><nav><ul><li>Forside</li></ul></nav>
<h1>Referat 4. maj 2021</h1>
<h2>Deltagere</h2><p>Bo Holm, Lis Krogh</p>
<h2>1. Godkendelse</h2><h3>Beslutning</h3><p>Godkendt.</p>
<h2>Punkt 2: Tryghedsindeks</h2><script>var x = "<p>y</p>"</script>
<h3>Sagsfremstilling</h3><p>Det er&nbsp;steget &amp; ligger
på 87.</p><ul><li><p>Nord 85</p></li><li>Syd 89</li></ul>
<table><caption>Tal</caption><tr><th>Bydel</th><th>År</th></tr><tr><td rowspan=2>Nord</td>
<td>85</td></tr><tr><td>86</td></tr></table>
<h3>Indstilling</h3><p>Til<br>efterretning</p>
<h3>Beslutning</h3><p>Tiltrådt.</p><p>Anna deltog ikke.</p>
<ul><li>Brev sendes</li></ul><p><b>Ansvarlig:</b> JN</p><p>Frist: 1. juni 2021</p>
<table><tr><td>Aktion<td>Hvem<td>Frist<td>Bilag<tr><td>Skilte<br>op<td>KJ<td>1. juli 2021<td>3
</table>
<h2>Eventuelt</h2><p>Intet.</p><footer>Aalborg Kommune</footer></body></html>"""

TEXT = """# Referat

Til stede: Bo Holm, Lis Krogh

## 3. Orientering
Ny leder i \\*Nord\\*.

- Start 1. august

***

## 4. Tryghedsindeks ##

Det er steget.

**Beslutning:** Tiltrådt
med glæde.

| Emne | Opgave | Ansvarlig | Frist |
|---|---|---|---|
| Rådet | Brev sendes | JN | 1. juni 2021 |

Status: i gang

# Bilag

Et kort

| a | b |
|---|---|
| 1 | 2 |
"""


def read(blocks: list[Block]) -> MinutesImport:
    """What the parts of a text come to."""
    layout = text_layout(blocks)
    assert layout is not None
    assert layout.headed
    day = dt.date(2021, 5, 4)
    return read_minutes(layout, None, id="2021-05-04", date=day, title="M", source="r")


def told(found: MinutesImport) -> list[tuple[str, str, list[str]]]:
    """The items that were read: their titles, texts and what is recorded under each."""
    return [
        (item.title, item.text, [_line(one) for one in found.meeting.entries_of(item.id)])
        for item in found.meeting.items
    ]


def _line(entry: AnyEntry) -> str:
    """An entry by its kind, its text and who it is for."""
    owner = f" > {entry.owner_text}" if isinstance(entry, Action) else ""
    return f"{type(entry).__name__}: {entry.text}{owner}"


def test_a_published_page_is_read_item_by_item() -> None:
    found = read(html_blocks(PAGE))
    assert told(found) == [
        ("Godkendelse", "", ["Decision: Godkendt."]),
        (
            "Tryghedsindeks",
            (
                "Sagsfremstilling\nDet er steget & ligger på 87.\n- Nord 85\n- Syd 89\nTal\n"
                "Bydel | År\nNord | 85\n86\nIndstilling\nTil\nefterretning"
            ),
            [
                "Decision: Tiltrådt.\nAnna deltog ikke.",
                "Action: Brev sendes > JN",
                "Action: Skilte\nop > KJ",
                "Note: Bilag: 3",
            ],
        ),
        ("Eventuelt", "Intet.", []),
    ]
    assert [one.name for one in found.meeting.attendance] == ["Bo Holm", "Lis Krogh"]
    assert {row.cells[0] for row in found.outside} == {
        "Aalborg Kommune",
        "- Forside",
        "Referat 4. maj 2021",
    }


def test_headings_of_markdown_are_items_with_their_lines() -> None:
    found = read(markdown_blocks(TEXT))
    assert told(found) == [
        ("Orientering", "Ny leder i *Nord*.\n- Start 1. august", []),
        (
            "Tryghedsindeks",
            "Det er steget.",
            [
                "Decision: Tiltrådt\nmed glæde.",
                "Action: Brev sendes > JN",
                "FollowUp: i gang",
            ],
        ),
    ]
    assert [(row.line, row.cells[0]) for row in found.outside] == [
        (1, "Referat"),
        (25, "Bilag"),
        (27, "Et kort"),
        (29, "a | b"),
        (31, "1 | 2"),
    ]
    assert [one.name for one in found.meeting.attendance] == ["Bo Holm", "Lis Krogh"]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("## 1. A\n**Beslutning**\nJa\n", [("A", "", ["Decision: Ja"])]),
        ("# Møte\n## Sak 1: Skole\n### Vedtak\nJa\n", [("Skole", "", ["Decision: Ja"])]),
        (
            "## Sag nr. 3 – Gade\nTekst\nBeslut: Bifalles\nAnsvarig: AB\n",
            [("Gade", "Tekst", ["Decision: Bifalles"])],
        ),
        (
            "# Protokoll\n## Skolan\nText\n### Beslut\nBifalles\n### Bilagor\nEtt\n## Gatan\n",
            [("Skolan", "Text", ["Decision: Bifalles", "Note: Bilagor\nEtt"]), ("Gatan", "", [])],
        ),
        (
            "## A\nDecision: one\nDecision: two\n## B\nOwner: X\nOwner: Y\n",
            [("A", "", ["Decision: one\ntwo"]), ("B", "", ["Note: "])],
        ),
        (
            "## 1. A\n| Beslutning | Ansvarlig |\n|---|---|\n| x | y |\n| z | |\n## 2. B\n",
            [("A", "", ["Decision: x", "Decision: z"]), ("B", "", [])],
        ),
        (
            "## 1. A\n| Emne | Beslutning |\n|---|---|\n| x | y |\n## 2. B\n",
            [("A", "", ["Decision: y"]), ("B", "", [])],
        ),
        (
            "## 1. A\n|Emne|Vedtak|\n|--|--|\n|x|y|\n## 2. B\n|Sak|Emne|Vedtak|\n|-|-|-|\n|u|v||",
            [("A", "", ["Decision: y"]), ("B", "", ["Note: u: v"])],
        ),
    ],
)
def test_other_texts_are_read_by_what_their_parts_are_called(
    text: str, items: list[tuple[str, str, list[str]]]
) -> None:
    found = read(markdown_blocks(text))
    assert (told(found), found.faults) == (items, ())


@pytest.mark.parametrize(
    "text",
    [
        "# Referat\nTekst\n",
        "Tekst\n",
        "# A\n# B\n| Punkt | Farve |\n|---|---|\n| 1 | 2 |\n",
        "## Deltagere\nBo\n## Beslutning\nJa\n",
    ],
)
def test_a_text_without_items_is_none_of_minutes(text: str) -> None:
    assert text_layout(markdown_blocks(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "## 1. Deltagere\n## 2. Referat\n| Punkt | Beslutning |\n|---|---|\n| A | b |\n",
        "# Referat\n# Bilag\n| Emne | Beslutning |\n|---|---|\n| A | b |\n",
    ],
)
def test_a_table_that_names_its_items_is_read_and_not_the_headings(text: str) -> None:
    layout = text_layout(markdown_blocks(text))
    assert layout is not None
    assert not layout.headed
    assert [row.cells for row in layout.table.rows] == [("A", "b")]


def test_the_tables_of_a_page_are_as_they_are_drawn() -> None:
    (table,) = html_blocks(
        "<table><td colspan=2>A<td>B<tr><td rowspan=2>c<td>d<table><tr><td>e</table>f"
        "<td rowspan=x>g<tr><td>h<td>i<tr></tr><tr><td colspan=0>j<td></td></table><table></table>"
    )
    assert table.table is not None
    assert [row.cells for row in (table.table.head, *table.table.rows)] == [
        ("A", "", "B"),
        ("c", "d\ne\nf", "g"),
        ("", "h", "i"),
        ("j", ""),
    ]
    assert {(row.sort, row.table) for row in table.table.rows} == {("row", 1)}


@pytest.mark.parametrize("read_text", [html_blocks, markdown_blocks])
@given(st.text(st.sampled_from("<>/hp1tdrul#|- *\n\\:&x"), max_size=60))
def test_any_text_has_parts(read_text: Callable[[str], list[Block]], text: str) -> None:
    blocks = read_text(text)
    assert all(one.text or one.table for one in blocks)
    text_layout(blocks)


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        (html_blocks("<h1>" + "<b>x</b> " * 50_000), 50_000),
        (markdown_blocks("# a" + " " * 100_000 + "b"), 2),
    ],
)
def test_however_long_a_part_is_it_is_one(blocks: list[Block], said: int) -> None:
    (block,) = blocks
    assert (block.level, len(block.text.split())) == (1, said)


@given(st.lists(st.text(st.characters(categories=("L", "Nd")), min_size=1), min_size=1))
def test_no_word_of_a_page_is_lost(words: list[str]) -> None:
    tags = cycle(("p", "li", "h2", "td", "b"))
    page = "".join(f"<{tag}> {word} " for tag, word in zip(tags, words, strict=False))
    said = " ".join(one.text for one in html_blocks(page)).split()
    assert [word for word in said if word != "-"] == words
