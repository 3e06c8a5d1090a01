"""Status on the initiatives: those that ask for attention first, and all about each."""

from textual.content import Content

from tryg_tui.core.attention import Reason, attention, by_attention, ending
from tryg_tui.core.initiative import Initiative
from tryg_tui.documents import vocabulary
from tryg_tui.documents.wording import age_words, due_words, status_words
from tryg_tui.locale import _, month_year, ngettext
from tryg_tui.ui.present import cell, indented, lines, parts, plain
from tryg_tui.ui.views.initiative import about, status_sign
from tryg_tui.ui.views.page import Context, Page, Row, section

INITIATIVE = "initiative:"
"""What the id of an initiative's row begins with."""

STATE = 18
"""Width of the word for where an initiative stands, in cells."""

SAID: frozenset[Reason] = frozenset({"off-track", "at-risk", "fine", "closed"})
"""The reasons that the word for the status says already."""


def page(ctx: Context, width: int) -> Page:
    """The initiatives that ask for attention, then the others by theme, then those that ended."""
    strategy = ctx.folder.strategy.value if ctx.folder.strategy else None
    themes = {theme.id: theme.title for theme in strategy.themes} if strategy else {}
    shown = [one for one in by_attention(ctx.folder, ctx.ledger, ctx.today) if kept(ctx, one)]
    groups: dict[str, list[Row]] = {_("Asks for attention"): []}
    groups |= {title: [] for title in themes.values()}
    for one in shown:
        first = attention(ctx.folder, ctx.ledger, one, ctx.today).first
        title = themes.get(one.theme, _("Without a theme"))
        if first == "closed":
            title = _("Ended")
        elif first != "fine":
            title = _("Asks for attention")
        groups.setdefault(title, []).append(Row(INITIATIVE + one.id, row(ctx, one, width)))
    ended = groups.pop(_("Ended"), [])
    groups[_("Ended")] = ended
    rows = [
        one
        for title, members in groups.items()
        if members
        for one in (section(f"{title} ({len(members)})"), *members)
    ]
    return Page(headline(ctx, len(shown), len(ended)), tuple(rows), _("None is like that."))


def headline(ctx: Context, shown: int, ended: int) -> Content:
    """How many there are, and which of them are shown."""
    total = len(ctx.folder.initiatives)
    count = ngettext("{n} initiative", "{n} initiatives", total).format(n=total)
    pieces = [(count, "bold")]
    if ctx.filter:
        words = dict(filters(ctx)).get(ctx.filter, ctx.filter)
        some = _("shown: {n}, {filter}").format(n=shown, filter=words)
        pieces.append((f" · {some}", "bold $risk"))
    elif ended:
        pieces.append((f" · {_('{n} ended').format(n=ended)}", ""))
    return parts(*pieces)


def filters(ctx: Context) -> list[tuple[str, str]]:
    """The ways to show fewer initiatives, as pairs of value and words."""
    strategy = ctx.folder.strategy.value if ctx.folder.strategy else None
    if strategy is None:
        return []
    return [
        ("", _("all of them")),
        ("asks", _("those that ask for attention")),
        ("actions", _("those with open actions")),
        *((f"status:{status.id}", status.title) for status in strategy.statuses),
        ("status:", _("without a status")),
        *((f"theme:{theme.id}", theme.title) for theme in strategy.themes),
        *((f"partner:{partner.id}", partner.title) for partner in strategy.partners),
    ]


def kept(ctx: Context, initiative: Initiative) -> bool:
    """Whether an initiative passes the filter chosen."""
    kind, _mark, wanted = ctx.filter.partition(":")
    match kind:
        case "asks":
            found = attention(ctx.folder, ctx.ledger, initiative, ctx.today)
            return found.first not in {"fine", "closed"}
        case "actions":
            actions = ctx.ledger.open_actions(ctx.today)
            return any(action.entry.initiative == initiative.id for action in actions)
        case "status":
            point = ctx.ledger.latest_status(initiative.id)
            return (point.status if point else "") == wanted
        case "theme":
            return initiative.theme == wanted
        case "partner":
            people = [ctx.folder.person(lead.person) for lead in initiative.leads]
            return any(person is not None and person.partner == wanted for person in people)
        case _:
            return True


def row(ctx: Context, initiative: Initiative, width: int) -> Content:
    """An initiative: status, title and why it asks for attention; below, age and next step."""
    found = attention(ctx.folder, ctx.ledger, initiative, ctx.today).reasons
    reasons = ", ".join(vocabulary.attention_reason(one) for one in found if one not in SAID)
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
    sign, style = status_sign(ctx, point.status)
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
