"""Whether a command can be carried out now, and why not: one answer for all who ask it."""

from collections.abc import Iterable

import msgspec
from textual.app import App
from textual.screen import ModalScreen
from textual.widgets import Input

from tryg_tui.core.model.meeting import State
from tryg_tui.core.model.strategy import View
from tryg_tui.locale import N_, _
from tryg_tui.ui.commands.command import Command, Fact, Needs, Scope

EDITOR = "editor"
"""The id of the editor of entries."""

WRITTEN_IN = frozenset({EDITOR, "record"})
"""The ids of what keys belong to while something in it has the focus."""

STATES: dict[Needs, frozenset[State | None]] = {
    "nothing": frozenset({None, "planned", "open", "draft", "final", "cancelled"}),
    "meeting": frozenset({"planned", "open", "draft", "final", "cancelled"}),
    "unfinished": frozenset({"planned", "open", "draft"}),
    "undoable": frozenset({"planned", "open", "cancelled"}),
    "under-way": frozenset({"planned", "open"}),
    "begun": frozenset({"open", "draft"}),
    "open": frozenset({"open"}),
}
"""The states of the meeting in which there is what a command needs; None is no meeting at all."""

LACKING: dict[Fact, str] = {
    "past": N_("There is nothing to undo."),
    "future": N_("Nothing to redo."),
    "comes-back": N_("No decision has come back here to be looked at again."),
    "later-figures": N_("No figures came out after the day of the meeting."),
    "years": N_("There is no chart here with another year to look at."),
}
"""What is said where something is lacking; of the rest nobody needs a word."""


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """All by which it is decided what can be done now, as the screen on top hands it down."""

    scope: Scope
    view: View | None = None
    state: State | None = None
    """How the meeting on screen stands; None where there is none."""
    writable: bool = True
    """Whether this screen may change the file it shows."""
    refusal: str = ""
    """What is said to somebody who wants to write, or wants a meeting, where that cannot be."""
    shared: bool = False
    """Whether everybody in the room looks at it."""
    facts: frozenset[Fact] = frozenset()
    """What there is of all that commands may ask for."""


class Answer(msgspec.Struct, frozen=True):
    """Whether a command can be carried out, and if not, what to say; nothing for no word."""

    can: bool
    why: str = ""


YES = Answer(can=True)
"""It can be carried out."""


def answer(command: Command, now: Situation) -> Answer:
    """Whether a command of the screen can be carried out now, and why not."""
    if command.views and now.view not in command.views:
        return Answer(can=False)
    if now.shared and command.scope == "everywhere" and not command.room:
        return Answer(can=False)
    if command.id == now.scope:
        return Answer(can=False)  # It would open the screen that is there already.
    if command.writes and not now.writable and command.has != "free":
        return Answer(can=False, why=now.refusal)
    if command.has and command.has not in now.facts:
        return Answer(can=False, why=_(LACKING[command.has]) if command.has in LACKING else "")
    if now.state not in STATES[command.needs]:
        return Answer(can=False, why=now.refusal)
    return YES


def why_none(commands: Iterable[Command], now: Situation) -> str:
    """Why none of some commands can be carried out now; nothing where one can, or for no word."""
    answers = [answer(command, now) for command in commands]
    said = (one.why for one in answers if one.why)
    return "" if any(one.can for one in answers) else next(said, "")


def typing(app: App[int]) -> bool:
    """Whether keys go into a text, or belong to a window over the screen."""
    focused = app.focused
    if isinstance(app.screen, ModalScreen) or isinstance(focused, Input):
        return True
    # The editor is told by its id, as the first screen does without loading it.
    return focused is not None and any(one.id in WRITTEN_IN for one in focused.ancestors)


def takes_key(command: Command, parameters: tuple[object, ...], *, typing: bool) -> bool:
    """Whether a key may carry a command out: no letter while somebody types, which it then marks
    with the parameter 1.
    """
    return not typing or (command.typing and parameters != (1,))
