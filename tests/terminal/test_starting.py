"""Starting the program where something is missing, broken, forbidden or small."""

import datetime as dt
import hashlib
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.shipped import MINUTES
from tests.terminal.conftest import Start
from tests.terminal.harness import Terminal, isolated
from tests.terminal.secretary import at_item
from tryg_tui.core.check.folder import check_folder
from tryg_tui.core.meetings.lifecycle import open_meeting
from tryg_tui.locale import _, ngettext
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.ui.commands.command import of_scope
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.words.problems import line

pytestmark = pytest.mark.terminal

MEETING = "2018-04-10"
TITLE = MINUTES[f"minutes/{MEETING}.toml"]["title"]


def hashes(folder: Path) -> dict[str, str]:
    """Every file of a folder with the hash of what it holds."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_first_start_offers_the_demonstration_which_opens(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    # Under another program it is loaded anew, as for a user.
    terminal = Terminal(["--lang", "en"], (80, 24), isolated(tmp_path / "home"), empty, ["env"])
    try:
        terminal.wait_for(_("There is no folder of meetings here yet."))
        terminal.wait_for(_("Try it on a copy of the example folder"))
        terminal.press("enter")
        terminal.wait_for(_("Next meeting"))
        terminal.wait_for(TITLE)
        assert terminal.quit() == 0
    finally:
        terminal.kill()
    assert list(empty.iterdir()) == []


def opened(folder: Path) -> None:
    """Open the meeting, as another run of the program would have."""
    reading = read_folder(folder).folder
    loaded = reading.meeting(MEETING)
    assert loaded is not None
    moment = dt.datetime.combine(loaded.value.date, dt.time(9), dt.UTC)
    save_meeting(folder, open_meeting(loaded.value, moment), loaded.sha256)


@pytest.mark.parametrize("state", [pytest.param("planned", marks=pytest.mark.large), "open"])
def test_nothing_is_written_when_reading_only(state: str, folder: Path, start: Start) -> None:
    if state == "open":
        opened(folder)
    before = hashes(folder)
    terminal = start("run", "--read-only", size=(100, 30))
    terminal.wait_for(_("Read only: nothing can be recorded here."))
    commands = of_scope(COMMANDS, "meeting")
    reading = {c.keys.split()[0] for c in commands if not c.writes}
    writing = [c.keys.split()[0] for c in commands if c.writes]
    signs = [key for key in writing if len(key) == 1 and key not in reading]
    assert {"b", "a", "n", "s", "m", "f", "p", "V", "c", "x", "u"} <= set(signs)
    for number in range(1, 11):
        terminal.press(*signs, "delete", str(number % 10))
        terminal.wait_for(partial(at_item, terminal, number))
    terminal.press(*signs, "pagedown", "1")
    terminal.wait_for(lambda: at_item(terminal, 1))
    assert terminal.shows(_("Read only: nothing can be recorded here."))
    assert terminal.quit() == 0
    assert hashes(folder) == before


def test_a_broken_file_is_told_of_and_the_rest_can_be_used(folder: Path, start: Start) -> None:
    broken = folder / "minutes" / "2017-06-13.toml"
    broken.write_bytes(broken.read_bytes()[:700])
    before = hashes(folder)
    reading = read_folder(folder)
    problems = [*reading.problems, *check_folder(reading.folder, reading.unreadable)]
    assert any(problem.file == "minutes/2017-06-13.toml" for problem in problems)

    terminal = start(size=(120, 36))
    said = ngettext(
        "{n} problem in the folder's files: press ! to read it.",
        "{n} problems in the folder's files: press ! to read them.",
        len(problems),
    )
    terminal.wait_for(said.format(n=len(problems)))
    terminal.press("!")
    terminal.wait_for(line(problems[0]))
    terminal.press("escape")
    terminal.wait_for(lambda: not terminal.shows(line(problems[0])))
    terminal.press("r")
    terminal.wait_for(_("The meeting has not started. Press c to start it."))
    assert terminal.quit() == 0
    assert hashes(folder) == before


@pytest.mark.parametrize(
    ("arguments", "size"),
    [
        (("run",), (20, 5)),
        ((), (60, 15)),
        *(
            pytest.param(arguments, size, marks=pytest.mark.large)
            for arguments, size in [
                ((), (20, 5)),
                (("run",), (60, 15)),
                (("review", "last"), (20, 5)),
                (("review", "last"), (60, 15)),
            ]
        ),
    ],
    ids=str,
)
def test_a_small_window_can_be_used_and_left(
    arguments: tuple[str, ...], size: tuple[int, int], start: Start
) -> None:
    terminal = start(*arguments, size=size)
    terminal.wait_for(lambda: "?" in terminal.screen_text())
    for _number in range(3):
        terminal.press("pagedown", "down", "tab")
    terminal.press("?")
    terminal.wait_for(lambda: bool(terminal.window()))
    terminal.press("escape")
    terminal.wait_for(lambda: not terminal.window())
    terminal.resize(80, 24)
    terminal.wait_for(lambda: len(terminal.display()[-1].strip()) > 20)
    assert terminal.quit() == 0
    assert b"Traceback" not in terminal.raw


def test_a_meeting_can_be_begun_in_a_tiny_window(folder: Path, start: Start) -> None:
    terminal = start("run", size=(20, 5))
    terminal.wait_for(lambda: "?" in terminal.screen_text())
    terminal.press("c", "V")
    terminal.resize(120, 36)
    terminal.wait_for(f"✓ {_('Present')}")
    assert terminal.quit() == 0
    minutes = read_folder(folder)
    assert minutes.problems == ()
    loaded = minutes.folder.meeting(MEETING)
    assert loaded is not None
    assert len(loaded.value.attendance) == 7


@pytest.mark.parametrize("arguments", [(), ("run",), ("review",), ("demo",)], ids=str)
def test_without_a_terminal_one_sentence_says_so(
    arguments: tuple[str, ...], folder: Path, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tryg_tui", "--folder", str(folder), "--lang", "en", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env=isolated(tmp_path / "home"),
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert _("The screens need a terminal;") in done.stderr
