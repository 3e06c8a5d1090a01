"""What was decided and what is to be done, entry by entry, for calendars and other programs."""

import datetime as dt
from typing import Any

import msgspec

from tryg_tui.core.ledger.ledger import ActionState, DecisionState, Ledger, Source
from tryg_tui.core.ledger.privacy import is_private
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import Action, Decision, FollowUpState, Outcome
from tryg_tui.core.model.folder import Folder
from tryg_tui.words.names import dissent_words, initiative_words, person_words


class Registered(msgspec.Struct, frozen=True, kw_only=True):
    """A decision or an action as it stands now."""

    kind: str
    """The key of the minutes' file: decision or action."""
    citation: Citation
    meeting: Id
    date: dt.date
    """The meeting's date."""
    item: str
    """The title of the agenda item; its id where the item is gone."""
    text: str
    """As last corrected."""
    initiative: str = ""
    """The title of the initiative it is about."""
    outcome: Outcome | None = None
    """What became of a decision."""
    dissent: str = ""
    """Who could not agree to a decision, and why."""
    owners: tuple[str, ...] = ()
    """Who is to do an action, in words; empty when nobody is named."""
    due: dt.date | None = None
    due_text: str = ""
    state: FollowUpState | None = None
    """How an action stands after the last follow-up."""
    private: bool = False


def registered(folder: Folder, ledger: Ledger, meeting: Id = "") -> tuple[Registered, ...]:
    """The decisions and actions of a meeting, or of all, in the order they were recorded."""
    found = [
        *(_decision(folder, state) for state in ledger.decisions),
        *(_action(folder, state) for state in ledger.actions),
    ]
    return tuple(sorted((one for one in found if meeting in ("", one.meeting)), key=_place))


def _place(one: Registered) -> tuple[dt.date, Id, int]:
    """Where an entry stands among all."""
    return one.date, one.meeting, int(one.citation.rpartition("#")[2])


def _decision(folder: Folder, state: DecisionState) -> Registered:
    """A decision as a row."""
    return Registered(
        kind="decision",
        text=state.text,
        outcome=state.entry.outcome,
        dissent=dissent_words(folder, state.entry.dissent),
        **_common(folder, state.source, state.entry),
    )


def _action(folder: Folder, state: ActionState) -> Registered:
    """An action as a row."""
    owners = [person_words(folder, owner) for owner in state.owners]
    return Registered(
        kind="action",
        text=state.text,
        owners=(*owners, *filter(None, (state.owner_text,))),
        due=state.due,
        due_text=state.due_text,
        state=state.state,
        **_common(folder, state.source, state.entry),
    )


def _common(folder: Folder, source: Source, entry: Decision | Action) -> dict[str, Any]:
    """What decisions and actions have in common."""
    loaded = folder.meeting(source.meeting)
    item = loaded.value.item(entry.item) if loaded else None
    private = loaded is not None and is_private(folder, loaded.value, entry)
    return {
        "citation": source.citation,
        "meeting": source.meeting,
        "date": source.date,
        "item": item.title if item else entry.item,
        "initiative": initiative_words(folder, entry.initiative) if entry.initiative else "",
        "private": private,
    }
