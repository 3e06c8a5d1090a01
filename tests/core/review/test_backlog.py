"""Which of what earlier meetings left open ought to come to an end."""

import datetime as dt
from typing import Any

import pytest

from tests.factories import action, folder, followup, held, initiative
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.entries import FollowUp
from tryg_tui.core.model.initiative import LifeCycleEvent
from tryg_tui.core.review.backlog import Rule, held_by

FIRST = "2015-04-10"
"""The meeting at which it was agreed."""

LATER = ("2015-10-10", "2016-04-10", "2016-10-10", "2017-04-10", "2017-10-10")
"""Those at which it was looked at."""

TODAY = dt.date(2018, 4, 10)


def rules(carried: int = 0, **fields: Any) -> set[Rule]:
    """The rules that hold for an action which was left open so many times."""
    ended = LifeCycleEvent(change="retired", date=dt.date(2018, 4, 10), text="")
    looks = [held(id, followup(1, f"{FIRST}#1")) for id in LATER[:carried]]
    known = folder(
        held(FIRST, action(1, "Lys", **({"owner_text": "Vej"} | fields))),
        *looks,
        initiatives=(initiative("natteliv"), initiative("gone", lifecycle=(ended,))),
    )
    ledger = fold(known)
    found = held_by(ledger, ledger.open_actions(TODAY), TODAY)
    assert all(cited == (f"{FIRST}#1",) for cited in found.values())
    return set(found)


@pytest.mark.parametrize(
    ("carried", "fields", "held_rules"),
    [
        (0, {}, set()),
        (3, {}, set()),
        (4, {}, {"carried"}),
        (5, {"owner_text": ""}, {"carried", "unowned"}),
        (0, {"owner_text": "", "owners": ("politi",)}, set()),
        (0, {"initiative": "natteliv"}, set()),
        (0, {"initiative": "gone"}, {"ended"}),
        (0, {"due": TODAY - dt.timedelta(days=365)}, set()),
        (0, {"due": TODAY - dt.timedelta(days=366)}, {"late"}),
        (0, {"due_text": "snart"}, set()),
    ],
)
def test_each_rule_holds_where_it_says(
    carried: int, fields: dict[str, Any], held_rules: set[Rule]
) -> None:
    assert rules(carried, **fields) == held_rules


def test_what_is_over_is_not_looked_at() -> None:
    over: FollowUp = followup(1, f"{FIRST}#1", "done")
    ledger = fold(folder(held(FIRST, action(1, "Lys")), held(LATER[0], over)))
    assert held_by(ledger, ledger.open_actions(TODAY), TODAY) == {}
