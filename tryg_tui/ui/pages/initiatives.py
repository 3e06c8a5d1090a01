"""Status on the initiatives: a line for each in a table that is gone through, and all about one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace
from rich.cells import cell_len
from textual.content import Content

from tryg_tui.core.ledger.attention import Attention, attention, ended_before, place, waits
from tryg_tui.core.ledger.ledger import ActionState, StatusPoint
from tryg_tui.core.measures import indicators
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.locale import _, ngettext
from tryg_tui.ui.dialogs import modal
from tryg_tui.ui.pages.context import Context, Rendered, nothing_yet
from tryg_tui.ui.pages.page import Host, Page
from tryg_tui.ui.pages.parts import board, measured, minutes, standing
from tryg_tui.ui.pages.parts.choice import ALL, filters, kept, shown_by
from tryg_tui.ui.pages.parts.initiative import about, goal_words
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef
from tryg_tui.ui.text import Part, cut, flowed, lines, parts, plain, shortened, spread
from tryg_tui.ui.widgets.marks import bar
from tryg_tui.words.names import item_words

BAR = 13
"""The cells of the bar for how many have been gone through."""

WIDEST = 1000
"""The cells of a line where no width is known."""

BELOW = 5
"""The lines that are said of an initiative below the table."""


def render(ctx: Context, width: int) -> Rendered:
    """The initiatives, the worst first as the meeting began; those that had ended are one line."""
    found = sorted(
        attention(ctx.folder, ctx.ledger, ctx.today),
        key=lambda one: place(ctx.folder, ctx.ledger, one.initiative, ctx.at),
    )
    shown = [one for one in found if kept(ctx, one)]
    over = [one for one in shown if is_over(ctx, one.initiative)]
    # Those that have ended are shown where nothing else is to be seen, or where that is asked for.
    rows = (
        table(ctx, over, width)
        if len(over) == len(shown)
        else [
            *table(ctx, [one for one in shown if one not in over], width),
            *_ended(ctx, over, width),
        ]
    )
    none = (
        _("None is like that.")
        if shown_by(ctx)
        else nothing_yet(_("No initiatives are registered."), "initiatives", shared=ctx.shared)
    )
    head = headline(ctx, [one.initiative for one in shown])
    return Rendered(head, (*minutes.report_rows(ctx), *rows), none, table=True)


def is_over(ctx: Context, initiative: Initiative) -> bool:
    """Whether an initiative had ended when the meeting began."""
    return ended_before(ctx.ledger, initiative.id, ctx.at, ctx.today)


def table(ctx: Context, shown: Sequence[Attention], width: int) -> list[Row]:
    """A line for each of some initiatives under the heads of the columns, those that need not
    report below the others.
    """
    meetings = [day for meeting, day in ctx.ledger.meetings if meeting != ctx.at]
    readings, open = latest_readings(ctx), defaultdict[Id, list[ActionState]](list)
    for action in ctx.ledger.open_actions(ctx.today):
        open[action.entry.initiative].append(action)
    drawn = {
        id: line(ctx, one, readings.get(id, ()), open[id])
        for one in shown
        for id in [one.initiative.id]
    }
    at = ctx.held is not None
    lines_of = [*drawn.values()]
    columns = board.columns(lines_of, meetings, ctx.today, width, at=at, folds=ctx.roomy)
    rows = [Row(NOTHING, board.head(columns))] if shown else []
    apart = None
    for one in shown:
        it = one.initiative
        later = place(ctx.folder, ctx.ledger, it, ctx.at)[0]
        if later and apart is False:
            words = _("need not report")
            rows.append(Row(NOTHING, board.divided(words, width), under=True))
        apart = later
        rows.append(Row(RowRef("initiative", it.id), board.drawn(columns, drawn[it.id])))
    return rows


def line(
    ctx: Context,
    found: Attention,
    reading: tuple[Content, ...],
    mine: Sequence[ActionState],
) -> board.Line:
    """What is drawn of an initiative, of its latest reading, and of its open actions."""
    it = found.initiative
    given = {point.source.meeting: point for point in ctx.ledger.statuses.get(it.id, ())}
    sign, _word, style = standing.state(ctx, it)
    waiting = waits(ctx.ledger, it.id, ctx.at, ctx.today)
    today: Part = ("–", "$muted") if waiting else ("", "")
    return board.Line(
        asks=found.asks,
        sign=(sign, style),
        title=it.title,
        past=tuple(
            _said(ctx, it, given.get(meeting), day)
            for meeting, day in ctx.ledger.meetings
            if meeting != ctx.at
        ),
        today=standing.status_sign(ctx.folder, given[ctx.at].status) if ctx.at in given else today,
        open=len(mine),
        late=len(found.overdue),
        dues=tuple(action.due for action in mine if action.due),
        reading=reading,
    )


def _said(ctx: Context, it: Initiative, point: StatusPoint | None, day: dt.date) -> Part:
    """The sign for what a meeting said of an initiative; nothing before it was there."""
    if point is not None:
        return standing.status_sign(ctx.folder, point.status)
    life = ctx.ledger.lives.get(it.id, ())
    if life and life[0].change == "prioritised" and life[0].date and life[0].date > day:
        return "", ""
    return (standing.LACKS if it.asked else standing.NEEDS_NONE), "$muted"


def latest_readings(ctx: Context) -> dict[Id, tuple[Content, ...]]:
    """By initiative: the latest of its readings, as it may be told."""
    found: dict[Id, indicators.Measured] = {}
    for one in indicators.measured(ctx.folder, ctx.ledger, ctx.today):
        before = found.get(one.initiative.id)
        if one.latest and (before is None or read_on(one) > read_on(before)):
            found[one.initiative.id] = one
    return {id: measured.short(one) for id, one in found.items()}


def read_on(one: indicators.Measured) -> dt.date:
    """When an indicator was read last; long ago where nobody says."""
    return (one.latest and one.latest.date) or dt.date.min


def _ended(ctx: Context, over: Sequence[Attention], width: int) -> list[Row]:
    """The line of those that had ended when the meeting began."""
    if not over:
        return []
    over_words = ngettext("{n} ended", "{n} ended", len(over)).format(n=len(over))
    names = " · ".join(one.initiative.title for one in over)
    how = "" if ctx.shared else "   " + _("{key} shows them").format(key="h")
    said = cut(f"{standing.ENDED} {over_words}: {names}", width - cell_len(how))
    return [Row(NOTHING, parts((said + how, "$muted")), under=True)]


def headline(ctx: Context, shown: Sequence[Initiative]) -> Content:
    """How many there are, which of them are shown, how those stand, and how many have been gone
    through.
    """
    total = len(ctx.folder.initiatives)
    count = ngettext("{n} initiative", "{n} initiatives", total).format(n=total)
    stand = standing.stand(ctx, shown)
    if by := shown_by(ctx):
        words = dict(filters(ctx)).get(by, by)
        some = _("{n} of {total} shown, {filter}").format(n=len(shown), total=total, filter=words)
        return parts((some, "bold $risk"), "   " if shown else "", standing.spaced(stand))
    through = gone_through(ctx)
    if ctx.room and ctx.room < board.NARROW:
        # The list says itself which need not report and which have ended.
        told = [one for one in stand if one[0][0] not in (standing.NEEDS_NONE, standing.ENDED)]
        return lines([spread(plain(count, "bold"), through, ctx.room), flowed(told, ctx.room)])
    *before, last = flowed([(count, "bold"), *stand], ctx.room or WIDEST).split("\n")
    if through.plain and last.cell_length + through.cell_length < ctx.room:
        last = spread(last, through, ctx.room)
    elif through.plain:
        before, last = [*before, last], through
    return lines([*before, last])


def gone_through(ctx: Context) -> Content:
    """How many of those that go on have been given a status at the meeting, while it is held."""
    if ctx.held is None or ctx.held.state in ("planned", "cancelled"):
        return plain("")
    living = [
        one.value.id
        for one in ctx.folder.initiatives
        if not ended_before(ctx.ledger, one.value.id, ctx.at, ctx.today)
    ]
    done = sum(not waits(ctx.ledger, id, ctx.at, ctx.today) for id in living)
    if not living:
        return plain("")
    said = _("{done} of {n} gone through").format(done=done, n=len(living))
    return parts(*bar(done, len(living), BAR, "$good"), (f" {said}", "bold"))


def below(ctx: Context, row: RowRef, width: int) -> Content:
    """What is said below the table of an initiative: how it stands, and what it is for."""
    found = _found(ctx, row)
    if found is None:
        return detail(ctx, row, width)
    goal = shortened(plain(f"{_('Goal')}: {goal_words(found.initiative)}", "$muted"), width)
    return lines([shortened(standing.row(ctx, found, width), width, BELOW - 1), goal])


def detail(ctx: Context, row: RowRef, width: int) -> Content:
    """Everything about an initiative, or about a line of the minutes of a group that reports."""
    if row.kind == "entry":
        return minutes.entry_detail(ctx, row.id, width)
    initiative = ctx.folder.initiative(row.id)
    if initiative is None:
        return plain("")
    title = plain(initiative.title, "bold")
    return lines([title, *about(ctx, initiative, width)])


def opened(ctx: Context, row: RowRef, width: int) -> tuple[str, Content]:
    """The title of an initiative, and everything about it."""
    if row.kind == "entry":
        return item_words(ctx.item), minutes.entry_detail(ctx, row.id, width)
    initiative = ctx.folder.initiative(row.id)
    if initiative is None:
        return "", plain("")
    return initiative.title, lines(about(ctx, initiative, width))


def _found(ctx: Context, row: RowRef) -> Attention | None:
    """The initiative of a row, and how much attention it asks for."""
    found = attention(ctx.folder, ctx.ledger, ctx.today)
    return next((one for one in found if one.initiative.id == row.of("initiative")), None)


def _choose(host: Host) -> None:
    """Ask which initiatives to show."""

    def chosen(answer: str | None) -> None:
        if answer:
            ctx = host.context()
            chosen_here = {**ctx.chosen.filters, ctx.item.id: answer}
            host.choose(replace(ctx.chosen, filters=chosen_here))

    answers = [(value or ALL, words) for value, words in filters(host.context())]
    host.ask(modal.ChooseScreen(_("Which initiatives?"), answers), chosen)


PAGES = (
    Page(
        view="initiatives",
        render=render,
        detail=detail,
        below=below,
        window=opened,
        commands={"filter": _choose},
    ),
)
"""The page of this view."""
