"""Marks that stay with their areas."""

from tests.core.check_factories import folder
from tryg_tui.core.measures.areas import area_marks, marks_of
from tryg_tui.core.model.safety_index import Area, Measure

CITIES = tuple(Area(id=f"by-{n}", title=f"By {n}", kind="city") for n in range(6))
OWN = (
    Area(id="hjem", title="Åby", kind="city", home=True),
    Area(id="land", title="Landet", kind="country"),
    Area(id="kreds", title="Vor kreds", kind="police-district", district=True),
    Area(id="alle", title="Udsatte", kind="vulnerable-areas"),
)


def test_our_own_areas_keep_the_first_marks_and_others_share_the_rest() -> None:
    marks = area_marks(folder(Measure(measure="a", areas=(*CITIES, *OWN))))
    assert [marks[area.id] for area in OWN] == [0, 1, 2, 3]
    assert [marks[area.id] for area in CITIES] == [4, 5, 6, 7, 4, 5]


def test_a_mark_is_the_same_in_every_measure() -> None:
    both = folder(
        Measure(measure="a", areas=(*CITIES, *OWN)), Measure(measure="b", areas=(CITIES[3],))
    )
    assert area_marks(both)["by-3"] == 7
    turned = folder(
        Measure(measure="a", areas=(CITIES[3],)), Measure(measure="b", areas=(*OWN, *CITIES))
    )
    assert area_marks(turned) == area_marks(both)


def test_a_second_home_or_country_shares_with_the_others() -> None:
    two = (OWN[0], Area(id="ny", title="Øby", kind="city", home=True))
    assert area_marks(folder(Measure(measure="a", areas=two))) == {"hjem": 0, "ny": 4}


def test_no_two_areas_in_a_chart_have_the_same_mark() -> None:
    marks = area_marks(folder(Measure(measure="a", areas=(*CITIES, *OWN))))
    assert marks_of(marks, ("hjem", "by-2")) == {"hjem": 0, "by-2": 6}
    # by-4 wants the mark of by-0, and by-5 that of by-1; 7 and 6 are free.
    assert marks_of(marks, ("by-0", "by-4", "by-1", "by-5", "hjem")) == {
        "by-0": 4,
        "by-4": 7,
        "by-1": 5,
        "by-5": 6,
        "hjem": 0,
    }
