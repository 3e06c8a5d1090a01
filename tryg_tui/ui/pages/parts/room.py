"""Who is in the room: how many for each partner, and at an item who is not."""

import datetime as dt

from msgspec.structs import replace
from textual.content import Content

from tryg_tui.core.meetings.attendance import out_of_room
from tryg_tui.core.model.base import Id
from tryg_tui.core.review.attendance import partners_present
from tryg_tui.locale import _, ngettext
from tryg_tui.ui.pages.context import Context, Rendered
from tryg_tui.ui.pages.page import Page
from tryg_tui.ui.text import Part, lines, parts, plain
from tryg_tui.words.attendance import away_words
from tryg_tui.words.names import partner_words


def present_line(ctx: Context) -> Content:
    """How many are there for each partner; a partner without anybody stands out."""
    guests = sum(note.status == "guest" for note in ctx.meeting.attendance)
    pieces: list[Part] = [(_("Present:") + " ", "bold"), *_counts(ctx, partners_now(ctx))]
    if guests:
        pieces.append((ngettext("{n} guest", "{n} guests", guests).format(n=guests), ""))
    return parts(*pieces)


def partners_now(ctx: Context) -> dict[Id, int]:
    """How many are in the room for each partner, at the item shown."""
    return partners_present(ctx.folder, ctx.meeting, ctx.item, _now(ctx))


def _now(ctx: Context) -> dt.time | None:
    """The time of day, where the item shown is being treated."""
    is_treated = ctx.meeting.state == "open" and ctx.meeting.current == ctx.item.id
    return ctx.now.time() if is_treated else None


def _counts(ctx: Context, counts: dict[Id, int]) -> list[Part]:
    """The partners with how many there are for each."""
    pieces: list[Part] = []
    # Whether a guest stands in for somebody who is away is not for the room.
    unsure = ctx.shared and any(note.status == "guest" for note in ctx.meeting.attendance)
    for partner, count in counts.items():
        missing = ctx.meeting.attendance and not count and not unsure
        style = "bold $critical" if missing else ""
        pieces.append((f"{partner_words(ctx.folder, partner)} {count}", style))
        pieces.append((" " + _("not represented") if missing else "", "$critical"))
        pieces.append(("   ", ""))
    return pieces


def drawn(page: Page, ctx: Context, width: int) -> Rendered:
    """A page at a width, with who is not in the room below its headline."""
    rendered, away = page.render(ctx, width), away_line(ctx)
    return replace(rendered, headline=lines([rendered.headline, away])) if away else rendered


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
    return parts((said, "$risk"), "   ", *_counts(ctx, partners_now(ctx)))
