"""The interval of a share and of a count, and what can be said of a change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.alarms import ANSWERS, CHANCE, EFFECTS, false_alarms
from tryg_tui.core.measures.margin import (
    SAME,
    Estimate,
    Verdict,
    counted,
    favour,
    interval,
    judge,
    share,
)
from tryg_tui.core.model.initiative import Direction


@pytest.mark.parametrize(
    ("value", "sample", "low", "high"),
    # Wilson's intervals as R's prop.test(..., correct = FALSE) prints them.
    [(85.7, 11_000, 85.03, 86.34), (50, 100, 40.38, 59.62), (0, 5, 0, 43.45), (100, 4, 51.01, 100)],
)
def test_a_share_has_the_interval_of_wilson(
    value: float, sample: int, low: float, high: float
) -> None:
    assert interval(value, sample) == pytest.approx((low, high), abs=0.006)


def test_a_design_effect_counts_as_so_many_fewer_answers() -> None:
    assert interval(85, 1500, 1.5) == interval(85, 1000)
    assert interval(85, 1000, 0.5) == interval(85, 1000), "none makes a survey surer"


@pytest.mark.parametrize(
    ("value", "sample"), [(85, None), (85, 0), (85, -3), (101, 100), (-1, 100), (float("nan"), 9)]
)
def test_without_a_sample_or_for_no_share_there_is_no_interval(
    value: float, sample: int | None
) -> None:
    assert interval(value, sample) is None
    assert share(value, sample) is None


def test_nobody_and_everybody_are_not_certain() -> None:
    # The rule of thumb for 0 of n is 3/n; Wilson's upper end is z²/(n+z²).
    low, high = interval(0, 100) or (1, 1)
    assert (low, round(high, 1)) == (0, 3.7)
    low, high = interval(100, 100) or (1, 1)
    assert (round(low, 1), high) == (96.3, 100)


@given(st.floats(0, 100), st.integers(1, 100_000), st.floats(1, 10))
def test_a_share_lies_inside_its_interval_which_lies_inside_0_to_100(
    value: float, sample: int, effect: float
) -> None:
    low, high = interval(value, sample, effect) or (1.0, 0.0)
    assert 0 <= low <= value <= high <= 100
    assert low < high


@pytest.mark.parametrize(
    ("value", "low", "high"), [(0, 0, 3.84), (5, 2.14, 11.71), (100, 82.23, 121.61)]
)
def test_a_count_varies_as_chance_alone_makes_it(value: int, low: float, high: float) -> None:
    assert counted(value) == pytest.approx((low, high), abs=0.006)
    assert counted(-1) is None


def of(value: float, sample: int, slack: float = 0.05) -> Estimate:
    """A share of so many answers, printed with one decimal unless said otherwise."""
    found = share(value, sample, slack=slack)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (of(80, 1000), of(85, 1000), "risen"),
        (of(85, 1000), of(80, 1000), "fallen"),
        (of(85, 1000), of(86, 1000), "unproven"),
        (of(85, 1000), of(85, 1000), "unproven"),
        (of(85, 100), of(80, 100), "unproven"),
        (of(85, 30_000), of(85, 30_000), "unchanged"),
        (of(85, 30_000), of(85.2, 30_000), "unchanged"),
        (of(0, 500), of(3, 500), "risen"),
        (of(100, 500), of(97, 500), "fallen"),
        (of(80, 1000, 0.5), of(90, 1000, 0.5), "risen"),
        (of(80, 1000, 0.1), of(86, 1000), "risen"),
        (of(85, 100, 0.5), of(87, 100, 0.5), "unproven"),
        (of(86, 10, 0.5), of(86, 10, 0.5), "unproven"),
        # A difference of which chance explains just as much.
        (of(50, 10_000), of(51.39, 10_000), "unproven"),
    ],
)
def test_a_change_is_beyond_chance_or_certain_to_be_small_or_not_proven(
    before: Estimate, after: Estimate, verdict: Verdict
) -> None:
    found = judge(before, after, same=SAME)
    assert (found.verdict, found.doubt) == (verdict, "")
    assert found.difference == after.value - before.value
    low, high = found.between or (0, 0)
    assert (low > 0) == (verdict == "risen")
    assert (high < 0) == (verdict == "fallen")


def test_the_interval_of_a_change_is_that_of_newcombe() -> None:
    # 56 of 70 and 48 of 80: 20.0 (5.2 to 33.4), as Newcombe (1998) prints it, method 10.
    found = judge(of(60, 80, 0), of(80, 70, 0), same=SAME)
    low, high = found.between or (0, 0)
    grain = 25 / 80 + 25 / 70
    assert (round(low + grain, 1), round(high - grain, 1)) == (5.2, 33.4)


@pytest.mark.parametrize(("points", "firm"), [(2, False), (4, True), (-2, False), (-4, True)])
def test_a_verdict_that_holds_at_double_uncertainty_says_so(points: int, firm: bool) -> None:
    found = judge(of(85, 5000), of(85 + points, 5000), same=SAME)
    assert found.verdict == ("risen" if points > 0 else "fallen")
    assert found.firm is firm


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Rounded from 86.5 and 87.4, or from 87.4 and 87.5: one cannot know.
        (of(87, 11_000, 0.5), of(88, 11_000, 0.5)),
        (of(87, 11_000, 0.5), of(87.4, 11_000)),
        # Between 1 and 3 points, of which chance explains 2: the rounding would decide.
        (of(87, 2000, 0.5), of(89, 2000, 0.5)),
        # The same whole number twice, in surveys so large that the rest would matter.
        (of(87, 90_000, 0.5), of(87, 90_000, 0.5)),
    ],
)
def test_a_change_cannot_be_judged_where_rounding_decides(
    before: Estimate, after: Estimate
) -> None:
    found = judge(before, after, same=SAME, rounded=True)
    assert (found.verdict, found.doubt) == ("unjudged", "rounding")


@given(st.floats(0, 100), st.floats(0, 100), st.integers(1, 50_000), st.integers(1, 50_000))
def test_the_other_way_round_a_rise_is_a_fall(
    first: float, second: float, one: int, two: int
) -> None:
    opposite = {"risen": "fallen", "fallen": "risen"}
    there = judge(of(first, one), of(second, two), same=SAME)
    back = judge(of(second, two), of(first, one), same=SAME)
    assert back.verdict == opposite.get(there.verdict, there.verdict)


@pytest.mark.parametrize("effect", EFFECTS)
def test_chance_is_hardly_ever_taken_for_a_change(effect: float) -> None:
    # Three standard errors of so few pairs; the benchmark prints what many show.
    pairs = 600
    most = CHANCE + 3 * (CHANCE * (1 - CHANCE) / pairs) ** 0.5
    for answers in ANSWERS[:3]:
        found = false_alarms(effect, answers, 0.87, pairs)
        assert found < most
        if effect > 1:
            assert found < false_alarms(effect, answers, 0.87, pairs, judged=1)


@pytest.mark.parametrize(
    ("verdict", "direction", "expected"),
    [
        ("risen", "higher", "better"),
        ("risen", "lower", "worse"),
        ("fallen", "higher", "worse"),
        ("fallen", "lower", "better"),
        ("fallen", "neutral", ""),
        ("unchanged", "higher", ""),
        ("unproven", "higher", ""),
        ("unjudged", "lower", ""),
    ],
)
def test_the_direction_says_whether_a_change_is_for_the_better(
    verdict: Verdict, direction: Direction, expected: str
) -> None:
    assert favour(verdict, direction) == expected
