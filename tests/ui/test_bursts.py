"""What comes of keys that arrive in one piece, wherever somebody writes."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import OptionList

from tests.terminal.bursts import BURSTS, Burst, Place, pressed
from tests.ui.driving import PREVIOUS, Driver, opened
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.forms.record_screen import RecordScreen
from tryg_tui.ui.navigation import MinutesOf
from tryg_tui.ui.screens.home import HomeScreen
from tryg_tui.ui.screens.minutes import MinutesScreen
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
        await tryg.go(burst.at)
    elif key := burst.first[0]:
        await tryg.press(key)
        await tryg.until(lambda: burst.first[1] in tryg.words)


async def take(tryg: Driver, burst: Burst, folder: Path, home: Path) -> None:
    """Press the keys of a burst in one piece, and wait for what has to come of them."""
    await reach(tryg, burst)
    place = Place(Shown(tryg), folder, home)
    place = replace(place, before=len(place.entries()))
    for event in KeyParser().feed(b"".join(pressed(burst, home)).decode()):
        tryg.app.post_message(event)
    await tryg.app.keyboard.idle()
    await tryg.until(lambda: burst.comes(place))


async def test_keys_in_one_piece_are_taken_in_order_in_a_meeting(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "ud").mkdir()
    bursts = {name: burst for name, burst in BURSTS.items() if burst.at}
    assert list(bursts)[-2:] == ["clicker", "closing"], "that ends the meeting"
    async with opened(folder) as tryg:
        await tryg.start()
        for name, burst in bursts.items():
            await take(tryg, burst, folder, tmp_path)
            if name == "closing":
                await tryg.until(lambda: tryg.host_or_none is None)
            elif tryg.host_or_none not in (None, tryg.screen):
                await tryg.press("escape")
                assert tryg.screen is tryg.host


async def test_keys_in_one_piece_are_taken_in_order_on_the_front_page(
    folder: Path, tmp_path: Path
) -> None:
    async with opened(folder, start="home") as tryg:
        for burst in BURSTS.values():
            if not burst.at:
                await take(tryg, burst, folder, tmp_path)
                while not isinstance(tryg.screen, HomeScreen):
                    await tryg.press("escape")


async def test_a_long_list_is_narrowed_by_what_comes_in_one_piece_and_by_what_is_pasted(
    folder: Path,
) -> None:
    def feed(tryg: Driver, text: str) -> None:
        for event in KeyParser().feed(text):
            tryg.app.post_message(event)

    async with opened(folder) as tryg:
        await tryg.start()
        tryg.host.visit(MinutesOf(PREVIOUS, line=11))
        await tryg.show(MinutesScreen)
        feed(tryg, "rTrygheringx\x7fer")
        asked = await tryg.show(ChooseScreen)
        await tryg.app.keyboard.idle()
        await tryg.until(lambda: "› Trygheringer" in tryg.words)
        feed(tryg, "\x7f" * len("Trygheringer"))
        await tryg.app.keyboard.idle()
        feed(tryg, "\x1b[200~STRA\n\x1b[201~")
        await tryg.app.keyboard.idle()
        await tryg.until(lambda: "› STRA" in tryg.words)
        found = [str(one.prompt) for one in asked.query_one(OptionList).options]
        assert found
        assert all("stra" in one.casefold() for one in found)
        assert not tryg.app._notifications, "nothing of it is refused"
        feed(tryg, f"\x1b[200~{'x[/]' * 25_000}\x1b[201~")
        await tryg.app.keyboard.idle()
        assert not asked.query_one(OptionList).option_count
        feed(tryg, "\x7f" * 64)
        await tryg.app.keyboard.idle()
        await tryg.until(lambda: asked.query_one(OptionList).option_count == len(found))
        feed(tryg, "\r")
        await tryg.show(RecordScreen)


async def test_what_is_said_of_marked_actions_in_one_piece_is_said_of_each(
    folder: Path, tmp_path: Path
) -> None:
    said = "[/] Bortfalder: ældre sager. xuq"

    def dropped(place: Place) -> bool:
        told = [(one["kind"], one.get("state"), one.get("text")) for one in place.entries()]
        return told == [("followup", "dropped", said)] * 2

    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(3)
        await tryg.press("space", "space")
        await take(tryg, Burst(("w", said, "ctrl+s"), dropped), folder, tmp_path)
        assert tryg.screen is tryg.host
        await tryg.press("u")
        assert not tryg.entries, "taken back as the one thing it was"
