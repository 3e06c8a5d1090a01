"""What a document is made of, before it is plain text or any other format."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from string import punctuation
from typing import Any, Literal
from urllib.parse import quote

import msgspec
from msgspec.structs import replace

from tryg_tui.core.model.link import addresses, is_file
from tryg_tui.core.plot.model import Plot

Language = Literal["da", "en"]
"""The languages there are."""

Role = Literal["", "notice", "decision", "outcome", "quiet"]
"""What a text is in its document: one to notice first, a decision and what became of it, an aside.

How that looks is for each format to say."""


class Heading(msgspec.Struct, frozen=True):
    """A heading; what follows belongs under it."""

    text: str
    level: Literal[1, 2, 3]
    """1 for the document, 2 for a section, 3 for an entry."""
    anchor: str = ""
    """The name that links within the document lead to; letters a–z, digits and hyphens."""


class Text(msgspec.Struct, frozen=True):
    """A text whose lines are kept as they were written."""

    text: str
    role: Role = ""


class Run(msgspec.Struct, frozen=True):
    """Words of a paragraph that look alike."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    """An address of the web, the path of a paper in the folder, or "#" and an anchor of the
    document.
    """


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph with emphasis or links in it."""

    runs: tuple[Run, ...]
    role: Role = ""


class Field(msgspec.Struct, frozen=True):
    """A name and what it stands for: "Place: Rådhuset"."""

    name: str
    text: str


class Listing(msgspec.Struct, frozen=True):
    """A list; each of its items is a text of its own."""

    items: tuple[str, ...]
    ordered: bool = False


Record = dict[str, Any]
"""What a row tells other programs: English keys, ids, dates as such."""


class Table(msgspec.Struct, frozen=True):
    """A table whose first row names its columns, for people and, with records, for programs."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    """What the table shows, for those who cannot see it at a glance; empty in no document."""
    anchors: tuple[str, ...] = ()
    """The names that links lead to, a name for each row; none where nothing leads here."""
    records: tuple[Record, ...] = ()
    """A record for each row, of a table that programs read too."""
    urgent: frozenset[int] = frozenset()
    """The rows that ask for something to be done, counted from 0."""
    marks: tuple[tuple[tuple[int, int], ...], ...] = ()
    """For each row what of its last cell was looked for, in characters."""


class Figure(msgspec.Struct, frozen=True):
    """A chart drawn, for a format that has pictures; others tell its values."""

    plot: Plot
    caption: str
    values: str
    """Every value of it in words, for those who cannot see it."""


Block = Heading | Text | Paragraph | Field | Listing | Table | Figure
"""A part of a document, in reading order."""


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A whole document, ready to be written in any format."""

    title: str
    """What the first heading says."""
    language: Language
    """The language its own words are in."""
    author: str = ""
    """The partnership or group that it comes from."""
    subject: str = ""
    """What it is about, in a few words for an archive."""
    date: dt.date
    """The day it was made."""
    status: str = ""
    """A word that every page bears, "KLADDE"; empty for a document that is final."""
    case_number: str = ""
    pages: str = "{page} / {pages}"
    """How a page is numbered, with its number and how many there are."""
    blocks: tuple[Block, ...] = ()


def plain_words(runs: tuple[Run, ...]) -> str:
    """The words of a paragraph without their looks."""
    return "".join(run.text for run in runs)


_IN_ADDRESSES = punctuation.replace("|", "")
"""Signs that stand in a link as they are; others are written as browsers do."""


def linking(runs: Iterable[Run]) -> Iterator[Run]:
    """Words with the addresses that stand in them as links; those that lead somewhere already stay
    as they are.
    """
    for run in runs:
        begin = 0
        for start, end in () if run.link else addresses(run.text):
            if start > begin:
                yield replace(run, text=run.text[begin:start])
            address = run.text[start:end]
            yield replace(run, text=address, link=quote(address, safe=_IN_ADDRESSES))
            begin = end
        if begin < len(run.text) or not run.text:
            yield replace(run, text=run.text[begin:]) if begin else run


def addressed(run: Run) -> str:
    """Words with the address behind that they lead to, where that is not what they say."""
    own = not run.link or run.link.startswith("#") or run.link == run.text
    return run.text if own else f"{run.text} ({run.link})"


def linked(paper: Paper, beside: Callable[[str], str]) -> Paper:
    """The document with the links to papers of the folder as they lead from where it is written."""

    def led(run: Run) -> Run:
        url = beside(run.link) if is_file(run.link) else ""
        return replace(run, link=url) if url else run

    blocks = (
        replace(block, runs=tuple(map(led, block.runs))) if isinstance(block, Paragraph) else block
        for block in paper.blocks
    )
    return replace(paper, blocks=tuple(blocks))


def grouped(blocks: Iterable[Block]) -> Iterator[Block | tuple[Field, ...]]:
    """The parts of a document with the fields that stand together put together."""
    fields: list[Field] = []
    for block in blocks:
        if isinstance(block, Field):
            fields.append(block)
            continue
        if fields:
            yield tuple(fields)
            fields = []
        yield block
    if fields:
        yield tuple(fields)


WHOLE = 22
"""Characters up to which what stands in a column is never broken over lines."""

LONGEST = 14
"""Letters of its longest word that a column makes room for at most; others are hyphenated."""


class Column(msgspec.Struct, frozen=True):
    """How wide a column is, and whether what stands in it stays on one line."""

    width: int
    """Characters."""
    whole: bool = False


def columns(table: Table, room: int) -> list[Column]:
    """The columns of a table on a page of so many characters: dates, numbers and single words are
    as wide as they are, the others share what is left by how much they tell, as far as each has
    room for its words.
    """
    texts = list(zip(table.head, *table.rows, strict=True))
    longest = [max(len(line) for text in column for line in text.split("\n")) for column in texts]
    by_length = sorted(range(len(texts)), key=longest.__getitem__)
    # The widest always gives way, so that a table fills its page.
    whole = [n for n in by_length[:-1] if longest[n] <= WHOLE]
    while sum(longest[n] for n in whole) * 5 > room * 2:
        whole.pop()
    free = [n for n in range(len(texts)) if n not in whole]
    words = {n: max(len(word) for text in texts[n] for word in ["", *text.split()]) for n in free}
    least = {n: max(min(words[n], LONGEST), 1) for n in free}
    told = {n: sum(map(len, texts[n])) // len(texts[n]) + 1 for n in free}
    shared, left = dict(least), room - sum(longest[n] for n in whole)
    while free:
        fair = {n: left * told[n] // sum(told[one] for one in free) for n in free}
        short = [n for n in free if fair[n] < least[n]]
        shared |= {} if short else fair
        left -= sum(least[n] for n in short)
        free = [n for n in free if short and n not in short]
    return [Column(shared.get(n, length), n not in shared) for n, length in enumerate(longest)]


ENTRY = 1500
"""Characters up to which an entry stays on one page."""


def kept(blocks: tuple[Block, ...]) -> list[bool]:
    """For each part, whether it stays on the page of what follows it: a heading, an aside below
    one, a text that leads to a list, a decision before what became of it, and a short entry
    without a table.
    """
    keep = [isinstance(block, Heading) for block in blocks]
    for n, (block, after) in enumerate(pairwise(blocks)):
        aside = isinstance(block, Text | Paragraph) and block.role == "quiet"
        keep[n] |= _leads(block, after) or (aside and n > 0 and keep[n - 1])
    heads = [(n, block.level) for n, block in enumerate(blocks) if isinstance(block, Heading)]
    for (first, level), (end, _level) in pairwise((*heads, (len(blocks), 0))):
        below = blocks[first:end]
        length = sum(len(text) for block in below for text in texts(block))
        if level == 3 and length <= ENTRY and not any(isinstance(one, Table) for one in below):
            keep[first : end - 1] = [True] * (end - 1 - first)
    return keep


def _leads(block: Block, after: Block) -> bool:
    """Whether a text is only the beginning of what follows it."""
    match block, after:
        case Text() | Paragraph(), Text(role="outcome") | Paragraph(role="outcome"):
            return True
        case Text() | Paragraph(), Listing() | Table():
            return "".join(texts(block)).rstrip().endswith(":")
    return False


def texts(block: Block) -> Iterator[str]:
    """The texts of a part that are no names."""
    match block:
        case Heading() | Text() | Field():
            yield block.text
        case Paragraph():
            yield plain_words(block.runs)
        case Listing():
            yield from block.items
        case Figure():
            yield f"{block.caption}: {block.values}"
        case Table():
            yield from (cell for row in block.rows for cell in row)
