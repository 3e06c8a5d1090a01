"""The yearly reporting forms: which came in, which are due, which are missing."""

import datetime as dt
from typing import Literal

import msgspec

from tryg_tui.core.ledger.as_known import Known
from tryg_tui.core.ledger.attention import ending
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.model.annual_report import InitiativeReport
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Initiative

FormState = Literal["received", "begun", "missing", "due", "coming", "not-asked"]
"""Whether a form came in, or somebody has begun to write it.

Due once its year is over, missing once others of that year came in.
"""


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """The yearly form of an initiative."""

    year: int
    state: FormState
    report: InitiativeReport | None = None


class FormRow(msgspec.Struct, frozen=True):
    """The forms of an initiative, a form for each year."""

    initiative: Initiative
    forms: tuple[Form, ...]


class Forms(msgspec.Struct, frozen=True, kw_only=True):
    """The forms of the initiatives that report, year by year."""

    years: tuple[int, ...]
    rows: tuple[FormRow, ...] = ()

    def count(self, year: int, *states: FormState) -> int:
        """How many forms of a year are in one of some states."""
        forms = (form for row in self.rows for form in row.forms if form.year == year)
        return sum(form.state in states for form in forms)


def forms(folder: Folder, ledger: Ledger, today: dt.date) -> Forms:
    """The forms of every year there is one of, up to the year of a day; missing ones first.

    Only initiatives that report are asked, and not of a year before the first meeting; a form that
    another one has filled in is shown.
    """
    known = Known(folder, today, today)
    reports = {(r.value.initiative, r.value.year): r.value for r in folder.reports}
    came = {r.year for r in reports.values() if r.came_in and known.form(r)}
    met = min((one.value.date.year for one in folder.meetings), default=0)
    first = min(
        {year for _initiative, year in reports} | {min(max(met, today.year - 1), today.year)}
    )
    years = tuple(range(first, today.year + 1))
    running = {year for year in years if folder.period(year)[1] >= today}
    rows = []
    for loaded in folder.initiatives:
        initiative = loaded.value
        row = tuple(
            Form(year=year, state="received" if report.came_in else "begun", report=report)
            if (report := reports.get((initiative.id, year))) and known.form(report)
            else Form(year=year, state=_state(ledger, initiative, year, came, today, running))
            for year in years
        )
        if any(form.state != "not-asked" for form in row):
            rows.append(FormRow(initiative, row))
    # Those with a missing form first, then by title.
    rows.sort(key=lambda row: (all(f.state != "missing" for f in row.forms), row.initiative.title))
    return Forms(years=years, rows=tuple(rows))


def _state(
    ledger: Ledger,
    initiative: Initiative,
    year: int,
    came: set[int],
    today: dt.date,
    running: set[int],
) -> FormState:
    """Whether a form that did not come in is asked for; not where the initiative was not alive, nor
    yet where the year is `running`.
    """
    end = ending(ledger, initiative.id, today)
    over = end is not None and end.date is not None and end.date.year < year
    if not initiative.asked_in(year) or over:
        return "not-asked"
    if year in running:
        return "coming"
    return "missing" if year in came else "due"
