"""Telling how far something that takes long has come."""

import sys
from collections.abc import Callable

from tryg_tui.locale import _


def progress() -> Callable[[int, int], None]:
    """What tells on the terminal how many minutes have been read, and nothing elsewhere."""
    return _tell if sys.stderr.isatty() else _keep_quiet


def _tell(done: int, of: int) -> None:
    """Say how far it is; the last word wipes the line."""
    told = _("Reading minutes: {done} of {total} (Ctrl+C stops; next time it goes on)")
    end = "\r\x1b[K" if done == of else ""
    sys.stderr.write(f"\r{told.format(done=done, total=of)}{end}")
    sys.stderr.flush()


def _keep_quiet(done: int, of: int) -> None:
    """Say nothing, as nobody looks."""
