"""Taking the other side of what two versions of a meeting say differently."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from msgspec.structs import replace

from tryg_tui.core.meetings.merge import Conflict
from tryg_tui.core.model.base import Record
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
