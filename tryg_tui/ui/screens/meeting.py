"""The meeting as it is run: agenda at the side, the item's page in the middle, minutes below."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from functools import cached_property, partial
from inspect import isawaitable
from typing import Any

from msgspec.structs import replace
from textual.events import Key
from textual.screen import Screen
from textual.widget import Widget

from tryg_tui.core.input.draft import Draft, Field
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.locale import _
from tryg_tui.session.meeting import events
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.store.journal.recovery import KeptDraft
from tryg_tui.ui.commands.availability import Situation
from tryg_tui.ui.commands.command import Command, Fact
from tryg_tui.ui.dialogs import export
from tryg_tui.ui.forms.entry_editor import EntryEditor
from tryg_tui.ui.meeting import sentences
from tryg_tui.ui.meeting.agenda_screen import AgendaScreen
from tryg_tui.ui.meeting.chair import CHAIR, ask_start, editor_commands, named, ranked
from tryg_tui.ui.meeting.entries import ENTRIES, fill_in, go_on_from, of_line
from tryg_tui.ui.meeting.recorder import Recorder
from tryg_tui.ui.meeting.view import MeetingView
from tryg_tui.ui.navigation import is_whole
from tryg_tui.ui.pages import registry
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.screens import closing, minutes

AGAIN = dt.timedelta(seconds=5)
"""How long leaving may take that is begun and then meant."""

WRITING = {**ENTRIES, **CHAIR}
"""What carries out the commands that write at any item."""


class MeetingScreen(AgendaScreen):
    """One meeting, from its first item to its last."""

    SCOPE = "meeting"
    CARRIED_OUT = registry.COMMANDS | registry.WRITING | WRITING.keys()

    def __init__(self, meeting: Meeting) -> None:
        """Run a meeting."""
        super().__init__()
        self._meeting_id = meeting.id
        self._left: dt.datetime | None = None
        """When leaving was begun, of which the second time is meant."""
        self._asked = ""
        """The command carried out last, which is gone on with where the meeting begins for it."""

    @cached_property
    def session(self) -> MeetingSession:
        """The meeting, and every change of it."""
        at, busy = self._meeting_id, lambda: not self.is_active
        return MeetingSession(self.workspace, self.saver, at, self._told, is_busy=busy)

    @cached_property
    def recorder(self) -> Recorder:
        """What takes the words of the editor to the minutes."""
        return Recorder(self.session, self.editor, self.board, self.context, self._editor_closed)

    @property
    def board(self) -> MeetingView:
        """The widget that shows the meeting."""
        return self.query_one(MeetingView)

    @property
    def editor(self) -> EntryEditor:
        """The editor of entries."""
        return self.query_one(EntryEditor)

    def body(self) -> Iterable[Widget]:
        """The meeting with the editor."""
        return (MeetingView(EntryEditor()),)

    def on_mount(self) -> None:
        """It is no longer left running."""
        self.workspace.left_running = ""

    def keep_words(self) -> None:
        """Stop the clock of the item and keep what is being written when the program ends."""
        self.session.pause()
        self.recorder.keep()

    def _told(self, event: events.Event) -> None:
        """Show what has become of the meeting."""
        if not is_whole(self):
            return
        match event:
            case events.Told():
                self.say(sentences.note_words(event))
            case events.Recorded(n=n):
                # The editor that covers the lines is put away first.
                line = RowRef("entry", f"{self.session.id}#{n}")
                self.call_later(self.board.minutes.highlight, line)
            case events.Stepped():
                self.show_page()
            case events.Focused(focus=focus):
                self.pointer.follow(focus)
            case events.WriterChanged():
                if event.lost:
                    self.recorder.put_away()
                self.redraw()
                self.call_later(self.recorder.go_on, self.write)
            case _:
                # A new line of the minutes must not be seen beside the old word that all is saved.
                self.draw_together()
                self.redraw()

    def on_saver_changed(self) -> None:
        """Show what is wrong with saving."""
        said, failed = self.banner()
        self.board.banner.tell(said, failed=failed)

    @property
    def line(self) -> RowRef:
        """What the highlighted line of the minutes is about."""
        return self.board.line

    def state_words(self) -> str:
        """What the state of the meeting asks people to know."""
        return sentences.banner_words(self.session)

    def company_words(self) -> str:
        """Who else has the meeting open, for the first line."""
        return sentences.company_words(self.session)

    def redraw(self) -> None:
        """Draw everything anew."""
        self.board.is_covered = self.editor.is_open
        super().redraw()
        self.recorder.redraw()

    def facts(self) -> Iterator[Fact]:
        """Whether there is a step to undo or make once more, and whether the minutes are free."""
        yield from super().facts()
        if self.session.can_undo:
            yield "past"
        if self.session.writable and self.session.file.history.future:
            yield "future"
        if self.session.may_take_over:
            yield "free"

    def situation(self) -> Situation:
        """By what it is decided which commands there are now: how the meeting stands."""
        said = self.state_words()
        return replace(
            super().situation(),
            state=self.session.meeting.state,
            writable=self.session.writable,
            refusal=f"{_('Nothing was recorded.')} {said}" if said else "",
        )

    def commands(self) -> list[Command]:
        """The commands there are now; the one for starting and closing says which it is."""
        return named(super().commands(), self.session.meeting.state)

    def show_keys(self, commands: list[Command] | None = None) -> None:
        """Show the keys of the editor while it is open."""
        if self.editor.is_open:
            commands = editor_commands()
        elif commands is None:
            commands = ranked(self.told_commands(), of_line(self.session.meeting, self.line))
        super().show_keys(commands)

    def trying(self) -> AbstractContextManager[None]:
        """Do something, or say why that is refused."""
        return sentences.refusal_said(self.session, self.say)

    def ask(self, dialog: Screen[Any], then: Callable[[Any], Any]) -> None:
        """Open a window, and act on what it answers, where that may still be done then."""

        async def answered(answer: Any) -> None:
            with self.trying():
                if isawaitable(done := then(answer)):
                    await done

        super().ask(dialog, answered)

    async def carry_out(self, id: str) -> None:
        """Carry out a command, or say why that is refused."""
        if id in registry.COMMANDS:
            await super().carry_out(id)
            return
        self._asked = id
        with self.trying():
            if (done := (WRITING.get(id) or self.shows.writing[id])(self)) is not None:
                await done

    def begin(self) -> bool:
        """Whether minutes can be taken now; where the meeting has not begun, that is offered."""
        why = self.session.why_not_write
        if why == "planned":
            ask_start(self, partial(self.carry_out, self._asked))
        elif why is not None:
            raise events.Refused(why)
        return why is None

    def step(self) -> None:
        """Highlight the next row of the page of which nothing has been said yet."""
        self.recorder.step()

    async def write(self, draft: Draft, first: Field = "text") -> None:
        """Open the editor with a draft, in one of its fields, all in one frame."""
        with self.app.batch_update():
            await self.recorder.open(draft, first)
            self.redraw()
        self.check_idle()

    def go_on(self, kept: KeptDraft | None) -> None:
        """Go on where the last program ended, with what was being written, where anything was."""
        if kept is None:
            self.go(self.session.meeting.current)
        else:
            self.recorder.begin_with(kept)
            self.call_later(self.recorder.go_on, self.write)

    def on_entry_editor_touched(self) -> None:
        """Keep what is written."""
        self.recorder.keep_soon()

    def on_entry_editor_left(self) -> None:
        """Keep what was written."""
        if said := self.recorder.left():
            self.say(said)

    async def on_entry_editor_recorded(self, event: EntryEditor.Recorded) -> None:
        """Put the entry into the minutes, and go on with what follows from it."""
        with self.trying():
            n = self.recorder.record(event.draft, event.entry)
            self.digits.spend(self.agenda, event.entry, self.workspace.folder)
            await go_on_from(self, event.draft, n)

    def _editor_closed(self) -> None:
        """The editor was put away: the page has the keys again."""
        self.draw_together()
        self.redraw()
        self.set_focus(self.board.rows)

    async def _fill_in(self, check: Any) -> None:
        """Go to what looks unfinished, and back to closing the meeting when that is filled in."""
        if check is not None and await fill_in(self, check):
            self.recorder.then = partial(self.call_later, self.action_start_or_close)

    def action_next_item(self) -> None:
        """Go to the next item; after the last one, offer to close the meeting."""
        if [*self.agenda.items][-1:] == [self.item] and self.session.why_not_write is None:
            self.action_start_or_close()
        else:
            super().action_next_item()

    def action_start_or_close(self) -> None:
        """Start the meeting, close it, or ask what is to become of its draft."""
        state = self.session.meeting.state
        if state == "planned" and self.session.meeting.date != self.workspace.today:
            ask_start(self)
        elif state == "planned":
            with self.trying():
                self.session.start()
        elif state == "open":
            self.ask(closing.ClosingScreen(self.session), self._fill_in)
        else:
            self.app.switch_screen(minutes.MinutesScreen(self.session.id))

    def action_export(self) -> None:
        """Offer to write the agenda or minutes for others."""
        export.export_meeting(self, self.session.id)

    def action_back(self) -> None:
        """Go back to the front page, from a meeting that goes on here only the second time, as
        nobody means to by accident; it is still at its item, whose clock goes on.
        """
        now, asked = self.workspace.now(), self._left
        runs = self.session.meeting.state == "open" and self.session.writable
        if runs and (asked is None or now - asked > AGAIN):
            self._left = now
            self.say(_("Esc again goes to the front page; the meeting goes on."))
            return
        if asked is not None:
            self.app.clear_notifications()
        self.session.leave_running()
        self.dismiss()

    def on_key(self, event: Key) -> None:
        """Begin anew with leaving where another key comes between."""
        if event.key != "escape":
            self._left = None

    def toggle_blank(self) -> bool:
        """Blank the shared screens, or bring them back; whether there are any."""
        if there := bool(self.session.presence.screens):
            self.session.toggle_blank()
        return there
