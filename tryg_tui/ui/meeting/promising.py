"""Making a decision known: from the line of the minutes that is highlighted to its promise."""

from msgspec.structs import replace
from textual.widgets import OptionList

from tryg_tui.core.input.draft import Field
from tryg_tui.core.model.entries import AnyEntry, Decision
from tryg_tui.locale import _
from tryg_tui.ui.commands.command import Command
from tryg_tui.ui.meeting.together import Together
from tryg_tui.ui.widgets.rows import Rows

MAKES_KNOWN = "record_outreach"
"""The command that promises to make something known."""

AFTER_HELP = 2
"""The rank in the line of keys right after the key for help."""


class Promising(Together):
    """Tells that a decision can be made known, and begins its promise."""

    def show_keys(self, commands: list[Command] | None = None) -> None:
        """Show the key of outreach first while a decision is highlighted that it would cite."""
        shown = self.commands() if commands is None else commands
        if isinstance(self.highlighted_entry(), Decision):
            shown = [replace(c, footer=AFTER_HELP) if c.id == MAKES_KNOWN else c for c in shown]
            # Of two with a rank the first one stands first.
            shown.sort(key=lambda c: c.id != MAKES_KNOWN)
        super().show_keys(shown)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the keys for the line of the minutes that is highlighted now."""
        if event.option_list.id == "minutes":
            self.show_keys()

    def highlighted_entry(self) -> AnyEntry | None:
        """The line of the minutes that is highlighted, or None."""
        highlighted = self.query_one("#minutes", Rows).highlighted_ref.id
        found = self.context().entry(highlighted) if highlighted else None
        return found[1] if found and found[0].id == self.meeting.id else None

    def promise_of(self, n: int) -> dict[Field, str]:
        """What a promise to make an entry known begins with."""
        if ("outreach", self.shown, "") in self.drafts:
            said = _("This was begun before; when it is recorded, f promises the decision's.")
            self.notify(said, markup=False)
        entry = self.meeting.entry(n)
        if entry is None:
            return {}
        about = self.desk.folder.initiative(entry.initiative)
        return {
            "text": entry.text,
            "initiative": about.title if about else "",
            "of": self.meeting.cite(entry),
            "private": "yes" if entry.private else "",
        }
