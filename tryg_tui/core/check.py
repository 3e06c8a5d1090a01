"""Everything in a folder that does not fit together, found at once."""

from collections.abc import Callable, Iterable
from typing import Any

from tryg_tui.core import (
    check_entries,
    check_index,
    check_meeting,
    check_registers,
    check_yearly,
)
from tryg_tui.core.base import Document
from tryg_tui.core.check_known import Known, know
from tryg_tui.core.communication import CommunicationYear
from tryg_tui.core.folder import Folder, Loaded
from tryg_tui.core.initiative import Initiative
from tryg_tui.core.meeting import Meeting
from tryg_tui.core.problems import Problem, Problems
from tryg_tui.core.report import InitiativeReport
from tryg_tui.core.safety_index import Measure
from tryg_tui.core.strategy import Strategy
from tryg_tui.core.yearly import YearlyReport

Rule = Callable[[Any, Known, Problems], None]
"""Notes the problems of one kind in a file's content, given the names there are to refer to."""

RULES: dict[type[Document], tuple[Rule, ...]] = {
    Strategy: (
        check_registers.strategy_ids,
        check_registers.strategy_body,
        check_registers.people,
        check_registers.versions,
    ),
    Initiative: (
        check_registers.initiative_name,
        check_registers.initiative_once,
        check_registers.initiative_ids,
        check_registers.initiative_theme,
        check_registers.initiative_people,
        check_registers.initiative_readings,
        check_registers.indicator_values,
        check_registers.lifecycle,
    ),
    Measure: (
        check_index.measure_name,
        check_index.measure_ids,
        check_index.measure_definitions,
        check_index.measure_areas,
        check_index.fact_areas,
        check_index.surveys,
        check_index.readings,
        check_index.readings_once,
    ),
    CommunicationYear: (
        check_registers.communication_name,
        check_registers.communication_ids,
        check_registers.activities,
        check_registers.figures,
    ),
    InitiativeReport: (
        check_registers.report_name,
        check_registers.report_names,
        check_registers.report_dates,
    ),
    YearlyReport: (
        check_yearly.yearly_name,
        check_yearly.yearly_paragraphs,
        check_yearly.yearly_dates,
        check_yearly.yearly_steps,
    ),
    Meeting: (
        check_meeting.meeting_name,
        check_meeting.meeting_once,
        check_meeting.meeting_ids,
        check_meeting.meeting_names,
        check_meeting.carried_items,
        check_meeting.attendance,
        check_meeting.meeting_times,
        check_meeting.numbers,
        check_meeting.state_entries,
        check_meeting.one_open,
        check_entries.entries,
    ),
}
"""What is checked of each kind of file."""


def check_folder(folder: Folder, unread: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Every problem between the files of a folder, file by file.

    `unread` are the paths of files that are there but could not be read: a reference to one of
    them is no problem of its own.
    """
    known = know(folder, unread)
    found: list[Problem] = []
    for file in _files(folder):
        problems = Problems(file.path)
        for rule in RULES[type(file.value)]:
            rule(file.value, known, problems)
        found += problems.found
    return tuple(found)


def _files(folder: Folder) -> tuple[Loaded[Any], ...]:
    """The files of a folder in the order they are listed in."""
    return (
        *((folder.strategy,) if folder.strategy else ()),
        *folder.initiatives,
        *folder.measures,
        *folder.communication,
        *folder.reports,
        *folder.yearly,
        *folder.meetings,
    )
