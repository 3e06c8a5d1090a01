"""What comes of keys that arrive in one piece, wherever somebody writes."""

from pathlib import Path

import pytest

from tests.terminal.bursts import BURSTS, Burst, Place, pressed
from tests.ui.driving import Driver, opened
from tryg_tui.ui.terminal import KeyParser


class Shown:
    """What the program shows, as a terminal would tell it."""

    def __init__(self, tryg: Driver) -> None:
        self._tryg = tryg

    def shows(self, text: str) -> bool:
        return " ".join(text.split()) in self._tryg.words

    def screen_text(self) -> str:
        return self._tryg.text


@pytest.fixture(autouse=True)
def pasting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tell what is pasted from what is typed, as in a terminal."""
    monkeypatch.setattr("tryg_tui.ui.keyboard.GAP", 0.02)


async def reach(tryg: Driver, burst: Burst) -> None:
    """Go where a burst begins."""
    if burst.at:
        await tryg.start()
        await tryg.go(burst.at)
    elif key := burst.first[0]:
        await tryg.press(key)
        await tryg.until(lambda: burst.first[1] in tryg.words)


@pytest.mark.parametrize("name", BURSTS)
async def test_keys_in_one_piece_are_taken_in_order(
    name: str, folder: Path, tmp_path: Path
) -> None:
    burst = BURSTS[name]
    (tmp_path / "ud").mkdir()
    async with opened(folder, start="run" if burst.at else "home") as tryg:
        await reach(tryg, burst)
        for event in KeyParser().feed(b"".join(pressed(burst, tmp_path)).decode()):
            tryg.app.post_message(event)
        place = Place(Shown(tryg), folder, tmp_path)
        await tryg.app.keyboard.idle()
        await tryg.until(lambda: burst.comes(place))
