"""A row of a list, and what it is about."""

from typing import Literal

import msgspec
from textual.content import Content

from tryg_tui.ui.text import heading

RowKind = Literal[
    "none",
    "about",
    "action",
    "area",
    "carry",
    "channel",
    "check",
    "compare",
    "compared",
    "decision",
    "done",
    "entry",
    "fact",
    "figure",
    "form",
    "group",
    "head",
    "indicator",
    "initiative",
    "item",
    "item-of",
    "life",
    "line",
    "media",
    "meeting",
    "month",
    "more",
    "nowhere",
    "outreach",
    "part",
    "person",
    "prepare",
    "promised",
    "recent",
    "report",
    "section",
    "since",
    "step",
    "topic",
    "year",
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


def section(title: str) -> Row:
    """A heading between rows."""
    return Row(NOTHING, heading(title))
