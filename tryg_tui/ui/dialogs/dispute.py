"""Two versions of the same words, side by side, with the choice between them."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tryg_tui.core.meetings.disputes import Dispute, with_theirs
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.locale import _
from tryg_tui.ui.text import plain
from tryg_tui.words.citations import place_words
from tryg_tui.words.entries import entry_label, entry_text
from tryg_tui.words.names import person_words


class DisputeScreen(ModalScreen[str]):
    """Shows both versions; answers "theirs" for the other one, anything else keeps what is here."""

    BINDINGS = [Binding("escape", "leave", show=False, priority=True)]

    def __init__(self, folder: Folder, meeting: Meeting, dispute: Dispute, copy: str) -> None:
        """Show what is disputed in a meeting; `copy` is the file that holds their version."""
        super().__init__()
        self._folder = folder
        self._meeting = meeting
        self._dispute = dispute
        self._copy = copy

    def compose(self) -> ComposeResult:
        """What it is about, both versions, the choice."""
        said = _("{what} was changed here and by somebody else at the same time.")
        theirs = with_theirs(self._meeting, self._dispute)
        answers = [("ours", _("Keep what was written here")), ("theirs", _("Take the other one"))]
        kept = _("The other version as a whole is kept in {file}.").format(file=self._copy)
        with Vertical(classes="window tall"):
            about = said.format(what=what_words(self._meeting, self._folder, self._dispute))
            yield Static(plain(about, "bold $primary"), classes="window-title")
            with Horizontal(id="versions"):
                for title, meeting in ((_("Here"), self._meeting), (_("The other"), theirs)):
                    with VerticalScroll(classes="version", can_focus=False):
                        yield Static(plain(title, "bold"))
                        yield Static(plain(version_words(meeting, self._folder, self._dispute)))
            yield OptionList(*(Option(plain(words), id=value) for value, words in answers))
            yield Static(plain(kept if self._copy else "", "$muted"))

    def on_mount(self) -> None:
        """Let the choice have the keys."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand the answer over."""
        self.dismiss(event.option_id or "")

    def action_leave(self) -> None:
        """Keep what is here."""
        self.dismiss("")


def what_words(meeting: Meeting, folder: Folder, dispute: Dispute) -> str:
    """What a dispute is about, in words."""
    where, key = dispute[0].where, dispute[0].key
    if where == "entry":
        entry = meeting.entry(int(key))
        return entry_label(entry) if entry else f"#{key}"
    if where == "item":
        item = meeting.item(key)
        return item.title if item else key
    if where == "attendance":
        return person_words(folder, key)
    return _("The meeting's “{key}”").format(key=key)


def version_words(meeting: Meeting, folder: Folder, dispute: Dispute) -> str:
    """What one version says of what is disputed."""
    if dispute[0].where == "entry":
        entry = meeting.entry(int(dispute[0].key))
        return entry_text(folder, meeting, entry, place_words) if entry else ""
    records = {
        "item": meeting.item(dispute[0].key),
        "attendance": next((a for a in meeting.attendance if a.person == dispute[0].key), None),
    }
    record = records.get(dispute[0].where, meeting)
    return "\n".join(
        f"{one.field}: {getattr(record, one.field, '') or '–'}" for one in dispute if one.field
    )
