"""Three-way merge of a file that two have changed: a register, a form, the status report."""

from typing import Any, TypeVar

from msgspec.structs import replace

from tryg_tui.core.meetings.disputes import LISTS, Conflict
from tryg_tui.core.meetings.merge_records import Clash, Unit, in_conflict, merge_list, merge_record
from tryg_tui.core.model.annual_report import Choice, InitiativeReport, YearlyReport
from tryg_tui.core.model.base import Document, Record
from tryg_tui.core.model.communication import CommunicationYear
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.core.model.strategy import Strategy
from tryg_tui.core.registers.fields import fields

D = TypeVar("D", bound=Document)

_KINDS: dict[type[Document], tuple[str, ...]] = {
    InitiativeReport: ("paragraph",),
    YearlyReport: ("choice", "step"),
    Strategy: (
        "versions",
        "partners",
        "bodies",
        "people",
        "themes",
        "agenda",
        "statuses",
        "reporting",
    ),
    Initiative: ("platforms", "indicators", "readings", "steps"),
    Measure: ("areas", "surveys", "sources", "readings"),
    CommunicationYear: ("activities",),
}
"""The kinds of records that are merged one by one, by what names them; other lists are merged as a
whole.
"""

_WORDING = ("text", "instead_of", "language")


def _units(record: Record) -> tuple[Unit, ...]:
    """The fields of a record that are taken from one side together: a date with its words, a
    figure with its precision, a wording with what it stands for.
    """
    if isinstance(record, Choice):
        return (_WORDING,)
    found = fields(type(record))
    dates = ((one.name, one.words) for one in found if one.words)
    return (*dates, *((one.beside, one.name) for one in found if one.beside))


def _merge_one(before: Any, ours: Any, theirs: Any) -> tuple[Any, list[Clash]]:
    """A record of a list, merged field by field."""
    return merge_record(before, ours, theirs, _units(ours))


def merge_file(base: D | None, ours: D, theirs: D) -> tuple[D, tuple[Conflict, ...]]:
    """Ours and theirs as one, with ours where both say something else, and where that is.

    `base` is the version both began with, None where there was none.
    """
    conflicts: list[Conflict] = []
    kinds = _KINDS[type(ours)]
    nothing: dict[str, Any] = {LISTS[kind][0]: () for kind in kinds}
    before = replace(base, **nothing) if base else None
    whole, clashes = merge_record(before, replace(ours, **nothing), replace(theirs, **nothing))
    conflicts += in_conflict("field", "", clashes)
    sides = (base, ours, theirs)
    lists = {LISTS[kind][0]: merge_list(kind, sides, _merge_one, conflicts) for kind in kinds}
    return replace(whole, **lists), tuple(conflicts)
