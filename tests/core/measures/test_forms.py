"""The yearly forms: received, due, missing, still to come, or not asked for."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.factories import folder, initiative, meeting, report
from tests.shipped import FOLDER
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.measures.forms import Forms, forms
from tryg_tui.core.model.annual_report import InitiativeReport
from tryg_tui.core.model.initiative import Initiative, LifeCycleEvent
from tryg_tui.store.folder.load import read_folder

TODAY = dt.date(2018, 4, 10)


def original(id: str, **fields: Any) -> Initiative:
    """An initiative that reports every year."""
    return initiative(id, original=True, **fields)


def of(
    *initiatives: Initiative,
    reports: tuple[InitiativeReport, ...] = (),
    today: dt.date = TODAY,
    met: int = 2015,
) -> Forms:
    """The forms of a folder with a first meeting in a year."""
    first = meeting(f"{met}-06-13")
    where = folder(first, initiatives=initiatives, reports=reports)
    return forms(where, fold(where), today)


def states(found: Forms) -> dict[str, list[str]]:
    """The states of each initiative's forms."""
    return {row.initiative.id: [form.state for form in row.forms] for row in found.rows}


def test_a_form_is_missing_once_others_of_its_year_came_in_and_due_before_that() -> None:
    both = (original("a"), original("b"))
    assert states(of(*both)) == {"a": ["due", "coming"], "b": ["due", "coming"]}
    found = of(*both, reports=(report("b", 2017),))
    assert found.years == (2017, 2018)
    assert states(found) == {"a": ["missing", "coming"], "b": ["received", "coming"]}


def test_every_year_from_the_first_form_is_there_and_missing_ones_come_first() -> None:
    reports = (report("a", 2015), report("a", 2017), report("b", 2017))
    found = of(original("b"), original("a"), original("c", prioritised=2017), reports=reports)
    assert found.years == (2015, 2016, 2017, 2018)
    assert states(found) == {
        "b": ["missing", "due", "received", "coming"],
        "c": ["not-asked", "not-asked", "missing", "coming"],
        "a": ["received", "due", "received", "coming"],
    }
    assert [row.initiative.id for row in found.rows] == ["b", "c", "a"]
    assert found.rows[0].forms[2].report == reports[2]


def test_forms_are_counted_by_year_and_state() -> None:
    found = of(original("a"), original("b"), reports=(report("a", 2017),))
    assert found.count(2017, "received") == found.count(2017, "missing") == 1
    assert found.count(2017, "received", "missing") == 2
    assert found.count(2018, "received") == 0


def test_a_form_nobody_says_came_in_is_only_begun() -> None:
    mine = InitiativeReport(initiative="b", year=2017)
    found = of(original("a"), original("b"), reports=(mine,))
    assert states(found) == {"a": ["due", "coming"], "b": ["begun", "coming"]}
    came = (
        replace(mine, received=TODAY),
        replace(mine, received_text="januar"),
        replace(mine, lines=(123,)),
    )
    for one in came:
        assert states(of(original("b"), reports=(one,))) == {"b": ["received", "coming"]}


def test_only_the_original_initiatives_are_asked_but_any_form_is_shown() -> None:
    found = of(initiative("ny"), initiative("flittig"), reports=(report("flittig", 2017),))
    assert states(found) == {"flittig": ["received", "not-asked"]}


@pytest.mark.parametrize(("met", "years"), [(2016, 2), (2017, 2), (2018, 1), (2019, 1)])
def test_no_form_is_asked_for_of_a_year_before_the_first_meeting(met: int, years: int) -> None:
    assert states(of(original("a"), met=met)) == {"a": ["due", "coming"][-years:]}
    assert states(of(original("a"), original("b"), reports=(report("b", 2017),), met=met)) == {
        "a": ["missing", "coming"],
        "b": ["received", "coming"],
    }


def test_a_later_initiative_that_reports_is_asked() -> None:
    found = of(initiative("ny", reports=True), reports=(report("flittig", 2017),))
    assert states(found) == {"ny": ["missing", "coming"]}


def test_an_initiative_that_has_ended_is_asked_for_its_last_year_and_no_later_one() -> None:
    ended = LifeCycleEvent(change="goal-reached", date=dt.date(2017, 12, 31))
    undated = LifeCycleEvent(change="dissolved", date_text="i perioden")
    found = of(
        original("a", lifecycle=(ended,)),
        original("b", lifecycle=(undated,)),
        reports=(report("b", 2016),),
    )
    assert states(found) == {
        "a": ["missing", "due", "not-asked"],
        "b": ["received", "due", "coming"],
    }


def test_a_form_that_came_in_before_its_year_is_over_is_received() -> None:
    mine = InitiativeReport(initiative="a", year=2018)
    for came in (replace(mine, received=TODAY), replace(mine, received_text="i dag")):
        assert states(of(original("a"), reports=(came,))) == {"a": ["due", "received"]}


def test_looking_back_a_form_is_there_from_the_day_it_came_in_or_the_end_of_its_year() -> None:
    mine = InitiativeReport(initiative="a", year=2017)
    june = dt.date(2017, 6, 13)
    for later in (replace(mine, received=dt.date(2018, 1, 15)), replace(mine, lines=(117,))):
        found = of(original("a"), reports=(later,), today=june)
        assert states(found) == {"a": ["due", "coming"]}
        assert states(of(original("a"), reports=(later,))) == {"a": ["received", "coming"]}


def test_all_eight_shipped_forms_of_2017_came_in() -> None:
    where = read_folder(Path(FOLDER)).folder
    found = forms(where, fold(where), TODAY)
    assert found.years == (2017, 2018)
    assert found.count(2017, "received") == len(found.rows) == 8
    later = {row.initiative.id: row.forms[1].state for row in found.rows}
    assert [id for id, state in later.items() if state == "not-asked"] == [
        "din-vej",
        "skalborg-borgerhjaelp",
    ]
