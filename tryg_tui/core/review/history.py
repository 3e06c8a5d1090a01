"""An initiative or a standing item through the years, out of minutes and registers, in order."""

import datetime as dt
from collections import Counter
from typing import Literal

import msgspec

from tryg_tui.core.ledger.corrections import Source
from tryg_tui.core.ledger.fold import HELD
from tryg_tui.core.ledger.ledger import Ledger, LifePoint, ReadingPoint
from tryg_tui.core.model.annual_report import InitiativeReport
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import Action, AnyEntry, Decision
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem, Meeting, split_citation

SECONDS_A_MINUTE = 60

Origin = Literal["minutes", "life", "reading", "report"]
"""Where something known about an initiative comes from; all but minutes are registers."""


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Something said, decided, measured, promised or reported about an initiative."""

    date: dt.date | None
    """The day; None where the register only tells in words, or not at all."""
    origin: Origin
    source: Source | None = None
    """Where it stands, for something out of minutes."""
    entry: AnyEntry | None = None
    text: str = ""
    """As last corrected."""
    corrected: bool = False
    life: LifePoint | None = None
    """A change of the register."""
    indicator: Id = ""
    reading: ReadingPoint | None = None
    """A figure of the register."""
    report: InitiativeReport | None = None


def initiative_history(folder: Folder, ledger: Ledger, initiative: Id) -> tuple[Event, ...]:
    """All that minutes and registers say about an initiative, oldest first.

    What the register does not date comes first, except a change, which stays behind the one it is
    written after.
    """
    meetings = {loaded.value.id: loaded.value for loaded in folder.meetings}
    said = [_said(meetings, ledger, source) for source in ledger.concerning.get(initiative, ())]
    events = [*_lives(ledger, initiative), *_readings(ledger, initiative)]
    for report in (loaded.value for loaded in folder.reports):
        if report.initiative == initiative:
            # It came in on a day, else it belongs to the end of the time it is about.
            day = report.received or report.last_day or dt.date(report.year, 12, 31)
            events.append(Event(date=day, origin="report", report=report))
    dated = [(event.date or dt.date.min, event) for event in events]
    day = dt.date.min
    for index, (_, event) in enumerate(dated):
        if event.life is not None:
            day = event.date or day
            dated[index] = (day, event)
    dated += [(event.date or dt.date.min, event) for event in said if event is not None]
    return tuple(event for _, event in sorted(dated, key=lambda pair: pair[0]))


def _said(meetings: dict[Id, Meeting], ledger: Ledger, source: Source) -> Event | None:
    """A line of the minutes as an event, or None where two meetings share an id."""
    place = split_citation(source.citation)
    entry = meetings[source.meeting].entry(place[1]) if place else None
    if entry is None:
        return None
    return Event(
        date=source.date,
        origin="minutes",
        source=source,
        entry=(now := ledger.entry_of(source.citation, entry)),
        text=now.text,
        corrected=source.citation in ledger.corrections,
    )


def _lives(ledger: Ledger, initiative: Id) -> list[Event]:
    """The changes that the register tells; those of minutes are lines of minutes."""
    return [
        Event(date=point.date, origin="life", life=point, text=point.text)
        for point in ledger.lives.get(initiative, ())
        if point.source is None
    ]


def _readings(ledger: Ledger, initiative: Id) -> list[Event]:
    """The figures of the register; those of minutes are lines of minutes."""
    return [
        Event(
            date=point.date, origin="reading", indicator=indicator, reading=point, text=point.text
        )
        for (of, indicator), points in ledger.readings.items()
        if of == initiative
        for point in points
        if point.source is None
    ]


class Treated(msgspec.Struct, frozen=True, kw_only=True):
    """A standing item at one meeting."""

    meeting: Meeting
    item: AgendaItem
    decisions: tuple[AnyEntry, ...] = ()
    actions: tuple[AnyEntry, ...] = ()
    others: tuple[AnyEntry, ...] = ()
    """The other lines recorded under it."""

    @property
    def minutes(self) -> int | None:
        """Whole minutes spent; None where the time was not taken."""
        return round(self.item.seconds / SECONDS_A_MINUTE) if self.item.seconds else None


def meetings_by_year(folder: Folder) -> dict[int, int]:
    """How many meetings and rounds in writing each year has had, the newest first."""
    return Counter(loaded.value.date.year for loaded in reversed(folder.meetings))


def _held(folder: Folder) -> list[Meeting]:
    """The meetings held, at which items were treated."""
    met = (loaded.value for loaded in folder.meetings)
    return [one for one in met if one.state in HELD and not one.written]


def item_ids(folder: Folder) -> tuple[Id, ...]:
    """The items of all meetings held, the standing ones in the order of the template first."""
    standing = dict.fromkeys(item.id for item in folder.partnership.agenda)
    met = dict.fromkeys(item.id for meeting in _held(folder) for item in meeting.items)
    return (*(id for id in standing if id in met), *(id for id in met if id not in standing))


def item_titles(folder: Folder) -> dict[Id, tuple[str, ...]]:
    """Every title that each item of the meetings held has had, the newest first."""
    found: dict[Id, dict[str, None]] = {}
    for meeting in reversed(_held(folder)):
        for item in meeting.items:
            found.setdefault(item.id, {})[item.title] = None
    return {id: tuple(titles) for id, titles in found.items()}


def item_history(folder: Folder, item: Id) -> tuple[Treated, ...]:
    """An item at every meeting held that had it, oldest first; its id stays when titles change."""
    found = []
    for meeting in _held(folder):
        here = meeting.item(item)
        if here is not None:
            entries = meeting.entries_of(item)
            found.append(
                Treated(
                    meeting=meeting,
                    item=here,
                    decisions=tuple(e for e in entries if isinstance(e, Decision)),
                    actions=tuple(e for e in entries if isinstance(e, Action)),
                    others=tuple(e for e in entries if not isinstance(e, Decision | Action)),
                )
            )
    return tuple(found)


def minutes_spent(treated: tuple[Treated, ...]) -> int:
    """Whole minutes spent on an item at all its meetings."""
    return round(sum(one.item.seconds for one in treated) / SECONDS_A_MINUTE)
