"""Attendance: who is here, who is not, and when somebody came or left."""

import datetime as dt
from pathlib import Path

from msgspec.structs import replace

from tests.ui.driving import Clock, Driver, opened
from tryg_tui.core.meetings.recording import attendance_of
from tryg_tui.ui.dialogs.modal import AskScreen
from tryg_tui.ui.screens.closing import ClosingScreen
from tryg_tui.ui.screens.meeting import MeetingScreen

PEOPLE = (
    "tryg-kommune",
    "tryg-politi",
    "natteliv-politi",
    "vandringer-kommune",
    "vandringer-politi",
    "beredskab",
    "antiradikalisering",
)


def statuses(tryg: Driver) -> dict[str, str]:
    return {note.person: note.status for note in tryg.meeting.attendance}


async def test_keys_note_who_is_here_and_go_on_to_the_next(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.highlight("person:tryg-kommune")
        await tryg.press("v", "o")
        assert statuses(tryg) == {"tryg-kommune": "present", "vandringer-kommune": "apologies"}
        await tryg.press("i")
        assert statuses(tryg)["tryg-politi"] == "absent"
        await tryg.saved()
        assert tryg.on_disk().attendance == tryg.meeting.attendance
        await tryg.highlight("person:tryg-kommune")
        await tryg.press("v")
        assert "Nordjyllands Politi 0 not represented" in tryg.part("#headline")


async def test_all_are_noted_at_once_and_guests_are_added_by_name(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.highlight("person:beredskab")
        await tryg.press("o")
        await tryg.press("V")
        assert statuses(tryg) == {
            one: "apologies" if one == "beredskab" else "present" for one in PEOPLE
        }
        assert "Aalborg Kommune 2" in tryg.part("#headline")
        assert "Nordjyllands Politi 3" in tryg.part("#headline")
        await tryg.press("u")
        assert statuses(tryg) == {"beredskab": "apologies"}
        await tryg.highlight("person:tryg-politi")
        await tryg.press("v")
        await tryg.highlight("person:tryg-politi")
        await tryg.press("delete")
        assert statuses(tryg) == {"beredskab": "apologies"}
        await tryg.press("G")
        await tryg.show(AskScreen)
        await tryg.answer("   ")
        await tryg.press("G")
        await tryg.show(AskScreen)
        await tryg.press("escape")
        assert tryg.screen is tryg.host
        assert statuses(tryg) == {"beredskab": "apologies"}
        for _ in range(2):
            await tryg.press("G")
            await tryg.show(AskScreen)
            await tryg.answer("Åse Ørsted [AAU]")
        guests = [note for note in tryg.meeting.attendance if note.status == "guest"]
        assert [note.name for note in guests] == ["Åse Ørsted [AAU]"] * 2
        assert len({note.person for note in guests}) == 2
        await tryg.press("g")
        assert "Agenda: Approved" in tryg.part("#minutes")
        await tryg.press("k")
        assert "approved already" in tryg.words
        assert tryg.text.count("Åse Ørsted [AAU]") == 2
        assert "2 guests" in tryg.part("#headline")
        await tryg.saved()
        assert tryg.on_disk().attendance == tryg.meeting.attendance


async def test_the_same_key_notes_when_somebody_came_and_left_at_the_item_with_the_participants(
    folder: Path, clock: Clock
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.highlight("person:natteliv-politi")
        clock.advance(minutes=20)
        await tryg.press("l")
        note = attendance_of(tryg.meeting, "natteliv-politi")
        assert note is not None
        assert (note.status, note.arrived, note.left) == ("present", dt.time(9, 20), None)
        clock.advance(minutes=55)
        await tryg.press("l")
        note = attendance_of(tryg.meeting, "natteliv-politi")
        assert note is not None
        assert (note.arrived, note.left) == (dt.time(9, 20), dt.time(10, 15))
        assert "09:20–10:15" in tryg.text
        before = tryg.meeting.attendance
        await tryg.go(9)
        await tryg.press("V", "v", "o", "i", "l", "delete")
        assert tryg.meeting.attendance == before


async def test_whoever_has_left_and_is_still_noted_as_present_is_asked_about(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.press("V")
        strategy = tryg.app.desk and tryg.app.desk.folder.strategy
        assert strategy
        people = tuple(
            replace(one, until=dt.date(2018, 3, 31)) if one.id == "beredskab" else one
            for one in strategy.value.people
        )
        loaded = replace(strategy, value=replace(strategy.value, people=people))
        assert tryg.app.desk is not None
        tryg.app.desk.put_file(loaded)
        tryg.host.redraw()
        asked = "! has left: here all the same? Del takes the note away."
        assert asked in " ".join(tryg.row_text("person:beredskab").split())
        assert asked not in tryg.row_text("person:tryg-politi")
        await tryg.highlight("person:tryg-politi")
        await tryg.press("delete", "c")
        await tryg.show(ClosingScreen)
        assert "Noted as present, but has left: Repræsentant, Beredskabscenter" in tryg.words
        assert "Nothing is noted of whether these were here: Tovholder for strategien" in tryg.words
        await tryg.press("pagedown")
        await tryg.settle()
        rows = " ".join(str(one.prompt) for one in tryg.rows().options)
        assert "Not reached either, but on every agenda anyway: " in rows
        await tryg.press("escape")
        await tryg.show(MeetingScreen)
        await tryg.highlight("person:beredskab")
        await tryg.press("delete")
        assert "person:beredskab" not in tryg.ids(), "who has left is not called any more"
