"""Single TOML values: their names, their checks and what is said of a wrong one."""

import datetime as dt
import math
from collections.abc import Callable
from typing import Any, Final

from tryg_tui.core.input.names import nearest
from tryg_tui.core.model.base import DEVICES, Problems, Span, is_id, is_within, span_of

BAD: Final = object()
"""Stands for a value that could not be decoded; its problem is noted."""

UNCHECKED = frozenset({str, bool, dt.time})
"""Types of which every value is good."""

WORDS: dict[type, str] = {
    str: "text",
    bool: "yes-no",
    int: "whole-number",
    float: "number",
    dt.datetime: "moment",
    dt.date: "date",
    dt.time: "time",
    list: "list",
    dict: "table",
}
"""The word code of each type a TOML value can have."""

FIGURES = span_of("", float)
"""What a figure may be."""

LONGEST_VALUE = 60
"""Characters of a wrong value that are shown."""


def short(value: Any) -> str:
    """A value as it is shown in a problem."""
    if isinstance(value, dict | list):
        return ""
    if type(value) is int and value.bit_length() > 4 * LONGEST_VALUE:
        return ""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def wrong(expected: str, value: Any, at: str, problems: Problems) -> Any:
    """Note that a value is of another type than expected; returns BAD."""
    found = WORDS.get(type(value), "")
    problems.add("wrong-type", at, expected=expected, found=found, value=short(value))
    return BAD


def decode_scalar(kind: type, span: Span | None) -> Callable[[Any, str, Problems], Any]:
    """What decodes a value of one type, which may have to be in a span."""

    def decode(value: Any, at: str, problems: Problems) -> Any:
        if type(value) is not kind:
            return wrong(WORDS[kind], value, at, problems)
        if isinstance(value, dt.datetime) and value.tzinfo is None:
            problems.add("no-offset", at, value=short(value))
            return BAD
        return _spanned(value, span, at, problems)

    return decode


def _spanned(value: Any, span: Span | None, at: str, problems: Problems) -> Any:
    """A value that is in a span, else BAD and a problem."""
    if span is None or is_within(value, span):
        return value
    problems.add("out-of-range", at, value=short(value), low=span[0], high=span[1])
    return BAD


def is_finite(value: int | float) -> bool:
    """Whether a number is neither infinite nor undefined."""
    return type(value) is int or math.isfinite(value)


def decode_number(value: Any, at: str, problems: Problems) -> Any:
    """A whole number or a decimal one, but neither infinite nor undefined, nor endless."""
    if type(value) in (int, float) and is_finite(value):
        return _spanned(value, FIGURES, at, problems)
    return wrong("number", value, at, problems)


def decode_choice(allowed: tuple[str, ...]) -> Callable[[Any, str, Problems], Any]:
    """What decodes one of some fixed words."""

    def decode(value: Any, at: str, problems: Problems) -> Any:
        if type(value) is not str:
            return wrong("text", value, at, problems)
        if value not in allowed:
            problems.add(
                "not-one-of",
                at,
                value=short(value),
                allowed=list(allowed),
                nearest=nearest(value, allowed),
            )
            return BAD
        return value

    return decode


def decode_id(value: Any, at: str, problems: Problems) -> Any:
    """A name that a record gives itself."""
    if type(value) is not str:
        return wrong("text", value, at, problems)
    if value in DEVICES:
        problems.add("device-id", at, value=short(value))
        return BAD
    if not is_id(value):
        problems.add("bad-id", at, value=short(value))
        return BAD
    return value
