"""Questions to ask of the safety survey: one measure out of its files, and what was known when."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import reduce
from typing import TypeVar

from msgspec.structs import replace

from tryg_tui.core.model.base import Id, Record
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.safety_index import (
    Area,
    AreaFact,
    AreaKind,
    Break,
    IndexReading,
    Measure,
    Revision,
    Source,
    Survey,
)

AREA_ORDER: tuple[AreaKind, ...] = (
    "city",
    "country",
    "other",
    "police-district",
    "vulnerable-areas",
    "vulnerable-area",
)
"""How sorts of areas follow one another."""


DESCRIBED = ("title", "definition", "owner", "notes")
"""What a file says of a measure in words; of each, the first to say something is believed."""

_PER_CENT = ("pct.", "pct", "%", "procent", "percent", "per cent")


def is_share(unit: str) -> bool:
    """Whether values with a unit are per cent, and so from 0 to 100."""
    return unit.casefold() in _PER_CENT


def measure_ids(folder: Folder) -> tuple[Id, ...]:
    """The measures of a folder by their order, those of one place in that of their files."""
    found = dict.fromkeys(loaded.value.measure for loaded in folder.measures)
    return tuple(sorted(found, key=lambda one: files_of(folder, one)[0].value.order))


def files_of(folder: Folder, measure: Id) -> tuple[Loaded[Measure], ...]:
    """The files of a measure: first the one that is named for it, which says what it is."""
    files = (one for one in folder.measures if one.value.measure == measure)
    return tuple(sorted(files, key=lambda one: not one.path.endswith(f"/{measure}.toml")))


def measure_of(folder: Folder, measure: Id) -> Measure | None:
    """A measure with what all its files hold of it, or None.

    The file named for it describes it, and says of its values what they are; the others may only
    add words where it has none. The first to hold an area, a survey or a value is believed.
    """
    files = [loaded.value for loaded in files_of(folder, measure)]
    return reduce(_joined, files) if files else None


def _joined(first: Measure, other: Measure) -> Measure:
    """A measure with what another of its files adds."""
    known = {(one.area, one.year) for one in first.readings}
    return replace(
        first,
        **{name: getattr(first, name) or getattr(other, name) for name in DESCRIBED},
        areas=_added(first.areas, other.areas, "id"),
        surveys=_added(
            tuple(_filled(one, survey(other, one.year)) for one in first.surveys),
            other.surveys,
            "year",
        ),
        sources=_added(first.sources, other.sources, "id"),
        facts=(*first.facts, *other.facts),
        breaks=_added(first.breaks, other.breaks, "key"),
        revisions=_added(first.revisions, other.revisions, "key"),
        readings=(
            *first.readings,
            *(r for r in other.readings if (r.area, r.year) not in known),
        ),
    )


def _filled(one: Survey, other: Survey | None) -> Survey:
    """What is known of a survey, with what another file says where this one says nothing."""
    plain = Survey(year=one.year)
    return (
        one
        if other is None
        else replace(
            one,
            **{
                name: getattr(other, name)
                for name in one.__struct_fields__
                if getattr(one, name) == getattr(plain, name)
            },
        )
    )


def otherwise(said: Measure | Survey, believed: Record, names: Iterable[str]) -> Iterator[str]:
    """The fields, of some, in which something is said, but not what is believed."""
    plain = Measure(measure="") if isinstance(said, Measure) else Survey(year=said.year)
    for name in names:
        if getattr(said, name) not in (getattr(plain, name), getattr(believed, name)):
            yield name


R = TypeVar("R", bound=Record)


def _added(first: tuple[R, ...], other: tuple[R, ...], name: str) -> tuple[R, ...]:
    """Records, and those of others that are not among them by what names them."""
    known = {getattr(one, name) for one in first}
    return (*first, *(one for one in other if getattr(one, name) not in known))


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


def broken(measure: Measure, area: Id, first: int, last: int) -> Break | None:
    """What makes the figures of an area for two years no longer comparable, or None."""
    between = (b for b in measure.breaks if first < b.before <= last and b.area in ("", area))
    return next(between, None)


def known_by(measure: Measure, year: int, day: dt.date) -> bool:
    """Whether the survey of a year was out by a day; one without a publication date counts as out
    from the year it was made, as nobody can tell that it came later.
    """
    found = survey(measure, year)
    if found is None or found.published is None:
        return year <= day.year
    return found.published <= day


def told_by(measure: Measure, day: dt.date) -> Measure:
    """A measure without what was said of surveys that were not out by a day; its figures stay, each
    as it was then, from what had told it by then.
    """
    out = tuple(
        one for one in measure.facts if one.year is None or known_by(measure, one.year, day)
    )
    known = tuple(one for one in measure.revisions if one.on <= day)
    later = {one.id for one in measure.sources if one.published and one.published > day}
    if not later and known == measure.revisions:
        return replace(measure, facts=out)
    values = tuple(
        replace(_on(measure, one, day), sources=tuple(s for s in one.sources if s not in later))
        for one in measure.readings
    )
    return replace(measure, facts=out, readings=values, revisions=known)


def out_on(measure: Measure, day: dt.date) -> Measure:
    """A measure as it was on a day, without surveys that were not out by then, their figures and
    what came with them.
    """
    told = told_by(measure, day)
    return replace(
        told,
        surveys=tuple(one for one in told.surveys if known_by(told, one.year, day)),
        breaks=tuple(one for one in told.breaks if known_by(told, one.before, day)),
        sources=tuple(one for one in told.sources if not (one.published and one.published > day)),
        readings=tuple(one for one in told.readings if known_by(told, one.year, day)),
    )


def _on(measure: Measure, reading: IndexReading, day: dt.date) -> IndexReading:
    """A figure as it was on a day: as the first revision after that says."""
    later = [one for one in revisions_of(measure, reading) if one.on > day]
    return replace(reading, value=later[0].old) if later else reading


def revisions_of(measure: Measure, reading: IndexReading) -> tuple[Revision, ...]:
    """The revisions of a figure, oldest first."""
    of = (reading.area, reading.year)
    found = (one for one in measure.revisions if (one.area, one.year) == of)
    return tuple(sorted(found, key=lambda one: one.on))


def put_right(
    file: Measure, now: IndexReading, on: dt.date, sources: Iterable[Source] = ()
) -> Measure:
    """A file of a measure with one of its figures as its publisher has put it right on a day, for
    the reason that its note tells; of two corrections on one day the first knows what it was, and
    one of how exactly it is known alone is none.
    """

    def corrected(one: IndexReading) -> IndexReading:
        return replace(
            one,
            value=now.value,
            precision=now.precision,
            sample=now.sample or one.sample,
            sample_qualifier=now.sample_qualifier if now.sample else one.sample_qualifier,
            sources=tuple(dict.fromkeys((*one.sources, *now.sources))),
        )

    before = next(one for one in file.readings if one.key == now.key)
    made = [Revision(area=now.area, year=now.year, old=before.value, on=on, why=now.note)]
    made = made if before.value != now.value else []
    cited = tuple(one for one in sources if one.id in now.sources)
    return replace(
        file,
        readings=tuple(corrected(one) if one is before else one for one in file.readings),
        sources=_added(file.sources, cited, "id"),
        revisions=_added(file.revisions, tuple(made), "key"),
    )


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
    """Areas by their sort, the folder's own sorts as they come there; the partnership's own areas
    first within each, then by their order and title.
    """
    found = tuple(areas)
    sorts = list(dict.fromkeys(area.sort for area in found))

    def place(area: Area) -> tuple[object, ...]:
        """What decides where an area stands."""
        of_sort = AREA_ORDER.index(area.kind), sorts.index(area.sort)
        return *of_sort, not area.home, not area.district, area.order, area.title

    return tuple(sorted(found, key=place))
