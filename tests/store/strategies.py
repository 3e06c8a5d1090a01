"""Any struct that a file can hold, made from the types of its fields."""

import datetime as dt
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec
from hypothesis import strategies as st

from tryg_tui.core.model.annual_report import InitiativeReport, YearlyReport
from tryg_tui.core.model.base import DAYS, LARGEST, Document, is_id, span_of
from tryg_tui.core.model.communication import CommunicationYear
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.core.model.strategy import Strategy
from tryg_tui.store.toml.codec import tidied
from tryg_tui.store.toml.decode import fields_of

DOCUMENTS: tuple[type[Document], ...] = (
    Strategy,
    Initiative,
    Measure,
    CommunicationYear,
    InitiativeReport,
    YearlyReport,
    Meeting,
)
"""What the files of a folder are read into."""

D = TypeVar("D", bound=Document)

NASTY = (
    "",
    '"',
    '"""',
    '""""\n""""',
    "'''",
    "\\",
    "\\\n",
    "\n",
    "\n\n\\",
    " \n ",
    "a\tb\x00\x1b[31m\x7f\x85",
    "\r",
    "æøå ÆØÅ é",
    "e\u0301\u202e\u2028\ufeff\ufffd",
    "🙂\n🏳️‍🌈",
    "# not a comment",
    "[end]\nitems = 1\n",
    "<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> x",
    "x" * 10_000,
    'æ"\\\n' * 2_500,
)
"""Texts that have broken one format or another."""

_OFFSETS = st.integers(-23 * 60, 23 * 60).map(lambda m: dt.timezone(dt.timedelta(minutes=m)))
_TEXTS = st.text(max_size=30) | st.sampled_from(NASTY)
_IDS = st.from_regex(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?", fullmatch=True).filter(is_id)
_SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: _TEXTS,
    int: st.integers(),
    float: st.floats(-LARGEST, LARGEST),
    bool: st.booleans(),
    dt.date: st.dates(*DAYS),
    dt.time: st.times(),
    dt.datetime: st.builds(dt.datetime.combine, st.dates(*DAYS), st.times(), _OFFSETS),
    type(None): st.none(),
}
_FOREIGN = st.recursive(
    st.one_of(*(_SCALARS[kind] for kind in (str, int, float, bool, dt.date, dt.datetime))),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=6,
)


def documents(kind: type[D]) -> st.SearchStrategy[D]:
    """Any document of a kind, as it is once it was saved."""
    return structs(kind).map(tidied)


def structs(kind: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    """Any struct of a kind."""
    values: dict[str, st.SearchStrategy[Any]] = {}
    known = {*fields_of(kind), "kind", "end"}
    for info in msgspec.structs.fields(kind):
        if info.name == "extra":
            # A meeting's `end` would be the table that ends its file.
            keys = _TEXTS.filter(lambda key: key not in known)
            foreign: st.SearchStrategy[Any] = st.dictionaries(keys, _FOREIGN, max_size=2)
            values["extra"] = st.just({}) | foreign
        elif info.name == "schema":
            values["schema"] = st.just(1)
        elif info.name == "id" or (kind, info.name) in _NAMING:
            values[info.name] = _IDS
        else:
            drawn = of_type(info.type, info.name)
            values[info.name] = drawn if info.required else st.just(info.default) | drawn
    return st.builds(kind, **values)


def of_type(hint: Any, name: str) -> st.SearchStrategy[Any]:
    """Any value of the type of a field that is called so."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return st.one_of(*(of_type(one, name) for one in get_args(hint)))
    if origin is Literal:
        return st.sampled_from(get_args(hint))
    if origin is tuple:
        return st.lists(of_type(get_args(hint)[0], name), max_size=2).map(tuple)
    if issubclass(hint, msgspec.Struct):
        return structs(hint)
    if hint is int and (span := span_of(name, int)):
        return st.integers(*span)
    return _SCALARS[hint]


_NAMING = {(Measure, "measure"), (InitiativeReport, "initiative")}
