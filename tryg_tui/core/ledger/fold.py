"""Folds the registers and the minutes, in order of date, into a ledger."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from types import UnionType
from typing import Any, TypeVar

import msgspec

from tryg_tui.core.ledger.corrections import Cited, Correction, E, Source, last_corrected
from tryg_tui.core.ledger.ledger import ApprovalState, FollowedUp, Ledger
from tryg_tui.core.ledger.next_due import dated_ledger
from tryg_tui.core.ledger.timelines import (
    Later,
    by_date,
    grouped,
    in_place,
    oldest_first,
    parted,
    points,
    registered_lives,
    registered_readings,
    states,
)
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import (
    Action,
    Amendment,
    Approval,
    Decision,
    Entry,
    FollowUp,
    LifeCycle,
    Outreach,
    ReadingEntry,
    Status,
    Topic,
)
from tryg_tui.core.model.folder import Folder, uncollected
from tryg_tui.core.model.meeting import Meeting

HELD = frozenset({"open", "draft", "final"})
"""The states of meetings that count as held."""


class Folded(msgspec.Struct, frozen=True, kw_only=True):
    """What some meetings say, with what later ones need to be folded on to them."""

    ledger: Ledger
    """Without approvals, as those depend on how the files are now."""
    registers: Ledger = Ledger()
    """What the registers say before any meeting."""
    meetings: tuple[Meeting, ...] = ()
    """Those that have been folded, in order."""
    followups: dict[Citation, tuple[FollowedUp, ...]] = {}
    """By the entry they look back at, themselves or by way of another follow-up."""
    amended: dict[Citation, tuple[Citation, ...]] = {}
    """By correction: all that it corrects."""
    followed: dict[Citation, tuple[Citation, ...]] = {}
    """By follow-up: all that it looks back at."""
    discussing: dict[Citation, Id] = {}
    """By entry: the initiative that it discusses."""
    naming: dict[Citation, Id] = {}
    """By entry: the initiative that it concerns."""
    approvals: tuple[tuple[Source, Approval], ...] = ()


def fold(folder: Folder, until: Id = "", today: dt.date = dt.date.max) -> Ledger:
    """What the folder's minutes say, taken together.

    With `until`, only the meetings up to and including that one count, so that an earlier meeting
    is shown with what was known then. What the register of outreach has after today does not count.
    """
    folded = folded_on(registered(folder), held_until(folder, until))
    return told_with(folded, folder, until, today)


def held_until(folder: Folder, until: Id = "") -> list[Meeting]:
    """The meetings that count, and the rounds in writing that are closed, in order; of all of them,
    or up to one.
    """
    held = [
        one.value for one in folder.meetings if one.value.state in HELD and not one.value.asking
    ]
    last = folder.meeting(until) if until else None
    if last is None:
        return held
    end = (last.value.date, last.value.id)
    return [meeting for meeting in held if (meeting.date, meeting.id) <= end]


def corrections_of(folder: Folder) -> dict[Citation, tuple[Correction, ...]]:
    """All corrections that count, by the entry, or the meeting, that they put right."""
    entries = (each for meeting in held_until(folder) for each in cited(meeting))
    steps = [each for each in entries if isinstance(each[1], Amendment)]
    return _gathered({}, {}, steps, Correction)[0]


def registered(folder: Folder) -> Folded:
    """What the registers say before any meeting."""
    readings, lives = registered_readings(folder), registered_lives(folder)
    ledger = Ledger(readings=readings, lives=lives)
    return Folded(ledger=ledger, registers=ledger)


@uncollected()
def folded_on(before: Folded, meetings: Iterable[Meeting]) -> Folded:
    """What has been folded, with further meetings, which come after all of those."""
    held = tuple(meetings)
    entries = [each for meeting in held for each in cited(meeting)]
    kinds: dict[type[Entry], list[Any]] = defaultdict(list)
    for each in entries:
        kinds[type(each[1])].append(each)
    unheld = {source.citation for source, _entry in before.ledger.missed}
    if before.meetings and any(
        entry.initiative or (unheld and (unheld & {entry.of, *before.amended.get(entry.of, ())}))
        for _source, entry in kinds[Amendment]
    ):
        # What is about something else than was thought is so wherever it was counted.
        anew = Folded(ledger=before.registers, registers=before.registers)
        return folded_on(anew, (*before.meetings, *held))
    old = before.ledger
    corrections, amended, corrected = _gathered(
        old.corrections, before.amended, kinds[Amendment], Correction
    )

    def now(source: Source, entry: E) -> E:
        return last_corrected(corrections, source.citation, entry)

    def looked(source: Source, entry: FollowUp) -> FollowedUp:
        return FollowedUp(source=source, entry=now(source, entry))

    followups, followed, looked_at = _gathered(
        _reread(before, corrected, looked), before.followed, kinds[FollowUp], looked
    )
    for citation in corrected & before.followed.keys():
        looked_at.update(before.followed[citation])
    later, changed = Later(corrections, followups), corrected | looked_at
    read = [(source, now(source, entry)) for source, entry in entries]
    told, missed = parted(kinds[ReadingEntry], now)
    discussed, discussing = _about(old.discussed, before.discussing, read, FollowUp)
    concerning, naming = _about(
        old.concerning, before.naming, read, FollowUp | Amendment | Outreach
    )
    # Of a meeting whose entries are folded in two parts, the second is no other meeting.
    begun = {id for id, _date in old.meetings}
    met = [one for one in held if one.id not in begun]
    ledger = Ledger(
        actions=states(old.actions, changed, kinds[Action], later.action),
        topics=states(old.topics, changed, kinds[Topic], later.topic),
        decisions=states(old.decisions, changed, kinds[Decision], later.decision),
        outreach=states(old.outreach, changed, kinds[Outreach], later.outreach),
        statuses=points(old.statuses, corrected, kinds[Status], later.status, in_place),
        readings=points(old.readings, corrected, told, later.reading, by_date),
        missed=(*old.missed, *missed),
        lives=points(old.lives, corrected, kinds[LifeCycle], later.life, oldest_first),
        corrections=corrections,
        discussed=discussed,
        concerning=concerning,
        meetings=(*old.meetings, *((one.id, one.date) for one in met if not one.written)),
        ongoing=(*old.ongoing, *(meeting.id for meeting in met if meeting.state == "open")),
    )
    return Folded(
        ledger=ledger,
        registers=before.registers,
        meetings=(*before.meetings, *held),
        followups=followups,
        amended=amended,
        followed=followed,
        discussing=discussing,
        naming=naming,
        approvals=(*before.approvals, *kinds[Approval]),
    )


def told_with(folded: Folded, folder: Folder, until: Id, today: dt.date) -> Ledger:
    """The ledger of what has been folded with all that depends on how the rest of a folder is."""
    return dated_ledger(kept_outside(approved(folded, folder), folder, until, today), folder)


def approved(folded: Folded, folder: Folder) -> Ledger:
    """The ledger with the approval of each meeting's minutes: the last that still fits the files
    as they are in a folder, else the last.
    """
    if not folded.approvals:
        return folded.ledger
    found: dict[Id, ApprovalState] = {}
    files = {loaded.value.id: loaded for loaded in reversed(folder.meetings)}
    for source, recorded in folded.approvals:
        entry = folded.ledger.entry_of(source.citation, recorded)
        if entry.of == source.meeting or entry.outcome == "rejected":
            continue  # Of the agenda, or no approval.
        minutes = files.get(entry.of)
        # Of minutes that lie elsewhere nobody here can change anything.
        intact = minutes.is_version(entry.sha256) if minutes else entry.day is not None
        if intact or entry.of not in found or not found[entry.of].intact:
            found[entry.of] = ApprovalState(source=source, entry=entry, intact=intact)
    return msgspec.structs.replace(folded.ledger, approvals=found)


def kept_outside(ledger: Ledger, folder: Folder, until: Id, today: dt.date) -> Ledger:
    """The ledger with the promised outreach that the register of outreach says was kept, by today
    or by the day of a meeting that is over where one is named. What has no day there was done in
    its year, which a meeting of that year did not know yet.
    """
    last = folder.meeting(until) if until else None
    over = last.value.date if last and last.value.state in HELD - {"open"} else None
    end = over or today
    kept: dict[Citation, tuple[dt.date, str]] = {}
    for loaded in folder.communication:
        year = loaded.value.year
        for one in loaded.value.activities:
            known = one.date <= end if one.date else year < end.year + (over is None)
            if one.promise and known:
                words = "" if one.date else one.date_text or str(year)
                kept[one.promise] = (one.date or dt.date(year, 12, 31), words)
    if not kept:
        return ledger
    outreach = tuple(
        msgspec.structs.replace(
            one, state="done", kept=kept[one.citation][0], kept_text=kept[one.citation][1]
        )
        if one.citation in kept and one.state != "done"
        else one
        for one in ledger.outreach
    )
    return msgspec.structs.replace(ledger, outreach=outreach)


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


def _reread(
    before: Folded, corrected: set[Citation], looked: Callable[[Source, FollowUp], FollowedUp]
) -> dict[Citation, tuple[FollowedUp, ...]]:
    """The follow-ups known, with those that have been corrected as they read now."""
    about = {of for one in corrected & before.followed.keys() for of in before.followed[one]}
    return before.followups | {
        of: tuple(looked(one.source, one.entry) for one in before.followups[of]) for of in about
    }


T = TypeVar("T", bound=Correction | FollowedUp)


def _gathered(
    known: dict[Citation, tuple[T, ...]],
    chains: dict[Citation, tuple[Citation, ...]],
    steps: list[tuple[Source, Any]],
    step: Callable[..., T],
) -> tuple[dict[Citation, tuple[T, ...]], dict[Citation, tuple[Citation, ...]], set[Citation]]:
    """The corrections or follow-ups by the entry that they are about, themselves or by way of
    another; with what each of them is about, and the entries that have got more of them.
    """
    found, about_what = dict(known), dict(chains)
    more: set[Citation] = set()
    for source, entry in steps:
        about = tuple(dict.fromkeys((entry.of, *about_what.get(entry.of, ()))))
        about_what[source.citation] = about
        more.update(about)
        for of in about:
            found[of] = (*found.get(of, ()), step(source=source, entry=entry))
    return found, about_what, more


def _about(
    known: dict[Id, tuple[Source, ...]],
    names: dict[Citation, Id],
    entries: list[Cited],
    citing: type[FollowUp] | UnionType,
) -> tuple[dict[Id, tuple[Source, ...]], dict[Citation, Id]]:
    """The entries about each initiative in order, and the initiative of each entry; some are about
    what that is which they cite.
    """
    named = dict(names)
    further: list[tuple[Id, Source]] = []
    for source, entry in entries:
        initiative = entry.initiative
        if not initiative and isinstance(entry, citing):
            initiative = named.get(entry.of, "")
        named[source.citation] = initiative
        if initiative:
            further.append((initiative, source))
    return grouped(known, further), named
