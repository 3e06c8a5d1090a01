"""What holds however a meeting goes: numbers, undo and redo, and time."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.factories import (
    at,
    decision,
    followup,
    item,
    meeting,
    note,
)
from tryg_tui.core.meetings.attendance import attend
from tryg_tui.core.meetings.lifecycle import (
    close,
    give_time,
    go_to,
    mark_not_reached,
    open_meeting,
    pause,
    reopen,
    resume,
)
from tryg_tui.core.meetings.recording import (
    Content,
    History,
    add_item,
    arrange,
    content_of,
    edit,
    record,
    record_all,
    remove,
    split,
    with_content,
)
from tryg_tui.core.model.link import Link
from tryg_tui.core.model.meeting import Meeting, gathered

ITEMS = ("a", "b", "c")

CHANGES = st.tuples(
    st.sampled_from(
        [
            *("record", "record", "several", "edit", "remove", "undo", "undo", "redo"),
            *("go to", "mark", "time", "attend", "pause", "resume", "reopen", "reload"),
            *("add", "drop", "rename", "split", "split", "link", "number"),
        ]
    ),
    st.integers(0, 5),
)
"""A step of a meeting and a number that says which entry, item or participant it is about."""


def without(meeting: Meeting, id: str) -> Meeting:
    """A meeting without an item."""
    return replace(meeting, items=tuple(it for it in meeting.items if it.id != id))


def linked(meeting: Meeting, id: str, name: str) -> Meeting:
    """A meeting with one more link at an item."""
    link = Link(address=f"https://a.dk/{name}")
    items = (replace(it, links=(*it.links, link)) if it.id == id else it for it in meeting.items)
    return replace(meeting, items=tuple(items))


class Sitting:
    """A meeting being held, with all that was ever recorded at it."""

    def __init__(self) -> None:
        items = tuple(item(id, minutes=5) for id in ITEMS)
        self.now = at(9)
        self.meeting = open_meeting(meeting(items=items), self.now)
        self.history: History[Content] = History()
        self.given: list[int] = []

    def step(self, name: str, which: int) -> None:
        """Take one step, a minute after the one before."""
        self.now += dt.timedelta(minutes=1)
        before = self.meeting
        if name in {"undo", "redo"}:
            self.take_back(name)
            return
        if name == "reload":
            # What a program started anew knows: the file, and nothing to undo.
            self.history = History()
            return
        self.meeting = self.changed(name, which)
        self.history = self.history.changed(content_of(before), content_of(self.meeting))

    def take_back(self, name: str) -> None:
        """Undo or redo where there is something to."""
        move = self.history.undo if name == "undo" else self.history.redo
        found = move(content_of(self.meeting))
        if found is not None:
            self.history, content = found
            self.meeting = with_content(self.meeting, content)

    def changed(self, name: str, which: int) -> Meeting:
        """The meeting after a step of the secretary or the chair."""
        now, current = self.now, self.meeting
        target = ITEMS[which % len(ITEMS)]
        n = which + 1
        if name == "record":
            after, entry = record(current, note(n, f"{len(self.given)}", item=target), now)
            self.given.append(entry.n)
            return after
        if name == "several":
            # The same of all that are marked, as one change.
            cites = (f"2017-12-05#{k}" for k in range(n))
            marked = [followup(1, of, "dropped", text="nej", item=target) for of in cites]
            after = record_all(current, marked, now)
            self.given += [entry.n for entry in after.entries[len(current.entries) :]]
            return after
        if name == "add" and current.item(f"late-{n}"):
            return current
        if name == "reopen":
            return reopen(close(current, now), now)
        steps = {
            "edit": lambda: edit(current, n, decision(n, f"rettet {now}", item=target)),
            "remove": lambda: remove(current, n),
            "go to": lambda: go_to(current, target, now),
            "mark": lambda: mark_not_reached(current, target, which % 2 == 0),
            "time": lambda: give_time(current, target),
            "attend": lambda: attend(current, target, ("present", "absent", None)[which % 3]),
            "pause": lambda: pause(current, now),
            "add": lambda: add_item(current, item(f"late-{n}"), target),
            "drop": lambda: arrange(current, current, without(current, f"late-{n}")),
            "rename": lambda: arrange(
                current, current, replace(current, title=f"{now}", place="x")
            ),
            "split": lambda: split(current, target, [f"Del {n}", f"{now:%M}"]),
            "link": lambda: arrange(current, current, linked(current, target, f"{now:%H.%M}")),
            "number": lambda: arrange(current, current, replace(current, number=f"{n}")),
            "resume": lambda: resume(current, now),
        }
        return steps[name]()


@given(st.lists(CHANGES, max_size=40))
def test_a_number_is_given_once_and_stands_in_the_order_of_recording(
    changes: list[tuple[str, int]],
) -> None:
    sitting = Sitting()
    for change in changes:
        before = sitting.meeting.last
        sitting.step(*change)
        now = sitting.meeting
        numbers = [entry.n for entry in now.entries]
        times = [entry.at for entry in now.entries]
        assert sitting.given == sorted(set(sitting.given))
        assert numbers == sorted(set(numbers))
        assert times == sorted(times)
        assert set(numbers) <= set(sitting.given)
        assert now.last >= before
        assert now.last == max(sitting.given, default=0)


@given(st.lists(CHANGES, max_size=40))
def test_undo_then_redo_and_redo_then_undo_change_nothing(
    changes: list[tuple[str, int]],
) -> None:
    sitting = Sitting()
    for change in changes:
        sitting.step(*change)
        here = (sitting.history, content_of(sitting.meeting))
        back = sitting.history.undo(here[1])
        if back is not None:
            assert back[0].redo(back[1]) == here
            assert back[1] != here[1]
            undone = with_content(sitting.meeting, back[1])
            assert with_content(undone, here[1]) == sitting.meeting
        on = sitting.history.redo(here[1])
        if on is not None:
            assert on[0].undo(on[1]) == here


@given(st.lists(CHANGES, max_size=40))
def test_the_time_of_the_items_adds_up_to_the_time_of_the_meeting(
    changes: list[tuple[str, int]],
) -> None:
    sitting = Sitting()
    spent, running = 0, True
    for name, which in changes:
        sitting.step(name, which)
        spent += 60 if running else 0
        running = sitting.meeting.since is not None
    done = close(sitting.meeting, sitting.now)
    assert sum(it.seconds for it in done.items) == spent


@given(st.lists(CHANGES, max_size=40))
def test_parts_always_stand_behind_their_item_and_no_line_loses_its_item(
    changes: list[tuple[str, int]],
) -> None:
    sitting = Sitting()
    for change in changes:
        sitting.step(*change)
        now = sitting.meeting
        assert gathered(now.items) == now.items
        assert {entry.item for entry in now.entries} <= {one.id for one in now.items}
        numbers = [number for number, _item in now.numbered]
        assert len(set(numbers)) == len(numbers)


@given(st.lists(CHANGES, max_size=20), st.integers(0, 5), st.lists(CHANGES, max_size=8))
def test_what_is_said_of_several_at_once_is_taken_back_and_given_again_as_one(
    before: list[tuple[str, int]], which: int, after: list[tuple[str, int]]
) -> None:
    sitting = Sitting()
    for change in before:
        sitting.step(*change)
    start = sitting.meeting
    sitting.step("several", which)
    said = sitting.meeting
    assert len(said.entries) == len(start.entries) + which + 1
    for name in ("undo", "redo", "undo"):
        sitting.step(name, 0)
        expected = said if name == "redo" else start
        assert content_of(sitting.meeting) == content_of(expected)
    # Whatever comes after it, no number of it is given to anything else.
    for change in after:
        sitting.step(*change)
    assert sitting.meeting.last >= said.last
