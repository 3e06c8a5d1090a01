"""Keys are taken in the order they were pressed, however they come and however busy the machine."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.terminal.bursts import BURSTS, LONG, PASTE, Place, pressed, reach
from tests.terminal.conftest import Start
from tests.terminal.harness import KEYS, PATIENCE, Terminal, key_bytes
from tests.terminal.secretary import Said, Secretary, at_item
from tests.terminal.sitting import begun, minutes, texts

pytestmark = pytest.mark.terminal

RHYTHM = 0.03
"""Seconds between two keys of somebody who types fast."""

TURNS = 200
"""How often the long form repeats what it does."""

REFUSED = "Pasted text does nothing here; first open something to write in."
"""What is said to what is pasted where nobody writes."""

NO_TEXT = "Vi taler om den nye plan\rog om børn og unge"
"""What would be seven commands, if it were taken for keys."""


def typed(text: str) -> list[bytes]:
    """What a terminal sends for a text, letter by letter."""
    return [letter.encode() for letter in text]


def at_once(terminal: Terminal, keys: list[bytes]) -> None:
    """All in one piece."""
    terminal.send(b"".join(keys))


def in_rhythm(terminal: Terminal, keys: list[bytes]) -> None:
    """One after another, as somebody types."""
    for key in keys:
        terminal.send(key)
        time.sleep(RHYTHM)


def while_stopped(terminal: Terminal, keys: list[bytes]) -> None:
    """One after another, while the program stands still and can take none."""
    with terminal.stopped():
        for key in keys:
            terminal.send(key)


WAYS: dict[str, Callable[[Terminal, list[bytes]], None]] = {
    "at-once": at_once,
    "in-rhythm": in_rhythm,
    "while-stopped": while_stopped,
}


def take(start: Start, folder: Path, home: Path, name: str, way: str) -> None:
    """Press the keys of a burst, and wait for what has to come of them."""
    burst = BURSTS[name]
    (home / "ud").mkdir(parents=True, exist_ok=True)
    terminal = start(*(["run"] if burst.at else []), size=(100, 30))
    reach(Secretary(terminal), burst)
    WAYS[way](terminal, pressed(burst, home))
    place = Place(terminal, folder, home)
    terminal.wait_for(lambda: burst.comes(place), timeout=4 * PATIENCE)
    terminal.kill()


def test_keys_are_taken_in_order_in_one_meeting(start: Start, folder: Path, home: Path) -> None:
    secretary = begun(start)
    terminal, place = secretary.terminal, Place(secretary.terminal, folder, home)
    is_refused(secretary, folder, NO_TEXT)
    for burst, way in (("two-entries", while_stopped), ("corrected", in_rhythm)):
        way(terminal, pressed(BURSTS[burst], home))
    said = [LONG, "Vi fortsætter med det.", "En FeXjl!"]
    terminal.wait_for(lambda: place.recorded(*said), timeout=4 * PATIENCE)

    for _time in range(4):
        with terminal.stopped():
            pass
    for key in (b"n", *typed(LONG), KEYS["f2"]):
        terminal.send(key)
    said.append(LONG)
    terminal.wait_for(lambda: place.recorded(*said), timeout=4 * PATIENCE)
    assert terminal.raw.count(b"\x1b[?1049h") == 1, "it took the terminal, and began to read, once"

    come_in_pieces(terminal, folder, [[1] * len(IN_PIECES), *cut_within(IN_PIECES)])
    at_once(terminal, pressed(BURSTS["closing"], home))
    terminal.wait_for(lambda: BURSTS["closing"].comes(place), timeout=4 * PATIENCE)


@pytest.mark.large
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", BURSTS)
def test_keys_are_taken_in_order_wherever_somebody_writes_and_at_any_pace(
    name: str, way: str, start: Start, folder: Path, home: Path
) -> None:
    take(start, folder, home, name, way)


def is_refused(secretary: Secretary, folder: Path, sent: str) -> None:
    """What is pasted where nobody writes does nothing but say so."""
    before = minutes(folder)
    secretary.terminal.send(sent.encode())
    secretary.terminal.wait_for(lambda: REFUSED in secretary.terminal.notice())
    assert at_item(secretary.terminal, 1)
    assert minutes(folder) == before


@pytest.mark.large
def test_what_is_marked_as_pasted_where_nobody_writes_does_nothing_but_say_so(
    start: Start, folder: Path
) -> None:
    secretary = begun(start)
    is_refused(secretary, folder, f"{PASTE[0]}{NO_TEXT}{PASTE[1]}")
    secretary.record(Said("n", "note", LONG))


IN_PIECES = ("n", "æ", "€", "left", "😀", "f2")
"""Signs and keys of one to four bytes, which make an entry."""


def cut_within(keys: Sequence[str]) -> Iterator[list[int]]:
    """The lengths of two pieces, for a cut before the last byte of the first key, and so on."""
    before = 0
    for size in map(len, map(key_bytes, keys)):
        if size > 1:
            yield [before + size - 1]
        before += size


def come_in_pieces(terminal: Terminal, folder: Path, cuts: Iterable[list[int]]) -> None:
    """Keys that arrive in pieces of some lengths, and then the rest, are the same keys."""
    said = texts(folder)
    for lengths in cuts:
        keys = b"".join(map(key_bytes, IN_PIECES))
        for length in lengths:
            terminal.send(keys[:length])
            keys = keys[length:]
        terminal.send(keys)
        said.append("æ😀€")
        terminal.wait_for(lambda: texts(folder) == said)


@pytest.mark.large
def test_keys_that_arrive_in_any_two_pieces_are_the_same_keys(start: Start, folder: Path) -> None:
    length = sum(map(len, map(key_bytes, IN_PIECES)))
    come_in_pieces(begun(start).terminal, folder, [[place] for place in range(1, length)])


@pytest.fixture
def busy_machine() -> Iterator[None]:
    """Something else that uses all the cores there are."""
    count = range(os.cpu_count() or 1)
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _core in count]
    yield
    for each in busy:
        each.kill()
        each.wait()


@pytest.mark.large
@pytest.mark.usefixtures("busy_machine")
def test_two_entries_in_one_piece_are_recorded_two_hundred_times(
    start: Start, folder: Path, home: Path
) -> None:
    terminal, said = begun(start).terminal, list[str]()
    place = Place(terminal, folder, home)

    def all_recorded() -> bool:
        return place.recorded(*said)

    for turn in range(TURNS):
        first, second = f"{turn}. {LONG}", f"{turn}. Vi fortsætter med det."
        keys = [b"n", *typed(first), key_bytes("ctrl+s"), b"b", *typed(second), KEYS["f2"]]
        (at_once, while_stopped)[turn % 2](terminal, keys)
        said += [first, second]
        terminal.wait_for(all_recorded, timeout=4 * PATIENCE)


@pytest.mark.large
@pytest.mark.usefixtures("busy_machine")
@pytest.mark.parametrize("turn", range(TURNS))
def test_keys_are_taken_in_order_on_a_busy_machine(
    turn: int, start: Start, folder: Path, home: Path
) -> None:
    round, place = divmod(turn, len(BURSTS))
    take(start, folder, home, list(BURSTS)[place], list(WAYS)[round % len(WAYS)])
