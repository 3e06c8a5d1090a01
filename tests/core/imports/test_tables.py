"""Tables in CSV and Markdown are read row by row, with the lines they stand on."""

import csv
import datetime as dt
import io
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import workbook
from tryg_tui.core.imports.tables import (
    Row,
    TextTable,
    cell,
    cells_of,
    csv_table,
    markdown_tables,
    named_columns,
    xlsx_table,
)
from tryg_tui.core.imports.word import docx_blocks


def docx_tables(data: bytes) -> tuple[TextTable, ...]:
    """The tables of a Word file."""
    return tuple(one.table for one in docx_blocks(data) if one.table)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_separator_is_the_one_the_first_line_has_most_of(separator: str) -> None:
    text = f"a{separator}b\n1{separator}2\n"
    table = csv_table(text)
    assert table is not None
    assert (table.head.cells, table.rows) == (("a", "b"), (Row(2, ("1", "2")),))


def test_rows_keep_the_line_they_begin_on_and_empty_ones_are_none() -> None:
    table = csv_table('a;b\n\n"x\ny";2\n;\n3;4\n')
    assert table is not None
    assert table.rows == (Row(3, ("x\ny", "2")), Row(6, ("3", "4")))


def test_an_empty_file_has_no_table() -> None:
    assert csv_table("") is None
    assert csv_table("\n \n") is None


def test_a_csv_file_that_ends_within_quotes_is_refused() -> None:
    with pytest.raises(csv.Error):
        csv_table('a;b\n"x;1\n')


def test_a_markdown_table_is_found_with_what_stands_around_it() -> None:
    text = "# Referat\n\n| a | b |\n|---|:-:|\n| 1 | x<br>y |\n|  | \\| \\* |\n\nSlut | nu\n"
    (table,) = markdown_tables(text)
    assert table.head == Row(3, ("a", "b"))
    assert table.rows == (Row(5, ("1", "x\ny")), Row(6, ("", "| *")))
    assert table.outside == (Row(1, ("# Referat",)), Row(8, ("Slut | nu",)))


def test_two_tables_are_two_and_neither_stands_outside_the_other() -> None:
    text = "a | b\n--|--\n1 | 2\n\n| c |\n|---|\n| 3 |\n"
    first, second = markdown_tables(text)
    assert (first.rows, second.rows) == ((Row(3, ("1", "2")),), (Row(7, ("3",)),))
    assert first.outside == second.outside == ()


@pytest.mark.parametrize("text", ["", "a | b", "a | b\nc | d\n", "---\nlang: da\n---\n"])
def test_what_has_no_rule_below_its_head_is_no_table(text: str) -> None:
    assert markdown_tables(text) == ()


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| a | b |", ("a", "b")),
        ("a|b", ("a", "b")),
        ("||", ("",)),
        (r"| a\|b | c |", ("a|b", "c")),
        (r"| a \|", ("a |",)),
        ("| a\\", ("a\\",)),
        ("| C:\\temp | b |", ("C:\\temp", "b")),
    ],
)
def test_cells_are_what_stands_between_bars(line: str, cells: tuple[str, ...]) -> None:
    assert cells_of(line) == cells


@given(st.lists(st.text(st.characters(exclude_characters="\r\n")), min_size=1))
def test_any_line_has_cells_and_no_word_is_lost(words: list[str]) -> None:
    line = "|".join(word.replace("\\", "").replace("|", "").replace("<", "") for word in words)
    found = cells_of(f"|{line}|")
    assert [cell.strip() for cell in line.split("|")] == list(found)


def test_columns_are_known_by_any_of_their_names_and_others_are_told() -> None:
    head = Row(1, ("Område", " AAR. ", "Noget", "", "område"))
    found, unknown = named_columns(head, {"area": ("omraade",), "year": ("aar", "year")})
    assert found == {"area": 0, "year": 1}
    assert unknown == ("Noget", "område")


def test_a_cell_that_is_not_there_is_empty() -> None:
    row = Row(2, (" a ",))
    assert cell(row, {"x": 0, "y": 1}, "x") == "a"
    assert cell(row, {"x": 0, "y": 1}, "y") == ""
    assert cell(row, {}, "z") == ""


def test_the_tables_of_a_word_file_are_read_with_the_words_around_them() -> None:
    document = Document()
    document.add_paragraph("Referat")
    document.add_paragraph(" ")
    _word_table(document, ("Emne", " Frist "), ("", " "), ("Lys", "1. maj"))
    _word_table(document, ("", ""))
    _word_table(document, ("Kun", "et hoved"))
    document.add_paragraph("Slut")
    first, second = docx_tables(_word_file(document))
    assert (first.head, first.rows) == (
        Row(1, ("Emne", "Frist"), "row", 1),
        (Row(3, ("Lys", "1. maj"), "row", 1),),
    )
    assert (second.head.cells, second.rows) == (("Kun", "et hoved"), ())
    assert first.outside == (Row(1, ("Referat",), "paragraph"), Row(3, ("Slut",), "paragraph"))


@pytest.mark.parametrize("data", [b"", b"Emne;Frist\n", b"PK\x03\x04 cut off"])
def test_what_is_no_word_file_has_no_tables(data: bytes) -> None:
    assert docx_tables(data) == ()


def test_a_word_file_that_came_over_damaged_has_no_tables() -> None:
    whole = _word_file(Document())
    assert docx_tables(whole) == ()
    assert docx_tables(whole[: len(whole) // 2]) == ()
    with zipfile.ZipFile(io.BytesIO(whole)) as parts, io.BytesIO() as kept:
        with zipfile.ZipFile(kept, "w") as damaged:
            for name in parts.namelist():
                data = parts.read(name)
                damaged.writestr(name, data[:90] if name == "word/document.xml" else data)
        assert docx_tables(kept.getvalue()) == ()


def _word_table(document: Any, *rows: tuple[str, ...]) -> None:
    """Add a table with these rows."""
    table = document.add_table(len(rows), len(rows[0]))
    for place, words in zip(table.rows, rows, strict=True):
        for square, word in zip(place.cells, words, strict=True):
            square.text = word


def _word_file(document: Any) -> bytes:
    """A Word file as it lies on disk."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_the_cells_of_a_sheet_are_what_would_be_typed() -> None:
    data = workbook(
        ("Navn", "År", "Fra", None),
        (),
        (" Bo ", 2017.0, dt.date(2018, 4, 10), None),
        ("Eva", 87.5, True, "mere"),
        ("Ib", 1e20),
    )
    assert xlsx_table(data) == TextTable(
        head=Row(1, ("Navn", "År", "Fra")),
        rows=(
            Row(3, ("Bo", "2017", "2018-04-10")),
            Row(4, ("Eva", "87.5", "True", "mere")),
            Row(5, ("Ib", "100000000000000000000", "")),
        ),
    )


def test_what_is_no_sheet_or_an_empty_one_has_no_table() -> None:
    for data in (b"", b"PK\x03\x04", workbook(), workbook(("", None))):
        assert xlsx_table(data) is None


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(*rows: str) -> TextTable:
    """The only table of a Word file, with a head of two columns, from the XML of its other rows."""
    document = Document()
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Punkt", "Beslutning"
    for row in rows:
        table._tbl.append(parse_xml(f"<w:tr {WORD}>{row}</w:tr>"))
    held = io.BytesIO()
    document.save(held)
    (found,) = docx_tables(held.getvalue())
    return found


def run_of(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def tc(*pieces: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{''.join(pieces)}</w:p></w:tc>"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (
            tc(run_of("Politiet betaler "), f"<w:ins>{run_of('ikke')}</w:ins>", run_of(".")),
            "Politiet betaler ikke.",
        ),
        (
            tc(
                run_of("Skolerne "),
                f"<w:del>{run_of('kontaktes', 'delText')}</w:del>",
                f"<w:ins>{run_of('kontaktes ikke')}</w:ins>",
            ),
            "Skolerne kontaktes ikke",
        ),
        (
            tc(f"<w:moveFrom>{run_of('væk')}</w:moveFrom><w:moveTo>{run_of('hertil')}</w:moveTo>"),
            "hertil",
        ),
        (tc(f"<w:sdt><w:sdtContent>{run_of('MØ valgt')}</w:sdtContent></w:sdt>"), "MØ valgt"),
        (
            f"<w:sdt><w:sdtContent>{tc(run_of('en hel celle'))}</w:sdtContent></w:sdt>",
            "en hel celle",
        ),
        (tc(f'<w:smartTag w:element="place">{run_of("Aalborg")}</w:smartTag>'), "Aalborg"),
        (tc(f"<w:hyperlink>{run_of('tryg.aalborg.dk')}</w:hyperlink>"), "tryg.aalborg.dk"),
        (tc("<w:fldSimple w:instr='DATE'>", run_of("1. maj"), "</w:fldSimple>"), "1. maj"),
        (
            tc(run_of("a"), "<w:r><w:br/></w:r>", run_of("b"), "<w:r><w:tab/></w:r>", run_of("c")),
            "a\nb\tc",
        ),
        (tc(run_of("SSP"), "<w:r><w:noBreakHyphen/></w:r>", run_of("møde")), "SSP-møde"),
        (
            (
                f"<w:tc><w:tbl><w:tr>{tc(run_of('indre'))}{tc(run_of('tabel'))}</w:tr></w:tbl>"
                f"<w:p>{run_of('og mere')}</w:p></w:tc>"
            ),
            "indre\ntabel\nog mere",
        ),
    ],
)
def test_every_word_of_a_cell_comes_in_as_if_all_changes_were_accepted(
    cell: str, text: str
) -> None:
    (row,) = word(tc(run_of("1. Natteliv")) + cell).rows
    assert row.cells == ("1. Natteliv", text)


def test_cells_that_are_one_are_read_once() -> None:
    across = tc(run_of("Orientering fra politiet"), properties='<w:gridSpan w:val="2"/>')
    first = tc(run_of("1. Lys"), properties='<w:vMerge w:val="restart"/>')
    below = tc(run_of("1. Lys"), properties="<w:vMerge/>")
    found = word(across, first + tc(run_of("Måles")), below + tc(run_of("Tændes")))
    assert [row.cells for row in found.rows] == [
        ("Orientering fra politiet", ""),
        ("1. Lys", "Måles"),
        ("", "Tændes"),
    ]


def test_a_row_taken_out_is_gone() -> None:
    gone = f"<w:trPr><w:del/></w:trPr>{tc(run_of('2. X'))}{tc(run_of('væk'))}"
    found = word(tc(run_of("1. Lys")) + tc(run_of("Måles")), gone)
    assert [row.cells for row in found.rows] == [("1. Lys", "Måles")]


def test_a_first_line_may_say_what_stands_between_cells() -> None:
    found = csv_table("sep=|\r\na|b;c\r\n1|2\r\n")
    assert found is not None
    assert found.head == Row(2, ("a", "b;c"))
