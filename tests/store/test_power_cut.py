"""After a power cut at any instant the file is a whole version, and none that was saved is lost.

What a program asks of the disk is written down; then every state is made that a disk may be in
when the power goes after some of it: bytes that were not flushed may be there, in part, as zeros
or not at all, and names that were not flushed may be there or not, in any combination.
"""

import os
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.store.saves import fine
from tryg_tui.store.commit import commit, digest
from tryg_tui.store.journal import Journal
from tryg_tui.store.journal_format import replay

VERSIONS = [f"version = {number}\n".encode() * (number + 3) for number in range(3)]


class Step(NamedTuple):
    """Something that was asked of the disk, or told to the user."""

    what: str
    """create, write, flush, name, unname, flush-names, told."""
    file: int = -1
    """Which file, by the order in which they were made."""
    data: bytes = b""
    name: str = ""


class Trace:
    """What a program asks of the disk in one folder."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.folder = str(folder)
        self.steps: list[Step] = []
        self.files: dict[str, int] = {}
        self.handles: dict[int, int] = {}
        self.number = 0
        for name in ("open", "write", "fsync", "fdatasync", "replace", "unlink", "close", "dup"):
            after = getattr(self, f"_{name}")

            def call(*args: Any, real: Any = getattr(os, name), after: Any = after) -> Any:  # noqa: B008
                result = real(*args)
                after(result, *args)
                return result

            monkeypatch.setattr(os, name, call)

    def told(self, word: str) -> None:
        """The user was told something."""
        self.steps.append(Step("told", name=word))

    def _ours(self, path: Any) -> bool:
        return str(Path(path).parent) == self.folder and not str(path).endswith(".lock")

    def _open(self, handle: int, path: Any, flags: int, *_mode: int) -> None:
        self.handles.pop(handle, None)
        if str(path) == self.folder:
            self.handles[handle] = -1
        elif self._ours(path) and flags & os.O_CREAT:
            self.number += 1
            self.files[str(path)] = self.handles[handle] = self.number
            self.steps.append(Step("name", self.number, name=str(path)))

    def _write(self, written: int, handle: int, data: bytes) -> None:
        if handle in self.handles:
            self.steps.append(Step("write", self.handles[handle], bytes(data[:written])))

    def _fsync(self, _none: None, handle: int) -> None:
        if handle in self.handles:
            what = "flush" if self.handles[handle] > 0 else "flush-names"
            self.steps.append(Step(what, self.handles[handle]))

    _fdatasync = _fsync

    def _dup(self, copy: int, handle: int) -> None:
        self.handles.pop(copy, None)
        if handle in self.handles:
            self.handles[copy] = self.handles[handle]

    def _replace(self, _none: None, source: Any, target: Any) -> None:
        if self._ours(target):
            file = self.files.pop(str(source))
            self.files[str(target)] = file
            self.steps.append(Step("name", file, name=str(target)))

    def _unlink(self, _none: None, path: Any) -> None:
        if self._ours(path):
            self.steps.append(Step("unname", name=str(path)))

    def _close(self, _none: None, handle: int) -> None:
        self.handles.pop(handle, None)


def contents(steps: list[Step], file: int) -> list[bytes]:
    """What may be in a file: what was flushed, and of the rest anything that was written."""
    sure, loose = b"", b""
    for step in steps:
        if step.file == file and step.what == "write":
            loose += step.data
        elif step.file == file and step.what == "flush":
            sure, loose = sure + loose, b""
    if not loose:
        return [sure]
    half = len(loose) // 2
    torn = (b"", loose, loose[:half], loose[:-1], bytes(len(loose)), loose[:half] + bytes(half))
    return [sure + rest for rest in torn]


def states(steps: list[Step], path: str, before: bytes | None) -> Iterator[bytes | None]:
    """What the file at a path may be after a power cut at the end of these steps."""
    flushed = max((n for n, step in enumerate(steps, 1) if step.what == "flush-names"), default=0)
    naming = [
        (number, step)
        for number, step in enumerate(steps, 1)
        if step.what in ("name", "unname") and step.name == path
    ]
    sure = [step for number, step in naming if number <= flushed]
    loose = [step for number, step in naming if number > flushed]
    for kept in product((False, True), repeat=len(loose)):
        names = sure + [step for step, stays in zip(loose, kept, strict=True) if stays]
        if not names:
            yield before
        elif names[-1].what == "unname":
            yield None
        else:
            yield from contents(steps, names[-1].file)


def bad(steps: list[Step], path: Path, first: bytes | None) -> tuple[int, int, int]:
    """How many states there are, and of them torn and without what was said to be saved."""
    seen: set[tuple[bytes | None, int]] = set()
    for end in range(len(steps) + 1):
        told = [int(step.name) for step in steps[:end] if step.what == "told"]
        for state in states(steps[:end], str(path), first):
            seen.add((state, max(told, default=0)))
    torn = sum(1 for state, _ in seen if state != first and state not in VERSIONS)
    lost = sum(1 for s, told in seen if s in VERSIONS and VERSIONS.index(s) < told)
    lost += sum(1 for s, told in seen if s is None and told)
    return len(seen), torn, lost


def saved(monkeypatch: pytest.MonkeyPatch, folder: Path) -> tuple[list[Step], Path]:
    """What saving the versions one after the other asks of the disk."""
    path = folder / "2018-04-10.toml"
    path.write_bytes(VERSIONS[0])
    trace = Trace(monkeypatch, folder)
    for number, version in enumerate(VERSIONS[1:], 1):
        commit(path, version, digest(VERSIONS[number - 1]), fine)
        trace.told(str(number))
    monkeypatch.undo()
    return trace.steps, path


def test_no_power_cut_tears_a_file_or_takes_what_was_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps, path = saved(monkeypatch, tmp_path)
    assert [step.what for step in steps[:6]] == [
        *("name", "write", "flush", "name", "flush-names", "told")
    ]
    number, torn, lost = bad(steps, path, VERSIONS[0])
    assert number > 4
    assert (torn, lost) == (0, 0)


def test_it_would_be_noticed_if_a_flush_were_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps, path = saved(monkeypatch, tmp_path)
    _, torn, _ = bad([step for step in steps if step.what != "flush"], path, VERSIONS[0])
    assert torn
    unnamed = [step for step in steps if step.what != "flush-names"]
    _, torn, lost = bad(unnamed, path, VERSIONS[0])
    assert not torn
    assert lost


def test_it_would_be_noticed_if_the_file_were_written_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    steps = [Step("name", 1, name=str(path)), Step("write", 1, VERSIONS[1]), Step("flush", 1)]
    assert bad(steps, path, VERSIONS[0])[1]


def test_after_any_power_cut_a_journal_says_what_was_noted_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(tmp_path, tmp_path / "state")
    monkeypatch.setattr("threading.Thread.start", lambda _thread: None)
    journal.note("a", "1")
    assert journal.path is not None
    journal.note("a", None)
    trace = Trace(monkeypatch, journal.path.parent)
    trace.handles = {journal._file._handle: 1}  # type: ignore[union-attr]
    written = journal.path.read_bytes()
    texts = [f"{number}" * 9 for number in range(1, 6)]
    for number, text in enumerate(texts, 1):
        journal.note("a", text)
        journal.flush()
        trace.told(str(number))
    monkeypatch.undo()
    journal.close()
    for end in range(len(trace.steps) + 1):
        steps = trace.steps[:end]
        told = max((int(step.name) for step in steps if step.what == "told"), default=0)
        for state in contents(steps, 1):
            value = replay(written + state).values.get("a", "")
            assert value in ["", *texts][told : told + 2]
