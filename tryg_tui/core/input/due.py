"""Due dates as people write them, in Danish and English, with the date to sort them by."""

import datetime as dt
import re

import msgspec

from tryg_tui.core.input.due_periods import find
from tryg_tui.core.input.due_words import NEXT_MEETING, NO_DATE
from tryg_tui.core.input.nearest import fold

LONGEST = 100
"""Characters; no due date is longer."""


class Due(msgspec.Struct, frozen=True):
    """When something is to be done."""

    date: dt.date | None
    """The day, or the last day of the period; None where the words name no time."""
    text: str
    """The words as written; empty when they say nothing more than the date does."""
    exact: bool
    """True when a single day was written."""


YEAR_DIGITS = 4
"""Figures of a year that is written in full."""

_WRITTEN = re.compile(r"\d{4}-\d\d?-\d\d?|\d\d?[./-]\d\d?[./-](?:\d{4}|\d\d)")
"""A day written in figures, whether or not the calendar has it."""


def no_such_day(text: str) -> bool:
    """Whether a text is written as a day that the calendar does not have.

    >>> no_such_day("31.2.2016")
    True
    """
    if not _WRITTEN.fullmatch("".join(text.split())):
        return False
    figures = re.findall(r"\d+", text)
    if len(figures[0]) < YEAR_DIGITS:
        figures.reverse()
    year, month, day = map(int, figures)
    try:
        dt.date(year if len(figures[0]) == YEAR_DIGITS else 2000 + year, month, day)
    except ValueError:
        return True
    return False


def parse_due(
    text: str, today: dt.date, next_meeting: dt.date | None, *, past: bool = False
) -> Due | None:
    """What a due date means, or None when it is not understood; an empty one has no date.

    Without a year the next such time is meant, counted from today, or in the `past` the last one
    that is over, for what is reported instead of promised. Days that are told from today
    ("i morgen", "om 2 uger") are days, since their words would mislead a later reader.

    >>> parse_due("foråret 2018", dt.date(2018, 4, 10), None)
    Due(date=datetime.date(2018, 5, 31), text='foråret 2018', exact=False)
    """
    written = " ".join(text.split())
    plain = fold(written).strip(" .,;:!")
    if not written:
        return Due(None, "", exact=False)
    if len(plain) > LONGEST:
        return None
    if NO_DATE.fullmatch(plain):
        return Due(None, written, exact=False)
    if NEXT_MEETING.fullmatch(plain):
        return Due(next_meeting, written, exact=False)
    found = find(plain, today, past=past)
    if found is None:
        return None
    date, exact = found
    return Due(date, "" if exact else written, exact=exact)
