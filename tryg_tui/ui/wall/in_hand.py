"""The object in hand as everybody in the room is shown it: its name, how it stands, what counts.

Nothing here tells where something stands in minutes or registers, or what nobody has stated.
"""

from collections.abc import Callable, Mapping
from functools import partial

import msgspec
from textual.content import Content

from tryg_tui.core.ledger.ledger import Promise
from tryg_tui.core.measures import indicators, moves, outreach, survey
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import Action, Decision, Outreach, kind_of
from tryg_tui.core.review.backlog import said_of_at
from tryg_tui.locale import _, long_date, ngettext
from tryg_tui.ui.pages import communication
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.index.chart import known as is_known
from tryg_tui.ui.pages.index.chart import plot, year_of
from tryg_tui.ui.pages.index.choices import measure_shown
from tryg_tui.ui.pages.index.words import figure_age, figure_alone
from tryg_tui.ui.pages.parts import card, measured, standing
from tryg_tui.ui.pages.parts.made_known import done_when
from tryg_tui.ui.pages.row import RowKind, RowRef
from tryg_tui.ui.text import lines
from tryg_tui.ui.widgets.marks import level_lines
from tryg_tui.words import vocabulary
from tryg_tui.words.dates import age_words
from tryg_tui.words.decisions import result_facts
from tryg_tui.words.entries import entry_kind, entry_words
from tryg_tui.words.fields import promised_words
from tryg_tui.words.figures import (
    baseline_words,
    change_words,
    disputed_words,
    promise_state,
    quantity,
    reading_when,
    target_stated,
)
from tryg_tui.words.names import aim_words, day_words, initiative_words, item_words
from tryg_tui.words.survey import area_label, change_pieces

Fact = tuple[str, str]
"""A label, and what is known."""

SAID = frozenset({"outcome", "owners", "due"})
"""What is said of a line of minutes before its facts."""

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
    near: str = ""
    """Who has it and when it is due, or what else is as important as how it stands."""
    facts: tuple[Fact, ...] = ()
    """What counts, the most important first."""
    drawn: Callable[[int], Content] | None = None
    """A picture of it at a width, between its state and the facts."""
    is_over_list: bool = False
    """Whether what counts stands in the rows below it, which need the room."""


def in_hand(ctx: Context, row: RowRef) -> InHand | None:
    """What a row is about; None where that is a line of a table, or is not there for everybody."""
    of = KINDS.get(row.kind)
    return of(ctx, row.id) if of is not None else None


def opened(ctx: Context, row: RowRef) -> InHand | None:
    """What a row is about where it is opened; None where that is not more than the row says."""
    of = OPENED.get(row.kind) or KINDS.get(row.kind)
    return of(ctx, row.id) if of is not None else None


def _initiative(
    ctx: Context, id: str, drawn: Callable[..., list[Content]] = card.times
) -> InHand | None:
    """An initiative: its status, its goal, what is agreed about it, and as a picture its times."""
    found = ctx.folder.initiative(id)
    if found is None:
        return None
    sign, state, style = standing.state(ctx, found)
    agreed = [(_("Agreed"), _agreed(ctx, one)) for one in standing.open_actions(ctx, found)]
    picture = drawn(ctx, found, LEAST)
    age = "" if picture else standing.age(ctx, found)
    facts = ((_("Goal"), found.goal), (_("Status"), age), *agreed)
    return InHand(
        name=found.title,
        sign=sign,
        state=state,
        style=style,
        facts=facts,
        drawn=(lambda width: lines(drawn(ctx, found, width))) if picture else None,
    )


def _agreed(ctx: Context, one: Promise) -> str:
    """What is to be done, and after an arrow by whom and when."""
    who, when = promised_words(ctx.folder, one)
    told = " · ".join(filter(None, (who, when)))
    return f"{'! ' if one.overdue(ctx.today) else ''}{one.text}" + (f" → {told}" if told else "")


def _who_when(ctx: Context, one: Promise | Action | Outreach) -> str:
    """Who is to do something and by when, or that somebody or a day has to be found."""
    return "→ " + " · ".join(said or "?" for said in promised_words(ctx.folder, one))


def _about(ctx: Context, initiative: Id) -> Fact:
    """The initiative something belongs to."""
    return _("Initiative"), initiative_words(ctx.folder, initiative)


def _action(ctx: Context, citation: str) -> InHand | None:
    """An action: whether it is overdue or what was said of it today, who has it and by when."""
    found = next((one for one in ctx.ledger.actions if one.citation == citation), None)
    if found is None:
        return None
    times = ngettext("{n} meeting", "{n} meetings", found.carried).format(n=found.carried)
    carried = (_("Carried over"), times if found.carried else "")
    facts = (_about(ctx, found.entry.initiative), carried)
    sign, state, style = "○", vocabulary.followup_state(found.state), "bold"
    if said_of_at(found, ctx.at):
        sign, style = "✓", "bold $good"
    elif found.due and found.overdue(ctx.today):
        sign, style = "!", "bold $critical"
        state = _("{age} late").format(age=age_words(found.due, ctx.today))
    near = _who_when(ctx, found)
    return InHand(name=found.text, sign=sign, state=state, style=style, near=near, facts=facts)


def _outreach(ctx: Context, citation: str) -> InHand | None:
    """Something promised to be made known: whether it is sent, where, by whom and when."""
    found = next((one for one in ctx.ledger.outreach if one.citation == citation), None)
    if found is None:
        return None
    state = outreach.promise_state(found, ctx.today)
    sign, style = communication.SIGNS[state]
    return InHand(
        name=found.text,
        sign=sign,
        state=promise_state(state),
        style=style,
        near=_who_when(ctx, found),
        facts=((_("Channel"), found.entry.channel), _about(ctx, found.entry.initiative)),
    )


def _indicator(ctx: Context, id: str) -> InHand | None:
    """An indicator: its latest value, how that changed, and what is aimed at."""
    found = indicators.measured_one(ctx.folder, ctx.ledger, id, ctx.today)
    if found is None:
        return None
    indicator, last = found.indicator, found.latest
    change = moves.moved(indicator, found.points)
    levels = measured.levels(found)
    facts = (
        (_("The sources disagree"), disputed_words(indicator, found.rivals)),
        (_("Change"), change_words(indicator, change) if change else ""),
        (_("Target"), "" if levels else target_stated(indicator)),
        (_("Baseline"), "" if levels else baseline_words(indicator)),
        (_("Overdue since"), long_date(found.due) if found.asks and found.due else ""),
        (_("Initiative"), found.initiative.title),
    )
    return InHand(
        name=indicator.title,
        state=measured.newest_words(found),
        style="bold $primary" if last else "bold $risk",
        near=reading_when(last) if last else "",
        facts=facts,
        drawn=(lambda width: lines(level_lines(levels, width))) if levels else None,
    )


def _topic(ctx: Context, citation: str) -> InHand | None:
    """A parked topic: since when it waits, and what is said of it today."""
    found = next((one for one in ctx.ledger.topics if one.citation == citation), None)
    if found is None:
        return None
    today = bool(found.lineage) and found.lineage[-1].source.meeting == ctx.at
    return InHand(
        name=found.text,
        sign="✓" if today else "○",
        state=vocabulary.followup_state(found.state) if today else "",
        style="bold $good" if today else "bold",
        facts=((_("Parked"), long_date(found.source.date)), _about(ctx, found.entry.initiative)),
    )


def _entry(ctx: Context, citation: str) -> InHand | None:
    """A line of minutes as last corrected: what became of it or its kind, who has it and when."""
    found = ctx.entry(citation)
    if found is None:
        return None
    meeting, entry = found[0], ctx.ledger.entry_of(citation, found[1])
    words = entry_words(ctx.folder, meeting, entry, day_words, ctx.ledger)
    moved = result_facts(ctx.folder, citation, ctx.today, ctx.ledger)
    every = (one for one in (*moved, *words.before, *words.after) if one.key not in SAID)
    decided = isinstance(entry, Decision) and entry.outcome
    state = vocabulary.outcome(decided) if decided else entry_kind(kind_of(entry))
    corrected = f" · {_('corrected')}" if ctx.ledger.corrections.get(citation) else ""
    return InHand(
        name=entry.text or (words.lead or words.line).strip(" :·–"),
        state=f"{state}{corrected}",
        near=_who_when(ctx, entry) if isinstance(entry, Action | Outreach) else "",
        facts=(_about(ctx, entry.initiative), *((one.name, one.words) for one in every)),
    )


def _area(ctx: Context, id: str) -> InHand | None:
    """An area of the safety survey: its newest figure, how that has changed, and those before."""
    measure = measure_shown(ctx)
    area = survey.area_of(measure, id) if measure else None
    if measure is None or area is None:
        return None
    year = year_of(plot(ctx, measure)) or 0
    known = [one for one in reversed(survey.readings_of(measure, id)) if one.year <= year]
    known = [one for one in known if is_known(ctx, measure, one.year)]
    if not known:
        return InHand(name=area_label(area), state=_("no figure"), style="bold $risk")
    changed = (change_pieces(measure, one, short=True, why=False) for one in known)
    told = ["".join(text for text, _tone in pieces) for pieces in changed]
    figures = [figure_alone(measure, one) for one in known]
    old = figure_age(measure, known[0], ctx.today) if known[0].year < year else ""
    return InHand(
        name=area_label(area),
        state=f"{figures[0]} ({known[0].year})",
        style="bold $primary",
        near=" · ".join(filter(None, (old, told[0]))),
        facts=tuple(
            (str(one.year), f"{figure}  {change}")
            for one, figure, change in zip(known[1:], figures[1:], told[1:], strict=True)
        ),
    )


def _done(ctx: Context, id: str) -> InHand | None:
    """Something that was done to make the work known: when, where, and who came."""
    every = outreach.all_done(ctx.folder, ctx.ledger, ctx.today)
    found = next((one for one in every if one.id == id), None)
    if found is None:
        return None
    figures = ((f.title, quantity(f.value, f.counted_unit, f.qualifier)) for f in found.figures)
    near = " · ".join(filter(None, (done_when(found), found.channel)))
    facts = (*figures, ("", found.activity.text if found.activity else ""))
    return InHand(name=found.title, near=near, facts=facts)


def _agenda_item(ctx: Context, id: str) -> InHand | None:
    """An item of the agenda with what was written for it beforehand."""
    if (item := ctx.meeting.item(id)) is None:
        return None
    told = tuple(("", one) for one in item.text.splitlines())
    return InHand(name=item_words(item), near=aim_words(item), facts=told)


def _carried(ctx: Context, id: str) -> InHand | None:
    """What comes back: an action, outreach, another line of minutes, or an item."""
    kinds = (_action, _outreach, _topic, _entry, _agenda_item)
    return next((hand for of in kinds if (hand := of(ctx, id)) is not None), None)


KINDS: Mapping[RowKind, Callable[[Context, str], InHand | None]] = {
    "action": _action,
    "area": _area,
    "compared": _area,
    "decision": _entry,
    "indicator": _indicator,
    "initiative": _initiative,
    "outreach": _outreach,
    "promised": _outreach,
    "revisit": _entry,
    "topic": _topic,
}
"""What the rows of each kind are about."""

OPENED: Mapping[RowKind, Callable[[Context, str], InHand | None]] = {
    "carry": _carried,
    "done": _done,
    "entry": _entry,
    "figure": _done,
    "initiative": partial(_initiative, drawn=card.drawn),
    "item": _agenda_item,
    "media": _done,
    "recent": _done,
}
"""What the rows are about that are large only where they are opened."""
