"""What the pages that look back are drawn from, and the rows they have in common."""

import datetime as dt
from collections.abc import Iterable
from itertools import groupby

import msgspec
from textual.content import Content

from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.review import history
from tryg_tui.core.review.decisions import Wanted
from tryg_tui.locale import _, pgettext
from tryg_tui.ui.pages.row import Row, RowRef, section
from tryg_tui.ui.text import Part, lines, parts, plain
from tryg_tui.words import vocabulary
from tryg_tui.words.names import initiative_words, person_words, place_words

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
    width: int = 76
    """The width of a row, in cells."""
    back: int = 0
    """How many meetings back from the last one columns begin."""


def wanted_words(looking: Looking) -> str:
    """Which rows are wanted, in words."""
    folder, wanted = looking.folder, looking.wanted
    groups = {one.id: one.title for one in folder.partnership.bodies}
    told = [
        groups.get(wanted.body, wanted.body),
        "–".join(map(str, sorted(set(wanted.years)))) if wanted.years else "",
        initiative_words(folder, wanted.initiative) if wanted.initiative else "",
        item_words(looking, wanted.item),
        next(
            (one.title for one in folder.partnership.partners if one.id == wanted.partner),
            wanted.partner,
        ),
        person_words(folder, wanted.owner) if wanted.owner else "",
        vocabulary.outcome(wanted.outcome) if wanted.outcome else "",
        _("without follow-up") if wanted.unfollowed else "",
        state_words(wanted.state) if wanted.state else "",
    ]
    return " · ".join(one for one in told if one)


def item_words(looking: Looking, item: Id) -> str:
    """What an item is called now."""
    return history.item_titles(looking.folder).get(item, (item,))[0]


def state_words(state: str) -> str:
    """How an action stands, in a word."""
    if state == "overdue":
        return pgettext("action", "Overdue")
    return vocabulary.followup_state(state)  # type: ignore[arg-type]


def altered_mark(looking: Looking, citation: Citation) -> str:
    """That the minutes of a line are not what was approved, where that is so."""
    meeting = citation.rpartition("#")[0]
    return _("CHANGED AFTER APPROVAL") if meeting in looking.ledger.altered else ""


def approved(folder: Folder, ledger: Ledger, meeting: Id) -> Part:
    """That the minutes of a meeting are approved, or have been changed since; nothing else."""
    approval = ledger.approvals.get(meeting)
    if approval is None:
        return ("", "")
    if not approval.intact:
        return (f" · ! {_('CHANGED AFTER APPROVAL')}", "bold $critical")
    words = _("approved {citation}").format(citation=place_words(folder, approval.source.citation))
    return (f" · ✓ {words}", "$good")


def by_year(dated: Iterable[tuple[int, Row]]) -> list[Row]:
    """Rows with their years, under a heading for each year."""
    years = groupby(dated, key=lambda one: one[0])
    return [row for year, some in years for row in (section(str(year)), *(one for _y, one in some))]


def row(
    ref: RowRef, title: str, *told: str, sign: tuple[str, str] = ("", ""), mark: str = ""
) -> Row:
    """A row: a sign, what it is about, and below that what else is known."""
    first = parts(sign, (title, "bold"), (f"  {mark}", "bold $critical") if mark else "")
    rest = " · ".join(one for one in told if one)
    return Row(ref, lines([first, plain(f"{INDENT}{rest}", "$muted")]) if rest else first)


def said(folder: Folder, citation: Citation, text: str, *told: str, mark: str = "") -> Row:
    """A row for a line of minutes."""
    return row(RowRef("line", citation), text, place_words(folder, citation), *told, mark=mark)


def joined(pieces: list[Content]) -> Content:
    """Pieces of a line one after another."""
    return parts(*pieces)
