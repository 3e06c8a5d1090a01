"""What a meeting came to: what it decided and agreed, what comes back at the next one, what is
finished, and what was not reached.
"""

import datetime as dt
from collections.abc import Container, Iterable, Iterator
from typing import Literal

import msgspec
from msgspec.structs import replace

from tryg_tui.core.ledger.ledger import ActionState, Ledger, OutreachState, TopicState
from tryg_tui.core.ledger.outcomes import Decided, again_at, decided_at
from tryg_tui.core.ledger.privacy import cited_entry
from tryg_tui.core.meetings.lifecycle import close
from tryg_tui.core.meetings.recording import record
from tryg_tui.core.meetings.timekeeping import treated
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import (
    Amendment,
    Approval,
    Decision,
    FollowUp,
    FollowUpState,
    ReadingEntry,
    Status,
    kind_of,
)
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.model.strategy import Strategy, View

CarryReason = Literal[
    "open-action",
    "open-topic",
    "not-reached",
    "not-treated",
    "action-done",
    "action-dropped",
    "topic-done",
    "open-outreach",
    "outreach-sent",
    "outreach-dropped",
    "postponed",
    "look-again",
    "looked-at",
]
"""Why something comes back, or does not."""

Column = Literal["again", "finished", "not-reached"]
"""The columns of the carry-over map."""


REASONS: dict[str, dict[FollowUpState, CarryReason]] = {
    "action": {"open": "open-action", "done": "action-done", "dropped": "action-dropped"},
    "outreach": {"open": "open-outreach", "done": "outreach-sent", "dropped": "outreach-dropped"},
    "topic": {"open": "open-topic", "done": "topic-done", "dropped": "topic-done"},
}
"""By kind of entry, the reason that goes with each state of it."""


EVERY_TIME: tuple[View, ...] = ("agenda", "previous-minutes", "actions", "other", "next-meeting")
"""Views of the standing items that every agenda has anew, so that none of them comes back."""


def comes_back(strategy: Strategy | None, meeting: Meeting, item: AgendaItem) -> bool:
    """Whether the meeting owes an item to the next one, which does not have it anyway."""
    return _missed(meeting, item) and not _standing(strategy, meeting, item)


def anyway(strategy: Strategy | None, meeting: Meeting) -> tuple[AgendaItem, ...]:
    """The items the meeting did not get to that need not come back: every agenda has them."""
    missed = (item for item in meeting.items if _missed(meeting, item))
    return tuple(item for item in missed if _standing(strategy, meeting, item))


def owed(strategy: Strategy | None, meeting: Meeting, anew: Container[Id]) -> list[AgendaItem]:
    """The items the meeting owes to an agenda that has some anew; a part whose item is not there
    says what it is a part of.
    """
    owing = [item for item in meeting.items if comes_back(strategy, meeting, item)]
    back = {item.id for item in owing}
    return [
        item if item.part_of in anew or item.part_of in back else _on_its_own(meeting, item)
        for item in owing
    ]


def _on_its_own(meeting: Meeting, item: AgendaItem) -> AgendaItem:
    """An item with the title of what it was a part of before its own, where that may be shown."""
    whole = meeting.item(item.part_of)
    if whole is None or (whole.private and not item.private):
        return item
    return replace(item, title=f"{whole.title}: {item.title}")


def _missed(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether the meeting did not get to an item; one that was not held has missed nothing, and of
    one that was read in nobody knows.
    """
    return not meeting.not_held and not meeting.imported and not _reached(meeting, item)


def _reached(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether the meeting has treated an item."""
    return treated(meeting, item) and not item.not_reached


def _standing(strategy: Strategy | None, meeting: Meeting, item: AgendaItem) -> bool:
    """Whether every agenda of the group has an item anew."""
    agenda = strategy.agenda_of(meeting.body) if strategy else ()
    return any(one.id == item.id and one.view in EVERY_TIME for one in agenda)


def settled(meeting: Meeting) -> tuple[AgendaItem, ...]:
    """The items made out of a parked topic that the meeting has treated, without saying otherwise
    what became of the topic.
    """
    said = {one.of for one in meeting.entries if isinstance(one, FollowUp)}
    made = (item for item in meeting.items if item.topic and item.topic not in said)
    return tuple(item for item in made if _reached(meeting, item))


def closed(folder: Folder, meeting: Meeting, now: dt.datetime) -> Meeting:
    """End an open meeting, whose minutes say of each item that comes back that it was not reached,
    and of each parked topic it has treated as an item that it is no longer parked.
    """
    strategy = folder.strategy.value if folder.strategy else None
    items = (
        replace(item, not_reached=item.not_reached or comes_back(strategy, meeting, item))
        for item in meeting.items
    )
    meeting = replace(meeting, items=tuple(items))
    for item in settled(meeting):
        if cited := cited_entry(folder, meeting, item.topic):
            private = item.private or cited[1].private
            done = FollowUp(n=0, item=item.id, at=now, of=item.topic, state="done", private=private)
            meeting, _done = record(meeting, done, now)
    return close(meeting, now)


class Carry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the carry-over map."""

    column: Column
    reason: CarryReason
    citation: Citation = ""
    item: Id = ""
    text: str
    due: dt.date | None = None
    due_text: str = ""
    """When it is due as it was written."""
    figure: str = ""
    """The figure it waits for, where it does not say when."""


def carry_over(
    ledger: Ledger, meeting: Meeting, strategy: Strategy | None = None
) -> tuple[Carry, ...]:
    """What comes back at the next meeting, what is finished, what was not reached, and why."""
    return (
        *_carried_items(meeting, strategy),
        *_carried((*ledger.actions, *ledger.outreach, *ledger.topics), meeting),
        *_postponed(meeting),
        *_again(ledger, meeting),
    )


def _carried_items(meeting: Meeting, strategy: Strategy | None) -> list[Carry]:
    """The items not reached, but for those that every agenda has."""
    return [
        Carry(
            column="not-reached",
            reason="not-reached" if item.not_reached else "not-treated",
            item=item.id,
            text=_on_its_own(meeting, item).title,
        )
        for item in meeting.items
        if comes_back(strategy, meeting, item)
    ]


def _carried(
    states: Iterable[ActionState | OutreachState | TopicState], meeting: Meeting
) -> list[Carry]:
    """What is still open, and what was finished by this meeting looking at it."""
    over = {item.topic for item in settled(meeting)}
    now: list[tuple[ActionState | OutreachState | TopicState, FollowUpState]] = [
        (one, "done" if one.citation in over else one.state) for one in states
    ]
    return [
        Carry(
            column="again" if state == "open" else "finished",
            reason=REASONS[kind_of(one.entry)][state],
            citation=one.citation,
            text=one.text,
            due=None if isinstance(one, TopicState) else one.due,
            due_text="" if isinstance(one, TopicState) else one.due_text,
        )
        for one, state in now
        if one.state == "open" or (one.lineage and one.lineage[-1].source.meeting == meeting.id)
    ]


def _postponed(meeting: Meeting) -> list[Carry]:
    """The proposals this meeting put off."""
    return [
        Carry(column="again", reason="postponed", citation=meeting.cite(entry), text=entry.text)
        for entry in meeting.entries
        if isinstance(entry, Decision) and entry.outcome == "postponed"
    ]


def _again(ledger: Ledger, meeting: Meeting) -> Iterator[Carry]:
    """The decisions that are to be looked at again, and those that this meeting has looked at for
    the last time; what it has put off comes back anyway.
    """
    for one in ledger.decisions:
        is_here = one.source.meeting == meeting.id
        if not one.entry.comes_back or (is_here and one.entry.outcome == "postponed"):
            continue
        is_over = one.state != "open"
        if is_over and one.lineage[-1].source.meeting != meeting.id:
            continue
        day, words = again_at(one)
        yield Carry(
            column="finished" if is_over else "again",
            reason="looked-at" if is_over else "look-again",
            citation=one.citation,
            text=one.text,
            due=day,
            due_text=words,
            figure="" if day or words else one.entry.figure,
        )


class CameTo(msgspec.Struct, frozen=True, kw_only=True):
    """What a meeting decided, and what was agreed at it to be done."""

    approvals: tuple[Approval, ...]
    """What it approved."""
    decided: Decided
    """Its decisions with what is promised to make them known."""
    tasks: tuple[ActionState | OutreachState, ...]
    """What is to be done, in the order of the minutes."""
    statuses: dict[Id, Id]
    """The status given last of each initiative of which one was given."""
    figures: int
    """How many figures were noted."""
    corrected: int
    """How many corrections of earlier minutes were made."""


def came_to(folder: Folder, ledger: Ledger, meeting: Meeting) -> CameTo:
    """What a meeting came to, by what is known of it."""
    promised: tuple[ActionState | OutreachState, ...] = (*ledger.actions, *ledger.outreach)
    tasks = (one for one in promised if one.source.meeting == meeting.id and one.state == "open")
    return CameTo(
        approvals=tuple(one for one in meeting.entries if isinstance(one, Approval)),
        decided=decided_at(folder, ledger, meeting.id),
        tasks=tuple(sorted(tasks, key=lambda one: one.entry.n)),
        statuses={one.initiative: one.status for one in meeting.entries if isinstance(one, Status)},
        figures=sum(
            isinstance(one, ReadingEntry) and one.value is not None for one in meeting.entries
        ),
        corrected=sum(isinstance(one, Amendment) for one in meeting.entries),
    )
