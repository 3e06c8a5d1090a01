"""Næste møde: what was decided today, the proposed date, and what comes back or does not."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from typing import get_args

from textual.content import Content

from tryg_tui.core.ledger.ledger import ActionState, OutreachState
from tryg_tui.core.ledger.outcomes import DecisionNow
from tryg_tui.core.ledger.privacy import is_private
from tryg_tui.core.meetings.planning import agreed, proposed_date
from tryg_tui.core.model.base import Citation
from tryg_tui.core.model.entries import AnyEntry
from tryg_tui.core.plot.letters import large_letters
from tryg_tui.core.review.closing import Carry, CarryReason, Column, anyway, came_to, carry_over
from tryg_tui.locale import _, clock, long_date, weekday_date
from tryg_tui.ui.pages.actions import action_detail
from tryg_tui.ui.pages.context import Context, Rendered
from tryg_tui.ui.pages.page import Page
from tryg_tui.ui.pages.parts.minutes import entry_detail
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef, section
from tryg_tui.ui.text import HANG, lines, one_line, parts, plain, shortened, spread
from tryg_tui.words import closing as closing_words
from tryg_tui.words.dates import due_and_day, due_words
from tryg_tui.words.decisions import figure_title
from tryg_tui.words.entries import entry_text
from tryg_tui.words.fields import promised_words
from tryg_tui.words.names import Place, item_words, place_near
from tryg_tui.words.vocabulary import not_stated, outcome

NUMBER = 4
"""The cells of the number of a decision."""

HIGH = 7
"""The most lines of the large letters of the day of the next meeting."""

DUE = 14
"""The cells of a day at the end of a line."""

NARROW = 60
"""From this width on a line of the map holds what it is about and its day."""

GAP = 2
"""The cells between two columns."""


def abreast(columns: Sequence[tuple[Content, int]]) -> Content:
    """Texts beside one another, each wrapped in a column of its own width."""
    wrapped = [text.wrap(width - GAP) for text, width in columns]
    return lines(
        parts(
            *(
                parts(cell or "", " " * (width - (cell.cell_length if cell else 0)))
                for cell, (_text, width) in zip(row, columns, strict=True)
            )
        )
        for row in zip_longest(*wrapped)
    )


def came_to_rows(ctx: Context, width: int) -> list[Row]:
    """What was decided, who does what by when, and when the next meeting is; what was approved is
    no decision, and stands below them without a number.
    """
    found = came_to(ctx.folder, ctx.ledger, ctx.meeting)
    told = [one.decision.citation for one in found.decided.told]
    rows = [section(_heading(_("Decisions ({n})"), len(told), len(found.decided.private)))]
    for one in sorted(found.decided.every, key=lambda one: one.decision.citation not in told):
        citation = one.decision.citation
        sign = f"{told.index(citation) + 1:>2}" if citation in told else " –"
        rows.append(_signed(sign, citation, _decision(ctx, one), width))
    for approval in found.approvals:
        text = entry_text(ctx.folder, ctx.meeting, approval, _near(ctx), ctx.ledger)
        rows.append(_signed(" –", ctx.meeting.cite(approval), plain(text), width))
    rows += _nothing(_("Nothing was decided."), rows[1:])
    private = sum(is_private(ctx.folder, ctx.meeting, one.entry) for one in found.tasks)
    rows.append(section(_heading(_("Who does what ({n})"), len(found.tasks) - private, private)))
    rows += [Row(RowRef("entry", one.citation), _task(ctx, one, width)) for one in found.tasks]
    rows += _nothing(_("Nothing was agreed to be done."), found.tasks)
    if besides := closing_words.noted_besides(ctx.folder, found):
        rows.append(section(_("Statuses, figures and corrections")))
        rows += [Row(NOTHING, plain(one_line(said)), under=True) for said in besides]
    return [*rows, section(_("Next meeting")), Row(NOTHING, plain(next_words(ctx)), under=True)]


def _heading(pattern: str, told: int, private: int) -> str:
    """A heading with how many there are for everybody, and how many more."""
    return closing_words.counted(pattern.format(n=told), private)


def _signed(sign: str, citation: Citation, text: Content, width: int) -> Row:
    """A line of minutes behind a number or another sign."""
    columns = [(plain(sign, "bold $primary"), NUMBER), (text, width - NUMBER + GAP)]
    return Row(RowRef("entry", citation), abreast(columns))


def _nothing(said: str, there: Sequence[object]) -> Iterator[Row]:
    """That there is nothing, where there is not."""
    if not there:
        yield Row(NOTHING, plain(said, "$muted"), under=True)


def _near(ctx: Context) -> Place:
    """How a line of the minutes is named among the lines of its meeting."""
    return lambda folder, cited: place_near(folder, cited, ctx.at)


def _marked(ctx: Context, entry: AnyEntry, text: str) -> str:
    """What a line of the meeting says, marked where it is not for everybody."""
    private = is_private(ctx.folder, ctx.meeting, entry)
    return _("(private) {text}").format(text=text) if private else text


def _decision(ctx: Context, one: DecisionNow) -> Content:
    """A decision, what became of it where it was not simply adopted, and who makes it known."""
    entry = one.decision.entry
    became = outcome(entry.outcome) if entry.outcome not in (None, "adopted") else ""
    known = [
        " ".join(filter(None, (promise.entry.channel, due_words(promise.due, promise.due_text))))
        for promise in one.made_known
    ]
    told = _("made known: {how}").format(how=", ".join(known)) if known else ""
    return parts(
        (_marked(ctx, entry, one.decision.text), "bold"),
        (f" · {became}" if became else "", "bold $risk"),
        (f" · {told}" if told else "", "$muted"),
    )


def _task(ctx: Context, one: ActionState | OutreachState, width: int) -> Content:
    """Who does what by when, with a ? for what is not known."""
    who, when = promised_words(ctx.folder, one)
    third = max(18, width * 3 // 10)
    return abreast(
        [
            (plain(who or "?", "" if who else "bold $risk"), third),
            (plain(when or "?", "" if when else "bold $risk"), 18),
            (plain(_marked(ctx, one.entry, one.text), "bold"), max(20, width - third - 18 + GAP)),
        ]
    )


def next_day(ctx: Context) -> dt.date | None:
    """When the next meeting is, or is proposed to be; None where nobody has said after this one."""
    planned = agreed(ctx.folder, ctx.meeting)
    if planned is not None:
        return planned[0]
    over = ctx.meeting.state in ("draft", "final")
    return None if over else proposed_date(ctx.folder, ctx.meeting)


def next_words(ctx: Context) -> str:
    """When and where the next meeting is, or is proposed to be."""
    planned, day = agreed(ctx.folder, ctx.meeting), next_day(ctx)
    if planned is None:
        return _("proposed: {date}").format(date=weekday_date(day)) if day else not_stated()
    date, start, place = planned
    time = [clock(start)] if start else []
    return ", ".join(filter(None, (weekday_date(date), *time, place)))


def held_words(ctx: Context) -> str:
    """From when to when the meeting is held, and how it keeps its time."""
    meeting = ctx.meeting
    if meeting.opened is None:
        return ""
    end = meeting.closed or ctx.now
    span = _("{start}–{end}").format(start=clock(meeting.opened), end=clock(end))
    in_time = closing_words.kept_time(meeting, ctx.now)
    return " · ".join(filter(None, (span, in_time)))


def render(ctx: Context, width: int) -> Rendered:
    """The date and the carry-over map."""
    rows = tuple(carry_rows(ctx, width))
    return Rendered(headline(ctx, width), rows, _("Nothing comes back."), table=True)


def headline(ctx: Context, width: int) -> Content:
    """When the next meeting is, or is proposed to be, large; how many things come back."""
    planned = agreed(ctx.folder, ctx.meeting)
    date, start, place = planned or (proposed_date(ctx.folder, ctx.meeting), None, "")
    label = _("Next meeting is planned:") if planned else _("Proposed:")
    told = [weekday_date(date), clock(start) if start else "", place]
    said = parts((f"{label} ", ""), (", ".join(filter(None, told)), "bold $primary"))
    drawn = large_letters(long_date(date), ctx.room or width, HIGH) if ctx.roomy else ()
    rows = [*(plain(line, "bold $primary") for line in drawn), said]
    if ctx.meeting.state == "open" and not ctx.shared:
        hint = _("Press c to close the meeting: checks, what comes back, draft minutes.")
        rows.append(plain(hint, "$muted"))
    return lines(rows)


def carry_rows(ctx: Context, width: int) -> list[Row]:
    """The carry-over map as rows, a heading for each column that holds something."""
    rows: list[Row] = []
    for column, mine in _carried(ctx).items():
        if mine:
            rows.append(section(f"{closing_words.carry_column(column)} ({len(mine)})"))
        rows += _by_reason(ctx, mine, width)
    return [*rows, *_anyway(ctx)]


def carry_columns(ctx: Context, width: int) -> dict[Column, list[Row]]:
    """What comes back at the next meeting, is finished, and was not reached, each as rows of a
    column of a width.
    """
    columns = {column: _by_reason(ctx, mine, width) for column, mine in _carried(ctx).items()}
    columns["not-reached"] += _anyway(ctx)
    return columns


def _carried(ctx: Context) -> dict[Column, list[Carry]]:
    """What each column of the map holds, in order."""
    strategy = ctx.folder.strategy.value if ctx.folder.strategy else None
    carried = sorted(carry_over(ctx.own, ctx.meeting, strategy), key=_place)
    return {column: [one for one in carried if one.column == column] for column in get_args(Column)}


def _by_reason(ctx: Context, carried: Sequence[Carry], width: int) -> list[Row]:
    """Lines of the map under why they are there: what it is, and at its end when it is due."""
    rows: list[Row] = []
    for reason, group in groupby(carried, key=lambda one: one.reason):
        found = list(group)
        words = f"{closing_words.carry_reason(reason)} ({len(found)})"
        rows.append(Row(NOTHING, plain(words, "$muted"), under=True))
        rows += [Row(_ref(one), _calm(ctx, one, width)) for one in found]
    return rows


def _place(one: Carry) -> tuple[int, bool, dt.date]:
    """What orders the lines of the map: why they are there, then when they are due."""
    reason = get_args(CarryReason).index(one.reason)
    return reason, one.due is None, one.due or dt.date.max


def _ref(one: Carry) -> RowRef:
    """What a line of the map is about."""
    return RowRef("carry", one.citation or one.item)


def _calm(ctx: Context, one: Carry, width: int) -> Content:
    """A line of the map without its reason, which stands over it; two where it is narrow."""
    when = due_and_day(one.due, one.due_text)
    due = plain(when or (figure_title(ctx.folder, one.figure) if one.figure else ""), "$muted")
    if width >= NARROW:
        due = shortened(due, width // 2)
        room = width - max(DUE, due.cell_length + GAP)
        return spread(shortened(plain(one.text), room), due, width)
    told = shortened(plain(one.text), width - HANG, 2).wrap(width - HANG)
    if due and told[-1].cell_length + GAP + due.cell_length <= width - HANG:
        told[-1] = parts(told[-1], " " * GAP, due)
    elif due:
        told.append(due)
    return lines(parts(" " * HANG if n else "", line) for n, line in enumerate(told))


def _anyway(ctx: Context) -> list[Row]:
    """What was not reached, but is on every agenda."""
    strategy = ctx.folder.strategy.value if ctx.folder.strategy else None
    if not (left := anyway(strategy, ctx.meeting)):
        return []
    said = _("Not reached either, but on every agenda anyway: {items}")
    named = ", ".join(item_words(item, short=True) for item in left)
    return [Row(NOTHING, plain(said.format(items=named), "$muted"), under=True)]


def detail(ctx: Context, row: RowRef, width: int) -> Content:
    """The entry that comes back, in full."""
    action = action_detail(ctx, row, width)
    return action if action.plain else entry_detail(ctx, row.id, width)


PAGES = (Page(view="next-meeting", render=render, detail=detail),)
"""The page of this view."""
