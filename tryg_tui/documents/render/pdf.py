"""PDF that is archival and accessible at once (PDF/A-2a and PDF/UA-1), set by Typst."""

import datetime as dt
import json
import re
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import typst

from tryg_tui.core.input.visible import PICTURES
from tryg_tui.documents import model
from tryg_tui.documents.render.drawing import svg
from tryg_tui.documents.render.visible import other_language, shown

FONTS = ("Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern Math")
"""Fonts that come with Typst, so that the same document looks the same everywhere."""

STANDARDS = ["a-2a", "ua-1"]
"""What the file promises to be; Typst refuses to write one that would not keep it."""

_UNSHOWN = re.compile(
    r'the text `"(?P<text>.*?)"` could not be displayed'
    r'|contains the codepoint `"(?P<point>.*?)"`',
    re.DOTALL,
)
"""How Typst says that none of its fonts has a character, or that no archive takes it."""

_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
"""A character in a message of Typst that it does not print as it is."""

LINE = 90
"""Characters of a line; the widest of them take more than twice the room."""

_SUSPECTS = b"<</Marked true/Suspects false>>"
_SUSPECTS_UNSAID = b"<</Marked true>>".ljust(len(_SUSPECTS))
"""That no tag is a guess, which holds where nothing is said of it too: pdfinfo calls it a fault to
say so. It is as long as before, as a file counts where its parts begin.
"""

ROUNDS = 100
"""How often a document may turn out to hold characters that cannot be shown."""


def pdf(paper: model.Paper) -> bytes:
    """A document as a PDF file; the same document is always the same file.

    A character that no font of ours has is shown by its number, "⟨U+1F600⟩": in an archive it
    must not be a box that nobody can read.
    """
    text = json.dumps(_data(shown(paper)), ensure_ascii=False)
    moment = dt.datetime.combine(paper.date, dt.time(), dt.UTC)
    template = files("tryg_tui.documents.render").joinpath("document.typ").read_bytes()
    compiler = typst.Compiler(ignore_system_fonts=True)
    for _round in range(ROUNDS):
        try:
            made: Any = compiler.compile(
                template,
                format="pdf",
                sys_inputs={"paper": text},
                pdf_standards=STANDARDS,  # type: ignore[arg-type]
                timestamp=moment,
            )
        except typst.TypstError as error:
            text = _without(text, error)
        else:
            return bytes(made).replace(_SUSPECTS, _SUSPECTS_UNSAID)
    raise ValueError(ROUNDS)


def _without(text: str, error: typst.TypstError) -> str:
    """The document with the numbers of characters that could not be shown in their place."""
    found = "".join(match["text"] or match["point"] for match in _UNSHOWN.finditer(str(error)))
    told = _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), found)
    signs = {sign for sign in told if not sign.isascii()}
    shorter = text.translate({ord(sign): _number(sign) for sign in signs})
    if shorter == text:
        raise error
    return shorter


def _number(sign: str) -> str:
    """A character by its number; a picture of a control character by that of the control."""
    number = ord(sign)
    if PICTURES <= number < PICTURES + 32:
        number -= PICTURES
    return f"⟨U+{number:04X}⟩"


def _data(paper: model.Paper) -> dict[str, Any]:
    """A document as the template takes it."""
    return {
        "title": paper.title,
        "author": paper.author,
        "subject": paper.subject,
        "keywords": [word for word in (paper.case_number, paper.status) if word],
        "language": paper.language,
        "year": paper.date.year,
        "month": paper.date.month,
        "day": paper.date.day,
        "fonts": FONTS,
        "header": _broken(" · ".join(part for part in (paper.status, paper.title) if part)),
        "pages": paper.pages,
        "blocks": [
            part
            | {
                "kept": keep,
                "lang": _language(said := "".join(model.texts(block)), paper.language),
                "length": len(said),
            }
            for block, keep in zip(paper.blocks, model.kept(paper.blocks), strict=True)
            if (part := _part(block, paper.language))
        ],
    }


def _language(text: str, own: model.Language) -> str:
    """The language of a text of a paper, as a voice reads it."""
    return other_language(text, own) or own


def _part(block: model.Block, own: model.Language) -> dict[str, Any] | None:
    """A block as the template takes it; nothing for an empty text."""
    match block:
        case model.Heading():
            return {
                "kind": "heading",
                "level": block.level,
                "text": _broken(block.text),
                "anchor": block.anchor,
            }
        case model.Text() if block.text.strip():
            return {"kind": "text", "text": _said(block.text), "role": block.role}
        case model.Paragraph():
            return {"kind": "text", "role": block.role, "text": _runs(block.runs)}
        case model.Field():
            return {"kind": "field", "name": _broken(block.name), "text": _said(block.text)}
        case model.Listing():
            items = [{"text": _said(it), "lang": _language(it, own)} for it in block.items]
            return {"kind": "list", "items": items, "ordered": block.ordered}
        case model.Table():
            return _table(block, own)
        case model.Figure():
            return {
                "kind": "figure",
                "caption": block.caption,
                "values": block.values,
                "svg": svg(block.plot, FONTS[0]),
            }
    return None


Said = str | list[dict[str, Any]]
"""A text as the template takes it, or its words where some of them are links."""


def _said(text: str, width: int = LINE) -> Said:
    """A text as the template takes it, with the addresses in it as links."""
    runs = _runs((model.Run(text),), width)
    return runs if any(run["link"] for run in runs) else _broken(text, width)


def _runs(runs: Iterable[model.Run], width: int = LINE) -> list[dict[str, Any]]:
    """Words as the template takes them, with the addresses in them as links."""
    return [_run(run, width) for run in model.linking(runs)]


def _run(run: model.Run, width: int) -> dict[str, Any]:
    """Words that look alike as the template takes them."""
    inside = run.link.startswith("#")
    kind = "inside" if inside else "outside" if run.link else ""
    return {
        "text": _broken(run.text, width),
        "strong": run.strong,
        "emphasis": run.emphasis,
        "kind": kind,
        "link": run.link.removeprefix("#"),
    }


ROOM, BESIDE = 105, 3
"""Characters of a table that a page takes beside each other, and the room around a cell."""

CUT = 30
"""Lines from which a row of a table may go on on the next page."""


def _table(table: model.Table, own: model.Language) -> dict[str, Any]:
    """A table as the template takes it, its columns as wide as what stands in them asks for."""
    columns = model.columns(table, ROOM - BESIDE * len(table.head))
    anchors = table.anchors or ("",) * len(table.rows)
    return {
        "kind": "table",
        "head": _cells(table.head, columns),
        "caption": _said(table.caption),
        "columns": [0 if column.whole else column.width for column in columns],
        "rows": [
            [
                {
                    "text": text,
                    "lang": _language(cell, own),
                    "anchor": "" if place else anchor,
                    "cut": _long(row, columns),
                }
                for place, (cell, text) in enumerate(zip(row, _cells(row, columns), strict=True))
            ]
            for row, anchor in zip(table.rows, anchors, strict=True)
        ],
    }


def _cells(row: tuple[str, ...], columns: list[model.Column]) -> list[Said]:
    """The texts of a row, what is wider than its column with places to break."""
    cells = zip(row, columns, strict=True)
    return [_said(text, LINE if column.whole else column.width) for text, column in cells]


def _long(row: tuple[str, ...], columns: list[model.Column]) -> bool:
    """Whether a row is so high that it may be cut between two pages."""
    cells = zip(row, columns, strict=True)
    return any(len(text) > CUT * column.width for text, column in cells)


def _broken(text: str, width: int = LINE) -> str:
    """A text with places to break what is wider than its line; plain words are hyphenated."""
    long = max(width * 2 // 5, 1)

    def places(found: re.Match[str]) -> str:
        word = found[0]
        # What stands around a word, "(word),", is no reason to cut it.
        if len(word) <= WORD and word.strip(_AROUND).isalpha():
            return word
        if "/" in word and "//" not in word:
            parts = (re.sub(r"\S+", places, part) for part in word.split("/"))
            return "/\u200b".join(parts)
        if len(word) <= long:
            return word
        return re.sub(rf"(.{{{long}}})(?=.)", "\\1\u200b", word)

    return re.sub(rf"\S{{{long + 1},}}", places, text)


_AROUND = "()[]»«“”„\"'.,;:!?…/"
"""Signs that stand before and after a word."""

WORD = 80
"""Letters up to which a word is hyphenated where its language does."""
