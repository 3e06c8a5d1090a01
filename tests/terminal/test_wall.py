"""Two terminals: what the secretary looks at is on the wall, and nothing that is not for all."""

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.harness import Terminal
from tests.terminal.secretary import Secretary
from tryg_tui.core.plot.letters import large_letters
from tryg_tui.locale import _

pytestmark = pytest.mark.terminal

MEETING = "2018-04-10"

PRIVATE = "HEMMELIGT"

MOVES = (("down",), ("down",), ("up",), ("enter", "escape"), ("z", "escape"), ("T", "escape"))
"""What is pressed at every item, more often what is pressed more often; each window is closed."""

CHOICES = (*((key,) for key in "-+1234567890"), *(("4", key) for key in "kvhl"))
"""What goes to an item, and what chooses at those that have it."""

CITED = re.compile(r"\d{4}, no\. \d+|the report, line \d|(owner|date) not stated|Rigspolitiet")
"""How it is said where something stands, or that nobody says."""


DRAWN = re.compile("[█▀▄▓]")
"""Part of large letters, or of a bar in a row."""


def keys_pressed(count: int) -> list[str]:
    """Keys that look at things and change nothing, from one seed."""
    chance = random.Random(15)
    chosen = (key for _turn in range(count) for key in chance.choice((*MOVES, *CHOICES)))
    return list(islice(chosen, count))


def look(*terminals: Terminal) -> None:
    """Take in what has been written meanwhile."""
    for terminal in terminals:
        looks = iter((False, True))
        terminal.wait_for(lambda looks=looks: next(looks))  # type: ignore[misc]


def until(wanted: Callable[[], object], wall: Terminal, own: Terminal) -> None:
    """Wait for something on the wall, and take in what the secretary's program writes meanwhile, as
    nothing goes on in a terminal that nobody reads.
    """

    def there() -> bool:
        look(own)
        return bool(wanted())

    wall.wait_for(there)


def drawn_since(terminal: Terminal, before: int) -> bool:
    """Whether letters or bars were drawn after so many bytes."""
    return bool(DRAWN.search(terminal.raw[before:].decode(errors="replace")))


@pytest.fixture
def secretary(start: Start) -> Secretary:
    """Somebody who has begun the meeting, with everybody there but one, and written one private
    line.
    """
    own = start("run")
    secretary = Secretary(own)
    secretary.begin()
    secretary.all_present()
    own.press(*["down"] * 6, "o")
    secretary.seen(f"– {_('Apologies')}")
    own.press("n")
    own.wait_for(_("everybody"))
    own.type(PRIVATE)
    own.press("shift+tab", "right", "ctrl+s")
    secretary.seen("#1")
    return secretary


def never_told(folder: Path) -> Iterator[str]:
    """What no wall may say: the private line, and who is away."""
    minutes = tomllib.loads((folder / f"minutes/{MEETING}.toml").read_text(encoding="utf-8"))
    yield from (entry["text"] for entry in minutes["entries"] if entry.get("private"))
    people = tomllib.loads((folder / "strategy.toml").read_text(encoding="utf-8"))["people"]
    titles = {one["id"]: one["title"] for one in people}
    away = (one["person"] for one in minutes["attendance"] if one["status"] == "apologies")
    yield from (titles[one] for one in away)


@pytest.mark.parametrize("count", [60, pytest.param(700, marks=pytest.mark.large)])
def test_whatever_is_looked_at_nothing_private_and_nobody_away_is_written_to_the_wall(
    start: Start, folder: Path, secretary: Secretary, count: int
) -> None:
    own, secrets = secretary.terminal, list(never_told(folder))
    assert len(secrets) == len({PRIVATE, "somebody"})
    wall = start("run", "--screen", size=(100, 30))
    wall.wait_for(_("minutes are taken"))
    drawn = large_letters(PRIVATE, 1_000, 3, 1)[0]
    for key in keys_pressed(count):
        own.press(key)
        look(own, wall)
        assert drawn not in wall.screen_text()
        assert not [secret for secret in secrets if wall.shows(secret)]
    # Twice in a row, escape leaves the meeting.
    own.press("up", "escape", "up", "5")
    until(lambda: wall.shows("5/10") and not wall.window(), wall, own)
    written = wall.raw.decode(errors="replace")
    assert not [secret for secret in secrets if secret in written]
    cited = CITED.search(written)
    assert not cited, written[cited.start() - 300 : cited.end() + 50]


def test_every_move_inside_an_item_is_followed_on_the_wall(
    start: Start, secretary: Secretary
) -> None:
    own, wall = secretary.terminal, start("run", "--screen", size=(100, 30))
    wall.wait_for(_("minutes are taken"))
    for item in "3567":
        own.press(item)
        until(partial(wall.shows, f"{item}/10"), wall, own)
        for _row in range(3):
            is_drawn = partial(drawn_since, wall, len(wall.raw))
            own.press("down")
            until(is_drawn, wall, own)
    own.press("4")
    until(lambda: wall.shows("4/10"), wall, own)
    own.press("k")
    until(lambda: wall.shows("Shown: cities"), wall, own)
