"""A list of rows that keeps its place when they change, and never begins amid one."""

from bisect import bisect_right
from collections.abc import Container, Sequence
from typing import cast

from textual.content import Content
from textual.css.styles import RulesMap
from textual.events import Resize
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual, VisualType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tryg_tui.ui.pages.row import NOTHING, Row, RowRef, aired, headings
from tryg_tui.ui.text import HANG, laid, parts, shortened

TALL = 32
"""From this height on, in lines, headings get air and there is room for details."""

PADDING = 2
"""The cells beside a row's text."""

HEADS_PART = 3
"""The headings over what is in sight take at most one of so many lines."""


class Options(OptionList):
    """A list that draws anew only those of its options that change."""

    highlighted: reactive[int | None] = reactive(None, repaint=False)

    _measured: tuple[object, ...] = ()
    """What the heights of all options were found out for last."""

    def _update_lines(self) -> None:
        """Find out how high the options are, unless that is known: each line asks for it thrice."""
        lines = self._line_cache.lines
        known_for = (self._size, self.show_vertical_scrollbar, len(self._options))
        if not lines or (*known_for, len(lines)) != self._measured:
            super()._update_lines()
            self._measured = (*known_for, len(lines))

    def _watch_highlighted(self, before: int | None, now: int | None) -> None:
        """Draw what was highlighted and what is."""
        self._draw(before, now)

    def _replace_option_prompt(self, index: int, prompt: VisualType) -> None:
        """Let an option say something else; what takes as many lines as before moves no other."""
        option, high = self._options[index], self._line_cache.heights.get(index)
        option._set_prompt(prompt)
        if not self.is_attached:
            # Nothing of it has been drawn, and it has no styles yet.
            self._clear_caches()
            return
        padding = self.get_component_styles("option-list--option").padding.width
        width = self.scrollable_content_region.width - padding
        if high != self._get_visual(option).get_height(cast("RulesMap", self.styles), width):
            self._clear_caches()
            return
        for key in list(self._option_render_cache.keys()):
            if key[0] is option:
                self._option_render_cache.discard(key)
        self._draw(index)

    def _draw(self, *indexes: int | None) -> None:
        """Draw some options anew, where it is known where they stand."""
        lines, heights = self._line_cache.index_to_line, self._line_cache.heights
        known = [index for index in indexes if index in lines]
        if len(known) < sum(index is not None for index in indexes):
            self.refresh()
            return
        width, top = self.scrollable_content_region.width, self.scroll_offset.y
        for index in known:
            self.refresh(Region(0, lines[index] - top, width, heights[index]))


class Rows(Options):
    """Rows of a view; headings between them cannot be highlighted.

    The heading of what is in sight stays over it, and below it stand whole rows.
    """

    class RoomChanged(Message):
        """The list is wider or narrower than the rows it shows were made for."""

    def __init__(self, id: str, *, last: bool = False) -> None:
        """Start empty; `last` begins with the last row, where what is newest stands last."""
        super().__init__(id=id, markup=False)
        self._last = last
        self._rows: tuple[Row, ...] = ()
        self._heads: list[tuple[int, list[Content]]] = []
        """The headings that stay, by the first row under them; over themselves there are none."""
        self._aired: set[int] = set()
        """The headings with a free line over them."""
        self._made_for = self._drawn_for = 0

    def on_resize(self, event: Resize) -> None:
        """Keep the row highlighted in sight when something beside the list takes room."""
        if self._drawn_for == self.scrollable_content_region.width:
            event.prevent_default()  # What was drawn of the rows is as wide as it has to be.
        self._drawn_for = self.scrollable_content_region.width
        self.scroll_to_highlight()
        if self._rows and self.room != self._made_for:
            self.post_message(self.RoomChanged())

    @property
    def room(self) -> int:
        """The width of a row's text, in cells; while the list is hidden, what it was."""
        return max(20, (self.scrollable_content_region.width or self._drawn_for) - PADDING)

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows; the row highlighted stays so where it is still there."""
        self._aired = set(aired(rows)) if self.app.size.height >= TALL else set()
        self._made_for = width = self.room
        new = tuple(
            Row(row.ref, laid(row.text, width, HANG * bool(row.ref), aired=place in self._aired))
            for place, row in enumerate(rows)
        )
        self._heads = list(headings(rows))
        if len(new) == self.option_count and [row.ref for row in new] == self._refs:
            changed = False
            for index, row in enumerate(new):
                if not row.text.is_same(self._rows[index].text):
                    self.replace_option_prompt_at_index(index, row.text)
                    changed = True
            self._rows = new
            if changed:
                # They may be higher or lower now.
                self.call_after_refresh(self.scroll_to_highlight)
            return
        kept = self.highlighted_ref
        earlier = self._refs[: self.highlighted or 0].count(kept)
        self._rows = new
        if new:
            self.set_options(Option(row.text, disabled=not row.ref) for row in new)
        else:
            self.clear_options()
        selectable = [place for place, row in enumerate(new) if row.ref]
        same = [place for place in selectable if new[place].ref == kept]
        if same:
            # Several rows may be about the same.
            self.highlighted = same[min(earlier, len(same) - 1)]
        elif selectable:
            self.highlighted = selectable[-1 if self._last else 0]
        if self.highlighted == (selectable[0] if selectable else None):
            self.scroll_home(animate=False)

    @property
    def lines_needed(self) -> int:
        """The lines that all rows take."""
        return sum(row.text.plain.count("\n") + 1 for row in self._rows)

    def forget(self) -> None:
        """Begin with the first of the rows that are shown next."""
        self._rows = ()

    def step(self, past: Container[str] = ()) -> None:
        """Highlight the next row that is not about something to be passed, else just the next one;
        after the last one stay there.
        """
        later = [n for n, row in enumerate(self._rows) if row.ref and n > (self.highlighted or 0)]
        if later:
            self.highlighted = next((n for n in later if self.ref(n).id not in past), later[0])

    def after(self, ref: RowRef) -> list[RowRef]:
        """What the rows of the same kind behind one are about, and then those before it."""
        known = self._refs
        place = known.index(ref) + 1 if ref in known else len(known)
        return [one for one in (*known[place:], *known[:place]) if one.kind == ref.kind]

    def begin(self, *refs: RowRef) -> None:
        """Begin at the top again, with the first of some rows highlighted that is there, or else
        the first row.
        """
        known = self._refs
        wanted = [ref for ref in (*refs, *known) if ref and ref in known]
        if wanted:
            self.highlighted = known.index(wanted[0])
        self.scroll_home(animate=False, immediate=True)
        self.scroll_to_highlight()

    @property
    def _refs(self) -> list[RowRef]:
        """What the rows are about, in order."""
        return [row.ref for row in self._rows]

    def ref(self, place: int | None) -> RowRef:
        """What the row at a place of the list is about, or nothing."""
        return self._rows[place].ref if place is not None and place < len(self._rows) else NOTHING

    @property
    def highlighted_ref(self) -> RowRef:
        """What the highlighted row is about, or nothing."""
        return self.ref(self.highlighted)

    def highlight(self, ref: RowRef) -> None:
        """Highlight a row about something, if there is one; one highlighted stays so, and of
        several the nearest one is.
        """
        places = [place for place, one in enumerate(self._refs) if one == ref]
        if places and ref != self.highlighted_ref:
            self.highlighted = min(places, key=lambda place: abs(place - (self.highlighted or 0)))

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Bring the row highlighted into sight as a whole, and begin with a whole row above it."""
        self._update_lines()
        place, high = self.highlighted, self.scrollable_content_region.height
        if place is None or not self.is_mounted or place not in self._index_to_line or high < 1:
            return
        first, last = self._first_for(place, high), place
        now = self._beginning(int(self.scroll_offset.y))
        begin = last if top else min(max(first, now), last)
        if begin == place:
            begin = self._with_heading(place, first)
        y = self._index_to_line[begin] - len(self._heads_over(begin)) + (begin in self._aired)
        region = Region(0, y, self.scrollable_content_region.width, high)
        self.scroll_to_region(region, force=True, animate=False, top=True, immediate=True)

    def _first_for(self, place: int, high: int) -> int:
        """The first row with which the list may begin for a row to be in sight as a whole."""
        end = self._index_to_line[place] + self._heights[place]
        begin = place
        while begin and self._index_to_line[begin - 1] + high >= end + len(
            self._heads_over(begin - 1)
        ):
            begin -= 1
        return begin

    def _with_heading(self, place: int, first: int) -> int:
        """The first of the headings and remarks right above a row that may begin the list."""
        while place > first and not self._rows[place - 1].ref:
            place -= 1
        return place

    def _beginning(self, y: int) -> int:
        """The first row that is in sight as a whole where the list is scrolled to a line."""
        found = self._lines
        y = min(max(0, y), len(found) - 1)
        begin = found[y][0]
        y += len(self._heads_at(y))
        if y < len(found):
            begin, line = found[y]
            begin += not self._is_start(begin, line) and begin + 1 < len(self._rows)
        return begin

    def _is_start(self, place: int, line: int) -> bool:
        """Whether a row begins with one of its lines, the free line over it left out or not."""
        return line <= (place in self._aired)

    def _heads_over(self, place: int) -> list[Content]:
        """The lines of the headings over a row with which the list begins, as far as they fit."""
        at = self._stretch(place)
        if at < 0:
            return []
        most = self.scrollable_content_region.height // HEADS_PART
        whole = [line for head in self._heads[at][1] for line in head.wrap(self.room)]
        if len(whole) <= most:
            return whole
        brief = [shortened(head, self.room) for head in self._heads[at][1]]
        return brief[len(brief) - most :] if most else []

    def _stretch(self, place: int) -> int:
        """Under which headings a row is, by their number; -1 where there are none over it."""
        return bisect_right(self._heads, place, key=lambda one: one[0]) - 1

    def _heads_at(self, top: int) -> list[Content]:
        """The headings over a line that the list begins with, unless they hid their last rows."""
        heads = self._heads_over(self._lines[top][0])
        under, _line = self._lines[top : top + len(heads) + 1][-1]
        return heads if self._stretch(under) == self._stretch(self._lines[top][0]) else []

    def render_line(self, y: int) -> Strip:
        """A line of the list, or of the headings over it; what is left of a row is not shown."""
        top, found = self.scroll_offset.y, self._lines
        if not 0 <= top < len(found):
            return super().render_line(y)
        heads = self._heads_at(top)
        if y < len(heads):
            return self._head_line(heads[y])
        begin = top + len(heads)
        if begin < len(found):
            place, line = found[begin]
            rest = self._heights[place] - line
            brief = rest < self.scrollable_content_region.height - len(heads)
            if brief and not self._is_start(place, line) and y < len(heads) + rest:
                return self._head_line(Content(""))
        return super().render_line(y)

    def _head_line(self, text: Content) -> Strip:
        """A line of a heading that stays."""
        width = self.scrollable_content_region.width
        style = self.get_visual_style("option-list--option", "option-list--option-disabled")
        (strip,) = Visual.to_strips(self, parts(" ", text), width, 1, style)[:1]
        return strip.extend_cell_length(width, style.rich_style)
