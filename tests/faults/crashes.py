"""What a disk may hold after a power cut: every state that a file system is allowed to leave."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

Kind = Literal["make", "folder", "move", "link", "remove", "write", "cut", "flush", "sync", "done"]
"""What happens to a disk; "flush" is of a file, "sync" of a folder, "done" is a promise."""

Model = Literal["posix", "ext4"]
"""How little a file system promises: only what was flushed, or what a careful one keeps as well."""

Choice = tuple[str, int]
"""How much of a change is on the disk: a way and a place in it."""

NAMES: frozenset[Kind] = frozenset({"make", "folder", "move", "link", "remove"})
"""What changes folders."""

FREE = 5
"""Changes not flushed, the newest ones, of which each may be lost by itself."""

LOST, WHOLE = ("lost", 0), ("whole", 0)


@dataclass(frozen=True)
class Op:
    """One change of a disk."""

    kind: Kind
    path: str = ""
    other: str = ""
    """The new name, where there is one."""
    ino: int = 0
    at: int = 0
    data: bytes = b""
    block: int = 512
    """Bytes between the places where a write may be torn."""
    replaces: bool = False
    """Whether the new name was that of another file."""

    @property
    def folder(self) -> str:
        """The folder whose flushing makes a change of names last."""
        return (self.other or self.path).rpartition("/")[0]


class Disk:
    """Names and what is under them."""

    def __init__(self, files: dict[str, bytes]) -> None:
        """Start with these files, which are on disk for good."""
        self.names = {path: -number for number, path in enumerate(files, 1)}
        self.data = {-number: data for number, data in enumerate(files.values(), 1)}

    def copy(self) -> "Disk":
        """A disk like this one."""
        other = Disk({})
        other.names, other.data = dict(self.names), dict(self.data)
        return other

    def files(self, made: Sequence[str]) -> dict[str, bytes]:
        """What is under each name; a folder that was made and lost took its files along."""
        lost = tuple(f"{folder}/" for folder in made if folder not in self.names)
        return {
            path: self.data.get(ino, b"")
            for path, ino in self.names.items()
            if ino and not path.startswith(lost)
        }

    def apply(self, op: Op, choice: Choice = WHOLE) -> None:
        """Make a change, or as much of it as came to the disk."""
        if choice == LOST:
            return
        if op.kind in ("make", "folder"):
            self.names[op.path] = op.ino
        elif op.kind in ("move", "link"):
            self.names[op.other] = op.ino
        if op.kind in ("move", "remove"):
            self.names.pop(op.path, None)
        if op.kind == "cut":
            self.data[op.ino] = self.data.get(op.ino, b"")[: op.at].ljust(op.at, b"\0")
        elif op.kind == "write":
            self._write(op, *choice)

    def _write(self, op: Op, way: str, place: int) -> None:
        old = self.data.get(op.ino, b"").ljust(op.at, b"\0")
        data = op.data
        if way == "torn":
            data = data[:place]
        elif way == "zeros":
            data = data[:place].ljust(len(data), b"\0")
        elif way == "hole":
            end = place + op.block
            data = data[:place] + b"\0" * len(data[place:end]) + data[end:]
        self.data[op.ino] = old[: op.at] + data + old[op.at + len(data) :]


def tears(op: Op) -> list[Choice]:
    """How a write may be on the disk in part."""
    inside = range(0, len(op.data), op.block)
    cuts = sorted({*inside[1:], 1, len(op.data) // 2, len(op.data) - 1} - {0, len(op.data)})
    ways = [(way, cut) for way in ("torn", "zeros") for cut in cuts]
    return [*ways, ("zeros", 0), *(("hole", block) for block in inside[:-1])]


def after(ops: Sequence[Op], disk: Disk, model: Model) -> Iterator[dict[str, bytes]]:
    """What may be on a disk when the power fails after some changes."""
    pending = [place for place, op in enumerate(ops) if not _safe(ops, place, model)]
    first = pending[0] if pending else len(ops)
    made = [op.path for op in ops if op.kind == "folder"]
    base = disk.copy()
    for op in ops[:first]:
        base.apply(op)
    for choices in _choices(ops, pending, model):
        state = base.copy()
        for place in range(first, len(ops)):
            state.apply(ops[place], choices.get(place, WHOLE))
        yield state.files(made)


def _safe(ops: Sequence[Op], place: int, model: Model) -> bool:
    """Whether a change is on the disk for good after all these changes."""
    op, later = ops[place], ops[place + 1 :]
    if op.kind in NAMES:
        if model == "ext4":
            # Changes of names are kept in order, and any flushing takes all of them along.
            return any(each.kind in ("flush", "sync") for each in later)
        return any(each.kind == "sync" and each.path == op.folder for each in later)
    if op.kind in ("write", "cut"):
        return any(each.kind == "flush" and each.ino == op.ino for each in later)
    return True


def _choices(ops: Sequence[Op], pending: list[int], model: Model) -> Iterator[dict[int, Choice]]:
    """For changes that are not safe, how much of each is on the disk."""
    names = [place for place in pending if ops[place].kind in NAMES]
    simple = _in_order(names, pending) if model == "ext4" else _any(pending)
    for choices in simple:
        yield from _with_tears(ops, choices, model)


def _any(pending: list[int]) -> Iterator[dict[int, Choice]]:
    """Each may be lost whatever happens to the others."""
    free = pending[-FREE:]
    for kept in (LOST, WHOLE) if len(pending) > FREE else (WHOLE,):
        older = dict.fromkeys(pending[:-FREE], kept)
        for chosen in product((LOST, WHOLE), repeat=len(free)):
            yield older | dict(zip(free, chosen, strict=True))


def _in_order(names: list[int], pending: list[int]) -> Iterator[dict[int, Choice]]:
    """No change of names is there without those before it."""
    data = [place for place in pending if place not in names]
    for count in range(len(names) + 1):
        there = dict.fromkeys(names[:count], WHOLE) | dict.fromkeys(names[count:], LOST)
        for chosen in _any(data):
            yield there | chosen


def _with_tears(
    ops: Sequence[Op], choices: dict[int, Choice], model: Model
) -> Iterator[dict[int, Choice]]:
    """The choices, and those where one of the writes is there in part."""
    if model == "ext4":
        forced = _written_before_replacing(ops, choices)
        choices = choices | dict.fromkeys(forced & choices.keys(), WHOLE)
    yield choices
    for place, choice in choices.items():
        if ops[place].kind != "write" or choice != WHOLE:
            continue
        if model == "ext4" and place in forced:
            continue
        for torn in tears(ops[place]):
            if model == "posix" or torn[0] == "torn":
                yield {**choices, place: torn}


def _written_before_replacing(ops: Sequence[Op], choices: dict[int, Choice]) -> set[int]:
    """The writes to files that have replaced others, which such a file system writes first."""
    return {
        number
        for place, op in enumerate(ops)
        if op.replaces and choices.get(place, WHOLE) == WHOLE
        for number, each in enumerate(ops[:place])
        if each.kind == "write" and each.ino == op.ino
    }
