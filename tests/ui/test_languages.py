"""Danish and English, light and dark: switched at any moment, and nothing written is lost."""

from pathlib import Path

import pytest
from textual.widgets import Static

from tests.ui.driving import opened
from tryg_tui import locale
from tryg_tui.store.folder.settings import Settings, load_settings, save_settings
from tryg_tui.ui.screens.home import HomeScreen
from tryg_tui.ui.screens.minutes import MinutesScreen


async def test_the_language_is_switched_live_and_the_editor_keeps_its_text(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(5)
        await tryg.do("record_decision")
        await tryg.fill("Halvt skrevet", outcome="postponed")
        await tryg.press("ctrl+l")
        assert locale.language() == "da"
        assert tryg.written == "Halvt skrevet"
        assert tryg.held("outcome") == "postponed"
        assert "Beslutning" in tryg.part("#editor-title")
        assert "Decision" not in tryg.text
        assert "Udsat" in tryg.part("#editor-fields")
        assert "Postponed" not in tryg.text
        await tryg.press("ctrl+l")
        assert "Decision" in tryg.part("#editor-title")
        assert "Beslutning" not in tryg.part("#editor")


async def test_every_screen_below_speaks_the_new_language_too(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.do("switch_language")
        assert "Næste" in tryg.footer
        assert "EKSEMPEL" in tryg.top
        await tryg.do("back")
        await tryg.show(HomeScreen)
        assert "Næste møde" in tryg.words
        assert "tirsdag den 10. april 2018" in tryg.words.lower()
        await tryg.select("meeting:2017-12-05")
        await tryg.show(MinutesScreen)
        paper = tryg.screen.query_one("#text", Static)
        assert "Beslutning" in str(paper.content)
        await tryg.do("switch_language")
        assert "Decision" in str(paper.content)


async def test_the_choice_of_language_and_theme_is_kept(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.do("switch_language")
        await tryg.do("switch_theme")
        assert tryg.app.theme == "tryg-dark"
    settings, problems = load_settings()
    assert not problems
    assert (settings.language, settings.theme) == ("da", "dark")
    async with opened(folder) as tryg:
        assert tryg.app.theme == "tryg-dark"
        await tryg.do("switch_theme")
        assert tryg.app.theme == "tryg-light"
    assert load_settings()[0].theme == "light"


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_the_theme_asked_for_comes_before_the_one_kept(folder: Path, theme: str) -> None:
    save_settings(Settings(theme="dark" if theme == "light" else "light"))
    async with opened(folder, theme=theme) as tryg:
        assert tryg.app.theme == f"tryg-{theme}"


async def test_a_choice_that_cannot_be_kept_still_holds(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("no folder can be made here", encoding="utf-8")
    async with opened(folder) as tryg:
        await tryg.do("switch_theme")
        await tryg.do("switch_language")
        assert tryg.app.theme == "tryg-dark"
        assert locale.language() == "da"
        assert "Næste" in tryg.footer
