"""What is being written and is not in the minutes yet: entries left in the editor, forms begun."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tryg_tui.core.annual.form_draft import FormDraft
from tryg_tui.core.model.base import Id
from tryg_tui.session.keeper import Keeper

if TYPE_CHECKING:
    from tryg_tui.core.annual.edit import ParagraphDraft
    from tryg_tui.core.input.draft import Draft
    from tryg_tui.core.registers.form import Form
    from tryg_tui.store.journal.recovery import KeptDraft

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
        self.records: dict[str, Form] = {}
        """Records begun and not saved, by what finds them again; of what was given back from an
        earlier start, only what stood in its fields is known.
        """
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

    def keep_record(self, key: str, form: Form | None) -> None:
        """Keep a record that is begun and not saved; None forgets it."""
        if form is not None:
            self.records[key] = form
        elif self.records.pop(key, None) is None:
            return
        self.keeper.record(key, form.values if form else None)


def draft_place(draft: Draft) -> Place:
    """What a draft is found by: its kind, its item, and the entry it is about."""
    return (draft.kind, draft.item, str(draft.n) if draft.n else draft.of)
