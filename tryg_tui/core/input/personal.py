"""Finds what tells of a person, so that nobody writes it or hands it out without noticing."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Literal

import msgspec

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


LeakKind = Literal["cpr", "email", "phone", "case"]
"""A civil registration number, an address, a telephone number, the number of a case."""


class Leak(msgspec.Struct, frozen=True):
    """A place in a text that looks personal."""

    kind: LeakKind
    text: str
    """The words themselves."""


_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\d.,:/-])(?:(?:\+|00)45[ \t-]?)?"
    r"(?:\d{2}([ .-])\d{2}\1\d{2}\1\d{2}|\d{4}[ ]\d{4}|\d{8})(?![\d/-]|[.,:]\d)"
)
_CASE = re.compile(
    r"(?<![\d-])\d{4}-\d{5}-\d{5}-\d{2}(?![\d-])"
    r"|(?<!\w)(?:sags?(?:nr|nummer)|j(?:ournal)?\.?(?:nr|nummer)|case (?:no|number))\.?:?[ \t]*"
    r"\d[\w./-]*\d",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:19|20)\d\d (?:19|20)\d\d")
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")


def leaks(text: str) -> tuple[Leak, ...]:
    """What looks personal in a text, in reading order, each place once."""
    found: list[tuple[int, int, Leak]] = []
    for start, end, leak in sorted(_all(text), key=lambda each: (each[0], -each[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end, leak))
    return tuple(leak for _start, _end, leak in found)


def _all(text: str) -> Iterator[tuple[int, int, Leak]]:
    """Every place that one of the patterns fits, where it stands and what it looks like."""
    for match in _EMAIL.finditer(text):
        yield match.start(), match.end(), Leak("email", match[0])
    for match in _CASE.finditer(text):
        yield match.start(), match.end(), Leak("case", match[0])
    for number in cpr_numbers(text):
        start = text.index(number)
        yield start, start + len(number), Leak("cpr", number)
    for match in _PHONE.finditer(text):
        if not (_YEARS.fullmatch(match[0]) or _DAY.fullmatch(match[0])):
            yield match.start(), match.end(), Leak("phone", match[0])
