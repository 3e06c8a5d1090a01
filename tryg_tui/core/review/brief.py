"""A brief for one participant: what is theirs to do, and what has happened to their initiatives."""

import datetime as dt
from typing import Literal

import msgspec

from tryg_tui.core.ledger.attention import ending
from tryg_tui.core.ledger.ledger import ActionState, Ledger, LifePoint, OutreachState, StatusPoint
from tryg_tui.core.ledger.outcomes import DecisionNow, decisions
from tryg_tui.core.meetings.planning import around
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.model.strategy import Person

Why = Literal["actions", "outreach", "initiatives", "named"]
"""Why an item of the next agenda concerns a participant."""

Role = Literal["chair", "secretary", ""]
"""The part a participant has at a meeting."""


class Led(msgspec.Struct, frozen=True, kw_only=True):
    """An initiative a participant leads."""

    initiative: Initiative
    status: StatusPoint | None
    """The status last given, with the day it was given."""
    ended: LifePoint | None = None
    """What ended it by the day of the brief, or None."""
    decisions: tuple[DecisionNow, ...] = ()
    """What the last meeting decided about it."""


class Concern(msgspec.Struct, frozen=True, kw_only=True):
    """An item of the next agenda that concerns a participant."""

    number: str
    """Its number on the agenda, from 1."""
    item: AgendaItem
    why: Why


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """What one participant should know before the next meeting."""

    person: Person
    last: Meeting | None
    """The meeting held last."""
    next: Meeting | None
    """The meeting that comes."""
    role: Role = ""
    """The part the participant has at the next meeting."""
    actions: tuple[ActionState, ...] = ()
    """The open actions that are theirs: overdue first, then by due date."""
    outreach: tuple[OutreachState, ...] = ()
    """The outreach they have promised and nobody has sent."""
    led: tuple[Led, ...] = ()
    concerns: tuple[Concern, ...] = ()


def brief(
    folder: Folder,
    ledger: Ledger,
    person: Person,
    *,
    last: Meeting | None,
    next: Meeting | None,
    today: dt.date,
) -> Brief:
    """What one participant should know on a day."""
    actions = tuple(a for a in ledger.open_actions(today) if person.acts(a.owners))
    outreach = tuple(o for o in ledger.outreach if o.state == "open" and person.acts(o.owners))
    recent = [one for one in decisions(ledger) if last and one.decision.source.meeting == last.id]
    led = tuple(
        Led(
            initiative=loaded.value,
            status=ledger.latest_status(loaded.value.id),
            ended=ending(ledger, loaded.value.id, today),
            decisions=tuple(
                one for one in recent if one.decision.entry.initiative == loaded.value.id
            ),
        )
        for loaded in folder.initiatives
        if _leads(loaded.value, person, today)
    )
    found = Brief(person=person, last=last, next=next, actions=actions, outreach=outreach, led=led)
    if next is None:
        return found
    role: Role = (
        "chair" if person.id in next.chairs else "secretary" if next.secretary == person.id else ""
    )
    return msgspec.structs.replace(found, role=role, concerns=_concerns(found, next))


def meetings_around(folder: Folder, person: Person) -> tuple[Meeting | None, Meeting | None]:
    """The meeting held last and the one that comes, of the group of a participant that meets next;
    of all, where none of the participant's groups meets here.
    """
    met = {group.id for group in folder.groups}
    theirs = [around(folder, body) for body in person.bodies if body in met]
    return min(theirs or [around(folder)], key=lambda two: two[1].date if two[1] else dt.date.max)


def _leads(initiative: Initiative, person: Person, today: dt.date) -> bool:
    """Whether somebody leads an initiative on a day."""
    return any(
        lead.person == person.id and (lead.until is None or lead.until >= today)
        for lead in initiative.leads
    )


def _concerns(found: Brief, next: Meeting) -> tuple[Concern, ...]:
    """The items of the next agenda with something of the participant's on them."""
    reasons = ((number, item, _why(found, item)) for number, item in next.numbered)
    return tuple(
        Concern(number=number, item=item, why=why)
        for number, item, why in reasons
        if why is not None
    )


def _why(found: Brief, item: AgendaItem) -> Why | None:
    """Why an item concerns the participant, or None."""
    if item.view == "actions" and found.actions:
        return "actions"
    if item.view == "communication" and found.outreach:
        return "outreach"
    if item.view in {"initiatives", "measurement"} and found.led:
        return "initiatives"
    text = f"{item.title} {item.text}".casefold()
    titles = [found.person.title, found.person.name, *(led.initiative.title for led in found.led)]
    return "named" if any(title and title.casefold() in text for title in titles) else None
