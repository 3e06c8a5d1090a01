"""What was done to make the work known: figures, channels and months, media, details."""

import datetime as dt
import re
from collections.abc import Callable

from textual.content import Content

from tryg_tui.core.measures import outreach
from tryg_tui.core.measures.outreach import Count, Done
from tryg_tui.core.model.base import Citation
from tryg_tui.core.model.communication import Figure
from tryg_tui.locale import _, month_year, ngettext
from tryg_tui.ui.pages.context import Context, block, facts, source_words, sourced
from tryg_tui.ui.pages.previous_minutes import entry_detail
from tryg_tui.ui.pages.row import Row, RowKind, RowRef, section
from tryg_tui.ui.text import cell, lines, parts, plain
from tryg_tui.words.dates import due_words
from tryg_tui.words.figures import quantity
from tryg_tui.words.names import initiative_words, place_words

BAR = "█"
LONGEST_BAR = 24
"""Cells of the bar of the largest number."""

OFTEN = "×"
"""What the row of the channels used as often as each other is named by, before how often."""

PLACED, OLDER, VAGUE = "placed", "older", "vague"
"""The rows of what was done in the months counted, of what is older, and of what has no month."""


def done_when(one: Done) -> str:
    """When something was done as its source says, with the year where that leaves it out."""
    said = due_words(one.date, one.date_text)
    if one.date is None or re.search(r"\d{4}", said):
        return said
    return f"{said} {one.date.year}"


def done_row(one: Done) -> Content:
    """Something done, with the figures stated about it."""
    figures = ", ".join(_figure_words(figure) for figure in one.figures)
    return parts(
        (f"{done_when(one)}  ", "bold"),
        one.title,
        (f" · {one.channel}" if one.channel else "", "$muted"),
        (f" · {figures}" if figures else "", "bold $primary"),
        (f"  {place_words(one.outreach.citation)}" if one.outreach else "", "$muted"),
    )


def _figure_words(figure: Figure) -> str:
    """A figure with its unit and qualifier; without a unit its title says what it counts."""
    value = quantity(figure.value, figure.counted_unit, figure.qualifier)
    return value if figure.unit else f"{value} {figure.title}"


def figure_rows(done: tuple[Done, ...]) -> list[Row]:
    """The figures that are stated: who came first, then the others."""
    audience: list[Row] = []
    others: list[Row] = []
    for one, figure in outreach.figures(done):
        told = parts(
            (quantity(figure.value, figure.counted_unit, figure.qualifier), "bold $primary"),
            f"  {figure.title}",
            (f" · {one.title}, {done_when(one)}", "$muted"),
        )
        mine = audience if figure.audience else others
        mine.append(Row(RowRef("figure", one.id), told))
    came = [section(_("People who came")), *audience] if audience else []
    return [*came, *([section(_("Other figures")), *others] if others else [])]


def channel_rows(done: tuple[Done, ...], width: int) -> list[Row]:
    """How often each channel was used: as bars where these say more, else those used as often."""
    counts = outreach.by_channel(done)
    bars = outreach.telling(counts)
    barred = [one for one in counts if bars and len(one.done) > 1]
    rows = _bars(barred, "channel", lambda one: one.label, width)
    listed = [one for one in counts if one not in barred]
    for times in dict.fromkeys(len(one.done) for one in listed):
        named = ", ".join(one.label for one in listed if len(one.done) == times)
        often = ngettext("once each", "{n} times each", times).format(n=times)
        rows.append(Row(RowRef("channel", f"{OFTEN}{times}"), parts((often, "bold"), f": {named}")))
    return [section(_("By channel")), *rows] if rows else []


def month_rows(ctx: Context, done: tuple[Done, ...], width: int) -> list[Row]:
    """How much was done in each of the last months, as bars where these say more; and the rest."""
    counts = outreach.by_month(done, ctx.today)
    if outreach.telling(counts):
        rows = _bars(list(counts), "month", _month_words, width)
    else:
        rows = [Row(RowRef("month", PLACED), _few_months(counts))] if counts else []
    vague = outreach.without_month(done)
    older = len(done) - len(vague) - sum(len(one.done) for one in counts)
    if older:
        told = ngettext("{n} activity is older", "{n} activities are older", older)
        rows.append(Row(RowRef("month", OLDER), plain(told.format(n=older), "$muted")))
    if vague:
        told = ngettext(
            "{n} activity without a month", "{n} activities without a month", len(vague)
        )
        rows.append(Row(RowRef("month", VAGUE), plain(told.format(n=len(vague)), "$muted")))
    return [section(_("By month")), *rows] if rows else []


def _few_months(counts: tuple[Count, ...]) -> Content:
    """The months in which something was done, and how many there were without anything."""
    some = [f"{_month_words(one)}: {len(one.done)}" for one in counts if one.done]
    empty = len(counts) - len(some)
    none = ngettext(
        "none in the other month up to {month}", "none in the {n} other months up to {month}", empty
    ).format(n=empty, month=_month_words(counts[-1]))
    return parts((" · ".join(some), "bold"), (f" · {none}" if empty else "", "$muted"))


def _month_words(count: Count) -> str:
    """The month of a count."""
    return month_year(dt.date(*count.month, 1)) if count.month else ""


def _bars(
    counts: list[Count], kind: RowKind, words: Callable[[Count], str], width: int
) -> list[Row]:
    """A row for each count: its name, its bar, its number."""
    labels = [words(one) for one in counts]
    name = min(max(map(len, labels), default=0), width // 2)
    room = max(1, min(LONGEST_BAR, width - name - 5))
    bars = outreach.bar_lengths([len(one.done) for one in counts], room)
    return [
        Row(
            RowRef(kind, _row_id(one)),
            parts(
                cell(label, name),
                "  ",
                (BAR * bar, "$primary"),
                (f" {len(one.done)}" if bar else "0", "bold" if bar else "$muted"),
            ),
        )
        for one, label, bar in zip(counts, labels, bars, strict=True)
    ]


def media_rows(ctx: Context, done: tuple[Done, ...]) -> list[Row]:
    """The media coverage that is registered, and what is said about it."""
    rows = [Row(RowRef("media", one.id), _coverage(one)) for one in outreach.media(done)]
    rows += [
        Row(RowRef("fact", str(number)), sourced(fact.text, fact.lines, fact.source, fact.example))
        for number, fact in enumerate(outreach.media_facts(ctx.folder))
    ]
    return [section(_("Media coverage")), *rows] if rows else []


def _coverage(one: Done) -> Content:
    """Media coverage with what the register says of it."""
    text = one.activity.text if one.activity else ""
    where = one.activity.lines if one.activity else ()
    return lines([done_row(one), *([sourced(text, where)] if text else [])])


def count_detail(ctx: Context, row: RowRef, done: tuple[Done, ...]) -> Content:
    """What a row of channels or months counts."""
    rest = row.id
    if row.kind == "channel":
        return _counted(_of_channel(done, rest))
    counts = outreach.by_month(done, ctx.today)
    placed = tuple(one for count in counts for one in count.done)
    if rest == PLACED:
        return _counted(placed)
    vague = outreach.without_month(done)
    if rest == VAGUE:
        return _counted(vague)
    if rest == OLDER:
        return _counted(tuple(one for one in done if one not in placed and one not in vague))
    return _counted(tuple(one for c in counts if _row_id(c) == rest for one in c.done))


def _row_id(count: Count) -> str:
    """What the row of a month, or of a channel, is about."""
    return f"{count.month[0]}-{count.month[1]}" if count.month else count.label


def _of_channel(done: tuple[Done, ...], label: str) -> tuple[Done, ...]:
    """What the row of a channel, or of those used as often, counts."""
    times = label.removeprefix(OFTEN) if label.startswith(OFTEN) else ""
    mine = [
        count
        for count in outreach.by_channel(done)
        if count.label == label or str(len(count.done)) == times
    ]
    return tuple({one.id: one for count in mine for one in count.done}.values())


def _counted(done: tuple[Done, ...]) -> Content:
    """What a bar counts, one below another."""
    return lines(done_row(one) for one in done) if done else plain(_("Nothing."), "$muted")


def _promise_kept(ctx: Context, citation: Citation) -> str:
    """A promise that an activity has kept: what was promised, and where."""
    text = next((one.text for one in ctx.ledger.outreach if one.citation == citation), "")
    return " · ".join(filter(None, (place_words(citation), text)))


def done_detail(ctx: Context, one: Done, width: int) -> Content:
    """An activity, or sent outreach, in full."""
    if one.activity is None:
        return entry_detail(ctx, one.id, width)
    activity = one.activity
    figures = [
        parts(f"{f.title}: ", (quantity(f.value, f.counted_unit, f.qualifier), "bold"))
        for f in one.figures
    ]
    initiatives = ", ".join(initiative_words(ctx.folder, id) for id in activity.initiatives)
    year = next((y.value for y in ctx.folder.communication if y.value.year == one.year), None)
    return lines(
        [
            parts((activity.title, "bold")),
            plain(activity.text),
            facts(
                width,
                (_("Date"), done_when(one)),
                (_("Channel"), activity.channel),
                (_("Place"), activity.place),
                (_("Audience"), activity.audience_text or _("not stated")),
                (_("Partners"), ", ".join(activity.partners) or _("not stated")),
                (_("Initiatives"), initiatives),
                (_("Keeps the promise"), _promise_kept(ctx, activity.promise)),
                (_("Source"), source_words(activity.lines, activity.source, activity.example)),
            ),
            *block(_("Figures"), figures),
            *block(_("The year"), [plain(fact.text) for fact in year.facts] if year else []),
        ]
    )
