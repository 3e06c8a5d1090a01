"""Keys pressed at random on every screen: the program goes on, keeps what it has recorded, and
shows nothing private on the wall.
"""

import os
import random
import subprocess
from pathlib import Path

import pytest
import tomli_w

from tests.shipped import MINUTES
from tests.ui.conftest import START
from tests.ui.driving import NEXT, Driver, opened
from tryg_tui.store.folder.load import read_folder
from tryg_tui.ui.app import Start

PRIVATE = "HEMMELIGT"
"""A word of everything private."""

KEYS = (
    *"abcdefghijklmnoprstuvwxyzæøåABCDEFGHIJKLMNOPRSTUVWXYZ0123456789?!/.,+-#",
    *("up", "down", "down", "down", "left", "right", "home", "end", "pageup", "pagedown"),
    *("enter", "enter", "enter", "escape", "escape", "tab", "shift+tab", "space", "backspace"),
    *("f1", "f2", "f2", "f5", "ctrl+s", "ctrl+s", "ctrl+z", "ctrl+y", "ctrl+u", "ctrl+r", "delete"),
)  # fmt: skip
"""All keys that do not quit; what leads on and what leads back, more often."""

BEGINNINGS: tuple[Start, ...] = ("home", "run", "screen", "review", "report")
"""Where the program begins."""

COUNT = int(os.environ.get("TRYG_TUI_FUZZ", "60"))
"""So many seeds in the longer run."""


def begun(folder: Path) -> dict[str, int]:
    """Begin the planned meeting with something private at each item; its lines."""
    path = f"minutes/{NEXT}.toml"
    agenda = [dict(item) for item in MINUTES[path]["items"]]
    agenda[0]["started"] = START
    kinds = [{"kind": "note"}, {"kind": "decision"}, {"kind": "action", "owner_text": PRIVATE}]
    entries = [
        {"n": n, "item": item["id"], "at": START, "text": f"{PRIVATE} {n}", "private": True}
        | kinds[n % 3]
        for n, item in enumerate((*agenda, *agenda, *agenda), 1)
    ]
    end = {"last": len(entries), "items": len(agenda), "entries": len(entries)}
    now = {"state": "open", "opened": START, "current": agenda[0]["id"]}
    table = MINUTES[path] | now | {"items": agenda, "entries": entries, "end": end}
    (folder / path).write_bytes(tomli_w.dumps(table).encode())
    return {entry["text"]: entry["n"] for entry in entries}


async def storm(tryg: Driver, draw: random.Random, count: int, *, wall: bool) -> list[str]:
    """Press keys; those that were pressed."""
    pressed = list[str]()
    for _ in range(count):
        key = draw.choice(KEYS)
        pressed.append(key)
        await tryg.press(key)
        assert tryg.app._exception is None, f"ended at {pressed}"
        assert tryg.app.is_running, f"ended at {pressed}"
        if wall:
            assert PRIVATE not in tryg.text, f"private words are seen at {pressed}"
    return pressed


async def fuzzed(folder: Path, start: Start, seed: int, count: int) -> None:
    """Press keys from a beginning, and look at what is on disk after that."""
    if start != "home" or seed % 2:
        begun(folder)
    closed = {
        path: path.read_bytes()
        for path in (folder / "minutes").glob("*.toml")
        if start == "screen" or NEXT not in path.name
    }
    draw = random.Random(seed)
    size = draw.choice([(80, 24), (120, 40), (200, 60), (40, 12)])
    async with opened(folder, start=start, size=size) as tryg:
        pressed = await storm(tryg, draw, count, wall=start == "screen")
        await tryg.saved()
        workspace = tryg.app.workspace
        assert workspace is not None
        shown = {meeting.id: meeting.entries for meeting in workspace.meetings}
    reading = read_folder(folder)
    assert not reading.problems, (pressed, reading.problems)
    kept = {one.value.id: one.value.entries for one in reading.folder.meetings}
    # The wall is not even told of what is private.
    assert start == "screen" or kept == shown, pressed
    for path, before in closed.items():
        assert path.read_bytes() == before, pressed


@pytest.fixture(autouse=True)
def nothing_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open no papers or pages with other programs."""

    def refused(*_arguments: object, **_named: object) -> None:
        raise OSError

    monkeypatch.setattr(subprocess, "Popen", refused)


@pytest.mark.usefixtures("unwatched")
@pytest.mark.parametrize("start", BEGINNINGS)
async def test_any_keys_end_nothing_lose_nothing_and_show_nothing_private(
    folder: Path, start: Start
) -> None:
    await fuzzed(folder, start, 1837, 25)


@pytest.mark.large
@pytest.mark.usefixtures("unwatched")
@pytest.mark.parametrize("seed", range(COUNT))
@pytest.mark.parametrize("start", BEGINNINGS)
async def test_any_keys_end_nothing_lose_nothing_and_show_nothing_private_for_long(
    folder: Path, start: Start, seed: int
) -> None:
    await fuzzed(folder, start, seed, 150)
