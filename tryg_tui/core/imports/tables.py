"""Tables of CSV, Markdown and Excel files: rows with their lines, and their columns."""

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any, Literal

import msgspec

from tryg_tui.core.input.names import fold

SEPARATORS = ";,\t|"
"""What may stand between the cells of a CSV file."""

_SAID = re.compile(r"sep=(.)[ \t]*(?:\r?\n|$)", re.IGNORECASE)
"""The first line of a CSV file in which Excel is told what stands between cells."""

_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_CELLS = re.compile(r"(?:\\.|[^\\|]|\\$)*")


RowSort = Literal["line", "row", "paragraph", "beside"]
"""What a number counts: lines of a file, or rows of a table or paragraphs of a Word file; nothing
of what stands beside the text of one.
"""


class Row(msgspec.Struct, frozen=True):
    """A row of a table."""

    line: int
    """The line of the file, or the row of the table in a Word or Excel file, from 1."""
    cells: tuple[str, ...]
    sort: RowSort = "line"
    table: int = 0
    """Which table of a Word file it is a row of, from 1."""


class TextTable(msgspec.Struct, frozen=True, kw_only=True):
    """A table, and what stands around it in its file."""

    head: Row
    rows: tuple[Row, ...]
    outside: tuple[Row, ...] = ()
    """Lines with text that are not of the table."""


def csv_table(text: str) -> TextTable | None:
    """The table of a CSV file, or None for an empty one; empty rows are no rows."""
    said = _SAID.match(text)
    separator = said[1] if said else _separator(text)
    # A text that ends within quotes is one cell to its end; a reader that is strict says so.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows = []
    start = 1
    for cells in reader:
        if (start > 1 or not said) and any(cell.strip() for cell in cells):
            rows.append(Row(start, tuple(cells)))
        start = reader.line_num + 1
    return TextTable(head=rows[0], rows=tuple(rows[1:])) if rows else None


def _separator(text: str) -> str:
    """What stands between cells: the sign the first line with text has most of."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(SEPARATORS, key=first.count)


def markdown_tables(text: str) -> tuple[TextTable, ...]:
    """The tables of a Markdown file, each with the lines of text outside all of them."""
    lines = text.split("\n")
    found: list[tuple[Row, tuple[Row, ...]]] = []
    used: set[int] = set()
    for number in range(len(lines) - 1):
        rule = lines[number + 1].strip()
        if number in used or "|" not in lines[number] or not _RULE.fullmatch(rule):
            continue
        last = number + 2
        while last < len(lines) and "|" in lines[last]:
            last += 1
        rows = tuple(Row(at + 1, cells_of(lines[at])) for at in range(number + 2, last))
        found.append((Row(number + 1, cells_of(lines[number])), rows))
        used.update(range(number, last))
    outside = tuple(
        Row(number, (line.strip(),))
        for number, line in enumerate(lines, 1)
        if number - 1 not in used and line.strip()
    )
    return tuple(TextTable(head=head, rows=rows, outside=outside) for head, rows in found)


def cells_of(line: str) -> tuple[str, ...]:
    """The cells of a line of a Markdown table, as they were before they were escaped."""
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return tuple(unescaped(cell) for cell in _split(inner))


def _split(line: str) -> Iterator[str]:
    """The parts of a line between bars that are not escaped."""
    at = 0
    while True:
        match = _CELLS.match(line, at)
        assert match is not None
        yield match[0]
        if match.end() >= len(line):
            return
        at = match.end() + 1


def unescaped(cell: str) -> str:
    """A cell as text: its line ends are lines, its escaped signs are signs."""
    return _ESCAPED.sub(r"\1", _BREAK.sub("\n", cell.strip()))


Columns = Mapping[str, int]
"""Where each known column stands, from 0."""


def named_columns(
    head: Row, names: Mapping[str, Iterable[str]]
) -> tuple[dict[str, int], tuple[str, ...]]:
    """Where the columns stand whose names are known, and the names nobody knows.

    `names` gives for each column how it may be called, in folded letters.
    """
    known = {name: column for column, all_names in names.items() for name in all_names}
    found: dict[str, int] = {}
    unknown = []
    for place, cell in enumerate(head.cells):
        column = known.get(fold(cell).strip(" .:*"))
        if column is None or column in found:
            unknown.append(cell.strip())
        else:
            found[column] = place
    return found, tuple(name for name in unknown if name)


def cell(row: Row, columns: Columns, name: str) -> str:
    """What stands in a column of a row, without the room around its lines; nothing where there is
    no such column.
    """
    place = columns.get(name)
    text = row.cells[place].strip() if place is not None and place < len(row.cells) else ""
    return "\n".join(map(str.strip, text.split("\n")))


def xlsx_table(data: bytes) -> TextTable | None:
    """The table on the first sheet of an Excel file; None for an empty one, or no such file.

    Raises ImportError where what reads Excel files is not installed.
    """
    # It comes without types.
    load: Any = import_module("openpyxl").load_workbook
    try:
        sheet = load(io.BytesIO(data), read_only=True, data_only=True).worksheets[0]
        found = [tuple(map(_sheet_text, cells)) for cells in sheet.iter_rows(values_only=True)]
    except (KeyError, ValueError, SyntaxError, IndexError, OSError, zipfile.BadZipFile):
        return None
    rows = [Row(number, cells) for number, cells in enumerate(found, 1) if any(cells)]
    if not rows:
        return None
    width = max(place for place, text in enumerate(rows[0].cells, 1) if text)
    return TextTable(
        head=_of_width(rows[0], width), rows=tuple(_of_width(r, width) for r in rows[1:])
    )


def _of_width(row: Row, width: int) -> Row:
    """A row of a sheet with as many cells as the table has columns, and more only if they say
    something.
    """
    cells = row.cells + ("",) * (width - len(row.cells))
    return row if any(cells[width:]) else Row(row.line, cells[:width])


def _sheet_text(value: Any) -> str:
    """What stands in a cell of a sheet, as it would be typed."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
