"""A folder that is full, may not be written, goes away, or has a program without free handles."""

import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path

import pytest

from tests.factories import at, note
from tests.faults.children import Child, Say
from tests.faults.flows import ROOT, Flow, Told, judged, left_over, living_in, put
from tests.faults.saving import LONG, Minutes, begun, on_disk, path_of
from tryg_tui.core.meetings.recording import record
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.store.files.commit import NotSaved, Reason
from tryg_tui.store.toml.codec import encode

NOBODY = 65534
"""A user who may do nothing."""

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser may do that")


def longer() -> Meeting:
    """The meeting with another entry."""
    return record(begun(), note(0, 10 * LONG, item="b"), at(10))[0]


@pytest.fixture
def world(place: Path) -> Path:
    """A world that anybody may enter, with the minutes of a meeting."""
    place.chmod(0o755)
    put(place / "world", on_disk(begun))
    return place / "world"


def refused(world: Path, minutes: Minutes) -> Reason:
    """Why a save failed, after which the old version and nothing else is there."""
    with pytest.raises(NotSaved) as caught:
        minutes.to(longer()).save()
    assert (world / path_of(begun())).read_bytes() == encode(begun())
    assert not left_over(world)
    return caught.value.reason


def goes_on(world: Path, minutes: Minutes) -> None:
    """Once all is well again, it is saved."""
    minutes.to(longer()).save()
    assert (world / path_of(begun())).read_bytes() == encode(longer())


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A world on a disk with room for little more than itself."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("nothing may be mounted here")
    put(disk / "world", on_disk(begun))
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def fill(file: FileIO) -> None:
    """Write until there is no room."""
    with suppress(OSError):
        while True:
            file.write(b"x" * 4096)


@as_root
def test_on_a_full_disk_the_old_version_stays_until_there_is_room(small: Path) -> None:
    world = small / "world"
    minutes = Minutes.read(world)
    filler = small / "filler"
    with filler.open("wb", buffering=0) as file:
        fill(file)
    assert refused(world, minutes) == "no-space"
    filler.unlink()
    goes_on(world, minutes)


@as_root
def test_on_a_disk_that_became_read_only_it_is_told(small: Path) -> None:
    world = small / "world"
    minutes = Minutes.read(world)
    subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
    assert refused(world, minutes) == "read-only"
    subprocess.run(["mount", "-o", "remount,rw", str(small)], check=True)
    goes_on(world, minutes)


def in_a_child(run: Callable[[Say], None]) -> None:
    """Do something in a process of its own, which says that it has come to its end."""

    def both(say: Say) -> None:
        run(say)
        say("done")

    assert Child(both).ended() == ["done"]


def test_a_file_that_may_not_grow_so_large_is_told(world: Path) -> None:
    def run(say: Say) -> None:
        _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        minutes = Minutes.read(world)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
        assert refused(world, minutes) == "no-space"
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        goes_on(world, minutes)

    in_a_child(run)


def test_a_folder_that_may_not_be_written_is_told(world: Path) -> None:
    def run(say: Say) -> None:
        minutes = Minutes.read(world)
        folder = world / path_of(begun())
        folder.parent.chmod(0o555)
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        assert refused(world, minutes) == "no-permission"

    in_a_child(run)
    (world / path_of(begun())).parent.chmod(0o755)
    goes_on(world, Minutes.read(world))


@pytest.mark.parametrize("free", range(5))
def test_without_free_handles_it_is_told(world: Path, free: int) -> None:
    def run(say: Say) -> None:
        minutes = Minutes.read(world)
        taken = []
        try:
            some = os.dup(1) + 16
            resource.setrlimit(resource.RLIMIT_NOFILE, (some, some))
            while True:
                taken.append(os.dup(1))
        except OSError:
            pass
        for handle in taken[:free]:
            os.close(handle)
        try:
            minutes.to(longer()).save()
        except NotSaved:
            say("told")
        for handle in taken[free:]:
            os.close(handle)
        assert not left_over(world)
        goes_on(world, minutes)

    told = ["told"] if free < 2 else []
    assert Child(run).ended() == told


def test_a_folder_that_goes_away_and_comes_back_has_everything(flow: Flow, place: Path) -> None:
    world, away = place / "world", place / "away"
    files = flow.files()
    put(world, files)
    told = Told.of(files)
    with living_in(world):
        for step in flow.act(world):
            told.will(step)
            if step.path.startswith(ROOT):
                (world / ROOT).rename(away)
                try:
                    step.save()
                except NotSaved as refused:
                    assert refused.reason == "folder-gone"  # noqa: PT017  some have nothing to do
                assert not (world / ROOT).exists()
                away.rename(world / ROOT)
            step.save()
            told.done(step)
            assert not judged(flow, world, told)
