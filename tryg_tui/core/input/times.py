"""Times of day, and from when until when somebody was there, as people write them."""

import datetime as dt
import re
from itertools import pairwise

from tryg_tui.core.model.attendance import Stay

LAST_HOUR, LAST_MINUTE = 23, 59

EARLY, DAY = 6 * 3600, 24 * 3600
"""Seconds before a meeting begins in which people may come to it, so that any time of day before
that is of the night after; and the seconds of a day.
"""

MIDNIGHT = dt.time()
"""When a day begins, and a meeting of which nothing else is known."""

TIME = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:]?(\d{2}))?", re.IGNORECASE)
"""A time of day as people write it: 9, 9.30, 09:30, 0930, kl. 9."""

_BETWEEN = re.compile(r"\s*(?:[,;+&]|\b(?:og|and)\b)\s*", re.IGNORECASE)
"""What stands between one stay and the next."""

_UNTIL = re.compile(r"\s*(?:[–—−-]|\b(?:til|to|until)\b)\s*", re.IGNORECASE)
"""What stands before the time somebody left."""

_FROM = re.compile(r"(?:fra|from)\b\s*", re.IGNORECASE)
"""What may stand before the time somebody came."""


def parse_time(text: str) -> dt.time | None:
    """A time of day as people write it, or None."""
    found = TIME.fullmatch(text.strip())
    if found is None or int(found[1]) > LAST_HOUR or int(found[2] or 0) > LAST_MINUTE:
        return None
    return dt.time(int(found[1]), int(found[2] or 0))


def in_turn(time: dt.time, begun: dt.time = MIDNIGHT) -> int:
    """A time of day in seconds by which the times of a meeting that began at one are in order: of
    one in the evening, those after midnight come last.
    """
    return (seconds_of(time) - max(0, seconds_of(begun) - EARLY)) % DAY


def seconds_of(time: dt.time) -> int:
    """Seconds since midnight."""
    return (time.hour * 60 + time.minute) * 60 + time.second


def parse_stays(text: str, begun: dt.time = MIDNIGHT) -> tuple[Stay, ...] | None:
    """From when until when somebody was there, each time, at a meeting that began at a time; None
    where that is not understood, and all the time where nothing is said.

    >>> parse_stays("9:15–10.40, 11–")[1].came.hour
    11
    """
    if not text.strip():
        return (Stay(None, None),)
    found = [_parse_stay(part) for part in _BETWEEN.split(text.strip())]
    stays = tuple(one for one in found if one is not None)
    return stays if len(stays) == len(found) and in_order(stays, begun) else None


def _parse_stay(text: str) -> Stay | None:
    """One stay: "9.15", "9.15–10.40", "–10.40", "fra 9.15 til 10.40"."""
    came, *left = _UNTIL.split(_FROM.sub("", text, count=1), maxsplit=1)
    words = [came.strip(), *(one.strip() for one in left)]
    times = [parse_time(word) if word else None for word in words]
    if not any(times) or any(word and not time for word, time in zip(words, times, strict=True)):
        return None
    return Stay(*(*times, None)[:2])


def in_order(stays: tuple[Stay, ...], begun: dt.time = MIDNIGHT) -> bool:
    """Whether each time somebody came before leaving, and after having left the time before."""
    edges = [edge for stay in stays for edge in stay]
    known = [in_turn(edge, begun) for edge in edges if edge is not None]
    whole = None not in edges[1:-1]
    return whole and all(one <= next_ for one, next_ in pairwise(known))


def stays_typed(stays: tuple[Stay, ...]) -> str:
    """Stays as somebody would type them: "9.15–10.40, 11.00–"; nothing for all the time."""
    if stays == (Stay(None, None),):
        return ""
    return ", ".join(f"{_typed(stay.came)}–{_typed(stay.left)}" for stay in stays)


def _typed(time: dt.time | None) -> str:
    """A time as somebody would type it."""
    return f"{time:%H.%M}" if time else ""
