"""A break in a measure is told on its page: in the chart, beside figures, and of the measure."""

import datetime as dt

from msgspec.structs import replace

from tests.factories import item, loaded
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.safety_index import Area, Break, IndexReading, Measure, Revision, Survey
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.registry import page_of
from tryg_tui.ui.pages.row import RowRef

MEASURE = Measure(
    measure="andel",
    title="Andel",
    areas=(
        Area(id="by", title="Byen", kind="city", home=True),
        Area(id="land", title="Landet", kind="country"),
    ),
    surveys=tuple(Survey(year=year, sample=11_000) for year in (2018, 2019, 2021)),
    readings=tuple(
        IndexReading(area=area, year=year, value=value)
        for area in ("by", "land")
        for year, value in ((2018, 86.1), (2019, 85.6), (2021, 88.1))
    ),
    breaks=(Break(before=2021, why="Ny metode"), Break(before=2019, area="by", why="Kommunen")),
)


def at(measure: Measure, day: dt.date) -> Context:
    """The page of a measure on a day."""
    return Context(
        folder=Folder(measures=(loaded("safety-index/andel.toml", measure),)),
        ledger=Ledger(),
        held=None,
        item=item("index", view="safety-index"),
        previous=None,
        now=dt.datetime.combine(day, dt.time(9), dt.UTC),
        day=day,
    )


def test_a_break_is_told_and_nothing_is_judged_across_it() -> None:
    ctx = at(MEASURE, dt.date(2022, 1, 1))
    page = page_of("safety-index")
    drawn = page.render(ctx, 100)
    assert drawn.plot is not None
    assert [slot.label for slot in drawn.plot.slots if slot.broken] == ["2019", "2021"]
    apart = {
        one.label: [point.text for point in one.points if point and point.apart]
        for one in drawn.plot.series
    }
    assert apart == {"Byen": ["85.6", "88.1"], "Landet": ["88.1"]}
    window = page.opened(ctx, RowRef("area", "land"), 100)[1].plain
    # The figures come before the surveys.
    told = {line[:4]: line for line in reversed(window.partition("Landet")[2].splitlines())}
    assert "break in the series" in told["2021"]
    assert "break in the series" not in told["2019"]
    assert "⋮ 2021  Ny metode" in window
    assert "⋮ 2019  Byen: Kommunen" in window


def test_the_passport_of_a_figure_says_what_it_rests_on_and_can_not_tell() -> None:
    ctx, page = at(MEASURE, dt.date(2022, 1, 1)), page_of("safety-index")
    passport = page.opened(ctx, RowRef("area", "land"), 120)[1].plain
    for words in (
        "Landet 2021: 88.1",
        "Answers 11,000",
        "Published not stated",
        "Breaks ⋮ 2021 Ny metode",
        "Corrections none known",
        "– whether it has changed since before 2021: something else was measured then",
        "– why it is so, and whether it is our doing",
    ):
        assert words in " ".join(passport.split()), words
    early = at(MEASURE, dt.date(2018, 6, 1))
    before = page.opened(early, RowRef("area", "land"), 120)[1].plain
    assert "⋮" not in before, "nobody knew of it yet"


def test_a_figure_put_right_says_when_and_what_it_was_and_is_the_old_one_before() -> None:
    revised = Revision(area="by", year=2018, old=87.5, on=dt.date(2020, 6, 15), why="Vægtning")
    measure = replace(MEASURE, revisions=(revised,))
    row, page = RowRef("area", "by"), page_of("safety-index")
    now = page.detail(at(measure, dt.date(2020, 6, 15)), row, 100).plain
    assert "corrected 15 June 2020, before 87.5: Vægtning" in now
    assert "2018  86.1" in now
    then = page.detail(at(measure, dt.date(2020, 6, 14)), row, 100).plain
    assert "corrected" not in then
    assert "2018  87.5" in then
