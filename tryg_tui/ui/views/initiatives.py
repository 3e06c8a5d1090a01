"""Status on the initiatives: those that ask for attention first, and all about each."""

from textual.content import Content

from tryg_tui.core.attention import Reason, attention, by_attention, ending, status_level
from tryg_tui.core.initiative import Initiative
from tryg_tui.documents import vocabulary
from tryg_tui.documents.wording import age_words, due_words, status_words
from tryg_tui.locale import N_, _, long_date, ngettext
from tryg_tui.ui.present import lines, parts, plain
from tryg_tui.ui.views.initiative import about
from tryg_tui.ui.views.page import Context, Page, Row

INITIATIVE = "initiative:"
"""What the id of an initiative's row begins with."""

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
    rows = tuple(Row(INITIATIVE + one.id, row(ctx, one)) for one in initiatives)
    return Page(head, rows, _("The folder holds no initiatives."))


def row(ctx: Context, initiative: Initiative) -> Content:
    """An initiative: its status with age, why it asks for attention, its next step."""
    why = [_(REASONS[r]) for r in attention(ctx.folder, ctx.ledger, initiative, ctx.today).reasons]
    reasons = ", ".join(filter(None, why))
    first = parts(
        state(ctx, initiative),
        (f"  {initiative.title}", "bold"),
        (f"  {reasons}" if reasons else "", "$critical"),
    )
    second = next_step(ctx, initiative)
    return lines([first, plain(f"    {second}", "$muted")]) if second else first


def state(ctx: Context, initiative: Initiative) -> Content:
    """Sign and word for where an initiative stands, with the age of what was said."""
    end = ending(ctx.ledger, initiative.id, ctx.today)
    if end is not None:
        when = end.date_text or (long_date(end.date) if end.date else "")
        return parts((f"✓ {vocabulary.change(end.change)} {when}".rstrip(), "$muted"))
    point = ctx.ledger.latest_status(initiative.id)
    if point is None:
        word = _("no status yet") if initiative.original else _("not reported")
        return parts((f"○ {word}", "$muted"))
    sign, style = SIGNS.get(status_level(ctx.folder, ctx.ledger, initiative.id), ("○", ""))
    age = age_words(point.source.date, ctx.today)
    today = point.source.meeting == ctx.meeting.id
    told = _("said today") if today else _("{age} old").format(age=age)
    return parts(
        (f"{sign} {status_words(ctx.folder, point.status)}", f"bold {style}"),
        (f" ({told})", "$muted"),
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
    title = parts(state(ctx, initiative), (f"  {initiative.title}", "bold"))
    return lines([title, *about(ctx, initiative, width)])
