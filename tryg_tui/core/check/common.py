"""What several checks have in common: each notes a problem when something does not fit."""

import datetime as dt
from collections.abc import Iterable

from tryg_tui.core.check.known import Names
from tryg_tui.core.input.names import nearest
from tryg_tui.core.model.base import Id, Problems, Severity
from tryg_tui.core.model.initiative import Number

_PER_CENT = ("pct.", "pct", "%", "procent")


def refer(
    problems: Problems, code: str, key: str, name: Id, names: Names, *, optional: bool = False
) -> None:
    """Note a problem when a name is not among the known ones; an optional one may be empty."""
    if names is None or name in names or (optional and not name):
        return
    problems.add(code, key, name=name, nearest=nearest(name, sorted(names)))


def refer_each(problems: Problems, code: str, key: str, names: Iterable[Id], known: Names) -> None:
    """Note a problem for each name of a list that is not among the known ones."""
    for number, name in enumerate(names, 1):
        refer(problems, code, f"{key}[{number}]", name, known)


def unique(problems: Problems, key: str, names: Iterable[Id], field: str = "id") -> None:
    """Note a problem for each name that an earlier table of the same list already has."""
    first: dict[Id, int] = {}
    for number, name in enumerate(names, 1):
        if first.setdefault(name, number) != number:
            other = f"{key}[{first[name]}].{field}"
            problems.add("duplicate-id", f"{key}[{number}].{field}", name=name, other=other)


def same_name(problems: Problems, key: str, name: str, path: str) -> None:
    """Note a problem when a file does not lie where its content says it belongs."""
    if problems.file != path:
        problems.add("id-not-file-name", key, name=name, path=path)


def only_file(problems: Problems, name: str, first: str) -> None:
    """Note a problem when an earlier file already has the name."""
    if problems.file != first:
        problems.add("duplicate-id", "id", name=name, other=first)


def per_cent(
    problems: Problems, key: str, value: Number, unit: str, severity: Severity = "error"
) -> None:
    """Note a problem when a value in per cent is not from 0 to 100."""
    if unit.casefold() in _PER_CENT and not 0 <= value <= 100:
        problems.add("value-range", key, severity, value=value, low=0, high=100)


def in_order(
    problems: Problems,
    key: str,
    first: dt.time | dt.datetime | None,
    then: dt.time | dt.datetime | None,
) -> None:
    """Note a problem when a time comes before the one it should follow.

    Times with and without an offset cannot be compared, so nothing is said of them here.
    """
    if first is None or then is None or (first.tzinfo is None) != (then.tzinfo is None):
        return
    # Both are of the same field's type, which the type checker cannot see.
    if then < first:  # type: ignore[operator]
        problems.add("date-order", key, value=then, earlier=first)
