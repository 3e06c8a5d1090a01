"""What the registers and the minutes say about an initiative through the years."""

import datetime as dt
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from tryg_tui.core.ledger.ledger import (
    Cited,
    Correction,
    LifePoint,
    ReadingPoint,
    StatusPoint,
    corrected_text,
)
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import LifeCycle, ReadingEntry
from tryg_tui.core.model.folder import Folder

Corrections = dict[Citation, tuple[Correction, ...]]
"""The corrections by the entry they correct."""

Readings = dict[tuple[Id, Id], tuple[ReadingPoint, ...]]
"""By initiative and indicator, oldest first."""

Lives = dict[Id, tuple[LifePoint, ...]]
"""By initiative, oldest first."""


def registered_readings(folder: Folder) -> Readings:
    """The readings of each indicator in the registers, by date."""
    points = (
        (
            (loaded.value.id, reading.indicator),
            ReadingPoint(
                value=reading.value,
                qualifier=reading.qualifier,
                date=reading.date,
                period=reading.period,
                text=reading.text,
                lines=reading.lines,
                reference=reading.source,
            ),
        )
        for loaded in folder.initiatives
        for reading in loaded.value.readings
    )
    return {key: _by_date(some) for key, some in grouped({}, points).items()}


def with_readings(
    known: Readings, entries: list[Cited], corrections: Corrections, corrected: set[Citation]
) -> Readings:
    """The readings of each indicator with those of further entries, by date."""
    further = [
        (
            (entry.initiative, entry.indicator),
            ReadingPoint(
                value=entry.value,
                qualifier=entry.qualifier,
                date=entry.date or source.date,
                period=entry.period,
                text=corrected_text(corrections, source.citation, entry),
                source=source,
            ),
        )
        for source, entry in entries
        if isinstance(entry, ReadingEntry)
    ]
    found = grouped(retold(known, corrections, corrected), further)
    return found | {key: _by_date(found[key]) for key, _point in further}


def _by_date(points: tuple[ReadingPoint, ...]) -> tuple[ReadingPoint, ...]:
    """Readings by date, those without one first."""
    return tuple(sorted(points, key=lambda point: point.date or dt.date.min))


def registered_lives(folder: Folder) -> Lives:
    """The changes in each initiative's life in the registers, by date."""
    points = (
        (
            loaded.value.id,
            LifePoint(
                change=event.change, date=event.date, date_text=event.date_text, text=event.text
            ),
        )
        for loaded in folder.initiatives
        for event in loaded.value.lifecycle
    )
    return {key: _oldest_first(some) for key, some in grouped({}, points).items()}


def with_lives(
    known: Lives, entries: list[Cited], corrections: Corrections, corrected: set[Citation]
) -> Lives:
    """The changes in each initiative's life with those of further entries, by date."""
    further = [
        (
            entry.initiative,
            LifePoint(
                change=entry.change,
                date=source.date,
                date_text="",
                text=corrected_text(corrections, source.citation, entry),
                source=source,
                entry=entry,
            ),
        )
        for source, entry in entries
        if isinstance(entry, LifeCycle)
    ]
    found = grouped(retold(known, corrections, corrected), further)
    return found | {key: _oldest_first(found[key]) for key, _point in further}


def _oldest_first(points: tuple[LifePoint, ...]) -> tuple[LifePoint, ...]:
    """Changes by date; one without a date stays behind the one it was written after."""
    dated: list[tuple[dt.date, LifePoint]] = []
    day = dt.date.min
    for point in points:
        day = point.date or day
        dated.append((day, point))
    return tuple(point for _, point in sorted(dated, key=lambda pair: pair[0]))


K = TypeVar("K")
V = TypeVar("V")


def grouped(
    known: dict[K, tuple[V, ...]], further: Iterable[tuple[K, V]]
) -> dict[K, tuple[V, ...]]:
    """What is known by key, with further values behind those of their key."""
    more: dict[K, list[V]] = {}
    for key, value in further:
        more.setdefault(key, []).append(value)
    return known | {key: (*known.get(key, ()), *values) for key, values in more.items()}


Point = TypeVar("Point", bound=StatusPoint | ReadingPoint | LifePoint)


def retold(
    known: dict[K, tuple[Point, ...]], corrections: Corrections, corrected: set[Citation]
) -> dict[K, tuple[Point, ...]]:
    """What is known by key, with the texts of entries that have been corrected as they are now."""

    def told(point: Point) -> Point:
        if point.source is None or point.source.citation not in corrected:
            return point
        text = corrections[point.source.citation][-1].entry.text
        return msgspec.structs.replace(point, text=text)

    return {key: tuple(map(told, some)) for key, some in known.items()} if corrected else known
