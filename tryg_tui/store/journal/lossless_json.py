"""Structs to JSON and back without losing anything: moments, halves of characters, foreign keys."""

import datetime as dt
import json
from typing import Any, TypeVar

import msgspec

S = TypeVar("S", bound=msgspec.Struct)

_MOMENTS: dict[str, type[dt.datetime] | type[dt.date] | type[dt.time]] = {
    "$datetime": dt.datetime,
    "$date": dt.date,
    "$time": dt.time,
}
"""The key under which each kind of moment stands, which JSON has none of."""

_KEPT = (dt.datetime, dt.date, dt.time)


def to_json(value: msgspec.Struct) -> str:
    """A struct as JSON."""
    plain = msgspec.to_builtins(value, builtin_types=_KEPT)
    return json.dumps(_packed(plain), separators=(",", ":"))


def from_json(text: str, kind: type[S]) -> S:
    """The struct that was written; ValueError for anything else."""
    try:
        plain = _unpacked(json.loads(text))
    except RecursionError as error:
        raise ValueError(str(error)) from error
    return msgspec.convert(plain, kind, builtin_types=_KEPT)


def _packed(value: Any) -> Any:
    """A value with moments as tables that no other table looks like."""
    if isinstance(value, dict):
        return {f"${key}" if key.startswith("$") else key: _packed(value[key]) for key in value}
    if isinstance(value, list | tuple):
        return [_packed(member) for member in value]
    for key, kind in _MOMENTS.items():
        if isinstance(value, kind):
            return {key: value.isoformat()}
    return value


def _unpacked(value: Any) -> Any:
    """A value as it was before it was packed."""
    if isinstance(value, list):
        return [_unpacked(member) for member in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        ((key, only),) = value.items()
        if key in _MOMENTS:
            return _MOMENTS[key].fromisoformat(str(only))
    return {key.removeprefix("$"): _unpacked(member) for key, member in value.items()}
