"""Markdown (CommonMark with tables): every character that was written stays a character."""

import json
import re
from collections.abc import Iterator

from tryg_tui.core.model.link import is_web
from tryg_tui.documents import model
from tryg_tui.documents.render.visible import shown

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~$^@]|&(?=#?\w+;)|#(?=#*\s*$))")
"""What is markup somewhere within a line or at its end."""

_LEADING = re.compile(r"^(\s*)(\d{0,9})([-+=:#.)])")
"""What is markup only at the beginning of a line: headings, lists, underlines, definitions."""

_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)")
"""What some readers turn into a link though nobody has asked for one."""


def markdown(paper: model.Paper) -> bytes:
    """A document as Markdown, with what an archive asks of it at the head."""
    paper = shown(paper)
    head = {
        "title": paper.title,
        "lang": paper.language,
        "author": paper.author,
        "subject": paper.subject,
        "date": paper.date.isoformat(),
        "status": paper.status,
        "case-number": paper.case_number,
    }
    # A JSON string is a YAML string too, whatever stands in it.
    lines = [f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in head.items() if text]
    parts = ["\n".join(("---", *lines, "---")), *_parts(paper)]
    return ("\n\n".join(parts) + "\n").encode()


def _parts(paper: model.Paper) -> Iterator[str]:
    """The parts of a document, each as a block of Markdown."""
    for block in model.grouped(paper.blocks):
        if isinstance(block, tuple):
            yield "\n".join(map(_field, block))
        else:
            yield from _block(block)


def _block(block: model.Block) -> Iterator[str]:
    """A block as blocks of Markdown."""
    match block:
        case model.Heading():
            anchor = f'<a id="{block.anchor}"></a>' if block.anchor else ""
            yield f"{'#' * block.level} {anchor}{within(block.text)}"
        case model.Text() if block.text.strip():
            yield _text(block)
        case model.Paragraph():
            yield "".join(map(_run, block.runs))
        case model.Listing():
            marks = (f"{n}." if block.ordered else "-" for n in range(1, len(block.items) + 1))
            pairs = zip(marks, block.items, strict=False)
            yield "\n".join(f"{mark} {_within(item, len(mark) + 1)}" for mark, item in pairs)
        case model.Table():
            yield f"*{within(block.caption)}*"
            yield "\n".join(_table(block))
        case model.Figure():
            yield from map(within, model.texts(block))
        case model.Field():
            yield _field(block)


def _text(block: model.Text) -> str:
    """A text as its role asks for."""
    parts = (part for part in re.split(r"\n\s*\n", block.text) if part.strip())
    paragraphs = [lines(part.strip() if block.role else part) for part in parts]
    if block.role == "decision":
        quoted = "\n\n".join(paragraphs).split("\n")
        return "\n".join(f"> {line}".rstrip() for line in quoted)
    mark = {"notice": "**", "outcome": "**", "quiet": "*"}.get(block.role, "")
    return "\n\n".join(f"{mark}{part}{mark}" for part in paragraphs)


def _field(field: model.Field) -> str:
    """A field as an item of a list."""
    return f"- **{within(field.name)}:** {_within(field.text, 2, begun=True)}".rstrip()


def _within(text: str, indent: int, *, begun: bool = False) -> str:
    """A text inside an item of a list, its further lines set in."""
    kept = [line for line in text.split("\n") if line.strip()]
    return lines("\n".join(kept), begun=begun).replace("\n", "\n" + " " * indent)


def _table(table: model.Table) -> Iterator[str]:
    """The lines of a table."""
    yield f"| {' | '.join(map(_cell, table.head))} |"
    yield f"| {' | '.join('---' for _ in table.head)} |"
    for number, row in enumerate(table.rows):
        cells = [_cell(cell) for cell in row]
        if table.anchors:
            cells[0] = f'<a id="{table.anchors[number]}"></a>{cells[0]}'
        yield f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    """A text inside a table, where a line cannot be ended otherwise."""
    return "<br>".join(within(line).strip() for line in text.split("\n"))


def _run(run: model.Run) -> str:
    """Words with their looks."""
    if not run.link:
        return _looks(run, lines(run.text))
    return _link(run, run.text.replace("\n", " "))


def _looks(run: model.Run, text: str) -> str:
    """Words in Markdown with their looks."""
    mark = "**" if run.strong else "*" if run.emphasis else ""
    return f"{mark}{text}{mark}" if text.strip() == text and text else text


def lines(text: str, *, begun: bool = False) -> str:
    """A text whose lines stay lines; the first is no beginning where it is `begun` before it."""
    first, *rest = text.split("\n")
    kept = [within(first) if begun else escaped(first), *map(escaped, rest)]
    return "\\\n".join(map(_spaced, kept))


def escaped(line: str) -> str:
    """A line with nothing in it that is markup."""
    return _LEADING.sub(r"\1\2\\\3", within(line))


def within(line: str) -> str:
    """Words within a line with nothing in them that is markup but the addresses that lead on."""
    runs = model.linking((model.Run(line.replace("\n", " ")),))
    return "".join(_link(run, run.text) if run.link else _unmarked(run.text) for run in runs)


def _link(run: model.Run, text: str) -> str:
    """A link with its words; an address that stands there itself is one in angle brackets."""
    if run.link == text and is_web(text):
        return f"<{text}>"
    return f"[{_looks(run, _unmarked(text))}](<{run.link}>)"


def _unmarked(text: str) -> str:
    """Words with nothing in them that is markup or that a reader takes for a link."""
    return _ADDRESS.sub(_unlinked, _SPECIAL.sub(r"\\\1", text))


def _unlinked(found: re.Match[str]) -> str:
    """The beginning of an address that no reader takes for one."""
    word, sign = (found[1], found[2]) if found[1] else (found[3], found[4])
    return f"{word}\\{sign}"


def _spaced(line: str) -> str:
    """A line whose leading spaces are seen: four of them would make it a piece of code."""
    bare = line.lstrip(" ")
    return "\u00a0" * (len(line) - len(bare)) + bare
