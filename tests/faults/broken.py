"""The commit with one of its steps taken out, to show that the tests would notice."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any
from unittest import mock

from tryg_tui.store.files import commit, disk
from tryg_tui.store.folder import minutes, reports, settings


@contextmanager
def nothing_flushed() -> Iterator[None]:
    """No file is flushed; folders are."""
    with _flushing(stat.S_ISDIR):
        yield


@contextmanager
def no_folder_flushed() -> Iterator[None]:
    """No folder is flushed; files are."""
    with _flushing(stat.S_ISREG):
        yield


@contextmanager
def _flushing(which: Callable[[int], bool]) -> Iterator[None]:
    real = os.fsync

    def fsync(handle: int) -> None:
        if which(os.fstat(handle).st_mode):
            real(handle)

    with mock.patch.object(os, "fsync", fsync):
        yield


@contextmanager
def written_in_place() -> Iterator[None]:
    """A file is opened and written, as most programs do, and even flushed."""

    def put(real: Path, data: bytes, **options: Any) -> None:
        with real.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    with mock.patch.object(disk, "put", put):
        yield


@contextmanager
def no_lock() -> Iterator[None]:
    """Nobody waits for anybody."""
    with mock.patch.object(commit, "_locked", return_value=nullcontext()):
        yield


@contextmanager
def no_comparing() -> Iterator[None]:
    """What is on disk is written over, whatever it is."""
    with mock.patch.object(commit, "_require", return_value=None):
        yield


@contextmanager
def no_verifying() -> Iterator[None]:
    """Nobody looks whether the bytes say what they should."""

    def unverified(path: Path, data: bytes, base: str | None, verify: Any, *rest: Any) -> str:
        return commit.commit(path, data, base, lambda data: True, *rest)

    with (
        mock.patch.object(minutes, "commit", unverified),
        mock.patch.object(reports, "commit", unverified),
        mock.patch.object(settings, "commit", unverified),
    ):
        yield


@contextmanager
def nothing_removed() -> Iterator[None]:
    """What was begun stays when it fails."""
    with mock.patch.object(disk, "discard", return_value=None):
        yield


BREAKAGES: dict[str, Callable[[], AbstractContextManager[None]]] = {
    "nothing flushed": nothing_flushed,
    "no folder flushed": no_folder_flushed,
    "written in place": written_in_place,
    "no lock": no_lock,
    "no comparing": no_comparing,
    "no verifying": no_verifying,
    "nothing removed": nothing_removed,
}
"""By what is missing."""
