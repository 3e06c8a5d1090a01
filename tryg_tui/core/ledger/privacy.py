"""What may not be shown on a shared screen or in a public document, links followed."""

import datetime as dt
from collections.abc import Collection

from msgspec.structs import replace

from tryg_tui.core.input.draft import Draft
from tryg_tui.core.ledger.corrections import Correction
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.meetings.attendance import HERE
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.entries import Amendment, AnyEntry, FollowUp
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import AgendaItem, Meeting, split_citation
from tryg_tui.core.model.strategy import Strategy

NONE: frozenset[Citation] = frozenset()

UNNAMED = "–"
"""Stands for somebody who is away and there for no partner."""


def is_private(
    folder: Folder, meeting: Meeting, entry: AnyEntry, known: frozenset[Citation] = NONE
) -> bool:
    """Whether an entry is private: itself, by its item, or because it speaks of a private one.

    A correction or follow-up of a private entry tells what that entry says, so it is private too
    even where nobody has marked it. `known` are private entries that need not be held here.
    """
    seen: set[Citation] = set()
    while True:
        item = meeting.item(entry.item)
        if entry.private or (item is not None and item.private):
            return True
        if isinstance(entry, Amendment) and _is_of_closed_item(folder, entry):
            return True
        here = meeting.cite(entry)
        if here in seen or not isinstance(entry, Amendment | FollowUp):
            return False
        if entry.of in known:
            return True
        seen.add(here)
        cited = cited_entry(folder, meeting, entry.of)
        if cited is None:
            return False
        meeting, entry = cited


def _is_of_closed_item(folder: Folder, by: Amendment) -> bool:
    """Whether a correction tells who was not at a private item."""
    home = folder.meeting(by.of) if by.attendance else None
    private = {item.id for item in home.value.items if item.private} if home else set()
    return any(private.intersection(note.out_of) for note in by.attendance)


def open_corrections(
    folder: Folder, meeting: Meeting, citation: Citation, ledger: Ledger
) -> tuple[Correction, ...]:
    """The corrections of an entry that are not private, oldest first."""
    found = []
    for one in ledger.corrections.get(citation, ()):
        home = folder.meeting(one.source.meeting)
        if not is_private(folder, home.value if home else meeting, one.entry):
            found.append(one)
    return tuple(found)


def is_draft_private(folder: Folder, meeting: Meeting, draft: Draft) -> bool:
    """Whether what is being written may not be shown: it is so marked, was, is at a private item,
    or speaks of something private, or of what is not there.
    """
    item, before = meeting.item(draft.item), draft.before
    if draft.values.get("private") or item is None or item.private:
        return True
    if before is not None and is_private(folder, meeting, before):
        return True
    of = draft.values.get("of", "")
    typed = f"{meeting.id}#{of}" if of.isdecimal() else of
    cited = [one for one in (draft.of, *draft.also, typed) if split_citation(one)]
    found = [cited_entry(folder, meeting, one) for one in cited]
    return bool(of and not cited) or any(one is None or is_private(folder, *one) for one in found)


def cited_entry(
    folder: Folder, meeting: Meeting, citation: Citation
) -> tuple[Meeting, AnyEntry] | None:
    """The entry that a citation in a meeting names, with the meeting it stands in, or None."""
    found = split_citation(citation)
    if found is None:
        return None
    loaded = folder.meeting(found[0])
    home = meeting if found[0] == meeting.id else loaded.value if loaded else None
    entry = home.entry(found[1]) if home else None
    return (home, entry) if home and entry else None


def corrected_entry(
    folder: Folder, meeting: Meeting, by: Amendment
) -> tuple[Meeting, AnyEntry] | None:
    """The entry that a correction in a meeting is about, by way of others or itself, with the
    meeting it stands in; None where it is not there.
    """
    found: tuple[Meeting, AnyEntry] | None = (meeting, by)
    seen: set[Citation] = set()
    while found is not None and isinstance(found[1], Amendment):
        if found[1].of in seen:
            return None
        seen.add(found[1].of)
        found = cited_entry(folder, found[0], found[1].of)
    return found


def public_part(folder: Folder) -> Folder:
    """The folder without its private entries: what is folded from it tells nothing of them."""
    meetings = []
    for loaded in folder.meetings:
        meeting = loaded.value
        shown = tuple(e for e in meeting.entries if not is_private(folder, meeting, e))
        meetings.append(replace(loaded, value=replace(meeting, entries=shown)))
    return replace(folder, meetings=tuple(meetings))


def private_citations(folder: Folder) -> frozenset[Citation]:
    """The citations of all private entries: all that a shared screen keeps of them."""
    return frozenset(
        meeting.cite(entry)
        for meeting in (loaded.value for loaded in folder.meetings)
        for entry in meeting.entries
        if is_private(folder, meeting, entry)
    )


def hidden_citations(meeting: Meeting, private: frozenset[Citation]) -> frozenset[Citation]:
    """The private citations known before, and those of a meeting.

    Enough for somebody who does not hold the entries of other meetings that these speak of.
    """
    found = (one for one in meeting.entries if is_private(Folder(), meeting, one, private))
    return private | {meeting.cite(entry) for entry in found}


def shared_part(folder: Folder, private: frozenset[Citation]) -> Folder:
    """The folder as a shared screen may know it; `private` are the folder's private citations.

    Whom it may name is told by `named`.
    """
    meetings = (replace(m, value=shared_meeting(m.value, private)) for m in folder.meetings)
    return replace(folder, meetings=tuple(meetings))


def away(meeting: Meeting, today: dt.date) -> tuple[bool, frozenset[Id]]:
    """Whether a meeting goes on or has ended today, and who is not there."""
    is_over = meeting.state in {"draft", "final"}
    is_now = meeting.state == "open" or (is_over and meeting.date == today)
    return is_now, frozenset(one.person for one in meeting.attendance if one.status not in HERE)


def named(strategy: Loaded[Strategy] | None, away: Collection[Id]) -> Loaded[Strategy] | None:
    """The partnership in which those who are away are only told by whom they are there for."""
    if strategy is None or not away:
        return strategy
    titles = {partner.id: partner.title for partner in strategy.value.partners}
    people = (
        replace(one, title=titles.get(one.partner, UNNAMED), name="") if one.id in away else one
        for one in strategy.value.people
    )
    return replace(strategy, value=replace(strategy.value, people=tuple(people)))


def shared_meeting(meeting: Meeting, private: frozenset[Citation]) -> Meeting:
    """A meeting without its private entries, what its private items are about, who is away, and
    who answers what in writing.

    A private item keeps its place in the agenda, so that the numbers are those of the minutes.
    """
    hidden = hidden_citations(meeting, private)
    return replace(
        meeting,
        items=tuple(closed_item(item) if item.private else item for item in meeting.items),
        attendance=_shared_roll(meeting.attendance),
        answers=(),
        entries=tuple(
            replace(entry, attendance=_shared_roll(entry.attendance))
            if isinstance(entry, Amendment) and entry.attendance
            else entry
            for entry in meeting.entries
            if meeting.cite(entry) not in hidden
        ),
    )


def _shared_roll(notes: tuple[Attendance, ...]) -> tuple[Attendance, ...]:
    """Who takes part, without those who do not, and without reasons."""
    here = (note for note in notes if note.status in HERE)
    return tuple(replace(note, reason="", stands_in_for="") for note in here)


def closed_item(item: AgendaItem) -> AgendaItem:
    """An item of which only its place on the agenda is known."""
    told = dict.fromkeys(("title", "short", "text", "of", "topic", "carried_from"), "")
    told |= dict.fromkeys(("case_number", "closed_because"), "")
    return replace(item, **told, links=(), view="other", extra={})
