"""Times as people name them, in Danish and English, and their last day."""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from functools import partial

from tryg_tui.core.input import due_words as words
from tryg_tui.core.input.due_words import either

_Match = re.Match[str]
_LastDay = Callable[[_Match, int], dt.date]
_FirstDay = Callable[[dt.date], dt.date]


def find(
    plain: str, today: dt.date, *, past: bool | None = False, before: bool = False
) -> tuple[dt.date, bool] | None:
    """The last day of what folded words name, and whether they name a day and say nothing more.

    Of times that come again the next one is meant, or in the `past` the last one; where that is
    None the nearest. What is to be over `before` a period ends with the day before its first.
    """
    for pattern, last_day, first_day in _PERIODS:
        if match := re.fullmatch(pattern, plain):
            ending = partial(_before, last_day, first_day) if before and first_day else last_day
            date = _in_year(match, ending, today, past)
            return (date, last_day is _day) if date else None
    for pattern, from_today in _RELATIVE:
        if match := re.fullmatch(pattern, plain):
            told = _last_weekday if past and from_today is _weekday else from_today
            date = _or_none(partial(told, match, today))
            return (date, True) if date else None
    if match := re.match(_LEADING, plain):
        earlier = before or match["limit"] in words.BEFORE
        rest = find(plain[match.end() :], today, past=past, before=earlier)
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


def _before(last_day: _LastDay, first_day: _FirstDay, match: _Match, year: int) -> dt.date:
    """The day before a period begins."""
    return first_day(last_day(match, year)) - dt.timedelta(days=1)


def _begun(months: int) -> _FirstDay:
    """The first day of so many months, from their last."""
    return lambda last: _month_end(last.year, last.month - months) + dt.timedelta(days=1)


def _part_begun(last: dt.date) -> dt.date:
    """The first day of a part of a month, from its last; the last part is over when it ends."""
    begun = {10: 1, 20: 11}.get(last.day)
    return last.replace(day=begun) if begun else last + dt.timedelta(days=1)


def _month_end(year: int, month: int) -> dt.date:
    """The last day of a month, which may be counted beyond the end of the year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _day(match: _Match, year: int) -> dt.date:
    """A day of a month, Danish order."""
    month = match["month"]
    number = int(month) if month.isdigit() else words.DAY_MONTHS[month]
    return dt.date(year, number, int(match["day"]))


def _month(match: _Match, year: int) -> dt.date:
    """A month."""
    return _month_end(year, words.MONTHS[match["month"]])


def _year(_match: _Match, year: int) -> dt.date:
    """A year."""
    return dt.date(year, 12, 31)


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


def _holiday(match: _Match, year: int) -> dt.date:
    """The last day on which what is to be done by a holiday is done."""
    holiday = words.HOLIDAYS[match["holiday"]]
    if holiday == "christmas":
        return dt.date(year, 12, 24)
    if holiday == "new-year":
        return dt.date(year, 12, 31)
    return _easter(year) + dt.timedelta(days=0 if holiday == "easter" else 49)


def _easter(year: int) -> dt.date:
    """Easter Sunday of a Gregorian year, by the algorithm of Meeus, Jones and Butcher."""
    golden, century, rest = year % 19, year // 100, year % 100
    corrected = (8 * century + 13) // 25
    epact = (19 * golden + century - century // 4 - corrected + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    moved = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * moved + 114, 31)
    return dt.date(year, month, day + 1)


def _week(match: _Match, year: int) -> dt.date:
    """The Sunday of a week, or of the last of some weeks."""
    return dt.date.fromisocalendar(year, int(match["until"] or match["week"]), 7)


def _weekday(match: _Match, today: dt.date) -> dt.date:
    """The next such day of the week after today."""
    days = words.WEEKDAYS[match["weekday"]] - today.isoweekday() - 1
    return today + dt.timedelta(days=days % 7 + 1)


def _weekday_of_next_week(match: _Match, today: dt.date) -> dt.date:
    """Such a day in the week after this one, as "næste fredag" means it."""
    monday = today + dt.timedelta(days=8 - today.isoweekday())
    return monday + dt.timedelta(days=words.WEEKDAYS[match["weekday"]] - 1)


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
_DAY_NAME = rf"(?P<month>{either(words.DAY_MONTHS)})\.?"
_ANY_YEAR = r"(?:[ ./,-]+(?P<year>[0-9]{4}|[0-9]{2}))?"
_FULL_YEAR = r"(?P<year>(?:19|20|21)[0-9]{2})"
_MAYBE_YEAR = rf"(?:[ ./,-]+(?:of |i |in )?{_FULL_YEAR})?"
_PART = rf"(?P<part>{either(words.PARTS)})"
_WHICH = rf"(?P<which>{either(words.ORDINALS)})"
_UNTIL = rf"(?:om|in) (?:(?P<number>[0-9]{{1,3}}|{either(words.NUMBERS)}) )?"

_WEEK = r"[0-9]{1,2}"
_TO = " ?[-–/] ?"

_PERIODS: tuple[tuple[str, _LastDay, _FirstDay | None], ...] = (
    (rf"{_DAY} *[./-] *(?P<month>[0-9]{{1,2}}){_ANY_YEAR}", _day, None),
    (r"(?P<year>[0-9]{4})[./-](?P<month>[0-9]{1,2})[./-](?P<day>[0-9]{1,2})", _day, None),
    (rf"{_NTH} *(?:of )?{_DAY_NAME}{_ANY_YEAR}", _day, None),
    # Only English writes the month before the day: "feb 19" is February of 2019.
    (rf"(?P<month>{words.ENGLISH_MONTHS})\.? {_NTH}{_ANY_YEAR}", _day, None),
    (rf"{_DAY_NAME} {_DAY}(?:st|nd|rd|th){_ANY_YEAR}", _day, None),
    (rf"{_DAY_NAME} (?P<day>[1-9]){_ANY_YEAR}", _day, None),
    (rf"{_DAY_NAME} {_DAY},? {_FULL_YEAR}", _day, None),
    (rf"{_NAME} (?P<year>[0-9]{{2}})", _month, _begun(1)),
    (rf"{_NAME}{_MAYBE_YEAR}", _month, _begun(1)),
    (rf"(?:{either(words.MONTHS)})\.?{_TO}{_NAME}{_MAYBE_YEAR}", _month, _begun(2)),
    (
        rf"(?P<season>{either(words.SEASONS)}){_MAYBE_YEAR}",
        lambda at, year: _month_end(year, words.SEASONS[at["season"]]),
        _begun(3),
    ),
    (rf"{_PART} {_NAME}{_MAYBE_YEAR}", _part_of_month, _part_begun),
    # The first month, the first half, or the whole of a year.
    (
        rf"{_PART} {_FULL_YEAR}",
        lambda at, year: _month_end(year, (1, 6, 12)[words.PARTS[at["part"]] - 1]),
        lambda last: last + dt.timedelta(days=1),
    ),
    (rf"{_WHICH} (?:kvartal|kvt|kv|quarter)\.?{_MAYBE_YEAR}", _quarter, _begun(3)),
    (rf"q(?P<which>[1-4]){_MAYBE_YEAR}", _quarter, _begun(3)),
    (rf"{_WHICH} (?:halvaar|half|half-year){_MAYBE_YEAR}", _half, _begun(6)),
    (rf"h(?P<which>[12]){_MAYBE_YEAR}", _half, _begun(6)),
    (
        rf"(?:uger?|weeks?|u\.?) ?(?P<week>{_WEEK})(?:{_TO}(?P<until>{_WEEK}))?{_MAYBE_YEAR}",
        _week,
        lambda last: last - dt.timedelta(days=6),
    ),
    (
        rf"(?:skoleaar(?:et)?|(?:the )?school[ -]year) {_FULL_YEAR}(?:{_TO}(?:20)?[0-9]{{2}})?",
        lambda _at, year: dt.date(year + 1, 7, 31),
        _begun(12),
    ),
    (rf"(?P<holiday>{either(words.HOLIDAYS)}){_MAYBE_YEAR}", _holiday, None),
    # A term of the council, or of anything else.
    (
        rf"(?:[a-z -]*(?:periode(?:n)?|term|period) )?(?:19|20)[0-9]{{2}}{_TO}{_FULL_YEAR}",
        _year,
        None,
    ),
    (_FULL_YEAR, _year, _begun(12)),
)
"""Periods by their words, the last day of each in a year, and from that the first of those that
can be over before they begin; every pattern has a group `year`, which may be empty.
"""

_RELATIVE: tuple[tuple[str, Callable[[_Match, dt.date], dt.date]], ...] = (
    (
        rf"(?P<ahead>{either(words.DAYS_AHEAD)})",
        lambda at, today: today + dt.timedelta(days=words.DAYS_AHEAD[at["ahead"]]),
    ),
    (rf"(?P<weekday>{either(words.WEEKDAYS)})", _weekday),
    (rf"(?:naeste|next) (?P<weekday>{either(words.WEEKDAYS)})", _weekday_of_next_week),
    (
        rf"{_UNTIL}(?P<unit>{either(words.DAYS)})",
        lambda at, today: today + dt.timedelta(days=_number(at) * words.DAYS[at["unit"]]),
    ),
    (rf"{_UNTIL}(?P<unit>{either(words.MONTHS_IN)})", _after_months),
)
"""Days that are told from today."""

_LEADING = rf"(?:(?P<limit>{either(words.LIMITS)})|{either(words.FILLERS)}) +|d\."
_NAMED_DAY = rf"(?P<weekday>{either(words.WEEKDAYS)}),? "
