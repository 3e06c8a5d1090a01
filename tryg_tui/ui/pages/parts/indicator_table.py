"""The indicators as a table: the latest figure, how it has moved, and where it is on its way."""

from collections.abc import Callable, Sequence

import msgspec
from rich.cells import cell_len
from textual.content import Content

from tryg_tui.core.measures.indicators import Measured
from tryg_tui.locale import _
from tryg_tui.ui.pages.actions import late_mark
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.parts import measured
from tryg_tui.ui.text import Part, cell, hanging, lines, parts, plain
from tryg_tui.ui.widgets.columns import Cells
from tryg_tui.ui.widgets.marks import level_line
from tryg_tui.words.corrections import was_figure
from tryg_tui.words.figures import disputed_words, figure_of, reading_when

SIGN = 2
"""The cells of the sign a line begins with."""

TITLE = (24, 52)
"""The least and most cells of a title."""

FIGURE, WORD = 28, 24
"""The most cells of the latest figure, and of the word for how it moved."""

WHEN = (26, 40)
"""The most cells of what the latest figure is for, where room is scarce and where it is not."""

AXIS = (15, 34)
"""The least and most cells of the axis from the baseline to the target."""

SPARK = (9, 17)
"""The least and most cells of the readings as a row of columns."""

ARROW = 2
"""The cells of the way a figure has moved."""


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """How wide each column is, with the free cell at its end; one of no width is left out."""

    title: int
    figure: int
    when: int
    spark: int
    way: int
    axis: int


def columns(ctx: Context, shown: Sequence[Measured], width: int) -> Columns:
    """The columns of some indicators: the most important first as far as they fit, the rest of the
    width to those that can use it.
    """

    def longest(words: Callable[[Measured], str], most: int, head: str = "") -> int:
        """The cells of the longest of some words and of what stands over them, and a free one."""
        found = max((cell_len(words(one)) for one in shown), default=0)
        return min(most, max(found, cell_len(head)) + 1) if found else 0

    room = Cells(width - SIGN - TITLE[0])
    figure = room.up_to(
        min(longest(lambda one: _figure(ctx, one)[0], FIGURE, _("latest")), room.left - ARROW)
    )
    way = room.all_of(ARROW if any(measured.way(one)[0] for one in shown) else 0)
    axis = room.all_of(AXIS[0] if any(map(measured.levels, shown)) else 0)
    spark = room.all_of(SPARK[0] if any(measured.values(one)[1:] for one in shown) else 0)
    way += room.all_of(longest(lambda one: measured.way(one)[1], WORD))
    when = room.all_of(longest(lambda one: _when(ctx, one), WHEN[0], _("period")))
    title = TITLE[0] + room.up_to(longest(lambda one: one.indicator.title, TITLE[1]) - TITLE[0])
    when += room.up_to(longest(lambda one: _when(ctx, one), WHEN[1]) - when if when else 0)
    axis += room.up_to(AXIS[1] - AXIS[0] if axis else 0)
    spark += room.up_to(SPARK[1] - SPARK[0] if spark else 0)
    return Columns(title=title, figure=figure, when=when, spark=spark, way=way, axis=axis)


def head(of: Columns) -> Content:
    """What stands over the columns."""
    named = (
        (_("indicator"), of.title),
        (_("latest"), of.figure),
        (_("period"), of.when),
        (_("from 0"), of.spark),
        ("", of.way),
        (_axis_words(of.axis), of.axis),
    )
    return parts(" " * SIGN, *(cell(words, width, "$muted") for words, width in named)).rstrip()


def _axis_words(width: int) -> str:
    """The signs of the axis, with what they are where there is room for that."""
    signs = (measured.BASELINE, measured.READING, measured.TARGET)
    words = (_("first"), _("now"), _("target"))
    whole = " ".join(f"{sign} {word}" for sign, word in zip(signs, words, strict=True))
    return whole if cell_len(whole) < width else " ".join(signs)


def row(ctx: Context, one: Measured, of: Columns) -> Content:
    """The line of an indicator; what has no room in it goes on in the next."""
    first, *rest = plain(one.indicator.title, "bold").wrap(of.title - 1)
    sign, word, style = measured.way(one)
    told = _figure(ctx, one)
    figure = next((text for text in told if cell_len(text) < of.figure), told[-1])
    asks = one.asks or (one.late and one.ended is None)
    drawn = parts(
        cell("!" if asks else "", SIGN, "bold $critical"),
        first,
        " " * (of.title - first.cell_length),
        cell(figure, of.figure, "bold $primary" if one.latest else "$risk"),
        cell(_when(ctx, one), of.when, "$critical" if one.asks else "$muted"),
        cell(measured.spark(one, of.spark - 1) if of.spark else "", of.spark, "$primary"),
        cell(f"{sign} {word}" if of.way > ARROW else sign, of.way, style),
        level_line(levels, of.axis - 1) if of.axis and (levels := measured.levels(one)) else "",
    )
    whole = SIGN + of.title + of.figure + of.when + of.spark + of.way + of.axis
    title = hanging(Content(" ").join(rest), SIGN + 2, of.title)
    remarks = (hanging(parts(remark), SIGN + 2, whole) for remark in _remarks(ctx, one))
    return lines([drawn.rstrip(), *([title] if rest else []), *remarks])


def _remarks(ctx: Context, one: Measured) -> list[Part]:
    """What sources say otherwise, is missing after or was corrected of the latest figure, and which
    agreed one is late.
    """
    told: list[Part] = []
    if one.rivals:
        disputed = _("the sources disagree: {figures}")
        told.append((disputed.format(figures=disputed_words(one.indicator, one.rivals)), "$risk"))
    if gap := one.gap:
        why = " – ".join(filter(None, (figure_of(one.indicator, gap), gap.text)))
        told.append((f"{reading_when(gap)}: {why}", "$risk"))
    was = was_figure(one.indicator, one.latest) if one.latest else ""
    late = [action for action in one.agreed if action.overdue(ctx.today) and one.ended is None]
    told += [(was, "$risk")] if was else []
    return told + [
        (sign + action.text, style)
        for action in late
        for sign, style in [late_mark(action, ctx.today)]
    ]


def _figure(ctx: Context, one: Measured) -> tuple[str, ...]:
    """The latest figure as it may be told, the longest first, or that there is none."""
    if (last := one.latest) is None:
        return (_("no reading"), "–")
    mark = measured.small_mark(ctx, one.indicator, last)
    return f"{measured.newest_words(one)}{mark}", measured.bare_words(one)


def _when(ctx: Context, one: Measured) -> str:
    """What the latest figure is for, or that it was told today."""
    if (last := one.latest) is None:
        return ""
    told = last.source is not None and last.source.meeting == ctx.at
    return f"{reading_when(last)} · {_('today')}" if told else reading_when(last)
