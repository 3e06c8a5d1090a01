"""What the tests of the recovery journal ask for."""

import time
from collections.abc import Callable

from tryg_tui.store.journal.file import replay
from tryg_tui.store.journal.journal import Journal


def until(condition: Callable[[], object], seconds: float = 30.0) -> None:
    """Wait until a condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"waited {seconds} seconds in vain"
        time.sleep(0.002)


def said(journal: Journal) -> dict[str, str]:
    """What stands in the file of a journal now."""
    assert journal.path is not None
    return replay(journal.path.read_bytes()).values
