"""The pages of an agenda as everybody in the room is shown them: composed for reading from afar."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol

from msgspec.structs import replace
from textual.content import Content

from tryg_tui.core.input.names import fold
from tryg_tui.core.measures import outreach
from tryg_tui.core.model.entries import Action, Decision, Outreach
from tryg_tui.core.model.meeting import AgendaItem
from tryg_tui.core.model.strategy import View
from tryg_tui.core.plot.letters import HIGH, large_letters
from tryg_tui.locale import _, clock, long_date, medium_date, ngettext
from tryg_tui.ui.pages.context import Context, Rendered
from tryg_tui.ui.pages.next_meeting import GAP, abreast, next_day, next_words
from tryg_tui.ui.pages.page import Page
from tryg_tui.ui.pages.parts import made_known
from tryg_tui.ui.pages.parts.room import partners_now
from tryg_tui.ui.pages.row import NOTHING, Row, RowKind, RowRef
from tryg_tui.ui.review.tally import brief as since_brief
from tryg_tui.ui.review.tally import large as since_large
from tryg_tui.ui.review.tally import title as since_title
from tryg_tui.ui.text import lines, one_line, parts, plain, shortened, spread
from tryg_tui.ui.wall.drawing import large, minuted, without
from tryg_tui.ui.wall.in_hand import InHand, in_hand, opened
from tryg_tui.ui.widgets.marks import bar
from tryg_tui.words import vocabulary
from tryg_tui.words.dates import due_words
from tryg_tui.words.entries import brief_words
from tryg_tui.words.names import aim_words, item_words, partner_words

LINES: frozenset[RowKind] = frozenset({"decision", "entry", "topic"})
"""What is shown in rows by its sign, name and state; the other rows tell more."""

BESIDE = 30
"""Fewest cells for words beside the columns of the months."""

LARGE = 5
"""The lines of large numbers where there is room for them."""

SINCE = 4
"""The lines below the large numbers of what has happened, with the title over them."""


class Room(Protocol):
    """Where a page is shown."""

    @property
    def free_lines(self) -> int:
        """The lines there are for what is in hand and for the rows together."""

    @property
    def lines_for_object(self) -> int:
        """Those of them for what is in hand."""


def for_all(page: Page, room: Room) -> Page:
    """A page with its objects as they are told to everybody."""
    compose = COMPOSED.get(page.view)

    def render(ctx: Context, width: int) -> Rendered:
        # What is large is what is in hand; other figures have their size on the secretary's screen.
        drawn = page.render(replace(ctx, roomy=False), width)
        drawn = compose(ctx, drawn, width, room.free_lines) if compose else drawn
        return replace(
            drawn,
            headline=without(drawn.headline),
            rows=tuple(named(ctx, drawn.rows, width)),
            under=tuple(without(one) for one in drawn.under),
        )

    def detail(ctx: Context, row: RowRef, width: int) -> Content:
        return large(in_hand(ctx, row) or item_in_hand(ctx), width, room.lines_for_object)

    return replace(page, render=render, detail=detail)


def card(ctx: Context, row: RowRef, width: int, height: int) -> Content:
    """All that everybody is told of a row on a whole screen; nothing where there is no more."""
    hand = opened(ctx, row)
    return plain("") if hand is None else large(hand, width, height, whole=True)


def item_in_hand(ctx: Context) -> InHand:
    """What an item of the agenda is about, where nothing in it is in hand."""
    of = ITEMS.get(ctx.item.view)
    found = of(ctx) if of is not None else None
    return found or InHand(name=item_words(ctx.item, short=True), is_over_list=True)


def _begins(ctx: Context) -> InHand | None:
    """When the meeting begins, as long as it has not."""
    if ctx.meeting.state != "planned" or ctx.meeting.start is None:
        return None
    said = _("Begins at {time}").format(time=clock(ctx.meeting.start))
    return InHand(name=said, is_over_list=True)


def _to_approve(ctx: Context) -> InHand | None:
    """The minutes of the last meeting, and whether they are approved."""
    if ctx.previous is None:
        return None
    approval = ctx.ledger.approvals.get(ctx.previous.id)
    sign, state, style = "○", _("not approved yet"), "bold $risk"
    if approval is not None:
        state = vocabulary.approval_outcome(approval.entry.outcome)
        sign, style = ("✓", "bold $good") if approval.intact else ("!", "bold $critical")
    name = _("Minutes of {date}").format(date=medium_date(ctx.previous.date))
    return InHand(name=name, sign=sign, state=state, style=style, is_over_list=True)


def _made_known(ctx: Context) -> InHand | None:
    """How much of what was promised is sent."""
    found = outreach.balance(ctx.own, ctx.today)
    return InHand(name=_sent(found), is_over_list=True) if found.promised else None


def _sent(found: outreach.Balance) -> str:
    """How much of what was promised is sent, in words."""
    return _("{n} of {total} sent").format(n=found.sent, total=found.promised)


def _last_written(ctx: Context) -> InHand | None:
    """What was written last under an item for which nothing was written beforehand."""
    mine = () if ctx.item.text or ctx.item.of else ctx.meeting.entries_of(ctx.item.id)
    return opened(ctx, RowRef("entry", ctx.meeting.cite(mine[-1]))) if mine else None


def _next_day(ctx: Context) -> InHand | None:
    """The day of the next meeting."""
    day = next_day(ctx)
    return InHand(name=long_date(day), is_over_list=True) if day else None


ITEMS: Mapping[View, Callable[[Context], InHand | None]] = {
    "agenda": _begins,
    "previous-minutes": _to_approve,
    "communication": _made_known,
    "next-meeting": _next_day,
    "other": _last_written,
}
"""What the items of each view are about."""


def _agenda(ctx: Context, drawn: Rendered, width: int, high: int) -> Rendered:
    """The whole agenda; before the meeting what has happened since the last one, then who is
    here, by partner.
    """
    items = list(ctx.meeting.numbered)
    air = [plain("")] * (high - HIGH - LARGE - SINCE - 2 >= 2 * len(items))
    agenda = [Row(RowRef("item", one.id), lines([_item(n, one, width), *air])) for n, one in items]
    left = high - HIGH - len(agenda) * (1 + len(air)) - 1
    if ctx.meeting.state == "planned":
        letters = LARGE if left >= LARGE + SINCE + 2 else HIGH
        told = since_large(ctx, width, letters) if left >= HIGH + SINCE + 1 else since_brief(ctx)
        title = parts((_("Since last time"), "bold $primary"), "  ", since_title(ctx))
        return Rendered(lines([title, *told]) if told else plain(""), tuple(agenda))
    return Rendered(_present(ctx, width), (*agenda, *drawn.rows))


def _item(number: str, item: AgendaItem, width: int) -> Content:
    """An item of the agenda, with what it is for and its planned time at the end of the line."""
    title = parts((f"{number:>2}  ", "bold $primary"), (item_words(item), "bold"))
    return spread(title, plain(aim_words(item), "$muted"), width)


def _present(ctx: Context, width: int) -> Content:
    """How many are there for each partner, in large figures; nothing before the roll is called."""
    counts = partners_now(ctx)
    if not ctx.meeting.attendance or not counts:
        return plain("")
    columns = []
    for partner, count in counts.items():
        figure = large_letters(str(count), width, HIGH, 1)
        beside = max(map(len, figure)) + 1 + GAP
        missing = not count and not any(one.status == "guest" for one in ctx.meeting.attendance)
        said = (_("not represented"), "bold $critical") if missing else (_("present"), "bold")
        words = parts((partner_words(ctx.folder, partner), "bold"), "\n", said)
        columns += [
            (plain("\n".join(figure), "bold $critical" if missing else "bold $good"), beside),
            (words, max(12, width // len(counts) - beside)),
        ]
    return abreast(columns)


def _minutes(ctx: Context, drawn: Rendered, _width: int, _high: int) -> Rendered:
    """The minutes to approve: how they stand is said of what is in hand."""
    return drawn if ctx.previous is None else replace(drawn, headline=plain(""))


def _outreach(ctx: Context, drawn: Rendered, width: int, high: int) -> Rendered:
    """What is sent of what was promised, beside what was done by month."""
    done = outreach.all_done(ctx.folder, ctx.ledger, ctx.today)
    found = outreach.balance(ctx.own, ctx.today)
    total = ngettext("{n} activity", "{n} activities", len(done)).format(n=len(done))
    room = ctx.room or width
    months = made_known.months(ctx, done) if high >= 2 * LARGE + HIGH else []
    beside = max((row.cell_length for row in months), default=-GAP) + GAP
    left = room - beside if room - beside >= BESIDE else room
    rows = []
    if found.promised:
        sent = _sent(found)
        spent = bar(found.sent, found.promised, max(1, min(24, left - len(sent) - 3)), "$good")
        rows.append(parts((f"{sent}  ", "bold"), *spent))
    if found.overdue:
        late = ngettext("{n} overdue", "{n} overdue", found.overdue).format(n=found.overdue)
        rows.append(plain(f"! {late}", "bold $critical"))
    if months and (one := found.next):
        said = parts((f"{_('next')}  ", "$muted"), (due_words(one.due, one.due_text), "bold"))
        rows.append(shortened(parts(said, "  ", one_line(one.text)), left - GAP, 2))
    rows.append(plain(total, "bold"))
    if not months:
        return replace(drawn, headline=shortened(plain(" · ").join(rows), room))
    head = lines(rows) if left == room else abreast([(lines(rows), left), (lines(months), beside)])
    return replace(drawn, headline=head)


def _other(ctx: Context, drawn: Rendered, width: int, high: int) -> Rendered:
    """What was written beforehand, or else what was written today, before what is in hand."""
    if drawn.rows:
        return drawn
    mine = ctx.meeting.entries_of(ctx.item.id)
    told = [minuted(ctx.folder, ctx.meeting, one) for one in mine[:-1]]
    rows: list[Row] = []
    for text in reversed(told):
        row = Row(NOTHING, lines([text, plain("")]), under=True)
        if sum(len(one.text.wrap(width)) for one in (row, *rows)) > high - HIGH - 2:
            break
        rows.insert(0, row)
    return replace(drawn, rows=tuple(rows))


def _next(ctx: Context, drawn: Rendered, _width: int, _high: int) -> Rendered:
    """When the next meeting is, in words below its day in large letters."""
    return replace(drawn, headline=plain(next_words(ctx), "bold"))


COMPOSED: Mapping[View, Callable[[Context, Rendered, int, int], Rendered]] = {
    "agenda": _agenda,
    "previous-minutes": _minutes,
    "communication": _outreach,
    "other": _other,
    "next-meeting": _next,
}
"""How a page is composed for the room out of how it is drawn, its width and its lines."""


def named(ctx: Context, rows: Iterable[Row], width: int) -> Iterator[Row]:
    """The rows of a page as they are read from afar, those about a line of minutes with its sign,
    what it says and how it stands; areas that are compared have a line each.
    """
    for row in rows:
        hand = opened(ctx, row.ref) if row.ref.kind in LINES else None
        if hand is None:
            text = without(row.text)
            is_compared = row.ref.kind == "compared"
            yield replace(row, text=shortened(text, width) if is_compared else text)
        else:
            sign = (f"{hand.sign} " if hand.sign else "", hand.style)
            about = "".join(f"  {one}" for one in (hand.near, hand.state) if one)
            of, said = _said(ctx, row.ref, hand.name)
            told = parts(sign, (of, "bold $primary"), without(plain(said, "bold")))
            yield replace(row, text=parts(told, (about, "$muted")))


def _said(ctx: Context, row: RowRef, name: str) -> tuple[str, str]:
    """What a line of minutes is about, where its name does not tell, and all it says of that."""
    found = ctx.entry(row.id) if row.kind == "entry" else None
    if found is None:
        return "", one_line(name)
    entry = ctx.ledger.entry_of(row.id, found[1])
    about, said = brief_words(ctx.folder, found[0], entry, ctx.ledger)
    # Of these, who and when and what became of them is told behind their words.
    said = name if isinstance(entry, Action | Decision | Outreach) else said
    return "" if fold(about) in fold(said) else f"{one_line(about)}: ", one_line(said)
