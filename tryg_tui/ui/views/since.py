"""Siden sidst on one screen: decisions, promises kept and broken, what has moved."""

import msgspec
from textual.content import Content

from tryg_tui.core.initiative import Indicator
from tryg_tui.core.ledger import ActionState, StatusPoint
from tryg_tui.core.register import DecisionNow
from tryg_tui.core.since import (
    FigureMove,
    IndexMove,
    Since,
    StatusMove,
    since,
)
from tryg_tui.documents import vocabulary
from tryg_tui.documents.wording import (
    due_words,
    initiative_words,
    quantity,
    reading_figure,
    status_words,
)
from tryg_tui.locale import _, long_date, ngettext
from tryg_tui.ui.present import heading, lines, parts, plain, shortened
from tryg_tui.ui.views.actions import late_mark, meta
from tryg_tui.ui.views.page import Context


class Room(msgspec.Struct, frozen=True):
    """How much is told."""

    few: int = 6
    """How many rows a part shows before the rest is only counted."""
    air: bool = True
    """Whether there are free lines between the parts."""
    width: int = 0
    """The width to which each row is shortened; 0 where it is told in full."""


PLENTY = Room()
"""The room where a text may be scrolled."""


def one_screen(ctx: Context, width: int, height: int) -> Content:
    """As much of the half-year memory as stands on a screen of a size at once."""
    rooms = [Room(few, air) for few in (12, 6) for air in (True, False)]
    rooms += [Room(4, False), *(Room(few, False, width) for few in (6, 4, 3, 2, 1))]
    told = [memory(ctx, room) for room in rooms]
    return next((text for text in told if len(text.wrap(width)) <= height), told[-1])


def memory(ctx: Context, room: Room = PLENTY) -> Content:
    """The half-year memory of the meeting on screen."""
    if ctx.previous is None:
        return plain(_("No meeting has been held before."))
    found = since(ctx.folder, ctx.ledger, ctx.previous, ctx.today)
    return lines(
        [
            parts(
                (ctx.previous.title, "bold"),
                (f"  {long_date(ctx.previous.date)}", "$muted"),
            ),
            *_part(room, _("Decided then"), [_decision(ctx, one) for one in found.decisions]),
            *_promises(ctx, room, found),
            *_part(room, _("Status changed"), [_status(ctx, one) for one in found.statuses]),
            *_part(room, _("Figures that came"), _figures(ctx, found)),
            *_part(
                room,
                _("Initiatives begun, changed or ended"),
                [
                    parts(
                        "  ",
                        (initiative_words(ctx.folder, id), "bold"),
                        f"  {vocabulary.change(point.change)}",
                        (f"  {due_words(point.date, point.date_text)}", "$muted"),
                    )
                    for id, point in found.lives
                ],
            ),
        ]
    )


def _part(room: Room, title: str, rows: list[Content]) -> list[Content]:
    """A heading with its first rows and a count of the rest; an empty part says so in a line."""
    free = [plain("")] if room.air else []
    if not rows:
        return [*free, parts((f"{title}: ", "bold $primary"), (_("nothing"), "$muted"))]
    count = f" ({len(rows)})" if len(rows) > 1 else ""
    shown = rows[: room.few]
    if room.width:
        return [heading(f"{title}{count}"), *(shortened(row, room.width) for row in shown)]
    rest = len(rows) - room.few
    more = [plain("  " + _("… and {n} more").format(n=rest), "$muted")] if rest > 0 else []
    return [*free, heading(f"{title}{count}"), *shown, *more]


def _decision(ctx: Context, one: DecisionNow) -> Content:
    """A decision, its outcome, and what is recorded as having come of it."""
    outcome = one.decision.entry.outcome
    came = [
        _("made known {date}").format(date=long_date(known.entry.done))
        for known in one.made_known
        if known.entry.done
    ]
    came += [_("not made known yet") for known in one.made_known if not known.entry.done]
    came += [
        f"{initiative_words(ctx.folder, id)}: {vocabulary.change(point.change)}"
        for id, point in one.changed
    ]
    said = " · ".join(filter(None, (vocabulary.outcome(outcome) if outcome else "", *came)))
    return parts("  ", one.decision.text, (f"  {said}" if said else "", "$muted"))


def _promises(ctx: Context, room: Room, found: Since) -> list[Content]:
    """The actions: kept, broken, and how many wait."""
    waiting = ngettext("{n} is open and not due", "{n} are open and not due", len(found.waiting))
    return [
        *_part(room, _("Promises kept"), [_action(ctx, one, kept=True) for one in found.kept]),
        *_part(room, _("Promises broken"), [_action(ctx, one, kept=False) for one in found.broken]),
        plain("  " + waiting.format(n=len(found.waiting)), "$muted"),
    ]


def _action(ctx: Context, action: ActionState, *, kept: bool) -> Content:
    """An action that was finished or is overdue."""
    mark = (
        (f"✓ {vocabulary.followup_state(action.state)}  ", "bold $good")
        if kept
        else late_mark(action, ctx.today)
    )
    return parts("  ", mark, action.text, (f"  {meta(ctx.folder, action)}", "$muted"))


def _status(ctx: Context, move: StatusMove) -> Content:
    """A status before and now."""

    def word(point: StatusPoint | None) -> str:
        return status_words(ctx.folder, point.status) if point else _("no status yet")

    return parts(
        "  ",
        (initiative_words(ctx.folder, move.initiative), "bold"),
        f"  {word(move.before)} → {word(move.now)}",
    )


def _figures(ctx: Context, found: Since) -> list[Content]:
    """The figures of the survey, then those of the indicators."""
    return [
        *(_index(move) for move in found.index),
        *(_figure(ctx, move) for move in found.figures),
    ]


def _index(move: IndexMove) -> Content:
    """A figure of the survey, with the one before."""
    unit = move.measure.unit
    before = (
        _("before {value} ({year})").format(
            value=f"{reading_figure(move.before)} {unit}", year=move.before.year
        )
        if move.before
        else _("none before")
    )
    return parts(
        f"  {move.measure.title or move.measure.measure}, {move.area.title} {move.now.year}: ",
        (f"{reading_figure(move.now)} {unit}", "bold"),
        (f"  {before}", "$muted"),
    )


def _figure(ctx: Context, move: FigureMove) -> Content:
    """A reading of an indicator, with the one before."""
    initiative = ctx.folder.initiative(move.initiative)
    known = initiative.indicators if initiative else ()
    indicator = next((one for one in known if one.id == move.indicator), None)
    named = indicator or Indicator(id=move.indicator, title=move.indicator, unit="")
    value = quantity(move.now.value, named.unit, move.now.qualifier)
    before = (
        _("before {value}").format(
            value=quantity(move.before.value, named.unit, move.before.qualifier)
        )
        if move.before
        else _("none before")
    )
    return parts(
        f"  {initiative_words(ctx.folder, move.initiative)}, {named.title}: ",
        (value, "bold"),
        (f"  {before}", "$muted"),
    )


def summary(ctx: Context) -> Content:
    """The half-year memory in a line: what was decided, kept, broken, and what has moved."""
    if ctx.previous is None:
        return plain(_("No meeting has been held before."), "$muted")
    found = since(ctx.folder, ctx.ledger, ctx.previous, ctx.today)
    broken, moved = len(found.broken), len(found.figures) + len(found.index)
    decided = ngettext("{n} decision", "{n} decisions", len(found.decisions))
    changed = ngettext("{n} status changed", "{n} statuses changed", len(found.statuses))
    figures = ngettext("{n} new figure", "{n} new figures", moved)
    kept = ngettext("{n} promise kept", "{n} promises kept", len(found.kept))
    lost = ngettext("{n} broken", "{n} broken", broken).format(n=broken)
    return parts(
        decided.format(n=len(found.decisions)),
        f" · {kept.format(n=len(found.kept))} · ",
        (lost, "bold $critical" if broken else ""),
        f" · {changed.format(n=len(found.statuses))} · {figures.format(n=moved)}",
        (f"  ({long_date(ctx.previous.date)})", "$muted"),
    )
