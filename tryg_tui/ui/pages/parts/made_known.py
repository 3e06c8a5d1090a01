"""What was done to make the work known: figures, channels and months, media, details."""

import datetime as dt
import re
from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from tryg_tui.core.measures import outreach
from tryg_tui.core.measures.outreach import Count, Done
from tryg_tui.core.model.base import Citation
from tryg_tui.core.model.communication import Figure
from tryg_tui.core.model.folder import Folder
from tryg_tui.locale import SHORT_MONTHS, _, month_year, ngettext
from tryg_tui.ui.pages.context import Context, block, facts, source_words, sourced
from tryg_tui.ui.pages.parts.minutes import entry_detail
from tryg_tui.ui.pages.row import Row, RowRef, section
from tryg_tui.ui.text import cell, lines, parts, plain
from tryg_tui.ui.widgets.marks import FULL, column_lines
from tryg_tui.words.dates import due_words
from tryg_tui.words.figures import quantity
from tryg_tui.words.names import initiative_words, place_words

LONGEST_BAR = 24
"""Cells of the bar of the largest number."""

MONTH, HIGH = 4, 3
"""The cells of a month with a free one, and the lines of its column."""

ONCE = "×1"
"""What the row of the channels that were used once is named by."""

PLACED, OLDER, VAGUE = "placed", "older", "vague"
"""The rows of what was done in the months counted, of what is older, and of what has no month."""


def done_when(one: Done) -> str:
    """When something was done as its source says, with the year where that leaves it out."""
    said = due_words(one.date, one.date_text)
    if one.date is None or re.search(r"\d{4}", said):
        return said
    return f"{said} {one.date.year}"


def done_row(folder: Folder, one: Done) -> Content:
    """Something done, with the figures stated about it."""
    figures = ", ".join(_figure_words(figure) for figure in one.figures)
    return parts(
        (f"{done_when(one)}  ", "bold"),
        one.title,
        (f" · {one.channel}" if one.channel else "", "$muted"),
        (f" · {figures}" if figures else "", "bold $primary"),
        (f"  {place_words(folder, one.outreach.citation)}" if one.outreach else "", "$muted"),
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
    """How many activities each channel has: bars, and in a line how many others have one each."""
    counts = outreach.by_channel(done)
    often = [one for one in counts if len(one.done) > 1]
    barred = often or list(counts)
    once = len(counts) - len(barred)
    name = min(max((cell_len(one.label) for one in barred), default=0), width // 2)
    bars = outreach.bar_lengths(
        [len(one.done) for one in barred], max(1, min(LONGEST_BAR, width - name - 5))
    )
    rows = [
        Row(
            RowRef("channel", one.label),
            parts(
                cell(one.label, name + 2), (FULL * bar, "$primary"), (f" {len(one.done)}", "bold")
            ),
        )
        for one, bar in zip(barred, bars, strict=True)
    ]
    if once:
        told = ngettext(
            "{n} channel with one activity", "{n} channels with one activity each", once
        )
        rows.append(Row(RowRef("channel", ONCE), plain(f"+ {told.format(n=once)}", "$muted")))
    return [section(_("By channel")), *rows] if rows else []


def month_rows(ctx: Context, done: tuple[Done, ...]) -> list[Row]:
    """How much was done in each of the last months, a column for each; and what has none there."""
    counts = outreach.by_month(done, ctx.today)
    rows = [Row(RowRef("month", PLACED), lines(_months(counts)))] if counts else []
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
    title = _("By month")
    if counts:
        first, last = (_month_words(one) for one in (counts[0], counts[-1]))
        title = _("By month, {first} – {last}").format(first=first, last=last)
    return [section(title), *rows] if rows else []


def _month_words(count: Count) -> str:
    """The month of a count."""
    return month_year(dt.date(*count.month, 1)) if count.month else ""


def months(ctx: Context, done: tuple[Done, ...]) -> list[Content]:
    """How much was done in each of the last months, as lines; none where nothing was."""
    counts = outreach.by_month(done, ctx.today)
    return _months(counts) if counts else []


def _months(counts: Sequence[Count]) -> list[Content]:
    """A column for each month with its number over it and its name below."""
    names = _(SHORT_MONTHS).split()
    numbers = [len(one.done) for one in counts]
    told = [f"{number or '·':<{MONTH}}" for number in numbers]
    below = [f"{names[one.month[1] - 1][:3].lower():<{MONTH}}" for one in counts if one.month]
    return [
        parts(("".join(told), "bold")),
        *column_lines(numbers, ["$primary"] * len(counts), MONTH - 1, HIGH),
        parts(("".join(below), "$muted")),
    ]


def media_rows(ctx: Context, done: tuple[Done, ...]) -> list[Row]:
    """The media coverage that is registered, and what is said about it."""
    rows = [Row(RowRef("media", one.id), _coverage(ctx, one)) for one in outreach.media(done)]
    rows += [
        Row(RowRef("fact", str(number)), sourced(fact.text, fact.lines, fact.source, fact.example))
        for number, fact in enumerate(outreach.media_facts(ctx.folder))
    ]
    return [section(_("Media coverage")), *rows] if rows else []


def _coverage(ctx: Context, one: Done) -> Content:
    """Media coverage with what the register says of it."""
    text = one.activity.text if one.activity else ""
    where = one.activity.lines if one.activity else ()
    return lines([done_row(ctx.folder, one), *([sourced(text, where)] if text else [])])


def count_detail(ctx: Context, row: RowRef, done: tuple[Done, ...]) -> Content:
    """What a row of channels or months counts."""
    if row.kind == "channel":
        return _counted(ctx, _of_channel(done, row.id))
    counts = outreach.by_month(done, ctx.today)
    placed = tuple(one for count in reversed(counts) for one in count.done)
    vague = outreach.without_month(done)
    older = tuple(one for one in done if one not in placed and one not in vague)
    return _counted(ctx, {PLACED: placed, VAGUE: vague, OLDER: older}[row.id])


def _of_channel(done: tuple[Done, ...], label: str) -> tuple[Done, ...]:
    """What the row of a channel, or of all that were used once, counts."""
    mine = [
        count
        for count in outreach.by_channel(done)
        if count.label == label or (label == ONCE and len(count.done) == 1)
    ]
    return tuple({one.id: one for count in mine for one in count.done}.values())


def _counted(ctx: Context, done: tuple[Done, ...]) -> Content:
    """What a bar counts, one below another."""
    return (
        lines(done_row(ctx.folder, one) for one in done) if done else plain(_("Nothing."), "$muted")
    )


def _promise_kept(ctx: Context, citation: Citation) -> str:
    """A promise that an activity has kept: what was promised, and where."""
    text = next((one.text for one in ctx.ledger.outreach if one.citation == citation), "")
    return " · ".join(filter(None, (place_words(ctx.folder, citation), text)))


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
