"""An entry while it is being written: its fields as typed, and what may be wrong with them."""

from typing import Any, Literal

import msgspec

from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import AnyEntry

Field = Literal[
    "text", "initiative", "indicator", "outcome", "approval", "state", "status", "change",
    "owners", "due", "value", "qualifier", "denominator", "when", "source", "channel", "done",
    "look_again", "figure", "expected", "otherwise", "of", "why", "dissent", "known", "links",
    "private",
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
        *("text", "indicator", "value", "qualifier", "when", "denominator", "source", "links"),
        "private",
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
