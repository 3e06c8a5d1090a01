"""The safety index on the screen: where it is, and reading what its chart shows."""

import re

from textual.widgets import Static

from tests.ui.driving import Driver
from tryg_tui.ui.widgets.chart import Chart

ITEM = 4
"""The number of the item about the index in the shipped meeting."""

WIDE = (200, 60)
"""A screen on which every year of the table has room."""

FIGURE = re.compile(r"\d+(?:\.\d+)?")


def chart(tryg: Driver) -> list[str]:
    """The lines of the chart, which stand on the screen as they are."""
    widget = tryg.host.query_one(Chart)
    assert widget.display
    lines = str(widget.content).splitlines()
    screen = tryg.text.splitlines()
    assert all(any(line.strip() in shown for shown in screen) for line in lines)
    return lines


def labels(tryg: Driver) -> list[str]:
    """The years written below the chart."""
    return FIGURE.findall(chart(tryg)[-1].partition("axis from")[0])


def plotted(tryg: Driver) -> str:
    """What stands right of the axis and above the years."""
    return "\n".join(re.split("[┤│]", line, maxsplit=1)[1] for line in chart(tryg)[:-1])


def under(tryg: Driver) -> str:
    """What stands under the chart, whose lines end where there is room."""
    return str(tryg.host.query_one("#under", Static).content).replace("\n", " ")
