"""Filling in the yearly form of an initiative from the meeting."""

from tryg_tui.core.annual.form_draft import FormDraft, draft_of_report
from tryg_tui.core.measures.forms import Form, forms
from tryg_tui.core.model.base import Id
from tryg_tui.documents.annual.form_proposal import propose
from tryg_tui.locale import _
from tryg_tui.store.folder.reports import report_path, written_by_hand
from tryg_tui.ui.dialogs.modal import WINDOW, ChooseScreen, TextScreen
from tryg_tui.ui.meeting.hosting import Hosting
from tryg_tui.ui.pages.parts.forms import form_detail, forms_of, state_words
from tryg_tui.words.names import initiative_words


class Forming(Hosting):
    """The command that opens a form."""

    def action_fill_form(self) -> None:
        """Ask for the year, and fill in that form of the initiative highlighted.

        Where the one highlighted fills in no form, ask first which initiative is meant.
        """
        initiative = self.row.of("form", "indicator").partition(":")[0]
        if _asked(forms_of(self.context(), initiative)):
            self._ask_year(initiative)
            return
        ctx = self.context()
        rows = forms(ctx.folder, ctx.ledger, ctx.today).rows
        # Those that have nothing more to hand in come last; else it is the order of the list.
        reporting = [
            (row.initiative.id, _answer(row.initiative.title, asked))
            for row in sorted(rows, key=lambda row: _all_in(row.forms))
            if (asked := _asked(row.forms))
        ]
        if not reporting:
            self.notify(_("No initiative fills in a yearly form."), markup=False)
            return

        def chosen(answer: str | None) -> None:
            if answer:
                self._ask_year(answer)

        self.app.push_screen(
            ChooseScreen(_("A yearly form of which initiative?"), reporting), chosen
        )

    def _ask_year(self, initiative: Id) -> None:
        """Ask which form of an initiative to fill in."""
        asked = _asked(forms_of(self.context(), initiative))
        asked.sort(key=lambda form: (form.state == "received", -form.year))
        answers = [(str(form.year), f"{form.year}  {state_words(form.state)[0]}") for form in asked]
        question = _("Which year of {initiative}?").format(
            initiative=initiative_words(self.desk.folder, initiative)
        )

        def chosen(answer: str | None) -> None:
            if answer:
                self._open_form(initiative, next(f for f in asked if str(f.year) == answer))

        self.app.push_screen(ChooseScreen(question, answers), chosen)

    def _open_form(self, initiative: Id, form: Form) -> None:
        """Open a form with what was left in it, what the file holds, or what is proposed."""
        from tryg_tui.ui.screens.reporting_form import FormScreen

        found = self.desk.folder.initiative(initiative)
        assert found is not None
        path = report_path(initiative, form.year)
        if not self.desk.may_rewrite(path) or written_by_hand(self.desk.root, path):
            self._read_only(initiative, path)
            return
        draft: FormDraft | None = self.desk.drafts.forms.get(path)
        if draft is None and form.report is not None:
            draft = draft_of_report(form.report)
        if draft is None:
            draft = propose(self.desk.folder, found, form.year, self.desk.today)
        self.app.push_screen(FormScreen(found.title, draft), lambda _done: self.redraw())

    def _read_only(self, initiative: Id, path: str) -> None:
        """Show a form that is a person's own file, and say why it is not changed here."""
        said = _("{file} is written by hand; change it in a text editor.").format(file=path)
        self.app.push_screen(TextScreen(said, form_detail(self.context(), initiative, WINDOW)))


def _asked(found: tuple[Form, ...]) -> list[Form]:
    """The forms that are asked for."""
    return [form for form in found if form.state != "not-asked"]


def _all_in(found: tuple[Form, ...]) -> bool:
    """Whether every form that is asked for came in."""
    return all(form.state == "received" for form in _asked(found))


def _answer(title: str, asked: list[Form]) -> str:
    """An initiative with the state of its forms, as one of several to choose from."""
    states = " · ".join(f"{form.year} {state_words(form.state)[0]}" for form in asked)
    return f"{title}  ({states})"
