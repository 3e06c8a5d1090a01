"""Figures for the whole room where there is room, and the half-year memory on one screen."""

import re
from itertools import product
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from textual.containers import VerticalScroll
from textual.widgets import Digits, Static

from tests.ui.charts import ITEM
from tests.ui.driving import Clock, opened
from tests.ui.pages.sheet import Sheet
from tests.ui.test_whole_words import SIZES, faults
from tryg_tui import locale
from tryg_tui.core.plot.letters import large_letters
from tryg_tui.ui.dialogs.since import SinceScreen
from tryg_tui.ui.review.since import one_screen
from tryg_tui.ui.review.tally import large
from tryg_tui.ui.widgets.chart import VARIABLE, LargeFigure, LargeFigures
from tryg_tui.ui.widgets.columns import shares
from tryg_tui.ui.widgets.item_clock import ItemClock


async def test_the_newest_figure_of_the_city_is_large_where_there_is_room(folder: Path) -> None:
    async with opened(folder, size=(120, 36)) as tryg:
        await tryg.go(ITEM)
        large = tryg.host.query_one(LargeFigures)
        assert [one.value for one in large.query(Digits) if one.is_on_screen] == ["89"]
        assert "pct. in 2015" in tryg.part("LargeFigures")
        assert large.query_one(LargeFigure).has_class("-old"), "2017 is known, without a figure"
        assert "no figure published" in tryg.part("#headline")
        await tryg.press("end", "home", "down", "down")
        assert "85.7 Danmark" not in tryg.part("#headline")
        assert "Danmark pct. in 2017 84.9–86.5" in tryg.part("LargeFigures"), "it is highlighted"
        assert not large.query_one(LargeFigure).has_class("-old")
        await tryg.press("home")
        await tryg.do("next_areas")
        assert "Aarhus pct. in 2017" in tryg.part("LargeFigures")
        await tryg.do("next_measure")
        assert "Danmark pct. in 2017" in tryg.part("LargeFigures")
        await tryg.do("next_measure")
        await tryg.pilot.resize_terminal(80, 24)
        await tryg.settle()
        assert not large.display
        assert "Aalborg 89 pct. (2015)" in tryg.part("#headline")
        await tryg.pilot.resize_terminal(120, 36)
        await tryg.go(5)
        assert not large.display


async def test_a_terminal_without_lines_gets_no_large_figure(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "ascii")
    async with opened(folder, size=(120, 36)) as tryg:
        await tryg.go(ITEM)
        assert not tryg.host.query_one(LargeFigures).display


async def test_the_time_left_and_the_time_over_are_large_at_the_side(
    folder: Path, clock: Clock
) -> None:
    async with opened(folder, size=(120, 36)) as tryg:
        side = tryg.host.query_one("#side").query_one(ItemClock)
        assert not side.display, "a planned meeting has no clock"
        await tryg.start()
        # The first item has five minutes.
        for minutes, time, said in (
            (2, "03:00", "left"),
            (3, "00:00", "left"),
            (4, "04:00", "over"),
        ):
            clock.advance(minutes=minutes)
            tryg.host.redraw()
            await tryg.settle()
            assert side.query_one(Digits).value == time
            assert said in tryg.part("#side")
        # The next item, which has five minutes, pays for the four.
        assert "4 min. over time" in tryg.part("#end")
        assert "4 min more for Dagsorden: to end on time, 4 min from Referat" in tryg.part("#end")
        await tryg.pilot.resize_terminal(120, 30)
        await tryg.settle()
        assert not side.display


async def test_what_has_happened_since_last_time_stands_on_one_screen(folder: Path) -> None:
    async with opened(folder, size=SIZES[0]) as tryg:
        await tryg.do("since")
        screen = await tryg.show(SinceScreen)
        for size in (SIZES[0], SIZES[-1]):
            await tryg.pilot.resize_terminal(*size)
            await tryg.settle()
            assert screen.query_one(VerticalScroll).max_scroll_y == 0
            # Decisions 2017-12-05#6, #7, #8, #14 and #32; follow-up #2 is done; #9 of June is late.
            # Actions 2017-06-13 and 2017-12-05: 15, of which one is done and one late; and #29.
            # Only Din Vej ended after the meeting, on the last day of the year.
            rows = (
                "✓ Done Få ansat en koordinator af Tryghedsvandringerne",
                "overdue 10 days Nye drop-out-tal for 2017.",
                "Tryghedsvandringer kritisk → risiko",
                "Andel trygge, Danmark 2017: 85.7 pct.",
                "Open and not overdue: 12 actions, 1 promised outreach",
                "Nothing is noted since then of: promises kept, promises dropped, status changed",
            )
            for words in (
                "decided done since overdue",
                "4 followed up of 13 actions of 13 open",
                "1 promised outreach · 2 new figures · 1 initiative begun, changed or ended",
                "Decided at the last meeting (5)",
                "Also noted at the last meeting (3)",
                "became overdue (1)",
                "new figures (2)",
                "initiatives begun, changed or ended (1)",
                *(rows if size == SIZES[-1] else ()),
            ):
                assert words in " ".join(tryg.words.replace("│", " ").split()), (size, words)
            assert not faults(tryg)
        await tryg.pilot.resize_terminal(80, 24)
        await tryg.settle()
        # The numbers take 7 of the 20 lines of the least window, titles and sums 9 more.
        assert "Decided at the last meeting (5) … and 4 more" in tryg.words
        assert "higher is better" not in tryg.words
        await tryg.press("down")
        assert "more" not in tryg.words.replace("once more", "")
        assert "higher is better" in str(screen.query_one("#text", Static).content)
        for _page in range(9):
            await tryg.press("pagedown")
        # No. 34 has no due date and is the last of the promises that wait.
        assert "5 Dec 2017, no. 34" in tryg.words
        await tryg.press("enter")
        await tryg.until(lambda: tryg.screen is not screen)


@pytest.mark.parametrize("language", ["da", "en"])
def test_each_part_that_is_named_has_a_row_and_none_too_many(folder: Path, language: str) -> None:
    ctx = Sheet(folder, "agenda").ctx
    locale.set_language(language)
    for width, height in product((60, 69, 76, 95, 112), (14, 19, 26, 38)):
        shown = one_screen(ctx, width, height)
        rows = shown.text.wrap(width)
        assert len(rows) <= height, (width, height)
        more = [n for n, row in enumerate(rows) if re.search(r"… (and|og) \d", row.plain)]
        assert all(rows[n + 1].plain.startswith("  ") for n in more)
        # Of what there is no room for, something is left out, not a line of the window.
        assert shown.whole or width >= 100 or len(rows) >= height - 3, (width, height)
    for height in (0, 5, 9):
        tiny = one_screen(ctx, 32, height)
        assert not tiny.whole, "of what there is no room for, nothing ends the program"


def test_rows_are_shared_out_one_after_another_until_there_is_no_room() -> None:
    assert shares([[1] * 5, [1], [1] * 3], 6) == [3, 1, 2]
    assert shares([[1], [], [1, 1]], 9) == [1, 0, 2]
    assert shares([[1, 1], [1, 1]], 0) == [0, 0]
    assert shares([[2, 2], [1, 3]], 5) == [2, 1]


def test_three_large_numbers_tell_what_came_of_the_last_meeting(folder: Path) -> None:
    ctx = Sheet(folder, "agenda").ctx
    digits = zip(*(large_letters(str(n), 30, 5) for n in (5, 0, 1)), strict=True)
    rows = [row.plain for row in large(ctx, 100, 5)]
    assert rows[:5] == ["    ".join(one.ljust(30) for one in beside) for beside in digits]
    assert all(cell_len(row) <= 100 for row in rows)
    # 4 of 5 decisions are followed up, none of 13 actions is done, one of 13 is overdue.
    said = next(row for row in rows if "▓" in row)
    assert [bar.count("▓") for bar in said.split("    ")] == [24, 0, 2]
    assert large(replace(ctx, previous=None), 100, 5) == []


async def test_the_room_sees_what_came_of_the_last_meeting_on_one_screen(folder: Path) -> None:
    async with opened(folder, start="screen", size=(100, 30)) as tryg:
        await tryg.do("since")
        await tryg.show(SinceScreen)
        for words in ("decided", "overdue", "of 13 actions", "became overdue (1)"):
            assert words in tryg.words
        assert "Nye drop-out-tal for 2017." in tryg.words
        assert ", no. " not in tryg.words
        # The window has its least frame only when it is known how low it is.
        text, room = tryg.screen.query_one("#text"), tryg.screen.query_one(VerticalScroll)
        assert room.size.height - 1 <= text.size.height <= room.size.height
        assert "█" in tryg.words


async def test_before_the_meeting_the_numbers_lead_to_all_of_it(folder: Path) -> None:
    async with opened(folder, size=(80, 24)) as tryg:
        assert "of 13 actions" in tryg.part("#rows")
        await tryg.press("enter")
        await tryg.show(SinceScreen)
