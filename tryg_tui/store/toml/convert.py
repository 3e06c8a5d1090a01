"""TOML tables to structs where nothing is wrong with them, which is nearly always.

What is found here is just what `decode` would find; only where a table is not plain does that
have to look for itself, and say what is the matter.
"""

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, TypeVar, get_args, get_origin

import msgspec

from tryg_tui.core.model.entries import ENTRY_TYPES
from tryg_tui.store.toml.decode import fields_of, names_record, options
from tryg_tui.store.toml.scalars import is_finite, is_id

R = TypeVar("R", bound=msgspec.Struct)

Check = Callable[[Any], bool]
"""Whether a value of the right type is one that is taken as it is."""

_MOMENTS = (dt.datetime, dt.date, dt.time)


class Shape(NamedTuple):
    """What a table has to be like."""

    keys: frozenset[str]
    """The only keys it may have."""
    checks: tuple[tuple[str, Check], ...]
    """The keys whose values need a closer look than at their types."""


def converted(table: Any, kind: type[R]) -> R | None:
    """The struct that a plain table is, else None."""
    try:
        value = msgspec.convert(table, kind, builtin_types=_MOMENTS)
    except (msgspec.ValidationError, RecursionError):
        return None
    return value if _is_plain(table, _shape(kind)) else None


def _is_plain(table: dict[str, Any], shape: Shape) -> bool:
    """Whether a table whose values are of the right types holds nothing unknown or wrong."""
    return table.keys() <= shape.keys and all(
        check(table[key]) for key, check in shape.checks if key in table
    )


@cache
def _shape(kind: type[msgspec.Struct]) -> Shape:
    """What a table has to be like to be a struct."""
    known = fields_of(kind)
    checks = [
        (info.encode_name, check)
        for info in msgspec.structs.fields(kind)
        if info.encode_name in known
        and (check := is_id if names_record(kind, info.name) else _check(info.type)) is not None
    ]
    tag = kind.__struct_config__.tag_field
    return Shape(frozenset(known) | ({tag} if tag else set()), tuple(checks))


def _check(hint: Any) -> Check | None:
    """What looks at a value of a type, or None where there is nothing more to see."""
    some = [each for each in options(hint) if each is not type(None)]
    if len(some) > 1:
        return is_finite if set(some) == {int, float} else _is_plain_entry
    only = some[0]
    if get_origin(only) is tuple:
        member = _check(get_args(only)[0])
        return None if member is None else lambda values: all(map(member, values))
    if isinstance(only, type) and issubclass(only, msgspec.Struct):
        return lambda table: _is_plain(table, _shape(only))
    return (lambda moment: moment.tzinfo is not None) if only is dt.datetime else None


def _is_plain_entry(table: dict[str, Any]) -> bool:
    """Whether an entry of the minutes holds nothing unknown or wrong."""
    return _is_plain(table, _shape(ENTRY_TYPES[table["kind"]]))
