"""Search in all minutes, as one types."""

import asyncio

from textual import work
from textual.app import ComposeResult
from textual.widgets import Input, OptionList, Static

from tryg_tui.core.model.meeting import split_citation
from tryg_tui.core.search.match import Answer
from tryg_tui.core.search.query import parse_query
from tryg_tui.locale import _
from tryg_tui.ui.commands.command import Command, bindings, while_typing
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.keyboard import EFFECT
from tryg_tui.ui.navigation import MinutesOf
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.review.found import found_page
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.widgets.key_line import KeyLine
from tryg_tui.ui.widgets.rows import Rows
from tryg_tui.ui.widgets.top_bar import TopBar


class SearchScreen(TrygScreen):
    """A line to type in, and under it what is found."""

    SCOPE = "search"
    BINDINGS = bindings(COMMANDS, "search")
    AUTO_FOCUS = "#query"

    def __init__(self, text: str = "") -> None:
        """Begin with a text to look for."""
        super().__init__()
        self._text = text
        self.answer = Answer()
        """What was found last."""

    def commands(self) -> list[Command]:
        """The commands that can be used now: all the time, somebody types."""
        return list(while_typing(super().commands()))

    def compose(self) -> ComposeResult:
        """A first line, what is looked for, what is said of it, what is found, the keys."""
        yield TopBar()
        yield Input(self._text, id="query", select_on_focus=False)
        yield Static(id="headline")
        yield Rows("rows")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what can be typed."""
        self.set_interval(20.0, self._tick)
        self.query_one(Rows).can_focus = False
        self.call_after_refresh(self.redraw)

    def on_screen_resume(self) -> None:
        """Look again, as minutes may have changed."""
        self._look()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what is typed now."""
        event.stop()
        self._look()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the line that is highlighted."""
        event.stop()
        self._open(self.query_one(Rows).highlighted_ref)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the line that was chosen."""
        event.stop()
        self._open(self.query_one(Rows).ref(event.option_index))

    @work(group=EFFECT, exclusive=True, exit_on_error=False)
    async def _look(self) -> None:
        """Look for what is typed, and show what is found; what was begun before is given up."""
        text = self.query_one("#query", Input).value
        self.answer = await asyncio.to_thread(self.desk.search, parse_query(text))
        self._show()

    def _show(self) -> None:
        """Show what was found."""
        page = found_page(self.answer, self.desk.folder, self.desk.today)
        self.query_one("#headline", Static).update(page.headline)
        self.query_one(Rows).show(page.rows)

    def redraw(self) -> None:
        """Draw everything anew."""
        self.query_one("#query", Input).placeholder = _(
            "words, “a phrase”, decision:, initiative:…, owner:…, is:open, year:2017, meeting:…"
        )
        self._tick()
        self._show()
        self._look()
        self.show_keys()

    def _tick(self) -> None:
        """Show title and clock."""
        example = any(meeting.example for meeting in self.desk.meetings)
        self.show_top(_("Search"), example=example)

    def _open(self, row: RowRef) -> None:
        """Open the minutes at a line, or at an item."""
        if row.kind == "line":
            found = split_citation(row.id)
            if found is not None:
                self.visit(MinutesOf(found[0], line=found[1]))
        elif row.kind == "item-of":
            meeting, _hash, item = row.id.rpartition("#")
            self.visit(MinutesOf(meeting, item=item))

    def action_next_found(self) -> None:
        """Highlight the next line."""
        self.query_one(Rows).action_cursor_down()

    def action_previous_found(self) -> None:
        """Highlight the line before."""
        self.query_one(Rows).action_cursor_up()

    def action_page_down(self) -> None:
        """Highlight a line a page further down."""
        self.query_one(Rows).action_page_down()  # type: ignore[no-untyped-call]

    def action_page_up(self) -> None:
        """Highlight a line a page further up."""
        self.query_one(Rows).action_page_up()  # type: ignore[no-untyped-call]

    def action_back(self) -> None:
        """Go back to where we came from."""
        self.dismiss()
