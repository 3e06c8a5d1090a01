"""Figures as people write them."""

import re
from decimal import Decimal

from tryg_tui.core.model.base import LARGEST
from tryg_tui.core.model.initiative import Number

LONGEST = len(str(LARGEST))
"""Digits before the decimal sign; a figure with more is none that a file may hold."""

MINUS = frozenset("−–-")
"""The signs that people write for minus."""

_FIGURE = re.compile(
    r"(?P<sign>[+−–-]?) ?"
    r"(?P<whole>[1-9][0-9]{0,2}(?P<mark>[. ])[0-9]{3}(?:(?P=mark)[0-9]{3})*|[0-9]*)"
    # What groups the thousands cannot be the decimal sign as well.
    r"(?:(?!(?P=mark))[,.](?P<part>[0-9]+))?"
    r" ?(?:%|pct\.?)?"
)


def parse_number(text: str) -> Number | None:
    """A figure with a decimal comma or point, its thousands together or in groups, or None.

    A point before three digits groups thousands, as in Danish, unless the figure begins with 0.

    >>> [parse_number(text) for text in ("85,7", "85.7 %", "1.250", "1 250", "0.125", "1e5")]
    [85.7, 85.7, 1250, 1250, 0.125, None]
    """
    match = _FIGURE.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    whole, part = re.sub("[. ]", "", match["whole"]), match["part"]
    if len(whole) > LONGEST or not (whole or part):
        return None
    sign = -1 if match["sign"] in MINUS else 1
    return sign * float(f"{whole}.{part}") if part else sign * int(whole)


def number_typed(value: Number) -> str:
    """A figure as somebody would type it, with a decimal comma: "85,7"."""
    return format(Decimal(str(value)), "f").replace(".", ",")
