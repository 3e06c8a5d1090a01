"""What can be said of figures of the survey: their samples, changes, and what can show what."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tryg_tui.core.measures.verdicts import (
    asked_until,
    at_start,
    changed,
    earlier,
    estimate,
    first_to_show,
    sample,
    smallest,
)
from tryg_tui.core.model.initiative import Qualifier
from tryg_tui.core.model.safety_index import Area, Break, IndexReading, Measure, Survey

AREAS = (
    Area(id="land", title="Landet", kind="country"),
    Area(id="by", title="Byen", kind="city"),
)


def reading(value: float, year: int = 2017, area: str = "by", **fields: object) -> IndexReading:
    """A value of the survey."""
    return IndexReading(area=area, year=year, value=value, **fields)  # type: ignore[arg-type]  # any field of it


def measure(*readings: IndexReading, unit: str = "pct.", effect: float = 1) -> Measure:
    """A measure whose survey of 2017 had more than 11,000 answers."""
    survey = Survey(year=2017, sample=11_000, sample_qualifier="more-than")
    return Measure(
        measure="x",
        unit=unit,
        design_effect=effect,
        areas=AREAS,
        surveys=(survey,),
        readings=readings,
    )


def test_the_answers_in_the_country_are_those_of_the_whole_survey() -> None:
    known = measure()
    assert sample(known, reading(85, area="land")) == (11_000, "more-than")
    assert sample(known, reading(85, area="land", sample=9)) == (9, "exact")
    assert sample(known, reading(85, 2016, "land")) == (None, "exact")
    assert sample(known, reading(85)) == (None, "exact"), "those in the city are not known"
    assert sample(known, reading(85, area="elsewhere")) == (None, "exact")


@pytest.mark.parametrize(
    ("exactly", "known"),
    [("exact", True), ("about", True), ("more-than", True), ("less-than", False)],
)
def test_fewer_answers_than_something_may_be_none(exactly: Qualifier, known: bool) -> None:
    one = reading(85, sample=300, sample_qualifier=exactly)
    assert (estimate(measure(), one) is not None) is known


def test_a_change_is_judged_at_the_design_effect_of_the_measure() -> None:
    before, after = reading(85, 2016, sample=1000), reading(81, sample=1000)
    assert changed(measure(), before, after).verdict == "fallen"
    assert changed(measure(effect=2), before, after).verdict == "unproven"
    assert Measure(measure="x").design_effect == 1.5


@pytest.mark.parametrize(
    ("before", "after", "unit", "doubt"),
    [
        (reading(20, 2016), reading(90), "pct.", "sample"),
        (reading(20, 2016, sample=1000), reading(90), "pct.", "sample"),
        (reading(20, 2016), reading(90, sample=1000), "pct.", "sample"),
        (reading(3, 2016, sample=1000), reading(5, sample=1000), "indeks", "no-share"),
    ],
)
def test_what_is_not_known_is_not_judged(
    before: IndexReading, after: IndexReading, unit: str, doubt: str
) -> None:
    found = changed(measure(unit=unit), before, after)
    assert (found.verdict, found.doubt, found.between) == ("unjudged", doubt, None)
    assert found.difference == after.value - before.value


def test_a_change_is_rounded_where_one_of_its_figures_is() -> None:
    before, after = reading(80, 2016, precision="rounded", sample=900), reading(90, sample=900)
    assert changed(measure(), before, after).rounded
    assert changed(measure(unit="indeks"), before, after).rounded
    assert not changed(measure(), reading(80, 2016, sample=900), after).rounded


def test_the_figure_before_and_that_of_the_start_are_of_the_same_area() -> None:
    first, second, third = (reading(80 + n, 2014 + n) for n in range(3))
    known = measure(third, first, second, reading(1, 2013, "land"))
    assert earlier(known, third) == second
    assert earlier(known, first) is None
    assert at_start(known, third, 2013) == at_start(known, third, 2014) == first
    assert at_start(known, third, 2015) is None, "that is the one before it"
    assert at_start(known, second, 2014) is None
    assert at_start(known, first, 2014) is None
    assert at_start(known, third, None) is None


def test_the_smallest_change_to_be_seen_follows_from_the_answers() -> None:
    # 1.96 · √(2 · 0.87 · 0.13 / 300) = 5.4, with half an answer and the printed decimals.
    assert smallest(measure(), reading(87, sample=300)) == pytest.approx(5.5, abs=0.25)
    assert smallest(measure(), reading(87)) is None


@given(st.floats(0, 100), st.integers(1, 20_000))
def test_a_change_smaller_than_that_is_never_taken_for_one(value: float, answers: int) -> None:
    one = reading(value, 2016, sample=answers)
    least = smallest(measure(), one)
    assert least is not None
    for after in (value - least / 2, value + least / 2):
        found = changed(measure(), one, reading(after, sample=answers))
        assert found.verdict not in ("risen", "fallen")


def day(text: str) -> dt.date:
    """A day."""
    return dt.date.fromisoformat(text)


SURVEYS = (
    Survey(
        year=2015,
        fielded_from=day("2015-06-25"),
        fielded_to=day("2015-09-28"),
        published=day("2015-12-07"),
    ),
    Survey(year=2016, published=day("2016-12-20")),
    Survey(
        year=2017,
        fielded_from=day("2017-06-14"),
        fielded_to=day("2017-10-14"),
        published=day("2018-02-26"),
    ),
    Survey(year=2018, fielded_from=day("2018-09-01"), published=day("2018-12-21")),
    Survey(year=2020, held=False, published=day("2020-05-01")),
)


def test_people_were_asked_before_the_survey_came_out_and_in_its_year() -> None:
    assert asked_until(SURVEYS[0]) == day("2015-09-28")
    assert asked_until(SURVEYS[1]) == day("2016-12-20")
    assert asked_until(SURVEYS[3]) == day("2018-12-21")
    assert asked_until(Survey(year=2019, published=day("2020-03-10"))) == day("2019-12-31")
    assert asked_until(Survey(year=2013)) == day("2013-12-31")


@pytest.mark.parametrize(
    ("decided", "today", "year"),
    [
        ("2017-06-13", "2018-04-10", 2017),
        ("2017-06-14", "2018-04-10", 2017),
        ("2017-06-15", "2018-04-10", 2018),  # They were being asked already.
        ("2017-12-05", "2018-04-10", 2018),
        # Nobody knew in April that they would be asked from September on this time.
        ("2018-08-01", "2018-08-02", 2019),
        ("2018-08-01", "2018-12-31", 2018),
        ("2016-03-01", "2018-04-10", 2016),  # As the last time, for want of a date.
        ("2019-12-01", "2019-12-02", 2020),  # That there would be none was not known.
        ("2019-12-01", "2020-06-01", 2021),
    ],
)
def test_a_decision_can_be_seen_where_people_are_asked_after_it(
    decided: str, today: str, year: int
) -> None:
    known = Measure(measure="x", surveys=SURVEYS)
    assert first_to_show(known, day(decided), day(today)) == year


def test_without_any_day_of_asking_the_next_year_can_show_it() -> None:
    assert first_to_show(Measure(measure="x"), day("2017-06-13"), day("2017-06-13")) == 2018
    leap = Survey(year=2016, fielded_from=day("2016-02-29"), published=day("2016-03-01"))
    known = Measure(measure="x", surveys=(leap,))
    assert first_to_show(known, day("2016-03-01"), day("2016-06-01")) == 2017


@pytest.mark.parametrize(
    ("area", "before", "years", "doubt"),
    [
        ("", 2017, (2016, 2017), "break"),
        ("", 2017, (2015, 2018), "break"),
        ("", 2017, (2017, 2018), "sample"),
        ("", 2017, (2015, 2016), "sample"),
        ("by", 2017, (2016, 2017), "break"),
        ("land", 2017, (2016, 2017), "sample"),
    ],
)
def test_no_change_is_judged_across_a_break(
    area: str, before: int, years: tuple[int, int], doubt: str
) -> None:
    known = replace(measure(), breaks=(Break(before=before, area=area, why="Ny metode"),))
    judged = changed(known, *(reading(85, year) for year in years))
    assert judged.doubt == doubt
    assert changed(replace(known, unit="sager"), reading(1, 2015), reading(2, 2018)).doubt == (
        "no-share" if area == "land" else "break"
    )
