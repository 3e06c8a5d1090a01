"""The terminal: the escape key told from the sequences that come from it, and what goes to it:
no sign that acts instead of being seen, and only what has changed.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby, pairwise
from typing import Any
from weakref import WeakSet

from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, Compositor
from textual._xterm_parser import XTermParser
from textual.color import Color
from textual.driver import Driver
from textual.events import Key
from textual.filter import LineFilter
from textual.geometry import Region
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip

ESCAPE = "\x1b"
"""What the key sends."""

GOES_ON = frozenset("[OP]_^X\x1b")
"""What may follow it in a sequence; what else follows is another key."""

DIGITS = frozenset("0123456789")
"""What Alt is held down with to take a name by its number."""

PASTE = (f"{ESCAPE}[200~", f"{ESCAPE}[201~")
"""What begins and ends a paste, within which there are no keys."""


FOLLOWED: WeakSet[Key] = WeakSet()
"""The keys behind which another one came in the same piece, however late that is told of."""


class KeyParser(XTermParser):
    """Tells an escape from what is pressed right behind it, also when they come in one piece.

    Otherwise the next key would be another one with Alt held down, the escape would be lost before
    a control key, and before a text it would become a circumflex. Only a digit stays one with Alt,
    as most terminals send it.
    """

    def __init__(self, debug: bool = False) -> None:
        """Begin outside a sequence and outside a paste."""
        super().__init__(debug)
        self._seen = ""
        """The end of what came before."""
        self._pasting = False

    def feed(self, data: str) -> Iterable[Message]:
        """The keys and other messages in what a terminal sends; of its keys is noted behind which
        there are others, before any of them is told of.
        """
        found = [*self._told(data)]
        for one in [one for one in found if isinstance(one, Key)][:-1]:
            FOLLOWED.add(one)
        return found

    def _told(self, data: str) -> Iterator[Message]:
        """The keys and other messages in what a terminal sends."""
        if not data:
            yield from super().feed(data)
        for piece in filter(None, re.split(f"(?<={ESCAPE})", data)):
            told = piece
            waits = self._timeout_time is not None  # Else the escape has been told of already.
            if (
                waits
                and self._seen.endswith(ESCAPE)
                and piece[0] not in GOES_ON
                and not self._pasting
            ):
                # It need not be waited for what else may follow.
                self._timeout_time = 0.0
                escape = [*self.tick()]
                if piece[0] in DIGITS:
                    escape = [Key(f"alt+{piece[0]}", None)]
                    told = piece[1:]
                yield from escape
            if told:
                yield from super().feed(told)
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
        """What is written to the terminal: a look is told only where it is another one."""
        system = console._color_system or ColorSystem.TRUECOLOR
        looks = groupby(self._pieces(), lambda piece: Strip.render_style(piece[1], "", system))
        written = []
        for _look, pieces in looks:
            texts, styles = zip(*pieces, strict=True)
            written.append(Strip.render_style(styles[0], "".join(texts), system))
        return "".join(written)

    def _pieces(self) -> Iterator[tuple[str, Style]]:
        """The texts in their styles, the first of each stretch with the way to its place."""
        for y, first, last in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                if strip is not None and x < last and end > first:
                    start = max(x, first)
                    way = Control.move_to(start, y).segment.text
                    for text, style, _control in strip.crop(start - x, min(end, last) - x):
                        yield way + text, style or Style.null()
                        way = ""


def only_changes(drawn: RenderableType | None) -> RenderableType | None:
    """What is about to be drawn, where it is a part of the screen with nothing but that part."""
    if isinstance(drawn, ChopsUpdate):
        return Changes(drawn.chops, drawn.spans, drawn.chop_ends)
    return drawn


Span = tuple[int, int, int]
"""A line, the first cell of a part of it, and the one after its last."""


class OnlyChanged(Compositor):
    """Puts a change of the screen together from those lines of its widgets that are seen in it.

    The one it is made of draws all that stands between the first and the last change, and also
    what is covered by something else.
    """

    def render_partial_update(self) -> ChopsUpdate | None:
        """The change to be written, if there is any."""
        spans = list(self._regions_to_spans(self._dirty_regions.copy()))
        self._dirty_regions.clear()
        if not spans:
            return None
        return ChopsUpdate(self._pieces(spans), spans, [line[1:] for line in self.cuts])

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        """Some lines of the screen in pieces, by the cells in which these begin."""
        return self._pieces((y, *crop.column_span) for y in crop.line_range if is_rendered_line(y))

    def _pieces(self, spans: Iterable[Span]) -> list[dict[int, Any]]:
        """Parts of the screen in pieces that belong to one widget each; the others are missing."""
        pieces: list[dict[int, Any]] = [dict.fromkeys(line[:-1]) for line in self.cuts]
        left: dict[int, set[int]] = defaultdict(set)
        for y, first, end in spans:
            left[y] |= {x for x, after in pairwise(self.cuts[y]) if x < end and after > first}
        wanted = sorted(left)
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            own = range(*seen.column_span)
            within = (y for y in wanted if seen.y <= y < seen.bottom)
            lines = [y for y in within if any(x in own for x in left[y])]
            for first, count in runs(lines):
                part = Region(seen.x, first, seen.width, count).translate(-region.offset)
                for y, strip in enumerate(widget.render_lines(part), first):
                    begins = [x for x in self.cuts[y] if x in own]
                    ends = [x - seen.x for x in (*begins[1:], seen.right)]
                    # Where a widget has nothing yet, what it lies in is seen.
                    found = dict(zip(begins, strip.divide(ends), strict=False))
                    pieces[y] |= {x: piece for x, piece in found.items() if x in left[y]}
                    left[y].difference_update(found)
        return pieces


@contextmanager
def once(arranged: Compositor) -> Iterator[None]:
    """Let nothing be arranged again because it was arranged: Textual asks for that wherever
    something has become larger or smaller, which only matters where a scroll bar comes or goes.
    """
    before = {
        widget: widget.scrollbars_enabled
        for widget in arranged.widgets
        if not widget._layout_required
    }
    yield
    for widget in arranged.widgets:
        same = before.get(widget) == widget.scrollbars_enabled
        if isinstance(widget, ScrollBar) or (same and not isinstance(widget, ScrollView)):
            widget._layout_required = False


def runs(lines: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first of lines that follow one another, and how many they are.

    >>> list(runs([2, 3, 4, 7]))
    [(2, 3), (7, 1)]
    """
    for _distance, group in groupby(enumerate(lines), lambda at: at[1] - at[0]):
        run = [line for _place, line in group]
        yield run[0], len(run)
