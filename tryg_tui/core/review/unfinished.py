"""Before a meeting is closed: what looks unfinished."""

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from tryg_tui.core.ledger.attention import waits
from tryg_tui.core.ledger.ledger import ActionState, Ledger, OutreachState
from tryg_tui.core.ledger.ledgers import of_group
from tryg_tui.core.meetings.timekeeping import treated
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import Action, Decision, Outreach
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.model.strategy import View
from tryg_tui.core.registers.register import present
from tryg_tui.core.review.attendance import left_but_present, partners_out, partners_present
from tryg_tui.core.review.backlog import has_lost_owner

CheckCode = Literal[
    "nobody-present",
    "partner-missing",
    "not-noted",
    "present-left",
    "chair-away",
    "secretary-away",
    "item-untouched",
    "no-decision",
    "partner-out",
    "action-no-owner",
    "action-no-due",
    "action-vague",
    "owner-left",
    "outreach-no-channel",
    "outreach-no-owner",
    "outreach-no-due",
    "outreach-vague",
    "not-followed",
    "late-not-followed",
    "outreach-not-followed",
    "no-status",
]
"""What may be unfinished."""


class ClosingCheck(msgspec.Struct, frozen=True, kw_only=True):
    """Something worth a look before the meeting is closed; none of it stops the chair."""

    code: CheckCode
    item: Id = ""
    """The agenda item to go to."""
    n: int | None = None
    """The entry it is about."""
    count: int = 1
    """How many things it is about."""
    late: int = 0
    """How many of them are overdue."""
    partner: Id = ""
    people: tuple[Id, ...] = ()
    """The participants it is about."""
    initiatives: tuple[Id, ...] = ()
    """The initiatives it is about."""


def closing_checks(folder: Folder, ledger: Ledger, meeting: Meeting) -> tuple[ClosingCheck, ...]:
    """All that looks unfinished, in the order of the agenda."""
    own = of_group(folder, ledger, folder.body_of(meeting))
    found = (
        *_attendance_checks(folder, meeting),
        *_item_checks(folder, own, meeting),
        *_action_checks(meeting),
        *_followup_checks(own, meeting),
        *_left_checks(folder, own, meeting),
        *_status_checks(folder, ledger, meeting),
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
    away = {note.person for note in meeting.attendance if note.status in {"apologies", "absent"}}
    about: dict[CheckCode, tuple[Id, ...]] = {
        "not-noted": tuple(one.id for one in called if one.id not in noted),
        "present-left": left_but_present(folder, meeting),
        "chair-away": tuple(id for id in meeting.chairs[:1] if id in away),
        "secretary-away": (meeting.secretary,) if meeting.secretary in away else (),
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


def _action_checks(meeting: Meeting) -> Iterator[ClosingCheck]:
    """New actions without an owner or a due date, and promises nobody could be held to."""
    for entry in meeting.entries:
        if isinstance(entry, Action | Outreach):
            lacks = lacking(entry)
            if lacks is not None:
                yield ClosingCheck(code=lacks, item=entry.item, n=entry.n)


def lacking(entry: Action | Outreach) -> CheckCode | None:
    """What an action or promise lacks, so that nobody could be held to it."""
    owned, dated = bool(entry.owners or entry.owner_text), bool(entry.due or entry.due_text)
    if isinstance(entry, Outreach):
        said: dict[CheckCode, bool] = {
            "outreach-no-channel": bool(entry.channel),
            "outreach-no-owner": owned,
            "outreach-no-due": dated,
        }
        missing = [code for code, is_said in said.items() if entry.done is None and not is_said]
        return "outreach-vague" if len(missing) > 1 else next(iter(missing), None)
    codes: dict[tuple[bool, bool], CheckCode] = {
        (False, False): "action-vague",
        (False, True): "action-no-owner",
        (True, False): "action-no-due",
    }
    return codes.get((owned, dated))


def _followup_checks(ledger: Ledger, meeting: Meeting) -> Iterator[ClosingCheck]:
    """How many actions of earlier meetings nobody spoke of today, and how many overdue promises."""
    silent = [*_unspoken(ledger.open_actions(meeting.date), meeting)]
    late = sum(one.overdue(meeting.date) for one in silent)
    promises = [*_unspoken(ledger.outreach, meeting)]
    overdue = sum(one.overdue(meeting.date) for one in promises)
    found: tuple[tuple[CheckCode, View, int, int], ...] = (
        ("late-not-followed" if late else "not-followed", "actions", len(silent), late),
        ("outreach-not-followed", "communication", overdue, overdue),
    )
    for code, view, count, of_them in found:
        if count:
            item = _item_with_view(meeting, view)
            yield ClosingCheck(code=code, item=item, count=count, late=of_them)


def _unspoken(
    states: Iterable[ActionState | OutreachState], meeting: Meeting
) -> Iterator[ActionState | OutreachState]:
    """What is open from earlier meetings and has got no word at one."""
    for one in states:
        spoken = {one.source.meeting, *(step.source.meeting for step in one.lineage)}
        if one.state == "open" and meeting.id not in spoken:
            yield one


def _left_checks(folder: Folder, ledger: Ledger, meeting: Meeting) -> list[ClosingCheck]:
    """How many open actions only people have who have left, and who those are."""
    people, day = folder.partnership.people, meeting.date
    left = [action for action in ledger.open_actions(day) if has_lost_owner(action, people, day)]
    gone = tuple(dict.fromkeys(owner for action in left for owner in action.owners))
    place = _item_with_view(meeting, "actions")
    check = ClosingCheck(code="owner-left", item=place, count=len(left), people=gone)
    return [check] if left else []


def _status_checks(folder: Folder, ledger: Ledger, meeting: Meeting) -> list[ClosingCheck]:
    """The initiatives that report each year and got no status, where that item was reached."""
    item = meeting.item(_item_with_view(meeting, "initiatives"))
    if item is None or item.not_reached or not treated(meeting, item):
        return []
    found = tuple(
        one.id
        for one in (loaded.value for loaded in folder.initiatives)
        if one.asked and waits(ledger, one.id, meeting.id, meeting.date)
    )
    check = ClosingCheck(code="no-status", item=item.id, count=len(found), initiatives=found)
    return [check] if found else []


def _item_with_view(meeting: Meeting, view: str) -> Id:
    """The item that shows a view, or none."""
    return next((item.id for item in meeting.items if item.view == view), "")
