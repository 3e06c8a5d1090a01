"""Commands as data: bindings, footer, help, palette and README follow from one table of them."""

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec
from textual.binding import Binding, BindingType

from tryg_tui.core.model.strategy import View
from tryg_tui.locale import N_

Scope = Literal[
    "everywhere",
    "home",
    "meeting",
    "round",
    "form",
    "registers",
    "record",
    "minutes",
    "closing",
    "editor",
    "report",
    "archive",
    "search",
    "screen",
]
"""The screen, or part of one, a command belongs to, in the order they are told about."""


Needs = Literal["nothing", "meeting", "unfinished", "undoable", "under-way", "begun", "open"]
"""What a command needs of the meeting: nothing, that there is one, or that it stands so."""

OfMinutes = Literal[
    "approval", "closed", "corrections", "draft", "free", "future", "past", "unsaved"
]  # fmt: skip
"""What there may be of the minutes: `free` is that nobody takes them, who should."""

OfRows = Literal[
    "carried",
    "checks",
    "columns",
    "comes-back",
    "filters",
    "later-figures",
    "other-meetings",
    "rows",
    "sections",
    "untouched",
    "years",
]
"""What there may be to go through, or to choose from."""

OfParts = Literal["another", "free-arrows", "next-part", "next-step", "paragraph", "previous-part"]
"""What there may be beside the part shown of a form, or the step of a window, or after it."""

Fact = Literal[OfMinutes, OfRows, OfParts, "groups", "problems", "upcoming"]
"""Something else a command may ask for."""


class Command(msgspec.Struct, frozen=True):
    """Something a user can do."""

    id: str
    """The action's name: a screen of the scope has a method `action_<id>`."""
    keys: str
    """The keys as Textual names them, separated by spaces; the first is shown."""
    label: str
    """A word or two for the footer, marked for translation."""
    help: str
    """A sentence for help and palette, marked for translation."""
    scope: Scope = "everywhere"
    views: tuple[View, ...] = ()
    """The item views it belongs to; empty for all."""
    needs: Needs = "nothing"
    """How the meeting must stand."""
    has: Fact | None = None
    """What else there must be."""
    writes: bool = False
    """Whether it changes a file; such commands are absent when reading only."""
    footer: int = 0
    """Its rank in the footer, 1 first; 0 keeps it out."""
    typing: bool = False
    """Whether its keys that are not letters or signs work while somebody types."""
    room: bool = False
    """Whether it is there, as one of all screens, where everybody in the room looks on."""
    opens_text: bool = False
    """Whether it opens a text, so that letters right behind its key are typed, not pasted."""


def in_scope(scope: Scope, *commands: Command, views: tuple[View, ...] = ()) -> Iterator[Command]:
    """The commands with the scope and views they share."""
    for command in commands:
        yield msgspec.structs.replace(command, scope=scope, views=views)


KEY_NAMES = {
    "question_mark": "?",
    "exclamation_mark": "!",
    "full_stop": ".",
    "slash": "/",
    "minus": "-",
    "plus": "+",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "Esc",
    "enter": "Enter",
    "space": N_("Space"),
    "right": "→",
    "left": "←",
    "down": "↓",
    "up": "↑",
    "shift+up": "Shift+↑",
    "shift+down": "Shift+↓",
    "delete": "Del",
    "alt+up": "Alt+↑",
    "alt+down": "Alt+↓",
    "tab": "Tab",
}
"""How keys are written for people; those not here are written as they are."""

SIGNS = frozenset(
    {"slash", "question_mark", "exclamation_mark", "full_stop", "minus", "plus", "space"}
)
"""Keys with long names that put a character into a text."""

WIDGET_KEYS = frozenset({"enter", "tab"})
"""Keys the widgets act on themselves; the table only tells about them."""


def key_name(key: str) -> str:
    """How a key is written for people."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    return KEY_NAMES.get(key, key.upper() if key.startswith("f") and key[1:].isdigit() else key)


def key_names(command: Command) -> list[str]:
    """All the keys of a command, for people."""
    return [key_name(key) for key in command.keys.split()]


def types_something(key: str) -> bool:
    """Whether a key puts a character into a text."""
    return len(key) == 1 or key in SIGNS


def while_typing(commands: Iterable[Command]) -> Iterator[Command]:
    """The commands that can be used while somebody types, with the keys that then do it."""
    for command in commands:
        keys = " ".join(key for key in command.keys.split() if not types_something(key))
        if keys:
            yield msgspec.structs.replace(command, keys=keys)


def bindings(table: Iterable[Command], scope: Scope) -> list[BindingType]:
    """The key bindings of a scope; what the screen says about them comes from the table.

    They come before those of the widgets, so that a clicker steps the agenda whatever has the
    focus. A key that puts a character into a text is marked with the parameter 1, by which
    `check_action` keeps it out while somebody types.
    """
    return [
        Binding(
            key,
            f"{command.id}({_parameter(command, key)})",
            command.label,
            show=False,
            priority=True,
            id=f"{scope}.{command.id}",
        )
        for command in table
        if command.scope == scope
        for key in command.keys.split()
        if key not in WIDGET_KEYS
    ]


def _parameter(command: Command, key: str) -> str:
    """What the action is told about the key: which digit, or that it types something."""
    if command.id in {"item_number", "section"}:
        return key
    return "1" if command.typing and types_something(key) else ""


def of_scope(table: Iterable[Command], scope: Scope, view: View | None = None) -> list[Command]:
    """The commands of a scope; with a view, only those that belong to it or to every view."""
    return [
        command
        for command in table
        if command.scope == scope and (view is None or not command.views or view in command.views)
    ]


def beside(table: Iterable[Command], scope: Scope) -> list[Command]:
    """The commands of every screen, without those whose keys a scope has itself."""
    own = of_scope(table, scope) if scope != "everywhere" else []
    keys = {key for command in own for key in command.keys.split()}
    return [c for c in of_scope(table, "everywhere") if keys.isdisjoint(c.keys.split())]


def in_footer(table: Iterable[Command]) -> list[Command]:
    """The commands shown in the footer, in order."""
    return sorted((c for c in table if c.footer), key=lambda c: c.footer)
