"""The last guard before the terminal: no character in a line acts instead of being seen."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

STAND_IN = "\ufffd"
"""What takes the place of a character without a look of its own, in as many cells."""


class Inert(LineFilter):
    """Replaces control characters in what is about to be drawn.

    Text fields draw what is typed or pasted without going through `present`; everything else has
    been made visible there already, so that this changes nothing.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with harmless text; the styles stay."""
        return [
            segment
            if segment.control or segment.text.isprintable()
            else Segment(_inert(segment.text), segment.style)
            for segment in segments
        ]


def _inert(text: str) -> str:
    """A text in which every character that is not printable is a stand-in."""
    return "".join(one if one.isprintable() else STAND_IN for one in text)
