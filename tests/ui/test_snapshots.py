"""The screens as people see them, line by line, at the sizes and in the languages they are used."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input, TextArea

from tests.ui.driving import PREVIOUS, Clock, Driver, opened
from tests.ui.roles import painted, palettes, roles
from tryg_tui import locale
from tryg_tui.ui.screens import closing
from tryg_tui.ui.screens.annual_report import ReportScreen
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.screens.closing import ClosingScreen
from tryg_tui.ui.screens.home import HomeScreen
from tryg_tui.ui.screens.minutes import MinutesScreen
from tryg_tui.ui.screens.reporting_form import FormScreen
from tryg_tui.ui.themes import DARK, LIGHT

SCREENS = (
    (80, 24, "da"),
    (120, 36, "da"),
    (160, 45, "da"),
    (200, 55, "da"),
)


def test_the_themes_have_the_colours_they_had(snapshot: SnapshotAssertion) -> None:
    assert palettes() == snapshot


@pytest.mark.parametrize(("width", "height", "language"), SCREENS)
async def test_the_screens_look_as_they_did(
    folder: Path,
    clock: Clock,
    snapshot: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
    width: int,
    height: int,
    language: str,
) -> None:
    locale.set_language(language)
    monkeypatch.setattr(closing, "usual_place", lambda: Path("Dokumenter"))

    async def same(tryg: Driver, name: str) -> None:
        # The clock stands still between two ticks; what is on screen must not depend on which.
        if isinstance(tryg.screen, TrygScreen):
            tryg.screen.redraw()
            await tryg.settle()
        for field in (*tryg.screen.query(TextArea), *tryg.screen.query(Input)):
            field.cursor_blink = False
        await tryg.settle()
        text = tryg.text
        assert text == snapshot(name=name)
        if language == "da":
            light = painted(tryg)
            tryg.app.theme = DARK.name
            await tryg.settle()
            assert tryg.text == text, "the other theme says the same"
            told = "\n".join(roles(light, painted(tryg)))
            assert "/#" not in told, "a colour is of neither theme"
            assert told == snapshot(name=f"{name}, colours")
            tryg.app.theme = LIGHT.name
            await tryg.settle()

    async with opened(folder, start="home", size=(width, height)) as tryg:
        await same(tryg, "home")
        await tryg.do("report")
        await tryg.show(ReportScreen)
        await tryg.until(tryg.ids)
        await tryg.press("7", "down", "down")
        await same(tryg, "report")
        await tryg.press("escape")
        await tryg.show(HomeScreen)
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
        await tryg.saved()
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
        await tryg.do("since")
        await same(tryg, "since")
        await tryg.press("escape")
        await tryg.do("big_clock")
        await same(tryg, "big clock")
        await tryg.press("escape")
        await tryg.go(7)
        await tryg.highlight("form:tryghedsvandringer")
        await tryg.do("fill_form")
        await tryg.choose("2018")
        await tryg.show(FormScreen)
        await same(tryg, "form")
        await tryg.press("escape")
        await tryg.until(lambda: tryg.screen is tryg.host)
        await tryg.do("start_or_close")
        await tryg.show(ClosingScreen)
        for step in (1, 2, 3):
            await same(tryg, f"closing {step}")
            await tryg.do("next_step")
