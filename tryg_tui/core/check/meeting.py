"""Checks of a meeting as a whole: its name, people, items, numbers and times."""

from tryg_tui.core.check.common import in_order, only_file, refer, same_name, unique
from tryg_tui.core.check.known import Known
from tryg_tui.core.model.entries import Note, Topic
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.problems import Problems


def meeting_name(meeting: Meeting, known: Known, problems: Problems) -> None:
    """A meeting is named as its file."""
    same_name(problems, "id", meeting.id, f"minutes/{meeting.id}.toml")


def meeting_once(meeting: Meeting, known: Known, problems: Problems) -> None:
    """No two files are about the same meeting."""
    only_file(problems, meeting.id, known.meetings[meeting.id].path)


def meeting_ids(meeting: Meeting, known: Known, problems: Problems) -> None:
    """An agenda item and a participant are named once."""
    unique(problems, "items", (item.id for item in meeting.items))
    unique(problems, "attendance", (who.person for who in meeting.attendance), "person")


def meeting_names(meeting: Meeting, known: Known, problems: Problems) -> None:
    """The body, chair and secretary are known, and the current item is on the agenda."""
    refer(problems, "unknown-body", "body", meeting.body, known.bodies, optional=True)
    refer(problems, "unknown-person", "chair", meeting.chair, known.people, optional=True)
    refer(problems, "unknown-person", "secretary", meeting.secretary, known.people, optional=True)
    items = frozenset(item.id for item in meeting.items)
    refer(problems, "unknown-item", "current", meeting.current, items, optional=True)


def carried_items(meeting: Meeting, known: Known, problems: Problems) -> None:
    """An item that comes back was on the agenda of a known meeting."""
    for number, item in enumerate(meeting.items, 1):
        key, names = f"items[{number}].carried_from", known.meeting_names
        refer(problems, "unknown-meeting", key, item.carried_from, names, optional=True)


def attendance(meeting: Meeting, known: Known, problems: Problems) -> None:
    """Who attends is a participant or has a name, and leaves after arriving."""
    for number, who in enumerate(meeting.attendance, 1):
        key = f"attendance[{number}]"
        if not who.name:
            refer(problems, "unknown-person", f"{key}.person", who.person, known.people)
        in_order(problems, f"{key}.left", who.arrived, who.left)


def meeting_times(meeting: Meeting, known: Known, problems: Problems) -> None:
    """The meeting and its items end after they begin."""
    in_order(problems, "until", meeting.start, meeting.end)
    in_order(problems, "closed", meeting.opened, meeting.closed)
    for number, item in enumerate(meeting.items, 1):
        in_order(problems, f"items[{number}].ended", item.started, item.ended)


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
    """Before a meeting is held there are at most notes and parked topics."""
    held = [entry for entry in meeting.entries if not isinstance(entry, Note | Topic)]
    if meeting.state in ("planned", "cancelled") and held:
        problems.add("state-entries", "state", "warning", state=meeting.state, count=len(held))


def one_open(meeting: Meeting, known: Known, problems: Problems) -> None:
    """One meeting is open at a time."""
    if meeting.state == "open" and problems.file != known.open:
        problems.add("two-open", "state", "warning", other=known.open)
