"""The screen that is kept quickly shows what the one it is made of shows."""

from typing import Any

import pyte
from hypothesis import given
from hypothesis import strategies as st

from tests.terminal.painted import Painted, Written

COLUMNS, LINES = 20, 6

PIECES = (
    *("Aftale", "æøå │─╮", "漢字", "e\u0301", "👍", "\u200b", "x" * 27, "\r\n", "\x08", "\t"),
    *("\x1b[31m", "\x1b[0m", "\x1b[38;2;1;2;3;48;2;250;251;252m", "\x1b[1;7m", "\x1b[m"),
    *("\x1b[2;3H", "\x1b[K", "\x1b[1J", "\x1b[2J", "\x1b[4h", "\x1b[4l", "\x1b[2P", "\x1b[3@"),
    *("\x1b[?1049h", "\x1b]0;titel\x07", "\x1b[L", "\x1b[M", "\x1bM", "\x1b7", "\x1b8"),
)
"""What may be written to a terminal, and sequences that a program of ours does not use as well."""


def shown(screen: Any) -> tuple[list[str], list[list[str]], tuple[int, int]]:
    """The lines of a screen, the colours below them, and where the cursor stands."""
    colours = [[screen.buffer[y][x].bg for x in range(screen.columns)] for y in range(screen.lines)]
    return list(screen.display), colours, (screen.cursor.x, screen.cursor.y)


@given(st.lists(st.sampled_from(PIECES), max_size=20), st.lists(st.integers(1, 9), min_size=1))
def test_it_shows_what_the_other_shows(pieces: list[str], sizes: list[int]) -> None:
    plain, quick = pyte.Screen(COLUMNS, LINES), Painted(COLUMNS, LINES)
    one, other = pyte.ByteStream(plain), Written(quick)
    data = "".join(pieces).encode()
    while data:
        size, sizes = sizes[0], [*sizes[1:], sizes[0]]
        one.feed(data[:size])
        other.feed(data[:size])
        try:
            expected = shown(plain)
        except IndexError:
            return  # It fails itself where half of a wide sign is drawn over.
        assert shown(quick) == expected
        data = data[size:]
    plain.resize(LINES + 1, COLUMNS - 3)
    quick.resize(LINES + 1, COLUMNS - 3)
    assert shown(quick) == shown(plain)
