"""Taking back any one of the last changes of a meeting, where nothing later builds on it."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from tryg_tui.core.meetings.recording import Content, History
from tryg_tui.core.model.meeting import Meeting, gathered

R = TypeVar("R")

LISTS: dict[str, Callable[[Any], Hashable]] = {
    "entries": lambda one: one.n,
    "attendance": lambda one: one.person,
    "answers": lambda one: one.person,
    "items": lambda one: one.id,
}
"""The lists of what undo brings back, with what their members are told apart by."""


class BuiltOn(Exception):
    """A change that cannot be taken back alone, as a later one builds on it."""

    def __init__(self, by: int) -> None:
        """Remember which change that is."""
        super().__init__(by)
        self.by = by
        """Its place among the changes, from 0 for the first."""


class _Touched(Exception):
    """What a change did is not as it left it."""


def without(
    history: History[Content], now: Content, at: int, meeting: Meeting
) -> tuple[History[Content], Content]:
    """The history and content of a meeting as if one change had never been made; raises BuiltOn.

    The changes are counted from 0 for the first one that can be taken back.
    """
    whole = (*history.past, now)
    before, after = whole[at : at + 2]
    left: list[Content] = []
    for by, content in enumerate(whole[at + 1 :], start=at):
        try:
            left.append(_taken_back(before, after, content, meeting))
        except _Touched:
            raise BuiltOn(by) from None
    past = (*whole[:at], *left[:-1])
    return History(past, (*history.future, now)), left[-1]


def _taken_back(before: Content, after: Content, there: Content, meeting: Meeting) -> Content:
    """Some content without what a change made of another; raises _Touched."""
    head = zip(before.head, after.head, there.head, strict=True)
    lists = {
        name: _list(getattr(before, name), getattr(after, name), getattr(there, name), key)
        for name, key in LISTS.items()
    }
    found = Content(**lists, head=tuple(_value(*values) for values in head))
    if not _loose(found, meeting) <= _loose(there, meeting):
        raise _Touched
    return replace(found, items=gathered(found.items))


def _value(before: R, after: R, there: R) -> R:
    """A value as it was before a change, where that made another one; raises _Touched."""
    if before == after:
        return there
    if there != after:
        raise _Touched
    return before


def _list(
    before: Sequence[R], after: Sequence[R], there: Sequence[R], key: Callable[[R], Hashable]
) -> tuple[R, ...]:
    """A list without what a change made of another; raises _Touched."""
    old, new, now = ({key(one): one for one in some} for some in (before, after, there))
    if len(now) < len(there):
        raise _Touched  # Two that are called alike cannot be told apart.
    kept = {one: _value(old.get(one), new.get(one), now.get(one)) for one in (*now, *old, *new)}
    order = [one for one in now if kept[one] is not None]
    both = [one for one in old if one in new]
    if both != [one for one in new if one in old]:
        # It moved some: they go back to their places among those that are there.
        moved = [one for one in order if one in old and one in new]
        if moved != [one for one in new if one in moved]:
            raise _Touched
        back = iter([one for one in old if one in moved])
        order = [next(back) if one in moved else one for one in order]
    for place, one in enumerate(old):
        if one not in order and kept[one] is not None:
            earlier = [order.index(other) for other in [*old][:place] if other in order]
            order.insert(max(earlier, default=-1) + 1, one)
    return tuple(found for one in order if (found := kept[one]) is not None)


def _loose(content: Content, meeting: Meeting) -> set[str]:
    """The items and lines of a meeting that some content of it names and does not hold."""
    named = {meeting.current, *(one.item for one in content.entries)}
    named |= {one for note in content.attendance for one in note.out_of}
    named |= {item.part_of for item in content.items}
    cited = {getattr(one, "of", "") for one in content.entries}
    cited |= {item.topic for item in content.items}
    lines = {one for one in cited if one.startswith(f"{meeting.id}#")}
    lines -= {meeting.cite(one) for one in content.entries}
    return lines | (named - {"", *(item.id for item in content.items)})
