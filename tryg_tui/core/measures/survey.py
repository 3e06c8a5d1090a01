"""Questions to ask of the safety survey: one measure out of its files, and what was known when."""

import datetime as dt
from collections.abc import Iterable

from msgspec.structs import replace

from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.safety_index import Area, AreaFact, AreaKind, IndexReading, Measure, Survey

AREA_ORDER: tuple[AreaKind, ...] = (
    "city",
    "country",
    "police-district",
    "vulnerable-areas",
    "vulnerable-area",
)
"""How sorts of areas follow one another."""


def measure_ids(folder: Folder) -> tuple[Id, ...]:
    """The measures of a folder, in the order of their files."""
    return tuple(dict.fromkeys(loaded.value.measure for loaded in folder.measures))


def measure_of(folder: Folder, measure: Id) -> Measure | None:
    """A measure with what all its files hold of it, or None.

    The first file describes it, and the first to hold an area, a survey or a value is believed.
    """
    files = [loaded.value for loaded in folder.measures if loaded.value.measure == measure]
    if not files:
        return None
    first, *others = files
    for other in others:
        known = {(one.area, one.year) for one in first.readings}
        first = replace(
            first,
            areas=(*first.areas, *(a for a in other.areas if area_of(first, a.id) is None)),
            surveys=(*first.surveys, *(s for s in other.surveys if survey(first, s.year) is None)),
            sources=(*first.sources, *other.sources),
            facts=(*first.facts, *other.facts),
            readings=(
                *first.readings,
                *(r for r in other.readings if (r.area, r.year) not in known),
            ),
        )
    return first


def area_of(measure: Measure, area: Id) -> Area | None:
    """The area with an id, or None."""
    return next((one for one in measure.areas if one.id == area), None)


def survey(measure: Measure, year: int) -> Survey | None:
    """What is known about a round of the survey, or None."""
    return next((one for one in measure.surveys if one.year == year), None)


def is_of_no_survey(folder: Folder, document: object, reading: object) -> bool:
    """Whether something is a reading of a year of which a measure, as it stands in a document and
    in its other files, knows no survey.
    """
    if not (isinstance(document, Measure) and isinstance(reading, IndexReading)):
        return False
    files = (one.value for one in folder.measures if one.value.measure == document.measure)
    return all(survey(one, reading.year) is None for one in (document, *files))


def years(measure: Measure) -> tuple[int, ...]:
    """The years from the first to the last with a survey or a reading, without gaps."""
    known = [one.year for one in measure.surveys] + [one.year for one in measure.readings]
    return tuple(range(min(known), max(known) + 1)) if known else ()


def reading(measure: Measure, area: Id, year: int) -> IndexReading | None:
    """The value of an area in a survey year, or None for a gap."""
    found = (one for one in measure.readings if one.area == area and one.year == year)
    return next(found, None)


def readings_of(measure: Measure, area: Id) -> tuple[IndexReading, ...]:
    """The values of an area, oldest first."""
    found = (one for one in measure.readings if one.area == area)
    return tuple(sorted(found, key=lambda one: one.year))


def known_by(measure: Measure, year: int, day: dt.date) -> bool:
    """Whether the survey of a year was out by a day; one without a publication date counts as out
    from the year it was made, as nobody can tell that it came later.
    """
    found = survey(measure, year)
    if found is None or found.published is None:
        return year <= day.year
    return found.published <= day


def latest(measure: Measure, area: Id, day: dt.date) -> IndexReading | None:
    """The newest value of an area that was out by a day, or None."""
    known = [one for one in readings_of(measure, area) if known_by(measure, one.year, day)]
    return known[-1] if known else None


def stated(measure: Measure, area: Id, year: int) -> AreaFact | None:
    """What was said in few words of an area in a survey year, or None."""
    told = (one for one in measure.facts if one.brief and one.year == year and area in one.areas)
    return next(told, None)


def out_by(measure: Measure, day: dt.date) -> tuple[int, ...]:
    """The years of the surveys made that were out by a day, oldest first."""
    held = {one.year for one in measure.surveys if one.held}
    return tuple(sorted(year for year in held if known_by(measure, year, day)))


def ordered_areas(measure: Measure) -> tuple[Area, ...]:
    """The areas of a measure in their order."""
    return in_order(measure.areas)


def in_order(areas: Iterable[Area]) -> tuple[Area, ...]:
    """Areas by their sort, the partnership's own first within each, then by title."""
    return tuple(
        sorted(
            areas,
            key=lambda a: (AREA_ORDER.index(a.kind), not a.home, not a.district, a.title),
        )
    )
