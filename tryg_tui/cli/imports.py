"""The commands that read in what others have kept: readings of the index, earlier minutes."""

import csv
import datetime as dt
from pathlib import Path

from msgspec.structs import replace

from tryg_tui.cli.console import DONE, NO_ACCESS, PROBLEMS, Options, Stop, say, say_wrong
from tryg_tui.cli.folder import need_to_write, opened
from tryg_tui.cli.meetings import named_date
from tryg_tui.core.imports.minutes import MinutesImport, minutes_columns, read_minutes
from tryg_tui.core.imports.safety_index import IndexImport, index_columns, measure_named, read_index
from tryg_tui.core.imports.tables import TextTable, csv_table, docx_tables, markdown_tables
from tryg_tui.core.measures.survey import area_of, measure_ids, measure_of
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.documents.render.csv import unguarded
from tryg_tui.documents.render.formats import PackageMissing, package_missing_sentence
from tryg_tui.locale import _, ngettext
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.store.folder.reports import save_index
from tryg_tui.words.problems import (
    column_name,
    different_line,
    index_fault_line,
    minutes_fault_line,
    new_line,
)

LIMIT = 20_000_000
"""Bytes of a file that is read in; what is larger is no table of minutes or readings."""


def import_(
    options: Options,
    kind: str,
    file: str,
    measure: str | None,
    date: str | None,
    title: str | None,
    preview: bool,
) -> int:
    """Read in readings of the index, or earlier minutes."""
    if not preview:
        need_to_write(options)
    root, reading, today = opened(options)
    folder, path = reading.folder, Path(file).expanduser()
    if kind == "index":
        return _import_index(root, folder, path, measure, today=today, preview=preview)
    if date is None:
        raise Stop(_("Say with --date when the meeting was held."))
    day = named_date(date, today)
    name = title or _("Minutes of {file}").format(file=path.name)
    return _import_minutes(root, folder, path, day, name, preview=preview)


def _import_index(
    root: Path, folder: Folder, file: Path, measure: str | None, *, today: dt.date, preview: bool
) -> int:
    """Compare the readings of a CSV file with the folder's, and save those that are new."""
    table = _csv(file)
    found = _measure(folder, measure or measure_named(table, measure_ids(folder)))
    columns, unknown = index_columns(table)
    _need_columns(file, columns, unknown, ("area", "year", "value"))
    read = read_index(_plain(table), columns, found)
    _tell_index(found, read)
    if read.faults:
        raise Stop(_("Nothing was read in: correct the lines first."), PROBLEMS)
    if read.new and not preview:
        saved = save_index(root, read.measure, today)
        say(_("Written: {path}").format(path=root / saved.path))
    return PROBLEMS if read.different and not read.new else DONE


def _measure(folder: Folder, id: str) -> Measure:
    """The measure that readings are of; stops where it is not known which."""
    found = measure_of(folder, id)
    if found is None:
        names = ", ".join(measure_ids(folder))
        pattern = _("Say with --measure which measure the numbers are of: {names}.")
        raise Stop(pattern.format(names=names))
    return found


def _tell_index(measure: Measure, read: IndexImport) -> None:
    """Show what is new, the same and different, and each line that cannot be used."""
    for fault in read.faults:
        say_wrong(index_fault_line(fault))
    for one in read.new:
        say(new_line(read.measure if area_of(measure, one.reading.area) is None else measure, one))
    for one in read.different:
        say(different_line(measure, one))
    counts = _("{new} new, {same} the same, {different} different, {faults} not to be used.")
    say(
        counts.format(
            new=len(read.new),
            same=len(read.same),
            different=len(read.different),
            faults=len(read.faults),
        )
    )


def _import_minutes(
    root: Path, folder: Folder, file: Path, date: dt.date, title: str, *, preview: bool
) -> int:
    """Make a meeting of the table of earlier minutes, every line accounted for."""
    table = _minutes_table(file)
    columns, unknown = minutes_columns(table)
    _need_columns(file, columns, unknown, ("item", "owner", "subject", "decision", "due"))
    id = date.isoformat()
    if folder.meeting(id) is not None:
        pattern = _("There is a meeting “{name}” already; see it with “tryg-tui show {name}”.")
        raise Stop(pattern.format(name=id))
    read = read_minutes(
        table,
        columns,
        folder.strategy.value if folder.strategy else None,
        id=id,
        date=date,
        title=title,
        source=file.name,
    )
    _tell_minutes(table, read)
    if read.faults:
        raise Stop(_("Nothing was read in: correct the lines first."), PROBLEMS)
    if not preview:
        saved = save_meeting(root, read.meeting, None)
        say(_("Written: {path}").format(path=root / saved.path))
    return DONE


def _tell_minutes(table: TextTable, read: MinutesImport) -> None:
    """Show what became of every line: in the meeting, not to be used, or outside the table."""
    for fault in read.faults:
        say_wrong(minutes_fault_line(fault))
    for number, words in read.worded:
        pattern = _("Line {line}: the deadline “{text}” is kept as words, without a date.")
        say(pattern.format(line=number, text=words))
    for row in table.outside:
        pattern = _("Line {line} is outside the table and not read in: {text}")
        say(pattern.format(line=row.line, text=row.cells[0]))
    count = len(table.rows)
    told = ngettext("{n} row.", "{n} rows.", count).format(n=count)
    counts = _("Items: {items}. Entries: {entries}. Not to be used: {faults}.")
    items, entries = len(read.meeting.items), len(read.meeting.entries)
    say(told + " " + counts.format(items=items, entries=entries, faults=len(read.faults)))


def _minutes_table(file: Path) -> TextTable:
    """The table of minutes in a file; stops where there is none, or more than one."""
    ending = file.suffix.lower()
    if ending == ".csv":
        return _plain(_csv(file))
    if ending == ".docx":
        tables = _docx(file)
    elif ending in (".md", ".markdown", ".txt"):
        tables = markdown_tables(_text(file))
    else:
        pattern = _("{file} is none of the files that can be read in: .md, .csv, .docx.")
        raise Stop(pattern.format(file=file.name))
    fitting = [
        table for table in tables if {"item", "decision"} <= minutes_columns(table)[0].keys()
    ]
    if len(fitting) != 1:
        pattern = _(
            "{file} has {n} tables with the columns Dagsordenpunkt, Ansvar, Emne, Beslutning and "
            "Deadline; there must be one."
        )
        raise Stop(pattern.format(file=file.name, n=len(fitting)), PROBLEMS)
    return fitting[0]


def _docx(file: Path) -> tuple[TextTable, ...]:
    """The tables of a Word file."""
    try:
        return docx_tables(_bytes(file))
    except ImportError as error:
        raise Stop(package_missing_sentence(PackageMissing("docx").format), NO_ACCESS) from error


def _csv(file: Path) -> TextTable:
    """The table of a CSV file; stops where it cannot be understood."""
    try:
        table = csv_table(_text(file))
    except csv.Error as error:
        pattern = _("{file} is no table that can be understood ({reason}).")
        raise Stop(pattern.format(file=file.name, reason=error), PROBLEMS) from error
    if table is None:
        raise Stop(_("{file} is empty.").format(file=file.name), PROBLEMS)
    return table


def _plain(table: TextTable) -> TextTable:
    """The table without what guards its cells from being formulas."""
    rows = tuple(replace(row, cells=tuple(map(unguarded, row.cells))) for row in table.rows)
    return replace(table, rows=rows)


def _need_columns(
    file: Path, columns: dict[str, int], unknown: tuple[str, ...], wanted: tuple[str, ...]
) -> None:
    """Stop where a column is missing, or there is one that nobody knows."""
    missing = [column_name(name) for name in wanted if name not in columns]
    if missing or unknown:
        pattern = _("{file}: columns missing: {missing}; columns not known: {unknown}.")
        none = _("none")
        raise Stop(
            pattern.format(
                file=file.name,
                missing=", ".join(missing) or none,
                unknown=", ".join(unknown) or none,
            ),
            PROBLEMS,
        )


def _bytes(file: Path) -> bytes:
    """The bytes of a file that somebody names."""
    if file.is_dir() or file.stat().st_size > LIMIT:
        raise Stop(_("{file} is too large, or no file.").format(file=file.name), NO_ACCESS)
    return file.read_bytes()


def _text(file: Path) -> str:
    """The text of a file: Unicode, or as spreadsheets in Danish have long written it."""
    data = _bytes(file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n")
