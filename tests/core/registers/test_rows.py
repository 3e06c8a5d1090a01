"""The rows of a form: what becomes of the lists of a record while it is filled in."""

from typing import Any

from tests.core.registers.samples import TODAY, shipped
from tests.factories import loaded
from tryg_tui.core.model.base import Record
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Indicator, Initiative, Lead
from tryg_tui.core.model.safety_index import Area, IndexReading, Measure, Survey
from tryg_tui.core.model.strategy import Person
from tryg_tui.core.registers.changes import doubts, with_survey
from tryg_tui.core.registers.form import (
    Form,
    begun,
    holder,
    inside,
    moved_row,
    opened,
    with_row,
    without_row,
)
from tryg_tui.core.registers.register import Around

AROUND = Around(folder=shipped(), today=TODAY)


def form_of(kind: type[Record]) -> Form:
    """The form of a record of the shipped registers that has rows that are named."""
    of = next(
        loaded.value
        for loaded in shipped().documents()
        if isinstance(loaded.value, kind) and loaded.value.readings  # type: ignore[attr-defined]  # both kinds have some
    )
    return opened(of, AROUND)


def test_a_new_row_gets_an_id_and_stands_last() -> None:
    form, row = with_row(
        begun(Initiative), "indicators", None, Indicator(id="", title="Ture", unit="ture")
    )
    assert row == Indicator(id="ture", title="Ture", unit="ture")
    form, second = with_row(form, "indicators", None, Indicator(id="", title="Ture", unit="ture"))
    assert [one.id for one in holder(form).indicators] == ["ture", "ture-2"]  # type: ignore[attr-defined]  # an initiative
    assert form.rows["indicators"] == (row, second)


def test_a_row_is_changed_moved_and_taken_out() -> None:
    leads = [Lead(title=name) for name in ("Et", "To", "Tre")]
    form = begun(Initiative)
    for lead in leads:
        form, _row = with_row(form, "leads", None, lead)
    form, row = with_row(form, "leads", leads[1], Lead(title="Ny"))
    form = moved_row(form, "leads", row, 1)
    assert [one.title for one in rows(form, "leads")] == ["Et", "Tre", "Ny"]
    left = without_row(form, "leads", leads[0], AROUND)
    assert isinstance(left, Form)
    assert [one.title for one in rows(left, "leads")] == ["Tre", "Ny"]


def test_a_reading_of_a_year_without_a_survey_is_asked_about_and_makes_one() -> None:
    measure = Measure(
        measure="m", surveys=(Survey(year=2017),), areas=(Area(id="a", title="A", kind="city"),)
    )
    other = Measure(measure="m", surveys=(Survey(year=2018),))
    where = Folder(
        measures=(loaded("safety-index/m.toml", measure), loaded("safety-index/m-2.toml", other))
    )
    around = Around(folder=where, document=measure, today=TODAY)
    form = opened(measure, around)
    for year, asked in ((2017, []), (2018, []), (2019, ["new-survey"])):
        reading = IndexReading(area="a", year=year, value=80)
        assert [one.code for one in doubts(reading, where, measure)] == asked
        made = with_survey(holder(form), reading, where)
        years = [one.year for one in made.surveys] if made else []
        assert years == ([2017, 2019] if asked else [])


def rows(form: Form, name: str) -> tuple[Any, ...]:
    """The rows of a list."""
    return form.rows[name]


def test_what_something_names_stays() -> None:
    for kind, name in ((Measure, "areas"), (Initiative, "indicators")):
        form = form_of(kind)
        named = next(
            one.indicator if kind is Initiative else one.area for one in rows(form, "readings")
        )
        row = next(one for one in rows(form, name) if one.id == named)
        found = without_row(form, name, row, AROUND)
        assert isinstance(found, tuple)
        assert found[0].times
        form, new = with_row(form, name, None, _other(row))
        left = without_row(form, name, new, AROUND)
        assert isinstance(left, Form)
        assert len(rows(left, name)) == len(rows(form, name)) - 1


def _other(row: Record) -> Record:
    """A row that nothing names."""
    if isinstance(row, Area):
        return Area(id="", title="Et andet sted", kind="city")
    return Indicator(id="", title="Noget andet", unit="ting")


def test_rows_stand_among_those_of_the_file_that_is_filled_in() -> None:
    form, row = with_row(
        begun(Measure), "areas", None, _other(Area(id="a", title="A", kind="city"))
    )
    around = inside(form, AROUND)
    assert isinstance(around.document, Measure)
    assert around.document.areas == (row,)
    assert inside(begun(Person), AROUND) == AROUND
