"""Attendance: who is here, who is not, and when somebody came or left."""

import datetime as dt
from pathlib import Path

from msgspec.structs import replace
from textual.widgets import Digits, Input

from tests.ui.driving import Clock, Driver, opened
from tryg_tui.core.meetings.attendance import attendance_of
from tryg_tui.ui.forms.answer import AskScreen
from tryg_tui.ui.forms.record_screen import RecordScreen
from tryg_tui.ui.screens.closing import ClosingScreen
from tryg_tui.ui.screens.meeting import MeetingScreen
from tryg_tui.ui.widgets.chart import LargeFigures
from tryg_tui.ui.widgets.name_input import NameInput

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
        figures = tryg.host.query_one(LargeFigures)
        assert [one.value for one in figures.query(Digits) if one.is_on_screen] == ["1", "0"]
        assert "Aalborg Kommune Nordjyllands Politi" in tryg.part("LargeFigures")
        assert tryg.part("LargeFigures").count("not represented") == 1
        assert "3 of 7 noted" in tryg.part("#headline")
        await tryg.pilot.resize_terminal(80, 24)
        await tryg.settle()
        assert not figures.display
        assert "Nordjyllands Politi 0 not represented" in tryg.part("#headline")


async def test_who_is_put_in_at_a_meeting_sits_in_its_group(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.press("o")
        await tryg.show(AskScreen)
        await tryg.press("end", "ctrl+u", *"Dorte Holm, aalborg kommune")
        await tryg.press("down", "enter")
        await tryg.show(RecordScreen)
        held = tryg.screen.query_one
        assert held("#field-name", Input).value == "Dorte Holm"
        assert held("#field-title", Input).value == "Aalborg Kommune"
        assert held("#field-partner", Input).value == "Aalborg Kommune"
        assert held("#field-bodies", Input).value == "Planlægningsgruppen"
        await tryg.press("ctrl+s")
        await tryg.show(AskScreen)
        await tryg.press("enter")
        await tryg.until(lambda: tryg.screen is tryg.host)
        assert "dorte-holm" in statuses(tryg)


async def test_all_are_noted_at_once_and_guests_are_added_by_name(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.highlight("person:beredskab")
        await tryg.press("o")
        await tryg.press("V")
        assert statuses(tryg) == {
            one: "apologies" if one == "beredskab" else "present" for one in PEOPLE
        }
        figures = tryg.host.query_one(LargeFigures)
        assert [one.value for one in figures.query(Digits) if one.is_on_screen] == ["2", "3"]
        assert "7 of 7 noted" in tryg.part("#headline")
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
        assert "Agenda: Approved without remarks" in tryg.part("#minutes")
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
        asked = await tryg.show(AskScreen)
        assert "When did " in tryg.text
        assert asked.query_one(Input).value == "09.20"
        await tryg.press("enter")
        note = attendance_of(tryg.meeting, "natteliv-politi")
        assert note is not None
        assert (note.status, note.arrived, note.left) == ("present", dt.time(9, 20), None)
        clock.advance(minutes=59)
        await tryg.press("l")
        await tryg.show(AskScreen)
        await tryg.press(*"9.10", "enter")
        assert "That is before the last time noted." in tryg.words
        await tryg.answer("kvart")
        assert "is not understood as times" in tryg.words
        tryg.screen.query_one(Input).value = "12.15"
        await tryg.settle()
        assert "12:15 is later than now" in tryg.words
        await tryg.answer("10.15")
        note = attendance_of(tryg.meeting, "natteliv-politi")
        assert note is not None
        assert (note.arrived, note.left) == (dt.time(9, 20), dt.time(10, 15))
        assert "09:20–10:15" in tryg.text
        for typed in ("10.40", "11", "9.15-10, 10.30-"):
            await tryg.press("l")
            await tryg.show(AskScreen)
            await tryg.answer(typed)
        await tryg.press("l")
        await tryg.show(AskScreen)
        assert "leave?" in tryg.text
        await tryg.answer("")
        assert tryg.screen is tryg.host
        assert "09:15–10:00, 10:30–" in tryg.text
        before = tryg.meeting.attendance
        await tryg.go(9)
        await tryg.press("V", "v", "o", "i", "l", "delete")
        assert tryg.meeting.attendance == before


async def test_whoever_has_left_and_is_still_noted_as_present_is_asked_about(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.press("V")
        strategy = tryg.app.workspace and tryg.app.workspace.folder.strategy
        assert strategy
        people = tuple(
            replace(one, until=dt.date(2018, 3, 31)) if one.id == "beredskab" else one
            for one in strategy.value.people
        )
        loaded = replace(strategy, value=replace(strategy.value, people=people))
        assert tryg.app.workspace is not None
        tryg.app.workspace.put_file(loaded)
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
        rows = " ".join(
            " ".join(str(one.prompt) for one in tryg.rows("not-reached").options).split()
        )
        assert "Not reached either, but on every agenda anyway: " in rows
        await tryg.press("escape")
        await tryg.show(MeetingScreen)
        await tryg.highlight("person:beredskab")
        await tryg.press("delete")
        assert "person:beredskab" not in tryg.ids(), "who has left is not called any more"


async def test_all_there_is_to_a_part_is_filled_in_and_stands_on_the_roll(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.press("V")
        await tryg.highlight("person:tryg-politi")
        await tryg.press("r")
        form = await tryg.show(RecordScreen)
        assert not form.query("#field-name"), "a participant is called what the register says"
        form.query_one("#field-times", Input).value = "9:15–10.40, 9"
        await tryg.press("ctrl+s")
        assert "is not understood as times" in tryg.words
        form.query_one("#field-times", Input).value = "9:15–10.40, 11"
        form.query_one("#field-stands_in_for", Input).value = "natteliv-politi"
        form.query_one("#field-reason", Input).value = "inhabil"
        await tryg.press("ctrl+s")
        assert "11:00 is later than now (09:00)" in tryg.words, "so it is asked about"
        await tryg.press("ctrl+s")
        assert "is about items" in tryg.words
        form.query_one("#field-out_of", Input).value = "4; 5"
        await tryg.press("ctrl+s")
        await tryg.press("ctrl+s")
        await tryg.until(lambda: tryg.screen is tryg.host)
        note = attendance_of(tryg.meeting, "tryg-politi")
        assert note is not None
        assert note.times == ((dt.time(9, 15), dt.time(10, 40)), (dt.time(11),))
        assert note.out_of == ("index", "initiatives")
        assert (note.reason, note.stands_in_for) == ("inhabil", "natteliv-politi")
        assert statuses(tryg)["natteliv-politi"] == "apologies"
        row = " ".join(tryg.row_text("person:tryg-politi").split())
        assert "09:15–10:40, 11:00–" in row
        assert "not at items 4 and 5 (inhabil)" in row
        assert "stands in for Ankerperson for Et trygt natteliv" in row
        await tryg.press("u")
        assert statuses(tryg)["natteliv-politi"] == "present"
        await tryg.saved()
        assert tryg.on_disk().attendance == tryg.meeting.attendance


async def test_what_looks_wrong_in_a_part_is_asked_about_and_a_guest_has_a_name(
    folder: Path,
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.press("G")
        await tryg.show(AskScreen)
        await tryg.answer("Åse Ørsted [AAU]")
        await tryg.highlight("person:gaest-aase-oersted-aau")
        await tryg.press("r")
        form = await tryg.show(RecordScreen)
        form.query_one("#field-name", Input).value = "Åse Ørsted, AAU"
        form.query_one("#field-times", Input).value = "–8.15"
        await tryg.press("ctrl+s")
        assert "is before the meeting began" in tryg.words
        await tryg.press("ctrl+s")
        await tryg.until(lambda: tryg.screen is tryg.host)
        (note,) = tryg.meeting.attendance
        assert (note.name, note.left) == ("Åse Ørsted, AAU", dt.time(8, 15))
        await tryg.press("r")
        form = await tryg.show(RecordScreen)
        assert form.query_one("#field-times", Input).value == "–08.15"
        form.query_one("#field-times", Input).value = ""
        await tryg.press("ctrl+s")
        await tryg.until(lambda: tryg.screen is tryg.host)
        assert tryg.meeting.attendance[0].left is None
        await tryg.press("r")
        form = await tryg.show(RecordScreen)
        form.query_one("#field-times", Input).value = "7.50–"
        await tryg.press("ctrl+s")
        assert "07:50 is before the meeting's start" in tryg.words
        form.query_one("#field-times", Input).value = ""
        form.query_one("#field-stands_in_for", Input).value = "Nobody of that name"
        await tryg.press("ctrl+s")
        assert tryg.screen is form
        form.query_one("#field-stands_in_for", Input).value = ""
        await tryg.press("ctrl+s")
        await tryg.until(lambda: tryg.screen is tryg.host)
        await tryg.highlight("person:natteliv-politi")
        await tryg.press("r")
        form = await tryg.show(RecordScreen)
        one = form.query_one("#field-stands_in_for", NameInput)
        one.focus()
        await tryg.press("down")
        shown = str(one.picks.content)
        assert "1 Tovholder for strategien, Nordjyllands Politi" in shown, "of the same partner"
        assert "Ankerperson" not in shown
        one.value = "Ankerperson for Et trygt natteliv"
        form.query_one("#field-out_of", Input).value = "7, 3-4"
        await tryg.press("ctrl+s")
        assert "Nobody stands in for themselves" in tryg.part("#record-hint")
        one.value = ""
        await tryg.press("ctrl+s")
        await tryg.until(lambda: tryg.screen is tryg.host)
        assert tryg.meeting.attendance[-1].out_of == ("measurement", "actions", "index")


async def test_a_guest_or_all_at_once_leave_the_highlight_where_it_was(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.highlight("person:natteliv-politi")
        await tryg.press("G")
        await tryg.show(AskScreen)
        await tryg.answer("En gæst")
        assert tryg.highlighted() == "person:natteliv-politi"
        await tryg.press("V")
        assert tryg.highlighted() == "person:natteliv-politi"


async def test_at_an_item_the_secretary_sees_who_is_out_of_the_room_and_who_is_left(
    folder: Path, clock: Clock
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.press("V")
        for person, field, value in (
            ("tryg-politi", "out_of", "4"),
            ("beredskab", "times", "–9.30"),
        ):
            await tryg.highlight(f"person:{person}")
            await tryg.press("r")
            form = await tryg.show(RecordScreen)
            form.query_one(f"#field-{field}", Input).value = value
            if field == "out_of":
                form.query_one("#field-reason", Input).value = "inhabil [/]"
            await tryg.press("ctrl+s")
            if field == "times":
                await tryg.press("ctrl+s")  # It is still to come.
            await tryg.until(lambda: tryg.screen is tryg.host)
        await tryg.go(4)
        assert "Not in the room: Tovholder for strategien, Nordjyllands Politi (inhabil [/])" in (
            " ".join(tryg.part("#headline").split())
        )
        assert "Nordjyllands Politi 2" in tryg.part("#headline")
        clock.advance(minutes=45)
        await tryg.go(5)
        away = tryg.part("#headline")
        assert (
            "Not in the room: Repræsentant, Beredskabscenter Nordjylland (only there until 09:30)"
            in " ".join(away.split())
        )
        assert "inhabil" not in away
        await tryg.go(1)
        assert "Not in the room" not in tryg.part("#headline")


async def test_on_a_small_screen_many_times_stand_below_the_name(
    folder: Path, clock: Clock
) -> None:
    async with opened(folder, size=(80, 24)) as tryg:
        await tryg.start()
        clock.advance(hours=2)
        await tryg.highlight("person:tryg-politi")
        await tryg.press("r")
        form = await tryg.show(RecordScreen)
        form.query_one("#field-times", Input).value = "9.15–10.40, 11–"
        await tryg.press("ctrl+s")
        await tryg.until(lambda: tryg.screen is tryg.host)
        rows = [line.strip() for line in tryg.row_text("person:tryg-politi").splitlines()]
        assert rows[-1] == "09:15–10:40, 11:00–"
        assert rows[0].endswith("Tovholder for strategien,")
