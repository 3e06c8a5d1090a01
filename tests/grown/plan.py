"""What is settled before anything is drawn: the days, who sat there, which initiatives lived."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

Table = dict[str, Any]

WORDS: Table = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
"""The words that are said, all of them made up."""

HELD = 20
"""The meetings held; the next one, with this place in the row, is planned."""

FIRST_YEAR = 2018

SURVEYS = (*range(2014, 2020), *range(2021, 2028))
"""The years of the safety survey; in one there was none."""


def _second_tuesday(year: int, month: int) -> dt.date:
    """The day of a meeting."""
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(1 - first.weekday()) % 7 + 7)


DAYS = [_second_tuesday(FIRST_YEAR + n // 2, 10 if n % 2 else 4) for n in range(HELD + 1)]
"""Spring and autumn for ten years, and the spring to come."""

PLANNED = f"{DAYS[HELD]}"
"""The meeting to come."""


class Grown(NamedTuple):
    """An initiative, and when it lived."""

    id: str
    title: str
    goal: str
    counted: str
    unit: str
    direction: str
    start: int
    """About what is counted the first time."""
    begins: int
    """The place of the meeting that began it; the first ones were there before."""
    ends: int | None
    """The place of the meeting that ended it."""
    half_yearly: bool
    """Whether it counts every half year; else every school year."""

    def lives(self, place: int) -> bool:
        """Whether it lives when a meeting begins."""
        return self.begins <= place and (self.ends is None or place <= self.ends)


ORIGINAL = 8
"""So many initiatives are there from the first, and report every year."""

LIVING = (0, 1, 2, 9, 13, 18, 22, 25, 27, 29, 31, 33, 34)
"""The places of those that live to this day."""

COUNTED = LIVING[:8]
"""Those of them that count every half year, whose figures are due when the group meets next."""


def id_of(title: str) -> str:
    """The name of a file for something with a title."""
    plain = title.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return "".join(sign for sign in plain.replace(" ", "-") if sign.isalnum() or sign == "-")


def _grown(place: int, words: Table) -> Grown:
    """An initiative."""
    counted, unit, direction, start = words["indicator"]
    begins = 0 if place < ORIGINAL else 1 + (place - ORIGINAL) * 2 // 3
    return Grown(
        id=id_of(words["title"]),
        title=words["title"],
        goal=words["goal"],
        counted=counted,
        unit=unit,
        direction=direction,
        start=start,
        begins=begins,
        ends=None if place in LIVING else min(begins + 4 + place % 5, HELD - 1),
        half_yearly=place in COUNTED or (place not in LIVING and place % 2 == 0),
    )


INITIATIVES = [_grown(*each) for each in enumerate(WORDS["initiatives"])]


def period(one: Grown, place: int) -> tuple[str, dt.date] | None:
    """What can be counted when a meeting is held, and its last day; of a school year in autumn."""
    day = DAYS[place]
    if one.half_yearly and place % 2:
        return f"1. halvår {day.year}", dt.date(day.year, 6, 30)
    if one.half_yearly:
        return f"2. halvår {day.year - 1}", dt.date(day.year - 1, 12, 31)
    if place % 2:
        return f"skoleåret {day.year - 1}/{day.year % 100}", dt.date(day.year, 7, 31)
    return None


def present(place: int) -> list[str]:
    """Who takes part when a meeting is held."""
    return [id for id, _title, _of, since, until in WORDS["people"] if since <= place <= until]
