"""Plain text, in reading order and without any drawing, as a screen reader wants it."""

import datetime as dt
import textwrap
from collections.abc import Iterable, Iterator

from tryg_tui.core.input.visible import visible
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents import model
from tryg_tui.documents.papers.agenda import agenda
from tryg_tui.documents.papers.minutes import minutes

WIDTH = 80
"""Columns; only a single word longer than that makes a longer line."""

STEP = "  "
"""How far what belongs under something is set in."""


def minutes_text(
    folder: Folder,
    loaded: Loaded[Meeting],
    *,
    today: dt.date,
    public: bool = False,
    ledger: Ledger | None = None,
    as_written: bool = False,
    width: int = WIDTH,
) -> str:
    """The minutes of a meeting; with `public`, nothing private is in them.

    `ledger` is the folder's, where the caller has it at hand; `as_written` tells who took part as
    it was noted at first.
    """
    told = minutes(folder, loaded, today=today, public=public, ledger=ledger, as_written=as_written)
    return plain(told, width)


def agenda_text(
    folder: Folder,
    loaded: Loaded[Meeting],
    *,
    today: dt.date,
    public: bool = False,
    width: int = WIDTH,
) -> str:
    """The agenda of a meeting; with `public`, nothing private is in it."""
    return plain(agenda(folder, loaded.value, today=today, public=public), width)


def plain(blocks: Iterable[model.Block], width: int = WIDTH) -> str:
    """A document as plain text, ending in a line feed."""
    lines = list(_lines(blocks, width))
    return "\n".join(lines[1:] if lines and not lines[0] else lines) + "\n"


def _lines(blocks: Iterable[model.Block], width: int) -> Iterator[str]:
    """The lines of a document; headings have an empty line before, the first also one after."""
    indent = ""
    for block in blocks:
        if isinstance(block, model.Heading):
            yield ""
            yield from wrapped(visible(block.text), STEP * (block.level - 2), width=width)
            indent = STEP * (block.level - 1)
            if block.level == 1:
                yield ""
        else:
            yield from _body(block, indent, width)


def _body(
    block: model.Text | model.Paragraph | model.Field | model.Listing | model.Table | model.Figure,
    indent: str,
    width: int,
) -> Iterator[str]:
    """The lines of what stands below a heading."""
    match block:
        case model.Field():
            yield from _field(visible(block.name), visible(block.text, lines=True), indent, width)
        case model.Text():
            yield from wrapped(visible(block.text, lines=True), indent, width=width)
        case model.Paragraph():
            words = "".join(map(model.addressed, block.runs))
            yield from wrapped(visible(words, lines=True), indent, width=width)
        case model.Listing():
            for number, item in enumerate(block.items, start=1):
                mark = f"{number}. " if block.ordered else "– "
                yield from wrapped(mark + visible(item, lines=True), indent, hang=STEP, width=width)
        case model.Figure():
            for text in model.texts(block):
                yield from wrapped(visible(text), indent, width=width)
        case model.Table():
            for row in block.rows:
                yield from wrapped(_row(block.head, row), indent, hang=STEP, width=width)


def _row(head: tuple[str, ...], row: tuple[str, ...]) -> str:
    """A row on one line: its first cell, then the others with the names of their columns."""
    named = (f"{name}: {cell}" for name, cell in zip(head[1:], row[1:], strict=True) if cell)
    return visible(" · ".join((row[0], *named)).replace("\n", " "))


def _field(name: str, text: str, indent: str, width: int) -> Iterator[str]:
    """A field on one line, or its name alone and below it a text of several lines."""
    if "\n" in text.strip("\n"):
        yield from wrapped(f"{name}:", indent, width=width)
        yield from wrapped(text, indent + STEP, width=width)
    else:
        yield from wrapped(f"{name}: {text}", indent, hang=STEP, width=width)


def wrapped(text: str, indent: str = "", hang: str = "", width: int = WIDTH) -> Iterator[str]:
    """The lines of a text, long ones broken between words; no word is broken or lost."""
    for line in text.strip("\n").split("\n"):
        yield from textwrap.wrap(
            line,
            width,
            initial_indent=indent,
            subsequent_indent=indent + hang,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
