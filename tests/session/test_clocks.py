"""Two who write one meeting on machines whose clocks are hours apart lose nothing by that."""

import datetime as dt

import pytest

from tests.session.room import NEXT, Room, note, recorded
from tryg_tui.core.meetings.recording import record
from tryg_tui.store.folder.load import read_folder, read_meeting
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.store.presence.participation import Newer


@pytest.mark.parametrize("hours", [-30, -5, 5, 30])
def test_what_two_record_whose_clocks_are_hours_apart_is_all_there(begun: Room, hours: int) -> None:
    recorded(begun, "Vores første.")
    for turn in range(3):
        loaded, _problems = read_meeting(begun.root, f"minutes/{NEXT}.toml")
        assert loaded is not None
        then = begun.now + dt.timedelta(hours=hours, minutes=turn)
        theirs, _n = record(loaded.value, note(f"Deres {turn}."), then)
        begun.session.record(note(f"Vores {turn}."))
        begun.session.hear(Newer(save_meeting(begun.root, theirs, loaded.sha256)))
        begun.save()
    begun.session.close(dt.date(2018, 10, 9))
    begun.save()
    held = begun.on_disk()
    said = {f"{whose} {turn}." for whose in ("Vores", "Deres") for turn in range(3)}
    assert {entry.text for entry in held.entries} == {"Vores første.", *said}
    assert len({entry.n for entry in held.entries}) == len(held.entries) == 7
    assert held.state == "draft"
    assert not begun.beside(), "nothing is in dispute"
    assert read_folder(begun.root).problems == ()
