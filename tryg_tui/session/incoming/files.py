"""The tables of files that somebody names, whatever wrote them."""

import codecs
import csv
import stat
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import urlparse
from urllib.request import url2pathname

from msgspec.structs import replace

from tryg_tui.core.imports.headings import text_layout
from tryg_tui.core.imports.layout import (
    NEEDED,
    Layout,
    layout_of,
    minutes_columns,
)
from tryg_tui.core.imports.tables import (
    TextTable,
    csv_table,
    xlsx_table,
)
from tryg_tui.core.imports.texts import Block, html_blocks, markdown_blocks
from tryg_tui.core.imports.word import docx_blocks
from tryg_tui.documents.render.data import unguarded
from tryg_tui.documents.render.formats import package_missing_sentence
from tryg_tui.locale import _
from tryg_tui.words.sentences.imports import column_name, unread_words


class Unreadable(Exception):
    """A file cannot be read in; the sentence says why and what to do."""

    def __init__(self, sentence: str, *, access: bool = False) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.access = access
        """Whether it is the file that cannot be got at, and not what stands in it."""


LIMIT = 20_000_000
"""Bytes of a file that is read in; what is larger is no table of minutes or readings."""


def typed_path(text: str, place: Path) -> Path:
    """The file or folder that somebody typed, or dragged here: terminals put what is dragged into
    quotes, or signs before its spaces. What does not say where it is, is looked for in a place.
    """
    said = text.strip().removeprefix("& ").strip("\"'“”")
    if said.startswith("file:"):
        said = url2pathname(urlparse(said).path)
    path = place / Path(said).expanduser()
    plain = place / Path(said.replace("\\ ", " ")).expanduser()
    return plain if plain.exists() and not path.exists() else path


def offered(place: Path, endings: Collection[str]) -> tuple[Path, ...]:
    """What may be chosen in a folder: the files that can be read in, the newest first, then the
    folders in it by name; nothing where it cannot be looked into.
    """
    try:
        there = [one for one in place.iterdir() if not one.name.startswith((".", "~"))]
        folders = sorted(one for one in there if one.is_dir())
        files = [one for one in there if one.suffix.lower() in endings and one.is_file()]
        files.sort(key=lambda one: one.stat().st_mtime, reverse=True)
    except OSError:
        return ()
    return (*files[:MOST], *folders[:MOST])


def sheet(file: Path) -> TextTable:
    """The table of a CSV or Excel file, as it is written there; raises Unreadable."""
    # An export as JSON would else be told of as a table whose columns are missing.
    if file.suffix.lower() == ".json":
        pattern = _("{file}: JSON cannot be read in; CSV and Excel files (.csv, .xlsx) can.")
        raise Unreadable(pattern.format(file=file.name))
    return _xlsx(file) if file.suffix.lower() == ".xlsx" else _csv(file)


SHEETS = (".csv", ".xlsx")
"""The endings of files with a table alone."""

MOST_SAID = 40
"""Letters of a cell that are told of at most."""

MOST = 200
"""Files and folders that are offered at most."""


def is_table(text: str) -> bool:
    """Whether a text is the name of a file that `sheet` reads."""
    return text.lower().endswith(SHEETS) and Path(text).expanduser().is_file()


def _xlsx(file: Path) -> TextTable:
    """The table of an Excel file; raises Unreadable where it cannot be understood."""
    try:
        table = xlsx_table(_bytes(file))
    except ImportError as error:
        raise Unreadable(package_missing_sentence("xlsx"), access=True) from error
    if table is None:
        pattern = _("{file} is empty, or no Excel file.")
        raise Unreadable(pattern.format(file=file.name))
    return table


_TEXTS = dict.fromkeys((".html", ".htm"), html_blocks) | dict.fromkeys(
    (".md", ".markdown", ".txt"), markdown_blocks
)
"""How the parts of a text are found, by the ending of its file."""

PAPERS = (*_TEXTS, *SHEETS, ".docx")
"""The endings of files that may hold minutes."""


def minutes_layout(file: Path) -> Layout:
    """The table of minutes in a file, and what its columns mean; raises Unreadable."""
    ending = file.suffix.lower()
    tables: tuple[TextTable, ...]
    if ending in _TEXTS or ending == ".docx":
        blocks = _TEXTS[ending](_text(file)) if ending in _TEXTS else _docx(file)
        tables, found = tuple(one.table for one in blocks if one.table), text_layout(blocks)
    elif ending in SHEETS:
        tables = (plain_cells(sheet(file)),)
        found = layout_of(tables)
    else:
        pattern = _(
            "{file} is none of the files that can be read in: .md, .html, .csv, .xlsx, .docx. "
            "Open it in Word, and save it as one of these."
        )
        raise Unreadable(pattern.format(file=file.name))
    if found is None:
        raise Unreadable("\n".join(_no_minutes(file, tables)))
    return found


def _no_minutes(file: Path, tables: tuple[TextTable, ...]) -> Iterator[str]:
    """Why no table of a file is one of minutes: which columns each of them has and lacks."""
    if not tables:
        pattern = _("{file} has neither a table nor headings of items; begin each item with one.")
        yield pattern.format(file=file.name)
    for number, table in enumerate(tables, 1):
        columns, _unknown = minutes_columns(table.head)
        missing = [column_name(name) for name in NEEDED if name not in columns]
        pattern = _(
            "{file}, table {n}: columns missing: {missing}; its first row says: {names}. "
            "Put a row with the names of the columns first."
        )
        names = " | ".join(one[:MOST_SAID].rstrip(".") for one in table.head.cells if one)
        yield pattern.format(file=file.name, n=number, missing=", ".join(missing), names=names)


def _docx(file: Path) -> list[Block]:
    """The parts of a Word file; raises Unreadable where it cannot be understood."""
    try:
        blocks = docx_blocks(_bytes(file))
    except ImportError as error:
        raise Unreadable(package_missing_sentence("docx"), access=True) from error
    if not blocks:
        raise Unreadable(_("{file} is empty, or no Word file.").format(file=file.name))
    return blocks


def _csv(file: Path) -> TextTable:
    """The table of a CSV file; raises Unreadable where it cannot be understood."""
    try:
        table = csv_table(_text(file))
    except csv.Error as error:
        pattern = _("{file} is no table that can be understood ({reason}).")
        raise Unreadable(pattern.format(file=file.name, reason=error)) from error
    if table is None:
        raise Unreadable(_("{file} is empty.").format(file=file.name))
    return table


def plain_cells(table: TextTable) -> TextTable:
    """The table without what guards its cells from being formulas."""
    rows = tuple(replace(row, cells=tuple(map(unguarded, row.cells))) for row in table.rows)
    return replace(table, rows=rows)


def need_columns(
    file: Path, columns: dict[str, int], unknown: tuple[str, ...], wanted: tuple[str, ...]
) -> None:
    """Raise Unreadable where a column is missing, or there is one that nobody knows."""
    missing = [column_name(name) for name in wanted if name not in columns]
    if missing or unknown:
        pattern = _("{file}: columns missing: {missing}; columns not known: {unknown}.")
        none = _("none")
        raise Unreadable(
            pattern.format(
                file=file.name,
                missing=", ".join(missing) or none,
                unknown=", ".join(unknown) or none,
            )
        )


def _bytes(file: Path) -> bytes:
    """The bytes of a file that somebody names; a device or a pipe might never end."""
    try:
        if stat.S_ISREG(file.stat().st_mode):
            with file.open("rb") as opened:
                data = opened.read(LIMIT + 1)
            if len(data) <= LIMIT:
                return data
    except OSError as error:
        raise Unreadable(unread_words(file, error.errno), access=True) from error
    raise Unreadable(_("{file} is too large, or no file.").format(file=file.name), access=True)


def _text(file: Path) -> str:
    """The text of a file: Unicode, or as spreadsheets in Danish have long written it."""
    data = _bytes(file)
    try:
        wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    # Some programs write the mark of Unicode twice.
    return text.removeprefix("\ufeff").replace("\r\n", "\n")
