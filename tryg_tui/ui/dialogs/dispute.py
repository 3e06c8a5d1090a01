"""Two versions of the same words, side by side, with the choice between them."""

from typing import Any

from textual.app import App
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from tryg_tui.core.meetings.disputes import (
    Conflict,
    Dispute,
    disputes,
    removed_here,
    turned,
    with_theirs,
)
from tryg_tui.core.model.base import Document
from tryg_tui.core.model.folder import Folder
from tryg_tui.locale import _
from tryg_tui.session.file_session import FileSession
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.text import plain
from tryg_tui.words.sentences.saving import dispute_words, version_words


class DisputeDialog(ChooseScreen):
    """Shows both versions; answers "theirs" for the other one, "ours" for what was done here.

    Without an answer what stands is kept.
    """

    def __init__(self, folder: Folder, document: Document, dispute: Dispute, copy: str) -> None:
        """Show what is disputed in a file; `copy` is the one that holds their version."""
        said = _("{what} was changed here and by somebody else at the same time.")
        about = dispute_words(folder, document, dispute)
        ours, theirs = document, with_theirs(document, dispute)
        answers = [("ours", _("Keep what was written here")), ("theirs", _("Take the other one"))]
        if removed_here(dispute):
            # What stands comes first, so that nobody removes words by going on.
            ours = with_theirs(ours, turned(dispute))
            answers = [("theirs", _("Keep what the other wrote")), ("ours", _("Leave it removed"))]
        versions = []
        for title, version in ((_("Here"), ours), (_("The other"), theirs)):
            words = plain(version_words(folder, version, dispute))
            both = Static(plain(title, "bold")), Static(words)
            versions.append(VerticalScroll(*both, classes="version", can_focus=False))
        super().__init__(said.format(what=about), answers, Horizontal(*versions, id="versions"))
        kept = _("The other version as a whole is kept in {file}.").format(file=copy)
        self._keys = kept if copy else ""


def settle(
    app: App[Any],
    folder: Folder,
    file: FileSession[Any],
    conflicts: tuple[Conflict, ...],
    copy: str,
) -> None:
    """Ask about what both changed in a file, one thing after another, and go on from there."""
    taken: list[Dispute] = []

    def ask(open_ones: list[Dispute]) -> None:
        if not open_ones:
            file.settle(taken)
            return
        dispute, *rest = open_ones

        def answered(answer: str | None) -> None:
            if answer == "theirs":
                taken.append(dispute)
            elif answer == "ours" and removed_here(dispute):
                taken.append(turned(dispute))
            ask(rest)

        app.push_screen(DisputeDialog(folder, file.value, dispute, copy), answered)

    if conflicts:
        ask(list(disputes(conflicts)))
