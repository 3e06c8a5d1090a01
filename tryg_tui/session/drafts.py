"""What is being written and is not in the minutes yet: entries left in the editor, forms begun."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from tryg_tui.core.annual.form_draft import FormDraft
from tryg_tui.core.input.draft import RecordDraft
from tryg_tui.core.model.base import Document, Id
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.registers.fields import field_of
from tryg_tui.store.journal import journal, recovery
from tryg_tui.store.toml.pieces import written

if TYPE_CHECKING:
    from tryg_tui.core.annual.edit import ParagraphDraft
    from tryg_tui.core.input.draft import Draft
    from tryg_tui.core.registers.form import Form
    from tryg_tui.store.journal.recovery import KeptDraft


KEEP_SECONDS = 0.1
"""How long what is written may be on the screen alone."""


class Keeper:
    """The recovery journal as the program uses it; where nothing may be saved, it keeps nothing.

    The notes are taken beside the screen, one after another, so that nobody waits for them.
    """

    def __init__(self, root: Path, *, on: bool) -> None:
        """Keep what belongs to a folder; nothing is written before there is something to keep."""
        self._root = root
        self._on = on
        self._journal: journal.Journal | None = None
        self._turns = ThreadPoolExecutor(1, "keeping")
        self._recorded: dict[Id, dict[str, Draft]] = {}
        """By meeting: what was recorded, and is kept until the file holds it."""

    @property
    def trouble(self) -> OSError | None:
        """Why nothing can be kept at the moment."""
        return self._journal.trouble if self._journal else None

    def version(self, meeting: Meeting, base: Loaded[Meeting] | None) -> None:
        """Keep a version that is still to be saved, and the one it follows on."""

        def note(journal: journal.Journal) -> None:
            recovery.note_meeting(journal, meeting, written(base.value).data if base else None)

        self._take(note)

    def saved(self, meeting: Id) -> None:
        """Forget the version of a meeting, and what was recorded for it, as its file holds it."""
        self._take(recovery.forget_meeting, meeting)
        for draft in self._recorded.pop(meeting, {}).values():
            self._take(recovery.forget_draft, meeting, draft)

    def draft(self, kept: recovery.KeptDraft) -> None:
        """Keep an entry that is being written."""
        self._recorded.get(kept.meeting, {}).pop(recovery.draft_key(kept.meeting, kept.draft), None)
        self._take(recovery.note_draft, kept)

    def recorded(self, meeting: Id, draft: Draft, n: int) -> None:
        """Keep an entry that was recorded under a number until the meeting is saved."""
        self._recorded.setdefault(meeting, {})[recovery.draft_key(meeting, draft)] = draft
        self._take(
            recovery.note_draft, recovery.KeptDraft(meeting=meeting, draft=draft, recorded=n)
        )

    def forget(self, meeting: Id, draft: Draft) -> None:
        """Forget an entry that was emptied."""
        self._recorded.get(meeting, {}).pop(recovery.draft_key(meeting, draft), None)
        self._take(recovery.forget_draft, meeting, draft)

    def record(self, key: str, draft: RecordDraft | None) -> None:
        """Keep a record of a register that is being filled in; None forgets it."""
        self._take(recovery.note_record, key, draft)

    def form(self, path: str, form: FormDraft | None) -> None:
        """Keep a form that is being filled in; None forgets it."""
        self._take(recovery.note_form, path, form)

    def file(self, path: str, value: Document, base: Loaded[Any] | None) -> None:
        """Keep a version of a report or register that is still to be saved, and the one it follows
        on.
        """
        there = Loaded(path=path, sha256=base.sha256 if base else "", value=value)
        self._take(recovery.note_file, there, base.value if base else None)

    def file_saved(self, path: str) -> None:
        """Forget the version of a report or register, as its file holds it."""
        self._take(recovery.forget_file, path)

    def paragraph(self, draft: ParagraphDraft) -> None:
        """Keep a paragraph that is being written; one without a text is forgotten."""
        self._take(recovery.note_paragraph, draft)

    def unread(self, key: str, text: str) -> None:
        """Keep what another version of the program kept, and this one cannot read."""
        self._take(journal.Journal.note, key, text)

    def then(self, act: Callable[[], None]) -> None:
        """Do something when all that was to be kept until now is kept."""
        self._turns.submit(act)

    def close(self) -> None:
        """End; what is kept stays for the next start."""
        self._on = False
        self._turns.shutdown()
        if self._journal:
            self._journal.close()

    def _take(self, note: Callable[..., None], *about: Any) -> None:
        """Take a note after those before it, in the journal that is begun with the first."""
        if self._on:
            self._turns.submit(lambda: note(self._opened(), *about))

    def _opened(self) -> journal.Journal:
        """The journal, which is begun when there is something to keep."""
        if self._journal is None:
            self._journal = journal.Journal(self._root)
        return self._journal


Place = tuple[str, Id, str]
"""What a draft is found by at its meeting: its kind, its item, and the entry it is about."""


class Drafts:
    """Holds words that nobody has recorded or saved, and lets them be kept."""

    def __init__(self, keeper: Keeper) -> None:
        """Begin with nothing; what is held is kept in a journal too."""
        self.keeper = keeper
        """What keeps words that are not on disk yet."""
        self.forms: dict[str, FormDraft] = {}
        """Forms begun and not saved, by the path they are for."""
        self.paragraphs: dict[tuple[int, str], ParagraphDraft] = {}
        """Paragraphs of a yearly status report begun and not saved, by year and name."""
        self.records: dict[str, RecordDraft] = {}
        """Records begun and not saved, by what finds them again."""
        self._entries: dict[Id, dict[Place, Draft]] = {}
        self._refused: set[tuple[Id, Place]] = set()
        """Those that could not be recorded: they are kept without a text too."""

    def of(self, meeting: Id) -> Mapping[Place, Draft]:
        """What was written at a meeting and left without being recorded."""
        return self._entries.get(meeting, {})

    def keep(self, kept: KeptDraft) -> None:
        """Keep an entry that is being written, or was left without being recorded.

        One that was left without a text is forgotten, unless it could not be recorded.
        """
        place = draft_place(kept.draft)
        is_written = bool(kept.draft.values.get("text", "").strip())
        if is_written or (kept.meeting, place) in self._refused:
            self._entries.setdefault(kept.meeting, {})[place] = kept.draft
            self.keeper.draft(kept)
        elif kept.open:
            self.keeper.draft(kept)
        else:
            self.forget(kept.meeting, kept.draft)

    def refused(self, kept: KeptDraft) -> None:
        """Keep an entry that could not be recorded, until it can be or is emptied again."""
        self._refused.add((kept.meeting, draft_place(kept.draft)))
        self.keep(kept)

    def recorded(self, meeting: Id, draft: Draft, n: int) -> None:
        """Offer an entry no more that was recorded; it is kept until the minutes are saved."""
        self._drop(meeting, draft)
        self.keeper.recorded(meeting, draft, n)

    def forget(self, meeting: Id, draft: Draft) -> None:
        """Forget an entry that was emptied."""
        self._drop(meeting, draft)
        self.keeper.forget(meeting, draft)

    def _drop(self, meeting: Id, draft: Draft) -> None:
        """Hold an entry no more."""
        place = draft_place(draft)
        self._entries.get(meeting, {}).pop(place, None)
        self._refused.discard((meeting, place))

    def keep_form(self, path: str, form: FormDraft | None) -> None:
        """Keep a form that is begun and not saved; None forgets it."""
        if form is None:
            self.forms.pop(path, None)
        else:
            self.forms[path] = form
        self.keeper.form(path, form)

    def keep_paragraph(self, draft: ParagraphDraft) -> None:
        """Keep a paragraph of a status report that is begun; one without a text is forgotten."""
        if draft.text:
            self.paragraphs[draft.year, draft.part] = draft
        elif self.paragraphs.pop((draft.year, draft.part), None) is None:
            return
        self.keeper.paragraph(draft)

    def keep_record(self, key: str, draft: RecordDraft | None) -> None:
        """Keep a record that is begun and not saved; None forgets it."""
        if draft is not None:
            self.records[key] = draft
        elif self.records.pop(key, None) is None:
            return
        self.keeper.record(key, draft)

    def resumed(self, key: str, form: Form) -> Form:
        """A form with what was written in it before; rows that cannot be read are left out."""
        kept, rows = self.records.get(key, RecordDraft()), {}
        for name, held in kept.rows.items():
            with suppress(StopIteration, msgspec.ValidationError):
                kind: Any = field_of(form.kind, name).rows
                rows[name] = msgspec.convert(held, tuple[kind, ...])
        return replace(form, values=form.values | kept.values, rows=form.rows | rows)


def draft_place(draft: Draft) -> Place:
    """What a draft is found by: its kind, its item, and the entry it is about."""
    return (draft.kind, draft.item, str(draft.n) if draft.n else draft.of)
