"""Corrections of who took part in a meeting: what is told from then on, and before; what is wrong;
and what a shared screen knows of it.
"""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.check_factories import folder as checked_folder
from tests.core.check_factories import found as problems
from tests.core.check_factories import meeting as checked_meeting
from tests.factories import amendment, folder, held, item, note
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.privacy import is_private, shared_meeting
from tryg_tui.core.meetings.attendance import attendance_of, part_note, put_right
from tryg_tui.core.model.attendance import Attendance, PartNote, Presence
from tryg_tui.core.model.entries import Amendment
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.strategy import Person, Strategy
from tryg_tui.core.review.attendance import grid

JUNE, DECEMBER, APRIL = "2017-06-13", "2017-12-05", "2018-04-10"

TEN, NOON = dt.time(10), dt.time(12)


def part(person: str, status: Presence = "present", **fields: Any) -> Attendance:
    return Attendance(person=person, status=status, **fields)


EARLIER = replace(
    held(JUNE, note(1), items=(item("initiatives"), item("closed", private=True))),
    attendance=(part("k"), part("p", "apologies"), part("g", "guest", name="Vært")),
)


def whole(person: str, status: Presence = "present", **fields: Any) -> PartNote:
    """How all that is noted of somebody should read."""
    return PartNote(person=person, status=status, **fields)


def corrected(*notes: PartNote, **fields: Any) -> Meeting:
    """A later meeting that says how some parts should read."""
    return held(DECEMBER, amendment(1, JUNE, attendance=notes, **fields))


def test_the_last_correction_of_each_is_told_from_then_on_and_none_before() -> None:
    first = corrected(whole("k", left=TEN), whole("p"))
    second = held(APRIL, amendment(1, JUNE, attendance=(whole("p", out_of=("initiatives",)),)))
    known = folder(EARLIER, first, second)
    now = fold(known).attended(EARLIER)
    assert now.attendance == (
        part("k", left=TEN),
        part("p", out_of=("initiatives",)),
        part("g", "guest", name="Vært"),
    )
    between = fold(known, DECEMBER).attended(EARLIER)
    assert attendance_of(between, "p") == part("p")
    assert fold(known, JUNE).attended(EARLIER) == EARLIER
    assert fold(known).attended(first) == first


def test_who_was_forgotten_is_added() -> None:
    now = fold(folder(EARLIER, corrected(whole("x", arrived=TEN)))).attended(EARLIER)
    assert now.attendance == (*EARLIER.attendance, part("x", arrived=TEN))


@given(
    st.lists(
        st.tuples(st.sampled_from("kpgx"), st.sampled_from(("present", "absent", "apologies"))),
        max_size=6,
    ),
    st.integers(0, 6),
)
def test_taking_any_correction_back_leaves_what_the_others_say(
    said: list[tuple[str, Presence]], gone: int
) -> None:
    """Of each person the last one that is left counts, in whatever order others were taken out."""
    entries = [
        amendment(n, JUNE, attendance=(whole(*one),)) for n, one in enumerate(said, 1) if n != gone
    ]
    now = fold(folder(EARLIER, held(DECEMBER, *entries))).attended(EARLIER)
    noted = {one.person: one.status for one in EARLIER.attendance}
    noted |= {person: status for n, (person, status) in enumerate(said, 1) if n != gone}
    assert {one.person: one.status for one in now.attendance} == noted


def test_two_corrections_of_one_part_each_put_their_own_fields_right() -> None:
    """Neither knew of the other; of the times that cannot be told apart the later counts."""
    k = attendance_of(EARLIER, "k")
    late = part_note(k, part("k", arrived=TEN))
    early = part_note(k, part("k", left=NOON))
    assert (late.only, early.only) == (("arrived",), ("left",))

    def now(*notes: PartNote) -> Attendance | None:
        entries = [amendment(n, JUNE, attendance=(one,)) for n, one in enumerate(notes, 1)]
        known = folder(EARLIER, held(DECEMBER, *entries))
        return attendance_of(fold(known).attended(EARLIER), "k")

    assert now(late, early) == now(early, late) == part("k", arrived=TEN, left=NOON)
    twice = part_note(k, part("k", times=((dt.time(9), TEN), (NOON,))))
    assert now(late, twice) == part("k", times=((dt.time(9), TEN), (NOON,)))
    assert now(twice, late) == part("k", arrived=TEN)
    away = part_note(k, part("k", "apologies"))
    assert now(late, away, early) == part("k", "apologies"), "who is away neither comes nor leaves"
    named = part_note(k, part("k", name="Ny"))
    assert now(late, named) == part("k", arrived=TEN, name="Ny")
    assert now(early, late, part_note(part("k", left=NOON), part("k"))) == part("k", arrived=TEN)


def test_the_correction_of_a_part_puts_right_what_it_was_made_of() -> None:
    for before in (None, *EARLIER.attendance):
        for after in (part("k", left=TEN), part("k", "absent"), part("k", stands_in_for="p")):
            known = replace(before, person="k") if before else None
            assert put_right(known, part_note(known, after)) == after


def test_the_grid_tells_what_is_corrected_and_that_it_is() -> None:
    plan = Strategy(title="T", people=(Person(id="k", title="K"), Person(id="p", title="P")))
    guest = whole("g", "guest", name="Vært", left=TEN)
    known = folder(EARLIER, corrected(whole("p"), guest), strategy=plan)
    found = grid(known, (EARLIER,), fold(known))
    assert [(row.person, row.signs, row.corrected) for row in found.rows] == [
        ("k", ("present",), frozenset()),
        ("p", ("present",), {0}),
        ("g", ("part",), {0}),
    ]


def test_a_shared_screen_knows_neither_who_was_away_nor_why() -> None:
    by = corrected(
        whole("k", out_of=("initiatives",), reason="HEMMELIG", stands_in_for="p"),
        whole("p", "absent"),
    )
    (shown,) = shared_meeting(by, frozenset()).entries
    assert isinstance(shown, Amendment)
    assert shown.attendance == (whole("k", out_of=("initiatives",)),)


def test_who_was_not_at_a_private_item_is_private() -> None:
    closed, open_one = (corrected(whole("k", out_of=(id,))) for id in ("closed", "initiatives"))
    assert is_private(folder(EARLIER, closed), closed, closed.entries[0])
    assert not is_private(folder(EARLIER, open_one), open_one, open_one.entries[0])
    assert not is_private(folder(), closed, closed.entries[0])


PAST = checked_meeting(JUNE, state="final", items=(item("initiatives"),))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"attendance": (whole("tryg-politi"),)}, []),
        ({"attendance": (whole("g", "guest", name="Vært"),)}, []),
        ({"attendance": (whole("nogen"),)}, [("attendance[1].person", "unknown-person")]),
        (
            {"attendance": (whole("tryg-politi"), whole("tryg-politi", "absent"))},
            [("attendance[2].person", "duplicate-id")],
        ),
        (
            {"attendance": (whole("tryg-politi", out_of=("x",)),)},
            [("attendance[1].out_of", "unknown-item")],
        ),
        (
            {"attendance": (whole("tryg-politi", stands_in_for="x"),)},
            [("attendance[1].stands_in_for", "unknown-person")],
        ),
        (
            {"attendance": (whole("tryg-politi", times=((TEN, dt.time(9)), (dt.time(11),))),)},
            [("attendance[1].times", "bad-times")],
        ),
        (
            {"attendance": (whole("tryg-politi"),), "value": 3, "text": "x"},
            [("value", "not-correctable")],
        ),
        (
            {"attendance": (whole("tryg-politi", only=("left", "person")),)},
            [("attendance[1].only", "not-correctable")],
        ),
        ({"attendance": (whole("tryg-politi"),), "of": "x"}, [("of", "unknown-meeting")]),
        ({"attendance": (whole("tryg-politi"),), "of": DECEMBER}, [("of", "same-meeting")]),
        ({"attendance": (whole("tryg-politi"),), "of": APRIL}, [("of", "same-meeting")]),
        (
            {"attendance": (whole("tryg-politi"),), "of": f"{JUNE}#1"},
            [("attendance", "not-correctable")],
        ),
    ],
)
def test_what_is_wrong_with_one_is_told(
    fields: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    past = replace(PAST, entries=(note(1),), last=1)
    by = checked_meeting(DECEMBER, entries=(amendment(1, **({"of": JUNE} | fields)),))
    known = checked_folder(past, by, checked_meeting(APRIL))
    assert problems(known) == [(f"entries[1].{key}", code) for key, code in expected]


def test_only_closed_minutes_are_corrected() -> None:
    past = replace(PAST, state="planned")
    by = checked_meeting(
        DECEMBER, entries=(amendment(1, JUNE, attendance=(whole("tryg-politi"),)),)
    )
    assert problems(checked_folder(past, by)) == [("entries[1].of", "not-closed")]
