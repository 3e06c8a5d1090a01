"""How an indicator has moved: like compared with like, and better or worse only beyond chance."""

import datetime as dt
import math
from typing import Any

import pytest

from tryg_tui.core.ledger.ledger import ReadingPoint
from tryg_tui.core.measures.margin import judge
from tryg_tui.core.measures.moves import (
    Verdict,
    alone,
    count,
    covers,
    from_baseline,
    is_count,
    moved,
    rivals,
    settled,
    told_once,
)
from tryg_tui.core.model.initiative import (
    Basis,
    Direction,
    Indicator,
    IndicatorBreak,
    Number,
    Qualifier,
)

CHANCE = 0.05
"""How often chance may be taken for a change."""


def indicator(direction: Direction = "lower", unit: str = "indbrud", **fields: Any) -> Indicator:
    """An indicator."""
    return Indicator(id="x", title="X", unit=unit, direction=direction, **fields)


def point(
    value: Number,
    day: str | None = "2018-01-01",
    period: str = "",
    qualifier: Qualifier = "exact",
    of: int | None = None,
    reference: str = "",
) -> ReadingPoint:
    """A reading."""
    return ReadingPoint(
        value=value,
        qualifier=qualifier,
        date=dt.date.fromisoformat(day) if day else None,
        period=period,
        denominator=of,
        reference=reference,
    )


def verdict(one: Indicator, before: ReadingPoint, after: ReadingPoint) -> tuple[Number, Verdict]:
    """How big a change is, and what it is said to be."""
    found = moved(one, (before, after))
    assert found is not None
    assert found.before is before
    return found.by, found.verdict


OLD = "2017-01-01"


@pytest.mark.parametrize(
    ("direction", "before", "after", "expected"),
    [
        ("lower", 280, 300, (20, "unproven")),
        ("lower", 300, 280, (-20, "unproven")),
        ("lower", 120, 120, (0, "unproven")),
        ("lower", 280, 400, (120, "worse")),
        ("lower", 400, 280, (-120, "better")),
        ("higher", 280, 400, (120, "better")),
        ("neutral", 280, 400, (120, "unjudged")),
        ("neutral", 280, 300, (20, "unproven")),
        ("lower", 0, 2, (2, "unproven")),
        ("lower", 0, 9, (9, "worse")),
        ("lower", -1, 9, (10, "unjudged")),
    ],
)
def test_what_is_counted_is_better_or_worse_only_beyond_chance(
    direction: Direction, before: Number, after: Number, expected: tuple[Number, Verdict]
) -> None:
    assert verdict(indicator(direction), point(before, OLD), point(after)) == expected


@pytest.mark.parametrize("mean", [1, 3, 10, 30, 100, 300])
def test_chance_is_hardly_ever_taken_for_a_change_of_a_count(mean: int) -> None:
    # Every pair of counts that chance can give, each as likely as it is.
    most = int(mean + 7 * math.sqrt(mean) + 9)
    likely = [math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(most)]
    told = [count(k) for k in range(most)]
    alarms = sum(
        likely[a] * likely[b]
        for a in range(most)
        for b in range(most)
        if judge(told[a], told[b], same=0).verdict in ("risen", "fallen")
    )
    assert alarms < CHANCE


@pytest.mark.parametrize(
    ("unit", "before", "after", "expected"),
    [
        # 10 of 18 and 12 of 18: Newcombe says −19 to +39, which is nothing.
        ("pct.", point(55.6, OLD, of=18), point(66.7, of=18), (11.1, "unproven")),
        ("elever", point(10, OLD, of=18), point(12, of=18), (11.111111, "unproven")),
        ("elever", point(10, OLD, of=180), point(90, of=180), (44.444444, "better")),
        ("pct.", point(85, OLD, of=60_000), point(85, of=60_000), (0, "same")),
        # A share of nobody knows how many.
        ("pct.", point(55, OLD), point(66), (11, "unjudged")),
        ("pct.", point(55, OLD, of=18), point(66), (11, "unjudged")),
        ("kr.", point(55, OLD), point(66), (11, "unjudged")),
        ("minutter pr. tur", point(5, OLD), point(6), (1, "unjudged")),
        ("elever", point(5, OLD), point(6.5), (1.5, "unjudged")),
        ("kr.", point(55, OLD), point(55), (0, "same")),
        ("elever", point(55, OLD, qualifier="about"), point(900), (845, "unjudged")),
        # There cannot be fewer in all: the counts are believed.
        ("elever", point(5, OLD, of=3), point(6, of=3), (1, "unproven")),
    ],
)
def test_a_share_is_judged_by_of_how_many_it_is_and_what_is_not_counted_by_nobody(
    unit: str, before: ReadingPoint, after: ReadingPoint, expected: tuple[Number, Verdict]
) -> None:
    by, said = verdict(indicator("higher", unit), before, after)
    assert (round(by, 6), said) == expected


def test_a_count_of_how_many_moves_in_percentage_points() -> None:
    pupils = indicator("higher", "elever")
    found = moved(pupils, (point(10, OLD, of=18), point(12, of=20)))
    assert found is not None
    assert (found.points, found.about) == (True, False)
    assert found.judged is not None
    assert found.judged.between is not None
    low, high = found.judged.between
    assert low < found.by < high


@pytest.mark.parametrize(
    ("period", "basis", "expected"),
    [
        ("1. kvartal 2018", None, "quarter"),
        ("Q2 2022", "year", "quarter"),
        ("2. halvår 2018", None, "half-year"),
        ("skoleåret 2017/18", None, "school-year"),
        ("2017", None, "year"),
        (" året 2017", None, "year"),
        ("oktober 2016", None, None),
        ("oktober 2016", "year", "year"),
        ("", "cumulative", "cumulative"),
    ],
)
def test_what_a_reading_covers_is_what_its_period_says_else_the_indicator(
    period: str, basis: Basis | None, expected: Basis | None
) -> None:
    assert covers(indicator(basis=basis), point(1, period=period)) == expected


def test_like_is_compared_with_like() -> None:
    year, quarter = point(1234, "2018-12-31", "2018"), point(350, "2023-03-31", "1. kvartal 2023")
    assert moved(indicator(), (year, quarter)) is None, "a quarter is no year"
    before = point(300, "2017-12-31", "2017")
    found = moved(indicator(), (before, quarter, year))
    assert found is not None
    assert found.before is before


def test_a_quarter_is_compared_with_the_same_of_last_year() -> None:
    last_year = point(83, "2021-06-30", "2. kvartal 2021")
    first, second = (point(v, f"2022-0{m}-30", "kvartal") for v, m in ((95, 3), (128, 6)))
    found = moved(indicator(), (last_year, first, second))
    assert found is not None
    assert (found.by, found.before, found.verdict) == (45, last_year, "worse")
    found = moved(indicator(), (first, second))
    assert found is not None
    assert (found.before, found.verdict) == (first, "unjudged"), "spring is not as winter"
    undated = point(9, None, "kvartal")
    assert moved(indicator(), (undated, second)) is None


def test_a_month_is_compared_with_the_same_of_last_year_and_with_none_beside_it() -> None:
    monthly = indicator(basis="month")
    days = ("2021-11-30", "2021-12-31", "2022-01-31", "2022-11-30", "2022-12-31")
    told = tuple(point(value, day) for value, day in zip((10, 20, 30, 40, 50), days, strict=True))
    found = moved(monthly, told)
    assert found is not None
    assert (found.by, found.before, found.verdict) == (50 - 20, told[1], "worse")
    without = moved(monthly, (told[0], told[2], told[4]))
    assert without is not None
    assert (without.before, without.verdict) == (told[2], "unjudged"), "January is no December"


def test_what_grows_by_itself_or_is_a_change_already_is_not_judged() -> None:
    total = indicator("higher", "ture", basis="cumulative")
    assert verdict(total, point(10, OLD), point(90)) == (80, "unjudged")
    for unit in ("pct. ændring", "per cent change"):
        assert moved(indicator("lower", unit), (point(42, OLD), point(54))) is None


def test_a_change_between_figures_that_are_not_exact_is_not_exact() -> None:
    pairs: list[tuple[Qualifier, Qualifier]] = [
        ("about", "exact"),
        ("exact", "average"),
        ("about", "about"),
    ]
    for first, second in pairs:
        change = moved(indicator(), (point(1, OLD, "", first), point(2, qualifier=second)))
        assert change is not None
        assert change.about


def test_some_readings_cannot_be_compared() -> None:
    old = point(1, OLD)
    assert moved(indicator(), ()) is None
    assert moved(indicator(), (old,)) is None
    assert moved(indicator(), (point(5, None), old)) is None, "nobody knows which came first"
    assert moved(indicator(), (old, point(2, OLD))) is None, "both are of the same day"
    assert moved(indicator(), (old, point(2, qualifier="more-than"))) is None
    assert moved(indicator(), (point(1, OLD, qualifier="less-than"), point(2))) is None


def test_the_reading_before_is_the_last_one_of_an_earlier_day() -> None:
    points = (point(1, "2016-01-01"), point(2, OLD), point(9), point(3))
    change = moved(indicator(), points)
    assert change is not None
    assert (change.by, change.before) == (1, points[1])


def test_only_whole_figures_of_no_amount_are_counts() -> None:
    assert is_count(indicator(), point(3))
    assert not is_count(indicator(), point(3), point(3.5))
    for unit in ("pct.", "kr.", "pr. 1.000 borgere", "indeks (2013 = 100)", "år", "%", "£"):
        assert not is_count(indicator(unit=unit), point(3))


POLICE = point(310, "2021-12-31", "2021", reference="politi")
CITY = point(265, "2021-12-31", "2021", reference="kommune")
BEFORE = point(400, "2020-12-31", "2020")


def test_a_figure_in_register_and_minutes_is_told_once() -> None:
    twice = point(12, "2016-07-31", "juli 2016", reference="politi")
    again = point(12, "2016-07-31", "juli 2016")
    assert told_once(indicator(), (twice, again)) == (twice,)
    worded = point(12, None, "i perioden"), point(12, None, "i perioden"), point(12, None)
    assert told_once(indicator(), worded) == (worded[0], worded[2])
    other = point(12, "2016-07-31", "2. kvartal 2016")
    assert told_once(indicator(), (twice, other)) == (twice, other)


def test_sources_that_disagree_stand_side_by_side_and_are_not_compared() -> None:
    points = (BEFORE, POLICE, CITY)
    assert rivals(indicator(), points, CITY) == (POLICE, CITY)
    assert rivals(indicator(), points, BEFORE) == ()
    assert rivals(indicator(), (POLICE, point(310, "2021-12-31", "2021")), POLICE) == ()
    assert moved(indicator(), points) is None
    after = point(200, "2022-12-31", "2022")
    assert moved(indicator(), (*points, after)) is None


def test_once_it_is_decided_whose_figures_count_the_others_do_not() -> None:
    decided = indicator(valid="kommune")
    points = (BEFORE, POLICE, CITY)
    assert settled(decided, points) == (BEFORE, CITY)
    assert rivals(decided, points, CITY) == ()
    found = moved(decided, points)
    assert found is not None
    assert (found.by, found.verdict) == (-135, "better")
    # Where whoever counts says nothing, what others say still stands.
    assert settled(decided, (BEFORE, POLICE)) == (BEFORE, POLICE)


def test_nothing_is_compared_across_a_break() -> None:
    broken = indicator(breaks=(IndicatorBreak(before=dt.date(2021, 1, 1), why="Ny optælling"),))
    assert moved(broken, (BEFORE, CITY)) is None
    later = point(200, "2022-12-31", "2022")
    found = moved(broken, (BEFORE, CITY, later))
    assert found is not None
    assert found.before is CITY
    assert moved(broken, (point(9, None), later)) is None


def test_the_baseline_is_an_anchor_where_it_covers_as_much() -> None:
    yearly = indicator(baseline=500, basis="year")
    found = from_baseline(yearly, (BEFORE, point(300, "2022-12-31", "2022")))
    assert found is not None
    assert (found.by, found.verdict, found.judged is not None) == (-200, "better", True)
    assert from_baseline(yearly, (BEFORE, point(90, "2022-12-31", "4. kvartal 2022"))) is None
    assert from_baseline(yearly, (POLICE, CITY)) is None
    assert from_baseline(yearly, (point(3, None),)) is None
    assert from_baseline(indicator(), (BEFORE,)) is None
    changing = indicator(baseline=5, unit="pct. ændring", basis="year")
    assert from_baseline(changing, (BEFORE,)) is None
    more = point(300, "2022-12-31", "2022", "more-than")
    assert from_baseline(yearly, (more,)) is None
    broken = (IndicatorBreak(before=dt.date(2021, 1, 1)),)
    late = point(300, "2022-12-31", "2022")
    assert from_baseline(indicator(baseline=500, basis="year", breaks=broken), (late,)) is None


@pytest.mark.parametrize(
    ("unit", "one", "expected"),
    [
        ("elever", point(12, of=18), (43.7, 83.7)),
        ("pct.", point(50, of=100), (40.4, 59.6)),
        ("indbrud", point(100), (82.2, 121.6)),
        ("indbrud", point(100, qualifier="about"), None),
        ("pct.", point(50), None),
        ("kr.", point(100), None),
    ],
)
def test_a_single_figure_has_its_own_interval(
    unit: str, one: ReadingPoint, expected: tuple[float, float] | None
) -> None:
    found = alone(indicator(unit=unit), one)
    assert (found and tuple(round(end, 1) for end in found)) == expected
    assert alone(indicator(unit=unit, basis="cumulative"), one) is None
