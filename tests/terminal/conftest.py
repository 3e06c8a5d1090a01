"""Terminals in which the program runs, and that are closed when a test is over."""

import gettext
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal, isolated
from tryg_tui import locale
from tryg_tui.cli.main import speak

Start = Callable[..., Terminal]
"""Starts the program with arguments and a size, in the folder unless it is told otherwise."""


@pytest.fixture(autouse=True)
def spoken(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Speak English, or what a test asks for, as the program does; leave it as it was."""
    monkeypatch.setenv("LANGUAGE", "en")
    before, domain = locale.language(), gettext.textdomain()
    speak("en")
    yield speak
    locale.set_language(before)
    gettext.textdomain(domain)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where the program keeps its settings and state."""
    return tmp_path / "home"


@pytest.fixture
def start(tmp_path: Path, folder: Path, home: Path) -> Iterator[Start]:
    """Start the program; whatever still runs at the end is killed."""
    started: list[Terminal] = []

    def begin(*arguments: str, size: tuple[int, int] = (120, 36), lang: str = "en") -> Terminal:
        given = ["--folder", str(folder), "--lang", lang, *arguments]
        started.append(Terminal(given, size, isolated(home), tmp_path))
        return started[-1]

    yield begin
    for terminal in started:
        terminal.kill()
