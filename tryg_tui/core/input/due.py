"""Due dates as people write them, in Danish and English, with the date to sort them by."""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from functools import partial

import msgspec

from tryg_tui.core.input import due_words as words
from tryg_tui.core.input.due_words import NO_DATE, either, is_next_meeting
from tryg_tui.core.input.names import fold
from tryg_tui.core.model.ranges import DAYS, is_within

_Match = re.Match[str]


def find(plain: str, today: dt.date, *, past: bool | None = False) -> tuple[dt.date, bool] | None:
    """The last day of what folded words name, and whether they name a day and say nothing more.

    Of times that come again the next one is meant, or in the `past` the last one; where that is
    None the nearest.
    """
    for pattern, last_day in _PERIODS:
        if match := re.fullmatch(pattern, plain):
            date = _in_year(match, last_day, today, past)
            return (date, last_day is _day) if date else None
    for pattern, from_today in _RELATIVE:
        if match := re.fullmatch(pattern, plain):
            told = _last_weekday if past and from_today is _weekday else from_today
            date = _or_none(partial(told, match, today))
            return (date, True) if date else None
    if match := re.match(_LEADING, plain):
        rest = find(plain[match.end() :], today, past=past)
        return rest and (rest[0], rest[1] and not match["limit"])
    if match := re.match(_NAMED_DAY, plain):
        rest = find(plain[match.end() :], today, past=past)
        return rest if rest and rest[0].isoweekday() == words.WEEKDAYS[match["weekday"]] else None
    return None


def _or_none(day: Callable[[], dt.date]) -> dt.date | None:
    """A day, or None where the calendar has none."""
    try:
        return day()
    except (ValueError, OverflowError):
        return None


def _in_year(
    match: _Match, last_day: Callable[[_Match, int], dt.date], today: dt.date, past: bool | None
) -> dt.date | None:
    """The last day of a period in the year that is written, or of the next, the last or the nearest
    such one.
    """
    if written := match["year"]:
        year = int(written) + (2000 if len(written) == 2 else 0)
        return _or_none(partial(last_day, match, year))
    # A winter ends in the year after its own; 29 February and week 53 are years apart.
    years = range(today.year - 9, today.year + 9)
    found = (_or_none(partial(last_day, match, year)) for year in years)
    days = [day for day in found if day]
    if past is None:
        return min(days, key=lambda day: abs(day - today), default=None)
    if past:
        return max((day for day in days if day <= today), default=None)
    return min((day for day in days if day >= today), default=None)


def _month_end(year: int, month: int) -> dt.date:
    """The last day of a month, which may be counted beyond the end of the year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _day(match: _Match, year: int) -> dt.date:
    """A day of a month, Danish order."""
    month = match["month"]
    number = int(month) if month.isdigit() else words.MONTHS[month]
    return dt.date(year, number, int(match["day"]))


def _part_of_month(match: _Match, year: int) -> dt.date:
    """The first ten days, the next ten, or the rest of a month."""
    month, part = words.MONTHS[match["month"]], words.PARTS[match["part"]]
    return _month_end(year, month) if part == 3 else dt.date(year, month, part * 10)


def _ordinal(match: _Match, most: int) -> int:
    """A number in order, up to the most there are."""
    number = words.ORDINALS[match["which"]]
    if number > most:
        raise ValueError(match["which"])
    return number


def _quarter(match: _Match, year: int) -> dt.date:
    """A quarter of a year."""
    return _month_end(year, 3 * _ordinal(match, 4))


def _half(match: _Match, year: int) -> dt.date:
    """A half of a year."""
    return _month_end(year, 6 * _ordinal(match, 2))


def _weekday(match: _Match, today: dt.date) -> dt.date:
    """The next such day of the week after today."""
    days = words.WEEKDAYS[match["weekday"]] - today.isoweekday() - 1
    return today + dt.timedelta(days=days % 7 + 1)


def _last_weekday(match: _Match, today: dt.date) -> dt.date:
    """The last such day of the week until today."""
    return today - dt.timedelta(days=(today.isoweekday() - words.WEEKDAYS[match["weekday"]]) % 7)


def _after_months(match: _Match, today: dt.date) -> dt.date:
    """The same day so many months from today, or the last one where that month is shorter."""
    months = _number(match) * words.MONTHS_IN[match["unit"]]
    end = _month_end(today.year, today.month + months)
    return end.replace(day=min(today.day, end.day))


def _number(match: _Match) -> int:
    """A number in digits or words; one where none is written."""
    number = match["number"] or "1"
    return int(number) if number.isdigit() else words.NUMBERS[number]


_DAY = r"(?P<day>[0-9]{1,2})"
_NTH = _DAY + r"(?:\.|st|nd|rd|th)?"
_NAME = rf"(?P<month>{either(words.MONTHS)})\.?"
_ANY_YEAR = r"(?:[ ./,-]+(?P<year>[0-9]{4}|[0-9]{2}))?"
_FULL_YEAR = r"(?P<year>(?:19|20|21)[0-9]{2})"
_MAYBE_YEAR = rf"(?:[ ./,-]+(?:of |i |in )?{_FULL_YEAR})?"
_PART = rf"(?P<part>{either(words.PARTS)})"
_WHICH = rf"(?P<which>{either(words.ORDINALS)})"
_UNTIL = rf"(?:om|in) (?:(?P<number>[0-9]{{1,3}}|{either(words.NUMBERS)}) )?"

_PERIODS: tuple[tuple[str, Callable[[_Match, int], dt.date]], ...] = (
    (rf"{_DAY} *[./-] *(?P<month>[0-9]{{1,2}}){_ANY_YEAR}", _day),
    (r"(?P<year>[0-9]{4})[./-](?P<month>[0-9]{1,2})[./-](?P<day>[0-9]{1,2})", _day),
    (rf"{_NTH} *(?:of )?{_NAME}{_ANY_YEAR}", _day),
    (rf"{_NAME} {_NTH}{_ANY_YEAR}", _day),
    (rf"{_NAME}{_MAYBE_YEAR}", lambda at, year: _month_end(year, words.MONTHS[at["month"]])),
    (
        rf"(?P<season>{either(words.SEASONS)}){_MAYBE_YEAR}",
        lambda at, year: _month_end(year, words.SEASONS[at["season"]]),
    ),
    (rf"{_PART} {_NAME}{_MAYBE_YEAR}", _part_of_month),
    # The first month, the first half, or the whole of a year.
    (
        rf"{_PART} {_FULL_YEAR}",
        lambda at, year: _month_end(year, (1, 6, 12)[words.PARTS[at["part"]] - 1]),
    ),
    (rf"{_WHICH} (?:kvartal|kv|quarter)\.?{_MAYBE_YEAR}", _quarter),
    (rf"q(?P<which>[1-4]){_MAYBE_YEAR}", _quarter),
    (rf"{_WHICH} (?:halvaar|half|half-year){_MAYBE_YEAR}", _half),
    (rf"h(?P<which>[12]){_MAYBE_YEAR}", _half),
    (
        rf"(?:uge|week) ?(?P<week>[0-9]{{1,2}}){_MAYBE_YEAR}",
        lambda at, year: dt.date.fromisocalendar(year, int(at["week"]), 7),
    ),
    (
        rf"(?:skoleaar(?:et)?|(?:the )?school[ -]year) {_FULL_YEAR}(?: ?[/-] ?(?:20)?[0-9]{{2}})?",
        lambda _at, year: dt.date(year + 1, 7, 31),
    ),
    (_FULL_YEAR, lambda _at, year: dt.date(year, 12, 31)),
)
"""Periods by their words, and the last day of each in a year; every pattern has a group `year`,
which may be empty.
"""

_RELATIVE: tuple[tuple[str, Callable[[_Match, dt.date], dt.date]], ...] = (
    (
        rf"(?P<ahead>{either(words.DAYS_AHEAD)})",
        lambda at, today: today + dt.timedelta(days=words.DAYS_AHEAD[at["ahead"]]),
    ),
    (rf"(?P<weekday>{either(words.WEEKDAYS)})", _weekday),
    (
        rf"{_UNTIL}(?P<unit>{either(words.DAYS)})",
        lambda at, today: today + dt.timedelta(days=_number(at) * words.DAYS[at["unit"]]),
    ),
    (rf"{_UNTIL}(?P<unit>{either(words.MONTHS_IN)})", _after_months),
)
"""Days that are told from today."""

_LEADING = rf"(?:(?P<limit>{either(words.LIMITS)})|{either(words.FILLERS)}) +|d\."
_NAMED_DAY = rf"(?P<weekday>{either(words.WEEKDAYS)}),? "


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
    if NO_DATE.fullmatch(plain):
        return Due(None, written, exact=False)
    if is_next_meeting(written):
        return Due(next_meeting, written, exact=False)
    if (quoted := _QUOTED.fullmatch(written)) and is_next_meeting(quoted["words"]):
        day = find(fold(quoted["day"]), today, past=past)
        return Due(day[0] if day else next_meeting, quoted["words"], exact=False)
    found = find(plain, today, past=past)
    if found is None or not is_within(found[0], DAYS):
        return None
    date, exact = found
    return Due(date, "" if exact else written, exact=exact)
