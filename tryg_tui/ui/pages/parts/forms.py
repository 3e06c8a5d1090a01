"""The yearly reporting forms: a row for each initiative, a column for each year, and in full."""

from collections.abc import Mapping

from textual.content import Content

from tryg_tui.core.annual.form_draft import draft_of_report
from tryg_tui.core.measures.forms import Form, FormRow, Forms, FormState, forms
from tryg_tui.core.model.annual_report import InitiativeReport
from tryg_tui.core.model.base import Id
from tryg_tui.documents.annual.form_proposal import propose
from tryg_tui.locale import _, long_date, ngettext
from tryg_tui.session.meeting.events import Changed
from tryg_tui.session.workspace import Workspace
from tryg_tui.ui.dialogs.modal import WINDOW, ChooseScreen, TextScreen
from tryg_tui.ui.pages.context import Context, facts, sourced
from tryg_tui.ui.pages.page import Secretary, Writing
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef
from tryg_tui.ui.screens.reporting_form import FormScreen
from tryg_tui.ui.text import cell, heading, lines, parts, plain
from tryg_tui.words.dates import due_words
from tryg_tui.words.figures import form_state
from tryg_tui.words.names import initiative_words, status_words

COLUMN = 14
"""Width of a year, in cells."""

NAME = 22
"""Least width of an initiative's title."""

GAP = 3
"""Cells between the longest title and the first year."""

SIGNS: dict[FormState, tuple[str, str]] = {
    "received": ("✓", "$good"),
    "begun": ("○", "$risk"),
    "missing": ("!", "bold $critical"),
    "due": ("○", "bold $risk"),
    "coming": ("·", "$muted"),
    "not-asked": ("–", "$muted"),
}
"""A sign and a style for each state; its word stands beside it."""


def state_words(state: FormState) -> tuple[str, str]:
    """Sign and word of a state, with its style."""
    sign, style = SIGNS[state]
    return f"{sign} {form_state(state)}", style


def form_rows(yearly: Forms, width: int) -> list[Row]:
    """The newest years that fit, under a heading with the years; nothing where nobody reports. Who
    is not asked for a form in any of them is counted below.
    """
    if not yearly.rows:
        return []
    shown = yearly.years[-max(1, (width - NAME) // COLUMN) :]
    longest = max(len(row.initiative.title) for row in yearly.rows) + GAP
    name = max(NAME, min(longest, width - COLUMN * len(shown)))
    heads = [cell(str(year), COLUMN, "bold") for year in shown]
    title = heading(_("Yearly reporting forms"))
    years = parts(cell("", name), *heads)
    rows = [Row(NOTHING, lines([title, years]))]
    asked = [
        row
        for row in yearly.rows
        if any(f.state != "not-asked" for f in row.forms if f.year in shown)
    ]
    for row in asked:
        states = [state_words(form.state) for form in row.forms if form.year in shown]
        cells = [cell(word, COLUMN, style) for word, style in states]
        named = cell(row.initiative.title, name)
        rows.append(Row(RowRef("form", row.initiative.id), parts(named, *cells)))
    if others := len(yearly.rows) - len(asked):
        said = ngettext("{n} more is not asked for any", "{n} more are not asked for any", others)
        rows.append(Row(NOTHING, plain(f"– {said.format(n=others)}", "$muted"), under=True))
    return rows


def forms_of(ctx: Context, initiative: Id) -> tuple[Form, ...]:
    """The forms of an initiative, oldest first."""
    rows = forms(ctx.folder, ctx.ledger, ctx.today).rows
    return next((row.forms for row in rows if row.initiative.id == initiative), ())


def form_detail(ctx: Context, initiative: Id, width: int) -> Content:
    """The forms of an initiative in full, newest first."""
    found = ctx.folder.initiative(initiative)
    rows = [parts((found.title if found else initiative, "bold"))]
    for form in reversed(forms_of(ctx, initiative)):
        rows += [plain(""), heading(str(form.year))]
        state = plain(*state_words(form.state))
        rows += [state] if form.state == "begun" or not form.report else []
        rows += _report(ctx, form.report, width) if form.report else []
    return lines(rows)


def _report(ctx: Context, report: InitiativeReport, width: int) -> list[Content]:
    """A form that came in."""
    period = " – ".join(long_date(day) for day in (report.first_day, report.last_day) if day)
    rows = [
        facts(
            width,
            (_("Received"), due_words(report.received, report.received_text)),
            (_("Period"), period),
            (_("Status"), status_words(ctx.folder, report.status) or _("not stated")),
        )
    ]
    if report.summary:
        rows.append(sourced(report.summary, report.lines, report.source))
    rows += [
        parts((f"{one.heading}: ", "bold"), sourced(one.text, one.lines, one.source))
        for one in report.paragraphs
    ]
    return rows


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

    def all_in(row: FormRow) -> bool:
        return all(form.state == "received" for form in _asked(row.forms))

    # Those that have nothing more to hand in come last; else it is the order of the list.
    reporting = [
        (row.initiative.id, _answer(row.initiative.title, asked))
        for row in sorted(rows, key=all_in)
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
    workspace: Workspace = host.session.workspace
    found = workspace.folder.initiative(initiative)
    assert found is not None
    draft = propose(workspace.folder, found, form.year, workspace.today)
    file = host.session.saver.form(draft)
    path = file.kind.path
    await file.look()
    if not workspace.may_rewrite(path) or file.protected:
        said = _("{file} is written by hand; change it in a text editor.").format(file=path)
        detail = form_detail(host.context(), initiative, WINDOW)
        host.ask(TextScreen(said, detail), lambda _done: None)
        return
    if file.versions.base is not None:
        draft = draft_of_report(file.value)
    left = workspace.drafts.forms.get(path)
    host.ask(FormScreen(found.title, draft, left, file), lambda _: host.session.tell(Changed()))


def _asked(found: tuple[Form, ...]) -> list[Form]:
    """The forms that are asked for."""
    return [form for form in found if form.state != "not-asked"]


def _answer(title: str, asked: list[Form]) -> str:
    """An initiative with the state of its forms, as one of several to choose from."""
    states = " · ".join(f"{form.year} {state_words(form.state)[0]}" for form in asked)
    return f"{title}  ({states})"


FORMS: Mapping[str, Writing] = {"fill_form": _fill}
"""By command."""
