"""With the cache a folder is read as without it, whatever has happened to its files or to it."""

import datetime as dt
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from tests.factories import at, entry, held, item, note
from tests.store.strategies import documents
from tryg_tui.core.model.attendance import Attendance, PartNote
from tryg_tui.core.model.entries import Amendment, Note
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.link import Link
from tryg_tui.core.model.meeting import Answer, Meeting
from tryg_tui.store.folder import cache
from tryg_tui.store.folder.cache import FEW, Cache, cache_path
from tryg_tui.store.folder.load import FolderReading, read_folder
from tryg_tui.store.toml.codec import encode

COUNT = FEW + 3
EVER = -(10**18)
"""An age that every file has."""


def minutes(root: Path, n: int) -> Path:
    """One of the minutes."""
    return root / "minutes" / f"{2000 + n}-05-01.toml"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the cache is kept."""
    monkeypatch.setattr(cache, "FRESH", EVER)
    path = tmp_path / "cache" / "minutes.json"
    monkeypatch.setattr(cache, "cache_path", lambda root: path)
    return path


@pytest.fixture
def root(tmp_path: Path, place: Path) -> Path:
    """A folder with a few more minutes than are read without a cache, which have been read."""
    root = tmp_path / "meetings"
    (root / "minutes").mkdir(parents=True)
    for n in range(COUNT):
        value = held(
            minutes(root, n).stem,
            note(1, f"linje {n}"),
            items=(item("other", started=at(9), seconds=n),),
            attendance=(Attendance(person="a", status="present"),),
        )
        minutes(root, n).write_bytes(encode(value))
    read_folder(root)
    assert place.is_file()
    return root


def known(root: Path) -> int:
    """How many of the minutes are known without reading them."""
    here = Cache(root)
    paths = sorted((root / "minutes").iterdir())
    names = {path: f"minutes/{path.name}" for path in paths}
    return sum(here.recall(names[path], os.lstat(path)) is not None for path in paths)


def without(root: Path, place: Path) -> FolderReading:
    """The folder as it is read where no cache can be."""
    aside = place.with_suffix(".aside")
    if place.exists():
        place.rename(aside)
    place.parent.chmod(0o700)
    blocked = place.parent.with_name("blocked")
    place.parent.rename(blocked)
    place.parent.write_bytes(b"")
    try:
        return read_folder(root)
    finally:
        place.parent.unlink()
        blocked.rename(place.parent)
        if aside.exists():
            aside.replace(place)


def same_size(path: Path) -> None:
    """Write other words of the same length, with the times of before, as some tools do."""
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"linje", b"LINJE"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced(path: Path) -> None:
    """Put another file in its place."""
    other = path.with_suffix(".new")
    other.write_bytes(path.read_bytes().replace(b"linje", b"ny linje"))
    other.replace(path)


def swapped(path: Path) -> None:
    """Give two files each other's names; of the same size, with the times they had."""
    other = path.with_name("2001-05-01.toml")
    between = path.with_suffix(".between")
    path.rename(between)
    other.rename(path)
    between.rename(other)


def broken(path: Path) -> None:
    """Put in what is no TOML."""
    path.write_bytes(b"[[[")


def with_line_ends_of_windows(path: Path) -> None:
    """Write the file as other programs do."""
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def with_foreign_key(path: Path) -> None:
    """Put in a key that is kept but not known."""
    path.write_bytes(b"x_theirs = 1979-05-27T07:32:00+02:00\n" + path.read_bytes())


def a_link(path: Path) -> None:
    """Put a link to a file beside it in its place."""
    aside = path.with_name("aside")
    path.rename(aside)
    path.symlink_to(aside)


def a_link_outside(path: Path) -> None:
    """Put a link to a file outside of the folder in its place."""
    aside = path.parents[2] / "aside"
    path.rename(aside)
    path.symlink_to(aside)


def two_names(path: Path) -> None:
    """Give the file another name outside of the folder."""
    os.link(path, path.parents[2] / "other-name")


def folder_elsewhere(path: Path) -> None:
    """Put a link to a folder outside in the place of the folder of the minutes."""
    aside = path.parents[2] / "elsewhere"
    path.parent.rename(aside)
    path.parent.symlink_to(aside)


def unreadable(path: Path) -> None:
    """Put a folder in its place."""
    path.unlink()
    path.mkdir()


CHANGES: list[Callable[[Path], object]] = [
    lambda path: None,
    same_size,
    replaced,
    swapped,
    broken,
    with_line_ends_of_windows,
    with_foreign_key,
    unreadable,
    Path.unlink,
    Path.touch,
    lambda path: shutil.copy2(path, path.with_name("2020-01-01.toml")),
    lambda path: path.write_bytes(path.read_bytes().replace(b"linje", b"en anden linje")),
    *((a_link, a_link_outside, two_names, folder_elsewhere) if os.name != "nt" else ()),
]


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_happens_to_a_file_the_folder_is_what_its_files_say(
    root: Path, place: Path, change: Callable[[Path], object]
) -> None:
    assert known(root) == COUNT
    change(minutes(root, 0))
    direct = without(root, place)
    assert read_folder(root) == direct
    assert read_folder(root) == direct


def damaged(data: bytes, how: int) -> bytes:
    """The cache with something wrong in it."""
    place = how % len(data)
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


TAMPERED: list[Callable[[bytes], bytes]] = [
    lambda data: b"",
    lambda data: data[:-1],
    lambda data: data[: len(data) // 2],
    lambda data: data + b" ",
    lambda data: data.replace(b"linje 1", b"LINJE 1"),
    lambda data: b"\xff\xfe" * 100,
    lambda data: b"{}",
    lambda data: cache.checksum(b"[]") + b"\n[]",
    lambda data: cache.checksum(b'{"a": 1}') + b'\n{"a": 1}',
    lambda data: cache.checksum(b"[" * 100_000) + b"\n" + b"[" * 100_000,
    *(lambda data, how=how: damaged(data, how) for how in (0, 7, 8, 9, 100, 4_001, 10**9 + 7)),
]


@pytest.mark.parametrize("tamper", TAMPERED)
def test_a_cache_that_is_not_whole_is_not_believed(
    root: Path, place: Path, tamper: Callable[[bytes], bytes]
) -> None:
    direct = without(root, place)
    place.write_bytes(tamper(place.read_bytes()))
    assert known(root) == 0
    assert read_folder(root) == direct
    # It is made anew from what has been read.
    assert known(root) == COUNT


def test_a_cache_of_another_version_is_not_believed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "__version__", "0.0.0")
    assert known(root) == 0


def test_a_file_that_was_changed_just_now_is_read_each_time(
    root: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "FRESH", 10**12)
    assert known(root) == 0
    place.unlink()
    assert len(read_folder(root).folder.meetings) == COUNT
    assert not place.exists()


def test_a_cache_is_only_written_anew_when_much_is_new(root: Path, place: Path) -> None:
    before = place.read_bytes()
    minutes(root, 0).touch()
    read_folder(root)
    assert place.read_bytes() == before
    assert known(root) == COUNT - 1
    for n in range(COUNT):
        minutes(root, n).touch()
    read_folder(root)
    assert known(root) == COUNT


@pytest.mark.parametrize("count", [0, 1, FEW])
def test_few_minutes_are_read_as_they_are(root: Path, place: Path, count: int) -> None:
    place.unlink()
    for n in range(count, COUNT):
        minutes(root, n).unlink()
    assert len(read_folder(root).folder.meetings) == count
    assert not place.exists()


@pytest.mark.posix
def test_nobody_else_may_read_the_cache(root: Path, place: Path) -> None:
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


def test_where_no_cache_can_be_kept_the_files_are_read(root: Path, place: Path) -> None:
    direct = read_folder(root)
    place.unlink()
    place.mkdir()
    assert read_folder(root) == direct
    shutil.rmtree(place.parent)
    place.parent.write_bytes(b"")
    assert read_folder(root) == direct


UNKNOWN = {"seen": dt.date(2018, 4, 10)}
"""A key of no table of ours, with a value that JSON has no kind for."""

LINK = Link(title="Kortet", address="https://a.dk")
PART = Attendance(person="leder", status="present")
STRANGE_PART = replace(PART, extra=UNKNOWN)


@pytest.mark.parametrize(
    "strange",
    [
        {"attendance": (STRANGE_PART,)},
        {"items": (item("a", links=(replace(LINK, extra=UNKNOWN),)),)},
        {"entries": (Note(**entry(1, links=(LINK, replace(LINK, extra=UNKNOWN)))),)},
        {
            "entries": (
                Amendment(
                    of="2017-12-05",
                    **entry(
                        1, attendance=(PartNote(person="leder", status="present", extra=UNKNOWN),)
                    ),
                ),
            )
        },
        {"answers": (Answer(person="leder", extra=UNKNOWN),)},
        {"extra": UNKNOWN},
    ],
    ids=lambda strange: next(iter(strange)),
)
def test_minutes_with_what_is_not_known_are_not_kept(strange: dict[str, Any]) -> None:
    known = held(
        "2018-04-10",
        Note(**entry(1, links=(LINK,))),
        Amendment(
            of="2017-12-05",
            **entry(2, attendance=(PartNote(person="leder", status="present", only=("left",)),)),
        ),
        items=(item("a", links=(LINK,)),),
        attendance=(PART,),
        answers=(Answer(person="leder"),),
    )
    assert cache.is_clean(known)
    assert not cache.is_clean(replace(known, **strange))


@given(documents(Meeting))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_minutes_come_out_of_the_cache_as_they_went_in(value: Meeting) -> None:
    if cache.is_clean(value):
        one = cache.Kept((1, 2, 3, 4), Loaded(path="minutes/a.toml", sha256="x", value=value))
        back = msgspec.json.decode(msgspec.json.encode(one), type=cache.Kept)
        assert back == one
        # Moments keep the offset that they were written with, and numbers their kind.
        assert encode(back.minutes.value) == encode(value)


def test_each_folder_has_a_cache_of_its_own(tmp_path: Path) -> None:
    assert cache_path(tmp_path / "a") != cache_path(tmp_path / "b")
    assert cache_path(tmp_path / "a") == cache_path(tmp_path / "b" / ".." / "a")
    assert "tryg-tui" in cache_path(tmp_path).parts
