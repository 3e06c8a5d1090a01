"""Converting a plain table is decoding it: the two never differ, whatever a file holds."""

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.shipped import FOLDER
from tests.store.strategies import DOCUMENTS, documents
from tests.ten_years import TEN_YEARS
from tryg_tui.core.model.annual_report import InitiativeReport, YearlyReport
from tryg_tui.core.model.base import Document, Problems, Record
from tryg_tui.core.model.communication import CommunicationYear
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.core.model.strategy import Strategy
from tryg_tui.store.toml.codec import encode
from tryg_tui.store.toml.decode import converted, decode_table
from tryg_tui.store.toml.parse import parse
from tryg_tui.store.toml.scalars import BAD

KINDS: dict[str, type[Document]] = {
    "strategy": Strategy,
    "initiatives": Initiative,
    "safety-index": Measure,
    "communication": CommunicationYear,
    "minutes": Meeting,
    "report": YearlyReport,
}
"""What a file is, by its name or else by its folder; the others are reporting forms."""

AT = dt.datetime(2018, 4, 10, 10, tzinfo=dt.UTC)

ODD: tuple[Any, ...] = (
    "",
    "x",
    "2018-04-10",
    "CON",
    "con",
    "a" * 65,
    0,
    -1,
    10**30,
    1.0,
    0.5,
    float("nan"),
    float("inf"),
    True,
    dt.date(2018, 4, 10),
    AT,
    AT.replace(tzinfo=None),
    dt.time(9),
    [],
    [1],
    ["a", 1],
    [{}],
    {},
    {"kind": "note"},
    {"id": "x", "extra": 1},
)
"""Values that stand in the wrong place nearly everywhere."""


def holds_unknown(value: Any) -> bool:
    """Whether a struct, or one in it, has kept keys that it does not know."""
    if isinstance(value, tuple):
        return any(map(holds_unknown, value))
    if not isinstance(value, Record):
        return False
    return bool(value.extra) or any(
        holds_unknown(getattr(value, name)) for name in value.__struct_fields__ if name != "extra"
    )


def compare(table: Any, kind: type[msgspec.Struct]) -> msgspec.Struct | None:
    """What the table is, when the two ways agree about it; None where only one of them tells."""
    problems = Problems("file.toml")
    decoded = decode_table(table, kind, "", problems)
    found = converted(table, kind)
    plain = decoded is not BAD and not problems.found and not holds_unknown(decoded)
    assert (found is not None) == plain
    assert found is None or found == decoded
    return found


def table_of(data: bytes) -> dict[str, Any]:
    """The tables of a file."""
    table = parse(data, Problems("file.toml"))
    assert table is not None
    return table


def places(table: Any, above: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where something stands in a table: the keys and numbers that lead there."""
    found = [above] if above else []
    members = table.items() if isinstance(table, dict) else enumerate(table)
    for key, value in members:
        here = (*above, key)
        found += places(value, here) if isinstance(value, dict | list) else [here]
    return found


def at(table: Any, place: tuple[Any, ...]) -> Any:
    """What stands at a place."""
    for key in place:
        table = table[key]
    return table


@pytest.mark.parametrize(
    "path",
    sorted([*FOLDER.rglob("*.toml"), *TEN_YEARS.rglob("*.toml")]),
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_every_file_that_is_shipped_is_plain(path: Path) -> None:
    kind = KINDS.get(path.stem) or KINDS.get(path.parent.name, InitiativeReport)
    table = table_of(path.read_bytes())
    table.pop("end", None)
    assert compare(table, kind) is not None


@pytest.mark.parametrize("kind", DOCUMENTS)
@given(data=st.data())
@settings(
    max_examples=settings().max_examples // 3,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_what_was_written_and_then_changed_is_the_same_both_ways(
    kind: type[Document], data: st.DataObject
) -> None:
    table = table_of(encode(data.draw(documents(kind))))
    table.pop("end", None)
    compare(table, kind)
    for _ in range(data.draw(st.integers(1, 3))):
        there = places(table)
        if not there:
            break
        *above, key = data.draw(st.sampled_from(there))
        holder = at(table, tuple(above))
        how = data.draw(st.sampled_from(("odd", "gone", "beside", "moved")))
        if how == "odd":
            holder[key] = data.draw(st.sampled_from(ODD))
        elif how == "gone":
            del holder[key]
        elif how == "moved":
            holder[key] = at(table, data.draw(st.sampled_from(there[:1])))
        elif isinstance(holder, dict):
            name = data.draw(st.sampled_from(("extra", "last", "kind", "x_ours", "titel", "until")))
            holder[name] = data.draw(st.sampled_from(ODD))
        compare(table, kind)


NOTE = {"n": 1, "item": "a", "at": AT, "kind": "note"}
ITEM = {"id": "a", "title": "A", "kind": "information", "view": "other"}
PLAIN = {"id": "2018-04-10", "title": "Møde", "date": dt.date(2018, 4, 10)}


@pytest.mark.parametrize(
    ("changed", "plain"),
    [
        ({}, True),
        ({"entries": [NOTE], "items": [ITEM]}, True),
        ({"date": "2018-04-10"}, False),
        ({"date": AT}, False),
        ({"id": "CON"}, False),
        ({"last": 3}, False),
        ({"extra": {"a": 1}}, False),
        ({"x_theirs": 1}, False),
        ({"opened": AT}, True),
        ({"opened": AT.replace(tzinfo=None)}, False),
        ({"example": 1}, False),
        ({"schema": True}, False),
        ({"schema": 1.0}, False),
        ({"items": [{**ITEM, "id": "A b"}]}, False),
        ({"items": [{**ITEM, "minutes": 1440}]}, True),
        ({"items": [{**ITEM, "minutes": 1441}]}, False),
        ({"date": dt.date(1899, 12, 31)}, False),
        ({"opened": AT.replace(year=2200)}, False),
        ({"entries": [{**NOTE, "at": AT.replace(tzinfo=None)}]}, False),
        ({"entries": [{**NOTE, "outcome": "adopted"}]}, False),
        ({"entries": [{**NOTE, "kind": "notat"}]}, False),
        ({"entries": [{**NOTE, "kind": 1}]}, False),
        (
            {"entries": [{**NOTE, "kind": "reading", "indicator": "a", "value": float("nan")}]},
            False,
        ),
        ({"entries": {}}, False),
    ],
)
def test_what_is_plain_and_what_is_not(changed: dict[str, Any], plain: bool) -> None:
    assert (compare(PLAIN | changed, Meeting) is not None) == plain


@pytest.mark.parametrize("table", ODD)
def test_what_is_no_table_is_told_by_decoding(table: Any) -> None:
    assert compare(table, Meeting) is None
