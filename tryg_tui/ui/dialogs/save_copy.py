"""Saving minutes somewhere else, because their own file cannot be written."""

import asyncio
from pathlib import Path

from textual.app import App

from tryg_tui.core.model.meeting import Meeting
from tryg_tui.locale import _
from tryg_tui.session.saver import Saver
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.folder.minutes import save_elsewhere
from tryg_tui.ui.dialogs.modal import AskScreen
from tryg_tui.words.saving import not_saved_sentence


def ask_where(app: App[int], saver: Saver) -> None:
    """Ask for a file for each meeting that is not on disk, and save it there."""
    for meeting in saver.waiting:
        _ask(app, meeting, Path.home() / f"{meeting.id}.toml")


def _ask(app: App[int], meeting: Meeting, proposed: Path) -> None:
    """Ask for a file and save a meeting there; where that fails, say why and ask again."""

    async def answered(answer: str | None) -> None:
        if not answer:
            return
        path = Path(answer).expanduser()
        try:
            await asyncio.to_thread(save_elsewhere, path, meeting)
        except NotSaved as failure:
            said = not_saved_sentence(failure.reason, str(path))
            app.notify(said, severity="error", markup=False)
            _ask(app, meeting, path)
        except (OSError, ValueError):
            app.notify(not_saved_sentence("io", str(path)), severity="error", markup=False)
            _ask(app, meeting, path)
        else:
            said = _("A copy is saved in {path}.").format(path=path)
            app.notify(said, markup=False)

    question = _("Where is a copy of “{meeting}” to go?").format(meeting=meeting.title)
    hint = _("A file that is not there yet, on this computer or on a stick.")
    app.push_screen(AskScreen(question, str(proposed), hint), answered)
