"""What the front page needs of a long past: the last meetings, and of the others what still counts.

A folder cut down to it folds to the same open promises, latest statuses and figures.
"""

from msgspec.structs import replace

from tryg_tui.core.ledger.ledger import Ledger, Promise, TopicState
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import Meeting

RECENT = 14
"""So many of the last meetings are kept whole, and all that may still change."""

LATEST = 6
"""So many of the latest readings of an indicator count, as some may be of a later day."""

CLOSED = frozenset({"final", "cancelled"})


def present(folder: Folder, ledger: Ledger) -> Folder:
    """The folder without what only the past needs; the ledger is that of the whole folder."""
    last = folder.meetings[-RECENT:]
    whole = {m.value.id for m in (*last, *(m for m in folder.meetings if _may_change(m.value)))}
    needed: dict[Id, set[int]] = {}
    for citation in _counting(ledger, whole):
        meeting_id, _, number = citation.rpartition("#")
        needed.setdefault(meeting_id, set()).add(int(number))
    kept: list[Loaded[Meeting]] = []
    for loaded in folder.meetings:
        meeting = loaded.value
        if meeting.id in whole:
            kept.append(loaded)
        elif meeting.id in needed:
            numbers = needed[meeting.id]
            entries = tuple(entry for entry in meeting.entries if entry.n in numbers)
            kept.append(replace(loaded, value=replace(meeting, entries=entries)))
    return replace(folder, meetings=tuple(kept))


def _may_change(meeting: Meeting) -> bool:
    """Whether a meeting is not closed for good."""
    return meeting.state not in CLOSED


def _counting(ledger: Ledger, whole: set[Id]) -> set[Citation]:
    """The entries that still count, or that a meeting kept whole speaks of."""
    found: set[Citation] = set()
    for statuses in ledger.statuses.values():
        found |= {point.source.citation for point in statuses[-LATEST:]}
    for readings in ledger.readings.values():
        found |= {point.source.citation for point in readings[-LATEST:] if point.source}
    for lives in ledger.lives.values():
        found |= {point.source.citation for point in lives if point.source}
    for sources in ledger.discussed.values():
        found.add(sources[-1].citation)
    promises: tuple[Promise | TopicState, ...] = (
        *ledger.actions,
        *ledger.outreach,
        *ledger.topics,
    )
    for promise in promises:
        steps = {step.source.citation for step in promise.lineage}
        told = {promise.source.meeting, *(step.source.meeting for step in promise.lineage)}
        if promise.state == "open" or not told.isdisjoint(whole) or not steps.isdisjoint(found):
            found |= {promise.citation, *steps}
    for citation in tuple(found):
        found |= {one.source.citation for one in ledger.corrections.get(citation, ())}
    return found
