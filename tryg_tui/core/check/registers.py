"""Checks of the files that people write: strategy, initiatives, figures, communication, reports."""

from collections.abc import Iterable, Mapping

from tryg_tui.core.check.common import only_file, per_cent, refer, refer_each, same_name, unique
from tryg_tui.core.check.entries import near_citation
from tryg_tui.core.check.known import Known, N, stem
from tryg_tui.core.model.annual_report import InitiativeReport, YearlyReport
from tryg_tui.core.model.base import Citation, Id, Problems
from tryg_tui.core.model.communication import CommunicationYear
from tryg_tui.core.model.entries import Outreach
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.meeting import split_citation
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.core.model.strategy import Strategy


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


_CLOSING = ("goal-reached", "dissolved", "retired")


def strategy_ids(strategy: Strategy, known: Known, problems: Problems) -> None:
    """Every list of the strategy names a thing once."""
    for key in ("partners", "bodies", "people", "themes", "agenda", "statuses"):
        unique(problems, key, (record.id for record in getattr(strategy, key)))


def strategy_body(strategy: Strategy, known: Known, problems: Problems) -> None:
    """The group whose meetings are kept is one of the bodies."""
    refer(problems, "unknown-body", "body", strategy.body, known.bodies, optional=True)


def people(strategy: Strategy, known: Known, problems: Problems) -> None:
    """A participant belongs to known partners and bodies."""
    for number, person in enumerate(strategy.people, 1):
        key = f"people[{number}]"
        refer(
            problems,
            "unknown-partner",
            f"{key}.partner",
            person.partner,
            known.partners,
            optional=True,
        )
        refer_each(problems, "unknown-body", f"{key}.bodies", person.bodies, known.bodies)


def versions(strategy: Strategy, known: Known, problems: Problems) -> None:
    """A version of the strategy does not end before it begins."""
    for number, version in enumerate(strategy.versions, 1):
        if version.last_year < version.first_year:
            key = f"versions[{number}].last_year"
            problems.add("date-order", key, value=version.last_year, earlier=version.first_year)


def initiative_name(initiative: Initiative, known: Known, problems: Problems) -> None:
    """An initiative is named as its file."""
    same_name(problems, "id", initiative.id, f"initiatives/{initiative.id}.toml")


def initiative_once(initiative: Initiative, known: Known, problems: Problems) -> None:
    """No two files are about the same initiative."""
    only_file(problems, initiative.id, known.initiatives[initiative.id].path)


def initiative_ids(initiative: Initiative, known: Known, problems: Problems) -> None:
    """Every list of an initiative names a thing once."""
    for key in ("platforms", "indicators", "steps"):
        unique(problems, key, (record.id for record in getattr(initiative, key)))


def initiative_theme(initiative: Initiative, known: Known, problems: Problems) -> None:
    """An initiative stands under a known theme."""
    refer(problems, "unknown-theme", "theme", initiative.theme, known.themes, optional=True)


def initiative_people(initiative: Initiative, known: Known, problems: Problems) -> None:
    """Leads and owners of steps are participants."""
    for number, lead in enumerate(initiative.leads, 1):
        key = f"leads[{number}].person"
        refer(problems, "unknown-person", key, lead.person, known.people, optional=True)
    for number, step in enumerate(initiative.steps, 1):
        key = f"steps[{number}].owners"
        refer_each(problems, "unknown-person", key, step.owners, known.people)


def initiative_readings(initiative: Initiative, known: Known, problems: Problems) -> None:
    """A reading is of an indicator of the initiative, and a per cent is one."""
    units = {indicator.id: indicator.unit for indicator in initiative.indicators}
    for number, reading in enumerate(initiative.readings, 1):
        key = f"readings[{number}]"
        names = frozenset(units)
        refer(problems, "unknown-indicator", f"{key}.indicator", reading.indicator, names)
        unit = units.get(reading.indicator, "")
        per_cent(problems, f"{key}.value", reading.value, unit, "warning")


def indicator_values(initiative: Initiative, known: Known, problems: Problems) -> None:
    """A baseline or target in per cent is one."""
    for number, indicator in enumerate(initiative.indicators, 1):
        for field, value in (("baseline", indicator.baseline), ("target", indicator.target)):
            if value is not None:
                key = f"indicators[{number}].{field}"
                per_cent(problems, key, value, indicator.unit, "warning")


def lifecycle(initiative: Initiative, known: Known, problems: Problems) -> None:
    """An initiative does not end before it became part of the strategy."""
    dated = [(n, e.change, e.date) for n, e in enumerate(initiative.lifecycle, 1) if e.date]
    begun = min((date for _, change, date in dated if change == "prioritised"), default=None)
    for number, change, date in dated:
        if change in _CLOSING and begun and date < begun:
            problems.add("date-order", f"lifecycle[{number}].date", value=date, earlier=begun)


def communication_name(year: CommunicationYear, known: Known, problems: Problems) -> None:
    """A year of communication is named as its file."""
    same_name(problems, "year", str(year.year), f"communication/{year.year}.toml")


def communication_ids(year: CommunicationYear, known: Known, problems: Problems) -> None:
    """An activity is named once."""
    unique(problems, "activities", (activity.id for activity in year.activities))


def activities(year: CommunicationYear, known: Known, problems: Problems) -> None:
    """An activity is about known initiatives, and keeps a promise that some meeting made."""
    names = known.initiative_names
    for number, activity in enumerate(year.activities, 1):
        key = f"activities[{number}].initiatives"
        refer_each(problems, "unknown-initiative", key, activity.initiatives, names)
        if activity.promise and not _promised(activity.promise, known):
            key = f"activities[{number}].promise"
            near = near_citation(activity.promise, frozenset({"outreach"}), known)
            problems.add("unknown-citation", key, of=activity.promise, nearest=near)


def _promised(of: Citation, known: Known) -> bool:
    """Whether some meeting promised it, or it cannot be told as its file could not be read."""
    meeting, number = split_citation(of) or ("", 0)
    file = known.meetings.get(meeting)
    if file is None:
        return meeting in known.meeting_names
    return isinstance(file.value.entry(number), Outreach)


def figures(year: CommunicationYear, known: Known, problems: Problems) -> None:
    """A figure is about an activity of the same year."""
    names = frozenset(activity.id for activity in year.activities)
    for number, figure in enumerate(year.figures, 1):
        key = f"figures[{number}].activity"
        refer(problems, "unknown-activity", key, figure.activity, names)


def report_name(report: InitiativeReport, known: Known, problems: Problems) -> None:
    """A report lies in the folder of its year under the name of its initiative."""
    path = f"reports/{report.year}/{report.initiative}.toml"
    key = "initiative" if stem(problems.file) != report.initiative else "year"
    same_name(problems, key, str(getattr(report, key)), path)


def report_names(report: InitiativeReport, known: Known, problems: Problems) -> None:
    """A report is about a known initiative and states a known status."""
    names = known.initiative_names
    refer(problems, "unknown-initiative", "initiative", report.initiative, names)
    refer(problems, "unknown-status", "status", report.status, known.statuses, optional=True)


def report_dates(report: InitiativeReport, known: Known, problems: Problems) -> None:
    """A report's period does not end, nor does it come in, before the period begins."""
    for key in ("last_day", "received"):
        date = getattr(report, key)
        if report.first_day and date and date < report.first_day:
            problems.add("date-order", key, value=date, earlier=report.first_day)


def yearly_name(report: YearlyReport, known: Known, problems: Problems) -> None:
    """The report lies in the folder of its year."""
    same_name(problems, "year", str(report.year), f"reports/{report.year}/report.toml")


def yearly_paragraphs(report: YearlyReport, known: Known, problems: Problems) -> None:
    """A paragraph is chosen once, and a new one says what it says."""
    unique(problems, "paragraphs", (choice.part for choice in report.paragraphs), "part")
    for number, choice in enumerate(report.paragraphs, 1):
        if choice.section is not None and not choice.text:
            problems.add("paragraph-empty", f"paragraphs[{number}].text", "warning")


def yearly_dates(report: YearlyReport, known: Known, problems: Problems) -> None:
    """The period does not end before it begins, nor is the report shown before it began."""
    if report.first_day and report.last_day and report.last_day < report.first_day:
        problems.add("date-order", "last_day", value=report.last_day, earlier=report.first_day)
    for number, one in enumerate(report.presented, 1):
        if report.last_day and one.date and one.date < report.last_day:
            key = f"presented[{number}].date"
            problems.add("date-order", key, value=one.date, earlier=report.last_day)


def yearly_steps(report: YearlyReport, known: Known, problems: Problems) -> None:
    """The report is shown on steps that the strategy names."""
    for number, one in enumerate(report.presented, 1):
        key = f"presented[{number}].step"
        refer(problems, "unknown-step", key, str(one.step), known.steps)
