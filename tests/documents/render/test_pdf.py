"""A PDF keeps what it claims: archival, accessible, Danish, with tags and fonts inside."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace

from tests.documents.reading import need, packed, pdf_text
from tests.documents.shipped_papers import EVERY_PART, shipped_minutes
from tryg_tui import locale
from tryg_tui.documents.model import LONGEST, Heading, Table, columns
from tryg_tui.documents.render.pdf import pdf


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minutes of the shipped folder in Danish, as a file."""
    before = locale.language()
    locale.set_language("da")
    path = tmp_path_factory.mktemp("pdf") / "minutes.pdf"
    path.write_bytes(pdf(shipped_minutes()))
    locale.set_language(before)
    return path


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The document with every part, as a file."""
    path = tmp_path_factory.mktemp("pdf") / "parts.pdf"
    path.write_bytes(pdf(EVERY_PART))
    return path


def said(*command: str) -> str:
    """What a tool prints."""
    done = subprocess.run(
        [need(command[0]), *command[1:]], capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode(errors="replace")


def test_its_metadata_claims_the_archive_and_the_accessibility_standard(minutes: Path) -> None:
    with pikepdf.open(minutes) as file, file.open_metadata() as found:
        assert (found["pdfaid:part"], found["pdfaid:conformance"]) == ("2", "A")
        assert found["pdfuaid:part"] == "1"
        assert found["dc:title"] == "Referat: Planlægningsgruppemøde, efterår 2017"
        assert list(found["dc:language"]) == ["da"]
        assert file.Root.Lang == "da"
        assert file.Root.MarkInfo.Marked
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert str(file.docinfo["/Author"]) == "Tryg Aalborg – en mere tryg kommune"
        assert not file.is_encrypted


def fonts(value: Any, seen: set[Any]) -> Iterator[Any]:
    """The descriptions of the fonts a page uses."""
    for font in value.Resources.Font.values():
        for inner in font.get("/DescendantFonts", [font]):
            if inner.objgen not in seen:
                seen.add(inner.objgen)
                yield inner.FontDescriptor


def test_every_font_is_inside_the_file(minutes: Path) -> None:
    with pikepdf.open(minutes) as file:
        seen: set[Any] = set()
        found = [each for page in file.pages for each in fonts(page.obj, seen)]
        assert found
        for font in found:
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys())


def test_another_tool_finds_no_fault_in_it(minutes: Path) -> None:
    assert "No syntax or stream encoding errors found" in said("qpdf", "--check", str(minutes))


@pytest.mark.parametrize(
    "command",
    [
        ("pdfinfo",),
        ("mutool", "draw", "-q", "-F", "text", "-o", os.devnull),
        ("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", "-dPDFSTOPONERROR"),
    ],
    ids=lambda command: str(command[0]),
)
def test_other_readers_complain_of_nothing(minutes: Path, parts: Path, command: list[str]) -> None:
    for path in (minutes, parts):
        done = subprocess.run(
            [need(command[0]), *command[1:], str(path)],
            capture_output=True,
            check=True,
            timeout=60,
        )
        told = done.stderr.decode(errors="replace").splitlines()
        # What a reader was built without is no fault of the file.
        assert [line for line in told if "is not available" not in line] == []


def test_a_checker_of_accessible_pdf_finds_no_fault(minutes: Path, parts: Path) -> None:
    for path in (minutes, parts):
        assert "errors=0 warnings=0" in said("pdfua", "check", str(path))


@pytest.mark.parametrize("standard", ["2a", "ua1"])
def test_a_validator_finds_what_the_file_claims(minutes: Path, standard: str) -> None:
    assert said("verapdf", "--flavour", standard, "--format", "text", str(minutes))[:5] == "PASS "


def test_a_screen_reader_is_told_what_is_a_heading_a_list_and_a_table(parts: Path) -> None:
    tree = said("pdfinfo", "-struct-text", str(parts))
    kinds = [line.split()[0].rstrip(":") for line in tree.splitlines() if line.strip()]
    assert (kinds.count("H1"), kinds.count("H2")) == (1, 1)
    assert (kinds.count("L"), kinds.count("LI")) == (2, 3)
    assert (kinds.count("Table"), kinds.count("TR"), kinds.count("TH")) == (1, 3, 2)
    assert kinds.count("TD") == 4
    assert kinds.count("Link") == 2
    assert tree.index('"Afsnit"') < tree.index('"Indførsel"') < tree.index('"Referatet"')


def test_it_is_tagged_and_says_so(minutes: Path) -> None:
    facts = dict(line.split(":", 1) for line in said("pdfinfo", str(minutes)).splitlines())
    assert facts["Tagged"].strip() == "yes"
    assert facts["JavaScript"].strip() in ("no", "none")
    assert facts["Page size"].strip().endswith("(A4)")


def test_each_page_says_which_of_how_many_it_is_and_that_it_is_a_draft(tmp_path: Path) -> None:
    text = packed(pdf_text(pdf(EVERY_PART), tmp_path))
    assert "side1af1" in text
    assert "KLADDE·Prøve" in text


def test_a_word_with_signs_around_it_is_hyphenated_and_not_cut(tmp_path: Path) -> None:
    rows = (("Opløst (primo 2017)", "Rusmiddelseminar/Forældreseminar", "ord " * 99),)
    table = Table(("Status", "Indsats", "Hvad der er nu"), rows, caption="Indsatser")
    words = pdf_text(pdf(replace(EVERY_PART, blocks=(Heading("A", 1), table))), tmp_path).split()
    assert "(primo" in words
    assert "2017)" in words


def test_the_column_that_tells_most_is_the_widest_and_none_is_narrower_than_its_words() -> None:
    row = ("2017-12-05#18", "Landskabsforvaltningen i byen", "Skriv til ejerne. " * 4, "forår " * 5)
    number, owner, task, due = columns(Table(("Nr.", "Hvem", "Opgave", "Frist"), (row,)), 90)
    assert number.whole
    assert (owner.width, due.width) >= (LONGEST, 5)
    assert task.width > 90 // 3 > owner.width
    narrow = columns(Table(("A", "B"), (("x " * 20, "y" * 40),)), 10)
    assert [one.width for one in narrow] == [1, LONGEST]
