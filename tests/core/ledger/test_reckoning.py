"""No small number comes out by adding and subtracting what everybody is told."""

import datetime as dt
from fractions import Fraction
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.ledger.test_small_numbers import reading, register, told
from tests.factories import amendment, at, folder, held
from tryg_tui.core.ledger.small_numbers import masked
from tryg_tui.core.model.entries import Amendment, ReadingEntry
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Indicator, Reading, ReadingRevision

UNGE = Indicator(id="unge", title="Unge med dom", unit="unge", basis="cumulative")

QUARTERS = 8
"""Two years; before them something has been counted already."""

Stretch = tuple[int, int]
"""The quarters it goes from and to, that before both years being the first."""

STRETCHES: tuple[Stretch, ...] = (
    *((n, n + 1) for n in range(1, QUARTERS + 1)),
    *((n, n + 2) for n in range(1, QUARTERS + 1, 2)),
    *((n, n + 4) for n in range(1, QUARTERS + 1, 4)),
    *((0, n + 1) for n in range(1, QUARTERS + 1)),
)
"""Quarters, halves of years, years, and all from the start until the end of a quarter."""


def period(stretch: Stretch) -> str:
    """A stretch as people write it; nothing where it is all from the start."""
    first, end = stretch
    year, quarter = 2021 + (first - 1) // 4, (first - 1) % 4
    if first == 0:
        return ""
    names = {1: f"{quarter + 1}. kvartal {year}", 2: f"{quarter // 2 + 1}. halvår {year}"}
    return names.get(end - first, str(year))


def last_day(stretch: Stretch) -> dt.date:
    """The day a stretch ends with."""
    quarter = stretch[1] - 2
    month = 3 * (quarter % 4) + 3
    return dt.date(2021 + quarter // 4, month, 31 if month in (3, 12) else 30)


def made(counts: list[int], where: dict[Stretch, str]) -> Folder:
    """A folder that tells some sums: in the register, at a meeting, or there and corrected later;
    where it was another before, that is told as well.
    """
    readings: list[Reading] = []
    entries: list[ReadingEntry] = []
    fixes: list[Amendment] = []
    for stretch, how in where.items():
        value = sum(counts[slice(*stretch)])
        when: dict[str, Any] = {"period": period(stretch), "date": last_day(stretch)}
        if how in ("register", "revised"):
            was = ReadingRevision(old=value + 1, on=dt.date(2023, 1, 1))
            readings.append(reading(value, **when, revisions=(was,) if how == "revised" else ()))
            continue
        n = len(entries) + 1
        entries.append(told(n, value + 2 * (how == "corrected"), **when))
        if how == "corrected":
            of = f"2023-01-10#{n}"
            fixes.append(amendment(len(fixes) + 1, of, value=value, at=at(10), item="initiatives"))
    meetings = folder(held("2023-01-10", *entries), held("2023-06-10", *fixes)).meetings
    return replace(register(*readings, indicators=(UNGE,)), meetings=meetings)


def known(seen: Folder) -> dict[Stretch, int]:
    """What everybody is told of the stretches exactly, as last corrected, and as it was before
    where that is told.
    """
    by_name = {(period(one), last_day(one)): one for one in STRETCHES}
    first, second = (one.value for one in seen.meetings)
    fixed = {one.of: one for one in second.entries if isinstance(one, Amendment)}
    said: list[tuple[Reading | ReadingEntry, Reading | ReadingEntry | Amendment]] = [
        (one, one) for one in seen.initiatives[0].value.readings
    ]
    for entry in first.entries:
        assert isinstance(entry, ReadingEntry)
        said.append((entry, fixed.get(first.cite(entry), entry)))
    found = {}
    for of, now in said:
        assert of.date is not None
        if now.qualifier in ("exact", None):
            assert isinstance(now.value, int)
            found[by_name[of.period, of.date]] = now.value
        elif isinstance(of, Reading):
            assert of.revisions == (), "what it was would tell what it is"
    return found


def follows(rows: list[list[Fraction]], wanted: list[Fraction]) -> bool:
    """Whether what is wanted can be made of rows by adding and subtracting."""
    left = [row[:] for row in rows]
    wanted = wanted[:]
    for column in range(len(wanted)):
        pivot = next((row for row in left if row[column]), None)
        if pivot is None:
            if wanted[column]:
                return False
            continue
        left.remove(pivot)
        for row in (*left, wanted):
            times = row[column] / pivot[column]
            row[:] = [a - times * b for a, b in zip(row, pivot, strict=True)]
    return not any(wanted)


def as_row(stretch: Stretch) -> list[Fraction]:
    """Which quarters a stretch holds."""
    return [Fraction(stretch[0] <= n < stretch[1]) for n in range(QUARTERS + 1)]


COUNTS = st.lists(
    st.integers(0, 9) | st.integers(10, 60), min_size=QUARTERS + 1, max_size=QUARTERS + 1
)
WHERE = st.dictionaries(
    st.sampled_from(STRETCHES),
    st.sampled_from(["register", "revised", "meeting", "corrected"]),
    min_size=2,
    max_size=14,
)


@given(COUNTS, WHERE)
def test_no_small_number_is_the_difference_of_sums_that_everybody_is_told(
    counts: list[int], where: dict[Stretch, str]
) -> None:
    seen = masked(made(counts, where))
    assert masked(seen) == seen, "once is enough"
    found = known(seen)
    assert all(value == sum(counts[slice(*one)]) for one, value in found.items())
    rows = [as_row(one) for one in found]
    for stretch in combinations(range(QUARTERS + 2), 2):
        if 0 < sum(counts[slice(*stretch)]) < 5:
            assert not follows(rows, as_row(stretch)), (stretch, found)


def test_of_sums_from_the_start_that_differ_by_few_the_smaller_is_not_told() -> None:
    counts = [20, 9, 2, 30, 0, 0, 0, 0, 0]
    where = dict.fromkeys([(0, 2), (0, 3), (0, 4)], "register")
    (file,) = masked(made(counts, where)).initiatives
    told = {one.date: (one.value, one.qualifier) for one in file.value.readings}
    assert told == {
        dt.date(2021, 3, 31): (4, "more-than"),
        dt.date(2021, 6, 30): (31, "exact"),
        dt.date(2021, 9, 30): (61, "exact"),
    }


def test_a_sum_that_was_corrected_does_not_tell_the_hidden_part_of_it() -> None:
    counts = [0, 3, 12, 9, 20, 0, 0, 0, 0]
    quarters = {(n, n + 1): "corrected" for n in range(1, 5)}
    seen = masked(made(counts, {**quarters, (1, 5): "corrected"}))
    assert set(known(seen)) == {(2, 3), (4, 5), (1, 5)}
    first, second = (one.value for one in seen.meetings)
    values = [[getattr(one, "value", None) for one in held.entries] for held in (first, second)]
    # What it was thought to be at first, 5 and 11, does not stand there either.
    assert values == [[5, 14, 4, 22, 46], [5, 12, 4, 20, 44]]


def test_what_register_and_minutes_both_tell_is_one_part() -> None:
    where = made([0, 3, 12, 0, 0, 0, 0, 0, 0], {(1, 2): "register", (2, 3): "register"})
    both = told(1, 3, period="1. kvartal 2021", date=dt.date(2021, 3, 31))
    whole = told(2, 15, period="1. halvår 2021", date=dt.date(2021, 6, 30))
    where = replace(where, meetings=folder(held("2023-01-10", both, whole)).meetings)
    (file,) = masked(where).initiatives
    assert [(one.value, one.qualifier) for one in file.value.readings] == [
        (5, "less-than"),
        (4, "more-than"),
    ]


def test_parts_of_one_are_nobody_of_whom_it_tells() -> None:
    hours = [
        reading(value, period=f"{n}. kvartal 2021", date=last_day((n, n + 1)))
        for n, value in ((1, 2.5), (2, 1.5))
    ]
    where = register(*hours)
    assert masked(where).initiatives is where.initiatives
