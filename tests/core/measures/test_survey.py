"""Questions to ask of the safety survey."""

import datetime as dt
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.factories import loaded
from tryg_tui.core.measures.survey import (
    AREA_ORDER,
    area_of,
    known_by,
    latest,
    measure_ids,
    measure_of,
    ordered_areas,
    out_by,
    out_on,
    put_right,
    reading,
    readings_of,
    revisions_of,
    stated,
    survey,
    told_by,
    years,
)
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.safety_index import (
    Area,
    AreaFact,
    AreaKind,
    Break,
    IndexReading,
    Measure,
    Revision,
    Source,
    Survey,
)

CITY = Area(id="aalborg", title="Aalborg", kind="city", home=True)
COUNTRY = Area(id="danmark", title="Danmark", kind="country")


def value(area: str, year: int, figure: float, **fields: str) -> IndexReading:
    return IndexReading(area=area, year=year, value=figure, note=fields.get("note", ""))


SAFE = Measure(
    measure="andel-trygge",
    title="Andel trygge",
    areas=(CITY, COUNTRY),
    surveys=(
        Survey(year=2016, published=dt.date(2017, 1, 31)),
        Survey(year=2017, published=dt.date(2018, 4, 10)),
        Survey(year=2018),
        Survey(year=2020, held=False),
    ),
    sources=(Source(id="politiet-2017", title="Rapport 2017"),),
    readings=(
        value("aalborg", 2017, 85.7),
        value("aalborg", 2016, 84),
        value("danmark", 2016, 86),
        value("aalborg", 2018, 86.1),
    ),
)


def files(*measures: Measure) -> Folder:
    """A folder with these files of the survey."""
    return Folder(
        measures=tuple(
            loaded(f"safety-index/{number}.toml", one) for number, one in enumerate(measures)
        )
    )


def test_a_measure_is_named_once_in_the_order_of_its_files() -> None:
    trust = Measure(measure="tillid")
    where = files(SAFE, trust, Measure(measure="andel-trygge"))
    assert measure_ids(where) == ("andel-trygge", "tillid")
    assert measure_ids(files()) == ()


def test_the_main_measure_comes_first_as_the_file_named_for_it_says() -> None:
    main = Measure(measure="utrygge", order=-1)
    where = files(SAFE, Measure(measure="tillid"), main)
    assert measure_ids(where) == ("utrygge", "andel-trygge", "tillid")
    more = Measure(measure="tillid", order=-5)
    named = loaded("safety-index/tillid.toml", Measure(measure="tillid", order=2))
    both = Folder(measures=(loaded("safety-index/a.toml", more), named, *files(SAFE).measures))
    assert measure_ids(both) == ("andel-trygge", "tillid"), "an import changes no order"


def test_a_measure_is_all_its_files_hold_of_it_and_one_describes_it() -> None:
    later = Measure(
        measure="andel-trygge",
        title="Noget andet",
        areas=(
            Area(id="aalborg", title="Ålborg", kind="city"),
            Area(id="x", title="X", kind="city"),
        ),
        surveys=(Survey(year=2018, note="igen"), Survey(year=2019, fielded="x")),
        sources=(Source(id="politiet-2019", title="Rapport 2019"),),
        readings=(value("aalborg", 2019, 87),),
    )
    last = Measure(measure="andel-trygge", surveys=(Survey(year=2019, note="igen"),))
    whole = measure_of(
        files(SAFE, Measure(measure="tillid", areas=(CITY,)), later, last), SAFE.measure
    )
    assert whole is not None
    assert whole.title == "Andel trygge"
    assert [(area.id, area.title) for area in whole.areas] == [
        ("aalborg", "Aalborg"),
        ("danmark", "Danmark"),
        ("x", "X"),
    ]
    assert [(one.year, one.note) for one in whole.surveys] == [
        (2016, ""),
        (2017, ""),
        (2018, "igen"),
        (2020, ""),
        (2019, "igen"),
    ]
    assert [source.id for source in whole.sources] == ["politiet-2017", "politiet-2019"]
    assert len(whole.readings) == 5


def test_the_file_named_for_a_measure_describes_it_and_others_only_add() -> None:
    named = Measure(
        measure="andel-utrygge",
        title="Andel utrygge",
        direction="lower",
        unit="promille",
        surveys=(Survey(year=2016, note="som trykt"),),
        sources=(Source(id="a", title="A"),),
        breaks=(Break(before=2016, why="ny"),),
        readings=(value("aalborg", 2016, 84),),
    )
    extra = Measure(
        measure="andel-utrygge",
        title="Noget andet",
        definition="Hvad tallet er.",
        surveys=(Survey(year=2016, held=False, note="andet", fielded="juni"),),
        sources=(Source(id="a", title="B"),),
        breaks=(Break(before=2016), Break(before=2017)),
        readings=(value("aalborg", 2016, 99), value("aalborg", 2017, 83)),
    )
    where = Folder(
        measures=(
            loaded("safety-index/andel-utrygge-2018.toml", extra),
            loaded("safety-index/andel-utrygge.toml", named),
        )
    )
    whole = measure_of(where, "andel-utrygge")
    assert whole is not None
    assert (whole.title, whole.direction, whole.unit) == ("Andel utrygge", "lower", "promille")
    assert whole.definition == "Hvad tallet er."
    assert [(one.area, one.value) for one in whole.readings] == [("aalborg", 84), ("aalborg", 83)]
    assert whole.surveys == (Survey(year=2016, held=False, note="som trykt", fielded="juni"),)
    assert whole.sources == (Source(id="a", title="A"),)
    assert [(one.before, one.why) for one in whole.breaks] == [(2016, "ny"), (2017, "")]


def test_of_a_value_that_several_files_hold_the_first_is_taken_everywhere() -> None:
    again = Measure(measure="andel-trygge", readings=(value("aalborg", 2018, 99, note="igen"),))
    whole = measure_of(files(SAFE, again), "andel-trygge")
    assert whole is not None
    assert reading(whole, "aalborg", 2018) == value("aalborg", 2018, 86.1)
    assert latest(whole, "aalborg", dt.date(2020, 1, 1)) == value("aalborg", 2018, 86.1)
    assert [one.value for one in readings_of(whole, "aalborg")] == [84, 85.7, 86.1]


def test_a_measure_without_a_file_is_none() -> None:
    assert measure_of(files(SAFE), "tillid") is None


def test_areas_surveys_and_values_are_found_or_are_none() -> None:
    assert area_of(SAFE, "danmark") == COUNTRY
    assert area_of(SAFE, "hobro") is None
    assert survey(SAFE, 2018) == Survey(year=2018)
    assert survey(SAFE, 2019) is None
    assert reading(SAFE, "danmark", 2016) == value("danmark", 2016, 86)
    assert reading(SAFE, "danmark", 2017) is None
    assert reading(SAFE, "hobro", 2016) is None


def test_the_values_of_an_area_come_oldest_first() -> None:
    assert [one.year for one in readings_of(SAFE, "aalborg")] == [2016, 2017, 2018]
    assert readings_of(SAFE, "hobro") == ()


def test_years_run_without_gaps_from_the_first_to_the_last_known() -> None:
    assert years(SAFE) == (2016, 2017, 2018, 2019, 2020)
    assert years(Measure(measure="x", readings=(value("a", 2015, 1),))) == (2015,)
    assert years(Measure(measure="x")) == ()


@pytest.mark.parametrize(
    ("year", "day", "known"),
    [
        # Published on 10 April 2018.
        (2017, "2018-04-09", False),
        (2017, "2018-04-10", True),
        # No day of publication, and no survey at all.
        (2018, "2017-12-31", False),
        (2018, "2018-01-01", True),
        (2019, "2018-12-31", False),
        (2019, "2019-01-01", True),
    ],
)
def test_a_survey_is_known_from_its_publication_or_from_its_year_on(
    year: int, day: str, known: bool
) -> None:
    assert known_by(SAFE, year, dt.date.fromisoformat(day)) is known


@pytest.mark.parametrize(
    ("day", "figure"),
    [
        ("2017-01-30", None),
        ("2017-01-31", 84),
        ("2017-12-31", 84),
        ("2018-04-09", 86.1),
        ("2019-01-01", 86.1),
    ],
)
def test_the_latest_value_is_the_newest_that_was_out(day: str, figure: float | None) -> None:
    found = latest(SAFE, "aalborg", dt.date.fromisoformat(day))
    assert (found.value if found else None) == figure


def test_every_sort_of_area_has_its_place() -> None:
    assert sorted(AREA_ORDER) == sorted(get_args(AreaKind))


def test_areas_stand_by_sort_with_the_own_first_and_then_by_title() -> None:
    places = (
        Area(id="fyn", title="Fyn", kind="police-district"),
        Area(id="nord", title="Nordjylland", kind="police-district", district=True),
        Area(id="udsat", title="Aalborg Øst", kind="vulnerable-area"),
        Area(id="udsatte", title="De udsatte", kind="vulnerable-areas"),
        COUNTRY,
        Area(id="odense", title="Odense", kind="city"),
        Area(id="esbjerg", title="Esbjerg", kind="city"),
        CITY,
    )
    ordered = ordered_areas(Measure(measure="x", areas=places))
    assert [area.id for area in ordered] == [
        *("aalborg", "esbjerg", "odense", "danmark"),
        *("nord", "fyn", "udsatte", "udsat"),
    ]


def test_what_was_said_of_an_area_in_a_year_is_found_where_it_is_brief() -> None:
    facts = (
        AreaFact(text="lang", areas=("aalborg",), year=2017),
        AreaFact(text="a", brief="uændret", areas=("aarhus", "aalborg"), year=2017),
        AreaFact(text="b", brief="faldet", areas=("aalborg",), year=2016),
    )
    told = Measure(measure="x", facts=facts)
    assert stated(told, "aalborg", 2017) == facts[1]
    assert stated(told, "aalborg", 2016) == facts[2]
    assert stated(told, "danmark", 2017) is None


def test_the_surveys_out_by_a_day_are_those_that_were_made() -> None:
    surveys = (
        Survey(year=2018, published=dt.date(2018, 12, 21)),
        Survey(year=2017, published=dt.date(2018, 2, 26)),
        Survey(year=2016, held=False),
        Survey(year=2015),
    )
    rounds = Measure(measure="x", surveys=surveys)
    assert out_by(rounds, dt.date(2018, 4, 10)) == (2015, 2017)
    assert out_by(rounds, dt.date(2018, 12, 21)) == (2015, 2017, 2018)


def test_a_figure_is_on_a_day_what_it_was_then() -> None:
    whole = Measure(
        measure="m",
        readings=(value("a", 2017, 85.7), value("b", 2017, 80)),
        revisions=(
            Revision(area="a", year=2017, old=86.5, on=dt.date(2020, 6, 15)),
            Revision(area="a", year=2017, old=86.0, on=dt.date(2019, 1, 1)),
        ),
    )
    for day, figure, count in (
        (dt.date(2018, 12, 31), 86.0, 0),
        (dt.date(2019, 1, 1), 86.5, 1),
        (dt.date(2020, 6, 14), 86.5, 1),
        (dt.date(2020, 6, 15), 85.7, 2),
    ):
        then = told_by(whole, day)
        assert [one.value for one in then.readings] == [figure, 80]
        assert len(then.revisions) == count
    assert [one.old for one in revisions_of(whole, whole.readings[0])] == [86.0, 86.5]


CORRECTIONS = st.lists(st.tuples(st.integers(0, 4), st.integers(80, 90)), max_size=6)


@given(CORRECTIONS)
def test_a_figure_corrected_in_turn_is_on_every_day_what_it_was_then(
    corrections: list[tuple[int, int]],
) -> None:
    first = dt.date(2018, 1, 1)
    file = Measure(measure="m", readings=(value("a", 2017, 85), value("b", 2017, 85)))
    was = {-1: 85.0}
    for place, figure in sorted(corrections, key=lambda one: one[0]):
        file = put_right(file, value("a", 2017, figure), first + dt.timedelta(place))
        was[place] = figure
    for place in range(-1, 6):
        found = told_by(file, first + dt.timedelta(place))
        known = was[max(day for day in was if day <= place)]
        assert [one.value for one in found.readings] == [known, 85]


def test_a_correction_keeps_what_is_known_and_adds_where_it_is_published() -> None:
    sources = Source(id="ny", title="Ny"), Source(id="anden", title="Anden")
    known = value("a", 2017, 85, note="n")
    file = Measure(
        measure="m", readings=(replace(known, sample=300, sources=("s1",)),), sources=sources[1:]
    )
    now = replace(value("a", 2017, 86, note="Fejl i vægtene"), sources=("ny",))
    found = put_right(file, now, dt.date(2019, 1, 1), sources)
    assert found.readings == (replace(known, value=86, sample=300, sources=("s1", "ny")),)
    assert found.sources == (sources[1], sources[0])
    assert [one.why for one in found.revisions] == ["Fejl i vægtene"]
    counted = put_right(found, replace(now, sample=310), dt.date(2020, 1, 1))
    assert (counted.readings[0].sample, counted.revisions) == (310, found.revisions)


def test_a_source_is_not_told_before_it_came_out() -> None:
    late = Source(id="ny", title="Ny", published=dt.date(2019, 1, 1))
    file = replace(
        SAFE,
        sources=(*SAFE.sources, late),
        readings=(replace(SAFE.readings[0], sources=("politiet-2017", "ny")),),
    )
    assert told_by(file, dt.date(2018, 12, 31)).readings[0].sources == ("politiet-2017",)
    assert told_by(file, dt.date(2019, 1, 1)).readings[0].sources == ("politiet-2017", "ny")


def test_a_measure_has_on_a_day_the_figures_that_were_out() -> None:
    for day, out in (
        ("2017-01-30", set()),
        ("2017-12-31", {2016}),
        ("2018-04-10", {2016, 2017, 2018}),
    ):
        found = out_on(SAFE, dt.date.fromisoformat(day))
        assert {one.year for one in found.readings} == out
