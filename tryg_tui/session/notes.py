"""One's own notes for the items of meetings: held here, and kept where only their writer reads."""

from pathlib import Path
from threading import Lock

from msgspec.structs import replace

from tryg_tui.core.input.draft import RecordDraft
from tryg_tui.core.model.base import Id
from tryg_tui.session.drafts import Drafts
from tryg_tui.store.folder.notes import OwnNote, OwnNotes, change_notes, load_notes

BEGUN = "own-note/"
"""How the key of a note begins that is being written and is not in the file yet."""


def key_of(meeting: Id, item: Id) -> str:
    """By what a note that is being written is found again."""
    return f"{BEGUN}{meeting}/{item}"


class Notes:
    """The notes for the meetings of a folder, as their file had them last.

    `load`, `write` and `take` wait for the disk, so they are not for the loop of the screens.
    """

    def __init__(self, root: Path, drafts: Drafts) -> None:
        """Begin with none; words that are not in the file yet are among the drafts."""
        self._root = root
        self._drafts = drafts
        self._turn = Lock()
        self.all: tuple[OwnNote, ...] = ()
        """Them all, those of the latest meeting first."""

    def load(self) -> bool:
        """Read them, and tell whether another program has changed any."""
        with self._turn:
            return self._hold(load_notes(self._root))

    def of(self, meeting: Id, item: Id) -> str:
        """What is noted for an item, with what is being written."""
        begun = self._drafts.records.get(key_of(meeting, item))
        if begun is not None:
            return begun.values.get("text", "")
        return next((one.text for one in self.all if _is_for(one, meeting, item)), "")

    def keep(self, note: OwnNote, before: str) -> None:
        """Keep what is being written, and what it follows on, until it is in the file."""
        begun = RecordDraft(values={"text": note.text, "before": before, "title": note.title})
        self._drafts.keep_record(key_of(note.meeting, note.item), begun)

    def write(self, note: OwnNote, before: str) -> None:
        """Put a note into the file in the place of what it said before, or take one without words
        out of it; what another program made of it meanwhile stays. Raises NotSaved.
        """

        def changed(notes: OwnNotes) -> OwnNotes:
            there = next((o for o in notes.notes if _is_for(o, note.meeting, note.item)), None)
            others = (one for one in notes.notes if one is not there)
            text = _joint(before.strip(), note.text.strip(), there.text if there else "")
            kept = replace(there or note, title=note.title, text=text)
            return replace(notes, notes=(*others, *([kept] if text else [])))

        with self._turn:
            self._hold(change_notes(self._root, changed))
        begun = self._drafts.records.get(key_of(note.meeting, note.item))
        if begun is not None and begun.values.get("text") == note.text:
            self.forget(note)

    def forget(self, note: OwnNote) -> None:
        """Forget what is being written, where that is nothing new."""
        self._drafts.keep_record(key_of(note.meeting, note.item), None)

    def take(self, key: str, begun: RecordDraft) -> None:
        """Put a note into the file that was being written when a program ended. Raises NotSaved."""
        meeting, _, item = key.removeprefix(BEGUN).partition("/")
        said = begun.values
        note = OwnNote(
            meeting=meeting, item=item, title=said.get("title", ""), text=said.get("text", "")
        )
        self.write(note, said.get("before", ""))

    def _hold(self, notes: OwnNotes) -> bool:
        """Hold what was read; whether that is something else than before."""
        before, found = self.all, sorted(notes.notes, key=lambda one: one.meeting, reverse=True)
        self.all = tuple(found)
        return self.all != before


def _is_for(note: OwnNote, meeting: Id, item: Id) -> bool:
    """Whether a note is for an item."""
    return (note.meeting, note.item) == (meeting, item)


def _joint(before: str, mine: str, theirs: str) -> str:
    """What is to stand where a note was written here, and maybe in another program too."""
    if mine == before or (theirs != before and theirs.startswith(mine)):
        return theirs
    if theirs == before or mine.startswith(theirs):
        return mine
    return f"{theirs}\n{mine}"
