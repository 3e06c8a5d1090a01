"""A plain sentence for every problem in the folder."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from tryg_tui.core.input.visible import visible
from tryg_tui.core.model.base import Problem
from tryg_tui.core.model.entries import ENTRY_TYPES
from tryg_tui.locale import _, clock, long_date, number, pgettext
from tryg_tui.words.corrections import called
from tryg_tui.words.entries import entry_kind
from tryg_tui.words.sentences.problems import HINTS, SENTENCES, UNKNOWN, WITHOUT
from tryg_tui.words.vocabulary import direction, meeting_state


class _Args(dict[str, str]):
    """What a sentence needs; what the problem does not tell is left open."""

    def __missing__(self, name: str) -> str:
        """What stands where something is not told."""
        return "…"


def sentence(problem: Problem) -> str:
    """What is wrong and what to do, without the place; hints follow in sentences of their own."""
    args = _worded(problem)
    without = (text for arg, text in WITHOUT.get(problem.code, ()) if not args.get(arg))
    main = next(without, SENTENCES.get(problem.code, UNKNOWN))
    # A column says more than its line alone, so the first hint of a group is enough.
    hints = (
        next((text for needs, text in group if all(map(args.get, needs))), "") for group in HINTS
    )
    return " ".join(_(text).format_map(args) for text in (main, *hints) if text)


def line(problem: Problem) -> str:
    """A problem on one line: "file: key: sentence"."""
    places = (visible(place) for place in (problem.file, problem.key) if place)
    return ": ".join((*places, sentence(problem)))


def as_json(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """The problems for other programs; codes and keys are the same in every language."""
    return [
        {
            "file": problem.file,
            "key": problem.key,
            "code": problem.code,
            "severity": problem.severity,
            "message": sentence(problem),
        }
        for problem in problems
    ]


def _worded(problem: Problem) -> _Args:
    """The arguments of a problem in words; what is empty or zero becomes ""."""
    told = {"key": problem.key, "code": problem.code, **problem.args}
    return _Args({name: _word(name, value) for name, value in told.items()})


def _word(name: str, value: Any) -> str:
    """One argument in words; a text out of a file cannot act on a terminal."""
    if value is None or value == "" or (value == 0 and name not in _COUNTS):
        return ""
    if name in _WORDS:
        return visible(_WORDS[name](value))
    if isinstance(value, dt.time):
        return clock(value)
    return long_date(value) if isinstance(value, dt.date) else visible(str(value))


def _expected(word: str) -> str:
    """What a value must be, with an example where there is one."""
    return {
        "text": _("a text in quotation marks"),
        "whole-number": _("a whole number such as 15"),
        "number": _("a number such as 85.7"),
        "date": _("a date such as 2018-04-10"),
        "time": _("a time such as 09:30:00"),
        "moment": _("a date and a time such as 2018-04-10T09:30:00+02:00"),
        "yes-no": _("true or false"),
        "list": _("a list"),
        "table": _("a table"),
    }.get(word, word)


def _found(word: Any) -> str:
    """What a value is, or how many of something there are."""
    return {
        "text": pgettext("value", "a text"),
        "whole-number": pgettext("value", "a whole number"),
        "number": pgettext("value", "a number"),
        "date": pgettext("value", "a date"),
        "time": pgettext("value", "a time"),
        "moment": pgettext("value", "a date and a time"),
        "yes-no": pgettext("value", "true or false"),
        "list": pgettext("value", "a list"),
        "table": pgettext("value", "a table"),
    }.get(word, str(word))


def _kind(kind: str) -> str:
    """What an entry is."""
    if kind == "attendance":
        return _("attendance")
    return entry_kind(kind) if kind in ENTRY_TYPES else kind


def system_reason(name: str) -> str:
    """Why the operating system did not let a file be read, by its name for the error."""
    return {
        "EACCES": _("no permission"),
        "EBUSY": _("another program has it open"),
        "EPERM": _("no permission"),
        "ENOENT": _("it is not there any more"),
        "EISDIR": _("it is not an ordinary file"),
        "ELOOP": _("it is a link that leads back to itself"),
        "EIO": _("a fault of the disk or the network"),
    }.get(name, name)


def _listed(values: Iterable[Any]) -> str:
    """Some values one after another, each in quotation marks."""
    return ", ".join(_("“{value}”").format(value=value) for value in values)


def _megabytes(size: int) -> str:
    """Bytes in megabytes."""
    return number(size / 1_000_000, 1)


_COUNTS = frozenset({"value", "low", "last", "number", "said", "found", "count", "baseline"})
"""Arguments whose zero is something to tell."""

_WORDS: dict[str, Callable[[Any], str]] = {
    "expected": _expected,
    "found": _found,
    "kind": _kind,
    "named": lambda name: _("attendance") if name == "attendance" else called(name) or name,
    "kinds": lambda kinds: _listed(map(_kind, kinds)),
    "allowed": _listed,
    "state": meeting_state,
    "direction": direction,
    "reason": system_reason,
    "size": _megabytes,
    "limit": _megabytes,
}
"""The arguments that are put into words, and how."""
