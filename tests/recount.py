"""The figures of a folder reckoned anew from its files, by nothing but the files and the formulas.

Where the program uses closed formulas, what they solve is searched for here: an interval holds what
is no more than so many standard errors from the figure.
"""

import datetime as dt
import tomllib
from collections.abc import Callable, Iterator
from itertools import pairwise
from math import hypot, sqrt
from pathlib import Path
from typing import Any

Table = dict[str, Any]
Ends = tuple[float, float]

Z = 1.959964
"""Standard errors that hold 95 per cent."""

MANY = 200
"""Halvings: more than enough for the last digit."""


def files(root: Path, below: str) -> Iterator[Table]:
    """The files of a part of the folder."""
    for path in sorted((root / below).glob("*.toml")):
        yield tomllib.loads(path.read_text(encoding="utf-8"))


def edge(far: Callable[[float], bool], inside: float, outside: float) -> float:
    """Where what is no longer far begins, between a place inside and one outside."""
    for _ in range(MANY):
        middle = (inside + outside) / 2
        inside, outside = (inside, middle) if far(middle) else (middle, outside)
    return inside


def share(per_cent: float, answers: float) -> Ends:
    """The shares a share of so many answers may stand for, in per cent."""
    found = per_cent / 100

    def far(true: float) -> bool:
        return abs(found - true) > Z * sqrt(true * (1 - true) / answers)

    return 100 * edge(far, found, 0), 100 * edge(far, found, 1)


def count(number: float) -> Ends:
    """The expectations a count may come from."""

    def far(true: float) -> bool:
        return abs(number - true) > Z * sqrt(true)

    return edge(far, number, 0), edge(far, number, 10 * number + 100)


def between(before: float, after: float, ends: tuple[Ends, Ends], room: float) -> Ends:
    """How little and how much a change may be, with room for whole ones and rounding."""
    (low, high), (least, most) = ends
    rise = hypot(after - least, high - before) + room
    fall = hypot(most - after, before - low) + room
    return after - before - rise, after - before + fall


def figure(value: float, decimals: int | None = None) -> str:
    """A figure as it is written in English."""
    if decimals is None:
        return f"{value:,}" if value != int(value) else f"{int(value):,}"
    return f"{value:,.{decimals}f}"


def signed(value: float, decimals: int | None = None) -> str:
    """A change with its sign."""
    size = figure(round(abs(value), 6), decimals)
    return ("+" if value > 0 else "−" if value < 0 else "±") + size


def spoken(ends: Ends, decimals: int) -> str:
    """The least and the greatest of a change."""
    return " to ".join(signed(end, decimals) for end in ends)


def verdict(ends: Ends, better: int) -> str:
    """What a change beyond chance is, by which way is better."""
    if ends[0] <= 0 <= ends[1]:
        return "no certain change"
    if not better:
        return "not judged"
    return "better" if (ends[0] > 0) == (better > 0) else "worse"


def readings(root: Path, initiative: str, indicator: str) -> list[Table]:
    """The readings of an indicator with a value, from register and minutes, oldest first."""
    of = next(one for one in files(root, "initiatives") if one["id"] == initiative)
    found = [one for one in of.get("readings", ()) if "value" in one]
    found += [
        one
        for minutes in files(root, "minutes")
        for one in minutes.get("entries", ())
        if one["kind"] == "reading" and one["initiative"] == initiative
    ]
    mine = [one for one in found if one["indicator"] == indicator]
    return sorted(mine, key=lambda one: one["date"])


def counted_change(unit: str, better: int, *pair: Table) -> str:
    """How a count has changed since another."""
    before, after = pair
    values = before["value"], after["value"]
    ends = between(*values, (count(values[0]), count(values[1])), 0.5)
    said = f"{signed(values[1] - values[0])} {unit} since {before['period']}"
    found = verdict(ends, better)
    return f"{said}, {found}" if found == "not judged" else f"{said}, {found} ({spoken(ends, 0)})"


def year_sum(rows: list[Table], year: int) -> int:
    """What was counted in a year."""
    return sum(one["value"] for one in rows if one["date"].year == year)


def rolling(rows: list[Table], unit: str, better: int) -> str:
    """What was counted in the last year, and how that has changed."""
    last = rows[-1]["date"]
    sums = year_sum(rows, last.year - 1), year_sum(rows, last.year)
    ends = between(*sums, (count(sums[0]), count(sums[1])), 0.5)
    said = f"{figure(sums[1])} {unit} until {last.day} December {last.year}"
    change = f"{signed(sums[1] - sums[0])} {unit} since the 12 months before"
    return f"{said} · {change}, {verdict(ends, better)} ({spoken(ends, 0)})"


def usual(rows: list[Table]) -> str:
    """The limits of what varies all the time."""
    values = [one["value"] for one in rows]
    middle = sum(values) / len(values)
    steps = [abs(after - before) for before, after in pairwise(values)]
    room = 2.66 * sum(steps) / len(steps)
    return f"usual: {figure(max(0, middle - room), 1)} to {figure(middle + room, 1)}"


def on_the_way(first: Table, start: float, aims: dict[int, float], day: dt.date) -> float:
    """What a straight line through the targets of the years says of a day."""
    began, value = first["date"], start
    for year, aim in sorted(aims.items()):
        until = dt.date(year, 12, 31)
        if began <= day <= until:
            return float(value + (aim - value) * ((day - began).days / (until - began).days))
        began, value = until, aim
    raise ValueError(day)


def surveyed(measure: Table, area: Table) -> Iterator[str]:
    """What is said of each figure of an area, of its change, and of what could be seen."""
    effect = measure.get("design_effect", 1.5)
    rounds = {one["year"]: one for one in measure["surveys"]}
    broken = {one["before"] for one in measure.get("breaks", ())}
    before: tuple[Table, float, Ends] | None = None
    mine = [one for one in measure["readings"] if one["area"] == area["id"]]
    for one in sorted(mine, key=lambda reading: reading["year"]):
        whole = rounds[one["year"]].get("sample") if area["kind"] == "country" else None
        answers = one.get("sample", whole)
        rounded = one.get("precision") == "rounded"
        ends, value = share(one["value"], answers / effect), one["value"]
        limits = f"({figure(ends[0], 1)}–{figure(ends[1], 1)})"
        yield f"{one['year']} {figure(value, None if rounded else 1)} pct. {limits}"
        grain, slack = 25 * effect / answers, 0.5 if rounded else 0.05
        if before is not None:
            then, room, earlier = before
            between_years = any(then["year"] < year <= one["year"] for year in broken)
            change = signed(value - then["value"], 0 if rounded else 1)
            said = f"{change} pct. points since {then['year']}"
            if between_years:
                yield f"{said}; cannot be judged"
            else:
                real = between(then["value"], value, (earlier, ends), room + grain + slack)
                yield f"{said}{_judged(measure, one, real)}"
        before = (one, grain + slack, ends)
    if before is not None:
        one, room, ends = before
        least = hypot(ends[1] - one["value"], one["value"] - ends[0]) + 2 * room
        yield f"only changes of {figure(least, 1)} percentage points or more can be seen"


def _judged(measure: Table, one: Table, ends: Ends) -> str:
    """What can be said of a change in a survey, first what its publisher says."""
    better = {"higher": 1, "lower": -1, "neutral": 0}[measure["direction"]]
    word, good = "no certain change", ""
    if ends[0] > 0 or ends[1] < 0:
        word = "↑ risen" if ends[0] > 0 else "↓ fallen"
        good = f", {verdict(ends, better)}"
    elif ends[0] >= -1 and ends[1] <= 1:
        word = "= unchanged"
    said = f" · the publisher: {one['verdict']} · we: " if "verdict" in one else ", "
    return f"{said}{word} ({spoken(ends, 1)}){good}"
