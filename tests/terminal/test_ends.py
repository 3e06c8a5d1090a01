"""However the program is made to end or to stand still, everything is saved or in the journal."""

import os
import pty
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.harness import PATIENCE, Terminal, isolated, journalled
from tests.terminal.test_quitting import FIRST, SECOND, begun, goes_on, minutes, texts
from tryg_tui.locale import _

pytestmark = pytest.mark.terminal


def half_written(start: Start, home: Path) -> Terminal:
    """A program with an entry that is recorded, and one that is being written."""
    secretary = begun(start)
    secretary.record(FIRST)
    secretary.open(SECOND)
    secretary.terminal.wait_for(lambda: SECOND.text in journalled(home))
    return secretary.terminal


@pytest.mark.parametrize(
    "number",
    [signal.SIGTERM, pytest.param(signal.SIGHUP, marks=pytest.mark.large)],
    ids=["term", "hup"],
)
def test_a_signal_ends_it_saved_and_gives_the_terminal_back(
    number: signal.Signals, start: Start, folder: Path, home: Path
) -> None:
    terminal = half_written(start, home)
    os.kill(terminal.pid, number)
    assert terminal.ended() == 128 + number
    assert b"\x1b[?25h" in terminal.raw, "the cursor is shown again"
    assert b"\x1b[?1049l" in terminal.raw, "the screen that was there before is back"
    assert minutes(folder).get("current"), "the place in the agenda is kept"
    goes_on(start, folder, 1, [FIRST.text], SECOND.text)


def test_a_terminal_that_is_closed_loses_nothing(start: Start, folder: Path, home: Path) -> None:
    terminal = half_written(start, home)
    terminal.close()
    goes_on(start, folder, 1, [FIRST.text], SECOND.text)


def test_a_terminal_that_goes_away_without_a_signal_ends_it(folder: Path, home: Path) -> None:
    ours, its = pty.openpty()
    # In a session of its own this terminal does not control it, so no signal tells of its end.
    program = subprocess.Popen(
        [sys.executable, "-m", "tryg_tui", "--folder", str(folder), "run"],
        stdin=its,
        stdout=its,
        stderr=its,
        env=isolated(home),
        start_new_session=True,
    )
    os.close(its)
    try:
        drawn = b""
        while b"EKSEMPEL" not in drawn:
            assert select.select([ours], [], [], PATIENCE)[0], "nothing more is drawn"
            drawn += os.read(ours, 1 << 16)
        os.close(ours)
        assert program.wait(PATIENCE) != 0
    finally:
        program.kill()
        program.wait()


def test_a_laptop_that_sleeps_and_wakes_goes_on(start: Start, folder: Path, home: Path) -> None:
    terminal = half_written(start, home)
    os.kill(terminal.pid, signal.SIGSTOP)
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.press("ctrl+s")
    terminal.wait_for(lambda: texts(folder) == [FIRST.text, SECOND.text])
    terminal.press("ctrl+q")
    try:
        assert terminal.ended(3) == 0
    except AssertionError:
        # The terminal is set up anew on waking, which may swallow a key pressed just then.
        assert terminal.quit("ctrl+q") == 0


def test_whoever_slept_while_somebody_took_over_writes_no_more(
    start: Start, folder: Path, home: Path
) -> None:
    from tryg_tui.store.presence import lease as leases

    terminal = half_written(start, home)
    os.kill(terminal.pid, signal.SIGSTOP)
    seen = leases.read_lease(folder, "2018-04-10")
    assert leases.take_over(folder, "2018-04-10", seen, leases.myself("Mette")) is not None
    before = (folder / "minutes" / "2018-04-10.toml").read_bytes()
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.press("ctrl+s")
    copies = (folder / "minutes").glob("2018-04-10.conflict-*.toml")
    terminal.wait_for(lambda: any(copies) or "Mette" in terminal.screen_text())
    assert (folder / "minutes" / "2018-04-10.toml").read_bytes() == before
    terminal.wait_for(_("NOT SAVED"))
    kept = "".join(p.read_text() for p in (folder / "minutes").glob("*.conflict-*.toml"))
    assert SECOND.text in kept + journalled(home)
