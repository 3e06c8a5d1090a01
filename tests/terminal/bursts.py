"""Keys pressed one right behind the other, wherever somebody writes, and what must come of them."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.terminal.harness import KEYS, Seen, key_bytes
from tests.terminal.script import MEETING, TITLES
from tests.terminal.secretary import Secretary, at_item
from tryg_tui.locale import _

LONG = "Gruppen vedtog at gå videre med planen om ældre på Østerå, og at følge den op i foråret."
PASTE = ("\x1b[200~", "\x1b[201~")
"""What a terminal puts around what is pasted into it."""


@dataclass(frozen=True)
class Place:
    """Where the program runs, and where it writes."""

    terminal: Seen
    folder: Path
    home: Path
    before: int = 0
    """The entries there were before the keys were pressed."""

    def minutes(self) -> dict[str, Any]:
        """The file of the meeting."""
        path = self.folder / "minutes" / f"{MEETING}.toml"
        return tomllib.loads(path.read_text(encoding="utf-8"))

    def entries(self) -> list[dict[str, Any]]:
        """The entries in the file that are new."""
        entries: list[dict[str, Any]] = self.minutes().get("entries", [])
        return entries[self.before :]

    def recorded(self, *texts: str) -> bool:
        """Whether the file holds new entries with these texts, and no others."""
        return [entry.get("text") for entry in self.entries()] == list(texts)

    def holds(self, text: str, below: str) -> bool:
        """Whether a file below a part of the folder holds a text."""
        paths = (self.folder / below).rglob("*.toml")
        return any(text in path.read_text(encoding="utf-8") for path in paths)


@dataclass(frozen=True)
class Burst:
    """Keys that are pressed faster than the program can take them."""

    keys: tuple[str, ...]
    """Names of keys, and texts that are typed."""
    comes: Callable[[Place], bool]
    """What has to be so in the end."""
    at: int = 0
    """The item of the agenda at which they are pressed; 0 for the front page."""
    first: tuple[str, str] = ("", "")
    """A key that is pressed before, and what it shows."""


def exported(place: Place) -> bool:
    """Whether both documents are in the folder that was typed."""
    found = {path.suffix for path in (place.home / "ud").glob("*")}
    return found == {".docx", ".pdf"} and place.terminal.shows(_("Written:"))


def owner(place: Place) -> bool:
    """Whether the action has the text and the owner that were typed."""
    return [(one.get("text"), one.get("owner_text")) for one in place.entries()] == [
        ("Skriver til boligforeningen.", "Søren Ø. fra avisen")
    ]


BURSTS: dict[str, Burst] = {
    "two-entries": Burst(
        ("n", LONG, "ctrl+s", "b", "Vi fortsætter med det.", "f2"),
        lambda place: place.recorded(LONG, "Vi fortsætter med det."),
        at=5,
    ),
    "kept-draft": Burst(
        ("n", "Begyndt", "escape", "n", f". {LONG}", "ctrl+s"),
        lambda place: place.recorded(f"Begyndt. {LONG}"),
        at=5,
    ),
    "fields": Burst(
        ("a", "Skriver til boligforeningen.", "tab", "Søren Ø. fra avisen", "f2"), owner, at=5
    ),
    "corrected": Burst(
        ("n", "Fejk", "backspace", "l", "left", "left", "X", "home", "En ", "end", "!", "ctrl+s"),
        lambda place: place.recorded("En FeXjl!"),
        at=5,
    ),
    "pasted": Burst(
        ("n", "Før ", PASTE[0], "sat ind, æøå", PASTE[1], " efter", "ctrl+s"),
        lambda place: place.recorded("Før sat ind, æøå efter"),
        at=5,
    ),
    "palette": Burst(
        ("n", "Fundet ved navn.", "ctrl+p", "what the editor holds", "enter"),
        lambda place: place.recorded("Fundet ved navn."),
        at=5,
    ),
    "question": Burst(
        ("G", "Gæst fra Nørresundby", "enter"),
        lambda place: "Gæst fra Nørresundby" in str(place.minutes().get("attendance")),
        at=1,
    ),
    "form": Burst(
        ("F", "enter", "enter", *("pagedown",) * 2, LONG, *("pagedown",) * 5, "I alt.", "ctrl+s"),
        lambda place: place.holds(LONG, "reports"),
        at=7,
    ),
    "export": Burst(
        ("E", "tab", "ctrl+u", "{home}/ud", "f2"),
        exported,
        at=5,
    ),
    "clicker": Burst(
        ("pagedown",) * 4,
        lambda place: at_item(place.terminal, 6),
        at=2,
    ),
    "closing": Burst(
        ("c", "pagedown", "pagedown", "ctrl+u", "30.10.2018", "ctrl+s"),
        lambda place: (
            (place.folder / "minutes" / "2018-10-30.toml").exists()
            and place.minutes()["state"] == "draft"
        ),
        at=5,
    ),
    "report-head": Burst(
        ("e", f"Til {LONG}", "enter"),
        lambda place: place.holds(f"Til {LONG}", "reports"),
        first=("E", "Status report"),
    ),
    "report-words": Burst(
        (*("down",) * 10, "n", f"Om {LONG}", "f2"),
        lambda place: place.holds(f"Om {LONG}", "reports"),
        first=("E", "Status report"),
    ),
    "search": Burst(
        ("/", "rusmiddelseminar meeting:2017-12-05", "enter"),
        lambda place: place.terminal.shows("Esc Back o Dashboards"),
    ),
    "prepared": Burst(
        ("n", "enter", "ctrl+u", "30.10.2018", "enter"),
        lambda place: (place.folder / "minutes" / "2018-10-30.toml").exists(),
    ),
}
"""One for every place where somebody writes, and for those who only step on."""


def pressed(burst: Burst, home: Path) -> list[bytes]:
    """What a terminal sends for each key; a text is one key a letter."""
    found: list[bytes] = []
    for key in burst.keys:
        text = key.format(home=home) if "{home}" in key else key
        known = text in KEYS or text.startswith("ctrl+") or text in PASTE
        found += [key_bytes(text)] if known else [letter.encode() for letter in text]
    return found


def reach(secretary: Secretary, burst: Burst) -> None:
    """Go where a burst begins."""
    if not burst.at:
        secretary.terminal.wait_for(_("Next meeting"))
        key, shown = burst.first
        if key:
            secretary.terminal.press(key)
            secretary.terminal.wait_for(shown)
        return
    secretary.begin()
    if burst.at > 1:
        secretary.terminal.press(str(burst.at))
        secretary.on(burst.at, TITLES[burst.at - 1])
