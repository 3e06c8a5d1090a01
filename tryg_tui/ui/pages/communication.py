"""Formidling: what was promised and what was done to make the work known."""

from collections.abc import Sequence

from textual.content import Content

from tryg_tui.core.ledger.ledger import OutreachState
from tryg_tui.core.measures import outreach
from tryg_tui.core.measures.outreach import Balance, Done, PromiseState
from tryg_tui.locale import _, long_date, ngettext
from tryg_tui.ui.pages.actions import FOLLOW_UP, lineage_rows, why_not
from tryg_tui.ui.pages.context import Context, Large, Rendered, block, nothing_yet
from tryg_tui.ui.pages.page import Page
from tryg_tui.ui.pages.parts import action_table, made_known
from tryg_tui.ui.pages.parts.minutes import entry_detail
from tryg_tui.ui.pages.row import NOTHING, Row, RowKind, RowRef, section
from tryg_tui.ui.text import cell, lines, parts, plain, shortened
from tryg_tui.ui.widgets.chart import cells, glyphs
from tryg_tui.ui.widgets.marks import bar
from tryg_tui.words.dates import due_words
from tryg_tui.words.figures import promise_state

BAR = 24
"""The most cells of the bars of what was promised and done."""

LABEL = 12
"""The cells before a bar."""

SIGNS: dict[PromiseState, tuple[str, str]] = {
    "sent": ("✓", "bold $good"),
    "dropped": ("✗", "bold $muted"),
    "overdue": ("!", "bold $critical"),
    "waiting": ("○", "bold"),
}
"""The sign and style of what became of something promised."""


def render(ctx: Context, width: int) -> Rendered:
    """Promises first, then channels, months, what was done since last time, figures, media, all."""
    done = outreach.all_done(ctx.folder, ctx.ledger, ctx.today)
    promised = outreach.promises(ctx.own, ctx.at)
    recent = outreach.since(done, ctx.ledger, ctx.previous.date) if ctx.previous else ()
    today = [one for one in ctx.ledger.outreach if one.source.meeting == ctx.at]
    rows = [
        *_promises(ctx, promised, _("Promised at earlier meetings"), "outreach", width),
        *_promises(ctx, today, _("Promised today"), "promised", width),
        *made_known.channel_rows(done, width),
        *made_known.month_rows(ctx, done),
    ]
    if ctx.previous:
        title = _("Made known since {date}").format(date=long_date(ctx.previous.date))
        rows.append(section(title))
        rows += [
            Row(RowRef("recent", one.id), made_known.done_row(ctx.folder, one)) for one in recent
        ]
        if not recent:
            rows.append(Row(RowRef("recent"), plain(_("Nothing is registered."), "$muted")))
    rows += made_known.figure_rows(done)
    rows += made_known.media_rows(ctx, done)
    if done:
        rows.append(section(_("All that was done, newest first")))
        rows += [Row(RowRef("done", one.id), made_known.done_row(ctx.folder, one)) for one in done]
    nothing = not (promised or today or done)
    return Rendered(
        _headline(ctx, recent, done, width),
        () if nothing else tuple(rows),
        nothing_yet(_("Nothing is registered yet."), "outreach", shared=ctx.shared),
        large=_large(ctx, outreach.balance(ctx.own, ctx.today)),
        table=True,
    )


def _large(ctx: Context, found: Balance) -> tuple[Large, ...]:
    """How much of what was promised is sent, and how much is overdue, where there is room."""
    if not (found.promised and ctx.roomy) or ctx.shared or glyphs() == "ascii":
        return ()
    promised = ngettext("of {n} promised", "of {n} promised", found.promised)
    sent = Large(str(found.sent), (_("sent"), promised.format(n=found.promised)))
    late = Large(str(found.overdue), (promise_state("overdue"), ""), " ")
    return (sent, late) if found.overdue else (sent,)


def _headline(
    ctx: Context, recent: tuple[Done, ...], done: tuple[Done, ...], width: int
) -> Content:
    """What was promised and what of it is sent and overdue as bars, what comes next, how much was
    done.
    """
    total = ngettext("{n} activity", "{n} activities", len(done)).format(n=len(done))
    since = _("{n} since last time").format(n=len(recent))
    all_done = parts((total, "bold"), f" · {since}" if ctx.previous else "")
    found = outreach.balance(ctx.own, ctx.today)
    if not found.promised:
        return parts((_("Nothing is promised."), "$muted"), "   ", all_done)
    width = (ctx.room or width) - cells(_large(ctx, found))
    room = max(1, min(BAR, width - LABEL - 5))
    drawn: list[tuple[str, int, str]] = [
        (_("promised"), found.promised, "$muted"),
        (_("sent"), found.sent, "$good"),
    ]
    if found.overdue:
        drawn.append((promise_state("overdue"), found.overdue, "bold $critical"))
    rows = [
        parts(
            cell(words, LABEL, "$muted"),
            *bar(n, found.promised, room, style),
            (f" {n}", "bold"),
        )
        for words, n, style in drawn
    ]
    if one := found.next:
        day = due_words(one.due, one.due_text)
        said = parts(cell(_("next"), LABEL, "$muted"), (f"{day}  ", "bold"), one.text)
        rows.append(shortened(said, width))
    return lines([*rows, all_done])


def _promises(
    ctx: Context, shown: Sequence[OutreachState], title: str, kind: RowKind, width: int
) -> list[Row]:
    """What is promised as a table under a title: overdue first, as it was due before the rest."""
    if not shown:
        return []
    heads = (title, _("Channel"), _("Owner"), _("Due"), "", "")
    drawn = [_line(ctx, one) for one in shown]
    columns = action_table.columns(drawn, heads, width, 0)
    over = section(title) if columns.is_narrow else Row(NOTHING, action_table.head(columns, heads))
    rows = (action_table.row(line, columns, width, 2) for line in drawn)
    return [
        over,
        *(Row(RowRef(kind, one.citation), row) for one, row in zip(shown, rows, strict=True)),
    ]


def _line(ctx: Context, one: OutreachState) -> action_table.Line:
    """What is drawn of something promised."""
    state = outreach.promise_state(one, ctx.today)
    sign, style = SIGNS[state]
    became = ((f"{promise_state(state)}", style),)
    return action_table.Line(
        sign=(sign, style),
        task=(one.text, "bold"),
        about=one.entry.channel or ("–" if ctx.shared else ""),
        who=action_table.who(ctx, one),
        when=became if state in ("sent", "dropped") else action_table.due(one, ctx.today),
    )


def detail(ctx: Context, row: RowRef, width: int) -> Content:
    """A promise or an activity in full, or what a bar counts."""
    if row.kind in {"outreach", "promised"}:
        return _promise_detail(ctx, row.id, width)
    done = outreach.all_done(ctx.folder, ctx.ledger, ctx.today)
    if row.kind in {"channel", "month"}:
        return made_known.count_detail(ctx, row, done)
    sent = (outreach.sent_promise(one) for one in ctx.ledger.outreach if one.sent)
    found = next((one for one in (*done, *sent) if one.id == row.id), None)
    return made_known.done_detail(ctx, found, width) if found else plain("")


def _promise_detail(ctx: Context, citation: str, width: int) -> Content:
    """A promise as recorded, with what became of it."""
    found = next((one for one in ctx.ledger.outreach if one.citation == citation), None)
    told = list(lineage_rows(ctx.folder, found.lineage)) if found else []
    if found and found.kept:
        kept = _("kept {date}, as the register of outreach says")
        told.append(plain(kept.format(date=due_words(found.kept, found.kept_text))))
    told = block(_("What became of it"), told)
    return lines([entry_detail(ctx, citation, width), *told])


PAGES = (
    Page(view="communication", render=render, detail=detail, why_not=why_not, writing=FOLLOW_UP),
)
"""The page of this view."""
