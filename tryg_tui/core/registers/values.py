"""What stands in a field: how the value a record holds is typed, and what was typed is read; and
whom one offers who may be stood in for.
"""

from collections.abc import Callable
from typing import Any

from tryg_tui.core.input.draft import OWNER_JOINT
from tryg_tui.core.input.due import date_typed, parse_due
from tryg_tui.core.input.names import Named, items_typed
from tryg_tui.core.input.numbers import number_typed, parse_number
from tryg_tui.core.input.times import parse_stays, parse_time, stays_typed
from tryg_tui.core.meetings.attendance import HERE, beginning, times_of
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.base import Record, is_within
from tryg_tui.core.model.link import Link, link_typed, links_read
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.registers.fields import GONE, Fault, FaultCode, Field
from tryg_tui.core.registers.register import Around, named, named_by, offered

YES = "yes"
"""What stands in a field for yes; nothing stands there for no."""


def typed(field: Field, record: Record, around: Around) -> str:
    """A field of a record as somebody would type it."""
    value = getattr(record, field.name)
    if field.input == "date":
        return (getattr(record, field.words) if field.words else "") or date_typed(value)
    if value is None:
        return ""
    if isinstance(record, Attendance) and field.input == "times":
        return stays_typed(record.stays)
    if field.input == "names":
        ids = (value,) if isinstance(value, str) else value
        names = [*(typed_name(one, field, around) for one in ids), getattr(record, field.words, "")]
        return f"{OWNER_JOINT} ".join(filter(None, names))
    return _TYPED[field.input](value, field, around)


def typed_name(id: str, field: Field, around: Around) -> str:
    """An id as the name it is read from."""
    if not (id and field.target) or field.target == "statuses":
        return id  # A status is chosen among a few, by its id.
    name = dict(named(around, field.target)).get(id, id)
    told_apart = [found for found, _title in named_by(around, field.target, name)] == [id]
    several = field.input == "names" and OWNER_JOINT in name
    return name if told_apart and not several else id


def stood_in_for(around: Around) -> list[Named]:
    """Whom somebody may stand in for at the meeting worked on, the likeliest first: who is not
    there, and of these whoever is of the same partner.
    """
    people = {one.id: one for one in around.folder.partnership.people}
    own = people.get(around.person)
    notes = around.document.attendance if isinstance(around.document, Meeting) else ()
    here = {note.person for note in notes if note.status in HERE}

    def unlikely(one: Named) -> tuple[bool, bool]:
        return one[0] in here, own is None or people[one[0]].partner != own.partner

    others = (one for one in offered(around, "people") if one[0] != around.person)
    return sorted(others, key=unlikely)


_TYPED: dict[str, Callable[[Any, Field, Around], str]] = {
    "line": lambda value, _field, _around: " ".join(value.split()),
    "text": lambda value, _field, _around: value.strip("\n"),
    "list": lambda value, _field, _around: "\n".join(" ".join(one.split()) for one in value),
    "choice": lambda value, _field, _around: value,
    "yes-no": lambda value, _field, _around: YES if value else "",
    "name": typed_name,
    "time": lambda value, _field, _around: f"{value:%H.%M}",
    "number": lambda value, _field, _around: number_typed(value),
    "whole": lambda value, _field, _around: str(value),
    "wholes": lambda value, _field, _around: ", ".join(map(str, value)),
    "id": lambda value, _field, _around: value,
    "links": lambda value, _field, _around: "\n".join(map(link_typed, value)),
}
"""How a value is put into its field, by the kind of input."""


def read_field(field: Field, typed: str, around: Around) -> dict[str, Any] | Fault:
    """What stands in a field, as the record is to hold it; or what is wrong."""
    text = typed.strip()
    if not text and field.input != "times":
        if field.required and field.input != "yes-no":
            return Fault(field.name, "empty")
        empty = {field.words: ""} if field.words else {}
        return {field.name: False if field.input == "yes-no" else field.default, **empty}
    value = _READ[field.input](text, field, around)
    return value if isinstance(value, Fault | dict) else {field.name: value}


def _date(text: str, field: Field, around: Around) -> dict[str, Any] | Fault:
    """A day, or where the record has a place for its words a period."""
    due = parse_due(text, around.today, around.next_meeting, past=field.past)
    if field.words:
        named = due and {field.name: due.date, field.words: due.text}
        return named or Fault(field.name, "bad-date", text)
    if due is None or due.date is None or not (due.exact or due.date == around.next_meeting):
        return Fault(field.name, "bad-day", text)
    later = field.name in GONE and due.date > around.today
    return Fault(field.name, "later", text) if later else {field.name: due.date}


def _times(text: str, field: Field, around: Around) -> dict[str, Any] | Fault:
    """From when until when somebody was at the meeting that is worked on."""
    meeting = around.document
    if isinstance(meeting, Meeting) and (stays := parse_stays(text, beginning(meeting))):
        return times_of(stays, meeting)
    return Fault(field.name, "bad-times", text)


def _one(text: str, field: Field, around: Around) -> str | Fault:
    """The id of the one record that a text names."""
    found = named_by(around, field.target, text) if field.target else ()
    if len(found) == 1:
        return found[0][0]
    titles = tuple(title for _id, title in found)
    ids = tuple(id for id, _title in found)
    code: FaultCode = "ambiguous" if found else "unknown"
    return Fault(field.name, code, text, titles if len(set(titles)) == len(titles) else ids)


def _each(text: str, field: Field, around: Around) -> dict[str, Any] | Fault:
    """The ids of the records that a text names, and where there is a place for them the words of
    what is none.
    """
    ids: list[str] = []
    words: list[str] = []
    text = items_typed(text) if field.target == "items" else text
    for part in filter(None, map(str.strip, text.split(OWNER_JOINT))):
        found = _one(part, field, around)
        if isinstance(found, str):
            ids.append(found)
        elif field.words and found.code == "unknown":
            words.append(part)
        else:
            return found
    told = {field.words: f"{OWNER_JOINT} ".join(words)} if field.words else {}
    return {field.name: tuple(dict.fromkeys(ids)), **told}


def _figure(text: str, field: Field, _around: Around) -> int | float | Fault:
    """A figure."""
    value = parse_number(text)
    return Fault(field.name, "bad-number", text) if value is None else value


def _whole(text: str, field: Field, _around: Around) -> int | Fault:
    """A whole number, not below nought."""
    plain = "".join(text.split())
    if not (plain.isascii() and plain.isdigit() and len(plain) < 10):
        return Fault(field.name, "bad-number", text)
    span = field.span
    if not is_within(int(plain), span):
        return Fault(field.name, "out-of-range", text, tuple(map(str, span or ())))
    return int(plain)


def _wholes(text: str, field: Field, around: Around) -> tuple[int, ...] | Fault:
    """Whole numbers with commas or blanks between them."""
    found = [_whole(part, field, around) for part in text.replace(",", " ").split()]
    fault = next((one for one in found if isinstance(one, Fault)), None)
    return fault or tuple(one for one in found if isinstance(one, int))


def _links(text: str, field: Field, _around: Around) -> tuple[Link, ...] | Fault:
    """Links, one on each line."""
    found = links_read(text.splitlines())
    return Fault(field.name, "bad-link", found) if isinstance(found, str) else found


def _choice(text: str, field: Field, _around: Around) -> str | Fault:
    """One of the values there are."""
    there = text in (field.values or (text,))
    return text if there else Fault(field.name, "unknown", text, field.values)


_READ: dict[str, Callable[[str, Field, Around], Any]] = {
    "line": lambda text, _field, _around: " ".join(text.split()),
    "text": lambda text, _field, _around: text,
    "list": lambda text, _field, _around: tuple(
        filter(None, (" ".join(line.split()) for line in text.splitlines()))
    ),
    "choice": _choice,
    "yes-no": lambda _text, _field, _around: True,
    "name": _one,
    "names": _each,
    "date": _date,
    "times": _times,
    "path": lambda text, _field, _around: text,
    "number": _figure,
    "time": lambda text, field, _around: parse_time(text) or Fault(field.name, "bad-time", text),
    "whole": _whole,
    "wholes": _wholes,
    "links": _links,
}
"""How what was typed is read, by the kind of input."""
