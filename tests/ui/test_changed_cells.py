"""What changes every second is drawn by the cells that change, and so is it written."""

from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Offset, Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from tests.ui.driving import Clock, at_rest, opened
from tryg_tui.ui.pages.row import Row, RowRef
from tryg_tui.ui.terminal import Changes, OnlyChanged, only_changes
from tryg_tui.ui.widgets.item_clock import Figures, ItemClock, Line, changed, look_of
from tryg_tui.ui.widgets.rail import Rail
from tryg_tui.ui.widgets.rows import Rows

WHOLE = Region(0, 0, 20, 1)


class Part(Static):
    """A widget that notes which of its lines are asked for."""

    def on_mount(self) -> None:
        self.asked: list[Region] = []

    def render_lines(self, crop: Region) -> list[Strip]:
        self.asked.append(crop)
        return super().render_lines(crop)


class Parts(App[None]):
    """Three texts one below another, over a text behind them."""

    CSS = """
    Screen { layers: below above; }
    Part { width: 20; height: 2; layer: above; }
    #behind { layer: below; height: 6; position: absolute; }
    #second { width: 9; }
    """

    def compose(self) -> ComposeResult:
        yield Part("behind the others\n" * 6, id="behind")
        for id in ("first", "second", "third"):
            yield Part(f"{id}\n1", id=id)

    def on_mount(self) -> None:
        self.screen._compositor = OnlyChanged()


class Unfinished(Part):
    """A widget that has nothing to show yet."""

    def render_lines(self, crop: Region) -> list[Strip]:
        return [Strip([])] * crop.height


class Telling(App[None]):
    """A line and figures that tell the time."""

    CSS = "Line { width: 20; height: 1; } Figures { width: 20; }"

    def compose(self) -> ComposeResult:
        yield Line("")
        yield Figures("")


class Listed(App[None]):
    """A list of nine rows, the second of them highlighted."""

    CSS = "Rows { border: none; padding: 0; scrollbar-size-vertical: 0; }"

    def compose(self) -> ComposeResult:
        yield Rows("rows")

    async def on_mount(self) -> None:
        rows = self.query_one(Rows)
        rows.show([Row(RowRef("record", str(n)), Content(str(n))) for n in range(9)])
        rows.highlight(RowRef("record", "1"))


def shown(app: App[Any]) -> list[str]:
    """The lines of the screen."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def cells(*segments: str) -> Strip:
    return Strip([Segment(text) for text in segments])


def test_only_the_cells_that_differ_count_as_changed() -> None:
    assert list(changed(["00:09 of 5"], ["00:10 of 5"])) == [Region(3, 0, 2, 1)]
    assert list(changed(["╷ ╷", "╰─┤"], ["╭─╴", "╰─┤"])) == [Region(0, 0, 3, 1)]
    assert list(changed(["same"], ["same"])) == []
    assert list(changed(["9:59"], ["10:00"])) == [], "another length moves the rest"
    assert list(changed(["漢 1"], ["漢 2"])) == [], "signs of two cells are counted no further"


async def test_a_line_and_figures_ask_for_no_more_to_be_drawn_than_has_changed() -> None:
    async with Telling().run_test(size=(40, 10)) as pilot:
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


def test_cells_have_a_look_in_common_or_none() -> None:
    bold = Style.parse("bold")
    drawn = Strip([Segment(" ", Style()), Segment("09", bold), Segment(" of 5", Style())])
    assert look_of(drawn, Region(2, 0, 1, 1)) == bold
    assert look_of(drawn, Region(2, 0, 2, 1)) is None, "two looks"
    assert look_of(drawn, Region(7, 0, 2, 1)) is None, "there is no room for all of it"
    assert look_of(drawn, Region(9, 0, 1, 1)) is None
    assert look_of(None, Region(0, 0, 1, 1)) is None, "it has not been drawn"


async def test_on_a_terminal_new_signs_are_written_over_the_old_ones_without_a_frame(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = Telling()
    async with app.run_test(size=(40, 10)):
        line, figures = app.query_one(Line), app.query_one(Figures)
        line.put(Content.styled("00:09 of 5", "bold"))
        figures.show("00:09")
        assert await at_rest(app)
        shown(app)
        written: list[str] = []
        assert app._driver is not None
        monkeypatch.setattr(type(app._driver), "is_headless", False)
        monkeypatch.setattr(app._driver, "write", written.append)
        app.cursor_position = Offset(4, 2)
        line.put(Content.styled("00:10 of 5", "bold"))
        figures.show("00:08")
        assert not line._repaint_regions | figures._repaint_regions
        one, large = written
        look, _sign, rest = one.partition("\x1b[1;4H10")
        assert "1;" in look, "bold"
        assert rest == "\x1b[0m\x1b[3;5H", "the cursor goes back to where it was"
        assert large.count("H") == 3, "two of the rows differ"
        assert large.count("\x1b[0m") == 1, "their look is told once"
        assert shown(app)[0] == "00:10 of 5", "whatever draws it later draws the new ones"
        assert written == [one, large]
        with app.batch_update():
            line.put(Content.styled("00:11 of 5", "bold"))
            assert line._repaint_regions == {Region(4, 0, 1, 1)}, "with what else is changed"
        await app.push_screen(Screen())
        line.put(Content.styled("00:12 of 5", "bold"))
        assert not [text for text in written[2:] if "\x1b[1;5H2" in text], "not over another screen"


async def test_only_widgets_and_lines_with_a_change_in_them_are_put_together() -> None:
    async with Parts().run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        parts = {part.id: part for part in pilot.app.query(Part)}
        compositor = pilot.app.screen._compositor
        for id in ("first", "second"):
            parts[id].update(f"{id}\n2", layout=False)
        for part in parts.values():
            part.asked.clear()
        compositor.update_widgets({parts["first"], parts["second"]})
        parts["behind"].refresh(Region(0, 3, 20, 1))
        compositor.update_widgets({parts["behind"]})
        drawn = compositor.render_partial_update()
        assert drawn is not None
        assert [
            (y, first, end, "".join(piece.text for piece in drawn.chops[y].values() if piece))
            for y, first, end in drawn.spans
        ] == [
            (0, 0, 20, "first".ljust(20)),
            (1, 0, 20, "2".ljust(20)),
            (2, 0, 9, "second".ljust(9)),
            (3, 0, 20, "2        e others   "),
        ]
        assert [part.asked for part in parts.values()] == [
            [Region(0, 3, 20, 1)],
            [Region(0, 0, 20, 2)],
            [Region(0, 0, 9, 2)],
            [],
        ], "what is covered is not asked for"
        assert compositor.render_partial_update() is None
        whole = compositor.render_full_update()
        lines = ["".join(strip.text for strip in line) for line in whole.strips]
        assert [line.rstrip() for line in lines[:3]] == ["first", "2", "second   e others"]


def test_a_look_is_told_once_for_all_cells_that_have_it() -> None:
    red = Style.parse("red")
    strips = [Strip([Segment("one", red + Style(meta={"place": y}))]) for y in range(2)]
    update = Changes([{0: strip} for strip in strips], [(0, 0, 3), (1, 0, 3)], [[3], [3]])
    assert update.render_segments(Console()) == "\x1b[31m\x1b[1;1Hone\x1b[2;1Hone\x1b[0m"


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
    async with Telling().run_test(size=(40, 10)) as pilot:
        figures, line = pilot.app.query_one(Figures), pilot.app.query_one(Line)
        figures.show("04:55")
        await pilot.pause()
        assert (figures.size.height, line.size.height) == (3, 1)


async def test_an_idle_second_changes_only_the_cells_of_the_clock(
    folder: Path, clock: Clock
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        clock.advance(seconds=5)
        tryg.host.tick()
        await tryg.pilot.pause()
        widgets = [tryg.host, *tryg.host.query(Widget)]
        for one in widgets:  # What is not seen now still asks for it.
            one._repaint_regions.clear()
            one._layout_required = False
        clock.advance(seconds=1)
        tryg.host.tick()
        assert not [one for one in widgets if one._layout_required]
        regions = {type(one).__name__: one._repaint_regions for one in widgets}
        cells = {name: sum(one.area for one in changed) for name, changed in regions.items()}
        assert {name for name, count in cells.items() if count} == {"ItemTitle", "Figures"}
        assert cells["ItemTitle"] == 1
        assert cells["Figures"] <= 9


async def test_the_clock_goes_on_alone_and_all_else_where_a_minute_has_passed(
    folder: Path, clock: Clock
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        time, rail = tryg.host.query_one(ItemClock), tryg.host.query_one(Rail)
        clock.advance(seconds=59)
        time._go_on()
        assert await at_rest(tryg.app)
        assert time.query_one(Figures).value == "04:01"
        assert "0/5" in str(rail.get_option_at_index(0).prompt)
        clock.advance(seconds=1)
        time._go_on()
        assert await at_rest(tryg.app)
        assert "1/5" in str(rail.get_option_at_index(0).prompt)


async def test_moving_in_a_list_draws_no_other_rows_than_the_two_it_is_about() -> None:
    async with Listed().run_test(size=(40, 10)) as pilot:
        rows = pilot.app.query_one(Rows)
        await pilot.pause()
        rows.highlight(RowRef("record", "4"))
        assert rows._repaint_regions == {Region(0, 1, 40, 1), Region(0, 4, 40, 1)}
        await pilot.pause()
        words = ["0", "1", "new2", *map(str, range(3, 9))]
        rows.show([Row(RowRef("record", str(n)), Content(one)) for n, one in enumerate(words)])
        assert rows._repaint_regions == {Region(0, 2, 40, 1)}
        await pilot.pause()
        assert shown(pilot.app)[:4] == ["0", "1", "new2", "3"]
        rows.replace_option_prompt_at_index(2, Content("two\nlines"))
        await pilot.pause()
        assert shown(pilot.app)[2:5] == ["two", "lines", "3"], "what is below has moved"


async def test_where_a_widget_has_nothing_yet_what_it_lies_in_is_seen() -> None:
    class Behind(Parts):
        def compose(self) -> ComposeResult:
            yield Part("behind the others\n" * 6, id="behind")
            yield Unfinished("", id="first")

    async with Behind().run_test(size=(20, 6)) as pilot:
        await pilot.pause()
        assert shown(pilot.app)[0] == "behind the others"
        pilot.app.screen._compositor.render_full_update().render_segments(pilot.app.console)
