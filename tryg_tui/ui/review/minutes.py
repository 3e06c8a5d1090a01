"""Minutes on paper: the text, the line that is looked for, and how they were approved."""

import re

from textual.content import Content

from tryg_tui.core.ledger.ledger import ApprovalState
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.render.plain import STEP
from tryg_tui.locale import _, long_date
from tryg_tui.ui.text import lines, plain
from tryg_tui.words.names import place_words
from tryg_tui.words.vocabulary import approval_outcome

BEFORE = 3
"""Rows shown above the line that is looked for."""

CODE = 8
"""Characters of the hash that are shown: enough to compare by eye."""

HEADING = re.compile(r"(?: {2})?#(\d+) ")
"""How the heading of an entry begins."""

ITEM = re.compile(r"\d+\. ")
"""How the heading of an item begins."""


def place(text: str, meeting: Meeting, line: int, item: Id) -> int | None:
    """The row of the text with an entry, or with an item; None where neither is looked for."""
    rows = text.split("\n")
    if line:
        found = (n for n, row in enumerate(rows) if (h := HEADING.match(row)) and int(h[1]) == line)
        return next(found, None)
    numbers = [n for n, one in enumerate(meeting.items, start=1) if one.id == item]
    start = f"{numbers[0]}. " if numbers else ""
    return next((n for n, row in enumerate(rows) if start and row.startswith(start)), None)


def paper(text: str, at: int | None) -> Content:
    """The text, its headings bold, with one entry marked."""
    rows = text.split("\n")
    widest = max(map(len, rows))
    shown = []
    marking = begun = False
    for number, row in enumerate(rows):
        # The first lines name who took part and when; bold is for what is looked for in the text.
        begun = begun or ITEM.match(row) is not None
        heading = bool(row) and not row.startswith(STEP) and (begun or not number)
        entry = HEADING.match(row) is not None
        # An entry goes on as long as what follows is set in deeper.
        marking = number == at or (marking and row.startswith(STEP * 2))
        marked = marking and row.strip()
        style = "reverse" if marked else "bold" if heading or entry else ""
        # The mark is one block, whatever the lengths of its rows.
        shown.append(plain(row.ljust(widest) if marked else row, style))
    return lines(shown)


def approval_line(approval: ApprovalState | None) -> Content:
    """Which meeting approved the minutes, and whether they are still what it approved."""
    if approval is None:
        return plain("")
    told = _("{outcome} on {date} ({entry})").format(
        outcome=approval_outcome(approval.entry.outcome),
        date=long_date(approval.source.date),
        entry=place_words(approval.source.citation),
    )
    code = approval.entry.sha256[:CODE].upper()
    if approval.intact:
        same = _("the file is still the one approved, {code}").format(code=code)
        return plain(f"✓ {told}; {same}", "bold $good")
    changed = _("CHANGED AFTER APPROVAL")
    return plain(f"! {changed}: {told}", "bold $critical")
