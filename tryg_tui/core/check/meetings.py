"""Checks of a meeting as a whole: its numbers, its state, its links, and a round in writing."""

import datetime as dt

from tryg_tui.core.check.common import as_told, in_order, values
from tryg_tui.core.check.known import Known
from tryg_tui.core.meetings.timekeeping import planned_length
from tryg_tui.core.model.base import Problems
from tryg_tui.core.model.entries import (
    Action,
    Amendment,
    Approval,
    Decision,
    FollowUp,
    Note,
    Outreach,
    Topic,
)
from tryg_tui.core.model.link import is_file, is_web
from tryg_tui.core.model.meeting import Meeting

_CLOSED = ("draft", "final")

LONGEST = dt.timedelta(hours=12)
"""How long a meeting may be planned to last, which otherwise would end before it begins."""


def numbers(meeting: Meeting, known: Known, problems: Problems) -> None:
    """Entries are numbered from 1, each number is used once, and the last one is kept."""
    first: dict[int, int] = {}
    for number, entry in enumerate(meeting.entries, 1):
        key = f"entries[{number}].n"
        if entry.n < 1:
            problems.add("bad-number", key, number=entry.n)
        if first.setdefault(entry.n, number) != number:
            other = f"entries[{first[entry.n]}].n"
            problems.add("duplicate-number", key, number=entry.n, other=other)
    highest = max(first, default=0)
    if meeting.last < highest:
        problems.add("last-too-low", "end.last", last=meeting.last, highest=highest)


def state_entries(meeting: Meeting, known: Known, problems: Problems) -> None:
    """Before a meeting is held there are at most notes, parked topics and prepared corrections,
    which count nowhere where it is called off.
    """
    before = Note | Topic | Amendment if meeting.state == "planned" else Note | Topic
    held = [entry for entry in meeting.entries if not isinstance(entry, before)]
    if meeting.state in ("planned", "cancelled") and held and not meeting.written:
        problems.add("state-entries", "state", "warning", state=meeting.state, count=len(held))


def times(meeting: Meeting, known: Known, problems: Problems) -> None:
    """A meeting ends after it begins, be it in the night."""
    length = planned_length(meeting)
    if meeting.end and length and length > LONGEST:
        problems.add("date-order", "until", value=meeting.end, earlier=meeting.start)


def moved(meeting: Meeting, known: Known, problems: Problems) -> None:
    """A meeting was moved from another day than its own."""
    if meeting.moved_from == meeting.date:
        problems.add("not-moved", "moved_from", "warning", value=meeting.date)


def due_dates(meeting: Meeting, known: Known, problems: Problems) -> None:
    """The day of a due date is that of its words where these name a year, or not far from it."""
    for number, entry in enumerate(meeting.entries, 1):
        if not isinstance(entry, Action | FollowUp | Outreach) or entry.due is None:
            continue
        as_told(problems, f"entries[{number}].due", entry.due, entry.due_text, meeting.date)


def one_open(meeting: Meeting, known: Known, problems: Problems) -> None:
    """One meeting is open at a time."""
    if meeting.state == "open" and not meeting.written and problems.file != known.open:
        problems.add("two-open", "state", "warning", other=known.open)


def links(meeting: Meeting, known: Known, problems: Problems) -> None:
    """A link leads to a page of the web, or to a paper that lies in the folder."""
    for path in ("items[].links[]", "entries[].links[]"):
        for key, link in values(meeting, path):
            if is_file(link.address):
                if not known.is_there(link.address):
                    problems.add("link-gone", f"{key}.address", "warning", path=link.address)
            elif not is_web(link.address):
                problems.add("link-address", f"{key}.address", value=link.address)


def written(meeting: Meeting, known: Known, problems: Problems) -> None:
    """A round in writing asks some people one thing until a day, and says what came of it once it
    is closed; a meeting has no answers.
    """
    if not meeting.written:
        if meeting.answers:
            problems.add("answers-at-meeting", "form")
        return
    asked = [one for one in meeting.entries if isinstance(one, Decision | Approval)]
    if meeting.deadline is None:
        problems.add("no-deadline", "deadline")
    elif meeting.opened:
        in_order(problems, "deadline", meeting.opened.date(), meeting.deadline)
    if len(asked) != 1:
        problems.add("not-one-question", "entries", count=len(asked))
    if not meeting.answers:
        problems.add("nobody-asked", "answers")
    if meeting.state == "planned":
        problems.add("round-planned", "state")
    if meeting.state in _CLOSED and any(one.outcome in (None, "asked") for one in asked):
        problems.add("round-without-result", "state", "warning")
