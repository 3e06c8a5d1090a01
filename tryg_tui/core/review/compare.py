"""Two meetings side by side: what is new, gone or changed, by item and by initiative."""

import datetime as dt

import msgspec

from tryg_tui.core.ledger.as_known import Known
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledger import (
    ActionState,
    DecisionState,
    Ledger,
    LifePoint,
    ReadingPoint,
    StatusPoint,
)
from tryg_tui.core.measures.moves import rivals, settled
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import AnyEntry
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Indicator
from tryg_tui.core.model.meeting import AgendaItem, Meeting


class ItemPair(msgspec.Struct, frozen=True, kw_only=True):
    """An item at the earlier and at the later meeting; None where it was not on the agenda."""

    before: AgendaItem | None
    now: AgendaItem | None
    said_before: tuple[AnyEntry, ...] = ()
    said_now: tuple[AnyEntry, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether it stood on both agendas under one title, and neither meeting recorded a line."""
        titles = {item.title if item else "" for item in (self.before, self.now)}
        return len(titles) == 1 and not (self.said_before or self.said_now)


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator whose last known figure is another at the later meeting."""

    indicator: Id
    before: tuple[ReadingPoint, ...]
    """As it was known then; of sources that disagree all that they say."""
    now: tuple[ReadingPoint, ...]


class InitiativePair(msgspec.Struct, frozen=True, kw_only=True):
    """An initiative as it stood after the earlier and after the later meeting."""

    initiative: Id
    before: StatusPoint | None
    now: StatusPoint | None
    spoken_before: bool
    """Whether the earlier meeting has a line about it."""
    spoken_now: bool
    lives: tuple[LifePoint, ...] = ()
    """The changes in its life after the earlier meeting, up to the later one."""
    figures: tuple[Figure, ...] = ()
    decided: tuple[DecisionState, ...] = ()
    """What was decided after the earlier meeting, up to the later one."""
    born: tuple[ActionState, ...] = ()
    """The actions agreed after the earlier meeting."""
    ended: tuple[ActionState, ...] = ()
    """The actions that were open after the earlier meeting and are so no more."""

    @property
    def status_changed(self) -> bool:
        """Whether it was given another status."""
        before = self.before.status if self.before else ""
        return (self.now.status if self.now else "") != before

    @property
    def same(self) -> bool:
        """Whether nothing has changed."""
        spoken = self.spoken_before == self.spoken_now
        changed = self.status_changed or self.lives or self.figures
        return spoken and not (changed or self.decided or self.born or self.ended)


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Two meetings compared."""

    before: Meeting
    now: Meeting
    items: tuple[ItemPair, ...]
    """In the order of the later agenda, then those that are gone."""
    initiatives: tuple[InitiativePair, ...]
    """In the order of the folder; those of which nothing is known are left out."""
    general: InitiativePair
    """What has changed outside all initiatives."""


def compare(folder: Folder, one: Meeting, other: Meeting) -> Comparison:
    """Two meetings compared, the earlier one first whichever way they are given."""
    before, now = sorted((one, other), key=lambda meeting: (meeting.date, meeting.id))
    then, later = fold(folder, before.id), fold(folder, now.id)
    ids = [loaded.value.id for loaded in folder.initiatives]
    named = {
        id for meeting in (before, now) for entry in meeting.entries if (id := entry.initiative)
    }
    pairs = (
        _pair(folder, id, before, now, then, later) for id in (*ids, *sorted(named.difference(ids)))
    )
    return Comparison(
        before=before,
        now=now,
        items=_items(before, now),
        initiatives=tuple(
            pair for pair in pairs if pair.spoken_before or pair.spoken_now or not pair.same
        ),
        general=_pair(folder, "", before, now, then, later),
    )


def _items(before: Meeting, now: Meeting) -> tuple[ItemPair, ...]:
    """The items of both meetings, paired by their ids, whatever they are called."""
    kept = tuple(
        ItemPair(
            before=before.item(item.id),
            now=item,
            said_before=before.entries_of(item.id),
            said_now=now.entries_of(item.id),
        )
        for item in now.items
    )
    gone = tuple(
        ItemPair(before=item, now=None, said_before=before.entries_of(item.id))
        for item in before.items
        if now.item(item.id) is None
    )
    return (*kept, *gone)


def _pair(
    folder: Folder, id: Id, before: Meeting, now: Meeting, then: Ledger, later: Ledger
) -> InitiativePair:
    """An initiative, or with "" what belongs to none, after each of the meetings."""
    ended = {action.citation for action in then.actions if action.state == "open"}
    known = {action.citation for action in then.actions}
    ours = [action for action in later.actions if action.entry.initiative == id]
    spoken = {source.meeting for source in later.discussed.get(id, ())}
    return InitiativePair(
        initiative=id,
        before=then.latest_status(id),
        now=later.latest_status(id),
        spoken_before=before.id in spoken,
        spoken_now=now.id in spoken,
        lives=tuple(
            point
            for point in later.lives.get(id, ())
            if point.date is not None and before.date < point.date <= now.date
        ),
        figures=_figures(folder, id, (before.date, now.date), (then, later)),
        decided=later_decisions(id, then, later),
        born=tuple(action for action in ours if action.citation not in known),
        ended=tuple(a for a in ours if a.citation in ended and a.state != "open"),
    )


def later_decisions(id: Id, then: Ledger, later: Ledger) -> tuple[DecisionState, ...]:
    """The decisions about an initiative that are in the later ledger only."""
    known = {decision.citation for decision in then.decisions}
    return tuple(
        decision
        for decision in later.decisions
        if decision.entry.initiative == id and decision.citation not in known
    )


def _figures(
    folder: Folder, id: Id, days: tuple[dt.date, dt.date], ledgers: tuple[Ledger, Ledger]
) -> tuple[Figure, ...]:
    """The indicators whose last figure by the later day is not the last by the earlier one."""
    found = []
    for key in ledgers[1].readings:
        if key[0] == id:
            named = folder.indicator(*key)
            then, now = (
                _newest(named, ledger.readings.get(key, ()), Known(folder, day, day))
                for day, ledger in zip(days, ledgers, strict=True)
            )
            if now and now != then:
                found.append(Figure(indicator=key[1], before=then, now=now))
    return tuple(found)


def _newest(
    indicator: Indicator, points: tuple[ReadingPoint, ...], known: Known
) -> tuple[ReadingPoint, ...]:
    """The last figure with a date by a day, or all that is said of its time; none without one."""
    dated = [known.figure(one) for one in points if one.date and one.date <= known.day]
    counting = settled(indicator, dated)
    return (rivals(indicator, counting, counting[-1]) or counting[-1:]) if counting else ()
