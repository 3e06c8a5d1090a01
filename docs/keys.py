"""Write the keys of the program into their page and the guide: python -m docs.keys."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from tryg_tui import locale
from tryg_tui.core.model.strategy import View
from tryg_tui.locale import Language, _
from tryg_tui.ui.commands.command import Command, Scope, key_names
from tryg_tui.ui.commands.table import COMMANDS

ROOT = Path(__file__).parent.parent
PAGES: dict[Language, Path] = {
    "en": ROOT / "docs" / "keys.md",
    "da": ROOT / "docs" / "vejledning.md",
}
"""The page with the tables, by their language."""

BEGIN, END = "<!-- keys: begin -->\n", "<!-- keys: end -->\n"
"""The lines in a page between which the tables stand."""

PLACES: dict[Language, dict[Scope, str]] = {
    "en": {
        "everywhere": "Everywhere",
        "home": "On the front page",
        "meeting": "In a meeting",
        "screen": "On a shared screen",
        "round": "At a round in writing",
        "minutes": "Reading minutes",
        "closing": "Closing a meeting",
        "editor": "Writing an entry",
        "form": "Filling in a reporting form",
        "registers": "In the registers",
        "record": "Filling in something in a register",
        "archive": "Looking back",
        "search": "Searching",
        "report": "Arranging the yearly status report",
    },
    "da": {
        "everywhere": "Overalt",
        "home": "På forsiden",
        "meeting": "Under mødet",
        "screen": "På den fælles skærm",
        "round": "I en skriftlig runde",
        "minutes": "Når et referat læses",
        "closing": "Når mødet afsluttes",
        "editor": "Når en linje skrives",
        "form": "I et afrapporteringsskema",
        "registers": "I registrene",
        "record": "Når noget i et register udfyldes",
        "archive": "I tilbageblikket",
        "search": "I søgningen",
        "report": "I den årlige statusrapport",
    },
}
"""The headings of the tables."""

VIEWS: dict[Language, dict[View, str]] = {
    "en": {
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
    },
    "da": {
        "agenda": "godkendelse af dagsordenen",
        "previous-minutes": "godkendelse af referatet",
        "actions": "aktionspunkterne",
        "safety-index": "tryghedsindekset",
        "initiatives": "indsatserne",
        "communication": "formidling",
        "measurement": "måling",
        "topics": "andre emner",
        "other": "eventuelt",
        "next-meeting": "næste møde",
    },
}
"""What the items of an agenda are called."""

WORDS: dict[Language, tuple[str, str, str, str]] = {
    "en": ("at", "and", "key", "what it does"),
    "da": ("ved", "og", "tast", "hvad den gør"),
}
"""The words around them: before and between items, and above the columns."""


def keys_of(command: Command) -> str:
    """The keys of a command, as they are printed."""
    names = key_names(command)
    if names == list("1234567"):
        return "`1`–`7`"
    if names == list("1234567890"):
        return "`1`–`9`, `0`"
    return ", ".join(f"`{_(name)}`" for name in names)


def heading(command: Command) -> str:
    """Where a command can be used."""
    language = locale.language()
    at, together, *_columns = WORDS[language]
    place = PLACES[language][command.scope]
    *others, last = (VIEWS[language][view] for view in command.views) if command.views else [""]
    views = f"{', '.join(others)} {together} {last}" if others else last
    return f"{place}, {at} {views}" if views else place


def tables() -> Iterator[str]:
    """A table for each place, in the order of the commands."""
    *_words, key, meaning = WORDS[locale.language()]
    for place, commands in groupby(COMMANDS, key=heading):
        rows = "".join(f"| {keys_of(one)} | {_(one.help)} |\n" for one in commands)
        yield f"**{place}**\n\n| {key} | {meaning} |\n|---|---|\n{rows}"


def text() -> str:
    """All the tables, in the language spoken now."""
    return "\n" + "\n".join(tables()) + "\n"


def with_keys(page: str) -> str:
    """A page with the tables as they are now; ValueError where the lines around are gone."""
    before, _begin, rest = page.partition(BEGIN)
    _old, found, after = rest.partition(END)
    if not found:
        message = f"{BEGIN!r} and {END!r} are not both there"
        raise ValueError(message)
    return before + BEGIN + text() + END + after


if __name__ == "__main__":
    for language, page in PAGES.items():
        locale.set_language(language)
        page.write_text(with_keys(page.read_text(encoding="utf-8")), encoding="utf-8")
