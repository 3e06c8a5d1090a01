"""The cells a chart is drawn into, and the signs they are drawn with."""

from collections.abc import Iterator
from itertools import groupby
from typing import Literal
from unicodedata import combining, east_asian_width, normalize

import msgspec

from tryg_tui.core.visible import visible

Role = int | Literal["", "axis", "cursor", "cursor-label", "later"]
"""What a cell belongs to: a series by its number from 0, or a part of the chart."""

Kind = Literal["", "line", "whisker", "mark", "text", "outside"]
"""What is in a cell."""

Glyphs = Literal["braille", "blocks", "ascii"]
"""The signs a terminal can show."""

ELLIPSIS = "…"


class Run(msgspec.Struct, frozen=True):
    """Neighbouring cells of one role."""

    text: str
    role: Role


class Signs(msgspec.Struct, frozen=True):
    """The signs of one way to draw."""

    across: int
    """Dots side by side in a cell."""
    down: int
    """Dots one below another in a cell."""
    dots: dict[int, str]
    """The sign for each set of dots, a dot's bit being its line; empty where they are braille."""
    marks: str
    """The mark of each series."""
    later: str
    """The mark of each series where the value was not known yet."""
    whisker: str
    cap_low: str
    cap_high: str
    axis: str
    tick: str
    cursor: str
    more: str


_DRAWN = {
    "marks": "●▲■◆▼",
    "later": "○△□◇▽",
    "whisker": "│",
    "cap_low": "┴",
    "cap_high": "┬",
    "axis": "│",
    "tick": "┤",
    "cursor": "┊",
    "more": ELLIPSIS,
}

SIGNS: dict[Glyphs, Signs] = {
    "braille": Signs(across=2, down=4, dots={}, **_DRAWN),
    "blocks": Signs(across=1, down=2, dots={1: "▀", 2: "▄", 3: "█"}, **_DRAWN),
    "ascii": Signs(
        across=1,
        down=1,
        dots={1: "~"},
        marks="OX#*A",
        later="ox=+a",
        whisker="|",
        cap_low="|",
        cap_high="|",
        axis="|",
        tick="+",
        cursor=":",
        more="<",
    ),
}
"""The ways to draw."""

BRAILLE_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a braille sign, line by line."""


def dot_bit(signs: Signs, across: int, down: int) -> int:
    """The bit of a dot in its cell."""
    return BRAILLE_BITS[down][across] if not signs.dots else 1 << down


def dot_sign(signs: Signs, bits: int) -> str:
    """The sign with these dots."""
    return signs.dots[bits] if signs.dots else chr(0x2800 + bits)


class Canvas:
    """A rectangle of cells, each with one sign, its role and its kind."""

    def __init__(self, width: int, height: int) -> None:
        """Begin empty."""
        self.width = width
        """Cells side by side."""
        self.height = height
        """Cells one below another."""
        self._cells: list[list[tuple[str, Role, Kind]]] = [
            [(" ", "", "")] * width for _line in range(height)
        ]

    def put(self, x: int, y: int, text: str, role: Role, kind: Kind) -> None:
        """Put signs of one cell each into a line; what would be outside is left out."""
        for offset, sign in enumerate(text):
            if self.kind(x + offset, y) != "outside":
                self._cells[y][x + offset] = (sign, role, kind)

    def kind(self, x: int, y: int) -> Kind:
        """What is in a cell."""
        if 0 <= x < self.width and 0 <= y < self.height:
            return self._cells[y][x][2]
        return "outside"

    def lines(self) -> tuple[tuple[Run, ...], ...]:
        """The lines as runs."""
        return tuple(tuple(_runs(line)) for line in self._cells)


def _runs(line: list[tuple[str, Role, Kind]]) -> Iterator[Run]:
    """The runs of a line."""
    for role, cells in groupby(line, key=lambda cell: cell[1]):
        yield Run("".join(sign for sign, _role, _kind in cells), role)


def one_cell_each(text: str) -> str:
    """A text with signs of exactly one cell, so that it takes as many cells as it has signs."""
    signs = normalize("NFC", visible(" ".join(text.split())))
    shown = (sign for sign in signs if not combining(sign))
    return "".join("?" if east_asian_width(sign) in "WF" else sign for sign in shown)


def cut_to(text: str, width: int, more: str = ELLIPSIS) -> str:
    """A text of any origin in at most so many cells, with a sign for what is cut."""
    shown = one_cell_each(text)
    if len(shown) <= width:
        return shown
    return shown[: max(0, width - len(more))].rstrip() + more if width > 0 else ""
