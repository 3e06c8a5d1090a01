"""Minutes come in as local councils and the police lay them out, in Word, as pages and as texts."""

import datetime as dt
import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from docx import Document

from tryg_tui.core.imports.headings import text_layout
from tryg_tui.core.imports.layout import Layout, layout_of
from tryg_tui.core.imports.minutes import MinutesImport, read_minutes
from tryg_tui.core.imports.tables import csv_table
from tryg_tui.core.imports.texts import html_blocks, markdown_blocks
from tryg_tui.core.imports.word import docx_blocks
from tryg_tui.core.model.entries import Action, AnyEntry, FollowUp

DAY = dt.date(2020, 6, 4)

Table = tuple[tuple[str, ...], ...]
Part = str | tuple[str | int, str] | Table


def word(*parts: Part) -> Layout | None:
    """Minutes in Word: texts, headings of a level, bold lines, lists by their style, tables."""
    document: Any = Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
        elif isinstance(part[0], int):
            document.add_heading(str(part[1]), part[0])
        elif part[0] == "bold":
            document.add_paragraph().add_run(str(part[1])).bold = True
        elif isinstance(part[0], str):
            document.add_paragraph(str(part[1]), style=part[0])
        else:
            table = document.add_table(rows=0, cols=len(part[0]))
            for row in part:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
    made = io.BytesIO()
    document.save(made)
    return text_layout(docx_blocks(made.getvalue()))


def page(text: str) -> Layout | None:
    """Minutes on a page."""
    return text_layout(html_blocks(text))


def plain(text: str) -> Layout | None:
    """Minutes in a text."""
    return text_layout(markdown_blocks(text))


def sheet(text: str) -> Layout | None:
    """Minutes in a spreadsheet."""
    table = csv_table(text)
    assert table is not None
    return layout_of([table])


def read(layout: Layout | None) -> MinutesImport:
    """What minutes come to."""
    assert layout is not None
    return read_minutes(layout, None, id="2020-06-04", date=DAY, title="Møde", source="m")


def came(found: MinutesImport) -> Iterator[str]:
    """Who took part, and each item with its text and entries."""
    assert found.faults == ()
    yield from (f"@{one.status} {one.name}" for one in found.meeting.attendance)
    for item in found.meeting.items:
        yield f"*{item.title}: {item.text}".replace("\n", "/").removesuffix(": ")
        yield from (_entry(one) for one in found.meeting.entries if one.item == item.id)


def _entry(entry: AnyEntry) -> str:
    """An entry with who is to do it by when."""
    told: Sequence[str] = ()
    if isinstance(entry, Action):
        told = (entry.owner_text, f"{entry.due:%d%m%y}" if entry.due else entry.due_text)
    if isinstance(entry, FollowUp):
        return f"  {entry.state}"
    kind = type(entry).__name__.lower()
    return " ".join(filter(None, (f"  {kind}", entry.text.replace("\n", "/"), *told)))


HERE = ("@present Bo Holm", "@present Lis Krogh", "@apologies Per Dahl")
LAMPS = ("*Lys: Mørkt.", "  decision Lamper bestilles", "  action Lamper bestilles LK 010720")

LAYOUTS: dict[str, tuple[Callable[[], Layout | None], tuple[str, ...]]] = {
    "Word headings, without any table": (
        lambda: word(
            (0, "Referat af møde i Lokalrådet"),
            "Deltagere: Bo Holm, Lis Krogh",
            "Afbud: Per Dahl",
            (1, "Godkendelse af dagsorden"),
            (2, "Beslutning"),
            "Godkendt.",
            (1, "Nattelivet"),
            (2, "Sagsfremstilling"),
            "Der har været uro.",
            (2, "Indstilling"),
            "At det tages til efterretning.",
            (2, "Beslutning"),
            "Taget til efterretning.",
        ),
        (
            *HERE,
            "*Godkendelse af dagsorden",
            "  decision Godkendt.",
            (
                "*Nattelivet: Sagsfremstilling/Der har været uro./Indstilling/At det tages til "
                "efterretning."
            ),
            "  decision Taget til efterretning.",
        ),
    ),
    "a decision with who is to do it by when below it": (
        lambda: word(
            ("bold", "1. Lys"),
            "Mørkt.",
            "Beslutning: Lamper bestilles",
            "Ansvarlig: LK",
            "Frist: 1. juli 2020",
            ("bold", "2. Veje"),
            ("bold", "Beslutning:"),
            "Der sættes skilte op.",
            "Frist: 1. juli 2020",
            "Ansvarlig: BH",
            ("bold", "3. Cykler"),
            "Beslutning: Bo Holm maler striber, senest 1. juli 2020.",
        ),
        (
            "*Lys: Mørkt.",
            "  decision Lamper bestilles",
            "  action Lamper bestilles LK 010720",
            "*Veje",
            "  decision Der sættes skilte op.",
            "  action Der sættes skilte op. BH 010720",
            "*Cykler",
            "  decision Bo Holm maler striber, senest 1. juli 2020.",
            "  action Bo Holm maler striber, senest 1. juli 2020. Bo Holm 010720",
        ),
    ),
    "columns that nobody knows": (
        lambda: sheet(
            "Nr.;Punkt;Beslutning;Ansvarlig;Frist;Sagsnr.;\n"
            "1;Lys;Lamper bestilles;LK;1. juli 2020;17/4;haster\n"
            "2;Veje;;;;18/9;\n"
        ),
        (
            "*Lys",
            "  action Lamper bestilles LK 010720",
            "  note Sagsnr.: 17/4/haster",
            "*Veje",
            "  note Sagsnr.: 18/9",
        ),
    ),
    "columns that nobody knows in a table under headings": (
        lambda: word(
            ("bold", "1. Lys"),
            (("Beslutning", "Økonomi"), ("Lamper bestilles", "40.000 kr."), ("Skilte", "-")),
            ("bold", "2. Veje"),
        ),
        (
            "*Lys",
            "  decision Lamper bestilles",
            "  note Økonomi: 40.000 kr.",
            "  decision Skilte",
            "*Veje",
        ),
    ),
    "bold lines for headings": (
        lambda: word(
            ("bold", "Referat – SSP-møde"),
            "Til stede: Bo Holm, Lis Krogh",
            "Afbud: Per Dahl",
            ("bold", "1. Velkomst"),
            "Bo bød velkommen.",
            ("bold", "2. Status"),
            "Natteravnene går igen.",
            ("bold", "Beslutning:"),
            "Vi fortsætter.",
            ("List Bullet", "Brev til skolerne"),
            "Ansvarlig: BH",
            "Frist: 1. juli 2020",
        ),
        (
            *HERE,
            "*Velkomst: Bo bød velkommen.",
            "*Status: Natteravnene går igen.",
            "  decision Vi fortsætter.",
            "  action Brev til skolerne BH 010720",
        ),
    ),
    "items that Word numbers": (
        lambda: word(
            (1, "Referat"),
            ("List Number", "Velkomst"),
            "Bo bød velkommen.",
            ("List Number", "Lys"),
            "Mørkt.",
            "Beslutning: Lamper bestilles",
            "Ansvarlig: LK",
            "Frist: 1. juli 2020",
        ),
        ("*Velkomst: Bo bød velkommen.", *LAMPS),
    ),
    "two columns": (
        lambda: word((("Pkt.", "Referat"), ("1. Velkomst", "Bo."), ("2. Lys", "Lamper."))),
        ("*Velkomst", "  decision Bo.", "*Lys", "  decision Lamper."),
    ),
    "the police's columns, subject and discussion apart": (
        lambda: word(
            (
                ("Pkt", "Emne", "Drøftelse", "Aftale", "Ansv.", "Frist"),
                ("1", "Velkomst", "Kort runde.", "", "", ""),
                ("2", "Parken", "Der sælges hash.", "Patrulje fredag", "Politiet", "1/7"),
                ("", "", "Også ved skolen.", "Kontakt til skolen", "LK", "snarest"),
            )
        ),
        (
            "*Velkomst: Kort runde.",
            "*Parken: Der sælges hash.",
            "  action Patrulje fredag Politiet 010720",
            "  action Kontakt til skolen LK snarest",
        ),
    ),
    "two things in one column, and the subject beside its number": (
        lambda: word(
            (
                ("Pkt.", "Emne", "Referat/beslutning", "Ansvarlig og frist"),
                ("1", "Velkomst", "Dagsordenen blev godkendt.", ""),
                ("2", "Siden sidst", "Der er mørkt.", "Bo Holm"),
                ("3", "Lys", "Lamper bestilles", "Lis Krogh\nSenest 1.7.2020"),
                ("4", "Hash", "SSP følger op.", "Bo Holm, inden næste møde"),
                ("5", "Skolen", "Det er aftalt at måle.", "Lis Krogh 1. juli 2020"),
            )
        ),
        (
            "*Velkomst",
            "  decision Dagsordenen blev godkendt.",
            "*Siden sidst: Der er mørkt.",
            "*Lys",
            "  action Lamper bestilles Lis Krogh 010720",
            "*Hash",
            "  action SSP følger op. Bo Holm næste møde",
            "*Skolen",
            "  action Det er aftalt at måle. Lis Krogh 010720",
        ),
    ),
    "a subject beside its number, and one text": (
        lambda: word((("Pkt.", "Emne", "Referat"), ("1", "Velkomst", "Bo."))),
        ("*Velkomst", "  decision Bo."),
    ),
    "points and lines that end with a time": (
        lambda: word(
            (1, "Punkt 1: Cykler"),
            "Drøftelse",
            "Flere tyverier.",
            ("List Bullet", "Ole Dam kontakter DSB om lys (frist 1. februar 2017)."),
            ("List Bullet", "Bente Skov undersøger video."),
            "Aktion: Karen Friis indkalder ejerne – deadline: januar 2017",
            "Opgave: der måles lys",
            "- lamper bestilles, senest 1. juli 2020",
            "- lamper ses efter inden længe siden",
        ),
        (
            "*Cykler: Drøftelse/Flere tyverier.",
            "  action Ole Dam kontakter DSB om lys (frist 1. februar 2017). Ole Dam 010217",
            "  note - Bente Skov undersøger video.",
            "  action Karen Friis indkalder ejerne – deadline: januar 2017 Karen Friis 310117",
            "  decision Opgave: der måles lys",
            "  action lamper bestilles, senest 1. juli 2020 010720",
            "  note - lamper ses efter inden længe siden",
        ),
    ),
    "a form for each item": (
        lambda: word(
            (1, "Referat"),
            (
                ("Punkt 1", "Velkomst"),
                ("Sagsfremstilling", "Kort."),
                ("Beslutning", "Godkendt"),
            ),
            (
                ("2. Lys", ""),
                ("Indstilling", "Lamper"),
                ("Bilag", ""),
                ("Beslutning", "Lamper bestilles"),
                ("Ansvarlig", "LK"),
                ("Frist", "1. juli 2020"),
            ),
        ),
        (
            "*Velkomst: Sagsfremstilling: Kort.",
            "  decision Godkendt",
            "*Lys: Indstilling: Lamper",
            "  decision Lamper bestilles",
            "  action Lamper bestilles LK 010720",
        ),
    ),
    "Norwegian": (
        lambda: word(
            (1, "Møtereferat politiråd"),
            "Til stede: Ola Nordmann, Kari Lie",
            "Forfall: Per Ås",
            (2, "Sak 12/20 Godkjenning av innkalling"),
            "Vedtak: Godkjent.",
            (2, "Sak 13/20 Uteliv"),
            "Drøftet.",
            "Vedtak: Natteravner styrkes.",
            "Ansvarlig: KL",
            "Frist: 1. september 2020",
        ),
        (
            "@present Ola Nordmann",
            "@present Kari Lie",
            "@apologies Per Ås",
            "*Godkjenning av innkalling",
            "  decision Godkjent.",
            "*Uteliv: Drøftet.",
            "  decision Natteravner styrkes.",
            "  action Natteravner styrkes. KL 010920",
        ),
    ),
    "Swedish": (
        lambda: word(
            (1, "Protokoll BRÅ"),
            "Närvarande: Anna Berg",
            "Frånvarande: Per Ås",
            (2, "§ 1 Mötets öppnande"),
            "Anna öppnar mötet.",
            (2, "§ 2 Trygghetsvandring"),
            "Beslut: Vandring i oktober.",
            "Ansvarig: LE",
            "Senast: 1 oktober 2020",
        ),
        (
            "@present Anna Berg",
            "@absent Per Ås",
            "*Mötets öppnande: Anna öppnar mötet.",
            "*Trygghetsvandring",
            "  decision Vandring i oktober.",
            "  action Vandring i oktober. LE 011020",
        ),
    ),
    "a council's page, decided by whom and when": (
        lambda: page(
            "<nav><a>Forside</a></nav><h1>Referat fra udvalget</h1>"
            "<h2>Punkter</h2><ul><li><a>49. Dagsorden</a></li><li><a>50. Plan</a></li></ul>"
            "<h2>49. Dagsorden</h2><h3>Indstilling</h3><p>At den godkendes.</p>"
            "<h3>Beslutning i Trygheds- og Beskæftigelsesudvalget den 04-06-2020</h3>"
            "<p>Godkendt.</p>"
            "<h2>50. Plan</h2><h3>Beskrivelse af sagen</h3><p>Tre spor.</p><h3>Økonomi</h3>"
            "<p>Ingen.</p><h3>Beslutning den 4. juni 2020:</h3><p>Vedtaget.</p><p>Nej fra A.</p>"
        ),
        (
            "*Dagsorden: Indstilling/At den godkendes.",
            "  decision Godkendt.",
            "*Plan: Beskrivelse af sagen/Tre spor./Økonomi/Ingen.",
            "  decision Vedtaget./Nej fra A.",
        ),
    ),
    "a page of an agenda system, its fields as parts": (
        lambda: page(
            "<h1>Lokalrådet - Referat</h1>"
            '<div class="agenda-item"><div class="agenda-item-title"><h3>Punkt 1 Dagsorden</h3>'
            "</div><div><h4>Beslutning</h4><div><p>Godkendt.</p></div></div></div>"
            '<div class="agenda-item"><div class="agenda-item-title"><h3>Punkt 2 Uro</h3></div>'
            "<div><h4>Resumé</h4><div><span class='resume'>Om uro.</span></div></div>"
            "<div><h4>Sagsfremstilling</h4><div>Tre hændelser.</div></div>"
            "<div><h4>Beslutning</h4><div><p>Tiltrådt.</p></div></div>"
            "<div><h4>Bilag</h4><a>kort.pdf</a></div></div>"
        ),
        (
            "*Dagsorden",
            "  decision Godkendt.",
            "*Uro: Resumé/Om uro./Sagsfremstilling/Tre hændelser.",
            "  decision Tiltrådt.",
            "  note Bilag/kort.pdf",
        ),
    ),
    "a page of bold lines, as text programs save it": (
        lambda: page(
            "<p><b>Referat</b></p><p>Deltagere: Bo Holm, Lis Krogh</p><p>Afbud: Per Dahl</p>"
            "<p><strong>1. Velkomst</strong></p><p>Bo bød <b>velkommen</b>.</p>"
            "<p><strong>2. Lys</strong></p><p>Mørkt.</p><p><b>Beslutning:</b> Lamper bestilles</p>"
            "<p><b>Ansvarlig:</b> LK</p><p><b>Frist:</b> 1. juli 2020</p>"
        ),
        (*HERE, "*Velkomst: Bo bød velkommen.", *LAMPS),
    ),
    "bold lines in Markdown": (
        lambda: plain(
            "**Velkomst**\n\nBo bød velkommen.\n\n**Lys**\n\nMørkt.\n\n"
            "**Beslutning:** Lamper bestilles\n**Ansvarlig:** LK\n**Frist:** 1. juli 2020\n"
        ),
        ("*Velkomst: Bo bød velkommen.", *LAMPS),
    ),
    "our own in Markdown, with marks of places and what stands around its items": (
        lambda: plain(
            "# Referat\n\n## Det blev besluttet\n\n- Punkt 2: Ja\n\n"
            '## <a id="item-1"></a>1. Velkomst\n\nBo bød velkommen.\n\n'
            '## <a id="item-2"></a>2. Lys\n\nMørkt.\n\n'
            "> Beslutning: Det måles.\n\n## Godkendelse\n\nGodkendt den ____ af ____\n"
        ),
        ("*Velkomst: Bo bød velkommen.", "*Lys: Mørkt.", "  decision Det måles."),
    ),
    "our own as a page, what is told of the meeting as terms": (
        lambda: page(
            "<h1>Referat</h1><dl><div><dt>Til stede</dt> <dd>Bo Holm</dd></div>"
            "<div><dt>Gæster</dt><dd></dd></div><div><dt>Afbud fra:</dt> <dd>Per Dahl</dd></div>"
            "<div><dt>Status</dt> <dd>Endeligt</dd></div><dt>Kort<dd><table><tr><td>a</table>b</dl>"
            "<h2>1. Velkomst</h2><p>Kort.</p><h2>Godkendelse</h2><p>Godkendt</p>"
        ),
        ("@present Bo Holm", "@apologies Per Dahl", "*Velkomst: Kort."),
    ),
    "a plain text with numbers": (
        lambda: plain(
            "REFERAT\nTil stede: Bo Holm, Lis Krogh\nAfbud: Per Dahl\n\n"
            "1. Velkomst\nBo bød velkommen.\n1. august begynder vi.\n\n2. Lys\nMørkt.\n"
            "Beslutning: Lamper bestilles\nAnsvarlig: LK\nFrist: 1. juli 2020\n"
        ),
        (*HERE, "*Velkomst: Bo bød velkommen./1. august begynder vi.", *LAMPS),
    ),
    "a sheet with what is to be done apart": (
        lambda: sheet(
            "Punkt nr.;Punkt;Referat/konklusion;Opgave;Hvem;Hvornår\n1;Velkomst;Bo;;;\n"
            "2;Lys;Mørkt.;Lamper bestilles;LK;1.7.2020\n;;Ved skolen;Mål lys;BH;Udført\n"
            ";;;Mål igen;BH;01.12./15.12.\n;;;Ring;BH;1/7 og 15/7\n"
        ),
        (
            "*Velkomst: Bo",
            "*Lys: Mørkt.",
            "  action Lamper bestilles LK 010720",
            "  action Mål lys BH Udført",
            "  done",
            "  action Mål igen BH 01.12./15.12.",
            "  action Ring BH 1/7 og 15/7",
        ),
    ),
}
"""By what is special about each: the minutes, and what they come to."""


@pytest.mark.parametrize(("layout", "wanted"), LAYOUTS.values(), ids=LAYOUTS)
def test_minutes_come_in_as_they_are_laid_out(
    layout: Callable[[], Layout | None], wanted: tuple[str, ...]
) -> None:
    assert tuple(came(read(layout()))) == wanted


def test_what_stands_where_in_a_word_file_without_tables_is_told_by_paragraphs() -> None:
    found = read(word("Lokalrådet", (1, "Lys"), "Mørkt.", (1, "Veje"), "Huller."))
    assert [(row.line, row.sort, row.cells[0]) for row in found.outside] == [
        (1, "paragraph", "Lokalrådet")
    ]


@pytest.mark.parametrize(
    "layout",
    [
        lambda: word("Kun en tekst.", "Og en til."),
        lambda: word(("bold", "Kun en overskrift"), "Tekst."),
        lambda: word((("Møde", "Kredsråd"), ("Dato", "4. juni 2020"))),
        lambda: word((("1. Velkomst", "Bo."), ("2. Lys", "Lamper."))),
        lambda: plain("2. Lys\n\n4. Veje\n"),
        lambda: plain("1. " + "Meget langt " * 20 + "\n"),
    ],
)
def test_what_names_no_items_is_no_minutes(layout: Callable[[], Layout | None]) -> None:
    assert layout() is None
