"""Readings of a table are new, the same or different, and a row that is wrong is named."""

import pytest

from tryg_tui.core.imports.safety_index import (
    IndexImport,
    RowFault,
    begun_measure,
    index_columns,
    measure_named,
    read_index,
)
from tryg_tui.core.imports.tables import TextTable, csv_table
from tryg_tui.core.model.safety_index import Area, IndexReading, Measure, Source, Survey

MEASURE = Measure(
    measure="andel-trygge",
    title="Andel trygge",
    areas=(
        Area(id="aalborg", title="Aalborg", kind="city", home=True),
        Area(id="loevvangen", title="Løvvangen", kind="vulnerable-area"),
    ),
    surveys=(Survey(year=2020, held=False), Survey(year=2019)),
    sources=(Source(id="s1", title="Pressen"),),
    readings=(
        IndexReading(area="aalborg", year=2014, value=87, precision="rounded"),
        IndexReading(area="aalborg", year=2015, value=89),
    ),
)
HEAD = "omraade;type;aar;andel_trygge_pct;praec;kilde;svar;note\n"


def table(rows: str, head: str = HEAD) -> TextTable:
    """A table with these rows."""
    found = csv_table(head + rows)
    assert found is not None
    return found


def read(rows: str, measure: Measure = MEASURE) -> IndexImport:
    """What rows come to."""
    found = table(rows)
    return read_index(found, index_columns(found)[0], measure)


def test_what_is_new_makes_a_file_of_its_own() -> None:
    found = read(
        "Aalborg;by/kommune;2016;87,5;e;S1;;\n"
        "Skalborg (Aalborg);sub;2016;60;r;Avisen, 2017;293;lille\n"
        "Løvvangen (Aalborg);;2019;70;;;;\n"
    )
    assert found.measure == Measure(
        measure="andel-trygge",
        title="Andel trygge",
        areas=(Area(id="skalborg-aalborg", title="Skalborg (Aalborg)", kind="vulnerable-area"),),
        sources=(Source(id="avisen-2017", title="Avisen, 2017"),),
        readings=(
            IndexReading(area="aalborg", year=2016, value=87.5, sources=("s1",)),
            IndexReading(
                area="skalborg-aalborg",
                year=2016,
                value=60,
                precision="rounded",
                sources=("avisen-2017",),
                sample=293,
                note="lille",
            ),
            IndexReading(area="loevvangen", year=2019, value=70),
        ),
    )
    assert [one.line for one in found.new] == [2, 3, 4]
    assert (found.same, found.different, found.faults) == ((), (), ())


def test_what_the_folder_has_is_the_same_or_different_and_never_written() -> None:
    found = read(
        "Aalborg;by;2014;87;r;;;andre ord\n"
        "aalborg;by;2015;90;e;;;\n"
        "Ny;sub;2014;50;;Ukendt;;\nNy;sub;2015;51;;;;\n"
    )
    assert [one.line for one in found.same] == [2]
    assert [(one.reading.value, one.known and one.known.value) for one in found.different] == [
        (90, 89)
    ]
    assert [(one.area, one.year) for one in found.measure.readings] == [("ny", 2014), ("ny", 2015)]
    assert [area.id for area in found.measure.areas] == ["ny"]


def test_a_new_area_is_only_kept_with_a_new_reading() -> None:
    measure = Measure(
        measure="andel-trygge", readings=(IndexReading(area="by", year=2014, value=1),)
    )
    found = read("By;by;2014;1;;;;\n", measure)
    assert (found.measure.areas, len(found.same)) == ((), 1)


@pytest.mark.parametrize(
    ("row", "kind", "text"),
    [
        ("Aalborg;by;2016;87", "cells", "4"),
        (";by;2016;87;;;;", "area", ""),
        ("Ukendt;;2016;87;;;;", "area-kind", "Ukendt"),
        ("Ukendt;landsby;2016;87;;;;", "area-kind", "Ukendt"),
        ("!!!;by;2016;87;;;;", "area-kind", "!!!"),
        ("Aalborg;by;16;87;;;;", "year", "16"),
        ("Aalborg;by;²016;87;;;;", "year", "²016"),
        ("Aalborg;by;;87;;;;", "year", ""),
        ("Aalborg;by;2020;87;;;;", "no-survey", "2020"),
        ("Aalborg;by;2016;mange;;;;", "value", "mange"),
        ("Aalborg;by;2016;;;;;", "value", ""),
        ("Aalborg;by;2016;187;;;;", "range", "187"),
        ("Aalborg;by;2016;-1;;;;", "range", "-1"),
        ("Aalborg;by;2016;87;ca;;;", "precision", "ca"),
    ],
)
def test_a_row_that_is_wrong_is_named_and_not_guessed(row: str, kind: str, text: str) -> None:
    found = read(f"Aalborg;by;2013;80;;;;\n{row}\n")
    assert found.faults == (RowFault(3, kind, text),)  # type: ignore[arg-type]
    assert len(found.new) == 1


def test_an_area_has_one_value_for_a_year() -> None:
    found = read("Aalborg;by;2016;87;;;;\nAalborg;by;2016;88;;;;\n")
    assert found.faults == (RowFault(3, "twice", "Aalborg"),)


def test_another_unit_has_no_range() -> None:
    measure = Measure(measure="andel-trygge", unit="indeks", areas=MEASURE.areas)
    assert read("Aalborg;by;2016;187;;;;\n", measure).faults == ()


@pytest.mark.parametrize(
    ("head", "measure"),
    [
        ("omraade;aar;andel_trygge_pct\n", "andel-trygge"),
        ("omraade;aar;tillid_pct\n", "tillid-til-politiet"),
        ("omraade;aar;andet_pct\n", ""),
        ("omraade;aar;vaerdi\n", ""),
    ],
)
def test_the_column_of_the_values_may_name_the_measure(head: str, measure: str) -> None:
    measures = ("andel-trygge", "tillid-til-politiet")
    assert measure_named(table("", head), measures) == measure


def test_columns_that_nobody_knows_are_told() -> None:
    assert index_columns(table("", "omraade;aar;pct;farve\n"))[1] == ("farve",)


@pytest.mark.parametrize(
    ("heading", "id", "title", "made"),
    [
        ("andel_trygge_pct", "", "", ("andel-trygge", "Andel trygge", "pct.")),
        ("andel_trygge_pct", "Ny", "Andre", ("ny", "Andre", "pct.")),
        ("vaerdi", "", "Anmeldte indbrud", ("anmeldte-indbrud", "Anmeldte indbrud", "")),
        ("vaerdi", "tyveri", "", ("tyveri", "tyveri", "")),
        ("vaerdi", "", "", ("", "", "")),
    ],
)
def test_a_measure_begins_with_what_its_column_says(
    heading: str, id: str, title: str, made: tuple[str, ...]
) -> None:
    table = csv_table(f"omraade;aar;{heading}\n")
    assert table is not None
    measure = begun_measure(table, id, title)
    assert (measure.measure, measure.title, measure.unit) == made
