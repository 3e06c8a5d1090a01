"""Long rows of readings: the sum of twelve months, and what is more than chance."""

import datetime as dt
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import folder, initiative
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.measures.indicators import Measured, measured
from tryg_tui.core.measures.series import FEW, RUN, Pattern, Signal, pattern, rolling
from tryg_tui.core.meetings.planning import months_ahead
from tryg_tui.core.model.initiative import (
    Indicator,
    IndicatorBreak,
    Number,
    Qualifier,
    Reading,
)

FIRST = dt.date(2010, 3, 31)


def row(*values: Number | None, months: int = 3, **fields: Any) -> Measured:
    """An indicator with a reading for each part of a year, from the first quarter of 2010 on."""
    whole: dict[str, Any] = {"unit": "indbrud", "direction": "lower", "basis": "quarter"}
    readings = tuple(
        Reading(indicator="i", value=value, date=months_ahead(FIRST, months * place))
        for place, value in enumerate(values)
        if value is not None
    )
    one = Indicator(id="i", title="I", **(whole | fields))
    where = folder(initiatives=(initiative("a", indicators=(one,), readings=readings),))
    (found,) = measured(where, fold(where), dt.date(2030, 1, 1))
    return found


def signals(*values: Number, **fields: Any) -> tuple[Signal, ...]:
    """What is found in a row that is long enough."""
    found = pattern(row(*values, **fields))
    assert found is not None
    assert found.points == len(values)
    return found.signals


def test_only_sources_that_disagree_of_the_last_time_are_rivals() -> None:
    assert row(20, 24).rivals == ()
    assert row().rivals == ()


EVEN = (20, 24, 21, 23, 19, 25, 22, 20, 24, 21, 23)


def test_what_varies_all_the_time_is_no_signal() -> None:
    assert signals(*EVEN, 22) == ()
    assert signals(*[7] * FEW) == ()


def test_one_beyond_the_limits_is() -> None:
    assert signals(*EVEN, 60) == ("outside",)
    assert signals(*(one + 100 for one in EVEN), 60) == ("outside",)
    found = pattern(row(*[0, 9] * 6))
    assert found is not None
    assert (found.middle, found.low) == (4.5, 0)
    below = pattern(row(*[-5, 9] * 6, unit="kr."))
    assert below is not None
    assert below.low < -5


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ((31, 30, 31, 30, 31, 30, 31), ("shift",)),
        ((11, 10, 11, 10, 11, 10, 11), ("shift",)),
        ((18, 19, 20, 21, 22, 23, 24), ("trend",)),
        ((25, 24, 23, 22, 21, 20, 19), ("trend",)),
        ((18, 19, 20, 20, 21, 22, 23), ()),
    ],
)
def test_a_run_on_one_side_or_the_same_way_is(
    run: tuple[int, ...], expected: tuple[Signal, ...]
) -> None:
    assert len(run) == RUN
    assert signals(*EVEN, 15, 27, *run) == expected


def test_fewer_than_twelve_are_too_few_and_a_break_begins_anew() -> None:
    assert pattern(row(*EVEN)) == Pattern(points=len(EVEN))
    later = (IndicatorBreak(before=months_ahead(FIRST, 30)),)
    assert pattern(row(*EVEN, 22, breaks=later)) == Pattern(points=2)


@pytest.mark.parametrize(
    "fields",
    [{"basis": "year"}, {"basis": None}, {"basis": None, "months_between": 12}],
)
def test_only_parts_of_a_year_are_a_row(fields: dict[str, Any]) -> None:
    assert pattern(row(*EVEN, 22, **fields)) is None
    assert rolling(row(*EVEN, 22, **fields)) is None


def test_a_rhythm_tells_it_where_nobody_says_what_a_value_covers() -> None:
    assert pattern(row(*EVEN, 22, basis=None, months_between=3)) is not None
    assert pattern(row()) is None
    assert rolling(row()) is None


def test_the_false_alarms_of_chance_are_few() -> None:
    source = random.Random(2018)
    rows = [[source.gauss(100, 10) for _ in range(16)] for _ in range(400)]
    alarms = sum(bool(signals(*values, unit="kr.")) for values in rows)
    assert alarms / len(rows) <= 0.05


def test_a_year_is_summed_and_compared_with_the_one_before() -> None:
    found = rolling(row(100, 110, 120, 130, 90, 80, 70, 60))
    assert found is not None
    assert (found.now.value, found.now.date) == (300, dt.date(2011, 12, 31))
    assert found.change is not None
    assert (found.change.by, found.change.verdict) == (-160, "better")
    assert found.change.before.date == dt.date(2010, 12, 31)


def test_without_the_year_before_or_a_part_of_it_nothing_is_compared_or_summed() -> None:
    alone = rolling(row(1, 2, 3, 4))
    assert alone is not None
    assert (alone.now.value, alone.change) == (10, None)
    gap = rolling(row(1, 2, None, 4, 5, 6, 7, 8))
    assert gap is not None
    assert (gap.now.value, gap.change) == (26, None)
    assert rolling(row(1, 2, None, 4)) is None
    assert rolling(row(1.5, 2.5, 3.5, 4.5)) is None


def test_months_are_summed_too() -> None:
    found = rolling(row(*range(1, 25), months=1, basis="month"))
    assert found is not None
    assert found.now.value == sum(range(13, 25))
    assert found.change is not None
    assert found.change.by == 144


def test_what_is_only_bounded_or_disputed_is_not_in_the_row() -> None:
    day = dt.date(2010, 12, 31)
    about: Qualifier = "about"
    readings = [Reading(indicator="i", value=9, date=months_ahead(FIRST, 3 * n)) for n in range(4)]
    one = Indicator(id="i", title="I", unit="indbrud", basis="quarter")
    for extra in (
        Reading(indicator="i", value=8, date=day, source="politi"),
        Reading(indicator="i", value=8, date=months_ahead(day, 3), qualifier=about),
    ):
        where = folder(
            initiatives=(initiative("a", indicators=(one,), readings=(*readings, extra)),)
        )
        (found,) = measured(where, fold(where), dt.date(2030, 1, 1))
        told = pattern(found)
        assert told is not None
        assert told.points == (3 if extra.source else 4)


@given(st.lists(st.integers(0, 50), min_size=FEW, max_size=30), st.integers(1, 9))
def test_a_row_is_told_the_same_whatever_its_unit_is_worth(values: list[int], times: int) -> None:
    assert signals(*values) == signals(*(value * times for value in values))
