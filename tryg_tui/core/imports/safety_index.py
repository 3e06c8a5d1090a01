"""Readings of the safety index out of a table: new, the same, different, or not to be used."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from tryg_tui.core.imports.index_columns import (
    HIDDEN,
    PRECISIONS,
    QUALIFIERS,
    VERDICTS,
    YEARS,
    AreaFault,
    area_id,
    named_area,
    sample_of,
    year_of,
)
from tryg_tui.core.imports.tables import Columns, Row, TextTable, cell
from tryg_tui.core.input.names import fold
from tryg_tui.core.input.numbers import parse_number
from tryg_tui.core.measures.survey import area_of, is_share, reading, readings_of, survey
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.initiative import Number
from tryg_tui.core.model.safety_index import (
    Area,
    AreaFact,
    IndexReading,
    Measure,
    Source,
    Survey,
    hidden_figure,
)

FaultKind = Literal[
    AreaFault, "cells", "year", "value", "range", "share", "far", "precision", "sample",
    "certainty", "verdict", "twice", "no-survey",
]  # fmt: skip
"""Why a row cannot be used: it is named, and nothing is guessed."""

FAR = 25
"""Points from every figure of the same area, from which on a share is more likely a slip."""

TIMES = 10
"""How many times a figure of another unit is above or below all of its area to be one."""


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
    hidden: tuple[AreaFact, ...] = ()
    """What stands for figures that are hidden, where the measure has neither it nor a figure."""
    faults: tuple[RowFault, ...] = ()


def read_index(table: TextTable, columns: Columns, measure: Measure) -> IndexImport:
    """The readings of a table compared with those of a measure."""
    faults: list[RowFault] = []
    compared: dict[tuple[Id, int], Compared | None] = {}
    hidden: list[AreaFact] = []
    areas: dict[Id, Area] = {}
    sources: dict[Id, Source] = {}
    for row in table.rows:
        found = _read(row, columns, measure, areas, len(table.head.cells))
        if isinstance(found, RowFault):
            faults.append(found)
            continue
        area, value, cited = found
        place = (area.id, value.year or 0)
        if place in compared:
            faults.append(RowFault(row.line, "twice", cell(row, columns, "area")))
            continue
        if area_of(measure, area.id) is None:
            areas[area.id] = area
        known_value = reading(measure, *place)
        compared[place] = None
        if isinstance(value, IndexReading):
            compared[place] = Compared(row.line, value, known_value)
        elif known_value is None and value not in measure.facts:
            hidden.append(value)
        known = {source.id for source in measure.sources}
        sources |= {source.id: source for source in cited if source.id not in known}
    rows = tuple(filter(None, compared.values()))
    new = tuple(one for one in rows if one.known is None)
    used = {id for one in new for id in one.reading.sources}
    told = {(one.reading.area, one.reading.year) for one in new}
    told |= {(id, one.year or 0) for one in hidden for id in one.areas}
    places = {area for area, _year in told}
    asked = sorted({year for _area, year in told} - {one.year for one in measure.surveys})
    return IndexImport(
        measure=Measure(
            measure=measure.measure,
            areas=tuple(area for id, area in areas.items() if id in places),
            surveys=tuple(Survey(year=year) for year in asked),
            sources=tuple(source for id, source in sources.items() if id in used),
            readings=tuple(one.reading for one in new),
            facts=tuple(hidden),
        ),
        new=new,
        same=tuple(one for one in rows if one.known and _alike(one.reading, one.known)),
        different=tuple(one for one in rows if one.known and not _alike(one.reading, one.known)),
        cited=tuple(sources.values()),
        faults=tuple(faults),
        hidden=tuple(hidden),
    )


def _alike(one: IndexReading, other: IndexReading) -> bool:
    """Whether two readings say the same; who published it and notes do not count."""
    return (one.value, one.precision) == (other.value, other.precision)


Read = tuple[Area, IndexReading | AreaFact, tuple[Source, ...]]
"""The area a reading is for, the reading or what stands for a hidden one, and where it was
published.
"""


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
    year = year_of(written)
    if year not in YEARS:
        return RowFault(row.line, "year", written)
    held = survey(measure, year)
    if held is not None and not held.held:
        return RowFault(row.line, "no-survey", written)
    figure, note = cell(row, columns, "value"), cell(row, columns, "note")
    hides = hidden_figure(area.id, area.title, year, note)
    if fold(figure) in HIDDEN and hides.hides:
        return area, hides, ()
    value = parse_number(figure)
    fault = _unlikely(measure, area.id, value)
    if value is None or fault:
        return RowFault(row.line, fault or "value", figure)
    # Where nothing is said of it, a value is as printed, or as it is known already.
    known = reading(measure, area.id, year)
    unsaid = known.precision if known and known.value == value else "exact"
    precision = PRECISIONS.get(fold(cell(row, columns, "precision")) or unsaid)
    if precision is None:
        return RowFault(row.line, "precision", cell(row, columns, "precision"))
    answers, certainty, said = (cell(row, columns, n) for n in ("sample", "certainty", "verdict"))
    sample = sample_of(answers)
    if answers and sample is None:
        return RowFault(row.line, "sample", answers)
    if certainty and fold(certainty) not in QUALIFIERS:
        return RowFault(row.line, "certainty", certainty)
    if said and fold(said) not in VERDICTS:
        return RowFault(row.line, "verdict", said)
    exactly = sample[1] if sample else "exact"
    sources = tuple(_sources(cell(row, columns, "sources"), measure))
    made = IndexReading(
        area=area.id,
        year=year,
        value=value,
        precision=precision,
        sample=sample[0] if sample else None,
        sample_qualifier=QUALIFIERS.get(fold(certainty), exactly),
        verdict=VERDICTS.get(fold(said)),
        sources=tuple(source.id for source in sources),
        note=note,
    )
    return area, made, sources


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
