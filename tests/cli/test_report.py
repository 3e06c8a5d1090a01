"""Writing the yearly status report, and being told what is still to be done for it."""

import datetime as dt
from pathlib import Path

import pytest

from tests.cli.conftest import Run, meeting
from tryg_tui.core.model.annual_report import Choice, YearlyReport
from tryg_tui.core.model.entries import Note
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.store.folder.reports import save_report
from tryg_tui.store.toml.codec import encode


def test_a_report_is_written_in_the_formats_asked_for(run: Run, root: Path) -> None:
    code, out, err = run("report", "2017", "--to", "md,html,docx,pdf", "-o", "ud")
    assert (code, err) == (0, "")
    assert out.count("Written: ") == 4
    assert {path.name for path in Path("ud").iterdir()} == {
        f"status-report-2017.{ending}" for ending in ("md", "html", "docx", "pdf")
    }
    assert "# Status report 2017: Tryg By" in Path("ud/status-report-2017.md").read_text()


@pytest.mark.parametrize("year", ["x", "17", "20177", "-1", "²017", ""])
def test_what_is_no_year_is_told(run: Run, root: Path, year: str) -> None:
    code, _out, err = run("report", "--", year)
    assert code == 2
    assert err == f"“{year}” is not a year; write it as 2017.\n"


@pytest.mark.parametrize("to", ["csv", "ics", "json", "md,csv"])
def test_a_report_is_to_be_read_and_no_data(run: Run, root: Path, to: str) -> None:
    code, _out, err = run("report", "2017", "--to", to)
    assert code == 2
    assert "choose among md, html, docx, pdf." in err


def test_a_report_with_something_personal_in_it_is_held_back(run: Run, root: Path) -> None:
    note = Note(n=1, item="other", at=dt.datetime(2017, 3, 1, 9, tzinfo=dt.UTC), text="a@b.dk")
    save_meeting(root, meeting(dt.date(2017, 3, 1), entries=(note,), last=1), None)
    assert run("report", "2017", "--to", "md", "-o", "uden.md")[0] == 0
    code, _out, err = run("report", "2017", "--to", "md", "--minutes", "-o", "med.md")
    assert code == 1
    assert "“a@b.dk” looks like an e-mail address" in err
    assert [path.name for path in Path().glob("*.md")] == ["uden.md"]
    assert run("report", "2017", "--minutes", "-o", "med.md", "--force")[0] == 0
    assert "@b.dk" not in Path("uden.md").read_text()
    assert "@b.dk" in Path("med.md").read_text()


def test_the_annexes_asked_for_come_with_those_that_the_file_names(run: Run, root: Path) -> None:
    own = YearlyReport(year=2017, with_sources=True, case_number="2018-1")
    save_report(root, own, None)
    form = 'schema = 1\ninitiative = "natteliv"\nyear = 2017\nsummary = "Et godt år."\n'
    (root / "reports/2017/natteliv.toml").write_text(form)
    for number, asked in enumerate(([], ["--forms"])):
        path = Path(f"{number}.md")
        assert run("report", "2017", *asked, "-o", str(path))[0] == 0
        text = path.read_text()
        assert "## Sources" in text
        assert "2018-1" in text
        assert ("### Form: natteliv" in text) is bool(asked)


def test_check_tells_what_is_still_to_be_done_and_calls_it_no_problem(run: Run, root: Path) -> None:
    assert "Status report" not in run("check")[1]
    save_report(root, YearlyReport(year=2017), None)
    initiative = Initiative(id="natteliv", title="Et trygt natteliv", original=True)
    (root / "initiatives" / "natteliv.toml").write_bytes(encode(initiative))
    code, out, _err = run("check")
    assert code == 0
    assert "Status report 2017: no form has come in from Et trygt natteliv.\n" in out
    assert "Status report 2017: it is still a draft.\n" in out
    assert "Status report" not in run("check", "--json")[1]


def test_check_finds_what_is_wrong_in_the_report_of_a_year(run: Run, root: Path) -> None:
    save_report(root, YearlyReport(year=2017), None)
    (root / "reports" / "2017" / "report.toml").write_text("year = 2016\nx = 1\n")
    code, out, _err = run("check")
    assert code == 1
    assert "reports/2017/report.toml" in out


def test_the_names_of_the_paragraphs_are_told_so_that_they_can_be_chosen(
    run: Run, root: Path
) -> None:
    code, out, err = run("report", "2017", "--parts")
    assert (code, err) == (0, "")
    assert "about/partners  Tryg By is run by Kommunen and Politiet.\n" in out
    left = Choice(part="about/partners", left_out=True)
    save_report(root, YearlyReport(year=2017, paragraphs=(left,)), None)
    assert "about/partners" not in run("report", "2017", "--parts")[1]
    assert run("report", "x", "--parts")[0] == 2
    assert not list(Path().iterdir())


def test_what_is_wrong_in_the_reports_own_file_is_told_as_it_is_written(
    run: Run, root: Path
) -> None:
    path = root / "reports/2017/report.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        'schema = 1\nyear = 2017\norder = ["findes/ikke"]\nomit = ["x"]\n'
        '[[paragraphs]]\npart = "about/own-1"\nsection = "about"\ntext = "Eget."\n'
    )
    code, _out, err = run("report", "2017", "--to", "md")
    assert code == 0
    assert "omit" in err
    assert "names “findes/ikke”, which is no paragraph of this report." in err
    assert "about/own-1" not in err
    path.write_text('title = "uden år"\n')
    code, _out, err = run("report", "2017", "--to", "html")
    assert code == 1
    assert "cannot be used as it is; nothing was written." in err
    assert run("report", "2017", "--to", "html", "--force")[0] == 0
