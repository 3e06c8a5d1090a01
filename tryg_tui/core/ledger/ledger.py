"""What follows from all the minutes together; none of it is stored anywhere."""

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any, Self

import msgspec
from msgspec.structs import replace

from tryg_tui.core.ledger.corrections import (
    Correction,
    E,
    Revision,
    Source,
    attended,
    last_corrected,
)
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import (
    Action,
    AnyEntry,
    Approval,
    Decision,
    FollowUp,
    FollowUpState,
    LifeCycle,
    Outreach,
    ReadingEntry,
    Status,
    Topic,
)
from tryg_tui.core.model.initiative import Change, Number, Qualifier, ReadingRevision, Step
from tryg_tui.core.model.meeting import Meeting


class FollowedUp(msgspec.Struct, frozen=True, kw_only=True):
    """One look back at an action or topic: a link of its lineage."""

    source: Source
    entry: FollowUp


def is_overdue(state: str, due: dt.date | None, today: dt.date) -> bool:
    """Whether what stands so and is due then is open although its due date has passed."""
    return state == "open" and due is not None and due < today


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the minutes as it reads now."""

    source: Source
    entry: AnyEntry
    """As last corrected."""
    revision: Revision | None = None
    """What it was before, where it was corrected."""

    @property
    def text(self) -> str:
        """Its text as last corrected."""
        return self.entry.text

    @property
    def original(self) -> AnyEntry:
        """It as it was recorded."""
        return self.revision.original if self.revision else self.entry

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """Its corrections, oldest first."""
        return self.revision.by if self.revision else ()

    @property
    def citation(self) -> Citation:
        """How it is cited: by the entry it was born as."""
        return self.source.citation


def agreed(one: "AnyEntry | Promise | Step") -> dict[str, Any]:
    """Who is to do something by when, as an entry says it, a plan, or what became of it."""
    return {name: getattr(one, name) for name in ("owners", "owner_text", "due", "due_text")}


class Promise(Recorded, frozen=True, kw_only=True):
    """Something somebody is to do, as it stands after the last follow-up."""

    entry: Action | Outreach
    state: FollowUpState = "open"
    owners: tuple[Id, ...] = ()
    owner_text: str = ""
    due: dt.date | None = None
    due_text: str = ""
    lineage: tuple[FollowedUp, ...] = ()
    """The follow-ups in order."""

    @property
    def private(self) -> bool:
        """Whether it may not be shown on a shared screen."""
        return self.entry.private

    def overdue(self, today: dt.date) -> bool:
        """Whether it is open and its due date has passed."""
        return is_overdue(self.state, self.due, today)

    @property
    def ended(self) -> tuple[dt.date, Id]:
        """Where it was last told what became of it: a day, and the meeting."""
        last = self.lineage[-1].source
        return last.date, last.meeting

    def after(self, step: FollowedUp) -> Self:
        """It after one more follow-up; what that leaves out stays as it was."""
        entry, new = step.entry, agreed(step.entry)
        if not (entry.owners or entry.owner_text):
            del new["owners"], new["owner_text"]
        if not (entry.due or entry.due_text):
            del new["due"], new["due_text"]
        return replace(self, state=entry.state, lineage=(*self.lineage, step), **new)


class ActionState(Promise, frozen=True, kw_only=True):
    """An action as it stands after the last follow-up."""

    entry: Action

    @property
    def carried(self) -> int:
        """How many times it was looked at and left open."""
        return sum(step.entry.state == "open" for step in self.lineage)


class LookedAt(Recorded, frozen=True, kw_only=True):
    """Something that a meeting looks at again, as it stands after the last follow-up."""

    lineage: tuple[FollowedUp, ...] = ()
    """The follow-ups in order."""

    @property
    def state(self) -> FollowUpState:
        """What was said of it last."""
        return self.lineage[-1].entry.state if self.lineage else "open"


class TopicState(LookedAt, frozen=True, kw_only=True):
    """A parked topic as it stands after the last follow-up."""

    entry: Topic


class DecisionState(LookedAt, frozen=True, kw_only=True):
    """A decision as it reads now, and what was found when it was looked at again."""

    entry: Decision


class StatusPoint(Recorded, frozen=True, kw_only=True):
    """A status an initiative was given at a meeting."""

    entry: Status

    @property
    def status(self) -> Id:
        """The status given."""
        return self.entry.status


class ReadingPoint(msgspec.Struct, frozen=True, kw_only=True):
    """A value of an indicator, from the register or from minutes."""

    value: Number
    qualifier: Qualifier
    date: dt.date | None
    period: str
    denominator: int | None = None
    """Of how many, where that is known."""
    text: str = ""
    lines: tuple[int, ...] = ()
    """Lines of the partnership's report, for a reading of the register."""
    reference: str = ""
    """Whose figure it is, in words."""
    source: Source | None = None
    """Where it stands, for a reading reported at a meeting."""
    entry: ReadingEntry | None = None
    """The entry, for a reading reported at a meeting."""
    revision: Revision | None = None
    """What it was before, where it was corrected."""
    revisions: tuple[ReadingRevision, ...] = ()
    """What whoever published it has put right, for a reading of the register."""


class LifePoint(msgspec.Struct, frozen=True, kw_only=True):
    """A change in an initiative's life, from the register or from minutes."""

    change: Change
    date: dt.date | None
    date_text: str
    text: str
    source: Source | None = None
    entry: LifeCycle | None = None
    revision: Revision | None = None
    """What it was before, where it was corrected."""


class ApprovalState(msgspec.Struct, frozen=True, kw_only=True):
    """The approval of a meeting's minutes."""

    source: Source
    entry: Approval
    intact: bool
    """Whether the minutes are still those that were approved."""


class OutreachState(Promise, frozen=True, kw_only=True):
    """Outreach as it stands after the last follow-up; open while nobody has sent or dropped it."""

    entry: Outreach
    kept: dt.date | None = None
    """When the register of outreach says it was kept, or the last day it can have been."""
    kept_text: str = ""
    """When that was in words, where no day is stated."""

    @property
    def sent(self) -> dt.date | None:
        """When it was sent, or reported as sent; None while it is not."""
        if self.state != "done":
            return None
        return self.kept or self.entry.done or self.lineage[-1].source.date

    @property
    def ended(self) -> tuple[dt.date, Id]:
        """Where it was last told what became of it: a day, and the meeting where one told it."""
        return (self.kept, "") if self.kept else super().ended


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """All that the minutes say, taken together."""

    actions: tuple[ActionState, ...] = ()
    topics: tuple[TopicState, ...] = ()
    decisions: tuple[DecisionState, ...] = ()
    outreach: tuple[OutreachState, ...] = ()
    statuses: dict[Id, tuple[StatusPoint, ...]] = {}
    """By initiative, oldest first."""
    readings: dict[tuple[Id, Id], tuple[ReadingPoint, ...]] = {}
    """By initiative and indicator, oldest first; readings without a date come first."""
    missed: tuple[tuple[Source, ReadingEntry], ...] = ()
    """What was told at meetings to be missing, with the reason, as it reads now."""
    lives: dict[Id, tuple[LifePoint, ...]] = {}
    """By initiative, oldest first."""
    approvals: dict[Id, ApprovalState] = {}
    """By the meeting whose minutes were approved."""
    corrections: dict[Citation, tuple[Correction, ...]] = {}
    """By the entry corrected, oldest first."""
    discussed: dict[Id, tuple[Source, ...]] = {}
    """By initiative: the entries about it, oldest first."""
    concerning: dict[Id, tuple[Source, ...]] = {}
    """By initiative: those and the entries that correct one of them or make it known."""
    meetings: tuple[tuple[Id, dt.date], ...] = ()
    """The meetings that were held, oldest first."""
    ongoing: tuple[Id, ...] = ()
    """Those of them that are still open; a folder in order has one at most."""

    def within(self, meetings: Collection[Id]) -> "Ledger":
        """It with only what some meetings decided, agreed, promised and parked."""
        kinds = ("actions", "topics", "decisions", "outreach")
        theirs = {
            name: tuple(one for one in getattr(self, name) if one.source.meeting in meetings)
            for name in kinds
        }
        return replace(self, **theirs)

    def entry_of(self, citation: Citation, entry: E) -> E:
        """An entry as last corrected."""
        return last_corrected(self.corrections, citation, entry)

    def attended(self, meeting: Meeting) -> Meeting:
        """A meeting with who took part as last corrected."""
        return attended(meeting, self.corrections.get(meeting.id, ()))

    @property
    def altered(self) -> frozenset[Id]:
        """The meetings whose minutes were approved, but not as they are now."""
        return frozenset(id for id, state in self.approvals.items() if not state.intact)

    def open_actions(self, today: dt.date, initiative: Id = "") -> tuple[ActionState, ...]:
        """The open actions, of one initiative or of all: overdue first, then by due date, those
        without one last.
        """
        mine = [one for one in self.actions if initiative in ("", one.entry.initiative)]
        still = [action for action in mine if action.state == "open"]
        still.sort(key=lambda a: (not a.overdue(today), not a.due, a.due or today, a.source.date))
        return tuple(still)

    def looked_at(self) -> Iterator[LookedAt]:
        """The parked topics, and the decisions that come back."""
        yield from self.topics
        yield from (one for one in self.decisions if one.entry.comes_back)

    def latest_status(self, initiative: Id) -> StatusPoint | None:
        """The status last given, or None."""
        return next(reversed(self.statuses.get(initiative, ())), None)
