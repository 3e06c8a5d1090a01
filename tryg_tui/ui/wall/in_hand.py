"""The object in hand as everybody in the room is shown it: its name, how it stands, what counts.

Nothing here tells where something stands in minutes or registers, or what nobody has stated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
from textual.content import Content

from tryg_tui.core.ledger.ledger import Promise
from tryg_tui.core.measures import indicators, moves, outreach
from tryg_tui.core.meetings.attendance import HERE, attendance_of
from tryg_tui.core.model.entries import kind_of
from tryg_tui.core.review.backlog import said_of_at
from tryg_tui.locale import _, long_date, ngettext
from tryg_tui.ui.pages import communication
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.parts import card, measured, standing
from tryg_tui.ui.pages.row import RowKind, RowRef
from tryg_tui.ui.text import lines
from tryg_tui.ui.widgets.marks import level_lines
from tryg_tui.words import vocabulary
from tryg_tui.words.dates import age_words
from tryg_tui.words.entries import entry_kind, entry_words
from tryg_tui.words.fields import promised_words
from tryg_tui.words.figures import (
    baseline_words,
    change_words,
    figure_of,
    promise_state,
    reading_when,
    target_stated,
)
from tryg_tui.words.names import initiative_words, item_words, person_words

Fact = tuple[str, str]
"""A label, and what is known."""


LEAST = 40
"""The cells in which a picture has room in any case."""


class InHand(msgspec.Struct, frozen=True, kw_only=True):
    """An object as it is shown large."""

    name: str
    sign: str = ""
    """The sign of how it stands; a form of its own, not a colour alone."""
    state: str = ""
    """How it stands, in a word or two."""
    style: str = "bold"
    """The style of both."""
    facts: tuple[Fact, ...] = ()
    """What counts, the most important first."""
    drawn: Callable[[int], Content] | None = None
    """A picture of it at a width, between its state and the facts."""
    is_told: bool = False
    """Whether its whole name stands on the wall anyway."""


def in_hand(ctx: Context, row: RowRef) -> InHand | None:
    """What a row is about; None where that is a line of a table, or is not there for everybody."""
    of = KINDS.get(row.kind)
    return of(ctx, row.id) if of is not None else None


def item_in_hand(ctx: Context) -> InHand:
    """The item of the agenda, where nothing in it is in hand."""
    return InHand(name=item_words(ctx.item, short=True), is_told=True)


def _initiative(ctx: Context, id: str) -> InHand | None:
    """An initiative: its status, its goal, what is agreed about it."""
    found = ctx.folder.initiative(id)
    if found is None:
        return None
    sign, state, style = standing.state(ctx, found)
    agreed = [(_("Agreed"), _agreed(ctx, one)) for one in standing.open_actions(ctx, found)]
    times = card.times(ctx, found, LEAST)
    age = "" if times else standing.age(ctx, found)
    facts = ((_("Goal"), found.goal), (_("Status"), age), *agreed)

    def drawn(width: int) -> Content:
        """Its life, what meetings said of it and when what is agreed is due."""
        return lines(card.times(ctx, found, width))

    return InHand(
        name=found.title,
        sign=sign,
        state=state,
        style=style,
        facts=facts,
        drawn=drawn if times else None,
    )


def _agreed(ctx: Context, one: Promise) -> str:
    """What is to be done, and after an arrow by whom and when."""
    who, when = promised_words(ctx.folder, one)
    late = one.overdue(ctx.today)
    told = " · ".join(filter(None, (who, when)))
    return f"{'! ' if late else ''}{one.text}" + (f" → {told}" if told else "")


def _promise_facts(ctx: Context, one: Promise) -> tuple[Fact, ...]:
    """Who is to do something by when, or that somebody has to be found, and for what."""
    who, when = promised_words(ctx.folder, one)
    return (
        (_("Who"), who or "?"),
        (_("When"), when or "?"),
        (_("Initiative"), initiative_words(ctx.folder, one.entry.initiative)),
    )


def _action(ctx: Context, citation: str) -> InHand | None:
    """An action: whether it is overdue or what was said of it today, who has it and by when."""
    found = next((one for one in ctx.ledger.actions if one.citation == citation), None)
    if found is None:
        return None
    carried = ngettext("{n} meeting", "{n} meetings", found.carried).format(n=found.carried)
    facts = (*_promise_facts(ctx, found), (_("Carried over"), carried if found.carried else ""))
    sign, state, style = "○", vocabulary.followup_state(found.state), "bold"
    if said_of_at(found, ctx.at):
        sign, style = "✓", "bold $good"
    elif found.due and found.overdue(ctx.today):
        sign, style = "!", "bold $critical"
        state = _("overdue {age}").format(age=age_words(found.due, ctx.today))
    return InHand(name=found.text, sign=sign, state=state, style=style, facts=facts)


def _outreach(ctx: Context, citation: str) -> InHand | None:
    """Something promised to be made known: whether it is sent, where, by whom and when."""
    found = next((one for one in ctx.ledger.outreach if one.citation == citation), None)
    if found is None:
        return None
    state = outreach.promise_state(found, ctx.today)
    sign, style = communication.SIGNS[state]
    facts = ((_("Channel"), found.entry.channel), *_promise_facts(ctx, found))
    return InHand(name=found.text, sign=sign, state=promise_state(state), style=style, facts=facts)


def _indicator(ctx: Context, id: str) -> InHand | None:
    """An indicator: its latest value, how that changed, and what is aimed at."""
    found = indicators.measured_one(ctx.folder, ctx.ledger, id, ctx.today)
    if found is None:
        return None
    indicator, last = found.indicator, found.latest
    change = moves.moved(indicator, found.points)
    late = found.overdue and found.ended is None
    levels = measured.levels(indicator, last)
    facts = (
        (_("Change"), change_words(indicator, change) if change else ""),
        (_("Target"), "" if levels else target_stated(indicator)),
        (_("Baseline"), "" if levels else baseline_words(indicator)),
        (_("Read"), reading_when(last) if last else ""),
        (_("Overdue since"), long_date(found.due) if late and found.due else ""),
        (_("Initiative"), found.initiative.title),
    )
    value = figure_of(indicator, last) if last else _("no reading")
    style = "bold $primary" if last else "bold $risk"

    def drawn(width: int) -> Content:
        """The way from the baseline to the target."""
        return lines(level_lines(levels, width))

    return InHand(
        name=indicator.title,
        state=value,
        style=style,
        facts=facts,
        drawn=drawn if levels else None,
    )


def _topic(ctx: Context, citation: str) -> InHand | None:
    """A parked topic: since when it waits, and what is said of it today."""
    found = next((one for one in ctx.ledger.topics if one.citation == citation), None)
    if found is None:
        return None
    today = bool(found.lineage) and found.lineage[-1].source.meeting == ctx.at
    facts = (
        (_("Parked"), long_date(found.source.date)),
        (_("Initiative"), initiative_words(ctx.folder, found.entry.initiative)),
    )
    return InHand(
        name=found.text,
        sign="✓" if today else "○",
        state=vocabulary.followup_state(found.state) if today else "",
        style="bold $good" if today else "bold",
        facts=facts,
    )


def _entry(ctx: Context, citation: str) -> InHand | None:
    """A line of minutes: what it says, what kind it is, and what follows from it."""
    found = ctx.entry(citation)
    if found is None:
        return None
    words = entry_words(ctx.folder, *found, lambda *_cited: "", ctx.ledger)
    entry = found[1]
    facts = tuple((fact.name, fact.words) for fact in (*words.before, *words.after))
    about = (_("Initiative"), initiative_words(ctx.folder, entry.initiative))
    name = entry.text or (words.lead or words.line).strip(" :·–")
    return InHand(name=name, state=entry_kind(kind_of(entry)), facts=(about, *facts))


def _person(ctx: Context, id: str) -> InHand | None:
    """Somebody who is in the room."""
    note = attendance_of(ctx.meeting, id)
    here = note is not None and note.status in HERE
    return InHand(name=person_words(ctx.folder, id)) if here else None


KINDS: Mapping[RowKind, Callable[[Context, str], InHand | None]] = {
    "action": _action,
    "decision": _entry,
    "entry": _entry,
    "indicator": _indicator,
    "initiative": _initiative,
    "outreach": _outreach,
    "person": _person,
    "promised": _outreach,
    "topic": _topic,
}
"""What the rows of each kind are about."""
