"""TOML tables to structs: at once where nothing is wrong, else collecting everything that is."""

import datetime as dt
from collections.abc import Callable
from functools import cache
from types import UnionType
from typing import Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin

import msgspec

from tryg_tui.core.input.names import nearest
from tryg_tui.core.model.base import Problems, is_id, is_within, span_of
from tryg_tui.core.model.entries import ENTRY_TYPES
from tryg_tui.store.toml import scalars
from tryg_tui.store.toml.scalars import BAD, is_finite, wrong

R = TypeVar("R", bound=msgspec.Struct)

Decoder = Callable[[Any, str, Problems], Any]
"""From a TOML value, its key and where problems go, to the value of a field, or BAD."""

FOREIGN = "x_"
"""How a key begins that another program keeps in our files on purpose."""

_NAMING = frozenset({"Measure.measure", "InitiativeReport.initiative"})
"""The fields besides `id` that name the record they stand in."""

_ELSEWHERE = frozenset({"Meeting.last"})
"""Fields whose key stands in another table: the end of the minutes."""


class Field(NamedTuple):
    """How a key of a table becomes a field of a struct."""

    attribute: str
    exact: type | None
    """A value of this very type is taken as it is."""
    decode: Decoder
    required: bool


def decode_table(table: Any, kind: type[R], at: str, problems: Problems) -> R | Any:
    """A struct from a table, or BAD; `at` is the key of the table, "" for the file itself."""
    if type(table) is not dict:
        return wrong("table", table, at, problems)
    known = fields_of(kind)
    tag = kind.__struct_config__.tag_field
    values: dict[str, Any] = {}
    unknown: dict[str, Any] = {}
    for name, value in table.items():
        field = known.get(name)
        if field is None:
            if name != tag:
                unknown[name] = value
        elif type(value) is field.exact:
            values[field.attribute] = value
        else:
            values[field.attribute] = field.decode(value, join(at, name), problems)
    missing = [name for name, field in known.items() if field.required and name not in table]
    for name in missing:
        problems.add("missing-key", join(at, name), name=name, nearest=nearest(name, unknown))
    for name in unknown:
        if not name.startswith(FOREIGN):
            likely = nearest(name, known)
            problems.add("unknown-key", join(at, name), "warning", name=name, nearest=likely)
    # By identity, as the values of a table may be of types that cannot be compared.
    if missing or any(value is BAD for value in values.values()):
        return BAD
    return kind(**values, extra=unknown) if unknown else kind(**values)


def join(at: str, name: str) -> str:
    """The key of a value in a table."""
    return f"{at}.{name}" if at else name


@cache
def fields_of(kind: type[msgspec.Struct]) -> dict[str, Field]:
    """The fields of a struct by the key they have in a file."""
    found = {}
    for info in _kept(kind):
        naming = names_record(kind, info.name)
        decode = scalars.decode_id if naming else decoder_of(info.type, info.name)
        exact = None if naming else _exact(info.type)
        found[info.encode_name] = Field(info.name, exact, decode, info.required)
    return found


def _kept(kind: type[msgspec.Struct]) -> list[msgspec.structs.FieldInfo]:
    """What is known of the fields of a struct that have a key in its table."""
    return [
        info
        for info in msgspec.structs.fields(kind)
        if info.name != "extra" and f"{kind.__name__}.{info.name}" not in _ELSEWHERE
    ]


def names_record(kind: type[msgspec.Struct], field: str) -> bool:
    """Whether a field names the record it stands in."""
    return field == "id" or f"{kind.__name__}.{field}" in _NAMING


def _exact(hint: Any) -> type | None:
    """The type whose values need no further look, where there is one."""
    some = [each for each in options(hint) if each is not type(None)]
    only = some[0] if len(some) == 1 else None
    return only if only in scalars.UNCHECKED else None


def options(hint: Any) -> tuple[Any, ...]:
    """The members of a union, or the type alone."""
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def decoder_of(hint: Any, name: str = "") -> Decoder:
    """What decodes a value of a type, as an attribute holds it."""
    some = tuple(each for each in options(hint) if each is not type(None))
    if str in some and len(some) > 1:
        return _decode_one_or_more(decoder_of(str))
    if len(some) > 1:
        return scalars.decode_number if set(some) == {int, float} else _decode_entry
    only = some[0]
    if get_origin(only) is Literal:
        return scalars.decode_choice(get_args(only))
    if get_origin(only) is tuple:
        return _decode_list(decoder_of(get_args(only)[0], name))
    if isinstance(only, type) and issubclass(only, msgspec.Struct):
        return lambda value, at, problems: decode_table(value, only, at, problems)
    return scalars.decode_scalar(only, span_of(name, only))


def _decode_list(decode: Decoder) -> Decoder:
    """What decodes a list, whose members are counted from 1."""

    def decode_all(value: Any, at: str, problems: Problems) -> Any:
        if type(value) is not list:
            return wrong("list", value, at, problems)
        members = tuple(
            decode(member, f"{at}[{number}]", problems) for number, member in enumerate(value, 1)
        )
        return BAD if any(member is BAD for member in members) else members

    return decode_all


def _decode_one_or_more(decode: Decoder) -> Decoder:
    """What decodes a value that may be a list of such."""
    several = _decode_list(decode)
    return lambda value, at, problems: (several if type(value) is list else decode)(
        value, at, problems
    )


def _decode_entry(value: Any, at: str, problems: Problems) -> Any:
    """An entry of the minutes, of the kind that its key `kind` names."""
    if type(value) is not dict:
        return wrong("table", value, at, problems)
    kind = value.get("kind")
    key = join(at, "kind")
    if kind is None:
        problems.add("missing-key", key, name="kind", nearest="")
        return BAD
    if type(kind) is not str:
        return wrong("text", kind, key, problems)
    if kind not in ENTRY_TYPES:
        problems.add("unknown-kind", key, value=kind, nearest=nearest(kind, ENTRY_TYPES))
        return BAD
    return decode_table(value, ENTRY_TYPES[kind], at, problems)


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
    known = _kept(kind)
    checks = [
        (info.encode_name, check)
        for info in known
        if (check := is_id if names_record(kind, info.name) else _check(info.type, info.name))
    ]
    tag = kind.__struct_config__.tag_field
    keys = {info.encode_name for info in known} | ({tag} if tag else set())
    return Shape(frozenset(keys), tuple(checks))


def _check(hint: Any, name: str) -> Check | None:
    """What looks at a value of a type, as an attribute holds it, or None where there is nothing
    more to see.
    """
    some = [each for each in options(hint) if each is not type(None)]
    if str in some:
        return None
    if len(some) > 1:
        return _is_figure if set(some) == {int, float} else _is_plain_entry
    only = some[0]
    if get_origin(only) is tuple:
        member = _check(get_args(only)[0], name)
        return None if member is None else lambda values: all(map(member, values))
    if isinstance(only, type) and issubclass(only, msgspec.Struct):
        return lambda table: _is_plain(table, _shape(only))
    span = span_of(name, only)
    if only is dt.datetime:
        return lambda moment: moment.tzinfo is not None and is_within(moment, span)
    return (lambda value: is_within(value, span)) if span else None


def _is_figure(value: int | float) -> bool:
    """Whether a number is one that a file may hold."""
    return is_finite(value) and is_within(value, scalars.FIGURES)


def _is_plain_entry(table: dict[str, Any]) -> bool:
    """Whether an entry of the minutes holds nothing unknown or wrong."""
    return _is_plain(table, _shape(ENTRY_TYPES[table["kind"]]))
