"""The parts of a Word file in their order: headings, paragraphs, points of lists, and tables."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Any

from msgspec.structs import replace

from tryg_tui.core.imports.tables import Row, TextTable
from tryg_tui.core.imports.texts import LONGEST, Block


def docx_blocks(data: bytes) -> list[Block]:
    """The parts of a Word file; none where it is no such file.

    Raises ImportError where what reads Word files is not installed.
    """
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document: Any = Document(io.BytesIO(data))
        blocks = list(_beside(document))
    except (PackageNotFoundError, KeyError, ValueError, SyntaxError, zipfile.BadZipFile):
        return []
    lists = _Lists(document)
    paragraphs = tables = 0
    for part in document.element.body.xpath(
        ".//w:p[not(ancestor::w:tbl or ancestor::w:txbxContent)]"
        " | .//w:tbl[not(ancestor::w:tbl or ancestor::w:txbxContent)]"
    ):
        if part.tag == f"{_WORD}p":
            paragraphs += 1
            # A table of contents says nothing that is not said below.
            if (text := _word_text(part)) and not lists.is_contents(part):
                blocks.append(_paragraph(part, text, paragraphs, lists))
        else:
            tables += 1
            if rows := _word_rows(part, tables):
                made = TextTable(head=rows[0], rows=tuple(rows[1:]))
                blocks.append(Block(line=paragraphs, table=made, sort="paragraph"))
    outside = tuple(Row(one.line, (one.text,), one.sort) for one in blocks if one.text)
    return [
        replace(one, table=replace(one.table, outside=outside)) if one.table else one
        for one in blocks
    ]


def _beside(document: Any) -> Iterator[Block]:
    """What stands in the headers, footers, footnotes and comments of a Word file, each once."""
    from docx.oxml.parser import parse_xml

    held = [one for one in document.part.rels.values() if not one.is_external]
    parts = [one.target_part for one in held if one.reltype.rpartition("/")[2] in _BESIDE]
    read = (parse_xml(one.blob).iter(f"{_WORD}p") for one in parts)
    for text in dict.fromkeys(_word_text(part) for part in chain.from_iterable(read)):
        if any(map(str.isalnum, text)) and not _PAGE.fullmatch(text):
            yield Block(line=0, text=text, sort="beside", aside=True)


_BESIDE = frozenset({"header", "footer", "footnotes", "endnotes", "comments"})
_PAGE = re.compile(r"(?:(?:side|page)\s*)?\d*(?:\s*(?:/|af|of)\s*\d*)?", re.IGNORECASE)
"""The number of a page."""


def _paragraph(part: Any, text: str, line: int, lists: "_Lists") -> Block:
    """A paragraph: a heading by its style, a point or a numbered line of a list, or a text."""
    level = lists.level(part)
    mark = lists.mark(part)
    bold = not level and len(text) <= LONGEST and _is_bold(part)
    return Block(line=line, text=mark + text, level=level, bold=bold, sort="paragraph")


def _is_bold(part: Any) -> bool:
    """Whether all that is read of a paragraph is bold."""
    runs = [run for run in part.xpath(".//w:r[w:t]") if "".join(run.xpath("./w:t/text()")).strip()]
    return bool(runs) and all(
        run.xpath("./w:rPr/w:b[not(@w:val='0' or @w:val='false')]") for run in runs
    )


def _value(element: Any, name: str) -> str:
    """An attribute of a part of a Word file; nothing where there is no such part."""
    return "" if element is None else element.get(f"{_WORD}{name}", "")


class _Lists:
    """The styles and lists of a Word file, and how far the numbers of each list have come."""

    def __init__(self, document: Any) -> None:
        """Take in what the file says of its styles and lists."""
        styles = document.styles.element.xpath("./w:style[@w:type='paragraph']")
        self._styles = {one.get(f"{_WORD}styleId"): one for one in styles}
        self._count: Counter[str] = Counter()
        self._kinds: dict[str, str] = {}
        """The sort of numbers of each list, by its id."""
        found = [one for one in document.part.rels.values() if one.reltype.endswith("/numbering")]
        for numbering in (one.target_part.element for one in found):
            sorts = {
                _value(one, "abstractNumId"): _value(one.find(f"{_WORD}lvl/{_WORD}numFmt"), "val")
                for one in numbering.findall(f"{_WORD}abstractNum")
            }
            for one in numbering.findall(f"{_WORD}num"):
                of = _value(one.find(f"{_WORD}abstractNumId"), "val")
                self._kinds[_value(one, "numId")] = sorts.get(of, "")

    def level(self, part: Any) -> int:
        """How deep the heading is that a paragraph is by its style, from 1; 0 for none."""
        for style in self._of(part):
            names = style.xpath("./w:name/@w:val")
            found = _HEADING.fullmatch(names[0].lower()) if names else None
            if found:
                return int(found[1])
        return 0

    def is_contents(self, part: Any) -> bool:
        """Whether a paragraph is a line of a table of contents."""
        names = (name for style in self._of(part) for name in style.xpath("./w:name/@w:val"))
        return any(_CONTENTS.fullmatch(name.lower()) for name in names)

    def mark(self, part: Any) -> str:
        """What stands before a paragraph of a list: its number, or the sign of a point."""
        held = [part, *self._of(part)]
        ids = [id for one in held for id in one.xpath("./w:pPr/w:numPr/w:numId/@w:val")][:1]
        deep = part.xpath("./w:pPr/w:numPr/w:ilvl/@w:val")
        kind = self._kinds.get(ids[0], "") if ids else ""
        if kind in ("", "none"):
            return ""
        if kind != "decimal" or deep not in ([], ["0"]):
            return "- "
        self._count[ids[0]] += 1
        return f"{self._count[ids[0]]}. "

    def _of(self, part: Any) -> Iterator[Any]:
        """The style of a paragraph, and those it goes on from."""
        id, seen = "".join(part.xpath("./w:pPr/w:pStyle/@w:val")), set[str]()
        while id in self._styles and id not in seen:
            seen.add(id)
            yield self._styles[id]
            id = "".join(self._styles[id].xpath("./w:basedOn/@w:val"))


_HEADING = re.compile(r"(?:heading|overskrift|rubrik) ([1-6])")
"""What the styles of headings are called."""

_CONTENTS = re.compile(r"(?:toc|contents|indholdsfortegnelse) \d")
"""What the styles of a table of contents are called."""


def _word_rows(table: Any, place: int) -> list[Row]:
    """The rows of a table that have any text; where cells are one, it stands in the first."""
    rows = []
    kept = "./w:tr[not(w:trPr/w:del)] | ./w:sdt/w:sdtContent/w:tr | ./w:ins/w:tr"
    for number, row in enumerate(table.xpath(kept), 1):
        cells: list[str] = []
        for one in row.xpath("./w:tc | ./w:sdt/w:sdtContent/w:tc"):
            (merged, *_more) = one.xpath("./w:tcPr/w:vMerge") or (None,)
            above = merged is not None and merged.get(f"{_WORD}val", "continue") == "continue"
            spans = one.xpath("./w:tcPr/w:gridSpan/@w:val")
            cells += ["" if above else _word_text(one), *[""] * (int(spans[0]) - 1 if spans else 0)]
        if any(cells):
            rows.append(Row(number, tuple(cells), "row", place))
    return rows


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""What the names of the parts of a Word file begin with."""

_GONE = frozenset(f"{_WORD}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr")) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
"""Parts that hold what was taken out, no text, or once more what a text box holds."""

_SIGNS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}


def _word_text(part: Any) -> str:
    """All text in a part of a Word file, with every tracked change accepted.

    What fields, content controls, links and tables within it show is text as any other.
    """
    return "".join(_word_pieces(part)).strip()


def _word_pieces(part: Any) -> Iterator[str]:
    """The pieces of that text, each paragraph on a line of its own."""
    for one in part:
        if one.tag in _GONE:
            continue
        if one.tag == f"{_WORD}t":
            yield one.text or ""
        elif one.tag in _SIGNS:
            yield _SIGNS[one.tag]
        else:
            yield from _word_pieces(one)
            if one.tag == f"{_WORD}p":
                yield "\n"
