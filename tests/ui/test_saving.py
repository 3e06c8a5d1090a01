"""The state of saving is on the screen, and nothing recorded is ever given up."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.driving import NEXT, PREVIOUS, Clock, Driver, opened
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.session import file_versions, folder_files
from tryg_tui.store.files.commit import NotSaved, Reason
from tryg_tui.store.folder.load import read_meeting
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.forms.answer import AskScreen
from tryg_tui.ui.screens.closing import ClosingScreen
from tryg_tui.ui.screens.home import HomeScreen
from tryg_tui.ui.screens.minutes import MinutesScreen
from tryg_tui.words.sentences.saving import SENTENCES

REASONS: tuple[Reason, ...] = ("no-space", "locked")
"""Two of the reasons why saving fails so that it is tried again; each has a sentence."""


class Disk:
    """Stands before the real saving: it can be made to fail, or to hold on."""

    def __init__(self) -> None:
        self.reason: Reason | None = None
        self.free = threading.Event()
        self.free.set()
        self.saves = 0

    def save(
        self,
        root: Path,
        meeting: Meeting,
        base: str | None,
        fence: Callable[[], bool] | None = None,
    ) -> Loaded[Meeting]:
        """Save as the program does, unless something is in the way."""
        assert self.free.wait(30), "the test holds the disk for ever"
        self.saves += 1
        if self.reason is not None:
            raise NotSaved(self.reason, root / "minutes" / f"{meeting.id}.toml")
        return save_meeting(root, meeting, base, fence)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """The disk, under the test's control."""
    disk = Disk()
    monkeypatch.setattr(folder_files, "save_meeting", disk.save)
    return disk


async def noted(tryg: Driver, text: str) -> None:
    """Record a note."""
    await tryg.do("record_note")
    await tryg.fill(text)
    await tryg.record()


async def failed(tryg: Driver) -> None:
    """Wait until the screen says that saving failed."""
    await tryg.until(lambda: "NOT SAVED" in tryg.top)


async def test_the_state_of_saving_stands_in_the_first_line_and_what_failed_is_saved_later(
    folder: Path, disk: Disk, clock: Clock
) -> None:
    async with opened(folder) as tryg:
        assert "Saved" not in tryg.top
        disk.free.clear()
        await tryg.start()
        await tryg.until(lambda: "saving …" in tryg.top)
        clock.advance(minutes=3)
        disk.free.set()
        await tryg.until(lambda: "Saved at 09:03" in tryg.top)
        assert "saving" not in tryg.top
        await tryg.saved()
        assert tryg.app.saver is not None
        for number, reason in enumerate(REASONS):
            disk.reason = reason
            await noted(tryg, reason)
            await failed(tryg)
            said = " ".join(tryg.part("#banner").split())
            assert NEXT in said.replace(" ", ""), "a path breaks where the window ends"
            assert SENTENCES[reason].partition("; ")[2].split(";")[0][:30] in said
            assert f"#{number + 1} Note" in tryg.part("#minutes"), "the work goes on"
            await tryg.until(lambda: not saver_runs(tryg))
            assert len(tryg.on_disk().entries) == number
            disk.reason = None
            tryg.app.saver.retry()
            await tryg.saved()
            await tryg.until(lambda: "Saved at" in tryg.top)
            assert "NOT SAVED" not in tryg.top
            assert not tryg.part("#banner")
            assert tryg.on_disk() == tryg.meeting
            assert len(tryg.on_disk().entries) == number + 1


def saver_runs(tryg: Driver) -> bool:
    assert tryg.app.saver is not None
    return tryg.app.saver.saving.state == "saving"


async def test_not_saved_is_said_on_every_screen_and_can_be_left(folder: Path, disk: Disk) -> None:
    async with opened(folder) as tryg:
        disk.reason = "no-space"
        await tryg.start()
        await failed(tryg)
        await tryg.do("start_or_close")
        await tryg.show(ClosingScreen)
        assert "NOT SAVED" in tryg.top
        await tryg.do("back")
        await tryg.do("back")
        await tryg.show(HomeScreen)
        await failed(tryg)
        assert "no room left" in tryg.words
        await tryg.select(f"meeting:{PREVIOUS}")
        await tryg.show(MinutesScreen)
        assert "NOT SAVED" in tryg.top
        assert "no room left" in tryg.words
        await tryg.do("quit")
        await tryg.show(ChooseScreen)
        await tryg.choose("leave")
        assert tryg.app._exit
        assert tryg.app.return_value == 3


async def test_a_file_that_cannot_be_understood_is_left_alone_and_a_copy_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_versions, "TORN_SECONDS", 0.01)
    path = folder / "minutes" / f"{NEXT}.toml"
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.saved()
        theirs = b"<<<<<<< HEAD\n" + path.read_bytes()
        path.write_bytes(theirs)
        await noted(tryg, "Et")
        await failed(tryg)
        await noted(tryg, "To")
        await tryg.saved()
        copies = list((folder / "minutes").glob(f"{NEXT}.conflict-*.toml"))
        assert len(copies) == 1, "the same copy is brought up to date"
        assert copies[0].name in tryg.part("#banner").replace(" ", "")
        loaded, _problems = read_meeting(folder, f"minutes/{copies[0].name}")
        assert loaded is not None
        assert [entry.text for entry in loaded.value.entries] == ["Et", "To"]
        assert path.read_bytes() == theirs


async def test_what_cannot_be_saved_can_be_saved_somewhere_else(
    folder: Path, disk: Disk, tmp_path: Path
) -> None:
    there = tmp_path / "stik.toml"
    async with opened(folder) as tryg:
        await tryg.start()
        assert "save_copy" not in {c.id for c in tryg.host.commands()}
        await tryg.saved()
        disk.reason = "folder-gone"
        await noted(tryg, "Et ord")
        await failed(tryg)
        await tryg.press("K")
        await tryg.show(AskScreen)
        await tryg.answer(str(folder / "strategy.toml"))
        await tryg.show(AskScreen)
        await tryg.answer(str(there))
        await tryg.until(there.exists)
        assert "Et ord" in there.read_text(encoding="utf-8")


async def test_quitting_waits_and_asks_where_something_is_not_saved(
    folder: Path, disk: Disk, clock: Clock
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(4)
        disk.reason = "no-space"
        await noted(tryg, "Et ord")
        await failed(tryg)
        for answer in ("stay", "retry"):
            await tryg.do("quit")
            await tryg.show(ChooseScreen)
            assert "no room left" in tryg.words
            if answer == "retry":
                disk.reason = None
            await tryg.choose(answer)
            assert tryg.screen is tryg.host
            assert not tryg.app._exit
        await tryg.saved()
        assert tryg.on_disk().entries == tryg.entries
        await tryg.go(5)
        await tryg.saved()
        disk.free.clear()
        clock.advance(minutes=3)
        await noted(tryg, "Det sidste ord")
        quitting = tryg.app.run_worker(tryg.app.action_quit())
        await tryg.settle()
        assert not tryg.app._exit
        disk.free.set()
        await quitting.wait()
        assert tryg.app._exit
        assert tryg.app.return_code == 0
        saved = tryg.on_disk()
        assert [entry.text for entry in saved.entries] == ["Et ord", "Det sidste ord"]
        assert saved.since is None
        assert saved.items[4].seconds == 180, "the clock of the item is stopped"


async def test_what_is_written_here_is_no_news_of_others(
    folder: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(folder) as tryg:
        asked: list[frozenset[str]] = []
        workspace = tryg.app.workspace
        assert workspace is not None
        monkeypatch.setattr(workspace, "is_news", asked.append)
        path = f"minutes/{NEXT}.toml"
        disk.free.clear()
        await tryg.start()
        await tryg.app.files_changed(frozenset({path, "strategy.toml"}))
        assert asked[-1] == {"strategy.toml"}
        disk.free.set()
        await tryg.saved()
        await tryg.app.files_changed(frozenset({path}))
        assert asked[-1] == {path}
