"""Ending the program at any point of a meeting, kindly or not, and going on afterwards."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.shipped import MINUTES, Table
from tests.terminal.conftest import Start
from tests.terminal.harness import Terminal, journalled
from tests.terminal.secretary import Said, Secretary, at_item
from tryg_tui.locale import _

pytestmark = pytest.mark.terminal

MEETING = "2018-04-10"
ITEMS = [item["id"] for item in MINUTES[f"minutes/{MEETING}.toml"]["items"]]
TITLES = [item["title"] for item in MINUTES[f"minutes/{MEETING}.toml"]["items"]]
SIZE = (80, 24)

FIRST = Said("b", "decision", 'Strategien "æøå" føres videre.')
SECOND = Said("n", "note", "Halvt skrevet, ikke gemt.")
LATER = Said("n", "note", "Skrevet efter genstarten.")


@dataclass(frozen=True)
class Point:
    """A moment at which the program ends."""

    reach: Callable[[Secretary], None]
    """How somebody gets there from a meeting that has begun."""
    item: int
    """The number of the item being treated."""
    saved: tuple[Said, ...] = ()
    """The entries the screen has called saved."""
    quit: str = "q"
    """The key that quits there."""
    attending: int = 0
    """How many the screen has noted as taking part."""
    unsaved: str = ""
    """What was typed and not recorded, which is offered at the next start."""


def go(secretary: Secretary, number: int) -> None:
    secretary.terminal.press(str(number % 10))
    secretary.on(number, TITLES[number - 1])


def attended(secretary: Secretary) -> None:
    secretary.all_present()


def mid_agenda(secretary: Secretary) -> None:
    secretary.next(2, TITLES[1])
    go(secretary, 5)


def decided(secretary: Secretary) -> None:
    go(secretary, 8)
    secretary.record(FIRST)


def writing(secretary: Secretary) -> None:
    decided(secretary)
    secretary.open(SECOND)


def reading_help(secretary: Secretary) -> None:
    decided(secretary)
    secretary.terminal.press("?")
    secretary.terminal.wait_for(_("On this screen"))


def at_home(secretary: Secretary) -> None:
    decided(secretary)
    secretary.terminal.press("escape")
    secretary.terminal.wait_for(_("Next meeting"))


def closing(secretary: Secretary) -> None:
    go(secretary, 10)
    secretary.record(FIRST)
    secretary.terminal.press("pagedown", "pagedown")
    step = _("Closing the meeting, step {n} of {of}")
    secretary.terminal.wait_for(step.format(n=2, of=3))


def dating(secretary: Secretary) -> None:
    closing(secretary)
    secretary.terminal.press("pagedown")
    step = _("Closing the meeting, step {n} of {of}")
    secretary.terminal.wait_for(step.format(n=3, of=3))


POINTS = {
    "after-attendance": Point(attended, 1, attending=7),
    "mid-agenda": Point(mid_agenda, 5),
    "after-a-decision": Point(decided, 8, (FIRST,), "ctrl+q"),
    "while-writing": Point(writing, 8, (FIRST,), "ctrl+q", unsaved=SECOND.text),
    "reading-help": Point(reading_help, 8, (FIRST,), "ctrl+q"),
    "at-home": Point(at_home, 8, (FIRST,)),
    "closing": Point(closing, 10, (FIRST,)),
    "typing-the-next-date": Point(dating, 10, (FIRST,), "ctrl+q"),
}
"""When the program ends."""


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


def goes_on(start: Start, folder: Path, item: int, saved: list[str], unsaved: str = "") -> None:
    """The program starts at the item it was at, gives back what was typed, shows what was saved,
    and records more.
    """
    secretary = Secretary(start("run", size=SIZE))
    if unsaved:
        secretary.terminal.wait_for(_("Take it back, and go on where you were"))
        secretary.terminal.wait_for(unsaved)
        secretary.terminal.press("enter")
        secretary.terminal.wait_for(_("Esc leaves; the text is kept."))
        secretary.terminal.wait_for(unsaved)
        secretary.terminal.press("ctrl+s")
        saved = [*saved, unsaved]
    secretary.terminal.wait_for(TITLES[item - 1])
    secretary.terminal.wait_for(lambda: at_item(secretary.terminal, item))
    for n in range(1, len(saved) + 1):
        secretary.terminal.wait_for(f"#{n} ")
    secretary.n = len(saved)
    secretary.record(LATER)
    assert texts(folder) == [*saved, LATER.text]
    assert secretary.terminal.quit() == 0
    assert minutes(folder)["current"] == ITEMS[item - 1]


ALWAYS = {
    ("mid-agenda", "quit"),
    ("while-writing", "quit"),
    ("at-home", "quit"),
    ("typing-the-next-date", "quit"),
    ("after-attendance", "killed"),
    ("while-writing", "killed"),
}
"""The ends that are not left to the longer runs."""

ENDS = [
    pytest.param(name, how, marks=() if (name, how) in ALWAYS else pytest.mark.large)
    for name in POINTS
    for how in ("quit", "killed")
]


@pytest.mark.parametrize(("name", "how"), ENDS)
def test_what_was_called_saved_is_there_and_the_meeting_goes_on(
    name: str, how: str, start: Start, folder: Path, home: Path
) -> None:
    point, killed = POINTS[name], how == "killed"
    secretary = begun(start)
    point.reach(secretary)
    if killed and point.unsaved:
        secretary.terminal.wait_for(lambda: point.unsaved in journalled(home))
    end(secretary.terminal, "" if killed else point.quit)

    kept = minutes(folder)
    saved = [said.text for said in point.saved]
    assert texts(folder) == saved
    assert kept["state"] == "open"
    if not killed:
        assert kept["current"] == ITEMS[point.item - 1]
    assert len(kept.get("attendance", [])) == point.attending
    goes_on(start, folder, point.item, saved, point.unsaved)


def end(terminal: Terminal, key: str) -> None:
    """Quit with a key, or with none kill the program."""
    if key:
        assert terminal.quit(key) == 0
    else:
        terminal.kill()


def test_an_entry_recorded_the_moment_before_quitting_is_there(start: Start, folder: Path) -> None:
    secretary = begun(start)
    secretary.open(FIRST)
    secretary.terminal.press("ctrl+s")
    assert secretary.terminal.quit("ctrl+q") == 0
    assert texts(folder) == [FIRST.text]
    goes_on(start, folder, 1, [FIRST.text])


def test_a_kill_the_moment_after_recording_leaves_a_whole_file(
    start: Start, folder: Path, home: Path
) -> None:
    secretary = begun(start)
    secretary.record(FIRST)
    secretary.open(SECOND)
    secretary.terminal.wait_for(lambda: SECOND.text in journalled(home))
    secretary.terminal.press("ctrl+s")
    secretary.terminal.kill()
    assert texts(folder) in ([FIRST.text], [FIRST.text, SECOND.text])
    # Where the file had no time to take it in, it is offered: as an entry, or as still being
    # written.
    secretary = Secretary(start("run", size=SIZE))
    if texts(folder) == [FIRST.text]:
        secretary.terminal.wait_for(_("Take it back, and go on where you were"))
        secretary.terminal.press("enter")
    secretary.terminal.wait_for(SECOND.text)
