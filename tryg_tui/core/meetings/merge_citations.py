"""New numbers for entries that were added under numbers somebody else has given meanwhile."""

import re
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from tryg_tui.core.meetings.merge_records import same
from tryg_tui.core.model.entries import AnyEntry
from tryg_tui.core.model.meeting import Meeting, last_number


def renumber(
    base: Meeting | None, ours: Meeting, theirs: Meeting
) -> tuple[Meeting, dict[int, int]]:
    """Our side with numbers that theirs has not given, and which number became which.

    From the first of our additions that must give way on, all get new numbers, so that numbers
    stay in the order of recording. What we cite follows.
    """
    known = base.entries if base else ()
    new = _new_numbers(base, ours, theirs)
    if not new:
        return ours, {}
    words = {str(old): str(number) for old, number in new.items()}
    cited = re.compile(rf"(?<![\w-])({re.escape(ours.id)}#)([0-9]+)(?![0-9])")

    def follow(entry: AnyEntry) -> AnyEntry:
        if any(same(entry, other) for other in (*known, *theirs.entries)):
            return entry
        changes: dict[str, Any] = {
            name: cited.sub(lambda found: found[1] + words.get(found[2], found[2]), text)
            for name in ("of", "text", *entry.prose)
            if (text := getattr(entry, name, ""))
        }
        return replace(entry, n=new.get(entry.n, entry.n), **changes)

    entries = tuple(map(follow, ours.entries))
    return replace(ours, entries=entries, last=max(ours.last, *new.values())), new


def _new_numbers(base: Meeting | None, ours: Meeting, theirs: Meeting) -> dict[int, int]:
    """The number that each of our additions gets, for those that cannot keep their own."""
    twins = _twins(base, ours, theirs)
    additions = [n for n in _additions(base, ours, theirs) if n not in twins]
    given = last_number(theirs)
    before = last_number(base) if base else 0
    taken = {entry.n for entry in theirs.entries}
    clash = next(
        (
            place
            for place, n in enumerate(additions)
            # One that theirs gave and took back is not used again either.
            if n in taken or before < n <= given
        ),
        len(additions),
    )
    start = max(given, last_number(ours)) + 1
    free = range(start, start + len(additions))
    return twins | dict(zip(additions[clash:], free, strict=False))


def _twins(base: Meeting | None, ours: Meeting, theirs: Meeting) -> dict[int, int]:
    """Our additions that theirs holds under another number, and which one.

    An earlier attempt of ours put them there, and ended before it was known to have succeeded.
    """
    known = {entry.n for entry in base.entries} if base else set[int]()
    others = {
        entry.n: entry
        for entry in theirs.entries
        if entry.n not in known and not same(ours.entry(entry.n), entry)
    }
    twins: dict[int, int] = {}
    for n in _additions(base, ours, theirs):
        entry = ours.entry(n)
        assert entry is not None
        for other in others.values():
            if same(replace(entry, n=other.n), other):
                twins[n] = others.pop(other.n).n
                break
    return twins


def _additions(base: Meeting | None, ours: Meeting, theirs: Meeting) -> Iterator[int]:
    """The numbers of our entries that neither the base nor theirs has, in order."""
    known = {entry.n for entry in base.entries} if base else set[int]()
    for entry in ours.entries:
        if entry.n not in known and not any(same(entry, other) for other in theirs.entries):
            yield entry.n
