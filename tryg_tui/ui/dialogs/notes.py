"""The windows of one's own notes: one that is written for an item, and all there are."""

import asyncio
from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace
from textual.app import App
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import AgendaItem
from tryg_tui.locale import _, medium_date
from tryg_tui.session.workspace import Workspace
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.folder.notes import OwnNote
from tryg_tui.ui.dialogs.modal import ChooseScreen, Window
from tryg_tui.ui.dialogs.words import Writing
from tryg_tui.ui.navigation import program
from tryg_tui.ui.text import lines, one_line, parts, plain
from tryg_tui.words.names import item_words
from tryg_tui.words.sentences import saving


class NoteScreen(Writing):
    """A note of one's own, which is saved as it is left."""

    BINDINGS = [
        Binding("ctrl+s,f2", "leave", show=False, priority=True),
        Binding("f6", "others", show=False, priority=True),
    ]

    def __init__(self, workspace: Workspace, note: OwnNote) -> None:
        """Write a note, which may be a new one."""
        place = note.meeting, note.item
        known = (one.text for one in workspace.notes.all if (one.meeting, one.item) == place)
        self._workspace, self._note = workspace, note
        self._before = next(known, "")
        nobody = _("Nobody else sees it: it is on no shared screen, in no minutes and no export.")
        keys = _("Esc or Ctrl+S saves it; without words it is removed. F6 shows all your notes.")
        title = _("Own note: {item}").format(item=one_line(note.title))
        super().__init__(title, f"{nobody} {keys}", workspace.notes.of(*place), self._keep_text)

    def _keep_text(self, text: str) -> None:
        """Keep what is written until it is saved."""
        self._workspace.notes.keep(replace(self._note, text=text), self._before)

    def action_leave(self) -> None:
        """Save what is written, and leave."""
        note = replace(self._note, text=self.written)
        if note.text == self._before:
            self._workspace.notes.forget(note)
        else:
            self._workspace.notes.keep(note, self._before)
            self.app.run_worker(save(self.app, self._workspace, note, self._before))
        self.dismiss(None)

    def action_others(self) -> None:
        """Save what is written, and show all notes."""
        self.action_leave()
        self.app.call_later(self.app.push_screen, NotesScreen(self._workspace))


class NotesScreen(Window[None]):
    """All notes, to be read on, changed or removed."""

    SHAPE = "tall"
    BINDINGS = [Binding("delete,x", "remove", show=False, priority=True)]

    def __init__(self, workspace: Workspace) -> None:
        """Show the notes there are for the meetings of a folder."""
        keys = _("Enter opens a note. Del removes it. Esc closes.")
        super().__init__(_("Your own notes, which nobody else sees"), keys)
        self._workspace = workspace

    def body(self) -> Iterable[Widget]:
        """The notes."""
        return OptionList(), Static(id="told")

    def on_screen_resume(self) -> None:
        """Show the notes as they are now, and let them have the keys."""
        self.redraw()
        self.query_one(OptionList).focus()

    def redraw(self) -> None:
        """Show the notes as they are now."""
        notes, rows = self._workspace.notes.all, self.query_one(OptionList)
        at = rows.highlighted or 0
        rows.set_options(Option(note_row(self._workspace, one)) for one in notes)
        rows.highlighted = min(at, len(notes) - 1) if notes else None
        rows.display = bool(notes)
        none = _("There are none. N writes one for the item on screen in a meeting.")
        self.query_one("#told", Static).update(plain("" if notes else none, "$muted"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a note."""
        event.stop()
        self.app.push_screen(
            NoteScreen(self._workspace, self._workspace.notes.all[event.option_index])
        )

    def action_remove(self) -> None:
        """Remove the highlighted note, after asking."""
        at = self.query_one(OptionList).highlighted
        if at is None:
            return
        note = self._workspace.notes.all[at]

        async def answered(answer: str | None) -> None:
            if answer == "drop":
                await save(self.app, self._workspace, replace(note, text=""), note.text)

        answers = [("keep", _("No, keep it")), ("drop", _("Yes, throw it away"))]
        self.app.push_screen(ChooseScreen(_("Delete it for good?"), answers), answered)


def note_of(workspace: Workspace, meeting: Id, item: AgendaItem) -> NoteScreen:
    """The window in which the note for an item is written."""
    note = OwnNote(meeting=meeting, item=item.id, title=item_words(item), text="")
    return NoteScreen(workspace, note)


def note_row(workspace: Workspace, note: OwnNote) -> Content:
    """A note in two lines: which item of which meeting it is for, and what it says."""
    meeting = workspace.meeting(note.meeting) if workspace.holds(note.meeting) else None
    item = meeting.item(note.item) if meeting else None
    day = medium_date(meeting.date) if meeting else one_line(note.meeting)
    title = item_words(item) if item else note.title or note.item
    gone = "" if item else f" · {_('no longer on the agenda')}"
    about = parts((f"{day}  {one_line(title)}", "bold"), (gone, "$risk"))
    return lines([about, plain(f"  {one_line(note.text)}")])


async def save(app: App[Any], workspace: Workspace, note: OwnNote, before: str) -> None:
    """Put a note into its file, beside the screen; or say why not, and that it is kept."""
    try:
        await asyncio.to_thread(workspace.notes.write, note, before)
    except NotSaved as failure:
        said = saving.not_saved_sentence(failure.reason, str(failure.path))
        app.notify(f"{said} {_('What was written is kept.')}", severity="error", markup=False)
    program(app).show_anew()
