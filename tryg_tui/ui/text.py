"""The one place where text becomes something a widget can show; it is never taken as markup."""

import textwrap
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile

from rich.cells import cell_len, set_cell_size
from textual.content import Content, Span
from textual.css.styles import RulesMap
from textual.widgets import Static

from tryg_tui.core.input.visible import visible
from tryg_tui.locale import ngettext, number

LONG = 8_000
"""More characters than a row of a list holds are not drawn: they would take seconds."""


def is_shown(widget: Static, text: Content) -> bool:
    """Whether a text is what the widget shows already."""
    shown = widget.content
    return isinstance(shown, Content) and shown.is_same(text)


def show_text(widget: Static, text: Content, *, layout: bool = True) -> None:
    """Show a text, unless it is what the widget shows already.

    With `layout` the widget may become taller or lower, for which the whole screen is arranged
    anew; that costs more than all the rest, so nothing is done for a text that stays.
    """
    if not is_shown(widget, text):
        widget.update(text, layout=layout)


def show_lines(widget: Static, text: Content) -> None:
    """Show a text that changes often; the screen is arranged anew when it takes more or less lines.

    Without that, a line that comes to a text would have no room to be seen in.
    """
    if not is_shown(widget, text):
        shown, width = widget.content, max(1, widget.content_size.width)
        lines = len(shown.wrap(width)) if isinstance(shown, Content) else 0
        widget.update(text, layout=lines != len(text.wrap(width)))


HANG = 2
"""The indent, in cells, of what goes on from the line a row begins with."""

NO_BREAK, HELD = "\u00a0", "\ufdd0"
"""A space at which no line ends, and what stands for it while lines are broken, as Textual ends
them at it too; the second is in no text.
"""

Part = tuple[str, str]
"""A piece of text and its style: theme variables and words such as "$muted bold"."""

ELLIPSIS = "…"

LEFT_OUT = " …"
"""What stands for words that are left out."""


def plain(text: str, style: str = "") -> Content:
    """A text of any origin as itself, on one or more lines."""
    shown = visible(text, lines=True)
    spans = [Span(0, len(shown), style)] if style and shown else None
    return Content(shown, spans, strip_control_codes=False)


def parts(*pieces: Part | str | Content) -> Content:
    """Pieces of text, each with a style of its own, one after another."""
    return _joined(
        piece
        if isinstance(piece, Content)
        else plain(piece)
        if isinstance(piece, str)
        else plain(piece[0], piece[1])
        for piece in pieces
    )


def lines(rows: Iterable[Content]) -> Content:
    """Rows one below another."""
    return _joined(rows, "\n")


def _joined(pieces: Iterable[Content], between: str = "") -> Content:
    """Pieces one after another with something between them.

    Textual's own goes through it sign by sign, and once more for signs that act; there are none.
    """
    texts, spans, place = list[str](), list[Span](), 0
    for piece in pieces:
        text = piece.plain
        texts.append(text)
        spans += [Span(place + start, place + end, style) for start, end, style in piece.spans]
        place += len(text) + len(between)
    return Content(between.join(texts), spans, strip_control_codes=False)


def one_line(text: str) -> str:
    """A text of any origin on a single line."""
    return visible(" ".join(text.split()))


def cut(text: str, width: int) -> str:
    """A text of any origin on one line and no wider than `width` cells, with … where it is cut."""
    shown = one_line(text)
    if cell_len(shown) <= width:
        return shown
    return set_cell_size(shown, max(0, width - 1)).rstrip() + ELLIPSIS if width > 0 else ""


def apart(before: str, now: str, width: int) -> tuple[str, str]:
    """Two texts on one line each and no wider than `width` cells, cut so that it is seen where they
    begin to differ.
    """
    texts = [one_line(one) for one in (before, now)]
    if max(map(cell_len, texts)) <= width:
        return texts[0], texts[1]
    pairs = zip(*texts, strict=False)
    same = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))
    start = max(0, same - width // 2)
    more = ELLIPSIS if start else ""
    if start:
        start = texts[0].find(" ", start, same) + 1 or start
    return cut(more + texts[0][start:], width), cut(more + texts[1][start:], width)


def cell(text: str, width: int, style: str = "", *, right: bool = False) -> Content:
    """A text cut or padded to exactly `width` cells."""
    shown = cut(text, width)
    padding = " " * (width - cell_len(shown))
    return plain(padding + shown if right else shown + padding, style)


def spread(left: Content, right: Content, width: int) -> Content:
    """Two texts at either end of a line of `width` cells; the left one gives way."""
    room = max(0, width - right.cell_length - 1)
    shown = left.truncate(room, ellipsis=True) if left.cell_length > room else left
    gap = max(1, width - shown.cell_length - right.cell_length)
    return parts(shown, " " * gap, right)


def dotted(pieces: Iterable[Part]) -> Content:
    """Pieces with dots between them."""
    return plain(" · ", "$muted").join([parts(piece) for piece in pieces])


def flowed(pieces: Iterable[Part | Content], width: int, gap: str = "   ") -> Content:
    """Pieces with room between them, none of which is broken at the end of a line."""
    rows: list[Content] = []
    for piece in map(parts, pieces):
        if rows and rows[-1].cell_length + len(gap) + piece.cell_length <= width:
            rows[-1] = parts(rows[-1], gap, piece)
        else:
            rows.append(piece)
    return lines(rows)


def shortened(text: Content, width: int, most: int = 1, hang: int = 0) -> Content:
    """A text in at most so many lines of a width, all but the first behind an indent; what is left
    out is whole words, and … says so.

    A single word that is wider than the line is folded.
    """
    if text.cell_length <= width and "\n" not in text.plain:
        return text
    return _shortened(text.plain, tuple(text.spans), width, most, hang)


@lru_cache(maxsize=2_000)
def _shortened(text: str, spans: tuple[Span, ...], width: int, most: int, hang: int) -> Content:
    """The same of a text and what is styled in it; tables are full of what was shortened before."""
    room = max(1, width - hang)
    rows = Content(text, [*spans], strip_control_codes=False).wrap(room)
    if len(rows) > most:
        last = rows[most - 1]
        while last.cell_length > room - len(LEFT_OUT) and " " in last.plain:
            last = last[: last.plain.rindex(" ")]
        last = last[: len(last.plain.rstrip(" ·;,:–"))]
        rows = [*rows[: most - 1], parts(last, (LEFT_OUT, "$muted"))]
    return _joined(rows, "\n" + " " * hang)


def parted(text: str, width: int) -> str:
    """A text whose words that are wider than a line may go on in the next behind their strokes."""
    words = text.split(" ")
    return " ".join(one.replace("/", "/ ") if cell_len(one) > width else one for one in words)


def labelled(label: str, text: str, label_width: int, width: int) -> Content:
    """A label in a column of its own and the text beside it, wrapped in its column."""
    room = max(10, width - label_width - 1)
    rows = textwrap.wrap(one_line(text), room, break_on_hyphens=False) or [""]
    indent = "\n" + " " * (label_width + 1)
    return parts((f"{cut(label, label_width):<{label_width}} ", "$muted"), indent.join(rows))


def beside(first: Content, text: Content, indent: int, width: int) -> Content:
    """A text after what its first line begins with; its other lines are behind an indent."""
    room = max(1, width - first.cell_length)
    word = cell_len(text.plain.split(" ")[0])
    # A first word that has room only on a line of its own is not broken.
    begun = [] if room < word <= width - indent else _begun(text, room).wrap(room)[:1]
    rest = text[len(begun[0].plain) :] if begun else text
    while rest.plain.startswith(" "):
        rest = rest[1:]
    rows = [parts(first, *begun)]
    return lines([*rows, *([hanging(rest, indent, width)] if rest.plain else [])])


def _begun(text: Content, width: int) -> Content:
    """As many of the words a text begins with as its first line of a width depends on."""
    end = text.plain.find(" ", width + 1)
    begun = text[:end] if end > 0 else text
    return begun if cell_len(begun.plain.rstrip()) > width else text


def hanging(text: Content, indent: int, width: int) -> Content:
    """A text wrapped to a width, every line behind an indent."""
    edge = " " * indent
    return parts(edge, _joined(text.wrap(max(10, width - indent)), f"\n{edge}"))


def hung(text: Content, width: int, hang: int = 0) -> Content:
    """A text whose rows, where they are too long for a width, go on behind an indent.

    The indent is the row's own; where it has none it is `hang`.
    """

    def wrapped(row: Content) -> Content:
        indent = len(row.plain) - len(row.plain.lstrip(" "))
        return beside(row[:indent], row[indent:], indent or hang, width)

    if all(cell_len(row) <= width for row in text.plain.split("\n")):
        return _swapped(text, NO_BREAK, " ")
    rows = _swapped(text, NO_BREAK, HELD).split("\n")
    told = lines(wrapped(row) if row.cell_length > width else row for row in rows)
    return _swapped(told, HELD, " ")


def _swapped(text: Content, old: str, new: str) -> Content:
    """A text with one character instead of another."""
    if old not in text.plain:
        return text
    return Content(text.plain.replace(old, new), [*text.spans], strip_control_codes=False)


def beginning(text: Content) -> Content:
    """A text as a row of a list holds it: of a very long one the beginning, and how much is left
    out.
    """
    left = len(text.plain) - LONG
    if left <= 0:
        return text
    more = ngettext("… {n} more character", "… {n} more characters", left)
    return parts(text[:LONG], (more.format(n=number(left)), "bold $risk"))


class Laid(Content):
    """A text whose lines are broken already, so that nobody has to count them once more."""

    widest = 0
    """The cells of its widest line."""

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The lines it takes at a width."""
        known = width >= self.widest
        return self.plain.count("\n") + 1 if known else super().get_height(rules, width)


def laid(text: Content, width: int, hang: int, *, aired: bool) -> Content:
    """A text as a row of a list shows it at a width, with a free line over it or not."""
    shown = beginning(text)
    return _laid(shown.plain, tuple(shown.spans), width, hang, aired)


@lru_cache(maxsize=2_000)
def _laid(text: str, spans: tuple[Span, ...], width: int, hang: int, aired: bool) -> Laid:
    """The same of a text and what is styled in it; most rows of a list stay as they were."""
    row = hung(Content(text, [*spans], strip_control_codes=False), width, hang)
    whole = lines([Content(""), row]) if aired else row
    found = Laid(whole.plain, [*whole.spans], strip_control_codes=False)
    found.widest = max(cell_len(line) for line in whole.plain.split("\n"))
    return found


def heading(text: str) -> Content:
    """A heading inside a text."""
    return plain(text, "bold $primary")
