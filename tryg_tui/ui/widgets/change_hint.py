"""What a change in an initiative's life means, and what an ending would leave open."""

from typing import get_args

from tryg_tui.core.input.names import initiatives, matches
from tryg_tui.core.ledger.attention import ENDINGS
from tryg_tui.core.model.initiative import Change
from tryg_tui.locale import _, ngettext
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.parts.initiative import open_actions
from tryg_tui.words import vocabulary


def change_meaning(change: Change) -> str:
    """What a change means."""
    return {
        "prioritised": _("becomes an initiative of the strategy."),
        "adjusted": _("another goal, lead or content."),
        "goal-reached": _("it has done what it was to, and ends."),
        "dissolved": _("those behind it have stopped."),
        "retired": _("the group takes it out of the strategy."),
    }[change]


def change_hint(change: Change | None, typed: str, ctx: Context) -> list[str]:
    """What the change chosen means, or all that may be chosen; and what it leaves open."""
    shown = [change] if change else get_args(Change)
    said = [f"{vocabulary.change(one)}: {change_meaning(one)}" for one in shown]
    return [*said, left_open(typed, ctx)] if change in ENDINGS else said


def left_open(typed: str, ctx: Context) -> str:
    """What stands open in the initiative that is typed; nothing for an unknown one."""
    found = matches(typed, initiatives(ctx.folder))
    initiative = ctx.folder.initiative(found[0][0]) if len(found) == 1 else None
    if initiative is None:
        return ""
    actions, steps = len(open_actions(ctx, initiative)), len(initiative.steps)
    said = []
    # A step of the register often stands in the minutes as an action too: told once.
    if actions:
        left = ngettext("{n} action", "{n} actions", actions).format(n=actions)
    else:
        left = ngettext("{n} planned step", "{n} planned steps", steps).format(n=steps)
    if actions or steps:
        said.append(_("Still open after that: {what}.").format(what=left))
    if not initiative.goal:
        said.append(_("The goal of the initiative is not stated."))
    return " ".join(said)
