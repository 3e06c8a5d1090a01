"""What is still to be done for the yearly status report."""

import datetime as dt
from typing import Literal

import msgspec

from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.measures.forms import forms
from tryg_tui.core.model.annual_report import YearlyReport
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.strategy import ReportingStep

TodoKind = Literal["form", "writing", "presenting"]
"""A form is missing, the report is not final, or somebody has not been shown it."""


class Todo(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is still to be done."""

    kind: TodoKind
    year: int
    what: str = ""
    """The initiative whose form is missing, or those who are to be shown the report."""


def report_todo(folder: Folder, ledger: Ledger, year: int, today: dt.date) -> tuple[Todo, ...]:
    """What is still to be done for the report of a year, once that year is over."""
    if year >= today.year:
        return ()
    found = [
        Todo(kind="form", year=year, what=row.initiative.title)
        for row in forms(folder, ledger, today).rows
        for form in row.forms
        if form.year == year and form.state in ("missing", "due", "begun")
    ]
    loaded = folder.yearly_report(year)
    report = loaded.value if loaded else YearlyReport(year=year)
    if report.state != "final":
        found.append(Todo(kind="writing", year=year))
    found += [
        Todo(kind="presenting", year=year, what=step.to) for step in unpresented(folder, report)
    ]
    return tuple(found)


def unpresented(folder: Folder, report: YearlyReport) -> tuple[ReportingStep, ...]:
    """The steps on which somebody is shown the report, and of which nothing is noted yet."""
    steps = folder.strategy.value.reporting if folder.strategy else ()
    done = {one.step for one in report.presented if one.date or one.date_text}
    return tuple(step for step in steps if step.to and step.number not in done)


def last_year(folder: Folder, today: dt.date) -> int | None:
    """The year whose report is worked on: the last there is anything for, or None."""
    years = {loaded.value.year for loaded in folder.reports}
    years |= {loaded.value.year for loaded in folder.yearly}
    return max((year for year in years if year < today.year), default=None)
