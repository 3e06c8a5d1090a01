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
    corrected_text,
)
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import (
    Action,
    Decision,
    LifeCycle,
    Outreach,
    ReadingEntry,
    Topic,
)
from tryg_tui.core.model.folder import Folder

P = TypeVar("P", bound=Promise)
S = TypeVar("S", bound=Promise | TopicState | DecisionState)


class Later(NamedTuple):
    """What was said later of entries."""

    corrections: dict[Citation, tuple[Correction, ...]]
    followups: dict[Citation, tuple[FollowedUp, ...]]

    def action(self, source: Source, entry: Action) -> ActionState:
        """An action with the owner, due date and state its last follow-up gave it."""
        return self._after_all(ActionState(source=source, entry=entry, **self._born(source, entry)))

    def outreach(self, source: Source, entry: Outreach) -> OutreachState:
        """An outreach with the owner, due date and state its last follow-up gave it."""
        born = self._born(source, entry) | {"state": "done" if entry.done else "open"}
        return self._after_all(OutreachState(source=source, entry=entry, **born))

    def topic(self, source: Source, entry: Topic) -> TopicState:
        """A parked topic with the state its last follow-up gave it."""
        lineage = self.followups.get(source.citation, ())
        return TopicState(
            source=source,
            entry=entry,
            text=corrected_text(self.corrections, source.citation, entry),
            state=lineage[-1].entry.state if lineage else "open",
            lineage=lineage,
        )

    def decision(self, source: Source, entry: Decision) -> DecisionState:
        """A decision as it reads now."""
        return DecisionState(
            source=source,
            entry=entry,
            text=corrected_text(self.corrections, source.citation, entry),
            corrections=self.corrections.get(source.citation, ()),
        )

    def _born(self, source: Source, entry: Action | Outreach) -> dict[str, Any]:
        """What an action or outreach says before anybody has looked at it again."""
        return {
            "text": corrected_text(self.corrections, source.citation, entry),
            "owners": entry.owners,
            "owner_text": entry.owner_text,
            "due": entry.due,
            "due_text": entry.due_text,
        }

    def _after_all(self, state: P) -> P:
        """An action or outreach after all its follow-ups."""
        for step in self.followups.get(state.citation, ()):
            state = state.after(step)
        return state


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
    known: Readings,
    given: list[tuple[Source, ReadingEntry]],
    corrections: Corrections,
    corrected: set[Citation],
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
        for source, entry in given
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
    known: Lives,
    given: list[tuple[Source, LifeCycle]],
    corrections: Corrections,
    corrected: set[Citation],
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
        for source, entry in given
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
