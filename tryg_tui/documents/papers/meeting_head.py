"""The fields above an agenda or minutes: when, where, and who took part."""

from collections.abc import Iterable, Iterator

from tryg_tui.core.imports.minutes import IMPORTED
from tryg_tui.core.meetings.timekeeping import planned_end
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Attendance, Meeting, Presence
from tryg_tui.core.model.strategy import Body, Partner
from tryg_tui.documents.model import Block, Field, Text
from tryg_tui.locale import _, clock, weekday_date
from tryg_tui.words.names import person_words
from tryg_tui.words.vocabulary import not_stated


def occasion(folder: Folder, meeting: Meeting) -> Iterator[Block]:
    """Which group meets when and where, who chairs and who takes the minutes."""
    bodies: tuple[Body, ...] = folder.strategy.value.bodies if folder.strategy else ()
    if meeting.body:
        title = next((body.title for body in bodies if body.id == meeting.body), meeting.body)
        yield Field(_("Group"), title)
    yield Field(_("Time"), _time(meeting))
    yield Field(_("Place"), meeting.place or not_stated())
    yield Field(_("Chair of the meeting"), _person(folder, meeting.chair))
    yield Field(_("Minute-taker"), _person(folder, meeting.secretary))
    if meeting.case_number:
        yield Field(_("Case number"), meeting.case_number)


def marks(meeting: Meeting) -> Iterator[Block]:
    """What a reader must know before anything else: a draft, cancelled, only an example."""
    if meeting.state == "cancelled":
        yield Text(_("CANCELLED"), "notice")
    elif meeting.state in {"open", "draft"}:
        yield Text(_("DRAFT"), "notice")
    if source := meeting.extra.get(IMPORTED):
        yield Text(_("Imported from {file}").format(file=source), "notice")
    if meeting.example:
        yield Text(_("EXAMPLE – not a real meeting"), "notice")


def taking_part(folder: Folder, meeting: Meeting) -> Iterator[Block]:
    """Who was present for each partner, and who was not."""
    present = [one for one in meeting.attendance if one.status == "present"]
    for partner in _partners(folder):
        ours = [one for one in present if _partner(folder, one.person) == partner.id]
        name = _("Present, {partner}").format(partner=partner.title)
        yield Field(name, _people(folder, ours))
    known = {partner.id for partner in _partners(folder)}
    others = [one for one in present if _partner(folder, one.person) not in known]
    if others:
        yield Field(_("Present, others"), _people(folder, others))
    yield Field(_("Apologies from"), _people(folder, _with(meeting, "apologies")))
    if absent := _with(meeting, "absent"):
        yield Field(_("Absent"), _people(folder, absent))
    if guests := _with(meeting, "guest"):
        yield Field(_("Guests"), _people(folder, guests))


def invited(folder: Folder, meeting: Meeting) -> Iterator[Block]:
    """Who belongs to the group, for each partner, and what is known beforehand of who comes."""
    people = folder.strategy.value.people if folder.strategy else ()
    members = [person for person in people if meeting.body in person.bodies]
    for partner in _partners(folder):
        ours = [person_words(folder, one.id) for one in members if one.partner == partner.id]
        if ours:
            name = _("Participants, {partner}").format(partner=partner.title)
            yield Field(name, "; ".join(ours))
    known = {partner.id for partner in _partners(folder)}
    others = [person_words(folder, one.id) for one in members if one.partner not in known]
    if others:
        yield Field(_("Participants, others"), "; ".join(others))
    if apologies := _with(meeting, "apologies"):
        yield Field(_("Apologies from"), _people(folder, apologies))
    if guests := _with(meeting, "guest"):
        yield Field(_("Guests"), _people(folder, guests))


def _time(meeting: Meeting) -> str:
    """The day, and from when to when as far as it is known."""
    day, end = weekday_date(meeting.date), planned_end(meeting)
    if meeting.start is None:
        return day
    if end is None or end == meeting.start:
        return _("{date}, {start}").format(date=day, start=clock(meeting.start))
    return _("{date}, {start}–{end}").format(date=day, start=clock(meeting.start), end=clock(end))


def _person(folder: Folder, id: str) -> str:
    """A participant, or that nobody is stated."""
    return person_words(folder, id) if id else not_stated()


def _partners(folder: Folder) -> tuple[Partner, ...]:
    """The partners of the folder."""
    return folder.strategy.value.partners if folder.strategy else ()


def _partner(folder: Folder, person: str) -> str:
    """The partner a participant represents; empty for none."""
    found = folder.person(person)
    return found.partner if found else ""


def _with(meeting: Meeting, status: Presence) -> list[Attendance]:
    """The attendance of one sort."""
    return [one for one in meeting.attendance if one.status == status]


def _people(folder: Folder, attendance: Iterable[Attendance]) -> str:
    """Participants in a row, or "none"."""
    return "; ".join(_participant(folder, one) for one in attendance) or _("none")


def _participant(folder: Folder, one: Attendance) -> str:
    """A participant, with the time of coming late or leaving early."""
    name = one.name or person_words(folder, one.person)
    if one.arrived and one.left:
        span = _("{start}–{end}").format(start=clock(one.arrived), end=clock(one.left))
    elif one.arrived:
        span = _("from {time}").format(time=clock(one.arrived))
    elif one.left:
        span = _("until {time}").format(time=clock(one.left))
    else:
        return name
    return f"{name} ({span})"
