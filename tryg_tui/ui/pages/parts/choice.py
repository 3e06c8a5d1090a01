"""Which initiatives are shown: those chosen, else those that an item is about."""

from tryg_tui.core.ledger.attention import Attention
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.strategy import THEME
from tryg_tui.locale import _
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.parts.standing import open_actions

ALL = "all"
"""The choice of all initiatives, also under an item that is about some."""


def filters(ctx: Context) -> list[tuple[str, str]]:
    """The ways to show fewer initiatives, as pairs of value and words."""
    strategy = ctx.folder.partnership
    return [
        ("", _("all of them")),
        ("asks", _("those that ask for attention")),
        ("actions", _("those with open actions")),
        ("ended", _("those that have ended")),
        *((f"status:{status.id}", status.title) for status in strategy.statuses),
        ("status:", _("without a status")),
        *((f"theme:{theme.id}", theme.title) for theme in strategy.themes),
        *((f"partner:{partner.id}", partner.title) for partner in strategy.partners),
        *(
            (f"body:{one.id}", pattern.format(group=one.title))
            for one in strategy.bodies
            for own in (has_own(ctx.folder, one.id),)
            for pattern in (_("belonging to {group}") if own else _("spoken of in {group}"),)
            if own or one.id == ctx.item.of or len(ctx.folder.groups) > 1
        ),
    ]


def kept(ctx: Context, found: Attention) -> bool:
    """Whether an initiative passes the filter chosen."""
    initiative = found.initiative
    kind, _mark, wanted = shown_by(ctx).partition(":")
    match kind:
        case "asks":
            return found.asks
        case "ended":
            return found.first == "closed"
        case "actions":
            return bool(open_actions(ctx, initiative))
        case "status":
            point = ctx.ledger.latest_status(initiative.id)
            return (point.status if point else "") == wanted
        case "body":
            met = ctx.folder.met_by(wanted)
            if has_own(ctx.folder, wanted):
                return initiative.body == wanted
            return any(one.meeting in met for one in ctx.ledger.discussed.get(initiative.id, ()))
        case "theme":
            return initiative.theme == wanted
        case "partner":
            now = [one.person for one in initiative.leads if one.leads_on(ctx.today)]
            people = [ctx.folder.person(id) for id in now]
            return any(person is not None and person.partner == wanted for person in people)
        case _:
            return True


def shown_by(ctx: Context) -> str:
    """Which initiatives are shown, empty for all: as chosen, else those the item is about, else at
    the meeting of a sub-group that has initiatives of its own those.
    """
    of, chosen = ctx.item.of, ctx.chosen.filters.get(ctx.item.id, "")
    if not of and ctx.held and ctx.day is None:
        body = ctx.folder.body_of(ctx.held)
        sub = body != ctx.folder.partnership.body and has_own(ctx.folder, body)
        of = body if sub else ""
    if chosen or not of:
        return "" if chosen == ALL else chosen
    return of if of.startswith(THEME) else f"body:{of}"


def has_own(folder: Folder, body: Id) -> bool:
    """Whether any initiative belongs to a group."""
    return any(loaded.value.body == body for loaded in folder.initiatives)
