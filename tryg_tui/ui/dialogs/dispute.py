"""Two versions of the same words, side by side, with the choice between them."""

from typing import Any

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

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
from tryg_tui.ui.text import plain
from tryg_tui.words.saving import dispute_words, version_words


class DisputeDialog(ModalScreen[str]):
    """Shows both versions; answers "theirs" for the other one, "ours" for what was done here.

    Without an answer what stands is kept.
    """

    BINDINGS = [Binding("escape", "leave", show=False, priority=True)]

    def __init__(self, folder: Folder, document: Document, dispute: Dispute, copy: str) -> None:
        """Show what is disputed in a file; `copy` is the one that holds their version."""
        super().__init__()
        self._folder = folder
        self._document = document
        self._dispute = dispute
        self._copy = copy

    def compose(self) -> ComposeResult:
        """What it is about, both versions, the choice."""
        about = dispute_words(self._folder, self._document, self._dispute)
        said = _("{what} was changed here and by somebody else at the same time.")
        ours, theirs = self._document, with_theirs(self._document, self._dispute)
        answers = [("ours", _("Keep what was written here")), ("theirs", _("Take the other one"))]
        if removed_here(self._dispute):
            # What stands comes first, so that nobody removes words by going on.
            ours = with_theirs(ours, turned(self._dispute))
            answers = [("theirs", _("Keep what the other wrote")), ("ours", _("Leave it removed"))]
        kept = _("The other version as a whole is kept in {file}.").format(file=self._copy)
        with Vertical(classes="window tall"):
            yield Static(plain(said.format(what=about), "bold $primary"), classes="window-title")
            with Horizontal(id="versions"):
                for title, version in ((_("Here"), ours), (_("The other"), theirs)):
                    words = version_words(self._folder, version, self._dispute)
                    with VerticalScroll(classes="version", can_focus=False):
                        yield Static(plain(title, "bold"))
                        yield Static(plain(words))
            yield OptionList(*(Option(plain(words), id=value) for value, words in answers))
            yield Static(plain(kept if self._copy else "", "$muted"))

    def on_mount(self) -> None:
        """Let the choice have the keys."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand the answer over."""
        self.dismiss(event.option_id or "")

    def action_leave(self) -> None:
        """Keep what stands."""
        self.dismiss("")


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
