"""Times and numbers drawn of blocks, as large as there is room for."""

from collections.abc import Sequence

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
