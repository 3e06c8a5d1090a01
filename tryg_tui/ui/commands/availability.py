"""Which commands may be carried out now: not those that write where nothing may be written, and
no letters while somebody types.
"""

from typing import TYPE_CHECKING

from textual.app import App
from textual.screen import ModalScreen
from textual.widgets import Input

from tryg_tui.ui.commands.command import Command
from tryg_tui.ui.commands.table import COMMANDS

if TYPE_CHECKING:
    from tryg_tui.ui.app import TrygApp

EDITOR = "editor"
"""The id of the editor of entries."""

COMMANDS_BY_ID: dict[str, list[Command]] = {}
"""The commands by the name of their action, which may mean something on several screens."""

for _command in COMMANDS:
    COMMANDS_BY_ID.setdefault(_command.id, []).append(_command)


def typing(app: App[int]) -> bool:
    """Whether keys go into a text, or belong to a window over the screen."""
    focused = app.focused
    if isinstance(app.screen, ModalScreen) or isinstance(focused, Input):
        return True
    # The editor is told by its id, as the first screen does without loading it.
    return focused is not None and any(one.id == EDITOR for one in focused.ancestors)


def allowed(
    app: "TrygApp", meant: list[Command] | tuple[Command, ...], parameters: tuple[object, ...]
) -> bool:
    """Whether a command may be carried out now."""
    if not meant:
        return True
    if app.read_only and all(command.writes for command in meant):
        return False
    if not typing(app):
        return True
    return any(command.typing for command in meant) and parameters != (1,)
