"""The answers to what happened in ten years are those worked out by hand."""

from typing import Any

import pytest

from tests.ten_years import ANSWERS, TEN_YEARS, TODAY
from tryg_tui.core.check.folder import check_folder
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.lineage import asks_for_an_end, lineage
from tryg_tui.core.ledger.outcomes import decisions
from tryg_tui.core.review.brief import brief
from tryg_tui.core.review.compare import InitiativePair, compare
from tryg_tui.core.review.decisions import Wanted, wanted_decisions
from tryg_tui.core.review.history import initiative_history, item_history, minutes_spent
from tryg_tui.core.search.folded import FoldedLines
from tryg_tui.core.search.match import Answer, search
from tryg_tui.core.search.query import parse_query
from tryg_tui.store.folder.load import read_folder

READING = read_folder(TEN_YEARS)
FOLDER = READING.folder
LEDGER = fold(FOLDER)
LINES = FoldedLines().of(FOLDER, LEDGER)
ACTIONS: dict[str, dict[str, Any]] = {one["citation"]: one for one in ANSWERS["actions"]}
DECISIONS = decisions(LEDGER)


def test_the_folder_holds_only_the_faults_it_was_given() -> None:
    problems = (*READING.problems, *check_folder(FOLDER, READING.unreadable))
    assert [(one.file, one.code) for one in problems] == [
        ("minutes/2009-10-20.toml", "wrong-citation"),
        ("minutes/2014-04-08.toml", "approval-hash"),
    ]


def test_there_are_as_many_actions_as_were_agreed() -> None:
    assert [action.citation for action in LEDGER.actions] == list(ACTIONS)


@pytest.mark.parametrize("action", LEDGER.actions, ids=lambda action: action.citation)
def test_an_action_stands_and_has_lived_as_the_minutes_say(action: Any) -> None:
    told = ACTIONS[action.citation]
    assert (action.text, action.state) == (told["text"], told["state"])
    assert (list(action.owners), action.due) == (told["owners"], told.get("due"))
    assert action.carried == told["carried"]
    assert action.overdue(TODAY) == told.get("overdue", False)
    assert asks_for_an_end(action) == told.get("asks_for_an_end", False)
    steps = [f"{s.source.citation} {' '.join(s.turns)}" for s in lineage(LEDGER, action)]
    assert steps == told["steps"]


def test_decisions_led_to_what_the_minutes_say() -> None:
    newest = wanted_decisions(FOLDER, DECISIONS, Wanted())
    assert [one.decision.citation for one in newest] == [
        d["citation"] for d in ANSWERS["decisions"]
    ]
    for one, told in zip(newest, ANSWERS["decisions"], strict=True):
        assert one.decision.entry.outcome == told["outcome"]
        assert one.decision.text == told.get("text", one.decision.entry.text)
        assert [each.citation for each in one.made_known] == told.get("made_known", [])
        assert [each.citation for each in one.beside] == told.get("beside", [])
        points = [point.source.citation for _, point in one.changed if point.source]
        assert points == told.get("changed", [])


@pytest.mark.parametrize("asked", ANSWERS["chosen"])
def test_a_filter_leaves_these_decisions(asked: str) -> None:
    name, _, value = asked.partition("=")
    given: dict[str, Any] = {name: value}
    wanted = Wanted(**({"years": (int(value), int(value))} if name == "year" else given))
    found = wanted_decisions(FOLDER, DECISIONS, wanted)
    assert [one.decision.citation for one in found] == ANSWERS["chosen"][asked]


def test_minutes_were_approved_and_some_changed_after_that() -> None:
    found = {
        id: ("" if state.intact else "-") + state.source.citation
        for id, state in LEDGER.approvals.items()
    }
    assert found == ANSWERS["approvals"]


@pytest.mark.parametrize("initiative", ANSWERS["histories"])
def test_an_initiative_has_this_history(initiative: str) -> None:
    found = [
        event.source.citation if event.source else f"{event.origin} {event.date}"
        for event in initiative_history(FOLDER, LEDGER, initiative)
    ]
    assert found == ANSWERS["histories"][initiative]


@pytest.mark.parametrize("item", ANSWERS["items"])
def test_an_item_has_this_history(item: str) -> None:
    found, told = item_history(FOLDER, item), ANSWERS["items"][item]
    assert len(found) == told["meetings"]
    assert minutes_spent(found) == told["minutes"]
    assert list(dict.fromkeys(one.item.title for one in found)) == told["titles"]
    for name in ("decisions", "actions", "others"):
        assert sum(len(getattr(one, name)) for one in found) == told[name]
    assert [one.meeting.id for one in found if one.minutes is None] == told["untimed"]


def found_by(answer: Answer) -> list[str]:
    """Where the lines of an answer stand, in order of date and number."""
    hits = [hit.line for group in answer.groups for hit in group.hits]
    ordered = sorted(hits, key=lambda line: (line.date, line.n))
    return [line.citation for line in ordered]


@pytest.mark.parametrize("text", ANSWERS["searches"])
def test_a_query_finds_these_lines(text: str) -> None:
    query, told = parse_query(text), ANSWERS["searches"][text]
    assert found_by(search(query, FOLDER, LINES, TODAY)) == told


@pytest.mark.parametrize("id", ANSWERS["briefs"])
def test_a_participant_is_told_this(id: str) -> None:
    person, told = FOLDER.person(id), ANSWERS["briefs"][id]
    last, next = (FOLDER.meeting(id) for id in ("2017-10-17", "2018-04-10"))
    assert person is not None
    assert last is not None
    assert next is not None
    found = brief(FOLDER, LEDGER, person, last=last.value, next=next.value, today=TODAY)
    assert found.role == told["role"]
    assert [one.citation for one in found.actions] == told["actions"]
    assert [one.citation for one in found.outreach] == told["outreach"]
    led = [
        f"{one.initiative.id} {one.status.status} {one.status.source.date}"
        if one.status
        else one.initiative.id
        for one in found.led
    ]
    assert led == told["led"]
    assert [one.number for one in found.concerns] == [str(number) for number in told["concerns"]]


def test_two_meetings_differ_in_this() -> None:
    one, other = (FOLDER.meeting(id) for id in ("2015-04-14", "2008-10-21"))
    assert one is not None
    assert other is not None
    found, told = compare(FOLDER, one.value, other.value), ANSWERS["comparison"]
    new = [pair.now.id for pair in found.items if pair.now and pair.before is None]
    both = [(pair.before, pair.now) for pair in found.items if pair.before and pair.now]
    assert new == told["new_items"]
    assert [now.id for before, now in both if before.title != now.title] == told["renamed_items"]
    assert [pair.now for pair in found.items if pair.now is None] == []
    assert {pair.initiative for pair in found.initiatives} == {"parken", "natteliv", "skole"}
    for pair in (*found.initiatives, found.general):
        assert as_told(pair) == told[pair.initiative or "general"]


def as_told(pair: InitiativePair) -> dict[str, Any]:
    """An initiative at two meetings, in the words of the answers."""
    figures = [
        f"{one.indicator} {one.before[-1].value if one.before else '-'} {one.now[-1].value}"
        for one in pair.figures
    ]
    lists = {
        "lives": [point.change for point in pair.lives],
        "figures": figures,
        "decided": [decision.citation for decision in pair.decided],
        "born": [action.citation for action in pair.born],
        "ended": [action.citation for action in pair.ended],
    }
    return {
        "before": pair.before.status if pair.before else "",
        "now": pair.now.status if pair.now else "",
        **{name: each for name, each in lists.items() if each},
    }
