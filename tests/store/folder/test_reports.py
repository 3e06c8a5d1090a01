"""Saving a yearly form: the file says what was written, and nobody's comment is lost."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.shipped import FOLDER
from tryg_tui.core.model.annual_report import (
    Choice,
    InitiativeReport,
    Paragraph,
    Presentation,
    YearlyReport,
)
from tryg_tui.store.files.commit import NotSaved, digest
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.folder.reports import (
    holds_comments,
    report_path,
    save_report,
    written_by_hand,
    yearly_path,
)

REPORT = InitiativeReport(
    initiative="et-trygt-natteliv",
    year=2018,
    first_day=dt.date(2018, 1, 15),
    received=dt.date(2019, 2, 1),
    status="risiko",
    summary="Året gik.",
    paragraphs=(
        Paragraph(heading="Status", text='# ikke en kommentar\r\n""" \' #', source="2018-04-10#7"),
    ),
    extra={"egen": 1},
)
PATH = "reports/2018/et-trygt-natteliv.toml"


def test_a_form_is_read_as_it_was_saved_and_saved_again(tmp_path: Path) -> None:
    saved = save_report(tmp_path, REPORT, None)
    assert saved.path == PATH
    assert saved.sha256 == digest((tmp_path / PATH).read_bytes())
    assert saved.value.paragraphs[0].text == '# ikke en kommentar\n""" \' #'
    assert read_folder(tmp_path).folder.reports == (saved,)
    assert not written_by_hand(tmp_path, PATH)
    again = save_report(tmp_path, replace(saved.value, summary="Nyt"), saved.sha256)
    assert read_folder(tmp_path).folder.reports == (again,)
    assert again.value.summary == "Nyt"


def test_a_form_that_somebody_changed_or_made_meanwhile_is_left_alone(tmp_path: Path) -> None:
    saved = save_report(tmp_path, REPORT, None)
    theirs = save_report(tmp_path, replace(REPORT, summary="Deres"), saved.sha256)
    for base, reason in ((saved.sha256, "changed"), (None, "exists")):
        with pytest.raises(NotSaved) as caught:
            save_report(tmp_path, replace(REPORT, summary="Vores"), base)
        assert caught.value.reason == reason
    assert read_folder(tmp_path).folder.reports == (theirs,)


def test_a_form_with_a_persons_comments_is_not_written_over(tmp_path: Path) -> None:
    root = tmp_path / "meetings"
    shutil.copytree(FOLDER, root)
    for path in (root / "reports").rglob("*.toml"):
        path.write_bytes(b"# Efter et opkald.\n" + path.read_bytes())
    for known in read_folder(root).folder.reports:
        before = (root / known.path).read_bytes()
        assert written_by_hand(root, known.path)
        with pytest.raises(NotSaved) as caught:
            save_report(root, replace(known.value, summary="Vores"), known.sha256)
        assert caught.value.reason == "comments"
        assert (root / known.path).read_bytes() == before


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", False),
        ("a = 1", False),
        ("# bemærkning", True),
        ("  # bemærkning", True),
        ("a = 1 # bemærkning", True),
        ('a = "# tekst"', False),
        ("a = '# tekst'", False),
        (r'a = "\" # tekst"', False),
        ('a = "x" # bemærkning', True),
        ('a = """\n# tekst\n"""', False),
        ('a = """\\""" # tekst"""', False),
        ('a = """x"""" # bemærkning', True),
        ("a = '''\n# tekst\n'''", False),
        ("a = '''x''' # bemærkning", True),
        ("a = '''x''''' # bemærkning", True),
        ('a = "it\'s" # bemærkning', True),
    ],
)
def test_a_comment_is_told_from_a_text(text: str, found: bool) -> None:
    assert holds_comments(text.encode()) is found


def test_a_file_that_is_not_there_is_nobodys(tmp_path: Path) -> None:
    assert not written_by_hand(tmp_path, PATH)


@pytest.mark.parametrize(
    ("initiative", "year"),
    [
        ("", 2018),
        ("../x", 2018),
        ("a/b", 2018),
        ("A", 2018),
        ("con", 2018),
        ("report", 2018),
        ("natteliv", 0),
        ("natteliv", 20188),
        ("natteliv", -1),
    ],
)
def test_only_an_initiative_and_a_year_name_a_form(
    tmp_path: Path, initiative: str, year: int
) -> None:
    with pytest.raises(ValueError, match="no form"):
        report_path(initiative, year)
    with pytest.raises(ValueError, match="no form"):
        save_report(tmp_path, replace(REPORT, initiative=initiative, year=year), None)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_away_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(NotSaved) as caught:
        save_report(tmp_path / "share", REPORT, None)
    assert caught.value.reason == "folder-gone"
    assert not (tmp_path / "share").exists()


def test_a_form_that_would_not_be_read_back_is_not_written(tmp_path: Path) -> None:
    moment = dt.datetime(2018, 1, 15, tzinfo=dt.UTC)
    with pytest.raises(ValueError, match="does not say"):
        save_report(tmp_path, replace(REPORT, first_day=moment), None)
    assert not (tmp_path / PATH).exists()


YEARLY = YearlyReport(
    year=2017,
    number=4,
    order=("about/version-1",),
    paragraphs=(Choice(part="assessment/own", section="assessment", text="# god\n"),),
    presented=(Presentation(step=3, date=dt.date(2018, 4, 3), outcome="Taget til efterretning"),),
    extra={"egen": 1},
)


def test_a_yearly_report_is_read_as_it_was_saved_and_is_no_form(tmp_path: Path) -> None:
    saved = save_report(tmp_path, YEARLY, None)
    assert saved.path == "reports/2017/report.toml"
    assert saved.value == YEARLY
    reading = read_folder(tmp_path)
    assert reading.folder.yearly == (saved,)
    assert reading.folder.reports == ()
    again = save_report(tmp_path, replace(YEARLY, state="final"), saved.sha256)
    assert read_folder(tmp_path).folder.yearly_report(2017) == again


def test_a_yearly_report_with_a_persons_comments_is_not_written_over(tmp_path: Path) -> None:
    saved = save_report(tmp_path, YEARLY, None)
    path = tmp_path / saved.path
    path.write_text("# husk bilag\n" + path.read_text())
    with pytest.raises(NotSaved) as caught:
        save_report(tmp_path, YEARLY, digest(path.read_bytes()))
    assert caught.value.reason == "comments"


@pytest.mark.parametrize("year", [0, -1, 20170, 1899])
def test_a_yearly_report_of_no_year_has_no_path(year: int) -> None:
    with pytest.raises(ValueError, match="no year"):
        yearly_path(year)
