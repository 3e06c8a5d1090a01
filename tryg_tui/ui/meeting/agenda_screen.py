"""What the screens with an agenda have in common: each shows the page of one of its items."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial, partialmethod
from typing import Any, ClassVar

from msgspec.structs import replace
from textual.content import Content
from textual.events import Key
from textual.screen import Screen
from textual.widget import Widget

from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import AgendaItem
from tryg_tui.core.model.strategy import View
from tryg_tui.locale import _
from tryg_tui.session.meeting.open_meeting import OpenMeeting
from tryg_tui.ui.commands.availability import why_none
from tryg_tui.ui.commands.command import Command, Fact, of_scope
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.dialogs.since import SinceScreen
from tryg_tui.ui.meeting.agenda import Agenda, Digits, MeetingAgenda
from tryg_tui.ui.meeting.focus import Pointer
from tryg_tui.ui.meeting.sentences import unread_words
from tryg_tui.ui.meeting.view import Board, MeetingView, Scene
from tryg_tui.ui.pages import registry
from tryg_tui.ui.pages.context import Chosen, Context, Rendered
from tryg_tui.ui.pages.index import choices
from tryg_tui.ui.pages.page import Page, doing
from tryg_tui.ui.pages.parts.room import drawn
from tryg_tui.ui.pages.row import NOTHING, RowRef
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.widgets.bars import trouble
from tryg_tui.words.names import meeting_words


class AgendaScreen(TrygScreen):
    """A screen that shows one item of an agenda at a time, and what its page can do."""

    AUTO_FOCUS = "#rows"

    CARRIED_OUT: ClassVar[frozenset[str]] = registry.COMMANDS
    """The commands that `carry_out` is asked for."""

    def __init__(self) -> None:
        """Begin with nothing chosen."""
        super().__init__()
        self.chosen = Chosen()
        """What is chosen to be seen."""
        self.digits = Digits()
        """The digits that led to the item on screen."""
        self.pointer = Pointer(self)
        """What tells the others what is looked at."""
        self.page = Rendered(headline=Content(""))
        """The page as it was drawn last."""
        self._wanted = NOTHING
        """The row among those compared that somebody looks at."""
        self._instead = NOTHING
        """The row highlighted in its place while there is none of that area."""

    @property
    def session(self) -> OpenMeeting | None:
        """The meeting that is open here, where there is one."""
        return None

    @cached_property
    def agenda(self) -> Agenda:
        """The items there are, and where among them we are."""
        assert self.session is not None
        return MeetingAgenda(self.session)

    def body(self) -> Iterable[Widget]:
        """The meeting."""
        return (MeetingView(),)

    def on_mount(self) -> None:
        """Join whoever is there, and load the pages of all items once the first is drawn."""
        self.call_after_refresh(self.set_timer, registry.SOON, registry.load)
        if self.session is not None:
            self.session.join(self.presence, partial(self.call_later, self.session.hear))

    def on_unmount(self) -> None:
        """Leave the others."""
        if self.session is not None:
            self.session.leave()

    def on_screen_resume(self) -> None:
        """A window over the meeting is gone."""
        self.call_after_refresh(self.pointer.catch_up)

    def on_screen_suspend(self) -> None:
        """A window lies over the meeting."""
        self.pointer.look_over()

    @property
    def top_words(self) -> str:
        """What meeting it is."""
        return meeting_words(self.agenda.meeting) if self.agenda.meeting else ""

    @property
    def is_example(self) -> bool:
        """Whether what is shown is made up."""
        return self.agenda.meeting.example if self.agenda.meeting else super().is_example

    @property
    def meeting_shown(self) -> Id:
        """The meeting that goes on here, or nothing."""
        return self.agenda.meeting.id if self.agenda.meeting is not None else ""

    def banner(self) -> tuple[str, bool]:
        """What has to be said first, and whether that is something gone wrong."""
        failed = "\n".join(filter(None, (trouble(self.saver.saving), unread_words(self.workspace))))
        return "\n".join(filter(None, (failed, self.state_words()))), bool(failed)

    def state_words(self) -> str:
        """What has to be known of how the meeting stands."""
        return ""

    @property
    def item(self) -> AgendaItem:
        """The item on screen, where there is any."""
        found = self.agenda.item
        assert found is not None
        return found

    def go(self, item: Id, *, stepped: bool = False) -> None:
        """Go to an item; `stepped` if by the key for the next one."""
        self.agenda.go(item, stepped=stepped)

    @property
    def board(self) -> Board:
        """The widget that shows the meeting."""
        return self.query_one(MeetingView)

    @property
    def view(self) -> View | None:
        """The view of the item on screen."""
        return self.item.view if self.agenda.item else None

    @property
    def shows(self) -> Page:
        """The page there is of the item on screen."""
        return registry.page_of(self.item.view)

    @property
    def row(self) -> RowRef:
        """What the highlighted row is about."""
        return self.board.row

    def context(self) -> Context:
        """What the page is drawn from now."""
        now, board = self.agenda.context(), self.board
        room = {"room": board.room, "roomy": board.is_roomy}
        return replace(now, chosen=self.chosen, row=board.row, **room)

    def redraw(self) -> None:
        """Draw everything anew."""
        if self.agenda.item is None:
            self.board.show_nothing(_("This meeting has no agenda."))
            return
        self.page = drawn(self.shows, self.context(), self.board.rows.room)
        told = self.agenda.minutes(), *self.banner()
        self.board.show(Scene(self.item, self.page, self.detail, *told))
        self.tick()
        self.show_keys()

    def detail(self, row: RowRef, width: int, beside: bool) -> Content:
        """The details of a row at a width, beside the list or below it."""
        return self.shows.details(self.context(), row, width, beside=beside)

    def tick(self) -> None:
        """Show the time in the first line, the item's line and the rail."""
        agenda = self.agenda
        if agenda.item is not None:
            self.show_top()
            if agenda.meeting is None:
                self.board.show_titles(agenda.items, agenda.item)
            else:
                self.board.show_time(agenda.meeting, agenda.item, self.workspace.now())

    def on_item_clock_minute(self) -> None:
        """Tell that a minute has passed where minutes are told."""
        self.tick()

    def show_page(self) -> None:
        """Show another item than before, from its first row on."""
        # What is chosen belongs to its item; the year looked at and the rows marked are left.
        self.chosen = replace(self.pointer.kept, slot="", marked=frozenset())
        self.draw_together()
        self.board.begin_page()
        self.redraw()

    def on_meeting_view_item_chosen(self, event: MeetingView.ItemChosen) -> None:
        """Go to the item chosen in the agenda."""
        self.go(event.item)

    def on_meeting_view_row_chosen(self, event: MeetingView.RowChosen) -> None:
        """Open a row of the page, or a line of the minutes."""
        if event.row.kind == "since":
            self.action_since()
            return
        if (card := self.pointer.card(event.row, line=event.line)) is not None:
            self.app.push_screen(card)
        else:
            self.say(_("There is no more to say about this line."))

    def on_meeting_view_row_highlighted(self, event: MeetingView.RowHighlighted) -> None:
        """Show what there is to the row or line that is highlighted now."""
        if self.agenda.item is not None:
            if not event.line:
                self.pointer.point()  # The others draw it while it is drawn here.
                if self.page.row not in (NOTHING, self.row):
                    self.page = drawn(self.shows, self.context(), self.board.rows.room)
                    self.board.show_picture(self.page)
                self.board.show_detail()
            self.call_after_refresh(self.show_keys)

    def ask(self, dialog: Screen[Any], then: Callable[[Any], Any]) -> None:
        """Open a window, and act on what it answers."""
        self.app.push_screen(dialog, then)

    def choose(self, chosen: Chosen, *, anew: bool = False) -> None:
        """Show what is chosen now; with `anew`, a list that compares begins with it again."""
        if chosen.areas != self.chosen.areas:
            self._wanted = NOTHING
        elif self.row != self._instead:
            self._wanted = choices.compared_row(self.row)
        self.chosen = chosen
        self.pointer.keep()
        self.redraw()
        self.pointer.point()
        rows = self.board.rows
        if anew and self.view == "safety-index":
            rows.begin(self._wanted)
            found = rows.highlighted_ref
            self._instead = NOTHING if found == self._wanted else found
        rows.call_after_refresh(rows.scroll_to_highlight)

    def on_key(self, event: Key) -> None:
        """Say why nothing is done, where a key asks for it and it cannot be done now."""
        here = of_scope(COMMANDS, self.SCOPE, self.view)
        meant = [command for command in here if event.key in command.keys.split()]
        if why := why_none(meant, self.situation()):
            self.say(why)

    def facts(self) -> Iterator[Fact]:
        """Whether the chart has other years, there are later figures, and something comes back."""
        yield from super().facts()
        yield from self.page.facts()
        if self.view not in ("safety-index", "measurement"):
            yield "comes-back"

    def told_commands(self) -> list[Command]:
        """The commands there are now and that would do something: the others are not told."""
        known = self.commands()
        return doing(self.shows, self.page, self.context(), known) if self.view else known

    def commands(self) -> list[Command]:
        """The commands there are now; the one for the highlighted area says what it would do."""
        found, index = super().commands(), self.view == "safety-index"
        return choices.named(found, self.context(), self.row) if index else found

    def show_keys(self, commands: list[Command] | None = None) -> None:
        """Show the keys of what does something."""
        super().show_keys(self.told_commands() if commands is None else commands)

    async def carry_out(self, id: str) -> None:
        """Carry out a command of the page that changes no file."""
        self.shows.commands[id](self)

    def __init_subclass__(cls, **named: Any) -> None:
        """Let the keys of the pages' commands find what carries them out."""
        super().__init_subclass__(**named)
        for command in cls.CARRIED_OUT:
            setattr(cls, f"action_{command}", partialmethod(cls.carry_out, command))

    def action_next_item(self) -> None:
        """Go to the next item."""
        self.go_by(1)

    def action_previous_item(self) -> None:
        """Go to the previous item."""
        self.go_by(-1)

    def go_by(self, step: int) -> None:
        """Go to the item so many places further on, or say that there is none."""
        ids = [item.id for item in self.agenda.items]
        place = ids.index(self.item.id) + step if ids else -1
        if 0 <= place < len(ids):
            self.go(ids[place], stepped=step > 0)
        else:
            self.say(_("This is the last one.") if step > 0 else _("This is the first one."))

    def action_item_number(self, key: int) -> None:
        """Go to an item by the digits of its number; 0 is the tenth."""
        self.digits.typed(self.agenda, key, self.go, self.say)

    def action_since(self) -> None:
        """Show what has happened since the last meeting."""
        self.app.push_screen(SinceScreen(self.context()))
