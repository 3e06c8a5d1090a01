"""A Word file is made of styles alone, and another word processor reads it without loss."""

import io
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from msgspec.structs import replace

from tests.documents.reading import Page, need, packed
from tests.documents.shipped_papers import EVERY_PART, TODAY, shipped_minutes
from tryg_tui import locale
from tryg_tui.documents.model import Column, Heading, Listing, Table, Text, columns, kept
from tryg_tui.documents.render.docx import docx


def opened(data: bytes) -> Any:
    """The file as python-docx reads it."""
    return Document(io.BytesIO(data))


def styled(document: Any, style: str) -> list[str]:
    """The paragraphs of a style."""
    return [each.text for each in document.paragraphs if each.style.name == style]


def test_headings_lists_and_roles_have_styles_of_their_own() -> None:
    document = opened(docx(EVERY_PART))
    wanted = {
        "Title": ["Prøve"],
        "Heading 1": ["Afsnit"],
        "Heading 2": ["Indførsel"],
        "Notice": ["KLADDE"],
        "Field": ["Sted: Rådhuset", "Tid: kl. 9"],
        "List Number": ["første", "anden"],
        "List Bullet": ["punkt"],
        "Decision": ["Vi gør det."],
        "Outcome": ["Vedtaget"],
        "Aside": ["til drøftelse"],
        "Caption": ["Kilder", "Andel trygge"],
    }
    assert {style: styled(document, style) for style in wanted} == wanted


@pytest.mark.parametrize("paper", [EVERY_PART, shipped_minutes()], ids=["parts", "minutes"])
def test_nothing_is_formatted_but_by_a_style(paper: Any) -> None:
    document = opened(docx(paper))
    section = document.sections[0]
    for part in (document.element.body, section.header._element, section.footer._element):
        for run in part.iter(qn("w:rPr")):
            # What language something is in is no look of it.
            assert {child.tag for child in run} <= {qn("w:rStyle"), qn("w:lang")}
        for paragraph in part.iter(qn("w:pPr")):
            # On which page something stands is no look of it.
            assert {child.tag for child in paragraph} <= {qn("w:pStyle"), qn("w:keepNext")}


def test_the_head_of_a_table_is_one_and_is_repeated_on_every_page() -> None:
    (table,) = opened(docx(EVERY_PART)).tables
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert heads == [True, False, False]
    assert [cell.text for cell in table.rows[0].cells] == ["Nr.", "Kilde"]
    assert [cell.text for cell in table.rows[2].cells] == ["2", "Referatet"]


def test_links_lead_to_the_web_and_to_places_in_the_document() -> None:
    document = opened(docx(EVERY_PART))
    outside, inside = document.element.body.iter(qn("w:hyperlink"))
    target = document.part.rels[outside.get(qn("r:id"))].target_ref
    assert target == "https://example.dk/a?b=1&c=2"
    names = [mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))]
    assert inside.get(qn("w:anchor")) == "kilde-1"
    assert names == ["afsnit", "kilde-1", "kilde-2"]


def test_the_file_tells_its_title_language_author_date_status_and_case_number() -> None:
    facts = opened(docx(EVERY_PART)).core_properties
    assert (facts.title, facts.author, facts.subject) == ("Prøve", "Tryg Aalborg", "En prøve")
    assert (facts.language, facts.content_status) == ("da-DK", "KLADDE")
    assert facts.identifier == "2018-77"
    assert facts.created.date() == facts.modified.date() == TODAY
    with zipfile.ZipFile(io.BytesIO(docx(EVERY_PART))) as parts:
        assert "docProps/thumbnail.jpeg" not in parts.namelist()
        program = parts.read("docProps/app.xml").decode()
        assert "Microsoft" not in program
        assert "<Company>Tryg Aalborg</Company>" in program
        styles = parts.read("word/styles.xml").decode()
    assert 'w:val="da-DK"' in styles
    assert "en-US" not in styles


def test_every_page_says_it_is_a_draft_and_which_of_how_many_it_is() -> None:
    section = opened(docx(EVERY_PART)).sections[0]
    assert section.header.paragraphs[0].text == "KLADDE · Prøve"
    foot = section.footer._element
    assert [field.get(qn("w:instr")) for field in foot.iter(qn("w:fldSimple"))] == [
        "PAGE",
        "NUMPAGES",
    ]
    assert "".join(text.text for text in foot.iter(qn("w:t"))) == "side 1 af 1"


def test_another_word_processor_keeps_headings_tables_texts_and_language(tmp_path: Path) -> None:
    tool = need("soffice")
    locale.set_language("da")
    paper = shipped_minutes()
    (tmp_path / "m.docx").write_bytes(docx(paper))
    home = (tmp_path / "home").as_uri()
    command = [tool, f"-env:UserInstallation={home}", "--headless", "--convert-to", "html"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(tmp_path / "m.docx")],
        capture_output=True,
        check=True,
        timeout=120,
    )
    page = (tmp_path / "m.html").read_text(encoding="utf-8").replace("</p></td>", "</td>")
    # It leaves out where an entry of a list ends, as web pages may.
    found = Page(re.sub(r"(?s)(<li>(?:(?!</?(?:li|ol|ul)).)*)(?=<li>|</[ou]l>)", r"\1</li>", page))
    headings = [block for block in paper.blocks if isinstance(block, Heading)]
    assert len(found.tags("h1")) >= sum(heading.level == 2 for heading in headings)
    assert len(found.tags("h2")) == sum(heading.level == 3 for heading in headings)
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    assert tables
    assert len(found.tags("table")) == len(tables)
    assert len(found.tags("thead")) == len(tables)
    assert len(found.tags("tr")) == sum(len(table.rows) + 1 for table in tables)
    text = packed(found.text)
    for table in tables:
        assert all(packed(cell) in text for row in table.rows for cell in row)
    for heading in headings:
        assert packed(heading.text) in text
    assert found.tags("body")[0]["lang"] == "da-DK"


def test_a_column_is_as_wide_as_what_stands_in_it_asks_for() -> None:
    paper = replace(
        EVERY_PART, blocks=(Table(("Nr.", "Kilde"), (("1", "En lang kilde, " * 9),), caption="K"),)
    )
    document = opened(docx(paper))
    (table,) = document.tables
    narrow, wide = (column.width for column in table.columns)
    assert wide > 2 * narrow
    section = document.sections[0]
    assert narrow + wide <= section.page_width - section.left_margin - section.right_margin


def test_short_columns_are_whole_and_the_longest_text_has_the_widest() -> None:
    owner = "Tovholder for Tryghedsvandringer, By- og Landskabsforvaltningen"
    task = "Kampagnen til unge under 18 år tages i brug, som de unge har bedt om. " * 2
    rows = (("2017-12-05#18", owner, task, "5. december 2018"), ("1", "PPR", task, "ikke oplyst"))
    table = Table(("Nr.", "Ansvarlig", "Opgave", "Frist"), rows, caption="K")
    number, who, what, due = columns(table, 100)
    assert (number, due) == (Column(13, whole=True), Column(16, whole=True))
    assert not who.whole
    assert what.width > 40 > who.width
    assert sum(column.width for column in (number, who, what, due)) <= 100


def test_a_table_of_short_columns_fills_its_page_and_does_not_leave_it() -> None:
    row = tuple("x" * n for n in (3, 20, 20, 20))
    found = columns(Table(("a", "b", "c", "d"), (row,)), 60)
    assert [column.whole for column in found] == [True, True, False, False]
    assert sum(column.width for column in found) <= 60


def test_an_empty_table_has_columns_too() -> None:
    assert [column.whole for column in columns(Table(("a", "b"), ()), 50)] == [True, False]


def test_what_leads_to_something_stays_on_its_page_and_a_long_entry_may_be_cut() -> None:
    blocks = (
        Heading("Punkt", 2),
        Text("til drøftelse", "quiet"),
        Text("Parkeret:"),
        Listing(("a",)),
        Text("Vi gør det.", "decision"),
        Text("Vedtaget", "outcome"),
        Heading("Kort", 3),
        Text("a"),
        Text("b"),
        Heading("Lang", 3),
        Text("a" * 1500),
        Text("b"),
    )
    stay = [True, True, True, False, True, False, True, True, False, True, False, False]
    assert kept(blocks) == stay
