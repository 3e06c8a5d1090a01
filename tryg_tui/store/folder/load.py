"""Reading a folder: each file is opened, read and closed, and none of them can end the program."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from tryg_tui.core.model.annual_report import InitiativeReport, YearlyReport
from tryg_tui.core.model.base import Document, Problem, Problems
from tryg_tui.core.model.communication import CommunicationYear
from tryg_tui.core.model.folder import Folder, Loaded, place_of, uncollected
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.core.model.strategy import Strategy
from tryg_tui.store.files.commit import digest
from tryg_tui.store.files.processes import GIT_ATTRIBUTES, copy_of, is_foreign, opened
from tryg_tui.store.folder.cache import FEW, Cache
from tryg_tui.store.folder.copies import without_copies
from tryg_tui.store.toml.codec import read_to_show
from tryg_tui.store.toml.parse import BOM, LIMIT, note_unreadable, open_at_once

D = TypeVar("D", bound=Document)

STRATEGY = "strategy.toml"
"""The file of the partnership itself."""

MINUTES = "minutes"
"""The folder of the meetings."""

REPORTS = "reports"
"""The folder with a folder of reports for each year."""

YEARLY = "report.toml"
"""The yearly status report in a year's folder, which is not the report of an initiative."""

_WRITTEN = (f"{MINUTES}/", f"{REPORTS}/")
"""The folders that the program writes in."""

KEPT_AS_THEY_ARE = frozenset({"newer-schema", "bom", "crlf", "rows-left-out"})
"""Warnings after which a file is read but must not be written over."""


class FolderMissing(Exception):
    """There is no folder at the path."""

    def __init__(self, root: Path) -> None:
        super().__init__(str(root))
        self.root = root
        """The path where it should be."""


class FolderReading(msgspec.Struct, frozen=True, kw_only=True):
    """A folder as it was read."""

    folder: Folder
    problems: tuple[Problem, ...] = ()
    """What is wrong with single files; references between them are checked elsewhere."""
    readonly: frozenset[str] = frozenset()
    """Paths of files that were read but must not be written over."""
    unreadable: frozenset[str] = frozenset()
    """Paths of files that could not be read."""


class _Reader:
    """Reads the files of one folder and gathers what is wrong with them."""

    def __init__(self, root: Path) -> None:
        """Start at the root of the folder."""
        self.root = root
        self._real = os.path.realpath(root).rstrip(os.sep) + os.sep
        self._folders: dict[str, str] = {}
        """By the path of a folder in it: where that really is."""
        self.problems: list[Problem] = []
        self.unreadable: list[str] = []

    def read(self, path: str, kind: type[D]) -> Loaded[D] | None:
        """A file below the folder, or None and problems."""
        problems = Problems(path)
        loaded = None
        data = self._bytes(path, problems)
        if data is not None:
            value = read_to_show(data, kind, problems)
            if value is not None:
                others = alike(data) if kind is Meeting else ()
                loaded = Loaded(path=path, sha256=digest(data), value=value, alike=others)
        if loaded is None:
            self.unreadable.append(path)
        self.problems += problems.found
        return loaded

    def read_minutes(self) -> tuple[Loaded[Meeting], ...]:
        """All minutes in order of their names; of many, those that have not changed are known."""
        paths = list(self.files(MINUTES))
        if len(paths) <= FEW:
            found = [self.read(path, Meeting) for path in paths]
        else:
            cache = Cache(self.root)
            found = [self._recalled(path, cache) for path in paths]
            cache.keep()
        return tuple(filter(None, found))

    def _recalled(self, path: str, cache: Cache) -> Loaded[Meeting] | None:
        """The minutes in a file, as they are known or else read."""
        status = self._status(path)
        known = None if status is None else cache.recall(path, status)
        if known is not None:
            return known
        before = len(self.problems)
        loaded = self.read(path, Meeting)
        if loaded is not None and status is not None and len(self.problems) == before:
            cache.note(loaded, status)
        return loaded

    def _status(self, path: str) -> os.stat_result | None:
        """What the system says of a file that is one of the folder's own and no link."""
        try:
            resolved = self._resolved(path)
            return os.lstat(resolved) if resolved.startswith(self._real) else None
        except OSError:
            return None

    def _bytes(self, path: str, problems: Problems) -> bytes | None:
        """The bytes of a file, or None when it cannot be read or is not one of the folder's own."""
        try:
            resolved = self._resolved(path)
            if not resolved.startswith(self._real):
                problems.add("outside")
                return None
            with open(resolved, "rb", opener=open_at_once) as file:
                status = os.fstat(file.fileno())
                if not stat.S_ISREG(status.st_mode):
                    problems.add("unreadable", reason="EISDIR")
                    return None
                if status.st_nlink > 1 and path.startswith(_WRITTEN):
                    problems.add("hard-link", severity="warning", names=status.st_nlink)
                if status.st_size > LIMIT:
                    problems.add("too-large", limit=LIMIT, size=status.st_size)
                    return None
                return file.read(LIMIT + 1)
        except OSError as error:
            note_unreadable(error, problems)
            return None

    def _resolved(self, path: str) -> str:
        """Where a file really is; of a folder that is asked only once, and of a link each time."""
        above, _slash, name = path.rpartition("/")
        if above not in self._folders:
            self._folders[above] = os.path.realpath(self.root / above)
        found = f"{self._folders[above]}{os.sep}{name}"
        # A path as text is looked at in half the time.
        return os.path.realpath(found) if os.path.islink(found) else found  # noqa: PTH114

    def read_all(self, folder: str, kind: type[D]) -> tuple[Loaded[D], ...]:
        """The files of a folder in order of their names, without copies."""
        return without_copies(self.each(folder, kind), self.problems)

    def each(self, folder: str, kind: type[D], besides: str = "") -> Iterator[Loaded[D]]:
        """The files of a folder in order of their names, without one of them."""
        paths = [path for path in self.files(folder) if path != f"{folder}/{besides}"]
        return filter(None, (self.read(path, kind) for path in paths))

    def files(self, folder: str) -> Iterator[str]:
        """The paths of the TOML files in a folder; what other programs left is reported."""
        for name in self.names(folder):
            path = name if folder == "." else f"{folder}/{name}"
            if not self._left(path) and name.endswith(".toml") and not is_foreign(name):
                yield path

    def _left(self, path: str) -> bool:
        """Whether a file is another version of one of ours, or the mark of an editor; noted."""
        above, slash, name = path.rpartition("/")
        problems = Problems(path)
        if (of := copy_of(name)) is not None:
            problems.add("conflict-copy", severity="warning", of=f"{above}{slash}{of}")
        elif (of := opened(name)) is not None:
            problems.add("open-elsewhere", severity="warning", of=f"{above}{slash}{of}")
        self.problems += problems.found
        return bool(problems.found)

    def names(self, folder: str) -> list[str]:
        """The names in a folder, in order; none when there is no such folder."""
        try:
            return sorted(each.name for each in os.scandir(self.root / folder))
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            problems = Problems(folder)
            note_unreadable(error, problems)
            self.problems += problems.found
            return []


def alike(data: bytes) -> tuple[str, ...]:
    """The SHA-256 of the same text with either line ends, with and without the mark of Unicode."""
    plain = data.removeprefix(BOM).replace(b"\r\n", b"\n")
    windows = plain.replace(b"\n", b"\r\n")
    return tuple(map(digest, (plain, windows, BOM + plain, BOM + windows)))


def _told_once(problems: list[Problem]) -> tuple[Problem, ...]:
    """The problems of single files; line ends that another program has changed in many are one."""
    others = [each for each in problems if each.code != "crlf"]
    changed = len(problems) - len(others)
    if changed < 2:
        return tuple(problems)
    problem = Problem(
        file=GIT_ATTRIBUTES, code="line-ends", severity="warning", args={"files": changed}
    )
    return (problem, *others)


def may_be_written(root: Path) -> bool:
    """Whether minutes could be saved in a folder, as far as the system tells without trying."""
    minutes = root / MINUTES
    return os.access(minutes if minutes.is_dir() else root, os.W_OK)


@uncollected()
def read_folder(root: Path) -> FolderReading:
    """Everything in a folder; what cannot be read is left out and reported.

    Raises FolderMissing when there is no such folder.
    """
    if not root.is_dir():
        raise FolderMissing(root)
    reader = _Reader(root)
    years = [name for name in reader.names(REPORTS) if not is_foreign(name)]
    meetings = without_copies(reader.read_minutes(), reader.problems)
    folder = Folder(
        strategy=_strategy(reader),
        initiatives=tuple(sorted(reader.read_all("initiatives", Initiative), key=place_of)),
        measures=reader.read_all("safety-index", Measure),
        communication=reader.read_all("communication", CommunicationYear),
        reports=without_copies(_forms(reader, years), reader.problems),
        yearly=_yearly(reader, years),
        meetings=tuple(sorted(meetings, key=lambda each: (each.value.date, each.value.id))),
    )
    kept = (each.file for each in reader.problems if each.code in KEPT_AS_THEY_ARE)
    unreadable = frozenset(reader.unreadable)
    return FolderReading(
        folder=folder,
        problems=_told_once(reader.problems),
        readonly=frozenset(kept) - unreadable,
        unreadable=unreadable,
    )


def read_meeting(root: Path, path: str) -> tuple[Loaded[Meeting] | None, tuple[Problem, ...]]:
    """One minutes file, by its path below the folder, and what is wrong with it."""
    reader = _Reader(root)
    loaded = reader.read(path, Meeting)
    return loaded, tuple(reader.problems)


def _forms(reader: _Reader, years: list[str]) -> Iterator[Loaded[InitiativeReport]]:
    """The reporting forms of the initiatives, in order of year."""
    for year in years:
        place = f"{REPORTS}/{year}"
        yield from reader.each(place, InitiativeReport, besides=YEARLY)


def _yearly(reader: _Reader, years: list[str]) -> tuple[Loaded[YearlyReport], ...]:
    """The yearly status reports, in order of year."""
    places = [f"{REPORTS}/{year}" for year in years]
    paths = [f"{place}/{YEARLY}" for place in places if YEARLY in reader.names(place)]
    found = [loaded for path in paths if (loaded := reader.read(path, YearlyReport)) is not None]
    return without_copies(found, reader.problems)


def _strategy(reader: _Reader) -> Loaded[Strategy] | None:
    """The strategy of the folder, or None."""
    if STRATEGY in reader.files("."):
        return reader.read(STRATEGY, Strategy)
    reader.problems.append(Problem(file=STRATEGY, code="strategy-missing"))
    return None
