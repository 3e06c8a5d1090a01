"""Readings of the safety index out of a table: new, the same, different, or not to be used."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from tryg_tui.core.imports.tables import Columns, Row, TextTable, cell, named_columns
from tryg_tui.core.input.names import aliases, fold
from tryg_tui.core.input.numbers import parse_number
from tryg_tui.core.measures.survey import area_of, reading, survey
from tryg_tui.core.model.base import Id, slug
from tryg_tui.core.model.initiative import Number
from tryg_tui.core.model.safety_index import (
    Area,
    AreaKind,
    IndexReading,
    Measure,
    Precision,
    Source,
)

FaultKind = Literal[
    "cells", "area", "area-kind", "year", "value", "range", "precision", "twice", "no-survey"
]
"""Why a row cannot be used: it is named, and nothing is guessed."""

COLUMNS = {
    "area": ("omraade", "area"),
    "kind": ("type", "art", "kind"),
    "year": ("aar", "year"),
    "value": ("vaerdi", "value", "pct"),
    "precision": ("praec", "praecision", "precision"),
    "sources": ("kilde", "kilder", "source", "sources"),
    "sample": ("svar", "sample"),
    "note": ("note", "bemaerkning"),
}
"""How the columns may be called; that of the values may also be named for its measure."""

KINDS: dict[str, AreaKind] = aliases(
    {
        "country": "land, country",
        "police-district": "politikreds, police-district",
        "city": "by, kommune, by/kommune, city",
        "vulnerable-areas": "sub-samlet, vulnerable-areas",
        "vulnerable-area": "sub, vulnerable-area",
    }
)
"""What sorts of areas may be called."""

PRECISIONS: dict[str, Precision] = aliases(
    {
        "exact": "e, exact",
        "rounded": "r, rounded",
        "derived": "d, derived",
        "year-inferred": "i, year-inferred",
    }
)
"""How exactly a value is known, as tables say it."""

YEARS = range(1990, 2100)


class RowFault(msgspec.Struct, frozen=True):
    """A row that cannot be used."""

    line: int
    kind: FaultKind
    text: str
    """What stands there."""


class Compared(msgspec.Struct, frozen=True):
    """A reading of the table beside the one the folder has."""

    line: int
    reading: IndexReading
    known: IndexReading | None = None


class IndexImport(msgspec.Struct, frozen=True, kw_only=True):
    """What a table of readings comes to."""

    measure: Measure
    """A file with what is new, and nothing else."""
    new: tuple[Compared, ...] = ()
    same: tuple[Compared, ...] = ()
    different: tuple[Compared, ...] = ()
    faults: tuple[RowFault, ...] = ()


def value_columns(table: TextTable) -> tuple[str, ...]:
    """The names of columns that may be named for a measure: "andel_trygge_pct"."""
    return tuple(name for name in table.head.cells if fold(name).strip().endswith("_pct"))


def measure_named(table: TextTable, measures: tuple[Id, ...]) -> Id:
    """The measure that a column of the table is named for, or ""."""
    for name in value_columns(table):
        start = fold(name).strip().removesuffix("_pct").replace("_", "-")
        found = [id for id in measures if id == start or id.startswith(f"{start}-")]
        if len(found) == 1:
            return found[0]
    return ""


def begun_measure(table: TextTable, id: str, title: str) -> Measure:
    """A measure that begins with the readings of a table: called as is said, else as the heading
    of its values or the id; its values are shares where that heading says so.
    """
    headings = value_columns(table)
    heading = "".join(headings[:1]).strip()[: -len("_pct")].replace("_", " ").strip().capitalize()
    called = title.strip() or heading or id.strip()
    return Measure(
        measure=slug(id or called) if called else "",
        title=called,
        unit="pct." if headings else "",
    )


def index_columns(table: TextTable) -> tuple[dict[str, int], tuple[str, ...]]:
    """Where the columns of readings stand, and the names nobody knows."""
    names = {**COLUMNS, "value": (*COLUMNS["value"], *map(fold, value_columns(table)))}
    return named_columns(table.head, names)


def read_index(table: TextTable, columns: Columns, measure: Measure) -> IndexImport:
    """The readings of a table compared with those of a measure."""
    faults: list[RowFault] = []
    compared: dict[tuple[Id, int], Compared] = {}
    areas: dict[Id, Area] = {}
    sources: dict[Id, Source] = {}
    for row in table.rows:
        found = _read(row, columns, measure, areas, len(table.head.cells))
        if isinstance(found, RowFault):
            faults.append(found)
            continue
        area, value, cited = found
        place = (value.area, value.year)
        if place in compared:
            faults.append(RowFault(row.line, "twice", cell(row, columns, "area")))
            continue
        if area_of(measure, area.id) is None:
            areas[area.id] = area
        compared[place] = Compared(row.line, value, reading(measure, value.area, value.year))
        known = {source.id for source in measure.sources}
        sources |= {source.id: source for source in cited if source.id not in known}
    rows = tuple(compared.values())
    new = tuple(one for one in rows if one.known is None)
    used = {id for one in new for id in one.reading.sources}
    places = {one.reading.area for one in new}
    return IndexImport(
        measure=Measure(
            measure=measure.measure,
            title=measure.title,
            unit=measure.unit,
            direction=measure.direction,
            areas=tuple(area for id, area in areas.items() if id in places),
            sources=tuple(source for id, source in sources.items() if id in used),
            readings=tuple(one.reading for one in new),
        ),
        new=new,
        same=tuple(one for one in rows if one.known and _alike(one.reading, one.known)),
        different=tuple(one for one in rows if one.known and not _alike(one.reading, one.known)),
        faults=tuple(faults),
    )


def _alike(one: IndexReading, other: IndexReading) -> bool:
    """Whether two readings say the same; who published it and notes do not count."""
    return (one.value, one.precision) == (other.value, other.precision)


Read = tuple[Area, IndexReading, tuple[Source, ...]]
"""The area a reading is for, the reading, and where it was published."""


def _read(
    row: Row, columns: Columns, measure: Measure, areas: dict[Id, Area], width: int
) -> Read | RowFault:
    """The reading of a row, or why it cannot be used."""
    if len(row.cells) != width:
        return RowFault(row.line, "cells", str(len(row.cells)))
    area = _area(row, columns, measure, areas)
    if isinstance(area, RowFault):
        return area
    written = cell(row, columns, "year")
    year = int(written) if written.isascii() and written.isdigit() else 0
    if year not in YEARS:
        return RowFault(row.line, "year", written)
    held = survey(measure, year)
    if held is not None and not held.held:
        return RowFault(row.line, "no-survey", written)
    value = _value(row, columns, measure)
    if isinstance(value, RowFault):
        return value
    # Where nothing is said of it, a value is as printed.
    precision = PRECISIONS.get(fold(cell(row, columns, "precision")) or "exact")
    if precision is None:
        return RowFault(row.line, "precision", cell(row, columns, "precision"))
    sources = tuple(_sources(cell(row, columns, "sources"), measure))
    sample = cell(row, columns, "sample")
    made = IndexReading(
        area=area.id,
        year=year,
        value=value,
        precision=precision,
        sample=int(sample) if sample.isascii() and sample.isdigit() else None,
        sources=tuple(source.id for source in sources),
        note=cell(row, columns, "note"),
    )
    return area, made, sources


def _area(row: Row, columns: Columns, measure: Measure, areas: dict[Id, Area]) -> Area | RowFault:
    """The area of a row: one of the measure by its name, or a new one of a known sort."""
    title = cell(row, columns, "area")
    if not title:
        return RowFault(row.line, "area", title)
    wanted = {_name(title), _name(title.partition("(")[0])}
    for area in (*measure.areas, *areas.values()):
        if {area.id, _name(area.title), _name(area.title.partition("(")[0])} & wanted:
            return area
    kind = KINDS.get(fold(cell(row, columns, "kind")))
    id = _id(title)
    if kind is None or not id:
        return RowFault(row.line, "area-kind", title)
    return Area(id=id, title=title, kind=kind)


def _value(row: Row, columns: Columns, measure: Measure) -> Number | RowFault:
    """The value of a row: a number, and of a share one from 0 to 100."""
    written = cell(row, columns, "value")
    value = parse_number(written)
    if value is None:
        return RowFault(row.line, "value", written)
    if measure.unit in ("pct.", "pct", "%") and not 0 <= value <= 100:
        return RowFault(row.line, "range", written)
    return value


def _sources(text: str, measure: Measure) -> Iterator[Source]:
    """The publications that a cell names: by the id of a known one, or in words."""
    known = {source.id: source for source in measure.sources}
    for part in text.split(";"):
        name = part.strip()
        id = _id(name)
        if name and id:
            yield known.get(id) or Source(id=id, title=name)


def _name(text: str) -> str:
    """A name to compare by."""
    return " ".join(fold(text).split())


def _id(text: str) -> Id:
    """An id made of a name; "" where no letter or digit is left."""
    signs = (sign if sign.isascii() and sign.isalnum() else " " for sign in fold(text))
    return "-".join("".join(signs).split())[:60].strip("-")
