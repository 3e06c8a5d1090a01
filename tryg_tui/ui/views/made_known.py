"""What was done to make the work known: figures, bars by channel and month, media, details."""

import datetime as dt
from collections.abc import Callable

from textual.content import Content

from tryg_tui.core import outreach
from tryg_tui.core.communication import Figure
from tryg_tui.core.outreach import Count, Done
from tryg_tui.documents.citing import place_words
from tryg_tui.documents.wording import due_words, initiative_words, quantity
from tryg_tui.locale import _, month_year, ngettext
from tryg_tui.ui.present import cell, lines, parts, plain
from tryg_tui.ui.views.page import Context, Row, block, facts, section, source_words, sourced
from tryg_tui.ui.views.previous import entry_detail

CHANNEL = "channel:"
MONTH = "month:"
FIGURE = "figure:"
MEDIA = "media:"

BAR = "█"
LONGEST_BAR = 24
"""Cells of the bar of the largest number."""

ONCE = "once"
"""The row of the channels that were used a single time."""


def done_row(one: Done) -> Content:
    """Something done, with the figures stated about it."""
    figures = ", ".join(_figure_words(figure) for figure in one.figures)
    return parts(
        (f"{due_words(one.date, one.date_text)}  ", "bold"),
        one.title,
        (f" · {one.channel}" if one.channel else "", "$muted"),
        (f" · {figures}" if figures else "", "bold $primary"),
        (f"  {place_words(one.outreach.citation)}" if one.outreach else "", "$muted"),
    )


def _figure_words(figure: Figure) -> str:
    """A figure with its unit and qualifier; without a unit its title says what it counts."""
    value = quantity(figure.value, figure.unit, figure.qualifier)
    return value if figure.unit else f"{value} {figure.title}"


def figure_rows(done: tuple[Done, ...]) -> list[Row]:
    """The figures that are stated, those of who came first."""
    found = outreach.figures(done)
    rows = [
        Row(
            f"{FIGURE}{number}:{one.id}",
            parts(
                (quantity(figure.value, figure.unit, figure.qualifier), "bold $primary"),
                f"  {figure.title}",
                (" · " + _("audience") if figure.audience else "", ""),
                (f" · {one.title}, {due_words(one.date, one.date_text)}", "$muted"),
            ),
        )
        for number, (one, figure) in enumerate(found)
    ]
    return [section(_("Audience and other figures")), *rows] if rows else []


def channel_rows(done: tuple[Done, ...], width: int) -> list[Row]:
    """How often each channel was used, as bars; those used once on one row."""
    counts = outreach.by_channel(done)
    several = [one for one in counts if len(one.done) > 1]
    once = [one for one in counts if len(one.done) == 1]
    rows = _bars(several, CHANNEL, lambda one: one.label, width)
    if once:
        named = ", ".join(one.label for one in once)
        rows.append(Row(CHANNEL + ONCE, parts((_("once each"), "bold"), f": {named}")))
    return [section(_("By channel")), *rows] if rows else []


def month_rows(ctx: Context, done: tuple[Done, ...], width: int) -> list[Row]:
    """How much was done in each of the last months, as bars; months without anything as well."""
    counts = list(outreach.by_month(done, ctx.today))
    rows = _bars(counts, MONTH, _month_words, width)
    unplaced = len(done) - sum(len(one.done) for one in counts)
    if rows and unplaced:
        told = ngettext(
            "{n} more is older or has no month.", "{n} more are older or have no month.", unplaced
        )
        rows.append(Row(f"{MONTH}none", plain(told.format(n=unplaced), "$muted")))
    return [section(_("By month")), *rows] if rows else []


def _month_words(count: Count) -> str:
    """The month of a count."""
    return month_year(dt.date(*count.month, 1)) if count.month else ""


def _bars(counts: list[Count], prefix: str, words: Callable[[Count], str], width: int) -> list[Row]:
    """A row for each count: its name, its bar, its number."""
    labels = [words(one) for one in counts]
    name = min(max(map(len, labels), default=0), width // 2)
    room = max(1, min(LONGEST_BAR, width - name - 5))
    bars = outreach.bar_lengths([len(one.done) for one in counts], room)
    return [
        Row(
            prefix + (f"{one.month[0]}-{one.month[1]}" if one.month else one.label),
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
    rows = [Row(f"{MEDIA}{one.id}", _coverage(one)) for one in outreach.media(done)]
    rows += [
        Row(f"{MEDIA}fact:{number}", sourced(fact.text, fact.lines, fact.source, fact.example))
        for number, fact in enumerate(outreach.media_facts(ctx.folder))
    ]
    return [section(_("Media coverage")), *rows] if rows else []


def _coverage(one: Done) -> Content:
    """Media coverage with what the register says of it."""
    text = one.activity.text if one.activity else ""
    where = one.activity.lines if one.activity else ()
    return lines([done_row(one), *([sourced(text, where)] if text else [])])


def count_detail(ctx: Context, row: str, done: tuple[Done, ...]) -> Content:
    """What the bar of a channel or month counts."""
    kind, _mark, rest = row.partition(":")
    if kind == "channel":
        return _counted(_of_channel(done, rest))
    counts = outreach.by_month(done, ctx.today)
    return _counted(tuple(one for c in counts if _is_month(c, rest) for one in c.done))


def _is_month(count: Count, id: str) -> bool:
    """Whether a count is that of the row of a month."""
    return count.month is not None and f"{count.month[0]}-{count.month[1]}" == id


def _of_channel(done: tuple[Done, ...], label: str) -> tuple[Done, ...]:
    """What the row of a channel, or of those used once, counts."""
    counts = outreach.by_channel(done)
    mine = [c for c in counts if c.label == label or (label == ONCE and len(c.done) == 1)]
    return tuple({one.id: one for count in mine for one in count.done}.values())


def _counted(done: tuple[Done, ...]) -> Content:
    """What a bar counts, one below another."""
    return lines(done_row(one) for one in done) if done else plain(_("Nothing."), "$muted")


def done_detail(ctx: Context, one: Done, width: int) -> Content:
    """An activity, or sent outreach, in full."""
    if one.activity is None:
        return entry_detail(ctx, one.id, width)
    activity = one.activity
    figures = [
        parts(f"{f.title}: ", (quantity(f.value, f.unit, f.qualifier), "bold")) for f in one.figures
    ]
    initiatives = ", ".join(initiative_words(ctx.folder, id) for id in activity.initiatives)
    year = next((y.value for y in ctx.folder.communication if y.value.year == one.year), None)
    return lines(
        [
            parts((activity.title, "bold")),
            plain(activity.text),
            facts(
                width,
                (_("Date"), due_words(activity.date, activity.date_text)),
                (_("Channel"), activity.channel),
                (_("Place"), activity.place),
                (_("Audience"), activity.audience_text or _("not stated")),
                (_("Partners"), ", ".join(activity.partners) or _("not stated")),
                (_("Initiatives"), initiatives),
                (_("Source"), source_words(activity.lines, activity.source, activity.example)),
            ),
            *block(_("Figures"), figures),
            *block(_("The year"), [plain(fact.text) for fact in year.facts] if year else []),
        ]
    )
