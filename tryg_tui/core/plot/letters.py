"""Large letters drawn in half blocks, so that a whole room can read a name."""

import re
from collections.abc import Sequence
from functools import cache

from tryg_tui.core.plot.canvas import SHAPES

ROWS = 5
"""The blocks of a letter from top to bottom, of which two share a line of the terminal."""

HIGH = 3
"""The lines of a letter at its least size."""

LARGEST = 3
"""How many times the least size letters may be."""

GAP = 3
"""The blocks between two words."""

LETTERS = """
A .#. #.# ### #.# #.#
B ##. #.# ##. #.# ##.
C .## #.. #.. #.. .##
D ##. #.# #.# #.# ##.
E ### #.. ##. #.. ###
F ### #.. ##. #.. #..
G .### #... #.## #..# .###
H #.# #.# ### #.# #.#
I # # # # #
J ..# ..# ..# #.# .#.
K #..# #.#. ##.. #.#. #..#
L #.. #.. #.. #.. ###
M #...# ##.## #.#.# #...# #...#
N #..# ##.# #.## #..# #..#
O .##. #..# #..# #..# .##.
P ##. #.# ##. #.. #..
Q .##. #..# #..# #.#. .#.#
R ##. #.# ##. #.# #.#
S .## #.. .#. ..# ##.
T ### .#. .#. .#. .#.
U #..# #..# #..# #..# .##.
V #.# #.# #.# #.# .#.
W #...# #...# #.#.# ##.## #...#
X #.# #.# .#. #.# #.#
Y #.# #.# .#. .#. .#.
Z ### ..# .#. #.. ###
Æ .#### #.#.. ####. #.#.. #.###
Ø .###. #..## #.#.# ##..# .###.
Å .#. ... .#. ### #.#
Ä #.# ... .#. ### #.#
Ö #..# .... .##. #..# .##.
Ü #..# .... #..# #..# .##.
É .## ... ### ##. ###
. . . . . #
, .. .. .. .# #.
: . # . # .
; .. .# .. .# #.
- ... ... ### ... ...
– .... .... #### .... ....
! # # # . #
? ##. ..# .#. ... .#.
' # # . . .
" #.# #.# ... ... ...
( .# #. #. #. .#
) #. .# .# .# #.
/ ..# ..# .#. #.. #..
+ ... .#. ### .#. ...
% #.# ..# .#. #.. #.#
& .#.. #.#. .#.. #.## .##.
= ... ### ... ### ...
· . . # . .
→ ..#.. ...#. ##### ...#. ..#..
… ..... ..... ..... ..... #.#.#
"""
"""The blocks of each sign from top to bottom."""

OWN_BREAKS = re.compile(r"(?<=[-–/])")
"""Behind what a word may go on in the next row."""

INSTEAD = str.maketrans("’“”»«´`È", '\'""""\'\'É')
"""What is drawn like another sign."""


@cache
def shapes() -> dict[str, tuple[str, ...]]:
    """The blocks of each sign, row by row."""
    signs = (line.split() for line in LETTERS.split("\n") if line)
    drawn = {
        sign: tuple(row.replace("#", "1").replace(".", "0") for row in rows)
        for sign, *rows in signs
    }
    return {**SHAPES, **drawn}


def large_letters(text: str, width: int, most: int, largest: int = LARGEST) -> tuple[str, ...]:
    r"""The lines of a text in letters as large as fit into so many cells and lines; what has no
    room at the least size is left out in whole words, and … says so. At that size a word wider than
    a line is divided. Nothing where a sign is not known.

    >>> print(*large_letters("Ål", 20, 3), sep="\n")
    ▄▀▄ █
    ▄▀▄ █
    ▀ ▀ ▀▀▀
    """
    words = text.upper().translate(INSTEAD).split()
    known = shapes()
    if not words or any(sign not in known for word in words for sign in word):
        return ()
    for size in range(min(largest, LARGEST), 0, -1):
        rows = _broken(words if size > 1 else _divided(words, width), width // size)
        if rows and len(rows) * (_high(size) + 1) - 1 <= most:
            return _stacked(rows, size)
    fitting = max(0, (most + 1) // (HIGH + 1))
    words = _divided(words, width)
    for kept in range(min(len(words) - 1, fitting * width), 0, -1):
        rows = _broken([*words[:kept], "…"], width)
        if rows and len(rows) <= fitting:
            return _stacked(rows, 1)
    return ()


def is_whole(text: str, width: int, most: int) -> bool:
    """Whether a text has room in large letters without anything left out."""
    rows = _broken(_divided(text.upper().translate(INSTEAD).split(), width), width)
    return bool(rows) and len(rows) * (HIGH + 1) - 1 <= most


def _high(size: int) -> int:
    """The lines of a letter of a size: at the least one, two blocks share a line."""
    return -(-ROWS * size // 2)


def _across(word: str) -> int:
    """The blocks of a word from left to right."""
    known = shapes()
    return sum(len(known[sign][0]) + 1 for sign in word if sign in known) - 1


def _divided(words: Sequence[str], room: int) -> list[str]:
    """The words, those wider than so many blocks in pieces: at their own lines and strokes, or else
    wherever they are full.
    """
    pieces: list[str] = []
    for word in words:
        parts = [word] if _across(word) <= room else OWN_BREAKS.split(word)
        for part in parts:
            pieces += [part] if _across(part) <= room else _filled(part, room)
    return pieces


def _filled(word: str, room: int) -> list[str]:
    """A word in pieces that fill so many blocks, with a line behind each that goes on."""
    pieces, piece, used = [], "", _across("-")
    for sign in word:
        used += _across(sign) + 1
        if piece and used > room:
            pieces.append(f"{piece}-")
            piece, used = "", _across("-") + _across(sign) + 1
        piece += sign
    return [*pieces, piece]


def _broken(words: Sequence[str], room: int) -> list[list[str]]:
    """The words in rows of so many blocks; nothing where one of them has no room."""
    rows: list[list[str]] = []
    used = 0
    for word in words:
        across = _across(word)
        if across > room:
            return []
        if rows and used + GAP + across <= room:
            rows[-1].append(word)
            used += GAP + across
        else:
            rows.append([word])
            used = across
    return rows


def _stacked(rows: Sequence[Sequence[str]], size: int) -> tuple[str, ...]:
    """Rows of words as lines, with a free line between two rows."""
    lines: list[str] = []
    for row in rows:
        lines += [""] * bool(lines) + _drawn(row, size)
    return tuple(lines)


def _drawn(words: Sequence[str], size: int) -> list[str]:
    """A row of words as lines of half blocks."""
    known = shapes()
    between = "0" * GAP
    blocks = [
        between.join("0".join(known[sign][row] for sign in word) for word in words)
        for row in range(ROWS)
    ]
    tall = ["".join(one * size for one in row) for row in blocks for _ in range(size)]
    tall += ["0" * len(tall[0])] * (len(tall) % 2)
    pairs = zip(tall[::2], tall[1::2], strict=True)
    signs = {("1", "1"): "█", ("1", "0"): "▀", ("0", "1"): "▄", ("0", "0"): " "}
    return ["".join(signs[pair] for pair in zip(*two, strict=True)).rstrip() for two in pairs]
