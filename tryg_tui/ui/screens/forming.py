"""Filling in the yearly form of an initiative from the meeting."""

from tryg_tui.core.base import Id
from tryg_tui.core.form_draft import FormDraft, draft_of_report
from tryg_tui.core.forms import Form
from tryg_tui.documents.form_proposal import propose
from tryg_tui.locale import _
from tryg_tui.store.reports import report_path, written_by_hand
from tryg_tui.ui.screens.hosting import Hosting
from tryg_tui.ui.screens.modal import WINDOW, ChooseScreen, TextScreen
from tryg_tui.ui.views.forms import REPORT, form_detail, forms_of, state_words
from tryg_tui.ui.views.measurement import INDICATOR


class Forming(Hosting):
    """The command that opens a form."""

    def action_fill_form(self) -> None:
        """Ask for the year, and fill in that form of the initiative highlighted."""
        initiative = ""
        if self.row.startswith(REPORT):
            initiative = self.row.removeprefix(REPORT)
        elif self.row.startswith(INDICATOR):
            initiative = self.row.removeprefix(INDICATOR).partition(":")[0]
        asked = [f for f in forms_of(self.context(), initiative) if f.state != "not-asked"]
        if not asked:
            self.notify(_("This initiative fills in no yearly form."), markup=False)
            return
        answers = [(str(form.year), f"{form.year}  {state_words(form.state)[0]}") for form in asked]
        title = self.desk.folder.initiative(initiative)
        question = _("Which year of {initiative}?").format(
            initiative=title.title if title else initiative
        )

        def chosen(answer: str | None) -> None:
            if answer:
                self._open_form(initiative, next(f for f in asked if str(f.year) == answer))

        answers.sort(key=lambda pair: _first(asked, pair[0]))
        self.app.push_screen(ChooseScreen(question, answers), chosen)

    def _open_form(self, initiative: Id, form: Form) -> None:
        """Open a form with what was left in it, what the file holds, or what is proposed."""
        from tryg_tui.ui.screens.form import FormScreen

        found = self.desk.folder.initiative(initiative)
        assert found is not None
        path = report_path(initiative, form.year)
        if not self.desk.may_rewrite(path) or written_by_hand(self.desk.root, path):
            self._read_only(initiative, path)
            return
        draft: FormDraft | None = self.desk.forms.get(path)
        if draft is None and form.report is not None:
            draft = draft_of_report(form.report)
        if draft is None:
            draft = propose(self.desk.folder, found, form.year, self.desk.today)
        self.app.push_screen(FormScreen(found.title, draft), lambda _done: self.redraw())

    def _read_only(self, initiative: Id, path: str) -> None:
        """Show a form that is a person's own file, and say why it is not changed here."""
        said = _("{file} is written by hand; change it in a text editor.").format(file=path)
        self.app.push_screen(TextScreen(said, form_detail(self.context(), initiative, WINDOW)))


def _first(asked: list[Form], year: str) -> tuple[bool, int]:
    """Forms that did not come in before those that did, the newest first."""
    form = next(one for one in asked if str(one.year) == year)
    return form.state == "received", -form.year
