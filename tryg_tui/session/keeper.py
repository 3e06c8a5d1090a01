"""Keeping what is not on disk yet, so that the next start can give it back."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from tryg_tui.core.annual.form_draft import FormDraft
from tryg_tui.core.input.draft import Draft
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import Meeting

if TYPE_CHECKING:
    from tryg_tui.store.journal.journal import Journal
    from tryg_tui.store.journal.recovery import KeptDraft

KEEP_SECONDS = 0.1
"""How long what is written may be on the screen alone."""


class Keeper:
    """The recovery journal as the screens use it; where nothing may be saved, it keeps nothing.

    The notes are taken beside the screen, one after another, so that nobody waits for them.
    """

    def __init__(self, root: Path, *, on: bool) -> None:
        """Keep what belongs to a folder; nothing is written before there is something to keep."""
        self._root = root
        self._on = on
        self._journal: Journal | None = None
        self._turns = ThreadPoolExecutor(1, "keeping")

    @property
    def trouble(self) -> OSError | None:
        """Why nothing can be kept at the moment."""
        return self._journal.trouble if self._journal else None

    def version(self, meeting: Meeting, base: Loaded[Meeting] | None) -> None:
        """Keep a version that is still to be saved, and the one it follows on."""

        def note() -> None:
            from tryg_tui.store.journal.recovery import note_meeting
            from tryg_tui.store.toml.pieces import written

            before = written(base.value).data if base else None
            note_meeting(self._opened(), meeting, before)

        self._take(note)

    def saved(self, meeting: Id) -> None:
        """Forget the version of a meeting, as its file holds it."""

        def note() -> None:
            from tryg_tui.store.journal.recovery import forget_meeting

            forget_meeting(self._opened(), meeting)

        self._take(note)

    def draft(self, kept: "KeptDraft") -> None:
        """Keep an entry that is being written."""

        def note() -> None:
            from tryg_tui.store.journal.recovery import note_draft

            note_draft(self._opened(), kept)

        self._take(note)

    def forget(self, meeting: Id, draft: Draft) -> None:
        """Forget an entry that is recorded, or was emptied."""

        def note() -> None:
            from tryg_tui.store.journal.recovery import forget_draft

            forget_draft(self._opened(), meeting, draft)

        self._take(note)

    def form(self, path: str, form: FormDraft | None) -> None:
        """Keep a form that is being filled in; None forgets it."""

        def note() -> None:
            from tryg_tui.store.journal.recovery import note_form

            note_form(self._opened(), path, form)

        self._take(note)

    def then(self, act: Callable[[], None]) -> None:
        """Do something when all that was to be kept until now is kept."""
        self._turns.submit(act)

    def close(self) -> None:
        """End; what is kept stays for the next start."""
        self._turns.shutdown()
        if self._journal:
            self._journal.close()

    def _take(self, note: Callable[[], None]) -> None:
        """Take a note after those before it."""
        if self._on:
            self._turns.submit(note)

    def _opened(self) -> "Journal":
        """The journal, which is only loaded when there is something to keep."""
        if self._journal is None:
            from tryg_tui.store.journal.journal import Journal

            self._journal = Journal(self._root)
        return self._journal
