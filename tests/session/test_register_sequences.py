"""Any sequence of changes of the registers, saved or not, taken back, and with others at work."""

import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.core.registers.samples import TODAY, another
from tests.session.room import Room
from tryg_tui.core.model.base import Record
from tryg_tui.core.registers.changes import ChangedToo, NotThere
from tryg_tui.core.registers.fields import fields
from tryg_tui.core.registers.form import filled, opened
from tryg_tui.core.registers.register import REGISTERS, Around, Held, Register, held
from tryg_tui.session.registers import Registers, Stays
from tryg_tui.store.folder.load import read_folder


class Sequence:
    """A sequence of what somebody may do with the registers."""

    def __init__(self, room: Room, seed: str) -> None:
        self.room = room
        self.changes: Registers = room.disk.registers
        self.chance = random.Random(seed)

    def chosen(self) -> tuple[Register, Held]:
        """A record of some register."""
        while True:
            of = self.chance.choice(REGISTERS)
            if there := held(self.room.workspace.folder, of):
                return of, self.chance.choice(there)

    def step(self) -> None:
        """Do something."""
        doing: list[Callable[[], object]] = [
            self.new, self.change, self.change, self.copy, self.move, self.end, self.remove,
            self.undo, self.changes.redo, self.room.save, self.others,
        ]  # fmt: skip
        with suppress(Stays, NotThere, ChangedToo):  # It is told, and nothing is done.
            self.chance.choice(doing)()

    def undo(self) -> None:
        """Take some changes back."""
        for _ in range(self.chance.randint(1, 3)):
            self.changes.undo()

    def around(self, one: Held) -> Around:
        """What a record stands among."""
        return Around(folder=self.room.workspace.folder, document=one.file.value, today=TODAY)

    def new(self) -> None:
        """Put something into a register that has no more than it must have."""
        of, one = self.chosen()
        if of.name == "partnership":
            return
        needed = {
            each.name: getattr(one.record, each.name) for each in fields(of.record) if each.required
        }
        known = [name for name in ("id", "measure") if name in of.record.__struct_fields__]
        whole: dict[str, Any] = needed | dict.fromkeys(known, "")
        self.changes.add(of, of.record(**whole))

    def copy(self) -> None:
        """Put another one like it into a register."""
        of, one = self.chosen()
        form = replace(opened(one.record, self.around(one)), base=None)
        made = filled(form, self.around(one))
        if isinstance(made, Record) and of.name != "partnership":
            self.changes.add(of, made)

    def change(self) -> None:
        """Change a field."""
        of, one = self.chosen()
        field = self.chance.choice([each for each in of.fields if each.input not in ("rows", "id")])
        text = another(field, one.record, self.around(one))
        form = opened(one.record, self.around(one)).with_value(field.name, text or "")
        made = filled(form, self.around(one))
        if isinstance(made, Record):
            self.changes.change(of, one, made)

    def move(self) -> None:
        """Move something."""
        of, one = self.chosen()
        if of.list:
            self.changes.move(of, one, self.chance.choice([-2, -1, 1, 2]))

    def end(self) -> None:
        """Let something end."""
        of, one = self.chosen()
        if self.changes.may_end(of):
            self.changes.end(of, one, TODAY)

    def remove(self) -> None:
        """Take something out."""
        of, one = self.chosen()
        if self.changes.may_remove(of, one):
            self.changes.remove(of, one)

    def others(self) -> None:
        """Somebody else writes into a file with an editor, and that is seen here."""
        file = self.chance.choice(sorted(self.room.root.glob("initiatives/*.toml")))
        text = file.read_text(encoding="utf-8")
        file.write_text(f"# Deres {len(text)}\n{text}", encoding="utf-8")
        if self.chance.random() < 0.5:
            self.room.workspace.reload()
            self.room.disk.heard(())


def comments(root: Path) -> int:
    """How many lines of the registers are somebody's comments."""
    files = root.rglob("*.toml")
    return sum(line.startswith("#") for file in files for line in file.read_text().splitlines())


def go_through(room: Room, seed: str, *, steps: int = 12) -> None:
    """Do some things at random; what stands here is on disk then, and nothing else is wrong."""
    before = comments(room.root)
    errors = [one for one in room.workspace.problems if one.severity == "error"]
    sequence = Sequence(room, seed)
    for _ in range(steps):
        sequence.step()
    room.save()
    there = read_folder(room.root)
    assert [one for one in there.problems if one.severity == "error"] == errors, seed
    for loaded in there.folder.documents():
        assert _here(room, loaded.path) == loaded.value, (seed, loaded.path)
    paths = {loaded.path for loaded in room.workspace.folder.documents()}
    assert paths == {loaded.path for loaded in there.folder.documents()}, seed
    assert comments(room.root) >= before, seed


def _here(room: Room, path: str) -> Any:
    """A file as it stands here."""
    loaded = room.workspace.folder.file(path)
    return loaded.value if loaded else None


@pytest.mark.parametrize("seed", range(6))
def test_what_stands_here_is_on_disk_after_any_sequence(room: Room, seed: int) -> None:
    go_through(room, f"kort {seed}")


@pytest.mark.large
@pytest.mark.parametrize("seed", range(1000))
def test_what_stands_here_is_on_disk_after_a_thousand_sequences(room: Room, seed: int) -> None:
    go_through(room, str(seed))


def test_what_is_all_taken_back_is_as_it_was(room: Room) -> None:
    before, told = read_folder(room.root).folder.documents(), comments(room.root)
    values = [(one.path, one.value) for one in before]
    sequence = Sequence(room, "tilbage")
    for _ in range(30):
        of = sequence.chance.choice([sequence.new, sequence.change, sequence.end, sequence.copy])
        of()
    room.save()
    assert read_folder(room.root).folder.documents() != before
    while sequence.changes.past:
        sequence.changes.undo()
    room.save()
    after = read_folder(room.root).folder.documents()
    assert [(one.path, one.value) for one in after] == values
    assert comments(room.root) == told
