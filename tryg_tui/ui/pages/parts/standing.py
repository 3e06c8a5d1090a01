"""Where an initiative stands: its sign, why it asks for attention, and what comes next."""

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from textual.content import Content

from tryg_tui.core.ledger.attention import GRAVITY, Attention, ending
from tryg_tui.core.ledger.ledger import ActionState, Ledger
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.locale import _, month_year, ngettext
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.text import Part, beside, cell, dotted, hanging, lines, parts, plain
from tryg_tui.words import vocabulary
from tryg_tui.words.corrections import was_status
from tryg_tui.words.dates import age_words, due_words
from tryg_tui.words.names import status_words

NARROW = 70
"""Below this width, in cells, what is said of an initiative begins at the left."""

STATE = 18
"""Width of the word for where an initiative stands, in cells."""

SIGNS = {"good": ("●", "$good"), "risk": ("▲", "$risk"), "critical": ("■", "$critical")}
"""A shape and a colour for each level of a status; the group's word stands beside it."""

LACKS, NEEDS_NONE, ENDED = "◌", "·", "✓"
"""The signs of an initiative without the status it should have, of one that need not have any, and
of one that has ended.
"""


class Known(Protocol):
    """What has to be known to say where an initiative stands."""

    @property
    def folder(self) -> Folder:
        """The folder it is in."""

    @property
    def ledger(self) -> Ledger:
        """What was said of it."""

    @property
    def today(self) -> dt.date:
        """The day it is said for."""


def row(ctx: Context, found: Attention, width: int) -> Content:
    """An initiative: status and title; why it asks for attention, age, actions, talk; next step."""
    initiative = found.initiative
    sign, word, style = state(ctx, initiative)
    narrow = width < NARROW
    indent = 2 if narrow else STATE + 3
    state_cell = parts(
        (f"{sign} ", style), (f"{word}  ", style) if narrow else cell(f"{word} ", STATE + 1, style)
    )
    title = plain(initiative.title, "bold")
    below = [dotted(facts_of(ctx, found)), *steps_ahead(ctx, initiative)]
    return lines(
        [
            beside(state_cell, title, indent, width),
            *(hanging(text, indent, width) for text in below if text.plain),
        ]
    )


def state(ctx: Known, initiative: Initiative) -> tuple[str, str, str]:
    """Sign, word and style for where an initiative stands."""
    end = ending(ctx.ledger, initiative.id, ctx.today)
    if end is not None:
        return (ENDED, vocabulary.change(end.change), "$muted")
    point = ctx.ledger.latest_status(initiative.id)
    if point is None:
        lacks = initiative.asked
        sign, style = (LACKS, "bold") if lacks else (NEEDS_NONE, "$muted")
        return (sign, without_status(initiative), style)
    sign, style = status_sign(ctx.folder, point.status)
    return (sign, status_words(ctx.folder, point.status), f"bold {style}")


def without_status(initiative: Initiative) -> str:
    """What is said of an initiative that has been given no status."""
    return _("no status yet") if initiative.asked else _("not reported")


def status_sign(folder: Folder, status: Id) -> tuple[str, str]:
    """The shape and colour of a status, by its level."""
    levels = {one.id: one.level for one in folder.partnership.statuses}
    return SIGNS[levels[status]] if status in levels else ("○", "")


def stand(ctx: Context, initiatives: Sequence[Initiative]) -> list[Part]:
    """How many of some have each status, how many have none and why, and how many have ended."""
    living = [one for one in initiatives if ending(ctx.ledger, one.id, ctx.today) is None]
    ended = len(initiatives) - len(living)
    points = [ctx.ledger.latest_status(one.id) for one in living]
    given = [point.status for point in points if point is not None]
    known = [one.id for one in ctx.folder.partnership.statuses]
    said: list[Part] = []
    for status in dict.fromkeys([*known, *given]):
        sign, style = status_sign(ctx.folder, status)
        if n := given.count(status):
            word = status_words(ctx.folder, status)
            said.append((f"{sign} {n} {word}", f"bold {style}".strip()))
    without = [one for one, point in zip(living, points, strict=True) if point is None]
    for sign, lacks in ((LACKS, True), (NEEDS_NONE, False)):
        some = [one for one in without if one.asked is lacks]
        if some:
            said.append((f"{sign} {len(some)} {without_status(some[0])}", "$muted"))
    if ended:
        over = ngettext("{n} ended", "{n} ended", ended).format(n=ended)
        said.append((f"{ENDED} {over}", "$muted"))
    return said


def spaced(pieces: list[Part]) -> Content:
    """Pieces that begin with a sign, with room between them."""
    return plain("   ").join([parts(piece) for piece in pieces])


def facts_of(ctx: Context, found: Attention) -> list[Part]:
    """Why it asks for attention, the age of its status, its actions, when it was spoken of."""
    initiative = found.initiative
    said: list[Part] = []
    for reason in found.reasons:
        words = vocabulary.attention_reason(reason)
        if GRAVITY.get(reason) == "critical":
            said.append((f"! {words}", "bold $critical"))
        elif reason in GRAVITY:
            said.append((words, "$risk"))
    said += [(text, "$muted") for text in (age(ctx, initiative),) if text]
    point = ctx.ledger.latest_status(initiative.id)
    if point is not None and (was := was_status(ctx.folder, point)):
        said.append((was, "$risk"))
    said += actions(ctx, initiative)
    if found.first != "closed":
        said.append((spoken(ctx, initiative), "$muted"))
    return said


def age(ctx: Context, initiative: Initiative) -> str:
    """How old the status is, or when the initiative ended."""
    end = ending(ctx.ledger, initiative.id, ctx.today)
    if end is not None:
        return due_words(end.date, end.date_text) if end.date or end.date_text else ""
    point = ctx.ledger.latest_status(initiative.id)
    if point is None:
        return ""
    if point.source.meeting == ctx.at:
        return _("status given today")
    if point.source.date == ctx.today:
        return _("status from today")
    month = month_year(point.source.date)
    return _("status from {month}, {age}").format(
        month=month, age=age_words(point.source.date, ctx.today)
    )


def spoken(ctx: Context, initiative: Initiative) -> str:
    """When an initiative was last spoken of at a meeting."""
    found = ctx.ledger.discussed.get(initiative.id, ())
    if not found:
        return _("no line of its own in the minutes")
    if found[-1].meeting == ctx.at:
        return _("discussed today")
    return _("last discussed {month}").format(month=month_year(found[-1].date))


def actions(ctx: Context, initiative: Initiative) -> list[Part]:
    """How many actions are open, and how many of them are overdue."""
    mine = open_actions(ctx, initiative)
    late = sum(action.overdue(ctx.today) for action in mine)
    count = ngettext("{n} open action", "{n} open actions", len(mine)).format(n=len(mine))
    overdue = _("{n} of them overdue").format(n=late)
    said: list[Part] = [(count, "$muted")] if mine else []
    # A single one has a line of its own below.
    return [*said, ("! " + overdue, "bold $critical")] if late > 1 else said


def open_actions(ctx: Context, initiative: Initiative) -> tuple[ActionState, ...]:
    """The open actions of an initiative, the first due first."""
    return ctx.ledger.open_actions(ctx.today, initiative.id)


def steps_ahead(ctx: Context, initiative: Initiative) -> list[Content]:
    """What is overdue first, then the next open action or planned step; nothing after the end."""
    if ending(ctx.ledger, initiative.id, ctx.today) is not None:
        return []
    mine = open_actions(ctx, initiative)
    late = [action for action in mine if action.overdue(ctx.today)]
    found = [(a.due, a.due_text, a.text) for a in mine if a not in late]
    found += [
        (step.due, step.due_text, step.text)
        for step in initiative.open_steps
        if step.due is None or step.due >= ctx.today
    ]
    rows = []
    for action in late[:1]:
        said = _("Overdue: {when} – {text}")
        when = due_words(action.due, action.due_text)
        rows.append(plain("! " + said.format(when=when, text=action.text), "bold $critical"))
    for due, due_text, text in found[:1]:
        when = due_words(due, due_text) if due or due_text else _("no date")
        rows.append(plain(_("Next: {when} – {text}").format(when=when, text=text), "$muted"))
    return rows
