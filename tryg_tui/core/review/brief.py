"""What is to be known and done before the next meeting: by one participant, for whom there is a
brief, and by the group, of what is ready, what asks for something and when it is due.
"""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Literal

import msgspec

from tryg_tui.core.annual.form_draft import last_year
from tryg_tui.core.ledger.attention import Attention, attention, ending
from tryg_tui.core.ledger.ledger import ActionState, Ledger, LifePoint, OutreachState, StatusPoint
from tryg_tui.core.ledger.ledgers import of_group
from tryg_tui.core.ledger.outcomes import DecisionNow, decisions
from tryg_tui.core.measures.forms import forms
from tryg_tui.core.measures.revisits import revisits
from tryg_tui.core.meetings.planning import around
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.model.strategy import Person
from tryg_tui.core.review.backlog import has_lost_owner

OUT = dt.timedelta(days=14)
"""How long before a meeting its agenda goes out, and how long after it its minutes."""

MONTHS_A_YEAR = 12

DutyKind = Literal["minutes", "agenda", "forms", "again", "meeting"]
"""Minutes are to be finished and sent, an agenda is to go out, forms are to be had, decisions
are to be looked at again, a meeting whose day has come is to be held.
"""


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """Something to be done between two meetings."""

    kind: DutyKind
    due: dt.date
    meeting: Id = ""
    """Whose minutes or agenda it is."""
    year: int = 0
    """The year of the forms."""
    n: int = 0
    """How many forms are missing, or how many decisions come back."""


class Ready(msgspec.Struct, frozen=True, kw_only=True):
    """How far a meeting is prepared."""

    agenda: bool
    minutes: bool | None
    """Whether those of the meeting before are finished; None where there was none."""
    year: int | None
    """The year of the forms that are looked at; None where there are none."""
    came: int = 0
    asked: int = 0
    """How many forms have come in, of how many."""
    again: int = 0
    """How many decisions come back at it to be looked at again."""


class Wanting(msgspec.Struct, frozen=True, kw_only=True):
    """What asks for something."""

    worst: tuple[Attention, ...] = ()
    """The initiatives that are off track, which come before all else."""
    overdue: tuple[ActionState, ...] = ()
    """The overdue actions, the one due first in front."""
    others: tuple[Attention, ...] = ()
    """The others that ask for attention by themselves, not only by their overdue actions."""
    unowned: int = 0
    """How many open actions nobody has."""
    left: tuple[ActionState, ...] = ()
    """The open actions that only people have who have left."""
    open: int = 0
    """How many actions are open."""


class Deadlines(msgspec.Struct, frozen=True, kw_only=True):
    """When open actions are due."""

    overdue: int
    months: tuple[tuple[dt.date, int], ...]
    """How many are due in each month to come, this one first, by its first day."""
    later: int
    undated: int


def duties(
    ready: Ready, last: Meeting | None, coming: Meeting | None, today: dt.date
) -> tuple[Duty, ...]:
    """What is to be done between two meetings of a group, what is due first in front."""
    found = []
    if last and not ready.minutes and not (coming and coming.state == "open"):
        found.append(Duty(kind="minutes", due=last.date + OUT, meeting=last.id))
    if coming and coming.state == "planned" and today < coming.date:
        found.append(Duty(kind="agenda", due=coming.date - OUT, meeting=coming.id))
    elif coming and coming.state == "planned":
        found.append(Duty(kind="meeting", due=coming.date, meeting=coming.id))
    missing = ready.asked - ready.came
    if missing and ready.year is not None and coming and coming.state == "planned":
        found.append(Duty(kind="forms", due=coming.date, year=ready.year, n=missing))
    if ready.again and coming and coming.state in ("planned", "open"):
        found.append(Duty(kind="again", due=coming.date, meeting=coming.id, n=ready.again))
    return tuple(sorted(found, key=lambda one: one.due))


def readiness(
    folder: Folder, ledger: Ledger, last: Meeting | None, coming: Meeting | None, today: dt.date
) -> Ready:
    """How far the meeting that comes is prepared."""
    year = last_year(folder, today)
    asked = came = 0
    if year is not None:
        found = forms(folder, ledger, today)
        came = found.count(year, "received")
        asked = came + found.count(year, "missing", "due", "begun")
    own = of_group(folder, ledger, folder.body_of(coming)) if coming else Ledger()
    day = max(today, coming.date) if coming else today
    return Ready(
        again=sum(one.is_due for one in revisits(folder, own, day)),
        agenda=bool(coming and coming.items),
        minutes=None if last is None else last.state == "final",
        year=year if asked else None,
        came=came,
        asked=asked,
    )


def wanting(
    folder: Folder, ledger: Ledger, actions: Sequence[ActionState], today: dt.date
) -> Wanting:
    """What asks for something, of a group's open actions and of all initiatives."""
    found = attention(folder, ledger, today)
    asking = [one for one in found if one.asks and one.reasons != ("overdue-action",)]
    worst = [one for one in asking if one.first == "off-track"]
    return Wanting(
        worst=tuple(worst),
        overdue=tuple(one for one in actions if one.overdue(today)),
        others=tuple(one for one in asking if one not in worst),
        unowned=sum(not (one.owners or one.owner_text) for one in actions),
        left=tuple(one for one in actions if has_lost_owner(one, folder.partnership.people, today)),
        open=len(actions),
    )


def deadlines(actions: Sequence[ActionState], today: dt.date, months: int) -> Deadlines:
    """When open actions are due, in so many months from this one on."""
    ahead = [one for one in actions if not one.overdue(today)]
    late = sum(one.overdue(today) for one in actions)
    place = Counter(_month(one.due) - _month(today) for one in ahead if one.due)
    return Deadlines(
        overdue=late,
        months=tuple((_first_of(_month(today) + n), place[n]) for n in range(months)),
        later=sum(count for n, count in place.items() if n >= months),
        undated=sum(one.due is None for one in ahead),
    )


def _month(day: dt.date) -> int:
    """A month as a number that goes on from year to year."""
    return day.year * MONTHS_A_YEAR + day.month - 1


def _first_of(month: int) -> dt.date:
    """The first day of a month."""
    year, place = divmod(month, MONTHS_A_YEAR)
    return dt.date(year, place + 1, 1)


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
        if any(one.person == person.id and one.leads_on(today) for one in loaded.value.leads)
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
