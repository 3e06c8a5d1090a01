"""Three-way merge of single values, records and keyed records; `merge` says which and how."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, Final, NamedTuple, TypeVar

import msgspec
from msgspec.structs import replace

from tryg_tui.core.meetings.disputes import LISTS, Conflict
from tryg_tui.core.model.base import Document, Record
from tryg_tui.core.model.entries import AnyEntry
from tryg_tui.core.model.meeting import Meeting, free_numbers, last_number

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


Merge = Callable[[Any, Any, Any], tuple[Any, list[Clash]]]
"""What becomes of a record that both sides changed, from base, ours and theirs, and its clashes."""


def keyed_sides(kind: str, *sides: Document | None) -> list[dict[tuple[Any, int], Any]]:
    """The records of a kind in each version of a file, by what names them."""
    name, by = LISTS[kind]
    return [keyed(getattr(side, name) if side else (), attrgetter(by)) for side in sides]


def merge_list(
    kind: str,
    sides: Sequence[Document | None],
    merge_one: Merge,
    conflicts: list[Conflict],
    needed: Callable[[Any], bool] = lambda _key: False,
) -> tuple[Any, ...]:
    """The records of a kind, merged one by one; what is in conflict is added to the others."""

    def noted(key: tuple[Any, int], *versions: Any) -> Any:
        merged, clashes = merge_one(*versions)
        conflicts.extend(in_conflict(kind, str(key[0]), clashes))
        return merged

    base, ours, theirs = keyed_sides(kind, *sides)
    return merge_keyed(base, ours, theirs, noted, needed)


def in_conflict(where: str, key: str, clashes: Iterable[Clash]) -> Iterator[Conflict]:
    """Clashes as conflicts of a record, or of fields of the file that are their own keys."""
    for clash in clashes:
        yield Conflict(where, key or clash.field, clash.field, clash.ours, clash.theirs)


def _ordered(base: list[K], ours: list[K], theirs: list[K]) -> list[K]:
    """The keys in the order of the side that changed it, else theirs first and our own after.

    What only one side still has stands where it stood, after what it came after.
    """
    known = set(base)

    def is_moved(side: list[K]) -> bool:
        return [key for key in side if key in known] != [key for key in base if key in side]

    only_ours = theirs == base or (is_moved(ours) and not is_moved(theirs))
    first, second = (ours, theirs) if only_ours else (theirs, ours)
    order = list(first)
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
    used = taken | {entry.n for entry in ours.entries}
    free = free_numbers(max(given, last_number(ours)), used, len(additions))
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
