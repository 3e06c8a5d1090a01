"""No label is cut: neither in the agenda at the side nor in the footer, in either language."""

from pathlib import Path

import pytest

from tests.ui.driving import Driver, opened
from tryg_tui import locale
from tryg_tui.locale import _
from tryg_tui.ui.commands.command import in_footer, key_name, of_scope
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.widgets.bars import line

LANGUAGES = ("da", "en")


def whole(tryg: Driver) -> None:
    """Check that the footer is made of whole keys and labels of the screen's own commands."""
    assert isinstance(tryg.screen, TrygScreen)
    rest = tryg.footer.strip()
    assert rest.startswith(f"? {_('Help')}")
    for command in in_footer(tryg.screen.commands()):
        piece = f"{_(key_name(command.keys.split()[0]))} {_(command.label)}"
        if rest == piece or rest.startswith(f"{piece}  "):
            rest = rest.removeprefix(piece).strip()
    assert rest == ""


def whole_at_the_side(tryg: Driver) -> None:
    """Check that every short title stands there with its minutes."""
    rail = tryg.part("#rail")
    assert "…" not in rail
    for place, item in enumerate(tryg.meeting.items, start=1):
        assert f"{place} {item.short} " in rail
        assert f"/{item.minutes}" in rail


@pytest.mark.parametrize("language", ["da", pytest.param("en", marks=pytest.mark.large)])
async def test_titles_at_the_side_and_labels_in_the_footer_stand_whole_at_every_item(
    folder: Path, language: str
) -> None:
    locale.set_language(language)
    async with opened(folder, size=(80, 24)) as tryg:
        whole(tryg)
        await tryg.start()
        for number in range(1, 11):
            await tryg.go(number)
            whole(tryg)
            whole_at_the_side(tryg)
        await tryg.pilot.resize_terminal(120, 36)
        for number in range(1, 11):
            await tryg.go(number)
            whole(tryg)
        await tryg.do("back")
        await tryg.settle()
        whole(tryg)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_keys_of_the_editor_fit_80_columns(language: str) -> None:
    locale.set_language(language)
    commands = in_footer(of_scope(COMMANDS, "editor"))
    shown = line(commands, 78).plain
    for command in commands:
        assert _(command.label) in shown
