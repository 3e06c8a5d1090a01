"""Status on the initiatives: those that ask for attention first, and all about each."""

from textual.content import Content

from tryg_tui.core.attention import Reason, attention, by_attention, ending, status_level
from tryg_tui.core.initiative import Initiative
from tryg_tui.documents import vocabulary
from tryg_tui.documents.wording import age_words, due_words, status_words
from tryg_tui.locale import N_, _, month_year, ngettext
from tryg_tui.ui.present import cell, indented, lines, parts, plain
from tryg_tui.ui.views.initiative import about
from tryg_tui.ui.views.page import Context, Page, Row

INITIATIVE = "initiative:"
"""What the id of an initiative's row begins with."""

STATE = 14
"""Width of the word for where an initiative stands, in cells."""

SIGNS = {"good": ("●", "$good"), "risk": ("▲", "$risk"), "critical": ("■", "$critical")}
"""A shape and a colour for each level of a status; the group's word stands beside it."""

REASONS: dict[Reason, str] = {
    "off-track": N_("off track"),
    "missing-report": N_("report missing"),
    "overdue-action": N_("action overdue"),
    "at-risk": N_("at risk"),
    "not-discussed": N_("not discussed at the last two meetings"),
    "fine": "",
    "closed": "",
}
"""The words for why an initiative asks for attention."""


def page(ctx: Context, width: int) -> Page:
    """All initiatives by attention."""
    initiatives = by_attention(ctx.folder, ctx.ledger, ctx.today)
    closed = sum(ending(ctx.ledger, one.id, ctx.today) is not None for one in initiatives)
    total = ngettext("{n} initiative", "{n} initiatives", len(initiatives))
    head = parts(
        (total.format(n=len(initiatives)), "bold"),
        f" · {_('{n} closed').format(n=closed)}",
        (" · " + _("those that ask for attention come first"), "$muted"),
    )
    rows = tuple(Row(INITIATIVE + one.id, row(ctx, one, width)) for one in initiatives)
    return Page(head, rows, _("The folder holds no initiatives."))


def row(ctx: Context, initiative: Initiative, width: int) -> Content:
    """An initiative: status, title and why it asks for attention; below, age and next step."""
    why = [_(REASONS[r]) for r in attention(ctx.folder, ctx.ledger, initiative, ctx.today).reasons]
    reasons = ", ".join(filter(None, why))
    sign, word, style = state(ctx, initiative)
    first = parts(
        (f"{sign} ", style),
        cell(word, STATE, style),
        (f" {initiative.title}", "bold"),
        (f"  {reasons}" if reasons else "", "$critical"),
    )
    below = " · ".join(filter(None, (age(ctx, initiative), next_step(ctx, initiative))))
    return lines([first, plain(indented(below, STATE + 3, width), "$muted")]) if below else first


def state(ctx: Context, initiative: Initiative) -> tuple[str, str, str]:
    """Sign, word and style for where an initiative stands."""
    end = ending(ctx.ledger, initiative.id, ctx.today)
    if end is not None:
        return ("✓", vocabulary.change(end.change), "$muted")
    point = ctx.ledger.latest_status(initiative.id)
    if point is None:
        return ("○", _("no status yet") if initiative.original else _("not reported"), "$muted")
    sign, style = SIGNS.get(status_level(ctx.folder, ctx.ledger, initiative.id), ("○", ""))
    return (sign, status_words(ctx.folder, point.status), f"bold {style}")


def age(ctx: Context, initiative: Initiative) -> str:
    """How old the status is, or when the initiative ended."""
    end = ending(ctx.ledger, initiative.id, ctx.today)
    if end is not None:
        return due_words(end.date, end.date_text) if end.date or end.date_text else ""
    point = ctx.ledger.latest_status(initiative.id)
    if point is None:
        return ""
    if point.source.meeting == ctx.meeting.id:
        return _("status given today")
    month = month_year(point.source.date)
    return _("status from {month}, {age}").format(
        month=month, age=age_words(point.source.date, ctx.today)
    )


def next_step(ctx: Context, initiative: Initiative) -> str:
    """The first open action, else the first planned step, that lies ahead."""
    mine = [a for a in ctx.ledger.open_actions(ctx.today) if a.entry.initiative == initiative.id]
    if mine:
        due = due_words(mine[0].due, mine[0].due_text)
        count = ngettext("{n} open action", "{n} open actions", len(mine)).format(n=len(mine))
        return f"{count} · {due}: {mine[0].text}"
    ahead = [step for step in initiative.steps if step.due is None or step.due >= ctx.today]
    return f"{due_words(ahead[0].due, ahead[0].due_text)}: {ahead[0].text}" if ahead else ""


def detail(ctx: Context, row: str, width: int) -> Content:
    """Everything about an initiative."""
    initiative = ctx.folder.initiative(row.removeprefix(INITIATIVE))
    if initiative is None:
        return plain("")
    sign, word, style = state(ctx, initiative)
    title = parts((f"{sign} {word}  ", style), (initiative.title, "bold"))
    said = age(ctx, initiative)
    rows = [title, plain(said, "$muted")] if said else [title]
    return lines([*rows, *about(ctx, initiative, width)])
