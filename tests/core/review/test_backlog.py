"""Which of what earlier meetings left open ought to come to an end."""

import datetime as dt
from typing import Any

import pytest

from tests.factories import action, folder, followup, held, initiative
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.entries import FollowUp
from tryg_tui.core.model.initiative import LifeCycleEvent
from tryg_tui.core.review.backlog import NEAR, Part, Rule, agreed_at, at_hand, held_by, parts_of

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


def test_an_action_stays_where_it_is_while_a_meeting_treats_it() -> None:
    known = folder(
        held(
            FIRST,
            action(1, "Lys", due=dt.date(2018, 5, 1)),
            action(2, "Stier"),
            action(3, "Cykler", due=dt.date(2017, 1, 1)),
            action(4, "Bænke"),
        ),
        held(LATER[0], followup(1, f"{FIRST}#2"), followup(2, f"{FIRST}#4", "done")),
        held(
            LATER[1],
            followup(1, f"{FIRST}#1", "done"),
            followup(2, f"{FIRST}#2", due=dt.date(2016, 1, 1)),
            action(3, "Ny"),
        ),
    )
    found = at_hand(fold(known), LATER[1])
    assert [(one.citation[-1], one.is_treated, one.before.carried) for one in found] == [
        ("3", False, 0),
        ("1", True, 0),
        ("2", True, 1),
    ], "by the date they had before, and neither what was over nor what is new"
    assert (found[1].before.state, found[1].now.state) == ("open", "done")
    assert found[2].before.due is None


@pytest.mark.parametrize(
    ("carried", "fields", "held_parts"),
    [
        (0, {}, set()),
        (2, {}, set()),
        (3, {}, {"end"}),
        (0, {"due": TODAY + NEAR}, {"near"}),
        (0, {"due": TODAY + NEAR + dt.timedelta(days=1)}, set()),
        (0, {"due": TODAY - dt.timedelta(days=1)}, {"near"}),
        (0, {"due": TODAY - dt.timedelta(days=366)}, {"near", "end"}),
        (0, {"initiative": "gone"}, {"ended"}),
        (0, {"initiative": "natteliv"}, set()),
    ],
)
def test_each_part_holds_what_it_says(
    carried: int, fields: dict[str, Any], held_parts: set[Part]
) -> None:
    gone = LifeCycleEvent(change="retired", date=TODAY, text="")
    known = folder(
        held(FIRST, action(1, "Lys", **fields)),
        *(held(id, followup(1, f"{FIRST}#1")) for id in LATER[:carried]),
        initiatives=(initiative("natteliv"), initiative("gone", lifecycle=(gone,))),
    )
    ledger = fold(known)
    hand = at_hand(ledger, TODAY.isoformat())
    for last, new in (
        (None, set()),
        (dt.date(2016, 1, 1), set()),
        (dt.date.fromisoformat(FIRST), {"new"}),
    ):
        found = parts_of(ledger, hand, last, TODAY)
        assert list(found) == ["new", "near", "end", "ended", "all"]
        assert {part for part, some in found.items() if some} == held_parts | new | {"all"}


def test_what_a_meeting_has_agreed_itself_is_not_what_it_found() -> None:
    known = folder(held(FIRST, action(1, "Lys")), held(LATER[0], action(1, "Stier")))
    (own,) = agreed_at(fold(known), LATER[0])
    assert (own.now.text, own.is_treated) == ("Stier", False)
