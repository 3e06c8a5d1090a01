"""From the system calls of a run, as strace prints them, to changes of a disk."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.faults.crashes import Op

ROOT = Path(__file__).parents[2]
"""Where the tests are found by the program that is traced."""

CALLS = (
    "open,openat,creat,write,pwrite64,writev,fsync,fdatasync,sync_file_range,close,ftruncate,"
    "truncate,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,lseek,"
    "dup,dup2,dup3,fcntl"
)
"""What changes a disk, and what tells where."""

_CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def traced(module: str, *arguments: str, out: Path) -> list[str]:
    """The system calls of a module that is run; skips the test where that cannot be had."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    strace = ["strace", "-f", "-qq", "-xx", "-s", "10000000", "-e", f"trace={CALLS}"]
    done = subprocess.run(
        [*strace, "-e", "signal=none", "-o", str(out), sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if "PTRACE" in done.stderr or "ptrace" in done.stderr:
        pytest.skip("no process may be traced here")
    assert done.returncode == 0, done.stderr
    return out.read_text(encoding="ascii").splitlines()


def calls(lines: list[str]) -> Iterator[tuple[str, list[str], int]]:
    """Name, arguments and result of each call, in the order they returned."""
    begun: dict[str, str] = {}
    for line in lines:
        process, _, text = line.partition(" ")
        text = text.strip()
        if text.endswith("<unfinished ...>"):
            begun[process] = text.removesuffix("<unfinished ...>").rstrip(" ")
            continue
        if text.startswith("<..."):
            text = begun.pop(process) + text.partition(" resumed>")[2]
        if found := _CALL.match(text):
            yield found[1], found[2].split(", "), int(found[3])


def text_of(argument: str) -> bytes:
    """The bytes of an argument that is a string."""
    found = _TEXT.search(argument)
    assert found, argument
    return bytes.fromhex(found[1].replace("\\x", ""))


def runs(lines: list[str], base: Path, files: dict[str, dict[str, bytes]]) -> dict[str, list[Op]]:
    """The changes of the disk in each of the runs that the traced program announces.

    Each has a world of its own below `base`, with the files of its flow in it.
    """
    found: dict[str, list[Op]] = {}
    replay = Replay("", {})
    for name, arguments, result in calls(lines):
        if name == "write" and arguments[0] == "1":
            said, _, run = text_of(arguments[1]).decode().strip().partition(" ")
            if said == "begin":
                replay = Replay(str(world_of(base, run)), files[flow_of(run)])
                found[run] = replay.ops
            else:
                replay.ops.append(Op("done"))
        else:
            replay.take(name, arguments, result)
    return found


def world_of(base: Path, run: str) -> Path:
    """Where a run has its files."""
    return base / run.replace(" ", "-").replace("/", "-")


def flow_of(run: str) -> str:
    """The name of the flow that a run is of."""
    return run.partition(" / ")[0]


@dataclass
class _Opened:
    """An open file or folder."""

    path: str
    ino: int
    at: int = 0
    appends: bool = False


@dataclass
class Replay:
    """Follows the calls of one process, as far as they concern one folder."""

    world: str
    files: dict[str, bytes]
    """What is there in the beginning."""
    ops: list[Op] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Give every file a number."""
        self._names = {path: -number for number, path in enumerate(self.files, 1)}
        self._sizes = {-n: len(data) for n, data in enumerate(self.files.values(), 1)}
        self._open: dict[int, _Opened] = {}
        self._last = 0

    def take(self, name: str, arguments: list[str], result: int) -> None:
        """Take in a call that succeeded."""
        if result < 0:
            return
        handler = getattr(self, f"_{name.removesuffix('2').removesuffix('64')}", None)
        if handler is not None:
            handler(arguments, result)

    def _path(self, argument: str) -> str | None:
        """A path below the world, empty for the world itself, or None for one elsewhere."""
        path = text_of(argument).decode()
        if path == self.world:
            return ""
        return path[len(self.world) + 1 :] if path.startswith(f"{self.world}/") else None

    def _openat(self, arguments: list[str], result: int) -> None:
        path, flags = self._path(arguments[1]), arguments[2]
        self._open.pop(result, None)
        if path is None:
            return
        if path not in self._names and "O_CREAT" in flags:
            self._last += 1
            self._names[path] = self._last
            self._sizes[self._last] = 0
            self.ops.append(Op("make", path, ino=self._last))
        ino = self._names.get(path, 0)
        if "O_TRUNC" in flags:
            self._cut(ino, 0)
        self._open[result] = _Opened(path, ino, appends="O_APPEND" in flags)

    def _cut(self, ino: int, size: int) -> None:
        self._sizes[ino] = size
        self.ops.append(Op("cut", ino=ino, at=size))

    def _ftruncate(self, arguments: list[str], result: int) -> None:
        if opened := self._open.get(int(arguments[0])):
            self._cut(opened.ino, int(arguments[1]))

    def _lseek(self, arguments: list[str], result: int) -> None:
        if opened := self._open.get(int(arguments[0])):
            opened.at = result

    def _write(self, arguments: list[str], result: int) -> None:
        handle, data = int(arguments[0]), text_of(arguments[1])[:result]
        if opened := self._open.get(handle):
            at = self._sizes[opened.ino] if opened.appends else opened.at
            self._written(opened, at, data)
            opened.at = at + len(data)

    def _pwrite(self, arguments: list[str], result: int) -> None:
        if opened := self._open.get(int(arguments[0])):
            self._written(opened, int(arguments[3]), text_of(arguments[1])[:result])

    def _written(self, opened: _Opened, at: int, data: bytes) -> None:
        self._sizes[opened.ino] = max(self._sizes[opened.ino], at + len(data))
        self.ops.append(Op("write", ino=opened.ino, at=at, data=data))

    def _fsync(self, arguments: list[str], result: int) -> None:
        if opened := self._open.get(int(arguments[0])):
            kind = Op("flush", ino=opened.ino) if opened.ino else Op("sync", opened.path)
            self.ops.append(kind)

    _fdatasync = _fsync

    def _close(self, arguments: list[str], result: int) -> None:
        self._open.pop(int(arguments[0]), None)

    def _dup(self, arguments: list[str], result: int) -> None:
        self._open.pop(result, None)
        if opened := self._open.get(int(arguments[0])):
            self._open[result] = opened

    _dup3 = _dup

    def _fcntl(self, arguments: list[str], result: int) -> None:
        if arguments[1].startswith("F_DUPFD"):
            self._dup(arguments, result)

    def _rename(self, arguments: list[str], result: int) -> None:
        self._moved(*map(self._path, (arguments[0], arguments[1])))

    def _renameat(self, arguments: list[str], result: int) -> None:
        self._moved(*map(self._path, (arguments[1], arguments[3])))

    def _moved(self, old: str | None, new: str | None) -> None:
        if old is None or new is None:
            return
        ino = self._names.pop(old)
        self.ops.append(Op("move", old, new, ino, replaces=new in self._names))
        self._names[new] = ino

    def _link(self, arguments: list[str], result: int) -> None:
        self._linked(*map(self._path, (arguments[0], arguments[1])))

    def _linkat(self, arguments: list[str], result: int) -> None:
        self._linked(*map(self._path, (arguments[1], arguments[3])))

    def _linked(self, old: str | None, new: str | None) -> None:
        if old is not None and new is not None:
            self._names[new] = self._names[old]
            self.ops.append(Op("link", old, new, self._names[old]))

    def _unlink(self, arguments: list[str], result: int) -> None:
        self._removed(self._path(arguments[0]))

    _rmdir = _unlink

    def _unlinkat(self, arguments: list[str], result: int) -> None:
        self._removed(self._path(arguments[1]))

    def _removed(self, path: str | None) -> None:
        if path is not None:
            self._names.pop(path, None)
            self.ops.append(Op("remove", path))

    def _mkdir(self, arguments: list[str], result: int) -> None:
        if (path := self._path(arguments[0])) is not None:
            self.ops.append(Op("folder", path))

    def _mkdirat(self, arguments: list[str], result: int) -> None:
        self._mkdir(arguments[1:], result)
