"""What holds for any two versions: nothing is lost, and it does not matter who comes second."""

import datetime as dt
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.factories import action, at, decision, followup, item, meeting, note
from tests.store.strategies import documents
from tryg_tui.core.meetings.attendance import (
    TIMES,
    attendance_of,
    beginning,
    tidy,
    times_of,
    with_note,
)
from tryg_tui.core.meetings.merge import merge
from tryg_tui.core.meetings.recording import record_all
from tryg_tui.core.model.attendance import Attendance, Stay
from tryg_tui.core.model.base import Problems
from tryg_tui.core.model.entries import AnyEntry, heard
from tryg_tui.core.model.meeting import Meeting, last_number
from tryg_tui.store.toml.codec import decode, encode, tidied
from tryg_tui.store.toml.parse import parse

ITEMS, PEOPLE, WORDS = ("a", "b", "c", "d"), ("p", "q", "r"), ("", "x", "y", "z")

NAMES = (
    *("record", "record", "edit", "remove", "agenda", "drop item", "attend", "away"),
    *("place", "title", "private", "visit", "extra", "give", "order", "part"),
    *("times", "out", "stand in", "several", "read", "read"),
)
STEPS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.integers(0, 3), st.integers(0, 3)), max_size=8
)
"""Changes of a meeting, each with which of its parts it is about and what it becomes."""


def changed(value: Meeting, steps: list[tuple[str, int, int]]) -> Meeting:
    """The meeting after some changes."""
    for name, which, what in steps:
        value = step(value, name, which, what)
    return value


def step(value: Meeting, name: str, which: int, what: int) -> Meeting:
    """The meeting after one change."""
    word, id = WORDS[what], ITEMS[which]
    if name == "record":
        kinds = (note, decision, action)
        entry: AnyEntry = kinds[which % 3](value.last + 1, word, item=id)
        return replace(value, entries=(*value.entries, entry), last=value.last + 1)
    if name == "several":
        # The same of all that are marked, as one change.
        cites = (f"2017-12-05#{n}" for n in range(which + 1))
        said = (followup(1, of, "dropped", text=word, item=id) for of in cites)
        return record_all(replace(value, state="open"), said, at(10))
    if name in {"edit", "private", "remove", "read"} and value.entries:
        place = which % len(value.entries)
        old = value.entries[place]
        new = {
            "edit": heard(replace(old, text=word), old),
            "private": heard(replace(old, private=True), old),
            "read": replace(old, read_back=at(11 + what)),
        }
        kept = () if name == "remove" else (new[name],)
        return replace(value, entries=(*value.entries[:place], *kept, *value.entries[place + 1 :]))
    if name in {"agenda", "give", "visit", "drop item", "order", "part"}:
        return replace(value, items=_items(value, name, id, what))
    if name in {"times", "out", "stand in"}:
        return _part(value, name, PEOPLE[which % 3], what)
    if name in {"attend", "away"}:
        person, others = PEOPLE[which % 3], [a for a in value.attendance if a.person != id]
        others = [a for a in others if a.person != person]
        one = Attendance(person=person, status="absent" if name == "away" else "present")
        return replace(value, attendance=(*others, one))
    fields: dict[str, Any] = {"place": {"place": word}, "title": {"title": word}}
    fields["extra"] = {"extra": {**value.extra, id: word}}
    return replace(value, **fields.get(name, {}))


def _part(value: Meeting, name: str, person: str, what: int) -> Meeting:
    """The meeting after a change of somebody's part in it."""
    old = attendance_of(value, person) or Attendance(person=person, status="present")
    nine, ten, noon = dt.time(9), dt.time(10), dt.time(12)
    spans = (((nine, None),), ((None, noon),), ((None, ten), (noon, None)), ((nine, ten),))
    stays = tuple(Stay(*span) for span in spans[what])
    new: dict[str, dict[str, Any]] = {
        "times": times_of(stays, value),
        "out": {"out_of": tuple(sorted({*old.out_of, ITEMS[what]})), "reason": WORDS[what]},
        "stand in": {"stands_in_for": PEOPLE[what % 3]},
    }
    return with_note(value, tidy(replace(old, **new[name])))


def _items(value: Meeting, name: str, id: str, what: int) -> tuple[Any, ...]:
    """The agenda after a change of it."""
    old = value.item(id)
    if name == "order":
        return value.items[::-1]
    if old is None:
        return (*value.items, item(id)) if name == "agenda" else value.items
    if name == "part":
        part = item(f"{id}-{what}", part_of=id)
        return value.items if value.item(part.id) else (*value.items, part)
    if name == "drop item":
        return tuple(each for each in value.items if each is not old)
    new: dict[str, Any] = {
        "agenda": {"text": WORDS[what]},
        "give": {"given": what},
        "visit": {"seconds": old.seconds + 60 * what, "ended": at(9 + what)},
    }
    return tuple(replace(each, **new[name]) if each is old else each for each in value.items)


BASES = STEPS.map(
    lambda steps: changed(meeting(state="open", items=tuple(item(id) for id in ITEMS[:3])), steps)
)
TRIPLES = BASES.flatmap(
    lambda base: st.tuples(
        st.just(base), *[STEPS.map(lambda steps: changed(base, steps)) for _ in range(2)]
    )
)
"""A version, and two that both follow on it."""


def content(value: Meeting) -> dict[str, Any]:
    """What a meeting says, without numbers and order, and without the place in the agenda."""
    entries = [encode(meeting(entries=(replace(one, n=1),))) for one in value.entries]
    return {
        "entries": sorted(entries),
        "items": {one.id: one for one in value.items},
        "attendance": {one.person: one for one in value.attendance},
        "rest": replace(value, entries=(), items=(), attendance=(), last=0, current="", since=None),
    }


@given(TRIPLES)
def test_a_change_of_one_side_alone_is_that_change(
    versions: tuple[Meeting, Meeting, Meeting],
) -> None:
    base, one, other = versions
    for value in (one, other):
        assert merge(base, value, base).meeting == value
        assert merge(base, base, value).meeting == value
        assert merge(base, value, value).meeting == value
        assert merge(None, value, value).meeting == value
    assert merge(base, one, base).conflicts == merge(base, base, one).conflicts == ()


@given(TRIPLES)
def test_nothing_that_was_recorded_is_missing(versions: tuple[Meeting, Meeting, Meeting]) -> None:
    base, ours, theirs = versions
    for start in (base, None):
        merged = merge(start, ours, theirs)
        known = start.entries if start else ()
        in_conflict = {one.key: one for one in merged.conflicts if one.where == "entry"}
        for side, other in ((ours, theirs), (theirs, ours)):
            for entry in side.entries:
                n = merged.renumbered.get(entry.n, entry.n) if side is ours else entry.n
                kept = merged.meeting.entry(n)
                if entry in known:
                    assert kept is not None or other.entry(n) is None
                else:
                    assert kept is not None
                    assert (
                        entry.text in {kept.text, ""}
                        or str(n) in in_conflict
                        or _edited(entry, start, other)
                    )
        assert {one.id for one in merged.meeting.items} >= {one.id for one in ours.items} & {
            one.id for one in theirs.items
        }


def _edited(entry: AnyEntry, base: Meeting | None, other: Meeting) -> bool:
    """Whether only the other side changed the text of an entry."""
    before, after = base.entry(entry.n) if base else None, other.entry(entry.n)
    return before is not None and after is not None and before.text == entry.text != after.text


@given(TRIPLES)
def test_who_comes_second_makes_no_difference_where_nothing_is_in_conflict(
    versions: tuple[Meeting, Meeting, Meeting],
) -> None:
    base, ours, theirs = versions
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert bool(one.conflicts) == bool(other.conflicts)
    if not one.conflicts:
        assert content(one.meeting) == content(other.meeting)
    else:
        assert [(each.where, each.field) for each in one.conflicts] != []
        pairs = {(each.ours, each.theirs) for each in one.conflicts if each.where != "entry"}
        turned = {(each.theirs, each.ours) for each in other.conflicts if each.where != "entry"}
        assert pairs == turned


@given(TRIPLES)
def test_merging_what_was_merged_changes_nothing(
    versions: tuple[Meeting, Meeting, Meeting],
) -> None:
    base, ours, theirs = versions
    merged = merge(base, ours, theirs).meeting
    assert merge(theirs, merged, theirs).meeting == merged
    # A merge that was not written is made again, where only times would add up once more.
    again = merge(base, merged, theirs)
    assert again.renumbered == {}
    assert content(_untimed(again.meeting)) == content(_untimed(merged))
    # One that was written, without anybody knowing that it was, adds nothing a second time.
    repeated = merge(base, ours, merged).meeting
    assert len(repeated.entries) == len(merged.entries)


def _untimed(value: Meeting) -> Meeting:
    """The meeting without the times of its items."""
    items = tuple(replace(one, seconds=0) for one in value.items)
    return replace(value, items=items)


@given(TRIPLES)
def test_only_a_line_with_the_words_that_were_read_back_is_said_to_have_been(
    versions: tuple[Meeting, Meeting, Meeting],
) -> None:
    base, ours, theirs = versions
    for start in (base, None):
        merged = merge(start, ours, theirs)
        there = [replace(one, n=0) for side in (ours, theirs) for one in side.entries]
        for entry in merged.meeting.entries:
            assert entry.read_back is None or replace(entry, n=0) in there


@given(TRIPLES)
def test_numbers_stay_unique_and_are_never_given_twice(
    versions: tuple[Meeting, Meeting, Meeting],
) -> None:
    base, ours, theirs = versions
    for start in (base, None):
        merged = merge(start, ours, theirs)
        numbers = [entry.n for entry in merged.meeting.entries]
        assert len(numbers) == len(set(numbers))
        assert merged.meeting.last >= max((ours.last, theirs.last, *numbers))
        # What is on disk under a number stays what the number means.
        added = {entry.n for entry in theirs.entries if entry not in base.entries}
        for n in added & set(merged.renumbered.values()):
            assert merged.meeting.entry(n) == theirs.entry(n)


@given(TRIPLES)
def test_what_was_merged_can_be_saved_and_read(versions: tuple[Meeting, Meeting, Meeting]) -> None:
    assert_saved(merge(*versions).meeting)


def assert_saved(value: Meeting) -> None:
    """Assert that a meeting is read back as it is written."""
    problems = Problems("")
    table = parse(encode(value), problems)
    assert table is not None
    assert decode(table, Meeting, problems) == tidied(value)
    assert not [each for each in problems.found if each.severity == "error"]


@given(st.tuples(documents(Meeting), documents(Meeting), documents(Meeting), st.booleans()))
@settings(max_examples=settings().max_examples // 3, suppress_health_check=list(HealthCheck))
def test_any_three_files_whatever_is_in_them_are_merged_into_one_that_can_be_read(
    versions: tuple[Meeting, Meeting, Meeting, bool],
) -> None:
    base, ours, theirs, begun = versions
    merged = merge(base if begun else None, ours, theirs)
    assert_saved(merged.meeting)
    assert merged.meeting.last >= last_number(merged.meeting)
    assert dt.date.min <= merged.meeting.date


DAY = [dt.time(hour, 30) for hour in range(8, 14)]


def _here(who: Attendance, begun: dt.time) -> list[bool]:
    """Whether somebody is there, hour by hour; what lies before the meeting is not looked at."""
    return [
        any(
            (not s.came or s.came <= max(t, begun)) and (not s.left or t < s.left)
            for s in who.stays
        )
        for t in DAY
    ]


@given(TRIPLES)
def test_no_part_in_the_meeting_that_either_side_noted_is_lost(
    versions: tuple[Meeting, Meeting, Meeting],
) -> None:
    base, ours, theirs = versions
    merged = merge(base, ours, theirs)
    disputed = {(one.key, one.field) for one in merged.conflicts if one.where == "attendance"}
    for side in (ours, theirs):
        for who in side.attendance:
            now, before = (attendance_of(one, who.person) for one in (merged.meeting, base))
            assert now is not None
            old = before or Attendance(person=who.person, status="present")
            if (who.person, "status") in disputed or now.status != who.status:
                continue
            assert set(who.out_of) - set(old.out_of) <= set(now.out_of)
            for name in ("reason", "stands_in_for"):
                value = getattr(who, name)
                is_kept = value in (getattr(old, name), getattr(now, name))
                assert is_kept or (who.person, name) in disputed
            if any((who.person, name) in disputed for name in TIMES):
                continue
            begun = beginning(merged.meeting)
            trio = (_here(one, begun) for one in (old, who, now))
            assert all(
                is_now == is_noted
                for was, is_noted, is_now in zip(*trio, strict=True)
                if is_noted != was
            )


@given(BASES, st.integers(0, 5), st.integers(0, 5))
def test_what_two_say_of_several_at_once_is_all_there(base: Meeting, one: int, other: int) -> None:
    def said(word: str, count: int) -> Meeting:
        marked = [followup(1, f"2017-12-05#{n}", text=f"{word} {n}") for n in range(count)]
        return record_all(base, marked, at(11))

    merged = merge(base, said("vi", one), said("de", other))
    texts = [entry.text for entry in merged.meeting.entries[len(base.entries) :]]
    assert sorted(texts) == sorted(
        [*(f"vi {n}" for n in range(one)), *(f"de {n}" for n in range(other))]
    )
    assert merged.conflicts == ()
