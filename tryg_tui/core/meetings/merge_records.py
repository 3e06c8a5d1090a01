"""Three-way merge of single values, records and keyed records; `merge` says which and how."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple, TypeVar

import msgspec

from tryg_tui.core.model.base import Record

R = TypeVar("R", bound=Record)
K = TypeVar("K", bound=Hashable)

ABSENT: Final = msgspec.UNSET
"""Stands for what a side does not have."""

BOTH: Final = object()
"""Stands for what both sides changed, and differently."""

Unit = tuple[str, ...]
"""Fields that only mean something together, and are taken from one side together."""

Settle = Callable[[Any, Any, Any], Any]
"""What becomes of a field that both sides changed, from base, ours and theirs; BOTH is a clash."""


class Clash(NamedTuple):
    """A field that both sides changed differently."""

    field: str
    """Empty for the record as a whole."""
    ours: Any
    theirs: Any


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same; one that is not equal to itself is still itself."""
    return one is other or bool(one == other)


def one_sided(base: Any, ours: Any, theirs: Any) -> Any:
    """The value where at most one side changed it, or both alike; BOTH where they differ."""
    if same(ours, theirs) or same(base, theirs):
        return ours
    return theirs if same(base, ours) else BOTH


def merge_record(
    base: R | None,
    ours: R,
    theirs: R,
    units: Sequence[Unit] = (),
    settled: Mapping[str, Settle] | None = None,
) -> tuple[R, list[Clash]]:
    """A record merged field by field, with ours where the two sides differ, and where they do.

    Without a base a field that still has its default counts as untouched.
    """
    settled = settled or {}
    joint = {name: unit for unit in units for name in unit}
    start = _defaults(type(ours)) if base is None else _fields(base)
    left, right = _fields(ours), _fields(theirs)
    taken: dict[str, Any] = {}
    clashes: list[Clash] = []
    for name in left:
        unit = joint.get(name, (name,))
        if name != unit[0]:
            continue
        trio = tuple(tuple(side[each] for each in unit) for side in (start, left, right))
        values = one_sided(*trio)
        if values is BOTH and name in settled:
            value = settled[name](start[name], left[name], right[name])
            values = BOTH if value is BOTH else (value,)
        if values is BOTH:
            values = trio[1]
            clashes += [
                Clash(each, left[each], right[each])
                for each in unit
                if not same(left[each], right[each])
            ]
        taken |= zip(unit, values, strict=True)
    before = {} if base is None else base.extra
    extra, unknown = merge_extra(before, ours.extra, theirs.extra)
    return msgspec.structs.replace(ours, **taken, extra=extra), clashes + unknown


def merge_extra(
    base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]
) -> tuple[dict[str, Any], list[Clash]]:
    """The keys that this version does not know, each as a whole; what was changed is not lost."""
    taken: dict[str, Any] = {}
    clashes: list[Clash] = []
    for key in dict.fromkeys((*theirs, *ours)):
        trio = [side.get(key, ABSENT) for side in (base, ours, theirs)]
        left, right = trio[1:]
        value = one_sided(*trio)
        if value is BOTH:
            value = right if left is ABSENT else left
            if left is not ABSENT and right is not ABSENT:
                clashes.append(Clash(key, left, right))
        if value is not ABSENT:
            taken[key] = value
    return taken, clashes


def keyed(records: Iterable[R], key: Callable[[R], K]) -> dict[tuple[K, int], R]:
    """Records by their key and how many of that key came before, as a file may have it twice."""
    found: dict[tuple[K, int], R] = {}
    for record in records:
        name, times = key(record), 0
        while (name, times) in found:
            times += 1
        found[name, times] = record
    return found


def merge_keyed(
    base: Mapping[K, R],
    ours: Mapping[K, R],
    theirs: Mapping[K, R],
    merge_one: Callable[[K, R | None, R, R], R],
    needed: Callable[[K], bool] = lambda _key: False,
) -> tuple[R, ...]:
    """Records merged by key; what one side removed stays when the other changed or needs it."""
    taken: dict[K, R] = {}
    for key in dict.fromkeys((*theirs, *ours)):
        before, left, right = base.get(key), ours.get(key), theirs.get(key)
        if left is not None and right is not None:
            value = one_sided(before, left, right)
            taken[key] = merge_one(key, before, left, right) if value is BOTH else value
            continue
        only = left or right
        if only is not None and (before is None or not same(only, before) or needed(key)):
            taken[key] = only
    return tuple(taken[key] for key in _ordered([*base], [*ours], [*theirs]) if key in taken)


def _ordered(base: list[K], ours: list[K], theirs: list[K]) -> list[K]:
    """The keys in the order of the side that changed it, else theirs first and our own after.

    What only one side still has stands where it stood, after what it came after.
    """
    first, second = (ours, theirs) if theirs == base else (theirs, ours)
    order, known = list(first), set(base)
    for place, key in enumerate(second):
        if key in order:
            continue
        before = next((each for each in reversed(second[:place]) if each in order), None)
        if key not in known:
            order.append(key)
        else:
            order.insert(0 if before is None else order.index(before) + 1, key)
    return order


def _fields(record: Record) -> dict[str, Any]:
    """The fields of a record, without the keys it does not know."""
    return {name: getattr(record, name) for name in _defaults(type(record))}


@cache
def _defaults(kind: type[Record]) -> dict[str, Any]:
    """The default of each field, ABSENT where it has none."""
    infos = [info for info in msgspec.structs.fields(kind) if info.name != "extra"]
    return {info.name: ABSENT if info.required else info.default for info in infos}
