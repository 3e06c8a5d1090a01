"""The one table of commands, from which bindings, footer, help, palette and README follow."""

from typing import get_args

from msgspec.structs import replace

from tryg_tui.locale import N_
from tryg_tui.ui.commands.command import Command, Scope
from tryg_tui.ui.commands.table.meeting import MEETING
from tryg_tui.ui.commands.table.outside import OUTSIDE

ROOM_BLANK = Command(
    "blank",
    "full_stop b",
    N_("Blank"),
    N_("Blank the screen to title and clock, or bring it back"),
    scope="screen",
    footer=8,
)
"""What a shared screen does in its own way: clickers send one or the other of these keys."""

NOT_SHARED = frozenset({"back", "export", "links", "own_notes", "see_registers"})
"""The commands that change nothing in the folder, but that a shared screen has no place for."""

SHARED = [
    replace(command, scope="screen")
    for command in MEETING
    if command.scope == "meeting" and not command.writes and command.id not in NOT_SHARED
]
"""What a shared screen has of the commands of a meeting: those that change nothing."""

COMMANDS: tuple[Command, ...] = tuple(
    sorted(
        (*OUTSIDE, *MEETING, *SHARED, ROOM_BLANK),
        key=lambda command: get_args(Scope).index(command.scope),
    )
)
"""Every command of the program."""
