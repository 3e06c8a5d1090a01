"""Reading in what others have kept: shown first, nothing guessed, nothing lost on the way back."""

import datetime as dt
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from msgspec.structs import replace

from tests.cli.conftest import Run
from tests.factories import workbook
from tests.shipped import FOLDER, HERE
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.measures.survey import measure_of, out_on
from tryg_tui.core.meetings.planning import new_meeting
from tryg_tui.core.model.meeting import IMPORTED
from tryg_tui.core.model.safety_index import Area, IndexReading, Measure, Revision, Source
from tryg_tui.session.incoming import files
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.toml.codec import encode

MEASURE = Measure(
    measure="andel-trygge",
    title="Andel trygge",
    areas=(Area(id="aalborg", title="Aalborg", kind="city", home=True),),
    sources=(Source(id="s1", title="Pressen"),),
    readings=(IndexReading(area="aalborg", year=2014, value=87),),
)
READINGS = (
    "omraade;type;aar;andel_trygge_pct;praec;kilde\n"
    "Aalborg;by;2014;87;e;S1\n"
    "Aalborg;by;2015;89,5;e;S1\n"
    "=Løvvangen;sub;2015;80,5;e;S2\n"
)
ROWS = (
    ("Dagsordenpunkt", "Ansvar", "Emne", "Beslutning", "Deadline"),
    ("1. Velkomst", "PHS", "", "", ""),
    ("2. Status", "JN", "Indbrud i *Nord*\nog | Syd", "-Patruljen kører\nom natten", "1. maj 2009"),
    ("", "KJ", "Nabohjælp", "Skilte <b>sættes</b> op", "foråret 2009"),
    ("", "", "Cykler", "Ingen ændring", ""),
    ("", "AB", "Drøftet", "", ""),
    ("3. Eventuelt", "", "", "=Lukket", ""),
)
DAY = ("--date", "23.3.2009")


@pytest.fixture
def index(root: Path) -> Path:
    """A folder with a measure."""
    (root / "safety-index" / "andel-trygge.toml").write_bytes(encode(MEASURE))
    return root


def docx_of(rows: tuple[tuple[str, ...], ...]) -> bytes:
    """A Word file with a table and a paragraph before it."""
    document: Any = Document()
    document.add_paragraph("Dagsorden / Referat")
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def csv_of(rows: tuple[tuple[str, ...], ...]) -> bytes:
    """A CSV file as a spreadsheet writes it, in the letters it has long used."""
    quoted = (";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return "\r\n".join(quoted).encode("cp1252")


def markdown_of(rows: tuple[tuple[str, ...], ...]) -> bytes:
    """A Markdown file with a heading before the table."""
    cells = [
        [cell.replace("|", "\\|").replace("<", "\\<").replace("\n", "<br>") for cell in row]
        for row in rows
    ]
    lines = [f"| {' | '.join(row)} |" for row in cells]
    return "\n".join(
        ("# Referat", "", lines[0], "|---" * len(rows[0]) + "|", *lines[1:], "")
    ).encode()


MADE = {"docx": docx_of, "csv": csv_of, "md": markdown_of}


def test_new_readings_are_shown_and_saved_in_a_file_of_their_own(run: Run, index: Path) -> None:
    Path("r.csv").write_text(READINGS, encoding="utf-8")
    before = (index / "safety-index" / "andel-trygge.toml").read_bytes()
    code, out, err = run("import", "index", "r.csv")
    place = index / "safety-index" / "andel-trygge-import-2018-04-01.toml"
    assert (code, err) == (0, "")
    assert out == (
        "new: Aalborg 2015: 89.5\n"
        "new: =Løvvangen 2015: 80.5\n"
        "2 new, 1 the same, 0 different, 0 not to be used.\n"
        f"Written: {place}\n"
    )
    assert (index / "safety-index" / "andel-trygge.toml").read_bytes() == before
    assert run("check")[0] == 0
    again = run("import", "index", "r.csv")
    assert again[:2] == (0, "0 new, 3 the same, 0 different, 0 not to be used.\n")


def test_a_preview_writes_nothing(run: Run, index: Path) -> None:
    Path("r.csv").write_text(READINGS, encoding="utf-8")
    assert run("--read-only", "import", "index", "r.csv", "--preview")[0] == 0
    assert len(list((index / "safety-index").glob("*.toml"))) == 1
    assert run("--read-only", "import", "index", "r.csv")[0] == 2


def test_another_value_is_told_and_the_folders_is_kept(run: Run, index: Path) -> None:
    Path("r.csv").write_text("omraade;aar;andel_trygge_pct\nAalborg;2014;88\n", encoding="utf-8")
    code, out, _err = run("import", "index", "r.csv")
    assert code == 1
    assert "different: Aalborg 2014: 88.0 here, 87.0 in the folder, which is kept\n" in out
    assert len(list((index / "safety-index").glob("*.toml"))) == 1


def test_a_figure_its_publisher_has_put_right_is_taken_with_what_it_was(
    run: Run, index: Path
) -> None:
    place = index / "safety-index" / "andel-trygge.toml"
    place.write_text(f"# Vores egen bemærkning\n{place.read_text('utf-8')}", encoding="utf-8")
    rows = "omraade;aar;andel_trygge_pct;kilde;note\nAalborg;2014;88;Rettelsen;Fejl i vægtene\n"
    Path("r.csv").write_text(rows, encoding="utf-8")
    wanted = ("import", "index", "r.csv", "--revised", "--date", "15.6.2015")
    before = place.read_bytes()
    code, out, _err = run(*wanted, "--preview")
    assert (code, out.splitlines()[0]) == (0, "corrected: Aalborg 2014: 88.0, before 87.0")
    assert place.read_bytes() == before
    code, out, err = run(*wanted)
    assert (code, err) == (0, "")
    assert out.endswith(f"Written: {place}\n")
    assert place.read_text("utf-8").startswith("# Vores egen bemærkning\n")
    found = measure_of(read_folder(index).folder, "andel-trygge")
    assert found is not None
    assert (found.readings[0].value, found.readings[0].sources) == (88, ("rettelsen",))
    assert found.revisions == (
        Revision(area="aalborg", year=2014, old=87, on=dt.date(2015, 6, 15), why="Fejl i vægtene"),
    )
    assert run("check")[0] == 0
    assert run(*wanted)[:2] == (0, "0 new, 1 the same, 0 different, 0 not to be used.\n")


def test_the_day_of_a_correction_is_today_where_none_is_said(run: Run, index: Path) -> None:
    Path("r.csv").write_text("omraade;aar;andel_trygge_pct\nAalborg;2014;88\n", encoding="utf-8")
    assert run("import", "index", "r.csv", "--revised")[0] == 0
    found = measure_of(read_folder(index).folder, "andel-trygge")
    assert found is not None
    assert [one.on for one in found.revisions] == [dt.date(2018, 4, 1)]


def test_what_is_new_is_written_and_another_value_only_told(run: Run, index: Path) -> None:
    rows = "omraade;aar;andel_trygge_pct\nAalborg;2014;88\nAalborg;2019;89\n"
    Path("r.csv").write_text(rows, encoding="utf-8")
    code, out, _err = run("import", "index", "r.csv")
    assert code == 0
    assert "which is kept" in out
    assert len(list((index / "safety-index").glob("*.toml"))) == 2


def test_a_line_that_is_wrong_is_named_and_nothing_is_read_in(run: Run, index: Path) -> None:
    Path("r.csv").write_text(READINGS + "Aalborg;by;2016;mange;e;\n", encoding="utf-8")
    code, _out, err = run("import", "index", "r.csv")
    assert code == 1
    assert err == (
        "Line 5: “mange” is not a number.\nNothing was read in: correct the lines first.\n"
    )
    assert len(list((index / "safety-index").glob("*.toml"))) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "r.csv is empty."),
        ('a;b\n"x', "r.csv is no table that can be understood"),
        ("omraade;aar;vaerdi\n", "Say with --measure which measure the numbers are of:"),
        ("omraade;andel_trygge_pct;farve\n", "columns missing: Year; columns not known: farve."),
    ],
)
def test_what_is_no_table_of_readings_is_told(run: Run, index: Path, text: str, said: str) -> None:
    Path("r.csv").write_text(text, encoding="utf-8")
    code, _out, err = run("import", "index", "r.csv")
    assert code in (1, 2)
    assert said in err


def test_a_file_that_is_not_there_is_told(run: Run, index: Path) -> None:
    code, _out, err = run("import", "index", "gone.csv")
    assert code == 3
    assert "gone.csv" in err
    assert run("import", "index", str(index))[0] == 3


def test_the_readings_that_are_written_out_are_read_back_without_loss(
    run: Run, tmp_path: Path
) -> None:
    for measure in ("andel-trygge", "tillid-til-politiet"):
        code, _out, _err = run("--folder", str(FOLDER), "export", measure, "-o", ".")
        assert code == 0
        preview = ("--folder", str(FOLDER), "import", "index", f"{measure}.csv", "--preview")
        found = measure_of(read_folder(FOLDER).folder, measure)
        assert found is not None
        count = len(out_on(found, dt.date(2018, 4, 10)).readings)
        assert 0 < count < len(found.readings), "what came out later is not written out"
        out = run(*preview, "--measure", measure)[1]
        assert out == f"0 new, {count} the same, 0 different, 0 not to be used.\n"


@pytest.mark.parametrize("name", ["andel-trygge.csv", "tillid-til-politiet.csv"])
def test_the_published_figures_are_those_of_the_shipped_folder(run: Run, name: str) -> None:
    file = str(HERE / "reference" / name)
    out = run("--folder", str(FOLDER), "import", "index", file, "--preview")[1]
    assert out.startswith("0 new, ")
    assert out.endswith("0 different, 0 not to be used.\n")


@pytest.mark.parametrize("ending", list(MADE))
def test_minutes_become_a_meeting_marked_as_imported(run: Run, root: Path, ending: str) -> None:
    Path(f"m.{ending}").write_bytes(MADE[ending](ROWS))
    code, out, err = run("import", "minutes", f"m.{ending}", *DAY, "--title", "Lokalrådet")
    assert (code, err) == (0, "")
    left = out.count("is outside the table and not read in")
    assert left == (ending != "csv")
    assert f"6 rows. Items: 3. Entries: 5. Not read in: {left}. Not to be used: 0.\n" in out
    assert "2 actions are read in as open, as no status is told.\n" in out
    assert "1. Velkomst\n2. Status – 1 decision, 2 actions\n3. Eventuelt – 1 decision\n" in out
    found = read_folder(root).folder.meeting("2009-03-23")
    assert found is not None
    assert found.value.extra == {IMPORTED: f"m.{ending}"}
    assert found.value.entries[0].text == "-Patruljen kører\nom natten"
    assert run("check")[0] == 0
    shown = run("show", "2009-03-23")[1]
    assert f"Imported from m.{ending}\n" in shown
    assert "Subject: Nabohjælp" in shown


def test_lines_outside_the_table_are_told(run: Run, root: Path) -> None:
    Path("m.md").write_bytes(markdown_of(ROWS))
    out = run("import", "minutes", "m.md", *DAY)[1]
    assert out.startswith("Line 1 is outside the table and not read in: # Referat\n")


def test_a_published_page_is_read_with_its_headings_as_items(run: Run, root: Path) -> None:
    page = (
        "<body><h1>Referat</h1><h2>1. Status &#27;[31m</h2><h3>Beslutning</h3><p>Om [/] 010203-1234"
    )
    Path("m.html").write_text(page, "utf-8")
    code, out, err = run("import", "minutes", "m.html", *DAY)
    assert code == 1
    assert "Line 1 stands under no item and is not read in: Referat\n" in out
    assert "010203-1234" in err
    Path("m.htm").write_text(page.replace("010203-1234", "nord"), "utf-8")
    assert run("import", "minutes", "m.htm", *DAY)[0] == 0
    shown = run("show", "2009-03-23")[1]
    assert "Om [/] nord" in shown
    assert "\x1b" not in shown
    assert run("check")[0] == 0


STATED = (
    (*ROWS[0], "Status"),
    *(
        (*row, status)
        for row, status in zip(ROWS[1:], ("ok", "Udført", "i gang", "", "", ""), strict=True)
    ),
)
"""The same rows with what became of each."""


@pytest.mark.parametrize("ending", list(MADE))
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("rows", [ROWS, STATED], ids=["open", "stated"])
def test_import_export_import_loses_nothing(
    run: Run, root: Path, ending: str, language: str, rows: tuple[tuple[str, ...], ...]
) -> None:
    Path(f"m.{ending}").write_bytes(MADE[ending](rows))
    run("import", "minutes", f"m.{ending}", *DAY, "--title", "Lokalrådet")
    first = read_folder(root).folder.meeting("2009-03-23")
    assert first is not None
    code, _out, _err = run(
        "--lang", language, "export", "2009-03-23", "--table", "-o", f"ud/m.{ending}"
    )
    assert code == 0
    (root / first.path).unlink()
    assert run("import", "minutes", f"ud/m.{ending}", *DAY, "--title", "Lokalrådet")[0] == 0
    second = read_folder(root).folder.meeting("2009-03-23")
    assert second is not None
    assert second.value == first.value


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["m.pdf", *DAY],
            "m.pdf is none of the files that can be read in: .md, .html, .csv, .xlsx, .docx.",
        ),
        (["m.md"], "Say with --date when the meeting was held."),
        (["m.md", "--date", "engang"], "“engang” is not a date"),
        (["m.md", "--date", "2017-12-05"], "There is a meeting “2017-12-05” already"),
        (
            ["two.md", *DAY],
            "two.md, table 1: columns missing: Decision; its first row says: Punkt | Farve.",
        ),
        (["bad.docx", *DAY], "bad.docx is empty, or no Word file."),
        (
            ["none.html", *DAY],
            "none.html has neither a table nor headings of items; begin each item with one.",
        ),
        (
            ["r.csv", *DAY],
            "r.csv, table 1: columns missing: Decision; its first row says: Punkt | Farve.",
        ),
    ],
)
def test_what_cannot_be_read_in_as_minutes_is_told(
    run: Run, root: Path, arguments: list[str], said: str
) -> None:
    Path("m.md").write_bytes(markdown_of(ROWS))
    Path("two.md").write_bytes(b"| Punkt | Farve |\n|---|---|\n| 1 | 2 |\n")
    Path("bad.docx").write_bytes(b"no zip")
    Path("m.pdf").write_bytes(b"")
    Path("none.html").write_bytes(b"<p>Referat")
    Path("r.csv").write_text("Punkt;Farve\n", encoding="utf-8")
    code, _out, err = run("import", "minutes", *arguments)
    assert code in (1, 2)
    assert said in err
    assert not (root / "minutes" / "2009-03-23.toml").exists()


def test_what_a_word_file_says_is_named_by_table_and_row(run: Run, root: Path) -> None:
    Path("m.docx").write_bytes(docx_of((*ROWS, ("4. X", "", "", "y", "32.13.2009"))))
    code, out, err = run("import", "minutes", "m.docx", *DAY)
    assert code == 1
    assert "Row 8 of table 1: the deadline “32.13.2009” is not understood" in err
    assert "Paragraph 1 is outside the table and not read in: Dagsorden / Referat\n" in out


def test_who_took_part_comes_in_and_goes_out_again(run: Run, root: Path) -> None:
    lines = b"Til stede: JP, DEF (ref)\n\nAfbud: LK\n\nDagsorden\n\n"
    Path("m.md").write_bytes(lines + markdown_of(ROWS))
    out = run("import", "minutes", "m.md", *DAY)[1]
    assert "Taking part: 3 names.\nPresent: JP; DEF (ref)\nApologies: LK\n" in out
    assert "Til stede" not in out
    assert "Line 5 is outside the table and not read in: Dagsorden\n" in out
    shown = run("show", "2009-03-23")[1]
    assert "Present, others: JP; DEF (ref)\n" in shown
    assert "Apologies from: LK\n" in shown
    assert "Outcome: not stated" not in shown
    first = read_folder(root).folder.meeting("2009-03-23")
    assert first is not None
    assert run("export", "2009-03-23", "--table", "-o", "ud/m.docx")[0] == 0
    (root / first.path).unlink()
    run("import", "minutes", "ud/m.docx", *DAY)
    second = read_folder(root).folder.meeting("2009-03-23")
    assert second is not None
    assert second.value.attendance == first.value.attendance
    assert run("check")[0] == 0


def test_minutes_that_were_read_in_say_only_what_stood_there(run: Run, root: Path) -> None:
    Path("m.csv").write_bytes(csv_of(ROWS))
    assert run("import", "minutes", "m.csv", *DAY, "--all-done")[0] == 0
    shown = run("show", "2009-03-23")[1]
    assert "Apologies from: not stated" in shown
    assert "Next meeting" not in shown
    found = read_folder(root).folder
    loaded = found.meeting("2009-03-23")
    assert loaded is not None
    assert found.strategy is not None
    after = new_meeting(found.strategy.value, dt.date(2009, 9, 1), previous=loaded.value)
    assert "m.csv" not in after.title
    assert [item.carried_from for item in after.items] == [""] * len(after.items)
    states = [one.state for one in fold(found).actions if one.source.meeting == "2009-03-23"]
    assert states == ["done", "done"]


def test_a_row_that_is_wrong_is_named_and_no_meeting_is_made(run: Run, root: Path) -> None:
    Path("m.csv").write_bytes(csv_of((*ROWS, ("4. X", "", "", "", "i morgen"))))
    code, out, err = run("import", "minutes", "m.csv", *DAY)
    assert code == 1
    assert "Line 10: it has the deadline “i morgen”, but nothing to be done by it.\n" in err
    assert "7 rows. Items: 4. Entries: 5. Not read in: 0. Not to be used: 1.\n" in out
    assert not (root / "minutes" / "2009-03-23.toml").exists()


def test_a_table_is_only_of_a_meeting(run: Run, root: Path) -> None:
    code, _out, err = run("export", "actions", "--table", "--to", "md")
    assert code == 2
    assert "Only a meeting" in err


PEOPLE = (
    ("Navn", "Rolle", "Part", "E-mail", "Fra"),
    ("Anna Holm", "Formand", "Kommunen", "a@b.dk", dt.date(2018, 2, 1)),
    (None, "Leder", "Kommunen", None, None),
    ("Bo", None, "Politiet", None, None),
)


def test_participants_of_a_sheet_are_shown_and_put_into_the_register(run: Run, root: Path) -> None:
    Path("folk.xlsx").write_bytes(workbook(*PEOPLE))
    strategy = root / "strategy.toml"
    text = strategy.read_text("utf-8").replace("\n[[people]]", "\n# Dem, der mødes\n[[people]]", 1)
    strategy.write_text(text, encoding="utf-8")
    told = (
        "Columns that are not read in: E-mail.\n"
        "new: Anna Holm, Formand, Kommunen\n"
        "new: Bo, Politiet\n"
        "Line 3: known already: Leder, Kommunen\n"
        "2 new, 1 known already, 0 not to be used.\n"
    )
    assert run("--read-only", "import", "people", "folk.xlsx", "--preview") == (0, told, "")
    assert strategy.read_text("utf-8") == text
    assert run("import", "people", "folk.xlsx") == (0, f"{told}Written: {strategy}\n", "")
    after = strategy.read_text("utf-8").splitlines()
    assert [line for line in text.splitlines() if line not in after] == []
    people = read_folder(root).folder.partnership.people
    assert [(one.id, one.name, one.partner, one.since) for one in people[2:]] == [
        ("formand-kommunen", "Anna Holm", "kommunen", dt.date(2018, 2, 1)),
        ("bo-politiet", "", "politiet", None),
    ]
    assert run("check")[0] == 0
    assert run("import", "people", "folk.xlsx")[1].endswith(
        "0 new, 3 known already, 0 not to be used.\n"
    )


def test_initiatives_become_files_of_their_own(run: Run, root: Path) -> None:
    Path("i.csv").write_text(
        "titel;mål;tovholder\nNatteliv;Færre slagsmål;Betjent\nCykler;;\nnatteliv;;\n",
        encoding="utf-8",
    )
    code, out, _err = run("import", "initiatives", "i.csv")
    assert code == 0
    assert "Line 4: known already: natteliv\n2 new, 1 known already" in out
    found = {one.path: one.value for one in read_folder(root).folder.initiatives}
    assert set(found) == {"initiatives/natteliv.toml", "initiatives/cykler.toml"}
    assert found["initiatives/natteliv.toml"].leads[0].person == "betjent-politiet"
    assert run("check")[0] == 0


def test_a_participant_that_is_not_understood_is_named_and_nobody_is_read_in(
    run: Run, root: Path
) -> None:
    before = (root / "strategy.toml").read_bytes()
    Path("folk.csv").write_text("navn;part\nBo;Kommunen\nEva;Kirken\n", encoding="utf-8")
    code, _out, err = run("import", "people", "folk.csv")
    assert code == 1
    assert err == (
        "Line 3: “Kirken” is not known as “Partner”.\n"
        "Nothing was read in: correct the lines first.\n"
    )
    assert (root / "strategy.toml").read_bytes() == before
    Path("folk.csv").write_text("part;by\nKommunen;X\n", encoding="utf-8")
    assert (
        "columns missing: Title; columns not known: by." in run("import", "people", "folk.csv")[2]
    )
    (root / "strategy.toml").unlink()
    Path("folk.csv").write_text("navn\nBo\n", encoding="utf-8")
    assert "no strategy.toml" in run("import", "people", "folk.csv")[2]


def test_readings_begin_a_measure_where_there_is_none(run: Run, root: Path) -> None:
    Path("r.csv").write_text(READINGS, encoding="utf-8")
    code, out, err = run("import", "index", "r.csv")
    assert (code, err) == (0, "")
    assert out.endswith(f"Written: {root / 'safety-index' / 'andel-trygge.toml'}\n")
    (one,) = read_folder(root).folder.measures
    assert (one.value.measure, one.value.title) == ("andel-trygge", "Andel trygge")
    assert run("check")[0] == 0


def test_a_measure_whose_name_nobody_knows_is_asked_for(run: Run, root: Path) -> None:
    Path("r.csv").write_text("område;type;år;værdi\nBy;by;2017;379\n", encoding="utf-8")
    code, _out, err = run("import", "index", "r.csv")
    assert (code, err) == (2, "Say with --measure or --title what the new measure is called.\n")
    assert run("import", "index", "r.csv", "--title", "Anmeldte indbrud")[0] == 0
    (one,) = read_folder(root).folder.measures
    assert (one.value.measure, one.value.unit) == ("anmeldte-indbrud", "")


def test_a_sheet_that_is_none_is_told_and_what_reads_one_may_be_missing(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("x.xlsx").write_bytes(b"no workbook")
    code, _out, err = run("import", "people", "x.xlsx")
    assert (code, err) == (1, "x.xlsx is empty, or no Excel file.\n")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    code, _out, err = run("import", "people", "x.xlsx")
    assert code == 3
    assert "openpyxl" in err


@pytest.mark.posix
@pytest.mark.parametrize("what", ["/dev/zero", "pipe", "folder", "large"])
def test_what_never_ends_is_not_read(run: Run, index: Path, tmp_path: Path, what: str) -> None:
    path = Path(what) if what.startswith("/") else tmp_path / f"{what}.csv"
    if what == "pipe":
        os.mkfifo(path)
    elif what == "folder":
        path.mkdir()
    elif what == "large":
        with path.open("wb") as file:
            file.truncate(files.LIMIT + 1)
    code, _out, err = run("import", "index", str(path), "--measure", "andel-trygge")
    assert code == 3
    assert "too large, or no file" in err


def test_text_as_windows_calls_unicode_is_read(run: Run, index: Path) -> None:
    path = index / "tal.csv"
    path.write_text(READINGS, encoding="utf-16")
    code, out, _err = run("import", "index", str(path), "--measure", "andel-trygge")
    assert (code, "Løvvangen" in out) == (0, True)


def test_a_measure_is_written_for_other_programs_and_its_hidden_figures_read_in(
    run: Run, index: Path
) -> None:
    few = replace(
        MEASURE,
        readings=(*MEASURE.readings, IndexReading(area="aalborg", year=2013, value=75, sample=4)),
    )
    place = index / "safety-index" / "andel-trygge.toml"
    place.write_bytes(encode(few))
    assert run("export", "andel-trygge", "--to", "json,csv", "-o", "ud/")[0] == 0
    told = json.loads(Path("ud/andel-trygge.json").read_text(encoding="utf-8"))["measure"]
    assert [fact["brief"] for fact in told["facts"]] == ["n < 5"]
    assert 75 not in [one["value"] for one in told["readings"]]
    assert run("export", "andel-trygge", "--to", "pdf")[0] == 2
    place.write_bytes(encode(MEASURE))
    code, out, _err = run("import", "index", "ud/andel-trygge.csv", "--measure", "andel-trygge")
    assert (code, out.splitlines()[0]) == (0, "hidden: Aalborg 2013: n < 5")
    found = measure_of(read_folder(index).folder, "andel-trygge")
    assert found is not None
    assert [fact.year for fact in found.facts] == [2013]


def test_an_action_that_is_over_by_its_deadline_is_told_so(run: Run, root: Path) -> None:
    Path("m.csv").write_text("Punkt;Beslutning;Frist\nLys;Mål;Udført\n", encoding="utf-8")
    out = run("import", "minutes", "m.csv", *DAY)[1]
    assert "Line 2: “Udført” stands as the deadline: the action is read in as over.\n" in out
    assert "kept as words" not in out


def test_a_measure_that_is_written_says_how_many_figures_were_not_out(
    run: Run, index: Path
) -> None:
    later = (IndexReading(area="aalborg", year=year, value=75) for year in (2098, 2099))
    few = replace(MEASURE, readings=(*MEASURE.readings, *later))
    place = index / "safety-index" / "andel-trygge.toml"
    place.write_bytes(encode(few))
    code, out, _err = run("export", "andel-trygge", "--to", "csv", "-o", "ud/")
    assert code == 0
    assert "2 figures left out, as they were not out on" in out
    assert "2098" not in Path("ud/andel-trygge.csv").read_text(encoding="utf-8")
    place.write_bytes(encode(MEASURE))
    _code, out, _err = run("export", "andel-trygge", "--to", "csv", "-o", "ud/", "--force")
    assert "left out" not in out
