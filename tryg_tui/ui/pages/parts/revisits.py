"""Decisions that have come back to be looked at again, at the item of the figure they should move:
as rows, with that figure before and now, and in full.
"""

from textual.content import Content

from tryg_tui.core.measures.revisits import Revisit, revisit, revisits
from tryg_tui.core.model.strategy import View
from tryg_tui.locale import _, long_date
from tryg_tui.ui.pages.actions import lineage_rows
from tryg_tui.ui.pages.context import Context, block
from tryg_tui.ui.pages.index.words import STYLES
from tryg_tui.ui.pages.parts.minutes import entry_detail
from tryg_tui.ui.pages.row import Row, RowRef, section
from tryg_tui.ui.text import lines, parts, plain
from tryg_tui.words import vocabulary
from tryg_tui.words.decisions import again_words, result_pieces
from tryg_tui.words.review import aged_place

INDENT = "  "
"""What stands before the second line of a row."""


def revisit_rows(ctx: Context, view: View) -> tuple[list[Row], list[Row]]:
    """The decisions to be looked at again now at the item of a view, with those that were today;
    and those that come back later.
    """
    found = [
        one
        for one in revisits(ctx.folder, ctx.own, ctx.today)
        if one.view == view and one.decision.source.meeting != ctx.at
    ]
    now = [one for one in found if one.is_due or _said_at(ctx, one)]
    later = [one for one in found if one not in now and one.decision.state == "open"]
    return _rows(ctx, _("Look again"), now), _rows(ctx, _("To be looked at again later"), later)


def _rows(ctx: Context, title: str, found: list[Revisit]) -> list[Row]:
    """Some of them under a heading, or nothing where there are none."""
    rows = [Row(RowRef("revisit", one.decision.citation), _row(ctx, one)) for one in found]
    return [section(f"{title} ({len(rows)})"), *rows] if rows else []


def _said_at(ctx: Context, one: Revisit) -> bool:
    """Whether the meeting shown has said what it found."""
    lineage = one.decision.lineage
    return bool(lineage) and lineage[-1].source.meeting == ctx.at


def _row(ctx: Context, one: Revisit) -> Content:
    """A decision with how it stands, and on a line below the figure before it and now."""
    entry = one.decision.entry
    when = long_date(one.day) if one.day else again_words(ctx.folder, entry)
    sign, style = ("!", "bold $risk") if one.is_due else ("○", "$muted")
    if _said_at(ctx, one):
        sign, style = f"✓ {vocabulary.followup_state(one.decision.state)}", "bold $good"
    if one.is_due or one.decision.state != "open":
        when = ""
    first = parts(
        (f"{sign} ", style),
        one.decision.text,
        (f"  {when}" if when else "", "bold"),
        (f"  {aged_place(ctx.folder, one.decision, ctx.today)}", "$muted"),
    )
    told = result(ctx, one)
    return lines([first, parts(INDENT, told)]) if told.plain else first


def result(ctx: Context, one: Revisit) -> Content:
    """The figure before a decision and now, and what can be said of that."""
    return parts(*((text, STYLES[tone]) for text, tone in result_pieces(ctx.folder, one)))


def revisit_detail(ctx: Context, row: RowRef, width: int) -> Content:
    """A decision in full, with the figure before it and now, and what was found each time."""
    one = revisit(ctx.folder, ctx.ledger, row.id, ctx.today)
    if one is None:
        return plain("")
    told = result(ctx, one)
    lineage = lineage_rows(ctx.folder, one.decision.lineage)
    return lines(
        [
            entry_detail(ctx, row.id, width),
            *block(_("Before and now"), [told] if told.plain else []),
            *block(_("What became of it"), lineage),
        ]
    )
