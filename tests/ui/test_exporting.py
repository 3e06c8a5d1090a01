"""Writing a meeting or the report from its screen: chosen, asked about, told where it is."""

import shutil
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.documents.shipped_papers import TODAY, held, shipped
from tests.shipped import FOLDER
from tests.ui.driving import PREVIOUS, Driver, opened
from tryg_tui.core.model.annual_report import Presentation, YearlyReport
from tryg_tui.documents.export import Outgoing
from tryg_tui.documents.render.formats import (
    FORMATS,
    KINDS,
    PackageMissing,
    can_be_written,
    format_words,
)
from tryg_tui.store.folder.reports import save_report
from tryg_tui.store.folder.settings import Settings, papers_place, save_settings
from tryg_tui.ui.dialogs.export import (
    FIRST,
    ExportScreen,
    outcome,
    places,
    write_at_once,
)
from tryg_tui.ui.dialogs.since import SinceScreen
from tryg_tui.ui.screens.annual_report import ReportScreen
from tryg_tui.ui.screens.home import HomeScreen
from tryg_tui.ui.screens.minutes import MinutesScreen
from tryg_tui.ui.widgets.inputs import Ticks

HERE = Path()


@pytest.fixture(autouse=True)
def papers_here() -> None:
    """Papers are written where we are, as somebody chose."""
    save_settings(Settings(papers=str(Path.cwd())))


def files() -> set[str]:
    """The files where we are."""
    return {path.name for path in HERE.iterdir()}


async def window(tryg: Driver) -> ExportScreen:
    """Open the window and wait for it."""
    await tryg.press("E")
    return await tryg.show(ExportScreen)


async def written(tryg: Driver) -> None:
    """Write, and wait until the window is gone and where that is is told on the screen below."""
    await tryg.press("ctrl+s")
    await tryg.until(lambda: not isinstance(tryg.screen, ExportScreen))
    await tryg.settle()
    assert "Written:" in tryg.words


async def told(tryg: Driver, words: str) -> None:
    """Write, and wait until something is told."""
    await tryg.press("ctrl+s")
    await tryg.until(lambda: words in tryg.part("#told"))


async def test_minutes_are_written_in_the_formats_chosen_and_what_is_there_is_asked_about(
    folder: Path,
) -> None:
    mine = HERE / f"minutes-{PREVIOUS}.pdf"
    async with opened(folder, start="review", meeting=PREVIOUS) as tryg:
        mine.write_text("mine")
        screen = await window(tryg)
        assert set(FIRST) == tryg.screen.query_one(Ticks).chosen
        for place in ("", f"{mine.name}/below"):
            usual = screen.query_one("#place", Input).value
            screen.query_one("#place", Input).value = place
            await told(tryg, "was not saved" if place else "Choose a format and name a folder.")
            screen.query_one("#place", Input).value = usual
        await told(tryg, "is there already. Ctrl+S once more writes all the same.")
        assert mine.read_text() == "mine"
        assert files() == {mine.name}
        await written(tryg)
        assert files() == {f"minutes-{PREVIOUS}.docx", mine.name}
        assert mine.read_bytes().startswith(b"%PDF")
        await tryg.show(MinutesScreen)
        await window(tryg)
        assert "[ ] Markdown" in tryg.text
        await tryg.press("space", "down", "down", "space", "down", "enter")
        assert "[x] Markdown" in tryg.text, "a mark that needs no colour"
        assert "[ ] Word" in tryg.text
        await written(tryg)
        assert files() == {f"minutes-{PREVIOUS}.docx", mine.name, f"minutes-{PREVIOUS}.md"}


async def test_what_looks_personal_is_asked_about_before_it_is_public_and_what_is_missing_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(going: Outgoing, format: str, beside: object) -> bytes:
        raise PackageMissing("docx")

    lines = tuple(f"#{n}: a@b.dk" for n in range(6))
    monkeypatch.setattr(Outgoing, "leaks", lambda going: lines if going.public else ())
    async with opened(folder, start="review", meeting=PREVIOUS) as tryg:
        screen = await window(tryg)
        screen.query_one(Ticks).chosen.add("public")
        await told(tryg, "#5: a@b.dk Ctrl+S once more")
        assert files() == set()
        await written(tryg)
        assert f"minutes-{PREVIOUS}-public.pdf" in files()
        monkeypatch.setattr(Outgoing, "file", missing)
        await window(tryg)
        await told(tryg, "pip install python-docx")


async def test_minutes_are_written_as_a_log_and_with_times_where_that_is_chosen(
    folder: Path,
) -> None:
    told = []
    async with opened(folder, start="review", meeting=PREVIOUS) as tryg:
        for chosen in ({"md"}, {"md", "times"}, {"md", "log"}):
            screen = await window(tryg)
            screen.query_one(Ticks).chosen = chosen
            await written(tryg)
            (path,) = HERE.glob("*.md")
            text = path.read_text(encoding="utf-8")
            told.append((path.name, "(no. 1)" in text, "#1 Approval" in text))
            path.unlink()
    assert told == [
        (f"minutes-{PREVIOUS}.md", False, False),
        (f"minutes-{PREVIOUS}.md", True, False),
        (f"minutes-{PREVIOUS}-log.md", False, True),
    ]


async def test_the_agenda_is_written_from_the_meeting_and_the_report_from_the_front_page(
    folder: Path,
) -> None:
    async with opened(folder) as tryg:
        await window(tryg)
        await written(tryg)
        assert "agenda-2018-04-10.pdf" in files()
        await tryg.press("z")
        await tryg.show(SinceScreen)
        tryg.app.clear_notifications()
        await tryg.press("escape", "escape")
        await tryg.show(HomeScreen)
        await tryg.highlight("report")
        told = " ".join(tryg.row_text("report").split())
        assert "Status report 2017: it is still a draft." in told
        assert "it is not yet shown to Politiledelsen og Magistraten" in told
        await tryg.select("report")
        await tryg.show(ReportScreen)
        await tryg.press("escape")
        await tryg.press("E")
        await tryg.show(ReportScreen)
        await window(tryg)
        assert "Leave out what is private" not in tryg.text
        await written(tryg)
        assert "status-report-2017.docx" in files()
        await tryg.show(ReportScreen)
        await tryg.press("escape")
        await tryg.show(HomeScreen)


async def test_an_agenda_is_written_with_an_annex_where_that_is_chosen(folder: Path) -> None:
    async with opened(folder, start="review", meeting="2018-04-10") as tryg:
        screen = await window(tryg)
        assert "as a log" not in tryg.text
        screen.query_one(Ticks).chosen = {"md", "annex"}
        await written(tryg)
        text = Path("agenda-2018-04-10.md").read_text(encoding="utf-8")
        assert "[See the annex.](<#annex-1>)" in text


async def test_a_calendar_is_put_into_the_folder_once_and_kept_there(folder: Path) -> None:
    calendar = folder / "calendar.ics"
    async with opened(folder) as tryg:
        screen = await window(tryg)
        assert "[ ] Calendar of all meetings and deadlines" in tryg.text
        screen.query_one(Ticks).chosen.clear()
        await told(tryg, "Choose a format and name a folder.")
        screen.query_one(Ticks).chosen.add("calendar")
        await written(tryg)
        assert b"X-TRYG-TUI-KEPT:- days" in calendar.read_bytes()
        assert files() == set()
        await window(tryg)
        assert "Calendar of all meetings" not in tryg.text
        await tryg.press("escape")
        calendar.unlink()
        screen = await window(tryg)
        screen.query_one(Ticks).chosen.add("calendar")
        calendar.mkdir()
        await told(tryg, "calendar.ics is there already")
        assert "agenda-2018-04-10.pdf" in files()


async def test_a_report_that_everybody_has_seen_is_not_on_the_front_page(folder: Path) -> None:
    steps = (3, 4, 5, 6, 7)
    seen = tuple(Presentation(step=step, date_text="marts 2018") for step in steps)
    save_report(folder, YearlyReport(year=2017, state="final", presented=seen), None)
    async with opened(folder, start="home") as tryg:
        assert "report" not in tryg.ids()


def going() -> Outgoing:
    """The last minutes of the shipped folder."""
    return Outgoing(root=FOLDER, folder=shipped(), today=TODAY, loaded=held(PREVIOUS))


def test_what_is_written_at_once_asks_nothing_and_overwrites_nothing() -> None:
    name = f"minutes-{PREVIOUS}.md"
    assert write_at_once(going(), ["md"]) == f"Written: {Path.cwd() / name}"
    made = Path(name).read_bytes()
    Path(name).write_text("mine")
    said = write_at_once(going(), ["md", "html"])
    assert said.endswith("is there already. Nothing was written; E writes it all the same.")
    assert files() == {name}
    assert Path(name).read_text() == "mine"
    assert made.startswith(b"---")


async def test_papers_go_beside_the_folder_or_where_one_last_chose(folder: Path) -> None:
    save_settings(Settings())
    other = Path("ud").absolute()
    other.mkdir()
    async with opened(folder, start="review", meeting=PREVIOUS) as tryg:
        screen = await window(tryg)
        place = screen.query_one("#place", Input)
        assert place.value == str(folder.parent)
        place.value = "ud"
        await written(tryg)
        assert (other / f"minutes-{PREVIOUS}.docx").is_file()
        screen = await window(tryg)
        assert screen.query_one("#place", Input).value == str(other)
    assert papers_place(folder) == other
    shutil.rmtree(other)
    assert papers_place(folder) == folder.parent


def test_a_folder_that_is_not_there_is_asked_about_before_it_is_made() -> None:
    new = Path("ny")
    said, style = outcome(going(), places(going(), ["md"], new), force=False)
    assert "There is no folder ny yet; it will be made." in said
    assert style == "$warning"
    assert not new.exists()
    assert outcome(going(), places(going(), ["md"], new), force=True)[1] == "$good"
    assert (new / f"minutes-{PREVIOUS}.md").exists()


def test_what_cannot_be_written_here_is_not_chosen_to_begin_with(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert all(map(can_be_written, FORMATS))
    monkeypatch.setitem(KINDS, "pdf", KINDS["pdf"]._replace(module="der_findes_ikke"))
    assert not can_be_written("pdf")


def test_every_format_says_what_it_is_for() -> None:
    words = [format_words(format) for format in FORMATS]
    assert len(set(words)) == 7
