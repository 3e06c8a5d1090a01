"""What earlier meetings left open, and the rules by which some of it ought to come to an end."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from tryg_tui.core.ledger.attention import ending
from tryg_tui.core.ledger.ledger import ActionState, Ledger
from tryg_tui.core.model.base import Citation

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
