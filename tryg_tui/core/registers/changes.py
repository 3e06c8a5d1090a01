"""Changes of the registers: new, change, copy, move, end, remove – pure, of the record that holds
a list, be it a file or a record in it.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal, TypeVar

import msgspec
from msgspec.structs import replace

from tryg_tui.core.check import attendance
from tryg_tui.core.check.folder import check_folder
from tryg_tui.core.check.registers import indicator_value, own_area
from tryg_tui.core.input.names import named_people
from tryg_tui.core.measures.survey import is_of_no_survey
from tryg_tui.core.meetings.attendance import stand_in, tidy, with_note
from tryg_tui.core.meetings.merge_records import Clash
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.base import Document, Id, Problem, Problems, Record, free_slug
from tryg_tui.core.model.communication import CommunicationYear
from tryg_tui.core.model.entries import Entry
from tryg_tui.core.model.folder import Folder, Loaded, own_path
from tryg_tui.core.model.initiative import (
    Change,
    Indicator,
    Initiative,
    LifeCycleEvent,
    Platform,
    Step,
)
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.safety_index import Area, IndexReading, Measure, Survey
from tryg_tui.core.model.strategy import Partner, Person, Strategy
from tryg_tui.core.registers.fields import (
    REFERS,
    Target,
    naming,
    records_in,
    title_of,
)
from tryg_tui.core.registers.merge import merge_one

Act = Literal["new", "read-in", "changed", "moved", "removed", "ended"]
"""What is done with a record of a register."""


class Citing(msgspec.Struct, frozen=True):
    """A file that names a record."""

    path: str
    times: int
    """In how many of its records it does."""


def cited(folder: Folder, target: Target, id: Id, of: Document | None = None) -> tuple[Citing, ...]:
    """The files that name a record, and how often; none where it can be removed.

    `of` is the file the record is in, where its id is one of that file only: an initiative for its
    indicators, a year of communication for its activities, a measure for its areas and sources.
    """
    found = []
    for loaded in folder.documents():
        holders = _within(loaded.value, target, of)
        times = sum(_names(record, target, id) for record in holders)
        if times:
            found.append(Citing(loaded.path, times))
    return tuple(found)


def renamed(folder: Folder, before: Record | None, after: Record) -> tuple[Citing, ...]:
    """The minutes that are final and name somebody who is to be called otherwise, also in them."""
    if not isinstance(before, Person) or not isinstance(after, Person):
        return ()
    if (before.title, before.name) == (after.title, after.name):
        return ()
    final = {loaded.path for loaded in folder.meetings if loaded.value.state == "final"}
    return tuple(one for one in cited(folder, "people", before.id) if one.path in final)


def _within(document: Document, target: Target, of: Document | None) -> Iterator[Record]:
    """The records of a file in which an id of that kind means what it means in another file."""
    if isinstance(of, Measure):
        same = isinstance(document, Measure) and document.measure == of.measure
        return records_in(document) if same else iter(())
    if target == "activities":
        return records_in(document) if document == of else iter(())
    if target == "indicators" and isinstance(of, Initiative):
        whole = isinstance(document, Initiative) and document.id == of.id
        return (
            record
            for record in records_in(document)
            if whole or (isinstance(record, Entry) and record.initiative == of.id)
        )
    return records_in(document)


def _names(record: Record, target: Target, id: Id) -> bool:
    """Whether a record names an id as one of a kind."""
    if isinstance(record, Attendance) and target == "statuses":
        return False  # Its status is whether somebody was there.
    of = {target, "owners"} if target in ("people", "partners") else {target}
    fields = (name for name in record.__struct_fields__ if REFERS.get(name) in of)
    return any(_is(getattr(record, name), id) for name in fields)


def _is(value: Any, id: Id) -> bool:
    """Whether a value is an id, or holds it."""
    return value == id or (isinstance(value, tuple) and id in value)


H = TypeVar("H", bound=Record)
R = TypeVar("R", bound=Record)


class NotThere(Exception):
    """What was to be changed is no longer in its list, because somebody else removed it."""


class ChangedToo(Exception):
    """Somebody else has changed the same fields since the form was opened."""

    def __init__(self, clashes: list[Clash]) -> None:
        super().__init__(", ".join(clash.field for clash in clashes))
        self.clashes = clashes
        """Which fields, with ours and theirs."""


def added(holder: H, name: str, record: Record, after: Record | None = None) -> H:
    """A list with one more record, at its end or after another one.

    A record that has no id yet gets one from what it is called.
    """
    held = _list(holder, name)
    if "id" in record.__struct_fields__ and not getattr(record, "id"):  # noqa: B009 # any record
        if isinstance(holder, Strategy) and isinstance(record, Person | Partner):
            id = holder.owner_id(record)
        else:
            id = free_slug(title_of(record), [one.id for one in held])
        record = replace(record, id=id)
    at = len(held) if after is None else _place(holder, name, after) + 1
    return _with(holder, name, (*held[:at], record, *held[at:]))


def changed(holder: H, name: str, before: Record, after: Record) -> H:
    """A list with one record changed, together with what others have changed in it meanwhile.

    `before` is the record as it was when the change was begun. Raises NotThere and ChangedToo.
    """
    at = _place(holder, name, before)
    held = _list(holder, name)
    return _with(holder, name, (*held[:at], joined(before, after, held[at]), *held[at + 1 :]))


def joined(before: R, after: R, there: R) -> R:
    """A changed record, together with what others have changed in it meanwhile.

    Raises ChangedToo where they changed the same.
    """
    merged, clashes = merge_one(before, after, there)
    if clashes:
        raise ChangedToo(clashes)
    return merged


def moved(holder: H, name: str, record: Record, step: int) -> H:
    """A list with a record some places further down, or up; not beyond the ends."""
    held = list(_list(holder, name))
    at = _place(holder, name, record)
    one = held.pop(at)
    held.insert(max(0, at + step), one)
    return _with(holder, name, tuple(held))


def removed(holder: H, name: str, record: Record) -> H:
    """A list without a record; whoever calls has seen that nothing cites it."""
    at = _place(holder, name, record)
    held = _list(holder, name)
    return _with(holder, name, held[:at] + held[at + 1 :])


def may_end(kind: type[Record]) -> bool:
    """Whether records of a kind can end, instead of being removed."""
    return kind in (Initiative, Platform, Step) or "until" in kind.__struct_fields__


def ended(record: R, day: dt.date, change: Change = "retired") -> R:
    """A record that ends on a day, its last one; an initiative by a change in its life."""
    if isinstance(record, Initiative):
        event = LifeCycleEvent(change=change, date=day)
        return replace(record, lifecycle=(*record.lifecycle, event))
    if isinstance(record, Platform):
        return replace(record, state="closed")
    return replace(record, **{"lapsed" if isinstance(record, Step) else "until": day})


def _list(holder: Record, name: str) -> tuple[Any, ...]:
    """The records of a list."""
    held: tuple[Any, ...] = getattr(holder, name)
    return held


def _with(holder: H, name: str, records: tuple[Record, ...]) -> H:
    """What holds a list, with other records in it."""
    return replace(holder, **{name: records})


def _place(holder: Record, name: str, record: Record) -> int:
    """Where a record stands: itself, else what has its name; raises NotThere."""
    held = _list(holder, name)
    by = naming(type(record))
    same = [at for at, one in enumerate(held) if one == record]
    alike = [at for at, one in enumerate(held) if by and getattr(one, by) == getattr(record, by)]
    for at in (*same, *alike):
        return at
    raise NotThere(name)


def new_problems(folder: Folder, path: str, value: Document) -> tuple[Problem, ...]:
    """What would be wrong in the folder if a file said this, and is not wrong now.

    It is looked for by the checks of `check`, whose sentences are in `words.problems`.
    """
    known = Counter(_told(problem) for problem in check_folder(folder))
    after = folder.with_file(Loaded(path=path, sha256="", value=value))
    found = []
    for problem in check_folder(after):
        told = _told(problem)
        known[told] -= 1
        if known[told] < 0:
            found.append(problem)
    return tuple(found)


def with_survey(measure: Record, row: Record, folder: Folder) -> Measure | None:
    """A measure with the survey that a reading is of, where neither it nor the folder knows it."""
    if not (isinstance(measure, Measure) and isinstance(row, IndexReading)):
        return None
    new = is_of_no_survey(folder, measure, row)
    return replace(measure, surveys=(*measure.surveys, Survey(year=row.year))) if new else None


def as_lead(held: dict[str, Any], before: Record | None, folder: Folder) -> dict[str, str]:
    """What of a lead follows from the rest: who has no other role leads in the participant's own,
    and a role that just one participant has is led by that one, who may be named instead.
    """
    title, id = (held.get(name, getattr(before, name, "")) for name in ("title", "person"))
    if not title:
        person = folder.person(id)
        return {"title": person.title if person else ""}
    found = [one for one in folder.partnership.people if title in _called(one)]
    if "title" not in held or id or len(found) != 1:
        return {}
    return {"person": found[0].id, "title": found[0].title}


def _called(person: Person) -> tuple[str, ...]:
    """What a participant may be called: the role, the name, or both."""
    ((_id, both),) = named_people([person])
    return (person.title, person.name, both)


def new_file(folder: Folder, document: Document) -> Loaded[Any]:
    """A file that is still to be made for a new initiative, measure or year of communication."""
    if isinstance(document, CommunicationYear):
        return Loaded(path=own_path(document), sha256="", value=document)
    files = (one for one in folder.documents() if type(one.value) is type(document))
    taken = {one.path.rpartition("/")[2].removesuffix(".toml") for one in files}
    id = free_slug(title_of(document), taken)
    value = replace(document, **{naming(type(document)): id})
    return Loaded(path=own_path(value), sha256="", value=value)


def doubts(
    record: Record, folder: Folder, within: Document | None, now: dt.datetime | None = None
) -> tuple[Problem, ...]:
    """What looks wrong in a record and may be right all the same, so that it is asked about."""
    problems = Problems("")
    if isinstance(record, IndexReading) and is_of_no_survey(folder, within, record):
        problems.add("new-survey", "year", "warning", year=record.year)
    if isinstance(record, Indicator):
        indicator_value(record, "", problems)
    if isinstance(record, Area):
        own_area(record, "", problems)
    if isinstance(record, Attendance) and isinstance(within, Meeting):
        meeting = stand_in(with_note(within, tidy(record)), record.person)
        attendance.part(meeting, tidy(record), problems, "")
        attendance.unlikely_times(within, tidy(record), now, problems)
    return tuple(one for one in problems.found if one.severity == "warning")


def _told(problem: Problem) -> tuple[str, ...]:
    """What makes a problem the same one when a record has got another place in its list."""
    return (problem.file, problem.code, *map(str, problem.args.values()))
