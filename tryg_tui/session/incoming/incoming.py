"""What a file would bring into the folder: told line by line first, then taken as a whole or left.

The command line and the screens read files in by this alone.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import reduce
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from tryg_tui.core.imports.layout import Layout
from tryg_tui.core.imports.minutes import read_minutes
from tryg_tui.core.imports.registers import Kind, read_register, register_columns
from tryg_tui.core.input.due import day_within
from tryg_tui.core.input.names import fold
from tryg_tui.core.ledger.next_due import next_day
from tryg_tui.core.measures.survey import measure_of
from tryg_tui.core.meetings.planning import free_id
from tryg_tui.core.model.base import Document, Id, Problem, Record
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import Meeting, State
from tryg_tui.core.registers.changes import added, new_file
from tryg_tui.core.registers.fields import records_in
from tryg_tui.core.registers.register import Around, Name, register
from tryg_tui.locale import _
from tryg_tui.session.incoming.figures import read_figures
from tryg_tui.session.incoming.files import (
    Unreadable,
    minutes_layout,
    need_columns,
    plain_cells,
    sheet,
)
from tryg_tui.session.saver import Saver
from tryg_tui.session.workspace import Workspace
from tryg_tui.store.folder.minutes import minutes_path, save_meeting
from tryg_tui.store.folder.reports import save_register
from tryg_tui.store.toml.codec import tidied
from tryg_tui.words.sentences.imports import (
    index_fault_line,
    index_lines,
    minutes_fault_line,
    minutes_lines,
    register_lines,
    register_wrong,
)

Sort = Literal["minutes", "people", "initiatives", "index"]
"""What can be brought in."""


class Undated(Unreadable):
    """Minutes say neither in their name nor in their text when the meeting was, or name several
    days.
    """


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is to be brought in, and what has to be said of it."""

    sort: Sort
    file: Path
    day: dt.date | None = None
    """When the meeting was held, where that is not as the file says, or figures were corrected."""
    title: str = ""
    """What the meeting, or a new measure, is called."""
    measure: str = ""
    """The measure that figures are of, where no column says so."""
    revised: bool = False
    """Whether other figures are the publisher's corrections."""
    done: bool = False
    """Whether actions of which no status is told are done."""
    body: Id = ""
    """The group whose meeting it was, where the file does not name it."""


class Incoming(msgspec.Struct, frozen=True, kw_only=True):
    """What a file would bring into the folder."""

    wrong: tuple[str, ...] = ()
    """What cannot be used, by table, row and column; where there is any, nothing is taken."""
    told: tuple[str, ...] = ()
    """What becomes of all the rest."""
    files: tuple[Loaded[Any], ...] = ()
    """The files as they would be, each with the hash of the version it follows on, or none."""
    register: Name | None = None
    """The register they belong to."""
    record: Record | None = None
    """One of the records that are new in it."""
    unsaid: bool = False
    """Whether actions are open only because no status says otherwise."""
    kept: bool = False
    """Whether the folder has other figures, which stay, and nothing is new."""


def read_in(root: Path, folder: Folder, today: dt.date, wanted: Wanted) -> Incoming:
    """What a file would bring into a folder; raises Unreadable, and Unnamed for its figures."""
    if wanted.sort == "index":
        return _index(root, folder, today, wanted)
    if wanted.sort == "minutes":
        return _minutes(folder, wanted)
    return _register(Around(folder=folder, today=today), wanted.sort, wanted.file)


def save(root: Path, incoming: Incoming) -> Iterator[str]:
    """Write what comes in where no screen is open; the paths that were written. Raises NotSaved."""
    for one in incoming.files:
        if isinstance(one.value, Meeting):
            yield save_meeting(root, one.value, None).path
        else:
            yield save_register(root, one.path, one.value, one.sha256 or None).path


def take(saver: Saver, incoming: Incoming) -> tuple[Problem, ...]:
    """Put what comes in among what is open here; what would be wrong with a file, which is left."""
    wrong: list[Problem] = []
    for one in incoming.files:
        if isinstance(one.value, Meeting):
            saver.save(one.value)
            saver.read_in.append(one.value)
        else:
            assert incoming.register is not None
            record = incoming.record or one.value
            wrong += saver.registers.bring(register(incoming.register), record, one)
    return tuple(wrong)


def take_back(workspace: Workspace, saver: Saver) -> tuple[Meeting, bool]:
    """The minutes that were read in last, and whether they are taken away again: they stay where
    somebody has changed them since, or other minutes go on from them.
    """
    meeting = saver.read_in.pop()
    there = workspace.folder.meeting(meeting.id)
    others = (one.value for one in workspace.folder.documents() if one is not there)
    free = (
        there is not None
        and tidied(there.value) == tidied(meeting)
        and not any(_names(one, meeting.id) for other in others for one in records_in(other))
    )
    if free:
        saver.minutes(meeting.id).drop()
    return meeting, free


def _names(record: Record, id: Id) -> bool:
    """Whether a record names a meeting or a line of it."""
    values = (getattr(record, name) for name in record.__struct_fields__)
    texts = (one for value in values for one in (value if isinstance(value, tuple) else (value,)))
    return any(isinstance(one, str) and one.partition("#")[0] == id for one in texts)


def _minutes(folder: Folder, wanted: Wanted) -> Incoming:
    """The meeting that the earlier minutes in a file become, every line accounted for."""
    file, layout = wanted.file, minutes_layout(wanted.file)
    day = wanted.day or day_within(file.name) or layout.day
    if day is None:
        raise Undated(_("Write the day the meeting was held, for example 23.3.2009."))
    body = wanted.body or _group(folder, layout)
    id = day.isoformat()
    there = folder.meeting(id)
    if there is not None and folder.body_of(there.value) != body:
        id = free_id(day, frozenset(one.value.id for one in folder.meetings))
    elif there is not None:
        pattern = _("There is a meeting “{name}” already; nothing is read in over it.")
        raise Unreadable(pattern.format(name=id))
    read = read_minutes(
        layout,
        folder.strategy.value if folder.strategy else None,
        id=id,
        date=day,
        title=wanted.title,
        source=file.name,
        done=wanted.done,
        initiatives={one.value.title: one.value.id for one in folder.initiatives},
    )
    state: State = "draft" if layout.draft else "final"
    read = replace(read, meeting=replace(read.meeting, body=body, state=state))
    made = Loaded(path=minutes_path(id), sha256="", value=read.meeting)
    return Incoming(
        wrong=tuple(map(minutes_fault_line, read.faults)),
        told=tuple(minutes_lines(layout, read, next_day(folder, read.meeting), folder)),
        files=() if read.faults else (made,),
        unsaid=bool(read.unsaid),
    )


def _group(folder: Folder, layout: Layout) -> Id:
    """The one group that stands around minutes by its title, else the one whose meetings are
    kept.
    """
    told = fold(layout.around)
    named = [one.id for one in folder.partnership.bodies if fold(one.title) in told]
    return named[0] if len(named) == 1 else folder.partnership.body


def _register(around: Around, kind: Kind, file: Path) -> Incoming:
    """The rows of a file beside those of a register, with those that are new put into it."""
    table = plain_cells(sheet(file))
    columns, unknown = register_columns(kind, table)
    if not {"title", "name"} & columns.keys():
        need_columns(file, columns, unknown, ("title",))
    read = read_register(kind, table, columns, around)
    new = [record for _line, record in read.new]
    return Incoming(
        wrong=tuple(register_wrong(kind, read)),
        told=tuple(register_lines(read, unknown)),
        files=() if read.faults else tuple(_with(around.folder, kind, new)),
        register=kind,
        record=new[0] if kind == "people" and new else None,
    )


def _with(folder: Folder, kind: Kind, records: Iterable[Record]) -> Iterator[Loaded[Any]]:
    """The files of a register with some more records."""
    if kind == "people":
        if folder.strategy is None:
            raise Unreadable(
                _("The folder has no strategy.toml that can be read; see “tryg-tui check”.")
            )
        there = folder.strategy
        value = reduce(lambda held, one: added(held, "people", one), records, there.value)
        if value != there.value:
            yield Loaded(path=there.path, sha256=there.sha256, value=value)
        return
    for record in records:
        assert isinstance(record, Document)
        file = new_file(folder, record)
        folder = folder.with_file(file)
        yield file


def _index(root: Path, folder: Folder, today: dt.date, wanted: Wanted) -> Incoming:
    """The figures of a file beside those of the folder, with those that are new or corrected."""
    corrected = (wanted.day or today) if wanted.revised else None
    found = read_figures(root, folder, today, wanted.file, wanted.measure, wanted.title, corrected)
    read = found.read
    told = list(index_lines(found.measure, read, corrected))
    if measure_of(folder, found.measure.measure) is None:
        told.insert(0, _("new measure {title}").format(title=found.measure.title))
    return Incoming(
        wrong=tuple(map(index_fault_line, read.faults)),
        told=tuple(told),
        files=() if read.faults else found.files,
        register="measures",
        record=found.measure,
        kept=bool(read.different) and not (read.new or corrected),
    )
