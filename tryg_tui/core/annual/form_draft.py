"""A yearly reporting form while it is filled in, and the report it makes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from tryg_tui.core.input.due import date_typed
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.measures.forms import forms
from tryg_tui.core.model.annual_report import InitiativeReport, Paragraph, YearlyReport
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.strategy import ReportingStep
from tryg_tui.core.registers import form as records
from tryg_tui.core.registers.fields import Fault
from tryg_tui.core.registers.register import Around

if TYPE_CHECKING:
    from tryg_tui.core.registers.form import Form

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
    if folder.period(year)[1] >= today:
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
    return max((year for year in years if folder.period(year)[1] < today), default=None)


class FormFault(Fault, frozen=True, kw_only=True):
    """Why a form cannot be saved as it is: a field of the report, or a heading."""

    paragraph: int = 0
    """The place of the paragraph, for a heading."""


class DraftParagraph(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph while it is written."""

    heading: str = ""
    text: str = ""
    source: str = ""
    """Where a proposed text comes from: the entries it was made of."""
    proposed: str = ""
    """The text it was begun with."""
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

    @property
    def written(self) -> tuple[str, ...]:
        """The texts that somebody has written, and that were not there when the form was begun."""
        kept = (one for one in self.paragraphs if one.kept and one.text != one.proposed)
        return tuple(filter(None, (*(one.text for one in kept), self.summary)))

    def with_paragraph(self, place: int, paragraph: DraftParagraph) -> FormDraft:
        """The draft with one paragraph in the place of another, or added at the end."""
        kept = list(self.paragraphs)
        kept[place : place + 1] = [paragraph]
        return replace(self, paragraphs=tuple(kept))


HEAD = {"first": "first_day", "last": "last_day", "received": "received", "status": "status"}
"""By what a draft holds of the first part: which field of the report it is."""


def head_form(draft: FormDraft, around: Around, base: InitiativeReport | None = None) -> Form:
    """The first part of a draft as the form of a report."""
    form = records.opened(
        base or InitiativeReport(initiative=draft.initiative, year=draft.year), around
    )
    return replace(form, values=form.values | {HEAD[one]: getattr(draft, one) for one in HEAD})


def with_head(draft: FormDraft, form: Form) -> FormDraft:
    """A draft with what stands in the form of its first part."""
    return replace(draft, **{one: form.values[HEAD[one]] for one in HEAD})


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
        first=date_typed(report.first_day),
        last=date_typed(report.last_day),
        received=report.received_text or date_typed(report.received),
        status=report.status,
        summary=report.summary,
        paragraphs=tuple(
            DraftParagraph(
                heading=one.heading, text=one.text, source=one.source, proposed=one.text, base=one
            )
            for one in report.paragraphs
        ),
    )


def read_form(
    draft: FormDraft, around: Around, base: InitiativeReport | None = None
) -> tuple[InitiativeReport | None, tuple[FormFault, ...]]:
    """The report a draft makes, or None with all that is wrong; `base` is what the file holds.

    Paragraphs without a text, and those left out, are not in it.
    """
    made = records.filled(head_form(draft, around, base), around)
    if isinstance(made, tuple):
        faults = [FormFault(one.field, one.code, one.typed, one.options) for one in made]
    else:
        assert isinstance(made, InitiativeReport)
        faults = [*_head_faults(made)]
    written = [
        (place, one) for place, one in enumerate(draft.paragraphs) if one.kept and one.text.strip()
    ]
    faults += [
        FormFault("heading", "empty", paragraph=place)
        for place, one in written
        if not one.heading.strip()
    ]
    if not draft.summary.strip():
        faults.append(FormFault("summary", "empty"))
    if faults or isinstance(made, tuple):
        return None, tuple(faults)
    paragraphs = tuple(_paragraph(one) for _place, one in written)
    return replace(made, summary=draft.summary.strip(), paragraphs=paragraphs), ()


def _head_faults(report: InitiativeReport) -> Iterator[FormFault]:
    """What is wrong with the days of a report: some come before the first, words name no time."""
    first = report.first_day
    for name, day in (("last_day", report.last_day), ("received", report.received)):
        if first and day and day < first:
            yield FormFault(name, "date-order")
    if report.received_text and report.received is None:
        yield FormFault("received", "bad-date", report.received_text)


def _paragraph(one: DraftParagraph) -> Paragraph:
    """A paragraph as the file is to hold it."""
    base = one.base or Paragraph(heading="", text="", source=one.source)
    return replace(base, heading=one.heading.strip(), text=one.text.strip())
