"""The command that reads in what others have kept: readings, earlier minutes, registers."""

import datetime as dt
from functools import reduce
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from tryg_tui.cli.console import DONE, PROBLEMS, Options, Stop, say, say_wrong
from tryg_tui.cli.files import minutes_layout, need_columns, plain_cells, sheet
from tryg_tui.cli.folder import need_to_write, opened
from tryg_tui.cli.meetings import named_date
from tryg_tui.core.imports.layout import Layout
from tryg_tui.core.imports.minutes import MinutesImport, read_minutes
from tryg_tui.core.imports.registers import (
    RECORDS,
    Kind,
    RegisterImport,
    read_register,
    register_columns,
)
from tryg_tui.core.imports.safety_index import (
    IndexImport,
    begun_measure,
    index_columns,
    long_table,
    measure_named,
    read_index,
)
from tryg_tui.core.measures.survey import files_of, measure_ids, measure_of, put_right
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.core.registers.changes import added, new_file
from tryg_tui.core.registers.register import Around
from tryg_tui.locale import _, ngettext
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.store.folder.reports import save_index, save_register
from tryg_tui.words.problems import (
    different_line,
    index_fault_line,
    minutes_fault_line,
    new_line,
    register_fault_lines,
    register_line,
    row_words,
)


def import_(
    options: Options,
    kind: Kind | Literal["index", "minutes"],
    file: str,
    measure: str | None,
    date: str | None,
    title: str | None,
    revised: bool,
    all_done: bool,
    preview: bool,
) -> int:
    """Read in readings of the index, earlier minutes, participants or initiatives."""
    if not preview:
        need_to_write(options)
    root, reading, today = opened(options)
    folder, path = reading.folder, Path(file).expanduser()
    if kind == "index":
        corrected = (named_date(date, today) if date else today) if revised else None
        return _import_index(root, folder, path, measure, title, today, corrected, preview=preview)
    if kind != "minutes":
        around = Around(folder=folder, today=today)
        return _import_register(root, around, kind, path, preview)
    if date is None:
        raise Stop(_("Say with --date when the meeting was held."))
    day = named_date(date, today)
    name = title or _("Minutes of {file}").format(file=path.name)
    return _import_minutes(root, folder, path, day, name, all_done=all_done, preview=preview)


def _import_index(
    root: Path,
    folder: Folder,
    file: Path,
    id: str | None,
    title: str | None,
    today: dt.date,
    corrected: dt.date | None,
    *,
    preview: bool,
) -> int:
    """Compare the readings of a file with the folder's, and save those that are new, and where
    there is a day of corrections, those that are other ones.
    """
    table = sheet(file)
    begun = not measure_ids(folder)
    if begun:
        found = begun_measure(table, id or "", title or "")
        if not found.measure:
            told = _("Say with --measure or --title what the new measure is called.")
            raise Stop(told)
    else:
        found = _measure(folder, id or measure_named(table, measure_ids(folder)))
    table = long_table(table)
    columns, unknown = index_columns(table, found)
    need_columns(file, columns, unknown, ("area", "year", "value"))
    read = read_index(plain_cells(table), columns, found)
    _tell_index(found, read, corrected)
    if read.faults:
        raise Stop(_("Nothing was read in: correct the lines first."), PROBLEMS)
    if read.new and not preview:
        first = f"safety-index/{found.measure}.toml"
        made = replace(read.measure, title=found.title, unit=found.unit) if begun else read.measure
        saved = save_register(root, first, made, None) if begun else save_index(root, made, today)
        say(_("Written: {path}").format(path=root / saved.path))
    if corrected and not preview:
        for path in _put_right(root, folder, read, corrected):
            say(_("Written: {path}").format(path=root / path))
    return PROBLEMS if read.different and not (read.new or corrected) else DONE


def _put_right(root: Path, folder: Folder, read: IndexImport, day: dt.date) -> list[str]:
    """Put other figures into the files of those they correct; the files that were written."""
    paths = []
    for loaded in files_of(folder, read.measure.measure):
        found = [one.reading for one in read.different if one.known in loaded.value.readings]
        value = reduce(lambda file, now: put_right(file, now, day, read.cited), found, loaded.value)
        if found:
            paths.append(save_register(root, loaded.path, value, loaded.sha256).path)
    return paths


def _measure(folder: Folder, id: str) -> Measure:
    """The measure that readings are of; stops where it is not known which."""
    found = measure_of(folder, id)
    if found is None:
        names = ", ".join(measure_ids(folder))
        pattern = _("Say with --measure which measure the numbers are of: {names}.")
        raise Stop(pattern.format(names=names))
    return found


def _tell_index(measure: Measure, read: IndexImport, corrected: dt.date | None) -> None:
    """Show what is new, the same and different, or corrected on a day, and each line that cannot be
    used.
    """
    for fault in read.faults:
        say_wrong(index_fault_line(fault))
    everywhere = replace(measure, areas=(*measure.areas, *read.measure.areas))
    for one in read.new:
        say(new_line(everywhere, one))
    for one in read.different:
        say(different_line(measure, one, corrected))
    counts = _("{new} new, {same} the same, {different} different, {faults} not to be used.")
    say(
        counts.format(
            new=len(read.new),
            same=len(read.same),
            different=len(read.different),
            faults=len(read.faults),
        )
    )


def _import_register(root: Path, around: Around, kind: Kind, file: Path, preview: bool) -> int:
    """Compare the rows of a file with a register, and put those that are new into it."""
    table = plain_cells(sheet(file))
    columns, unknown = register_columns(kind, table)
    if not {"title", "name"} & columns.keys():
        need_columns(file, columns, unknown, ("title",))
    _tell_left(unknown)
    read = read_register(kind, table, columns, around)
    _tell_register(kind, read)
    if read.faults:
        raise Stop(_("Nothing was read in: correct the lines first."), PROBLEMS)
    if read.new and not preview:
        for path in _put(root, around.folder, kind, read):
            say(_("Written: {path}").format(path=root / path))
    return DONE


def _tell_left(unknown: tuple[str, ...]) -> None:
    """Name the columns that nobody knows."""
    if unknown:
        say(_("Columns that are not read in: {names}.").format(names=", ".join(unknown)))


def _tell_register(kind: Kind, read: RegisterImport) -> None:
    """Show what is new and what is known, and each line that cannot be understood."""
    for fault in read.faults:
        for line in register_fault_lines(RECORDS[kind], fault):
            say_wrong(line)
    for _number, record in read.new:
        say(_("new: {name}").format(name=register_line(record)))
    for number, record in read.known:
        pattern = _("Line {line}: known already: {name}")
        say(pattern.format(line=number, name=register_line(record)))
    new, known, faults = len(read.new), len(read.known), len(read.faults)
    counts = ngettext(
        "{n} new, {known} known already, {faults} not to be used.",
        "{n} new, {known} known already, {faults} not to be used.",
        new,
    )
    say(counts.format(n=new, known=known, faults=faults))


def _put(root: Path, folder: Folder, kind: Kind, read: RegisterImport) -> list[str]:
    """Put what is new into its register; the files that were written."""
    records = [record for _line, record in read.new]
    if kind == "people":
        if folder.strategy is None:
            raise Stop(_("The folder has no strategy.toml that can be read; see “tryg-tui check”."))
        there = folder.strategy
        value = reduce(lambda held, one: added(held, "people", one), records, there.value)
        return [save_register(root, there.path, value, there.sha256).path]
    paths = []
    for record in records:
        assert isinstance(record, Initiative)
        file = new_file(folder, record)
        folder = folder.with_file(save_register(root, file.path, file.value, None))
        paths.append(file.path)
    return paths


def _import_minutes(
    root: Path,
    folder: Folder,
    file: Path,
    date: dt.date,
    title: str,
    *,
    all_done: bool,
    preview: bool,
) -> int:
    """Make a meeting of the table of earlier minutes, every line accounted for."""
    layout = minutes_layout(file)
    id = date.isoformat()
    if folder.meeting(id) is not None:
        pattern = _("There is a meeting “{name}” already; see it with “tryg-tui show {name}”.")
        raise Stop(pattern.format(name=id))
    read = read_minutes(
        layout,
        folder.strategy.value if folder.strategy else None,
        id=id,
        date=date,
        title=title,
        source=file.name,
        done=all_done,
    )
    _tell_minutes(layout, read)
    if read.faults:
        raise Stop(_("Nothing was read in: correct the lines first."), PROBLEMS)
    if not preview:
        saved = save_meeting(root, read.meeting, None)
        say(_("Written: {path}").format(path=root / saved.path))
    return DONE


def _tell_minutes(layout: Layout, read: MinutesImport) -> None:
    """Show what became of every line: in the meeting, not to be used, or outside the table."""
    for fault in read.faults:
        say_wrong(minutes_fault_line(fault))
    for row, words in read.worded:
        pattern = _("{place}: the deadline “{text}” is kept as words, without a date.")
        say(pattern.format(place=row_words(row), text=words))
    for row in read.outside:
        outside = _("{place} is outside the table and not read in: {text}")
        under_none = _("{place} stands under no item and is not read in: {text}")
        pattern = under_none if layout.headed else outside
        say(pattern.format(place=row_words(row), text=row.cells[0]))
    if there := read.meeting.attendance:
        told = ngettext("Taking part: {n} name.", "Taking part: {n} names.", len(there))
        say(told.format(n=len(there)))
    if layout.unknown:
        _tell_left(layout.unknown)
    if read.unsaid:
        pattern = ngettext(
            "{n} action is read in as open, as no status is told; with --all-done as done.",
            "{n} actions are read in as open, as no status is told; with --all-done as done.",
            read.unsaid,
        )
        say(pattern.format(n=read.unsaid))
    count = len(layout.table.rows)
    told = ngettext("{n} row.", "{n} rows.", count).format(n=count)
    counts = _("Items: {items}. Entries: {entries}. Not to be used: {faults}.")
    items, entries = len(read.meeting.items), len(read.meeting.entries)
    say(told + " " + counts.format(items=items, entries=entries, faults=len(read.faults)))
