"""A dozen screens as people see them, line by line and colour by colour, each by its own name."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input, TextArea

from tests.grown.folder import grow
from tests.grown.plan import DAYS, HELD
from tests.ui.driving import PREVIOUS, Clock, Driver, opened
from tests.ui.roles import painted, palettes, roles
from tryg_tui import locale
from tryg_tui.ui.app import Start
from tryg_tui.ui.dialogs.large import LargeScreen
from tryg_tui.ui.meeting import closing
from tryg_tui.ui.screens.annual_report import ReportScreen
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.screens.closing import ClosingScreen
from tryg_tui.ui.screens.minutes import MinutesScreen
from tryg_tui.ui.screens.reporting_form import FormScreen
from tryg_tui.ui.themes import DARK

Size = tuple[int, int]

SMALL, USUAL, LARGE, WALL = (80, 24), (120, 36), (160, 45), (200, 55)

PROJECTED = (100, 30)
"""A window in letters that are read from the back row."""


@pytest.fixture(autouse=True)
def danish() -> None:
    """The pictures are in Danish, whose words are the longer ones."""
    locale.set_language("da")


def test_the_themes_have_the_colours_they_had(snapshot: SnapshotAssertion) -> None:
    assert palettes() == snapshot


async def assert_same(tryg: Driver, snapshot: SnapshotAssertion) -> None:
    """The screen is what it was, and says the same in both themes in the colours it had."""
    # The clock stands still between two ticks; what is on screen must not depend on which.
    for screen in tryg.app.screen_stack:
        if isinstance(screen, TrygScreen):
            screen.redraw()
    for field in (*tryg.screen.query(TextArea), *tryg.screen.query(Input)):
        field.cursor_blink = False
    await tryg.settle()
    text, light = tryg.text, painted(tryg)
    assert text == snapshot(name="text")
    tryg.app.theme = DARK.name
    await tryg.settle()
    assert tryg.text == text, "the other theme says the same"
    told = "\n".join(roles(light, painted(tryg)))
    assert "/#" not in told, "a colour is of neither theme"
    assert told == snapshot(name="colours")


async def begun(tryg: Driver, clock: Clock, item: int) -> None:
    """A meeting that is held, with everybody present, at an item after some minutes."""
    await tryg.start()
    await tryg.do("attend_all")
    clock.advance(minutes=7)
    await tryg.go(item)
    await tryg.saved()
    clock.advance(minutes=7)
    await tryg.saved()


@pytest.mark.parametrize(
    "size", [SMALL, PROJECTED, LARGE, WALL], ids=lambda size: f"{size[0]}x{size[1]}"
)
async def test_the_wall_with_an_initiative_in_hand(
    folder: Path, snapshot: SnapshotAssertion, size: Size
) -> None:
    async with opened(folder, start="screen", size=size) as tryg:
        await tryg.go(5)
        await assert_same(tryg, snapshot)


async def test_the_wall_after_a_meeting(folder: Path, snapshot: SnapshotAssertion) -> None:
    async with opened(folder, start="screen", meeting=PREVIOUS, size=PROJECTED) as tryg:
        await tryg.show(LargeScreen)
        await assert_same(tryg, snapshot)


@pytest.mark.parametrize(
    ("start", "size"),
    [("home", USUAL), ("home", SMALL), ("home", LARGE), ("home", WALL), ("run", SMALL)],
    ids=["front page", "front page, small", "front page, large", "front page, wide", "planned"],
)
async def test_a_screen_as_it_opens(
    folder: Path, snapshot: SnapshotAssertion, start: Start, size: Size
) -> None:
    async with opened(folder, start=start, size=size) as tryg:
        await assert_same(tryg, snapshot)


@pytest.mark.parametrize(
    ("item", "size"),
    [(3, LARGE), (4, USUAL), (5, WALL), (7, SMALL)],
    ids=["actions", "index", "initiatives", "measurement"],
)
async def test_an_item(
    folder: Path, clock: Clock, snapshot: SnapshotAssertion, item: int, size: Size
) -> None:
    async with opened(folder, size=size) as tryg:
        await begun(tryg, clock, item)
        await assert_same(tryg, snapshot)


async def test_the_editor(folder: Path, clock: Clock, snapshot: SnapshotAssertion) -> None:
    async with opened(folder, size=USUAL) as tryg:
        await begun(tryg, clock, 5)
        await tryg.do("record_action")
        await tryg.fill("Vandringerne begynder i maj.", owners="Ankerperson", due="foråret 2018")
        await assert_same(tryg, snapshot)


async def test_what_was_recorded(folder: Path, clock: Clock, snapshot: SnapshotAssertion) -> None:
    async with opened(folder, size=SMALL) as tryg:
        await begun(tryg, clock, 5)
        await tryg.do("record_decision")
        await tryg.fill("Vandringerne begynder i maj.")
        await tryg.record()
        await tryg.saved()
        await assert_same(tryg, snapshot)


@pytest.mark.parametrize(
    ("command", "size"),
    [("help", SMALL), ("since", LARGE), ("big_clock", USUAL)],
    ids=["help", "since", "clock"],
)
async def test_a_window_over_the_meeting(
    folder: Path, clock: Clock, snapshot: SnapshotAssertion, command: str, size: Size
) -> None:
    async with opened(folder, size=size) as tryg:
        await begun(tryg, clock, 5)
        await tryg.do(command)
        await assert_same(tryg, snapshot)


async def test_the_map_at_the_end(
    folder: Path, clock: Clock, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing, "papers_place", lambda _root: Path("Dokumenter"))
    async with opened(folder, size=USUAL) as tryg:
        await begun(tryg, clock, 10)
        await tryg.do("start_or_close")
        await tryg.show(ClosingScreen)
        await tryg.do("next_step")
        await assert_same(tryg, snapshot)


async def test_the_minutes_of_the_last_meeting(folder: Path, snapshot: SnapshotAssertion) -> None:
    async with opened(folder, start="review", meeting=PREVIOUS, size=SMALL) as tryg:
        await tryg.show(MinutesScreen)
        await assert_same(tryg, snapshot)


async def test_the_annual_report(folder: Path, snapshot: SnapshotAssertion) -> None:
    async with opened(folder, start="report", size=LARGE) as tryg:
        await tryg.show(ReportScreen)
        await tryg.until(tryg.ids)
        await tryg.press("7", "down", "down")
        await assert_same(tryg, snapshot)


async def test_a_reporting_form(folder: Path, clock: Clock, snapshot: SnapshotAssertion) -> None:
    async with opened(folder, size=USUAL) as tryg:
        await begun(tryg, clock, 7)
        await tryg.highlight("form:tryghedsvandringer")
        await tryg.do("fill_form")
        await tryg.choose("2018")
        await tryg.show(FormScreen)
        await assert_same(tryg, snapshot)


@pytest.mark.parametrize(
    "size", [SMALL, USUAL, LARGE, WALL], ids=["small", "usual", "large", "wall"]
)
async def test_the_board_after_ten_years(
    tmp_path: Path, clock: Clock, snapshot: SnapshotAssertion, size: Size
) -> None:
    day = DAYS[HELD]
    clock.now = clock.now.replace(year=day.year, month=day.month, day=day.day)
    meeting = day.isoformat()
    async with opened(grow(tmp_path / "grown"), meeting=meeting, size=size) as tryg:
        await begun(tryg, clock, 5)
        await assert_same(tryg, snapshot)
