"""Due dates as people write them, in Danish and English, with the date to sort them by."""

import datetime as dt
import re

import msgspec

from tryg_tui.core.input.due_words import NO_DATE, is_next_meeting
from tryg_tui.core.input.names import fold
from tryg_tui.core.input.periods import find
from tryg_tui.core.model.base import DAYS, is_within

LONGEST = 100
"""Characters; no due date is longer."""


def date_typed(date: dt.date | None) -> str:
    """A date as somebody would type it, "1.6.2018"."""
    return f"{date.day}.{date.month}.{date.year:04}" if date else ""


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


DAY_WITHIN = re.compile(
    r"(?<!\d)(?:(?P<first>\d{4})-?(?P<iso>\d\d)-?(?P<last>\d\d)"
    r"|(?P<day>\d\d?)[. _-]{1,2}(?P<month>\d\d?|[^\W\d_]{3,9})\.?[. _-](?P<year>\d{4}))(?!\d)"
)
"""A day with its year, as it stands in the name of a file or in a line of minutes."""


NO_DAY = dt.date(2000, 1, 1)
"""Stands for today where a year is written anyway."""


def day_within(text: str) -> dt.date | None:
    """The one day that a text names with its year; None for none, or for several.

    >>> day_within("Referat 23. marts 2009.docx")
    datetime.date(2009, 3, 23)
    """
    found = set()
    for one in DAY_WITHIN.finditer(fold(text)):
        iso = "-".join(filter(None, one.group("first", "iso", "last")))
        month = one["month"] or ""
        figures = f"{one['day']}.{month}.{one['year']}"
        words = f"{one['day']}. {month} {one['year']}"
        written = iso or (figures if month.isdigit() else words)
        day = find(written, NO_DAY, past=True)
        if day and day[1]:
            found.add(day[0])
    return found.pop() if len(found) == 1 else None


def no_such_day(text: str) -> bool:
    """Whether a text is written as a day that the calendar does not have.

    >>> no_such_day("31.2.2016")
    True
    """
    if not _WRITTEN.fullmatch("".join(text.split())):
        return False
    figures = re.findall(r"\d+", "".join(text.split()))
    if len(figures[0]) < YEAR_DIGITS:
        figures.reverse()
    year, month, day = map(int, figures)
    try:
        dt.date(year if len(figures[0]) == YEAR_DIGITS else 2000 + year, month, day)
    except ValueError:
        return True
    return False


def several_days(text: str) -> bool:
    """Whether a text names several times, each of which is understood, so that none is the one.

    >>> several_days("01.12./15.12.")
    True
    """
    ways = (re.split(r"[,;&\n]|\b(?:og|eller|and|or)\b", text), text.split("/"))
    return any(
        len(way) > 1 and all(find(fold(one).strip(" ."), NO_DAY) for one in way) for way in ways
    )


_QUOTED = re.compile(r"(?P<words>[^()]+) \((?P<day>[^()]+)\)")
"""The next meeting as papers quote it, with its day."""


def parse_due(
    text: str, today: dt.date, next_meeting: dt.date | None, *, past: bool | None = False
) -> Due | None:
    """What a due date means, or None when it is not understood; an empty one has no date.

    Without a year the next such time is meant, counted from today, or in the `past` the last one
    that is over, for what is reported instead of promised; where `past` is None, the nearest. Days
    that are told from today ("i morgen", "om 2 uger") are days, since their words would mislead a
    later reader.

    >>> parse_due("foråret 2018", dt.date(2018, 4, 10), None)
    Due(date=datetime.date(2018, 5, 31), text='foråret 2018', exact=False)
    """
    written = " ".join(text.split())
    plain = fold(written).strip(" .,;:!")
    if not written:
        return Due(None, "", exact=False)
    if len(plain) > LONGEST:
        return None
    if is_next_meeting(written):
        return Due(next_meeting, written, exact=False)
    if NO_DATE.fullmatch(plain):
        return Due(None, written, exact=False)
    if (quoted := _QUOTED.fullmatch(written)) and is_next_meeting(quoted["words"]):
        day = find(fold(quoted["day"]), today, past=past)
        return Due(day[0] if day else next_meeting, quoted["words"], exact=False)
    found = find(plain, today, past=past)
    if found is None or not is_within(found[0], DAYS):
        return None
    date, exact = found
    return Due(date, "" if exact else written, exact=exact)


def begun(text: str, last: dt.date) -> dt.date | None:
    """The first day of what words name that ends on a day; that day where nothing is said.

    >>> begun("4. kvartal 2023", dt.date(2023, 12, 31))
    datetime.date(2023, 10, 1)
    """
    due, before = parse_due(text, last, None), parse_due(f"before {text}", last, None)
    if not text or (due and due.exact and due.date == last):
        return last
    is_whole = due is not None and due.date == last
    return before.date + dt.timedelta(days=1) if is_whole and before and before.date else None
