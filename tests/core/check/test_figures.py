"""Checks of figures that can be read but can hardly be."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from tests.core.check_factories import AT, DAY, folder, initiative, measure, meeting, strategy
from tryg_tui.core.check.folder import check_folder
from tryg_tui.core.model.base import Document
from tryg_tui.core.model.communication import Activity, CommunicationYear
from tryg_tui.core.model.entries import Decision, ReadingEntry
from tryg_tui.core.model.initiative import Indicator, IndicatorBreak, Reading, ReadingRevision, Step
from tryg_tui.core.model.safety_index import IndexReading, Revision, Survey

TOMORROW = DAY + dt.timedelta(days=1)


def told(*files: Document, today: dt.date | None = DAY) -> list[tuple[str, str]]:
    """Key and code of what is worth a look."""
    found = check_folder(folder(*files), today=today)
    assert {one.severity for one in found} <= {"warning"}
    return [(one.key, one.code) for one in found]


def walk(value: float, **fields: Any) -> Reading:
    """A reading of how many meetings there were."""
    return Reading(indicator="moeder", value=value, **fields)


def test_a_value_is_of_a_survey_that_is_known_where_any_is() -> None:
    values = (IndexReading(area="aalborg", year=2012, value=88),)
    assert told(measure(readings=values)) == []
    surveys = (Survey(year=2017),)
    assert told(measure(readings=values, surveys=surveys)) == [
        ("readings[1].year", "survey-unknown")
    ]


def test_what_is_said_of_one_survey_is_no_note_of_every_day() -> None:
    surveys = (Survey(year=2017), Survey(year=2019))
    notes = ("Svarene er vægtet.", "Fra 2019 måles alle, mod fem i 2017.", "Siden 1850.")
    found = check_folder(folder(measure(surveys=surveys, notes=notes)), today=DAY)
    (one,) = found
    assert (one.key, one.code, one.severity) == ("notes[2]", "note-of-survey", "warning")
    assert dict(one.args)["year"] == 2019


@pytest.mark.parametrize(
    ("value", "precision", "wrong"),
    [(88.1, "rounded", True), (88.0, "rounded", False), (88.1, "exact", False)],
)
def test_what_is_rounded_has_no_decimals(value: float, precision: Any, wrong: bool) -> None:
    one = IndexReading(area="aalborg", year=2017, value=value, precision=precision)
    expected = [("readings[1].precision", "not-rounded")] if wrong else []
    assert told(measure(readings=(one,))) == expected


@pytest.mark.parametrize(
    ("values", "baseline", "wrong"),
    [
        ((7, -3), None, ["readings[2].value"]),
        ((-3,), 4, ["readings[1].value"]),
        ((-3,), None, []),
        ((-3, -4, 5), None, []),
        ((-3, 5), -1, []),
    ],
)
def test_a_count_alone_below_nought_is_worth_a_look(
    values: tuple[int, ...], baseline: int | None, wrong: list[str]
) -> None:
    counted = (Indicator(id="moeder", title="Møder", unit="møder", baseline=baseline),)
    readings = tuple(walk(value, period=str(place)) for place, value in enumerate(values))
    found = told(initiative(indicators=counted, readings=readings))
    assert found == [(key, "below-nought") for key in wrong]


def test_a_source_has_one_value_for_a_day_or_period() -> None:
    readings = (
        walk(7, date=DAY),
        walk(1, date=DAY),
        walk(7, date=DAY),
        walk(2, date=DAY, source="Politiet"),
        walk(3, period="2017"),
        walk(4, period="2017"),
        walk(5),
        walk(6),
        Reading(indicator="andel", value=9, date=DAY),
    )
    assert told(initiative(readings=readings)) == [
        ("readings[2].value", "two-values"),
        ("readings[6].value", "two-values"),
    ]


@pytest.mark.parametrize(
    ("value", "date", "of", "wrong"),
    [
        (7, DAY, "et-trygt-natteliv", False),
        (8, DAY, "et-trygt-natteliv", True),
        (8, None, "et-trygt-natteliv", False),
        (8, TOMORROW, "et-trygt-natteliv", False),
    ],
)
def test_what_is_recorded_is_what_the_register_has_for_the_day(
    value: int, date: dt.date | None, of: str, wrong: bool
) -> None:
    entry = ReadingEntry(
        n=1, item="initiatives", at=AT, initiative=of, indicator="moeder", value=value, date=date
    )
    found = told(initiative(readings=(walk(7, date=DAY),)), meeting(entries=(entry,)))
    assert found == ([("entries[1].value", "two-values")] if wrong else [])
    silent = replace(entry, value=None, date=None)
    assert ("entries[1]", "value-or-missing") in errors(meeting(entries=(silent,)))


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("foråret 2021", True),
        ("2. kvartal 1999", True),
        ("foråret 2018", False),
        ("2018", True),
        ("foråret", False),
        ("ved lejlighed i 2021", False),
        ("", False),
    ],
)
def test_a_day_is_not_far_from_what_its_words_name(words: str, wrong: bool) -> None:
    day = dt.date(2018, 3, 31)
    counted = (Indicator(id="moeder", title="Møder", unit="møder"),)
    steps = (Step(id="s", text="T", due=day, due_text=words),)
    one = initiative(indicators=counted, readings=(walk(3, date=day, period=words),), steps=steps)
    expected = [("readings[1].date", "due-otherwise"), ("steps[1].due", "due-otherwise")]
    assert told(one) == (expected if wrong else [])


def test_what_has_been_is_not_to_come() -> None:
    year = CommunicationYear(
        year=2018,
        activities=(
            Activity(id="a", title="A", date=TOMORROW),
            Activity(id="b", title="B", date=TOMORROW, date_text="2018"),
            Activity(id="c", title="C", date=DAY),
        ),
    )
    readings = (walk(1, date=TOMORROW), walk(1, date=DAY))
    files = (initiative(readings=readings), year)
    found = [("readings[1].date", "to-come"), ("activities[1].date", "to-come")]
    assert told(*files) == found
    assert told(*files, today=None) == []
    assert told(*files, strategy(as_of=DAY), today=TOMORROW) == found


def test_a_revision_is_of_a_figure_that_it_has_changed() -> None:
    values = (IndexReading(area="aalborg", year=2017, value=85.7),)
    revisions = (
        Revision(area="aalborg", year=2017, old=85.7, on=DAY - dt.timedelta(1)),
        Revision(area="aalborg", year=2017, old=86.0, on=DAY),
    )
    assert told(measure(readings=values, revisions=revisions)) == []
    assert told(measure(readings=values, revisions=revisions[:1])) == [
        ("revisions[1].old", "revision-same")
    ]
    late = Revision(area="aalborg", year=2017, old=86.0, on=TOMORROW)
    assert told(measure(readings=values, revisions=(late,))) == [("revisions[1].on", "to-come")]
    (problem,) = check_folder(folder(measure(revisions=revisions[:1])))
    assert (problem.key, problem.code) == ("revisions[1].year", "revision-of-none")


def errors(*files: Document) -> list[tuple[str, str]]:
    """Key and code of all that is wrong."""
    return [(one.key, one.code) for one in check_folder(folder(*files), today=DAY)]


def test_a_reading_has_a_value_or_says_why_there_is_none() -> None:
    good = (walk(1, date=DAY), Reading(indicator="moeder", missing="awaited", period="2019"))
    assert errors(initiative(readings=good)) == []
    bad = (Reading(indicator="moeder"), walk(1, missing="not-measured"))
    assert errors(initiative(readings=bad)) == [
        ("readings[1]", "value-or-missing"),
        ("readings[2]", "value-or-missing"),
    ]


def test_a_correction_of_a_reading_changes_it_and_has_been() -> None:
    def revised(*some: ReadingRevision) -> list[tuple[str, str]]:
        return errors(initiative(readings=(walk(5, date=DAY, revisions=some),)))

    assert revised(ReadingRevision(old=4, on=DAY)) == []
    assert revised(ReadingRevision(old=5, on=DAY)) == [("readings[1].revisions", "revision-same")]
    assert revised(ReadingRevision(old=4, on=TOMORROW)) == [
        ("readings[1].revisions[1].on", "to-come")
    ]
    assert revised(*[ReadingRevision(old=4, on=DAY)] * 2) == [
        ("readings[1].revisions[2].key", "duplicate-id")
    ]


def test_whose_readings_count_is_a_source_there_is_and_a_decision_says_so() -> None:
    def indicator(**fields: Any) -> tuple[Indicator, ...]:
        return (Indicator(id="moeder", title="Møder", unit="møder", **fields),)

    entry: dict[str, Any] = {"item": "initiatives", "at": AT, "initiative": "et-trygt-natteliv"}
    spoken = ReadingEntry(n=2, indicator="moeder", value=7, source="minister", **entry)
    held = meeting(entries=(Decision(n=1, text="Politiets tal gælder.", **entry), spoken))
    police = (walk(5, date=DAY, source="politi"), walk(6, date=DAY, source="kommune"))

    def wrong(**fields: Any) -> list[tuple[str, str]]:
        return errors(initiative(indicators=indicator(**fields), readings=police), held)

    assert wrong(valid="politi", decided=f"{held.id}#1") == []
    assert wrong(valid="polti") == [("indicators[1].valid", "source-without")]
    assert wrong(valid="minister") == []
    for citation in (f"{held.id}#2", f"{held.id}#9", "2010-01-01#1", "væk"):
        assert wrong(decided=citation) == [("indicators[1].decided", "unknown-citation")]
    twice = (IndicatorBreak(before=DAY),) * 2
    assert wrong(breaks=twice) == [("indicators[1].breaks[2].key", "duplicate-id")]
