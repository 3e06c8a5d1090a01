"""Who is in the room: how many for each partner, and at an item who is not."""

import datetime as dt

from msgspec.structs import replace
from textual.content import Content

from tryg_tui.core.meetings.attendance import HERE, comes_at, out_of_room
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.base import Id
from tryg_tui.core.review.attendance import counted_for, partners_present
from tryg_tui.locale import _, clock, ngettext
from tryg_tui.ui.pages.context import Context, Large, Rendered
from tryg_tui.ui.pages.page import Page
from tryg_tui.ui.pages.parts.minutes import gone_words
from tryg_tui.ui.pages.row import Row, RowRef
from tryg_tui.ui.text import Part, flowed, lines, one_line, parts, plain
from tryg_tui.ui.widgets.chart import MOST, glyphs
from tryg_tui.ui.widgets.marks import bar
from tryg_tui.words.attendance import away_words, participant_words, times_words
from tryg_tui.words.names import partner_words

BAR = 24
"""The most cells of the bar of those something is noted of."""


def present_line(ctx: Context) -> Content:
    """How many are there for each partner; a partner without anybody stands out."""
    guests = sum(note.status == "guest" for note in ctx.meeting.attendance)
    first, *others = _counts(ctx, partners_now(ctx)) or [plain("")]
    pieces = [parts((_("Present:") + " ", "bold"), first), *others]
    if guests:
        pieces.append(plain(ngettext("{n} guest", "{n} guests", guests).format(n=guests)))
    return flowed(pieces, ctx.room)


def present_large(ctx: Context) -> tuple[Large, ...]:
    """How many are there for each partner, large; nothing where there is no room for all of them,
    or where the roll is not called yet.
    """
    counts = partners_now(ctx)
    if not (ctx.roomy and ctx.meeting.attendance) or len(counts) > MOST or glyphs() == "ascii":
        return ()
    return tuple(
        Large(
            str(count),
            (partner_words(ctx.folder, partner), _("present")),
            _("not represented") if _is_missing(ctx, count) else "",
        )
        for partner, count in counts.items()
    )


def _is_missing(ctx: Context, count: int) -> bool:
    """Whether nobody is there for a partner; whether a guest stands in is not for the room."""
    guests = any(note.status == "guest" for note in ctx.meeting.attendance)
    return bool(ctx.meeting.attendance) and not count and not (ctx.shared and guests)


def here_rows(ctx: Context) -> list[Row]:
    """Who is here, for everybody to see: those who are counted for each partner in a row, and the
    others; then who was there at another time, or is still to come.
    """
    partners = ctx.folder.partnership.partners
    titles = {"": _("Others")} | {partner.id: partner.title for partner in partners}
    found: dict[str, list[str]] = {id: [] for id in [*(one.id for one in partners), ""]}
    away = out_of_room(ctx.meeting, ctx.item, _now(ctx))
    for note in (*(one for one in ctx.meeting.attendance if one not in away), *away):
        if note.status in HERE and ctx.item.id not in note.out_of:
            name = one_line(participant_words(ctx.folder, note) or note.person)
            when = (comes_words(ctx, note) or times_words(note)) if note in away else ""
            named = f"{name} ({when})" if when else name
            found.get(counted_for(ctx.folder, note), found[""]).append(named)
    return [
        Row(RowRef("partner", id), parts((titles[id], "bold $primary"), f"  {' · '.join(names)}"))
        for id, names in found.items()
        if names
    ]


def comes_words(ctx: Context, note: Attendance) -> str:
    """When somebody is still to come to a meeting that goes on, or nothing."""
    now = _now(ctx)
    comes = comes_at(ctx.meeting, note, now) if now else None
    return _("comes {time}").format(time=clock(comes)) if comes else ""


def noted_line(ctx: Context, called: int, width: int) -> Content:
    """How many of those who are called something is noted of, and how many guests there are."""
    guests = sum(note.status == "guest" for note in ctx.meeting.attendance)
    noted = len(ctx.meeting.attendance) - guests
    said = ngettext("{n} guest", "{n} guests", guests).format(n=guests) if guests else ""
    told = _("{n} of {total} noted").format(n=noted, total=max(called, noted))
    drawn = bar(noted, max(called, noted), min(BAR, width // 3), "$good")
    return parts(*drawn, (f" {told}", "bold"), f" · {said}" if said else "")


def partners_now(ctx: Context) -> dict[Id, int]:
    """How many are in the room for each partner, at the item shown."""
    return partners_present(ctx.folder, ctx.meeting, ctx.item, _now(ctx))


def _now(ctx: Context) -> dt.time | None:
    """The time of day, where the item shown is being treated."""
    is_treated = ctx.meeting.state == "open" and ctx.meeting.current == ctx.item.id
    return ctx.now.time() if is_treated else None


def _counts(ctx: Context, counts: dict[Id, int]) -> list[Content]:
    """The partners with how many there are for each."""
    pieces: list[Content] = []
    for partner, count in counts.items():
        missing = _is_missing(ctx, count)
        told: Part = (f"{partner_words(ctx.folder, partner)} {count}", "bold $critical" * missing)
        none: Part = (f" {_('not represented')}" if missing else "", "$critical")
        pieces.append(parts(told, none))
    return pieces


def drawn(page: Page, ctx: Context, width: int) -> Rendered:
    """A page at a width, with who is not in the room, and which papers of the item are not in the
    folder, below its headline.
    """
    rendered, gone = page.render(ctx, width), gone_words(ctx, ctx.item)
    told = [line for line in (away_line(ctx), parts(*gone)) if line.plain]
    return replace(rendered, headline=lines([rendered.headline, *told])) if told else rendered


def away_line(ctx: Context) -> Content:
    """Who takes part in the meeting and is not in the room at the item shown, and who is left;
    nothing where all are there, and nothing for everybody to see.
    """
    if ctx.held is None or ctx.shared or ctx.item.view == "agenda":
        return plain("")
    away = out_of_room(ctx.held, ctx.item, _now(ctx))
    if not away:
        return plain("")
    said = _("Not in the room: {people}").format(people=away_words(ctx.folder, ctx.item.id, away))
    there = _counts(ctx, partners_now(ctx))
    return plain("   ").join([plain(said, "$risk"), *there])
