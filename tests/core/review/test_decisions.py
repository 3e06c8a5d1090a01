"""The register of decisions, and which of its lines are wanted."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from tests.factories import action, at, decision, folder, held, initiative, strategy
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.outcomes import decisions
from tryg_tui.core.model.entries import AnyEntry, LifeCycle, Outcome, Outreach
from tryg_tui.core.model.initiative import Lead, LifeCycleEvent
from tryg_tui.core.model.strategy import Body
from tryg_tui.core.review.decisions import Wanted, wanted_actions, wanted_decisions, wanted_lines
from tryg_tui.core.search.lines import agenda_order

TODAY = dt.date(2018, 12, 31)

JUNE, DECEMBER = "2017-06-13", "2018-12-05"


def entry(n: int, **fields: Any) -> dict[str, Any]:
    """The fields that every entry has."""
    return {"n": n, "item": "initiatives", "at": at(9)} | fields


HISTORY = folder(
    held(
        JUNE,
        action(1, "før beslutningen", initiative="park"),
        decision(2, "lys i parken", initiative="park", outcome="adopted"),
        action(3, "sæt lamper op", initiative="park", owners=("tryg-kommune",)),
        action(4, "noget andet", initiative="havn", owners=("tryg-politi", "ukendt")),
        decision(5, "mere lys", initiative="park", outcome="postponed"),
        action(6, "mål lyset", initiative="park"),
        decision(7, "årshjul", item="other"),
        action(8, "skriv årshjul", item="other"),
    ),
    held(
        DECEMBER,
        Outreach(**entry(1, text="pressemeddelelse", of=f"{JUNE}#2")),
        LifeCycle(**entry(2, initiative="park", change="goal-reached", of=f"{JUNE}#2")),
        LifeCycle(**entry(3, initiative="park", change="retired")),
        decision(4, "færre møder", initiative="havn", outcome="rejected"),
    ),
    strategy=strategy(),
    initiatives=(
        initiative("havn", leads=(Lead(title="Politi", person="tryg-politi"), Lead(title="?"))),
        initiative("park", lifecycle=(LifeCycleEvent(change="prioritised"),)),
    ),
)
LEDGER = fold(HISTORY)
FOUND = decisions(LEDGER)


def test_each_decision_comes_with_what_the_minutes_say_came_of_it() -> None:
    light, more, wheel, fewer = FOUND
    assert [one.entry.text for one in light.made_known] == ["pressemeddelelse"]
    assert [(id, point.change) for id, point in light.changed] == [("park", "goal-reached")]
    assert [one.text for one in light.beside] == ["sæt lamper op"]
    assert [one.text for one in more.beside] == ["mål lyset"]
    assert [one.text for one in wheel.beside] == ["skriv årshjul"]
    assert (fewer.made_known, fewer.changed, fewer.beside) == ((), (), ())


@pytest.mark.parametrize(
    ("wanted", "texts"),
    [
        (Wanted(), ["færre møder", "årshjul", "mere lys", "lys i parken"]),
        (Wanted(years=(2017, 2017)), ["årshjul", "mere lys", "lys i parken"]),
        (Wanted(years=(2016, 2016)), []),
        (Wanted(years=(2015, 2018)), ["færre møder", "årshjul", "mere lys", "lys i parken"]),
        (Wanted(initiative="havn"), ["færre møder"]),
        (Wanted(item="other"), ["årshjul"]),
        (Wanted(outcome="postponed"), ["mere lys"]),
        (Wanted(partner="politi"), ["færre møder"]),
        (Wanted(partner="kommune"), ["lys i parken"]),
        (Wanted(owner="tryg-kommune"), ["lys i parken"]),
        # What was rejected was not to lead to anything.
        (Wanted(unfollowed=True), []),
        (Wanted(years=(2017, 2017), initiative="park", outcome="adopted"), ["lys i parken"]),
    ],
)
def test_decisions_are_chosen_newest_first(wanted: Wanted, texts: list[str]) -> None:
    found = wanted_decisions(HISTORY, FOUND, wanted)
    assert [one.decision.text for one in found] == texts


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (Wanted(), [1, 3, 4, 6, 8]),
        (Wanted(years=(2017, 2017)), [1, 3, 4, 6, 8]),
        (Wanted(years=(2018, 2018)), []),
        (Wanted(initiative="park"), [1, 3, 6]),
        (Wanted(item="other"), [8]),
        (Wanted(owner="tryg-kommune"), [3]),
        (Wanted(owner="ukendt"), [4]),
        (Wanted(partner="politi"), [4]),
        (Wanted(partner="politi", initiative="park"), []),
        (Wanted(state="open"), [1, 3, 4, 6, 8]),
        (Wanted(state="done"), []),
        (Wanted(state="overdue"), []),
    ],
)
def test_actions_are_chosen_in_their_order(wanted: Wanted, numbers: list[int]) -> None:
    found = wanted_actions(HISTORY, LEDGER.actions, wanted, TODAY)
    assert [one.entry.n for one in found] == numbers


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (Wanted(), [1, 2, 3, 4, 5, 6, 7, 8]),
        (Wanted(years=(2018, 2018)), []),
        (Wanted(initiative="havn"), [4]),
        (Wanted(item="other"), [7, 8]),
        (Wanted(outcome="adopted"), [2]),
        (Wanted(kinds=frozenset({"decision"})), [2, 5, 7]),
        (Wanted(owner="ukendt"), [4]),
        (Wanted(partner="kommune"), [3]),
    ],
)
def test_lines_are_chosen_in_their_order(wanted: Wanted, numbers: list[int]) -> None:
    lines = agenda_order(HISTORY, LEDGER, HISTORY.meetings[0].value)
    assert [line.n for line in wanted_lines(HISTORY, lines, wanted)] == numbers


def test_without_a_strategy_nobody_represents_a_partner() -> None:
    bare = replace(HISTORY, strategy=None)
    assert wanted_decisions(bare, FOUND, Wanted(partner="politi")) == ()
    assert wanted_actions(bare, LEDGER.actions, Wanted(partner="politi"), TODAY) == ()


def test_an_action_that_cites_a_decision_is_that_ones_and_no_neighbour_s() -> None:
    minutes = held(
        JUNE,
        decision(1, "lys", item="other"),
        decision(2, "vagt", item="other"),
        action(3, "køb lamper", item="other", of=f"{JUNE}#1"),
        action(4, "find vagter", item="other", of=f"{JUNE}#2"),
        action(5, "noget andet", item="other"),
    )
    light, guard = decisions(fold(folder(minutes)))
    assert [[one.text for one in found.actions] for found in (light, guard)] == [
        ["køb lamper"],
        ["find vagter"],
    ]
    assert light.beside == guard.beside == ()
    assert guard.agreed == guard.actions


def test_what_is_agreed_before_the_first_decision_is_beside_none() -> None:
    beside = {one.entry.n for found in FOUND for one in found.beside}
    assert beside == {3, 6, 8}
    assert LEDGER.actions[0].source.date == dt.date(2017, 6, 13)


def test_the_registers_can_be_of_one_group() -> None:
    groups = tuple(Body(id=id, title=id.capitalize()) for id in ("plan", "styre"))
    where = folder(
        held(JUNE, decision(1, "lys"), action(2, "lamper")),
        held(DECEMBER, decision(1, "mørke"), action(2, "gardiner"), body="styre"),
        strategy=strategy(body="plan", bodies=groups),
    )
    ledger = fold(where)
    lines = tuple(line for one in where.meetings for line in agenda_order(where, ledger, one.value))
    for body, decided, agreed in (("plan", "lys", "lamper"), ("styre", "mørke", "gardiner")):
        wanted = Wanted(body=body)
        (one,) = wanted_decisions(where, decisions(ledger), wanted)
        assert one.decision.text == decided
        assert [a.text for a in wanted_actions(where, ledger.actions, wanted, TODAY)] == [agreed]
        assert [line.text for line in wanted_lines(where, lines, wanted)] == [decided, agreed]


def test_an_authority_that_is_to_act_itself_is_found_as_a_partner() -> None:
    where = folder(held(JUNE, action(1, "lamper", owners=("politi",))), strategy=strategy())
    actions = fold(where).actions
    assert wanted_actions(where, actions, Wanted(partner="politi"), TODAY) == actions
    assert not wanted_actions(where, actions, Wanted(partner="kommune"), TODAY)


@pytest.mark.parametrize(
    ("outcome", "later", "unfollowed"),
    [
        (None, (), True),
        ("adopted", (), True),
        ("noted", (), False),
        ("postponed", (), False),
        ("rejected", (), False),
        ("adopted", (action(2, "lamper", initiative="park"),), False),
        ("adopted", (action(2, "andet", initiative="havn"),), True),
        ("adopted", (action(2, "andet", initiative="havn", of=f"{JUNE}#1"),), False),
        ("adopted", (Outreach(**entry(2, text="brev", of=f"{JUNE}#1")),), False),
        (
            "adopted",
            (LifeCycle(**entry(2, initiative="park", change="retired", of=f"{JUNE}#1")),),
            False,
        ),
    ],
)
def test_a_decision_led_to_nothing_where_it_was_to_and_nothing_cites_or_follows_it(
    outcome: Outcome | None, later: tuple[AnyEntry, ...], unfollowed: bool
) -> None:
    whole = folder(held(JUNE, decision(1, "lys", initiative="park", outcome=outcome), *later))
    found = decisions(fold(whole))
    assert [one.unfollowed for one in found] == [unfollowed]
    assert len(wanted_decisions(whole, found, Wanted(unfollowed=True))) == unfollowed
