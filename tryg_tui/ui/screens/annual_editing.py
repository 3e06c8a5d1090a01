"""What the author does to the yearly status report: leave out, move, word anew, note a step."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from msgspec.structs import replace
from textual.app import App

from tryg_tui.core.annual import edit
from tryg_tui.core.model.annual_report import Presentation, Section, YearlyReport
from tryg_tui.core.model.base import Record
from tryg_tui.core.registers.fields import field_of, fields
from tryg_tui.core.registers.form import opened
from tryg_tui.core.registers.values import typed
from tryg_tui.documents.annual.order import (
    Placed,
    details,
    is_short,
    missing_texts,
    placed,
)
from tryg_tui.documents.annual.parts import SECTIONS, scope_of
from tryg_tui.documents.annual.report import composed
from tryg_tui.locale import _, language
from tryg_tui.session.file_session import FileSession
from tryg_tui.session.workspace import Workspace
from tryg_tui.ui.dialogs.annual_report import WordsScreen
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.forms.answer import AskScreen
from tryg_tui.ui.forms.record_fields import around_of
from tryg_tui.ui.forms.record_screen import RecordScreen
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.review.annual_report import ANNEXES, JOINT, Yearly
from tryg_tui.ui.review.annual_report_detail import ABOUT
from tryg_tui.words.labels import label
from tryg_tui.words.review import report_state
from tryg_tui.words.vocabulary import section_title


def fault_sentence(code: edit.FaultCode) -> str:
    """What is wrong with what was typed, and what to write."""
    return {
        "date-order": _("The last day is before the first day."),
        "bad-number": _("That is not a number from 1 on."),
        "no-date": _("When was it? Write a day, or words such as spring 2018."),
        "later": _("That day has not come yet."),
        "bad-citation": _("There is no such line in the minutes; write it as 2018-04-10#3."),
    }[code]


class Author:
    """Changes the report, and holds the words that are begun for it."""

    def __init__(
        self, workspace: Workspace, file: FileSession[YearlyReport], changed: Callable[[], None]
    ) -> None:
        """Work on the report of a year; `changed` is called when something else is to be shown."""
        self.workspace = workspace
        self.file = file
        self._changed = changed

    @property
    def report(self) -> YearlyReport:
        """The report as it stands here."""
        return self.file.value

    def shown(self) -> Yearly:
        """What the rows are drawn from."""
        workspace, report = self.workspace, self.report
        scope = scope_of(workspace.folder, report.year, workspace.today, report)
        made = composed(scope)
        begun = (part for year, part in workspace.drafts.paragraphs if year == report.year)
        return Yearly(
            scope=scope,
            placed=placed(made, report),
            missing=missing_texts(made, report),
            begun=frozenset(begun),
        )

    def change(self, report: YearlyReport) -> None:
        """Go on with a changed report, and save it."""
        self.file.change(report)
        self._changed()

    def turn(self, row: RowRef) -> None:
        """Leave what a row is about out, or take it in."""
        found = self.shown().meant(row)
        if found:
            out = any(not one.left_out for one in found)
            self.change(edit.turned(self.report, [one.part.id for one in found], out=out))

    def shorten(self) -> str:
        """Leave the details out, or take all of them in; return which, in words."""
        parts = [one.part for one in self.shown().placed]
        short = is_short(parts, self.report)
        self.change(edit.turned(self.report, details(parts), out=not short))
        return _("The report is full again.") if short else _("Only details were left out.")

    def move(self, row: RowRef, step: int) -> bool:
        """Move a paragraph under its heading, or a heading in its section; False where it stays."""
        shown = self.shown()
        found = shown.meant(row)
        if not found or row.kind == "section":
            return False
        places = [(one.part.id, one.part.under) for one in shown.of_section(found[0].part.section)]
        if row.kind == "group":
            order = edit.stepped_heading(places, row.id.partition(JOINT)[2], step)
        else:
            order = edit.stepped(places, found[0].part.id, step)
        if order is not None:
            self.change(edit.arranged_as(self.report, order))
        return order is not None

    def compose(self, row: RowRef) -> None:
        """Take own words back; an own paragraph goes away."""
        found = self.shown().paragraph(row)
        if found is not None:
            self.keep(found.part.id, "")
            self.change(edit.unworded(self.report, found.part.id))

    def word(self, one: Placed, text: str) -> None:
        """Give a paragraph own words."""
        self.keep(one.part.id, "")
        self.change(edit.worded(self.report, one.part.id, text, one.composed, language()))

    def add(self, section: Section, text: str, after: str) -> RowRef | None:
        """Add a paragraph to a section after another one, or first; return its row, if any."""
        places = [(one.part.id, one.part.under) for one in self.shown().of_section(section)]
        self.keep(edit.NEW + section, "")
        if not text.strip():
            return None
        made, id = edit.added(self.report, section, text, after, places)
        self.change(made)
        return RowRef("part", id)

    def begun(self, part: str) -> str | None:
        """The words that are begun for a paragraph, or None."""
        draft = self.workspace.drafts.paragraphs.get((self.report.year, part))
        return draft.text if draft else None

    def keep(self, part: str, text: str) -> None:
        """Keep words that are begun for a paragraph; empty ones are forgotten."""
        self.workspace.drafts.keep_paragraph(edit.ParagraphDraft(self.report.year, part, text))


class Questions:
    """The windows in which the author writes."""

    def __init__(
        self, app: App[Any], author: Author, highlight: Callable[[RowRef], object]
    ) -> None:
        """Ask over an app's screen what becomes of a report; `highlight` shows where it is."""
        self._app = app
        self._author = author
        self._highlight = highlight

    def edit(self, row: RowRef) -> None:
        """Word a paragraph, or fill in a line."""
        found = self._author.shown().paragraph(row)
        if found is not None:
            self._word(found)
        elif row.kind == "head":
            self._fill(row.id)
        elif row.kind == "step":
            self._note(int(row.id))

    def add(self, row: RowRef) -> None:
        """Write a new paragraph after what a row is about."""
        found = self._author.shown().meant(row)
        here = found[0].part.section if found else None
        section = next((one for one in SECTIONS if one == row.of("section")), here)
        if section is None:
            said = _("Highlight where the new paragraph is to stand.")
            self._app.notify(said, markup=False)
            return
        after = "" if row.kind == "section" else found[0].part.id

        def done(text: str) -> None:
            made = self._author.add(section, text, after)
            if made is not None:
                self._highlight(made)

        title = _("New paragraph · {section}").format(section=section_title(section))
        self._write(title, edit.NEW + section, "", "", done)

    def _word(self, one: Placed) -> None:
        """Write a paragraph in own words, beginning with those there are."""
        part = one.part
        if part.table or part.figure:
            said = _("Tables and figures are composed as they are; they can be left out.")
            self._app.notify(said, markup=False)
            return
        title = section_title(part.section)
        about = f"{title} · {part.under}" if part.under else title
        self._write(about, part.id, part.text, one.composed, partial(self._author.word, one))

    def _write(
        self, title: str, part: str, text: str, composed: str, done: Callable[[str], None]
    ) -> None:
        """Open the window for words, with those that were begun."""

        def answered(words: str | None) -> None:
            if words is not None:
                done(words)

        begun = self._author.begun(part)
        keep = partial(self._author.keep, part)
        window = WordsScreen(title, text if begun is None else begun, composed, keep)
        self._app.push_screen(window, answered)

    def _fill(self, key: str) -> None:
        """Fill in a line of the head."""
        report = self._author.report
        if key == "state":
            self._choose_state()
        elif key in ANNEXES:
            self._author.change(replace(report, **{key: not getattr(report, key)}))
        else:
            self._ask(key)

    def _ask(self, key: str) -> None:
        """Ask for a line of the head."""
        around, field = around_of(self._author.workspace), field_of(YearlyReport, key)

        def made(value: object) -> tuple[YearlyReport | None, str]:
            report = replace(self._author.report, **{key: value})
            fault = edit.head_fault(report)
            return (None, fault_sentence(fault)) if fault else (report, "")

        def change(made: YearlyReport | None) -> None:
            if made is not None:
                self._author.change(made)

        proposed, about = typed(field, self._author.report, around), _(ABOUT[key])
        name = label(YearlyReport, key)
        window = AskScreen(name, field, proposed, about, around=lambda: around, make=made)
        self._app.push_screen(window, change)

    def _choose_state(self) -> None:
        """Ask whether the author is done."""
        missing = len(self._author.shown().missing)
        final = report_state("final")
        if missing:
            final = _("{state} – though {n} things are missing").format(state=final, n=missing)

        def chosen(answer: str | None) -> None:
            if answer == "draft" or answer == "final":
                self._author.change(replace(self._author.report, state=answer))

        answers = [("draft", report_state("draft")), ("final", final)]
        self._app.push_screen(ChooseScreen(_("How far is the report?"), answers), chosen)

    def _note(self, number: int) -> None:
        """Note that somebody was shown the report."""
        shown, workspace = self._author.shown(), self._author.workspace
        step = next(one for one in shown.steps if one.number == number)
        known, around = shown.shown(number) or Presentation(step=number), around_of(workspace)

        def take(record: Record) -> Sequence[str]:
            assert isinstance(record, Presentation)
            if fault := edit.shown_fault(workspace.folder, record, workspace.today):
                return [fault_sentence(fault)]
            said = record if record.date or record.date_text else None
            self._author.change(edit.noted(self._author.report, number, said))
            return ()

        title = _("Shown to {whom}").format(whom=step.to)
        asked = [one for one in fields(Presentation) if one.name != "step"]
        key = f"report/{shown.report.year}/{number}"
        self._app.push_screen(RecordScreen(title, opened(known, around), around, take, key, asked))
