"""Their side of a dispute can be taken, and nothing else changes with it."""

import datetime as dt

from msgspec.structs import replace

from tryg_tui.core.meetings.disputes import (
    disputed,
    disputes,
    removed_here,
    turned,
    with_all_theirs,
    with_theirs,
)
from tryg_tui.core.meetings.merge import merge
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.entries import Action, Decision, Note
from tryg_tui.core.model.meeting import AgendaItem, Meeting

AT = dt.datetime(2018, 4, 10, 10, 0, tzinfo=dt.UTC)
BASE = Meeting(
    id="2018-04-10",
    title="Mødet",
    state="open",
    date=dt.date(2018, 4, 10),
    items=(AgendaItem(id="a", title="Punkt", kind="decision", view="other"),),
    attendance=(Attendance(person="anna", status="present"),),
    entries=(
        Decision(n=1, item="a", at=AT, text="Vedtaget"),
        Action(n=2, item="a", at=AT, text="Skriv", owners=("anna",)),
        Note(n=3, item="a", at=AT, text="Drøftet", extra={"farve": "blå"}),
    ),
    last=3,
)


def both(ours: Meeting, theirs: Meeting) -> Meeting:
    """Merged, and then every dispute settled their way."""
    merged = merge(BASE, ours, theirs)
    meeting = merged.meeting
    assert merged.conflicts
    for dispute in disputes(merged.conflicts):
        assert with_theirs(meeting, dispute) != meeting
        meeting = with_theirs(meeting, dispute)
    return meeting


def entry(n: int, **changes: object) -> Meeting:
    """The base with one entry changed."""
    changed = (replace(e, **changes) if e.n == n else e for e in BASE.entries)
    return replace(BASE, entries=tuple(changed))


def test_a_decision_is_taken_as_a_whole() -> None:
    theirs = entry(1, text="Forkastet", outcome="rejected")
    assert both(entry(1, text="Udsat", outcome="postponed"), theirs) == theirs


def test_what_is_disputed_is_a_record_or_the_file_itself() -> None:
    merged = merge(BASE, replace(entry(2, text="Ring"), place="A"), replace(BASE, place="B"))
    (place,) = disputes(merged.conflicts)
    assert disputed(BASE, place) == BASE
    conflicts = merge(BASE, entry(2, text="Ring"), entry(2, text="Mail")).conflicts
    assert disputed(BASE, conflicts) == BASE.entries[1]
    assert disputed(replace(BASE, entries=()), conflicts) is None


def test_the_fields_of_an_entry_are_settled_together() -> None:
    ours = entry(2, text="Ring", due_text="snart")
    theirs = entry(2, text="Mail", due_text="senere")
    merged = merge(BASE, ours, theirs)
    assert len(merged.conflicts) == 2
    assert len(list(disputes(merged.conflicts))) == 1
    assert both(ours, theirs) == theirs


def test_a_key_nobody_knows_is_settled_too() -> None:
    theirs = entry(3, extra={"farve": "rød"})
    assert both(entry(3, extra={"farve": "grøn"}), theirs) == theirs


def test_a_line_changed_here_and_removed_by_others_is_kept_until_it_is_settled() -> None:
    ours = entry(2, text="Ring")
    theirs = replace(BASE, entries=(BASE.entries[0], BASE.entries[2]))
    assert merge(BASE, ours, theirs).meeting == ours
    assert both(ours, theirs) == theirs


def test_a_line_removed_here_and_changed_by_others_stands_until_it_is_settled() -> None:
    ours = replace(BASE, entries=(BASE.entries[0], BASE.entries[2]))
    theirs = entry(2, text="Ring")
    merged = merge(BASE, ours, theirs)
    (dispute,) = disputes(merged.conflicts)
    assert merged.meeting == theirs
    assert removed_here(dispute)
    assert with_theirs(merged.meeting, dispute) == theirs
    assert with_theirs(merged.meeting, turned(dispute)) == ours


def test_a_line_that_stands_here_was_not_removed_here() -> None:
    changed, without = entry(2, text="Ring"), replace(BASE, entries=BASE.entries[2:])
    for theirs in (without, entry(2, text="Mail")):
        (dispute,) = disputes(merge(BASE, changed, theirs).conflicts)
        assert not removed_here(dispute)


def test_several_disputes_are_settled_at_once_and_only_those_that_are_given() -> None:
    sides = (entry(2, text="Ring"), "Vores"), (entry(2, text="Mail"), "Deres")
    ours, theirs = (replace(side, place=place) for side, place in sides)
    merged = merge(BASE, ours, theirs)
    found = {dispute[0].where: dispute for dispute in disputes(merged.conflicts)}
    assert with_all_theirs(merged.meeting, ()) == ours
    assert with_all_theirs(merged.meeting, found.values()) == theirs
    assert with_all_theirs(merged.meeting, [found["field"]]) == replace(ours, place="Deres")


def test_an_item_a_participant_and_the_meeting_itself_are_settled() -> None:
    def side(word: str, status: str) -> Meeting:
        return replace(
            BASE,
            place=word,
            items=(replace(BASE.items[0], title=word),),
            attendance=(replace(BASE.attendance[0], status=status),),
        )

    theirs = side("Deres", "absent")
    assert both(side("Vores", "apologies"), theirs) == theirs
