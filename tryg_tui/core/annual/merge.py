"""Three-way merge of the files of a year: a form, or the status report, that two have changed."""

from collections.abc import Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from tryg_tui.core.meetings.disputes import LISTS, Conflict
from tryg_tui.core.meetings.merge_records import Unit, keyed, merge_keyed, merge_record
from tryg_tui.core.model.annual_report import InitiativeReport, YearlyReport
from tryg_tui.core.model.base import Document, Record

D = TypeVar("D", InitiativeReport, YearlyReport)

_KINDS = {InitiativeReport: ("paragraph",), YearlyReport: ("choice", "step")}
"""The kinds of records that are merged one by one, by what names them."""

_UNITS: dict[str, Sequence[Unit]] = {
    "choice": (("text", "instead_of", "language"),),
    "step": (("date", "date_text"),),
    "paragraph": (),
}
"""The fields of each kind that are taken from one side together."""


def merge_report(base: D | None, ours: D, theirs: D) -> tuple[D, tuple[Conflict, ...]]:
    """Ours and theirs as one, with ours where both say something else, and where that is.

    `base` is the version both began with, None where there was none.
    """
    conflicts: list[Conflict] = []
    kinds = _KINDS[type(ours)]
    nothing: dict[str, Any] = {LISTS[kind][0]: () for kind in kinds}
    before = replace(base, **nothing) if base else None
    whole, clashes = merge_record(before, replace(ours, **nothing), replace(theirs, **nothing))
    conflicts += [Conflict("field", c.field, c.field, c.ours, c.theirs) for c in clashes]
    lists = {LISTS[kind][0]: _merged(kind, base, ours, theirs, conflicts) for kind in kinds}
    return replace(whole, **lists), tuple(conflicts)


def _merged(
    kind: str, base: Document | None, ours: Document, theirs: Document, conflicts: list[Conflict]
) -> tuple[Record, ...]:
    """The records of a kind, merged one by one; what is in conflict is added to the others."""
    name, by = LISTS[kind]

    def merge_one(
        key: tuple[Any, int], before: Record | None, one: Record, other: Record
    ) -> Record:
        merged, clashes = merge_record(before, one, other, _UNITS[kind])
        conflicts.extend(
            Conflict(kind, str(key[0]), clash.field, clash.ours, clash.theirs) for clash in clashes
        )
        return merged

    def records(side: Document | None) -> dict[tuple[Any, int], Record]:
        return keyed(getattr(side, name) if side else (), lambda record: getattr(record, by))

    return merge_keyed(records(base), records(ours), records(theirs), merge_one)
