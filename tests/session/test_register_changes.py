"""The registers as they are changed: put in, changed, moved, removed, ended, and taken back."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from tests.session.room import NEXT, Room
from tryg_tui.core.model.base import Record
from tryg_tui.core.model.communication import Activity
from tryg_tui.core.model.entries import Action, LifeCycle
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.strategy import Person, Theme
from tryg_tui.core.registers.changes import ChangedToo, NotThere
from tryg_tui.core.registers.register import Held, Name, held, register
from tryg_tui.core.registers.seats import SeatedBody, in_form
from tryg_tui.session import folder_files
from tryg_tui.session.file_kind import Followed
from tryg_tui.session.registers import Registers, Stays
from tryg_tui.store.files.commit import NotSaved, take_away
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.folder.reports import save_register

DAY = dt.date(2018, 3, 31)


@pytest.fixture
def changes(room: Room) -> Registers:
    """What changes the registers."""
    return room.disk.registers


def here(room: Room, name: Name) -> tuple[Held, ...]:
    """What is in a register as it stands here."""
    return held(room.workspace.folder, register(name))


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
    assert [one.act for one in changes.past] == ["new"] * 4


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
    assert changes.undo() is None
    assert changes.redo() is None
    changes.move(of, themes[0], 2)
    assert not changes.change(of, here(room, "themes")[2], themes[0].record), "nothing is new"
    assert [one.act for one in changes.past] == ["moved"]
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


LIGHT = "initiatives/lys.toml"


def light(room: Room, changes: Registers) -> bytes:
    """A new initiative, which is on disk."""
    put(changes, "initiatives", Initiative(id="", title="Lys", goal="Alle kan se"))
    room.save()
    return (room.root / LIGHT).read_bytes()


def test_a_file_that_is_made_goes_again_and_comes_back_as_it_was(
    room: Room, changes: Registers
) -> None:
    data = light(room, changes)
    first = here(room, "initiatives")
    lys = next(one for one in first if one.file.path == LIGHT)
    assert not changes.change(register("initiatives"), lys, _with_goal(lys.record))
    changes.undo()
    change = changes.undo()
    assert change is not None
    assert (change.act, change.of.name) == ("new", "initiatives")
    assert room.workspace.folder.initiative("lys") is None
    room.save()
    assert not (room.root / LIGHT).exists()
    assert change.file.saving.state == "saved"
    assert not room.disk.unsaved
    room.disk.heard(())
    assert room.workspace.folder.initiative("lys") is None
    assert changes.redo() == change
    room.save()
    assert (room.root / LIGHT).read_bytes() == data
    changes.redo()
    assert on_disk(room, "initiatives")[first.index(lys)].goal == "Nyt mål"


def test_what_was_not_on_disk_yet_never_is(room: Room, changes: Registers) -> None:
    put(changes, "initiatives", Initiative(id="", title="Lys"))
    changes.undo()
    room.save()
    assert not (room.root / LIGHT).exists()
    put(changes, "initiatives", Initiative(id="", title="Lys", goal="Et andet"))
    changes.undo()
    changes.redo()
    room.save()
    (found,) = [one for one in on_disk(room, "initiatives") if one.id == "lys"]
    assert found.goal == "Et andet"


def test_the_first_outreach_of_a_year_goes_with_its_file_and_others_do_not_bring_it_back(
    room: Room, changes: Registers
) -> None:
    put(changes, "outreach", Activity(id="", title="Opslag", date=dt.date(2031, 5, 1)))
    room.save()
    changes.undo()
    put(changes, "outreach", Activity(id="", title="Udsendelse", date=dt.date(2031, 6, 1)))
    titles = [one.title for one in on_disk(room, "outreach") if one.date and one.date.year == 2031]
    assert titles == ["Udsendelse"]


def test_what_is_named_by_then_stays_and_what_would_be_wrong_is_not_taken_back(
    room: Room, changes: Registers
) -> None:
    light(room, changes)
    at = room.now
    room.session.start()
    room.session.record(
        LifeCycle(n=0, item="agenda", at=at, text="", initiative="lys", change="prioritised")
    )
    with pytest.raises(Stays) as stays:
        changes.undo()
    assert [one.path for one in stays.value.cited] == [f"minutes/{NEXT}.toml"]
    put(changes, "people", Person(id="", title="Formand"))
    room.session.record(Action(n=0, item="agenda", at=at, text="Gør det", owners=("formand",)))
    with pytest.raises(Stays) as wrong:
        changes.undo()
    assert [one.code for one in wrong.value.wrong] == ["unknown-owner"]
    assert here(room, "people")[-1].record == replace(wrong.value.change.record, id="formand")


def test_what_somebody_else_has_written_in_is_not_taken_back(
    room: Room, changes: Registers
) -> None:
    put(changes, "themes", Theme(id="", title="Nyt"))
    room.save()
    path = room.root / "strategy.toml"
    path.write_bytes(path.read_bytes() + b"# Deres\n")
    room.workspace.reload()
    room.disk.heard(())
    with pytest.raises(Stays) as stays:
        changes.undo()
    assert (stays.value.cited, stays.value.wrong) == ((), ())


def test_a_file_somebody_else_has_written_in_meanwhile_stays(
    room: Room, changes: Registers
) -> None:
    data = light(room, changes)
    (room.root / LIGHT).write_bytes(data + b"# Deres\n")
    changes.undo()
    room.save()
    assert (room.root / LIGHT).read_bytes() == data + b"# Deres\n"
    assert room.workspace.folder.initiative("lys") is not None
    assert room.heard == [Followed(LIGHT, ours=True)]


def test_a_file_that_cannot_be_removed_is_tried_again(
    room: Room, changes: Registers, monkeypatch: pytest.MonkeyPatch
) -> None:
    light(room, changes)

    def fail(*_given: object) -> None:
        raise NotSaved("no-permission", room.root)

    monkeypatch.setattr(folder_files, "take_away", fail)
    changes.undo()
    room.save()
    assert changes.last is not None
    assert (changes.last.saving.state, changes.last.saving.reason) == ("not-saved", "no-permission")
    monkeypatch.undo()
    room.save()
    assert not (room.root / LIGHT).exists()


@pytest.mark.parametrize("changed", [False, True])
def test_what_is_made_once_more_while_it_goes_is_there(
    room: Room, changes: Registers, monkeypatch: pytest.MonkeyPatch, changed: bool
) -> None:
    data = light(room, changes)

    def away(path: Any, base: str) -> None:
        if changed:
            path.write_bytes(data + b"# Deres\n")
        changes.redo()
        take_away(path, base)

    monkeypatch.setattr(folder_files, "take_away", away)
    changes.undo()
    room.save()
    there = (room.root / LIGHT).read_bytes()
    assert there == (data + b"# Deres\n" if changed else data)
    assert room.workspace.folder.initiative("lys") is not None


def test_what_is_taken_back_while_it_is_written_goes(
    room: Room, changes: Registers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(*given: Any) -> Any:
        changes.undo()
        return save_register(*given)

    monkeypatch.setattr(folder_files, "save_register", save)
    put(changes, "initiatives", Initiative(id="", title="Lys"))
    room.save()
    assert not (room.root / LIGHT).exists()
    assert room.workspace.folder.initiative("lys") is None


def test_a_file_that_is_put_there_again_by_others_is_shown_again(
    room: Room, changes: Registers
) -> None:
    data = light(room, changes)
    changes.undo()
    room.save()
    (room.root / LIGHT).write_bytes(data)
    room.workspace.reload()
    room.disk.heard(())
    assert room.workspace.folder.initiative("lys") is None, "it may have been read late"
    room.save()
    assert room.workspace.folder.initiative("lys") is not None


def test_minutes_are_never_removed(room: Room) -> None:
    kind = room.disk.minutes(NEXT).kind
    kind.hide()
    with pytest.raises(NotSaved):
        kind.remove("")


def test_a_group_is_put_in_and_changed_with_those_who_sit_in_it(
    room: Room, changes: Registers
) -> None:
    def seats() -> tuple[str, ...]:
        person = here(room, "people")[0].record
        assert isinstance(person, Person)
        return person.bodies

    before, of = seats(), register("bodies")
    first = here(room, "people")[0].record
    assert isinstance(first, Person)
    put(changes, "bodies", SeatedBody(id="", title="Udvalget", seated=(first.id,)))
    filled = in_form(here(room, "bodies")[-1], DAY)
    assert isinstance(filled.record, SeatedBody)
    assert seats() == (*before, filled.record.id)
    assert not changes.change(of, filled, replace(filled.record, seated=()))
    assert on_disk(room, "people")[0].bodies == seats() == before
    changes.undo()
    assert seats() == (*before, filled.record.id)
