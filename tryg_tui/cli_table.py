"""Printing tables: drawn on a terminal, plain where they are read by others, or as JSON or CSV."""

import json
import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
import msgspec

from tryg_tui.core.visible import visible
from tryg_tui.documents.review_tables import Row, Table

if TYPE_CHECKING:
    from rich.text import Text

LEAST = 60
"""From this width on, in columns, a table is drawn."""


def print_table(table: Table, nothing: str, *, as_json: bool, as_csv: bool) -> None:
    """Print a table; `nothing` is said to people where it has no rows."""
    if as_json:
        click.echo(json_text([row.record for row in table.rows]))
    elif as_csv:
        from tryg_tui.documents.csv_table import table_bytes

        rows: list[Sequence[str]] = [table.head, *(row.cells for row in table.rows)]
        click.echo(table_bytes(rows), nl=False)
    elif not table.rows:
        click.echo(visible(nothing))
    elif sys.stdout.isatty():
        _draw(table)
    else:
        for cells in (table.head, *(row.cells for row in table.rows)):
            click.echo("\t".join(_flat(cell) for cell in cells))


def json_text(value: object) -> str:
    """A value as JSON in which nothing acts on a terminal."""
    text = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, indent=2)
    # Signs that hide or reorder others are written as JSON writes any sign.
    return re.sub(r"[^\n]", lambda one: one[0] if one[0].isprintable() else _escape(one[0]), text)


def _escape(sign: str) -> str:
    """A sign as JSON escapes it."""
    return json.dumps(sign)[1:-1]


def _flat(cell: str) -> str:
    """A cell on one line, in which nothing acts on a terminal."""
    return visible(" ".join(cell.split()))


def _draw(table: Table) -> None:
    """Draw a table as wide as the terminal, or its rows one below another where that is narrow."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table as Drawn
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False)
    if console.width < LEAST:
        for row in table.rows:
            for name, cell in zip(table.head, row.cells, strict=True):
                if cell:
                    console.print(Text.assemble((f"{name}: ", "bold"), _flat(cell)))
            console.print()
        return
    drawn = Drawn(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True)
    for index, name in enumerate(table.head):
        last = index == len(table.head) - 1
        drawn.add_column(Text(name, style="bold"), overflow="fold", ratio=3 if last else None)
    for row in table.rows:
        drawn.add_row(*_cells(row))
    console.print(drawn)


def _cells(row: Row) -> "list[Text]":
    """The cells of a row as they are drawn; what was looked for stands out."""
    from rich.text import Text

    style = "bold" if row.urgent else ""
    cells = [Text(_flat(cell), style=style) for cell in row.cells[:-1]]
    return [*cells, hit_text(row.cells[-1], row.marks)]


def hit_text(text: str, marks: Sequence[tuple[int, int]]) -> "Text":
    """A text on one line, with what was looked for in it marked."""
    from rich.text import Text

    found, end = Text(), 0
    for start, stop in (*marks, (len(text), len(text))):
        found.append(_line(text[end:start]))
        found.append(_line(text[start:stop]), style="bold reverse")
        end = stop
    return found


def _line(text: str) -> str:
    """A piece of a text on one line; its spaces stay where it is joined to others."""
    return visible(re.sub(r"\s+", " ", text))
