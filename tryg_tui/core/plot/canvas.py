"""The cells a chart or large digits are drawn into, and the signs they are drawn with."""

from collections.abc import Sequence
from itertools import groupby
from typing import Literal
from unicodedata import category, east_asian_width, normalize

import msgspec

from tryg_tui.core.input.visible import visible

ROWS = 5
"""The blocks of a digit from top to bottom."""

SHAPES = {
    "0": ("111", "101", "101", "101", "111"),
    "1": ("010", "110", "010", "010", "111"),
    "2": ("111", "001", "111", "100", "111"),
    "3": ("111", "001", "111", "001", "111"),
    "4": ("101", "101", "111", "001", "001"),
    "5": ("111", "100", "111", "001", "111"),
    "6": ("111", "100", "111", "101", "111"),
    "7": ("111", "001", "001", "001", "001"),
    "8": ("111", "101", "111", "101", "111"),
    "9": ("111", "101", "111", "001", "111"),
    ":": ("0", "1", "0", "1", "0"),
}
"""The blocks of each sign, row by row."""

WIDE = 2
"""A block is so many cells wide for each line it is high, which looks square."""

LARGEST = 5
"""Lines of the largest block; larger figures are harder to take in, not easier."""


def block_digits(text: str, width: int, height: int, pixel: str = "█") -> tuple[str, ...]:
    """The lines of a text of digits and colons, as large as a room in cells and lines allows.

    What no shape is known of is left out; the blocks are at least one line high.

    >>> block_digits("1", 6, 5, "#")
    ('  ##  ', '####  ', '  ##  ', '  ##  ', '######')
    """
    signs = [SHAPES[sign] for sign in text if sign in SHAPES]
    across = sum(len(sign[0]) for sign in signs) + max(0, len(signs) - 1)
    if not across:
        return ()
    size = max(1, min(width // (across * WIDE), height // ROWS, LARGEST))
    rows = ("0".join(sign[row] for sign in signs) for row in range(ROWS))
    return tuple(line for row in rows for line in [_line(row, size, pixel)] * size)


def _line(row: Sequence[str], size: int, pixel: str) -> str:
    """A row of blocks as cells."""
    return "".join((pixel if block == "1" else " ") * (WIDE * size) for block in row)


Role = int | Literal["", "axis", "cursor", "cursor-label", "later"]
"""What a cell belongs to: a series by its mark, or a part of the chart."""

Kind = Literal["", "line", "whisker", "mark", "text", "outside"]
"""What is in a cell."""

Glyphs = Literal["braille", "blocks", "ascii"]
"""The signs a terminal can show."""

ELLIPSIS = "…"

FILLER = "\0"
"""What stands for the second cell of a wide sign; no text to be shown holds it."""

JOINED = (
    range(0x1160, 0x1200),
    range(0x3164, 0x3165),
    range(0xD7B0, 0xD800),
    range(0xFFA0, 0xFFA1),
    range(0x1F3FB, 0x1F400),
)
"""Signs that are drawn together with the one before: parts of Korean syllables, colours of skin."""

UNSURE = (
    range(0x2630, 0x2638),
    range(0x268A, 0x2690),
    range(0x4DC0, 0x4E00),
    range(0x1D300, 0x1D380),
)
"""Signs of old oracles and counting rods, of which terminals disagree how wide they are."""


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
    """The marks, of which each series has one."""
    later: str
    """The same where the value was not known yet."""
    whisker: str
    cap_low: str
    cap_high: str
    axis: str
    tick: str
    cursor: str
    more: str
    slot: str
    """A slot whose label has no room."""
    cut: str
    """That the axis begins above zero."""
    broken: str
    """That there is a break before a slot."""


_DRAWN = {
    "marks": "●▲■◆▼★▶◀",
    "later": "○△□◇▽☆▷◁",
    "whisker": "│",
    "cap_low": "┴",
    "cap_high": "┬",
    "axis": "│",
    "tick": "┤",
    "cursor": "┊",
    "more": ELLIPSIS,
    "slot": "·",
    "cut": "┆",
    "broken": "⋮",
}

SIGNS: dict[Glyphs, Signs] = {
    "braille": Signs(across=2, down=4, dots={}, **_DRAWN),
    "blocks": Signs(across=1, down=2, dots={1: "▀", 2: "▄", 3: "█"}, **_DRAWN),
    "ascii": Signs(
        across=1,
        down=1,
        dots={1: "~"},
        marks="OX#*AVTS",
        later="ox=%avts",
        whisker="|",
        cap_low="|",
        cap_high="|",
        axis="|",
        tick="+",
        cursor=":",
        more="<",
        slot=".",
        cut=":",
        broken=":",
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
        """Put a text with a sign for each cell into a line; what would be outside is left out."""
        for offset, sign in enumerate(text):
            if self.kind(x + offset, y) != "outside":
                self._cells[y][x + offset] = (sign.replace(FILLER, ""), role, kind)

    def kind(self, x: int, y: int) -> Kind:
        """What is in a cell."""
        if 0 <= x < self.width and 0 <= y < self.height:
            return self._cells[y][x][2]
        return "outside"

    def lines(self) -> tuple[tuple[Run, ...], ...]:
        """The lines as runs."""
        return tuple(
            tuple(
                Run("".join(sign for sign, _role, _kind in cells), role)
                for role, cells in groupby(line, key=lambda cell: cell[1])
            )
            for line in self._cells
        )


def one_cell_each(text: str) -> str:
    """A text with as many characters as it takes cells: a wide sign is followed by a filler.

    What takes no cell of its own is left out.
    """
    signs = normalize("NFC", visible(" ".join(text.split())))
    return "".join(_in_cells(sign) for sign in signs)


def _in_cells(sign: str) -> str:
    """A sign with a filler if it is wide, nothing if it has no cell, "?" if nobody knows."""
    if category(sign)[0] == "M" or any(ord(sign) in signs for signs in JOINED):
        return ""
    if any(ord(sign) in signs for signs in UNSURE):
        return "?"
    return sign + FILLER if east_asian_width(sign) in "WF" else sign


def cut_to(text: str, width: int, more: str = ELLIPSIS) -> str:
    """A text of any origin in at most so many cells, with a sign for what is cut."""
    return cut_cells(one_cell_each(text), width, more)


def cut_cells(shown: str, width: int, more: str = ELLIPSIS) -> str:
    """The same for a text with as many characters as cells."""
    if len(shown) <= width:
        return shown
    return shown[: whole_signs(shown, width - len(more))].rstrip() + more if width > 0 else ""


def whole_signs(shown: str, width: int) -> int:
    """The cells up to a width that hold whole signs of a longer text."""
    at = max(0, width)
    return at - 1 if at and shown[at] == FILLER else at
