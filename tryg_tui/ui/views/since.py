"""Siden sidst on one screen: decisions, promises kept and broken, what has moved."""

import msgspec
from textual.content import Content

from tryg_tui.core.since import Since, since
from tryg_tui.locale import _, long_date, ngettext
from tryg_tui.ui.present import heading, lines, parts, plain, shortened
from tryg_tui.ui.views.page import Context
from tryg_tui.ui.views.since_rows import (
    decision_row,
    dropped_row,
    figure_row,
    index_row,
    kept_row,
    life_row,
    open_row,
    status_row,
)


class Told(msgspec.Struct, frozen=True):
    """A part of the memory."""

    title: str
    rows: tuple[Content, ...]
    last: bool = False
    """Whether it gives way to all others where there is little room."""


class Screenful(msgspec.Struct, frozen=True):
    """As much of the memory as a screen holds."""

    text: Content
    whole: bool
    """Whether that is all of it."""


def memory(ctx: Context, *, brief: bool = False) -> Content:
    """The half-year memory of the meeting on screen, as long as it is.

    Where it is brief, the part that gives way is only counted.
    """
    return _whole(ctx, air=True, brief=brief)


def one_screen(ctx: Context, width: int, height: int) -> Screenful:
    """As much of the half-year memory as stands on a screen of a size at once."""
    for air in (True, False):
        text = _whole(ctx, air=air)
        if len(text.wrap(width)) <= height:
            return Screenful(text, whole=True)
    told = _told(ctx)
    room = height - len(told) - 1
    shown = shares([len(one.rows) for one in told if not one.last], room)
    room -= sum(shown)
    rows = [_title(ctx)]
    for one in sorted(told, key=lambda one: one.last):
        count = min(len(one.rows), room) if one.last else shown.pop(0)
        rest = len(one.rows) - count
        more = "  " + _("… and {n} more").format(n=rest) if count and rest else ""
        rows.append(parts(_heading(one), (more, "$muted")))
        for row in one.rows[:count]:
            longer = shortened(row, width, 2)
            extra = 0 if one.last else len(longer.wrap(width)) - 1
            rows.append(longer if extra <= room and extra else shortened(row, width))
            room -= extra if extra <= room else 0
    return Screenful(lines(rows), whole=False)


def shares(wanted: list[int], room: int) -> list[int]:
    """How many rows each part shows: one after another takes one more while there is room.

    >>> shares([5, 1, 3], 6)
    [3, 1, 2]
    """
    shown = [0] * len(wanted)
    while room > 0 and shown != wanted:
        for place, rows in enumerate(wanted):
            if room > 0 and shown[place] < rows:
                shown[place] += 1
                room -= 1
    return shown


def _whole(ctx: Context, *, air: bool, brief: bool = False) -> Content:
    """All of the memory, with or without free lines between its parts."""
    if ctx.previous is None:
        return plain(_("No meeting has been held before."))
    free = [plain("")] if air else []
    rows = [_title(ctx)]
    for one in _told(ctx):
        rows += [*free, _heading(one), *(() if brief and one.last else one.rows)]
    return lines(rows)


def _title(ctx: Context) -> Content:
    """The meeting that is remembered."""
    if ctx.previous is None:
        return plain("")
    return parts((ctx.previous.title, "bold"), (f"  {long_date(ctx.previous.date)}", "$muted"))


def _heading(one: Told) -> Content:
    """The title of a part with how much there is in it."""
    if not one.rows:
        return parts((f"{one.title}: ", "bold $primary"), (_("none"), "$muted"))
    return heading(f"{one.title} ({len(one.rows)})")


def _told(ctx: Context) -> list[Told]:
    """The parts of the memory; one that is seldom used is there only when it has something."""
    if ctx.previous is None:
        return []
    found = since(ctx.folder, ctx.ledger, ctx.previous, ctx.today)
    figures = [index_row(one) for one in found.index]
    figures += [figure_row(ctx, one) for one in found.figures]
    dropped = Told(_("Promises dropped"), tuple(dropped_row(ctx, one) for one in found.dropped))
    return [
        Told(_("Decided then"), tuple(decision_row(ctx, one) for one in found.decisions)),
        Told(_("Promises broken"), tuple(open_row(ctx, one) for one in found.broken)),
        Told(_("Promises kept"), tuple(kept_row(ctx, one) for one in found.kept)),
        *([dropped] if found.dropped else []),
        Told(_("Status changed"), tuple(status_row(ctx, one) for one in found.statuses)),
        Told(_("Figures that came"), tuple(figures)),
        Told(
            _("Initiatives begun, changed or ended"),
            tuple(life_row(ctx, *one) for one in found.lives),
        ),
        Told(
            _("Open promises that are not due yet"),
            tuple(open_row(ctx, one) for one in found.waiting),
            last=True,
        ),
    ]


def summary(ctx: Context) -> Content:
    """The half-year memory in a line: what was decided, kept, broken, and what has moved."""
    if ctx.previous is None:
        return plain(_("No meeting has been held before."), "$muted")
    found = since(ctx.folder, ctx.ledger, ctx.previous, ctx.today)
    return _summary(found, long_date(ctx.previous.date))


def _summary(found: Since, date: str) -> Content:
    """What was found, in a line."""
    broken, moved = len(found.broken), len(found.figures) + len(found.index)
    decided = ngettext("{n} decision", "{n} decisions", len(found.decisions))
    changed = ngettext("{n} status changed", "{n} statuses changed", len(found.statuses))
    figures = ngettext("{n} new figure", "{n} new figures", moved)
    kept = ngettext("{n} promise kept", "{n} promises kept", len(found.kept))
    lost = ngettext("{n} broken", "{n} broken", broken).format(n=broken)
    return parts(
        decided.format(n=len(found.decisions)),
        f" · {kept.format(n=len(found.kept))} · ",
        (f"! {lost}" if broken else lost, "bold $critical" if broken else ""),
        f" · {changed.format(n=len(found.statuses))} · {figures.format(n=moved)}",
        (f"  ({date})", "$muted"),
    )
