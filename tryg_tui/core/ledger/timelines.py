"""What the registers and the minutes say about an initiative through the years."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

import msgspec

from tryg_tui.core.ledger.ledger import (
    ActionState,
    Correction,
    DecisionState,
    FollowedUp,
    LifePoint,
    OutreachState,
    Promise,
    ReadingPoint,
    Source,
    StatusPoint,
    TopicState,
    agreed,
    corrected_text,
)
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import (
    Action,
    AnyEntry,
    Decision,
    FollowUpState,
    LifeCycle,
    Outreach,
    ReadingEntry,
    Status,
    Topic,
)
from tryg_tui.core.model.folder import Folder

P = TypeVar("P", bound=Promise)
S = TypeVar("S", bound=Promise | TopicState | DecisionState)


Corrections = dict[Citation, tuple[Correction, ...]]
"""The corrections by the entry they correct."""

Readings = dict[tuple[Id, Id], tuple[ReadingPoint, ...]]
"""By initiative and indicator, oldest first."""

Lives = dict[Id, tuple[LifePoint, ...]]
"""By initiative, oldest first."""


class Later(NamedTuple):
    """What was said later of entries."""

    corrections: Corrections
    followups: dict[Citation, tuple[FollowedUp, ...]]

    def text(self, source: Source, entry: AnyEntry) -> str:
        """The text of an entry as last corrected."""
        return corrected_text(self.corrections, source.citation, entry)

    def action(self, source: Source, entry: Action) -> ActionState:
        """An action with the owner, due date and state its last follow-up gave it."""
        text = self.text(source, entry)
        return self._after_all(ActionState(source=source, entry=entry, text=text, **agreed(entry)))

    def outreach(self, source: Source, entry: Outreach) -> OutreachState:
        """An outreach with the owner, due date and state its last follow-up gave it."""
        born: dict[str, Any] = {"text": self.text(source, entry), **agreed(entry)}
        state: FollowUpState = "done" if entry.done else "open"
        return self._after_all(OutreachState(source=source, entry=entry, state=state, **born))

    def _after_all(self, state: P) -> P:
        """An action or outreach after all its follow-ups."""
        for step in self.followups.get(state.citation, ()):
            state = state.after(step)
        return state

    def topic(self, source: Source, entry: Topic) -> TopicState:
        """A parked topic with the state its last follow-up gave it."""
        lineage = self.followups.get(source.citation, ())
        return TopicState(
            source=source,
            entry=entry,
            text=self.text(source, entry),
            state=lineage[-1].entry.state if lineage else "open",
            lineage=lineage,
        )

    def decision(self, source: Source, entry: Decision) -> DecisionState:
        """A decision as it reads now."""
        corrections = self.corrections.get(source.citation, ())
        text = self.text(source, entry)
        return DecisionState(source=source, entry=entry, text=text, corrections=corrections)

    def status(self, source: Source, entry: Status) -> tuple[Id, StatusPoint]:
        """A status, by its initiative."""
        text = self.text(source, entry)
        return entry.initiative, StatusPoint(source=source, status=entry.status, text=text)

    def reading(self, source: Source, entry: ReadingEntry) -> tuple[tuple[Id, Id], ReadingPoint]:
        """A reading, by its initiative and indicator."""
        point = ReadingPoint(
            value=entry.value,
            qualifier=entry.qualifier,
            date=entry.date or source.date,
            period=entry.period,
            text=self.text(source, entry),
            source=source,
        )
        return (entry.initiative, entry.indicator), point

    def life(self, source: Source, entry: LifeCycle) -> tuple[Id, LifePoint]:
        """A change in the life of an initiative, by that."""
        point = LifePoint(
            change=entry.change,
            date=source.date,
            date_text="",
            text=self.text(source, entry),
            source=source,
            entry=entry,
        )
        return entry.initiative, point


def states(
    known: tuple[S, ...],
    changed: set[Citation],
    further: list[tuple[Source, Any]],
    state: Callable[[Source, Any], S],
) -> tuple[S, ...]:
    """How the entries of a kind stand: those that have changed anew, and further ones."""
    if changed:
        known = tuple(
            state(one.source, one.entry) if one.source.citation in changed else one for one in known
        )
    return (*known, *(state(*each) for each in further))


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
    return {key: by_date(some) for key, some in grouped({}, points).items()}


def by_date(points: Iterable[ReadingPoint]) -> tuple[ReadingPoint, ...]:
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
    return {key: oldest_first(some) for key, some in grouped({}, points).items()}


def oldest_first(points: Iterable[LifePoint]) -> tuple[LifePoint, ...]:
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


def points(
    known: dict[K, tuple[Point, ...]],
    further: Iterable[tuple[K, Point]],
    corrections: Corrections,
    corrected: set[Citation],
    in_order: Callable[[tuple[Point, ...]], tuple[Point, ...]] = tuple,
) -> dict[K, tuple[Point, ...]]:
    """What is known by key, with further points, and with the texts of entries that have been
    corrected as they are now.
    """

    def told(point: Point) -> Point:
        if point.source is None or point.source.citation not in corrected:
            return point
        text = corrections[point.source.citation][-1].entry.text
        return msgspec.structs.replace(point, text=text)

    if corrected:
        known = {key: tuple(map(told, some)) for key, some in known.items()}
    more = list(further)
    found = grouped(known, more)
    return found | {key: in_order(found[key]) for key, _point in more}
