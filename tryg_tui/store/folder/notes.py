"""One's own notes for the items of meetings, in the user's own place and in no folder of others."""

from collections.abc import Callable
from pathlib import Path

from tryg_tui.core.model.base import Document, Id, Record
from tryg_tui.store.files.commit import NotSaved, commit_document, make_folder
from tryg_tui.store.folder.settings import own_file, require_ours
from tryg_tui.store.journal.journal import name_of, own_place

TRIES = 5
"""How often a change is made anew where another program of the same user saves at that moment."""


class OwnNote(Record, frozen=True, kw_only=True):
    """What somebody noted for an item of a meeting, for nobody else to read."""

    meeting: Id
    item: Id
    title: str = ""
    """What the item was called, by which it is told where it has gone from the agenda."""
    text: str


class OwnNotes(Document, frozen=True, kw_only=True):
    """All of somebody's notes for the meetings of a folder."""

    folder: str = ""
    """The folder, for whoever opens the file."""
    notes: tuple[OwnNote, ...] = ()


def notes_path(root: Path) -> Path:
    """Where the notes for the meetings of a folder are kept."""
    return own_place("notes") / f"{name_of(root)}.toml"


def load_notes(root: Path) -> OwnNotes:
    """The notes for the meetings of a folder; none where they cannot be read."""
    return own_file(notes_path(root), OwnNotes)[0] or OwnNotes()


def change_notes(root: Path, change: Callable[[OwnNotes], OwnNotes]) -> OwnNotes:
    """Change the notes as their file has them now; what it says then. Raises NotSaved."""
    path = notes_path(root)
    make_folder(path.parent, private=True)
    for left in reversed(range(TRIES)):
        notes, problems, base = own_file(path, OwnNotes)
        require_ours(path, problems)
        changed = change(notes or OwnNotes(folder=str(root)))
        try:
            return commit_document(path, changed, base)[0]
        except NotSaved as failure:
            if failure.reason not in {"changed", "exists"} or not left:
                raise
    raise AssertionError(path)
