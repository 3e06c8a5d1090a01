"""Tries in the place of a folder what saving needs there, and leaves nothing behind."""

import ctypes
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Literal

from tryg_tui.core.check.machine import Tried
from tryg_tui.core.model.folder import PLACES
from tryg_tui.store.files import disk
from tryg_tui.store.files.commit import NotSaved, explained
from tryg_tui.store.files.locks import lock

PATIENCE = 15.0
"""Seconds in which a change should be seen by a second program, however far away the disk is."""

POLL = 0.005
"""Seconds between two looks."""

ROUNDS = 3
"""How often a change is made to be seen."""

FILES = 20
"""So many files of a folder tell whether there are some from a time to come."""

MOUNTS = Path("/proc/self/mounts")
"""Where Linux says what is mounted where."""

REMOTE = re.compile(
    r"nfs|cifs|smb|ncp|afs|ceph|gluster|9p|davfs|fuse\.(?:sshfs|rclone|gvfs|davfs|smb)|vboxsf|webdav"
)
"""How the kinds of shares begin."""

SERVICES = re.compile(
    r"(OneDrive|SharePoint|Dropbox|Google ?Drive|Nextcloud|iCloud|Syncthing|Box Sync)",
    re.IGNORECASE,
)
"""What the folders are called that are copied to other machines."""

DRIVES = {2: "removable", 3: "fixed", 4: "network", 5: "cdrom", 6: "ramdisk"}
"""What Windows answers of a drive."""

SECOND = "import sys; from tryg_tui.store.files import trial; trial.second(*sys.argv[1:])"
"""What the second program runs."""


def tried(root: Path) -> Tried:
    """How the place of a folder answers; nothing of it is changed."""
    # What a save goes to is what a link stands for.
    root = root.resolve()
    kind, shared = kind_of(root)
    service = SERVICES.search(str(root))
    failed = {}
    for place in _places(root):
        if reason := refused(place):
            failed[place.relative_to(root).as_posix()] = reason
    found: dict[str, Any] = {}
    if "." not in failed:
        try:
            found = _used(root)
        except NotSaved as error:
            failed["."] = error.reason
    return Tried(
        kind=kind,
        shared=shared,
        synced=service[1] if service else "",
        failed=failed,
        room=_room(root),
        ahead=_ahead(root),
        **found,
    )


def _places(root: Path) -> Iterator[Path]:
    """A folder, and those in it that files are saved in, unless they are elsewhere by a link."""
    yield root
    for name in sorted({path.partition("/")[0] for path in PLACES.values()}):
        with suppress(OSError):
            if (root / name).is_dir() and not (root / name).is_symlink():
                yield root / name


def refused(place: Path) -> str:
    """Why nothing can be saved in a folder; empty when it can."""
    try:
        with _name(place) as name, explained(name):
            _save(name, b"1")
    except NotSaved as error:
        return error.reason
    return ""


def _save(name: Path, data: bytes) -> None:
    """Save as every file is saved: written beside it, flushed and renamed."""
    disk.put(name, data, durable=True)
    disk.flush_folder(name.parent)


@contextmanager
def _name(place: Path) -> Iterator[Path]:
    """A name for a file that is not there afterwards: one that even after a crash is tidied."""
    name = disk.temporary_for(place / "doctor")
    try:
        yield name
    finally:
        disk.discard(name)


def _used(root: Path) -> dict[str, Any]:
    """What is found by saving, by locking, and by being two."""
    with _name(root) as name, _name(root) as locked, explained(name):
        _save(name, b"0")  # To be replaced, as files mostly are.
        begun = time.perf_counter()
        _save(name, b"1")
        took = time.perf_counter() - begun
        apart = name.stat().st_mtime - time.time()
        return {"saving": took, "clock": apart, **_two(name, locked)}


def _two(name: Path, locked: Path) -> dict[str, Any]:
    """What a second program sees of this one."""
    try:
        held = lock(locked)
    except OSError:
        held = None
    with ExitStack() as stack:
        if held:
            stack.callback(held.release)
        found: dict[str, Any] = {"locks": None if held else "none"}
        with suppress(OSError, ValueError):
            child = stack.enter_context(_child(name, locked))
            answer = _line(child.stdout)
            if held and answer in ("kept-out", "let-in"):
                found["locks"] = "hold" if answer == "kept-out" else "do-not-hold"
            if answer:
                found["seen"] = _delay(name, child)
        return found


def _delay(name: Path, child: "subprocess.Popen[str]") -> float | Literal["never"] | None:
    """Seconds until the other program sees a change, the longest of some."""
    longest = 0.0
    for number in range(ROUNDS):
        if _line(child.stdout) != "looking":
            return None
        _save(name, b"%d" % (number + 2))
        written = time.time()
        answer = _line(child.stdout)
        if answer in ("", "never"):
            return "never" if answer else None
        longest = max(longest, float(answer) - written)
    return longest


@contextmanager
def _child(name: Path, locked: Path) -> Iterator["subprocess.Popen[str]"]:
    """A second program, which is over afterwards, whatever it hangs at."""
    child = subprocess.Popen(  # noqa: S603 # no shell; both are names this program has made
        [sys.executable, "-c", SECOND, str(name), str(locked)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        # Also where the program was put together without being installed.
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    end = threading.Timer(ROUNDS * PATIENCE + PATIENCE, child.kill)
    end.start()
    try:
        yield child
    finally:
        end.cancel()
        child.kill()
        child.communicate()


def _line(stream: IO[str] | None) -> str:
    """The next line of a program; empty when it is over."""
    return stream.readline().strip() if stream else ""


def second(name: str, locked: str) -> None:
    """Be the second program: try the lock, then tell when each change is seen."""
    try:
        held = lock(Path(locked))
        print("let-in" if held else "kept-out", flush=True)
    except OSError:
        print("no-lock", flush=True)
    for _round in range(ROUNDS):
        before = _look(name)
        print("looking", flush=True)
        end = time.monotonic() + PATIENCE
        while (now := _look(name)) in (before, b"") and time.monotonic() < end:
            time.sleep(POLL)
        print("never" if now in (before, b"") else repr(time.time()), flush=True)


def _look(name: str) -> bytes:
    """What is in a file now; nothing while it cannot be read."""
    with suppress(OSError):
        return Path(name).read_bytes()
    return b""


def _room(root: Path) -> int | None:
    """The bytes that are free, where the system says."""
    try:
        return shutil.disk_usage(root).free
    except OSError:
        return None


def _ahead(root: Path) -> float:
    """Seconds that the latest change of some files lies ahead."""
    latest = 0.0
    for folder in (root, root / "minutes"):
        with suppress(OSError):
            for path in sorted(folder.glob("*.toml"), reverse=True)[:FILES]:
                latest = max(latest, path.stat().st_mtime - time.time())
    return latest


def kind_of(path: Path) -> tuple[str, bool]:
    """What the system calls the kind of disk something is on, and whether it is a share."""
    if windows := vars(ctypes).get("windll"):
        return _of_windows(windows.kernel32, path.anchor)
    try:
        mounts = MOUNTS.read_bytes().decode("utf-8", "surrogateescape")
    except OSError:
        return "", False
    best, kind = -1, ""
    for line in mounts.splitlines():
        _source, point, sort, *_rest = line.split(" ")
        at = Path(re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), point))
        # Of those at one place, the last one is what is seen.
        if path.is_relative_to(at) and len(at.parts) >= best:
            best, kind = len(at.parts), sort
    return kind, REMOTE.match(kind) is not None


def _of_windows(kernel: Any, drive: str) -> tuple[str, bool]:
    """The same, as Windows says it."""
    kind = DRIVES.get(kernel.GetDriveTypeW(drive), "")
    name = ctypes.create_unicode_buffer(64)
    told = kernel.GetVolumeInformationW(drive, None, 0, None, None, None, name, 64)
    words = f"{name.value} ({kind})" if told and kind else name.value or kind
    return words, kind == "network" or drive.startswith("\\\\")
