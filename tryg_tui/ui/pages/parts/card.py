"""An initiative as a picture: its life, what meetings said, what is due, platforms, indicators."""

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from textual.content import Content

from tryg_tui.core.ledger.ledger import LifePoint
from tryg_tui.core.measures import indicators
from tryg_tui.core.model.initiative import Change, Initiative, Platform
from tryg_tui.locale import _
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.parts import indicator_table
from tryg_tui.ui.pages.parts.standing import ENDED, NEEDS_NONE, open_actions, status_sign
from tryg_tui.ui.text import Part, beside, cell, parts
from tryg_tui.ui.widgets.marks import TimeAxis
from tryg_tui.words import vocabulary

CHANGES: dict[Change, str] = {"prioritised": "▸", "adjusted": "●"}
"""A sign for each change in a life that does not end it."""

LEAD = "○"
"""The sign for the day somebody began, or ceased, to lead."""

PLATFORM: dict[Literal["active", "closed"], str] = {"active": "●", "closed": "✓"}
"""A sign for each state of a platform; its word stands beside it."""

LABEL = 12
"""The cells before what is drawn."""

AXIS = 72
"""The most cells of the axis of time."""

FEW = 4
"""So many indicators are drawn."""


def drawn(ctx: Context, it: Initiative, width: int) -> list[Content]:
    """The whole picture."""
    return [*times(ctx, it, width), *_platforms(it.platforms, width), *_indicators(ctx, it, width)]


def times(ctx: Context, it: Initiative, width: int) -> list[Content]:
    """Its life, the status at each meeting since it began, and when its actions are due, on one
    axis of time on which today is marked; nothing where none of it has a day.
    """
    life = ctx.ledger.lives.get(it.id, ())
    changes = [(one.date, sign_of(one), "bold") for one in life if one.date]
    leads = [(day, LEAD, "$muted") for one in it.leads for day in (one.since, one.until) if day]
    said = _said(ctx, it)
    mine = [(one.due, one.overdue(ctx.today)) for one in open_actions(ctx, it) if one.due]
    dues = [(day, "!" if late else "●", "bold $critical" if late else "bold") for day, late in mine]
    marked = [*leads, *changes]
    days = [day for day, _sign, _style in (*marked, *said, *dues)]
    if not days:
        return []
    axis = TimeAxis(
        first=min(days), last=max(*days, ctx.today), today=ctx.today, width=min(AXIS, width - LABEL)
    )
    rows = [(" ", axis.head())]
    rows += [(_("Life cycle"), axis.line(marked))] if marked else []
    rows += [(_("Status"), axis.marks(said))] if said else []
    rows += [(_("Due"), axis.marks(dues))] if dues else []
    return [parts(cell(label, LABEL, "$muted"), row) for label, row in rows]


def sign_of(point: LifePoint) -> str:
    """The sign of a change in a life."""
    return CHANGES.get(point.change, ENDED)


def began(ctx: Context, it: Initiative) -> dt.date:
    """From when on meetings could say something of an initiative."""
    life = ctx.ledger.lives.get(it.id, ())
    first = life[0] if life else None
    is_first = first is not None and first.change == "prioritised" and first.date is not None
    return first.date if is_first and first and first.date else dt.date.min


def _said(ctx: Context, it: Initiative) -> list[tuple[dt.date, str, str]]:
    """The sign of the status each meeting gave since it began; a dot where it gave none."""
    given = {point.source.meeting: point for point in ctx.ledger.statuses.get(it.id, ())}
    if not given:
        return []
    return [
        (day, *(status_sign(ctx.folder, given[meeting].status) if meeting in given else _NOTHING))
        for meeting, day in ctx.ledger.meetings
        if day >= began(ctx, it)
    ]


_NOTHING: Part = (NEEDS_NONE, "$muted")
"""That a meeting gave no status."""


def _platforms(platforms: Iterable[Platform], width: int) -> list[Content]:
    """A sign for each platform, and how many go on and how many do not."""
    states = [one.state for one in platforms]
    counts = [
        (f"{' '.join(sign * n)}  {n} {vocabulary.platform_state(state).lower()}   ", "bold")
        for state, sign in PLATFORM.items()
        if (n := states.count(state))
    ]
    label = cell(_("Platforms"), LABEL, "$muted")
    return [beside(label, parts(*counts).rstrip(), LABEL, width)] if counts else []


def _indicators(ctx: Context, it: Initiative, width: int) -> list[Content]:
    """The indicators as in their table."""
    ids = (f"{it.id}:{one.id}" for one in it.indicators[:FEW])
    found = [indicators.measured_one(ctx.folder, ctx.ledger, id, ctx.today) for id in ids]
    shown = [one for one in found if one is not None]
    if not shown:
        return []
    of = indicator_table.columns(ctx, shown, width)
    return [indicator_table.head(of), *(indicator_table.row(ctx, one, of) for one in shown)]
