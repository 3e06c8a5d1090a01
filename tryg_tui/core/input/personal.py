"""Finds what tells who a person is, so that nobody writes it into minutes without noticing."""

import datetime as dt
import re

_CPR = re.compile(r"(?<![\d-])(\d{2})(\d{2})(\d{2})[-–‐ ]?(\d{4})(?![\d-])")
"""Six figures of a date of birth and four more, as Danish civil registration numbers have."""

LEAP_YEAR = 2000
"""A year that has every day of the calendar: the century is not in the first six figures."""


def cpr_numbers(text: str) -> tuple[str, ...]:
    """What looks like Danish civil registration numbers in a text, as written, each once.

    The first six figures have to be a date, as those of most other numbers are not.
    """
    found = (match for match in _CPR.finditer(text) if _is_day(match[1], match[2]))
    return tuple(dict.fromkeys(match[0] for match in found))


def _is_day(day: str, month: str) -> bool:
    """Whether two pairs of figures are a day of a month; from the 61st on the number is made up
    for somebody without one.
    """
    number = int(day)
    try:
        dt.date(LEAP_YEAR, int(month), number - 60 if number > 60 else number)
    except ValueError:
        return False
    return True
