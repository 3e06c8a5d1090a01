"""Clearing away what programs that were cut off have left in a folder."""

from contextlib import suppress
from pathlib import Path

from tryg_tui.store import disk
from tryg_tui.store.commit import remove_orphans
from tryg_tui.store.lease import Lease
from tryg_tui.store.live import remove_dead
from tryg_tui.store.loading import MINUTES, REPORTS
from tryg_tui.store.processes import is_gone
from tryg_tui.store.small_files import read_json


def tidy(root: Path) -> None:
    """Remove half-written files, and what says that a program is here which is over.

    Only what certainly nobody needs any more goes: what is old, or of a process of this machine
    that has ended. Nothing is an error.
    """
    with suppress(OSError):
        for folder in (root, root / MINUTES, *(root / REPORTS).glob("*/")):
            remove_orphans(folder)
        for path in (root / MINUTES).glob(".*.toml.lease"):
            with suppress(OSError):
                lease = read_json(path, Lease)
                if lease is not None and is_gone(lease.host, lease.boot, lease.pid):
                    disk.discard(path)
    remove_dead(root)
