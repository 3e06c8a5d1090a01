"""Saving the minutes of a meeting, and the names of files made from titles."""

import datetime as dt
import secrets
import socket
from collections.abc import Callable
from pathlib import Path

import msgspec

from tryg_tui.core.model.base import Id, is_id, slug
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.store.files.commit import (
    NotSaved,
    commit,
    digest,
    explained,
    inside,
    make_folder,
    require_folder,
)
from tryg_tui.store.folder.load import MINUTES, alike
from tryg_tui.store.toml.parse import contents
from tryg_tui.store.toml.pieces import written


def minutes_path(meeting_id: Id) -> str:
    """The path of a meeting's file below the folder; ValueError when the id cannot name one."""
    return f"{MINUTES}/{_checked(meeting_id)}.toml"


def save_meeting(
    root: Path, meeting: Meeting, base: str | None, fence: Callable[[], bool] | None = None
) -> Loaded[Meeting]:
    """Save a meeting and return it as it now stands in its file.

    `base` is the SHA-256 of the version it follows on, None for a new meeting; `fence` tells at
    the last instant whether we may still write. Raises NotSaved.
    """
    path = minutes_path(meeting.id)
    new = written(meeting)
    _make_folder(root)
    # Minutes are drafts, and kept from others where the folder is, until they are final.
    shown = meeting.state == "final"
    sha256 = commit(inside(root, path), new.data, base, lambda _data: new.sound, fence, shown=shown)
    return Loaded(path=path, sha256=sha256, value=new.meeting, alike=alike(new.data))


class Copy(msgspec.Struct, frozen=True):
    """A meeting saved beside its file."""

    path: Path
    sha256: str


def keep_copy(root: Path, meeting: Meeting, now: dt.datetime, copy: Copy | None = None) -> Copy:
    """Save a meeting beside its file, which somebody else has changed; raises NotSaved.

    With a copy made before, that one is brought up to date.
    """
    if copy is None:
        copy = Copy(_beside(root, meeting, now), "")
    _make_folder(root)
    new = written(meeting)
    sha256 = commit(copy.path, new.data, copy.sha256 or None, lambda _data: new.sound)
    return Copy(copy.path, sha256)


def keep_theirs(root: Path, theirs: Loaded[Meeting], now: dt.datetime) -> Copy:
    """Keep the version of a meeting that somebody else has written, byte by byte, beside its file.

    Raises NotSaved, also where it is no longer the version that is there.
    """
    with explained(root / theirs.path):
        data = contents(root / theirs.path)
    if digest(data) != theirs.sha256:
        raise NotSaved("changed", root / theirs.path)
    path = _beside(root, theirs.value, now)
    return Copy(path, commit(path, data, None, lambda _data: True))


def save_elsewhere(path: Path, meeting: Meeting) -> None:
    """Save a meeting to any new file, because its own cannot be written; raises NotSaved."""
    new = written(meeting)
    commit(path, new.data, None, lambda _data: new.sound)


def _beside(root: Path, meeting: Meeting, now: dt.datetime) -> Path:
    """A file for another version of a meeting."""
    moment = now.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    host = slug(socket.gethostname())[:20].strip("-") or "x"
    name = f"{_checked(meeting.id)}.conflict-{moment}-{host}-{secrets.token_hex(2)}.toml"
    return inside(root, f"{MINUTES}/{name}")


def _checked(meeting_id: Id) -> Id:
    """The id, when it can be a file name."""
    if not is_id(meeting_id):
        message = f"not an id: {meeting_id!r}"
        raise ValueError(message)
    return meeting_id


def _make_folder(root: Path) -> None:
    """Make the folder of the minutes, but not the one above it: a share may be away."""
    folder = inside(root, MINUTES)
    with explained(folder):
        there = folder.is_dir()
    if not there:
        require_folder(root)
        make_folder(folder)
