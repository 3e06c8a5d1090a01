"""Checks of strategy, initiatives, communication and reports."""

import datetime as dt

import pytest

from tests.core.check_factories import folder, found, initiative, loaded, strategy
from tests.factories import at, held, item, note
from tryg_tui.core.check.folder import check_folder
from tryg_tui.core.model.annual_report import InitiativeReport
from tryg_tui.core.model.communication import Activity, CommunicationYear, Figure
from tryg_tui.core.model.entries import Outreach
from tryg_tui.core.model.initiative import (
    Indicator,
    Lead,
    LifeCycleEvent,
    Platform,
    Reading,
    Step,
    YearTarget,
)
from tryg_tui.core.model.strategy import Body, Partner, Person, Version
from tryg_tui.words.problems import sentence


def test_a_name_that_stands_twice_in_a_list_is_found_each_time() -> None:
    body = Body(id="chefgruppen", title="Chefgruppen")
    wrong = strategy(body="", people=(), bodies=(body, body, body))
    problems = check_folder(folder(wrong))
    assert [(p.key, p.code) for p in problems] == [
        ("bodies[2].id", "duplicate-id"),
        ("bodies[3].id", "duplicate-id"),
    ]
    assert problems[1].args == {"name": "chefgruppen", "other": "bodies[1].id"}


def test_a_participant_belongs_to_known_partners_and_bodies() -> None:
    people = (
        Person(id="a", title="A"),
        Person(id="b", title="B", partner="politiet", bodies=("planlaegningsgruppen", "raadet")),
    )
    assert found(folder(strategy(people=people))) == [
        ("people[2].partner", "unknown-partner"),
        ("people[2].bodies[2]", "unknown-body"),
    ]


def test_two_partners_with_one_name_are_found() -> None:
    partners = (Partner(id="politi", title="A"), Partner(id="politi", title="B"))
    wrong = strategy(partners=partners, people=())
    assert found(folder(wrong)) == [("partners[2].id", "duplicate-id")]


def test_an_activity_keeps_a_promise_that_a_meeting_made() -> None:
    promise = Outreach(n=1, item="a", at=at(9), text="x")
    minutes = loaded(
        "minutes/2017-12-05.toml",
        held("2017-12-05", promise, note(2, item="a"), items=(item("a"),)),
    )
    kept = [
        Activity(id=str(number), title="", promise=of)
        for number, of in enumerate(("2017-12-05#1", "2017-12-05#2", "2017-06-13#1", "nonsens"))
    ]
    year = CommunicationYear(year=2017, activities=tuple(kept))
    faults = [(f"activities[{number}].promise", "unknown-citation") for number in (2, 3, 4)]
    where = folder(minutes, loaded("communication/2017.toml", year))
    assert found(where) == faults
    assert found(where, "minutes/2017-06-13.toml") == [faults[0], faults[2]]
    early = Activity(id="0", title="", date=dt.date(2017, 12, 4), promise="2017-12-05#1")
    year = CommunicationYear(year=2017, activities=(early,))
    told = [("activities[1].promise", "promise-kept-early")]
    assert found(folder(minutes, loaded("communication/2017.toml", year))) == told


@pytest.mark.parametrize(("last", "wrong"), [(2013, True), (2014, False), (2017, False)])
def test_a_version_of_the_strategy_does_not_end_before_it_begins(last: int, wrong: bool) -> None:
    version = Version(number=1, period="", first_year=2014, last_year=last)
    expected = [("versions[1].last_year", "date-order")] if wrong else []
    assert found(folder(strategy(versions=(version,)))) == expected


def test_an_initiative_is_named_as_its_file() -> None:
    (problem,) = check_folder(folder(loaded("initiatives/natteliv.toml", initiative())))
    assert (problem.file, problem.key, problem.code) == (
        "initiatives/natteliv.toml",
        "id",
        "id-not-file-name",
    )
    assert problem.args["path"] == "initiatives/et-trygt-natteliv.toml"


def test_what_an_initiative_names_twice_is_found() -> None:
    wrong = initiative(
        platforms=(Platform(id="havn", title=""), Platform(id="havn", title="")),
        indicators=(Indicator(id="x", title="", unit=""), Indicator(id="x", title="", unit="")),
        steps=(Step(id="y", text=""), Step(id="z", text=""), Step(id="y", text="")),
    )
    assert found(folder(wrong)) == [
        ("platforms[2].id", "duplicate-id"),
        ("indicators[2].id", "duplicate-id"),
        ("steps[3].id", "duplicate-id"),
    ]


def test_an_initiative_belongs_to_a_known_group() -> None:
    assert found(folder(initiative(body="planlaegningsgruppen"))) == []
    assert found(folder(initiative(body="raadet"))) == [("body", "unknown-body")]


def test_leads_and_owners_of_steps_are_participants() -> None:
    wrong = initiative(
        leads=(Lead(title="Politiet"), Lead(title="", person="nogen")),
        steps=(Step(id="y", text="", owners=("tryg-politi", "ingen")),),
    )
    assert found(folder(wrong)) == [
        ("leads[2].person", "unknown-person"),
        ("steps[1].owners[2]", "unknown-owner"),
    ]


def test_a_reading_is_of_an_indicator_of_the_initiative() -> None:
    wrong = initiative(
        readings=(Reading(indicator="moder", value=3), Reading(indicator="moeder", value=3))
    )
    (problem,) = check_folder(folder(wrong))
    assert (problem.key, problem.code) == ("readings[1].indicator", "unknown-indicator")
    assert problem.args == {"name": "moder", "nearest": "moeder"}


@pytest.mark.parametrize(
    ("value", "wrong"),
    [(-0.1, True), (0, False), (100, False), (100.1, True), (float("nan"), True)],
)
def test_a_value_in_per_cent_is_from_0_to_100_and_otherwise_worth_a_look(
    value: float, wrong: bool
) -> None:
    reading = Reading(indicator="andel", value=value)
    problems = check_folder(folder(initiative(readings=(reading,))))
    expected = [("readings[1].value", "value-range", "warning")] if wrong else []
    assert [(p.key, p.code, p.severity) for p in problems] == expected


@pytest.mark.parametrize(
    ("indicator", "value", "of", "wrong"),
    [("moeder", 12, 18, False), ("moeder", 18, 18, False), ("moeder", 19, 18, True),
     ("andel", 66.7, 18, False), ("moeder", 19, None, False)],
)  # fmt: skip
def test_there_are_not_fewer_in_all_than_those_counted(
    indicator: str, value: float, of: int | None, wrong: bool
) -> None:
    reading = Reading(indicator=indicator, value=value, denominator=of)
    problems = check_folder(folder(initiative(readings=(reading,))))
    expected = [("readings[1].of", "denominator", "warning")] if wrong else []
    assert [(p.key, p.code, p.severity) for p in problems] == expected


def test_other_units_have_no_bounds() -> None:
    reading = Reading(indicator="moeder", value=900)
    assert found(folder(initiative(readings=(reading,)))) == []


def test_baselines_and_targets_in_per_cent_are_checked_too() -> None:
    indicators = (
        Indicator(id="a", title="", unit="Pct.", baseline=101, target=50),
        Indicator(id="b", title="", unit="%", target=-1),
    )
    assert found(folder(initiative(indicators=indicators))) == [
        ("indicators[1].baseline", "value-range"),
        ("indicators[2].target", "value-range"),
    ]


def test_a_target_worse_than_the_baseline_and_a_year_named_twice_are_worth_a_look() -> None:
    twice = (YearTarget(year=2018, value=101), YearTarget(year=2018, value=40))
    aimed = Indicator(
        id="a", title="", unit="%", direction="higher", baseline=50, target=60, targets=twice
    )
    problems = check_folder(folder(initiative(indicators=(aimed,))))
    assert [(p.key, p.code, p.severity) for p in problems] == [
        ("indicators[1].targets[2].year", "duplicate-id", "error"),
        ("indicators[1].targets[1].value", "value-range", "warning"),
        ("indicators[1]", "target-backward", "warning"),
    ]
    told = "The target 40 is worse than the baseline 50, as higher is better"
    assert sentence(problems[-1]).startswith(told)


def test_an_initiative_does_not_end_before_it_was_prioritised() -> None:
    events = (
        LifeCycleEvent(change="retired", date=dt.date(2013, 12, 31)),
        LifeCycleEvent(change="prioritised", date=dt.date(2014, 1, 1)),
        LifeCycleEvent(change="adjusted", date=dt.date(2013, 1, 1)),
        LifeCycleEvent(change="dissolved", date=dt.date(2014, 1, 1)),
        LifeCycleEvent(change="dissolved"),
        LifeCycleEvent(change="split", date=dt.date(2013, 12, 31)),
    )
    assert found(folder(initiative(lifecycle=events))) == [
        ("lifecycle[1].date", "date-order"),
        ("lifecycle[6].date", "date-order"),
    ]
    assert found(folder(initiative(lifecycle=events[:1]))) == []


def test_communication_is_named_as_its_file_and_its_figures_are_of_its_activities() -> None:
    stand = Activity(id="stand", title="Stand", initiatives=("natteliv", "et-trygt-natteliv"))
    figures = (
        Figure(activity="stand", title="", value=5),
        Figure(activity="standen", title="", value=5),
    )
    year = CommunicationYear(year=2017, activities=(stand, stand), figures=figures)
    assert found(folder(initiative(), loaded("communication/2016.toml", year))) == [
        ("year", "id-not-file-name"),
        ("activities[2].id", "duplicate-id"),
        ("activities[1].initiatives[1]", "unknown-initiative"),
        ("activities[2].initiatives[1]", "unknown-initiative"),
        ("figures[2].activity", "unknown-activity"),
    ]


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("reports/2017/natteliv.toml", "initiative"),
        ("reports/2016/et-trygt-natteliv.toml", "year"),
    ],
)
def test_a_report_lies_under_its_year_and_initiative(path: str, key: str) -> None:
    report = InitiativeReport(initiative="et-trygt-natteliv", year=2017)
    assert found(folder(initiative(), loaded(path, report))) == [(key, "id-not-file-name")]


def test_a_report_is_about_a_known_initiative_and_states_a_known_status() -> None:
    report = InitiativeReport(initiative="natteliv", year=2017, status="gul")
    assert found(folder(initiative(), report)) == [
        ("initiative", "unknown-initiative"),
        ("status", "unknown-status"),
    ]


def test_a_report_does_not_end_or_come_in_before_its_period_begins() -> None:
    report = InitiativeReport(
        initiative="et-trygt-natteliv",
        year=2017,
        first_day=dt.date(2017, 1, 1),
        last_day=dt.date(2016, 12, 31),
        received=dt.date(2016, 12, 31),
    )
    assert found(folder(initiative(), report)) == [
        ("last_day", "date-order"),
        ("received", "date-order"),
    ]
