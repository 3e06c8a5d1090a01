"""A file is brought in on the screen: shown first, taken with Enter, taken back with u."""

from pathlib import Path

import pytest
from textual.events import Paste

from tests.ui.driving import Driver, opened
from tryg_tui.store.folder.load import read_folder
from tryg_tui.ui.dialogs.incoming import IncomingScreen
from tryg_tui.ui.screens.home import HomeScreen
from tryg_tui.ui.screens.registers import RegistersScreen

MINUTES = "Punkt;Beslutning;Frist;Ansvar\n1. Lys;Ring til vejvæsenet;1. maj 2009;JP\n"


@pytest.fixture
def place() -> Path:
    """The folder where files from the net are put."""
    place = Path.home() / "Downloads"
    place.mkdir(parents=True)
    return place


async def window(tryg: Driver) -> IncomingScreen:
    """Open the window and wait for it."""
    await tryg.press("i")
    return await tryg.show(IncomingScreen)


async def told(tryg: Driver, words: str) -> None:
    """Wait until something is told of the file."""
    await tryg.until(lambda: words in tryg.part("#told"))


async def test_minutes_are_chosen_looked_at_taken_in_and_taken_back(
    folder: Path, place: Path
) -> None:
    (place / "Referat 23. marts 2009.csv").write_text(MINUTES, encoding="utf-8")
    async with opened(folder, start="home") as tryg:
        await window(tryg)
        await tryg.press("tab", "enter")
        await told(tryg, "1 row. Items: 1. Entries: 1.")
        assert len(read_folder(folder).folder.meetings) == 3
        await tryg.press("escape", "escape")
        await tryg.show(HomeScreen)
        await window(tryg)
        await tryg.press("tab", "enter")
        await told(tryg, "Items: 1")
        await tryg.press("enter")
        await tryg.show(HomeScreen)
        assert "Read in: the minutes of 23 March 2009, 1 item. u takes it back." in tryg.words
        saver = tryg.app.saver
        assert saver is not None
        await saver.settled()
        assert read_folder(folder).folder.meeting("2009-03-23") is not None
        await tryg.press("u")
        await saver.settled()
        assert "The minutes of 23 March 2009 are away again." in tryg.words
        assert read_folder(folder).folder.meeting("2009-03-23") is None


async def test_participants_are_dragged_in_and_what_cannot_be_used_is_named(
    folder: Path, place: Path
) -> None:
    table = place / "vores folk.csv"
    table.write_text("navn;rolle;part\nAnna Holm;Formand;Kirken\n", encoding="utf-8")
    async with opened(folder, start="home") as tryg:
        await tryg.press("R")
        await tryg.show(RegistersScreen)
        shown = await window(tryg)
        assert shown.focused is not None
        shown.focused.post_message(Paste(f'"{table}"'))
        await tryg.press("enter")
        await told(tryg, "! Line 2: “Kirken” is not known")
        await tryg.press("enter")
        assert tryg.screen is shown, "nothing of it can be taken in"
        table.write_text("navn;rolle;part\nAnna Holm;Formand;Politi\n", encoding="utf-8")
        await tryg.press("escape", "enter")
        await told(tryg, "1 new, 0 known already")
        await tryg.press("enter")
        await tryg.show(RegistersScreen)
        await tryg.press("u")
        assert "Undone: what was read in (Formand" in tryg.words


async def test_what_has_to_be_said_of_a_file_is_asked_for(folder: Path, place: Path) -> None:
    (place / "m.csv").write_text(MINUTES, encoding="utf-8")
    async with opened(folder, start="home") as tryg:
        await window(tryg)
        await tryg.press(*"m.csv", "enter")
        await told(tryg, "Write the day the meeting was held")
        await tryg.press(*"nonsense", "enter")
        await told(tryg, "“nonsense” is not a date")
        await tryg.press(*("backspace",) * 8, *"23.3.2009", "enter")
        await told(tryg, "The minutes are of 23 March 2009")
        await tryg.press("escape", "escape")
        await tryg.show(HomeScreen)
        await window(tryg)
        await tryg.press(*"gone.csv", "enter")
        await told(tryg, "There is no file")
        await tryg.press("escape")
        await tryg.show(HomeScreen)
        said = "Dato: 23. marts 2009\n\n## 1. Lys\n\n## 2. Veje\n"
        (place / "said.md").write_text(said, encoding="utf-8")
        await window(tryg)
        await tryg.press(*"said.md", "enter")
        await told(tryg, "The minutes are of 23 March 2009")
        await told(tryg, "Items: 2")
