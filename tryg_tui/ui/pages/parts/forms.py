"""The yearly reporting forms: a row for each initiative, a column for each year, and in full."""

from textual.content import Content

from tryg_tui.core.measures.forms import Form, Forms, FormState, forms
from tryg_tui.core.model.annual_report import InitiativeReport
from tryg_tui.core.model.base import Id
from tryg_tui.locale import _, long_date
from tryg_tui.ui.pages.context import Context, facts, sourced
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef
from tryg_tui.ui.text import cell, heading, lines, parts, plain
from tryg_tui.words.dates import due_words
from tryg_tui.words.figures import form_state
from tryg_tui.words.names import status_words

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
    """The newest years that fit, under a heading with the years; nothing where nobody reports."""
    if not yearly.rows:
        return []
    shown = yearly.years[-max(1, (width - NAME) // COLUMN) :]
    longest = max(len(row.initiative.title) for row in yearly.rows) + GAP
    name = max(NAME, min(longest, width - COLUMN * len(shown)))
    heads = [cell(str(year), COLUMN, "bold") for year in shown]
    title = heading(_("Yearly reporting forms"))
    years = Content("").join([cell("", name), *heads])
    rows = [Row(NOTHING, lines([title, years]))]
    for row in yearly.rows:
        cells = [_cell(form) for form in row.forms if form.year in shown]
        named = cell(row.initiative.title, name)
        rows.append(Row(RowRef("form", row.initiative.id), Content("").join([named, *cells])))
    return rows


def _cell(form: Form) -> Content:
    """The state of a form in its column."""
    word, style = state_words(form.state)
    return cell(word, COLUMN, style)


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
        rows.append(sourced(report.summary, report.lines))
    rows += [
        parts((f"{one.heading}: ", "bold"), sourced(one.text, one.lines, one.source))
        for one in report.paragraphs
    ]
    return rows
