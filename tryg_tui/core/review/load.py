"""Who has how many of the open actions, how many of them are late, and how old the oldest is."""

import datetime as dt
from collections import defaultdict

import msgspec

from tryg_tui.core.input.names import fold
from tryg_tui.core.ledger.ledger import ActionState, Ledger
from tryg_tui.core.model.base import Id


class Load(msgspec.Struct, frozen=True, kw_only=True):
    """The open actions of one owner."""

    owner: Id = ""
    """A participant or partner; none of an owner in words, and of what nobody has."""
    owner_text: str = ""
    """An owner in words, as written last; two that differ in capital letters alone are one."""
    open: int
    overdue: int
    since: dt.date
    """When the oldest of them was agreed."""


def loads(ledger: Ledger, today: dt.date) -> tuple[Load, ...]:
    """The load of each owner, the one with most first and of those alike the one with most overdue.

    An action that several have counts for each of them; what nobody has is a load as well.
    """
    theirs: dict[tuple[Id, str], list[ActionState]] = defaultdict(list)
    words: dict[str, str] = {}
    for action in (one for one in ledger.actions if one.state == "open"):
        text = " ".join(action.owner_text.split())
        words[fold(text)] = text
        named = {(owner, "") for owner in action.owners}
        for key in named | ({("", fold(text))} if text or not named else set()):
            theirs[key].append(action)
    found = [
        Load(
            owner=owner,
            owner_text=words.get(text, ""),
            open=len(some),
            overdue=sum(one.overdue(today) for one in some),
            since=min(one.source.date for one in some),
        )
        for (owner, text), some in theirs.items()
    ]
    return tuple(
        sorted(found, key=lambda one: (-one.open, -one.overdue, one.owner, one.owner_text))
    )
