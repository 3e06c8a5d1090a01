"""How somebody takes part in a meeting."""

import datetime as dt
from typing import Literal, NamedTuple

from tryg_tui.core.model.base import Id, Record

Presence = Literal["present", "apologies", "absent", "guest"]
"""Whether somebody took part."""


class Stay(NamedTuple):
    """From when until when somebody was there."""

    came: dt.time | None
    """None for who was there from the beginning."""
    left: dt.time | None
    """None for who was there to the end."""


class Attendance(Record, frozen=True, kw_only=True):
    """One participant's part in the meeting."""

    person: Id
    """A participant of `strategy.toml`, or the id of a guest who has a name here."""
    status: Presence
    name: str = ""
    """A guest who is not in `strategy.toml`, as shown."""
    arrived: dt.time | None = None
    """When somebody came who was not there from the beginning."""
    left: dt.time | None = None
    """When somebody left who was not there to the end."""
    times: tuple[tuple[dt.time, ...], ...] = ()
    """From when until when, each time, for somebody who came more than once; who was there to the
    end has no last time. Then it takes the place of `arrived` and `left`.
    """
    out_of: tuple[Id, ...] = ()
    """The items that were treated without somebody who else was there."""
    reason: str = ""
    """Why, as the minutes say it: "inhabil"."""
    stands_in_for: Id = ""
    """The participant whose place somebody takes."""

    @property
    def stays(self) -> tuple[Stay, ...]:
        """From when until when somebody was there, each time."""
        if not self.times:
            return (Stay(self.arrived, self.left),)
        return tuple(Stay(*(*time, None, None)[:2]) for time in self.times)


class PartNote(Attendance, frozen=True, kw_only=True):
    """How a correction says that somebody's part in a meeting should read."""

    only: tuple[str, ...] = ()
    """The fields that are put right, of a part that was noted; empty where all of it is."""


class PartCorrection(Attendance, frozen=True, kw_only=True):
    """How somebody's part in a meeting should read, as it is filled in."""

    why: str = ""
    private: bool = False
