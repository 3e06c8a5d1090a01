"""Reading a file that others overwrite in place: a part of it is never taken for the whole."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories import at, note
from tests.faults.children import Child, Say
from tests.faults.flows import ROOT, put
from tests.faults.saving import Minutes, begun, path_of
from tryg_tui.core.meetings.recording import record
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.store.files.commit import NotSaved, digest
from tryg_tui.store.files.watch import read_whole
from tryg_tui.store.folder.minutes import minutes_path
from tryg_tui.store.toml.codec import encode

PATH = minutes_path(begun().id)


def versions() -> tuple[bytes, bytes]:
    """Two versions of minutes, one with a few entries more."""

    def longer(meeting: Meeting, entries: int) -> Meeting:
        for number in range(entries):
            meeting, _ = record(meeting, note(0, f"Punkt {number}", item="b"), at(10))
        return meeting

    short = longer(begun(), 60)
    return encode(short), encode(longer(short, 5))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with the first of two versions, and both of them beside it."""
    put(tmp_path, {path_of(begun()): versions()[0]})
    for name, data in zip(("a", "b"), versions(), strict=True):
        (tmp_path / name).write_bytes(data)
    return tmp_path / ROOT


def read_while(root: Path, running: "subprocess.Popen[bytes]") -> Iterator[str | None]:
    """What a reader takes for the minutes while a program runs, and once after it."""
    while running.poll() is None:
        loaded = read_whole(root, PATH)
        yield loaded.sha256 if loaded else None
    assert running.returncode == 0
    after = read_whole(root, PATH)
    assert after is not None
    yield after.sha256


def check(root: Path, running: "subprocess.Popen[bytes]") -> None:
    """However often it is read, it is whole or not taken at all."""
    seen = list(read_while(root, running))
    assert len(seen) > 1
    assert set(seen) <= {None, *(digest(data) for data in versions())}


def test_copies_over_the_file_are_never_seen_in_part(root: Path) -> None:
    loop = 'i=0; while [ $i -lt 200 ]; do cp a "$1"; cp b "$1"; i=$((i+1)); done'
    check(root, subprocess.Popen(["sh", "-c", loop, "sh", str(root / PATH)], cwd=root.parent))


def test_checking_out_is_never_seen_in_part(root: Path) -> None:
    def git(*arguments: str) -> None:
        names = ("-c", "user.name=a", "-c", "user.email=a@b.dk")
        subprocess.run(["git", *names, *arguments], cwd=root, check=True, capture_output=True)

    git("init", "-q", "-b", "a")
    git("add", ".")
    git("commit", "-qm", "a")
    git("checkout", "-qb", "b")
    (root / PATH).write_bytes(versions()[1])
    git("commit", "-qam", "b")
    loop = "i=0; while [ $i -lt 30 ]; do git checkout -q a; git checkout -q b; i=$((i+1)); done"
    check(root, subprocess.Popen(["sh", "-c", loop], cwd=root))


def test_a_slow_copy_is_read_when_it_is_whole(root: Path) -> None:
    whole = versions()[1]

    def copy(say: Say) -> None:
        with (root / PATH).open("wb", buffering=0) as file:
            for place in range(0, len(whole), 97):
                file.write(whole[place : place + 97])
                if place % 5 == 0:
                    time.sleep(0.002)

    child = Child(copy)
    parts, end = 0, time.monotonic() + 60
    while True:
        loaded = read_whole(root, PATH)
        assert loaded is None or loaded.sha256 in {digest(data) for data in versions()}
        if loaded is not None and loaded.sha256 == digest(whole):
            break
        assert time.monotonic() < end, "the copy is never whole"
        parts += 0 < (root / PATH).stat().st_size < len(whole)
    child.ended()
    assert parts, "parts were there to be read"


@pytest.mark.parametrize("part", [0.0, 0.3, 0.5, 0.999])
def test_saving_over_a_half_written_file_is_refused(root: Path, part: float) -> None:
    minutes = Minutes.read(root.parent)
    half = versions()[1][: int(len(versions()[1]) * part)]
    (root / PATH).write_bytes(half)
    changed, _ = record(minutes.value, note(0, "Vores", item="a"), at(10))
    with pytest.raises(NotSaved) as caught:
        minutes.to(changed).save()
    assert caught.value.reason == "changed"
    assert (root / PATH).read_bytes() == half
