"""What a file brings into the folder, and what in it cannot be used, line by line."""

import datetime as dt
import errno
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

from msgspec.structs import replace

from tryg_tui.core.imports import minutes, safety_index
from tryg_tui.core.imports.layout import Layout, over
from tryg_tui.core.imports.minutes import MinutesFault, MinutesImport
from tryg_tui.core.imports.registers import RECORDS, Kind, RegisterFault, RegisterImport
from tryg_tui.core.imports.safety_index import Compared, IndexImport, RowFault
from tryg_tui.core.imports.tables import Row
from tryg_tui.core.measures.survey import area_of
from tryg_tui.core.model.base import Record
from tryg_tui.core.model.entries import Action, Decision, Note
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.model.safety_index import IndexReading, Measure
from tryg_tui.locale import _, long_date, ngettext, pgettext
from tryg_tui.words.figures import reading_figure
from tryg_tui.words.labels import label
from tryg_tui.words.names import body_words, person_words
from tryg_tui.words.problems import system_reason
from tryg_tui.words.registers import fault_words
from tryg_tui.words.vocabulary import presence


def index_fault(kind: safety_index.FaultKind) -> str:
    """Why a row of readings cannot be used, with room for what stands there."""
    return {
        "cells": _("it has {text} cells, other than the first row."),
        "area": _("it names no area."),
        "area-kind": _("the area “{text}” is not known, and its sort is not stated."),
        "kind": _("“{text}” is no sort of area: write by, politikreds, land or sub."),
        "other-kind": _("“{text}” is an area of another sort: a city is no district."),
        "two-areas": _("“{text}” may be more than one area: write its sort in a column “type”."),
        "year": _("“{text}” is not a year."),
        "value": _("“{text}” is not a number."),
        "range": _("“{text}” is not between 0 and 100."),
        "share": _("“{text}” seems to be a share of 1: write it in per cent."),
        "far": _("“{text}” is far from all that is known of the area: see that it is right."),
        "sample": _("“{text}” is not a number of answers."),
        "precision": _("“{text}” does not say how exact the number is: e, r, d or i."),
        "certainty": _("“{text}” does not say how exact that is: about, more than, less than."),
        "verdict": _("“{text}” is nothing a publisher says: risen, fallen or unchanged."),
        "twice": _("the area “{text}” has a number for that year already."),
        "no-survey": _("no survey was made for {text}."),
    }[kind]


def minutes_fault(kind: minutes.FaultKind) -> str:
    """Why a row of minutes cannot be used, with room for what stands there."""
    return {
        "cells": _("it has {text} cells, other than the first row."),
        "no-item": _("it belongs to no agenda item: {text}"),
        "no-decision": _("it has the deadline “{text}”, but nothing to be done by it."),
        "deadline": _(
            "the deadline “{text}” is not understood: write one date, or words without figures."
        ),
        "personal": _("“{text}” looks like a civil registration number: take it out."),
    }[kind]


def column_name(name: str) -> str:
    """What a column is called that has to be there."""
    return {
        "item": pgettext("local table", "Agenda item"),
        "owner": pgettext("local table", "Owner"),
        "subject": pgettext("local table", "Subject"),
        "decision": pgettext("local table", "Decision"),
        "due": pgettext("local table", "Deadline"),
        "area": _("Area"),
        "year": _("Year"),
        "value": _("Value"),
        "title": _("Title"),
    }[name]


def index_fault_line(fault: RowFault) -> str:
    """A row that cannot be used, and why."""
    return _line(fault.line, index_fault(fault.kind).format(text=fault.text))


def minutes_fault_line(fault: MinutesFault) -> str:
    """A row that cannot be used, and why."""
    why = minutes_fault(fault.kind).format(text=fault.text)
    return f"{row_words(fault.row)}: {why}"


def row_words(row: Row) -> str:
    """Where a row stands in its file."""
    pattern = {
        "line": _("Line {line}"),
        "row": _("Row {line} of table {table}"),
        "paragraph": _("Paragraph {line}"),
        "beside": _("A header, footer, footnote or comment"),
    }[row.sort]
    return pattern.format(line=row.line, table=row.table)


def register_fault_lines(kind: type[Record], fault: RegisterFault) -> list[str]:
    """Each field of a row that cannot be understood, and why."""
    return [_line(fault.line, fault_words(label(kind, one.field), one)) for one in fault.faults]


def register_line(record: Record) -> str:
    """What a row of a register is called: by name and title."""
    texts = (getattr(record, "name", ""), getattr(record, "title", ""))
    return ", ".join(filter(None, texts))


def _line(line: int, why: str) -> str:
    """Where something is wrong, and what."""
    return _("Line {line}: {why}").format(line=line, why=why)


def new_line(measure: Measure, one: Compared) -> str:
    """A reading that the folder does not have."""
    return _("new: {area} {year}: {value}").format(
        area=_area(measure, one.reading),
        year=one.reading.year,
        value=reading_figure(measure, one.reading),
    )


def different_line(measure: Measure, one: Compared, corrected: dt.date | None) -> str:
    """A reading that the folder has with another value, which is kept, or corrected on a day."""
    assert one.known is not None
    said = _("different: {area} {year}: {value} here, {known} in the folder, which is kept")
    if corrected:
        said = _("corrected: {area} {year}: {value}, before {known}")
    return said.format(
        area=_area(measure, one.reading),
        year=one.reading.year,
        value=reading_figure(measure, one.reading),
        known=reading_figure(measure, one.known),
    )


def _area(measure: Measure, reading: IndexReading) -> str:
    """The title of an area."""
    area = area_of(measure, reading.area)
    return area.title if area else reading.area


def index_lines(measure: Measure, read: IndexImport, corrected: dt.date | None) -> Iterator[str]:
    """What is new and different, or corrected on a day, among readings, and how many of each."""
    everywhere = replace(measure, areas=(*measure.areas, *read.measure.areas))
    for one in read.new:
        yield new_line(everywhere, one)
    for one in read.different:
        yield different_line(measure, one, corrected)
    for fact in read.hidden:
        yield _("hidden: {text}").format(text=fact.text)
    counts = _("{new} new, {same} the same, {different} different, {faults} not to be used.")
    yield counts.format(
        new=len(read.new),
        same=len(read.same),
        different=len(read.different),
        faults=len(read.faults),
    )


def register_lines(read: RegisterImport, unknown: tuple[str, ...]) -> Iterator[str]:
    """What is new and what is known already among the rows of a register, and how many of each."""
    yield from left_lines(unknown)
    for _number, record in read.new:
        yield _("new: {name}").format(name=register_line(record))
    for number, record in read.known:
        pattern = _("Line {line}: known already: {name}")
        yield pattern.format(line=number, name=register_line(record))
    new, known, faults = len(read.new), len(read.known), len(read.faults)
    counts = ngettext(
        "{n} new, {known} known already, {faults} not to be used.",
        "{n} new, {known} known already, {faults} not to be used.",
        new,
    )
    yield counts.format(n=new, known=known, faults=faults)


def register_wrong(kind: Kind, read: RegisterImport) -> Iterator[str]:
    """Each field of each row of a register that cannot be understood, and why."""
    for fault in read.faults:
        yield from register_fault_lines(RECORDS[kind], fault)


def minutes_lines(
    layout: Layout, read: MinutesImport, following: dt.date | None, folder: Folder
) -> Iterator[str]:
    """What becomes of every line of minutes: worded, outside the table, or in the meeting; and
    which meeting follows it, where one does.
    """
    if following:
        for row, words in read.at_next:
            pattern = _("{place}: “{text}” is the meeting on {date}, the first one after.")
            yield pattern.format(place=row_words(row), text=words, date=long_date(following))
    for row, words in (*read.worded, *(() if following else read.at_next)):
        pattern = _("{place}: the deadline “{text}” is kept as words, without a date.")
        if over(words) and "status" not in layout.columns:
            pattern = _("{place}: “{text}” stands as the deadline: the action is read in as over.")
        yield pattern.format(place=row_words(row), text=words)
    for row in read.outside:
        outside = _("{place} is outside the table and not read in: {text}")
        under_none = _("{place} stands under no item and is not read in: {text}")
        pattern = under_none if layout.headed else outside
        yield pattern.format(place=row_words(row), text=row.cells[0])
    if there := read.meeting.attendance:
        told = ngettext("Taking part: {n} name.", "Taking part: {n} names.", len(there))
        yield told.format(n=len(there))
        for status in dict.fromkeys(one.status for one in there):
            those = (one for one in there if one.status == status)
            named = "; ".join(one.name or person_words(folder, one.person) for one in those)
            yield f"{presence(status)}: {named}"
    notes = "\n".join(one.text for one in read.meeting.entries if isinstance(one, Note))
    if kept := [name for name in layout.unknown if name in notes]:
        told = _("Columns that are kept as notes, “Column: text”: {names}.")
        yield told.format(names=", ".join(kept))
    if read.other_day:
        pattern = _("The file names {told}, but the minutes are read in as of {date}.")
        yield pattern.format(told=long_date(read.other_day), date=long_date(read.meeting.date))
    yield from _meeting_lines(read.meeting, folder)
    if read.unsaid:
        pattern = ngettext(
            "{n} action is read in as open, as no status is told.",
            "{n} actions are read in as open, as no status is told.",
            read.unsaid,
        )
        yield pattern.format(n=read.unsaid)
    yield from map(_item_line, read.meeting.numbered, repeat(read.meeting))
    count = len(layout.table.rows)
    told = ngettext("{n} row.", "{n} rows.", count).format(n=count)
    counts = _("Items: {items}. Entries: {entries}. Not read in: {left}. Not to be used: {faults}.")
    items, entries = len(read.meeting.items), len(read.meeting.entries)
    left, faults = len(read.outside), len(read.faults)
    yield told + " " + counts.format(items=items, entries=entries, left=left, faults=faults)


def _meeting_lines(meeting: Meeting, folder: Folder) -> Iterator[str]:
    """What else than usual minutes say of their meeting: its group, and that they are a draft."""
    if meeting.body != folder.partnership.body:
        yield _("A meeting of {group}.").format(group=body_words(folder, meeting.body))
    if meeting.state == "draft":
        yield _("They say that they are not approved, and are read in as a draft.")


def _item_line(numbered: tuple[str, AgendaItem], meeting: Meeting) -> str:
    """An item of minutes, with how much was decided and agreed under it."""
    number, item = numbered
    entries = meeting.entries_of(item.id)
    decided, agreed = (sum(isinstance(one, kind) for one in entries) for kind in (Decision, Action))
    told = (
        ngettext("{n} decision", "{n} decisions", decided).format(n=decided) if decided else "",
        ngettext("{n} action", "{n} actions", agreed).format(n=agreed) if agreed else "",
    )
    return " – ".join(filter(None, (f"{number}. {item.title}", ", ".join(filter(None, told)))))


def left_lines(unknown: tuple[str, ...]) -> Iterator[str]:
    """The columns that nobody knows, where there are any."""
    if unknown:
        yield _("Columns that are not read in: {names}.").format(names=", ".join(unknown))


def unread_words(file: Path, number: int | None) -> str:
    """Why a file that was named cannot be read, by the number of the system's error."""
    if number == errno.ENOENT:
        return _("There is no file {path}.").format(path=file)
    reason = system_reason(errno.errorcode.get(number or errno.EIO, "EIO"))
    return _("{path} could not be read ({reason}).").format(path=file, reason=reason)


def figures_left_out(count: int, day: dt.date) -> str:
    """How many figures are not written out, as nobody had them on the day that is looked from."""
    text = ngettext(
        "{n} figure left out, as it was not out on {day}.",
        "{n} figures left out, as they were not out on {day}.",
        count,
    )
    return text.format(n=count, day=long_date(day))
