"""What is being written and is not in the minutes yet: entries left in the editor, forms begun."""

from typing import TYPE_CHECKING

from tryg_tui.core.annual.form_draft import FormDraft
from tryg_tui.core.input.draft import Draft
from tryg_tui.core.model.base import Id
from tryg_tui.session.keeper import Keeper

if TYPE_CHECKING:
    from tryg_tui.store.journal.recovery import KeptDraft


class Begun:
    """Holds words that nobody has recorded or saved, and lets them be kept."""

    def __init__(self, keeper: Keeper) -> None:
        """Begin with nothing."""
        self.keeper = keeper
        """What keeps words that are not on disk yet."""
        self.drafts: dict[Id, dict[tuple[str, Id, str], Draft]] = {}
        """By meeting: what was written in the editor and left without being recorded."""
        self.forms: dict[str, FormDraft] = {}
        """Forms begun and not saved, by the path they are for."""

    def keep_draft(self, kept: "KeptDraft") -> None:
        """Keep an entry that is being written, or was left without being recorded; one that was
        left without a text is forgotten.
        """
        if kept.draft.values.get("text", "").strip():
            drafts = self.drafts.setdefault(kept.meeting, {})
            drafts[draft_place(kept.draft)] = kept.draft
        if kept.open or kept.draft.values.get("text", "").strip():
            self.keeper.draft(kept)
        else:
            self.forget_draft(kept.meeting, kept.draft)

    def forget_draft(self, meeting: Id, draft: Draft) -> None:
        """Forget an entry that was recorded, or emptied."""
        self.drafts.get(meeting, {}).pop(draft_place(draft), None)
        self.keeper.forget(meeting, draft)

    def keep_form(self, path: str, form: FormDraft | None) -> None:
        """Keep a form that is begun and not saved; None forgets it."""
        if form is None:
            self.forms.pop(path, None)
        else:
            self.forms[path] = form
        self.keeper.form(path, form)


def draft_place(draft: Draft) -> tuple[str, Id, str]:
    """What a draft is found by: its kind, its item, and the entry it is about."""
    return (draft.kind, draft.item, str(draft.n) if draft.n else draft.of)
