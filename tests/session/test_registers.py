"""Registers that are open here: saved where they changed, merged, settled, undone, given back."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.session.room import Room
from tryg_tui.core.meetings.disputes import disputes
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.strategy import Partner, Person, Strategy
from tryg_tui.core.registers.changes import added, changed, new_file, removed
from tryg_tui.session import folder_files
from tryg_tui.session.file_kind import Merged
from tryg_tui.session.file_session import FileSession
from tryg_tui.session.recovery import Recovered, give_back, give_back_file, recovered
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.folder.reports import save_register
from tryg_tui.store.journal.journal import Found, abandoned
from tryg_tui.store.journal.recovery import KeptFile

FILE = "strategy.toml"
NEW = Person(id="", title="Ny deltager", partner="nordjyllands-politi")


def strategy_of(room: Room) -> FileSession[Strategy]:
    """The strategy."""
    return room.disk.register(FILE)


def on_disk(root: Path) -> Strategy:
    """The strategy as its file says."""
    strategy = read_folder(root).folder.strategy
    assert strategy is not None
    return strategy.value


def with_title(strategy: Strategy, title: str) -> Strategy:
    """The strategy with another title of its first partner."""
    partner = strategy.partners[0]
    return changed(strategy, "partners", partner, replace(partner, title=title))


def theirs(room: Room, change: Any) -> None:
    """Somebody else writes the strategy."""
    known = read_folder(room.root).folder.strategy
    assert known is not None
    save_register(room.root, FILE, change(known.value), known.sha256)


def test_only_what_changed_is_written_and_undo_writes_it_back(room: Room) -> None:
    before = (room.root / FILE).read_text()
    file = strategy_of(room)
    file.change(added(file.value, "people", NEW))
    assert room.workspace.folder.person("ny-deltager")
    room.save()
    after = (room.root / FILE).read_text()
    table = (
        '[[people]]\nid = "ny-deltager"\ntitle = "Ny deltager"\npartner = "nordjyllands-politi"\n'
    )
    assert after.replace(f"{table}\n", "", 1) == before
    file.undo()
    room.save()
    assert (room.root / FILE).read_text() == before
    file.redo()
    room.save()
    assert (room.root / FILE).read_text() == after
    assert file.saving.state == "saved"
    assert strategy_of(room) is file


def test_a_new_initiative_is_a_new_file(room: Room) -> None:
    new = new_file(room.workspace.folder, Initiative(id="", title="Lys i parken"))
    file = room.disk.register(new.path, new.value)
    assert room.workspace.folder.initiative("lys-i-parken") is None
    file.change(replace(file.value, goal="Alle kan se"))
    room.save()
    found = read_folder(room.root).folder.initiative("lys-i-parken")
    assert found is not None
    assert found.goal == "Alle kan se"
    assert room.workspace.folder.initiative("lys-i-parken") == found
    with pytest.raises(KeyError):
        room.disk.register("initiatives/ukendt.toml")


def test_what_somebody_else_wrote_is_joined_record_by_record(room: Room) -> None:
    file = strategy_of(room)
    theirs(room, lambda it: added(it, "people", replace(NEW, title="En anden")))
    file.change(added(with_title(file.value, "Vores"), "people", NEW))
    room.save()
    there = on_disk(room.root)
    assert there.partners[0].title == "Vores"
    assert [one.id for one in there.people][-2:] == ["en-anden", "ny-deltager"]
    assert room.heard == [Merged(FILE)]


@pytest.mark.parametrize("taken", [True, False])
def test_what_both_changed_is_asked_before_it_is_saved(room: Room, taken: bool) -> None:
    file = strategy_of(room)
    theirs(room, lambda it: with_title(it, "Deres"))
    file.change(with_title(file.value, "Vores"))
    room.save()
    assert on_disk(room.root).partners[0].title == "Deres"
    (told,) = room.heard
    assert isinstance(told, Merged)
    assert [(one.where, one.field) for one in told.conflicts] == [("partners", "title")]
    file.settle(list(disputes(told.conflicts)) if taken else [])
    room.save()
    assert on_disk(room.root).partners[0].title == ("Deres" if taken else "Vores")


def test_what_one_removed_and_the_other_changed_stays(room: Room) -> None:
    theirs(room, lambda it: added(it, "partners", Partner(id="x", title="X")))
    room.workspace.reload()
    file = strategy_of(room)
    partner = file.value.partners[-1]
    theirs(room, lambda it: changed(it, "partners", partner, replace(partner, title="Y")))
    file.change(removed(file.value, "partners", partner))
    room.save()
    assert on_disk(room.root).partners[-1].title == "Y"


def test_a_dates_words_and_a_figures_precision_go_with_them(room: Room) -> None:
    path = "initiatives/et-trygt-natteliv.toml"
    file = room.disk.register(path)
    step, reading = file.value.steps[0], (*file.value.readings, None)[0]
    known = room.workspace.folder.file(path)
    assert known is not None
    ours = replace(step, due=None, due_text="primo 2020")
    other = replace(step, due=None, due_text="ultimo 2019")
    save_register(room.root, path, changed(file.value, "steps", step, other), known.sha256)
    file.change(changed(file.value, "steps", step, ours))
    room.save()
    (told,) = room.heard
    assert isinstance(told, Merged)
    assert {one.field for one in told.conflicts} <= {"due", "due_text"}
    assert reading is None or reading.indicator


def test_a_register_that_cannot_be_understood_or_edited_is_left_alone(room: Room) -> None:
    file = strategy_of(room)
    path = room.root / FILE
    path.write_text('title = "Tryg"\npartners.x = 1\n')
    file.change(with_title(file.value, "Vores"))
    room.save()
    assert (file.saving.state, file.saving.reason) == ("not-saved", "unreadable")
    assert path.read_text() == 'title = "Tryg"\npartners.x = 1\n'


def test_a_persons_comments_do_not_protect_a_register(room: Room) -> None:
    assert not strategy_of(room).kind.is_protected()


def left(room: Room) -> tuple[Recovered, list[Found]]:
    """What the program would find at its next start if it ended now."""
    room.workspace.drafts.keeper.close()
    found = abandoned(room.root)
    return recovered(room.workspace, found), found


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_register_that_is_not_on_disk_is_given_back(
    room: Room, monkeypatch: pytest.MonkeyPatch, elsewhere: bool
) -> None:
    def fail(*_given: object) -> None:
        raise NotSaved("no-space", room.root)

    monkeypatch.setattr(folder_files, "save_register", fail)
    file = strategy_of(room)
    file.change(added(file.value, "people", NEW))
    room.save()
    assert file.saving.reason == "no-space"
    room.workspace.reload()
    given, found = left(room)
    monkeypatch.undo()
    if elsewhere:
        theirs(room, lambda it: replace(it, short="Deres"))
    assert given.has_words
    assert given.line_count == 1
    other = Room(room.root, room.now)
    assert give_back(other.workspace, given) == []
    give_back_file(other.disk, given.files[0])
    other.save()
    there = on_disk(room.root)
    assert there.people[-1].id == "ny-deltager"
    assert (there.short == "Deres") is elsewhere
    for one in found:
        one.discard()


def test_a_version_whose_base_nobody_kept_is_put_together_with_the_file(room: Room) -> None:
    value = added(on_disk(room.root), "people", NEW)
    give_back_file(room.disk, KeptFile(path=FILE, value=value, sha256="ukendt"))
    room.save()
    assert on_disk(room.root).people[-1].id == "ny-deltager"
