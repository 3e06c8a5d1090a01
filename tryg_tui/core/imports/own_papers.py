"""Our own minutes as papers, referat or log, read back as what they were made of."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from msgspec.structs import replace

from tryg_tui.core.imports.layout import Layout, told_row
from tryg_tui.core.imports.tables import Columns, Row, TextTable, cell
from tryg_tui.core.imports.texts import Block
from tryg_tui.core.input.due import day_within, parse_due
from tryg_tui.core.input.names import aliases, fold
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import (
    Action,
    AnyEntry,
    Decision,
    Note,
    Outcome,
    Outreach,
    Status,
    Topic,
)
from tryg_tui.core.model.strategy import ItemKind

_FORMS = (
    {"besluttet paa moedet", "aktionspunkter"},
    {"decided at the meeting", "action points"},
    {"det blev besluttet", "oversigt"},
    {"this was decided", "overview"},
)
"""The headings above the items by which each form of our papers is known, in folded letters."""

_AGAIN = frozenset[str]().union(*_FORMS)
"""The headings of what stands below once more."""

_HOMELESS = frozenset({"linjer uden punkt", "entries without an item"})
_EMPTY = frozenset({"intet under dette punkt", "nothing recorded under this item"})
_NOT_STATED = frozenset({"ikke oplyst", "not stated"})
_UNSETTLED = frozenset(
    {"resultat ikke oplyst", "outcome not stated", "resultat: ikke oplyst", "outcome: not stated"}
)

_OUTCOMES: dict[str, Outcome] = aliases(
    {
        "adopted": "vedtaget, adopted",
        "noted": "taget til efterretning, noted",
        "postponed": "udsat, postponed",
        "rejected": "afvist, rejected",
    }
)
_ITEM_KINDS: dict[str, ItemKind] = aliases(
    {
        "approval": "til godkendelse, for approval",
        "information": "til orientering, for information",
        "discussion": "til drøftelse, for discussion",
        "decision": "til beslutning, for decision",
    }
)
_KINDS = aliases(
    {
        "decision": "beslutning, decision, godkendelse, approval",
        "action": "aktionspunkt, action",
        "note": "note",
        "outreach": "formidling, outreach",
        "status": "status",
        "topic": "parkeret emne, parked topic",
    }
)
"""The kinds that a paper shows all of, by their words; what else it shows is kept as a note."""

_FIELDS = aliases(
    {
        "initiative": "indsats, initiative",
        "owner": "ansvarlig, owner",
        "due": "frist, due",
        "status": "status",
        "channel": "kanal, channel",
        "done": "udført, done",
    }
)
"""The columns that the fields of an entry and the columns of our tables fill."""

_OF_KIND = {
    "action": {"owner", "due"},
    "outreach": {"owner", "due", "channel", "done"},
    "status": {"status"},
}
"""Which of them belong to a kind, beside the initiative; others are told with its text."""

_DONE = frozenset({"decision", "action", "outreach"})
"""The kinds whose text stands where a table has what was decided."""

_NUMBER = re.compile(r"\d+(?:\.[a-z0-9]+)*\. ", re.IGNORECASE)
_ENTRY = re.compile(r"#\d+ (?P<kind>[^()]+?)(?P<private> \((?:fortrolig|private)\))?")
_PRIVATE = re.compile(r"\((?:fortrolig|private)\) ")
_PARKED = re.compile(r"(?:Parkeret til et senere møde|Parked for a later meeting): ")
_MARKED = re.compile(r"(?:- )?(?P<sign>\*{1,2})(?P<name>[^*]+)(?P=sign)(?P<more>.*)", re.DOTALL)
_FRONT = re.compile(r'(?:title|lang|author|subject|date|status): ".*"')
_NAMES = "item subject decision owner due status kind initiative outcome private channel done"
_COLUMNS = tuple(_NAMES.split())


def own_layout(parts: Sequence[Block]) -> Layout | None:
    """What our own minutes say, entry by entry; None for any other text."""
    blocks = [
        replace(one, text=_unmarked(one.text)) for one in parts if not _FRONT.fullmatch(one.text)
    ]
    heads = {fold(one.text): one.level for one in blocks if one.level}
    form = next((one for one in _FORMS if one <= heads.keys()), None)
    if form is None:
        return None
    paper = _OwnPaper(heads[min(form)])
    for block, after in zip_longest(blocks, blocks[1:]):
        # What a table is called stands above it, and says nothing that is not in it.
        if not (after and after.table and block.text and paper.rows and not block.level):
            paper.take(block)
    return paper.layout()


def _unmarked(text: str) -> str:
    """A text without the signs that make it stand out in Markdown."""
    found = _MARKED.fullmatch(text)
    return found["name"] + found["more"] if found else text


class _OwnPaper:
    """The entries of a paper as rows, put together part by part."""

    def __init__(self, level: int) -> None:
        """`level` is that of the headings of items."""
        self.rows: list[tuple[Row, dict[str, str]]] = []
        self._level = level
        self._outside: list[Row] = []
        self._number = ""
        """The number of the item."""
        self._kind = ""
        """What the next text is; "log" for what belongs to the entry above."""
        self._skips, self._within, self._settled = False, False, False

    def layout(self) -> Layout:
        """What the parts came to."""
        rows = tuple(
            replace(row, cells=tuple(told.get(name, "") for name in _COLUMNS))
            for row, told in self.rows
        )
        made = TextTable(head=Row(0, _COLUMNS), rows=rows, outside=tuple(self._outside))
        columns = {name: place for place, name in enumerate(_COLUMNS)}
        return Layout(table=made, columns=columns, headed=True)

    def take(self, block: Block) -> None:
        """Take the next part of the paper in."""
        row = Row(block.line, (block.text,), block.sort)
        entry = _ENTRY.fullmatch(block.text)
        if block.level == self._level:
            self._item(row)
        elif block.level and self._within and entry:
            self._kind = "log"
            kind = _KINDS.get(fold(entry["kind"]), "")
            self._begin(row, kind or "note", "" if kind else f"{entry['kind']}:")
            self.rows[-1][1]["private"] = entry["private"] or ""
        elif block.level and self._within:
            self._kind, self._settled = _KINDS.get(fold(block.text), "note"), True
        elif block.aside or not self._within:
            table = block.table
            told = (table.head, *table.rows) if table else (row,)
            self._outside += [] if self._skips else map(told_row, told)
        elif block.table:
            self._table(block.table)
        elif fold(block.text) not in _EMPTY:
            self._text(row)

    def _item(self, row: Row) -> None:
        """Begin an item, or leave all of them."""
        text = row.cells[0]
        number = _NUMBER.match(text)
        self._within = bool(number) or fold(text) in _HOMELESS
        self._skips = not self._within and not self.rows and fold(text) in _AGAIN
        self._kind = "item"
        if self._within:
            self._number = number[0].rstrip(". ") if number else ""
            self.rows.append((row, {"item": text[number.end() :] if number else text}))
        elif not self._skips:
            self._outside.append(row)

    def _begin(self, row: Row, kind: str, text: str, **more: str) -> None:
        """Begin an entry."""
        told = {"kind": kind, **more}
        told["decision" if kind in _DONE else "subject"] = text
        self.rows.append((row, told))

    def _add(self, text: str) -> None:
        """Go on with the text of the entry, or of the item."""
        told = self.rows[-1][1]
        name = "decision" if "decision" in told else "subject"
        told[name] = "\n".join(filter(None, (told.get(name), text)))

    def _text(self, row: Row) -> None:
        """A text under an item or an entry."""
        text, now = row.cells[0], self.rows[-1][1]
        label, _colon, said = text.partition(": ")
        column, word = _FIELDS.get(fold(label), ""), fold(text)
        kind = next((kind for said, kind in _ITEM_KINDS.items() if word.startswith(said)), "")
        if self._kind == "item" and kind and "kind" not in now:
            now["kind"] = kind
        elif self._kind == "log" and said and column in _filled(now["kind"]) - now.keys():
            now[column] = "" if fold(said) in _NOT_STATED else said
        elif now.get("kind") == "decision" and word in _OUTCOMES.keys() | _UNSETTLED:
            now["outcome"] = _OUTCOMES.get(word, "")
        elif self._kind in ("item", "log"):
            self._add(text)
        elif self._kind == "decision":
            self._decision(row)
        elif parked := _PARKED.search(text):
            self._begin(row, "topic", text[: parked.start()] + text[parked.end() :])
        else:
            self._begin(row, "note", text)

    def _decision(self, row: Row) -> None:
        """What was decided, behind its number where there are several, or more of the one above."""
        text = row.cells[0]
        number = re.match(rf"{re.escape(self._number)}\.\d+ ", text)
        if number or self._settled:
            self._begin(row, "decision", text[number.end() :] if number else text)
            self._settled = False
        else:
            self._add(text)

    def _table(self, table: TextTable) -> None:
        """The rows of one of our tables: statuses, tasks, or what became of earlier ones."""
        columns = [_FIELDS.get(fold(name), "") for name in table.head.cells]
        kind = "status" if "initiative" in columns else "action" if "due" in columns else "note"
        for row in table.rows:
            cells = ["" if fold(one) in _NOT_STATED else one for one in row.cells]
            told = dict(zip(columns, cells, strict=False))
            text = told.pop("", "")
            if kind == "note":
                named = zip(table.head.cells, row.cells, strict=False)
                told, text = {}, "\n".join(f"{name}: {said}" for name, said in named if said)
            self._begin(row, kind, text, **told)


def _filled(kind: str) -> set[str]:
    """The columns that fields of an entry of a kind fill."""
    return {"initiative"} | _OF_KIND.get(kind, set())


def own_entry(
    row: Row,
    columns: Columns,
    common: Mapping[str, Any],
    day: dt.date,
    initiatives: Mapping[str, Id],
    statuses: Mapping[str, Id],
) -> AnyEntry:
    """The entry that a row of our own paper tells; `initiatives` and `statuses` are the ids by
    what they are called.
    """
    at = {name: cell(row, columns, name) for name in _COLUMNS}
    text = at["decision"] or at["subject"]
    private = bool(at["private"] or _PRIVATE.search(text))
    text = _PRIVATE.sub("", text, count=1) if _PRIVATE.match(text) else text
    title = at["initiative"]
    if not title:
        title = _begun(text, initiatives)
        text = _PRIVATE.sub("", text[len(title) + 2 :], count=1) if title else text
    initiative = initiatives.get(title, "")
    unknown = title if title and not initiative else ""
    held = {**common, "initiative": initiative, "private": private}
    status = statuses.get(at["status"], "")
    if at["kind"] == "status" and status and initiative:
        return Status(**held, status=status, text=text)
    told = at["status"] if at["kind"] == "status" else ""
    held["text"] = ": ".join(filter(None, (unknown, told, text)))
    if at["kind"] in ("action", "outreach"):
        found = parse_due(at["due"], day, None) if at["due"] else None
        due, words = (found.date, found.text) if found else (None, "")
        held |= {"due": due, "due_text": words or at["due"]}
        held["owner_text"] = at["owner"]
        if at["kind"] == "action":
            return Action(**held)
        return Outreach(**held, channel=at["channel"], done=day_within(at["done"]))
    if at["kind"] == "decision":
        outcome: Any = at["outcome"] or None
        return Decision(**held, outcome=outcome)
    return Topic(**held) if at["kind"] == "topic" else Note(**held)


def _begun(text: str, titles: Iterable[str]) -> str:
    """The longest of some titles that a text begins with, before a colon; nothing for none."""
    found = [title for title in titles if text.startswith(f"{title}: ")]
    return max(found, key=len, default="")
