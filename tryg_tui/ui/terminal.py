"""The terminal: the escape key told from the sequences that come from it, and what goes to it:
no sign that acts instead of being seen, and only what has changed.
"""

import re
import sys
from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.control import Control
from rich.segment import Segment
from textual._compositor import ChopsUpdate
from textual._xterm_parser import XTermParser
from textual.color import Color
from textual.driver import Driver
from textual.filter import LineFilter
from textual.message import Message

ESCAPE = "\x1b"
"""What the key sends."""

GOES_ON = frozenset("[OP]_^X\x1b")
"""What may follow it in a sequence; what else follows is another key."""

PASTE = (f"{ESCAPE}[200~", f"{ESCAPE}[201~")
"""What begins and ends a paste, within which there are no keys."""


class KeyParser(XTermParser):
    """Tells an escape from what is pressed right behind it, also when they come in one piece.

    Otherwise the next key would be another one with Alt held down, the escape would be lost before
    a control key, and before a text it would become a circumflex.
    """

    def __init__(self, debug: bool = False) -> None:
        """Begin outside a sequence and outside a paste."""
        super().__init__(debug)
        self._seen = ""
        """The end of what came before."""
        self._pasting = False

    def feed(self, data: str) -> Iterable[Message]:
        """The keys and other messages in what a terminal sends."""
        if not data:
            yield from super().feed(data)
        for piece in filter(None, re.split(f"(?<={ESCAPE})", data)):
            waits = self._timeout_time is not None  # Else the escape has been told of already.
            if (
                waits
                and self._seen.endswith(ESCAPE)
                and piece[0] not in GOES_ON
                and not self._pasting
            ):
                # It need not be waited for what else may follow.
                self._timeout_time = 0.0
                yield from self.tick()
            yield from super().feed(piece)
            seen = self._seen + piece
            begun, ended = map(seen.rfind, PASTE)
            if begun != ended:
                self._pasting = begun > ended
            self._seen = seen[-len(PASTE[0]) :]


def tell_escape(driver: type[Driver]) -> type[Driver]:
    """Let a driver tell the escape key from what comes right behind it."""
    module = sys.modules[driver.__module__]
    if hasattr(module, "XTermParser"):
        # It makes the parser that it finds under this name.
        vars(module)["XTermParser"] = KeyParser
    return driver


STAND_IN = "\ufffd"
"""What takes the place of a character without a look of its own, in as many cells."""


class Inert(LineFilter):
    """Replaces control characters in what is about to be drawn.

    Text fields draw what is typed or pasted without going through `present`; everything else has
    been made visible there already, so that this changes nothing.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with harmless text; the styles stay."""
        shown = []
        for one in segments:
            if one.control or one.text.isprintable():
                shown.append(one)
            else:
                text = "".join(sign if sign.isprintable() else STAND_IN for sign in one.text)
                shown.append(Segment(text, one.style))
        return shown


INERT = Inert()
"""The one there is."""


class Changes(ChopsUpdate):
    """An update that draws the cells it is about, and not all that stand left of them."""

    def render_segments(self, console: Console) -> str:
        """What is written to the terminal."""
        written = []
        for y, first, last in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                if strip is not None and x < last and end > first:
                    start = max(x, first)
                    written.append(Control.move_to(start, y).segment.text)
                    written.append(strip.crop(start - x, min(end, last) - x).render(console))
        return "".join(written)


def only_changes(drawn: RenderableType | None) -> RenderableType | None:
    """What is about to be drawn, where it is a part of the screen with nothing but that part."""
    if isinstance(drawn, ChopsUpdate):
        return Changes(drawn.chops, drawn.spans, drawn.chop_ends)
    return drawn
