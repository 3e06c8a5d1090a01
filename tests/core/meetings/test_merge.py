"""Two versions of a meeting as one: what is taken from whom, and what is in conflict."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from tests.factories import action, amendment, at, decision, followup, item, meeting, note
from tryg_tui.core.meetings.disputes import Conflict
from tryg_tui.core.meetings.merge import Merged, merge
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.entries import AnyEntry, Approval, ReadingEntry
from tryg_tui.core.model.link import Link
from tryg_tui.core.model.meeting import LAST_LINE, Meeting


def opened(*entries: AnyEntry, **fields: Any) -> Meeting:
    last = max((entry.n for entry in entries), default=0)
    whole: dict[str, Any] = {"state": "open", "entries": entries, "last": last}
    return meeting(**(whole | fields))


def numbers(merged: Merged) -> list[int]:
    return [entry.n for entry in merged.meeting.entries]


BASE = opened(note(1, "en"), note(2, "to"))


def test_what_only_one_side_changed_is_taken_from_it() -> None:
    ours = replace(BASE, place="Rådhuset")
    theirs = replace(BASE, case_number="17-1", entries=(note(1, "en"), note(2, "to!")))
    merged = merge(BASE, ours, theirs)
    assert merged == Merged(replace(theirs, place="Rådhuset"))


def test_what_both_sides_changed_differently_is_a_conflict_and_ours_stays() -> None:
    ours, theirs = replace(BASE, place="her"), replace(BASE, place="der")
    merged = merge(BASE, ours, theirs)
    assert merged.meeting == ours
    assert merged.conflicts == (Conflict("field", "place", "place", "her", "der"),)


def test_where_a_meeting_was_moved_from_is_said_of_the_day_that_is_taken() -> None:
    first, later = BASE.date, BASE.date + dt.timedelta(days=7)
    base = replace(BASE, date=later, moved_from=first)
    back = replace(base, date=first, moved_from=None)
    on = replace(base, date=later + dt.timedelta(days=7))
    for ours, theirs in ((back, on), (on, back)):
        merged = merge(base, ours, theirs)
        assert (merged.meeting.date, merged.meeting.moved_from) == (ours.date, ours.moved_from)
        assert "date" in [one.field for one in merged.conflicts]


def test_what_both_sides_changed_alike_is_no_conflict() -> None:
    ours = replace(BASE, place="her", title="Vores")
    theirs = replace(BASE, place="her")
    assert merge(BASE, ours, theirs) == Merged(ours)


def test_one_field_of_a_note_each_is_put_together() -> None:
    mine, other = note(1, "rettet"), note(1, "en", private=True)
    merged = merge(BASE, opened(mine, note(2, "to")), opened(other, note(2, "to")))
    assert merged.conflicts == ()
    assert merged.meeting.entries == (note(1, "rettet", private=True), note(2, "to"))


def test_the_same_field_of_a_note_is_a_conflict_of_that_field() -> None:
    merged = merge(BASE, opened(note(1, "a"), note(2, "to")), opened(note(1, "b"), note(2, "to")))
    assert merged.conflicts == (Conflict("entry", "1", "text", "a", "b"),)
    assert merged.meeting.entries[0].text == "a"


@pytest.mark.parametrize(
    ("before", "ours", "theirs"),
    [
        (decision(1, "ja"), decision(1, "ja, alle"), decision(1, "ja", outcome="adopted")),
        (decision(1, "ja"), decision(1, "ja", dissent="A: nej"), decision(1, "ja", private=True)),
        (
            Approval(n=1, item="a", at=at(9), of="2017-12-05"),
            Approval(n=1, item="a", at=at(9), of="2017-12-05", sha256="00"),
            Approval(n=1, item="a", at=at(9), of="2017-12-05", text="med tak"),
        ),
        (
            amendment(1, "2017-12-05#1", "x"),
            amendment(1, "2017-12-05#1", "y"),
            amendment(1, "2017-12-05#1", "x", why="fejl"),
        ),
        (note(1, "en"), decision(1, "en"), note(1, "en", private=True)),
        (note(1, "en"), note(1, "en", private=True), action(1, "en")),
    ],
)
def test_what_was_agreed_is_never_put_together_from_two(
    before: AnyEntry, ours: AnyEntry, theirs: AnyEntry
) -> None:
    merged = merge(opened(before), opened(ours), opened(theirs))
    assert merged.conflicts == (Conflict("entry", "1", "", ours, theirs),)
    assert merged.meeting.entries == (ours,)


def test_a_kind_changed_alike_on_both_sides_has_no_base_to_start_from() -> None:
    ours, theirs = action(1, "en", due_text="maj"), action(1, "en", owner_text="alle")
    merged = merge(opened(note(1, "en")), opened(ours), opened(theirs))
    assert merged.conflicts == ()
    assert merged.meeting.entries == (action(1, "en", due_text="maj", owner_text="alle"),)


def test_a_date_and_its_words_are_taken_from_one_side() -> None:
    before = action(1, "en")
    day = dt.date(2018, 5, 1)
    merged = merge(
        opened(before),
        opened(action(1, "en", due=day)),
        opened(action(1, "en", due_text="snarest", owners=("p",))),
    )
    assert merged.meeting.entries == (action(1, "en", due=day, owners=("p",)),)
    assert merged.conflicts == (
        Conflict("entry", "1", "due", day, None),
        Conflict("entry", "1", "due_text", "", "snarest"),
    )


def test_a_value_and_its_qualifier_are_taken_from_one_side() -> None:
    def reading(value: int, **fields: Any) -> ReadingEntry:
        return ReadingEntry(n=1, item="a", at=at(9), indicator="i", value=value, **fields)

    merged = merge(opened(reading(10)), opened(reading(12)), opened(reading(10, qualifier="about")))
    assert merged.meeting.entries == (reading(12),)
    assert [each.field for each in merged.conflicts] == ["value", "qualifier"]


def test_additions_of_both_sides_stand_side_by_side_theirs_first() -> None:
    ours = opened(*BASE.entries, note(3, "vores"), note(4, "vores to"))
    theirs = opened(*BASE.entries, note(3, "deres"))
    merged = merge(BASE, ours, theirs)
    assert [entry.text for entry in merged.meeting.entries] == [
        *("en", "to", "deres", "vores", "vores to")
    ]
    assert numbers(merged) == [1, 2, 3, 5, 6]
    assert merged.renumbered == {3: 5, 4: 6}
    assert merged.meeting.last == 6
    assert merged.conflicts == ()


def test_the_same_addition_on_both_sides_is_one() -> None:
    ours = opened(*BASE.entries, note(3, "samme"), note(4, "vores"))
    theirs = opened(*BASE.entries, note(3, "samme"))
    merged = merge(BASE, replace(ours, place="her"), theirs)
    assert numbers(merged) == [1, 2, 3, 4]
    assert merged.renumbered == {}


def test_a_number_that_theirs_gave_and_took_back_is_not_given_again() -> None:
    theirs = replace(BASE, last=4)
    merged = merge(BASE, opened(*BASE.entries, note(3, "vores")), theirs)
    assert numbers(merged) == [1, 2, 5]
    assert merged.meeting.last == 5


def test_lines_get_numbers_that_a_file_may_hold_also_where_the_highest_is_given() -> None:
    highest = LAST_LINE
    base = meeting(last=highest - 2)
    theirs = replace(base, entries=(note(highest, "deres"),), last=highest)
    ours = replace(base, entries=(note(highest - 1, "a"), note(highest, "b")), last=highest)
    merged = merge(base, ours, theirs)
    # The highest that nobody uses, among them in the order of recording.
    assert merged.renumbered == {highest - 1: highest - 3, highest: highest - 2}
    assert [(e.n, e.text) for e in merged.meeting.entries] == [
        (highest, "deres"),
        (highest - 3, "a"),
        (highest - 2, "b"),
    ]
    assert merged.meeting.last == highest


def test_a_line_that_an_earlier_attempt_has_saved_under_another_number_is_not_there_twice() -> None:
    theirs = opened(*BASE.entries, note(3, "deres"), note(4, "vores"))
    merged = merge(BASE, opened(*BASE.entries, note(3, "vores")), theirs)
    assert merged.meeting.entries == theirs.entries
    assert merged.renumbered == {3: 4}


def test_a_removed_entry_brought_back_keeps_its_number() -> None:
    base = opened(note(2, "to"))
    theirs = opened(note(2, "to"), note(3, "deres"))
    merged = merge(base, opened(note(1, "en"), note(2, "to")), theirs)
    assert sorted(numbers(merged)) == [1, 2, 3]
    assert merged.renumbered == {}


def test_citations_in_what_we_wrote_follow_the_new_numbers_and_no_others_do() -> None:
    same = note(2, "se 2018-04-10#3")
    base = opened(note(1, "en"), same)
    ours = opened(
        note(1, "en, se 2018-04-10#3, 2018-04-10#30 og 12018-04-10#3"),
        same,
        decision(3, "ja"),
        followup(4, "2018-04-10#3"),
        amendment(5, "2017-12-05#3", "x", why="se 2018-04-10#4"),
    )
    theirs = opened(note(1, "en"), same, note(3, "deres"), note(4, "se 2018-04-10#3"))
    merged = merge(base, ours, theirs)
    assert merged.renumbered == {3: 6, 4: 7, 5: 8}
    assert merged.meeting.entries == (
        note(1, "en, se 2018-04-10#6, 2018-04-10#30 og 12018-04-10#3"),
        same,
        note(3, "deres"),
        note(4, "se 2018-04-10#3"),
        decision(6, "ja"),
        followup(7, "2018-04-10#6"),
        amendment(8, "2017-12-05#3", "x", why="se 2018-04-10#7"),
    )


def test_what_one_side_removed_is_gone_unless_the_other_changed_it() -> None:
    changed = note(2, "to, rettet")
    assert numbers(merge(BASE, opened(note(1, "en"), last=2), replace(BASE, place="x"))) == [1]
    kept = merge(BASE, opened(note(2, "to"), last=2), opened(note(1, "en"), changed))
    assert kept.meeting.entries == (changed,)
    back = merge(BASE, opened(note(1, "!"), note(2, "to")), opened(note(2, "to!"), last=2))
    assert [entry.text for entry in back.meeting.entries] == ["!", "to!"]
    assert back.conflicts == (Conflict("entry", "1", "", note(1, "!"), None),)


def test_both_sides_are_told_of_a_line_that_one_removed_and_the_other_changed() -> None:
    changed, removed = opened(note(1, "en!"), note(2, "to")), opened(note(2, "to"), last=2)
    for base in (BASE, replace(BASE, place="x")):
        here, there = merge(base, changed, removed), merge(base, removed, changed)
        assert here.meeting.entries == there.meeting.entries == changed.entries
        assert here.conflicts == (Conflict("entry", "1", "", note(1, "en!"), None),)
        assert there.conflicts == (Conflict("entry", "1", "", None, note(1, "en!")),)
    assert merge(BASE, removed, replace(BASE, place="x")).conflicts == ()
    assert merge(BASE, removed, replace(removed, place="x")).conflicts == ()


def test_what_stays_though_one_side_removed_it_stands_where_it_stood() -> None:
    three = (note(1, "en"), note(2, "to"), note(3, "tre"))
    theirs = replace(opened(three[0], three[2]), place="x")
    ours = opened(three[0], note(2, "to!"), three[2])
    assert numbers(merge(opened(*three), ours, theirs)) == [1, 2, 3]
    other = opened(note(1, "en", private=True), three[1], three[2])
    assert numbers(merge(opened(*three), opened(*three[1:], last=3), other)) == [1, 2, 3]


def test_entries_that_share_a_number_in_the_file_are_all_kept() -> None:
    twice = opened(note(1, "a"), note(1, "b"))
    merged = merge(twice, replace(twice, place="x"), replace(twice, title="y"))
    assert merged.meeting.entries == twice.entries


AGENDA = (item("a"), item("b"), item("c"))


def test_items_are_told_by_their_ids_and_the_order_is_of_who_changed_it() -> None:
    base = opened(items=AGENDA)
    ours = opened(items=(AGENDA[2], AGENDA[0], AGENDA[1]))
    theirs = opened(items=(item("a", minutes=5), *AGENDA[1:]))
    merged = merge(base, ours, theirs)
    assert merged.meeting.items == (AGENDA[2], item("a", minutes=5), AGENDA[1])
    assert merged.conflicts == ()
    added = opened(items=(*AGENDA, item("d")))
    both = merge(base, added, opened(items=(item("e"), *AGENDA)))
    assert [each.id for each in both.meeting.items] == ["e", "a", "b", "c", "d"]


def test_an_item_is_in_conflict_by_its_id_and_field() -> None:
    base = opened(items=(item("a"),))
    ours, theirs = opened(items=(item("a", minutes=5),)), opened(items=(item("a", minutes=9),))
    assert merge(base, ours, theirs).conflicts == (Conflict("item", "a", "minutes", 5, 9),)


def test_an_item_is_not_removed_when_something_is_recorded_under_it() -> None:
    base = opened(items=AGENDA)
    theirs = opened(items=AGENDA[:1], place="x")
    ours = opened(note(1, "en", item="b"), items=AGENDA, current="c", since=at(9))
    assert merge(base, ours, theirs).meeting.items == AGENDA
    without = merge(base, replace(base, title="y"), theirs)
    assert without.meeting.items == AGENDA[:1]


def test_times_of_an_item_are_never_in_conflict() -> None:
    def visited(started: int, ended: int, seconds: int) -> Meeting:
        times = {"started": at(started), "ended": at(ended), "seconds": seconds}
        return opened(items=(item("a", **times),))

    base = opened(items=(item("a"),))
    merged = merge(base, visited(9, 10, 60), visited(8, 11, 90))
    assert merged.conflicts == ()
    assert merged.meeting == visited(8, 11, 150)
    again = merge(visited(9, 10, 60), visited(9, 10, 50), replace(visited(9, 10, 0), place="x"))
    assert again.meeting.items == visited(9, 10, 0).items


def test_the_place_in_the_agenda_is_that_of_who_moved_and_ours_where_both_did() -> None:
    base = opened(items=AGENDA, current="a", since=at(9))
    moved = replace(base, current="b", since=at(10))
    other = replace(base, place="x")
    assert merge(base, other, moved).meeting == replace(moved, place="x")
    further = replace(base, current="c", since=at(11))
    assert merge(base, moved, further).meeting == moved
    assert merge(base, moved, further).conflicts == ()
    fresh = merge(None, moved, replace(other, current="", since=None))
    assert (fresh.meeting.current, fresh.meeting.since) == ("b", at(10))


def test_a_meeting_goes_on_and_not_back() -> None:
    planned = meeting(items=AGENDA)
    open_ = opened(items=AGENDA, opened=at(9), current="a", since=at(9))
    draft = meeting(items=AGENDA, state="draft", opened=at(9), closed=at(11))
    moved = replace(open_, current="b", since=at(10), title="x")
    merged = merge(open_, moved, draft)
    assert merged.meeting == replace(draft, title="x")
    assert merged.conflicts == ()
    late = replace(open_, opened=at(9, 5), since=at(9, 5))
    begun = merge(planned, late, replace(open_, place="x"))
    assert begun.meeting.opened == at(9)
    assert begun.conflicts == ()
    both = merge(open_, replace(draft, closed=at(12)), draft)
    assert both.meeting.closed == at(12)
    further = merge(planned, open_, draft)
    assert further.meeting.state == "draft"
    assert (further.meeting.current, further.meeting.since) == ("", None)
    ahead = merge(planned, draft, open_)
    assert (ahead.meeting.state, ahead.meeting.current) == ("draft", "")


def test_a_draft_taken_up_again_by_one_side_is_not_over() -> None:
    draft = meeting(state="draft", opened=at(9), closed=at(11))
    reopened = replace(draft, state="open", closed=None)
    merged = merge(draft, reopened, replace(draft, closed=at(12), opened=None))
    assert (merged.meeting.state, merged.meeting.closed) == ("open", None)
    assert merged.conflicts == ()
    begun = merge(draft, replace(draft, opened=at(8), title="x"), replace(draft, opened=None))
    assert begun.meeting.opened == at(8)


def test_a_meeting_called_off_by_one_and_begun_by_the_other_is_a_conflict() -> None:
    planned = meeting()
    off, begun = replace(planned, state="cancelled"), opened(opened=at(9))
    merged = merge(planned, off, begun)
    assert merged.meeting.state == "cancelled"
    assert merged.conflicts == (Conflict("field", "state", "state", "cancelled", "open"),)
    assert not merged.closed


def test_nothing_is_merged_into_minutes_that_are_final() -> None:
    theirs = replace(BASE, state="final")
    ours = replace(BASE, place="her")
    for base in (BASE, theirs, None):
        merged = merge(base, ours, theirs)
        assert merged.meeting == theirs
        assert merged.closed
        assert merged.conflicts == (Conflict("field", "state", "state", "open", "final"),)
    assert merge(BASE, BASE, theirs) == Merged(theirs)


def test_minutes_are_not_final_without_what_somebody_else_wrote_meanwhile() -> None:
    draft = replace(BASE, state="draft")
    final, theirs = replace(BASE, state="final"), replace(draft, place="x")
    assert merge(draft, final, draft) == Merged(final)
    merged = merge(draft, final, theirs)
    assert (merged.meeting, merged.closed) == (theirs, True)


def test_participants_are_told_by_person() -> None:
    def there(person: str, **fields: Any) -> Attendance:
        return Attendance(person=person, **({"status": "present"} | fields))

    nine, ten = dt.time(9), dt.time(10)
    base = opened(attendance=(there("p"), there("q")))
    ours = opened(attendance=(there("p", arrived=nine), there("q"), there("r")))
    theirs = opened(attendance=(there("p", left=ten), there("q"), there("r", arrived=nine)))
    merged = merge(base, ours, theirs)
    assert merged.conflicts == ()
    assert merged.meeting.attendance == (
        there("p", arrived=nine, left=ten),
        there("q"),
        there("r", arrived=nine),
    )
    away = opened(attendance=(there("p", status="absent"), there("q")))
    merged = merge(base, away, theirs)
    assert merged.meeting.attendance[0] == there("p", status="absent")
    assert merged.conflicts == (
        Conflict("attendance", "p", "status", "absent", "present"),
        Conflict("attendance", "p", "left", None, ten),
    )


def test_keys_we_do_not_know_are_merged_by_name_and_none_is_lost() -> None:
    base = replace(BASE, extra={"a": 1, "b": 1, "c": 1, "d": 1, "e": 1})
    ours = replace(BASE, extra={"a": 2, "c": 1, "d": 2, "mine": 1})
    theirs = replace(BASE, extra={"a": 1, "b": 2, "c": 1, "d": 3, "e": 1, "yours": 1})
    merged = merge(base, ours, theirs)
    assert merged.meeting.extra == {"a": 2, "b": 2, "c": 1, "d": 2, "mine": 1, "yours": 1}
    assert merged.conflicts == (Conflict("field", "d", "d", 2, 3),)
    kept = merge(base, replace(BASE, extra={"a": 2}), replace(BASE, extra={}))
    assert kept.meeting.extra == {"a": 2}
    assert kept.conflicts == ()


def test_versions_without_a_common_one_keep_all_that_was_recorded() -> None:
    ours = opened(note(1, "vores"), title="A")
    theirs = opened(note(1, "deres"), note(2, "samme"), title="B", place="x")
    merged = merge(None, ours, theirs)
    assert [(entry.n, entry.text) for entry in merged.meeting.entries] == [
        (1, "deres"),
        (2, "samme"),
        (3, "vores"),
    ]
    assert merged.meeting.place == "x"
    assert merged.conflicts == (Conflict("field", "title", "title", "A", "B"),)


def test_links_that_two_have_put_on_an_item_and_an_entry_all_stay() -> None:
    one, two, three = (Link(address=f"https://a.dk/{n}") for n in range(3))

    def version(*links: Link) -> Meeting:
        said = note(1, "x", item="a", links=links)
        return meeting(state="open", items=(item("a", links=links),), entries=(said,), last=1)

    merged = merge(version(one), version(one, two), version(three))
    assert merged.conflicts == ()
    for record in (*merged.meeting.items, *merged.meeting.entries):
        assert record.links == (three, two)


def test_two_who_change_what_calendars_show_are_both_counted() -> None:
    base = meeting(revision=2, revised=at(9))
    ours = replace(base, place="x", revision=3, revised=at(10))
    theirs = replace(base, start=dt.time(9), revision=4, revised=at(9, 30))
    merged = merge(base, ours, theirs)
    assert merged.conflicts == ()
    assert (merged.meeting.revision, merged.meeting.revised) == (5, at(10))


def test_the_items_that_somebody_was_out_of_are_those_that_either_side_noted() -> None:
    def version(*out_of: str) -> Meeting:
        return opened(attendance=(Attendance(person="p", status="present", out_of=out_of),))

    merged = merge(version("a", "b"), version("b", "c"), version("a", "b", "d"))
    assert merged.conflicts == ()
    assert merged.meeting.attendance[0].out_of == ("b", "c", "d")


def test_two_who_let_somebody_leave_at_different_times_are_asked_which_it_was() -> None:
    def version(left: dt.time | None = None) -> Meeting:
        return opened(attendance=(Attendance(person="p", status="present", left=left),))

    ours, theirs = version(dt.time(10)), version(dt.time(11))
    merged = merge(version(), ours, theirs)
    assert merged.meeting == ours
    assert merged.conflicts == (Conflict("attendance", "p", "left", dt.time(10), dt.time(11)),)


def test_that_a_line_was_read_back_is_no_change_of_it_and_holds_only_for_its_words() -> None:
    base = opened(decision(1, "ja"), note(2, "to"))
    read = opened(decision(1, "ja", read_back=at(10)), note(2, "to", read_back=at(10)))
    other = opened(decision(1, "nej"), note(2, "to", private=True))
    for one, two in ((read, other), (other, read)):
        assert merge(base, one, two) == Merged(other)
    later = opened(decision(1, "ja", read_back=at(11)), note(2, "to"))
    for one, two in ((read, later), (later, read)):
        merged = merge(base, one, two)
        assert merged.conflicts == ()
        assert [entry.read_back for entry in merged.meeting.entries] == [at(11), at(10)]
