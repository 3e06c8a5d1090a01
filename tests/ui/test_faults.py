"""A disk that fails, is away or takes its time: the screen says so, and nothing is lost."""

import errno
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.shim import Fault, System, installed
from tests.ui.driving import Driver, opened
from tryg_tui.session import file_session

FAILING = {
    "write": errno.ENOSPC,
    "fsync": errno.EIO,
    "open": errno.EROFS,
    "replace": errno.EACCES,
    "stat": errno.ESTALE,
    "flock": errno.EIO,
}
"""Calls of the file system, each with an error that it may end in."""


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What failed is tried again after a moment."""
    monkeypatch.setattr(file_session, "RETRY_SECONDS", 0.05)


@pytest.fixture
def system() -> Iterator[System]:
    """The file system of the threads that save."""
    with installed(beside=True) as system:
        yield system


async def begun(tryg: Driver) -> None:
    """A meeting that goes on, and is saved."""
    await tryg.start()
    await tryg.go(4)
    await tryg.saved()


async def noted(tryg: Driver, text: str) -> None:
    """Record a note."""
    await tryg.do("record_note")
    await tryg.fill(text)
    await tryg.record()


async def all_saved(tryg: Driver, root: Path) -> None:
    """By itself, all that was recorded is saved, and nothing else is there."""
    await tryg.until(lambda: "Saved at" in tryg.top)
    assert "NOT SAVED" not in tryg.words
    assert [entry.text for entry in tryg.on_disk().entries] == ["Et", "To"]
    assert not list((root / "minutes").glob("*.conflict-*"))
    assert not list((root / "minutes").glob(".*.tmp"))


@pytest.mark.parametrize(
    "call", ["write", *(pytest.param(call, marks=pytest.mark.large) for call in [*FAILING][1:])]
)
async def test_an_error_of_the_disk_is_told_and_what_was_recorded_is_saved_later(
    folder: Path, system: System, call: str
) -> None:
    async with opened(folder) as tryg:
        await begun(tryg)
        with system.failing(Fault(number=FAILING[call], hit=call, for_ever=True)):
            for text in ("Et", "To"):
                await noted(tryg, text)
                await tryg.until(lambda: "NOT SAVED" in tryg.top)
            assert "was not saved" in tryg.part("#banner")
            assert [entry.text for entry in tryg.entries] == ["Et", "To"]
        await all_saved(tryg, folder)


async def test_a_save_tried_again_while_the_program_ends_does_no_harm(
    folder: Path, system: System
) -> None:
    fault = Fault(number=errno.EIO, for_ever=True)
    with system.failing(fault):
        async with opened(folder) as tryg:
            await begun(tryg)
            fault.hit = "fsync"
            await noted(tryg, "Et")
            await tryg.until(lambda: "NOT SAVED" in tryg.top)
        assert tryg.app.saver is not None
        # The time to try again comes when the screens are gone already.
        tryg.app.saver.retry()
        await tryg.app.saver.settled()
        assert tryg.app.saver.unsaved


async def test_a_folder_that_was_away_for_a_while_gets_what_was_recorded_meanwhile(
    folder: Path,
) -> None:
    away = folder.with_name("away")
    async with opened(folder) as tryg:
        await begun(tryg)
        folder.rename(away)
        for text in ("Et", "To"):
            await noted(tryg, text)
            await tryg.until(lambda: "NOT SAVED" in tryg.top)
        assert not folder.exists(), "an empty folder is not made in its place"
        away.rename(folder)
        await all_saved(tryg, folder)


async def test_who_types_does_not_wait_for_a_slow_disk(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, done, begins = os.fsync, threading.Event(), threading.Event()

    def slow(handle: int) -> None:
        begins.set()
        assert done.wait(60), "the test holds the disk for ever"
        real(handle)

    async with opened(folder) as tryg:
        await begun(tryg)
        monkeypatch.setattr(os, "fsync", slow)
        try:
            await noted(tryg, "Et")
            await tryg.until(begins.is_set)
            await tryg.do("record_note")
            for key in "To":
                await tryg.press(key)
                assert key in tryg.part("#editor-text")
            assert tryg.written == "To"
            assert tryg.app.saver is not None
            assert tryg.app.saver.saving.state == "saving", (
                "all of that came before the disk was done"
            )
        finally:
            done.set()
        await tryg.record()
        await tryg.saved()
        await all_saved(tryg, folder)
