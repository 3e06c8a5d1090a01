"""Checks of the files that people write: strategy, initiatives, figures, communication, reports."""

from collections.abc import Iterable, Mapping

from tryg_tui.core.check.common import in_order, once, per_cent, possible, same_name
from tryg_tui.core.check.entries import near_citation
from tryg_tui.core.check.known import Known, N, stem
from tryg_tui.core.input.names import nearest
from tryg_tui.core.measures.survey import DESCRIBED, otherwise, survey
from tryg_tui.core.model.annual_report import InitiativeReport, YearlyReport
from tryg_tui.core.model.base import Citation, Id, Problems
from tryg_tui.core.model.communication import CommunicationYear
from tryg_tui.core.model.entries import Decision, Entry, Outreach, ReadingEntry
from tryg_tui.core.model.folder import own_path
from tryg_tui.core.model.initiative import ENDINGS, Indicator, Initiative
from tryg_tui.core.model.meeting import split_citation
from tryg_tui.core.model.safety_index import Area, Measure, Survey
from tryg_tui.core.model.strategy import Strategy

MOST_MONTHS = 120
"""From one meeting to the next."""

COMMON_YEAR = 2001
"""A year without a day more in February."""


def rhythms(strategy: Strategy, known: Known, problems: Problems) -> None:
    """A group meets at least once in ten years, and not oftener than every month."""
    told = [("months_between", strategy.months_between)]
    told += [
        (f"bodies[{number}].months_between", body.months_between)
        for number, body in enumerate(strategy.bodies, 1)
        if body.months_between is not None
    ]
    for key, months in told:
        if not 1 <= months <= MOST_MONTHS:
            problems.add("out-of-range", key, value=months, low=1, high=MOST_MONTHS)


def reported_years(strategy: Strategy, known: Known, problems: Problems) -> None:
    """What is reported on for a year begins on a day that every year has."""
    begins = strategy.begins(COMMON_YEAR)
    if strategy.year_from not in ("", f"{begins:%m-%d}"):
        problems.add("no-day-of-year", "year_from", value=strategy.year_from)


def own_agendas(strategy: Strategy, known: Known, problems: Problems) -> None:
    """A group's own agenda names an item once."""
    for number, body in enumerate(strategy.bodies, 1):
        once(problems, f"bodies[{number}].agenda", body.agenda)


def measure_name(measure: Measure, known: Known, problems: Problems) -> None:
    """The name of a measure's file begins with the measure."""
    if not stem(problems.file).startswith(measure.measure):
        path = own_path(measure)
        problems.add("id-not-file-name", "measure", name=measure.measure, path=path)


def measure_definitions(measure: Measure, known: Known, problems: Problems) -> None:
    """Files of one measure may repeat an area or a source, but not with another content."""
    _same_everywhere(problems, "areas", measure.measure, measure.areas, known.areas)
    _same_everywhere(problems, "sources", measure.measure, measure.sources, known.sources)


def own_areas(measure: Measure, known: Known, problems: Problems) -> None:
    """The partnership's own city and police district are such."""
    for number, area in enumerate(measure.areas, 1):
        own_area(area, f"areas[{number}].", problems)


def own_area(area: Area, key: str, problems: Problems) -> None:
    """An area that is the partnership's own city, or its police district, is one."""
    if area.home and area.kind in ("country", "police-district"):
        problems.add("no-own-city", f"{key}home", "warning", name=area.title)
    if area.district and area.kind != "police-district":
        problems.add("no-own-district", f"{key}district", "warning", name=area.title)


def measure_described(measure: Measure, known: Known, problems: Problems) -> None:
    """Only the file that describes a measure says what it is; another says the same or nothing."""
    whole, path = known.measures[measure.measure]
    if path == problems.file:
        return
    for name in otherwise(measure, whole, (*DESCRIBED, "unit", "direction")):
        problems.add("told-otherwise", name, "warning", other=path)
    for number, one in enumerate(measure.surveys, 1):
        for name in otherwise(one, survey(whole, one.year) or one, Survey.__struct_fields__):
            problems.add("told-otherwise", f"surveys[{number}].{name}", "warning", other=path)


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


def readings(measure: Measure, known: Known, problems: Problems) -> None:
    """A value is of a year with a survey, and a per cent is one."""
    whole, _path = known.measures[measure.measure]
    for number, reading in enumerate(measure.readings, 1):
        key = f"readings[{number}]"
        per_cent(problems, f"{key}.value", reading.value, whole.unit)
        held = survey(whole, reading.year)
        if held is not None and not held.held:
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


def initiative_readings(initiative: Initiative, known: Known, problems: Problems) -> None:
    """A reading in per cent is one."""
    units = {indicator.id: indicator.unit for indicator in initiative.indicators}
    for number, reading in enumerate(initiative.readings, 1):
        unit = units.get(reading.indicator, "")
        possible(problems, f"readings[{number}]", reading, unit)


def indicator_values(initiative: Initiative, known: Known, problems: Problems) -> None:
    """Its indicators are measured against what they can reach."""
    for number, indicator in enumerate(initiative.indicators, 1):
        indicator_value(indicator, f"indicators[{number}]", problems)


def indicator_value(indicator: Indicator, key: str, problems: Problems) -> None:
    """A baseline or target in per cent is one, and a target is no worse than the baseline."""
    once(problems, f"{key}.targets", indicator.targets, "year")
    once(problems, f"{key}.breaks", indicator.breaks, "key")
    named = [("baseline", indicator.baseline), ("target", indicator.target)]
    named += [
        (f"targets[{place}].value", one.value) for place, one in enumerate(indicator.targets, 1)
    ]
    for field, value in named:
        if value is not None:
            per_cent(problems, f"{key}.{field}", value, indicator.unit, "warning")
    for value in indicator.backward:
        found = {"value": value, "baseline": indicator.baseline, "direction": indicator.direction}
        problems.add("target-backward", key, "warning", **found)


def lifecycle(initiative: Initiative, known: Known, problems: Problems) -> None:
    """An initiative does not end before it became part of the strategy."""
    dated = [(n, e.change, e.date) for n, e in enumerate(initiative.lifecycle, 1) if e.date]
    begun = min((date for _, change, date in dated if change == "prioritised"), default=None)
    for number, change, date in dated:
        if change in ENDINGS and begun and date < begun:
            problems.add("date-order", f"lifecycle[{number}].date", value=date, earlier=begun)


def activities(year: CommunicationYear, known: Known, problems: Problems) -> None:
    """An activity keeps a promise that some meeting made before."""
    for number, activity in enumerate(year.activities, 1):
        key = f"activities[{number}].promise"
        made = known.meetings.get((split_citation(activity.promise) or ("", 0))[0])
        if made and activity.date and activity.date < made.value.date:
            told = {"value": activity.date, "of": activity.promise, "made": made.value.date}
            problems.add("promise-kept-early", key, "warning", **told)
        if activity.promise and not _is_there(activity.promise, Outreach, known):
            near = near_citation(activity.promise, frozenset({"outreach"}), known)
            problems.add("unknown-citation", key, of=activity.promise, nearest=near)


def _is_there(of: Citation, kind: type[Entry], known: Known) -> bool:
    """Whether some meeting holds an entry of a kind, or that cannot be told as its file could not
    be read.
    """
    meeting, number = split_citation(of) or ("", 0)
    file = known.meetings.get(meeting)
    if file is None:
        return meeting in known.meeting_names
    return isinstance(file.value.entry(number), kind)


def valid_sources(initiative: Initiative, known: Known, problems: Problems) -> None:
    """Whose readings count is one who has some, and a decision says so."""
    recorded = [
        (entry.initiative, entry.indicator, entry.source)
        for file in known.meetings.values()
        for entry in file.value.entries
        if isinstance(entry, ReadingEntry)
    ]
    recorded += [(initiative.id, one.indicator, one.source) for one in initiative.readings]
    for number, one in enumerate(initiative.indicators, 1):
        sources = {source for of, id, source in recorded if (of, id) == (initiative.id, one.id)}
        key = f"indicators[{number}]"
        if one.valid and one.valid not in sources:
            near = nearest(one.valid, sources)
            problems.add("source-without", f"{key}.valid", "warning", name=one.valid, nearest=near)
        if one.decided and not _is_there(one.decided, Decision, known):
            near = near_citation(one.decided, frozenset({"decision"}), known)
            problems.add("unknown-citation", f"{key}.decided", of=one.decided, nearest=near)


def report_name(report: InitiativeReport, known: Known, problems: Problems) -> None:
    """A report lies in the folder of its year under the name of its initiative."""
    key = "initiative" if stem(problems.file) != report.initiative else "year"
    same_name(problems, key, report)


def yearly_paragraphs(report: YearlyReport, known: Known, problems: Problems) -> None:
    """A new paragraph says what it says."""
    for number, choice in enumerate(report.paragraphs, 1):
        if choice.section is not None and not choice.text:
            problems.add("paragraph-empty", f"paragraphs[{number}].text", "warning")


def yearly_dates(report: YearlyReport, known: Known, problems: Problems) -> None:
    """The report is not shown before its period is over."""
    for number, one in enumerate(report.presented, 1):
        in_order(problems, f"presented[{number}].date", report.last_day, one.date)
