"""Killed at any instant while somebody records, the program has saved what the screen said."""

import random
from contextlib import suppress
from pathlib import Path

import pytest

from tests.terminal.bursts import BURSTS, Burst, Place, pressed, reach
from tests.terminal.conftest import Start
from tests.terminal.harness import Terminal, journalled
from tests.terminal.secretary import Said, Secretary
from tests.terminal.sitting import go, texts
from tryg_tui.locale import _
from tryg_tui.store.folder.load import read_folder
from tryg_tui.words.entries import entry_kind

pytestmark = pytest.mark.terminal

SIZE = (100, 50)

INSTANTS = [random.Random(1837 + place).uniform(0.1, 1.5) for place in range(12)]
"""Seconds of recording after which the program is killed."""


def record_until_killed(secretary: Secretary) -> int:
    """Record one entry after another; returns how many the screen has called saved."""
    saved = 0
    try:
        while True:
            secretary.record(Said("n", "note", f"Nr. {saved + 1} af mange."))
            saved += 1
    except (AssertionError, OSError):
        return saved


@pytest.mark.parametrize(
    "seconds",
    [*INSTANTS[:1], *(pytest.param(one, marks=pytest.mark.large) for one in INSTANTS[1:])],
)
def test_what_the_screen_called_saved_is_there(seconds: float, start: Start, folder: Path) -> None:
    secretary = Secretary(start("run", size=SIZE))
    secretary.begin()
    go(secretary, 8)
    killing = secretary.terminal.kill_in(seconds)
    saved = record_until_killed(secretary)
    killing.join()
    assert read_folder(folder).problems == ()
    kept = texts(folder)
    assert kept == [f"Nr. {number} af mange." for number in range(1, len(kept) + 1)]
    assert saved <= len(kept) <= saved + 1
    again = start("run", size=SIZE)
    again.wait_for(f"#{len(kept)} {entry_kind('note')}" if kept else "Andre aktuelle emner")
    assert again.quit("ctrl+q") == 0


WORDS = "Her skrives længe om et og andet, så det kan nå at gå galt."
"""What is being written when the program is killed."""

WRITING: dict[str, Burst] = {
    "entry": Burst(("n", WORDS, "ctrl+s"), lambda place: place.recorded(WORDS), at=5),
    "form": Burst(
        ("F", "enter", "enter", "pagedown", "pagedown", WORDS, "ctrl+s"),
        lambda place: place.holds(WORDS, "reports"),
        at=7,
    ),
    "report": Burst(
        (*("down",) * 10, "n", WORDS, "f2"),
        lambda place: place.holds(WORDS, "reports"),
        first=("E", "Status report"),
    ),
    "register": Burst(
        ("enter", "n", WORDS, "ctrl+s"),
        lambda place: place.holds(WORDS, "."),
        first=("R", "End/remove"),
    ),
    "closing": BURSTS["closing"],
}
"""Where somebody writes, and what has to stand in a file at last."""

LETTER = 0.02
"""Seconds from one letter to the next."""


def stored(folder: Path, home: Path) -> str:
    """All that files and journals hold."""
    files = sorted(folder.rglob("*.toml"))
    return "".join([*(one.read_text(encoding="utf-8") for one in files), journalled(home)])


def longest(held: str) -> int:
    """How many of the letters that are being written are held somewhere."""
    return next((n for n in range(len(WORDS), 0, -1) if WORDS[:n] in held), 0)


def written_until_killed(
    terminal: Terminal, keys: list[bytes], burst: Burst, place: Place, seconds: float
) -> tuple[int, bool]:
    """Write until the program is killed; how many letters were held before, and whether a file held
    all that it has to.
    """
    held, done, waiting = 0, False, [*keys]
    killing = terminal.kill_in(seconds)
    while killing.is_alive():
        with suppress(OSError):
            terminal.send(b"".join(waiting[:1]))
        waiting = waiting[1:]
        with suppress(AssertionError):
            terminal.wait_for(lambda: False, timeout=LETTER)
        held = max(held, longest(stored(place.folder, place.home)))
        done = done or burst.comes(place)
    return held, done


@pytest.mark.parametrize(
    ("name", "seconds"),
    [
        ("form", 1.5),
        *(
            pytest.param(name, seconds, marks=pytest.mark.large)
            for name in WRITING
            for seconds in (0.4, 1.1, 1.9, 2.4, 2.8, 3.2, 3.6, 4.0)
        ),
    ],
)
def test_what_was_kept_of_words_is_there_wherever_their_program_is_killed(
    name: str, seconds: float, start: Start, folder: Path, home: Path
) -> None:
    burst = WRITING[name]
    terminal = start(*(["run"] if burst.at else []), size=(100, 30))
    reach(Secretary(terminal), burst)
    place = Place(terminal, folder, home)
    held, done = written_until_killed(terminal, pressed(burst, home), burst, place, seconds)
    assert longest(stored(folder, home)) >= held
    assert burst.comes(place) >= done
    assert read_folder(folder).problems == ()
    again = start(size=(100, 30))
    # What is in no file yet is offered, and not lost by that.
    front = _("New meeting")
    again.wait_for(lambda: again.shows(front) or bool(again.window()))
    assert longest(stored(folder, home)) >= held
    again.press("escape")
    again.wait_for(front)
    assert again.quit("ctrl+q") == 0
    assert longest(stored(folder, home)) >= held
    assert not [*folder.rglob("*.tmp")]
