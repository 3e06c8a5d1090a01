"""Folds the registers and the minutes, in order of date, into a ledger."""

from collections import defaultdict
from collections.abc import Iterator
from types import UnionType
from typing import Any, TypeVar

from tryg_tui.core.ledger.ledger import (
    ActionState,
    ApprovalState,
    Cited,
    Correction,
    DecisionState,
    FollowedUp,
    Ledger,
    OutreachState,
    Source,
    StatusPoint,
    TopicState,
    corrected_text,
)
from tryg_tui.core.ledger.timelines import lives, readings
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import (
    Action,
    Amendment,
    Approval,
    Decision,
    FollowUp,
    Outreach,
    Status,
    Topic,
)
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting

HELD = frozenset({"open", "draft", "final"})
"""The states of meetings that count as held."""


def fold(folder: Folder, until: Id = "") -> Ledger:
    """What the folder's minutes say, taken together.

    With `until`, only the meetings up to and including that one count, so that an earlier meeting
    is shown with what was known then.
    """
    held = [loaded.value for loaded in folder.meetings if loaded.value.state in HELD]
    last = folder.meeting(until)
    if last is not None:
        end = (last.value.date, last.value.id)
        held = [meeting for meeting in held if (meeting.date, meeting.id) <= end]
    entries = [(source, entry) for meeting in held for source, entry in cited(meeting)]
    corrections = _corrections(entries)
    followups = _followups(entries)
    return Ledger(
        actions=_actions(entries, corrections, followups),
        topics=_topics(entries, corrections, followups),
        decisions=_decisions(entries, corrections),
        outreach=_outreach(entries, corrections, followups),
        statuses=_statuses(entries, corrections),
        readings=readings(folder, entries, corrections),
        lives=lives(folder, entries, corrections),
        approvals=_approvals(folder, entries),
        corrections=corrections,
        discussed=_about(entries, FollowUp),
        concerning=_about(entries, FollowUp | Amendment | Outreach),
        meetings=tuple((meeting.id, meeting.date) for meeting in held),
        ongoing=tuple(meeting.id for meeting in held if meeting.state == "open"),
    )


def cited(meeting: Meeting) -> Iterator[Cited]:
    """The entries of a meeting, each with where it stands."""
    for entry in meeting.entries:
        yield (
            Source(
                citation=meeting.cite(entry),
                meeting=meeting.id,
                date=meeting.date,
                item=entry.item,
            ),
            entry,
        )


L = TypeVar("L", Amendment, FollowUp)


def _linked(
    entries: list[Cited], kind: type[L]
) -> Iterator[tuple[Source, L, tuple[Citation, ...]]]:
    """The entries of a kind, each with what it cites and what that, of the same kind, cites."""
    found: dict[Citation, tuple[Citation, ...]] = {}
    for source, any_entry in entries:
        if isinstance(any_entry, kind):
            entry: L = any_entry
            about = tuple(dict.fromkeys((entry.of, *found.get(entry.of, ()))))
            found[source.citation] = about
            yield source, entry, about


def _corrections(entries: list[Cited]) -> dict[Citation, tuple[Correction, ...]]:
    """The amendments by the entry they correct, themselves or by correcting an amendment of it."""
    found: dict[Citation, tuple[Correction, ...]] = {}
    for source, entry, about in _linked(entries, Amendment):
        for of in about:
            found[of] = (*found.get(of, ()), Correction(source=source, entry=entry))
    return found


def _followups(entries: list[Cited]) -> dict[Citation, tuple[FollowedUp, ...]]:
    """The follow-ups by the entry they look back at, themselves or by way of another follow-up."""
    found: dict[Citation, tuple[FollowedUp, ...]] = {}
    for source, entry, about in _linked(entries, FollowUp):
        for of in about:
            found[of] = (*found.get(of, ()), FollowedUp(source=source, entry=entry))
    return found


def _actions(
    entries: list[Cited],
    corrections: dict[Citation, tuple[Correction, ...]],
    followups: dict[Citation, tuple[FollowedUp, ...]],
) -> tuple[ActionState, ...]:
    """Every action with the owner, due date and state its last follow-up gave it."""
    states = (
        ActionState(source=source, entry=entry, **_born(source, entry, corrections))
        for source, entry in entries
        if isinstance(entry, Action)
    )
    return tuple(_after_all(state, followups) for state in states)


def _outreach(
    entries: list[Cited],
    corrections: dict[Citation, tuple[Correction, ...]],
    followups: dict[Citation, tuple[FollowedUp, ...]],
) -> tuple[OutreachState, ...]:
    """Every outreach with the owner, due date and state its last follow-up gave it."""
    states = (
        OutreachState(
            source=source,
            entry=entry,
            state="done" if entry.done else "open",
            **_born(source, entry, corrections),
        )
        for source, entry in entries
        if isinstance(entry, Outreach)
    )
    return tuple(_after_all(state, followups) for state in states)


def _born(
    source: Source,
    entry: Action | Outreach,
    corrections: dict[Citation, tuple[Correction, ...]],
) -> dict[str, Any]:
    """What an action or outreach says before anybody has looked at it again."""
    return {
        "text": corrected_text(corrections, source.citation, entry),
        "owners": entry.owners,
        "owner_text": entry.owner_text,
        "due": entry.due,
        "due_text": entry.due_text,
    }


S = TypeVar("S", ActionState, OutreachState)


def _after_all(state: S, followups: dict[Citation, tuple[FollowedUp, ...]]) -> S:
    """An action or outreach after all its follow-ups."""
    for step in followups.get(state.citation, ()):
        state = state.after(step)
    return state


def _topics(
    entries: list[Cited],
    corrections: dict[Citation, tuple[Correction, ...]],
    followups: dict[Citation, tuple[FollowedUp, ...]],
) -> tuple[TopicState, ...]:
    """Every parked topic with the state its last follow-up gave it."""
    states = []
    for source, entry in entries:
        if isinstance(entry, Topic):
            lineage = followups.get(source.citation, ())
            states.append(
                TopicState(
                    source=source,
                    entry=entry,
                    text=corrected_text(corrections, source.citation, entry),
                    state=lineage[-1].entry.state if lineage else "open",
                    lineage=lineage,
                )
            )
    return tuple(states)


def _decisions(
    entries: list[Cited], corrections: dict[Citation, tuple[Correction, ...]]
) -> tuple[DecisionState, ...]:
    """Every decision as it reads now."""
    return tuple(
        DecisionState(
            source=source,
            entry=entry,
            text=corrected_text(corrections, source.citation, entry),
            corrections=corrections.get(source.citation, ()),
        )
        for source, entry in entries
        if isinstance(entry, Decision)
    )


def _statuses(
    entries: list[Cited], corrections: dict[Citation, tuple[Correction, ...]]
) -> dict[Id, tuple[StatusPoint, ...]]:
    """The statuses of each initiative in order."""
    found: dict[Id, list[StatusPoint]] = defaultdict(list)
    for source, entry in entries:
        if isinstance(entry, Status):
            text = corrected_text(corrections, source.citation, entry)
            point = StatusPoint(source=source, status=entry.status, text=text)
            found[entry.initiative].append(point)
    return {initiative: tuple(points) for initiative, points in found.items()}


def _approvals(folder: Folder, entries: list[Cited]) -> dict[Id, ApprovalState]:
    """The approval of each meeting's minutes: the last that still fits them, else the last."""
    found: dict[Id, ApprovalState] = {}
    files = {loaded.value.id: loaded for loaded in reversed(folder.meetings)}
    for source, entry in entries:
        if isinstance(entry, Approval):
            approved = files.get(entry.of)
            intact = approved is not None and approved.sha256 == entry.sha256
            if intact or entry.of not in found or not found[entry.of].intact:
                found[entry.of] = ApprovalState(source=source, entry=entry, intact=intact)
    return found


def _about(
    entries: list[Cited], citing: type[FollowUp] | UnionType
) -> dict[Id, tuple[Source, ...]]:
    """The entries about each initiative in order; some are about what that is which they cite."""
    found: dict[Id, list[Source]] = defaultdict(list)
    named: dict[Citation, Id] = {}
    for source, entry in entries:
        of = named.get(entry.of, "") if isinstance(entry, citing) else ""
        initiative = named[source.citation] = entry.initiative or of
        if initiative:
            found[initiative].append(source)
    return {initiative: tuple(sources) for initiative, sources in found.items()}
