"""What earlier meetings left open: which of it a meeting looks at together, the rules by which some
of it ought to come to an end, and who has how much of it.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Literal

import msgspec
from msgspec.structs import replace

from tryg_tui.core.input.names import fold
from tryg_tui.core.ledger.attention import ending
from tryg_tui.core.ledger.ledger import ActionState, Ledger, agreed
from tryg_tui.core.ledger.lineage import asks_for_an_end
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.strategy import Person
from tryg_tui.core.registers.register import have_left


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


Rule = Literal["carried", "ended", "unowned", "late"]
"""Why an open action may have to come to an end: it was put off again and again, its initiative has
ended, nobody has it, or it is long overdue.
"""

CARRIED = 4
"""So many times an action was left open at a look back before it stands out."""

LATE = dt.timedelta(days=365)
"""How long an action is overdue before it stands out."""

RULES: Mapping[Rule, Callable[[Ledger, ActionState, dt.date], bool]] = {
    "carried": lambda _ledger, action, _day: action.carried >= CARRIED,
    "ended": lambda ledger, action, day: (
        bool(action.entry.initiative) and ending(ledger, action.entry.initiative, day) is not None
    ),
    "unowned": lambda _ledger, action, _day: not (action.owners or action.owner_text),
    "late": lambda _ledger, action, day: action.due is not None and day - action.due > LATE,
}
"""When each of them holds for an open action, on a day."""


def has_lost_owner(action: ActionState, people: Iterable[Person], day: dt.date) -> bool:
    """Whether all who were to do an action have left by a day, so that somebody else has to."""
    return not action.owner_text and have_left(people, action.owners, day)


def held_by(
    ledger: Ledger, actions: Iterable[ActionState], today: dt.date
) -> dict[Rule, tuple[Citation, ...]]:
    """By rule, in their order, those of some open actions for which it holds; none without any."""
    some = tuple(actions)
    found: dict[Rule, tuple[Citation, ...]] = {
        rule: tuple(one.citation for one in some if holds(ledger, one, today))
        for rule, holds in RULES.items()
    }
    return {rule: cited for rule, cited in found.items() if cited}


class AtHand(msgspec.Struct, frozen=True, kw_only=True):
    """An action that earlier meetings left open, at the meeting that looks back at it."""

    before: ActionState
    """As it stood when the meeting began, which keeps it in its place while that goes on."""
    now: ActionState
    is_treated: bool
    """Whether the meeting has said what became of it."""

    @property
    def citation(self) -> Citation:
        """How it is cited."""
        return self.now.citation


def at_hand(ledger: Ledger, meeting: Id) -> tuple[AtHand, ...]:
    """The actions earlier meetings left open, by the date they had when this one began: overdue
    first, without a date last.
    """
    found = [
        AtHand(
            before=_as_begun(action, meeting), now=action, is_treated=said_of_at(action, meeting)
        )
        for action in ledger.actions
        if action.source.meeting != meeting
        and (action.state == "open" or said_of_at(action, meeting))
    ]
    return tuple(sorted(found, key=lambda one: one.before.due or dt.date.max))


def agreed_at(ledger: Ledger, meeting: Id) -> tuple[AtHand, ...]:
    """The actions that a meeting itself has agreed, in their order."""
    return tuple(
        AtHand(before=action, now=action, is_treated=False)
        for action in ledger.actions
        if action.source.meeting == meeting
    )


def said_of_at(action: ActionState, meeting: Id) -> bool:
    """Whether a meeting has said what became of an action."""
    return bool(action.lineage) and action.lineage[-1].source.meeting == meeting


def _as_begun(action: ActionState, meeting: Id) -> ActionState:
    """An action as it stood when a meeting began."""
    then = replace(action, state="open", lineage=(), **agreed(action.entry))
    for step in action.lineage:
        then = then if step.source.meeting == meeting else then.after(step)
    return then


Part = Literal["new", "near", "end", "ended", "all"]
"""What of the actions at hand is looked at together: those agreed since the last meeting, those
whose date has passed or is near, those that ought to end, those of initiatives that have ended.
"""

NEAR = dt.timedelta(days=60)
"""How long before its date an action is near it."""


def parts_of(
    ledger: Ledger, actions: Iterable[AtHand], last: dt.date | None, today: dt.date
) -> dict[Part, tuple[AtHand, ...]]:
    """The actions at hand by part, in the order of the parts; `last` is the day of the meeting
    before. An action stays in its part for as long as the meeting goes on.
    """
    some = tuple(actions)
    holds: dict[Part, Callable[[ActionState], bool]] = {
        "new": lambda one: last is not None and one.source.date >= last,
        "near": lambda one: one.due is not None and one.due - today <= NEAR,
        "end": lambda one: asks_for_an_end(one) or RULES["late"](ledger, one, today),
        "ended": lambda one: RULES["ended"](ledger, one, today),
        "all": lambda _one: True,
    }
    return {part: tuple(one for one in some if held(one.before)) for part, held in holds.items()}
