"""Who took part in a meeting, in words: from when until when, in whose place, at which items."""

from collections.abc import Iterable, Iterator

from tryg_tui.core.model.attendance import Attendance, Stay
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.locale import _, clock, listed, ngettext
from tryg_tui.words.names import person_words
from tryg_tui.words.vocabulary import presence


def participant_words(folder: Folder, note: Attendance) -> str:
    """Who somebody is: a participant, or a guest by name."""
    return note.name or person_words(folder, note.person)


def span_words(stays: Iterable[Stay]) -> str:
    """From when until when somebody was there, in signs: "09:20–10:15, 11:00–"."""
    edges = ([clock(one) if one else "" for one in stay] for stay in stays)
    return ", ".join(f"{came}–{left}" for came, left in edges if came or left)


def times_words(note: Attendance) -> str:
    """From when until when somebody was there who was not there all the time."""
    return listed([words for stay in note.stays if (words := _stay_words(stay))])


def _stay_words(stay: Stay) -> str:
    """From when until when somebody was there, once."""
    if stay.came and stay.left:
        return _("{start}–{end}").format(start=clock(stay.came), end=clock(stay.left))
    if stay.came:
        return _("from {time}").format(time=clock(stay.came))
    return _("until {time}").format(time=clock(stay.left)) if stay.left else ""


def in_place_words(folder: Folder, meeting: Meeting, note: Attendance) -> str:
    """Whom somebody stands in for, where that is so."""
    other = note.stands_in_for
    names = (participant_words(folder, one) for one in meeting.attendance if one.person == other)
    name = next(names, "") or person_words(folder, other)
    return _("stands in for {name}").format(name=name) if other else ""


def left_out_words(meeting: Meeting, note: Attendance) -> str:
    """At which items somebody was not there, and why."""
    numbers = [number for number, item in meeting.numbered if item.id in note.out_of]
    if not numbers:
        return ""
    said = ngettext("not at item {items}", "not at items {items}", len(numbers))
    return _because(said.format(items=listed(numbers)), note)


def left_out_sentence(folder: Folder, note: Attendance) -> str:
    """That somebody took no part in the treatment of an item, as its minutes say it."""
    said = _("{name} took no part in the treatment of this item")
    return f"{_because(said.format(name=participant_words(folder, note)), note)}."


def _because(said: str, note: Attendance) -> str:
    """What is said, with the reason in brackets."""
    return f"{said} ({note.reason})" if note.reason else said


def notes_words(folder: Folder, meeting: Meeting, note: Attendance) -> Iterator[str]:
    """What else is noted of somebody on the roll: in whose place, and where not."""
    yield from filter(None, (in_place_words(folder, meeting, note), left_out_words(meeting, note)))


def part_words(folder: Folder, meeting: Meeting, note: Attendance) -> str:
    """All that is noted of somebody."""
    told = (presence(note.status), span_words(note.stays), *notes_words(folder, meeting, note))
    return " · ".join(filter(None, told))


def away_words(folder: Folder, item: Id, away: Iterable[Attendance]) -> str:
    """Who is not in the room at an item, each with why, or when they are there at all."""
    told = []
    for note in away:
        why, times = note.reason, times_words(note)
        if item not in note.out_of:
            why = _("only there {times}").format(times=times) if times else ""
        name = participant_words(folder, note)
        told.append(f"{name} ({why})" if why else name)
    return "; ".join(told)
