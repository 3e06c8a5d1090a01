"""The life of an action: where it was born, moved, handed over, reworded, finished or dropped."""

from typing import Literal

import msgspec
from msgspec.structs import replace

from tryg_tui.core.ledger.corrections import Source, corrected_fields
from tryg_tui.core.ledger.ledger import ActionState, Ledger, agreed
from tryg_tui.core.model.entries import Action, AnyEntry

Turn = Literal[
    "born", "moved", "handed", "kept", "reworded", "corrected", "done", "dropped", "reopened"
]
"""What happened to an action at one place of the minutes."""

CARRIES = 3
"""From this many times looked at and left open, an action asks for an end."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One place of the minutes that says something of an action."""

    source: Source
    turns: tuple[Turn, ...]
    """What happened there; never empty."""
    before: ActionState | None = None
    """The action before; None where it was born."""
    after: ActionState
    text: str = ""
    """What was said there; the new wording where it was reworded."""
    private: bool = False


def lineage(ledger: Ledger, action: ActionState) -> tuple[Step, ...]:
    """Every place of the minutes that says something of an action, in order of the meetings."""
    born = replace(action, state="open", lineage=(), **agreed(action.entry))
    steps, now = [_step(action.source, action.original, ("born",), None, born)], born
    for followed in action.lineage:
        after = now.after(followed)
        steps.append(_step(followed.source, followed.entry, _turns(now, after), now, after))
        now = after
    for one in ledger.corrections.get(action.citation, ()):
        fields = corrected_fields(Action, one.entry)
        turns: tuple[Turn, ...] = ("reworded",) if "text" in fields else ()
        turns += ("corrected",) if fields != ("text",) else ()
        steps.append(_step(one.source, one.entry, turns, now, now))
    return tuple(sorted(steps, key=lambda step: step.source.place))


def _step(
    source: Source,
    entry: AnyEntry,
    turns: tuple[Turn, ...],
    before: ActionState | None,
    after: ActionState,
) -> Step:
    """One place of the minutes, where an entry says something of an action."""
    return Step(
        source=source,
        turns=turns,
        before=before,
        after=after,
        text=entry.text,
        private=entry.private,
    )


def asks_for_an_end(action: ActionState) -> bool:
    """Whether an open action has been carried over so often that the group should end it."""
    return action.state == "open" and action.carried >= CARRIES


def _turns(before: ActionState, after: ActionState) -> tuple[Turn, ...]:
    """What a follow-up made of an action."""
    turns: list[Turn] = []
    if (after.due, after.due_text) != (before.due, before.due_text):
        turns.append("moved")
    if (after.owners, after.owner_text) != (before.owners, before.owner_text):
        turns.append("handed")
    if after.state != "open":
        turns.append(after.state)
    elif before.state != "open":
        turns.append("reopened")
    return tuple(turns) or ("kept",)
