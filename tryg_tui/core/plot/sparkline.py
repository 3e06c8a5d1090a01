"""A series in one line of text, where there is no room for a chart."""

from collections.abc import Sequence

from tryg_tui.core.model.initiative import Number
from tryg_tui.core.plot.canvas import Glyphs
from tryg_tui.core.plot.model import LARGEST

LEVELS: dict[Glyphs, str] = {"braille": "▁▂▃▄▅▆▇█", "blocks": "▁▂▃▄▅▆▇█", "ascii": "_.-~^"}
"""The signs from low to high."""

GAP = " "
"""What stands for a missing value."""


def sparkline(
    values: Sequence[Number | None],
    width: int,
    glyphs: Glyphs = "braille",
    bounds: tuple[Number, Number] | None = None,
) -> str:
    """The last values that fit into a width, one sign each, a gap as a space.

    The lowest value, or lower bound, is the lowest sign; it says nothing about how far from zero
    that is, so the figures must stand beside it. Equal values are all in the middle.
    """
    shown = values[-width:] if width > 0 else ()
    known = [value for value in shown if value is not None and abs(value) <= LARGEST]
    if not known:
        return GAP * len(shown)
    signs = LEVELS[glyphs]
    low, high = bounds or (min(known), max(known))

    def sign(value: Number | None) -> str:
        if value is None or not abs(value) <= LARGEST:
            return GAP
        part = (value - low) / (high - low) if high > low else 0.5
        return signs[min(len(signs) - 1, max(0, int(part * len(signs))))]

    return "".join(sign(value) for value in shown)
