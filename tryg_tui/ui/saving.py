"""What happens to the files that are open here, as the screens and the person hear of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual.app import App
from textual.message import Message

from tryg_tui.core.meetings import lost_lines
from tryg_tui.core.meetings.disputes import Conflict
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.locale import _
from tryg_tui.session import file_kind
from tryg_tui.session.saver import Saver
from tryg_tui.session.workspace import Workspace
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.folder import minutes
from tryg_tui.ui.dialogs import dispute, modal
from tryg_tui.ui.forms import answer
from tryg_tui.ui.text import lines, plain
from tryg_tui.ui.widgets.bars import trouble
from tryg_tui.words import entries
from tryg_tui.words.names import place_words
from tryg_tui.words.sentences import saving


def ask_where(app: App[int], saver: Saver) -> None:
    """Ask for a file for each meeting that is not on disk, and save it there."""
    for meeting in saver.waiting:
        _ask(app, meeting, Path.home() / f"{meeting.id}.toml")


def _ask(app: App[int], meeting: Meeting, proposed: Path) -> None:
    """Ask for a file and save a meeting there; where that fails, say why and ask again."""

    async def answered(typed: str | None) -> None:
        if not typed:
            return
        path = Path(typed).expanduser()
        try:
            await asyncio.to_thread(minutes.save_elsewhere, path, meeting)
        except NotSaved as failure:
            said = saving.not_saved_sentence(failure.reason, str(path))
            app.notify(said, severity="error", markup=False)
            _ask(app, meeting, path)
        except (OSError, ValueError):
            app.notify(saving.not_saved_sentence("io", str(path)), severity="error", markup=False)
            _ask(app, meeting, path)
        else:
            said = _("A copy is saved in {path}.").format(path=path)
            app.notify(said, markup=False)

    question = _("Where is a copy of “{meeting}” to go?").format(meeting=meeting.title)
    hint = _("A file that is not there yet, on this computer or on a stick.")
    app.push_screen(answer.AskScreen(question, answer.PATH, str(proposed), hint), answered)


def unsaved_screen(saver: Saver) -> modal.ChooseScreen:
    """Says why, and asks whether to stay, to try again ("retry") or to leave ("leave")."""
    return modal.ChooseScreen(
        trouble(saver.saving),
        [
            ("stay", _("Stay")),
            ("retry", _("Try again to save")),
            (
                "leave",
                _("Leave; the changes stay on this computer and are offered at the next start"),
            ),
        ],
    )


class SaverChanged(Message):
    """The state of saving has changed."""


class FileNews:
    """Takes what is told of the files to the screen in front, and asks what has to be asked."""

    def __init__(self, app: App[int], workspace: Workspace, redraw: Callable[[], None]) -> None:
        """Speak through an app of the folder it works in; `redraw` draws its screens anew."""
        self._app = app
        self._workspace = workspace
        self._redraw = redraw
        self.saver = Saver(workspace, self.hear)
        """What saves the files, and tells of them."""

    def hear(self, event: file_kind.Event) -> None:
        """Take news of a file to the app's own loop; while it ends there may be no screen."""
        if not isinstance(event, file_kind.SavingChanged):
            self._app.call_later(self._tell, event)
        elif self._app.screen_stack:
            self._app.screen.post_message(SaverChanged())

    def _tell(self, event: file_kind.Event) -> None:
        """Show what stands here now, and say what happened."""
        if isinstance(event, file_kind.Followed) and not event.ours:
            return  # Who only follows is not told at every step.
        self._redraw()
        match event:
            case file_kind.Followed(older=older):
                said = _("Somebody else has changed {file}; the new version is shown.")
                if older:
                    said = _("Somebody has put an older version of {file} back; that is shown.")
                self._app.notify(said.format(file=event.path), markup=False)
            case file_kind.Merged():
                self._merged(event)
            case file_kind.Disputed():
                self._settle(event.path, event.conflicts, "")
            case file_kind.LinesGone():
                self._lines_gone(event)

    def _merged(self, event: file_kind.Merged) -> None:
        """Say that somebody else had changed a file too, and ask about what both changed."""
        said = _("Somebody else has written in {file} too; it now holds what both wrote.")
        if not event.both:
            said = _("Somebody else has written in {file} too.")
        said = said.format(file=event.path)
        if event.copy:
            kept = _("The other version as a whole is kept in {file}.").format(file=event.copy)
            said = f"{said} {kept}"
        self._app.notify(said, markup=False)
        self._settle(event.path, event.conflicts, event.copy)

    def _settle(self, path: str, conflicts: tuple[Conflict, ...], copy: str) -> None:
        """Ask about what is in dispute in a file."""
        dispute.settle(self._app, self._workspace.folder, self.saver.file(path), conflicts, copy)

    def _lines_gone(self, event: file_kind.LinesGone) -> None:
        """Say that lines are gone; of an older version, offer to put them back."""
        lost, said = event.lost, saving.lines_gone_sentence(event.lost, event.copy)
        if not (lost.older and lost.can_be_put_back):
            self._app.notify(said, severity="warning", markup=False)
            return
        file = self.saver.minutes(lost.kept.id)

        def answered(answer: str | None) -> None:
            if answer == "back":
                file.change(lost_lines.put_back(file.value, lost))
            elif answer == "leave":
                file.save()

        rows = []
        for entry in lost.entries:
            words = entries.entry_text(self._workspace.folder, lost.kept, entry, place_words)
            rows.append(plain(f"{entries.entry_label(entry)} {words}"))
        answers = [("back", _("Put them back")), ("leave", _("Leave them out"))]
        self._app.push_screen(
            modal.ChooseScreen(said, answers, modal.scrolled(lines(rows))), answered
        )
