"""What tells two versions of a meeting apart, and taking the other side of what they say."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from tryg_tui.core.meetings.merge import Conflict
from tryg_tui.core.model.base import Record
from tryg_tui.core.model.entries import AnyEntry
from tryg_tui.core.model.meeting import Meeting

Dispute = tuple[Conflict, ...]
"""The conflicts about one thing, which are settled together."""


def disputes(conflicts: Iterable[Conflict]) -> Iterator[Dispute]:
    """The conflicts, those about the same entry, item, participant or field together."""
    for _about, found in groupby(conflicts, key=lambda one: (one.where, one.key)):
        yield tuple(found)


def with_theirs(meeting: Meeting, dispute: Dispute) -> Meeting:
    """The meeting with their side of a dispute in the place of ours."""
    where, key = dispute[0].where, dispute[0].key
    if where == "entry":
        entries = (_theirs(e, dispute) if str(e.n) == key else e for e in meeting.entries)
        return replace(meeting, entries=tuple(entries))
    if where == "item":
        items = (_theirs(it, dispute) if it.id == key else it for it in meeting.items)
        return replace(meeting, items=tuple(items))
    if where == "attendance":
        notes = (_theirs(a, dispute) if a.person == key else a for a in meeting.attendance)
        return replace(meeting, attendance=tuple(notes))
    return _theirs(meeting, dispute)  # type: ignore[no-any-return]


def _theirs(record: Record, dispute: Dispute) -> Any:
    """A record with their values, or theirs as a whole; keys we do not know go along."""
    for conflict in dispute:
        if not conflict.field:
            return conflict.theirs
        if conflict.field in record.extra:
            record = replace(record, extra={**record.extra, conflict.field: conflict.theirs})
        else:
            record = replace(record, **{conflict.field: conflict.theirs})
    return record


Sign = Literal["added", "changed", "removed"]
"""What became of an entry."""


class Difference(msgspec.Struct, frozen=True):
    """An entry that is not the same in both versions."""

    sign: Sign
    entry: AnyEntry
    """As the later version has it, or as the earlier had it where it is gone."""


def differences(before: Meeting | None, after: Meeting) -> Iterator[Difference]:
    """The entries by which a version differs from an earlier one, in order of their numbers."""
    old = {entry.n: entry for entry in before.entries} if before else {}
    new = {entry.n: entry for entry in after.entries}
    for n in sorted({*old, *new}):
        if n not in old:
            yield Difference("added", new[n])
        elif n not in new:
            yield Difference("removed", old[n])
        elif old[n] != new[n]:
            yield Difference("changed", new[n])
