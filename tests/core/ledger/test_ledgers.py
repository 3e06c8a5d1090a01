"""Ledgers that are kept while meetings change are those of the folder folded from scratch."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.ledger.test_fold_properties import IDS, histories
from tests.factories import (
    action,
    amendment,
    at,
    decision,
    entry,
    folder,
    followup,
    held,
    initiative,
    item,
    loaded,
    meeting,
    note,
    status,
    strategy,
    topic,
)
from tryg_tui.core.ledger import ledgers as module
from tryg_tui.core.ledger.fold import Folded, fold, folded_on, held_until, registered
from tryg_tui.core.ledger.ledgers import Ledgers, of_group
from tryg_tui.core.model.entries import AnyEntry, Approval, LifeCycle, Outreach, ReadingEntry, Topic
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import LifeCycleEvent, Reading
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.strategy import Body

PARK = initiative(
    "x",
    lifecycle=(LifeCycleEvent(change="prioritised"), LifeCycleEvent(change="adjusted")),
    readings=(Reading(indicator="lys", value=4), Reading(indicator="lys", value=7)),
)


def entries(cited: str) -> st.SearchStrategy[AnyEntry]:
    """Any entry, that may speak of another one or of a meeting."""
    base: dict[str, Any] = {"item": "a", "at": at(9)}
    meeting = cited.partition("#")[0]
    return st.sampled_from(
        [
            action(9, "ny", of=cited),
            followup(9, cited, "done"),
            followup(9, cited, owner_text="en anden"),
            amendment(9, cited, "rettet igen"),
            amendment(9, cited, status="nej", state="dropped", value=3, change="retired"),
            amendment(9, cited, initiative="y", outcome="approved-with-remarks"),
            amendment(9, cited, owner_text="en tredje", indicator="vold", without=("due", "text")),
            decision(9, "besluttet", initiative="x"),
            status(9, "x", "ok"),
            note(9, "om y", initiative="y"),
            Topic(n=9, text="emne", **base),
            Outreach(n=9, text="brev", of=cited, channel="avis", **base),
            ReadingEntry(n=9, initiative="x", indicator="lys", value=9, **base),
            LifeCycle(n=9, initiative="x", change="goal-reached", **base),
            *(
                Approval(n=9, of=meeting, outcome="approved", sha256=hash, **base)
                for hash in ("", "s1")
            ),
        ]
    )


@st.composite
def changes(draw: st.DrawFn, now: Folder) -> Folder:
    """The folder after one thing in it has become another."""
    how = draw(
        st.sampled_from(
            ["item", "clock", "line", "line", "line", "state", "hash", "gone", "new", "register"]
        )
    )
    if how == "register":
        return replace(now, initiatives=(loaded("x", replace(PARK, readings=PARK.readings[:1])),))
    there = draw(st.sampled_from([*now.meetings])) if now.meetings else None
    if how == "new" or there is None:
        id = draw(st.sampled_from(IDS))
        return now.with_meeting(loaded(id, held(id, note(1, "kom til"), state="open"), "s1"))
    one = there.value
    fields: dict[str, Any] = {}
    if how == "gone":
        return replace(now, meetings=tuple(each for each in now.meetings if each is not there))
    if how == "hash":
        return now.with_meeting(replace(there, sha256=draw(st.sampled_from(["s1", "s2"]))))
    if how == "state":
        fields["state"] = draw(st.sampled_from(["open", "draft", "final", "planned", "cancelled"]))
    elif how == "line":
        of = draw(st.sampled_from([f"{id}#{n}" for id in IDS for n in (1, 2, 9)]))
        kept = one.entries[: draw(st.integers(0, len(one.entries)))]
        fields["entries"] = (*kept, draw(entries(of)))
    else:
        fields["current"] = "a"
        fields["items"] = (item("a", seconds=draw(st.integers(0, 5))),)
    return now.with_meeting(replace(there, value=replace(one, **fields)))


@given(histories(), st.data())
@settings(deadline=None, suppress_health_check=list(HealthCheck))
def test_ledgers_that_are_kept_are_those_folded_from_scratch(
    history: tuple[Meeting, ...], data: st.DataObject
) -> None:
    now, ledgers = folder(*history, initiatives=(PARK,)), Ledgers()
    for _ in range(data.draw(st.integers(1, 6))):
        until = data.draw(st.sampled_from(["", *(one.value.id for one in now.meetings)]))
        assert ledgers.of(now, until) == fold(now, until)
        assert list(ledgers.of(now).statuses) == list(fold(now).statuses)
        assert ledgers.of(now) == fold(now)
        now = data.draw(changes(now))


@given(histories(), st.integers(0, 6))
@settings(deadline=None)
def test_meetings_folded_on_to_others_make_the_same_as_all_at_once(
    history: tuple[Meeting, ...], place: int
) -> None:
    here = folder(*history, initiatives=(PARK,))
    every = held_until(here)
    first = folded_on(registered(here), every[:place])
    assert folded_on(first, every[place:]) == folded_on(registered(here), every)


def test_a_ledger_stays_the_same_while_only_the_item_shown_or_the_clock_changes() -> None:
    early, late = held("2014-05-01", decision(1, "lys")), held("2014-11-01", state="open")
    here, ledgers = folder(early, late), Ledgers()
    ledger = ledgers.of(here)
    for changed in ({"current": "a"}, {"items": (item("a", seconds=5),)}, {"since": at(9)}):
        here = here.with_meeting(loaded("minutes/2014-11-01.toml", replace(late, **changed), "s9"))
        assert ledgers.of(here) is ledger
    entries = (note(1, "lys"), note(2, "trygt"))
    here = here.with_meeting(loaded("minutes/2014-11-01.toml", replace(late, entries=entries)))
    ledger = ledgers.of(here)
    saved = replace(late, entries=(*entries,))
    here = here.with_meeting(loaded("minutes/2014-11-01.toml", saved))
    assert saved.entries is not entries
    assert ledgers.of(here) is ledger, "saved, it holds what it held"
    recorded = replace(late, entries=(note(1, "ny"),))
    assert ledgers.of(here.with_meeting(loaded("minutes/2014-11-01.toml", recorded))) is not ledger


def test_a_ledger_knows_when_approved_minutes_are_other_than_they_were() -> None:
    given = Approval(n=1, item="a", at=at(9), of="2014-05-01", outcome="approved", sha256="s1")
    approved, later = held("2014-05-01"), held("2014-11-01", given)
    here = folder(later).with_meeting(loaded("minutes/2014-05-01.toml", approved, "s1"))
    ledgers = Ledgers()
    assert not ledgers.of(here).altered
    here = here.with_meeting(loaded("minutes/2014-05-01.toml", approved, "s2"))
    assert ledgers.of(here).altered == {"2014-05-01"}


def test_what_is_closed_is_not_folded_again_when_something_is_recorded() -> None:
    old = held("2014-05-01", decision(1, "lys"), action(2, "lamper"))
    now = held("2014-11-01", state="open")
    here, ledgers = folder(old, now), Ledgers()
    before = ledgers.of(here)
    recorded = replace(now, entries=(action(1, "flere lamper"),))
    after = ledgers.of(here.with_meeting(loaded("minutes/2014-11-01.toml", recorded)))
    assert after.decisions[0] is before.decisions[0]
    assert after.actions[0] is before.actions[0]
    # Looking back at an earlier meeting does not cost the others their place.
    ledgers.of(here, "2014-05-01")
    assert ledgers.of(here).decisions[0] is before.decisions[0]


def test_a_group_has_a_ledger_of_what_its_own_meetings_recorded() -> None:
    groups = tuple(Body(id=id, title=id.capitalize()) for id in ("plan", "styre"))
    own = held("2017-06-01", action(1, "lamper"), decision(2), topic(3), status(4, "x", "ok"))
    other = held("2017-07-01", action(1, "gardiner"), Outreach(**entry(2)), body="styre")
    whole = strategy(body="plan", bodies=groups)
    where, alone = folder(own, other, strategy=whole), folder(own, strategy=whole)
    ledger = fold(where)
    found = {id: of_group(where, ledger, id) for id in ("plan", "styre", "")}
    assert found[""] is ledger
    assert of_group(alone, ledger, "plan") is ledger
    for id, agreed, counts in (("plan", "lamper", (1, 1, 0)), ("styre", "gardiner", (0, 0, 1))):
        of = found[id]
        assert [one.text for one in of.actions] == [agreed]
        assert (len(of.decisions), len(of.topics), len(of.outreach)) == counts
        assert of.statuses == ledger.statuses, "how an initiative stands is told to all"


def test_all_is_folded_anew_once_for_what_is_about_another_initiative(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However much is recorded after such a correction, as long as that stays as it is."""
    past = held("2017-12-05", status(1, "x", "ok"), note(2, "Ord", initiative="x"))
    moved = amendment(1, "2017-12-05#1", initiative="y")
    counted: list[int] = []

    def counting(before: Folded, meetings: Iterable[Meeting]) -> Folded:
        there = [*meetings]
        counted.append(sum(moved in one.entries for one in there))
        return folded_on(before, there)

    monkeypatch.setattr(module, "folded_on", counting)
    kept = Ledgers()
    for more in ((), (note(2, "A"),), (note(2, "A"), status(3, "x", "nej")), (note(2, "B"),)):
        now = meeting("2018-04-10", state="open", entries=(moved, *more), current=str(len(more)))
        whole = folder(past, now)
        assert kept.of(whole) == fold(whole)
        assert kept.of(whole).meetings == (("2017-12-05", past.date), ("2018-04-10", now.date))
    assert sum(counted) == 1
    other = replace(moved, initiative="z")
    whole = folder(past, meeting("2018-04-10", state="open", entries=(other, note(2, "B"))))
    assert kept.of(whole) == fold(whole)
