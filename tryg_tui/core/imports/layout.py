"""Where minutes stand in a file: in a table, by what its columns mean, or under its headings."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from tryg_tui.core.imports.attendance import names_list
from tryg_tui.core.imports.tables import Row, TextTable, cell
from tryg_tui.core.imports.texts import Block
from tryg_tui.core.input.due_words import MONTHS
from tryg_tui.core.input.names import fold

NAMES = {
    "item": "dagsordenpunkt dagsordenspunkt punkt pkt dagsorden sag agendaitem item agenda sak "
    "sakliste dagordningspunkt arende aerende",
    "owner": "ansvar ansvarlig ansvarlige ansvarshavende tovholder hvem owner responsible who "
    "ansvarig ansvarsperson",
    "subject": "emne emner tema subject topic beskrivelse sagsfremstilling indhold droeftelse "
    "referat notat bemaerkninger aemne discussion notes description",
    "decision": "beslutning beslutninger aftale aftaler konklusion decision decisions aktion "
    "aktionspunkt handling opgave action actionitem vedtak beslut aatgaerd",
    "due": "deadline frist tidsfrist due duedate hvornaar senest when foerfallodatum tidsplan",
    "status": "status tilstand state",
}
"""How the columns may be called, in folded letters: Danish, Norwegian, Swedish and English."""

_KNOWN = {name: column for column, names in NAMES.items() for name in names.split()}

_INSTEAD = (("item", "subject"), ("decision", "subject"))
"""Columns there have to be, and which one stands in for them where they have another name."""

_NO_LETTERS = re.compile(r"[\W_]+")
_EITHER = re.compile(r"/|\bog\b|\boch\b|\band\b|&")

PLACE = r"(?:(?:punkt|pkt\.?|sak|sag|item)(?:\s*nr\.?)?\s*)?\d{1,3}(?:\.\d{1,2})*"
"""How the number of an item is written."""

_MONTH = "|".join(MONTHS)
NUMBER = re.compile(rf"{PLACE}[a-z]?\s?[.):–-]\s+(?!(?:{_MONTH})\b)", re.IGNORECASE)
"""The number that a title begins with."""

_LABEL = re.compile(r"(?:[-*•]\s+)?[*_]*([^\W\d_][^:*_\n]{0,30}?)[*_]*\s*:[*_]*\s*(.+)", re.DOTALL)
_POINT = re.compile(r"[-*•]\s+")

_FIELDS = ("item", "owner", "subject", "decision", "due", "status")
"""The columns of a table that is made of a text."""

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
    found, unknown = _columns(head)
    for needed, other in _INSTEAD:
        if needed not in found and other in found:
            found[needed] = found.pop(other)
    return found, unknown


def _columns(head: Row) -> tuple[dict[str, int], tuple[str, ...]]:
    """Where the columns stand that are called so, and the names nobody knows."""
    found: dict[str, int] = {}
    unknown = []
    for place, called in enumerate(head.cells):
        name = fold(called).strip(" .:*")
        parts = (_NO_LETTERS.sub("", part) for part in (name, *_EITHER.split(name)))
        column = next((_KNOWN[part] for part in parts if part in _KNOWN), "")
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
            others += (_told(row) for row in (table.head, *table.rows))
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
            again = [_told(row) for row in below if row.cells == head.cells]
            own = tuple(row for row in below if row.cells != head.cells)
            outside = (*table.outside, *map(_told, rows[:at]), *again)
            made = TextTable(head=head, rows=own, outside=outside)
            return Layout(table=made, columns=columns, unknown=unknown)
    return None


def _told(row: Row) -> Row:
    """A row as one text, to be told as outside the table."""
    return replace(row, cells=(" | ".join(filter(None, row.cells)),))


def text_layout(blocks: Sequence[Block]) -> Layout | None:
    """Where minutes stand in a text: in a table that names its items, or else under its headings,
    or else in a table that tells them by its subjects.
    """
    tables = [one.table for one in blocks if one.table]
    found = layout_of(tables)
    numbered = sum(bool(one.level and NUMBER.match(one.text)) for one in blocks)
    heads = [one.head for one in ([found.table] if found else tables)]
    named = any("item" in _columns(head)[0] for head in heads)
    if found and (named or numbered < 2):
        return found
    return None if named and not numbered else _headed(blocks)


def _headed(blocks: Sequence[Block]) -> Layout | None:
    """The minutes that stand under the headings of a text; None where no headings are of items."""
    heads = [one for one in blocks if one.level and not one.aside and not _no_item(one.text)]
    of = [one for one in heads if NUMBER.match(one.text)]
    counts = Counter(one.level for one in of or heads)
    levels = [level for level, n in counts.items() if of or n > 1]
    if not levels:
        return None
    items = _Items(min(levels), numbered=bool(of))
    for block in blocks:
        items.take(block)
    return items.layout()


def _no_item(heading: str) -> bool:
    """Whether a heading is that of a part of an item, or of who took part."""
    return bool(_section(heading)) or names_list(heading)


def _section(text: str) -> str:
    """The column that a part of an item fills, by its heading; nothing for any other text."""
    column = _known(text)
    return column if column in ("subject", "decision") else ""


def _known(text: str) -> str:
    """The column that is called so."""
    return _KNOWN.get(_NO_LETTERS.sub("", fold(text)), "")


class _Items:
    """The items of a text as rows of a table, put together part by part."""

    def __init__(self, level: int, *, numbered: bool) -> None:
        """`level` is that of the headings of items, which are `numbered` where any is."""
        self._level, self._numbered = level, numbered
        self._rows: list[tuple[Row, dict[str, str]]] = []
        self._outside: list[Row] = []
        self._unknown: dict[str, None] = {}
        self._column = ""
        """Which column the next text belongs to; none outside all items."""

    def layout(self) -> Layout:
        """What the parts came to."""
        rows = tuple(
            replace(row, cells=tuple(told.get(name, "") for name in _FIELDS))
            for row, told in self._rows
        )
        made = TextTable(head=Row(0, _FIELDS), rows=rows, outside=tuple(self._outside))
        columns = {name: place for place, name in enumerate(_FIELDS)}
        return Layout(table=made, columns=columns, unknown=tuple(self._unknown), headed=True)

    def take(self, block: Block) -> None:
        """Take the next part of the text in."""
        row, table = Row(block.line, (block.text,)), block.table
        if block.level and not block.aside:
            self._heading(block, row)
        elif block.aside or not self._column:
            told = map(_told, (table.head, *table.rows) if table else (row,))
            # A list of names that is told of goes on in what follows it.
            at = 0 if block.aside else len(self._outside)
            self._outside[at:at] = told
        elif table:
            self._table(table)
        else:
            self._text(row)

    def _heading(self, block: Block, row: Row) -> None:
        """Begin an item, or a part of it, or leave all items."""
        numbered, section = bool(NUMBER.match(block.text)), _section(block.text)
        begins = numbered or not (_no_item(block.text) or (self._numbered and not self._rows))
        if section and self._column:
            self._column = section
        elif block.level == self._level and begins:
            self._rows.append((row, {"item": block.text}))
            self._column = "subject"
        elif block.level > self._level and self._column:
            self._column = "subject"
            self._put(row, "subject", block.text)
        else:
            self._outside.append(row)
            self._column = ""

    def _text(self, row: Row) -> None:
        """A text under an item, which may begin with what it is."""
        text = row.cells[0]
        label, point = _LABEL.match(text), _POINT.match(text)
        column = _known(label[1]) if label else ""
        if section := _section(text):
            self._column = section
        elif label and column not in ("", "item", "subject"):
            self._put(row, column, label[2])
            self._column = column if column == "decision" else self._column
        elif self._column == "decision" and point:
            self._put(row, "decision", text[point.end() :], own=True)
        else:
            self._put(row, self._column, text)

    def _put(self, row: Row, column: str, text: str, *, own: bool = False) -> None:
        """Put a text into the row that is being made, or into a new one: where it stands for its
        own, or what is said there already comes after it.
        """
        said = self._rows[-1][1].keys() - {"item", "subject"}
        mine = {"decision"} if column == "decision" and not own else set[str]()
        alone = {column} if column in ("owner", "due", "status") else said - mine
        if said & alone:
            self._rows.append((row, {}))
        now = self._rows[-1][1]
        now[column] = "\n".join(filter(None, (now.get(column), text)))

    def _table(self, table: TextTable) -> None:
        """The rows of a table under an item: what was decided, or else each a text."""
        columns, unknown = _columns(table.head)
        if "decision" not in columns:
            for row in (table.head, *table.rows):
                self._put(row, "subject", _told(row).cells[0])
            return
        self._unknown |= dict.fromkeys(unknown)
        for row in table.rows:
            told = {name: text for name in columns if (text := cell(row, columns, name))}
            about = ": ".join(told.pop(name) for name in ("item", "subject") if name in told)
            self._rows.append((row, told | ({"subject": about} if about else {})))
