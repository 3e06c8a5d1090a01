"""On a disk that takes one and a half seconds to be sure, whoever types notices nothing."""

import shutil
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal, isolated
from tests.terminal.secretary import Said, Secretary
from tests.terminal.sitting import go, texts
from tryg_tui.locale import _
from tryg_tui.words.entries import entry_kind

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.large,
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed"),
]

SLOW = [
    *("strace", "-f", "-qq", "--seccomp-bpf", "-o", "/dev/null", "-e", "signal=none"),
    *("-e", "trace=fsync", "-e", "inject=fsync:delay_exit=1500000"),
]
"""Runs a program on a disk on which every flush takes so many microseconds."""

ECHO = 0.1
"""Seconds within which a key is on the screen."""


@pytest.fixture
def terminal(tmp_path: Path, folder: Path) -> Iterator[Terminal]:
    """The program on a slow disk."""
    arguments = ["--folder", str(folder), "--lang", "en", "run"]
    slow = Terminal(arguments, (100, 50), isolated(tmp_path / "home"), tmp_path, SLOW)
    yield slow
    slow.kill()


def test_keys_are_on_the_screen_at_once_while_it_saves(terminal: Terminal, folder: Path) -> None:
    secretary = Secretary(terminal)
    secretary.begin()
    go(secretary, 8)
    secretary.open(Said("n", "note", "Det første."))
    terminal.press("ctrl+s")
    terminal.wait_for(f"#1 {entry_kind('note')}")
    terminal.wait_for(_("saving …"))
    secretary.open(Said("n", "note", "Det andet "))
    waits, typed = [], "Det andet "
    for letter in "abcdef":
        typed += letter
        began = time.monotonic()
        terminal.type(letter)
        terminal.wait_for(typed)
        waits.append(time.monotonic() - began)
    assert terminal.shows(_("saving …")), "all of that came while it was saving"
    assert statistics.median(waits) < ECHO, waits
    terminal.press("ctrl+s")
    secretary.n = 1
    secretary.recorded("note")
    assert texts(folder) == ["Det første.", typed]
