"""What the program writes, as steps that promise something, and how a disk is judged after them."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

ROOT = "meetings"
"""The partnership's folder in a world; settings and state have folders beside it."""

MINUTES = f"{ROOT}/minutes"
"""The folder of the minutes in a world."""


@dataclass(frozen=True)
class Step:
    """Something written: when `save` returns, it is on disk for good."""

    path: str
    """Which file below the world; with a `*` where the program chooses the name."""
    data: bytes | None
    """All that the file then holds; None when it is gone."""
    save: Callable[[], object]
    promises: bool = True
    """Whether the change itself has to be there; if not, it only must do no harm."""
    durable: bool = True
    """Whether it has to survive a power cut as well."""


def content(world: Path, path: str) -> Sequence[bytes | None]:
    """What the files of this name hold."""
    return [each.read_bytes() for each in sorted(world.glob(path))]


@dataclass(frozen=True)
class Flow:
    """Something the program does with files."""

    name: str
    files: Callable[[], dict[str, bytes]]
    """What is there before."""
    act: Callable[[Path], Iterator[Step]]
    """What is written to a world, each step after the one before was saved."""
    read: Callable[[Path, str], Sequence[bytes | None]] = content
    """What a world holds under the path of a step, as the program would find it."""
    block: int = 64
    """Bytes between the places where a power cut may tear what is written."""


@dataclass
class Told:
    """What was written so far, and what of it was promised to be there."""

    versions: dict[str, list[bytes | None]] = field(default_factory=dict)
    """Every version a file had or was to have, oldest first."""
    sure: dict[str, int] = field(default_factory=dict)
    """Which of them, at least, has to be there."""

    @classmethod
    def of(cls, files: dict[str, bytes]) -> "Told":
        """Before anything is written."""
        shown = {path: data for path, data in files.items() if not Path(path).name.startswith(".")}
        return cls({path: [data] for path, data in shown.items()}, dict.fromkeys(shown, 0))

    def will(self, step: Step) -> None:
        """A step begins."""
        self.versions.setdefault(step.path, [None]).append(step.data)

    def done(self, step: Step) -> None:
        """A step is done."""
        if step.promises:
            self.sure[step.path] = len(self.versions[step.path]) - 1

    def after(self, steps: Sequence[Step], done: int) -> "Told":
        """What is told of a power cut when the first steps are done and the next may have begun."""
        told = Told({path: list(each) for path, each in self.versions.items()}, dict(self.sure))
        for number, step in enumerate(steps[: done + 1]):
            told.will(step)
            if number < done and step.durable:
                told.done(step)
        return told


@dataclass(frozen=True)
class Verdict:
    """What is wrong with a world: files that are no whole version, and versions that are gone."""

    torn: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is wrong."""
        return bool(self.torn or self.lost)


def judged(flow: Flow, world: Path, told: Told) -> Verdict:
    """Hold a world to what was told."""
    torn, lost = [], []
    for path, versions in told.versions.items():
        found = flow.read(world, path)
        if not all(one in versions for one in found):
            torn.append(path)
            continue
        newest = max((_last(versions, one) for one in found), default=_last(versions, None))
        if newest < told.sure.get(path, 0):
            lost.append(path)
    return Verdict(tuple(torn), tuple(lost))


def _last(versions: list[bytes | None], wanted: bytes | None) -> int:
    """The place of the newest version that is as wanted, or -1."""
    return max((place for place, one in enumerate(versions) if one == wanted), default=-1)


def left_over(world: Path) -> list[str]:
    """The temporary files in a world."""
    return [str(each) for each in sorted(world.rglob("*.tmp"))]


def put(world: Path, files: dict[str, bytes]) -> None:
    """Make a world of these files and no others; the partnership's folder is always there."""
    shutil.rmtree(world, ignore_errors=True)
    (world / ROOT).mkdir(parents=True)
    for path, data in files.items():
        file = world / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


@contextmanager
def living_in(world: Path) -> Iterator[None]:
    """Settings, state and temporary files are kept in a world."""
    names = {f"XDG_{name.upper()}_HOME": str(world / name) for name in ("config", "state", "data")}
    temporary = mock.patch.object(tempfile, "tempdir", str(world / "temporary"))
    with mock.patch.dict(os.environ, names), temporary:
        yield


def steps_of(flow: Flow, world: Path) -> list[Step]:
    """Carry out a flow in a fresh world, and return what was done."""
    put(world, flow.files())
    done = []
    with living_in(world):
        for step in flow.act(world):
            step.save()
            done.append(step)
    return done
