"""What the author does to the yearly status report: leave out, move, word anew, note a step."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from tryg_tui.core.annual.edit import (
    added,
    arranged_as,
    noted,
    stepped,
    stepped_heading,
    turned,
    unworded,
    worded,
)
from tryg_tui.core.annual.form_draft import FormDraft
from tryg_tui.core.annual.parse import FaultCode, read_field, read_shown
from tryg_tui.core.model.annual_report import Presentation, Section, YearlyReport
from tryg_tui.documents.annual.order import (
    SECTIONS,
    Placed,
    details,
    is_short,
    missing_texts,
    placed,
)
from tryg_tui.documents.annual.parts import scope_of
from tryg_tui.documents.annual.report import composed, section_title
from tryg_tui.locale import _, language
from tryg_tui.session.annual_report import YearlyKeeper
from tryg_tui.ui.dialogs.annual_report import ShownScreen, WordsScreen
from tryg_tui.ui.dialogs.modal import AskScreen, ChooseScreen
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.review.annual_report import FIELDS, JOINT, Yearly
from tryg_tui.ui.review.annual_report_detail import ABOUT
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.widgets.rows import Rows
from tryg_tui.words.review import report_state

NEW = "new:"
"""What the name of a paragraph begins with that is only being written; its section follows."""


def fault_sentence(code: FaultCode) -> str:
    """What is wrong with what was typed, and what to write."""
    return {
        "bad-day": _("That is not a day. Write for example 31.12.2017."),
        "date-order": _("The last day is before the first day."),
        "bad-number": _("That is not a number from 1 on."),
        "no-date": _("When was it? Write a day, or words such as spring 2018."),
        "later": _("That day has not come yet."),
        "bad-citation": _("There is no such line in the minutes; write it as 2018-04-10#3."),
    }[code]


def section_of(row: RowRef) -> Section | None:
    """The section of a section's row, or None."""
    return next((section for section in SECTIONS if section == row.of("section")), None)


class Editing(TrygScreen):
    """The commands that change the report."""

    keeper: YearlyKeeper

    def shown(self) -> Yearly:
        """What the rows are drawn from."""
        desk, report = self.desk, self.keeper.report
        scope = scope_of(desk.folder, report.year, desk.today, report)
        made = composed(scope)
        return Yearly(
            scope=scope,
            placed=placed(made, report),
            missing=missing_texts(made, report),
            begun=frozenset(path.removeprefix(self._draft("")) for path in self._drafts()),
        )

    def change(self, report: YearlyReport) -> None:
        """Go on with a changed report, and save it."""
        self.keeper.change(report)
        self.save()

    def save(self) -> None:
        """Bring the report to disk, beside the screen."""
        self.run_worker(self.keeper.save(), exit_on_error=False)

    @property
    def row(self) -> RowRef:
        """What the highlighted row is about."""
        return self.query_one(Rows).highlighted_ref

    def action_turn(self) -> None:
        """Leave what is highlighted out, or take it in; of the head, turn a choice over."""
        if self.row.of("head") in {"state", "without_sources"}:
            self.action_edit()
            return
        found = self.shown().meant(self.row)
        if found:
            out = any(not one.left_out for one in found)
            names = [one.part.id for one in found]
            self.change(turned(self.keeper.report, names, out=out))

    def action_shorten(self) -> None:
        """Leave the details out, or take all of them in."""
        report = self.keeper.report
        parts = [one.part for one in self.shown().placed]
        short = is_short(parts, report)
        self.change(turned(report, details(parts), out=not short))
        said = _("The report is full again.") if short else _("Only details were left out.")
        self.notify(said, markup=False)

    def action_move_up(self) -> None:
        """Move what is highlighted up."""
        self._move(-1)

    def action_move_down(self) -> None:
        """Move what is highlighted down."""
        self._move(1)

    def _move(self, step: int) -> None:
        """Move a paragraph under its heading, or a heading in its section."""
        shown, row = self.shown(), self.row
        found = shown.meant(row)
        if not found or row.kind == "section":
            return
        places = [(one.part.id, one.part.under) for one in shown.of_section(found[0].part.section)]
        if row.kind == "group":
            order = stepped_heading(places, row.id.partition(JOINT)[2], step)
        else:
            order = stepped(places, found[0].part.id, step)
        if order is not None:
            self.change(arranged_as(self.keeper.report, order))
            self.query_one(Rows).highlight(row)

    def action_composed(self) -> None:
        """Take own words back; an own paragraph goes away."""
        found = self.shown().paragraph(self.row)
        if found is not None:
            self._forget(found.part.id)
            self.change(unworded(self.keeper.report, found.part.id))

    def action_undo(self) -> None:
        """Take the last change back."""
        self.keeper.undo()
        self.save()

    def action_redo(self) -> None:
        """Make the change taken back once more."""
        self.keeper.redo()
        self.save()

    def action_edit(self) -> None:
        """Word a paragraph, or fill in a line."""
        row = self.row
        found = self.shown().paragraph(row)
        if found is not None:
            self._word(found)
        elif row.kind == "head":
            self._fill(row.id)
        elif row.kind == "step":
            self._note(int(row.id))

    def _word(self, one: Placed) -> None:
        """Write a paragraph in own words, beginning with those there are."""
        part = one.part
        if part.table is not None:
            said = _("A table is composed as it is; it can be left out.")
            self.notify(said, markup=False)
            return

        def done(text: str | None) -> None:
            if text is not None:
                self._forget(part.id)
                report = self.keeper.report
                self.change(worded(report, part.id, text, one.composed, language()))

        title = section_title(part.section)
        about = f"{title} · {part.under}" if part.under else title
        self._write(about, part.id, part.text, one.composed, done)

    def action_add(self) -> None:
        """Write a new paragraph after what is highlighted."""
        shown, row = self.shown(), self.row
        found = shown.meant(row)
        section = section_of(row) or (found[0].part.section if found else None)
        if section is None:
            self.notify(_("Highlight where the new paragraph is to stand."), markup=False)
            return
        after = "" if row.kind == "section" else found[0].part.id

        def done(text: str | None) -> None:
            if text is None:
                return
            self._forget(NEW + section)
            if text.strip():
                places = [(one.part.id, one.part.under) for one in shown.of_section(section)]
                made, id = added(self.keeper.report, section, text, after, places)
                self.change(made)
                self.query_one(Rows).highlight(RowRef("part", id))

        title = _("New paragraph · {section}").format(section=section_title(section))
        self._write(title, NEW + section, "", "", done)

    def _write(
        self, title: str, name: str, text: str, composed: str, done: Callable[[str | None], None]
    ) -> None:
        """Open the window for words, with those that were begun."""
        begun = self.desk.drafts.forms.get(self._draft(name))
        year = self.keeper.report.year

        def keep(words: str) -> None:
            draft = FormDraft(initiative="", year=year, summary=words)
            self.desk.drafts.keep_form(self._draft(name), draft)

        window = WordsScreen(title, begun.summary if begun else text, composed, keep)
        self.app.push_screen(window, done)

    def _draft(self, name: str) -> str:
        """The name under which words that are begun are kept."""
        return f"{self.keeper.path}#{name}"

    def _drafts(self) -> list[str]:
        """The names of all that is begun for this report."""
        return [path for path in self.desk.drafts.forms if path.startswith(self._draft(""))]

    def _forget(self, name: str) -> None:
        """Forget words that were begun."""
        if self._draft(name) in self.desk.drafts.forms:
            self.desk.drafts.keep_form(self._draft(name), None)

    def _fill(self, key: str) -> None:
        """Fill in a line of the head."""
        report = self.keeper.report
        if key == "state":
            self._choose_state()
            return
        if key == "without_sources":
            self.change(replace(report, without_sources=not report.without_sources))
            return
        value = getattr(report, key)
        typed = _day_typed(value) if key.endswith("_day") else str(value or "")
        self._ask(key, typed, _(ABOUT[key]))

    def _ask(self, key: str, typed: str, hint: str) -> None:
        """Ask for a line of the head until it can be understood."""
        window = AskScreen(_(FIELDS[key]), typed, hint, empty=True)
        self.app.push_screen(window, partial(self._answered, key))

    def _answered(self, key: str, answer: str | None) -> None:
        """Take a line of the head in, or say what is wrong with it and ask again."""
        if answer is None:
            return
        read = read_field(self.keeper.report, key, answer, self.desk.today)
        if isinstance(read, YearlyReport):
            self.change(read)
        else:
            self._ask(key, answer, f"! {fault_sentence(read)}")

    def _choose_state(self) -> None:
        """Ask whether the author is done."""
        missing = len(self.shown().missing)
        final = report_state("final")
        if missing:
            final = _("{state} – though {n} things are missing").format(state=final, n=missing)

        def chosen(answer: str | None) -> None:
            if answer == "draft" or answer == "final":
                self.change(replace(self.keeper.report, state=answer))

        answers = [("draft", report_state("draft")), ("final", final)]
        self.app.push_screen(ChooseScreen(_("How far is the report?"), answers), chosen)

    def _note(self, number: int) -> None:
        """Note that somebody was shown the report."""
        shown = self.shown()
        step = next(one for one in shown.steps if one.number == number)
        known = shown.shown(number)

        def read(values: dict[str, str]) -> Presentation | str | None:
            before = known or Presentation(step=number)
            found = read_shown(self.desk.folder, before, values, self.desk.today)
            return fault_sentence(found) if isinstance(found, str) else found

        def done(answer: tuple[Presentation | None] | None) -> None:
            if answer is not None:
                self.change(noted(self.keeper.report, number, answer[0]))

        title = _("Shown to {whom}").format(whom=step.to)
        self.app.push_screen(ShownScreen(title, known, read), done)


def _day_typed(value: object) -> str:
    """A day as somebody would type it."""
    from datetime import date

    from tryg_tui.core.input.fields import date_typed

    return date_typed(value) if isinstance(value, date) else ""
