"""Keeping what is not on disk yet, so that the next start can give it back."""

from pathlib import Path

from tryg_tui.core.base import Id
from tryg_tui.core.drafts import Draft
from tryg_tui.core.folder import Loaded
from tryg_tui.core.form_draft import FormDraft
from tryg_tui.core.meeting import Meeting
from tryg_tui.store.journal import Journal
from tryg_tui.store.pieces import written
from tryg_tui.store.recovery import (
    KeptDraft,
    forget_draft,
    forget_meeting,
    note_draft,
    note_form,
    note_meeting,
)

KEEP_SECONDS = 0.1
"""How long what is written may be on the screen alone."""


class Keeper:
    """The recovery journal as the screens use it; where nothing may be saved, it keeps nothing."""

    def __init__(self, root: Path, *, on: bool) -> None:
        """Keep what belongs to a folder; nothing is written before there is something to keep."""
        self._journal = Journal(root) if on else None

    @property
    def trouble(self) -> OSError | None:
        """Why nothing can be kept at the moment."""
        return self._journal.trouble if self._journal else None

    def version(self, meeting: Meeting, base: Loaded[Meeting] | None) -> None:
        """Keep a version that is still to be saved, and the one it follows on."""
        if self._journal:
            note_meeting(self._journal, meeting, written(base.value).data if base else None)

    def saved(self, meeting: Id) -> None:
        """Forget the version of a meeting, as its file holds it."""
        if self._journal:
            forget_meeting(self._journal, meeting)

    def draft(self, kept: KeptDraft) -> None:
        """Keep an entry that is being written."""
        if self._journal:
            note_draft(self._journal, kept)

    def forget(self, meeting: Id, draft: Draft) -> None:
        """Forget an entry that is recorded, or was emptied."""
        if self._journal:
            forget_draft(self._journal, meeting, draft)

    def form(self, path: str, form: FormDraft | None) -> None:
        """Keep a form that is being filled in; None forgets it."""
        if self._journal:
            note_form(self._journal, path, form)

    def close(self) -> None:
        """End; what is kept stays for the next start."""
        if self._journal:
            self._journal.close()
