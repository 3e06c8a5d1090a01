"""Write the keys of all files into their page, from the structs: python -m docs.registers."""

import ast
import datetime as dt
import inspect
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import msgspec
import tomli_w

from tryg_tui import locale
from tryg_tui.core.model.base import WHOLE, Document, Fact, Record, span_of
from tryg_tui.core.model.entries import ENTRY_TYPES, Entry
from tryg_tui.core.model.folder import PLACES
from tryg_tui.core.model.link import Link
from tryg_tui.core.model.meeting import End
from tryg_tui.core.model.strategy import Strategy
from tryg_tui.core.registers.fields import REFERS, records_in
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.toml.decode import options
from tryg_tui.words.labels import label

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "registers.md"

FILES: dict[type[Document], str] = {Strategy: "strategy.toml", **PLACES}
"""The file of each kind, with what it is named for in braces."""

ENTRIES = "every line of the minutes"
"""Where what all of them may have is told."""

YEAR = 2018
"""A year, for what the shipped folder has none of."""

LONGEST = 44
"""Characters of an example."""

UNITS = {
    "minutes": "minutes",
    "given": "minutes",
    "seconds": "seconds",
    "months_between": "months",
    "sample": "answers",
    "denominator": "persons or things",
    "confidential_below": "persons or things",
    "design_effect": "times as many answers",
    "lines": "lines of the report",
    **dict.fromkeys(("value", "baseline", "target", "old"), "the unit of what is measured"),
    **dict.fromkeys(("year", "first_year", "last_year", "prioritised", "before"), "year"),
    **dict.fromkeys(("number", "n", "last", "order", "step", "schema"), "running number"),
    **dict.fromkeys(("items", "entries", "revision"), "how many"),
}
"""By attribute: what its numbers count."""

HEAD = """# What the files hold

Every key of every file of the folder, made from the program by `python -m docs.registers`.
A key in **bold** has to be there; all others may be left out and then hold what stands under
*without it*. Keys that the program does not know are kept; those that begin with `x_` are for other
programs, and it says nothing of them. Days are 1900–2199, texts any words, an *id* is small letters
a–z, digits and hyphens.
"""

FACT = """## In every statement

Whatever was taken from a published text may say where it stands.

"""

ENTRY = """## In every line of the minutes

The tables `[[entries]]` of a meeting; which other keys one has follows from its `kind`.

"""


@cache
def said(kind: type[msgspec.Struct]) -> dict[str, str]:
    """What is said of each attribute of a struct below it, in one line."""
    body = ast.parse(inspect.getsource(sys.modules[kind.__module__])).body
    (own,) = (one for one in body if isinstance(one, ast.ClassDef) and one.name == kind.__name__)
    found, name = {}, ""
    for line in own.body:
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
            name = line.target.id
        elif name and isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant):
            found[name] = " ".join(str(line.value.value).split())
        else:
            name = ""
    return found


def meaning(kind: type[Record], name: str) -> str:
    """What an attribute means: as the struct says, else what it is called on the screen."""
    for one in kind.__mro__:
        if issubclass(one, Record) and name in said(one):
            return said(one)[name]
    if name.endswith("_text"):
        return f"`{name.removesuffix('_text')}` in words, as somebody wrote it."
    try:
        return f"{label(kind, name).rstrip('.')}."
    except KeyError:
        return f"{name.replace('_', ' ').capitalize()}."


def only(hint: Any) -> list[Any]:
    """The types a value may be of, without that it may be absent."""
    return [one for one in options(hint) if one is not type(None)]


def holds(name: str, hint: Any) -> str:
    """What sort of value an attribute holds, from what to what, in what unit."""
    some = only(hint)
    if get_origin(some[-1]) is tuple and len(some) == 1:
        return f"list: {holds(name, get_args(some[0])[0])}"
    if get_origin(some[0]) is Literal:
        return ", ".join(f"`{one}`" for one in get_args(some[0]) if one)
    if set(some) & {int, float}:
        span = span_of(name, int) if some == [int] else None
        reach = f", {span[0]}–{span[1]}" if span and span != WHOLE else ""
        sort = "whole number" if some == [int] else "number"
        return f"{sort}{reach}, {UNITS[name]}"
    of = f"id of one of the {REFERS[name]}" if name in REFERS and name != "of" else "text"
    sorts = {
        str: "id" if name in ("id", "measure") else of,
        bool: "`true`, `false`",
        dt.date: "day",
        dt.time: "time of day",
        dt.datetime: "day and time with offset",
    }
    return " or ".join(sorts.get(one, "a list of such") for one in some)


def is_table(hint: Any) -> type[Record] | None:
    """What the tables of a list are, where an attribute is such a list."""
    for one in only(hint):
        inner = options(get_args(one)[0])[0] if get_origin(one) is tuple else one
        if isinstance(inner, type) and issubclass(inner, Record):
            return inner
    return None


@cache
def examples() -> dict[tuple[type, str], Any]:
    """The first value of each attribute in the shipped folder that is not the usual one."""
    found: dict[tuple[type, str], Any] = {}
    for loaded in read_folder(ROOT / "meetings").folder.documents():
        for record in records_in(loaded.value):
            for info in msgspec.structs.fields(type(record)):
                value = getattr(record, info.name)
                if value != info.default and value not in ((), "", None):
                    found.setdefault((type(record), info.name), value)
    return found


SAMPLES: dict[type, Any] = {
    str: "…",
    int: 12,
    float: 1.5,
    bool: True,
    dt.date: dt.date(2018, 4, 10),
    dt.time: dt.time(9),
    dt.datetime: dt.datetime(2018, 4, 10, 9, 0, tzinfo=dt.UTC),
}
"""A value of each sort, for what the shipped folder has none of."""


def sample(hint: Any) -> Any:
    """A value of a sort."""
    sort = only(hint)[-1]
    if get_origin(sort) is tuple:
        return [sample(get_args(sort)[0])]
    return get_args(sort)[-1] if get_origin(sort) is Literal else SAMPLES[sort]


def example(kind: type[Record], info: msgspec.structs.FieldInfo) -> str:
    """A value of an attribute as a file has it: from the shipped folder, else one of its sort."""
    usual = sample(info.type) if info.required else info.default or sample(info.type)
    is_year = UNITS.get(info.name) == "year" and only(info.type)[-1] is int
    usual = YEAR if is_year else usual
    value = examples().get((kind, info.name), usual)
    if isinstance(value, tuple):
        value = list(value)[:2]
    if isinstance(value, str) and len(value) > LONGEST:
        value = value[:LONGEST].rstrip() + "…"
    line = tomli_w.dumps({info.encode_name: value}).strip()
    return re.sub(r"\n *", " ", line).replace("[ ", "[").replace(", ]", "]")


def rows(kind: type[Record], left: frozenset[str]) -> Iterator[str]:
    """A row for each key of a table, but those of the tables in it."""
    for info in msgspec.structs.fields(kind):
        if info.name in left or is_table(info.type):
            continue
        key = f"**`{info.encode_name}`**" if info.required else f"`{info.encode_name}`"
        usual = "" if info.required or info.default in ((), "", None, False) else info.default
        cells = (
            key,
            holds(info.name, info.type),
            meaning(kind, info.name),
            f"`{usual}`" if usual != "" else "",
            f"`{example(kind, info)}`",
        )
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def table(kind: type[Record], left: frozenset[str]) -> str:
    """The keys of a table, with what each holds and means; nothing where it has none of its own."""
    found = "".join(rows(kind, left))
    head = "| key | holds | what it is | without it | example |\n|---|---|---|---|---|\n"
    return f"{head}{found}\n" if found else ""


def within(kind: type[Record], path: str, told: dict[type, str]) -> Iterator[str]:
    """The tables in a table, each with its own; `told` is where a sort of table was told."""
    for info in msgspec.structs.fields(kind):
        inner = is_table(info.type)
        if inner is None or inner in ENTRY_TYPES.values() or told.get(inner) == ENTRIES:
            continue
        name = f"{path}{info.encode_name}"
        if (known := told.setdefault(inner, name)) != name:
            yield f"### `[[{name}]]`\n\nAs `[[{known}]]`.\n\n"
            continue
        yield f"### `[[{name}]]`\n\n{docstring(inner)}\n\n{table(inner, left_out(inner))}"
        yield from within(inner, f"{name}.", told)


def left_out(kind: type[Record]) -> frozenset[str]:
    """The attributes that are told once for all tables that have them."""
    shared = frozenset(Fact.__struct_fields__) if issubclass(kind, Fact) else frozenset()
    return shared | {"extra"}


def docstring(kind: type) -> str:
    """What is said of a struct, in one line."""
    return " ".join((kind.__doc__ or "").split())


def pages() -> Iterator[str]:
    """The page, part by part."""
    told: dict[type, str] = {}
    yield HEAD + "\n"
    for kind, path in FILES.items():
        place = path.replace("{0.", "<").replace("}", ">")
        yield f"## `{place}`\n\n{docstring(kind)}\n\n"
        yield table(kind, left_out(kind) | {"last"})
        yield from within(kind, "", told)
    yield f"### `[end]`\n\n{docstring(End)}\n\n{table(End, left_out(End))}"
    yield FACT + table(Fact, frozenset({"extra"}))
    yield ENTRY + table(Entry, left_out(Entry))
    yield from within(Entry, "entries.", told)
    common = frozenset(Entry.__struct_fields__)
    for name, entry in ENTRY_TYPES.items():
        yield f'### `kind = "{name}"`\n\n{docstring(entry)}\n\n{table(entry, common)}'
        yield from within(entry, "entries.", {**told, Link: ENTRIES})


def text() -> str:
    """The page as it should be."""
    before = locale.language()
    locale.set_language("en")
    try:
        return "".join(pages()).rstrip("\n") + "\n"
    finally:
        locale.set_language(before)


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
