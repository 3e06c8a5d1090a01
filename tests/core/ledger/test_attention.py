"""How much attention an initiative asks for, and why."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import (
    action,
    at,
    folder,
    followup,
    held,
    initiative,
    loaded,
    note,
    report,
    status,
    strategy,
)
from tryg_tui.core.ledger.attention import (
    Reason,
    attention,
    ended_before,
    ending,
    not_discussed,
    place,
    waits,
)
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.annual_report import InitiativeReport
from tryg_tui.core.model.entries import AnyEntry, LifeCycle
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Change, Initiative, LifeCycleEvent
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.strategy import StatusDefinition

X = initiative("x", original=True)
TODAY = dt.date(2018, 4, 10)
JUNE, DECEMBER, APRIL = "2017-06-13", "2017-12-05", "2018-04-10"

STATUSES = (
    StatusDefinition(id="efter-plan", title="Efter plan", level="good", definition=""),
    StatusDefinition(id="risiko", title="Risiko", level="risk", definition=""),
    StatusDefinition(id="kritisk", title="Kritisk", level="critical", definition=""),
)
"""What the group calls its statuses."""


def situation(
    *meetings: Meeting,
    initiatives: tuple[Initiative, ...] = (X,),
    reports: tuple[InitiativeReport, ...] = (),
) -> Folder:
    """A folder whose group has defined its statuses."""
    plan = strategy(statuses=STATUSES)
    return folder(*meetings, strategy=plan, initiatives=initiatives, reports=reports)


def reasons(where: Folder, today: dt.date = TODAY) -> tuple[Reason, ...]:
    """Why the first initiative stands where it does."""
    return attention(where, fold(where), today)[0].reasons


def life(*events: tuple[Change, dt.date | None]) -> Initiative:
    """An initiative with these changes in its register."""
    return initiative(
        "x", lifecycle=tuple(LifeCycleEvent(change=change, date=date) for change, date in events)
    )


def test_an_initiative_nothing_is_known_of_is_fine() -> None:
    assert reasons(situation()) == ("fine",)
    assert reasons(folder(initiatives=(initiative("x"),))) == ("fine",)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (["efter-plan"], ("fine",)),
        (["risiko"], ("at-risk",)),
        (["kritisk"], ("off-track",)),
        (["kritisk", "efter-plan"], ("fine",)),
        (["efter-plan", "kritisk"], ("off-track",)),
        (["ukendt"], ("fine",)),
    ],
)
def test_the_last_status_says_how_it_goes(told: list[str], expected: tuple[Reason, ...]) -> None:
    entries = [status(n, "x", id) for n, id in enumerate(told, 1)]
    assert reasons(situation(held(APRIL, *entries))) == expected


def test_a_status_means_nothing_where_the_group_has_not_defined_any() -> None:
    where = folder(held(APRIL, status(1, "x", "kritisk")), initiatives=(initiative("x"),))
    assert reasons(where) == ("fine",)


def test_all_reasons_are_given_the_most_pressing_first() -> None:
    late = action(2, initiative="x", due=dt.date(2017, 12, 31))
    where = situation(
        held("2016-12-06", status(1, "x", "kritisk"), late),
        held(JUNE),
        held(DECEMBER),
        reports=(report("y", 2017),),
    )
    (found,) = attention(where, fold(where), TODAY)
    assert found.reasons == ("off-track", "missing-report", "overdue-action", "not-discussed")
    assert (found.first, len(found.overdue), found.asks) == ("off-track", 1, True)


@pytest.mark.parametrize(
    ("original", "forms", "missing"),
    [
        (True, [("y", 2017)], True),
        (True, [("x", 2017), ("y", 2017)], False),
        (True, [("x", 2016), ("y", 2017)], True),
        (True, [("y", 2016)], False),
        (True, [], False),
        (False, [("y", 2017)], False),
    ],
)
def test_a_report_is_missing_when_others_have_handed_in_theirs_for_the_year_before(
    original: bool, forms: list[tuple[str, int]], missing: bool
) -> None:
    where = situation(
        initiatives=(initiative("x", original=original),),
        reports=tuple(report(id, year) for id, year in forms),
    )
    assert ("missing-report" in reasons(where)) == missing


@pytest.mark.parametrize(("prioritised", "missing"), [(2017, True), (2018, False)])
def test_no_report_is_missing_of_a_year_before_the_initiative_began(
    prioritised: int, missing: bool
) -> None:
    where = situation(
        initiatives=(initiative("x", reports=True, prioritised=prioritised),),
        reports=(report("y", 2017),),
    )
    assert ("missing-report" in reasons(where)) == missing


@pytest.mark.parametrize(
    ("due", "about", "state", "overdue"),
    [
        (dt.date(2018, 4, 9), "x", "open", True),
        (dt.date(2018, 4, 10), "x", "open", False),
        (dt.date(2018, 4, 9), "y", "open", False),
        (dt.date(2018, 4, 9), "x", "done", False),
        (None, "x", "open", False),
    ],
)
def test_an_overdue_action_is_one_of_the_initiative_still_open_after_its_day(
    due: dt.date | None, about: str, state: str, overdue: bool
) -> None:
    first = action(1, initiative=about, due=due, due_text="foråret 2018")
    steps = [followup(2, f"{APRIL}#1", "done")] if state == "done" else []
    found = reasons(situation(held(APRIL, first, *steps, note(3, initiative="x"))))
    assert found == (("overdue-action",) if overdue else ("fine",))


@pytest.mark.parametrize(
    ("meetings", "silent"),
    [
        ([(JUNE, "final", False)], False),
        ([(JUNE, "final", False), (DECEMBER, "draft", False)], True),
        ([(JUNE, "final", True), (DECEMBER, "final", False)], False),
        ([(JUNE, "final", False), (DECEMBER, "final", True)], False),
        ([("2016-12-06", "final", True), (JUNE, "final", False), (DECEMBER, "final", False)], True),
        ([(JUNE, "final", False), (DECEMBER, "cancelled", False)], False),
        ([(JUNE, "final", False), (DECEMBER, "planned", False)], False),
    ],
)
def test_an_initiative_is_not_discussed_after_two_meetings_held_without_a_word(
    meetings: list[tuple[str, str, bool]], silent: bool
) -> None:
    where = situation(
        *(
            held(id, *([note(1, initiative="x")] if spoken else []), state=state)
            for id, state, spoken in meetings
        )
    )
    assert not_discussed(where, fold(where), X) == silent


@pytest.mark.parametrize(
    ("first", "entries", "silent"),
    [
        ([note(1, initiative="x")], [], False),
        ([], [], True),
        ([], [note(1, initiative="x")], False),
    ],
)
def test_a_meeting_still_open_has_not_passed_but_what_is_said_at_it_counts(
    first: list[AnyEntry], entries: list[AnyEntry], silent: bool
) -> None:
    where = situation(held(JUNE, *first), held(DECEMBER), held(APRIL, *entries, state="open"))
    assert not_discussed(where, fold(where), X) == silent


def test_an_initiative_of_a_group_is_expected_at_the_meetings_of_that_group_only() -> None:
    own = initiative("x", original=True, body="nat")
    where = situation(
        held("2016-12-06", note(1, initiative="x"), body="nat"),
        held(JUNE, body="gruppen"),
        held(DECEMBER, body="gruppen"),
        held("2018-01-09", body="nat"),
        initiatives=(own,),
    )
    assert not not_discussed(where, fold(where), own), "one meeting of the group since"
    assert not_discussed(where, fold(where), X), "those of all count where it is everybody's"
    later = where.with_meeting(loaded("minutes/x.toml", held("2018-02-06", body="nat")))
    assert not_discussed(later, fold(later), own)
    assert "not-discussed" in attention(later, fold(later), TODAY)[0].reasons


def test_one_meeting_held_and_one_open_are_not_two_meetings_without_a_word() -> None:
    where = situation(held(DECEMBER), held(APRIL, state="open"))
    assert not not_discussed(where, fold(where), X)


def test_following_up_an_action_of_an_initiative_is_discussing_it() -> None:
    where = situation(
        held(JUNE, action(1, initiative="x")), held(DECEMBER), held(APRIL, followup(1, f"{JUNE}#1"))
    )
    assert not not_discussed(where, fold(where), X)


@pytest.mark.parametrize("change", ["goal-reached", "dissolved", "retired", "split", "merged"])
def test_an_initiative_that_has_ended_asks_for_nothing_more(change: Change) -> None:
    where = situation(
        held(APRIL, status(1, "x", "kritisk")), initiatives=(life((change, dt.date(2017, 12, 31))),)
    )
    assert reasons(where) == ("closed",)


@pytest.mark.parametrize(
    ("events", "ended"),
    [
        ([], False),
        ([("prioritised", dt.date(2014, 1, 1))], False),
        ([("dissolved", dt.date(2018, 4, 10))], True),
        ([("dissolved", dt.date(2018, 4, 11))], False),
        ([("dissolved", None)], True),
        ([("prioritised", dt.date(2014, 1, 1)), ("dissolved", None)], True),
        ([("dissolved", dt.date(2015, 1, 1)), ("prioritised", dt.date(2016, 1, 1))], False),
        ([("prioritised", dt.date(2016, 1, 1)), ("dissolved", dt.date(2015, 1, 1))], False),
        ([("dissolved", dt.date(2017, 1, 31)), ("dissolved", dt.date(2019, 3, 14))], True),
    ],
)
def test_an_initiative_has_ended_when_its_last_change_by_today_is_an_ending(
    events: list[tuple[Change, dt.date | None]], ended: bool
) -> None:
    where = situation(initiatives=(life(*events),))
    assert (ending(fold(where), "x", TODAY) is not None) == ended


def test_a_decision_to_end_an_initiative_ends_it_from_that_meeting() -> None:
    change = LifeCycle(
        n=1, item="initiatives", at=note(1).at, initiative="x", change="retired", of=f"{DECEMBER}#2"
    )
    where = situation(held(DECEMBER, change))
    ledger = fold(where)
    found = ending(ledger, "x", TODAY)
    assert found is not None
    assert found.entry == change
    assert ending(ledger, "x", dt.date(2017, 12, 4)) is None


def test_initiatives_come_by_attention_then_the_original_ones_then_by_title() -> None:
    named = {
        "fin-ny": initiative("fin-ny", title="A"),
        "fin-b": initiative("fin-b", title="B", original=True),
        "fin-a": initiative("fin-a", title="Ab", original=True),
        "lukket": initiative(
            "lukket", original=True, lifecycle=(LifeCycleEvent(change="retired"),)
        ),
        "risiko": initiative("risiko", title="Å"),
        "kritisk": initiative("kritisk", title="Ø"),
    }
    minutes = held(APRIL, status(1, "risiko", "risiko"), status(2, "kritisk", "kritisk"))
    where = situation(minutes, initiatives=tuple(named.values()))
    found = attention(where, fold(where), TODAY)
    assert [each.initiative.id for each in found if each.asks] == ["kritisk"], "a third of five"
    assert [each.initiative.id for each in found] == [
        "kritisk",
        "risiko",
        "fin-a",
        "fin-b",
        "fin-ny",
        "lukket",
    ]


def test_one_that_joined_later_need_not_be_spoken_of_until_it_has_come_up_once() -> None:
    later = (initiative("x", original=False),)
    assert reasons(situation(held(JUNE), held(DECEMBER), initiatives=later)) == ("fine",)
    before = held("2016-12-06", note(1, initiative="x"))
    come_up = situation(before, held(JUNE), held(DECEMBER), initiatives=later)
    assert reasons(come_up) == ("not-discussed",)


def late(n: int, initiative: str, due: str) -> AnyEntry:
    """An action of an initiative that is overdue."""
    return action(n, initiative=initiative, due=dt.date.fromisoformat(due))


def test_the_gravest_come_first_what_the_group_has_said_before_all_that_is_reckoned() -> None:
    entries = [
        status(1, "risk", "risiko"),
        status(2, "worst", "kritisk"),
        late(3, "risk-late", "2018-04-01"),
        status(4, "risk-late", "risiko"),
        *(late(n, "two", "2018-04-01") for n in (5, 6)),
        late(7, "old", "2017-01-01"),
        late(8, "new", "2018-04-01"),
        status(9, "fine", "efter-plan"),
    ]
    names = ["fine", "new", "old", "risk", "risk-late", "two", "worst", "ended"]
    ended = LifeCycle(n=10, item="initiatives", at=at(10), initiative="ended", change="retired")
    where = situation(
        held(APRIL, *entries, ended), initiatives=tuple(initiative(name) for name in names)
    )
    found = attention(where, fold(where), TODAY)
    order = ["worst", "risk-late", "risk", "two", "old", "new", "fine", "ended"]
    assert [one.initiative.id for one in found] == order
    assert [one.initiative.id for one in found if one.asks] == ["worst", "risk-late"]
    assert [one.initiative.id for one in found if one.has_trouble] == order[:6]


@given(st.lists(st.sampled_from(["", "efter-plan", "risiko", "kritisk"]), max_size=12))
def test_a_third_ask_at_most_and_nothing_that_asks_is_less_grave(levels: list[str]) -> None:
    entries = [status(n, f"i{n}", level) for n, level in enumerate(levels, 1) if level]
    names = [initiative(f"i{n}") for n in range(1, len(levels) + 1)]
    where = situation(held(APRIL, *entries), initiatives=tuple(names))
    found = attention(where, fold(where), TODAY)
    asking = [one for one in found if one.asks]
    assert len(asking) <= max(1, len(levels) // 3)
    assert found[: len(asking)] == tuple(asking), "the gravest ask"
    assert all(one.has_trouble for one in asking)
    troubled = sum(level in ("risiko", "kritisk") for level in levels)
    assert len(asking) == min(troubled, max(1, len(levels) // 3))


def test_what_is_said_at_a_meeting_moves_nothing_in_the_list_gone_through_there() -> None:
    names = ["a", "b", "c", "d", "e"]
    before = held(DECEMBER, status(1, "d", "kritisk"), status(2, "b", "efter-plan"))
    ended = LifeCycle(n=2, item="initiatives", at=at(10), initiative="c", change="retired")
    now = held(APRIL, status(1, "a", "kritisk"), ended, state="open")
    some = tuple(initiative(name, original=name != "e") for name in names)
    order = ["d", "a", "c", "b", "e"]
    for meetings in ((before,), (before, now)):
        where = situation(*meetings, initiatives=some)
        ledger = fold(where)
        found = sorted(some, key=lambda one: place(where, ledger, one, APRIL))
        assert [one.id for one in found] == order
        assert not ended_before(ledger, "c", APRIL, TODAY)
    assert ended_before(ledger, "c", "2018-10-09", TODAY)
    assert ended_before(fold(situation(initiatives=(life(("retired", None)),))), "x", APRIL, TODAY)


def test_an_initiative_waits_for_a_status_until_one_is_given_or_it_has_ended() -> None:
    ends = LifeCycle(n=2, item="initiatives", at=at(10), initiative="y", change="dissolved")
    told = held(APRIL, status(1, "x", "risiko"), ends)
    two = (initiative("x", original=True), initiative("y", original=True))
    before = fold(situation(held(DECEMBER, status(1, "x", "risiko")), initiatives=two))
    after = fold(situation(told, initiatives=two))
    assert [waits(before, one, APRIL, TODAY) for one in ("x", "y")] == [True, True]
    assert [waits(after, one, APRIL, TODAY) for one in ("x", "y")] == [False, False]
