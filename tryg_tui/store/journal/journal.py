"""What is written but not saved yet, kept where it survives the end of the program.

Each program has a journal of its own for each folder, in the user's own place on this machine,
so that it works when the share with the folder is away. The lock beside it tells whether its
owner still runs, whatever process now has the number.
"""

import hashlib
import os
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tryg_tui.store.files import disk
from tryg_tui.store.files.locks import Lock, lock
from tryg_tui.store.journal.file import SUFFIX, JournalFile, Replayed, lock_path, release, replay

FLUSH_SECONDS = 0.25
"""How long a note may take to be on the disk."""

RETRY_SECONDS = 5.0
"""How long to wait before it is tried again where no journal could be written."""

LARGEST = 100_000_000
"""Bytes; a larger file is no journal of ours."""


def own_place(kind: str) -> Path:
    """Where what is of a kind is kept in the user's own place on this machine."""
    from platformdirs import user_state_path

    return user_state_path("tryg-tui", appauthor=False) / kind


def name_of(root: Path) -> str:
    """What a folder is called there, the same by whatever way it is reached."""
    return hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:16]


def journal_folders(root: Path, folder: Path | None = None) -> Iterator[Path]:
    """Where the journals of a folder are kept: the user's own place, then a temporary one."""
    yield (folder or own_place("journal")) / name_of(root)
    yield second_folder() / name_of(root)


def second_folder() -> Path:
    """Where journals are kept when the user's own place cannot be written to."""
    import tempfile

    user = str(os.getuid()) if hasattr(os, "getuid") else "user"
    return Path(tempfile.gettempdir()) / f"tryg-tui-journal-{user}"


class Journal:
    """The journal of this program for one folder; no error of it ever reaches the caller."""

    def __init__(self, root: Path, folder: Path | None = None) -> None:
        """Keep a journal for a folder; the file is made with the first note."""
        self.trouble: OSError | None = None
        """Why nothing is kept at the moment: recovery is off."""
        self._root = root
        self._folder = folder
        self._values: dict[str, str] = {}
        self._file: JournalFile | None = None
        self._given_up: list[JournalFile] = []
        """Files that could no longer be written, held until another has what is in them."""
        self._again = 0.0
        self._guard = threading.RLock()
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None
        self._closed = False

    @property
    def path(self) -> Path | None:
        """The file, while there is one."""
        return self._file.path if self._file else None

    def note(self, key: str, value: bytes | str | None) -> None:
        """Keep what now stands under a key, None forgets it; it is written before this returns."""
        text = value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else value
        with self._guard:
            if self._closed or self._values.get(key) == text:
                return
            if text is None:
                del self._values[key]
            else:
                self._values[key] = text
            if self._file is None:
                self._open()
            else:
                try:
                    self._file.add(key, text)
                except OSError as error:
                    self._move(error)
            if self._thread is None:
                self._thread = threading.Thread(target=self._flush_on, name="journal", daemon=True)
                self._thread.start()
        self._wake.set()

    def flush(self) -> None:
        """Bring to the disk what was written; it happens by itself soon after each note."""
        try:
            with self._guard:
                file, values = self._file, dict(self._values)
                if file is None:
                    return
                if not values:
                    file.empty()
                handle = file.handle()
            try:
                # Whoever types must not wait for the disk, so this is done unguarded.
                disk.flush(handle)
                file.flush_name()
            finally:
                os.close(handle)
            # A file that is open cannot be replaced on Windows.
            if os.name != "nt" and file.is_mostly_dead(values):
                self._compact(file, values)
        except OSError as error:
            with self._guard:
                # What a failed flush has dropped is gone: all is written again, somewhere else.
                self._move(error)

    def close(self) -> None:
        """Stop; what is still kept stays for the next program to find."""
        with self._guard:
            if self._file and self._values:
                with suppress(OSError):
                    self._file.flush()
            files = [*self._given_up, *([self._file] if self._file else [])]
            for file in files:
                file.close(remove=not self._values or file is not files[-1])
            self._given_up, self._file, self._closed = [], None, True
        self._wake.set()

    def _flush_on(self) -> None:
        """Flush soon after each note, for as long as there are any."""
        while not self._closed:
            self._wake.wait()
            time.sleep(FLUSH_SECONDS / 2)
            self._wake.clear()
            self.flush()

    def _open(self, besides: Path | None = None) -> None:
        """Begin a file with all that is kept, in the first place where that can be done."""
        if self._closed or not self._values or time.monotonic() < self._again:
            return
        for place in journal_folders(self._root, self._folder):
            if place == besides:
                continue
            try:
                self._file = self._begun(place)
            except OSError as error:
                self.trouble = error
            else:
                self.trouble = None
                while self._given_up:
                    self._given_up.pop().close(remove=True)
                return
        self._again = time.monotonic() + RETRY_SECONDS

    def _begun(self, place: Path) -> JournalFile:
        """A new file with all that is kept, on the disk for good where it stands in for another."""
        file = JournalFile(place, self._root, self._values)
        if self._given_up:
            try:
                file.flush()
                file.flush_name()
            except OSError:
                file.close(remove=True)
                raise
        return file

    def _move(self, error: OSError) -> None:
        """Go on somewhere else after an error, or say that recovery is off."""
        self.trouble = error
        if self._file is not None:
            failed, self._file = self._file, None
            self._given_up.append(failed)
            self._open(besides=failed.path.parent)

    def _compact(self, file: JournalFile, values: dict[str, str]) -> None:
        """Leave out what is forgotten."""
        new = file.rewritten(values)
        with self._guard:
            if self._file is file:
                file.put(new, self._values)
                self._wake.set()
            else:
                os.close(new.handle)
                disk.discard(new.temporary)


class Found:
    """The journal of a program that ended without saving everything; held until it is settled."""

    def __init__(self, path: Path, held: Lock, said: Replayed) -> None:
        self.path = path
        """The file."""
        self.header = said.header
        """Who wrote it: folder, host, boot, pid, version."""
        self.values = said.values
        """What was kept under each key."""
        self.damaged = said.damaged
        """Whether the end of it could not be read."""
        self._lock: Lock | None = held

    def discard(self) -> None:
        """Remove it, when what was in it is saved or not wanted."""
        disk.discard(self.path)
        self._settle(remove=True)

    def leave(self) -> None:
        """Leave it to whoever asks next."""
        self._settle(remove=False)

    def _settle(self, *, remove: bool) -> None:
        """Give the lock back, once."""
        if self._lock is not None:
            release(self._lock, self.path, remove=remove)
            self._lock = None


def abandoned(root: Path, folder: Path | None = None) -> list[Found]:
    """The journals for a folder whose owners are gone, oldest first; each is found by one asker.

    One with nothing in it is removed on the way.
    """
    found: list[tuple[float, Found]] = []
    for place in journal_folders(root, folder):
        try:
            paths = sorted(path for path in place.iterdir() if path.suffix == SUFFIX)
        except OSError:
            continue
        for path in paths:
            with suppress(OSError):
                claimed = _claim(path)
                if claimed is not None:
                    found.append((path.stat().st_mtime, claimed))
    return [each for _time, each in sorted(found, key=lambda one: one[0])]


def _claim(path: Path) -> Found | None:
    """A journal that nobody else holds, or None."""
    held = lock(lock_path(path))
    if held is None:
        return None
    try:
        if path.stat().st_size > LARGEST:
            raise OSError(path)
        said = replay(path.read_bytes())
    except OSError:
        # Its owner, or another asker, has settled it meanwhile.
        release(held, path, remove=not path.exists())
        return None
    found = Found(path, held, said)
    if not said.values:
        found.discard()
        return None
    return found
