"""What a meeting that is open here tells its screen."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import State
from tryg_tui.store.presence.live import Focus
from tryg_tui.store.presence.participation import Writer

WhyNot = State | Literal["read-only", "not-writer", "item-gone", "entry-gone", "full"]
"""Why the minutes are not changed: the state of the meeting, that the file may not be written, that
somebody else writes it, that what is to be changed is there no more, or that no number is left."""

Note = Literal["approved-already", "previous-changed"]
"""What is to be said to whoever sits here, by a code; the words belong to the screen."""


class Refused(Exception):
    """A change of the minutes that may not be made as things stand now."""

    def __init__(self, why: WhyNot) -> None:
        """Remember what stands in the way."""
        super().__init__(why)
        self.why = why
        """What stands in the way."""


class Changed(msgspec.Struct, frozen=True):
    """The meeting, or who is there, is not as it was."""


class Recorded(msgspec.Struct, frozen=True):
    """A line of the minutes was taken here, or has other words now."""

    n: int
    """Its number."""


class Stepped(msgspec.Struct, frozen=True):
    """Another item is on screen."""

    item: Id
    """The item."""


class Focused(msgspec.Struct, frozen=True):
    """Somebody else looks at something inside the item on screen."""

    focus: Focus
    """What it is."""


class Typing(msgspec.Struct, frozen=True):
    """Something else is written where the minutes are taken, as far as the room is to see it."""


class WriterChanged(msgspec.Struct, frozen=True):
    """Somebody else writes the minutes than before."""

    before: Writer | None
    """Who wrote them; None where that was not known."""
    writer: Writer
    """Who writes them now."""

    @property
    def lost(self) -> bool:
        """Whether this program wrote them, and does so no more."""
        return bool(self.before and self.before.mine and not self.writer.mine)


class Told(msgspec.Struct, frozen=True):
    """Something is to be said to whoever sits here."""

    note: Note
    """What it is."""
    values: Mapping[str, str] = {}
    """What is named in it."""


Event = Changed | Recorded | Stepped | Focused | Typing | WriterChanged | Told
"""What a meeting that is open here may tell."""
