"""Every value of the shipped index can be read in every chart it is offered in."""

import datetime as dt
from itertools import product

import pytest
from msgspec.structs import replace

from tests.core.plot.test_chart_values import unreadable
from tests.shipped import FOLDER
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.measures import survey
from tryg_tui.core.measures.areas import area_sets
from tryg_tui.core.measures.index_chart import draw
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.core.plot.model import mark_of
from tryg_tui.locale import number
from tryg_tui.store.folder.load import read_folder
from tryg_tui.ui.pages.context import Chosen, Context
from tryg_tui.ui.pages.index.chart import plot
from tryg_tui.ui.pages.index.choices import pick_area, why_not
from tryg_tui.ui.pages.row import NOTHING, RowRef

SIZES = ((60, 8), (75, 11), (88, 13), (118, 15), (120, 19))


@pytest.fixture(scope="module")
def shipped() -> Context:
    """The shipped meeting at the item of the index."""
    folder = read_folder(FOLDER).folder
    meeting = folder.meetings[-1].value
    item = next(one for one in meeting.items if one.view == "safety-index")
    return Context(
        folder=folder,
        ledger=fold(folder, meeting.id),
        held=meeting,
        item=item,
        previous=None,
        now=dt.datetime.combine(meeting.date, dt.time(9)),
    )


def measures(ctx: Context) -> list[Measure]:
    """The measures of the shipped folder."""
    found = [survey.measure_of(ctx.folder, id) for id in survey.measure_ids(ctx.folder)]
    return [one for one in found if one is not None]


def test_no_value_is_covered_in_any_set_of_areas(shipped: Context) -> None:
    for measure, later in product(measures(shipped), (False, True)):
        for number_, _set in enumerate(area_sets(measure)):
            chosen = Chosen(measure=measure.measure, areas=number_, later=later)
            chart = plot(replace(shipped, chosen=chosen), measure)
            for width, height in SIZES:
                drawn = draw(chart, width, height, "braille", number)
                assert not unreadable(chart, drawn), (measure.measure, _set, width, height)


def test_an_area_keeps_its_mark_in_every_measure_and_choice(shipped: Context) -> None:
    seen: dict[str, set[int]] = {}
    for measure in measures(shipped):
        for number_, _set in enumerate(area_sets(measure)):
            chart = plot(replace(shipped, chosen=Chosen(areas=number_)), measure)
            for place, series in enumerate(chart.series):
                seen.setdefault(series.label, set()).add(mark_of(chart, place))
    assert len(seen) > 20
    assert {label: marks for label, marks in seen.items() if len(marks) > 1} == {}


def test_a_choice_that_changes_nothing_says_why(shipped: Context) -> None:
    assert why_not(shipped, "next_measure", NOTHING) == ""
    assert why_not(shipped, "next_areas", NOTHING) == ""
    assert why_not(shipped, "pick_area", RowRef("area", "aarhus")) == ""
    assert (
        why_not(shipped, "pick_area", RowRef("area", "esbjerg"))
        == "Esbjerg has no figure in this measure."
    )
    assert why_not(shipped, "pick_area", RowRef("about")).startswith("Highlight an area")
    # Only the survey of 2021 has a figure for Herredsvang.
    assert "only from after the meeting" in why_not(
        shipped, "pick_area", RowRef("area", "herredsvang")
    )
    later = replace(shipped, chosen=Chosen(later=True))
    assert why_not(later, "pick_area", RowRef("area", "herredsvang")) == ""
    cities = replace(shipped, chosen=Chosen(areas=1))
    assert why_not(cities, "pick_area", RowRef("area", "esbjerg")) == "", (
        "one in the chart can be taken out"
    )
    assert "esbjerg" not in pick_area(cities, RowRef("area", "esbjerg")).picked
    trust = replace(shipped, chosen=Chosen(measure="tillid-til-politiet"))
    assert why_not(trust, "next_areas", NOTHING).startswith("There are no other areas")
    alone = replace(shipped.folder, measures=shipped.folder.measures[:1])
    assert why_not(replace(shipped, folder=alone), "next_measure", NOTHING).endswith(
        "other measure."
    )
    none = replace(shipped, folder=replace(shipped.folder, measures=()))
    assert why_not(none, "next_areas", NOTHING).startswith("The folder holds no figures")


def test_a_command_that_is_not_about_the_chart_asks_for_no_figures(
    shipped: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*_: object) -> Measure:
        raise AssertionError("the line of keys asks of each command at each step")

    monkeypatch.setattr(survey, "told_by", asked)
    assert why_not(shipped, "record_note", NOTHING) == ""
    with pytest.raises(AssertionError):
        why_not(shipped, "pick_area", NOTHING)
