"""Which figures besides are not told, as a small one could be reckoned from them: as a part of a
year from its sum, or as the difference of sums that begin or end at the same time.

A figure of a stretch of time is the difference of two marks on the line of time, that of what has
been counted up to its end and that up to its beginning. So two ends are told apart by their number
where known figures lead from the one to the other, and nothing else can be reckoned.
"""

import calendar
import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

import msgspec

from tryg_tui.core.ledger.corrections import amended
from tryg_tui.core.ledger.privacy import corrected_entry
from tryg_tui.core.measures.moves import covers
from tryg_tui.core.measures.survey import is_share
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import Amendment, ReadingEntry
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import BOUNDS, Basis, Indicator, Number, Reading

Said = Reading | ReadingEntry | Amendment
"""What tells a figure: a reading, or a correction of one."""

MONTHS: dict[Basis, int] = {
    "month": 1, "quarter": 3, "half-year": 6, "year": 12, "school-year": 12, "rolling-12": 12,
}  # fmt: skip
"""The months that a figure covers, up to that of its day."""

_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*")
"""The words of a whole year."""


class _Cell(msgspec.Struct, kw_only=True):
    """All that is told of an indicator for one day or period."""

    year: int
    is_whole: bool
    """Whether it is of a whole year."""
    span: tuple[int, int] | None
    """The marks where it begins and ends; None where nobody knows."""
    said: list[Said] = []
    """Whatever tells the figure, also as it was before it was put right."""
    value: Number = 0
    is_told: bool = True
    """Whether the value is known, and not only what it is more or less than."""
    is_hidden: bool = False
    """Whether something else is told in its place, as it is small or a small one is reckoned."""


def is_mask(one: Said, few: int) -> bool:
    """Whether a figure stands for a hidden one."""
    told = [(few, "less-than"), (few - 1, "more-than")]
    of = None if isinstance(one, Amendment) else one.denominator
    return (one.value, one.qualifier) in [*told, *([(of - few, "more-than")] if of else [])]


def reckonable(
    folder: Folder, limit: Callable[[Folder, Indicator], int]
) -> dict[int, tuple[Said, int]]:
    """Whatever else must not be told, by its identity, with below how many a count is small."""
    found: dict[int, tuple[Said, int]] = {}
    for (of, id_), told in _told(folder).items():
        indicator = folder.indicator(of, id_)
        few = limit(folder, indicator)
        if not few or is_share(indicator.unit):
            continue
        cells = _cells(indicator, told, few)
        while (further := _of_year(cells, few) or _between(cells, few)) is not None:
            further.is_hidden, further.is_told = True, False
            large = (one for one in further.said if _is_large(one, few))
            found |= {id(one): (one, few) for one in large}
    return found


def _is_large(one: Said, few: int) -> bool:
    """Whether something tells a figure that is not small: of nobody it cannot be said that they are
    more.
    """
    return one.value is not None and one.value >= few and one.qualifier not in BOUNDS


_Told = tuple[Reading | ReadingEntry, dt.date, list[Said]]
"""A figure as it is now, its day, and whatever tells it."""


def _told(folder: Folder) -> dict[tuple[Id, Id], list[_Told]]:
    """What is told of each indicator, in registers and minutes, as corrected."""
    found: dict[tuple[Id, Id], list[_Told]] = defaultdict(list)
    for file in folder.initiatives:
        for one in file.value.readings:
            if one.date is not None:
                found[file.value.id, one.indicator].append((one, one.date, [one]))
    entries: dict[int, tuple[ReadingEntry, dt.date, list[Said]]] = {}
    corrections = []
    for held in folder.meetings:
        for entry in held.value.entries:
            if isinstance(entry, ReadingEntry):
                entries[id(entry)] = (entry, held.value.date, [entry])
            elif isinstance(entry, Amendment):
                corrections.append((held.value, entry))
    for meeting, by in corrections:
        root = corrected_entry(folder, meeting, by)
        if root is not None and id(root[1]) in entries:
            entry, day, said = entries[id(root[1])]
            entries[id(root[1])] = (amended(entry, by), day, [*said, by])
    for entry, day, said in entries.values():
        found[entry.initiative, entry.indicator].append((entry, entry.date or day, said))
    return found


def _cells(indicator: Indicator, told: Iterable[_Told], few: int) -> list[_Cell]:
    """What is told, put together by the day or period it is of."""
    cells: dict[object, _Cell] = {}
    for one, day, said in told:
        if one.value is None:
            continue
        span, is_whole = _span(indicator, one, day), bool(_YEAR.fullmatch(one.period))
        cell = cells.setdefault(
            span or (day, one.period), _Cell(year=day.year, is_whole=is_whole, span=span)
        )
        is_first = not cell.said
        cell.said = [*cell.said, *said]
        cell.value = one.value if is_first else cell.value
        cell.is_told = cell.is_told and one.qualifier not in BOUNDS
        cell.is_hidden = cell.is_hidden or is_mask(one, few)
    return list(cells.values())


def _span(
    indicator: Indicator, one: Reading | ReadingEntry, day: dt.date
) -> tuple[int, int] | None:
    """The marks where a figure begins and ends, where it is known what it covers."""
    basis = covers(indicator, one)
    if basis == "cumulative":
        return 0, day.toordinal()
    months = MONTHS.get(basis) if basis else None
    if months is None:
        return None
    last = 12 * day.year + day.month - 1
    return _ended(last - months), _ended(last)


def _ended(month: int) -> int:
    """The mark at the end of a month, which is counted from the year 0."""
    year, number = divmod(month, 12)
    return dt.date(year, number + 1, calendar.monthrange(year, number + 1)[1]).toordinal()


def _of_year(cells: list[_Cell], few: int) -> _Cell | None:
    """The further part of a year to hide, else its sum, where the only hidden part could be
    reckoned as what is left of that; None where there is none.
    """
    for year in sorted({one.year for one in cells}):
        those = [one for one in cells if one.year == year]
        parts = [one for one in those if not one.is_whole]
        sums = [one for one in those if one.is_whole and one.is_told]
        if sum(one.is_hidden for one in parts) == 1 and sums:
            known = [one for one in parts if one.is_told and one.value >= few]
            return min(known, key=lambda one: one.value, default=sums[0])
    return None


def _between(cells: list[_Cell], few: int) -> _Cell | None:
    """The smallest figure among those from which a small one could be reckoned; None where none
    can.
    """
    ways: dict[int, list[tuple[int, Number, _Cell]]] = defaultdict(list)
    for one in cells:
        if one.span is not None and one.is_told:
            begins, ends = one.span
            ways[begins].append((ends, one.value, one))
            ways[ends].append((begins, -one.value, one))
    reached: set[int] = set()
    for mark in sorted(ways):
        if mark not in reached:
            counted = _counted(mark, ways)
            reached |= counted.keys()
            for path in _small(counted, few):
                large = [one for one in path if one.value >= few]
                if large:
                    return min(large, key=lambda one: one.value)
    return None


_Counted = dict[int, tuple[Number, list[_Cell]]]
"""By mark: what has been counted up to it since the first one, and the figures that tell that."""


def _counted(first: int, ways: dict[int, list[tuple[int, Number, _Cell]]]) -> _Counted:
    """All that can be reckoned from one mark."""
    found: _Counted = {first: (0, [])}
    waiting = [first]
    while waiting:
        here = waiting.pop(0)
        number, path = found[here]
        for there, more, cell in ways[here]:
            if there not in found:
                found[there] = (number + more, [*path, cell])
                waiting.append(there)
    return found


def _small(counted: _Counted, few: int) -> Iterator[list[_Cell]]:
    """The figures between each two marks from which a small number is reckoned."""
    marks = sorted(counted)
    for place, mark in enumerate(marks):
        number, path = counted[mark]
        for later in marks[place + 1 :]:
            other, further = counted[later]
            if 0 < other - number < few:
                shared = [one for one in path if any(one is each for each in further)]
                both = [*path, *further]
                yield [one for one in both if not any(one is each for each in shared)]
