"""Where minutes stand in a file: in a table, by what its columns mean, or under its headings."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from tryg_tui.core.imports.attendance import read_head
from tryg_tui.core.imports.tables import Columns, Row, TextTable, cell
from tryg_tui.core.input.due import NO_DAY, day_within, parse_due
from tryg_tui.core.input.due_words import MONTHS, is_next_meeting
from tryg_tui.core.input.names import fold
from tryg_tui.core.model.entries import FollowUpState

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

_INSTEAD = (
    ("item", "subject"),
    ("subject", "notes"),
    ("decision", "notes"),
    ("decision", "subject"),
)
"""Columns there have to be, and which one stands in for them where they have another name."""

_BOTH = {"owner": ("due", "ansvar", "frist"), "notes": ("decision", "referat", "beslutning")}
"""Which column may stand in one with which other, and what each is called by itself."""

NO_LETTERS = re.compile(r"[\W_]+")
_EITHER = re.compile(r"/|\bog\b|\boch\b|\band\b|&")

WORD = r"(?:punkt|pkt\.?|sak|sag|item|§)(?:\s*nr\.?)?\s*"
"""What the number of an item may be called."""

PLACE = rf"(?:{WORD})?\d{{1,3}}(?:\.\d{{1,2}})*"
"""How the number of an item is written."""

_COUNTS = re.compile("(?:punkt|pkt|sak|item|loebe)?(?:nr|no|nummer|number)?")
"""How columns are called that count rows, in folded letters."""

_AGREED = re.compile(
    r"\b(?:beslutte|beslutning|besluttet|godkend|godkjen|vedtag|vedtat|tiltrådt|tiltrædes|aftalt|"
    r"enig|taget til efterretning|tages til efterretning|decided|agreed|approved)",
    re.IGNORECASE,
)
"""How a text says that something was decided."""

_DRAFT = re.compile(
    r"\b(?:udkast|kladde|ikke godkendt|endnu ikke godkendt|ej godkendt|draft|not approved|"
    r"unapproved|utkast|ikke godkjent|ej godkänt)\b",
    re.IGNORECASE,
)
"""How minutes say that they are not approved."""

_DUE_AT = re.compile(
    r"(?:^|[\s,;:(/–-]+)(?:(?:senest|inden|frist|deadline|tidsfrist|due|by)\b:?(?: (?:den|d\.))?)"
    r"|\n|[,;/(–]|\s(?=\d)|^",
    re.IGNORECASE,
)
"""Where the time may begin in a text that names somebody first."""

_MONTH = "|".join(MONTHS)
NUMBER = re.compile(
    rf"{PLACE}[a-z]?\s?[.):–-]\s+(?!(?:{_MONTH})\b)|{WORD}\d{{1,3}}(?:[./]\d{{1,4}})*[.):–-]?\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
"""The number that a title begins with."""

OVER: dict[FollowUpState, str] = {
    "done": "udfoert afsluttet faerdig faerdigt gennemfoert loest ok lukket utfoert fullfoert "
    "avsluttet ferdig avslutat klart done completed complete closed finished x",
    "dropped": "bortfaldet bortfalder frafaldet opgivet droppet udgaar udgaaet utgaar bortfalt "
    "dropped cancelled abandoned",
}
"""How a status says that an action is over, in folded letters."""

NO_WORD = re.compile(r"[\W\d_]+|\bd\b")
"""What of a status is no word of it."""

NEEDED = ("item", "decision")
"""The columns without which a table is no table of minutes."""


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """The table of minutes in a file, and what its columns mean."""

    table: TextTable
    columns: dict[str, int]
    """Where each known column stands, from 0."""
    unknown: tuple[str, ...] = ()
    """The columns that nobody knows, whose cells are kept as remarks."""
    headed: bool = False
    """Whether the rows are what stands under the headings of a text."""

    @property
    def day(self) -> dt.date | None:
        """The day that the minutes say is theirs, or else the one day named around them."""
        head, _others = read_head(self.table.outside, (), titled=True)
        text = "\n".join(" ".join(one.cells) for one in self.table.outside if one.sort != "beside")
        return head.date or day_within(text)

    @property
    def around(self) -> str:
        """All that stands around the minutes."""
        return "\n".join(" ".join(row.cells) for row in self.table.outside)

    @property
    def draft(self) -> bool:
        """Whether it says that the minutes are not approved."""
        return bool(_DRAFT.search(self.around))


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
        name = _name(called)
        column = next(iter(_called(name)), "")
        if column and column not in found:
            found[column] = place
        elif name:
            unknown.append(called.strip(" .:*"))
    return found, tuple(unknown)


def others(head: Row, row: Row, columns: Columns) -> str:
    """What stands in the columns of a row that nobody knows, each behind what it is called; the
    number of a row is none.
    """
    used, cells = {*columns.values()}, map(str.strip, row.cells)
    return "\n".join(
        f"{name}: {text}" if (name := called.strip(" :*")) else text
        for place, (called, text) in enumerate(zip(head.cells, cells, strict=False))
        if place not in used and any(map(str.isalnum, text)) and not _is_count(called, text)
    )


def _is_count(called: str, text: str) -> bool:
    """Whether a cell only counts its row."""
    count = re.fullmatch(rf"{PLACE}[.):]?", text, re.IGNORECASE)
    return bool(count and _COUNTS.fullmatch(NO_LETTERS.sub("", fold(called))))


def _name(called: str) -> str:
    """What a column is called, in folded letters."""
    return fold(called).strip(" .:*")


def _called(name: str) -> list[str]:
    """The columns that the name of one names, in folded letters."""
    parts = (NO_LETTERS.sub("", part) for part in (name, *_EITHER.split(name)))
    return [KNOWN[part] for part in parts if part in KNOWN]


def _parted(head: Row, rows: Iterable[Row]) -> tuple[Row, tuple[Row, ...]]:
    """A table whose columns hold one thing each, where one of its own holds two: the text of an
    item and what was decided, or who is to do something and by when.
    """
    rows = tuple(rows)
    for first, (second, *names) in _BOTH.items():
        columns, width = columns_of(head)[0], len(head.cells)
        place = columns.get(first, 0)
        if second in columns or not {first, second} <= {*_called(_name(head.cells[place]))}:
            continue
        parted = (_parts(row, columns, first) if len(row.cells) == width else None for row in rows)
        rows = tuple(
            _with_parts(row, place, parts) if parts else row
            for row, parts in zip(rows, parted, strict=True)
        )
        head = _with_parts(head, place, names)
    return head, rows


def _parts(row: Row, columns: Columns, first: str) -> tuple[str, str]:
    """The two things that a cell holds; what was agreed to be done by a time is a decision."""
    text = cell(row, columns, first)
    if first == "owner":
        return owner_and_due(text)
    decided = cell(row, columns, "due") or _AGREED.search(text)
    return ("", text) if decided else (text, "")


def _with_parts(row: Row, place: int, parts: Sequence[str]) -> Row:
    """A row with one of its cells parted, the second part behind all others."""
    first, second = parts
    return replace(row, cells=(*row.cells[:place], first, *row.cells[place + 1 :], second))


def owner_and_due(text: str) -> tuple[str, str]:
    """Who is to do something and by when, of a text that names both; one that names no time is
    all about who.

    >>> owner_and_due("Mette Holm, senest 15.10.2016")
    ('Mette Holm', '15.10.2016')
    """
    for found in _DUE_AT.finditer(text):
        due = text[found.end() :].strip(" \n.:()")
        if due and (is_next_meeting(due) or parse_due(due, NO_DAY, None)):
            return text[: found.start()].strip(" \n,;:(–-"), due
    return text, ""


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
            head, own = _parted(head, own)
            columns = minutes_columns(head)[0]
            made = TextTable(head=head, rows=own, outside=outside)
            return Layout(table=made, columns=columns, unknown=unknown)
    return None


def told_row(row: Row) -> Row:
    """A row as one text, to be told as outside the table."""
    return replace(row, cells=(" | ".join(filter(None, row.cells)),))


def over(status: str) -> FollowUpState | None:
    """How a status says that an action is over; None where it does not."""
    words = NO_WORD.sub("", fold(status))
    return next((state for state, names in OVER.items() if words in names.split()), None)
