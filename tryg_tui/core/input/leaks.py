"""What in a text looks as if it told of a person, before the text leaves the room."""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from tryg_tui.core.input.personal import cpr_numbers

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
