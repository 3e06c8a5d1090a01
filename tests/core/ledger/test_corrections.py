"""Corrections of any field of an entry: what the fold shows from then on, and showed before."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.factories import action, amendment, at, decision, entry, folder, followup, held, note
from tests.factories import status as given_status
from tryg_tui.core.ledger.corrections import (
    correction,
    foreign_fields,
    parts_of,
    proposed,
)
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.ledger.timelines import recorded
from tryg_tui.core.model.entries import (
    ENTRY_TYPES,
    Amendment,
    AnyEntry,
    Approval,
    Entry,
    LifeCycle,
    Outreach,
    ReadingEntry,
    Topic,
    kind_of,
)
from tryg_tui.core.model.link import Link

JUNE, DECEMBER, APRIL = "2017-06-13", "2017-12-05", "2018-04-10"

LINKED = (Link(address="files/gammel.pdf"),)

RECORDED: tuple[AnyEntry, ...] = tuple(
    replace(one, links=LINKED)
    for one in (
        decision(
            1,
            "Lys",
            outcome="adopted",
            initiative="x",
            dissent="Den ene",
            look_again_text="næste måling",
            figure="tryg:by",
            expected="85–88",
            otherwise="Mere lys",
        ),
        action(
            2, "Ring", owners=("p",), owner_text="en anden", due=dt.date(2018, 1, 2), initiative="x"
        ),
        followup(3, f"{JUNE}#2", "done", text="Ringet", owners=("q",), due_text="snart"),
        note(4, "Talt om lys", initiative="x"),
        given_status(5, "x", "kritisk", text="Langsomt"),
        LifeCycle(**entry(6), text="Med", initiative="x", change="prioritised"),
        ReadingEntry(
            **entry(7),
            text="Talt",
            initiative="x",
            indicator="lys",
            value=3100,
            denominator=4000,
            period="2017",
            source="politiet",
        ),
        Outreach(
            **entry(8),
            text="Brev",
            initiative="x",
            channel="avis",
            done=dt.date(2017, 6, 1),
            owners=("p",),
            due_text="nu",
        ),
        Topic(**entry(9), text="Emne", initiative="x"),
        Approval(**entry(10), of="2016-12-01", outcome="approved", text="Ja"),
    )
)
"""An entry of each kind that has a field of its own, with something in each."""

NEW: dict[str, dict[str, Any]] = {
    "text": {"text": "Noget andet"},
    "initiative": {"initiative": "y"},
    "outcome": {"outcome": "noted"},
    "dissent": {"dissent": "Den anden"},
    "look_again": {"look_again": dt.date(2019, 5, 31), "look_again_text": "foråret 2019"},
    "figure": {"figure": "x:lys"},
    "expected": {"expected": "mindst 86"},
    "otherwise": {"otherwise": "Flere vandringer"},
    "owners": {"owners": ("q", "p")},
    "due": {"due": dt.date(2019, 5, 31), "due_text": "foråret 2019"},
    "state": {"state": "open"},
    "status": {"status": "efter-plan"},
    "change": {"change": "retired"},
    "indicator": {"indicator": "vold"},
    "value": {"value": 0},
    "qualifier": {"qualifier": "about"},
    "denominator": {"denominator": 400},
    "source": {"source": "kommunen"},
    "date": {"date": dt.date(2017, 5, 1)},
    "channel": {"channel": "radio"},
    "done": {"done": dt.date(2017, 6, 2)},
    "links": {"links": (Link(title="Oplæg", address="https://example.org/ny"),)},
}
"""By field, how it should read."""

CASES = [(one, field) for one in RECORDED for field in type(one).correctable]
"""Each field that can be put right of each kind of entry."""


def reads(ledger: Ledger, n: int) -> AnyEntry:
    """How an entry of the first meeting reads."""
    return ledger.entry_of(f"{JUNE}#{n}", RECORDED[n - 1])


def wanted(one: AnyEntry, field: str) -> AnyEntry:
    """An entry with another thing in a field."""
    new = (
        NEW[field]
        if kind_of(one) != "approval"
        else NEW[field] | {"outcome": "approved-with-remarks"}
    )
    blank = Amendment(n=0, item="", at=at(9), of="")
    parts = {part: getattr(blank, part) for part in parts_of(field)}
    return replace(one, **{part: new.get(part, value) for part, value in parts.items()})


def fixed(n: int, of: str, before: AnyEntry, after: AnyEntry) -> Amendment:
    """The correction that makes one entry of another, as the form of corrections makes it."""
    begun, done = (proposed(one, of, "initiatives", at(10)) for one in (before, after))
    made = correction(type(before), begun, done)
    assert made is not None
    return replace(made, n=n)


def test_every_kind_of_entry_is_corrected_here() -> None:
    assert {type(one) for one in RECORDED} == {*ENTRY_TYPES.values()} - {Amendment}


@pytest.mark.parametrize(("one", "field"), CASES)
def test_a_field_reads_as_corrected_from_the_day_it_was_and_as_recorded_before(
    one: AnyEntry, field: str
) -> None:
    new = wanted(one, field)
    fix = fixed(1, f"{JUNE}#{one.n}", one, new)
    meetings = (held(JUNE, *RECORDED), held(DECEMBER, note(1)), held(APRIL, fix))
    now = fold(folder(*meetings))
    assert reads(now, one.n) == new
    assert foreign_fields(type(one), fix) == ()
    old = folder(*meetings[:2])
    assert fold(folder(*meetings), DECEMBER) == fold(old)
    assert reads(fold(folder(*meetings), DECEMBER), one.n) == one


@pytest.mark.parametrize(("one", "field"), CASES)
def test_a_field_can_be_emptied_unless_the_entry_says_nothing_without_it(
    one: AnyEntry, field: str
) -> None:
    of = f"{JUNE}#{one.n}"
    fix = amendment(1, of, without=(field,))
    now = reads(fold(folder(held(JUNE, *RECORDED), held(APRIL, fix))), one.n)
    if field in type(one).needed:
        assert now == one
        assert foreign_fields(type(one), fix) == (field,)
        return
    assert not any(getattr(now, part) for part in parts_of(field))
    assert fixed(1, of, one, now) == fix


@given(st.data())
def test_corrections_count_by_day_and_then_by_number_and_leave_no_trace_when_they_are_gone(
    data: st.DataObject,
) -> None:
    one, _field = data.draw(st.sampled_from(CASES))
    of, fixes, state = f"{JUNE}#{one.n}", [], one
    for n in range(1, data.draw(st.integers(1, 5)) + 1):
        field = data.draw(st.sampled_from(type(one).correctable))
        new = data.draw(st.sampled_from([wanted(one, field), one, state]))
        if new == state:
            continue
        fixes.append((fixed(n, of, state, new), new))
        state = new
    cut = data.draw(st.integers(0, len(fixes)))
    early = held(DECEMBER, *(fix for fix, _new in fixes[:cut]))
    late = held(APRIL, *(fix for fix, _new in fixes[cut:]))
    whole = folder(late, early, held(JUNE, *RECORDED))
    assert reads(fold(whole), one.n) == state
    then = fixes[cut - 1][1] if cut else one
    assert reads(fold(whole, DECEMBER), one.n) == then
    without = folder(held(JUNE, *RECORDED), held(DECEMBER), held(APRIL))
    assert reads(fold(without), one.n) == one


def test_what_follows_from_entries_follows_from_them_as_corrected() -> None:
    fixes = (
        amendment(1, f"{JUNE}#5", status="efter-plan"),
        amendment(2, f"{JUNE}#7", value=310),
        amendment(3, f"{JUNE}#3", state="open"),
        amendment(4, f"{JUNE}#1", outcome="rejected"),
        amendment(5, f"{JUNE}#6", change="retired"),
        amendment(6, f"{JUNE}#8", without=("done",)),
    )
    meetings = held(JUNE, *RECORDED), held(APRIL, *fixes)
    then, now = fold(folder(*meetings), JUNE), fold(folder(*meetings))
    old, new = then.latest_status("x"), now.latest_status("x")
    assert old
    assert new
    assert (old.status, new.status, old.revision) == ("kritisk", "efter-plan", None)
    assert new.revision
    assert new.revision.original == RECORDED[4]
    assert [p.value for p in then.readings["x", "lys"]] == [3100]
    assert [p.value for p in now.readings["x", "lys"]] == [310]
    assert (then.actions[0].state, now.actions[0].state) == ("done", "open")
    assert now.decisions[0].entry.outcome == "rejected"
    assert now.decisions[0].corrections[0].source.citation == f"{APRIL}#4"
    assert now.lives["x"][0].change == "retired"
    assert (then.outreach[0].state, now.outreach[0].state) == ("done", "open")


def test_what_was_about_another_initiative_is_counted_there_alone() -> None:
    meetings = held(JUNE, *RECORDED), held(APRIL, amendment(1, f"{JUNE}#5", initiative="y"))
    now = fold(folder(*meetings))
    assert [one.source.citation for one in now.statuses["y"]] == [f"{JUNE}#5"]
    assert "x" not in now.statuses
    assert f"{JUNE}#5" not in {source.citation for source in now.discussed["x"]}
    moved = held(APRIL, amendment(1, f"{JUNE}#7", indicator="vold"))
    assert {*fold(folder(meetings[0], moved)).readings} == {("x", "vold")}


def test_a_correction_is_put_right_by_a_later_one_of_itself() -> None:
    meetings = (
        held(JUNE, *RECORDED),
        held(DECEMBER, amendment(1, f"{JUNE}#7", value=31)),
        held(APRIL, amendment(1, f"{DECEMBER}#1", value=310)),
    )
    now = fold(folder(*meetings))
    assert [p.value for p in now.readings["x", "lys"]] == [310]
    assert [p.value for p in fold(folder(*meetings), DECEMBER).readings["x", "lys"]] == [31]


def test_an_approval_counts_as_corrected() -> None:
    fix = amendment(1, f"{JUNE}#10", outcome="approved-with-remarks")
    now = fold(folder(held("2016-12-01"), held(JUNE, *RECORDED), held(APRIL, fix)))
    assert now.approvals["2016-12-01"].entry.outcome == "approved-with-remarks"


@pytest.mark.parametrize("kind", [type(one) for one in RECORDED])
def test_what_a_kind_of_entry_does_not_have_is_not_corrected(kind: type[Entry]) -> None:
    every = amendment(1, f"{JUNE}#1", **{k: v for new in NEW.values() for k, v in new.items()})
    held_parts = {part for field in kind.correctable for part in parts_of(field)}
    foreign = {part for new in NEW.values() for part in new} - held_parts
    assert {*foreign_fields(kind, every)} == foreign


def test_nothing_is_corrected_where_nothing_is_changed() -> None:
    begun = proposed(RECORDED[0], f"{JUNE}#1", "other", at(9))
    assert correction(type(RECORDED[0]), begun, replace(begun, why="fordi")) is None


def test_a_corrected_figure_is_told_as_it_was_recorded() -> None:
    said = ReadingEntry(**entry(1), initiative="x", indicator="lys", value=3100)
    moved = replace(said, n=2, indicator="vold", value=7)
    born = held(JUNE, said, moved)
    later = held(
        DECEMBER,
        amendment(1, f"{JUNE}#1", value=310),
        amendment(2, f"{JUNE}#2", indicator="lys"),
    )
    points = fold(folder(born, later)).readings["x", "lys"]
    told = {point.value: recorded(point) for point in points}
    assert told == {310: said, 7: None}, "what was moved has the figure that was recorded"
    (one,) = fold(folder(born)).readings["x", "lys"]
    assert recorded(one) is None
