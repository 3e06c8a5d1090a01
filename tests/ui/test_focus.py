"""What is told of what is looked at, and what of it is believed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tryg_tui.core.plot.model import MOST_SERIES
from tryg_tui.store.presence.live import MOST_CHOSEN, Focus
from tryg_tui.ui.meeting.focus import chosen_of, row_of, told
from tryg_tui.ui.pages.context import Chosen
from tryg_tui.ui.pages.row import NOTHING, RowRef

IDS = st.text(st.characters(codec="ascii", categories=["Ll"]), max_size=12)


@given(
    measure=IDS,
    areas=st.integers(0, 99),
    picked=st.lists(IDS, max_size=MOST_SERIES).map(tuple),
    slot=IDS,
    later=st.booleans(),
)
def test_what_is_chosen_is_understood_as_it_was_meant(
    measure: str, areas: int, picked: tuple[str, ...], slot: str, later: bool
) -> None:
    chosen = Chosen(measure=measure, areas=areas, picked=picked, slot=slot, later=later)
    row = RowRef("area", "aalborg")
    focus = told("index", row, chosen, "")
    assert (chosen_of(focus), row_of(focus)) == (chosen, row)


def test_only_what_is_chosen_of_the_item_is_told_and_no_marks() -> None:
    chosen = Chosen(filters={"a": "asks", "b": "actions"}, marked=frozenset({"2018-04-10#1"}))
    focus = told("a", NOTHING, chosen, "card")
    assert chosen_of(focus) == Chosen(filters={"a": "asks"})
    assert row_of(focus) == NOTHING
    assert "2018" not in focus.chosen


@pytest.mark.parametrize("said", ["{", "[]", '{"areas": "x"}', "[" * MOST_CHOSEN, "æ\x1b[31m"])
def test_what_cannot_be_understood_chooses_nothing(said: str) -> None:
    assert chosen_of(Focus("index", chosen=said)) == Chosen()


def test_too_much_is_neither_told_nor_believed() -> None:
    many = tuple(f"area-{n}" for n in range(500))
    assert not told("index", NOTHING, Chosen(picked=many), "").chosen
    said = '{"picked": ["a","b","c","d","e","f","g"], "marked": ["2018-04-10#1"]}'
    assert chosen_of(Focus("index", chosen=said)) == Chosen(picked=("a", "b", "c", "d", "e"))
