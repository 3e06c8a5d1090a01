"""A walk through every screen, for what has to hold on all of them."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

from textual.widgets import Input

from tests.ui.driving import PREVIOUS, Driver, opened
from tryg_tui.ui.dialogs.modal import TextScreen
from tryg_tui.ui.screens.annual_report import ReportScreen
from tryg_tui.ui.screens.closing import ClosingScreen
from tryg_tui.ui.screens.home import HomeScreen
from tryg_tui.ui.screens.minutes import MinutesScreen
from tryg_tui.ui.screens.review import ArchiveScreen
from tryg_tui.ui.screens.search import SearchScreen

RECORDING = {
    1: "record_note",
    2: "amend",
    3: "follow_open",
    5: "record_status",
    6: "record_outreach",
    7: "record_reading",
    8: "record_topic",
    9: "record_decision",
    10: "record_lifecycle",
}
"""What is begun at each item."""


async def reading(tryg: Driver) -> AsyncIterator[str]:
    """The front page with its windows and a past meeting's minutes; the name of each."""
    yield "home"
    for row in dict.fromkeys([*(id for id in tryg.ids() if id.startswith("more:")), *first(tryg)]):
        await tryg.select(row)
        await tryg.show(TextScreen)
        yield f"home, {row}"
        await tryg.press("escape")
        await tryg.show(HomeScreen)
    await tryg.do("report")
    await tryg.show(ReportScreen)
    await tryg.until(tryg.ids)
    yield "report"
    await tryg.press("escape")
    await tryg.show(HomeScreen)
    if tryg.app.workspace is not None and tryg.app.workspace.problems:
        await tryg.do("show_problems")
        await tryg.show(TextScreen)
        yield "problems"
        await tryg.press("escape")
        await tryg.show(HomeScreen)
    tryg.app.push_screen(MinutesScreen(PREVIOUS))
    await tryg.show(MinutesScreen)
    yield "minutes"
    await tryg.do("back")
    await tryg.show(HomeScreen)
    await tryg.do("archive")
    await tryg.show(ArchiveScreen)
    for section in range(1, 7):
        await tryg.press(str(section))
        yield f"archive, section {section}"
    await tryg.do("back")
    await tryg.show(HomeScreen)
    await tryg.do("search")
    screen = await tryg.show(SearchScreen)
    screen.query_one(Input).value = "politiet"
    await tryg.until(lambda: screen.answer.count)
    await tryg.settle()
    yield "search"
    await tryg.do("back")
    await tryg.show(HomeScreen)


def first(tryg: Driver) -> list[str]:
    """The first action and the first initiative of the front page."""
    kinds = ("action:", "initiative:")
    found = (next((id for id in tryg.ids() if id.startswith(kind)), "") for kind in kinds)
    return [id for id in found if id]


async def running(tryg: Driver) -> AsyncIterator[str]:
    """The meeting: every item with the details of a row and an editor, then the closing."""
    await tryg.do("run_next")
    await tryg.until(lambda: tryg.host_or_none is not None and tryg.host.is_mounted)
    await tryg.settle()
    yield "planned"
    await tryg.start()
    for number in range(1, 11):
        await tryg.go(number)
        yield f"item {number}"
        row = next((id for id in tryg.ids() if id and not id.startswith("item:")), "")
        if row:
            await tryg.select(row)
            if tryg.screen is not tryg.host:
                yield f"item {number}, {row}"
                await tryg.press("escape")
        if number in RECORDING:
            await tryg.do(RECORDING[number])
            if tryg.editor.is_open:
                yield f"item {number}, editor"
                await tryg.leave()
            elif tryg.screen is not tryg.host:
                yield f"item {number}, form"
                await tryg.press("escape")
    await tryg.do("help")
    yield "help"
    await tryg.press("escape")
    await tryg.do("start_or_close")
    await tryg.show(ClosingScreen)
    for step in (1, 2, 3):
        yield f"closing, step {step}"
        await tryg.do("next_step")
    await tryg.do("finish")
    await tryg.show(MinutesScreen)
    yield "draft"
    await tryg.do("blank")
    yield "blank"


async def tour(
    root: Path, size: tuple[int, int], look: Callable[[str, Driver], None], theme: str = ""
) -> None:
    """Look at every screen in turn, with its name."""
    async with opened(root, start="home", size=size, theme=theme) as tryg:
        async for name in reading(tryg):
            look(name, tryg)
        async for name in running(tryg):
            look(name, tryg)
