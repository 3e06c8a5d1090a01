"""The tables of a Word file."""

import io
import zipfile
from typing import Any

from tryg_tui.core.imports.tables import Row, TextTable


def docx_tables(data: bytes) -> tuple[TextTable, ...]:
    """The tables of a Word file with the paragraphs outside them; none where it is no such file.

    Raises ImportError where what reads Word files is not installed.
    """
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document: Any = Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, SyntaxError, zipfile.BadZipFile):
        return ()
    texts = (paragraph.text.strip() for paragraph in document.paragraphs)
    outside = tuple(Row(number, (text,)) for number, text in enumerate(texts, 1) if text)
    return tuple(
        TextTable(head=rows[0], rows=tuple(rows[1:]), outside=outside)
        for table in document.tables
        if (rows := _rows(table))
    )


def _rows(table: Any) -> list[Row]:
    """The rows of a table that have any text."""
    rows = []
    for number, row in enumerate(table.rows, 1):
        cells = tuple(cell.text.strip() for cell in row.cells)
        if any(cells):
            rows.append(Row(number, cells))
    return rows
