"""How sure a figure is, and whether it has changed beyond chance: 95 %.

A share of those asked has the interval of Wilson, a count that of Poisson, and a change between two
figures the one that Newcombe makes of theirs.
"""

import math
from typing import Literal

import msgspec
from msgspec.structs import replace

from tryg_tui.core.model.initiative import Direction, Number

Z = 1.959964
"""The standard errors on either side that hold 95 % of a normal distribution."""

SAME = 1.0
"""The percentage points to either side within which a share is as good as unchanged."""

WHOLE = 100.0
"""All of a share, in per cent."""

QUARTER = 0.25
"""The part of one answer that room is made for."""

TINY = 1e-9
"""Differences smaller than this come from the arithmetic."""

Verdict = Literal["risen", "fallen", "unchanged", "unproven", "unjudged"]
"""What can be said of a change: unchanged is one that is certain to be small, unproven one that may
be chance.
"""

Doubt = Literal["", "sample", "rounding", "no-share", "break"]
"""Why a change cannot be judged: a sample is not known, the figures are too coarse for it, or they
are no shares, or there is a break between them.
"""

Favour = Literal["better", "worse", ""]
"""Whether a change is for the better."""

Interval = tuple[float, float]
"""The lowest and the highest that may be true."""


class Estimate(msgspec.Struct, frozen=True):
    """A figure with its interval."""

    value: Number
    low: float
    high: float
    slack: float = 0
    """How far the true figure may be from the one given, because that is rounded."""
    grain: float = 0
    """By how much room is made for chance going in whole answers: a quarter of what one counts."""


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """The change from one figure to a later one, and what can be said of it."""

    difference: float
    verdict: Verdict = "unjudged"
    doubt: Doubt = ""
    rounded: bool = False
    """Whether the difference is known in whole numbers only."""
    between: Interval | None = None
    """How little and how much it may really be; None where that is not known."""
    firm: bool = False
    """Whether the verdict would be the same if the uncertainty were twice as great."""


def interval(value: Number, sample: int | None, effect: Number = 1) -> Interval | None:
    """The Wilson interval of a share in per cent, or None without a sample or for no share.

    Unlike the textbook margin it is not zero for a share of 0 or 100. The `effect` is the design
    effect: by so much more answers the survey needs than a simple random sample.
    """
    if sample is None or sample <= 0 or not 0 <= value <= 100:
        return None
    answers = sample / max(1, effect)
    share, square = value / 100, Z * Z
    middle = (share + square / (2 * answers)) / (1 + square / answers)
    spread = Z * math.sqrt(share * (1 - share) / answers + square / (4 * answers * answers))
    half = spread / (1 + square / answers)
    low, high = 100 * (middle - half), 100 * (middle + half)
    return max(0.0, min(low, value)), min(100.0, max(high, value))


def counted(value: Number) -> Interval | None:
    """The interval of what was counted, as chance alone makes it vary; None below nothing."""
    if value < 0:
        return None
    middle, spread = value + Z * Z / 2, Z * math.sqrt(value + Z * Z / 4)
    return max(0.0, middle - spread), middle + spread


def share(
    value: Number, sample: int | None, effect: Number = 1, slack: float = 0
) -> Estimate | None:
    """A share in per cent of so many answers as `interval` knows it, or None."""
    found = interval(value, sample, effect)
    if found is None or sample is None:
        return None
    return Estimate(value, *found, slack, QUARTER * 100 * max(1, effect) / sample)


def room(before: Estimate, after: Estimate) -> Interval:
    """How far a change must fall, and rise, to be more than chance: Newcombe's hybrid interval, and
    the grain, without which a hundred answers would give too many false alarms.
    """
    grain = before.grain + after.grain
    fall = math.hypot(after.high - after.value, before.value - before.low)
    rise = math.hypot(after.value - after.low, before.high - before.value)
    return fall + grain, rise + grain


def judge(before: Estimate, after: Estimate, *, same: float, rounded: bool = False) -> Judged:
    """What can be said of a change, which is unchanged where it is certain to be no more than
    `same`; with a figure that is `rounded` to a whole number, only where that does not decide.
    """
    difference, slack = after.value - before.value, before.slack + after.slack
    fall, rise = room(before, after)
    between = (difference - rise - slack, difference + fall + slack)
    verdict: Verdict = "unproven"
    if between[0] > 0 or between[1] < 0:
        verdict = "risen" if difference > 0 else "fallen"
    elif -same <= between[0] and between[1] <= same:
        verdict = "unchanged"
    decided = between[0] + 2 * slack > 0 or between[1] - 2 * slack < 0
    if rounded and (0 < abs(difference) <= slack + TINY or (verdict == "unproven" and decided)):
        return Judged(difference=difference, doubt="rounding", rounded=rounded, between=between)
    firm = difference - 2 * rise - slack > 0 or difference + 2 * fall + slack < 0
    return Judged(
        difference=difference, verdict=verdict, rounded=rounded, between=between, firm=firm
    )


def judge_shares(before: Estimate, after: Estimate, *, rounded: bool = False) -> Judged:
    """What can be said of the change of a share, which cannot be more than all of it."""
    found = judge(before, after, same=SAME, rounded=rounded)
    low, high = found.between or (-WHOLE, WHOLE)
    return replace(found, between=(max(low, -WHOLE), min(high, WHOLE)))


def favour(verdict: Verdict, direction: Direction) -> Favour:
    """Whether a change is for the better; nothing where it is none, or the figure is neutral."""
    if direction == "neutral" or verdict not in {"risen", "fallen"}:
        return ""
    return "better" if (verdict == "risen") == (direction == "higher") else "worse"
