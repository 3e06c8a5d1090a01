"""What is looked at inside an item of an agenda: told to other screens, and followed from them."""

from typing import Any, Protocol, cast

import msgspec
from msgspec.structs import replace
from textual.app import App
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen

from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import AgendaItem
from tryg_tui.core.plot.model import MOST_SERIES
from tryg_tui.session.meeting.open_meeting import OpenMeeting
from tryg_tui.store.files.small_json import shortened
from tryg_tui.store.presence.live import MOST_CHOSEN, Focus
from tryg_tui.ui.dialogs.large import LargeScreen
from tryg_tui.ui.dialogs.modal import WINDOW, TextScreen
from tryg_tui.ui.meeting.view import Board
from tryg_tui.ui.pages.context import Chosen, Context
from tryg_tui.ui.pages.page import Page
from tryg_tui.ui.pages.parts import minutes
from tryg_tui.ui.pages.row import RowKind, RowRef
from tryg_tui.words.names import item_words


class Pointed(Protocol):
    """A screen with an agenda, inside whose items something is looked at."""

    chosen: Chosen
    """What is chosen to be seen."""

    @property
    def session(self) -> OpenMeeting | None:
        """The meeting that is open here, where there is one."""

    @property
    def app(self) -> App[Any]:
        """The program."""

    @property
    def item(self) -> AgendaItem:
        """The item on screen."""

    @property
    def shows(self) -> Page:
        """The page of it."""

    @property
    def row(self) -> RowRef:
        """What the highlighted row is about."""

    def context(self) -> Context:
        """What the page is drawn from now."""

    @property
    def board(self) -> Board:
        """The widget that shows the meeting."""

    def redraw(self) -> None:
        """Draw everything anew."""


class CardScreen(TextScreen):
    """All about a row."""

    FOR_ALL = "card"

    def __init__(self, title: str, text: Content, row: RowRef) -> None:
        """Show what is known of a row under a title."""
        super().__init__(title, text)
        self.row = row
        """What it is about."""


class Pointer:
    """What is looked at on one screen: told to the others, and changed as they change it."""

    def __init__(self, screen: Pointed) -> None:
        """Point at what a screen shows."""
        self._screen = screen
        self._kept: dict[Id, Chosen] = {}

    @property
    def kept(self) -> Chosen:
        """What was chosen when the item on screen was looked at before."""
        return self._kept.get(self._screen.item.id, Chosen())

    def keep(self) -> None:
        """Keep what is chosen for when the item is looked at again."""
        self._kept[self._screen.item.id] = self._screen.chosen

    def point(self) -> None:
        """Have the others look at the same, where the minutes are taken here."""
        session = self._screen.session
        if session is not None and session.presence.is_written_here:
            self.tell()

    def look_over(self) -> None:
        """Have the others look at the window over the screen, wherever that is scrolled."""
        self.point()
        over = self._screen.app.screen
        if getattr(over, "FOR_ALL", ""):
            over.call_after_refresh(self._watch, over)

    def _watch(self, over: Screen[Any]) -> None:
        """Tell where a window is scrolled, and when it shows more."""
        for box in over.query(VerticalScroll):
            for changes in ("scroll_y", "virtual_size"):
                over.watch(box, changes, self.point, init=False)

    def tell(self) -> None:
        """Have the others look at the same, and at the window over it where all may see that."""
        screen = self._screen
        session, over = screen.session, screen.app.screen
        if session is None or session.item is None:
            return
        row = over.row if isinstance(over, CardScreen | LargeScreen) and over.row else screen.row
        focus = told(session.shown, row, screen.chosen, getattr(over, "FOR_ALL", ""))
        session.point(replace(focus, far=getattr(over, "far", 0) if focus.window else 0))

    def catch_up(self) -> None:
        """Go where somebody else went while a window was open here, or tell that it is gone."""
        session = self._screen.session
        if session is not None:
            session.catch_up()
            self.point()

    def follow(self, focus: Focus) -> None:
        """Look at what somebody else looks at, where there is such a thing here."""
        screen = self._screen
        chosen = chosen_of(focus)
        if chosen != screen.chosen:
            screen.chosen = chosen
            self.keep()
            screen.redraw()
        screen.board.rows.highlight(row_of(focus))

    def card(self, row: RowRef, *, line: bool) -> Screen[Any] | None:
        """All about a row, or with `line` about a line of the minutes; None where that is nothing
        more.
        """
        screen = self._screen
        ctx = screen.context()
        if line:
            title, detail = (
                item_words(screen.item),
                minutes.entry_detail(ctx, row.id, WINDOW),
            )
        else:
            title, detail = screen.shows.opened(ctx, row, WINDOW)
        return CardScreen(title, detail, row) if detail.plain.strip() else None


def told(item: Id, row: RowRef, chosen: Chosen, window: str) -> Focus:
    """What the others are told of what is looked at; the rows marked are only one's own."""
    of_item = {item: chosen.filters[item]} if item in chosen.filters else {}
    own = replace(chosen, filters=of_item, marked=frozenset())
    said = msgspec.json.encode(own).decode() if own != Chosen() else ""
    return Focus(
        item,
        row.kind if row else "",
        shortened(row.id),
        window,
        said if len(said) <= MOST_CHOSEN else "",
    )


def row_of(focus: Focus) -> RowRef:
    """The row looked at; of a kind there is none of, where that is what is told."""
    return RowRef(cast("RowKind", focus.kind or "none"), focus.id)


def chosen_of(focus: Focus) -> Chosen:
    """What is chosen to be seen; nothing where what is told cannot be understood."""
    try:
        chosen = msgspec.json.decode(focus.chosen or "{}", type=Chosen)
    except (ValueError, RecursionError):
        return Chosen()
    return replace(chosen, picked=chosen.picked[:MOST_SERIES], marked=frozenset())
