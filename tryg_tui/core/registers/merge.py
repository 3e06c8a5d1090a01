"""Two versions of a register, form or report as one: field by field, and of its lists row by row.

A row is the same one in both where its id, number or other name is, or where it says the same;
what has no id is also known by what else it has in common with one that was there.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar

from msgspec.structs import replace

from tryg_tui.core.meetings.disputes import LISTS, Conflict
from tryg_tui.core.meetings.merge_records import (
    Clash,
    Unit,
    in_conflict,
    keyed,
    merge_keyed,
    merge_record,
)
from tryg_tui.core.model.annual_report import Choice
from tryg_tui.core.model.base import Document, Record
from tryg_tui.core.registers.fields import fields

D = TypeVar("D", bound=Document)
R = TypeVar("R", bound=Record)

Alike = Callable[[Any, Any], bool]
"""Whether two records are the same one, or may be."""

_WORDING = ("text", "instead_of", "language")


def merge_file(base: D | None, ours: D, theirs: D) -> tuple[D, tuple[Conflict, ...]]:
    """Ours and theirs as one, with ours where both say something else, and where that is.

    `base` is the version both began with, None where there was none.
    """
    conflicts: list[Conflict] = []
    whole, clashes = _merge(base, ours, theirs, conflicts)
    return whole, (*in_conflict("field", "", clashes), *conflicts)


def merge_one(before: R | None, ours: R, theirs: R) -> tuple[R, list[Clash]]:
    """A record as one; where two change the same row of a list in it, that is told of the list."""
    conflicts: list[Conflict] = []
    merged, clashes = _merge(before, ours, theirs, conflicts)
    lists = dict.fromkeys(LISTS[one.where][0] for one in conflicts)
    clashes += [Clash(name, getattr(ours, name), getattr(theirs, name)) for name in lists]
    return merged, clashes


def _merge(base: R | None, ours: R, theirs: R, conflicts: list[Conflict]) -> tuple[R, list[Clash]]:
    """Two versions as one, and the fields that clash; of rows that clash the conflicts."""
    kinds = _kinds(type(ours))
    nothing: dict[str, Any] = {LISTS[kind][0]: () for kind in kinds}
    bare = (base and replace(base, **nothing), replace(ours, **nothing), replace(theirs, **nothing))
    whole, clashes = merge_record(*bare, _units(ours))
    sides = (base, ours, theirs)
    lists = {LISTS[kind][0]: _merge_rows(kind, sides, conflicts) for kind in kinds}
    return replace(whole, **lists), clashes


@cache
def _kinds(of: type[Record]) -> tuple[str, ...]:
    """The kinds of rows that a record holds, by what names them."""
    rows = {field.name: field.rows for field in fields(of) if field.rows}
    return tuple(kind for kind, (name, by) in LISTS.items() if hasattr(rows.get(name), by))


def _units(record: Record) -> tuple[Unit, ...]:
    """The fields of a record that are taken from one side together: a date with its words, a
    figure with its precision, a wording with what it stands for.
    """
    if isinstance(record, Choice):
        return (_WORDING,)
    found = fields(type(record))
    dates = ((one.name, one.words) for one in found if one.words)
    return (*dates, *((one.beside, one.name) for one in found if one.beside))


def _merge_rows(
    kind: str, sides: tuple[Record | None, Record, Record], conflicts: list[Conflict]
) -> tuple[Any, ...]:
    """The rows of a kind, merged one by one; what is in conflict is added to the others."""
    name, by = LISTS[kind]
    base, ours, theirs = (getattr(side, name) if side else () for side in sides)

    def noted(_key: Any, before: Any, left: Any, right: Any) -> Any:
        merged, clashes = merge_one(before, left, right)
        conflicts.extend(in_conflict(kind, str(getattr(left, by)), clashes))
        return merged

    known = {(place, 0): row for place, row in enumerate(base)}
    return merge_keyed(known, _placed(base, ours, by), _placed(base, theirs, by), noted)


def _placed(base: Sequence[Any], rows: Sequence[Any], by: str) -> dict[tuple[Any, int], Any]:
    """Rows by the place of the one each was before, new ones by their name."""
    ways = [named_alike(by), *([] if by == "id" else [_has_in_common])]
    pairs = list(zip(rows, paired(base, rows, *ways), strict=True))
    new = iter(keyed((row for row, at in pairs if at is None), lambda row: str(getattr(row, by))))
    return {next(new) if at is None else (at, 0): row for row, at in pairs}


def named_alike(by: str) -> Alike:
    """Whether two records have the same name; none has where nothing names them."""
    return lambda one, two: bool(by) and bool(getattr(one, by) == getattr(two, by))


def _has_in_common(one: Record, two: Record) -> bool:
    """Whether two records say something that is the same."""
    names = (name for name in one.__struct_fields__ if name != "extra")
    return any(getattr(one, name) == getattr(two, name) for name in names if getattr(one, name))


def paired(old: Sequence[Any], new: Sequence[Any], *alike: Alike) -> list[int | None]:
    """For each new record of a list, which old one it is: one that says the same, else one that is
    alike in the first way, else in the next.
    """
    free = dict(enumerate(old))
    places: list[int | None] = [None] * len(new)
    for same in (lambda one, two: one == two, *alike):
        for at, record in enumerate(new):
            if places[at] is None:
                places[at] = next((n for n, one in free.items() if same(one, record)), None)
                free.pop(places[at], None)  # type: ignore[arg-type]  # None is no key of it
    return places
