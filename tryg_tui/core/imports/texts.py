"""The parts of a text in their order, headings, paragraphs and tables: of Markdown and of HTML."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import msgspec
from msgspec.structs import replace

from tryg_tui.core.imports.tables import Row, RowSort, TextTable, markdown_tables, unescaped

LONGEST = 100
"""Letters of a line that may be a heading at most."""


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a text: a heading, a paragraph, a point of a list, or a table."""

    line: int
    text: str = ""
    level: int = 0
    """Of a heading, how deep it stands, from 1."""
    table: TextTable | None = None
    bold: bool = False
    """Whether it is a short line that stands out, as a heading does that is not said to be one."""
    sort: RowSort = "line"
    """What the line counts."""
    aside: bool = False
    """Whether it stands beside what the text is about, as the foot of a page does."""


_HEADING = re.compile(r"(#{1,6})\s+(.*?)(?:\s+#+)?")
_MARK = re.compile(r"<a\s+(?:id|name)=[^<>]*>\s*</a>|^\s*>\s?", re.IGNORECASE)
"""What marks a place or a quotation in Markdown, and says nothing."""
_BOLD = re.compile(r"(\*\*|__)(?P<said>(?!\s)[^*_]{1,100})\1:?")


def markdown_blocks(text: str) -> list[Block]:
    """The parts of a Markdown file, line by line."""
    tables = markdown_tables(text)
    blocks = [Block(line=one.head.line, table=one) for one in tables]
    used = {n for one in tables for n in range(one.head.line, one.head.line + len(one.rows) + 2)}
    for number, told in enumerate(text.split("\n"), 1):
        line = _MARK.sub("", told)
        found = _HEADING.fullmatch(" ".join(line.split()))
        bold = _BOLD.fullmatch(line.strip())
        said = unescaped(found[2] if found else bold["said"] if bold else line)
        if number not in used and any(map(str.isalnum, said)):
            level = len(found[1]) if found else 0
            blocks.append(Block(line=number, text=said, level=level, bold=bool(bold)))
    return sorted(blocks, key=lambda one: one.line)


def html_blocks(text: str) -> list[Block]:
    """The parts of a page, its tables as they are drawn; what a program says in it is no text."""
    page = _Page()
    page.feed(text)
    page.close()
    outside = tuple(Row(one.line, (one.text,)) for one in page.blocks if one.text)
    return [
        replace(one, table=replace(one.table, outside=outside)) if one.table else one
        for one in page.blocks
    ]


_NO_TEXT = frozenset({"head", "title", "script", "style", "template", "svg", "noscript", "button"})
"""What holds nothing that is read on a page."""

_STRONG = frozenset({"b", "strong"})
_ASIDE = frozenset({"nav", "footer", "aside"})
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_OTHERS = (
    "address article blockquote body br caption dd details div dl dt figcaption figure form "
    "header hr html label legend li main ol p pre section summary table td th tr ul"
)
_PARTS = frozenset(_OTHERS.split()) | _ASIDE | _LEVELS.keys()
"""What begins on a line of its own."""

_WIDEST = 100
"""Columns or rows that one cell takes up at most."""

_Cells = list[tuple[str, int, int]]
"""The texts of the cells of a row, with how many columns and rows each takes up."""


class _Page(HTMLParser):
    """A page as it is read through."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.blocks: list[Block] = []
        self._text: list[str] = []
        self._line, self._level, self._point, self._aside = 1, 0, "", 0
        self._strong, self._plain = 0, False
        """How deep it is in bold, and whether anything of the text is not."""
        self._unread = ""
        """Within which tag nothing is read."""
        self._term, self._explains = -1, False
        """Which part the last term is, and whether it is within what explains one."""
        self._tables, self._nested = 0, 0
        self._rows: list[_Cells] = []
        self._spans: tuple[int, int] | None = None
        """How many columns and rows the cell takes up that is being read."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a part, a table or a cell."""
        if self._unread or tag in _NO_TEXT:
            self._unread = "" if tag == "body" else self._unread or tag
        elif tag == "table" and not self._nested:
            self._end()
            self._nested = 1
        elif self._nested == 1 and tag in ("tr", "td", "th"):
            self._begin_cell(tag, dict(attrs))
        elif self._nested or tag == "br":
            self._nested += tag == "table"
            self._break(tag)
        elif tag in _STRONG:
            self._strong += 1
        elif tag in _PARTS:
            self._end()
            self._aside += tag in _ASIDE
            self._level = _LEVELS.get(tag, self._level)
            self._point = "- " if tag == "li" else self._point
            self._term = len(self.blocks) if tag == "dt" else self._term
            self._explains = tag == "dd" or (self._explains and tag != "dt")

    def handle_endtag(self, tag: str) -> None:
        """End a part, a table or a cell."""
        if self._unread:
            self._unread = "" if tag == self._unread else self._unread
        elif tag == "table" and self._nested:
            self._nested -= 1
            self._break(tag)
            if not self._nested:
                self._end_table()
        elif self._nested:
            self._break(tag)
        elif tag in _STRONG:
            self._strong = max(0, self._strong - 1)
        elif tag in _PARTS:
            self._end()
            self._level, self._point = 0, ""
            self._explains &= tag not in ("dd", "dl")
            self._aside = max(0, self._aside - (tag in _ASIDE))

    def handle_data(self, data: str) -> None:
        """Take text in; however it is broken into lines, it is one."""
        if self._unread or not (self._text or data.strip()):
            return
        self._line = self._line if self._text else self.getpos()[0]
        self._plain |= bool(data.strip()) and not self._strong
        self._text.append(re.sub(r"\s+", " ", data))

    def close(self) -> None:
        """End what nothing ended."""
        super().close()
        self._end_table()
        self._end()

    def _break(self, tag: str) -> None:
        """Go on with the text on a line of its own, where a tag says so."""
        if self._text and tag in _PARTS:
            self._text.append("\n")

    def _taken(self) -> str:
        """The text that was read last, without the room around its lines."""
        lines = (" ".join(line.split()) for line in "".join(self._text).split("\n"))
        self._text.clear()
        return "\n".join(filter(None, lines))

    def _end(self) -> None:
        """End a heading, a paragraph or a point."""
        if text := self._taken():
            aside = bool(self._aside)
            said = self._point + text
            if self._explains and self._term == len(self.blocks) - 1:
                term = self.blocks.pop()
                said, self._line = f"{term.text.rstrip(':')}: {text}", term.line
                self._term = -1
            bold = not (self._plain or self._level) and len(said) <= LONGEST
            one = Block(line=self._line, text=said, level=self._level, bold=bold, aside=aside)
            self.blocks.append(one)
            self._level, self._point, self._strong = 0, "", 0
        self._plain = False

    def _begin_cell(self, tag: str, attrs: dict[str, str | None]) -> None:
        """Begin a row or a cell of it."""
        self._end_cell()
        if tag == "tr" or not self._rows:
            self._rows.append([])
        if tag != "tr":
            across, down = (attrs.get(name) or "" for name in ("colspan", "rowspan"))
            self._spans = _span(across), _span(down)

    def _end_cell(self) -> None:
        """End a cell; what stands in none, as the name of a table does, is a paragraph."""
        if self._spans is None:
            self._end()
        else:
            self._rows[-1].append((self._taken(), *self._spans))
            self._spans = None

    def _end_table(self) -> None:
        """End a table, of which one without text is none."""
        self._end_cell()
        self._nested = 0
        drawn = enumerate(_drawn(self._rows), 1)
        table = self._tables + 1
        rows = [Row(number, cells, "row", table) for number, cells in drawn if any(cells)]
        self._rows = []
        if rows:
            self._tables = table
            made = TextTable(head=rows[0], rows=tuple(rows[1:]))
            aside = bool(self._aside)
            self.blocks.append(Block(line=self.getpos()[0], table=made, aside=aside))


def _span(text: str) -> int:
    """How many columns or rows a cell takes up."""
    return min(_WIDEST, int(text)) or 1 if re.fullmatch("[0-9]{1,4}", text) else 1


def _drawn(rows: list[_Cells]) -> Iterator[tuple[str, ...]]:
    """The rows of a table; where cells are one, its text stands in the first."""
    hanging: dict[int, int] = {}
    for row in rows:
        cells: list[str] = []
        for text, across, down in (*row, ("", 0, 0)):
            while hanging.get(len(cells)):
                hanging[len(cells)] -= 1
                cells.append("")
            hanging |= dict.fromkeys(range(len(cells), len(cells) + across), down - 1)
            cells += [text, *[""] * (across - 1)][:across]
        yield tuple(cells)
