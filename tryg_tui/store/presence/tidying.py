"""Clearing away what programs that were cut off have left in a folder."""

from contextlib import suppress
from pathlib import Path

from tryg_tui.store.files import disk
from tryg_tui.store.files.commit import remove_orphans
from tryg_tui.store.files.processes import is_gone
from tryg_tui.store.files.small_json import read_json
from tryg_tui.store.folder.load import MINUTES, REPORTS
from tryg_tui.store.presence.lease import Lease
from tryg_tui.store.presence.live import remove_dead


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
