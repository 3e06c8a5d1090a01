"""What is due at the next meeting: its words stay, its day is that of the meeting as it is now."""

import datetime as dt
from collections.abc import Mapping
from typing import TypeVar

from msgspec.structs import replace

from tryg_tui.core.input.due_words import is_next_meeting
from tryg_tui.core.ledger.corrections import Correction, E
from tryg_tui.core.ledger.ledger import Ledger, Promise
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import Action, FollowUp, Outreach
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import split_citation

P = TypeVar("P", bound=Promise)

Corrections = Mapping[Citation, tuple[Correction, ...]]
"""The corrections by the entry they correct."""


def day_after(folder: Folder, meeting: Id) -> dt.date | None:
    """The day of the meeting that its group held or plans after one, else as was agreed there."""
    loaded = folder.meeting(meeting)
    if loaded is None:
        return None
    this, met = loaded.value, folder.met_by(folder.body_of(loaded.value))
    later = (
        (one.value.date, one.value.id)
        for one in folder.meetings
        if one.value.id in met and one.value.state != "cancelled" and not one.value.written
    )
    days = (day for day, id in later if (day, id) > (this.date, this.id))
    return min(days, default=this.next_date)


def dated(folder: Folder, citation: Citation, entry: E, corrections: Corrections) -> E:
    """An entry that is due at the next meeting with the day of that; any other as it is.

    It is the one after the meeting that said so, where it is known.
    """
    if not isinstance(entry, Action | FollowUp | Outreach) or not is_next_meeting(entry.due_text):
        return entry
    said = (one for one in corrections.get(citation, ()) if one.entry.due_text == entry.due_text)
    by = [one.source.citation for one in said][-1:] or [citation]
    place = split_citation(by[0])
    due = day_after(folder, place[0]) if place else None
    return replace(entry, due=due or entry.due)


def dated_ledger(ledger: Ledger, folder: Folder) -> Ledger:
    """A ledger in which all that is due at the next meeting has the day of that."""
    return replace(
        ledger,
        actions=tuple(_dated(folder, one, ledger.corrections) for one in ledger.actions),
        outreach=tuple(_dated(folder, one, ledger.corrections) for one in ledger.outreach),
    )


def _dated(folder: Folder, promise: P, corrections: Corrections) -> P:
    """A promise with the day of every next meeting in it; one without any as it is."""
    said = (promise.entry, *(step.entry for step in promise.lineage))
    if not any(is_next_meeting(entry.due_text) for entry in said):
        return promise
    entry = dated(folder, promise.citation, promise.entry, corrections)
    lineage = tuple(
        replace(step, entry=dated(folder, step.source.citation, step.entry, corrections))
        for step in promise.lineage
    )
    told = [one for one in (entry, *(step.entry for step in lineage)) if one.due or one.due_text]
    return replace(promise, entry=entry, lineage=lineage, due=told[-1].due)
