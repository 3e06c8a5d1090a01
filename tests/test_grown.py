"""The folder grown from a seed is as old and as full as it says, and the same every time."""

from pathlib import Path

import pytest

from tests.grown.folder import TITLE, files, grow
from tests.grown.plan import DAYS, HELD
from tryg_tui.core.check.folder import check_folder
from tryg_tui.core.ledger.attention import attention, ending
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.measures.indicators import measured
from tryg_tui.core.model.folder import Folder
from tryg_tui.store.folder.load import read_folder

TODAY = DAYS[HELD]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The folder, in which nothing is wrong."""
    reading = read_folder(grow(tmp_path_factory.mktemp("grown")))
    assert [*reading.problems, *check_folder(reading.folder, reading.unreadable)] == []
    return reading.folder


def test_twenty_meetings_were_held_in_ten_years_and_one_is_planned(folder: Folder) -> None:
    states = [loaded.value.state for loaded in folder.meetings]
    assert states == ["final"] * HELD + ["planned"]
    assert len(folder.partnership.people) == 20
    assert sum(one.until is not None for one in folder.partnership.people) == 8
    assert sum(len(loaded.value.entries) for loaded in folder.meetings) > 1600


def test_it_leaves_so_much_for_the_meeting_to_come(folder: Folder) -> None:
    ledger = fold(folder)
    living = [one for one in folder.initiatives if not ending(ledger, one.value.id, TODAY)]
    due = [one for one in measured(folder, ledger, TODAY) if one.overdue and not one.ended]
    assert len(ledger.open_actions(TODAY)) == 63
    assert sum(one.entry.private for one in ledger.open_actions(TODAY)) == 1
    assert sum(topic.state == "open" for topic in ledger.topics) == 11
    assert (len(folder.initiatives), len(living), len(due)) == (35, 13, 8)
    approved = set(ledger.approvals)
    assert {loaded.value.id for loaded in folder.meetings[: HELD - 1]} <= approved


def test_a_third_of_those_that_go_on_ask_for_attention_at_most(folder: Folder) -> None:
    found = attention(folder, fold(folder), TODAY)
    asking = [one for one in found if one.asks]
    assert len(asking) == 13 // 3
    assert asking == [*found[:4]], "the gravest"
    assert sum(one.has_trouble for one in found) > 4


def test_it_says_that_it_is_made_up(folder: Folder) -> None:
    assert TITLE == folder.partnership.title == "Tryg Sandby (opdigtet)"
    assert all(loaded.value.example for loaded in folder.meetings)


def test_a_seed_gives_one_folder_and_another_one_another() -> None:
    again = files.__wrapped__()
    assert list(again.items()) == list(files().items())
    other = files(2)
    assert other.keys() == again.keys()
    assert other != again


def test_all_that_is_written_is_there(tmp_path: Path) -> None:
    grow(tmp_path)
    found = {path.relative_to(tmp_path).as_posix(): path for path in tmp_path.rglob("*.toml")}
    assert {path: each.read_bytes() for path, each in found.items()} == files()
