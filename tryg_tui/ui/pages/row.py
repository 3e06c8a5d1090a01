"""A row of a list, and what it is about."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

import msgspec
from textual.content import Content

from tryg_tui.ui.text import heading

OfMinutes = Literal[
    "action", "decision", "entry", "item", "line", "outreach", "promised", "revisit", "topic"
]  # fmt: skip
"""The rows about something that stands in minutes."""

OfFigures = Literal["about", "area", "compared", "figure", "form", "indicator", "initiative"]
"""Those about initiatives and figures."""

OfOutreach = Literal["channel", "done", "fact", "media", "month", "recent"]
"""Those about what was done to make the work known."""

OfMeetings = Literal[
    "carry", "check", "meeting", "more", "partner", "person", "prepare", "report", "since"
]
"""Those about meetings, and what is to be done at one."""

OfReview = Literal["compare", "item-of", "life", "nowhere", "section", "year"]
"""Those from which one looks back."""

OfReport = Literal["group", "head", "part", "step"]
"""Those of a yearly report or form."""

OfRegisters = Literal["draft", "record", "register"]
"""Those about the registers, what is in one, and what is still being written."""

RowKind = Literal[
    "none", OfRegisters, OfMinutes, OfFigures, OfOutreach, OfMeetings, OfReview, OfReport
]
"""What rows are about; `none` is a heading or remark between rows."""


class RowRef(msgspec.Struct, frozen=True):
    """What a row is about; without a kind it is about nothing, and false."""

    kind: RowKind = "none"
    id: str = ""
    """Which one of its kind: an id, a citation, or a number."""

    def __bool__(self) -> bool:
        """Whether the row is about anything."""
        return self.kind != "none"

    def of(self, *kinds: RowKind) -> str:
        """The id where the row is of one of some kinds, else nothing."""
        return self.id if self.kind in kinds else ""


NOTHING = RowRef()
"""What headings are about, and a list without rows."""


class Row(msgspec.Struct, frozen=True):
    """A row that can be highlighted, or one about nothing: a heading between rows."""

    ref: RowRef
    text: Content
    under: bool = False
    """Whether one about nothing is only a remark, or a heading below the one before it."""


def first(rows: Iterable[Row]) -> RowRef:
    """What the first row that can be highlighted is about."""
    return next((row.ref for row in rows if row.ref), NOTHING)


def section(title: str) -> Row:
    """A heading between rows."""
    return Row(NOTHING, heading(title))


def headings(rows: Sequence[Row]) -> Iterator[tuple[int, list[Content]]]:
    """The headings of each stretch of rows that follow one another, by the first row under them."""
    heads: list[Content] = []
    for place, row in enumerate(rows):
        if not (row.ref or row.under):
            yield place, []
            heads.append(row.text)
        elif heads:
            yield place, heads
            heads = []


def aired(rows: Sequence[Row]) -> Iterator[int]:
    """The headings that have a free line over them where there is room, by their place."""
    for place, (before, row) in enumerate(pairwise(rows), start=1):
        if not row.ref and (before.ref or before.under):
            yield place
