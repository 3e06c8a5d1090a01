"""The life of an action: where it was born, moved, handed over, reworded, finished or dropped."""

from typing import Literal

import msgspec

from tryg_tui.core.ledger.ledger import ActionState, Correction, Ledger, Source
from tryg_tui.core.model.meeting import split_citation

Turn = Literal["born", "moved", "handed", "kept", "reworded", "done", "dropped", "reopened"]
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
    entry = action.entry
    now = msgspec.structs.replace(
        action,
        text=entry.text,
        state="open",
        owners=entry.owners,
        owner_text=entry.owner_text,
        due=entry.due,
        due_text=entry.due_text,
        lineage=(),
    )
    steps = [
        Step(
            source=action.source,
            turns=("born",),
            after=now,
            text=entry.text,
            private=entry.private,
        )
    ]
    for followed in action.lineage:
        looked = followed.entry
        after = now.after(followed)
        steps.append(
            Step(
                source=followed.source,
                turns=_turns(now, after),
                before=now,
                after=after,
                text=looked.text,
                private=looked.private,
            )
        )
        now = after
    steps += _reworded(ledger.corrections.get(action.citation, ()), now)
    return tuple(sorted(steps, key=lambda step: _place(step.source)))


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


def _reworded(corrections: tuple[Correction, ...], now: ActionState) -> list[Step]:
    """A step for each correction of the wording."""
    return [
        Step(
            source=one.source,
            turns=("reworded",),
            before=now,
            after=now,
            text=one.entry.text,
            private=one.entry.private,
        )
        for one in corrections
    ]


def _place(source: Source) -> tuple[object, ...]:
    """Where a source stands among all: by date, meeting and number."""
    split = split_citation(source.citation)
    return (source.date, source.meeting, split[1] if split else 0)
