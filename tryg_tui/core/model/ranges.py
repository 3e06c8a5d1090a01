"""From what to what the numbers and days of a file are: beyond that they are slips of the pen."""

import datetime as dt

Span = tuple[int, int] | tuple[dt.date, dt.date]
"""The least and the greatest that something can be."""

FIRST_YEAR, LAST_YEAR = 1900, 2199

DAYS = dt.date(FIRST_YEAR, 1, 1), dt.date(LAST_YEAR, 12, 31)
"""What days and moments may be; with more, a year less or more than one would be no date."""

LARGEST = 10**15 - 1
"""The greatest figure, which a file and a screen still show to the last digit."""

WHOLES: dict[str, tuple[int, int]] = {
    **dict.fromkeys(
        ("year", "first_year", "last_year", "prioritised", "before"), (FIRST_YEAR, LAST_YEAR)
    ),
    "minutes": (0, 1440),
    "confidential_below": (0, 1000),
    "given": (-1440, 1440),
    **dict.fromkeys(("sample", "denominator"), (1, 10**9)),
    "lines": (1, 10**6),
}
"""By attribute, in whatever record: what its whole numbers may be."""

WHOLE = (-(10**9), 10**9)
"""What any other whole number may be."""


def span_of(name: str, kind: object) -> Span | None:
    """From what to what the values of an attribute of a type are; None where all are good."""
    if kind in (dt.date, dt.datetime):
        return DAYS
    if kind is float:
        return -LARGEST, LARGEST
    return WHOLES.get(name, WHOLE) if kind is int else None


def is_within(value: object, span: Span | None) -> bool:
    """Whether a number, a day or the day of a moment is in a span."""
    if span is None:
        return True
    found = value.date() if isinstance(value, dt.datetime) else value
    return span[0] <= found <= span[1]  # type: ignore[operator]  # Its type is that of the span.
