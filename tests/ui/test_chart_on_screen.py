"""The chart on screens of many sizes, in both themes, and with other signs."""

from pathlib import Path

import pytest
from textual.theme import Theme

from tests.ui.charts import ITEM, WIDE, chart
from tests.ui.driving import opened
from tryg_tui.core.plot.canvas import SIGNS
from tryg_tui.core.plot.model import MARKS
from tryg_tui.ui.app import Start
from tryg_tui.ui.pages.context import Context, Rendered
from tryg_tui.ui.pages.page import Page
from tryg_tui.ui.pages.parts.room import drawn
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.themes import THEMES
from tryg_tui.ui.widgets.chart import VARIABLE, Chart
from tryg_tui.ui.widgets.item_clock import ItemTitle


async def test_there_is_a_chart_where_there_is_room_and_only_at_its_item(folder: Path) -> None:
    async with opened(folder, size=(90, 30)) as tryg:
        await tryg.go(ITEM)
        before = len(chart(tryg)[0])
        for size, shown in (
            ((140, 40), True),
            ((80, 24), True),
            ((80, 19), False),
            ((60, 36), True),
        ):
            await tryg.pilot.resize_terminal(*size)
            await tryg.settle()
            assert tryg.host.query_one(Chart).display is shown, size
            assert tryg.rows().size.height >= 3
            if size == (140, 40):
                title = tryg.host.query_one(ItemTitle)
                assert len(str(title.content)) == title.content_size.width, "the line of the item"
                width = tryg.host.query_one(Chart).content_size.width
                assert len(chart(tryg)[0]) == width > before, "it is drawn anew"
        await tryg.pilot.resize_terminal(120, 40)
        await tryg.settle()
        assert "Earlier" in tryg.footer
        await tryg.select("about")
        assert "Rigspolitiet" in tryg.words
        await tryg.press("escape")
        await tryg.go(9)
        assert not tryg.host.query_one(Chart).display
        assert "Earlier" not in tryg.footer


async def test_the_editor_leaves_the_chart_on_a_tall_screen(folder: Path) -> None:
    async with opened(folder, size=(80, 24)) as tryg:
        await tryg.start()
        await tryg.go(ITEM)
        for size, stays in (((80, 24), False), ((120, 40), True)):
            await tryg.pilot.resize_terminal(*size)
            await tryg.do("record_note")
            assert tryg.host.query_one(Chart).display is stays
            await tryg.leave()
            assert tryg.host.query_one(Chart).display


@pytest.mark.parametrize(("asked", "known"), [("ascii", "ascii"), ("BLOCKS", "blocks")])
async def test_a_terminal_without_braille_can_ask_for_other_signs(
    folder: Path, monkeypatch: pytest.MonkeyPatch, asked: str, known: str
) -> None:
    monkeypatch.setenv(VARIABLE, asked)
    async with opened(folder, size=WIDE) as tryg:
        await tryg.go(ITEM)
        text = "".join(chart(tryg))
        assert not any("\u2800" <= sign <= "\u28ff" for sign in text)
        assert SIGNS["ascii" if known == "ascii" else "blocks"].marks[0] in text
        assert ("●" in text) is (known == "blocks")


def luminance(colour: str) -> float:
    """The relative luminance of a colour, as WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_colours_of_lines_are_told_from_the_background(theme: Theme) -> None:
    colours = [theme.variables[f"chart-{number}"] for number in range(1, MARKS + 1)]
    assert len(set(colours)) == MARKS
    for colour in colours:
        light, dark = sorted((luminance(colour), luminance(str(theme.background))), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize("item", [ITEM, 7])
@pytest.mark.parametrize("start", ["run", "screen"])
async def test_a_page_with_a_chart_is_drawn_once_at_a_step_and_again_for_another_row(
    folder: Path, monkeypatch: pytest.MonkeyPatch, start: Start, item: int
) -> None:
    shown: list[RowRef] = []

    def counted(page: Page, ctx: Context, width: int) -> Rendered:
        found = drawn(page, ctx, width)
        shown.append(found.row)
        return found

    async with opened(folder, start=start, size=(120, 36)) as tryg:
        # Who writes the minutes is heard a moment later, and told on the page there is then.
        await tryg.until(lambda: tryg.followed.presence.writer is not None)
        await tryg.go(item - 1)
        monkeypatch.setattr("tryg_tui.ui.meeting.agenda_screen.drawn", counted)
        await tryg.press("pagedown")
        first = tryg.host.row
        assert first
        assert shown == [first]
        await tryg.press("down")
        assert shown == [first, tryg.host.row]
        assert tryg.host.row != first
