"""What the registers and the minutes say about an initiative through the years."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

from tryg_tui.core.ledger.corrections import Correction, E, Revision, Source, last_corrected
from tryg_tui.core.ledger.ledger import (
    ActionState,
    DecisionState,
    FollowedUp,
    LifePoint,
    OutreachState,
    Promise,
    ReadingPoint,
    StatusPoint,
    TopicState,
    agreed,
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
Point = TypeVar("Point", bound=StatusPoint | ReadingPoint | LifePoint)

FIRST = (dt.date.min, "", 0)
"""Before all that minutes say."""

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

    def read(self, source: Source, entry: E) -> tuple[E, Revision | None]:
        """An entry as last corrected, and what it was where it was."""
        by = self.corrections.get(source.citation, ())
        if not by:
            return entry, None
        now = last_corrected(self.corrections, source.citation, entry)
        return now, Revision(entry, by)

    def action(self, source: Source, entry: Action) -> ActionState:
        """An action with the owner, due date and state its last follow-up gave it."""
        now, revision = self.read(source, entry)
        born = ActionState(source=source, entry=now, revision=revision, **agreed(now))
        return self._after_all(born)

    def outreach(self, source: Source, entry: Outreach) -> OutreachState:
        """An outreach with the owner, due date and state its last follow-up gave it."""
        now, revision = self.read(source, entry)
        state: FollowUpState = "done" if now.done else "open"
        born = OutreachState(
            source=source, entry=now, revision=revision, state=state, **agreed(now)
        )
        return self._after_all(born)

    def _after_all(self, state: P) -> P:
        """An action or outreach after all its follow-ups."""
        for step in self.followups.get(state.citation, ()):
            state = state.after(step)
        return state

    def topic(self, source: Source, entry: Topic) -> TopicState:
        """A parked topic with the state its last follow-up gave it."""
        now, revision = self.read(source, entry)
        lineage = self.followups.get(source.citation, ())
        return TopicState(source=source, entry=now, revision=revision, lineage=lineage)

    def decision(self, source: Source, entry: Decision) -> DecisionState:
        """A decision as it reads now, with what was found when it was looked at again."""
        now, revision = self.read(source, entry)
        lineage = self.followups.get(source.citation, ())
        return DecisionState(source=source, entry=now, revision=revision, lineage=lineage)

    def status(self, source: Source, entry: Status) -> tuple[Id, StatusPoint]:
        """A status, by its initiative."""
        now, revision = self.read(source, entry)
        return now.initiative, StatusPoint(source=source, entry=now, revision=revision)

    def reading(self, source: Source, entry: ReadingEntry) -> tuple[tuple[Id, Id], ReadingPoint]:
        """A reading, by its initiative and indicator."""
        now, revision = self.read(source, entry)
        assert now.value is not None
        point = ReadingPoint(
            value=now.value,
            qualifier=now.qualifier,
            date=now.date or source.date,
            period=now.period,
            denominator=now.denominator,
            text=now.text,
            reference=now.source,
            source=source,
            entry=now,
            revision=revision,
        )
        return (now.initiative, now.indicator), point

    def life(self, source: Source, entry: LifeCycle) -> tuple[Id, LifePoint]:
        """A change in the life of an initiative, by that."""
        now, revision = self.read(source, entry)
        point = LifePoint(
            change=now.change,
            date=source.date,
            date_text="",
            text=now.text,
            source=source,
            entry=now,
            revision=revision,
        )
        return now.initiative, point


def states(
    known: tuple[S, ...],
    changed: set[Citation],
    further: list[tuple[Source, Any]],
    state: Callable[[Source, Any], S],
) -> tuple[S, ...]:
    """How the entries of a kind stand: those that have changed anew, and further ones."""
    if changed:
        known = tuple(
            state(one.source, one.original) if one.source.citation in changed else one
            for one in known
        )
    return (*known, *(state(*each) for each in further))


def parted(
    recorded: Iterable[tuple[Source, ReadingEntry]],
    now: Callable[[Source, ReadingEntry], ReadingEntry],
) -> tuple[list[tuple[Source, ReadingEntry]], list[tuple[Source, ReadingEntry]]]:
    """The readings of minutes that have a value now, as recorded, and as they read now those that
    are missing.
    """
    told, missed = [], []
    for source, entry in recorded:
        read = now(source, entry)
        if read.value is None:
            missed.append((source, read))
        else:
            told.append((source, entry))
    return told, missed


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
                denominator=reading.denominator,
                text=reading.text,
                lines=reading.lines,
                reference=reading.source,
                revisions=reading.revisions,
            ),
        )
        for loaded in folder.initiatives
        for reading in loaded.value.readings
        if reading.value is not None
    )
    return {key: by_date(some) for key, some in grouped({}, points).items()}


def by_date(points: Iterable[ReadingPoint]) -> tuple[ReadingPoint, ...]:
    """Readings by date, those without one first; of one day the register's, then in order."""
    return tuple(sorted(_in_order(points), key=lambda point: point.date or dt.date.min))


def _in_order(points: Iterable[Point]) -> list[Point]:
    """What the register says, then what the minutes do, in their order."""
    return sorted(points, key=lambda point: point.source.place if point.source else FIRST)


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
    for point in _in_order(points):
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


def in_place(points: Iterable[StatusPoint]) -> tuple[StatusPoint, ...]:
    """Statuses in the order they were given."""
    return tuple(_in_order(points))


def points(
    known: dict[K, tuple[Point, ...]],
    corrected: set[Citation],
    further: list[tuple[Source, Any]],
    point: Callable[[Source, Any], tuple[K, Point]],
    in_order: Callable[[Iterable[Point]], tuple[Point, ...]],
) -> dict[K, tuple[Point, ...]]:
    """What is known by key, with further points, and with those that have been corrected where
    they belong now.
    """
    moved: list[tuple[Source, Any]] = []
    kept = dict(known)
    for key, some in known.items() if corrected else ():
        stale = [one for one in some if one.source and one.source.citation in corrected]
        if stale:
            kept[key] = tuple(one for one in some if one not in stale)
            moved += [(one.source, _original(one)) for one in stale if one.source]
    more = [point(*each) for each in (*moved, *further)]
    found = grouped(kept, more)
    found |= {key: in_order(found[key]) for key, _point in more}
    return {key: some for key, some in found.items() if some} if moved else found


def _original(point: StatusPoint | ReadingPoint | LifePoint) -> AnyEntry | None:
    """The entry of a point as it was recorded."""
    return point.revision.original if point.revision else point.entry


def recorded(point: ReadingPoint) -> ReadingEntry | None:
    """A reading as it was recorded, where it was corrected to another figure."""
    old = point.revision.original if point.revision else None
    if not isinstance(old, ReadingEntry) or point.entry is None:
        return None
    told = (point.value, point.qualifier, point.denominator)
    same_figure = (old.value, old.qualifier, old.denominator) == told
    return old if old.indicator == point.entry.indicator and not same_figure else None
