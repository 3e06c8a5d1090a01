"""Siden sidst on one screen: decisions, promises kept and broken, what has moved."""

from collections.abc import Sequence

import msgspec
from rich.cells import cell_len
from textual.content import Content

from tryg_tui.core.ledger.ledger import ActionState
from tryg_tui.core.review.since import Since, since
from tryg_tui.locale import _, long_date, ngettext
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.review import since_rows
from tryg_tui.ui.review.tally import large, promised_words, title
from tryg_tui.ui.text import beside, heading, lines, parts, plain, shortened
from tryg_tui.ui.widgets.columns import shares


class Told(msgspec.Struct, frozen=True):
    """A part of the memory."""

    heading: Content
    rows: tuple[Content, ...] = ()
    last: bool = False
    """Whether it gives way to all others where there is little room."""


class Screenful(msgspec.Struct, frozen=True):
    """As much of the memory as a screen holds."""

    text: Content
    whole: bool
    """Whether that is all of it."""


SENTENCES = 100
"""From this width on, in cells, a row stands there whole or not at all."""


def memory(ctx: Context, width: int, height: int) -> Content:
    """The half-year memory of the meeting on screen, as long as it is, its rows wrapped to a width;
    the numbers it begins with are as large as a screen of a height has room for.
    """
    return _whole(_head(ctx, width, height), _told(ctx), width, air=True, brief=False)


def _whole(head: list[Content], told: list[Told], width: int, *, air: bool, brief: bool) -> Content:
    """All parts one below another, with `air` with free lines between them; where it is brief, the
    part that gives way is only counted.
    """
    free = [plain("")] if air else []
    rows = [*head]
    for one in told:
        said = () if brief and one.last else one.rows
        rows += [*free, one.heading, *(_hung(row, width) for row in said)]
    return lines(rows)


def one_screen(ctx: Context, width: int, height: int) -> Screenful:
    """As much of the half-year memory as stands on a screen of a size at once."""
    head, every = _head(ctx, width, height), _told(ctx)
    for air, brief in ((True, False), (False, False), (True, True), (False, True)):
        text = _whole(head, every, width, air=air, brief=brief)
        if len(text.wrap(width)) <= height:
            return Screenful(text, whole=not brief)
    told, rests = _kept(every, height - _lines(head, width), width)
    ways = [[_shapes(row, width) for row in one.rows] for one in told]
    heights = [[len(rows[0].wrap(width)) for rows in part] for part in ways]
    room = height - _lines(head, width) - len(told) - len(rests)
    shown = shares(heights, room)
    room -= sum(sum(part[:n]) for part, n in zip(heights, shown, strict=True))
    rows = head
    for one, part, count in zip(told, ways, shown, strict=True):
        rest = len(one.rows) - count
        more = "  " + _("… and {n} more").format(n=rest) if rest else ""
        title = shortened(one.heading, width - cell_len(more))
        rows.append(parts(title, (more, "$muted")))
        for short, *longer in part[:count]:
            taken = len(short.wrap(width))
            fits = next((row for row in longer if len(row.wrap(width)) - taken <= room), short)
            room -= len(fits.wrap(width)) - taken
            rows.append(fits)
    return Screenful(lines([*rows, *rests]), whole=False)


def _kept(told: list[Told], room: int, width: int) -> tuple[list[Told], list[Content]]:
    """The parts that have room for a row below their heading, and the headings that stand alone.

    Where there is not so much room, what has no rows gives way first, then the parts that are told
    last: all of them are counted beside the large numbers anyway.
    """
    full = [one for one in told if one.rows and not one.last]
    bare = [one for one in told if not (one.rows and not one.last)]
    least = [1 + len(_shapes(one.rows[0], width)[0].wrap(width)) for one in full]
    while bare and len(bare) + sum(least) > room:
        bare.pop()
    while full and sum(least[: len(full)]) > room:
        full.pop()
    return full, [shortened(one.heading, width) for one in bare]


def _lines(rows: Sequence[Content], width: int) -> int:
    """The lines that rows take."""
    return sum(len(row.wrap(width)) for row in rows)


def _shapes(row: Content, width: int) -> list[Content]:
    """How a row may stand: where it is narrow in a line, else in two; where it is wide, whole."""
    whole = _hung(row, width)
    return [whole] if width >= SENTENCES else [shortened(row, width), shortened(row, width, 2)]


def _hung(row: Content, width: int) -> Content:
    """A row whose other lines stand further in than its first."""
    return beside(
        plain(since_rows.INDENT), row[len(since_rows.INDENT) :], 2 * len(since_rows.INDENT), width
    )


def _head(ctx: Context, width: int, height: int) -> list[Content]:
    """The meeting that is remembered, and what came of it in numbers, in a part of a height."""
    if ctx.previous is None:
        return [plain(_("No meeting has been held before."))]
    return [title(ctx), *large(ctx, width, height // 5)]


def _told(ctx: Context) -> list[Told]:
    """The parts of the memory: what the last meeting recorded, then what has happened since.

    What there is nothing of is named in a line for all of it.
    """
    if ctx.previous is None:
        return []
    found = since(ctx.folder, ctx.own, ctx.previous, ctx.today)
    decided = tuple(since_rows.decision_row(ctx, one, found) for one in found.decided.every)
    told = [_part(_("Decided at the last meeting"), decided)]
    if found.then.size:
        rows = [since_rows.settled_row(ctx, one) for one in (*found.then.kept, *found.then.dropped)]
        rows += [since_rows.status_row(ctx, one) for one in found.then.statuses]
        told.append(_part(_("Also noted at the last meeting"), tuple(rows)))
    date = long_date(ctx.previous.date)
    if found.quiet:
        told.append(Told(heading(_("Nothing is noted since {date}.").format(date=date))))
    else:
        told += _since(ctx, found, date)
    again = tuple(since_rows.again_row(ctx, one) for one in found.again)
    if again:
        told.append(_part(_("Decisions to look at again"), again))
    overdue = tuple(since_rows.open_row(ctx, one) for one in found.already)
    if overdue:
        told.append(_part(_("Overdue already at the last meeting"), overdue))
    return [*told, *_waiting(ctx, found)]


def _part(title: str, rows: tuple[Content, ...]) -> Told:
    """A part with how much there is in it."""
    if not rows:
        return Told(parts((f"{title}: ", "bold $primary"), (_("none"), "$muted")))
    return Told(heading(f"{title} ({len(rows)})"), rows)


def _since(ctx: Context, found: Since, date: str) -> list[Told]:
    """What has happened after the last meeting, by what it is."""
    after = found.after
    figures = [since_rows.index_row(ctx, one) for one in found.index]
    figures += [since_rows.figure_row(ctx, one) for one in found.figures]
    stated = [since_rows.said_row(ctx, one) for one in found.said]
    by_title = {
        _("became overdue"): [since_rows.open_row(ctx, one) for one in found.broken],
        _("promises kept"): [since_rows.settled_row(ctx, one) for one in after.kept],
        _("promises dropped"): [since_rows.settled_row(ctx, one) for one in after.dropped],
        _("status changed"): [since_rows.status_row(ctx, one) for one in after.statuses],
        _("new figures"): figures,
        # Where nothing was said so, it is not missed.
        **({_("said without a figure"): stated} if stated else {}),
        _("initiatives begun, changed or ended"): [
            since_rows.life_row(ctx, *one) for one in found.lives
        ],
    }
    if found.written:  # Which is rare enough not to be missed where nothing was.
        rows = [since_rows.decision_row(ctx, one, found) for one in found.written]
        by_title = {_("decided in writing"): rows, **by_title}
    pattern = _("Since {date}: {what}")
    told = [
        _part(pattern.format(date=date, what=title), tuple(rows))
        for title, rows in by_title.items()
        if rows
    ]
    nothing = ", ".join(title for title, rows in by_title.items() if not rows)
    said = _("Nothing is noted since then of: {what}").format(what=nothing)
    return [*told, *([Told(plain(said, "$muted"))] if nothing else [])]


def _waiting(ctx: Context, found: Since) -> list[Told]:
    """What is open without being overdue, told by what it is: actions, and promised outreach."""
    if not found.waiting:
        return []
    n = sum(isinstance(one, ActionState) for one in found.waiting)
    outreach = len(found.waiting) - n
    said = [ngettext("{n} action", "{n} actions", n).format(n=n)] if n else []
    if outreach:
        said.append(promised_words(outreach))
    title = _("Open and not overdue: {what}").format(what=", ".join(said))
    return [
        Told(
            heading(title), tuple(since_rows.open_row(ctx, one) for one in found.waiting), last=True
        )
    ]
