"""What can be said of the figures of the safety survey: how sure each is, how it has changed, and
which survey can first show what a decision did; and what a figure can not tell, so that nobody
reads more out of it than there is in it.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from msgspec.structs import replace

from tryg_tui.core.measures import survey
from tryg_tui.core.measures.indicators import Measured
from tryg_tui.core.measures.margin import Estimate, Judged, judge_shares, room, share
from tryg_tui.core.measures.survey import is_share
from tryg_tui.core.model.initiative import Qualifier
from tryg_tui.core.model.safety_index import Break, IndexReading, Measure, Precision, Survey

ROUNDING: dict[Precision, float] = {
    "rounded": 0.5,
    "derived": 0.1,
    "exact": 0.05,
    "year-inferred": 0.05,
}
"""How far the true figure may be from the one given, in percentage points: a rounded one is a whole
number, the others are printed with one decimal, and a derived one is reckoned from two of them.
"""

Silence = Literal[
    "certainty", "small", "areas", "city", "district", "list", "break", "after", "cause",
    "way", "start", "covers", "part", "goal",
]  # fmt: skip
"""How sure it is; a small change; the areas within it; the police district around a city, and a
city within a district; whether the same areas are meant each year; what came before a break; what
was decided after people were asked; why it is so. Of an indicator also which way it goes; how it
was at the start; what a value covers; of how many it is; and whether it is enough.
"""


def sample(measure: Measure, reading: IndexReading) -> tuple[int | None, Qualifier]:
    """How many answered where a figure is from, and how exactly that is stated; None where it is
    not known, or only that it was fewer than something.

    The answers in the country are those of the whole survey.
    """
    count, exactly = reading.sample, reading.sample_qualifier
    area, round_ = survey.area_of(measure, reading.area), survey.survey(measure, reading.year)
    if count is None and round_ is not None and area is not None and area.kind == "country":
        count, exactly = round_.sample, round_.sample_qualifier
    return (None if exactly == "less-than" else count), exactly


def estimate(measure: Measure, reading: IndexReading) -> Estimate | None:
    """A figure with its interval, at the measure's design effect; None where that is not known."""
    if not is_share(measure.unit):
        return None
    answers = sample(measure, reading)[0]
    return share(reading.value, answers, measure.design_effect, ROUNDING[reading.precision])


def changed(measure: Measure, before: IndexReading, after: IndexReading) -> Judged:
    """What can be said of the change between two figures of an area."""
    rounded = "rounded" in (before.precision, after.precision)
    unknown = Judged(difference=after.value - before.value, rounded=rounded)
    if survey.broken(measure, after.area, before.year, after.year):
        return replace(unknown, doubt="break")
    if not is_share(measure.unit):
        return replace(unknown, doubt="no-share")
    first, second = estimate(measure, before), estimate(measure, after)
    if first is None or second is None:
        return replace(unknown, doubt="sample")
    return judge_shares(first, second, rounded=rounded)


def earlier(measure: Measure, reading: IndexReading) -> IndexReading | None:
    """The figure of the same area before one, or None."""
    before = [r for r in survey.readings_of(measure, reading.area) if r.year < reading.year]
    return before[-1] if before else None


def at_start(measure: Measure, reading: IndexReading, year: int | None) -> IndexReading | None:
    """The first figure of the same area from a year on, the one a strategy began in; None where
    that is no earlier one than the figure before.
    """
    before = earlier(measure, reading)
    first = [r for r in survey.readings_of(measure, reading.area) if year and r.year >= year]
    return first[0] if first and before and first[0].year < before.year else None


def smallest(measure: Measure, reading: IndexReading) -> float | None:
    """The smallest change, in percentage points, that another survey with as many answers could
    show; None where nobody knows.
    """
    found = estimate(measure, reading)
    return max(room(found, found)) + 2 * found.slack if found else None


def asked_until(survey: Survey) -> dt.date:
    """The last day people were asked; where nobody says, no later than the survey came out, and no
    later than its year.
    """
    end = dt.date(survey.year, 12, 31)
    return survey.fielded_to or min(survey.published or end, end)


def first_to_show(measure: Measure, decided: dt.date, today: dt.date) -> int:
    """The year of the first survey for which people are asked from the day of a decision on, as far
    as a day knows: it then counts on the surveys to come as on the last one.
    """
    known = {s.year: s for s in measure.surveys if survey.known_by(measure, s.year, today)}
    begun = [one.fielded_from for one in known.values() if one.held and one.fielded_from]
    last = max(begun, default=dt.date.min)
    year = decided.year
    while True:
        found = known.get(year, Survey(year=year))
        # The last day of February is not in every year.
        begins = found.fielded_from or last.replace(year=year, day=min(last.day, 28))
        if found.held and begins >= decided:
            return year
        year += 1


def silences(measure: Measure, reading: IndexReading) -> tuple[Silence, ...]:
    """What a figure of the safety survey can not tell, the most of all first."""
    return tuple(_survey_silences(measure, reading))


def _survey_silences(measure: Measure, reading: IndexReading) -> Iterator[Silence]:
    """What a figure of the safety survey can not tell."""
    yield "certainty" if estimate(measure, reading) is None else "small"
    yield "after"
    area = survey.area_of(measure, reading.area)
    kind = area.kind if area else None
    if kind in ("city", "vulnerable-area"):
        yield "district"
    elif kind == "police-district":
        yield "city"
    elif kind == "country":
        yield "areas"
    elif kind == "vulnerable-areas":
        yield "list"
    if last_break(measure, reading):
        yield "break"
    yield "cause"


def last_break(measure: Measure, reading: IndexReading) -> Break | None:
    """The last break in the series before a figure, or None."""
    found = (one for one in measure.breaks if one.area in ("", reading.area))
    earlier = (one for one in found if one.before <= reading.year)
    return max(earlier, key=lambda one: one.before, default=None)


def indicator_silences(one: Measured) -> tuple[Silence, ...]:
    """What the figures of an indicator can not tell, the most of all first."""
    return tuple(_indicator_silences(one))


def _indicator_silences(one: Measured) -> Iterator[Silence]:
    """What the figures of an indicator can not tell."""
    indicator, latest = one.indicator, one.latest
    if len(one.points) < 2:
        yield "way"
    if indicator.baseline is None:
        yield "start"
    if latest and latest.denominator is None:
        if is_share(indicator.unit):
            yield "certainty"
        elif indicator.confidential_below != 0:  # 0 says that nobody is counted.
            yield "part"
    if indicator.basis is None:
        yield "covers"
    if indicator.target is None and not indicator.targets:
        yield "goal"
    yield "cause"
