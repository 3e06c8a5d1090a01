"""Writing a meeting for those who never open a terminal: what, where, and never over a file."""

import builtins
import datetime as dt
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.cli.conftest import Run, meeting
from tests.shipped import FOLDER
from tryg_tui.core.model.entries import Action, Note, Topic
from tryg_tui.core.model.link import Link
from tryg_tui.core.model.meeting import AgendaItem
from tryg_tui.documents.render.formats import KINDS, PACKAGES
from tryg_tui.session.workspace import Workspace
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.store.folder.settings import Settings, save_settings

HERE = Path()
ROOT = Path(__file__).parents[2]
AT = dt.datetime(2017, 12, 5, 9, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def papers_here() -> None:
    """Papers are written where we are, as somebody chose."""
    save_settings(Settings(papers=str(Path.cwd())))


def names() -> set[str]:
    """The files where we are."""
    return {str(path) for path in HERE.rglob("*") if path.is_file()}


def told_of(root: Path, text: str, **fields: Any) -> None:
    """Put a meeting of 1 March 2017 into the folder that holds a note with a text."""
    entry = Note(n=1, item="other", at=AT, text=text, **fields)
    save_meeting(root, meeting(dt.date(2017, 3, 1), entries=(entry,), last=1), None)


def test_minutes_are_written_in_every_format_asked_for(run: Run, root: Path) -> None:
    code, out, err = run("export", "last", "--to", "md,HTML, docx,pdf,ics,csv,json")
    assert (code, err) == (0, "")
    endings = {"md", "html", "docx", "pdf", "ics", "csv", "json"}
    assert names() == {f"minutes-2017-12-05.{ending}" for ending in endings}
    assert out.count("Written: ") == 7
    assert "Drøftet" in Path("minutes-2017-12-05.md").read_text(encoding="utf-8")
    assert Path("minutes-2017-12-05.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_a_planned_meeting_is_written_as_its_agenda(run: Run, root: Path) -> None:
    assert run("export", "next", "--to", "md")[0] == 0
    assert names() == {"agenda-2018-04-10.md"}


def test_word_is_written_unless_another_format_is_asked_for(run: Run, root: Path) -> None:
    assert run("export", "last")[0] == 0
    assert names() == {"minutes-2017-12-05.docx"}


@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        (["-o", "a.html"], {"a.html"}),
        (["--to", "md", "--output", "a.txt"], {"a.txt"}),
        (["--to", "md,csv", "-o", "a.md"], {"a.md", "a.csv"}),
        (["--to", "md,csv", "-o", "ud"], {"ud/minutes-2017-12-05.md", "ud/minutes-2017-12-05.csv"}),
        (["--to", "md", "-o", "ud/"], {"ud/minutes-2017-12-05.md"}),
        (["--to", "md", "--public"], {"minutes-2017-12-05-public.md"}),
        (["--to", "md", "--form", "log"], {"minutes-2017-12-05-log.md"}),
        (["--to", "md", "--form", "minutes", "--times"], {"minutes-2017-12-05.md"}),
    ],
)
def test_the_place_is_a_file_or_a_folder(
    run: Run, root: Path, arguments: list[str], files: set[str]
) -> None:
    assert run("export", "last", *arguments)[0] == 0
    assert names() == files


@pytest.mark.parametrize("how", [["--form", "log"], ["--times"]])
@pytest.mark.parametrize("what", [["next"], ["actions"], ["last", "--table"]])
def test_only_minutes_have_another_form(
    run: Run, root: Path, what: list[str], how: list[str]
) -> None:
    code, _out, err = run("export", *what, *how, "--to", "md")
    assert (code, names()) == (2, set())
    assert "Only minutes are written in another form" in err


def test_only_an_agenda_has_an_annex(run: Run, root: Path) -> None:
    topic = Topic(n=1, item="other", at=AT, text="Lys.")
    save_meeting(root, meeting(dt.date(2017, 3, 1), entries=(topic,), last=1), None)
    assert run("export", "next", "--to", "md", "--annex")[0] == 0
    assert "See the annex." in Path("agenda-2018-04-10.md").read_text(encoding="utf-8")
    for what in (["last"], ["actions"], ["next", "--table"]):
        code, _out, err = run("export", *what, "--annex", "--to", "md", "--force")
        assert (code, err) == (2, "Only an agenda is written with an annex.\n")


def test_numbers_of_lines_are_in_a_log_and_in_minutes_by_request(run: Run, root: Path) -> None:
    told = []
    for how in ([], ["--times"], ["--form", "log"]):
        assert run("export", "last", "--to", "md", "-o", "a.md", "--force", *how)[0] == 0
        text = Path("a.md").read_text(encoding="utf-8")
        told.append(("Drøftet" in text, "(no. 1)" in text, "#1 Note" in text))
    assert told == [(True, False, False), (True, True, False), (True, False, True)]
    code, _out, err = run("export", "last", "--form", "roman")
    assert code == 2
    assert "“roman” is not known here" in err


def test_the_ending_of_the_file_says_the_format(run: Run, root: Path) -> None:
    run("export", "last", "-o", "a.html")
    assert Path("a.html").read_bytes().startswith(b"<!DOCTYPE html>")


def test_no_file_is_written_over_unless_asked_and_then_nothing_is_written(
    run: Run, root: Path
) -> None:
    Path("minutes-2017-12-05.csv").write_text("mine")
    code, out, err = run("export", "last", "--to", "md,csv")
    assert (code, out) == (3, "")
    assert err == (
        f"{Path.cwd() / 'minutes-2017-12-05.csv'} is there already; nothing was written. "
        "--force writes over it.\n"
    )
    assert names() == {"minutes-2017-12-05.csv"}
    assert Path("minutes-2017-12-05.csv").read_text() == "mine"
    assert run("export", "last", "--to", "md,csv", "--force")[0] == 0
    assert Path("minutes-2017-12-05.csv").read_text(encoding="utf-8-sig").startswith("Kind;")


def test_a_folder_in_the_place_of_the_file_is_never_written_over(run: Run, root: Path) -> None:
    Path("minutes-2017-12-05.md").mkdir()
    code, _out, err = run("export", "last", "--to", "md", "--force")
    assert code == 3
    assert "there is a file of that name already" in err


def test_a_place_that_cannot_be_written_to_is_named(run: Run, root: Path) -> None:
    Path("file").write_text("x")
    code, _out, err = run("export", "last", "--to", "md", "-o", "file/a.md")
    assert code == 3
    assert "a.md was not saved" in err or "file" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("to", ["doc", "md,xyz", ",", "", "../a"])
def test_an_unknown_format_is_answered_with_those_there_are(run: Run, root: Path, to: str) -> None:
    code, _out, err = run("export", "last", "--to", to)
    assert code == 2
    assert "choose among md, html, docx, pdf, ics, csv, json, toml." in err
    assert names() == set()


def test_the_open_actions_of_all_meetings_are_written_by_their_name(run: Run, root: Path) -> None:
    action = Action(n=1, item="other", at=AT, text="Ring.", due=dt.date(2018, 3, 1))
    save_meeting(root, meeting(dt.date(2017, 3, 1), entries=(action,), last=1), None)
    assert run("export", "actions", "--to", "md,ics,json")[0] == 0
    assert names() == {"actions.md", "actions.ics", "actions.json"}
    assert "Ring." in Path("actions.md").read_text(encoding="utf-8")
    assert "SUMMARY:Due: Ring." in Path("actions.ics").read_text(encoding="utf-8")


def test_a_calendar_is_put_into_the_folder_and_kept_with_the_meetings(
    run: Run, root: Path, opened: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    action = Action(n=1, item="other", at=AT, text="Ring.", due=dt.date(2018, 3, 1))
    save_meeting(root, meeting(dt.date(2017, 3, 1), entries=(action,), last=1), None)
    code, out, _err = run("export", "calendar")
    assert (code, out) == (0, f"Written: {root / 'calendar.ics'}\n")
    assert run("export", "calendar", "--owner", "leder", "--todos")[0] == 0
    mine = root / "calendar-leder-kommunen.ics"
    assert run("check")[0] == 0
    assert run("new", "2018-09-04")[0] == 0
    for path in (root / "calendar.ics", mine):
        assert b"UID:2018-09-04@tb.tryg-tui" in path.read_bytes()
    held = Workspace(root)
    monkeypatch.setattr(sys.modules["tryg_tui.ui.app"].TrygApp, "workspace", held)
    held.put(replace(held.meeting("2018-09-04"), place="Rådhuset"))
    assert run()[0] == 0
    assert "LOCATION:Rådhuset" in mine.read_text(encoding="utf-8")
    mine.chmod(0o400)
    held.put(replace(held.meeting("2018-09-04"), place="Politigården"))
    code, _out, err = run()
    assert (code, "was not saved" in err) == (0, True)
    held.read_only = True
    assert run()[2] == ""


def test_a_calendar_is_kept_where_its_package_is(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("export", "calendar")[0] == 0
    monkeypatch.setitem(KINDS, "ics", KINDS["ics"]._replace(writer="gone.gone"))
    code, _out, err = run("new", "2018-09-04")
    assert (code, "needs packages that are not installed" in err) == (0, True)


def test_only_what_is_open_is_written_of_one_participant(run: Run, root: Path) -> None:
    code, _out, err = run("export", "last", "--owner", "leder")
    assert (code, "Only “actions” and “calendar” are written of one" in err) == (2, True)
    assert run("export", "actions", "--owner", "leder", "--to", "csv")[0] == 0
    assert names() == {"actions-leder-kommunen.csv"}
    code, _out, err = run("export", "calendar", "--to", "docx")
    assert (code, "choose among ics." in err) == (2, True)


def test_what_looks_personal_is_listed_and_nothing_public_is_written(run: Run, root: Path) -> None:
    told_of(root, "Ring 98 12 34 56 om 010203-1234, a@b.dk")
    code, out, err = run("export", "2017-03-01", "--to", "md,json", "--public")
    assert (code, out) == (1, "")
    assert err == (
        "1. Eventuelt: Briefing: “98 12 34 56” looks like a telephone number\n"
        "1. Eventuelt: Briefing: “010203-1234” looks like a civil registration number\n"
        "1. Eventuelt: Briefing: “a@b.dk” looks like an e-mail address\n"
        "3 things look personal; nothing was written. Look at them, and use --force if they may "
        "be published.\n"
    )
    assert names() == set()
    code, _out, err = run("export", "2017-03-01", "--to", "md", "--public", "--force")
    assert code == 0
    assert err.count("looks like") == 3
    assert names() == {"minutes-2017-03-01-public.md"}


def test_what_is_private_or_for_ourselves_is_not_held_back(run: Run, root: Path) -> None:
    told_of(root, "010203-1234", private=True)
    assert run("export", "2017-03-01", "--to", "md", "--public")[0] == 0
    assert "010203" not in Path("minutes-2017-03-01-public.md").read_text(encoding="utf-8")
    assert run("export", "2017-03-01", "--to", "md")[0] == 0


def test_papers_of_the_folder_are_linked_to_from_where_a_paper_is_written(
    run: Run, root: Path
) -> None:
    (root / "files").mkdir()
    (root / "files" / "kort.pdf").write_bytes(b"%PDF")
    links = (Link(title="Kort", address="files/kort.pdf"), Link(address="files/gone.pdf"))
    told_of(root, "Se", links=links)
    for place, way in (("ud", "../../meetings/"), (".", "../meetings/"), (root, "./")):
        assert run("export", "2017-03-01", "--to", "html", "-o", f"{place}/m.html")[0] == 0
        page = Path(place, "m.html").read_text(encoding="utf-8")
        assert f'<a href="{way}files/kort.pdf">Kort</a>; files/gone.pdf' in page


def test_show_leaves_out_what_is_private_too(run: Run, root: Path) -> None:
    told_of(root, "HEMMELIGT", private=True)
    assert "HEMMELIGT" in run("show", "2017-03-01")[1]
    assert "HEMMELIGT" not in run("show", "2017-03-01", "--public")[1]


@pytest.mark.parametrize(
    ("package", "format"), [("docx", "docx"), ("typst", "pdf"), ("icalendar", "ics")]
)
def test_without_the_extra_a_sentence_says_what_to_install(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch, package: str, format: str
) -> None:
    load = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.split(".")[0] == package:
            raise ModuleNotFoundError(name)
        return load(name, *rest, **more)

    for name in [each for each in sys.modules if each.startswith("tryg_tui.documents.")]:
        if name.rpartition(".")[2] in ("docx", "docx_styles", "pdf", "ical"):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without)
    code, _out, err = run("export", "last", "--to", f"md,{format}")
    assert code == 3
    assert err == (
        f"A .{format} file needs packages that are not installed; "
        f"install them with: {sys.executable} -m pip install python-docx typst icalendar openpyxl\n"
    )
    assert names() == set()


def test_what_is_installed_and_cannot_be_loaded_is_told_as_that(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_name: str) -> None:
        raise ImportError("DLL load failed while importing _typst")

    monkeypatch.setattr("tryg_tui.documents.render.formats.import_module", refused)
    code, _out, err = run("export", "last", "--to", "pdf")
    assert code == 3
    assert err.startswith("What writes a .pdf file is installed, but this machine cannot load it")
    assert names() == set()


def test_a_name_that_windows_takes_for_a_device_is_refused_in_a_sentence(
    run: Run, root: Path
) -> None:
    (root / "aux.md").write_bytes(b"as it is always there on Windows")
    code, out, err = run("export", "last", "--to", "md", "--output", str(root / "aux.md"))
    assert (code, out) == (3, "")
    assert "is what Windows calls a device; choose another name" in err


def test_what_is_to_be_installed_is_what_the_extra_brings() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["optional-dependencies"]["documents"]
    assert tuple(one.partition(">")[0] for one in wanted) == PACKAGES


def test_a_meeting_is_put_into_another_folder_as_its_own_file(run: Run, root: Path) -> None:
    told_of(root, "HEMMELIGT", private=True)
    held = (root / "minutes" / "2017-03-01.toml").read_bytes()
    assert run("export", "2017-03-01", "--to", "toml")[0] == 0
    assert Path("minutes-2017-03-01.toml").read_bytes() == held
    assert run("export", "2017-03-01", "-o", "b.toml")[0] == 0
    code, _out, err = run("export", "2017-03-01", "--to", "md,toml", "--public")
    assert (code, "holds what is private; it is not written as public." in err) == (2, True)
    assert names() == {"minutes-2017-03-01.toml", "b.toml"}
    assert run("export", "actions", "--to", "toml")[0] == 2


@pytest.mark.parametrize("public", [False, True])
def test_a_brief_is_written_in_every_format_without_what_is_private_where_it_is_public(
    run: Run, root: Path, public: bool
) -> None:
    secret = Action(
        n=1, item="other", at=AT, text="HEMMELIGT", private=True, owners=("leder-kommunen",)
    )
    due = replace(secret, n=2, text="Ring", private=False, due=dt.date(2018, 3, 1))
    save_meeting(root, meeting(dt.date(2017, 3, 1), entries=(secret, due), last=2), None)
    closed = AgendaItem(id="luk", title="HEMMELIGT", kind="decision", view="other", private=True)
    coming = meeting(dt.date(2018, 9, 4), state="planned", items=(closed,))
    save_meeting(root, coming, None)
    formats = ("md", "html", "docx", "pdf", "ics", "csv", "json")
    more = ["--public"] if public else []
    assert run("brief", "leder", "--to", ",".join(formats), *more)[0] == 0
    name = f"brief-leder-kommunen{'-public' if public else ''}"
    assert names() == {f"{name}.{format}" for format in formats}
    for format in ("md", "html", "ics", "csv", "json"):
        text = Path(f"{name}.{format}").read_text(encoding="utf-8")
        assert "Ring" in text, format
        # What has no due date is on no day.
        assert ("HEMMELIGT" in text) is (not public and format != "ics"), format
    out = run("brief", "leder", *more)[1]
    assert ("HEMMELIGT" in out) is not public


def test_papers_go_beside_the_folder_unless_one_chose_otherwise(run: Run, root: Path) -> None:
    save_settings(Settings())
    for command in (("export", "last"), ("export", "actions"), ("report", "2017")):
        code, out, _err = run(*command, "--to", "md")
        assert code == 0
        path = Path(out.removeprefix("Written: ").strip())
        assert (path.parent, path.is_file()) == (root.parent, True)
    assert names() == set()


def test_a_name_that_says_another_format_is_told(run: Run, root: Path) -> None:
    code, _out, err = run("export", "last", "--to", "md", "-o", "et.docx")
    assert code == 2
    assert "et.docx is to be written as md, but its name says otherwise." in err
    assert names() == set()
    assert run("export", "last", "--to", "md", "-o", "noter.tekst")[0] == 0


def test_a_table_that_was_written_is_read_in_again_with_every_line(run: Run) -> None:
    shutil.copytree(FOLDER, "mappe")

    def do(*arguments: str) -> str:
        code, out, err = run("--folder", "mappe", *arguments)
        assert code == 0, err
        return out

    do("export", "2017-12-05", "--table", "--to", "csv", "-o", "en.csv")
    out = do("import", "minutes", "en.csv", "--date", "2016-03-01")
    assert "the deadline “næste netværksmøde” is kept as words, without a date." in out
    do("export", "2016-03-01", "--table", "--to", "csv", "-o", "to.csv")
    assert Path("to.csv").read_bytes() == Path("en.csv").read_bytes()
