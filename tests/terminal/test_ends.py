"""However the program is made to end or to stand still at any point of a meeting, everything is
saved or in the journal, and the meeting goes on.
"""

import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.harness import PATIENCE, isolated, journalled, key_bytes
from tests.terminal.sitting import Sitting, texts
from tryg_tui.locale import _
from tryg_tui.store.presence import lease as leases

pytestmark = pytest.mark.terminal


def attended(sitting: Sitting) -> None:
    sitting.secretary.all_present()
    sitting.attending = 7


def mid_agenda(sitting: Sitting) -> None:
    sitting.go(4)
    sitting.terminal.press("pagedown")
    sitting.go(5)


def decided(sitting: Sitting) -> None:
    sitting.go(8 if sitting.item != 8 else 9)
    sitting.record()


def writing(sitting: Sitting) -> None:
    decided(sitting)
    sitting.write()


def reading_help(sitting: Sitting) -> None:
    decided(sitting)
    sitting.terminal.press("?")
    sitting.terminal.wait_for(_("On this screen"))


def at_home(sitting: Sitting) -> None:
    decided(sitting)
    sitting.terminal.press("escape", "escape")
    sitting.terminal.wait_for(_("The meeting goes on"))


def closing(sitting: Sitting, steps: int = 2) -> None:
    sitting.go(10)
    sitting.record()
    sitting.terminal.press(*["pagedown"] * steps)
    step = _("Closing the meeting, step {n} of {of}")
    sitting.terminal.wait_for(step.format(n=steps, of=3))


def dating(sitting: Sitting) -> None:
    closing(sitting, 3)


POINTS: dict[str, tuple[Callable[[Sitting], None], str]] = {
    "after-attendance": (attended, "q"),
    "mid-agenda": (mid_agenda, "q"),
    "after-a-decision": (decided, "ctrl+q"),
    "while-writing": (writing, "ctrl+q"),
    "reading-help": (reading_help, "ctrl+q"),
    "at-home": (at_home, "q"),
    "closing": (closing, "q"),
    "typing-the-next-date": (dating, "ctrl+q"),
}
"""How somebody gets to a point of the meeting, and the key that quits there."""


def quits(sitting: Sitting, key: str) -> None:
    assert sitting.terminal.quit(key) == 0
    assert sitting.is_at_its_item()


def is_killed(sitting: Sitting, _key: str) -> None:
    sitting.terminal.kill()


def gets_a_signal(sitting: Sitting, _key: str, number: signal.Signals = signal.SIGTERM) -> None:
    os.kill(sitting.terminal.pid, number)
    assert sitting.terminal.ended() == 128 + number
    assert b"\x1b[?25h" in sitting.terminal.raw, "the cursor is shown again"
    assert b"\x1b[?1049l" in sitting.terminal.raw, "the screen that was there before is back"
    assert sitting.is_at_its_item()


def hangs_up(sitting: Sitting, key: str) -> None:
    gets_a_signal(sitting, key, signal.SIGHUP)


def loses_its_terminal(sitting: Sitting, _key: str) -> None:
    sitting.terminal.close()


def quits_in_one_piece(sitting: Sitting, _key: str) -> None:
    """What comes with the key that quits is kept."""
    sitting.unsaved = sitting.words()
    sitting.terminal.send(b"n" + sitting.unsaved.encode() + key_bytes("ctrl+q"))
    assert sitting.terminal.ended() == 0


def gets_a_signal_with_keys_waiting(sitting: Sitting, key: str) -> None:
    """What was typed before the signal is kept."""
    sitting.unsaved = sitting.words()
    with sitting.terminal.stopped():
        sitting.terminal.send(b"n" + sitting.unsaved.encode())
        os.kill(sitting.terminal.pid, signal.SIGTERM)
    assert sitting.terminal.ended() == 128 + signal.SIGTERM


def records_and_quits(sitting: Sitting, key: str) -> None:
    """What was recorded the moment before is there."""
    sitting.terminal.press("ctrl+s")
    sitting.is_saved(sitting.unsaved)
    quits(sitting, key)


def sleeps_and_quits(sitting: Sitting, key: str) -> None:
    """A laptop that sleeps and wakes goes on."""
    with sitting.terminal.stopped():
        pass
    sitting.terminal.press("ctrl+s")
    sitting.is_saved(sitting.unsaved)
    sitting.terminal.wait_for(lambda: sitting.saved == texts(sitting.folder))
    sitting.terminal.press(key)
    try:
        assert sitting.terminal.ended(3) == 0
    except AssertionError:
        # The terminal is set up anew on waking, which may swallow a key pressed just then.
        assert sitting.terminal.quit(key) == 0


ENDS: dict[str, Callable[[Sitting, str], None]] = {
    "quit": quits,
    "killed": is_killed,
    "signal": gets_a_signal,
    "hang-up": hangs_up,
    "terminal-closed": loses_its_terminal,
    "quit-in-one-piece": quits_in_one_piece,
    "signal-with-keys-waiting": gets_a_signal_with_keys_waiting,
    "recorded-and-quit": records_and_quits,
    "slept-and-quit": sleeps_and_quits,
}

ONE_MEETING = (
    ("while-writing", "killed"),
    ("at-home", "quit"),
    ("while-writing", "signal"),
    ("after-a-decision", "quit-in-one-piece"),
    ("while-writing", "terminal-closed"),
    ("after-a-decision", "signal-with-keys-waiting"),
    ("while-writing", "recorded-and-quit"),
    ("while-writing", "slept-and-quit"),
    ("typing-the-next-date", "quit"),
)
"""Where and how the program ends in one meeting, one after another."""


def go_through(sitting: Sitting, point: str, how: str) -> None:
    """Get to a point of the meeting, let the program end there, and go on."""
    reach, key = POINTS[point]
    reach(sitting)
    ENDS[how](sitting, key)
    sitting.check()
    sitting.go_on()


def test_a_meeting_goes_on_however_often_and_wherever_the_program_ends(
    start: Start, folder: Path, home: Path
) -> None:
    sitting = Sitting(start, folder, home)
    attended(sitting)
    for point, how in ONE_MEETING:
        go_through(sitting, point, how)
    assert sitting.terminal.quit() == 0
    sitting.check()


@pytest.mark.large
@pytest.mark.parametrize(
    ("point", "how"),
    [
        *((point, how) for point in POINTS for how in ("quit", "killed")),
        *(("after-a-decision", how) for how in ("quit-in-one-piece", "signal-with-keys-waiting")),
        *(
            ("while-writing", how)
            for how in ("signal", "hang-up", "terminal-closed", "recorded-and-quit")
        ),
    ],
)
def test_a_meeting_goes_on_after_any_end(
    point: str, how: str, start: Start, folder: Path, home: Path
) -> None:
    sitting = Sitting(start, folder, home)
    go_through(sitting, point, how)
    assert sitting.terminal.quit() == 0


def test_a_kill_the_moment_after_recording_leaves_a_whole_file(
    start: Start, folder: Path, home: Path
) -> None:
    sitting = Sitting(start, folder, home)
    writing(sitting)
    sitting.terminal.press("ctrl+s")
    sitting.terminal.kill()
    assert texts(folder) in (sitting.saved, [*sitting.saved, sitting.unsaved])
    # Where the file had no time to take it in, it is offered: as an entry, or as still being
    # written.
    again = start("run", size=(80, 24))
    if texts(folder) == sitting.saved:
        again.wait_for(_("Take it back, and go on where you were"))
        again.press("enter")
    again.wait_for(sitting.unsaved)


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


def test_whoever_slept_while_somebody_took_over_writes_no_more(
    start: Start, folder: Path, home: Path
) -> None:
    sitting = Sitting(start, folder, home)
    writing(sitting)
    with sitting.terminal.stopped():
        seen = leases.read_lease(folder, "2018-04-10")
        taken = leases.take_over(folder, "2018-04-10", seen, leases.myself("Mette"))
        assert taken is not None
        before = (folder / "minutes" / "2018-04-10.toml").read_bytes()
    sitting.terminal.press("ctrl+s")
    copies = (folder / "minutes").glob("2018-04-10.conflict-*.toml")
    sitting.terminal.wait_for(lambda: any(copies) or "Mette" in sitting.terminal.screen_text())
    assert (folder / "minutes" / "2018-04-10.toml").read_bytes() == before
    sitting.terminal.wait_for(_("NOT SAVED"))
    kept = "".join(p.read_text() for p in (folder / "minutes").glob("*.conflict-*.toml"))
    assert sitting.unsaved in kept + journalled(home)
