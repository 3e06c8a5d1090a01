"""A chart as a picture: lines that differ by dashes and marks too, each named where it ends."""

from collections.abc import Iterator
from html import escape
from importlib.util import find_spec
from itertools import pairwise
from typing import Any, NamedTuple

from tryg_tui.core.plot.axis import Axis, axis_for
from tryg_tui.core.plot.model import Plot, Series, all_values, point_at
from tryg_tui.locale import _, number

WIDE, HIGH = 640, 210
"""The room of a picture, in its own units."""

LEFT, RIGHT, TOP, FOOT = 40, 250, 14, 24
"""What ticks, names, the uppermost value and years take of it."""

SIZE = 12
"""How high letters are."""

LINES = 9
"""As many lines of text a picture is high, by which its axis has ticks."""

INK, QUIET, RULE = "#1b1f24", "#4a525c", "#d5dae0"
"""The colours of what is read first, of ticks and years, and of the lines behind."""

LOOKS = (("#1f5f8b", ""), ("#a33b1a", "7 4"), ("#2e6b34", "2 3"), ("#6b3fa0", "9 3 2 3"))
"""The colour of each line and its dashes, by which it is known without colours."""

DOTS = 200
"""Dots an inch of a picture that is no drawing."""


def svg(plot: Plot, font: str, title: str = "") -> str:
    """A chart with values as a drawing; with a title, a voice reads that in its place."""
    tag = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}"'
    tag += f' font-family="{escape(font)}" font-size="{SIZE}"'
    tag += f' role="img" aria-label="{escape(title)}">' if title else ">"
    everything = range(len(plot.slots))
    axis = axis_for(all_values(plot, everything), LINES, plot.bounds, plot.least_span)
    page = _Frame(len(plot.slots), axis)
    parts = [*_axis(plot, page)]
    for place, series in enumerate(plot.series):
        parts += _line(page, series, *LOOKS[place % len(LOOKS)])
    return "\n".join((tag, *parts, *_names(plot, page), "</svg>"))


def png(plot: Plot) -> bytes:
    """A chart as a picture of dots; nothing where what draws it is not installed."""
    if find_spec("typst") is None:
        return b""
    import typst

    drawn = svg(plot, "Libertinus Serif").replace('"', "'")
    page = "#set page(width: auto, height: auto, margin: 0pt)\n"
    source = f'{page}#image(bytes("{drawn}"), format: "svg", width: 16.4cm)'
    made: Any = typst.Compiler(ignore_system_fonts=True).compile(
        source.encode(), format="png", ppi=DOTS
    )
    return bytes(made)


class _Frame(NamedTuple):
    """Where years and values are in a picture."""

    slots: int
    axis: Axis

    def x(self, slot: int) -> float:
        """How far from the left a year is."""
        return LEFT + (slot + 0.5) * (WIDE - LEFT - RIGHT) / self.slots

    def y(self, value: float) -> float:
        """How far from the top a value is."""
        part = (self.axis.high - value) / (self.axis.high - self.axis.low)
        return TOP + part * (HIGH - TOP - FOOT)


def _text(x: float, y: float, text: str, colour: str, anchor: str = "middle") -> str:
    """A text with the middle of its letters at a height."""
    place = f'x="{x:.1f}" y="{y + SIZE * 0.35:.1f}" text-anchor="{anchor}"'
    return f'<text {place} fill="{colour}">{escape(text)}</text>'


def _axis(plot: Plot, page: _Frame) -> Iterator[str]:
    """The lines behind with their values, and the years."""
    for tick in page.axis.ticks():
        y = page.y(tick)
        yield f'<path d="M{LEFT} {y:.1f}H{WIDE - RIGHT}" stroke="{RULE}"/>'
        yield _text(LEFT - 6, y, number(tick, page.axis.decimals), QUIET, "end")
    if page.axis.low > 0:
        begins = _("axis from {value}").format(value=number(page.axis.low, page.axis.decimals))
        yield _text(WIDE - RIGHT + 4, HIGH - FOOT / 2, begins, QUIET, "start")
    for slot, one in enumerate(plot.slots):
        yield _text(page.x(slot), HIGH - FOOT / 2, one.label, QUIET)


def _line(page: _Frame, series: Series, colour: str, dashes: str) -> Iterator[str]:
    """A line with a mark at each value; it leads over no gap."""
    points = [point_at(series, slot) for slot in range(page.slots)]
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    for slot, (one, other) in enumerate(pairwise(points)):
        if one and other and not other.apart:
            way = f"M{page.x(slot):.1f} {page.y(one.value):.1f}"
            way += f"L{page.x(slot + 1):.1f} {page.y(other.value):.1f}"
            yield f'<path d="{way}" stroke="{colour}" stroke-width="2"{dashed}/>'
    for slot, one in enumerate(points):
        if one:
            x, y = page.x(slot), page.y(one.value)
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>'


def _names(plot: Plot, page: _Frame) -> Iterator[str]:
    """The name of each line with its last value, to the right and none over another."""
    ends = []
    for place, series in enumerate(plot.series):
        known = [slot for slot in range(page.slots) if point_at(series, slot)]
        if known and (point := point_at(series, known[-1])):
            last = "" if known[-1] == page.slots - 1 else f" ({plot.slots[known[-1]].label})"
            ends.append((page.y(point.value), f"{series.label} {point.text}{last}", place))
    below = TOP - SIZE * 1.3
    for high, name, place in sorted(ends):
        below = max(below + SIZE * 1.3, high)
        colour, dashes = LOOKS[place % len(LOOKS)]
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        x = WIDE - RIGHT + 4
        yield f'<path d="M{x} {below:.1f}h22" stroke="{colour}" stroke-width="2"{dashed}/>'
        yield _text(x + 28, below, name, INK, "start")
