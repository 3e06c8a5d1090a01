"""A yearly reporting form while it is filled in, and the report it makes."""

import datetime as dt
from typing import Literal

import msgspec
from msgspec.structs import replace

from tryg_tui.core.input import fields
from tryg_tui.core.input.due import parse_due
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.measures.forms import forms
from tryg_tui.core.model.annual_report import InitiativeReport, Paragraph, YearlyReport
from tryg_tui.core.model.base import Id
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
    done = {one.step for one in report.presented if one.date or one.date_text}
    steps = folder.partnership.reporting
    return tuple(step for step in steps if step.to and step.number not in done)


def last_year(folder: Folder, today: dt.date) -> int | None:
    """The year whose report is worked on: the last there is anything for, or None."""
    years = {loaded.value.year for loaded in folder.reports}
    years |= {loaded.value.year for loaded in folder.yearly}
    return max((year for year in years if year < today.year), default=None)


FormField = Literal["first", "last", "received", "summary", "heading"]
"""A field of the form that something may be wrong with."""

FormFaultCode = Literal["empty", "bad-date", "date-order"]
"""What may be wrong with it."""


class FormFault(msgspec.Struct, frozen=True):
    """Why a form cannot be saved as it is."""

    field: FormField
    code: FormFaultCode
    paragraph: int = 0
    """The place of the paragraph, for a heading."""


class DraftParagraph(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph while it is written."""

    heading: str = ""
    text: str = ""
    source: str = ""
    """Where a proposed text comes from: the entries it was made of."""
    kept: bool = True
    """Whether it goes into the form; a proposal can be left out and taken back."""
    base: Paragraph | None = None
    """The paragraph as the file holds it."""


class FormDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A form while it is filled in."""

    initiative: Id
    year: int
    first: str = ""
    """The first day of the period, as typed."""
    last: str = ""
    """The last day of the period, as typed."""
    received: str = ""
    """When the form came in, as typed."""
    status: Id = ""
    summary: str = ""
    paragraphs: tuple[DraftParagraph, ...] = ()

    def with_paragraph(self, place: int, paragraph: DraftParagraph) -> "FormDraft":
        """The draft with one paragraph in the place of another, or added at the end."""
        kept = list(self.paragraphs)
        kept[place : place + 1] = [paragraph]
        return replace(self, paragraphs=tuple(kept))


def filled(draft: FormDraft) -> tuple[int, int]:
    """How many parts have something in them, and how many there are; what is left out is none."""
    parts = [one.text for one in draft.paragraphs if one.kept]
    texts = [draft.first and draft.last, *parts, draft.summary]
    return sum(bool(text.strip()) for text in texts), len(texts)


def draft_of_report(report: InitiativeReport) -> FormDraft:
    """The draft that makes a form again, to change it."""
    return FormDraft(
        initiative=report.initiative,
        year=report.year,
        first=fields.date_typed(report.first_day),
        last=fields.date_typed(report.last_day),
        received=report.received_text or fields.date_typed(report.received),
        status=report.status,
        summary=report.summary,
        paragraphs=tuple(
            DraftParagraph(heading=one.heading, text=one.text, source=one.source, base=one)
            for one in report.paragraphs
        ),
    )


def read_form(
    draft: FormDraft, today: dt.date, base: InitiativeReport | None = None
) -> tuple[InitiativeReport | None, tuple[FormFault, ...]]:
    """The report a draft makes, or None with all that is wrong; `base` is what the file holds.

    Paragraphs without a text, and those left out, are not in it.
    """
    faults: list[FormFault] = []
    days = {
        "first": _day(draft.first, "first", today, faults),
        "last": _day(draft.last, "last", today, faults),
        "received": _day(draft.received, "received", today, faults),
    }
    later: tuple[FormField, ...] = ("last", "received")
    for field in later:
        first, day = days["first"], days[field]
        if first and day and day < first:
            faults.append(FormFault(field, "date-order"))
    written = [
        (place, one) for place, one in enumerate(draft.paragraphs) if one.kept and one.text.strip()
    ]
    faults += [
        FormFault("heading", "empty", place) for place, one in written if not one.heading.strip()
    ]
    if not draft.summary.strip():
        faults.append(FormFault("summary", "empty"))
    if faults:
        return None, tuple(faults)
    due = parse_due(draft.received, today, None, past=True)
    start = base or InitiativeReport(initiative=draft.initiative, year=draft.year)
    report = replace(
        start,
        first_day=days["first"],
        last_day=days["last"],
        received=days["received"],
        received_text=due.text if due else "",
        status=draft.status,
        summary=draft.summary.strip(),
        paragraphs=tuple(_paragraph(one) for _place, one in written),
    )
    return report, ()


def _day(typed: str, field: FormField, today: dt.date, faults: list[FormFault]) -> dt.date | None:
    """The day, or last day of the period, that is typed; None where nothing is."""
    due = parse_due(typed, today, None, past=True)
    vague = due is not None and not due.exact and (due.date is None or field == "first")
    if due is None or (typed.strip() and vague):
        faults.append(FormFault(field, "bad-date"))
        return None
    return due.date


def _paragraph(one: DraftParagraph) -> Paragraph:
    """A paragraph as the file is to hold it."""
    base = one.base or Paragraph(heading="", text="", source=one.source)
    return replace(base, heading=one.heading.strip(), text=one.text.strip())
