"""Windows of every size: small ones say what is missing, and nothing breaks in them."""

from pathlib import Path

from textual.widgets import Static

from tests.ui.driving import PREVIOUS, opened
from tryg_tui.ui.screens.minutes import MinutesScreen


async def test_a_window_that_is_too_small_says_how_large_it_should_be(folder: Path) -> None:
    async with opened(folder, size=(79, 24)) as tryg:
        assert "80×24" in tryg.top
        for size, small in (((80, 24), False), ((80, 23), True)):
            await tryg.pilot.resize_terminal(*size)
            await tryg.settle()
            assert ("80×24" in tryg.top) is small


async def test_the_screen_follows_the_window_and_keeps_what_is_written(folder: Path) -> None:
    async with opened(folder, size=(120, 40)) as tryg:
        await tryg.start()
        await tryg.go(5)
        await tryg.do("record_decision")
        await tryg.fill("Halvt skrevet")
        for size in [(60, 15), (200, 55), (80, 24)]:
            await tryg.pilot.resize_terminal(*size)
            await tryg.settle()
            assert tryg.written == "Halvt skrevet"
            assert max(len(line) for line in tryg.text.splitlines()) <= size[0]
        await tryg.record()
        assert tryg.entries[0].text == "Halvt skrevet"


async def test_minutes_are_laid_out_for_the_room_there_is(folder: Path) -> None:
    async with opened(folder, size=(80, 24)) as tryg:
        tryg.app.push_screen(MinutesScreen(PREVIOUS))
        screen = await tryg.show(MinutesScreen)
        text = screen.query_one("#text", Static)

        def longest() -> int:
            return max(map(len, str(text.content).split("\n")))

        assert 60 < longest() <= text.content_size.width
        await tryg.pilot.resize_terminal(120, 36)
        await tryg.until(lambda: longest() > 74)
        await tryg.pilot.resize_terminal(60, 24)
        await tryg.until(lambda: longest() <= text.content_size.width)
