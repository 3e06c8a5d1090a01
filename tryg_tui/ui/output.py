"""What goes to the terminal: no sign that acts instead of being seen, and only what has changed."""

from rich.console import Console, RenderableType
from rich.control import Control
from rich.segment import Segment
from textual._compositor import ChopsUpdate
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


INERT = Inert()
"""The one there is."""


def _inert(text: str) -> str:
    """A text in which every character that is not printable is a stand-in."""
    return "".join(one if one.isprintable() else STAND_IN for one in text)


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
