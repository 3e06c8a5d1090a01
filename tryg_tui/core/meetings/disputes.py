"""What tells two versions of a file apart, and taking the other side of what they say."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Literal, TypeVar

import msgspec
from msgspec.structs import replace

from tryg_tui.core.model.base import Document, Record
from tryg_tui.core.model.entries import AnyEntry
from tryg_tui.core.model.meeting import Meeting

D = TypeVar("D", bound=Document)


class Conflict(msgspec.Struct, frozen=True):
    """Something both sides changed differently; ours stands in what they were merged to, and
    theirs where we removed what they changed.
    """

    where: str
    """What it is in: a kind of record of LISTS, or "field" for a field of the file itself."""
    key: str
    """What names the record, or the field of the file."""
    field: str
    """Which field of it; empty where it is about the whole."""
    ours: Any
    """None for a record as a whole that we have removed."""
    theirs: Any
    """None for a record as a whole that they have removed."""


Dispute = tuple[Conflict, ...]
"""The conflicts about one thing, which are settled together."""

_KEYED = ("readings", "leads", "lifecycle", "facts", "figures", "breaks", "revisions")

LISTS = {
    "entry": ("entries", "n"),
    "item": ("items", "id"),
    "attendance": ("attendance", "person"),
    "answer": ("answers", "person"),
    "choice": ("paragraphs", "part"),
    "step": ("presented", "step"),
    "paragraph": ("paragraphs", "heading"),
    "versions": ("versions", "number"),
    "reporting": ("reporting", "number"),
    "surveys": ("surveys", "year"),
    "targets": ("targets", "year"),
    **{name: (name, "key") for name in _KEYED},
    **{
        name: (name, "id")
        for name in (
            "partners",
            "bodies",
            "people",
            "themes",
            "agenda",
            "statuses",
            "platforms",
            "indicators",
            "steps",
            "areas",
            "sources",
            "activities",
        )
    },
}
"""By kind of record: the list of the file that holds them, and the field that names one."""


def disputes(conflicts: Iterable[Conflict]) -> Iterator[Dispute]:
    """The conflicts, those about the same record or field together."""
    for _about, found in groupby(conflicts, key=lambda one: (one.where, one.key)):
        yield tuple(found)


def disputed(document: Document, dispute: Dispute) -> Any:
    """What a dispute is about, as it stands in a version: a record or the file; None where the
    record is not there.
    """
    where, key = dispute[0].where, dispute[0].key
    if where not in LISTS:
        return document
    name, by = LISTS[where]
    return next((one for one in getattr(document, name) if str(getattr(one, by)) == key), None)


def with_all_theirs(document: D, taken: Iterable[Dispute]) -> D:
    """The file with their side of some disputes in the place of ours."""
    for dispute in taken:
        document = with_theirs(document, dispute)
    return document


def with_theirs(document: D, dispute: Dispute) -> D:
    """The file with their side of a dispute in the place of ours."""
    where, key = dispute[0].where, dispute[0].key
    if where not in LISTS:
        return _theirs(document, dispute)  # type: ignore[no-any-return]  # a file stays one
    name, by = LISTS[where]
    records = [
        _theirs(one, dispute) if str(getattr(one, by)) == key else one
        for one in getattr(document, name)
    ]
    return replace(document, **{name: tuple(one for one in records if one is not None)})


def removed_here(dispute: Dispute) -> bool:
    """Whether it is about a record that was removed here and changed by them, so that it stands."""
    return not dispute[0].field and dispute[0].ours is None


def turned(dispute: Dispute) -> Dispute:
    """A dispute as the other side sees it."""
    return tuple(replace(one, ours=one.theirs, theirs=one.ours) for one in dispute)


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
