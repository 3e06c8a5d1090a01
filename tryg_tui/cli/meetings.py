"""Which meeting is meant on the command line – an id, a date, the next, a beginning – or who."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from tryg_tui.cli.console import NO_ACCESS, Stop
from tryg_tui.core.input.due import no_such_day, parse_due
from tryg_tui.core.input.names import fold, nearest
from tryg_tui.core.meetings.planning import under_way
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.search.query import words
from tryg_tui.locale import _, short_date
from tryg_tui.store.folder.load import FolderReading
from tryg_tui.words.review import not_read

NEXT = frozenset({"next", "naeste"})
LAST = frozenset({"last", "seneste", "sidste"})
"""Words for the last meeting held, folded."""

HELD = frozenset({"draft", "final"})
"""The states of a meeting that was held."""

Found = tuple[Loaded[Meeting], ...]


def choose(reading: FolderReading, text: str, today: dt.date) -> Loaded[Meeting]:
    """The meeting that is meant; stops when there is none such, or more than one."""
    # A line of a meeting is cited by the meeting and a number; either leads to the meeting.
    text = text.partition("#")[0] or text
    folder, word = reading.folder, fold(text.strip())
    if word in NEXT:
        return next_meeting(reading, today)
    if word in LAST:
        return last_meeting(reading, today)
    exact = folder.meeting(text.strip())
    date = _date(text, today)
    on_date = tuple(loaded for loaded in folder.meetings if date and loaded.value.date == date)
    found = (exact,) if exact else on_date or _beginning(folder, word)
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(loaded.value.id for loaded in found)
        pattern = _("“{name}” may be any of these meetings: {names}; say which one.")
        raise Stop(pattern.format(name=text, names=names))
    raise _unknown(reading, text, today)


def line_number(text: str) -> int:
    """The number of a line after a meeting's name, 0 without one; stops where it is no number."""
    _meeting, _hash, number = text.partition("#")
    if number and not number.isdecimal():
        raise Stop(_("“#{text}” is no line; write its number.").format(text=number))
    return int(number or 0)


def cited_line(meeting: Meeting, text: str) -> int:
    """The line of a meeting that a text names, 0 without one; stops where there is no such line."""
    number = line_number(text)
    if number and meeting.entry(number) is None:
        pattern = _("There is no line {n} in the minutes of {meeting}.")
        raise Stop(pattern.format(n=number, meeting=meeting.id))
    return number


def next_meeting(reading: FolderReading, today: dt.date) -> Loaded[Meeting]:
    """The meeting going on, else the first planned one from today on, else the last planned; stops
    where the file of one that may come before is broken.
    """
    meetings = reading.folder.meetings
    begun = under_way(one.value for one in meetings if not one.value.written)
    running = [loaded for loaded in meetings if loaded.value is begun]
    if running:
        return running[0]
    planned = [loaded for loaded in meetings if loaded.value.state == "planned"]
    ahead = [loaded for loaded in planned if loaded.value.date >= today]
    if ahead:
        _stop_at_broken(reading, today.isoformat(), ahead[0].value.id)
        return ahead[0]
    known = planned or [loaded for loaded in meetings if loaded.value.state in HELD]
    _stop_at_broken(reading, known[-1].value.id if known else "", "~")
    if planned:
        return planned[-1]
    raise Stop(_("No meeting is planned; prepare one with “tryg-tui new DATE”."))


def _stop_at_broken(reading: FolderReading, after: str, before: str) -> None:
    """Stop where minutes between two others, by their names, cannot be read."""
    minutes = (path for path in reading.unreadable if Path(path).parent.name == "minutes")
    if broken := [path for path in minutes if after < Path(path).stem < before]:
        raise Stop(not_read(broken), NO_ACCESS)


def last_meeting(reading: FolderReading, today: dt.date) -> Loaded[Meeting]:
    """The last meeting that was held by today; stops where the file of a later one is broken."""
    held = [
        loaded
        for loaded in reading.folder.meetings
        if loaded.value.state in HELD and not loaded.value.written and loaded.value.date <= today
    ]
    known, by = held[-1].value.id if held else "", (today + dt.timedelta(1)).isoformat()
    _stop_at_broken(reading, known, by)
    if not held:
        raise Stop(_("No meeting has been held yet."))
    return held[-1]


def _date(text: str, today: dt.date) -> dt.date | None:
    """The day a text names, or None when it names none or a longer time."""
    due = parse_due(text, today, None)
    return due.date if due and due.exact else None


def named_date(text: str, today: dt.date) -> dt.date:
    """The day a text names; stops when it names none."""
    date = _date(text, today)
    if date is None and no_such_day(text):
        raise Stop(_("The day {name} does not exist.").format(name=text))
    if date is None:
        pattern = _("“{text}” is not a date; write it as 2018-04-10 or 10.4.2018.")
        raise Stop(pattern.format(text=text))
    return date


def _beginning(folder: Folder, word: str) -> Found:
    """The meetings whose id begins with a word."""
    if not word:
        return ()
    return tuple(loaded for loaded in folder.meetings if loaded.value.id.startswith(word))


def _unknown(reading: FolderReading, text: str, today: dt.date) -> Stop:
    """Why no meeting was found: its file cannot be read, or there is none, but one like it."""
    meetings = reading.folder.meetings
    date = _date(text, today)
    for path in sorted(reading.unreadable):
        if Path(path).parent.name == "minutes" and Path(path).stem in {text, str(date)}:
            pattern = _("{path} cannot be read; “tryg-tui check” tells why.")
            return Stop(pattern.format(path=path), NO_ACCESS)
    if not meetings:
        return Stop(_("There are no meetings in the folder; prepare one with “tryg-tui new DATE”."))
    if no_such_day(text):
        return Stop(_("The day {name} does not exist.").format(name=text))
    near = nearest(text, (loaded.value.id for loaded in meetings))
    if date is not None:
        closest = min(meetings, key=lambda loaded: abs(loaded.value.date - date))
        near, text = closest.value.id, short_date(date)
    if near:
        pattern = _("There is no meeting “{name}”; the nearest one is “{nearest}”.")
        return Stop(pattern.format(name=text, nearest=near))
    past = [one.value for one in meetings if one.value.date <= today]
    held = [meeting.id for meeting in past if meeting.state != "cancelled"]
    if held:
        pattern = _("There is no meeting “{name}”; the last one is “{last}”.")
        return Stop(pattern.format(name=text, last=held[-1]))
    pattern = _("There is no meeting “{name}”; the first one is “{first}”.")
    return Stop(pattern.format(name=text, first=meetings[0].value.id))


def owners(folder: Folder) -> dict[Id, str]:
    """Who may have something to do, by their ids."""
    return people(folder) | {one.id: one.title for one in folder.partnership.partners}


def people(folder: Folder) -> dict[Id, str]:
    """The participants by their ids."""
    return {one.id: f"{one.name} {one.title}".strip() for one in folder.partnership.people}


def one_of(name: str | None, known: Mapping[Id, str]) -> Id:
    """The id that a name means, "" without one; stops where it means none or several."""
    if name is None:
        return ""
    if name in known:
        return name
    asked = [word.folded for word in words(name)]
    found = [id for id, title in known.items() if asked and _has(f"{id} {title}", asked)]
    exact = [id for id, title in known.items() if fold(title) == fold(name)]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if found:
        pattern = _("“{name}” may be any of these: {names}; say which one.")
        raise Stop(pattern.format(name=name, names=", ".join(found)))
    near = nearest(name, known)
    pattern = (
        _("“{name}” is not known here; the nearest is “{nearest}”.")
        if near
        else _("“{name}” is not known here; known are: {names}.")
    )
    raise Stop(pattern.format(name=name, nearest=near, names=", ".join(known)))


def _has(title: str, asked: list[str]) -> bool:
    """Whether each word asked for begins a word of a title."""
    there = [word.folded for word in words(title)]
    return all(any(word.startswith(one) for word in there) for one in asked)


def groups(folder: Folder) -> dict[Id, str]:
    """The groups by their ids."""
    return {one.id: one.title for one in folder.partnership.bodies}
