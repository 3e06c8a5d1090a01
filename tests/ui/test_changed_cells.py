"""What changes every second is drawn by the cells that change, and so is it written."""

from rich.console import Console
from rich.segment import Segment
from textual._compositor import ChopsUpdate
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip

from tryg_tui.ui.terminal import Changes, only_changes
from tryg_tui.ui.widgets.item_clock import Figures, Line, changed

WHOLE = Region(0, 0, 20, 1)


class Clock(App[None]):
    """A line and figures that tell the time."""

    CSS = "Line { width: 20; height: 1; } Figures { width: 20; }"

    def compose(self) -> ComposeResult:
        yield Line("")
        yield Figures("")


def cells(*segments: str) -> Strip:
    return Strip([Segment(text) for text in segments])


def test_only_the_cells_that_differ_count_as_changed() -> None:
    assert list(changed(["00:09 of 5"], ["00:10 of 5"])) == [Region(3, 0, 2, 1)]
    assert list(changed(["╷ ╷", "╰─┤"], ["╭─╴", "╰─┤"])) == [Region(0, 0, 3, 1)]
    assert list(changed(["same"], ["same"])) == []
    assert list(changed(["9:59"], ["10:00"])) == [], "another length moves the rest"
    assert list(changed(["漢 1"], ["漢 2"])) == [], "signs of two cells are counted no further"


async def test_a_line_and_figures_ask_for_no_more_to_be_drawn_than_has_changed() -> None:
    async with Clock().run_test(size=(40, 10)) as pilot:
        line, figures = pilot.app.query_one(Line), pilot.app.query_one(Figures)
        line.put(Content("00:09 of 5"))
        figures.show("00:09")
        await pilot.pause()
        line.put(Content("00:10 of 5"))
        figures.show("00:10")
        assert line._repaint_regions == {Region(3, 0, 2, 1)}
        assert {region.x for region in figures._repaint_regions} == {9}
        await pilot.pause()
        shown = pilot.app.screen._compositor.render_strips()
        assert shown[0].text.startswith("00:10 of 5")
        line.put(Content("00:10 of 5"))
        assert not line._repaint_regions, "it is there already"
        line.put(Content.styled("00:11 of 5", "bold"))
        assert line._repaint_regions == {WHOLE}, "all of it looks different"
        await pilot.pause()
        line.put(Content.styled("short", "bold"))
        assert line._repaint_regions == {WHOLE}


def test_what_is_written_begins_where_the_change_begins() -> None:
    console = Console(color_system=None)
    chops = [{0: cells("side "), 5: cells("left 00:", "09 more")}, {0: cells("below")}]
    drawn = ChopsUpdate(chops, [(0, 13, 15), (1, 0, 5)], [[5, 20], [5]])
    changes = only_changes(drawn)
    assert isinstance(changes, Changes)
    assert changes.render_segments(console) == "\x1b[1;14H09\x1b[2;1Hbelow"
    across = Changes(chops, [(0, 3, 7)], [[5, 20], [5]])
    assert across.render_segments(console) == "\x1b[1;4He \x1b[1;6Hle"
    assert only_changes(None) is None


async def test_figures_are_as_tall_and_lines_as_low_as_those_they_are_made_of() -> None:
    async with Clock().run_test(size=(40, 10)) as pilot:
        figures, line = pilot.app.query_one(Figures), pilot.app.query_one(Line)
        figures.show("04:55")
        await pilot.pause()
        assert (figures.size.height, line.size.height) == (3, 1)
