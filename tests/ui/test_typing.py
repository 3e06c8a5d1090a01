"""While somebody types, no key is a command: letters, digits, signs, space and arrows are text."""

from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import Input, TextArea

from tests.ui.driving import Driver, opened
from tryg_tui.core.meetings.timekeeping import allowed_seconds
from tryg_tui.ui.commands.command import SIGNS, types_something
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.forms.answer import AskScreen
from tryg_tui.ui.widgets.inputs import Choice

CHARACTERS = {
    "question_mark": "?",
    "slash": "/",
    "exclamation_mark": "!",
    "full_stop": ".",
    "minus": "-",
    "plus": "+",
    "space": " ",
}

TYPED = sorted(
    {key for command in COMMANDS for key in command.keys.split() if types_something(key)}
)
"""Every key of a command that puts a character into a text."""


def untouched(tryg: Driver) -> None:
    """Nothing happened but typing."""
    assert tryg.screen is tryg.host
    assert tryg.shown == "other"
    assert tryg.editor.is_open
    assert not tryg.entries
    assert not tryg.meeting.attendance
    assert allowed_seconds(tryg.host.item) == 5 * 60
    assert not tryg.host.item.not_reached
    assert not tryg.app._exit


async def begun(tryg: Driver) -> None:
    """An action point is being written at the ninth item."""
    await tryg.start()
    await tryg.go(9)
    await tryg.do("record_action")


def test_every_sign_that_is_a_command_is_known_here() -> None:
    assert set(CHARACTERS) == SIGNS


async def test_every_command_key_is_a_character_in_the_text_and_in_a_field(folder: Path) -> None:
    async with opened(folder) as tryg:
        await begun(tryg)
        said = "".join(CHARACTERS.get(key, key) for key in TYPED)
        await tryg.press(*TYPED)
        untouched(tryg)
        assert tryg.written == said
        tryg.field("due").focus()
        await tryg.press(*TYPED)
        untouched(tryg)
        assert tryg.held("due") == said
        await tryg.press("f1")
        assert tryg.screen is not tryg.host
        await tryg.press("escape")
        untouched(tryg)
        assert tryg.written == said
        assert tryg.app.focused is tryg.field("due")


async def test_no_command_key_does_anything_where_a_word_is_chosen_but_choose(folder: Path) -> None:
    async with opened(folder) as tryg:
        await begun(tryg)
        tryg.field("private").focus()
        await tryg.press(*(key for key in TYPED if key != "space"))
        untouched(tryg)
        assert tryg.held("private") == ""
        assert isinstance(tryg.app.focused, Choice)
        for key in ("right", "left", "space"):
            before = tryg.held("private")
            await tryg.press(key)
            assert tryg.held("private") != before
        untouched(tryg)


async def test_arrows_paging_and_deleting_work_in_the_text_and_in_a_field(folder: Path) -> None:
    async with opened(folder) as tryg:
        await begun(tryg)
        await tryg.fill("ab\ncd")
        text = tryg.editor.query_one("#editor-text", TextArea)
        text.move_cursor((0, 0))
        for key, place in [
            ("right", (0, 1)), ("left", (0, 0)), ("pagedown", (1, 0)), ("pageup", (0, 0)),
        ]:  # fmt: skip
            await tryg.press(key)
            assert text.cursor_location == place, key
        field = tryg.field("due")
        assert isinstance(field, Input)
        field.focus()
        await tryg.fill(due="maj")
        field.cursor_position = 3
        await tryg.press("left")
        assert field.cursor_position == 2
        await tryg.press("pageup", "pagedown", "delete")
        assert field.value == "ma"
        for key in ("ctrl+backspace", "alt+backspace"):
            await tryg.fill(due="alfa beta gamma")
            field.cursor_position = len("alfa beta")
            await tryg.press(key)
            assert field.value == "alfa  gamma", "the word before the cursor goes"
        untouched(tryg)


async def test_letters_are_typed_into_a_question(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.do("attend_guest")
        await tryg.show(AskScreen)
        await tryg.press("q", "question_mark", "full_stop", "1", "space", "b", "exclamation_mark")
        assert isinstance(tryg.screen, AskScreen)
        assert tryg.screen.query_one(Input).value == "q?.1 b!"
        assert not tryg.app._exit


async def test_more_than_a_text_takes_is_not_pasted_and_what_stands_there_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tryg_tui.ui.widgets.inputs.MOST", 20)
    async with opened(folder) as tryg:
        await begun(tryg)
        await tryg.fill("Det er sagt.")

        async def paste(text: str) -> None:
            tryg.app.post_message(Paste(text))
            await tryg.app.keyboard.idle()
            await tryg.settle()

        await paste("æ" * 9)
        assert tryg.written == "Det er sagt."
        assert "9 characters are not pasted: a text takes 20." in tryg.words
        await paste("æ" * 8)
        assert tryg.written == f"{'æ' * 8}Det er sagt."
        due = tryg.field("due")
        due.focus()
        await paste("1" * 21)
        assert tryg.held("due") == ""
        await paste("1" * 20)
        assert tryg.held("due") == "1" * 20
