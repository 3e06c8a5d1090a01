"""Whether a program still runs, as far as this machine can tell."""

import os
from pathlib import Path

import pytest

from tryg_tui.store.files.processes import boot_id, host_name, is_alive, is_gone


@pytest.mark.posix
def test_a_process_that_has_ended_is_told_from_one_that_runs() -> None:
    assert is_alive(os.getpid())
    child = os.fork()
    if not child:
        os._exit(0)
    if Path("/proc/self/stat").exists():
        # Its number stays taken until it is asked for; nothing runs under it any more.
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
        assert not is_alive(child)
    os.waitpid(child, 0)
    assert not is_alive(child)


@pytest.mark.posix
def test_nothing_is_known_of_processes_on_other_machines() -> None:
    over = 2**22 + 1
    assert not is_alive(over)
    assert is_gone(host_name(), boot_id(), over)
    assert not is_gone("another", boot_id(), over)
    assert not is_gone(host_name(), "another start", over)
    assert not is_gone(host_name(), boot_id(), os.getpid())
