"""A break in a series is drawn as one: no line leads over it, and the axis has a mark."""

import pytest

from tryg_tui.core.measures.index_chart import draw
from tryg_tui.core.plot.canvas import SIGNS, Glyphs
from tryg_tui.core.plot.model import Plot, Point, Series, Slot

LINE: dict[Glyphs, set[str]] = {
    "braille": {chr(code) for code in range(0x2801, 0x2900)},
    "blocks": set("▀▄█"),
    "ascii": {"~"},
}
"""The signs of which a line is made."""


def chart(*, broken: bool) -> Plot:
    """Two years, perhaps with a break between them."""
    return Plot(
        slots=(Slot("2019", "2019"), Slot("2021", "2021", broken=broken)),
        series=(Series("By", (Point(80, "80"), Point(85, "85", apart=broken))),),
    )


@pytest.mark.parametrize("glyphs", ["braille", "blocks", "ascii"])
def test_no_line_leads_over_a_break_and_the_axis_has_its_sign(glyphs: Glyphs) -> None:
    for broken in (False, True):
        rows = draw(chart(broken=broken), 60, 10, glyphs)
        drawn = {sign for row in rows for run in row for sign in run.text}
        assert bool(drawn & LINE[glyphs]) is not broken
        foot = "".join(run.text for run in rows[-1])
        assert (f"{SIGNS[glyphs].broken}2021" in foot) is broken
