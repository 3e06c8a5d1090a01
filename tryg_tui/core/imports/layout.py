"""Where minutes stand in a file: in a table, by what its columns mean, or under its headings."""

import re
from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from tryg_tui.core.imports.tables import Row, TextTable
from tryg_tui.core.input.due_words import MONTHS
from tryg_tui.core.input.names import fold

NAMES = {
    "item": "dagsordenpunkt dagsordenspunkt punkt pkt dagsorden sag agendaitem item agenda sak "
    "sakliste dagordningspunkt arende aerende",
    "owner": "ansvar ansv ansvarlig ansvarlige ansvarshavende tovholder hvem owner responsible who "
    "ansvarig ansvarsperson",
    "subject": "emne emner tema subject topic aemne",
    "notes": "beskrivelse sagsfremstilling indhold droeftelse referat notat bemaerkninger "
    "bemaerkning discussion notes description saksopplysninger saksfremstilling beskrivning",
    "decision": "beslutning beslutninger aftale aftaler konklusion decision decisions aktion "
    "aktionspunkt handling opgave action actionitem vedtak beslut aatgaerd",
    "due": "deadline frist tidsfrist due duedate hvornaar senest senast when foerfallodatum "
    "tidsplan",
    "status": "status tilstand state",
}
"""How the columns may be called, in folded letters: Danish, Norwegian, Swedish and English."""

KNOWN = {name: column for column, names in NAMES.items() for name in names.split()}
"""Which column is called so."""

_INSTEAD = (("item", "subject"), ("subject", "notes"), ("decision", "subject"))
"""Columns there have to be, and which one stands in for them where they have another name."""

NO_LETTERS = re.compile(r"[\W_]+")
_EITHER = re.compile(r"/|\bog\b|\boch\b|\band\b|&")

WORD = r"(?:punkt|pkt\.?|sak|sag|item|§)(?:\s*nr\.?)?\s*"
"""What the number of an item may be called."""

PLACE = rf"(?:{WORD})?\d{{1,3}}(?:\.\d{{1,2}})*"
"""How the number of an item is written."""

_MONTH = "|".join(MONTHS)
NUMBER = re.compile(
    rf"{PLACE}[a-z]?\s?[.):–-]\s+(?!(?:{_MONTH})\b)|{WORD}\d{{1,3}}(?:[./]\d{{1,4}})*[.):–-]?\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
"""The number that a title begins with."""

NEEDED = ("item", "decision")
"""The columns without which a table is no table of minutes."""


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """The table of minutes in a file, and what its columns mean."""

    table: TextTable
    columns: dict[str, int]
    """Where each known column stands, from 0."""
    unknown: tuple[str, ...] = ()
    """The columns that nobody knows, which are not read in."""
    headed: bool = False
    """Whether the rows are what stands under the headings of a text."""


def minutes_columns(head: Row) -> tuple[dict[str, int], tuple[str, ...]]:
    """Where the columns stand, one standing in for another, and the names nobody knows."""
    found, unknown = columns_of(head)
    for needed, other in _INSTEAD:
        if needed not in found and other in found:
            found[needed] = found.pop(other)
    return found, unknown


def columns_of(head: Row) -> tuple[dict[str, int], tuple[str, ...]]:
    """Where the columns stand that are called so, and the names nobody knows."""
    found: dict[str, int] = {}
    unknown = []
    for place, called in enumerate(head.cells):
        name = fold(called).strip(" .:*")
        parts = (NO_LETTERS.sub("", part) for part in (name, *_EITHER.split(name)))
        column = next((KNOWN[part] for part in parts if part in KNOWN), "")
        if column and column not in found:
            found[column] = place
        elif name:
            unknown.append(called.strip(" .:*"))
    return found, tuple(unknown)


def layout_of(tables: Iterable[TextTable]) -> Layout | None:
    """The table of minutes among those of a file, or None: those with the same columns are put
    together, and what stands above and between them is told as outside.
    """
    found: Layout | None = None
    others: list[Row] = []
    for table in tables:
        one = _of_table(table)
        if one is None or (found and one.columns != found.columns):
            others += (told_row(row) for row in (table.head, *table.rows))
        elif found is None:
            found = one
        else:
            own, more = found.table, one.table
            outside = (*own.outside, *(row for row in more.outside if row not in own.outside))
            joined = replace(own, rows=own.rows + more.rows, outside=outside)
            found = replace(found, table=joined)
    if found is None:
        return None
    return replace(found, table=replace(found.table, outside=(*found.table.outside, *others)))


def _of_table(table: TextTable) -> Layout | None:
    """What the columns of a table mean, whose head may stand below a title; None where it has
    none of minutes.
    """
    rows = (table.head, *table.rows)
    for at, head in enumerate(rows):
        columns, unknown = minutes_columns(head)
        if all(name in columns for name in NEEDED):
            below = rows[at + 1 :]
            again = [told_row(row) for row in below if row.cells == head.cells]
            own = tuple(row for row in below if row.cells != head.cells)
            outside = (*table.outside, *map(told_row, rows[:at]), *again)
            made = TextTable(head=head, rows=own, outside=outside)
            return Layout(table=made, columns=columns, unknown=unknown)
    return None


def told_row(row: Row) -> Row:
    """A row as one text, to be told as outside the table."""
    return replace(row, cells=(" | ".join(filter(None, row.cells)),))
