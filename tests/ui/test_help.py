"""Help and palette say everything that can be done, and the palette does it."""

from pathlib import Path

from textual.command import CommandPalette
from textual.widgets import Input, Static

from tests.ui.driving import Driver, opened
from tryg_tui.core.model.strategy import View
from tryg_tui.locale import set_language
from tryg_tui.ui.app import TrygApp
from tryg_tui.ui.commands.command import WIDGET_KEYS, of_scope
from tryg_tui.ui.commands.help import HelpScreen
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.forms.entry_editor import EntryEditor
from tryg_tui.ui.forms.record_screen import RecordScreen
from tryg_tui.ui.screens.annual_report import ReportScreen
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.screens.closing import ClosingScreen
from tryg_tui.ui.screens.home import HomeScreen
from tryg_tui.ui.screens.meeting import MeetingScreen
from tryg_tui.ui.screens.minutes import MinutesScreen
from tryg_tui.ui.screens.registers import RegistersScreen
from tryg_tui.ui.screens.reporting_form import FormScreen
from tryg_tui.ui.screens.review import ArchiveScreen
from tryg_tui.ui.screens.round import RoundScreen
from tryg_tui.ui.screens.search import SearchScreen
from tryg_tui.ui.screens.shared import SharedScreen


def told(tryg: Driver) -> str:
    """All that the help says, also what is scrolled away."""
    return str(tryg.screen.query_one("#text", Static).content)


async def helped(tryg: Driver) -> str:
    await tryg.press("question_mark")
    await tryg.show(HelpScreen)
    text = told(tryg)
    await tryg.press("escape")
    return text


async def test_help_tells_of_every_command_of_the_meeting(folder: Path) -> None:
    views: list[View] = ["agenda", "previous-minutes", "actions", "safety-index", "topics"]
    numbers = {"agenda": 1, "previous-minutes": 2, "actions": 3, "safety-index": 4, "topics": 8}
    async with opened(folder) as tryg:
        await tryg.start()
        for text in ("Et", "To"):
            await tryg.do("record_note")
            await tryg.fill(text)
            await tryg.record()
        await tryg.do("undo")
        for view in views:
            await tryg.go(numbers[view])
            text = await helped(tryg)
            for command in of_scope(COMMANDS, "meeting", view):
                # Nobody else has these minutes, so that they cannot be taken over.
                # No decision is looked at again there.
                here = command.has != "comes-back" or view in {"actions", "topics"}
                here = here and command.id != "take_over"
                assert (command.help in text) is here, (view, command.id)
            for command in (*of_scope(COMMANDS, "everywhere"), *of_scope(COMMANDS, "editor")):
                # Nothing failed to be saved.
                assert (command.help in text) is (command.id != "save_copy"), command.id
            for command in COMMANDS:
                if command.views and view not in command.views:
                    assert command.help not in text, command.id


async def test_help_tells_of_the_commands_of_the_other_screens(folder: Path) -> None:
    async with opened(folder, start="home") as tryg:
        (folder / "strategy.toml").touch()
        text = await helped(tryg)
        assert isinstance(tryg.screen, TrygScreen)
        for command in of_scope(COMMANDS, "home"):
            assert (command.help in text) is (command in tryg.screen.commands()), command.id
        await tryg.select("meeting:2017-12-05")
        await tryg.show(MinutesScreen)
        text = await helped(tryg)
        assert isinstance(tryg.screen, TrygScreen)
        for command in of_scope(COMMANDS, "minutes"):
            assert (command.help in text) is (command in tryg.screen.commands()), command.id


async def test_help_can_be_read_to_its_end_and_is_closed_by_these_keys(folder: Path) -> None:
    async with opened(folder, size=(80, 24)) as tryg:
        await tryg.start()
        await tryg.press("question_mark")
        last = " ".join(told(tryg).strip().splitlines()[-1].split())[:30]
        assert last not in tryg.part(".window VerticalScroll")
        for _ in range(10):
            await tryg.press("pagedown")
        assert last in tryg.part(".window VerticalScroll")
        assert "Esc closes" in tryg.text
        await tryg.press("escape")
        assert tryg.shown == "agenda"
        for key in ("enter", "q", "question_mark", "f1"):
            await tryg.press("f1")
            await tryg.show(HelpScreen)
            await tryg.press(key)
            assert tryg.screen is tryg.host, key
            assert not tryg.app._exit


PLACES = {
    "everywhere": TrygApp,
    "home": HomeScreen,
    "report": ReportScreen,
    "meeting": MeetingScreen,
    "round": RoundScreen,
    "screen": SharedScreen,
    "minutes": MinutesScreen,
    "closing": ClosingScreen,
    "editor": EntryEditor,
    "form": FormScreen,
    "archive": ArchiveScreen,
    "search": SearchScreen,
    "registers": RegistersScreen,
    "record": RecordScreen,
}
"""Where the commands of a scope are carried out."""


def test_every_command_has_an_action_where_it_belongs() -> None:
    for command in COMMANDS:
        if not set(command.keys.split()) <= WIDGET_KEYS:
            assert hasattr(PLACES[command.scope], f"action_{command.id}"), command


async def found(tryg: Driver, words: str) -> None:
    """Open the palette, look for words and take the first command it finds."""
    await tryg.press("ctrl+p")
    await tryg.show(CommandPalette)
    tryg.screen.query_one(Input).value = words
    await tryg.until(lambda: tryg.text.count(words) >= 2)
    await tryg.press("enter")
    await tryg.until(lambda: not isinstance(tryg.screen, CommandPalette))
    await tryg.settle()


async def test_the_palette_offers_what_the_screen_can_do_and_carries_it_out(folder: Path) -> None:
    async with opened(folder, size=(160, 90)) as tryg:
        await tryg.press("ctrl+p")
        await tryg.show(CommandPalette)
        await tryg.press("escape")
        await tryg.until(lambda: tryg.screen is tryg.host)
        assert tryg.meeting.state == "planned", "it is left and nothing happens"
        await found(tryg, "Switch between the light")
        await tryg.until(lambda: tryg.app.theme == "tryg-dark")
        await tryg.start()
        await tryg.go(3)
        await tryg.press("ctrl+p")
        await tryg.until(lambda: "Quit" in tryg.text)
        seen = tryg.text
        for command in of_scope(COMMANDS, "meeting"):
            if command.views:
                assert (command.help in seen) is ("actions" in command.views), command.id
        assert "Screenshot" not in tryg.text
        await tryg.press("escape")
        await tryg.until(lambda: tryg.screen is tryg.host)
        await tryg.go(9)
        await found(tryg, "Record a decision")
        await tryg.until(lambda: tryg.editor.is_open)
        assert "Decision" in tryg.part("#editor-title")


async def test_the_palette_says_in_the_language_spoken_that_it_finds_nothing(folder: Path) -> None:
    set_language("da")
    async with opened(folder) as tryg:
        await tryg.press("ctrl+p")
        await tryg.show(CommandPalette)
        tryg.screen.query_one(Input).value = "qqqq"
        await tryg.until(lambda: "Ingen kommando har de ord" in tryg.words)
        assert "No matches" not in tryg.words
        await tryg.press("enter")
        await tryg.until(lambda: tryg.screen is tryg.host)
