"""What a figure can not tell."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.core.measures.test_indicators import indicator, one, reading
from tryg_tui.core.measures.verdicts import Silence, indicator_silences, last_break, silences
from tryg_tui.core.model.initiative import Reading, YearTarget
from tryg_tui.core.model.safety_index import Area, AreaKind, Break, IndexReading, Measure, Survey

MEASURE = Measure(
    measure="x",
    areas=(Area(id="by", title="Byen", kind="city"),),
    surveys=(Survey(year=2017, fielded_to=dt.date(2017, 10, 14)),),
)
FIGURE = IndexReading(area="by", year=2017, value=85.7)


@pytest.mark.parametrize(
    ("kind", "of_place"),
    [
        ("city", ["district"]),
        ("vulnerable-area", ["district"]),
        ("police-district", ["city"]),
        ("country", ["areas"]),
        ("vulnerable-areas", ["list"]),
    ],
)
def test_a_figure_says_nothing_of_another_place(kind: AreaKind, of_place: list[Silence]) -> None:
    measure = replace(MEASURE, areas=(Area(id="by", title="Byen", kind=kind),))
    assert silences(measure, FIGURE) == ("certainty", "after", *of_place, "cause")
    asked = replace(FIGURE, sample=300)
    assert silences(measure, asked)[0] == "small"
    assert silences(replace(measure, unit="indeks"), asked)[0] == "certainty"


def test_a_figure_of_a_place_nobody_describes_is_silent_on_the_rest() -> None:
    assert silences(replace(MEASURE, areas=()), FIGURE) == ("certainty", "after", "cause")


def test_the_last_break_before_a_figure_counts_where_it_is_of_its_area() -> None:
    breaks = tuple(
        Break(before=year, area=area)
        for year, area in ((2014, ""), (2016, "by"), (2017, "land"), (2019, ""))
    )
    measure = replace(MEASURE, breaks=breaks)
    assert last_break(measure, FIGURE) == breaks[1]
    assert "break" in silences(measure, FIGURE)
    assert last_break(measure, replace(FIGURE, year=2013)) is None


def test_an_indicator_is_silent_on_all_that_nobody_has_stated() -> None:
    bare = ("way", "start", "covers", "goal", "cause")
    assert indicator_silences(one(indicator())) == bare
    share = ("way", "start", "certainty", "covers", "goal", "cause")
    assert indicator_silences(one(indicator(), reading(50))) == share
    people, walks = indicator(unit="elever"), indicator(unit="ture", confidential_below=0)
    assert "part" in indicator_silences(one(people, reading(50)))
    assert "part" not in indicator_silences(one(walks, reading(50)))


def test_an_indicator_with_everything_still_does_not_say_why() -> None:
    days = [dt.date(2016, 12, 31), dt.date(2017, 12, 31)]
    whole = indicator(baseline=40, basis="year", target=60)
    known = tuple(Reading(indicator="andel", value=50, denominator=80, date=day) for day in days)
    assert indicator_silences(one(whole, *known)) == ("cause",)
    by_year = replace(whole, target=None, targets=(YearTarget(year=2018, value=60),))
    assert indicator_silences(one(by_year, *known)) == ("cause",)
