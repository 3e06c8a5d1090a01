"""Write the keys of the program into the README: python -m docs.keys."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from tryg_tui.core.strategy import View
from tryg_tui.ui.command_table import COMMANDS
from tryg_tui.ui.commands import Command, Scope, key_names

README = Path(__file__).parent.parent / "README.md"
BEGIN, END = "<!-- keys: begin -->\n", "<!-- keys: end -->\n"
"""The lines in the README between which the tables stand."""

PLACES: dict[Scope, str] = {
    "everywhere": "Everywhere",
    "home": "On the front page",
    "meeting": "In a meeting",
    "screen": "On a shared screen",
    "minutes": "Reading minutes",
    "closing": "Closing a meeting",
    "editor": "Writing an entry",
    "form": "Filling in a reporting form",
    "report": "Arranging the yearly status report",
    "archive": "Looking back",
    "search": "Searching",
}
"""The headings of the tables."""

VIEWS: dict[View, str] = {
    "agenda": "approval of the agenda",
    "previous-minutes": "approval of the minutes",
    "actions": "action points",
    "safety-index": "the safety index",
    "initiatives": "the initiatives",
    "communication": "communication",
    "measurement": "measurement",
    "topics": "topics",
    "other": "any other business",
    "next-meeting": "the next meeting",
}
"""What the items of an agenda are called."""


def keys_of(command: Command) -> str:
    """The keys of a command, as they are printed."""
    names = key_names(command)
    if names == list("123456"):
        return "`1`–`6`"
    if names == list("1234567890"):
        return "`1`–`9`, `0`"
    return ", ".join(f"`{name}`" for name in names)


def heading(command: Command) -> str:
    """Where a command can be used."""
    place = PLACES[command.scope]
    *others, last = (VIEWS[view] for view in command.views) if command.views else [""]
    views = f"{', '.join(others)} and {last}" if others else last
    return f"{place}, at {views}" if views else place


def tables() -> Iterator[str]:
    """A table for each place, in the order of the commands."""
    for place, commands in groupby(COMMANDS, key=heading):
        rows = "".join(f"| {keys_of(one)} | {one.help} |\n" for one in commands)
        yield f"**{place}**\n\n| key | what it does |\n|---|---|\n{rows}"


def text() -> str:
    """All the tables."""
    return "\n" + "\n".join(tables()) + "\n"


def with_keys(readme: str) -> str:
    """The README with the tables as they are now; ValueError where the lines around are gone."""
    before, _, rest = readme.partition(BEGIN)
    _, found, after = rest.partition(END)
    if not found:
        message = f"{BEGIN!r} and {END!r} are not both there"
        raise ValueError(message)
    return before + BEGIN + text() + END + after


if __name__ == "__main__":
    README.write_text(with_keys(README.read_text(encoding="utf-8")), encoding="utf-8")
