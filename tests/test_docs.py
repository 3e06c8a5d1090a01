"""The pages say what the program does, and the program fits where they say it does."""

import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click
import msgspec
import pytest

from docs import keys, registers
from docs.pictures import PICTURES, own
from tests.shipped import MINUTES
from tryg_tui import locale
from tryg_tui.cli.commands import command_line
from tryg_tui.core.model.base import Record
from tryg_tui.core.model.entries import ENTRY_TYPES
from tryg_tui.core.model.strategy import View
from tryg_tui.locale import LANGUAGES, Language, _
from tryg_tui.ui.commands.command import Command, Scope, in_footer, key_names, of_scope
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.meeting.chair import editor_commands
from tryg_tui.ui.widgets.bars import line

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMAND_LINE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "vejledning.md").read_text(encoding="utf-8")
ENGLISH_GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
TOLD = README + COMMAND_LINE + GUIDE + ENGLISH_GUIDE
ROOM = 78
"""Cells for the keys at the foot of a screen of 80 columns."""

ITEMS = [f"item-{number:02}" for number in range(1, 11)]
NAMES = ["home", *ITEMS, "editor", "closing", "shared", "register", "home-dark", "item-04-dark"]


@pytest.fixture(autouse=True, params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[Language]:
    """Speak each language in turn."""
    before = locale.language()
    locale.set_language(request.param)
    yield request.param
    locale.set_language(before)


def test_the_keys_on_the_page_in_each_language_are_those_of_the_program(language: Language) -> None:
    page = keys.PAGES[language].read_text(encoding="utf-8")
    assert keys.with_keys(page) == page, "run python -m docs.keys"


def test_the_page_of_what_files_hold_is_made_from_the_structs() -> None:
    page = registers.PAGE.read_text(encoding="utf-8")
    assert registers.text() == page, "run python -m docs.registers"
    assert not re.search(r"\n{3}|\.\. \||\| +\| +\|", page)


def held(kind: type[Record], seen: set[type[Record]]) -> Iterator[tuple[type[Record], str]]:
    """Every key of the tables of a kind and of those in them, once."""
    seen.add(kind)
    for info in msgspec.structs.fields(kind):
        yield kind, info.encode_name
        for inner in re.findall(r"\w+", str(info.type)):
            found = getattr(sys.modules[kind.__module__], inner, None)
            if isinstance(found, type) and issubclass(found, Record) and found not in seen:
                yield from held(found, seen)


def test_every_key_of_every_file_is_on_the_page_of_what_they_hold() -> None:
    page = registers.PAGE.read_text(encoding="utf-8")
    seen: set[type[Record]] = set()
    kinds = (*registers.FILES, *ENTRY_TYPES.values())
    keys = [one for kind in kinds for one in held(kind, seen) if one[1] != "extra"]
    assert len(seen) > 30
    assert len(keys) > 200
    for kind, key in keys:
        row, title = rf"\| (\*\*)?`{key}`(\*\*)? \|", rf"### `\[\[([\w.]+\.)?{key}\]\]`"
        shown = re.search(f"^({row}|{title})", page, re.MULTILINE)
        assert shown, (kind, key)


def test_the_guides_name_only_keys_that_there_are() -> None:
    locale.set_language("da")
    there = {_(name) for command in COMMANDS for name in key_names(command)} | {"Ctrl+S"}
    prose = GUIDE.partition(keys.BEGIN)[0] + ENGLISH_GUIDE
    named = set(re.findall(r"`([^\w`]|\w|F\d|Ctrl\+\w|PgDn|Enter|Esc)`", prose))
    assert {"c", "Ctrl+S", "PgDn"} <= named <= there


def test_the_tables_hold_every_command_with_its_keys() -> None:
    rows = keys.text().splitlines()
    for command in COMMANDS:
        end = f"| {_(command.help)} |"
        assert any(row.startswith("| `") and row.endswith(end) for row in rows)
    spelled = {"1", "9", "0"} | set("2345678")
    for name in {name for command in COMMANDS for name in key_names(command)} - spelled:
        assert f"`{_(name)}`" in keys.text()


def test_a_readme_without_a_place_for_the_keys_is_refused() -> None:
    with pytest.raises(ValueError, match="not both there"):
        keys.with_keys("# tryg-tui\n")


def options(command: click.Command) -> Iterator[str]:
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            yield from parameter.opts


def test_every_command_and_option_is_in_the_page_of_the_command_line() -> None:
    group = command_line()
    assert group.commands
    for name, command in group.commands.items():
        arguments = [p.metavar or "" for p in command.params if isinstance(p, click.Argument)]
        if locale.language() == "en":
            assert COMMAND_LINE.count(f"| `{' '.join(['tryg-tui', name, *arguments])}` |") == 1
        for option in (*options(group), *options(command)):
            assert f"`{option}" in COMMAND_LINE, option


def test_every_command_named_in_the_readme_or_a_guide_is_there() -> None:
    named = set(re.findall(r"`(?:\.venv/bin/)?tryg-tui (?!-)(\w+)", TOLD))
    assert named <= set(command_line().commands)


def test_every_command_says_what_it_does() -> None:
    for command in COMMANDS:
        assert _(command.label).strip(), command
        assert _(command.help).strip(), command
        assert not command.help.endswith("."), command


def footers() -> Iterator[tuple[str, list[Command]]]:
    """Every footer there can be, with all its commands available."""
    everywhere = of_scope(COMMANDS, "everywhere")
    for scope in get_args(Scope):
        if scope in ("everywhere", "editor"):
            continue
        views: tuple[View | None, ...] = get_args(View) if scope == "meeting" else (None,)
        for view in views:
            yield f"{scope} {view}", in_footer([*of_scope(COMMANDS, scope, view), *everywhere])
    yield "editor", in_footer(editor_commands())


def test_every_footer_fits_eighty_columns_and_begins_with_help() -> None:
    for where, commands in footers():
        shown = line(commands, ROOM)
        assert shown.rstrip().cell_length <= ROOM, where
        assert _("Help") in shown.plain, where
        assert re.search(r"(^|  )(\?|F1) ", shown.plain), where


def test_the_commands_that_matter_most_have_room_in_eighty_columns() -> None:
    for where, commands in footers():
        first = [command for command in commands if command.footer <= 4]
        shown = line(commands, ROOM).plain
        assert all(_(command.label) in shown for command in first), where


def test_there_is_a_picture_for_each_item_of_the_meeting() -> None:
    meeting = MINUTES["minutes/2018-04-10.toml"]
    assert len(meeting["items"]) == len(ITEMS)


def test_a_picture_is_whole_and_asks_nobody_for_anything() -> None:
    for name in NAMES:
        text = (PICTURES / f"{name}.svg").read_text(encoding="utf-8")
        assert ET.fromstring(text).tag.endswith("svg"), name  # noqa: S314
        assert set(re.findall(r"https?://[^\"\s]+", text)) <= {"http://www.w3.org/2000/svg"}, name
        assert "url(" not in re.sub(r"url\(#[\w-]+\)", "", text), name


def test_pictures_are_the_same_whatever_the_terminal_was_called() -> None:
    drawn = '<svg class="rich">@font-face {\n src: url("x");\n}<g id="terminal-%s-r1"/></svg>'
    assert own(drawn % 12) == own(drawn % 345)
    assert "font-face" not in own(drawn % 12)


def test_every_picture_and_page_the_readme_and_the_guide_link_to_is_there() -> None:
    named = re.findall(r"\]\((docs/[^)]+)\)", README)
    assert named
    named += [f"docs/{path}" for path in re.findall(r"\]\(((?!http)[^)#]+)\)", ENGLISH_GUIDE)]
    assert all((ROOT / path).is_file() for path in named)
    pages = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")}
    assert pages | {f"docs/pictures/{name}.svg" for name in NAMES} == set(named)


def test_the_readme_has_a_command_to_run_and_one_to_test() -> None:
    commands = re.findall(r"<!-- command: (\w+) -->\n```sh\n(.+)\n```\n", README)
    assert [name for name, _command in commands] == ["run", "test"]
    assert all(command.startswith("python3 -m venv .venv && ") for _name, command in commands)
