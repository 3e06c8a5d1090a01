"""A large folder is read beside the screens: how far it is shows, and it can be left."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.store.archives import reread, told
from tests.ten_years import TEN_YEARS
from tests.ui.driving import opened
from tryg_tui.store.archive import build, opening
from tryg_tui.store.archive.archive import Archive
from tryg_tui.ui.dialogs import export, since
from tryg_tui.ui.dialogs.help import HelpScreen
from tryg_tui.ui.dialogs.modal import TextScreen
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.screens import annual_report, closing, dashboards, reporting_form
from tryg_tui.ui.screens.home import HomeScreen
from tryg_tui.ui.screens.meeting import MeetingScreen
from tryg_tui.ui.screens.minutes import MinutesScreen
from tryg_tui.ui.screens.review import ArchiveScreen
from tryg_tui.ui.screens.search import SearchScreen

PART = "Only the newest 5 meetings are read so far; what is shown may change."
WAIT = "The archive is still being read; this will work in a moment."

SAY_SO: set[type[Any]] = {HomeScreen, SearchScreen, MeetingScreen, MinutesScreen, HelpScreen}
"""The screens that may be opened meanwhile: they tell that not all has been read, or hold none."""

WAITING: set[type[Any]] = {
    closing.ClosingScreen,
    export.ExportScreen,
    reporting_form.FormScreen,
    dashboards.OverviewScreen,
    since.SinceScreen,
    annual_report.ReportScreen,
    TextScreen,
}
"""The screens that take what has been read for all there is."""


@pytest.fixture
def years(tmp_path: Path) -> Path:
    """A copy of the ten years."""
    root = tmp_path / "years"
    shutil.copytree(TEN_YEARS, root)
    return root


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Lets the reading go on after its first file, when it is set."""
    passed = threading.Event()
    take = build._take
    read: list[bool] = []

    def waiting(*arguments: Any) -> None:
        if read:
            passed.wait(30)
        read.append(True)
        take(*arguments)

    monkeypatch.setattr(opening, "FEW", 5)
    monkeypatch.setattr(build, "BATCH", 1)
    monkeypatch.setattr(build, "_take", waiting)
    yield passed
    passed.set()


async def test_all_works_while_the_rest_is_read(years: Path, gate: threading.Event) -> None:
    async with opened(years, start="home", size=(120, 50)) as tryg:
        home = await tryg.show(HomeScreen)
        await tryg.until(lambda: "Reading 1 of 21 minutes …" in tryg.top)
        assert PART in tryg.part("#headline")
        assert len(home.desk.meetings) == 5
        assert home.desk.problems == ()
        await tryg.press("a")
        await tryg.show(ArchiveScreen)
        assert PART in tryg.part("#headline")
        await tryg.press("slash")
        screen = await tryg.show(SearchScreen)
        await tryg.press(*"tilsynet")
        await tryg.until(lambda: screen.answer.count == 3)
        assert PART in tryg.part("#headline")
        gate.set()
        await tryg.until(lambda: screen.desk.growing is None)
        await tryg.until(lambda: screen.answer.count == 4)
        assert "Reading" not in tryg.top
        assert PART not in tryg.part("#headline")
        await tryg.press("escape")
        await tryg.show(ArchiveScreen)
        assert "21 meetings" in tryg.part("#headline")
        assert PART not in tryg.part("#headline")
        assert len(screen.desk.problems) == 2


def test_screens_wait_unless_they_say_that_not_all_has_been_read() -> None:
    assert not any(screen.while_reading for screen in WAITING)
    assert all(screen.while_reading for screen in SAY_SO)
    assert ArchiveScreen().while_reading
    assert not ArchiveScreen(RowRef("item", "other")).while_reading


async def test_nothing_that_counts_over_all_years_takes_a_part_for_the_whole(
    years: Path, gate: threading.Event
) -> None:
    async with opened(years, start="home", size=(120, 50)) as tryg:
        home = await tryg.show(HomeScreen)
        await tryg.until(lambda: "Reading 1 of 21 minutes …" in tryg.top)

        async def refused(here: type) -> None:
            await tryg.until(lambda: WAIT in [one.message for one in tryg.app._notifications])
            assert type(tryg.screen) is here
            tryg.app.clear_notifications()

        tryg.rows().highlight(RowRef("since"))
        for key in ("enter", "E", "o", "n", "f5"):
            await tryg.press(key)
            await refused(HomeScreen)
        await tryg.press("a", "6")
        await tryg.press("enter")
        await refused(ArchiveScreen)
        await tryg.press("1", "enter")
        await tryg.show(MinutesScreen)
        assert PART in tryg.part("#said")
        await tryg.press("E")
        await refused(MinutesScreen)
        gate.set()
        await tryg.until(lambda: home.desk.growing is None)
        await tryg.press("E")
        await tryg.show(export.ExportScreen)


@pytest.mark.parametrize(("start", "meeting"), [("run", None), ("review", "2008-04-08")])
async def test_a_meeting_opens_at_once_and_says_that_the_rest_is_read(
    years: Path, gate: threading.Event, start: Any, meeting: str | None
) -> None:
    async with opened(years, start=start, meeting=meeting, size=(120, 50)) as tryg:
        screen = await tryg.show(MinutesScreen if meeting else MeetingScreen)
        await tryg.until(lambda: "Reading 1 of 21 minutes …" in tryg.top)
        part = PART.replace("5", "6") if meeting else PART
        assert part in tryg.part("#said" if meeting else "#banner")
        gate.set()
        await tryg.until(lambda: screen.desk.growing is None)
        await tryg.until(lambda: "Only the newest" not in tryg.text)
        assert screen.desk.total == 21


async def test_without_a_place_for_an_index_the_rest_is_read_all_the_same(
    years: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "FEW", 5)
    for module in ("archive", "archive_file"):
        monkeypatch.setattr(f"tryg_tui.store.{module}.index_path", lambda root: Path("/dev/null/x"))
    async with opened(years, start="home") as tryg:
        home = await tryg.show(HomeScreen)
        await tryg.until(lambda: home.desk.growing is None)
        assert len(home.desk.meetings) == 21


async def test_a_program_that_ends_stops_the_reading_and_the_next_goes_on(
    years: Path, gate: threading.Event
) -> None:
    async with opened(years, start="home") as tryg:
        await tryg.until(lambda: "Reading 1 of 21 minutes …" in tryg.top)
        await tryg.press("q")
        gate.set()
    archive = Archive(years)
    seen: list[tuple[int, int]] = []
    assert archive.refresh(lambda done, of: seen.append((done, of)))
    assert seen[0][1] > 0
    assert told(archive.lines()) == reread(years)
