"""Checks of the safety index."""

import pytest

from tests.core.check_factories import folder, found, loaded, measure
from tryg_tui.core.check.folder import check_folder
from tryg_tui.core.model.safety_index import Area, AreaFact, Break, IndexReading, Source, Survey
from tryg_tui.core.registers.changes import doubts


def reading(area: str = "aalborg", year: int = 2017, value: float = 85.7) -> IndexReading:
    """A value of the index."""
    return IndexReading(area=area, year=year, value=value)


@pytest.mark.parametrize(
    ("path", "problems"),
    [
        ("safety-index/andel-trygge.toml", []),
        ("safety-index/andel-trygge-import-2018.toml", []),
        ("safety-index/tillid.toml", [("measure", "id-not-file-name")]),
    ],
)
def test_the_name_of_a_measure_begins_the_name_of_its_file(
    path: str, problems: list[tuple[str, str]]
) -> None:
    assert found(folder(loaded(path, measure()))) == problems


def test_what_a_file_names_twice_is_found() -> None:
    area, source = Area(id="a", title="", kind="city"), Source(id="s", title="")
    wrong = measure(
        areas=(area, area),
        sources=(source, source),
        surveys=(Survey(year=2017), Survey(year=2018), Survey(year=2017)),
    )
    assert found(folder(wrong)) == [
        ("areas[2].id", "duplicate-id"),
        ("sources[2].id", "duplicate-id"),
        ("surveys[3].year", "duplicate-id"),
    ]


def test_the_own_city_is_a_city_and_the_own_district_a_police_district() -> None:
    areas = (
        Area(id="a", title="Aalborg", kind="city", home=True),
        Area(id="b", title="Nordjylland", kind="police-district", home=True, district=True),
        Area(id="c", title="Hele landet", kind="country", home=True),
        Area(id="d", title="Nørresundby", kind="vulnerable-area", home=True, district=True),
    )
    assert found(folder(measure(areas=areas))) == [
        ("areas[2].home", "no-own-city"),
        ("areas[3].home", "no-own-city"),
        ("areas[4].district", "no-own-district"),
    ]
    asked = [[one.code for one in doubts(area, folder(), None)] for area in areas]
    assert asked == [[], ["no-own-city"], ["no-own-city"], ["no-own-district"]]


def test_another_file_may_repeat_an_area_but_not_change_it() -> None:
    other = measure(
        areas=(
            Area(id="aalborg", title="Aalborg", kind="city"),
            Area(id="nordjylland", title="Nordjylland", kind="police-district"),
        ),
        sources=(Source(id="s1", title="En anden kilde"),),
    )
    path = "safety-index/andel-trygge-2018.toml"
    (problem,) = check_folder(folder(measure(), loaded(path, other)))
    assert (problem.file, problem.key, problem.code) == (path, "sources[1].id", "duplicate-id")
    assert problem.args == {"name": "s1", "other": "safety-index/andel-trygge.toml"}


def test_what_other_files_say_otherwise_of_a_measure_is_worth_a_look() -> None:
    surveys = (Survey(year=2017, note="a"), Survey(year=2018, note="c"))
    plain = measure(title="Andel trygge", surveys=surveys)
    told = measure(
        title="Andet",
        direction="lower",
        unit="promille",
        surveys=(
            Survey(year=2016),
            Survey(year=2017, note="b"),
            Survey(year=2018, fielded="juni", note="c"),
        ),
    )
    path = "safety-index/andel-trygge-2018.toml"
    problems = check_folder(folder(loaded(path, told), plain))
    assert [(one.file, one.key, one.code, one.severity) for one in problems] == [
        (path, key, "told-otherwise", "warning")
        for key in ("title", "unit", "direction", "surveys[2].note")
    ]
    assert {one.args["other"] for one in problems} == {"safety-index/andel-trygge.toml"}


def test_values_and_surveys_name_known_areas_and_sources_of_the_same_measure() -> None:
    wrong = measure(
        surveys=(Survey(year=2017, sources=("s1", "s2")),),
        readings=(IndexReading(area="odense", year=2017, value=85, sources=("s3",)),),
    )
    trust = measure(
        measure="tillid",
        areas=(Area(id="odense", title="Odense", kind="city"),),
        sources=(Source(id="s2", title=""), Source(id="s3", title="")),
    )
    assert found(folder(wrong, trust)) == [
        ("surveys[1].sources[2]", "unknown-source"),
        ("readings[1].area", "unknown-area"),
        ("readings[1].sources[1]", "unknown-source"),
    ]


def test_an_imported_file_may_use_the_areas_and_sources_of_its_measure() -> None:
    imported = measure(
        areas=(),
        sources=(),
        readings=(IndexReading(area="aalborg", year=2018, value=86, sources=("s1",)),),
    )
    file = loaded("safety-index/andel-trygge-2018.toml", imported)
    assert found(folder(measure(), file)) == []


@pytest.mark.parametrize(("unit", "wrong"), [("pct.", True), ("point", False)])
def test_a_value_in_per_cent_is_from_0_to_100(unit: str, wrong: bool) -> None:
    expected = [("readings[1].value", "value-range", "error")] if wrong else []
    problems = check_folder(folder(measure(unit=unit, readings=(reading(value=857),))))
    assert [(p.key, p.code, p.severity) for p in problems] == expected


def test_a_value_of_a_year_without_a_survey_is_worth_a_look() -> None:
    surveys = (Survey(year=2019), Survey(year=2020, held=False))
    wrong = measure(surveys=surveys, readings=(reading(year=2019), reading(year=2020)))
    (problem,) = check_folder(folder(wrong))
    assert (problem.key, problem.code, problem.severity) == (
        "readings[2].year",
        "no-survey",
        "warning",
    )


def test_a_statement_is_about_known_areas() -> None:
    told = AreaFact(text="x", areas=("aalborg", "skagen"), brief="uændret", year=2017)
    assert found(folder(measure(facts=(told,)))) == [("facts[1].areas[2]", "unknown-area")]


def test_an_area_has_one_value_for_a_year_in_all_files_of_a_measure() -> None:
    first = measure(readings=(reading(), reading(year=2018), reading(value=85.8)))
    second = measure(readings=(reading(year=2019), reading(year=2018)))
    trust = measure(measure="tillid", readings=(reading(),))
    path = "safety-index/andel-trygge-import.toml"
    problems = check_folder(folder(first, loaded(path, second), trust))
    assert [(p.file, p.key, p.code, p.args["other"]) for p in problems] == [
        ("safety-index/andel-trygge.toml", "readings[3]", "duplicate-reading", "readings[1]"),
        (path, "readings[2]", "duplicate-reading", "safety-index/andel-trygge.toml"),
    ]


def test_a_break_is_of_a_known_area_and_told_once() -> None:
    breaks = (Break(before=2017), Break(before=2017), Break(before=2017, area="skagen"))
    assert found(folder(measure(breaks=breaks))) == [
        ("breaks[2].key", "duplicate-id"),
        ("breaks[3].area", "unknown-area"),
    ]
