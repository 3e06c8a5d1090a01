"""The command that fills in a yearly form of an initiative."""

from collections.abc import Mapping

from tryg_tui.core.annual.form_draft import draft_of_report
from tryg_tui.core.measures.forms import Form, forms
from tryg_tui.core.model.base import Id
from tryg_tui.documents.annual.form_proposal import propose
from tryg_tui.locale import _
from tryg_tui.session.meeting.events import Changed
from tryg_tui.session.workspace import Workspace
from tryg_tui.ui.dialogs.modal import WINDOW, ChooseScreen, TextScreen
from tryg_tui.ui.pages.page import Secretary, Writing
from tryg_tui.ui.pages.parts.forms import form_detail, forms_of, state_words
from tryg_tui.ui.screens.reporting_form import FormScreen
from tryg_tui.words.names import initiative_words


def _fill(host: Secretary) -> None:
    """Ask for the year, and fill in that form of the initiative highlighted.

    Where the one highlighted fills in no form, ask first which initiative is meant.
    """
    ctx = host.context()
    initiative = host.row.of("form", "indicator").partition(":")[0]
    if _asked(forms_of(ctx, initiative)):
        _ask_year(host, initiative)
        return
    rows = forms(ctx.folder, ctx.ledger, ctx.today).rows
    # Those that have nothing more to hand in come last; else it is the order of the list.
    reporting = [
        (row.initiative.id, _answer(row.initiative.title, asked))
        for row in sorted(rows, key=lambda row: _all_in(row.forms))
        if (asked := _asked(row.forms))
    ]
    if not reporting:
        host.say(_("No initiative fills in a yearly form."))
        return

    def chosen(answer: str | None) -> None:
        if answer:
            _ask_year(host, answer)

    host.ask(ChooseScreen(_("A yearly form of which initiative?"), reporting), chosen)


def _ask_year(host: Secretary, initiative: Id) -> None:
    """Ask which form of an initiative to fill in."""
    ctx = host.context()
    asked = _asked(forms_of(ctx, initiative))
    asked.sort(key=lambda form: (form.state == "received", -form.year))
    answers = [(str(form.year), f"{form.year}  {state_words(form.state)[0]}") for form in asked]
    named = initiative_words(ctx.folder, initiative)
    question = _("Which year of {initiative}?").format(initiative=named)

    async def chosen(answer: str | None) -> None:
        if answer:
            await _open(host, initiative, next(f for f in asked if str(f.year) == answer))

    host.ask(ChooseScreen(question, answers), chosen)


async def _open(host: Secretary, initiative: Id, form: Form) -> None:
    """Open a form with what was left in it, what the file holds, or what is proposed."""
    desk: Workspace = host.session.desk
    found = desk.folder.initiative(initiative)
    assert found is not None
    draft = propose(desk.folder, found, form.year, desk.today)
    file = host.session.saver.form(draft)
    path = file.kind.path
    await file.look()
    if not desk.may_rewrite(path) or file.protected:
        said = _("{file} is written by hand; change it in a text editor.").format(file=path)
        detail = form_detail(host.context(), initiative, WINDOW)
        host.ask(TextScreen(said, detail), lambda _done: None)
        return
    if file.versions.base is not None:
        draft = draft_of_report(file.value)
    draft = desk.drafts.forms.get(path, draft)
    host.ask(FormScreen(found.title, draft, file), lambda _done: host.session.tell(Changed()))


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


FORMS: Mapping[str, Writing] = {"fill_form": _fill}
"""By command."""
