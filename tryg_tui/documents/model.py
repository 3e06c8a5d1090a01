"""What a document is made of, before it is plain text or any other format."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from tryg_tui.core.model.link import is_file

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


Block = Heading | Text | Paragraph | Field | Listing | Table
"""A part of a document, in reading order."""


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A whole document, ready to be written in any format."""

    title: str
    """What the first heading says."""
    language: Literal["da", "en"]
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


LEAST, MOST = 10, 45
"""Characters between which a column's width follows its longest text."""


def shares(table: Table, most: int = MOST) -> list[int]:
    """The width of each column beside the others, none wider than `most` characters."""
    longest = [max(map(len, column)) for column in zip(table.head, *table.rows, strict=True)]
    return [min(max(length, LEAST), most) for length in longest]
