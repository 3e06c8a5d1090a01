"""Every field of every register has a name, its choices have words, and faults are sentences."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.core.registers.samples import files, places, shipped
from tests.factories import folder, initiative
from tryg_tui.core.model.annual_report import YearlyReport
from tryg_tui.core.model.base import Record
from tryg_tui.core.model.communication import Activity
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.initiative import Indicator, Lead, LifeCycleEvent, Reading, Step
from tryg_tui.core.model.strategy import Body, Person, Strategy
from tryg_tui.core.registers.changes import Citing
from tryg_tui.core.registers.fields import Fault, Field, field_of, fields
from tryg_tui.core.registers.register import REGISTERS, Around
from tryg_tui.words.labels import hint, label, register_title
from tryg_tui.words.names import file_words
from tryg_tui.words.registers import choice_words, cited_words, fault_words, record_words


def kinds() -> set[type[Record]]:
    """Every kind of record there is in a register."""
    found = {one.record for one in REGISTERS} | {one.document for one in REGISTERS}
    while True:
        below = {field.rows for kind in found for field in fields(kind) if field.rows}
        if below <= found:
            return found
        found |= below


def every_field() -> list[tuple[type[Record], Field]]:
    """Every field of those."""
    return [(kind, field) for kind in kinds() for field in fields(kind)]


def test_every_register_field_and_choice_has_words() -> None:
    assert len({register_title(one.name) for one in REGISTERS}) == len(REGISTERS)
    for kind, field in every_field():
        assert label(kind, field.name)
        words = choice_words(kind, field) if field.input == "choice" else []
        assert len({word for _value, word in words}) == len(words)
        assert {value for value, _word in words} - {""} == set(field.values)


def test_two_fields_of_a_record_are_never_called_the_same() -> None:
    for kind in kinds():
        names = [label(kind, field.name) for field in fields(kind)]
        assert sorted(names) == sorted(set(names)), kind


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        (Step, "due", "1 next meeting, 2 in half a year, or a date: 1/6, spring 2018, in 2 weeks."),
        (Reading, "date", "as you write it: 10.4.2018, November 2018, spring 2018"),
        (Person, "until", "as you write it: 10.4.2018"),
        (
            Step,
            "owners",
            "Part of a name, role or partner; several with ; between, who leads first.",
        ),
        (Person, "bodies", "several with ; between them"),
        (Strategy, "meeting_title", "{body}, {month}, {season} and {year} are filled in"),
        (Person, "title", ""),
    ],
)
def test_a_hint_says_how_a_field_is_filled_in(kind: type[Record], name: str, words: str) -> None:
    assert hint(field_of(kind, name)) == words


def test_every_shipped_record_is_called_something() -> None:
    for file in files():
        for record, _way in places(file.value):
            assert record_words(record)
    day = dt.date(2018, 4, 10)
    assert record_words(LifeCycleEvent(change="retired", date=day)) == "Retired · 2018"
    assert record_words(LifeCycleEvent(change="retired")) == "Retired"
    step = Step(id="a", text="Lamper", due=day)
    assert record_words(step) == "Lamper · due 10 April 2018"
    assert record_words(replace(step, done=day)) == "Lamper · done 10 April 2018"
    assert record_words(Step(id="a", text="Lamper")) == "Lamper"
    lead = Lead(title="Leder", since=day, until_text="foråret 2019")
    assert record_words(lead) == "Leder · from 10 April 2018 until foråret 2019"
    assert record_words(Reading(indicator="ture", value=4, period="2017")) == "ture · 2017: 4"
    walks = Indicator(id="ture", title="Vandringer", unit="stk.")
    document = initiative("natteliv", indicators=(walks,))
    around = Around(folder=folder(), document=document, today=day)
    reading = Reading(indicator="ture", value=1.5, date=day)
    assert record_words(reading, around) == "Vandringer · 10 April 2018: 1.5"


def test_what_is_wrong_is_a_sentence() -> None:
    assert fault_words("Role", Fault("title", "empty")) == "“Role” has to be filled in."
    several = Fault("person", "ambiguous", "poli", ("A", "B"))
    assert fault_words("Value", Fault("value", "bad-number", "x"))
    assert "A; B" in fault_words(
        "Participant", Fault("title", several.code, "poli", several.options)
    )


def test_why_a_record_cannot_be_removed() -> None:
    one = (Citing("minutes/2017-12-05.toml", 3),)
    assert cited_words(folder(), one, Person).startswith("It is named in 5 Dec 2017 ")
    many = tuple(Citing(f"initiatives/{name}.toml", 1) for name in "abcd")
    assert "4 files (a, b, c, …)" in cited_words(folder(), many, Body)
    assert "end" in cited_words(folder(), one, Indicator)
    assert "end" not in cited_words(folder(), one, Activity)
    known = cited_words(shipped(), (Citing("initiatives/et-trygt-natteliv.toml", 1),), Person)
    assert known.startswith("It is named in Et trygt natteliv and")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("strategy.toml", "the partnership"),
        ("initiatives/et-trygt-natteliv.toml", "Et trygt natteliv"),
        ("safety-index/andel-trygge.toml", "Andel trygge"),
        ("communication/2017.toml", "outreach of 2017"),
        ("reports/2017/et-trygt-natteliv.toml", "form 2017 of Et trygt natteliv"),
        ("minutes/2017-12-05.toml", "5 Dec 2017"),
        ("initiatives/ukendt.toml", "ukendt"),
    ],
)
def test_a_file_is_told_by_what_it_is_about(path: str, words: str) -> None:
    assert file_words(shipped(), path) == words
    report = Loaded(path="reports/2019/report.toml", sha256="", value=YearlyReport(year=2019))
    assert file_words(shipped().with_file(report), report.path) == "status report 2019"
