"""Everything in a folder that does not fit together, found at once."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from tryg_tui.core.check import attendance, common, entries, figures, meetings, registers
from tryg_tui.core.check.known import Known, know
from tryg_tui.core.ledger.corrections import Correction, read_as
from tryg_tui.core.ledger.fold import corrections_of
from tryg_tui.core.model.annual_report import InitiativeReport, YearlyReport
from tryg_tui.core.model.base import Citation, Document, Problem, Problems
from tryg_tui.core.model.communication import CommunicationYear
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.core.model.strategy import Strategy

Rule = Callable[[Any, Known, Problems], None]
"""Notes the problems of one kind in a file's content, given the names there are to refer to."""

COMMON: tuple[Rule, ...] = (common.own_file, common.unique, common.ordered, common.references)
"""What is checked of every file, by the tables of `common`."""

RULES: dict[type[Document], tuple[Rule, ...]] = {
    Strategy: (registers.rhythms, registers.reported_years, registers.own_agendas),
    Initiative: (
        registers.initiative_readings,
        registers.indicator_values,
        figures.counted,
        figures.one_value,
        figures.told_or_missing,
        figures.days_as_told,
        registers.valid_sources,
        registers.lifecycle,
    ),
    Measure: (
        registers.measure_name,
        registers.measure_definitions,
        registers.measure_described,
        registers.own_areas,
        registers.readings,
        registers.readings_once,
        figures.surveyed,
        figures.revised,
        figures.dated_notes,
    ),
    CommunicationYear: (registers.activities, figures.done_by_now),
    InitiativeReport: (registers.report_name,),
    YearlyReport: (registers.yearly_paragraphs, registers.yearly_dates),
    Meeting: (
        attendance.attendance,
        meetings.numbers,
        meetings.state_entries,
        meetings.times,
        meetings.moved,
        meetings.one_open,
        meetings.due_dates,
        meetings.links,
        meetings.written,
        entries.entries,
        entries.topics,
        figures.recorded_values,
    ),
}
"""What else is checked of each kind of file."""


def check_folder(
    folder: Folder,
    unread: Iterable[str] = (),
    is_there: Callable[[str], bool] = lambda _address: True,
    today: dt.date | None = None,
) -> tuple[Problem, ...]:
    """Every problem between the files of a folder, file by file.

    `unread` are the paths of files that are there but could not be read: a reference to one of
    them is no problem of its own. `is_there` tells whether a paper that a link leads to is.
    `today` is the day, without which nothing is said of what is to come.
    """
    known = know(folder, unread, is_there, today)
    by = corrections_of(folder)
    found: list[Problem] = []
    for file in folder.documents():
        problems = _problems(file, known)
        if isinstance(file.value, Meeting) and problems:
            problems = _left(problems, file, by, known)
        found += problems
    return tuple(found)


def _problems(file: Loaded[Any], known: Known) -> list[Problem]:
    """Every problem of a file."""
    problems = Problems(file.path)
    for rule in (*COMMON, *RULES[type(file.value)]):
        rule(file.value, known, problems)
    return problems.found


def _left(
    problems: list[Problem],
    file: Loaded[Meeting],
    by: Mapping[Citation, tuple[Correction, ...]],
    known: Known,
) -> list[Problem]:
    """The problems of minutes that later meetings have not put right."""
    now = read_as(file.value, by)
    if now == file.value:
        return problems
    read = replace(file, value=now)
    if known.meetings.get(now.id) is file:
        known = replace(known, meetings={**known.meetings, now.id: read})
    left = {(one.key, one.code) for one in _problems(read, known)}
    return [one for one in problems if (one.key, one.code) in left]
