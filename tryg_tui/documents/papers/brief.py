"""A brief for one participant as a document: what the day before the meeting should bring back."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from tryg_tui.core.ledger.ledger import ActionState, OutreachState
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.review.brief import Brief, Led
from tryg_tui.documents.model import Block, Field, Heading, Text
from tryg_tui.locale import _, long_date
from tryg_tui.words.dates import age_words, when_words
from tryg_tui.words.names import meeting_words, person_words, place_words, status_words
from tryg_tui.words.review import concern, ended_words, led_words, role


def brief_blocks(folder: Folder, found: Brief, today: dt.date) -> Iterator[Block]:
    """The blocks of a brief."""
    who = person_words(folder, found.person.id)
    yield Heading(_("Brief for {person}").format(person=who), 1)
    if found.next:
        yield Field(_("Next meeting"), f"{long_date(found.next.date)}, {meeting_words(found.next)}")
        if found.role:
            yield Field(_("Part"), role(found.role))
    yield Heading(_("Open actions"), 2)
    yield from _promises(folder, found.actions, today)
    if found.outreach:
        yield Heading(_("Promised outreach"), 2)
        yield from _promises(folder, found.outreach, today)
    for led in found.led:
        yield from _led(folder, led, found, today)
    if found.concerns:
        yield Heading(_("On the next agenda"), 2)
        for each in found.concerns:
            yield Text(f"{each.number}. {each.item.title} ({concern(each.why)})")


def _promises(
    folder: Folder,
    promises: tuple[ActionState, ...] | tuple[OutreachState, ...],
    today: dt.date,
) -> Iterator[Block]:
    """What is promised, when it is due and whether that has passed."""
    if not promises:
        yield Text(_("none"))
    for one in promises:
        when = when_words(one.due, one.due_text)
        if one.overdue(today) and one.due:
            late = _("overdue {age}").format(age=age_words(one.due, today))
            when = f"{when} – {late}"
        yield Field(place_words(folder, one.citation), f"{one.text} ({when})")


def _led(folder: Folder, led: Led, found: Brief, today: dt.date) -> Iterator[Block]:
    """An initiative that is led: its status, how old that is, and what was decided last time."""
    yield Heading(led.initiative.title, 2)
    if led.ended is not None:
        yield Field(_("Status"), ended_words(led.ended))
    elif led.status is None:
        yield Field(_("Status"), _("none yet"))
    else:
        age = age_words(led.status.source.date, today)
        status = status_words(folder, led.status.status)
        where = place_words(folder, led.status.source.citation)
        told = _("{status}, {age} old ({entry})").format(status=status, age=age, entry=where)
        yield Field(_("Status"), told)
    for one in led.decisions:
        came = led_words(folder, one)
        text = f"{one.decision.text} ({came})" if came else one.decision.text
        yield Field(f"{_('Decision')} {place_words(folder, one.decision.citation)}", text)
    if found.last and not led.decisions:
        name = _("Decided on {date}").format(date=long_date(found.last.date))
        yield Field(name, _("nothing about it"))


def brief_record(found: Brief, today: dt.date) -> dict[str, Any]:
    """A brief for other programs."""
    return {
        "person": found.person.id,
        "last": found.last.id if found.last else None,
        "next": found.next.id if found.next else None,
        "role": found.role,
        "actions": [_promise(one, today) for one in found.actions],
        "outreach": [_promise(one, today) for one in found.outreach],
        "leads": [
            {
                "initiative": led.initiative.id,
                "ended": led.ended.change if led.ended else None,
                "status": led.status.status if led.status else None,
                "status_date": led.status.source.date if led.status else None,
                "decisions": [one.decision.citation for one in led.decisions],
            }
            for led in found.led
        ],
        "agenda": [
            {"number": each.number, "item": each.item.id, "why": each.why}
            for each in found.concerns
        ],
    }


def _promise(one: ActionState | OutreachState, today: dt.date) -> dict[str, Any]:
    """What is promised, for other programs."""
    return {
        "citation": one.citation,
        "text": one.text,
        "due": one.due,
        "due_text": one.due_text,
        "overdue": one.overdue(today),
    }
