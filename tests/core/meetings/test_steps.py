"""Any of the last changes can be taken back alone, unless a later one builds on it."""

import datetime as dt
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.meetings.test_recording_properties import CHANGES, Sitting
from tests.factories import action, at, item, meeting, note
from tryg_tui.core.meetings.attendance import attend
from tryg_tui.core.meetings.recording import (
    Content,
    History,
    add_item,
    arrange,
    content_of,
    edit,
    record,
    remove,
    split,
)
from tryg_tui.core.meetings.steps import LISTS, BuiltOn, without
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.meeting import AgendaItem, Meeting

NOW = at(10)

START = meeting(
    state="open",
    current="a",
    items=tuple(item(id, title=id.upper()) for id in "abcd"),
    entries=(note(1, "først", item="b"), note(2, "dernæst", item="c"), note(3, "sidst", item="c")),
    attendance=(Attendance(person="x", status="present"),),
    last=3,
)


def planned(**fields: object) -> Callable[[Meeting], Meeting]:
    """A change of a meeting's head."""
    return lambda m: arrange(m, m, replace(m, **fields))


def ordered(ids: str) -> Callable[[Meeting], Meeting]:
    """Another order of the items."""

    def change(m: Meeting) -> Meeting:
        others = tuple(it for it in m.items if it.id not in ids)
        items = (next(it for it in m.items if it.id == id) for id in ids)
        return arrange(m, m, replace(m, items=(*items, *others)))

    return change


ALONE: tuple[Callable[[Meeting], Meeting], ...] = (
    lambda m: record(m, note(0, "ny", item="d"), NOW)[0],
    lambda m: record(m, action(0, "opgave", item="d"), NOW)[0],
    lambda m: edit(m, 1, note(1, "rettet", item="b")),
    lambda m: remove(m, 2),
    lambda m: attend(m, "x", "absent"),
    lambda m: attend(m, "y", "present"),
    lambda m: attend(m, "z", "guest", "Ida"),
    lambda m: add_item(m, AgendaItem(id="e", title="E", kind="decision", view="other"), "b"),
    planned(place="Havnen"),
    planned(secretary="y"),
    planned(date=dt.date(2018, 4, 11), moved_from=dt.date(2018, 4, 10)),
    lambda m: arrange(
        m, m, replace(m, items=tuple(replace(it, text="nu" * (it.id == "c")) for it in m.items))
    ),
    ordered("bacd"),
)
"""Changes of which none is about what another one is about."""


def held(changes: list[Callable[[Meeting], Meeting]]) -> tuple[Meeting, History[Content]]:
    """A meeting after some changes, and how it stood before each."""
    now, history = START, History[Content]()
    for change in changes:
        after = change(now)
        history = history.changed(content_of(now), content_of(after))
        now = after
    return now, history


@given(st.permutations(range(len(ALONE))), st.permutations(range(len(ALONE))))
def test_changes_of_different_things_are_taken_back_in_any_order(
    made: list[int], undone: list[int]
) -> None:
    end, history = held([ALONE[n] for n in made])
    content = content_of(end)
    for n in undone:
        history, content = without(history, content, made.index(n), end)
        made = [other for other in made if other != n]
    assert (history.past, content) == ((), content_of(START))


def parts(content: Content) -> dict[object, object]:
    """What some content holds, by what it is told apart by."""
    found: dict[object, object] = dict(enumerate(content.head))
    for name, key in LISTS.items():
        found |= {(name, key(one)): one for one in getattr(content, name)}
    return found


@given(st.lists(CHANGES, max_size=30), st.data())
def test_what_is_taken_back_is_as_before_and_all_else_as_it_is(
    changes: list[tuple[str, int]], data: st.DataObject
) -> None:
    sitting = Sitting()
    for change in changes:
        sitting.step(*change)
    now, history = content_of(sitting.meeting), sitting.history
    if not history.past:
        return
    at = data.draw(st.integers(0, len(history.past) - 1))
    try:
        left, content = without(history, now, at, sitting.meeting)
    except BuiltOn as built:
        later = range(at + 1, len(history.past))
        if built.by not in later:
            pytest.fail(f"{at} is not built on by {built.by}")
        return
    before, after = (parts(one) for one in (*history.past, now)[at : at + 2])
    touched = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    was, is_now = parts(now), parts(content)
    for key in was.keys() | is_now.keys() | before.keys():
        assert is_now.get(key) == (before if key in touched else was).get(key)
    assert len(left.past) == len(history.past) - 1
    assert all(one != other for one, other in pairwise((*left.past, content)))
    again = left.redo(content)
    assert again is not None
    assert again[1] == now
    if at == len(history.past) - 1:
        undone = history.undo(now)
        assert undone == (left, content)


def refused(*changes: Callable[[Meeting], Meeting]) -> int:
    """Which change the first one cannot be taken back for; that it cannot is certain."""
    end, history = held([*changes])
    with pytest.raises(BuiltOn) as stopped:
        without(history, content_of(end), 0, end)
    return stopped.value.by


def test_what_a_later_change_builds_on_stays() -> None:
    new = AgendaItem(id="e", title="E", kind="decision", view="other")
    write = ALONE[0]
    other = note(4, "andet", item="d")
    assert refused(write, planned(place="x"), lambda m: edit(m, 4, other)) == 2
    assert refused(write, written("d", of=f"{START.id}#4")) == 1
    assert refused(lambda m: remove(m, 1), lambda m: arrange(m, m, gone(m, "b"))) == 1
    assert refused(lambda m: add_item(m, new, "b"), lambda m: split(m, "e", ["Del"])) == 1
    assert refused(lambda m: add_item(m, new, "b"), written("e")) == 1
    assert refused(ordered("bacd"), ordered("cbad")) == 1
    assert refused(planned(place="x"), planned(place="y")) == 1
    assert refused(planned(place="x"), planned(place="y"), planned(place="x")) == 1
    assert refused(lambda m: attend(m, "y", "present"), lambda m: attend(m, "y", None)) == 1


def written(item: str, **fields: str) -> Callable[[Meeting], Meeting]:
    """A new action at an item."""
    return lambda m: record(m, action(0, "ny", item=item, **fields), NOW)[0]


def gone(meeting: Meeting, id: str) -> Meeting:
    """A meeting without an item."""
    return replace(meeting, items=tuple(it for it in meeting.items if it.id != id))


def test_what_was_removed_comes_back_where_it_was() -> None:
    end, history = held([lambda m: arrange(m, m, gone(m, "d")), ALONE[7], ordered("ca")])
    _left, content = without(history, content_of(end), 0, end)
    assert [it.id for it in content.items] == ["c", "a", "b", "d", "e"]
    end, history = held([lambda m: remove(m, 1), lambda m: remove(m, 2), ALONE[0]])
    _left, content = without(history, content_of(end), 1, end)
    assert [one.n for one in content.entries] == [2, 3, 4]


def test_those_that_cannot_be_told_apart_are_left_as_they_are() -> None:
    twice = replace(START, attendance=START.attendance * 2)
    after = planned(place="x")(twice)
    history = History((content_of(twice),))
    with pytest.raises(BuiltOn):
        without(history, content_of(after), 0, after)
