"""Three-way merge of the files of a year: a form, or the status report, that two have changed."""

from collections.abc import Sequence
from functools import partial
from typing import Any, TypeVar

from msgspec.structs import replace

from tryg_tui.core.meetings.disputes import LISTS, Conflict
from tryg_tui.core.meetings.merge_records import Unit, in_conflict, merge_list, merge_record
from tryg_tui.core.model.annual_report import InitiativeReport, YearlyReport
from tryg_tui.core.model.base import Document

D = TypeVar("D", InitiativeReport, YearlyReport)


_UNITS: dict[type[Document], dict[str, Sequence[Unit]]] = {
    InitiativeReport: {"paragraph": ()},
    YearlyReport: {
        "choice": (("text", "instead_of", "language"),),
        "step": (("date", "date_text"),),
    },
}
"""The kinds of records that are merged one by one, by what names them, and the fields of each that
are taken from one side together.
"""


def merge_report(base: D | None, ours: D, theirs: D) -> tuple[D, tuple[Conflict, ...]]:
    """Ours and theirs as one, with ours where both say something else, and where that is.

    `base` is the version both began with, None where there was none.
    """
    conflicts: list[Conflict] = []
    units = _UNITS[type(ours)]
    nothing: dict[str, Any] = {LISTS[kind][0]: () for kind in units}
    before = replace(base, **nothing) if base else None
    whole, clashes = merge_record(before, replace(ours, **nothing), replace(theirs, **nothing))
    conflicts += in_conflict("field", "", clashes)
    lists = {
        LISTS[kind][0]: merge_list(
            kind, (base, ours, theirs), partial(merge_record, units=some), conflicts
        )
        for kind, some in units.items()
    }
    return replace(whole, **lists), tuple(conflicts)
