"""The screen of a terminal, kept as quickly as a long meeting in it needs."""

import re
from collections.abc import Iterator

import pyte
from pyte import modes
from wcwidth import wcwidth

LOOK = re.compile(r"\x1b\[([\d;]*)m")
"""What tells a terminal the colours of what follows: most of all that is written to it."""


class Painted(pyte.Screen):
    """A screen that knows its lines by heart, until something is drawn in them."""

    def __init__(self, columns: int, lines: int) -> None:
        """Be empty."""
        self._made: dict[pyte.screens.Char, dict[str, pyte.screens.Char]] = {}
        self._lines: list[str] = []
        super().__init__(columns, lines)

    @property
    def display(self) -> list[str]:
        """The lines of the screen."""
        if len(self._lines) != self.lines:
            self._lines = [""] * self.lines
            self.dirty.update(range(self.lines))
        for row in self.dirty:
            if row < self.lines:
                self._lines[row] = "".join(self._signs(row))
        self.dirty.clear()
        return list(self._lines)

    def _signs(self, row: int) -> Iterator[str]:
        """What stands in the cells of a line, without those that a wider sign reaches into."""
        line, reached = self.buffer[row], False
        for x in range(self.columns):
            sign = "" if reached else line[x].data
            reached = bool(sign) and wcwidth(sign[0]) == 2
            yield sign

    def resize(self, lines: int | None = None, columns: int | None = None) -> None:
        """Have another size."""
        super().resize(lines, columns)
        self._lines = []

    def draw(self, data: str) -> None:
        """Put a text where the cursor stands: at once where each of its signs fills one cell."""
        first, end = self.cursor.x, self.cursor.x + len(data)
        if end > self.columns or modes.IRM in self.mode or any(wcwidth(one) != 1 for one in data):
            super().draw(data)
            return
        look = self.cursor.attrs
        made, line = self._made.setdefault(look, {}), self.buffer[self.cursor.y]
        for x, sign in enumerate(data, first):
            if sign not in made:
                made[sign] = look._replace(data=sign)
            line[x] = made[sign]
        self.cursor.x = end
        self.dirty.add(self.cursor.y)


class Written(pyte.ByteStream):
    """What is written to a terminal; what only tells colours is not spelt sign by sign."""

    def feed(self, data: bytes) -> None:  # type: ignore[override]  # as that of a stream of bytes
        """Take in what was written."""
        assert self.listener is not None
        text, at = self.utf8_decoder.decode(data), 0
        for found in LOOK.finditer(text):
            pyte.Stream.feed(self, text[at : found.start()])
            if self._taking_plain_text:
                told = [int(part or 0) for part in found[1].split(";")]
                self.listener.select_graphic_rendition(*told)
            else:
                pyte.Stream.feed(self, found[0])
            at = found.end()
        pyte.Stream.feed(self, text[at:])
