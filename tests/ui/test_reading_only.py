"""Reading only: nothing that writes is there, neither as a key nor in words."""

from pathlib import Path

import pytest
from textual.widgets import Static

from tests.ui.driving import Driver, opened
from tryg_tui.locale import _
from tryg_tui.session import workspace
from tryg_tui.ui.commands.command import WIDGET_KEYS, key_name
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.screens.minutes import MinutesScreen

WRITING = [command for command in COMMANDS if command.writes]

HELPED = (1, 2, 6)
"""The items at which the help is read: it tells what is offered, which is looked at everywhere."""

PRESSED = (2, 5)
"""Those at which the keys that write are pressed."""


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def offered(tryg: Driver) -> set[str]:
    """The sentences of the commands that write and are offered on the screen."""
    assert isinstance(tryg.screen, TrygScreen)
    return {command.id for command in tryg.screen.commands() if command.writes}


async def test_no_recording_command_is_offered_and_no_key_does_anything(folder: Path) -> None:
    before = files(folder)
    keys = {
        key
        for command in WRITING
        if command.scope == "meeting"
        for key in command.keys.split()
        if key not in WIDGET_KEYS
    }
    async with opened(folder, size=(200, 60), read_only=True) as tryg:
        start = tryg.meeting
        for number in range(1, 11):
            await tryg.go(number)
            assert offered(tryg) == set()
            footer = f"{tryg.footer}  "
            for command in WRITING:
                if command.scope == "meeting" and command.footer:
                    key = _(key_name(command.keys.split()[0]))
                    assert f"{key} {_(command.label)}  " not in footer
            assert "Read only" in tryg.part("#banner")
            if number in HELPED:
                await tryg.press("question_mark")
                told = str(tryg.screen.query_one("#text", Static).content)
                for command in WRITING:
                    assert command.help not in told
                await tryg.press("escape")
            if number in PRESSED:
                assert isinstance(tryg.screen, TrygScreen)
                harmless = {key for one in tryg.screen.commands() for key in one.keys.split()}
                await tryg.press(*sorted(keys - harmless))
                assert tryg.screen is tryg.host, number
                assert not tryg.editor.is_open
        await tryg.press("ctrl+p")
        await tryg.until(lambda: "Show the keys of this screen" in tryg.text)
        offered_there = tryg.text
        for command in WRITING:
            assert _(command.help) not in offered_there
        await tryg.press("escape", "3", "pagedown", "v")
        assert tryg.shown == "index"
        assert tryg.meeting == start
        await tryg.press("escape")
        await tryg.do("quit")
        assert tryg.app._exit
    assert files(folder) == before


async def test_the_front_page_and_a_draft_offer_nothing_that_writes(folder: Path) -> None:
    async with opened(folder, start="home", read_only=True) as tryg:
        assert offered(tryg) == set()
        await tryg.press("n")
        assert isinstance(tryg.screen, TrygScreen)
        await tryg.select("meeting:2017-12-05")
        await tryg.show(MinutesScreen)
        assert offered(tryg) == set()
        await tryg.press("c")
        assert isinstance(tryg.screen, MinutesScreen)


async def test_in_a_folder_one_may_not_write_to_nothing_that_writes_is_offered(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever runs the tests may be allowed to write everywhere.
    monkeypatch.setattr(workspace, "may_be_written", lambda _root: False)
    before = files(folder)
    async with opened(folder) as tryg:
        assert offered(tryg) == set()
        assert "Read only" in tryg.part("#banner")
        await tryg.press("c", "b", "V", "pagedown")
        assert tryg.meeting.state == "planned"
    assert files(folder) == before


async def test_a_file_of_a_newer_program_is_read_only(folder: Path) -> None:
    path = folder / "minutes" / "2018-04-10.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("schema = 1", "schema = 99", 1))
    before = path.read_bytes()
    async with opened(folder, meeting="2018-04-10") as tryg:
        assert "Read only" in tryg.part("#banner")
        assert offered(tryg) == set()
        await tryg.press("c", "b", "V")
        assert tryg.meeting.state == "planned"
        assert tryg.screen is tryg.host
    assert path.read_bytes() == before
