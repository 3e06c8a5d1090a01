"""Which areas stand together in a chart."""

from typing import Any

from tests.factories import loaded
from tryg_tui.core.measures.areas import area_sets, home_area, own_areas, toggled
from tryg_tui.core.measures.survey import in_order
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.safety_index import Area, AreaKind, IndexReading, Measure


def area(id: str, kind: AreaKind = "city", **fields: Any) -> Area:
    """An area whose title is its id."""
    return Area(id=id, title=id, kind=kind, **fields)


def measure(*areas: Area, without: tuple[str, ...] = ()) -> Measure:
    """A measure with a figure for each area but those left out."""
    return Measure(
        measure="andel-trygge",
        areas=areas,
        readings=tuple(
            IndexReading(area=one.id, year=2017, value=80) for one in areas if one.id not in without
        ),
    )


def places(*measures: Measure) -> Folder:
    """A folder with these files."""
    return Folder(measures=tuple(loaded(f"safety-index/{m.measure}.toml", m) for m in measures))


HOME = area("hjemby", home=True)
COUNTRY = area("land", "country")
DISTRICT = area("kreds", "police-district", district=True)


def test_the_own_areas_are_city_country_and_district() -> None:
    other = area("andenby")
    whole = measure(COUNTRY, other, DISTRICT, HOME)
    assert [one.id for one in own_areas(whole)] == ["hjemby", "land", "kreds"]
    first = area_sets(whole)[0]
    assert (first.group, first.areas) == ("own", ("hjemby", "land", "kreds"))


def test_an_area_that_is_city_and_district_in_one_is_there_once() -> None:
    both = area("bornholm", "police-district", home=True, district=True)
    assert own_areas(measure(both)) == (both,)


def test_the_own_city_may_be_known_from_another_measure() -> None:
    here, there = measure(COUNTRY), Measure(measure="tillid", areas=(COUNTRY,))
    assert home_area(places(here, there), there) is None
    assert home_area(places(measure(HOME), there), there) == HOME
    assert home_area(places(measure(HOME), there), measure(HOME)) == HOME


def test_a_set_without_a_figure_or_within_an_earlier_one_is_not_gone_through() -> None:
    assert area_sets(Measure(measure="x")) == ()
    whole = measure(HOME, COUNTRY, DISTRICT)
    assert [one.group for one in area_sets(whole)] == ["own"]
    empty = measure(HOME, COUNTRY, area("andenby"), without=("andenby", "hjemby"))
    assert [one.group for one in area_sets(empty)] == ["own"]


def test_up_to_five_areas_of_a_sort_stand_in_one_chart() -> None:
    cities = [area(f"by{n}") for n in range(4)]
    (_own, found) = area_sets(measure(HOME, *cities))
    assert found.areas == ("hjemby", "by0", "by1", "by2", "by3")
    assert (found.group, found.part, found.parts) == ("city", 1, 1)


def test_more_stand_in_several_each_with_the_own_one_first() -> None:
    districts = [area(f"kreds{n:02}", "police-district") for n in range(11)]
    (_own, *found) = area_sets(measure(HOME, DISTRICT, *districts))
    assert [one.areas[0] for one in found] == ["kreds", "kreds", "kreds"]
    assert [len(one.areas) for one in found] == [5, 5, 4]
    assert [(one.part, one.parts) for one in found] == [(1, 3), (2, 3), (3, 3)]
    seen = {id for one in found for id in one.areas}
    assert seen == {"kreds", *(one.id for one in districts)}


def test_of_very_many_only_the_first_are_gone_through() -> None:
    cities = [area(f"by{n:03}") for n in range(97)]
    (_own, *found) = area_sets(measure(HOME, *cities))
    assert [one.parts for one in found] == [3, 3, 3]


def test_the_housing_areas_of_the_own_city_stand_by_themselves_with_their_mean() -> None:
    mean = area("alle", "vulnerable-areas")
    own = [area(f"egen{n}", "vulnerable-area", within="hjemby") for n in range(2)]
    others = [area(f"anden{n}", "vulnerable-area", within="andenby") for n in range(6)]
    (_own, *found) = area_sets(measure(HOME, COUNTRY, mean, *others, *own))
    assert [one.areas for one in found] == [
        ("alle", "egen0", "egen1"),
        ("alle", "anden0", "anden1", "anden2", "anden3"),
        ("alle", "anden4", "anden5"),
    ]
    assert {one.group for one in found} == {"vulnerable-areas"}


def test_where_none_comes_first_the_areas_are_shared_out() -> None:
    cities = [area(f"by{n}") for n in range(7)]
    found = [one.areas for one in area_sets(measure(COUNTRY, *cities)) if one.group == "city"]
    assert found == [("by0", "by1", "by2", "by3", "by4"), ("by5", "by6")]


def test_an_area_is_put_in_and_taken_out_and_the_oldest_gives_way() -> None:
    assert toggled(("a", "b"), "c") == ("a", "b", "c")
    assert toggled(("a", "b"), "a") == ("b",)
    assert toggled(("a", "b", "c", "d", "e"), "f") == ("b", "c", "d", "e", "f")


def test_a_sort_of_the_folders_own_stands_with_what_it_is_compared_with() -> None:
    quarters = [area(f"bydel{n}", "other", sort="Bydele", within="hjemby") for n in range(10)]
    stations = [area(f"station{n}", "other", sort="Stationer") for n in range(2)]
    (_own, *found) = area_sets(measure(HOME, COUNTRY, *stations, *quarters))
    assert [(one.sort, one.part, one.parts) for one in found] == [
        ("Stationer", 1, 1),
        ("Bydele", 1, 3),
        ("Bydele", 2, 3),
        ("Bydele", 3, 3),
    ]
    assert {one.areas[0] for one in found} == {"hjemby"}
    assert [len(one.areas) for one in found] == [3, 5, 5, 3]
    (_country, alone) = area_sets(measure(COUNTRY, *stations))
    assert alone.areas == ("land", "station0", "station1")
    (bare,) = area_sets(measure(*stations))
    assert bare.areas == ("station0", "station1")


def test_areas_of_a_sort_stand_in_their_order() -> None:
    found = [
        area("b", "other", sort="Bydele", order=2),
        area("a", "other", sort="Bydele", order=2),
        area("z", "other", sort="Bydele", order=1),
        area("kreds", "police-district"),
        area("s", "other", sort="Stationer"),
    ]
    assert [one.id for one in in_order(found)] == ["z", "a", "b", "s", "kreds"]
