"""A change of a file is noticed, whoever makes it and however; a file half there is not read."""

import os
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.shipped import FOLDER
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.store.files import watch
from tryg_tui.store.files.watch import Watcher, read_whole, stamps
from tryg_tui.store.folder.load import read_meeting
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.store.toml.codec import encode

NEXT = "minutes/2018-04-10.toml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(FOLDER, tmp_path / "meetings")
    return tmp_path / "meetings"


def meeting(root: Path) -> Meeting:
    loaded = read_whole(root, NEXT)
    assert loaded is not None
    return loaded.value


def again(path: Path) -> None:
    """Write the same bytes in the same place."""
    data = path.read_bytes()
    path.write_bytes(data)


def same_size(path: Path) -> None:
    """Write other bytes of the same number, and put the time of the last change back."""
    status = path.stat()
    data = path.read_bytes()
    path.write_bytes(data.replace(b"schema = 1", b"schema = 2"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def replaced(path: Path) -> None:
    """Put another file in the place, as git and editors do."""
    other = path.with_name("other")
    shutil.copy2(path, other)
    other.replace(path)


@pytest.mark.parametrize("change", [again, same_size, replaced, Path.unlink])
@pytest.mark.parametrize("only", [None, [NEXT]])
def test_a_change_is_noticed_once(
    root: Path, change: Callable[[Path], None], only: list[str] | None
) -> None:
    watcher = Watcher(root)
    assert watcher.changed(only) == frozenset()
    change(root / NEXT)
    assert watcher.changed(only) == {NEXT}
    assert watcher.changed(only) == frozenset()
    assert watcher.changed() == frozenset()


def test_what_was_seen_before_the_folder_was_read_tells_what_has_changed_since(root: Path) -> None:
    there = stamps(root)
    again(root / NEXT)
    assert Watcher(root, there).changed() == {NEXT}
    assert Watcher(root).changed() == frozenset()


def test_the_mark_of_an_editor_is_seen_but_no_change_of_the_folder(root: Path) -> None:
    before = stamps(root)
    mark = "minutes/.2018-04-10.toml.swp"
    for name in (mark, "minutes/.2018-04-10.toml.lock", ".git/index", "minutes/.live/a.json"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("x")
    assert stamps(root).keys() - before.keys() == {mark}
    assert Watcher(root, before).changed() == frozenset()
    assert Watcher(root, stamps(root)).changed() == frozenset()


def test_files_that_come_and_go_are_noticed_wherever_they_are(root: Path) -> None:
    watcher = Watcher(root)
    (root / "reports" / "2018").mkdir(parents=True, exist_ok=True)
    (root / "reports" / "2018" / "din-vej.toml").write_text("x")
    copy = "minutes/2018-04-10.sync-conflict-20180410-101112-ABCDEFG.toml"
    (root / copy).write_text("x")
    assert watcher.changed() == {"reports/2018/din-vej.toml", copy}
    (root / copy).unlink()
    again(root / "strategy.toml")
    assert watcher.changed() == {copy, "strategy.toml"}


def test_what_is_hidden_or_too_deep_is_not_looked_at(root: Path) -> None:
    watcher = Watcher(root)
    for path in (".git/HEAD", "minutes/.2018-04-10.toml.lock", "minutes/.live/x.json", "a/b/c/d"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x")
    assert watcher.changed() == frozenset()


def test_looking_at_one_file_leaves_the_others_for_later(root: Path) -> None:
    watcher = Watcher(root)
    again(root / "strategy.toml")
    again(root / NEXT)
    (root / "minutes" / "2018-10-01.toml").write_text("x")
    assert watcher.changed([NEXT, "minutes/none.toml"]) == {NEXT}
    assert watcher.changed() == {"strategy.toml", "minutes/2018-10-01.toml"}


def test_a_folder_that_goes_away_takes_its_files_and_brings_them_back(root: Path) -> None:
    watcher = Watcher(root)
    gone = root.with_name("gone")
    root.rename(gone)
    lost = watcher.changed()
    assert NEXT in lost
    assert watcher.changed() == frozenset()
    gone.rename(root)
    assert watcher.changed() == lost


@pytest.mark.posix
def test_a_link_to_nothing_is_no_file(root: Path) -> None:
    watcher = Watcher(root)
    (root / "minutes" / "x.toml").symlink_to(root / "nowhere")
    assert watcher.changed() == frozenset()


def test_looking_costs_next_to_nothing(root: Path) -> None:
    watcher = Watcher(root)

    def best(only: list[str] | None) -> float:
        times = []
        for _ in range(30):
            began = time.perf_counter()
            watcher.changed(only)
            times.append(time.perf_counter() - began)
        return min(times)

    assert best(None) < 0.001
    assert best([NEXT]) < 0.000_1


def test_only_a_whole_file_is_read(root: Path) -> None:
    path = root / NEXT
    data = path.read_bytes()
    wrong = []
    # The line end alone may be missing.
    for end in range(0, len(data) - 1, 13):
        path.write_bytes(data[:end])
        if read_whole(root, NEXT) is not None:
            wrong.append(end)
    assert wrong == []
    path.write_bytes(data + b"<<<<<<< HEAD\n")
    assert read_whole(root, NEXT) is None
    path.unlink()
    assert read_whole(root, NEXT) is None
    path.mkdir()
    assert read_whole(root, NEXT) is None


def test_while_it_is_written_only_whole_versions_are_read(root: Path) -> None:
    first = meeting(root)
    versions = {encode(replace(first, place=f"{n}" * 40 * n)): n for n in range(8)}
    stop = threading.Event()

    def overwrite() -> None:
        """Copy versions over the file as `cp` does, in pieces."""
        number = 0
        while not stop.is_set():
            data = list(versions)[number % len(versions)]
            number += 1
            with (root / NEXT).open("wb", buffering=0) as file:
                for start in range(0, len(data), 1_000):
                    file.write(data[start : start + 1_000])

            stop.wait(0.001)

    writer = threading.Thread(target=overwrite)
    writer.start()
    whole, asked, end = 0, 0, time.monotonic() + 60
    try:
        while (whole < 5 or asked < 150) and time.monotonic() < end:
            loaded = read_whole(root, NEXT)
            asked += 1
            if loaded is not None:
                assert encode(loaded.value) in versions or loaded.value == first
                whole += 1
    finally:
        stop.set()
        writer.join()
    assert whole >= 5


def test_a_file_that_changed_while_it_was_read_is_read_again_later(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(folder: Path, path: str) -> object:
        found = read_meeting(folder, path)
        again(folder / path)
        return found

    monkeypatch.setattr(watch, "read_meeting", slow)
    assert read_whole(root, NEXT) is None
    monkeypatch.undo()
    assert read_whole(root, NEXT) is not None


def test_a_save_is_noticed_and_read(root: Path) -> None:
    loaded = read_whole(root, NEXT)
    assert loaded is not None
    watcher = Watcher(root)
    saved = save_meeting(root, replace(loaded.value, place="Rådhuset"), loaded.sha256)
    assert watcher.changed([NEXT]) == {NEXT}
    assert read_whole(root, NEXT) == saved
