"""Where entries stand, what corrections make of them, and the correction between two readings."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from tryg_tui.core.meetings.attendance import with_notes
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import Amendment, AnyEntry, Entry
from tryg_tui.core.model.meeting import Meeting, split_citation

E = TypeVar("E", bound=AnyEntry)


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where a fact of the ledger was recorded."""

    citation: Citation
    meeting: Id
    date: dt.date
    """The meeting's date."""
    item: Id

    @property
    def place(self) -> tuple[dt.date, Id, int]:
        """Where it stands among all: by date, meeting and number."""
        split = split_citation(self.citation)
        return self.date, self.meeting, split[1] if split else 0


Cited = tuple[Source, AnyEntry]
"""An entry with where it stands."""


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """A later meeting's correction of an entry."""

    source: Source
    entry: Amendment


class Revision(msgspec.Struct, frozen=True):
    """That an entry was corrected."""

    original: AnyEntry
    """As it was recorded."""
    by: tuple[Correction, ...]
    """Its corrections, oldest first; never empty."""


TOGETHER: dict[str, tuple[str, ...]] = {
    "owners": ("owners", "owner_text"),
    "due": ("due", "due_text"),
    "date": ("date", "period"),
    "look_again": ("look_again", "look_again_text"),
}
"""By field: those that only mean something together, and are corrected together."""

_NOTHING = {field.name: field.default for field in msgspec.structs.fields(Amendment)}
"""What stands in each field of a correction that leaves it as it was."""


def parts_of(field: str) -> tuple[str, ...]:
    """A field that can be corrected, with those that belong to it."""
    return TOGETHER.get(field, (field,))


def corrected_fields(entry: type[Entry], by: Amendment) -> tuple[str, ...]:
    """The fields of a kind of entry that a correction puts right."""
    return tuple(
        field
        for field in entry.correctable
        if _states(by, field) or (field in by.without and field not in entry.needed)
    )


def foreign_fields(entry: type[Entry], by: Amendment) -> tuple[str, ...]:
    """What a correction wants to put right and a kind of entry does not have, or cannot lack."""
    known = {part for field in entry.correctable for part in parts_of(field)}
    unheld = {"n", "item", "at", "private", "read_back", "of", "why", "without", "extra"}
    said = (name for name in _NOTHING if name not in known | unheld and _states(by, name))
    return (*said, *(f for f in by.without if f not in entry.correctable or f in entry.needed))


def amended(entry: E, by: Amendment) -> E:
    """An entry as a correction puts it right."""
    fields = corrected_fields(type(entry), by)
    changes: dict[str, Any] = {
        part: getattr(by, part) for field in fields for part in parts_of(field)
    }
    return replace(entry, read_back=None, **changes) if changes else entry


def proposed(entry: AnyEntry, of: Citation, item: Id, at: dt.datetime) -> Amendment:
    """A correction that still says all that an entry says, to begin with."""
    held: dict[str, Any] = {
        part: getattr(entry, part) for field in entry.correctable for part in parts_of(field)
    }
    return Amendment(n=0, item=item, at=at, of=of, private=entry.private, **held)


def correction(entry: type[Entry], before: Amendment, after: Amendment) -> Amendment | None:
    """The correction that says only what is changed between two that say all; None where nothing
    is.
    """
    changed = differing(entry, before, after)
    if not changed:
        return None
    same: Iterable[str] = (field for field in entry.correctable if field not in changed)
    left = {part: _NOTHING[part] for field in same for part in parts_of(field)}
    without = tuple(field for field in changed if not _states(after, field))
    return replace(after, without=without, **left)


def differing(entry: type[Entry], before: AnyEntry, after: AnyEntry) -> tuple[str, ...]:
    """The fields of a kind of entry, which can be corrected, in which two records differ."""
    return tuple(
        field
        for field in entry.correctable
        if any(getattr(before, part) != getattr(after, part) for part in parts_of(field))
    )


def _states(by: Amendment, field: str) -> bool:
    """Whether a correction says how a field should read."""
    return any(getattr(by, part) != _NOTHING[part] for part in parts_of(field))


def last_corrected(
    corrections: Mapping[Citation, tuple[Correction, ...]], citation: Citation, entry: E
) -> E:
    """An entry as last corrected."""
    for correction in corrections.get(citation, ()):
        entry = amended(entry, correction.entry)
    return entry


def attended(meeting: Meeting, by: Iterable[Correction]) -> Meeting:
    """A meeting with what corrections make of who took part."""
    for correction in by:
        meeting = with_notes(meeting, correction.entry.attendance)
    return meeting


def read_as(meeting: Meeting, by: Mapping[Citation, tuple[Correction, ...]]) -> Meeting:
    """A meeting with who took part, and every entry, as last corrected."""
    entries = (last_corrected(by, meeting.cite(one), one) for one in meeting.entries)
    return replace(attended(meeting, by.get(meeting.id, ())), entries=tuple(entries))
