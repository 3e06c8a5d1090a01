"""Tiles in two columns beside each other, or in one where there is little room."""

from collections.abc import Sequence

import msgspec
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from tryg_tui.locale import _
from tryg_tui.ui.pages.row import NOTHING, Row, RowRef
from tryg_tui.ui.text import HANG, hung, one_line, parts, plain, shortened, spread
from tryg_tui.ui.widgets.rows import TALL, Rows

FEW = 4
"""How many rows a tile shows that need not be shown, where the page is scrolled anyway."""

RULE = 4
"""The cells kept for the rule in the first line of a tile, with those around it."""

LEAST = 2
"""How many of them it shows at least, whatever room there is."""


class Tile(msgspec.Struct, frozen=True, kw_only=True):
    """A tile of a page."""

    title: str
    said: str = ""
    """What stands at the other end of its first line."""
    rows: tuple[Row, ...] = ()
    """What it shows in any case."""
    more: tuple[Row, ...] = ()
    """What it shows as far as there is room, the most important first."""
    last: tuple[Row, ...] = ()
    """What it shows below those in any case."""
    rest: RowRef = NOTHING
    """What the line opens that tells how many more there are."""
    hidden: int = 0
    """How many more there are that it never shows."""
    asks: bool = False
    """Whether it stands right behind the first one where all stand one below another."""


def arranged(tiles: Sequence[Tile], width: int, height: int, *, air: bool = False) -> list[Row]:
    """The rows of tiles one below another, in a room of so many cells and lines; without a height
    as on a page that is scrolled. With `air` there is a free line between tiles.
    """
    shown = [min(FEW, len(tile.more)) for tile in tiles]
    if height:
        used = sum(
            1 + sum(_height(row, width) for row in (*tile.rows, *tile.last)) for tile in tiles
        ) + air * (len(tiles) - 1)
        heights = [
            [*(_height(row, width) for row in tile.more), 1][: _count(tile)] for tile in tiles
        ]
        shown = shares(heights, height - used)
    rows = []
    for tile, count in zip(tiles, shown, strict=True):
        rows += [Row(NOTHING, titled(tile.title, tile.said, width)), *tile.rows]
        rows += _some(tile, max(count, min(LEAST, _count(tile))), scrolls=not height)
        rows += tile.last
    return rows


def _height(row: Row, width: int) -> int:
    """The lines a row takes; where it is wrapped it goes on behind an indent."""
    return hung(row.text, width, HANG if row.ref else 0).plain.count("\n") + 1


def _count(tile: Tile) -> int:
    """How many rows there are of all that a tile shows as far as there is room."""
    return len(tile.more) + bool(tile.hidden)


def _some(tile: Tile, count: int, *, scrolls: bool) -> list[Row]:
    """So many lines of what a tile need not show; the last one tells how much is left out."""
    total = len(tile.more) + tile.hidden
    if count >= total:
        return list(tile.more)
    kept = tile.more[: count if scrolls else count - 1]
    told = _("… and {n} more").format(n=total - len(kept))
    return [*kept, Row(tile.rest, plain(told, "$muted"))]


def titled(title: str, said: str, width: int) -> Content:
    """The first line of a tile: its title, a rule, and what is said at its end."""
    end = f" {said}" if said and cell_len(title) + cell_len(said) + RULE <= width else ""
    name = shortened(plain(one_line(title), "bold $primary"), max(1, width - RULE))
    rule = "─" * (width - name.cell_length - 1 - cell_len(end))
    return parts(name, " ", (rule, "$rule"), (end, "$muted"))


def line(left: Content, right: Content, width: int) -> Content:
    """A row of one line, with something at its end; words that have no room are left out."""
    if not right.plain:
        return shortened(left, width)
    right = shortened(right, min(width // 2, right.cell_length))
    return spread(shortened(left, width - right.cell_length - 1), right, width)


def shares(heights: list[list[int]], room: int) -> list[int]:
    """How many rows each part shows: one after another takes one more while there is room for it.

    >>> shares([[1, 1, 1, 1, 1], [1], [1, 2, 1]], 6)
    [3, 1, 2]
    """
    shown = [0] * len(heights)
    going = list(range(len(heights)))
    while going:
        for place in list(going):
            rows = heights[place]
            if shown[place] < len(rows) and rows[shown[place]] <= room:
                room -= rows[shown[place]]
                shown[place] += 1
            else:
                going.remove(place)
    return shown


class Cells:
    """The cells of a line, given to its columns one after another."""

    def __init__(self, left: int) -> None:
        """Begin with so many."""
        self.left = left
        """Those that are not given yet."""

    def all_of(self, wanted: int) -> int:
        """What a column cannot do without, or nothing."""
        return self.up_to(wanted) if wanted <= self.left else 0

    def up_to(self, most: int) -> int:
        """As much as there is of what a column can use."""
        got = max(0, min(self.left, most))
        self.left -= got
        return got


class Columns(Horizontal):
    """Two lists of tiles; in a narrow window the first shows what else stands in the second."""

    def compose(self) -> ComposeResult:
        """The two lists."""
        yield Rows("rows")
        yield Rows("beside")

    @property
    def _left(self) -> Rows:
        """The first list."""
        return self.query_one("#rows", Rows)

    @property
    def _right(self) -> Rows:
        """The second list."""
        return self.query_one("#beside", Rows)

    @property
    def are_two(self) -> bool:
        """Whether there is room for both."""
        return not self.screen.has_class("-narrow")

    @property
    def rooms(self) -> tuple[int, int]:
        """The cells for a row at the left and at the right."""
        return self._left.room, (self._right if self.are_two else self._left).room

    @property
    def at(self) -> Rows:
        """The list that keys go to."""
        return self._right if self._right.has_focus else self._left

    def turn(self) -> None:
        """Go to the other list."""
        (self._left if self._right.has_focus else self._right).focus()

    def begin(self, row: RowRef) -> None:
        """Highlight a row of the first list."""
        self._left.focus()
        self._left.highlight(row)

    def show(self, left: Sequence[Tile], right: Sequence[Tile]) -> None:
        """Show as much of the tiles as there is room for; in one list, all that is scrolled to."""
        first, second = self._left, self._right
        if not self.are_two:
            rest = sorted((*right, *left[1:]), key=lambda tile: not tile.asks)
            first.show(arranged([*left[:1], *rest], first.room, 0))
            if second.has_focus:
                first.focus()
            return
        air = self.app.size.height >= TALL
        first.show(arranged(left, first.room, first.size.height, air=air))
        second.show(arranged(right, second.room, second.size.height, air=air))
