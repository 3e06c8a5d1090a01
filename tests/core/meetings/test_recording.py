"""Recording in an open meeting, and taking changes back."""

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from tests.factories import action, at, decision, item, meeting, note
from tryg_tui.core.meetings.attendance import arrive_or_leave, attend
from tryg_tui.core.meetings.lifecycle import (
    NotAllowed,
    close,
    give_time,
    go_to,
    mark_not_reached,
    open_meeting,
    reopen,
)
from tryg_tui.core.meetings.merge import merge
from tryg_tui.core.meetings.recording import (
    Content,
    History,
    add_item,
    arrange,
    content_of,
    edit,
    moved_items,
    read_back,
    record,
    record_all,
    remove,
    split,
    with_content,
)
from tryg_tui.core.model.entries import AnyEntry
from tryg_tui.core.model.meeting import LAST_LINE, AgendaItem, Meeting, State


def test_no_line_is_recorded_for_which_there_is_no_number() -> None:
    last = replace(opened(), last=LAST_LINE - 1)
    full, recorded = record(last, note(0, "den sidste"), at(10))
    assert recorded.n == full.last == LAST_LINE
    with pytest.raises(NotAllowed, match="full"):
        record(full, note(0, "en til"), at(11))
    # What is recorded can still be put otherwise and taken out.
    assert edit(full, LAST_LINE, note(0, "sidst")).entries[-1].text == "sidst"
    assert not remove(full, LAST_LINE).entries


def opened(*entries: AnyEntry) -> Meeting:
    """An open meeting with two items."""
    items = (item("a", minutes=5), item("b", minutes=10))
    last = max((entry.n for entry in entries), default=0)
    return open_meeting(meeting(items=items, entries=entries, last=last), at(9))


def numbers(meeting: Meeting) -> list[int]:
    """The numbers of the entries."""
    return [entry.n for entry in meeting.entries]


class Workspace:
    """A secretary's workspace: the meeting and what can be undone."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.history: History[Content] = History()

    def do(self, change: Callable[[Meeting], Meeting]) -> None:
        """Make a change."""
        after = change(self.meeting)
        self.history = self.history.changed(content_of(self.meeting), content_of(after))
        self.meeting = after

    def record(self, text: str) -> int:
        """Record a note and give its number."""
        self.do(lambda m: record(m, note(0, text), at(9, 30))[0])
        return self.meeting.entries[-1].n

    def undo(self) -> bool:
        """Take a change back where there is one."""
        return self._take(self.history.undo(content_of(self.meeting)))

    def redo(self) -> bool:
        """Make it again where there is one."""
        return self._take(self.history.redo(content_of(self.meeting)))

    def _take(self, found: tuple[History[Content], Content] | None) -> bool:
        if found is not None:
            self.history, content = found
            self.meeting = with_content(self.meeting, content)
        return found is not None


def test_an_entry_gets_the_next_number_and_the_time_and_loses_outer_blanks() -> None:
    draft = note(99, "\n  Referat godkendt.\n", at=at(1))
    after, entry = record(opened(), draft, at(9, 2, 11))
    assert entry == note(1, "Referat godkendt.", at=at(9, 2, 11))
    assert after.entries == (entry,)
    assert after.last == 1


def test_numbers_go_on_after_the_highest_ever_given_not_after_the_last_entry() -> None:
    before = replace(opened(note(2), note(4)), last=9)
    after, entry = record(before, decision(0), at(10))
    assert entry.n == after.last == 10
    assert numbers(after) == [2, 4, 10]


def test_several_entries_are_recorded_one_after_another() -> None:
    after = record_all(opened(note(1)), [note(0, "a"), note(0, "b")], at(10))
    assert [(entry.n, entry.text) for entry in after.entries[1:]] == [(2, "a"), (3, "b")]
    assert record_all(after, [], at(11)) == after


def test_an_edited_entry_keeps_number_time_place_and_unknown_keys() -> None:
    before = opened(note(1), action(2, "Gammel", extra={"farve": "blå"}), note(3))
    after = edit(before, 2, action(0, " Ny ", owners=("tryg-politi",), at=at(23)))
    old = before.entries[1]
    assert after.entries[1] == replace(old, text="Ny", owners=("tryg-politi",))
    assert (after.entries[0], after.entries[2]) == (before.entries[0], before.entries[2])
    assert after.last == 3


def test_an_entry_can_become_one_of_another_kind() -> None:
    after = edit(opened(note(1, "Aftalt")), 1, decision(0, "Aftalt", outcome="adopted"))
    assert after.entries == (decision(1, "Aftalt", outcome="adopted"),)


def test_editing_or_removing_an_entry_that_is_not_there_changes_nothing() -> None:
    before = opened(note(1))
    assert edit(before, 2, note(2, "Ny")) == before
    assert remove(before, 2) == before


def test_an_entry_that_was_removed_while_it_was_edited_is_there_again() -> None:
    old = note(2, "to", extra={"farve": "blå"})
    after = edit(opened(note(1), note(3)), 2, decision(0, " To! "), old)
    assert numbers(after) == [1, 2, 3]
    assert after.entries[1] == decision(2, "To!", at=old.at, extra=old.extra)
    assert after.last == 3


def test_the_number_of_a_removed_entry_is_not_used_again() -> None:
    after, _ = record(remove(opened(note(1), note(2)), 2), note(0), at(10))
    assert numbers(after) == [1, 3]


@pytest.mark.parametrize("state", ["planned", "draft", "final", "cancelled"])
@pytest.mark.parametrize(
    "change",
    [
        lambda m: record(m, note(0), at(10)),
        lambda m: edit(m, 1, note(1)),
        lambda m: remove(m, 1),
        lambda m: attend(m, "tryg-politi", "present"),
        lambda m: arrive_or_leave(m, "tryg-politi", dt.time(10)),
    ],
)
def test_minutes_are_taken_only_in_an_open_meeting(
    change: Callable[[Meeting], object], state: State
) -> None:
    with pytest.raises(NotAllowed):
        change(replace(opened(note(1)), state=state))


def test_undo_and_redo_have_nothing_to_do_at_first() -> None:
    workspace = Workspace(opened())
    assert not workspace.undo()
    assert not workspace.redo()


def test_undo_takes_changes_back_one_by_one_and_redo_makes_them_again() -> None:
    workspace = Workspace(opened())
    workspace.record("et")
    workspace.do(lambda m: edit(m, 1, note(0, "en")))
    workspace.do(lambda m: remove(m, 1))
    texts = []
    while workspace.undo():
        texts.append([entry.text for entry in workspace.meeting.entries])
    assert texts == [["en"], ["et"], []]
    texts = []
    while workspace.redo():
        texts.append([entry.text for entry in workspace.meeting.entries])
    assert texts == [["et"], ["en"], []]


def test_a_number_taken_back_is_not_given_to_another_entry() -> None:
    workspace = Workspace(opened())
    assert [workspace.record("et"), workspace.record("to")] == [1, 2]
    workspace.undo()
    assert workspace.record("tre") == 3
    assert not workspace.redo()
    assert numbers(workspace.meeting) == [1, 3]


def test_an_entry_brought_back_has_its_own_number_again() -> None:
    workspace = Workspace(opened())
    workspace.record("et")
    workspace.record("to")
    workspace.do(lambda m: remove(m, 1))
    assert numbers(workspace.meeting) == [2]
    workspace.undo()
    assert numbers(workspace.meeting) == [1, 2]
    assert workspace.record("tre") == 3
    for _ in range(3):
        assert workspace.undo()
    assert numbers(workspace.meeting) == []
    assert workspace.meeting.last == 3
    assert workspace.redo()
    assert numbers(workspace.meeting) == [1]
    assert workspace.record("fire") == 4


def test_numbers_go_on_after_closing_and_reopening() -> None:
    workspace = Workspace(opened())
    workspace.record("et")
    workspace.record("to")
    workspace.do(lambda m: remove(m, 2))
    workspace.do(lambda m: reopen(close(m, at(10)), at(11)))
    assert workspace.record("tre") == 3
    assert workspace.undo()
    assert workspace.undo()
    assert numbers(workspace.meeting) == [1, 2]
    assert workspace.meeting.state == "open"
    assert workspace.record("fire") == 4


def test_undo_leaves_the_place_and_the_clock_alone() -> None:
    workspace = Workspace(opened())
    workspace.record("et")
    workspace.do(lambda m: go_to(m, "b", at(9, 40)))
    assert workspace.undo()
    assert workspace.meeting.entries == ()
    assert (workspace.meeting.current, workspace.meeting.since) == ("b", at(9, 40))
    assert workspace.meeting.items[0].seconds == 40 * 60
    assert not workspace.undo()


def test_marks_planned_times_and_attendance_can_be_taken_back() -> None:
    workspace = Workspace(opened())
    workspace.do(lambda m: mark_not_reached(m, "b", True))
    workspace.do(lambda m: give_time(m, "b"))
    workspace.do(lambda m: attend(m, "tryg-politi", "present"))
    assert workspace.undo()
    assert workspace.meeting.attendance == ()
    assert workspace.meeting.items[1].given == 5
    assert workspace.undo()
    assert (workspace.meeting.items[1].minutes, workspace.meeting.items[1].given) == (10, 0)
    assert workspace.undo()
    assert not workspace.meeting.items[1].not_reached
    assert workspace.meeting == opened()


def test_a_change_that_changes_nothing_is_not_one_to_take_back() -> None:
    workspace = Workspace(opened(note(1)))
    workspace.do(lambda m: remove(m, 7))
    assert not workspace.undo()


def test_time_given_before_the_meeting_can_be_taken_back() -> None:
    workspace = Workspace(meeting(items=(item("a", minutes=5),)))
    workspace.do(lambda m: give_time(m, "a"))
    assert workspace.undo()
    assert workspace.meeting.items[0].minutes == 5
    assert workspace.redo()
    assert workspace.meeting.items[0].minutes == 10


@pytest.mark.parametrize("state", ["draft", "final", "cancelled"])
def test_nothing_is_undone_or_redone_in_a_meeting_that_is_over(state: State) -> None:
    workspace = Workspace(opened())
    workspace.record("et")
    workspace.record("to")
    workspace.undo()
    over = replace(workspace.meeting, state=state)
    for found in (
        workspace.history.undo(content_of(over)),
        workspace.history.redo(content_of(over)),
    ):
        assert found is not None
        with pytest.raises(NotAllowed):
            with_content(over, found[1])


def test_an_item_that_is_taken_back_stays_while_something_belongs_to_it() -> None:
    before = opened(note(1))
    more = add_item(before, item("c", minutes=3), "")
    assert [it.late for it in more.items] == [*([False] * len(before.items)), True]
    assert with_content(more, content_of(before)) == before
    there = go_to(more, "c", at(9, 5))
    assert with_content(there, content_of(before)) == there


def test_head_and_agenda_are_planned_otherwise_and_taken_back() -> None:
    workspace = Workspace(meeting(items=(item("a"), item("b"))))
    before = workspace.meeting
    wanted = replace(before, place="Rådhuset", chair=("x",), items=(item("b", title="Andet"),))
    workspace.do(lambda m: arrange(m, before, wanted))
    assert workspace.meeting == replace(wanted, chair="x")
    assert not workspace.meeting.items[0].late
    assert workspace.undo()
    assert workspace.meeting == before
    assert workspace.redo()
    assert workspace.meeting.place == "Rådhuset"


def test_what_others_have_changed_meanwhile_stays() -> None:
    before = meeting(items=(item("a"), item("b")))
    theirs = replace(before, place="Rådhuset", items=(*before.items, item("c")))
    ours = replace(before, items=(item("b"), item("a")))
    after = arrange(theirs, before, ours)
    assert after.place == "Rådhuset"
    assert [it.id for it in after.items] == ["b", "a", "c"]


def test_an_item_with_a_line_of_the_minutes_stays_on_the_agenda() -> None:
    before = opened(note(1, item="b"))
    after = arrange(before, before, replace(before, items=()))
    assert [it.id for it in after.items] == ["a", "b"]


def test_a_meeting_that_is_moved_says_from_where_and_keeps_its_id() -> None:
    before = meeting(items=(item("a"),))
    later = arrange(before, before, replace(before, date=dt.date(2018, 4, 17)))
    assert (later.id, later.moved_from) == (before.id, before.date)
    again = arrange(later, later, replace(later, date=dt.date(2018, 4, 24)))
    assert again.moved_from == before.date
    assert arrange(again, again, replace(again, date=before.date)) == before, "it is moved no more"


def test_only_what_is_not_over_is_planned_otherwise() -> None:
    over = replace(opened(), state="draft")
    with pytest.raises(NotAllowed):
        arrange(over, over, over)


def test_an_item_is_split_and_what_is_recorded_there_stays() -> None:
    said = note(1, "x", item="b")
    items = (item("a"), item("b", kind="decision", private=True), item("c"))
    own = meeting(state="open", items=items, entries=(said,), last=1)
    once = split(own, "b", ["Plan", "Penge"])
    assert [one for one in once.numbered if one[1].part_of] == [
        (
            number,
            item(
                title.lower(),
                title=title,
                kind="decision",
                private=True,
                part_of="b",
                late=True,
            ),
        )
        for number, title in (("2.a", "Plan"), ("2.b", "Penge"))
    ]
    again = split(once, "penge", ["Plan"])
    assert [(number, one.id) for number, one in again.numbered] == [
        *(("1", "a"), ("2", "b"), ("2.a", "plan"), ("2.b", "penge"), ("2.c", "plan-2")),
        ("3", "c"),
    ]
    assert again.entries == (said,)
    assert with_content(again, content_of(once)) == once
    assert split(own, "nothing", ["Plan"]) == own


def test_a_part_of_what_is_gone_or_a_part_itself_is_an_item_of_its_own() -> None:
    own = meeting(items=(item("a"), item("b", part_of="a"), item("c")))
    for of, part in (("x", ""), ("b", ""), ("c", ""), ("a", "a")):
        items = (*own.items[:2], replace(own.items[2], part_of=of))
        assert arrange(own, own, replace(own, items=items)).items[2].part_of == part
    assert arrange(own, own, replace(own, items=own.items[1:])).items[0].part_of == ""


def test_parts_that_two_have_made_are_all_there() -> None:
    base = meeting(state="open", items=(item("a"), item("b")))
    ours, theirs = split(base, "a", ["Plan", "Penge"]), split(base, "a", ["Lys"])
    merged = merge(base, ours, theirs)
    assert merged.conflicts == ()
    assert {n: one.id for n, one in merged.meeting.numbered if one.part_of == "a"}.keys() == {
        *("1.a", "1.b", "1.c")
    }


def test_a_line_read_back_keeps_when_until_it_has_other_words_and_undo_takes_it_back() -> None:
    workspace = Workspace(opened(decision(1, "ja"), action(2, "gør det")))
    read = workspace.meeting.entries[0]
    workspace.do(lambda m: read_back(m, read, at(10)))
    assert workspace.meeting.entries == (replace(read, read_back=at(10)), action(2, "gør det"))
    assert edit(workspace.meeting, 1, read).entries == workspace.meeting.entries, "the same words"
    assert edit(workspace.meeting, 1, decision(1, "nej")).entries[0].read_back is None
    assert read_back(workspace.meeting, decision(1, "nej"), at(11)) == workspace.meeting, (
        "other words"
    )
    assert read_back(workspace.meeting, note(9, "væk"), at(11)) == workspace.meeting, "no such line"
    workspace.undo()
    assert workspace.meeting.entries[0] == read
    with pytest.raises(NotAllowed):
        read_back(close(workspace.meeting, at(12)), read, at(13))


@pytest.mark.parametrize(
    ("after", "moved"),
    [
        ("abcd", ""),
        ("bacd", "b"),
        ("bcda", "a"),
        ("dabc", "d"),
        ("axbcd", ""),
        ("acd", ""),
        ("dcab", "dc"),
    ],
)
def test_as_few_items_as_may_be_are_told_to_have_been_moved(after: str, moved: str) -> None:
    def items(ids: str) -> tuple[AgendaItem, ...]:
        return tuple(item(id) for id in ids)

    assert "".join(one.id for one in moved_items(items("abcd"), items(after))) == moved
