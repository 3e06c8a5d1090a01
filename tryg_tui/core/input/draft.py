"""An entry while it is being written: its fields as typed, and what may be wrong with them."""

from typing import Any, Literal

import msgspec

from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import AnyEntry, Decision
from tryg_tui.core.model.folder import Folder

Field = Literal[
    "text", "initiative", "indicator", "outcome", "approval", "state", "status", "change",
    "owners", "due", "value", "qualifier", "missing", "denominator", "when", "source", "channel",
    "done", "look_again", "figure", "expected", "otherwise", "of", "why", "dissent", "known",
    "links", "private",
]  # fmt: skip
"""A field of the editor; `known`, whether a decision is to be made known, is kept by no entry."""

FIELDS: dict[str, tuple[Field, ...]] = {
    "decision": (
        *("text", "outcome", "initiative", "dissent", "known", "look_again", "figure"),
        *("expected", "otherwise", "links", "private"),
    ),
    "action": ("text", "owners", "due", "of", "initiative", "links", "private"),
    "followup": ("text", "state", "owners", "due", "links", "private"),
    "note": ("text", "initiative", "links", "private"),
    "status": ("text", "initiative", "status", "links", "private"),
    "lifecycle": ("text", "initiative", "change", "of", "links", "private"),
    "reading": (
        *("text", "indicator", "value", "qualifier", "when", "missing", "denominator", "source"),
        *("links", "private"),
    ),
    "outreach": (
        *("text", "channel", "owners", "due", "done", "of", "initiative", "links", "private"),
    ),
    "topic": ("text", "initiative", "links", "private"),
    "approval": ("text", "approval", "links"),
    "amendment": ("text", "why", "links", "private"),
}
"""The fields of each kind of entry, in the order they are shown."""

WORDED = frozenset({"decision", "action", "note", "outreach", "topic"})
"""The kinds that say nothing without a text."""

BEGUN_FROM = frozenset({"followup", "approval", "amendment"})
"""The kinds that are begun from what they are about, so that nobody types it."""

OWNER_JOINT = ";"
"""What stands between several owners, or links."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An entry while it is being written."""

    kind: str
    item: Id
    values: dict[Field, str] = {}
    """What stands in each field, as typed; choices hold the value of the file."""
    meeting: Id = ""
    """The meeting it is written at: a decision cited by its number alone is one of this meeting."""
    of: Citation = ""
    """The entry, or meeting, it is about, for the kinds that are begun from it."""
    also: tuple[Citation, ...] = ()
    """Further entries of which the same is to be said, a line for each."""
    sha256: str = ""
    """Of the minutes approved, for an approval."""
    n: int | None = None
    """The number of the entry being edited; None for a new one."""
    before: AnyEntry | None = None
    """The entry being edited, as it was; a field that is not touched keeps what it held."""


class RecordDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A record of a register, or the plan of a meeting, while it is filled in."""

    values: dict[str, str] = {}
    """By field, what stands in it, where that was changed."""
    rows: dict[str, list[dict[str, Any]]] = {}
    """By list, its rows, where any was changed, as they would stand in a file."""


def decisions_cited(text: str, draft: Draft, folder: Folder) -> tuple[Citation, ...]:
    """Every decision that may be meant, by its number, "7" or "#7", or in full, "2018-04-10#7".

    A number that the draft's own meeting has given means that entry and no other meeting's, and
    nothing is meant when it is not a decision.
    """
    cited = "".join(text.split())
    decisions = decisions_before(draft, folder)
    if cited in decisions:
        return (cited,)
    number = f"#{cited.removeprefix('#').lstrip('0')}"
    meeting = folder.meeting(draft.meeting)
    own = draft.meeting + number
    if meeting and any(own == meeting.value.cite(entry) for entry in meeting.value.entries):
        return (own,) if own in decisions else ()
    return tuple(one for one in decisions if one.endswith(number))


def decisions_before(draft: Draft, folder: Folder) -> tuple[Citation, ...]:
    """The decisions made before what the draft records, oldest first."""
    found: list[Citation] = []
    for meeting in (loaded.value for loaded in folder.meetings):
        own = meeting.id == draft.meeting
        until = draft.n if own else None
        made = (entry for entry in meeting.entries if isinstance(entry, Decision))
        found += [meeting.cite(one) for one in made if until is None or one.n < until]
        if own:
            break
    return tuple(found)
