"""How sure a share is, and whether it has changed: 95 %, as for a simple random sample.

The surveys are weighted, which makes the real uncertainty somewhat larger; nothing published says
by how much.
"""

import math
from typing import Literal

import msgspec

from tryg_tui.core.model.initiative import Direction, Number
from tryg_tui.core.model.safety_index import IndexReading, Precision

Z = 1.959964
"""The standard errors on either side that hold 95 % of a normal distribution."""

SHARES = frozenset({"pct.", "pct", "%", "procent", "percent", "per cent"})
"""The units of a share of a hundred."""

ROUNDING: dict[Precision, float] = {
    "rounded": 0.5,
    "derived": 0.1,
    "exact": 0.05,
    "year-inferred": 0.05,
}
"""How far the true figure may be from the one given, in percentage points: a rounded one is a whole
number, the others are printed with one decimal, and a derived one is reckoned from two of them.
"""

TINY = 1e-9
"""Differences smaller than this come from the arithmetic."""

Verdict = Literal["risen", "fallen", "unchanged", "unjudged"]
"""What can be said of a change."""

Doubt = Literal["", "sample", "rounding", "no-share"]
"""Why a change cannot be judged: a sample is not known, the figures are too coarse for it, or they
are no shares.
"""

Favour = Literal["better", "worse", ""]
"""Whether a change is for the better."""


class Judged(msgspec.Struct, frozen=True):
    """The change from one reading to a later one, and what can be said of it."""

    difference: float
    verdict: Verdict
    doubt: Doubt = ""
    rounded: bool = False
    """Whether the difference is known in whole numbers only."""


def interval(value: Number, sample: int | None) -> tuple[float, float] | None:
    """The Wilson interval of a share in per cent, or None without a sample or for no share.

    Unlike the textbook margin it is not zero for a share of 0 or 100.
    """
    if sample is None or sample <= 0 or not 0 <= value <= 100:
        return None
    share, square = value / 100, Z * Z
    middle = (share + square / (2 * sample)) / (1 + square / sample)
    spread = Z * math.sqrt(share * (1 - share) / sample + square / (4 * sample * sample))
    half = spread / (1 + square / sample)
    low, high = 100 * (middle - half), 100 * (middle + half)
    return max(0.0, min(low, value)), min(100.0, max(high, value))


def margin(value: Number, sample: int | None) -> float | None:
    """The margin of error of a share in percentage points to either side: half its interval."""
    found = interval(value, sample)
    return None if found is None else (found[1] - found[0]) / 2


def judge(before: IndexReading, after: IndexReading, unit: str = "pct.") -> Judged:
    """What can be said of the change between two readings.

    It is judged only where both samples are known, and only where the rounding of the figures does
    not decide the answer.
    """
    difference = after.value - before.value
    rounded = "rounded" in (before.precision, after.precision)
    if unit not in SHARES:
        return Judged(difference, "unjudged", "no-share", rounded)
    first, second = interval(before.value, before.sample), interval(after.value, after.sample)
    if first is None or second is None:
        return Judged(difference, "unjudged", "sample", rounded)
    slack = ROUNDING[before.precision] + ROUNDING[after.precision]
    if rounded and 0 < abs(difference) <= slack + TINY:
        return Judged(difference, "unjudged", "rounding", rounded)
    room = _room(before.value, after.value, first, second)
    verdicts = {_verdict(difference + moved, room) for moved in (-slack, slack)}
    if len(verdicts) > 1:
        return Judged(difference, "unjudged", "rounding", rounded)
    return Judged(difference, verdicts.pop(), "", rounded)


def _room(
    before: Number, after: Number, first: tuple[float, float], second: tuple[float, float]
) -> tuple[float, float]:
    """How far a change must fall, and rise, to be more than chance: Newcombe's hybrid interval."""
    rise = math.hypot(after - second[0], first[1] - before)
    fall = math.hypot(second[1] - after, before - first[0])
    return fall, rise


def _verdict(difference: float, room: tuple[float, float]) -> Verdict:
    """The verdict on a difference."""
    fall, rise = room
    return "risen" if difference > rise else "fallen" if -difference > fall else "unchanged"


def favour(verdict: Verdict, direction: Direction) -> Favour:
    """Whether a change is for the better; nothing where it is none, or the figure is neutral."""
    if direction == "neutral" or verdict not in {"risen", "fallen"}:
        return ""
    return "better" if (verdict == "risen") == (direction == "higher") else "worse"
