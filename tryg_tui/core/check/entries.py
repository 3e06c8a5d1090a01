"""Checks of the entries of a meeting: what they say, and the entries they cite."""

from collections.abc import Callable
from typing import Any

import msgspec

from tryg_tui.core.check import attendance
from tryg_tui.core.check.common import possible, refer
from tryg_tui.core.check.known import Known
from tryg_tui.core.input.names import nearest
from tryg_tui.core.ledger.corrections import amended, corrected_fields, foreign_fields
from tryg_tui.core.meetings.timekeeping import same_sitting
from tryg_tui.core.model.base import Citation, Problems, Severity
from tryg_tui.core.model.entries import (
    ENTRY_TYPES,
    Action,
    Amendment,
    AnyEntry,
    Approval,
    Decision,
    Entry,
    FollowUp,
    LifeCycle,
    Outreach,
    ReadingEntry,
    Status,
    kind_of,
)
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import Meeting, split_citation

_CLOSED = ("draft", "final")
_DECISION = frozenset({"decision"})
_TOPIC = frozenset({"topic"})
_TO_FOLLOW = frozenset({"action", "outreach", "topic", "decision"})
_ANY = frozenset(ENTRY_TYPES)


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """Where an entry stands, and what there is to refer to."""

    meeting: Meeting
    known: Known
    problems: Problems
    key: str

    def add(self, code: str, field: str, severity: Severity = "error", **args: Any) -> None:
        """Note a problem of one of the entry's fields."""
        self.problems.add(code, f"{self.key}.{field}", severity, **args)


def entries(meeting: Meeting, known: Known, problems: Problems) -> None:
    """Every rule for every entry of a meeting."""
    for number, entry in enumerate(meeting.entries, 1):
        spot = Spot(meeting=meeting, known=known, problems=problems, key=f"entries[{number}]")
        for kind, rules in RULES.items():
            if isinstance(entry, kind):
                for rule in rules:
                    rule(entry, spot)


def topics(meeting: Meeting, known: Known, problems: Problems) -> None:
    """An item of the agenda is made out of a parked topic, where it names one."""
    for number, item in enumerate(meeting.items, 1):
        spot = Spot(meeting=meeting, known=known, problems=problems, key=f"items[{number}]")
        if item.topic:
            cited(item.topic, _TOPIC, meeting.last + 1, spot, "topic")


def entry_date(entry: Entry, spot: Spot) -> None:
    """What is recorded while a meeting is open is recorded on the day it is held, its own or the
    one it was begun on, or was prepared before.
    """
    begun = spot.meeting.opened
    days = {spot.meeting.date, begun.date() if begun else spot.meeting.date}
    prepared = isinstance(entry, Amendment) and begun and entry.at < begun
    late = same_sitting(spot.meeting, entry.at)
    if spot.meeting.state != "open" or spot.meeting.written or prepared or late:
        return
    if entry.at.date() not in days:
        spot.add("entry-date", "at", "warning", value=entry.at.date(), date=max(days))


def read_back(entry: Entry, spot: Spot) -> None:
    """Nothing is read back before it is recorded."""
    if entry.read_back and entry.read_back < entry.at:
        spot.add("read-back-early", "read_back", "warning")


def needs_initiative(entry: Entry, spot: Spot) -> None:
    """A status, a change of life or a reading is of an initiative."""
    if not entry.initiative:
        spot.add("no-initiative", "initiative", kind=kind_of(entry))


def reading(entry: ReadingEntry, spot: Spot) -> None:
    """A reading is of an indicator of its initiative, and a per cent is one."""
    initiative = spot.known.initiatives.get(entry.initiative)
    if initiative is None:
        return
    units = {indicator.id: indicator.unit for indicator in initiative.value.indicators}
    key, unit = f"{spot.key}.indicator", units.get(entry.indicator, "")
    refer(spot.problems, "indicator", key, entry.indicator, frozenset(units))
    possible(spot.problems, spot.key, entry, unit)


def decision(entry: Decision | Amendment, spot: Spot) -> None:
    """A decision should move a figure that there is; what is expected is expected of one."""
    if entry.figure:
        refer(spot.problems, "figure", f"{spot.key}.figure", entry.figure, spot.known.figures)
    elif isinstance(entry, Decision) and entry.expected:
        spot.add("expected-of-nothing", "expected", "warning")


def followup(entry: FollowUp, spot: Spot) -> None:
    """A follow-up is of an earlier action, outreach or parked topic, or of a decision that is to be
    looked at again.
    """
    home, number = cited(entry.of, _TO_FOLLOW, entry.n, spot), split_citation(entry.of)
    found = home.entry(number[1]) if home and number else None
    if isinstance(found, Decision) and not (found.comes_back or _is_corrected(entry.of, spot)):
        spot.add("not-again", "of", "warning", of=entry.of)


def _is_corrected(of: Citation, spot: Spot) -> bool:
    """Whether some meeting has corrected an entry."""
    entries = (one for file in spot.known.meetings.values() for one in file.value.entries)
    return any(isinstance(one, Amendment) and one.of == of for one in entries)


def made_by_decision(entry: Action | LifeCycle | Outreach, spot: Spot) -> None:
    """An action, a change of life or an outreach comes of a decision, where it names one."""
    if entry.of:
        cited(entry.of, _DECISION, entry.n, spot)


def amendment(entry: Amendment, spot: Spot) -> None:
    """An amendment is of an entry of an earlier meeting that is closed, and says how fields should
    read that such an entry has.
    """
    refer(
        spot.problems,
        "status",
        f"{spot.key}.status",
        entry.status,
        spot.known.statuses,
        optional=True,
    )
    if entry.attendance and split_citation(entry.of) is None:
        roll_amendment(entry, spot)
        return
    found = cited(entry.of, _ANY, entry.n, spot)
    if found is spot.meeting:
        spot.add("same-meeting", "of", of=entry.of)
    elif found is not None and found.state not in _CLOSED:
        spot.add("not-closed", "of", meeting=found.id, state=found.state)
    elif (target := corrected_entry(entry, spot)) is not None:
        for field in foreign_fields(type(target), entry):
            name = "without" if field in entry.without else field
            spot.add("not-correctable", name, named=field, kind=kind_of(target))
        now = amended(target, entry)
        if isinstance(now, ReadingEntry) and {"indicator", "value", "denominator"} & {
            *corrected_fields(ReadingEntry, entry)
        }:
            reading(now, spot)


def roll_amendment(entry: Amendment, spot: Spot) -> None:
    """A correction of who took part is of an earlier closed meeting, and says nothing else."""
    refer(spot.problems, "meeting", f"{spot.key}.of", entry.of, spot.known.meeting_names)
    for field in foreign_fields(Entry, entry):
        if field != "attendance":
            spot.add("not-correctable", field, named=field, kind="attendance")
    of = spot.known.meetings.get(entry.of)
    if of is None:
        return
    if not earlier(of.value, spot.meeting):
        spot.add("same-meeting", "of", of=entry.of)
    elif of.value.state not in _CLOSED:
        spot.add("not-closed", "of", meeting=entry.of, state=of.value.state)
    else:
        key = f"{spot.key}.attendance"
        attendance.corrected(of.value, entry.attendance, spot.known, spot.problems, key)


def corrected_entry(entry: Amendment, spot: Spot) -> AnyEntry | None:
    """The entry that an amendment is of, by way of other amendments or itself; None without one."""
    found: AnyEntry | None = entry
    for _step in range(len(spot.known.meetings) + 1):
        if not isinstance(found, Amendment):
            return found
        meeting, number = split_citation(found.of) or ("", 0)
        file = spot.known.meetings.get(meeting)
        found = file.value.entry(number) if file else None
    return None


def known_status(entry: Status, spot: Spot) -> None:
    """A status is one of the group's own."""
    refer(spot.problems, "status", f"{spot.key}.status", entry.status, spot.known.statuses)


def approval(entry: Approval, spot: Spot) -> None:
    """An approval is of an earlier closed meeting whose file is as it was approved, or of the
    meeting's own agenda.
    """
    if entry.of == spot.meeting.id:
        return
    day = None if entry.of in spot.known.meeting_names else entry.day
    if day is not None and day < spot.meeting.date:
        return  # From before the folder was kept.
    refer(spot.problems, "meeting", f"{spot.key}.of", entry.of, spot.known.meeting_names)
    approved = spot.known.meetings.get(entry.of)
    if approved is None:
        return
    if not earlier(approved.value, spot.meeting):
        spot.add("later-meeting", "of", meeting=entry.of)
    elif approved.value.state not in _CLOSED:
        spot.add("not-closed", "of", meeting=entry.of, state=approved.value.state)
    elif not entry.sha256:
        spot.add("approval-without-hash", "sha256", "warning", meeting=entry.of)
    elif entry.outcome == "rejected":
        return  # They are to be changed.
    elif not approved.is_version(entry.sha256) and not _approved_anew(approved, spot):
        if entry.outcome == "asked":
            spot.add("asked-hash", "sha256", meeting=entry.of, path=approved.path)
        else:
            spot.add("approval-hash", "sha256", meeting=entry.of, path=approved.path)


def asked_only(entry: Approval, spot: Spot) -> None:
    """Only in writing is it asked whether minutes can be approved, or said that they are not."""
    if entry.outcome in ("asked", "rejected") and not spot.meeting.written:
        spot.add("not-in-writing", "outcome", outcome=entry.outcome)


def _approved_anew(approved: Loaded[Meeting], spot: Spot) -> bool:
    """Whether some meeting has approved minutes as their file is now."""
    return any(
        isinstance(entry, Approval)
        and entry.of == approved.value.id
        and approved.is_version(entry.sha256)
        for loaded in spot.known.meetings.values()
        for entry in loaded.value.entries
    )


def cited(
    of: Citation, kinds: frozenset[str], before: int, spot: Spot, field: str = "of"
) -> Meeting | None:
    """The meeting of an entry of one of the kinds, earlier than one of this meeting with a number;
    otherwise None, and why is noted.
    """
    meeting_id, number = split_citation(of) or ("", 0)
    file = spot.known.meetings.get(meeting_id)
    if file is None and meeting_id in spot.known.meeting_names:
        return None
    meeting = file.value if file else None
    found = meeting.entry(number) if meeting else None
    if meeting is None or found is None:
        spot.add("unknown-citation", field, of=of, nearest=near_citation(of, kinds, spot.known))
    elif kind_of(found) not in kinds:
        spot.add("wrong-citation", field, of=of, kind=kind_of(found), kinds=sorted(kinds))
    elif not (earlier(meeting, spot.meeting) or (meeting is spot.meeting and number < before)):
        spot.add("later-citation", field, of=of)
    else:
        return meeting
    return None


def near_citation(of: Citation, kinds: frozenset[str], known: Known) -> Citation:
    """The entry of the nearest meeting that somebody probably meant to cite."""
    near = known.meetings.get(nearest(of.partition("#")[0], known.meetings))
    if near is None:
        return ""
    fit = (entry for entry in near.value.entries if kind_of(entry) in kinds)
    return nearest(of, [near.value.cite(entry) for entry in fit])


def earlier(one: Meeting, other: Meeting) -> bool:
    """Whether a meeting comes before another one."""
    return (one.date, one.id) < (other.date, other.id)


RULES: dict[type[Entry], tuple[Callable[[Any, Spot], None], ...]] = {
    Entry: (entry_date, read_back),
    Status: (needs_initiative, known_status),
    LifeCycle: (needs_initiative, made_by_decision),
    ReadingEntry: (needs_initiative, reading),
    Action: (made_by_decision,),
    Outreach: (made_by_decision,),
    FollowUp: (followup,),
    Decision: (decision,),
    Amendment: (amendment, decision),
    Approval: (approval, asked_only),
}
"""What is checked of every entry, and of the entries of a kind."""
