"""Checks of the safety index, whose measures may be spread over several files."""

from collections.abc import Iterable, Mapping

from tryg_tui.core.check.common import per_cent, refer, refer_each, unique
from tryg_tui.core.check.known import Known, N, stem
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.problems import Problems
from tryg_tui.core.model.safety_index import Measure


def measure_name(measure: Measure, known: Known, problems: Problems) -> None:
    """The name of a measure's file begins with the measure."""
    if not stem(problems.file).startswith(measure.measure):
        path = f"safety-index/{measure.measure}.toml"
        problems.add("id-not-file-name", "measure", name=measure.measure, path=path)


def measure_ids(measure: Measure, known: Known, problems: Problems) -> None:
    """A file names an area, a source and a survey year once."""
    unique(problems, "areas", (area.id for area in measure.areas))
    unique(problems, "sources", (source.id for source in measure.sources))
    unique(problems, "surveys", (str(survey.year) for survey in measure.surveys), "year")


def measure_definitions(measure: Measure, known: Known, problems: Problems) -> None:
    """Files of one measure may repeat an area or a source, but not with another content."""
    _same_everywhere(problems, "areas", measure.measure, measure.areas, known.areas)
    _same_everywhere(problems, "sources", measure.measure, measure.sources, known.sources)


def _same_everywhere(
    problems: Problems,
    key: str,
    measure: Id,
    records: Iterable[N],
    known: Mapping[tuple[Id, Id], tuple[N, str]],
) -> None:
    for number, record in enumerate(records, 1):
        first, file = known[measure, record.id]
        if file != problems.file and first != record:
            problems.add("duplicate-id", f"{key}[{number}].id", name=record.id, other=file)


def measure_areas(measure: Measure, known: Known, problems: Problems) -> None:
    """An area lies within a known one."""
    names = known.area_names(measure.measure)
    for number, area in enumerate(measure.areas, 1):
        key = f"areas[{number}].within"
        refer(problems, "unknown-area", key, area.within, names, optional=True)


def fact_areas(measure: Measure, known: Known, problems: Problems) -> None:
    """A statement is about known areas."""
    names = known.area_names(measure.measure)
    for number, fact in enumerate(measure.facts, 1):
        refer_each(problems, "unknown-area", f"facts[{number}].areas", fact.areas, names)


def surveys(measure: Measure, known: Known, problems: Problems) -> None:
    """A survey names known sources."""
    names = known.source_names(measure.measure)
    for number, survey in enumerate(measure.surveys, 1):
        refer_each(problems, "unknown-source", f"surveys[{number}].sources", survey.sources, names)


def readings(measure: Measure, known: Known, problems: Problems) -> None:
    """A value is of a known area in a year with a survey, with known sources, and a per cent."""
    areas = known.area_names(measure.measure)
    sources = known.source_names(measure.measure)
    for number, reading in enumerate(measure.readings, 1):
        key = f"readings[{number}]"
        refer(problems, "unknown-area", f"{key}.area", reading.area, areas)
        refer_each(problems, "unknown-source", f"{key}.sources", reading.sources, sources)
        per_cent(problems, f"{key}.value", reading.value, measure.unit)
        if (measure.measure, reading.year) in known.unheld:
            problems.add("no-survey", f"{key}.year", "warning", year=reading.year)


def readings_once(measure: Measure, known: Known, problems: Problems) -> None:
    """A measure has one value for an area and a year, in all its files."""
    for number, reading in enumerate(measure.readings, 1):
        key = f"readings[{number}]"
        file, first = known.readings[measure.measure, reading.area, reading.year]
        if (file, first) != (problems.file, key):
            other = first if file == problems.file else file
            problems.add(
                "duplicate-reading", key, area=reading.area, year=reading.year, other=other
            )
