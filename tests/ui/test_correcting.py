"""Closed minutes put right where they are read, at the meeting that goes on or for the next one."""

import datetime as dt
import re
from pathlib import Path

from textual.widgets import OptionList

from tests.ui.driving import NEXT, PREVIOUS, Driver, opened
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.entries import Amendment
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.forms.answer import AskScreen
from tryg_tui.ui.forms.record_screen import RecordScreen
from tryg_tui.ui.navigation import MinutesOf
from tryg_tui.ui.screens.meeting import MeetingScreen
from tryg_tui.ui.screens.minutes import MinutesScreen
from tryg_tui.ui.widgets.inputs import Choice, LineInput


async def test_a_line_of_closed_minutes_is_put_right_where_they_are_read(folder: Path) -> None:
    before = (folder / "minutes" / f"{PREVIOUS}.toml").read_bytes()
    async with opened(folder) as tryg:
        await tryg.start()
        meeting = tryg.host
        meeting.visit(MinutesOf(PREVIOUS, line=11))
        await tryg.show(MinutesScreen)
        await tryg.do("correct")
        asked = await tryg.show(ChooseScreen)
        assert asked.focused
        lines = asked.query_one(OptionList)
        count = lines.option_count
        await tryg.press(*"STRÅ", "backspace", "A", "space", *"ZZ", "backspace", "backspace")
        assert "› STRA" in tryg.words
        found = [str(one.prompt) for one in lines.options]
        assert 0 < len(found) < count
        assert all("stra" in one.casefold() for one in found)
        await tryg.press(*["backspace"] * 5)
        assert lines.option_count == count
        await tryg.choose(f"{PREVIOUS}#11")
        form = await tryg.show(RecordScreen)
        due = form.query_one("#field-due", LineInput)
        assert due.value == "november 2018"
        await tryg.do("save_record")
        assert "It reads so already" in tryg.part("#record-hint")
        due.value = "1.6.2018"
        await tryg.settle()
        assert "Due: november 2018 → 1.6.2018" in tryg.part("#record-hint")

        await tryg.do("save_record")
        await tryg.show(MinutesScreen)
        await tryg.until(lambda: "1 June 2018" in tryg.part("#text"))
        assert "corrected on 10 Apr 2018, no. 1" in tryg.part("#text")
        await tryg.do("original")
        assert "november 2018" in tryg.part("#text")
        await tryg.saved()
        (said,) = tryg.on_disk(NEXT).entries
        assert isinstance(said, Amendment)
        assert (said.of, said.item) == (f"{PREVIOUS}#11", "previous-minutes")
    assert (folder / "minutes" / f"{PREVIOUS}.toml").read_bytes() == before


async def test_a_figure_is_corrected_from_its_value_on_and_its_precision_by_a_letter(
    folder: Path,
) -> None:
    path, fields = folder / "minutes" / f"{PREVIOUS}.toml", "initiative = 'drop-out-elever'"
    minutes = path.read_text("utf-8")
    line = "\n".join(
        (
            "[[entries]]\nn = 900\nitem = 'measurement'\nat = 2017-12-05T11:00:00+01:00",
            f"kind = 'reading'\n{fields}\nindicator = 'elever-med-handling'\nvalue = 143\n\n",
        )
    )
    head, _mark, end = minutes.rpartition("[end]")
    end = re.sub("last = [0-9]+", "last = 900", end)
    end = re.sub("entries = ([0-9]+)", lambda at: f"entries = {int(at[1]) + 1}", end)
    path.write_text(f"{head}{line}[end]{end}", "utf-8")
    async with opened(folder) as tryg:
        await tryg.start()
        tryg.host.visit(MinutesOf(PREVIOUS, line=900))
        await tryg.show(MinutesScreen)
        await tryg.do("correct")
        await tryg.show(ChooseScreen)
        await tryg.choose(f"{PREVIOUS}#900")
        form = await tryg.show(RecordScreen)
        assert tryg.app.focused is form.query_one("#field-value")
        assert not form.query("#origin")
        precision = form.query_one("#field-qualifier", Choice)
        precision.focus()
        await tryg.press("m")
        assert precision.value == "more-than"
        assert "Precision: exactly → more than" in tryg.part("#record-hint")
        form.query_one("#field-denominator", LineInput).value = "5"
        await tryg.settle()
        await tryg.do("save_record")
        assert tryg.screen is form
        told = "“5” is less than those it is counted of"
        await tryg.until(lambda: told in tryg.words)


async def say_due(tryg: Driver) -> None:
    """Say in the form of a line when it is due."""
    await tryg.show(ChooseScreen)
    await tryg.choose(f"{PREVIOUS}#11")
    form = await tryg.show(RecordScreen)
    form.query_one("#field-due", LineInput).value = "1.6.2018"
    await tryg.settle()
    await tryg.do("save_record")
    await tryg.show(MinutesScreen)


async def test_a_correction_waits_for_the_next_meeting(folder: Path) -> None:
    async with opened(folder) as tryg:
        tryg.host.visit(MinutesOf(PREVIOUS, line=11))
        await tryg.show(MinutesScreen)
        await tryg.do("correct")
        await say_due(tryg)
        waits = "A correction waits in the minutes of 10 Apr 2018"
        await tryg.until(lambda: waits in tryg.part("#said"))
        assert "1 June 2018" not in tryg.part("#text")
        await tryg.press("escape")
        await tryg.show(MeetingScreen)
        await tryg.go(2)
        assert "Correction" in tryg.words
        await tryg.do("edit")
        form = await tryg.show(RecordScreen)
        assert form.query_one("#field-due", LineInput).value == "1.6.2018"
        await tryg.press("escape")
        await tryg.start()
        tryg.host.visit(MinutesOf(PREVIOUS, line=11))
        await tryg.show(MinutesScreen)
        await tryg.until(lambda: "1 June 2018" in tryg.part("#text"))
        assert waits not in tryg.words


async def test_a_meeting_that_is_called_off_says_that_its_corrections_wait_no_more(
    folder: Path,
) -> None:
    async with opened(folder) as tryg:
        tryg.host.visit(MinutesOf(PREVIOUS, line=11))
        await tryg.show(MinutesScreen)
        await tryg.do("correct")
        await say_due(tryg)
        await tryg.press("escape")
        await tryg.show(MeetingScreen)
        await tryg.press("X")
        await tryg.show(AskScreen)
        await tryg.answer("Snestorm")
        assert any("counts nowhere" in one.message for one in tryg.app._notifications)

        tryg.host.visit(MinutesOf(PREVIOUS, line=11))
        await tryg.show(MinutesScreen)
        assert "waits" not in tryg.part("#said")
        await tryg.do("correct")
        await tryg.show(AskScreen)
        assert "none is planned" in tryg.words
        await tryg.answer("1.5.2018")
        await say_due(tryg)
        await tryg.until(lambda: "in the minutes of 1 May 2018" in tryg.part("#said"))
        await tryg.saved()
        assert isinstance(tryg.on_disk("2018-05-01").entries[0], Amendment)


def first_noted(tryg: Driver) -> Attendance:
    assert tryg.app.workspace is not None
    loaded = tryg.app.workspace.folder.meeting(PREVIOUS)
    assert loaded is not None
    return loaded.value.attendance[0]


async def fill_in(tryg: Driver) -> None:
    """Say that whoever the form is about left at ten."""
    form = await tryg.show(RecordScreen)
    await tryg.do("save_record")
    assert "It reads so already" in tryg.part("#record-hint")
    form.query_one("#field-times", LineInput).value = "-10.00"
    form.query_one("#field-why", LineInput).value = "talt op"
    await tryg.settle()
    assert "Was there: not stated → -10.00" in tryg.part("#record-hint")
    await tryg.do("save_record")


async def test_attendance_is_put_right_at_the_item_of_the_minutes(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(2)
        row = f"meeting:{PREVIOUS}"
        await tryg.highlight(row)
        who = first_noted(tryg)
        assert "Present: " in tryg.row_text(row)
        await tryg.do("amend")
        await tryg.show(ChooseScreen)
        await tryg.choose(who.person)
        await fill_in(tryg)
        await tryg.show(MeetingScreen)
        await tryg.until(lambda: "corrected on" in tryg.row_text(row))
        assert "was Present" in tryg.part("#detail")
        assert "talt op" in tryg.part("#detail")
        (said,) = tryg.entries
        assert isinstance(said, Amendment)
        assert [(one.person, one.left) for one in said.attendance] == [(who.person, dt.time(10))]
        await tryg.press("tab")
        await tryg.do("edit")
        form = await tryg.show(RecordScreen)
        assert form.query_one("#field-times", LineInput).value == "–10.00"
        assert form.query_one("#field-why", LineInput).value == "talt op"
        form.query_one("#field-reason", LineInput).value = "inhabil"
        await tryg.settle()
        await tryg.do("save_record")
        assert "is about items" in tryg.part("#record-hint")


async def test_attendance_is_put_right_where_minutes_are_read(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        who = first_noted(tryg)
        tryg.host.visit(MinutesOf(PREVIOUS))
        await tryg.show(MinutesScreen)
        await tryg.do("correct")
        await tryg.show(ChooseScreen)
        await tryg.choose(PREVIOUS)
        await tryg.settle()
        await tryg.choose(who.person)
        await fill_in(tryg)
        await tryg.show(MinutesScreen)
        await tryg.until(lambda: "(until 10:00, corrected)" in " ".join(tryg.part("#text").split()))
        assert "(was Present)" in tryg.part("#text")
        await tryg.do("original")
        assert "(until 10:00" not in tryg.part("#text")


async def test_whose_part_is_changed_is_asked_where_a_correction_is_of_several(
    folder: Path,
) -> None:
    name = "Repræsentant, Beredskabscenter Nordjylland"
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(2)
        await tryg.highlight(f"meeting:{PREVIOUS}")
        who = first_noted(tryg)
        await tryg.do("amend")
        await tryg.show(ChooseScreen)
        await tryg.choose(who.person)
        form = await tryg.show(RecordScreen)
        form.query_one("#field-stands_in_for", LineInput).value = name
        await tryg.settle()
        await tryg.do("save_record")
        await tryg.show(MeetingScreen)
        (said,) = tryg.entries
        assert isinstance(said, Amendment)
        other = said.attendance[1]
        assert (other.status, other.only) == ("apologies", ("status",))
        await tryg.press("tab")
        await tryg.do("edit")
        asked = await tryg.show(ChooseScreen)
        await tryg.press("escape")
        assert tryg.screen is not asked
        await tryg.do("edit")
        await tryg.show(ChooseScreen)
        await tryg.choose(other.person)
        form = await tryg.show(RecordScreen)
        assert name in tryg.words
        assert "Apologies" in tryg.words


async def test_minutes_opened_to_be_read_are_corrected_from_there(folder: Path) -> None:
    async with opened(folder, start="review", meeting=PREVIOUS) as tryg:
        await tryg.show(MinutesScreen)
        await tryg.press("r")
        asked = await tryg.show(ChooseScreen)
        assert "Which line should read otherwise?" in tryg.words
        await tryg.press("enter")
        await tryg.until(lambda: tryg.screen is not asked)
        await tryg.show(RecordScreen)
