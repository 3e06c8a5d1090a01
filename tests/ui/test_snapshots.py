"""The screens as people see them, line by line, at the sizes and in the languages they are used."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.ui.driving import PREVIOUS, Clock, Driver, opened
from tryg_tui import locale
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.screens.closing import ClosingScreen
from tryg_tui.ui.screens.home import HomeScreen
from tryg_tui.ui.screens.minutes import MinutesScreen

SCREENS = ((80, 24, "da"), (80, 24, "en"), (120, 36, "da"), (120, 36, "en"), (200, 55, "da"))


@pytest.mark.parametrize(("width", "height", "language"), SCREENS)
async def test_the_screens_look_as_they_did(
    folder: Path,
    clock: Clock,
    snapshot: SnapshotAssertion,
    width: int,
    height: int,
    language: str,
) -> None:
    locale.set_language(language)

    async def same(tryg: Driver, name: str) -> None:
        # The clock stands still between two ticks; what is on screen must not depend on which.
        if isinstance(tryg.screen, TrygScreen):
            tryg.screen.redraw()
            await tryg.settle()
        assert tryg.text == snapshot(name=name)

    async with opened(folder, start="home", size=(width, height)) as tryg:
        await same(tryg, "home")
        await tryg.select(f"meeting:{PREVIOUS}")
        await tryg.show(MinutesScreen)
        await same(tryg, "minutes")
        await tryg.do("back")
        await tryg.show(HomeScreen)
        await tryg.do("run_next")
        await tryg.until(lambda: tryg.host_or_none is not None)
        await tryg.settle()
        await same(tryg, "planned")
        await tryg.start()
        await tryg.do("attend_all")
        for number in range(1, 11):
            clock.advance(minutes=7)
            await tryg.go(number)
            await tryg.saved()
            await same(tryg, f"item {number:02}")
        await tryg.go(5)
        await tryg.do("record_action")
        await tryg.fill("Vandringerne begynder i maj.", owners="Ankerperson", due="foråret 2018")
        await tryg.saved()
        await same(tryg, "editor")
        await tryg.record()
        await tryg.saved()
        await same(tryg, "recorded")
        await tryg.press("question_mark")
        await same(tryg, "help")
        await tryg.press("escape")
        await tryg.do("start_or_close")
        await tryg.show(ClosingScreen)
        for step in (1, 2, 3):
            await same(tryg, f"closing {step}")
            await tryg.do("next_step")
