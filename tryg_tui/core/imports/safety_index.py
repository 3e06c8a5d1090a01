"""Readings of the safety index out of a table: new, the same, different, or not to be used."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from tryg_tui.core.imports.areas import AreaFault, area_id, named_area
from tryg_tui.core.imports.tables import Columns, Row, TextTable, cell, named_columns
from tryg_tui.core.input.names import aliases, fold
from tryg_tui.core.input.numbers import parse_number
from tryg_tui.core.measures.survey import area_of, is_share, reading, readings_of, survey
from tryg_tui.core.model.base import Id, slug
from tryg_tui.core.model.initiative import Number
from tryg_tui.core.model.safety_index import (
    Area,
    IndexReading,
    Measure,
    Precision,
    Source,
    Survey,
)

FaultKind = Literal[
    AreaFault, "cells", "year", "value", "range", "share", "far", "precision", "sample", "twice",
    "no-survey",
]  # fmt: skip
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

FAR = 25
"""Points from every figure of the same area, from which on a share is more likely a slip."""

TIMES = 10
"""How many times a figure of another unit is above or below all of its area to be one."""

_YEAR = re.compile(r"([0-9]{4})(?:[.,]0+)?")
_SHARE = re.compile(r"[\s_]*\(?\b(?:i )?(?:pct\.?|%|procent)\)?$")
_ABOUT = re.compile(r"(?:ca\.?|cirka|omkring|about|approx\.?)\s*", re.IGNORECASE)


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
    cited: tuple[Source, ...] = ()
    """The publications of all its readings that the measure does not know."""
    faults: tuple[RowFault, ...] = ()


def value_columns(table: TextTable) -> tuple[str, ...]:
    """The names of columns that may be named for a measure: "andel_trygge_pct"."""
    return tuple(name for name in table.head.cells if _named_for(name) not in ("", fold(name)))


def _named_for(heading: str) -> str:
    """What is before the words for per cent in a heading: "Andel trygge (pct.)"."""
    return _SHARE.sub("", fold(heading).strip().replace("_", " "))


def measure_named(table: TextTable, measures: tuple[Id, ...]) -> Id:
    """The measure that a column of the table is named for, or ""."""
    for name in value_columns(table):
        start = area_id(_named_for(name))
        found = [id for id in measures if id == start or id.startswith(f"{start}-")]
        if len(found) == 1:
            return found[0]
    return ""


def begun_measure(table: TextTable, id: str, title: str) -> Measure:
    """A measure that begins with the readings of a table: called as is said, else as the heading
    of its values or the id; its values are shares where that heading says so.
    """
    headings = value_columns(table)
    heading = _SHARE.sub("", "".join(headings[:1]).strip().replace("_", " ")).capitalize()
    called = title.strip() or heading or id.strip()
    return Measure(
        measure=slug(id or called) if called else "",
        title=called,
        unit="pct." if headings else "",
    )


def index_columns(table: TextTable, measure: Measure) -> tuple[dict[str, int], tuple[str, ...]]:
    """Where the columns of readings stand, and the names nobody knows."""
    own = [fold(name).strip(" .:*") for name in (*value_columns(table), measure.title) if name]
    return named_columns(table.head, {**COLUMNS, "value": (*COLUMNS["value"], *own)})


def long_table(table: TextTable) -> TextTable:
    """A table with a column for each year as one with a row for each; any other as it is."""
    years = {place for place, name in enumerate(table.head.cells) if _year(name) in YEARS}
    if not years:
        return table

    def others(cells: Iterable[str]) -> tuple[str, ...]:
        """What stands in the columns that are not of a year."""
        return tuple(text for place, text in enumerate(cells) if place not in years)

    rows = (
        # A row without its cells keeps their number, and is told of by it.
        [row]
        if len(row.cells) != len(table.head.cells)
        else [
            Row(row.line, (*others(row.cells), table.head.cells[place], row.cells[place]))
            for place in sorted(years)
            if row.cells[place].strip()
        ]
        for row in table.rows
    )
    head = Row(table.head.line, (*others(table.head.cells), "year", "value"))
    return TextTable(head=head, rows=tuple(row for found in rows for row in found))


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
    asked = sorted({one.reading.year for one in new} - {one.year for one in measure.surveys})
    return IndexImport(
        measure=Measure(
            measure=measure.measure,
            areas=tuple(area for id, area in areas.items() if id in places),
            surveys=tuple(Survey(year=year) for year in asked),
            sources=tuple(source for id, source in sources.items() if id in used),
            readings=tuple(one.reading for one in new),
        ),
        new=new,
        same=tuple(one for one in rows if one.known and _alike(one.reading, one.known)),
        different=tuple(one for one in rows if one.known and not _alike(one.reading, one.known)),
        cited=tuple(sources.values()),
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
    named = cell(row, columns, "area")
    area = named_area(named, cell(row, columns, "kind"), (*measure.areas, *areas.values()))
    if not isinstance(area, Area):
        return RowFault(row.line, area, cell(row, columns, "kind") if area == "kind" else named)
    written = cell(row, columns, "year")
    year = _year(written)
    if year not in YEARS:
        return RowFault(row.line, "year", written)
    held = survey(measure, year)
    if held is not None and not held.held:
        return RowFault(row.line, "no-survey", written)
    value = parse_number(cell(row, columns, "value"))
    fault = _unlikely(measure, area.id, value)
    if value is None or fault:
        return RowFault(row.line, fault or "value", cell(row, columns, "value"))
    # Where nothing is said of it, a value is as printed, or as it is known already.
    known = reading(measure, area.id, year)
    unsaid = known.precision if known and known.value == value else "exact"
    precision = PRECISIONS.get(fold(cell(row, columns, "precision")) or unsaid)
    if precision is None:
        return RowFault(row.line, "precision", cell(row, columns, "precision"))
    answers = cell(row, columns, "sample")
    sample = _sample(answers)
    if answers and sample is None:
        return RowFault(row.line, "sample", answers)
    sources = tuple(_sources(cell(row, columns, "sources"), measure))
    about = f"svar: {answers}" if _ABOUT.match(answers) else ""
    made = IndexReading(
        area=area.id,
        year=year,
        value=value,
        precision=precision,
        sample=sample,
        sources=tuple(source.id for source in sources),
        note="; ".join(filter(None, (cell(row, columns, "note"), about))),
    )
    return area, made, sources


def _sample(written: str) -> int | None:
    """How many answered, "1.250" or "ca. 1250"; None where that is no such number."""
    sample = parse_number(_ABOUT.sub("", written))
    return sample if isinstance(sample, int) and sample > 0 else None


def _year(written: str) -> int:
    """A year as it is written, or as a spreadsheet writes a number; 0 for anything else."""
    found = _YEAR.fullmatch(written.strip())
    return int(found[1]) if found else 0


def _unlikely(measure: Measure, area: Id, value: Number | None) -> FaultKind | None:
    """Why a figure cannot be, or is more likely a slip; None where it may well be right."""
    if value is None:
        return "value"
    known = [one.value for one in readings_of(measure, area)]
    if is_share(measure.unit):
        if not 0 <= value <= 100:
            return "range"
        if isinstance(value, float) and value <= 1 < min(
            (r.value for r in measure.readings), default=2
        ):
            return "share"
        far = bool(known) and all(abs(one - value) > FAR for one in known)
    else:
        far = bool(known) and not any(
            min(abs(one), abs(value)) * TIMES >= max(abs(one), abs(value)) for one in known
        )
    return "far" if far else None


def _sources(text: str, measure: Measure) -> Iterator[Source]:
    """The publications that a cell names: by the id of a known one, or in words."""
    known = {source.id: source for source in measure.sources}
    for part in text.split(";"):
        name = part.strip()
        id = area_id(name)
        if name and id:
            yield known.get(id) or Source(id=id, title=name)
