"""Who takes part on a day, and which names may be written and are suggested."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.core.registers.samples import TODAY, shipped
from tests.factories import at, folder, followup, held, initiative, item, loaded, meeting, strategy
from tryg_tui.core.input.names import items_typed
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.communication import Activity, CommunicationYear
from tryg_tui.core.model.entries import Outreach
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Indicator, Lead
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.strategy import Person
from tryg_tui.core.registers.changes import doubts
from tryg_tui.core.registers.fields import Fault, Target, fields
from tryg_tui.core.registers.register import Around, named, offered, present, used
from tryg_tui.core.registers.values import read_field, stood_in_for

LEFT = Person(id="left", title="Den gamle", bodies=("gruppen",), until=dt.date(2018, 4, 9))
LAST = Person(id="last", title="Den sidste dag", bodies=("gruppen",), until=TODAY)
NEW = Person(id="new", title="Den nye", bodies=("gruppen",), since=dt.date(2018, 4, 11))
THERE = Person(id="there", title="Den faste", bodies=("gruppen", "andre"), since=TODAY)
ELSE = Person(id="else", title="En anden", bodies=("styregruppen",))
PEOPLE = (LEFT, LAST, NEW, THERE, ELSE)


def test_who_takes_part_on_a_day() -> None:
    assert present(PEOPLE, TODAY, "gruppen") == (LAST, THERE)
    assert present(PEOPLE, TODAY + dt.timedelta(1), "gruppen") == (NEW, THERE)
    assert present(PEOPLE, TODAY) == (LAST, THERE, ELSE)
    assert present(PEOPLE, TODAY, "styregruppen") == (ELSE,)


def test_a_group_of_whom_nobody_says_who_sits_in_it_has_a_roll_call_too() -> None:
    assert present(PEOPLE, TODAY, "ukendt") == (LAST, THERE, ELSE)


def test_who_has_left_is_known_by_name_and_not_suggested() -> None:
    around = Around(folder=Folder(), document=strategy(people=PEOPLE), today=TODAY)
    assert [id for id, _ in named(around, "people")] == ["left", "last", "new", "there", "else"]
    assert [id for id, _ in offered(around, "people")] == ["last", "there", "else"]


@pytest.mark.parametrize(
    ("target", "path", "name"),
    [
        ("people", "", "Ankerperson for Et trygt natteliv"),
        ("partners", "", "Aalborg Kommune"),
        ("bodies", "strategy.toml", "Styregruppen"),
        ("themes", "", "Et trygt natteliv"),
        ("statuses", "", "risiko"),
        ("initiatives", "", "Et trygt natteliv"),
        ("activities", "communication/2017.toml", "Co-creation-workshop"),
        ("areas", "safety-index/andel-trygge.toml", "Danmark"),
        ("sources", "safety-index/andel-trygge.toml", ""),
        ("indicators", "initiatives/din-vej.toml", ""),
        ("subjects", "", "Styregruppen"),
        ("subjects", "", "Et trygt natteliv"),
        ("items", "minutes/2018-04-10.toml", "1 "),
        ("promises", "", "Kampagnen til unge under 18 år"),
    ],
)
def test_where_names_are(target: Target, path: str, name: str) -> None:
    where = shipped()
    file = where.file(path)
    around = Around(folder=where, document=file.value if file else None, today=TODAY)
    titles = [title for _id, title in named(around, target)]
    assert any(name in title for title in titles)
    nowhere = Around(folder=Folder(), today=TODAY)
    assert named(nowhere, target) == []


def test_promises_are_offered_until_they_are_settled() -> None:
    promised = [
        Outreach(n=n, item="a", at=at(9), text=text)
        for n, text in enumerate(("a", "b", "c", "d"), 1)
    ]
    sent = Outreach(n=5, item="a", at=at(9), text="e", done=TODAY)
    first = held("2017-12-05", *promised, sent)
    second = held(
        "2018-04-10",
        followup(1, "2017-12-05#2", "done"),
        followup(2, "2017-12-05#3"),
        followup(3, "2018-04-10#2", "dropped"),
    )
    register = CommunicationYear(
        year=2018, activities=(Activity(id="x", title="", promise="2017-12-05#4"),)
    )
    where = folder(first, second).with_file(loaded("communication/2018.toml", register))
    around = Around(folder=where, today=TODAY)
    assert offered(around, "promises") == [("2017-12-05#1", "a (2017-12-05#1)")]
    assert len(named(around, "promises")) == 4


def test_words_written_before_are_offered_again_where_they_fit() -> None:
    lead = Lead(title="Tovholder, Nordjyllands Politi")
    folder = Folder(
        strategy=loaded("strategy.toml", strategy(people=(THERE, ELSE))),
        initiatives=(loaded("initiatives/x.toml", initiative("x", leads=(lead, lead))),),
    )
    around = Around(folder=folder, today=TODAY)
    roles = ["Den faste", "En anden", "Tovholder, Nordjyllands Politi"]
    assert used(around, Person, "title") == [(role, role) for role in roles]
    assert used(around, Lead, "title") == used(around, Person, "title")
    assert used(around, Person, "name") == []


def test_what_looks_wrong_is_asked_about_and_what_is_wrong_is_not() -> None:
    one = Indicator(id="a", title="A", unit="timer", direction="lower", baseline=2, target=3)
    assert [doubt.code for doubt in doubts(one, Folder(), None)] == ["target-backward"]
    assert doubts(LEFT, Folder(), None) == ()


def test_who_left_before_the_meeting_began_is_asked_about() -> None:
    planned = meeting(start=dt.time(9))
    note = Attendance(person="p", status="present", left=dt.time(8))
    assert [doubt.code for doubt in doubts(note, Folder(), planned)] == ["before-meeting"]
    assert doubts(replace(note, left=dt.time(10)), Folder(), planned) == ()


def test_who_came_before_the_meeting_began_is_asked_about() -> None:
    planned = meeting(start=dt.time(9))
    note = Attendance(person="p", status="present", arrived=dt.time(8, 50))
    assert [doubt.code for doubt in doubts(note, Folder(), planned)] == ["before-start"]
    assert doubts(replace(note, arrived=dt.time(9)), Folder(), planned) == ()
    begun_early = replace(planned, state="open", opened=at(8, 45))
    assert doubts(note, Folder(), begun_early) == ()
    assert doubts(note, Folder(), meeting()) == (), "nobody knows when that begins"


def test_whoever_is_away_and_of_the_same_partner_is_the_likeliest_to_be_stood_in_for() -> None:
    people = tuple(
        Person(id=id, title=id, partner=partner)
        for id, partner in (("a", "x"), ("b", "y"), ("c", "x"), ("d", "y"), ("e", ""))
    )
    folder = Folder(strategy=loaded("strategy.toml", strategy(people=people)))
    away = Attendance(person="d", status="apologies")
    within = meeting(attendance=(Attendance(person="c", status="present"), away))

    def order(person: str) -> list[str]:
        around = Around(folder=folder, today=TODAY, document=within, person=person)
        return [id for id, _name in stood_in_for(around)]

    assert order("b") == ["d", "a", "e", "c"]
    assert order("a") == ["b", "d", "e", "c"], "who is there needs nobody"
    assert order("gaest") == ["a", "b", "d", "e", "c"], "a guest is of no partner"


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("7", "7"),
        ("7, 3", "7; 3"),
        ("7 og 3", "7; 3"),
        ("7;3", "7; 3"),
        ("7.a & 3", "7.a; 3"),
        ("3-5", "3; 4; 5"),
        ("5 til 3, 9", "3; 4; 5; 9"),
        ("3 – 4 and 7", "3; 4; 7"),
        ("Måling", "Måling"),
        ("2 nye tal", "2 nye tal"),
        ("", ""),
    ],
)
def test_items_are_named_by_their_numbers_as_people_write_them(text: str, items: str) -> None:
    assert items_typed(text) == items


def test_the_items_somebody_was_not_at_are_read_by_their_numbers() -> None:
    within = meeting(items=tuple(item(f"i{n}", title=f"Punkt {n}") for n in range(1, 9)))
    around = Around(folder=Folder(), today=TODAY, document=within)
    field = next(one for one in fields(Attendance) if one.name == "out_of")
    assert read_field(field, "7, 3-4", around) == {"out_of": ("i7", "i3", "i4")}
    assert read_field(field, "Punkt 7; 3", around) == {"out_of": ("i7", "i3")}
    assert isinstance(read_field(field, "7, 12", around), Fault)


def test_a_time_that_is_still_to_come_is_asked_about_while_the_meeting_goes_on() -> None:
    begun = meeting(state="open", opened=at(9), start=dt.time(9))
    note = Attendance(
        person="p", status="present", times=((dt.time(9), dt.time(10)), (at(11).time(),))
    )

    def asked(within: Meeting, now: dt.datetime | None) -> list[str]:
        return [doubt.code for doubt in doubts(note, Folder(), within, now)]

    assert asked(begun, at(10, 59)) == ["still-to-come"]
    assert asked(begun, at(11)) == asked(begun, at(9, day=11)) == asked(begun, None) == []
    assert asked(replace(begun, opened=None), at(9)) == []
    assert asked(meeting(start=dt.time(9)), at(9)) == []
