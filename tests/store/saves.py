"""Saving one file, for the tests of how it succeeds and fails."""

from pathlib import Path

import pytest

from tryg_tui.store.files.commit import NotSaved, commit, digest

OLD, NEW = b"old = 1\n", b"new = 1\n"


def fine(data: bytes) -> bool:
    return True


def left(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir() if each.suffix == ".tmp"]


def refused(path: Path, base: str | None = None) -> NotSaved:
    with pytest.raises(NotSaved) as caught:
        commit(path, NEW, digest(OLD) if base is None else base, fine)
    assert caught.value.path == path
    return caught.value
