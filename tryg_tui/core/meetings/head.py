"""What the head of a group's next meeting says: its title and number, and what is usual."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.strategy import Language, Strategy

FIRST_MONTH_OF_AUTUMN = 7
"""From July on a meeting is the autumn meeting of a group that meets twice a year."""

SEASONS: dict[Language, tuple[str, str]] = {
    "da": ("forår", "efterår"),
    "en": ("spring", "autumn"),
}
"""What the halves of a year are called in titles, in the language of the folder."""

MONTHS: dict[Language, tuple[str, ...]] = {
    "da": (
        *("januar", "februar", "marts", "april", "maj", "juni"),
        *("juli", "august", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
"""What the months are called there."""

FIRST: dict[Language, tuple[str, str]] = {
    "da": ("Møde i {body}", "Møde"),
    "en": ("Meeting of {body}", "Meeting"),
}
"""How the first meeting of a group is called, and of one without a title."""

SEASONAL = 6
"""Months between meetings from which on a season tells them apart, and not only a month."""

NUMBER = re.compile(r"(?P<n>[0-9]{1,6})(/(?P<year>[0-9]{4}))?")
"""A meeting's number that goes on: 21, or 3/2018."""

_WORDS = "|".join(word for known in (SEASONS, MONTHS) for words in known.values() for word in words)

WHEN = re.compile(rf",?\s*\b(?:{_WORDS}) \d{{4}}\s*$", re.IGNORECASE)
"""The end of a title that is new for every meeting."""

HEAD = ("start", "end", "place", "chair", "secretary")
"""What of a meeting's head is taken over to the next one."""

LOOKED_AT = 3
"""So many of the last meetings tell what is usual: what two of them have in common."""


def next_title(strategy: Strategy, date: dt.date, body: Id, previous: Meeting | None) -> str:
    """The title in the language of the folder: as the group has said, else that of the meeting
    before with another month, or where they meet twice a year at most another season.
    """
    language, called = strategy.language, strategy.group(body).title
    words = {
        "body": called,
        "month": MONTHS[language][date.month - 1],
        "season": SEASONS[language][date.month >= FIRST_MONTH_OF_AUTUMN],
        "year": str(date.year),
    }
    first = FIRST[language][not called].format(body=called)
    stem = (WHEN.sub("", previous.title) if previous and not previous.imported else "") or first
    when = "season" if strategy.months_of(body) >= SEASONAL else "month"
    if not strategy.meeting_title:
        return f"{stem}, {words[when]} {date.year}"
    filled = re.sub(
        r"\{(\w+)\}", lambda found: words.get(found[1], found[0]), strategy.meeting_title
    )
    return " ".join(filled.split())


def next_number(previous: Meeting | None, date: dt.date) -> str:
    """The number after that of a meeting: 22 after 21, 4/2018 after 3/2018; none after others."""
    found = NUMBER.fullmatch(previous.number.strip()) if previous else None
    if found is None:
        return ""
    if not found["year"]:
        return str(int(found["n"]) + 1)
    n = int(found["n"]) + 1 if int(found["year"]) == date.year else 1
    return f"{n}/{date.year}"


def usual_head(meetings: Sequence[Meeting]) -> dict[str, Any]:
    """What the head of a group's next meeting is to say after some that follow one another: as the
    last one, unless another value was usual before and it alone had its own.
    """
    return {name: _usual(name, meetings) for name in HEAD}


def _usual(name: str, meetings: Sequence[Meeting]) -> Any:
    """What the last of the meetings that state it have in common, else what the very last states;
    nothing where none does.
    """
    stated = [value for one in meetings if (value := getattr(one, name))]
    last = stated[: -LOOKED_AT - 1 : -1]
    # Who chair in turn are the same, whichever of them led.
    alike = [frozenset(value) if isinstance(value, tuple) else value for value in last]
    shared = (value for value, key in zip(last, alike, strict=True) if alike.count(key) > 1)
    return next(shared, next(iter(last), getattr(meetings[-1], name)))


def changed_once(new: Meeting, last: Meeting) -> list[str]:
    """What of its head the last meeting alone had otherwise, which the new one does not take over
    from it.
    """
    return [name for name in HEAD if getattr(new, name) != getattr(last, name)]
