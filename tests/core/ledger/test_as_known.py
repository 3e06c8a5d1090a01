"""What the registers said on a day that is looked back at."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from tests.factories import held, loaded
from tryg_tui.core.ledger.as_known import Known, as_known
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledgers import Ledgers
from tryg_tui.core.model.annual_report import InitiativeReport, YearlyReport
from tryg_tui.core.model.communication import Activity, CommunicationYear, Figure
from tryg_tui.core.model.entries import Note
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import (
    Indicator,
    Initiative,
    Lead,
    LifeCycleEvent,
    Platform,
    Reading,
    ReadingRevision,
    Step,
)
from tryg_tui.core.model.safety_index import AreaFact, IndexReading, Measure
from tryg_tui.core.model.strategy import StatedFact, Strategy, Version

DAY, TODAY = dt.date(2017, 6, 13), dt.date(2018, 4, 10)
LATER, BEFORE = dt.date(2017, 10, 31), dt.date(2016, 10, 31)
STRATEGY = Strategy(title="Tryg", report="Statusrapport 2017")


def of(*files: Initiative, **more: Any) -> Folder:
    """A folder with some initiatives."""
    found = tuple(loaded(f"initiatives/{one.id}.toml", one) for one in files)
    return Folder(strategy=loaded("strategy.toml", STRATEGY), initiatives=found, **more)


def back(folder: Folder, day: dt.date = DAY, today: dt.date = TODAY) -> Folder:
    """A folder as it was known on a day."""
    return as_known(folder, fold(folder), day, today)[0]


@pytest.mark.parametrize(
    ("date", "text", "back_then", "of_today"),
    [
        (None, "", True, True),
        (LATER, "", False, True),
        (BEFORE, "", True, True),
        (None, "september 2017", False, True),
        (None, "9. september 2017", False, True),
        (None, "2017", False, True),
        (None, "2016", True, True),
        (None, "siden november 2016", True, True),
        (None, "rapportperioden", True, True),
        (dt.date(2018, 12, 31), "2018", False, True),
        (dt.date(2018, 12, 31), "", False, False),
        (None, "11.4.2018", False, False),
        (None, "2019–2021", False, False),
    ],
)
def test_a_time_is_known_once_it_is_over_and_today_once_it_has_begun(
    date: dt.date | None, text: str, back_then: bool, of_today: bool
) -> None:
    assert Known(of(), DAY, TODAY).by(date, text) is back_then
    assert Known(of(), TODAY, TODAY).by(date, text) is of_today


@pytest.mark.parametrize(
    ("fact", "back_then", "of_today"),
    [
        (StatedFact(text="x"), True, True),
        (StatedFact(text="x", lines=(1,)), False, True),
        (StatedFact(text="x", year=2017, lines=(1,)), True, True),
        (StatedFact(text="x", year=2018), False, True),
        (StatedFact(text="x", year=2019), False, False),
        (StatedFact(text="x", date_text="2016", lines=(1,)), True, True),
        (StatedFact(text="x", date_text="rapportperioden", lines=(1,)), False, True),
        (StatedFact(text="x", date_text="rapportperioden"), True, True),
        (Reading(indicator="a", value=1, period="hele projektperioden", lines=(1,)), False, True),
        (Reading(indicator="a", value=1, period="oktober 2017"), False, True),
    ],
)
def test_what_has_no_time_is_known_with_the_report_it_rests_on(
    fact: object, back_then: bool, of_today: bool
) -> None:
    assert Known(of(), DAY, TODAY).told(fact) is back_then
    assert Known(of(), TODAY, TODAY).told(fact) is of_today
    without = replace(of(), strategy=None)
    assert Known(without, DAY, TODAY).told(StatedFact(text="x", lines=(1,)))


def test_an_initiative_is_without_what_came_later() -> None:
    whole = Initiative(
        id="a",
        title="A",
        leads=(
            Lead(title="ny", since_text="oktober 2017"),
            Lead(title="gammel", until=LATER, until_text="oktober 2017"),
            Lead(title="planlagt", until=dt.date(2018, 11, 30), until_text="november 2018"),
        ),
        lifecycle=(
            LifeCycleEvent(change="adjusted", date=LATER, date_text="oktober 2017"),
            LifeCycleEvent(change="prioritised", date=BEFORE),
        ),
        platforms=(
            Platform(id="p", title="P", since=LATER),
            Platform(id="q", title="Q", state="closed", closed_text="Nået.", lines=(3,)),
        ),
        readings=(Reading(indicator="i", value=1, date=LATER),),
        steps=(
            Step(id="s", text="S", done=LATER),
            Step(id="t", text="T", lapsed=BEFORE),
            Step(id="u", text="U", lines=(3,)),
        ),
        facts=(StatedFact(text="x", date_text="september 2017"),),
    )
    assert back(of(whole)).initiatives[0].value == Initiative(
        id="a",
        title="A",
        leads=(
            Lead(title="gammel"),
            Lead(title="planlagt", until=dt.date(2018, 11, 30), until_text="november 2018"),
        ),
        lifecycle=(LifeCycleEvent(change="prioritised", date=BEFORE),),
        platforms=(Platform(id="q", title="Q", lines=(3,)),),
        steps=(Step(id="s", text="S"), Step(id="t", text="T", lapsed=BEFORE)),
    )
    assert back(of(whole), TODAY) == of(whole)


def test_an_initiative_is_there_once_it_was_begun_or_spoken_of() -> None:
    event = LifeCycleEvent(change="prioritised", date=dt.date(2017, 12, 31), date_text="2017")
    later = Initiative(id="a", title="A", prioritised=2017, lifecycle=(event,))
    folder = of(
        later,
        Initiative(id="b", title="B", prioritised=2018),
        Initiative(id="c", title="C", prioritised=2017),
        Initiative(id="d", title="D"),
    )
    assert [one.value.id for one in back(folder).initiatives] == ["c", "d"]
    note = Note(n=1, item="x", at=dt.datetime(2017, 6, 13, 9, tzinfo=dt.UTC), initiative="a")
    spoken = folder.with_meeting(loaded("minutes/2017-06-13.toml", held("2017-06-13", note)))
    assert [one.value.id for one in back(spoken).initiatives] == ["a", "c", "d"]


def test_the_strategy_is_without_versions_to_come() -> None:
    versions = tuple(
        Version(number=n, period="", first_year=year, last_year=year + 3)
        for n, year in enumerate((2014, 2018), 1)
    )
    strategy = replace(STRATEGY, versions=versions)
    folder = replace(of(), strategy=loaded("strategy.toml", strategy))
    found = back(folder).strategy
    assert found is not None
    assert found.value.versions == versions[:1]
    assert back(replace(of(), strategy=None)).strategy is None


def test_outreach_is_known_by_its_day_and_without_one_when_its_year_is_over() -> None:
    year = CommunicationYear(
        year=2017,
        activities=(
            Activity(id="a", title="A", date=BEFORE),
            Activity(id="b", title="B", date=LATER),
            Activity(id="c", title="C", date_text="september 2017"),
            Activity(id="d", title="D"),
        ),
        figures=(
            Figure(activity="a", title="a", value=1),
            Figure(activity="d", title="d", value=1),
        ),
        facts=(StatedFact(text="x"), StatedFact(text="y", date_text="2016")),
    )
    files = (loaded("communication/2017.toml", year), loaded("communication/2018.toml", year))
    later = replace(files[1], value=replace(year, year=2018))
    folder = of(communication=(files[0], later))
    (found,) = back(folder).communication
    assert [one.id for one in found.value.activities] == ["a"]
    assert [one.title for one in found.value.figures] == ["a"]
    assert [one.text for one in found.value.facts] == ["y"]
    assert back(folder, TODAY) == folder


def test_a_measure_keeps_its_figures_and_what_was_said_of_a_year() -> None:
    facts = (AreaFact(text="x", year=2018), AreaFact(text="y", date_text="2018"))
    measure = Measure(
        measure="m", readings=(IndexReading(area="a", year=2018, value=1),), facts=facts
    )
    folder = of(measures=(loaded("safety-index/m.toml", measure),))
    assert back(folder).measures[0].value == replace(measure, facts=facts[:1])


@pytest.mark.parametrize(
    ("fields", "known"),
    [
        ({"received": DAY}, True),
        ({"received": LATER}, False),
        ({"received_text": "i juni"}, True),
        ({}, True),
        ({"lines": (1,)}, False),
        ({"lines": (1,), "year": 2016}, True),
    ],
)
def test_a_form_is_known_once_it_came_in(fields: dict[str, Any], known: bool) -> None:
    form = InitiativeReport(initiative="a", **({"year": 2017} | fields))
    folder = of(reports=(loaded("reports/2017/a.toml", form),))
    assert bool(back(folder).reports) is known


def test_a_report_of_a_later_year_is_not_known() -> None:
    files = tuple(
        loaded(f"reports/{year}/report.toml", YearlyReport(year=year)) for year in (2017, 2018)
    )
    assert back(of(yearly=files)).yearly == files[:1]


def test_a_ledger_goes_as_far_and_is_the_same_where_nothing_is_later() -> None:
    it = Initiative(
        id="a",
        title="A",
        lifecycle=(LifeCycleEvent(change="adjusted", date=LATER),),
        readings=(
            Reading(indicator="i", value=1, date=BEFORE),
            Reading(indicator="i", value=2, date=LATER),
            Reading(indicator="i", value=3, date=dt.date(2018, 12, 31), period="2018"),
        ),
    )
    folder = of(it)
    whole = fold(folder)
    then = as_known(folder, whole, DAY, TODAY)[1]
    assert [one.value for one in then.readings["a", "i"]] == [1]
    assert then.lives["a"] == ()
    now = as_known(folder, whole, TODAY, TODAY)[1]
    assert [one.value for one in now.readings["a", "i"]] == [1, 2]
    assert as_known(folder, whole, dt.date(2019, 1, 1), dt.date(2019, 1, 1))[1] is whole


def test_what_was_known_is_found_again_until_something_changes() -> None:
    ledgers, folder = Ledgers(), of(Initiative(id="a", title="A", prioritised=2018))
    first = ledgers.as_known(folder, "", DAY, TODAY)
    assert first[0].initiatives == ()
    assert ledgers.as_known(folder, "", DAY, TODAY) is first
    assert ledgers.as_known(folder, "", TODAY, TODAY)[0] is folder
    other = replace(folder)
    assert ledgers.as_known(other, "", TODAY, TODAY)[0] is other
    meeting = loaded("minutes/2018-06-12.toml", held("2018-06-12", state="planned"))
    more = folder.with_meeting(meeting)
    again = ledgers.as_known(folder, "", DAY, TODAY)
    after = ledgers.as_known(more, "", DAY, TODAY)
    assert after[0].meetings == (meeting,)
    assert after[0].initiatives == ()
    shown = more.with_meeting(replace(meeting, value=replace(meeting.value, current="welcome")))
    then = ledgers.as_known(shown, "", DAY, TODAY)
    assert then[0].meetings == shown.meetings
    assert (then[0].initiatives, then[1]) == ((), after[1])
    assert then[0].measures is after[0].measures
    assert again[0].meetings == ()


@pytest.mark.parametrize(("state", "there"), [("open", 1), ("planned", 1), ("final", 0)])
def test_at_a_meeting_that_is_not_over_all_is_known(state: str, there: int) -> None:
    meeting = held("2017-06-13", state=state)
    folder = of(Initiative(id="a", title="A", prioritised=2018))
    folder = folder.with_meeting(loaded("minutes/2017-06-13.toml", meeting))
    found = Ledgers().as_known(folder, "2017-06-13", DAY, TODAY)[0]
    assert len(found.initiatives) == there


def test_a_reading_put_right_later_is_what_it_was_in_register_and_ledger() -> None:
    revisions = (
        ReadingRevision(old=80, on=dt.date(2017, 3, 1)),
        ReadingRevision(old=85, on=dt.date(2018, 1, 1)),
    )
    right = Reading(indicator="i", value=86, date=BEFORE, revisions=revisions)
    where = of(Initiative(id="a", title="A", readings=(right,)))
    told = {}
    for day in (dt.date(2017, 2, 1), DAY, TODAY):
        known, ledger = as_known(where, fold(where), day, TODAY)
        (one,) = known.initiatives[0].value.readings
        (point,) = ledger.readings["a", "i"]
        assert (one.value, one.revisions) == (point.value, point.revisions)
        told[day] = (one.value, len(one.revisions))
    assert [*told.values()] == [(80, 0), (85, 1), (86, 2)]


def test_a_decision_to_come_does_not_say_yet_whose_readings_count() -> None:
    one = Indicator(id="i", title="I", unit="", valid="politi", decided="2017-12-05#7")
    where = of(Initiative(id="a", title="A", indicators=(one,)))
    (before,) = back(where).initiatives[0].value.indicators
    assert (before.valid, before.decided) == ("", "")
    assert back(where, dt.date(2017, 12, 5)) == where
    undecided = of(Initiative(id="a", title="A", indicators=(replace(one, decided=""),)))
    assert back(undecided) == undecided
