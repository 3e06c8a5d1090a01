"""The places one can go to, and what a screen may ask of the program it is shown by."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

import msgspec
from textual.app import App
from textual.message import Message
from textual.screen import Screen

from tryg_tui.core.input.names import Named
from tryg_tui.core.model.base import Id
from tryg_tui.core.registers.register import Name
from tryg_tui.session.presence import PresenceThread
from tryg_tui.session.saver import Saver
from tryg_tui.session.workspace import Workspace

if TYPE_CHECKING:
    from tryg_tui.session.meeting.corrections import Correcting, CorrectingPart
    from tryg_tui.session.meeting.meeting_session import MeetingSession
    from tryg_tui.store.folder.settings import Settings
    from tryg_tui.store.journal.recovery import KeptDraft


class FrontPage(msgspec.Struct, frozen=True):
    """The first screen: of the folder, or of the first start where there is none."""


class SharedScreenOf(msgspec.Struct, frozen=True):
    """A meeting as everybody looks at it."""

    meeting: Id
    """Which one."""


class AtMeeting(msgspec.Struct, frozen=True):
    """A meeting, to run it."""

    meeting: Id
    """Which one."""


class MinutesOf(msgspec.Struct, frozen=True):
    """The minutes of a meeting, to read them."""

    meeting: Id
    """Of which one."""
    line: int = 0
    """The number of the line to begin with; 0 for none."""
    item: Id = ""
    """The item of the agenda to begin with."""


class Dashboards(msgspec.Struct, frozen=True):
    """The dashboards, as they stand today or stood at a meeting."""

    meeting: Id = ""
    """At which one; empty for today."""


class LookingBack(msgspec.Struct, frozen=True):
    """All years: meetings, decisions, actions, initiatives, items and people."""


class StatusReport(msgspec.Struct, frozen=True):
    """The yearly status report, to arrange it."""

    year: int | None = None
    """Of which year; None for the last one that is over."""


class Search(msgspec.Struct, frozen=True):
    """The search in all minutes."""


class NewRecord(msgspec.Struct, frozen=True):
    """Something that is put into a register on the spot, where it is needed."""

    register: Name
    title: str
    """What it is called."""
    done: Callable[[Named], object]
    """Is given its id and name when it is there."""
    body: Id = ""
    """The group whose meeting it is needed at."""


class Registers(msgspec.Struct, frozen=True):
    """The registers, to change them."""

    name: Name = "people"
    """The one to begin with."""


class NewRound(msgspec.Struct, frozen=True):
    """A round in writing that is still to be begun."""

    body: Id
    """Of which group."""


class PlanOf(msgspec.Struct, frozen=True):
    """The head and agenda of a meeting that is open here, to plan it otherwise."""

    session: MeetingSession


class PartOf(msgspec.Struct, frozen=True):
    """All there is to somebody's part in a meeting that is open here, to note it."""

    session: MeetingSession
    person: Id
    """Whose."""


class CorrectionOf(msgspec.Struct, frozen=True):
    """A line of earlier minutes, or somebody's part in the meeting, to be put right at a meeting
    that is open here.
    """

    session: MeetingSession
    about: Correcting | CorrectingPart
    """Which line, or whose part in the meeting, and how it reads."""


Place = (
    FrontPage
    | SharedScreenOf
    | AtMeeting
    | MinutesOf
    | Dashboards
    | LookingBack
    | StatusReport
    | Search
    | Registers
    | NewRecord
    | NewRound
    | PlanOf
    | PartOf
    | CorrectionOf
)
"""Where one can go."""


class GoTo(Message):
    """Somebody wants to go to a place."""

    def __init__(self, place: Place) -> None:
        """Carry the place."""
        super().__init__()
        self.place = place


class Program(Protocol):
    """What shows the screens."""

    workspace: Workspace | None
    """The folder worked in; None until one was chosen."""
    saver: Saver | None
    """What saves its files."""
    presence: PresenceThread | None
    """What looks after other programs."""
    settings: Settings
    """What the user has chosen once and for all."""

    def use(self, root: Path) -> None:
        """Work in this folder."""

    def show_first(self) -> None:
        """Show the screen to begin with."""

    def show_anew(self) -> None:
        """Draw all screens anew."""

    def go(self, place: Place, *, instead: bool = False) -> Awaitable[object]:
        """Go to a place, over the screen that is shown or in its stead."""

    def remember(self, **changed: str) -> None:
        """Remember a choice for next time."""

    def go_on(self, meeting: Id, kept: KeptDraft | None) -> Awaitable[None]:
        """Go where the last program ended."""


def program(app: App[Any]) -> Program:
    """The program that an app is."""
    return cast("Program", app)


def is_whole(screen: Screen[Any]) -> bool:
    """Whether all parts of a screen are there; it draws itself once they are."""
    # Others write at any time: also while it opens, or is taken away, part by part.
    return screen.is_mounted and screen.is_attached and screen.display
