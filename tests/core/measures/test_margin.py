"""The margin of a share and what can be said of a change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tryg_tui.core.measures.margin import Verdict, favour, interval, judge, margin
from tryg_tui.core.model.initiative import Direction
from tryg_tui.core.model.safety_index import IndexReading, Precision


def reading(
    value: float, sample: int | None = None, precision: Precision = "exact"
) -> IndexReading:
    """A value of the survey."""
    return IndexReading(area="a", year=2017, value=value, sample=sample, precision=precision)


@pytest.mark.parametrize(
    ("value", "sample", "points"),
    [(85.7, 11_000, 0.7), (87, 1_000, 2.1), (53.5, 293, 5.7), (50, 100, 9.6), (50, 400, 4.9)],
)
def test_the_margin_is_that_of_a_simple_random_sample(
    value: float, sample: int, points: float
) -> None:
    found = margin(value, sample)
    assert found is not None
    assert round(found, 1) == points


@pytest.mark.parametrize(
    ("value", "sample"), [(85, None), (85, 0), (85, -3), (101, 100), (-1, 100), (float("nan"), 9)]
)
def test_without_a_sample_or_for_no_share_there_is_no_margin(
    value: float, sample: int | None
) -> None:
    assert interval(value, sample) is None
    assert margin(value, sample) is None


def test_nobody_and_everybody_are_not_certain() -> None:
    # The rule of thumb for 0 of n is 3/n; Wilson's upper end is z²/(n+z²).
    low, high = interval(0, 100) or (1, 1)
    assert (low, round(high, 1)) == (0, 3.7)
    low, high = interval(100, 100) or (1, 1)
    assert (round(low, 1), high) == (96.3, 100)


@given(st.floats(0, 100), st.integers(1, 100_000))
def test_a_share_lies_inside_its_interval_which_lies_inside_0_to_100(
    value: float, sample: int
) -> None:
    low, high = interval(value, sample) or (1.0, 0.0)
    assert 0 <= low <= value <= high <= 100
    assert low < high


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (reading(80, 1000), reading(85, 1000), "risen"),
        (reading(85, 1000), reading(80, 1000), "fallen"),
        (reading(85, 1000), reading(86, 1000), "unchanged"),
        (reading(85, 1000), reading(85, 1000), "unchanged"),
        (reading(85, 100), reading(80, 100), "unchanged"),
        (reading(0, 500), reading(3, 500), "risen"),
        (reading(100, 500), reading(97, 500), "fallen"),
        (reading(80, 1000, "rounded"), reading(90, 1000, "rounded"), "risen"),
        (reading(80, 1000, "derived"), reading(86, 1000, "year-inferred"), "risen"),
        (reading(85, 100, "rounded"), reading(87, 100, "rounded"), "unchanged"),
        (reading(86, 10, "rounded"), reading(86, 10, "rounded"), "unchanged"),
    ],
)
def test_a_change_is_judged_where_both_samples_are_known(
    before: IndexReading, after: IndexReading, verdict: Verdict
) -> None:
    found = judge(before, after)
    assert (found.verdict, found.doubt) == (verdict, "")
    assert found.difference == after.value - before.value


@pytest.mark.parametrize(
    ("before", "after"),
    [(reading(20), reading(90)), (reading(20, 1000), reading(90)), (reading(20), reading(90, 99))],
)
def test_a_change_cannot_be_judged_without_both_samples(
    before: IndexReading, after: IndexReading
) -> None:
    found = judge(before, after)
    assert (found.verdict, found.doubt) == ("unjudged", "sample")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Rounded from 86.5 and 87.4, or from 87.4 and 87.5: one cannot know.
        (reading(87, 11_000, "rounded"), reading(88, 11_000, "rounded")),
        (reading(87, 11_000, "rounded"), reading(87.4, 11_000)),
        # Between 1 and 3 points, of which chance explains 2: the rounding would decide.
        (reading(87, 2000, "rounded"), reading(89, 2000, "rounded")),
        # The same whole number twice, in surveys so large that the rest would matter.
        (reading(87, 90_000, "rounded"), reading(87, 90_000, "rounded")),
        # A difference of two decimals of which chance explains just as much.
        (reading(50, 10_000), reading(51.39, 10_000)),
    ],
)
def test_a_change_cannot_be_judged_where_rounding_decides(
    before: IndexReading, after: IndexReading
) -> None:
    found = judge(before, after)
    assert (found.verdict, found.doubt) == ("unjudged", "rounding")


def test_a_figure_that_is_no_share_cannot_be_judged() -> None:
    found = judge(reading(3, 1000), reading(5, 1000), "indeks")
    assert (found.verdict, found.doubt, found.difference) == ("unjudged", "no-share", 2)


@pytest.mark.parametrize(
    ("before", "after", "rounded"),
    [("exact", "exact", False), ("rounded", "exact", True), ("derived", "rounded", True)],
)
def test_a_change_is_rounded_where_one_of_its_figures_is(
    before: Precision, after: Precision, rounded: bool
) -> None:
    for unit in ("pct.", "indeks"):
        assert judge(reading(3, None, before), reading(9, 5, after), unit).rounded is rounded
    assert judge(reading(3, 1000, before), reading(9, 1000, after)).rounded is rounded


@given(st.floats(0, 100), st.floats(0, 100), st.integers(1, 50_000), st.integers(1, 50_000))
def test_the_other_way_round_a_rise_is_a_fall(
    first: float, second: float, one: int, two: int
) -> None:
    opposite = {"risen": "fallen", "fallen": "risen"}
    there = judge(reading(first, one), reading(second, two))
    back = judge(reading(second, two), reading(first, one))
    assert back.verdict == opposite.get(there.verdict, there.verdict)


@pytest.mark.parametrize(
    ("verdict", "direction", "expected"),
    [
        ("risen", "higher", "better"),
        ("risen", "lower", "worse"),
        ("fallen", "higher", "worse"),
        ("fallen", "lower", "better"),
        ("fallen", "neutral", ""),
        ("unchanged", "higher", ""),
        ("unjudged", "lower", ""),
    ],
)
def test_the_direction_says_whether_a_change_is_for_the_better(
    verdict: Verdict, direction: Direction, expected: str
) -> None:
    assert favour(verdict, direction) == expected
