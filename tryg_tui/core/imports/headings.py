"""Minutes that stand under the headings of a text, and what else in it may be headings."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from tryg_tui.core.imports.attendance import names_list
from tryg_tui.core.imports.layout import (
    KNOWN,
    NO_LETTERS,
    NUMBER,
    WORD,
    Layout,
    columns_of,
    layout_of,
    others,
    told_row,
)
from tryg_tui.core.imports.own_papers import own_layout
from tryg_tui.core.imports.tables import Row, TextTable, cell
from tryg_tui.core.imports.texts import LONGEST, Block
from tryg_tui.core.input.due import NO_DAY, parse_due
from tryg_tui.core.input.names import fold

_LABEL = re.compile(r"(?:[-*•]\s+)?[*_]*([^\W\d_][^:*_\n]{0,30}?)[*_]*\s*:[*_]*\s*(.+)", re.DOTALL)
_POINT = re.compile(r"[-*•]\s+")

_TASK = frozenset({"aktion", "aktionspunkt", "handling", "opgave", "action", "action item"})
"""The words before something to be done, which stay where no time makes it an action."""

_DECISIONS = frozenset(
    {"beslutning", "beslutninger", "konklusion", "decision", "decisions", "vedtak", "beslut"}
)
"""The words before what was decided, which stays so where it is to be done by a time, too."""

_BY = re.compile(
    r"[\s,;:(–-](?:frist|tidsfrist|deadline|senest|inden)\b:?\s*(?P<due>[^()]+?)[).\s]*$",
    re.IGNORECASE,
)
"""The time that a text ends with."""

_NAME = re.compile(r"(?:[A-ZÆØÅÄÖ][\w.'’-]*\s+){2,4}(?=[a-zæøåäö])")
"""A name of several words that a sentence begins with."""

_DECIDED = re.compile(
    r"(?:beslutning|vedtak|beslut)(?: (?:i|af|fra|den|på|om)\b.*)?", re.IGNORECASE
)
"""How a heading says that what was decided follows, perhaps with by whom and when."""

_BEHIND = frozenset({"godkendelse", "approval", "underskrifter", "signatures"})
"""The headings of what stands behind items with numbers, in folded letters."""

_FIELDS = ("item", "owner", "subject", "decision", "due", "status")
"""The columns of a table that is made of a text, behind which one holds what has none."""

_OF_ITEM = {"subject": "subject", "notes": "subject", "decision": "decision"}
"""What of an item the parts are that headings name."""


def text_layout(parts: Sequence[Block]) -> Layout | None:
    """Where minutes stand in a text: in a table that names its items, or else under its headings,
    or else in a table that tells them by its subjects. Where no headings are said to be such, bold
    lines are, or else lines with numbers that go on from one another. Our own papers are known.
    """
    if own := own_layout(parts):
        return own
    blocks = [one for part in parts for one in (_form(part) or [part])]
    tables = [one.table for one in blocks if one.table]
    found = layout_of(tables)
    numbered = sum(bool(one.level and NUMBER.match(one.text)) for one in blocks)
    heads = [one.head for one in ([found.table] if found else tables)]
    named = any("item" in columns_of(head)[0] for head in heads)
    if found and (named or numbered < 2):
        return found
    if named and not numbered:
        return None
    ways = (blocks, [_as_heading(one) for one in blocks], _counted(blocks))
    return next((read for way in ways if (read := _headed(way))), None)


def _as_heading(block: Block) -> Block:
    """A line that stands out as the heading it is meant to be, but for one that begins a text."""
    return replace(block, level=_LINE) if block.bold and not block.text.endswith(":") else block


_LINE = 7
"""How deep a heading stands that is only a line."""


def _counted(blocks: Sequence[Block]) -> Sequence[Block]:
    """The parts of a text with its lines 1, 2, 3 … as headings."""
    found, next_one = [], 1
    for block in blocks:
        number = re.match(rf"(?:{WORD})?(\d{{1,3}})[.):]?\s", block.text, re.IGNORECASE)
        counts = number and not block.level and int(number[1]) == next_one
        if counts and NUMBER.match(block.text) and len(block.text) <= LONGEST:
            block, next_one = replace(block, level=_LINE), next_one + 1
        found.append(block)
    return found


def _form(block: Block) -> list[Block]:
    """A table of two columns that is a form, what each row is called beside it, as the parts of an
    item; nothing for any other table.
    """
    rows = (block.table.head, *block.table.rows) if block.table else ()
    pairs = [tuple(filter(None, row.cells)) for row in rows]
    called = [_section(pair[0]) for pair in pairs if pair]
    if not {"decision"} <= {*called} or called[0] or any(len(pair) > 2 for pair in pairs):
        return []
    title = replace(block, table=None, text=_title(pairs[0]), level=_LINE)
    return [title] + [
        replace(block, table=None, text=": ".join(pair)) for pair in pairs[1:] if len(pair) > 1
    ]


def _title(cells: tuple[str, ...]) -> str:
    """The title that stands in a row, behind its number."""
    number, *others = cells
    dot = "" if not others or NUMBER.match(f"{number} x") else "."
    return " ".join((f"{number}{dot}", *others))


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
    if _DECIDED.fullmatch(text.strip(" .:*_")):
        return "decision"
    column = _known(text)
    return _OF_ITEM.get(column, "")


def _decides(text: str) -> bool:
    """Whether a heading or a label says that what follows was decided, and not only agreed."""
    return bool(_DECIDED.fullmatch(text.strip(" .:*_"))) or fold(text).strip(" .:*_") in _DECISIONS


def _known(text: str) -> str:
    """The column that is called so."""
    return KNOWN.get(NO_LETTERS.sub("", fold(text)), "")


def _promise(text: str) -> tuple[str, str]:
    """Who is to do what a text says, where it begins with a name, and by when, where it ends with
    that; nothing where it names no time.

    >>> _promise("Ole Dam kontakter DSB om belysning (frist 1. februar 2017).")
    ('Ole Dam', '1. februar 2017')
    """
    found = _BY.search(text)
    if not found or not parse_due(found["due"], NO_DAY, None):
        return "", ""
    name = _NAME.match(text)
    return name[0].strip() if name else "", found["due"]


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
        self._decided = False
        """Whether it is a decision, which stays one where somebody is to do it by a time."""

    def layout(self) -> Layout:
        """What the parts came to."""
        rows = tuple(
            replace(row, cells=tuple(told.get(name, "") for name in (*_FIELDS, "")))
            for row, told in self._rows
        )
        made = TextTable(head=Row(0, (*_FIELDS, "")), rows=rows, outside=tuple(self._outside))
        columns = {name: place for place, name in enumerate(_FIELDS)}
        return Layout(table=made, columns=columns, unknown=tuple(self._unknown), headed=True)

    def take(self, block: Block) -> None:
        """Take the next part of the text in."""
        row, table = Row(block.line, (block.text,), block.sort), block.table
        if block.level and not block.aside:
            self._heading(block, row)
        elif block.aside or not self._column:
            told = map(told_row, (table.head, *table.rows) if table else (row,))
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
        around = self._numbered and (not self._rows or fold(block.text) in _BEHIND)
        begins = numbered or not (around or _no_item(block.text))
        if section and self._column:
            self._section(row, section)
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
        told = label[2] if label and column == "decision" else text[point.end() :] if point else ""
        who, due = _promise(told)
        if section := _section(text):
            self._section(row, section)
        elif due:
            self._decided = label is not None and _decides(label[1])
            self._put(row, "decision", told, own=True)
            self._put(row, "due", due)
            self._put(row, "owner", who)
        elif label and column == "decision" and fold(label[1]) in _TASK:
            self._put(row, "decision", text, own=True)
        elif label and column not in ("", "item", "subject", "notes"):
            self._decided = _decides(label[1]) if column == "decision" else self._decided
            self._put(row, column, label[2])
            self._column = column if column == "decision" else self._column
        elif self._column == "decision" and point:
            self._decided = False
            self._put(row, "decision", text[point.end() :], own=True)
        else:
            self._put(row, self._column, text)

    def _section(self, row: Row, section: str) -> None:
        """Begin a part of an item; what one of what was told is called stands above it."""
        self._column = section
        self._decided = _decides(row.cells[0])
        if section == "subject":
            self._put(row, section, row.cells[0])

    def _put(self, row: Row, column: str, text: str, *, own: bool = False) -> None:
        """Put a text into the row that is being made, or into a new one: where it stands for its
        own, below a text that is of no item's first row, or what is said there comes after it.
        """
        said = self._rows[-1][1].keys() - {"item", "subject"}
        mine = {"decision"} if column == "decision" and not own else set[str]()
        alone = {column} if column in ("owner", "due", "status") else said - mine
        if said & alone or (own and self._rows[-1][1].keys() == {"subject"}):
            self._rows.append((row, {}))
        if column == "due" and self._decided and not own and "decision" in self._rows[-1][1]:
            self._part()
        now = self._rows[-1][1]
        now[column] = "\n".join(filter(None, (now.get(column), text)))

    def _part(self) -> None:
        """Let what was decided stand for itself, and what is to be done of it below."""
        row, now = self._rows[-1]
        told = {"decision": now["decision"]}
        told.update((name, now.pop(name)) for name in ("owner", "status") if name in now)
        self._rows.append((row, told))
        self._decided = False

    def _table(self, table: TextTable) -> None:
        """The rows of a table under an item: what was decided, or else each a text."""
        columns, unknown = columns_of(table.head)
        if "decision" not in columns:
            for row in (table.head, *table.rows):
                self._put(row, "subject", told_row(row).cells[0])
            return
        self._unknown |= dict.fromkeys(unknown)
        for row in table.rows:
            told = {name: text for name in columns if (text := cell(row, columns, name))}
            about = ": ".join(told.pop(name) for name in ("item", "subject") if name in told)
            told |= {"subject": about} if about else {}
            self._rows.append((row, told | {"": others(table.head, row, columns)}))
