"""A list of rows: what its rows are about."""

from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import OptionList

from tests.naughty import DANISH, WIDE
from tests.ui.driving import at_rest
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef, section
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.terminal import OnlyChanged
from tryg_tui.ui.text import HANG, LONG, beginning, hung, laid, plain
from tryg_tui.ui.widgets.rows import Rows

TWICE = RowRef("done", "2017:fair")
OTHER = RowRef("done", "2017:walk")


class Listed(App[None]):
    """A list and nothing else."""

    def compose(self) -> ComposeResult:
        yield Rows("rows")


def rows(*refs: RowRef) -> list[Row]:
    """Rows under a heading."""
    return [section("Done"), *(Row(ref, plain(ref.id)) for ref in refs)]


async def test_several_rows_may_be_about_the_same_and_each_keeps_its_place() -> None:
    async with Listed().run_test() as pilot:
        listed = pilot.app.query_one(Rows)
        listed.show(rows(TWICE, OTHER, TWICE))
        await pilot.pause()
        assert [listed.ref(place) for place in range(4)] == [NOTHING, TWICE, OTHER, TWICE]
        listed.highlighted = 3
        listed.highlight(TWICE)
        assert listed.highlighted == 3, "it is about that already"
        listed.show(rows(OTHER, TWICE, OTHER, TWICE))
        assert listed.highlighted == 4, "the second of the two stays the second"
        listed.show(rows(TWICE, OTHER))
        assert listed.highlighted_ref == TWICE
        listed.show(rows(OTHER))
        assert listed.highlighted == 1
        listed.show(())
        assert listed.highlighted_ref == NOTHING


def test_a_row_tells_its_id_only_as_what_it_is() -> None:
    assert RowRef("action", "2017-12-05#3").of("outreach", "action") == "2017-12-05#3"
    assert RowRef("action", "2017-12-05#3").of("topic") == ""
    assert not NOTHING
    assert RowRef("since")


async def test_of_a_very_long_text_a_row_holds_the_beginning_and_says_what_is_left_out() -> None:
    async with Listed().run_test(size=(80, 24)) as pilot:
        listed = pilot.app.query_one(Rows)
        whole, long = "ord " * (LONG // 4), f"{'ord ' * (LONG // 4)}{'æ[/]' * 500_000}"
        listed.show([Row(TWICE, plain(text)) for text in (whole, long)])
        first, second = (str(option.prompt) for option in listed.options)
        assert first.split() == whole.split()
        assert second.split() == [*whole.split(), *["…", "2,000,000", "more", "characters"]]
        assert beginning(plain("x" * LONG)).plain == "x" * LONG
        assert beginning(plain("x" * (LONG + 1))).plain == f"{'x' * LONG}… 1 more character"


def test_a_number_is_not_parted_from_its_unit_at_the_end_of_a_line() -> None:
    told = hung(plain("Godkendelse · 5\u00a0min. i alt"), 16, 2).plain
    assert told == "Godkendelse ·\n  5 min. i alt"
    assert hung(plain("5\u00a0min."), 16).plain == "5 min."


def test_the_first_line_of_a_long_row_ends_where_it_would_if_all_of_it_were_broken() -> None:
    begun, rest = f"a {'x' * 30}", "漢字 et-langt-ord/med-skråstreg ·"
    assert hung(plain(f"{begun}   {rest} ord"), 33).plain == f"{begun}\n{rest}\nord"
    marked = "e\u0301" * 20
    assert hung(plain(f"{marked} {marked} ord"), 33, 2).plain.count("\n") == 1


async def test_a_list_that_is_not_on_the_screen_yet_may_be_told_of_changed_rows() -> None:
    async with Listed().run_test() as pilot:
        later = Rows("later")
        later.show(rows(TWICE, OTHER))
        later.show([section("Done"), Row(TWICE, plain("Messen")), Row(OTHER, plain("Turen"))])
        await pilot.app.mount(later)
        await pilot.pause()
        assert [str(one.prompt).strip() for one in later.options] == ["Done", "Messen", "Turen"]
        assert later.size.height > 0


def test_a_row_laid_out_takes_the_lines_that_its_text_takes() -> None:
    for text in (
        *WIDE,
        *DANISH,
        "",
        "\n",
        "a\n",
        "  • ind " * 9,
        "ord " * 40,
        "x" * 200,
        "漢字 " * 30,
    ):
        for width in (20, 33, 80):
            for aired in (False, True):
                row = laid(plain(text), width, HANG, aired=aired)
                whole = Content(row.plain, strip_control_codes=False)
                for room in (12, width - 1, width, width + 1):
                    assert row.get_height({}, room) == whole.get_height({}, room), (text, room)


async def test_rows_that_stay_as_they_were_are_not_laid_out_again() -> None:
    async with Listed().run_test(size=(80, 24)) as pilot:
        listed = pilot.app.query_one(Rows)
        many = [RowRef("done", f"nr. {n}, {'ord ' * 30}") for n in range(500)]
        listed.show(rows(*many))
        shown = [option.prompt for option in listed.options]
        listed.show(rows(TWICE))
        listed.show(rows(*many, OTHER))
        again = [option.prompt for option in listed.options]
        assert all(one is other for one, other in zip(shown, again[:-1], strict=True))


class Scrolled(TrygScreen):
    """One of our screens with a list beside which a scroll bar may come."""

    def compose(self) -> ComposeResult:
        yield Rows("rows")

    def on_mount(self) -> None:
        """Nothing to keep up."""

    def use_room(self) -> None:
        """Nothing to draw anew."""


async def test_a_scroll_bar_that_comes_is_arranged_with_its_list_and_not_once_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    arranged: list[bool] = []
    reflow = OnlyChanged.reflow

    def noted(compositor: OnlyChanged, *given: Any) -> Any:
        arranged.append(listed.show_vertical_scrollbar)
        return reflow(compositor, *given)

    async with App[None]().run_test(size=(40, 10)) as pilot:
        await pilot.app.push_screen(Scrolled())
        await pilot.pause()
        listed = pilot.app.screen.query_one(Rows)
        assert await at_rest(pilot.app)
        monkeypatch.setattr(OnlyChanged, "reflow", noted)
        for count, bar in ((30, True), (3, False), (31, True)):
            arranged.clear()
            listed.show([Row(RowRef("record", str(n)), Content(str(n))) for n in range(count)])
            assert await at_rest(pilot.app)
            assert listed.show_vertical_scrollbar == bar
            assert arranged.count(True) == bar, "arranged once with it"


async def test_a_list_finds_out_once_how_high_its_rows_are(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[int] = []
    update = OptionList._update_lines

    def noted(options: OptionList) -> None:
        found.append(options.option_count)
        update(options)

    async with Listed().run_test(size=(80, 24)) as pilot:
        listed = pilot.app.query_one(Rows)
        assert await at_rest(pilot.app)
        monkeypatch.setattr(OptionList, "_update_lines", noted)
        listed.show(rows(*(RowRef("done", f"nr. {n}") for n in range(100))))
        assert await at_rest(pilot.app)
        assert len(pilot.app.screen._compositor.render_strips()) == 24
        assert 1 <= found.count(101) <= 5, "each line asks for it"
        listed.show(rows(TWICE))
        assert listed.virtual_size.height == 2


async def test_a_list_that_is_hidden_is_made_for_the_width_it_had() -> None:
    async with Listed().run_test(size=(80, 24)) as pilot:
        listed = pilot.app.query_one(Rows)
        listed.show(rows(TWICE))
        assert await at_rest(pilot.app)
        room = listed.room
        listed.display = False
        assert await at_rest(pilot.app)
        assert listed.room == room
        listed.show(rows(OTHER))
        listed.display = True
        assert await at_rest(pilot.app)
        assert listed.room == listed._made_for


async def test_a_heading_is_not_drawn_over_the_last_row_that_is_left_of_its_own() -> None:
    first = [RowRef("done", str(number)) for number in range(6)]
    second = [RowRef("done", f"later {number}") for number in range(9)]
    async with Listed().run_test(size=(40, 10)) as pilot:
        listed = pilot.app.query_one(Rows)
        listed.styles.height = 10
        listed.show([*rows(*first), *rows(*second)])
        await at_rest(pilot.app)
        listed.highlighted = listed.option_count - 1
        await at_rest(pilot.app)
        high = listed.scrollable_content_region.height
        seen = [listed.render_line(y).text.strip() for y in range(high)]
        assert seen[-1] == "later 8"
        assert seen[0] == "Done", "rows are left of them"
        listed.scroll_to(y=6, animate=False, immediate=True)
        assert [listed.render_line(y).text.strip() for y in range(3)] == ["5", "Done", "later 0"]
