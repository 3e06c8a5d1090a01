"""Formidling: what was promised and what was done to make the work known."""

from textual.content import Content

from tryg_tui.core.ledger.ledger import OutreachState
from tryg_tui.core.measures import outreach
from tryg_tui.core.measures.outreach import Done, PromiseState
from tryg_tui.locale import _, long_date, ngettext
from tryg_tui.ui.pages.actions import FOLLOW_UP, lineage_rows, why_not
from tryg_tui.ui.pages.context import Context, Rendered, block, nothing_yet
from tryg_tui.ui.pages.page import Page
from tryg_tui.ui.pages.parts import made_known
from tryg_tui.ui.pages.previous_minutes import entry_detail
from tryg_tui.ui.pages.row import Row, RowRef, section
from tryg_tui.ui.text import lines, parts, plain
from tryg_tui.words.dates import age_words, due_words, when_words
from tryg_tui.words.figures import promise_state
from tryg_tui.words.names import place_words, who_words


def render(ctx: Context, width: int) -> Rendered:
    """Promises first, then what was done since last time, figures, channels, months, media, all."""
    done = outreach.all_done(ctx.folder, ctx.ledger, ctx.today)
    promised = outreach.promises(ctx.own, ctx.at)
    recent = outreach.since(done, ctx.ledger, ctx.previous.date) if ctx.previous else ()
    rows: list[Row] = []
    if promised:
        rows.append(section(_("Promised at earlier meetings")))
        rows += [Row(RowRef("outreach", one.citation), _promise(ctx, one)) for one in promised]
    today = [one for one in ctx.ledger.outreach if one.source.meeting == ctx.at]
    if today:
        rows.append(section(_("Promised today")))
        rows += [Row(RowRef("promised", one.citation), _promise(ctx, one)) for one in today]
    if ctx.previous:
        title = _("Made known since {date}").format(date=long_date(ctx.previous.date))
        rows.append(section(title))
        rows += [Row(RowRef("recent", one.id), made_known.done_row(one)) for one in recent]
        if not recent:
            rows.append(Row(RowRef("recent"), plain(_("Nothing is registered."), "$muted")))
    rows += made_known.figure_rows(done)
    rows += made_known.channel_rows(done, width)
    rows += made_known.month_rows(ctx, done, width)
    rows += made_known.media_rows(ctx, done)
    if done:
        rows.append(section(_("All that was done, newest first")))
        rows += [Row(RowRef("done", one.id), made_known.done_row(one)) for one in done]
    nothing = not (promised or today or done)
    return Rendered(
        _headline(ctx, (*promised, *today), recent, done),
        () if nothing else tuple(rows),
        nothing_yet(_("Nothing is registered yet."), "outreach", shared=ctx.shared),
    )


def _headline(
    ctx: Context,
    promised: tuple[OutreachState, ...],
    recent: tuple[Done, ...],
    done: tuple[Done, ...],
) -> Content:
    """How many promises are sent, not sent and overdue, and how much was done."""
    states = [outreach.promise_state(one, ctx.today) for one in promised]
    late = states.count("overdue")
    overdue = ngettext("{n} overdue", "{n} overdue", late).format(n=late)
    kept = ngettext("{n} promise", "{n} promises", len(states)).format(n=len(states))
    total = ngettext("{n} activity", "{n} activities", len(done)).format(n=len(done))
    return parts(
        (kept, "bold"),
        ": ",
        _("{n} sent").format(n=states.count("sent")),
        " · ",
        _("{n} not sent").format(n=states.count("waiting") + late),
        " · ",
        (f"! {overdue}" if late else overdue, "bold $critical" if late else "$muted"),
        " · ",
        (total, "bold"),
        " · " + _("{n} since last time").format(n=len(recent)) if ctx.previous else "",
    )


def _promise(ctx: Context, one: OutreachState) -> Content:
    """Something promised: sent, dropped, overdue or waiting; who is to send it, where and when."""
    signs: dict[PromiseState, tuple[str, str]] = {
        "sent": ("✓", "bold $good"),
        "dropped": ("✗", "bold $muted"),
        "overdue": ("!", "bold $critical"),
        "waiting": ("○", "bold"),
    }
    state = outreach.promise_state(one, ctx.today)
    sign, style = signs[state]
    word = promise_state(state)
    if one.due and state == "overdue":
        word = _("overdue {age}").format(age=age_words(one.due, ctx.today))
    who = who_words(ctx.folder, one.owners, one.owner_text)
    due = when_words(one.due, one.due_text)
    channel = one.entry.channel or _("channel not stated")
    promised = _("promised {place}").format(place=place_words(one.citation))
    known = _("makes known decision {place}").format(place=place_words(one.entry.of))
    of = f" · {known}" if one.entry.of else ""
    meta = f"  {channel} · {due} · {who}{of} · {promised}"
    return parts((f"{sign} {word}  ", style), (one.text, "bold"), (meta, "$muted"))


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
    told = list(lineage_rows(found.lineage)) if found else []
    if found and found.kept:
        kept = _("kept {date}, as the register of outreach says")
        told.append(plain(kept.format(date=due_words(found.kept, found.kept_text))))
    told = block(_("What became of it"), told)
    return lines([entry_detail(ctx, citation, width), *told])


PAGES = (
    Page(view="communication", render=render, detail=detail, why_not=why_not, writing=FOLLOW_UP),
)
"""The page of this view."""
