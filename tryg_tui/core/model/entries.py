"""What is recorded at a meeting: one struct for each kind of entry."""

import datetime as dt
from typing import ClassVar, Literal, get_args

import msgspec
from msgspec.structs import replace

from tryg_tui.core.model.attendance import PartNote
from tryg_tui.core.model.base import Citation, Id, Record
from tryg_tui.core.model.initiative import Change, Missing, Number, Qualifier
from tryg_tui.core.model.link import Link

Outcome = Literal["adopted", "noted", "postponed", "rejected"]
"""What became of a proposal."""

ApprovalOutcome = Literal["approved", "approved-with-remarks", "rejected", "asked"]
"""How earlier minutes were approved; that they were not, or that this is being asked, is said in a
round in writing only.
"""

APPROVALS: tuple[ApprovalOutcome, ...] = ("approved", "approved-with-remarks")
"""How they are approved at a meeting."""

AnyOutcome = Literal[Outcome, ApprovalOutcome]
"""What became of a proposal, or of earlier minutes."""

FollowUpState = Literal["open", "done", "dropped"]
"""What a follow-up says of an action, outreach, topic, or decision that is looked at again."""


UNTIMED = dt.datetime.min.replace(tzinfo=dt.UTC)
"""Stands where recording puts the time."""


class Entry(Record, frozen=True, kw_only=True, tag_field="kind"):
    """A line of the minutes."""

    prose: ClassVar[tuple[str, ...]] = ()
    """The fields besides its text that hold words as somebody wrote them."""
    correctable: ClassVar[tuple[str, ...]] = ("text", "initiative", "links")
    """The fields that a later meeting may put right."""
    needed: ClassVar[tuple[str, ...]] = ("text",)
    """Those of them that it says nothing without."""

    n: int
    """Running number in the meeting from 1, never reused."""
    item: Id
    """The agenda item it belongs to."""
    at: dt.datetime
    """When it was recorded, with offset."""
    text: str = ""
    initiative: Id = ""
    links: tuple[Link, ...] = ()
    """Where to read more about it."""
    private: bool = False
    """True when it may not be shown on a shared screen or in a public document."""
    read_back: dt.datetime | None = None
    """When it was read back to the room as it stands and accepted, with offset; None where not."""


class Decision(Entry, frozen=True, kw_only=True, tag="decision"):
    """Something the group decided; where it says when, or of which figure, to look at it again, it
    comes back by itself.
    """

    prose = ("dissent", "expected", "otherwise")
    correctable = (
        *("text", "outcome", "initiative", "dissent", "look_again", "figure", "expected"),
        *("otherwise", "links"),
    )

    outcome: Outcome | None = None
    dissent: str = ""
    """Who could not agree to it, and why, as they want it in the minutes."""
    look_again: dt.date | None = None
    """The day to look again at what came of it; none where that is when the figure is there."""
    look_again_text: str = ""
    figure: str = ""
    """The figure that it should move, in the files "measure:area" or "initiative:indicator"."""
    expected: str = ""
    """What the group expects the figure to be, in words: "85–88", "at least 86"."""
    otherwise: str = ""
    """What it does where the figure is worse than that."""

    @property
    def comes_back(self) -> bool:
        """Whether it is to be looked at again: it says when, or at which figure."""
        return bool(self.look_again or self.look_again_text or self.figure)


class Action(Entry, frozen=True, kw_only=True, tag="action"):
    """Something somebody is to do."""

    correctable = ("text", "owners", "due", "initiative", "links")

    of: Citation = ""
    """The decision it carries out, if any."""
    owners: tuple[Id, ...] = ()
    """Participants; one for each partner is allowed, none reads "ikke oplyst"."""
    owner_text: str = ""
    """An owner outside the list of participants, in words."""
    due: dt.date | None = None
    due_text: str = ""


class FollowUp(Entry, frozen=True, kw_only=True, tag="followup"):
    """What the group found when it looked at an earlier action, outreach or parked topic, or again
    at a decision.
    """

    correctable = ("text", "state", "owners", "due", "links")
    needed = ("state",)

    of: Citation
    """The action, outreach, topic or decision that was looked at."""
    state: FollowUpState = "open"
    owners: tuple[Id, ...] = ()
    """New owners; empty keeps the old ones."""
    owner_text: str = ""
    due: dt.date | None = None
    due_text: str = ""


class Note(Entry, frozen=True, kw_only=True, tag="note"):
    """Something worth keeping that is neither decided nor to be done."""


class Status(Entry, frozen=True, kw_only=True, tag="status"):
    """The status the group gives an initiative."""

    correctable = ("text", "initiative", "status", "links")
    needed = ("initiative", "status")

    status: Id


class LifeCycle(Entry, frozen=True, kw_only=True, tag="lifecycle"):
    """A change in the life of an initiative."""

    correctable = ("text", "initiative", "change", "links")
    needed = ("initiative", "change")

    change: Change
    of: Citation = ""
    """The decision behind it."""


class ReadingEntry(Entry, frozen=True, kw_only=True, tag="reading"):
    """A value of an indicator, reported at the meeting, or why there is none."""

    prose = ("source",)
    correctable = (
        *("text", "indicator", "value", "qualifier", "denominator", "date", "source", "links"),
    )
    needed = ("indicator", "value", "qualifier")

    indicator: Id
    value: Number | None = None
    """Absent where it is missing."""
    qualifier: Qualifier = "exact"
    denominator: int | None = msgspec.field(default=None, name="of")
    """Of how many it is so many, or so many per cent, where that is known."""
    missing: Missing | None = None
    """Why there is no value; a correction that states one counts instead."""
    date: dt.date | None = None
    period: str = ""
    source: str = ""
    """Whose figure it is, in words."""


class Outreach(Entry, frozen=True, kw_only=True, tag="outreach"):
    """Something promised or done to make the work known."""

    prose = ("channel",)
    correctable = ("text", "channel", "owners", "due", "done", "initiative", "links")

    of: Citation = ""
    """The decision it makes known, if any."""
    channel: str = ""
    owners: tuple[Id, ...] = ()
    owner_text: str = ""
    due: dt.date | None = None
    due_text: str = ""
    done: dt.date | None = None


class Topic(Entry, frozen=True, kw_only=True, tag="topic"):
    """A subject parked for a later meeting."""


class Approval(Entry, frozen=True, kw_only=True, tag="approval"):
    """The approval of earlier minutes, or of the meeting's own agenda."""

    correctable = ("text", "outcome", "links")
    needed = ("outcome",)

    of: Id
    """The meeting whose minutes were approved, or the day of one from before this folder was kept;
    the meeting itself where it is its agenda.
    """
    outcome: ApprovalOutcome = "approved"
    sha256: str = ""
    """The SHA-256 of that meeting's file as approved, in hexadecimal; none where there is none."""

    @property
    def day(self) -> dt.date | None:
        """The day of the meeting, where its minutes are said to lie elsewhere than in a file."""
        try:
            return None if self.sha256 else dt.date.fromisoformat(self.of)
        except ValueError:
            return None


class Amendment(Entry, frozen=True, kw_only=True, tag="amendment"):
    """A correction of an entry of a closed meeting, or of who took part in it: each field that it
    holds is how that should read, and the others stay.
    """

    prose = ("why", "dissent", "expected", "otherwise", "channel", "source")
    correctable = ("text", "links")

    of: Citation
    """The entry, or a correction of it; the meeting where it is about who took part."""
    why: str = ""
    without: tuple[str, ...] = ()
    """The fields that should say nothing."""
    outcome: AnyOutcome | None = None
    look_again: dt.date | None = None
    look_again_text: str = ""
    figure: str = ""
    expected: str = ""
    otherwise: str = ""
    dissent: str = ""
    owners: tuple[Id, ...] = ()
    owner_text: str = ""
    due: dt.date | None = None
    due_text: str = ""
    state: FollowUpState | None = None
    status: Id = ""
    change: Change | None = None
    indicator: Id = ""
    value: Number | None = None
    qualifier: Qualifier | None = None
    denominator: int | None = None
    date: dt.date | None = None
    period: str = ""
    source: str = ""
    channel: str = ""
    done: dt.date | None = None
    attendance: tuple[PartNote, ...] = ()
    """What should be noted of participants."""


AnyEntry = (
    Decision
    | Action
    | FollowUp
    | Note
    | Status
    | LifeCycle
    | ReadingEntry
    | Outreach
    | Topic
    | Approval
    | Amendment
)
"""Any entry of the minutes."""

ENTRY_TYPES: dict[str, type[Entry]] = {
    str(kind.__struct_config__.tag): kind for kind in get_args(AnyEntry)
}
"""The struct for each value of the key `kind`, in the order the kinds are offered."""


def kind_of(entry: Entry) -> str:
    """The value of the key `kind` of an entry."""
    return str(type(entry).__struct_config__.tag)


def heard(entry: AnyEntry, *before: AnyEntry) -> AnyEntry:
    """An entry with when it was last read back with these words in one of its earlier versions."""
    times = (one.read_back for one in before if replace(entry, read_back=one.read_back) == one)
    return replace(entry, read_back=max(filter(None, times), default=None))
