"""What is due at the next meeting: its words stay, its day is that of the meeting as it is now."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypeVar

from msgspec.structs import replace

from tryg_tui.core.input.due_words import is_next_meeting
from tryg_tui.core.ledger.corrections import Correction, E
from tryg_tui.core.ledger.ledger import DecisionState, Ledger, Promise
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import Action, Decision, FollowUp, Outreach
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting, split_citation

P = TypeVar("P", bound=Promise)
S = TypeVar("S", bound=Promise | DecisionState)

MONTH = 31
"""Days of a month at most."""

MOST = 1.5
"""How many times the usual time between two meetings the next one comes at most after one that was
read in."""

Corrections = Mapping[Citation, tuple[Correction, ...]]
"""The corrections by the entry they correct."""


def day_after(folder: Folder, meeting: Id) -> dt.date | None:
    """The day of the meeting that its group held or plans after one, else as was agreed there."""
    loaded = folder.meeting(meeting)
    return next_day(folder, loaded.value) if loaded else None


def next_day(folder: Folder, meeting: Meeting) -> dt.date | None:
    """The same of a meeting that need not be in the folder. After one that was read in, those
    between may not be here: what comes long after it is no answer.
    """
    body = folder.body_of(meeting)
    met, this = folder.met_by(body), (meeting.date, meeting.id)
    later = (
        (one.value.date, one.value.id)
        for one in folder.meetings
        if one.value.id in met and one.value.state != "cancelled" and not one.value.written
    )
    found = min((day for day, id in later if (day, id) > this), default=meeting.next_date)
    if found and meeting.imported and found != meeting.next_date:
        usual = dt.timedelta(days=MONTH * folder.partnership.months_of(body))
        return found if found - meeting.date <= MOST * usual else meeting.next_date
    return found


def dated(folder: Folder, citation: Citation, entry: E, corrections: Corrections) -> E:
    """An entry that is due, or looked at again, at the next meeting with the day of that; any other
    as it is.

    It is the one after the meeting that said so, where it is known.
    """
    if not _is_next(entry):
        return entry
    field = _field(entry)
    words = getattr(entry, f"{field}_text")
    said = (
        one for one in corrections.get(citation, ()) if getattr(one.entry, f"{field}_text") == words
    )
    by = [one.source.citation for one in said][-1:] or [citation]
    place = split_citation(by[0])
    due = day_after(folder, place[0]) if place else None
    return replace(entry, **{field: due}) if due else entry


def _field(entry: Any) -> str:
    """The field of an entry that says when."""
    return "look_again" if isinstance(entry, Decision) else "due"


def _is_next(entry: Any) -> bool:
    """Whether an entry is due, or looked at again, at the next meeting."""
    return isinstance(entry, Action | Decision | FollowUp | Outreach) and is_next_meeting(
        getattr(entry, f"{_field(entry)}_text")
    )


def dated_ledger(ledger: Ledger, folder: Folder) -> Ledger:
    """A ledger in which all that is due at the next meeting has the day of that."""
    return replace(
        ledger,
        actions=tuple(_promised(folder, one, ledger.corrections) for one in ledger.actions),
        outreach=tuple(_promised(folder, one, ledger.corrections) for one in ledger.outreach),
        decisions=tuple(_dated(folder, one, ledger.corrections) for one in ledger.decisions),
    )


def _dated(folder: Folder, one: S, corrections: Corrections) -> S:
    """What was agreed, with the day of every next meeting in it; without any as it is."""
    if not any(map(_is_next, (one.entry, *(step.entry for step in one.lineage)))):
        return one
    entry = dated(folder, one.citation, one.entry, corrections)
    lineage = tuple(
        replace(step, entry=dated(folder, step.source.citation, step.entry, corrections))
        for step in one.lineage
    )
    return replace(one, entry=entry, lineage=lineage)


def _promised(folder: Folder, promise: P, corrections: Corrections) -> P:
    """A promise with the day of every next meeting in it, due as was said last."""
    one = _dated(folder, promise, corrections)
    if one is promise:
        return promise
    said = [one.entry, *(step.entry for step in one.lineage)]
    told = [each for each in said if each.due or each.due_text]
    return replace(one, due=told[-1].due)
