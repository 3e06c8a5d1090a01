"""The footer: the commands that matter here, as many as fit."""

from textual.content import Content
from textual.widgets import Static

from tryg_tui.locale import _, language
from tryg_tui.ui.commands.command import Command, key_name
from tryg_tui.ui.text import parts, show_text


class KeyLine(Static):
    """One line of keys with their labels; what does not fit is left out, help never is."""

    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; width: 1fr; background: $panel; padding: 0 1; }
    """

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(id="keys")
        self._commands: list[Command] = []
        self._drawn: tuple[list[Command], int, str] | None = None
        """The commands as they were drawn last, the width, and the language."""

    def show_commands(self, commands: list[Command]) -> None:
        """Show these commands, the most important first."""
        self._commands = commands
        asked = (commands, self._room(), language())
        if asked != self._drawn:
            self._drawn = asked
            show_text(self, line(commands, self._room()), layout=False)

    def on_resize(self) -> None:
        """Use the room there is now."""
        self.show_commands(self._commands)

    def _room(self) -> int:
        """The width for text, in cells."""
        return self.content_size.width or 78


def line(commands: list[Command], width: int) -> Content:
    """The keys and labels of the first commands that fit into a width."""
    shown = Content("")
    for command in commands:
        key = _(key_name(command.keys.split()[0]))
        piece = parts((key, "bold $footer-key-foreground"), f" {_(command.label)}  ")
        if shown.cell_length + piece.cell_length - 2 > width:
            continue
        shown = shown + piece
    return shown
