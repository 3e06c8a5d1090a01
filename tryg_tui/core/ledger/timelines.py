"""What the registers and the minutes say about an initiative through the years."""

import datetime as dt
from collections import defaultdict

from tryg_tui.core.ledger.ledger import Cited, Correction, LifePoint, ReadingPoint, corrected_text
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import LifeCycle, ReadingEntry
from tryg_tui.core.model.folder import Folder


def readings(
    folder: Folder,
    entries: list[Cited],
    corrections: dict[Citation, tuple[Correction, ...]],
) -> dict[tuple[Id, Id], tuple[ReadingPoint, ...]]:
    """The readings of each indicator, from registers and minutes, by date."""
    found: dict[tuple[Id, Id], list[ReadingPoint]] = defaultdict(list)
    for loaded in folder.initiatives:
        for reading in loaded.value.readings:
            found[loaded.value.id, reading.indicator].append(
                ReadingPoint(
                    value=reading.value,
                    qualifier=reading.qualifier,
                    date=reading.date,
                    period=reading.period,
                    text=reading.text,
                    lines=reading.lines,
                    reference=reading.source,
                )
            )
    for source, entry in entries:
        if isinstance(entry, ReadingEntry):
            found[entry.initiative, entry.indicator].append(
                ReadingPoint(
                    value=entry.value,
                    qualifier=entry.qualifier,
                    date=entry.date or source.date,
                    period=entry.period,
                    text=corrected_text(corrections, source.citation, entry),
                    source=source,
                )
            )
    return {
        key: tuple(sorted(points, key=lambda point: point.date or dt.date.min))
        for key, points in found.items()
    }


def lives(
    folder: Folder,
    entries: list[Cited],
    corrections: dict[Citation, tuple[Correction, ...]],
) -> dict[Id, tuple[LifePoint, ...]]:
    """The changes in each initiative's life, from registers and minutes, by date."""
    found: dict[Id, list[LifePoint]] = defaultdict(list)
    for loaded in folder.initiatives:
        for event in loaded.value.lifecycle:
            found[loaded.value.id].append(
                LifePoint(
                    change=event.change,
                    date=event.date,
                    date_text=event.date_text,
                    text=event.text,
                )
            )
    for source, entry in entries:
        if isinstance(entry, LifeCycle):
            found[entry.initiative].append(
                LifePoint(
                    change=entry.change,
                    date=source.date,
                    date_text="",
                    text=corrected_text(corrections, source.citation, entry),
                    source=source,
                    entry=entry,
                )
            )
    return {key: _oldest_first(points) for key, points in found.items()}


def _oldest_first(points: list[LifePoint]) -> tuple[LifePoint, ...]:
    """Changes by date; one without a date stays behind the one it was written after."""
    dated: list[tuple[dt.date, LifePoint]] = []
    day = dt.date.min
    for point in points:
        day = point.date or day
        dated.append((day, point))
    return tuple(point for _, point in sorted(dated, key=lambda pair: pair[0]))
