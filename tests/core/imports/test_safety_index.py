"""Readings of a table are new, the same or different, and a row that is wrong is named."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.shipped import FOLDER
from tryg_tui.core.imports.index_columns import (
    begun_measure,
    index_columns,
    long_table,
    measure_named,
)
from tryg_tui.core.imports.safety_index import IndexImport, RowFault, read_index
from tryg_tui.core.imports.tables import TextTable, csv_table
from tryg_tui.core.measures.survey import measure_of
from tryg_tui.core.model.safety_index import Area, IndexReading, Measure, Source, Survey
from tryg_tui.store.folder.load import read_folder

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
    return read_index(found, index_columns(found, measure)[0], measure)


def test_what_is_new_makes_a_file_of_its_own() -> None:
    found = read(
        "Aalborg;by/kommune;2016;87,5;e;S1;;\n"
        "Skalborg (Aalborg);sub;2016;60;r;Avisen, 2017;293;lille\n"
        "Løvvangen (Aalborg);;2019;70;;;;\n"
    )
    assert found.measure == Measure(
        measure="andel-trygge",
        surveys=(Survey(year=2016),),
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
        ("Ukendt;landsby;2016;87;;;;", "kind", "landsby"),
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
        ("Aalborg;politikreds;2016;87;;;;", "other-kind", "Aalborg"),
        ("Aalborg Kommune;politikreds;2016;87;;;;", "other-kind", "Aalborg Kommune"),
        ("Aalborg;by;2016;0,87;;;;", "share", "0,87"),
        ("Aalborg;by;2016;8,7;;;;", "far", "8,7"),
        ("Aalborg;by;2016;87;;;1,5;", "sample", "1,5"),
        ("Aalborg;by;2016;87;;;0;", "sample", "0"),
        ("Aalborg;by;2016;87;;;mange;", "sample", "mange"),
    ],
)
def test_a_row_that_is_wrong_is_named_and_not_guessed(row: str, kind: str, text: str) -> None:
    found = read(f"Aalborg;by;2013;80;;;;\n{row}\n")
    assert found.faults == (RowFault(3, kind, text),)  # type: ignore[arg-type]
    assert len(found.new) == 1


@pytest.mark.parametrize("answers", ["1250", "1.250", "1 250"])
def test_the_number_of_answers_is_read_as_people_write_it(answers: str) -> None:
    (one,) = read(f"Aalborg;by;2016;87;;;{answers};\n").new
    assert (one.reading.sample, one.reading.note) == (1250, "")


@pytest.mark.parametrize(
    ("answers", "certainty", "expected"),
    [
        ("ca. 1250", "", "about"),
        ("mere end 1.250", "", "more-than"),
        ("1250", "ca.", "about"),
        ("1250", "less-than", "less-than"),
        ("ca. 1250", "exact", "exact"),
    ],
)
def test_how_exactly_the_number_of_answers_is_known_is_read(
    answers: str, certainty: str, expected: str
) -> None:
    (one,) = read_more(f"Aalborg;by;2016;87;{answers};{certainty};;lille\n").new
    assert (one.reading.sample, one.reading.sample_qualifier) == (1250, expected)
    assert one.reading.note == "lille"


@pytest.mark.parametrize(("said", "expected"), [("faldet", "fallen"), ("unchanged", "unchanged")])
def test_what_the_publisher_says_is_read(said: str, expected: str) -> None:
    (one,) = read_more(f"Aalborg;by;2016;87;;;{said};\n").new
    assert one.reading.verdict == expected


@pytest.mark.parametrize(
    ("cells", "kind", "text"),
    [
        ("87;1250;næsten;;", "certainty", "næsten"),
        ("87;;;bedre;", "verdict", "bedre"),
        # How few answered has to be said.
        ("hidden;;;;", "value", "hidden"),
        ("hidden;;;;n = 4", "value", "hidden"),
    ],
)
def test_what_else_a_row_says_is_understood_or_named(cells: str, kind: str, text: str) -> None:
    found = read_more(f"Aalborg;by;2016;{cells}\n")
    assert (found.new, found.faults) == ((), (RowFault(2, kind, text),))  # type: ignore[arg-type]


def test_a_hidden_figure_is_read_as_that_and_overrules_none_that_is_known() -> None:
    rows = "Ny;sub;2013;skjult;;;;n < 5\nAalborg;by;2015;hidden;;;;n < 5\n"
    found = read_more(rows)
    assert (found.new, found.same, found.different, found.faults) == ((), (), (), ())
    (fact,) = found.hidden
    assert (fact.text, fact.brief, fact.areas, fact.year) == (
        "Ny 2013: n < 5",
        "n < 5",
        ("ny",),
        2013,
    )
    assert found.measure == Measure(
        measure="andel-trygge",
        areas=(Area(id="ny", title="Ny", kind="vulnerable-area"),),
        surveys=(Survey(year=2013),),
        facts=(fact,),
    )
    known = replace(MEASURE, areas=(*MEASURE.areas, *found.measure.areas), facts=(fact,))
    assert read_more(rows, known).hidden == ()


def read_more(rows: str, measure: Measure = MEASURE) -> IndexImport:
    """What rows with all columns come to."""
    found = table(rows, "omraade;type;aar;value;svar;svar_praec;dom;note\n")
    return read_index(found, index_columns(found, measure)[0], measure)


def test_a_figure_of_another_unit_is_a_slip_when_it_is_ten_times_off() -> None:
    known = (IndexReading(area="aalborg", year=2014, value=300),)
    measure = Measure(measure="andel-trygge", unit="sager", areas=MEASURE.areas, readings=known)
    found = read("Aalborg;by;2015;3001;;;;\nAalborg;by;2016;3000;;;;\n", measure)
    assert found.faults == (RowFault(2, "far", "3001"),)


def test_a_share_below_one_per_cent_is_taken_where_such_are_known() -> None:
    known = (IndexReading(area="aalborg", year=2014, value=0.5),)
    measure = Measure(measure="andel-trygge", areas=MEASURE.areas, readings=known)
    assert read("Aalborg;by;2015;0,8;;;;\n", measure).faults == ()


def test_a_table_with_a_column_for_each_year_is_read_year_by_year() -> None:
    found = long_table(table("Aalborg;88,1;;x\nAalborg;1\n", "omraade;2016;2017;note\n"))
    assert found.head.cells == ("omraade", "note", "year", "value")
    assert [(row.line, row.cells) for row in found.rows] == [
        (2, ("Aalborg", "x", "2016", "88,1")),
        (3, ("Aalborg", "1")),
    ]
    whole = table("Aalborg;by;2016;87;;;;\n")
    assert long_table(whole) is whole


FOLDER_MEASURE = measure_of(read_folder(FOLDER).folder, "andel-trygge")


@pytest.mark.parametrize(
    ("name", "values", "faults"),
    [
        ("i1-excel", [("aalborg", 88.4), ("nordjylland", 89.1), ("danmark", 88.0)], []),
        (
            "i3-messy",
            [("aalborg", 88.4)],
            [
                (3, "twice"),
                (4, "value"),
                (5, "year"),
                (6, "share"),
                (7, "range"),
                (8, "area-kind"),
            ],
        ),
        ("i5-wide", [("aalborg", 88.1), ("aalborg", 88.4), ("danmark", 88.1)], []),
        ("i6-kbh-by", [("koebenhavn-by", 84.1)], []),
        ("i7-andel", [], [(2, "share")]),
        ("idx-names", [("danmark", 83.1), ("aalborg", 81.5)], []),
    ],
)
def test_tables_as_people_have_them_are_read_right_or_named(
    name: str, values: list[tuple[str, float]], faults: list[tuple[int, str]]
) -> None:
    assert FOLDER_MEASURE is not None
    text = (Path(__file__).parent / "cases" / f"{name}.csv").read_text(encoding="utf-8-sig")
    found = csv_table(text)
    assert found is not None
    found = long_table(found)
    columns, unknown = index_columns(found, FOLDER_MEASURE)
    read = read_index(found, columns, FOLDER_MEASURE)
    assert unknown == ()
    assert [(one.reading.area, one.reading.value) for one in read.new] == values
    assert [(fault.line, fault.kind) for fault in read.faults] == faults


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
        ("omraade;aar;Andel trygge (pct.)\n", "andel-trygge"),
        ("omraade;aar;Andel trygge i procent\n", "andel-trygge"),
        ("omraade;aar;pct\n", ""),
    ],
)
def test_the_column_of_the_values_may_name_the_measure(head: str, measure: str) -> None:
    measures = ("andel-trygge", "tillid-til-politiet")
    assert measure_named(table("", head), measures) == measure


def test_columns_that_nobody_knows_are_told() -> None:
    assert index_columns(table("", "omraade;aar;pct;farve\n"), MEASURE)[1] == ("farve",)


@pytest.mark.parametrize(
    ("heading", "id", "title", "made"),
    [
        ("andel_trygge_pct", "", "", ("andel-trygge", "Andel trygge", "pct.")),
        ("andel_trygge_pct", "Ny", "Andre", ("ny", "Andre", "pct.")),
        ("Andel trygge (pct.)", "", "", ("andel-trygge", "Andel trygge", "pct.")),
        ("vaerdi", "", "Anmeldte indbrud", ("anmeldte-indbrud", "Anmeldte indbrud", "")),
        ("vaerdi", "tyveri", "", ("tyveri", "tyveri", "")),
        ("vaerdi", "", "", ("", "", "")),
        ("pct;svar_praec", "", "", ("", "", "pct.")),
        ("pct;svar_praec", "ny", "", ("ny", "ny", "pct.")),
    ],
)
def test_a_measure_begins_with_what_its_column_says(
    heading: str, id: str, title: str, made: tuple[str, ...]
) -> None:
    table = csv_table(f"omraade;aar;{heading}\n")
    assert table is not None
    measure = begun_measure(table, id, title)
    assert (measure.measure, measure.title, measure.unit) == made
