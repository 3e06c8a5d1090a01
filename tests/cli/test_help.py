"""Help, version and the language they are in."""

import inspect
import os
import subprocess
import sys
from pathlib import Path

import click.core
import pytest

from tests.cli.conftest import Run
from tryg_tui import __version__, locale
from tryg_tui.cli import commands, main
from tryg_tui.store.folder.settings import Settings, save_settings


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version") == (0, f"tryg-tui {__version__}\n", "")
    assert run("show", "--version") == (0, f"tryg-tui {__version__}\n", "")


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_names_every_command_and_option(run: Run, option: str) -> None:
    code, out, _err = run(option)
    assert code == 0
    words = out.split()
    assert {"run", "review", "show", "new", "check", "init", "demo"} <= set(words)
    assert {"--folder", "--lang", "--theme", "--read-only", "--version"} <= set(words)


def test_every_command_has_help_of_its_own(run: Run) -> None:
    for name, command in commands.command_line().commands.items():
        code, out, _err = run(name, "--help")
        assert code == 0
        assert command.help
        assert " ".join(command.help.split()) in " ".join(out.split())


def loaded_by(*arguments: str) -> set[str]:
    """The modules that are loaded once a command has run, by the first two parts of their names."""
    program = (
        "import sys; from tryg_tui.cli import main as cli; cli.run(sys.argv[1:]); "
        "print(*sorted({'.'.join(name.split('.')[:2]) for name in sys.modules}), sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split("\n")) | {one.partition(".")[0] for one in done.stdout.split("\n")}


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["show", "--help"]])
def test_help_and_version_load_nothing_they_do_not_need(arguments: list[str]) -> None:
    loaded = loaded_by(*arguments)
    assert "tryg_tui.cli" in loaded
    unwanted = {"tryg_tui.store", "tryg_tui.session", "tryg_tui.ui", "tryg_tui.words"}
    assert not loaded & {*unwanted, "babel", "textual", "rich", "msgspec"}


def test_the_problems_are_found_without_a_screen(root: Path) -> None:
    assert {"tryg_tui.core"} <= loaded_by("check") >= {"tryg_tui.store"}
    assert not loaded_by("check") & {"tryg_tui.ui", "textual", "rich"}


def test_the_version_is_told_without_the_command_line() -> None:
    code = (
        "import runpy, sys\n"
        "try: runpy.run_module('tryg_tui', run_name='__main__')\n"
        "except SystemExit: print(*sorted(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--version"], capture_output=True, text=True, check=True
    )
    version, loaded = done.stdout.splitlines()
    assert version == f"tryg-tui {__version__}"
    assert [name for name in loaded.split() if name.startswith("tryg_tui.")] == []


def test_each_command_takes_what_the_command_line_hands_it() -> None:
    for place, _help, params in commands.every_command():
        given = {param.name for param in params}
        takes = inspect.signature(commands.found(place)).parameters
        named = {name for name, one in takes.items() if one.kind is not one.VAR_KEYWORD}
        assert named - {"options"} <= given, place
        assert given <= named or len(named) < len(takes), place


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        ([], "da"),
        (["--lang", "en"], "en"),
        (["show", "--lang=en", "last"], "en"),
        (["--lang", "en", "show", "--lang", "da"], "da"),
        (["--lang", "sv"], "da"),
        (["--lang"], "da"),
        (["show", "--", "--lang", "en"], "da"),
    ],
)
def test_the_language_is_known_before_the_arguments_are_understood(
    arguments: list[str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(main, "set_language", spoken.append)
    main.choose_language(arguments)
    assert spoken == [language]
    assert os.environ["LANGUAGE"] == language


def test_without_the_option_the_language_of_the_settings_is_spoken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    save_settings(Settings(language="en"))
    spoken: list[str] = []
    monkeypatch.setattr(main, "set_language", spoken.append)
    main.choose_language([])
    assert spoken == ["en"]


@pytest.mark.parametrize("content", [b"language = 3", b"\xff", b"[[[", b"language = 'xx'"])
def test_settings_that_cannot_be_understood_leave_the_language_danish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    save_settings(Settings())
    next((tmp_path / "config").rglob("settings.toml")).write_bytes(content)
    spoken: list[str] = []
    monkeypatch.setattr(main, "set_language", spoken.append)
    main.choose_language([])
    assert spoken == ["da"]


def test_without_its_catalogue_a_language_gives_way_to_english(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(locale, "CATALOGUES", Path("nowhere"))
    main.speak("da")
    assert locale.language() == "en"


def test_the_texts_of_click_that_are_translated_are_texts_of_click() -> None:
    folder = Path(click.core.__file__).parent
    source = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    assert [text for text in main.CLICK if f'"{text}"' not in source] == []
