"""What is thought of a machine, by what it has answered."""

from typing import Any

import pytest

from tryg_tui.core.check.machine import (
    LETTERS,
    Finding,
    Terminal,
    Tried,
    of_encoding,
    of_place,
    of_terminal,
    unsayable,
    well,
)


def told(**other: Any) -> dict[str, str]:
    """What is found of a good terminal that differs in something."""
    good: dict[str, Any] = {"name": "xterm", "columns": 120, "lines": 36, "colours": 256**3}
    return {one.code: one.level for one in of_terminal(Terminal(**{**good, **other}))}


@pytest.mark.parametrize(
    ("other", "code", "level"),
    [
        ({}, "size", "fine"),
        ({"columns": 80, "lines": 24}, "size", "fine"),
        ({"columns": 79}, "small", "bad"),
        ({"lines": 23}, "small", "bad"),
        ({}, "colours", "fine"),
        ({"colours": 256}, "colours", "fine"),
        ({"colours": 16}, "few-colours", "note"),
        ({}, "keys-left", "untried"),
        ({"keys": {"F2": True}}, "key", "fine"),
        ({"keys": {"Ctrl+S": True, "F2": False}}, "key-lost", "note"),
        ({"keys": {"Ctrl+S": False, "F2": False}}, "key-lost", "bad"),
    ],
)
def test_a_terminal_is_judged_by_what_it_can(other: dict[str, Any], code: str, level: str) -> None:
    assert told(**other)[code] == level


def test_without_a_terminal_that_is_all_there_is_to_say() -> None:
    assert [*of_terminal(None)] == [Finding(code="no-terminal", level="untried")]


@pytest.mark.parametrize(
    ("encoding", "codes"),
    [
        ("utf-8", ["encoding"]),
        ("cp1252", ["encoding", "signs"]),
        ("cp850", ["encoding", "signs"]),
        ("ascii", ["encoding", "letters"]),
        ("cp437", ["encoding", "letters"]),
        ("no-such", ["encoding", "letters"]),
    ],
)
def test_what_cannot_be_said_in_an_encoding_is_named(encoding: str, codes: list[str]) -> None:
    found = [*of_encoding(encoding)]
    assert [one.code for one in found] == codes
    assert well(found) == ("letters" not in codes)
    lost = unsayable(LETTERS, encoding)
    assert all(one.facts["signs"] == lost for one in found if one.code == "letters")


def test_the_code_page_of_a_console_is_told() -> None:
    assert next(of_encoding("utf-8", "850")).facts == {"encoding": "utf-8 (850)"}


WELL: dict[str, Any] = {"saving": 0.01, "locks": "hold", "seen": 0.05, "room": 10**9}


@pytest.mark.parametrize(
    ("other", "code", "level"),
    [
        ({"kind": "ext4"}, "disk", "fine"),
        ({"kind": "cifs", "shared": True}, "share", "note"),
        ({"synced": "OneDrive"}, "synced", "note"),
        ({}, "room", "fine"),
        ({"room": 100_000_000}, "little-room", "note"),
        ({"room": 0}, "little-room", "bad"),
        ({"failed": {"minutes": "read-only"}}, "not-saved", "bad"),
        ({}, "saving", "fine"),
        ({"saving": 1.5}, "slow", "note"),
        ({}, "locks", "fine"),
        ({"locks": None}, "locks-left", "untried"),
        ({"locks": "do-not-hold"}, "locks-do-not-hold", "bad"),
        ({"locks": "none"}, "locks-none", "bad"),
        ({}, "seen", "fine"),
        ({"seen": 5.0}, "seen-late", "note"),
        ({"seen": None}, "seen-left", "untried"),
        ({"seen": "never"}, "unseen", "bad"),
        ({}, "clock", "fine"),
        ({"clock": -121.0}, "clocks", "bad"),
        ({"ahead": 301.0}, "ahead", "note"),
    ],
)
def test_the_place_of_a_folder_is_judged_by_its_answers(
    other: dict[str, Any], code: str, level: str
) -> None:
    found = [*of_place(Tried(**{**WELL, **other}))]
    assert {one.code: one.level for one in found}[code] == level
    assert well(found) == (level != "bad")


def test_a_place_that_nothing_can_be_saved_in_is_asked_no_further() -> None:
    found = [*of_place(Tried(failed={".": "no-space"}))]
    assert [one.code for one in found] == ["disk", "not-saved"]


def test_of_a_clock_that_is_apart_nothing_else_is_said() -> None:
    codes = {one.code for one in of_place(Tried(**WELL, clock=500.0, ahead=500.0))}
    assert codes & {"clocks", "ahead"} == {"clocks"}
