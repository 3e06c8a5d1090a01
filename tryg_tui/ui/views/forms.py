"""The yearly reporting forms: a row for each initiative, a column for each year, and in full."""

from textual.content import Content

from tryg_tui.core.base import Id
from tryg_tui.core.forms import Form, Forms, FormState, forms
from tryg_tui.core.report import InitiativeReport
from tryg_tui.documents.wording import due_words, status_words
from tryg_tui.locale import N_, _, long_date
from tryg_tui.ui.present import cell, heading, lines, parts, plain
from tryg_tui.ui.views.page import Context, Row, facts, section, sourced

REPORT = "report:"
"""What the id of a row of forms begins with; the initiative follows."""

COLUMN = 14
"""Width of a year, in cells."""

NAME = 22
"""Least width of an initiative's title."""

STATES: dict[FormState, tuple[str, str]] = {
    "received": (N_("✓ received"), "$good"),
    "missing": (N_("! missing"), "bold $critical"),
    "due": (N_("○ due"), "bold $risk"),
    "coming": (N_("· not yet"), "$muted"),
    "not-asked": (N_("– not asked"), "$muted"),
}
"""Sign and word of each state, and its style."""


def form_rows(yearly: Forms, width: int) -> list[Row]:
    """The newest years that fit, under a heading with the years; nothing where nobody reports."""
    if not yearly.rows:
        return []
    shown = yearly.years[-max(1, (width - NAME) // COLUMN) :]
    name = max(NAME, width - COLUMN * len(shown))
    heads = [cell(str(year), COLUMN, "bold") for year in shown]
    rows = [
        section(_("Yearly reporting forms (h fills one in)")),
        Row("", Content("").join([cell("", name), *heads])),
    ]
    for row in yearly.rows:
        cells = [_cell(form) for form in row.forms if form.year in shown]
        title = cell(row.initiative.title, name)
        rows.append(Row(REPORT + row.initiative.id, Content("").join([title, *cells])))
    return rows


def _cell(form: Form) -> Content:
    """The state of a form in its column."""
    word, style = STATES[form.state]
    return cell(_(word), COLUMN, style)


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
        word, style = STATES[form.state]
        rows += _report(ctx, form.report, width) if form.report else [plain(_(word), style)]
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
