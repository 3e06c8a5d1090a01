"""Any text in any field of the minutes is there again when they are read."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from tests.factories import at, item, meeting
from tests.naughty import NAUGHTY
from tryg_tui.core.meetings.lifecycle import open_meeting
from tryg_tui.core.meetings.recording import record
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.entries import ENTRY_TYPES, AnyEntry, Entry
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.store.folder.load import read_meeting
from tryg_tui.store.folder.minutes import save_meeting

PARTS = 8
"""The meetings that share them, as a longer one takes longer for each line."""

NEEDED: dict[str, Any] = {"value": 1.5, "change": "adjusted", "of": "2017-12-05#1"}
"""What some kinds of entries cannot be without, besides names."""

LEFT = frozenset({"n", "item", "at", "private", "extra", "owners", "due", "done", "date"})
"""Fields that hold no text."""


def kept(text: str) -> str:
    """A text as a file keeps it: with plain line ends and without halves of characters."""
    return re.sub("[\ud800-\udfff]", "\ufffd", re.sub("\r+\n", "\n", text))


def texts_of(kind: type[Entry]) -> list[str]:
    """The fields of a kind of entry that hold any text."""
    fields = msgspec.structs.fields(kind)
    return [each.name for each in fields if each.type is str and each.name not in LEFT]


def saved(tmp_path: Path, one: Meeting) -> Meeting:
    """A meeting as it is read after it was saved."""
    save_meeting(tmp_path, one, None)
    loaded, problems = read_meeting(tmp_path, f"minutes/{one.id}.toml")
    assert loaded is not None, problems
    assert problems == ()
    return loaded.value


def test_there_are_enough_of_them() -> None:
    assert len(NAUGHTY) >= 515


@pytest.mark.parametrize("kind", ENTRY_TYPES)
def test_an_entry_says_what_was_recorded(kind: str, tmp_path: Path) -> None:
    made, names = ENTRY_TYPES[kind], texts_of(ENTRY_TYPES[kind])
    assert "text" in names
    needed = {
        field.name: NEEDED.get(field.name, "some-name")
        for field in msgspec.structs.fields(made)
        if field.required and field.name not in {"n", "item", "at"}
    }
    for part in range(PARTS):
        texts = NAUGHTY[part::PARTS]
        one = open_meeting(meeting(f"2018-04-10-{part}", items=(item("a"),)), at(9))
        for text in texts:
            fields = needed | dict.fromkeys(names, text)
            entry: Any = made(n=0, item="a", at=at(9), **fields)
            one, _ = record(one, entry, at(10))
        for text, entry in zip(texts, saved(tmp_path, one).entries, strict=True):
            check(entry, names, text)


def check(entry: AnyEntry, names: list[str], text: str) -> None:
    """The fields of an entry hold a text; around the text itself there is no space."""
    for name in names:
        expected = kept(text.strip()) if name == "text" else kept(text)
        assert getattr(entry, name) == expected, name


def test_agenda_and_attendance_say_what_was_noted(tmp_path: Path) -> None:
    items = tuple(
        replace(item(f"i{n}"), title=text, short=text, text=text) for n, text in enumerate(NAUGHTY)
    )
    guests = tuple(
        Attendance(person=f"g{n}", status="guest", name=text) for n, text in enumerate(NAUGHTY)
    )
    one = meeting(items=items, attendance=guests, title=NAUGHTY[0], place=NAUGHTY[1])
    read = saved(tmp_path, one)
    assert [(it.title, it.short, it.text) for it in read.items] == [
        (kept(text),) * 3 for text in NAUGHTY
    ]
    assert [guest.name for guest in read.attendance] == [kept(text) for text in NAUGHTY]


@pytest.mark.parametrize("field", ["title", "place", "case_number"])
def test_a_meeting_says_what_was_noted_of_it(field: str, tmp_path: Path) -> None:
    for number, text in enumerate(NAUGHTY[:: 10 if field != "title" else 3]):
        one = replace(meeting(f"2018-04-10-{number}"), **{field: text})
        assert getattr(saved(tmp_path, one), field) == kept(text)
