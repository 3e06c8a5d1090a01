"""Printing tables: drawn on a terminal, plain where they are read by others, or as JSON or CSV."""

import datetime as dt
import json
import re
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from tryg_tui.cli.console import Stop, hand_on, say
from tryg_tui.core.input.visible import visible
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.search.lines import Line
from tryg_tui.core.search.match import Answer
from tryg_tui.documents.model import Table
from tryg_tui.documents.render.data import table_file
from tryg_tui.locale import _, long_date
from tryg_tui.words.corrections import corrected_notes
from tryg_tui.words.names import place_words
from tryg_tui.words.review import line_kind, line_lead, line_state

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

LEAST = 24
"""Cells that the texts of a table have at least; where there are fewer, no table is drawn."""

MOST = 26
"""Cells that any other column has at most."""

GAP = 3
"""Cells between two columns."""


def print_table(table: Table, nothing: str, *, as_json: bool, as_csv: bool) -> None:
    """Print a table; `nothing` is said to people where it has no rows."""
    if as_json and as_csv:
        raise Stop(_("Choose one of --json and --csv."))
    if as_json:
        print(json_text(table.records), flush=True)
    elif as_csv:
        hand_on(table_file(table))
    elif not table.rows:
        say(nothing)
    elif sys.stdout.isatty():
        _draw(table)
    else:
        for cells in (table.head, *table.rows):
            print("\t".join(_flat(cell) for cell in cells), flush=True)


def json_text(value: object) -> str:
    """A value as JSON in which nothing acts on a terminal."""
    text = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, indent=2)
    # Signs that hide or reorder others are written as JSON writes any sign.
    return "".join(s if s.isprintable() or s == "\n" else json.dumps(s)[1:-1] for s in text)


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
    widths = _widths(table)
    room = console.width - sum(width + GAP for width in widths[:-1])
    if room < min(widths[-1], LEAST):
        for cells in _rows(table):
            _draw_row(console, table.head, cells)
        return
    drawn = Drawn(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True)
    for name, width in zip(table.head[:-1], widths, strict=False):
        drawn.add_column(Text(name, style="bold"), overflow="fold", width=width)
    drawn.add_column(Text(table.head[-1], style="bold"), overflow="fold", ratio=1)
    for cells in _rows(table):
        drawn.add_row(*cells)
    console.print(drawn)


def _widths(table: Table) -> list[int]:
    """How wide the columns are to be, in cells; the last is told as wide as its longest text."""
    from rich.cells import cell_len

    rows = [table.head, *table.rows]
    longest = [max(cell_len(_flat(cell)) for cell in column) for column in zip(*rows, strict=True)]
    return [*(min(width, MOST) for width in longest[:-1]), longest[-1]]


def _draw_row(console: "Console", head: Sequence[str], row: "list[Text]") -> None:
    """Draw a row as a number with its text, and below it what else is told."""
    from rich.padding import Padding
    from rich.text import Text

    number, *cells, text = row
    console.print(Text("  ").join([Text(number.plain, style="bold"), text]))
    named = [
        Text.assemble((f"{name}: ", "dim"), cell)
        for name, cell in zip(head[1:-1], cells, strict=True)
        if cell.plain
    ]
    if named:
        console.print(Padding(Text(" · ").join(named), (0, 0, 0, 2)))


def _rows(table: Table) -> "Iterator[list[Text]]":
    """The cells of each row as they are drawn; what was looked for stands out."""
    from rich.text import Text

    for number, row in enumerate(table.rows):
        style = "bold" if number in table.urgent else ""
        marks = table.marks[number] if table.marks else ()
        yield [*(Text(_flat(cell), style=style) for cell in row[:-1]), hit_text(row[-1], marks)]


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


def _lead(folder: Folder, line: Line) -> str:
    """What a line says besides its text, before it."""
    said = visible(line_lead(folder, line, place_words))
    return f"{said} – " if said and line.text else said


def draw_hits(answer: Answer, folder: Folder, today: dt.date) -> None:
    """Draw the lines found under their meetings, with what was looked for marked."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False)
    for group in answer.groups:
        title = Text(f"{long_date(group.date)}  {visible(group.meeting)}", style="bold")
        if group.meeting in answer.altered:
            title.append("  ! " + _("CHANGED AFTER APPROVAL"), style="bold red")
        console.print(title)
        for hit in group.hits:
            line = hit.line
            head = f"#{line.n} {line_kind(line.kind)}" if line.n else line_kind(line.kind)
            text = Text.assemble((f"{head}  ", "dim"), (_lead(folder, line), "dim"))
            text.append_text(hit_text(line.text, hit.spans))
            told = [line_state(line, today), *corrected_notes(folder, line.recorded, line.entry)]
            told += [_("private")] if line.private else []
            rest = " · ".join(visible(one) for one in told if one)
            text.append(f"  {rest}" if rest else "", style="dim")
            console.print(Padding(text, (0, 0, 0, 2)))
    say("")
