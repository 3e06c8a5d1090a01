"""Næste møde: the proposed date, and what comes back, is finished or was not reached."""

from typing import get_args

from textual.content import Content

from tryg_tui.core.meetings.planning import agreed, proposed_date
from tryg_tui.core.review.closing import Carry, Column, anyway, carry_over
from tryg_tui.locale import _, weekday_date
from tryg_tui.ui.pages.actions import action_detail
from tryg_tui.ui.pages.context import Context, Rendered
from tryg_tui.ui.pages.page import Page
from tryg_tui.ui.pages.previous_minutes import entry_detail
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef, section
from tryg_tui.ui.text import lines, parts, plain
from tryg_tui.words import closing as closing_words
from tryg_tui.words.dates import due_words
from tryg_tui.words.names import item_words, place_words


def render(ctx: Context, width: int) -> Rendered:
    """The date and the carry-over map."""
    return Rendered(headline(ctx), tuple(carry_rows(ctx)), _("Nothing comes back."))


def headline(ctx: Context) -> Content:
    """When the next meeting is, or is proposed to be, and how the meeting is closed."""
    planned = agreed(ctx.folder, ctx.meeting)
    date = planned[0] if planned else proposed_date(ctx.folder, ctx.meeting)
    label = _("Next meeting is planned:") if planned else _("Proposed:")
    rows = [parts((f"{label} ", ""), (weekday_date(date), "bold $primary"))]
    if ctx.meeting.state == "open" and not ctx.shared:
        hint = _("Press c to close the meeting: checks, what comes back, draft minutes.")
        rows.append(plain(hint, "$muted"))
    return lines(rows)


def carry_rows(ctx: Context) -> list[Row]:
    """The carry-over map as rows, a heading for each column that holds something."""
    strategy = ctx.folder.strategy.value if ctx.folder.strategy else None
    carried = carry_over(ctx.own, ctx.meeting, strategy)
    rows: list[Row] = []
    for column in get_args(Column):
        mine = [one for one in carried if one.column == column]
        if mine:
            rows.append(section(f"{closing_words.carry_column(column)} ({len(mine)})"))
            rows += [Row(RowRef("carry", one.citation or one.item), _carry(one)) for one in mine]
    if left := anyway(strategy, ctx.meeting):
        said = _("Not reached either, but on every agenda anyway: {items}")
        named = ", ".join(item_words(item, short=True) for item in left)
        rows.append(Row(NOTHING, plain(said.format(items=named), "$muted"), under=True))
    return rows


def _carry(one: Carry) -> Content:
    """A line of the map with its reason."""
    due = " · " + _("due {date}").format(date=due_words(one.due)) if one.due else ""
    return parts(
        one.text,
        (f"  {closing_words.carry_reason(one.reason)}{due}", "$muted"),
        (f"  {place_words(one.citation)}" if one.citation else "", "$muted"),
    )


def detail(ctx: Context, row: RowRef, width: int) -> Content:
    """The entry that comes back, in full."""
    action = action_detail(ctx, row, width)
    return action if action.plain else entry_detail(ctx, row.id, width)


PAGES = (Page(view="next-meeting", render=render, detail=detail),)
"""The page of this view."""
