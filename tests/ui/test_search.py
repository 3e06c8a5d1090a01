"""Search as one types: what is found is marked, grouped and opened."""

import shutil
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.ten_years import ANSWERS, TEN_YEARS
from tests.ui.driving import Driver, opened
from tryg_tui.ui.commands.command import types_something
from tryg_tui.ui.screens.minutes import MinutesScreen
from tryg_tui.ui.screens.review import ArchiveScreen
from tryg_tui.ui.screens.search import SearchScreen


@pytest.fixture
def years(tmp_path: Path) -> Path:
    """A copy of the ten years."""
    root = tmp_path / "years"
    shutil.copytree(TEN_YEARS, root)
    return root


async def look_for(tryg: Driver, text: str) -> list[str]:
    """Put a text into the line, and wait for what is found; where it stands, oldest first."""
    screen = tryg.screen
    assert isinstance(screen, SearchScreen)
    before = screen.answer
    field = screen.query_one("#query", Input)
    if field.value != text:
        field.value = text
        await tryg.until(lambda: screen.answer is not before)
    await tryg.settle()
    hits = [hit.line for group in screen.answer.groups for hit in group.hits]
    ordered = sorted(hits, key=lambda line: (line.date, line.n))
    assert set(tryg.ids()) - {""} == {f"line:{line.citation}" for line in hits}
    return [line.citation for line in ordered]


async def test_what_is_looked_for_is_found(years: Path) -> None:
    async with opened(years, start="home", size=(120, 60)) as tryg:
        await tryg.press("slash")
        await tryg.show(SearchScreen)
        assert "Write what to look for." in tryg.part("#headline")
        for text, told in ANSWERS["searches"].items():
            assert await look_for(tryg, text) == told, text


async def test_one_types_sees_and_opens(years: Path) -> None:
    async with opened(years, start="run") as tryg:
        await tryg.press("slash")
        screen = await tryg.show(SearchScreen)
        keys = [key for command in screen.commands() for key in command.keys.split()]
        assert not any(types_something(key) for key in keys)
        assert tryg.footer.split()[:2] == ["F1", "Help"]
        await tryg.press(*"lamp")
        await tryg.until(lambda: screen.answer.count == 4)
        assert "4 lines found" in tryg.part("#headline")
        assert tryg.highlighted() == "line:2008-04-08#2"
        await tryg.press("down", "down", "up")
        assert tryg.highlighted() == "line:2010-04-13#2"
        await tryg.press("enter")
        minutes = await tryg.show(MinutesScreen)
        assert minutes.meeting.id == "2010-04-13"
        await tryg.press("escape")
        await tryg.show(SearchScreen)
        assert screen.query_one("#query", Input).value == "lamp"
        await tryg.press("escape")
        assert tryg.screen is tryg.host


async def test_what_was_found_is_marked(years: Path) -> None:
    async with opened(years, start="home") as tryg:
        await tryg.press("slash")
        screen = await tryg.show(SearchScreen)
        await tryg.press(*"vaerter")
        await tryg.until(lambda: screen.answer.count == 2)
        prompt = tryg.rows().options[tryg.ids().index("line:2012-04-17#4")].prompt
        text = str(prompt)
        marks = [text[s.start : s.end] for s in prompt.spans if "reverse" in str(s.style)]  # type: ignore[union-attr]
        assert marks == ["værterne"]
        assert "private" in tryg.row_text("line:2012-10-16#3")


async def test_what_is_not_understood_or_cannot_be_read_is_told(years: Path) -> None:
    (years / "minutes" / "2012-04-17.toml").write_text("x = = 1")
    unread = "Cannot be read, so something is missing here: minutes/2012-04-17.toml"
    async with opened(years, start="home", size=(120, 40)) as tryg:
        await tryg.press("a")
        await tryg.show(ArchiveScreen)
        assert unread in tryg.part("#headline")
        await tryg.press("slash")
        await tryg.show(SearchScreen)
        await look_for(tryg, "er:grøn lamper")
        assert "Not understood: er:grøn" in tryg.words
        assert unread in tryg.words


async def test_a_line_recorded_now_is_found_now(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(9)
        await tryg.do("record_note")
        await tryg.fill("Zebraen ved havnen")
        await tryg.record()
        await tryg.press("slash")
        screen = await tryg.show(SearchScreen)
        await tryg.press(*"zebra")
        await tryg.until(lambda: screen.answer.count == 1)


async def test_a_shared_screen_has_no_search(folder: Path) -> None:
    async with opened(folder, start="screen") as tryg:
        shown = tryg.screen
        await tryg.press("slash")
        assert tryg.screen is shown
        assert "search" not in {command.id for command in shown.commands()}  # type: ignore[attr-defined]


async def test_typing_in_the_editor_is_not_a_search(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(9)
        await tryg.do("record_note")
        await tryg.press("slash")
        assert tryg.screen is tryg.host
        assert tryg.written == "/"
