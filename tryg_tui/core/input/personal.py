"""Finds what tells of a person, so that nobody writes it or hands it out without noticing."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

_CPR = re.compile(
    r"(?<![\d-])(\d{2})(?:(\d{2})\d{2}[ \n]?-?[ \n]?|[ .-](\d{2})[ .-]\d{2} ?- ?)\d{4}(?![\d-])"
)
"""Six figures of a date of birth and four more, as Danish civil registration numbers have, in a
text as `_plain` makes it."""

LEAP_YEAR = 2000
"""A year that has every day of the calendar: the century is not in the first six figures."""


def cpr_numbers(text: str) -> tuple[str, ...]:
    """What looks like Danish civil registration numbers in a text, as written, each once.

    The first six figures have to be a date, as those of most other numbers are not.
    """
    plain, places = _plain(text)
    found = (text[places[start] : places[end - 1] + 1] for start, end in _cpr_places(plain))
    return tuple(dict.fromkeys(found))


def _cpr_places(plain: str) -> Iterator[tuple[int, int]]:
    """Where such numbers begin and end."""
    for match in _CPR.finditer(plain):
        if _is_day(match[1], match[2] or match[3]):
            yield match.span()


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """A text with one sign for all dashes, one for all blanks and nothing that is not seen, and
    the place of each of its signs in the text that was given.
    """
    if text.isascii():
        return text, range(len(text))
    signs, places = [], []
    for place, sign in enumerate(text):
        for one in unicodedata.normalize("NFKC", sign):
            kind = unicodedata.category(one)
            if kind in ("Cf", "Mn"):
                continue
            dash = kind == "Pd" or one == "\N{MINUS SIGN}"
            signs.append("-" if dash else " " if one.isspace() and one != "\n" else one)
            places.append(place)
    return "".join(signs), places


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


_EMAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%-]++ ?(?:@|[(\[] ?(?:at|@|snabel-?a) ?[)\]]) ?[\w-]++(?:\.[\w-]++)+",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\d,/-])(?<!\d[.:])(?:\(?(?:\+|00)45\)?[ \t-]?)?"
    r"(?:\d{2}([ .-])\d{2}\1\d{2}\1\d{2}|\d{4}[ ]\d{4}|\d{8})(?![\d/-]|[.,:]\d)"
)
_CASE = re.compile(
    r"(?<![\d-])\d{4}-\d{5}-\d{5}-\d{2}(?![\d-])"
    r"|(?<!\w)(?:sags?(?:nr|nummer)|j(?:ournal)?\.?(?:nr|nummer)|case (?:no|number))\.?:?[ \t]*"
    r"\d[\w./-]{0,40}\d",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:19|20)\d\d (?:19|20)\d\d")
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")


def leaks(text: str) -> tuple[Leak, ...]:
    """What looks personal in a text, in reading order, each place once, as it is written."""
    plain, places = _plain(text)
    found: list[Leak] = []
    end = 0
    for start, stop, kind in sorted(_all(plain), key=lambda each: (each[0], -each[1])):
        if start >= end:
            found.append(Leak(kind, text[places[start] : places[stop - 1] + 1]))
            end = stop
    return tuple(found)


def _all(plain: str) -> Iterator[tuple[int, int, LeakKind]]:
    """Every place that one of the patterns fits, and what it looks like."""
    for match in _EMAIL.finditer(plain):
        yield *match.span(), "email"
    for match in _CASE.finditer(plain):
        yield *match.span(), "case"
    for start, end in _cpr_places(plain):
        yield start, end, "cpr"
    for match in _PHONE.finditer(plain):
        if not (_YEARS.fullmatch(match[0]) or _DAY.fullmatch(match[0])):
            yield *match.span(), "phone"
