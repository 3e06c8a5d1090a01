"""The escape key, told from the sequences of a terminal, which begin with what the key sends."""

import re
import sys
from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.driver import Driver
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
