"""A meeting in which the program ends and is started again, and what must be so after that."""

import tomllib
from pathlib import Path

from tests.shipped import Table
from tests.terminal.conftest import Start
from tests.terminal.harness import Terminal, journalled
from tests.terminal.script import IDS, MEETING, TITLES
from tests.terminal.secretary import Said, Secretary, at_item
from tryg_tui.locale import _

SIZE = (80, 50)


def go(secretary: Secretary, number: int) -> None:
    """Go to an item of the agenda."""
    secretary.terminal.press(str(number % 10))
    secretary.on(number, TITLES[number - 1])


def begun(start: Start) -> Secretary:
    """A secretary in a meeting that has begun."""
    secretary = Secretary(start("run", size=SIZE))
    secretary.begin()
    return secretary


def minutes(folder: Path) -> Table:
    """The file of the meeting."""
    return tomllib.loads((folder / "minutes" / f"{MEETING}.toml").read_text(encoding="utf-8"))


def texts(folder: Path) -> list[str]:
    """What the entries in the file say."""
    return [entry["text"] for entry in minutes(folder).get("entries", [])]


class Sitting:
    """The meeting, and what is known of it without asking the program."""

    def __init__(self, start: Start, folder: Path, home: Path) -> None:
        """Begin it."""
        self._start, self.folder, self._home = start, folder, home
        self.secretary = begun(start)
        self.item = 1
        """The number of the item being treated."""
        self.saved: list[str] = []
        """The entries that the screen has called saved."""
        self.here = 0
        """The number of the last of them at that item."""
        self.attending = 0
        """How many the screen has noted as taking part."""
        self.unsaved = ""
        """What was typed and not recorded, and has to be offered at the next start."""
        self._said = 0

    @property
    def terminal(self) -> Terminal:
        """Where the program runs."""
        return self.secretary.terminal

    def go(self, number: int) -> None:
        """Go to an item of the agenda."""
        go(self.secretary, number)
        self.item, self.here = number, 0

    def words(self, said: str = "halvt skrevet, ikke gemt.") -> str:
        """Something nobody has said yet."""
        self._said += 1
        return f"Nr. {self._said}: {said}"

    def record(self) -> None:
        """Record something."""
        said = self.words('strategien "æøå" føres videre.')
        self.secretary.record(Said("b", "decision", said))
        self.is_saved(said)

    def is_saved(self, said: str) -> None:
        """Know that something has been saved."""
        self.saved.append(said)
        self.here = len(self.saved)
        if said == self.unsaved:
            self.unsaved = ""

    def write(self) -> None:
        """Begin to write something, up to where it is kept in case the program ends."""
        self.unsaved = self.words()
        self.secretary.open(Said("n", "note", self.unsaved))
        self.terminal.wait_for(lambda: self.unsaved in journalled(self._home))

    def check(self) -> None:
        """The file holds what the screen called saved, and the meeting goes on."""
        kept = minutes(self.folder)
        assert texts(self.folder) == self.saved
        assert kept["state"] == "open"
        assert len(kept.get("attendance", [])) == self.attending

    def is_at_its_item(self) -> bool:
        """Whether the file tells at which item the meeting is."""
        return bool(minutes(self.folder)["current"] == IDS[self.item - 1])

    def go_on(self) -> None:
        """Start the program again: at the item it was at it gives back what was typed, shows what
        was saved, and records more.
        """
        self.secretary = Secretary(self._start("run", size=SIZE))
        if self.unsaved:
            self.terminal.wait_for(_("Take it back, and go on where you were"))
            self.terminal.wait_for(self.unsaved)
            self.terminal.press("enter")
            self.terminal.wait_for(_("Esc leaves; the text is kept."))
            self.terminal.wait_for(self.unsaved)
            self.terminal.press("ctrl+s")
            self.is_saved(self.unsaved)
        self.terminal.wait_for(TITLES[self.item - 1])
        self.terminal.wait_for(lambda: at_item(self.terminal, self.item))
        if self.here:
            self.terminal.wait_for(f"#{self.here} ")
        self.secretary.n = len(self.saved)
        self.record()
        assert texts(self.folder) == self.saved
