"""A list of rows that keeps its place when they change."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tryg_tui.ui.present import hung, lines
from tryg_tui.ui.views.page import Row

TALL = 32
"""From this height on, in lines, headings get air and there is room for details."""

PADDING = 2
"""The cells beside a row's text."""

HANG = 2
"""The indent, in cells, of what goes on from the line a row begins with."""


class Rows(OptionList):
    """Rows of a view; headings between them cannot be highlighted."""

    class RoomChanged(Message):
        """The list is wider or narrower than the rows it shows were made for."""

    def __init__(self, id: str) -> None:
        """Start empty."""
        super().__init__(id=id, markup=False)
        self._rows: tuple[Row, ...] = ()
        self._made_for = 0

    def on_resize(self) -> None:
        """Keep the row highlighted in sight when something beside the list takes room."""
        self.scroll_to_highlight()
        if self._rows and self.room != self._made_for:
            self.post_message(self.RoomChanged())

    @property
    def room(self) -> int:
        """The width of a row's text, in cells."""
        return max(20, self.scrollable_content_region.width - PADDING)

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows; the row highlighted stays so where it is still there."""
        new = tuple(self._spaced(rows))
        self._made_for = self.room
        if [row.id for row in new] == [row.id for row in self._rows]:
            for index, row in enumerate(new):
                if not row.text.is_same(self._rows[index].text):
                    self.replace_option_prompt_at_index(index, row.text)
            self._rows = new
            return
        kept = self.highlighted_id
        self._rows = new
        self.clear_options()
        self.add_options(Option(row.text, id=row.id or None, disabled=not row.id) for row in new)
        ids = [row.id for row in new]
        selectable = [index for index, id in enumerate(ids) if id]
        if kept in ids and kept:
            self.highlighted = ids.index(kept)
        elif selectable:
            self.highlighted = selectable[0]
        if self.highlighted == (selectable[0] if selectable else None):
            self.scroll_home(animate=False)

    def _spaced(self, rows: Sequence[Row]) -> Iterator[Row]:
        """The rows in the room there is; a free line over each heading if the window is tall."""
        tall = self.app.size.height >= TALL
        for index, row in enumerate(rows):
            free = tall and index and not row.id
            text = hung(row.text, self.room, HANG if row.id else 0)
            yield Row(row.id, lines([Content(""), text]) if free else text)

    def step(self) -> None:
        """Highlight the next row; after the last one stay there."""
        later = [n for n, row in enumerate(self._rows) if row.id and n > (self.highlighted or 0)]
        if later:
            self.highlighted = later[0]

    @property
    def highlighted_id(self) -> str:
        """The id of the row highlighted, or nothing."""
        index = self.highlighted
        return self._rows[index].id if index is not None and index < len(self._rows) else ""

    def highlight(self, id: str) -> None:
        """Highlight the row with an id, if it is there."""
        ids = [row.id for row in self._rows]
        if id in ids:
            self.highlighted = ids.index(id)
