"""Text that looks like markup or like commands to a terminal is shown as it stands."""

import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.harness import isolated
from tests.terminal.secretary import at_item
from tryg_tui.core.input.visible import visible
from tryg_tui.locale import _

pytestmark = pytest.mark.terminal

MEETING = "2018-04-10"
NOTHING_TO_OPEN = {2}
"""The numbers of the items whose first row has nothing behind it."""

LOOKED_AT = (2, 3, 4, 5, 7, 10)
"""Items with pages of different kinds; all screens are looked at in tests.ui.test_hostile."""


COMMANDS = "A\x1b]0;x\x07B\x1b[2JC\x9b31mD\x1bPqE\x1b\\F\u202eG\x00\x08\x7fH"
"""Titles, erasing, colours and device strings for a terminal, and letters turned about."""

OUR_OSC = re.compile(rb"\x1b\]22;[a-z]*\x07")
"""The shape of the mouse pointer, which the program sets itself."""


def escaped(text: str) -> str:
    """A text for TOML, with everything that a terminal would obey as an escape."""
    signs = (
        f"\\u{ord(c):04x}" if not c.isprintable() else {'"': '\\"', "\\": "\\\\"}.get(c, c)
        for c in text
    )
    return "".join(signs)


def plant(folder: Path) -> None:
    """Put the commands wherever the files of the folder hold text."""
    hostile = escaped(COMMANDS)
    for path in sorted(folder.rglob("*.toml")):
        text = path.read_text(encoding="utf-8")
        planted = re.sub(
            r'^(title|short|text|place|source|definition|note|goal|channel|owner_text) = "(?!"")',
            lambda found: f'{found[1]} = "{hostile} ',
            text,
            flags=re.MULTILINE,
        )
        path.write_text(
            planted.replace(' = """\n', f' = """\n{hostile} '), encoding="utf-8", newline="\n"
        )


def test_commands_in_files_reach_no_terminal(folder: Path, start: Start) -> None:
    plant(folder)
    shown = visible(COMMANDS)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", shown)
    terminal = start("run", size=(120, 50))
    terminal.wait_for(lambda: shown[:6] in terminal.screen_text())
    terminal.press("c")
    terminal.wait_for(_("Press V to note all as present, then mark those who are not."))
    for number in LOOKED_AT:
        terminal.press(str(number % 10))
        terminal.wait_for(partial(at_item, terminal, number))
        if number not in NOTHING_TO_OPEN:
            terminal.press("enter")
            terminal.wait_for(lambda: bool(terminal.window()))
            terminal.press("escape")
            terminal.wait_for(lambda: not terminal.window())
    step = _("Closing the meeting, step {n} of {of}").format(n=1, of=3)
    terminal.press("pagedown")
    terminal.wait_for(step)
    terminal.press("escape")
    terminal.wait_for(lambda: not terminal.shows(step))
    terminal.press("escape", "escape")
    terminal.wait_for(_("Other meetings"))
    assert terminal.quit() == 0
    check_stream(bytes(terminal.raw))

    review = start("review", "2017-12-05", size=(120, 50))
    review.wait_for(shown)
    assert review.quit() == 0
    check_stream(bytes(review.raw))


def check_stream(raw: bytes) -> None:
    """Nothing in what went to the terminal is a command out of a file."""
    rest = OUR_OSC.sub(b"", raw)
    assert b"\x1b]" not in rest
    assert b"\x1bP" not in rest
    assert b"\x1b[2JC" not in rest
    assert b"\x07" not in rest
    decoded = rest.decode("utf-8")
    assert not re.search(r"[\x80-\x9f\u202a-\u202e\u2066-\u2069]", decoded)


def test_commands_in_files_reach_no_pipe(folder: Path, tmp_path: Path) -> None:
    plant(folder)
    for arguments in (["show", "2017-12-05"], ["show", MEETING], ["check"]):
        done = subprocess.run(
            [sys.executable, "-m", "tryg_tui", "--folder", str(folder), "--lang", "en", *arguments],
            env=isolated(tmp_path / "home"),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert visible("A\x1b]0;x") in done.stdout or arguments == ["check"]
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", done.stdout + done.stderr)
