"""What the pages that look back are drawn from, and the rows they have in common."""

import datetime as dt

import msgspec
from textual.content import Content

from tryg_tui.core.base import Citation
from tryg_tui.core.folder import Folder
from tryg_tui.core.ledger import Ledger
from tryg_tui.core.register import Wanted
from tryg_tui.ui.present import lines, parts, plain
from tryg_tui.ui.views.page import Row

LINE = "line:"
"""What the id of a row begins with that goes to a line of minutes; its citation follows."""

MEETING = "meeting:"
LIFE = "life:"
INITIATIVE = "initiative:"
ITEM = "item:"
PERSON = "person:"
COMPARE = "compare:"
YEAR = "year:"
NOWHERE = "nowhere:"
"""What the id of a row begins with that leads nowhere."""

INDENT = "  "

MANY = 400
"""Rows from which on a page does not show all it has."""


class Looking(msgspec.Struct, frozen=True, kw_only=True):
    """A folder looked back on, on a day."""

    folder: Folder
    ledger: Ledger
    today: dt.date
    wanted: Wanted = Wanted()
    """Which rows are wanted; empty for all."""


def row(id: str, title: str, *told: str, sign: tuple[str, str] = ("", ""), mark: str = "") -> Row:
    """A row: a sign, what it is about, and below that what else is known."""
    first = parts(sign, (title, "bold"), (f"  {mark}", "bold $critical") if mark else "")
    rest = " · ".join(one for one in told if one)
    return Row(id, lines([first, plain(f"{INDENT}{rest}", "$muted")]) if rest else first)


def line_id(citation: Citation) -> str:
    """The id of a row that goes to a line of minutes."""
    return f"{LINE}{citation}"


def said(citation: Citation, text: str, *told: str) -> Row:
    """A row for a line of minutes."""
    return row(line_id(citation), text, citation, *told)


def joined(pieces: list[Content]) -> Content:
    """Pieces of a line one after another."""
    return Content("").join(pieces)
