"""What holds for any minutes: the fold says what a plain re-reading says."""

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.factories import (
    action,
    amendment,
    decision,
    folder,
    followup,
    held,
    loaded,
    status,
)
from tryg_tui.core.ledger.fold import HELD, fold
from tryg_tui.core.model.entries import Action, Amendment, AnyEntry, Decision, FollowUp, Status
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting

IDS = tuple(f"{year}-{month}-01" for year in (2014, 2015, 2016) for month in ("05", "11"))

PICK = st.integers(0, 10_000)
DAYS = st.none() | st.dates(dt.date(2014, 1, 1), dt.date(2018, 1, 1))
OWNERS = st.lists(st.sampled_from(["p", "q"]), max_size=2, unique=True).map(tuple)
WORDS = st.sampled_from(["", "snarest", "når det er muligt"])


@st.composite
def histories(draw: st.DrawFn) -> tuple[Meeting, ...]:
    """Meetings in order of date whose entries speak of each other, sometimes of nothing."""
    cited = ["2001-01-01#1"]
    meetings = []
    for id in draw(st.lists(st.sampled_from(IDS), unique=True).map(sorted)):
        entries = []
        for n in range(1, draw(st.integers(0, 6)) + 1):
            entries.append(_entry(draw, n, cited[draw(PICK) % len(cited)]))
            cited.append(f"{id}#{n}")
        state = draw(st.sampled_from(["final", "draft", "open", "cancelled", "planned"]))
        meetings.append(held(id, *entries, state=state))
    return tuple(meetings)


def _entry(draw: st.DrawFn, n: int, of: str) -> AnyEntry:
    """An entry of one of the kinds that change what earlier ones say."""
    kind = draw(st.sampled_from(["action", "followup", "followup", "status", "decision", "fix"]))
    promise: dict[str, Any] = {}
    if kind in {"action", "followup"}:
        promise = {
            "owners": draw(OWNERS),
            "owner_text": draw(WORDS),
            "due": draw(DAYS),
            "due_text": draw(WORDS),
        }
    if kind == "action":
        return action(n, f"aktion {n}", of=draw(st.sampled_from(["", of])), **promise)
    if kind == "followup":
        return followup(n, of, draw(st.sampled_from(["open", "done", "dropped"])), **promise)
    if kind == "status":
        return status(n, draw(st.sampled_from(["x", "y"])), draw(st.sampled_from(["ok", "nej"])))
    if kind == "decision":
        return decision(n, f"beslutning {n}")
    return amendment(n, of, f"rettet {draw(PICK)}")


def lines(meetings: tuple[Meeting, ...]) -> list[tuple[str, AnyEntry]]:
    """Every entry of the meetings held, with its citation."""
    return [(f"{m.id}#{e.n}", e) for m in meetings if m.state in HELD for e in m.entries]


def reread_action(meetings: tuple[Meeting, ...], citation: str) -> dict[str, Any]:
    """An action read from the first line to the last, with a pencil."""
    known: dict[str, Any] = {}
    names = set()
    for here, entry in lines(meetings):
        if isinstance(entry, Action) and here == citation:
            known = {
                "state": "open",
                "owner": (entry.owners, entry.owner_text),
                "due": (entry.due, entry.due_text),
            }
            names.add(here)
        if isinstance(entry, FollowUp) and entry.of in names:
            names.add(here)
            known["state"] = entry.state
            if entry.owners or entry.owner_text:
                known["owner"] = (entry.owners, entry.owner_text)
            if entry.due or entry.due_text:
                known["due"] = (entry.due, entry.due_text)
    return known


def reread_text(meetings: tuple[Meeting, ...], citation: str) -> str:
    """How an entry reads when all that corrects it is read in order."""
    text = ""
    names = set()
    for here, entry in lines(meetings):
        if here == citation or (isinstance(entry, Amendment) and entry.of in names):
            text = entry.text
            names.add(here)
    return text


@given(histories())
def test_actions_are_what_a_plain_reading_of_the_minutes_says(
    meetings: tuple[Meeting, ...],
) -> None:
    ledger = fold(folder(*meetings))
    born = [here for here, entry in lines(meetings) if isinstance(entry, Action)]
    assert [state.citation for state in ledger.actions] == born
    for state in ledger.actions:
        assert {
            "state": state.state,
            "owner": (state.owners, state.owner_text),
            "due": (state.due, state.due_text),
        } == reread_action(meetings, state.citation)
        assert state.text == reread_text(meetings, state.citation)


@given(histories())
def test_decisions_and_statuses_are_what_a_plain_reading_of_the_minutes_says(
    meetings: tuple[Meeting, ...],
) -> None:
    ledger = fold(folder(*meetings))
    decided = [
        (here, reread_text(meetings, here))
        for here, entry in lines(meetings)
        if isinstance(entry, Decision)
    ]
    assert [(state.citation, state.text) for state in ledger.decisions] == decided
    latest = {}
    for here, entry in lines(meetings):
        if isinstance(entry, Status):
            latest[entry.initiative] = (here, entry.status)
    for id in ("x", "y"):
        point = ledger.latest_status(id)
        assert (point and (point.source.citation, point.status)) == latest.get(id)


@given(histories())
def test_a_fold_until_a_meeting_is_the_fold_of_the_meetings_up_to_it(
    meetings: tuple[Meeting, ...],
) -> None:
    for number, last in enumerate(meetings, 1):
        assert fold(folder(*meetings), last.id) == fold(folder(*meetings[:number]))


@given(
    histories().flatmap(lambda meetings: st.tuples(st.just(meetings), st.permutations(meetings)))
)
def test_the_order_in_which_files_are_put_in_does_not_matter(
    orders: tuple[tuple[Meeting, ...], list[Meeting]],
) -> None:
    meetings, shuffled = orders
    built = Folder()
    for each in shuffled:
        built = built.with_meeting(loaded("minutes/before.toml", replace(each, entries=())))
        built = built.with_meeting(loaded(f"minutes/{each.id}.toml", each))
    assert built == folder(*meetings)
    assert fold(built) == fold(folder(*meetings))


@given(histories(), st.data())
def test_minutes_split_into_two_meetings_of_one_day_say_the_same(
    meetings: tuple[Meeting, ...], data: st.DataObject
) -> None:
    """The same lines in two files, when nothing later cites those that move."""
    if not meetings:
        return
    *before, last = meetings
    cut = data.draw(st.integers(0, len(last.entries)))
    moved = {f"{last.id}#{entry.n}" for entry in last.entries[cut:]}
    first = replace(last, entries=last.entries[:cut])
    second = replace(last, id=f"{last.id}-2", entries=last.entries[cut:])
    if any(getattr(entry, "of", "") in moved for entry in second.entries):
        return
    whole = fold(folder(*meetings))
    parts = fold(folder(*before, first, second))
    for left, right in zip(whole.actions, parts.actions, strict=True):
        assert (left.state, left.owners, left.due, left.text) == (
            right.state,
            right.owners,
            right.due,
            right.text,
        )
    assert [d.text for d in whole.decisions] == [d.text for d in parts.decisions]
