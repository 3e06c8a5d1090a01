"""The registers as they are changed: put in, changed, moved, removed, ended, and taken back."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from tests.session.room import Room
from tryg_tui.core.model.base import Record
from tryg_tui.core.model.communication import Activity
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.strategy import Person, Theme
from tryg_tui.core.registers.changes import ChangedToo, NotThere
from tryg_tui.core.registers.register import Held, Name, held, register
from tryg_tui.session.saver import Registers
from tryg_tui.store.folder.load import read_folder

DAY = dt.date(2018, 3, 31)


@pytest.fixture
def changes(room: Room) -> Registers:
    """What changes the registers."""
    return room.disk.registers


def here(room: Room, name: Name) -> tuple[Held, ...]:
    """What is in a register as it stands here."""
    return held(room.desk.folder, register(name))


def on_disk(room: Room, name: Name) -> list[Any]:
    """The records of a register as the files say."""
    room.save()
    return [one.record for one in held(read_folder(room.root).folder, register(name))]


def put(changes: Registers, name: Name, record: Record) -> None:
    """Put something new in, which is right."""
    assert not changes.add(register(name), record)


def test_new_ones_go_into_the_file_of_their_register(room: Room, changes: Registers) -> None:
    put(changes, "people", Person(id="", title="Formand"))
    put(changes, "initiatives", Initiative(id="", title="Lys"))
    put(changes, "outreach", Activity(id="", title="Opslag", date=dt.date(2017, 5, 1)))
    put(changes, "outreach", Activity(id="", title="Udsendelse"))
    assert changes.last is not None
    assert changes.last.kind.path == "communication/2018.toml"
    assert on_disk(room, "people")[-1].id == "formand"
    assert "lys" in [one.id for one in on_disk(room, "initiatives")]
    titles = [one.title for one in on_disk(room, "outreach")]
    assert titles[-1] == "Udsendelse"
    assert "Opslag" in titles
    assert len(changes.past) == 3, "a file that is made is not taken back"


def test_what_two_change_in_one_initiative_is_joined_or_told(
    room: Room, changes: Registers
) -> None:
    of, one = register("initiatives"), here(room, "initiatives")[0]
    theirs = replace(one.record, description="Deres")
    assert not changes.change(of, one, theirs)
    assert not changes.change(of, one, _with_goal(one.record))
    found = on_disk(room, "initiatives")[0]
    assert (found.description, found.goal) == ("Deres", "Nyt mål")
    with pytest.raises(ChangedToo) as told:
        changes.change(of, one, replace(one.record, description="Vores"))
    assert [clash.field for clash in told.value.clashes] == ["description"]
    assert on_disk(room, "initiatives")[0].description == "Deres"


def test_changes_are_taken_back_in_order_and_made_once_more(room: Room, changes: Registers) -> None:
    of, themes = register("themes"), here(room, "themes")
    changes.undo()
    changes.move(of, themes[0], 2)
    first = here(room, "initiatives")[0]
    assert not changes.change(register("initiatives"), first, _with_goal(first.record))
    assert not changes.remove(register("reporting"), here(room, "reporting")[-1])
    for _ in range(3):
        changes.undo()
    assert here(room, "themes")[0].record == themes[0].record
    assert on_disk(room, "initiatives")[0] == first.record
    changes.redo()
    changes.redo()
    assert on_disk(room, "themes")[2] == themes[0].record
    assert on_disk(room, "initiatives")[0].goal == "Nyt mål"
    put(changes, "themes", Theme(id="", title="Nyt"))
    assert not changes.future


def _with_goal(record: Record) -> Record:
    """An initiative with another goal."""
    assert isinstance(record, Initiative)
    return replace(record, goal="Nyt mål")


def test_what_is_named_ends_and_what_is_not_may_go(room: Room, changes: Registers) -> None:
    people, (first, *_rest) = register("people"), here(room, "people")
    assert changes.naming(people, first)
    assert not changes.may_remove(people, first)
    assert changes.may_end(people)
    assert not changes.end(people, first, DAY)
    assert on_disk(room, "people")[0].until == DAY
    agenda = register("agenda")
    assert changes.may_remove(agenda, here(room, "agenda")[0])
    assert not changes.may_end(agenda)
    assert not changes.may_remove(register("initiatives"), here(room, "initiatives")[0])


def test_what_would_be_wrong_is_not_done(room: Room, changes: Registers) -> None:
    before = here(room, "people")
    wrong = changes.add(register("people"), Person(id="", title="Formand", partner="ingen"))
    assert [one.code for one in wrong]
    assert here(room, "people") == before
    assert not changes.past


def test_what_somebody_else_removed_is_not_changed(room: Room, changes: Registers) -> None:
    of, last = register("reporting"), here(room, "reporting")[-1]
    assert not changes.remove(of, last)
    with pytest.raises(NotThere):
        changes.change(of, last, last.record)
