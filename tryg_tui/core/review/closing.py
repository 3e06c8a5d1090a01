"""Before a meeting is closed: what looks unfinished, and what comes back at the next one."""

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import msgspec

from tryg_tui.core.ledger.ledger import ActionState, Ledger, OutreachState, TopicState
from tryg_tui.core.ledger.ledgers import of_group
from tryg_tui.core.meetings.timekeeping import treated
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import Action, Decision, FollowUpState, Outreach, kind_of
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.model.strategy import Strategy, View
from tryg_tui.core.registers.register import have_left, present
from tryg_tui.core.review.attendance import left_but_present, partners_out, partners_present

CheckCode = Literal[
    "nobody-present",
    "partner-missing",
    "not-noted",
    "present-left",
    "item-untouched",
    "no-decision",
    "partner-out",
    "action-no-owner",
    "owner-left",
    "action-no-due",
    "outreach-vague",
    "overdue-not-followed",
]
"""What may be unfinished."""


class ClosingCheck(msgspec.Struct, frozen=True, kw_only=True):
    """Something worth a look before the meeting is closed; none of it stops the chair."""

    code: CheckCode
    item: Id = ""
    """The agenda item to go to."""
    n: int | None = None
    """The entry it is about."""
    citation: Citation = ""
    """The earlier entry it is about."""
    partner: Id = ""
    people: tuple[Id, ...] = ()
    """The participants it is about."""


def closing_checks(folder: Folder, ledger: Ledger, meeting: Meeting) -> tuple[ClosingCheck, ...]:
    """All that looks unfinished, in the order of the agenda."""
    own = of_group(folder, ledger, folder.body_of(meeting))
    found = (
        *_attendance_checks(folder, meeting),
        *_item_checks(folder, own, meeting),
        *_action_checks(meeting),
        *_followup_checks(own, meeting),
        *_left_checks(folder, own, meeting),
    )
    place = {item.id: number for number, item in enumerate(meeting.items)}
    return tuple(sorted(found, key=lambda check: place.get(check.item, -1)))


def _attendance_checks(folder: Folder, meeting: Meeting) -> list[ClosingCheck]:
    """Nobody there, one of the partners without anybody, somebody of whom nothing is noted, or who
    has left and is noted as present.
    """
    place = _item_with_view(meeting, "agenda")
    if not any(note.status in {"present", "guest"} for note in meeting.attendance):
        return [ClosingCheck(code="nobody-present", item=place)]
    noted = {note.person for note in meeting.attendance}
    called = present(folder.partnership.people, meeting.date, meeting.body)
    about: dict[CheckCode, tuple[Id, ...]] = {
        "not-noted": tuple(one.id for one in called if one.id not in noted),
        "present-left": left_but_present(folder, meeting),
    }
    return [
        *(
            ClosingCheck(code="partner-missing", item=place, partner=partner)
            for partner, count in partners_present(folder, meeting).items()
            if not count
        ),
        *(
            ClosingCheck(code=code, item=place, people=people)
            for code, people in about.items()
            if people
        ),
    ]


def _item_checks(folder: Folder, own: Ledger, meeting: Meeting) -> list[ClosingCheck]:
    """Items nobody took up or marked, where there was anything to do at them, items for decision
    without one, and decisions made with nobody of a partner in the room.
    """
    found: list[ClosingCheck] = []
    for item in meeting.items:
        kinds = {type(entry) for entry in meeting.entries_of(item.id)}
        if not treated(meeting, item) and not item.not_reached:
            if not _asks_for_something(folder, own, meeting, item):
                continue
            found.append(ClosingCheck(code="item-untouched", item=item.id))
        elif item.kind == "decision" and Decision not in kinds and not item.not_reached:
            found.append(ClosingCheck(code="no-decision", item=item.id))
        if Decision in kinds:
            out = partners_out(folder, meeting, item)
            found += [ClosingCheck(code="partner-out", item=item.id, partner=id) for id in out]
    return found


def _asks_for_something(folder: Folder, own: Ledger, meeting: Meeting, item: AgendaItem) -> bool:
    """Whether there was anything to do at an item: minutes to approve, actions to look at."""
    if item.view == "previous-minutes":
        earlier = [m for m in own.meetings if m[::-1] < (meeting.date, meeting.id)]
        return any(id in folder.met_by(folder.body_of(meeting)) for id, _date in earlier)
    return item.view != "actions" or bool(own.open_actions(meeting.date))


def _action_checks(meeting: Meeting) -> list[ClosingCheck]:
    """New actions without an owner or a due date, and promises nobody could be held to."""
    found = []
    for entry in meeting.entries:
        if isinstance(entry, Action):
            if not entry.owners and not entry.owner_text:
                found.append(ClosingCheck(code="action-no-owner", item=entry.item, n=entry.n))
            if entry.due is None and not entry.due_text:
                found.append(ClosingCheck(code="action-no-due", item=entry.item, n=entry.n))
        elif isinstance(entry, Outreach) and entry.done is None:
            owned, dated = entry.owners or entry.owner_text, entry.due or entry.due_text
            if not (entry.channel and owned and dated):
                found.append(ClosingCheck(code="outreach-vague", item=entry.item, n=entry.n))
    return found


def _followup_checks(ledger: Ledger, meeting: Meeting) -> list[ClosingCheck]:
    """Overdue actions and promises of earlier meetings that nobody looked at today."""
    of_views: dict[str, tuple[ActionState | OutreachState, ...]] = {
        "actions": ledger.open_actions(meeting.date),
        "communication": ledger.outreach,
    }
    return [
        ClosingCheck(
            code="overdue-not-followed",
            item=_item_with_view(meeting, view),
            citation=state.citation,
        )
        for view, states in of_views.items()
        for state in states
        if state.overdue(meeting.date) and state.source.meeting != meeting.id
        if meeting.id not in {step.source.meeting for step in state.lineage}
    ]


def _left_checks(folder: Folder, ledger: Ledger, meeting: Meeting) -> list[ClosingCheck]:
    """Open actions of people who have all left."""
    place = _item_with_view(meeting, "actions")
    return [
        ClosingCheck(code="owner-left", item=place, citation=action.citation)
        for action in ledger.open_actions(meeting.date)
        if not action.owner_text
        and have_left(folder.partnership.people, action.owners, meeting.date)
    ]


def _item_with_view(meeting: Meeting, view: str) -> Id:
    """The item that shows a view, or none."""
    return next((item.id for item in meeting.items if item.view == view), "")


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


def _missed(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether the meeting did not get to an item."""
    return item.not_reached or not treated(meeting, item)


def _standing(strategy: Strategy | None, meeting: Meeting, item: AgendaItem) -> bool:
    """Whether every agenda of the group has an item anew."""
    agenda = strategy.agenda_of(meeting.body) if strategy else ()
    return any(one.id == item.id and one.view in EVERY_TIME for one in agenda)


class Carry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the carry-over map."""

    column: Column
    reason: CarryReason
    citation: Citation = ""
    item: Id = ""
    text: str
    due: dt.date | None = None


def carry_over(
    ledger: Ledger, meeting: Meeting, strategy: Strategy | None = None
) -> tuple[Carry, ...]:
    """What comes back at the next meeting, what is finished, what was not reached, and why."""
    return (
        *_carried_items(meeting, strategy),
        *_carried((*ledger.actions, *ledger.outreach, *ledger.topics), meeting),
        *_postponed(meeting),
    )


def _carried_items(meeting: Meeting, strategy: Strategy | None) -> list[Carry]:
    """The items not reached, but for those that every agenda has."""
    return [
        Carry(
            column="not-reached",
            reason="not-reached" if item.not_reached else "not-treated",
            item=item.id,
            text=item.title,
        )
        for item in meeting.items
        if comes_back(strategy, meeting, item)
    ]


def _carried(
    states: Iterable[ActionState | OutreachState | TopicState], meeting: Meeting
) -> list[Carry]:
    """What is still open, and what was finished by this meeting looking at it."""
    return [
        Carry(
            column="again" if one.state == "open" else "finished",
            reason=REASONS[kind_of(one.entry)][one.state],
            citation=one.citation,
            text=one.text,
            due=None if isinstance(one, TopicState) else one.due,
        )
        for one in states
        if one.state == "open" or (one.lineage and one.lineage[-1].source.meeting == meeting.id)
    ]


def _postponed(meeting: Meeting) -> list[Carry]:
    """The proposals this meeting put off."""
    return [
        Carry(column="again", reason="postponed", citation=meeting.cite(entry), text=entry.text)
        for entry in meeting.entries
        if isinstance(entry, Decision) and entry.outcome == "postponed"
    ]
