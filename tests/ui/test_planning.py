"""The plan of a meeting on the screen: its head and agenda, changed before and while it is held."""

import datetime as dt
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from textual.widgets import Input

from tests.factories import folder as within
from tests.factories import held, initiative, item, meeting, note, status
from tests.ui.driving import NEXT, PREVIOUS, opened
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.ui.forms.answer import AskScreen
from tryg_tui.ui.forms.record_fields import RowList
from tryg_tui.ui.forms.record_screen import RecordScreen
from tryg_tui.ui.meeting.sentences import agenda_changes, agenda_remarks, change_words
from tryg_tui.ui.screens.home import HomeScreen
from tryg_tui.ui.screens.minutes import MinutesScreen
from tryg_tui.words.names import place_words

AGENDA = tuple(item(id, title=id.title()) for id in ("status", "planer", "formidling", "andet"))


def parted(**fields: Any) -> Meeting:
    """A meeting of which two items were split and others moved, added, taken off and renamed."""
    status, _planer, told, _other = AGENDA
    late = {"part_of": "status", "late": True}
    parts = item("a", title="Veje", **late), item("b", title="Stier", **late)
    light = item("lys", title="Belysning", late=True)
    renamed = replace(told, title="Presse")
    return meeting(items=(renamed, status, *parts, light), state="open", **fields)


def test_what_is_done_to_an_agenda_is_said_item_by_item() -> None:
    before, after = meeting(items=AGENDA, state="open"), parted()
    assert agenda_changes(before, before) == []
    assert agenda_changes(before, after) == [
        "split: Status",
        "put on: Belysning",
        "taken off: Planer and Andet",
        "moved: Presse",
        "changed: Presse",
    ]
    assert change_words(within(), before, after).startswith("the agenda · split: Status · put on")


def test_an_agenda_is_approved_with_what_was_done_to_it() -> None:
    before = meeting(items=AGENDA, state="open")
    assert agenda_remarks(before, before) == ""
    assert agenda_remarks(before, parted()) == (
        "Put on the agenda: Belysning. Item 2 is split into 2.a and 2.b. Presse before Status. "
        "Taken off the agenda: Planer and Andet."
    )
    last = replace(before, items=(*AGENDA[1:], AGENDA[0]))
    assert agenda_remarks(before, last) == "Status last."
    hidden = item("sag", title="Sagen om Bo", private=True, late=True)
    added = replace(before, items=(*AGENDA, hidden))
    assert agenda_remarks(before, added) == "Put on the agenda: Closed item."


def test_of_many_who_are_noted_it_is_said_how_many() -> None:
    here = tuple(Attendance(person=id, status="present") for id in "abcd")
    before, after = meeting(), meeting(attendance=here)
    assert change_words(within(), before, after) == "attendance · Present: 4"
    assert change_words(within(), after, before) == "attendance · a, b, c and d"
    lit = held("2018-04-10", status(3, "lys", "plan", text="Godt"), note(4, "x" * 200))
    lit = replace(lit, state="planned")
    known = within(initiatives=(initiative("lys", title="Lys"),))
    said = change_words(known, meeting(), lit)
    assert said.startswith("#3 Status Lys: plan – Godt · #4 Note xxx")


async def test_head_and_agenda_are_changed_and_the_meeting_called_off(folder: Path) -> None:
    async with opened(folder) as tryg:
        before = tryg.meeting
        await tryg.press("A")
        plan = await tryg.show(RecordScreen)
        plan.query_one("#field-date", Input).value = "17.4"
        plan.query_one("#field-start", Input).value = "kl. 8"
        plan.query_one("#field-place", Input).value = "Rådhuset"
        plan.query_one("#field-end", Input).value = "ti"
        await tryg.press("ctrl+s")
        assert "is not understood as a time" in tryg.words
        plan.query_one("#field-end", Input).value = "1030"
        items = plan.query_one(RowList)
        items.focus()
        items.highlighted = 2
        await tryg.press("n")
        await tryg.until(lambda: tryg.screen is not plan)
        tryg.screen.query_one("#field-title", Input).value = "Lys ved stationen"
        await tryg.press("ctrl+s")
        await tryg.until(lambda: tryg.screen is plan)
        items.highlighted = 0
        await tryg.press("alt+down")
        assert "“Godkendelse af dagsorden" in tryg.words
        assert "is number 2 of 11 now." in tryg.words
        await tryg.press("ctrl+s")
        await tryg.until(lambda: tryg.screen is not plan)
        after = tryg.meeting
        for said in (
            "The meeting is moved from 10 April 2018 to 17 April 2018.",
            "“Godkendelse af referat” is now item 1, and was item 2.",
            "Put on the agenda: Lys ved stationen.",
            "u takes it back.",
        ):
            assert said in tryg.words
        assert (after.date, after.moved_from, after.id) == (
            dt.date(2018, 4, 17),
            before.date,
            NEXT,
        )
        assert (after.start, after.end) == (dt.time(8), dt.time(10, 30))
        assert after.place == "Rådhuset"
        assert place_words(tryg.session.workspace.folder, f"{NEXT}#1") == "17 Apr 2018, no. 1"
        assert [item.id for item in after.items[:5]] == [
            "previous-minutes",
            "agenda",
            "actions",
            "lys-ved-stationen",
            "index",
        ]
        await tryg.press("u")
        assert replace(tryg.meeting, revision=0, revised=None) == before
        await tryg.press("X")
        await tryg.show(AskScreen)
        await tryg.answer("Snestorm")
        assert (tryg.meeting.state, tryg.meeting.cancelled_because) == ("cancelled", "Snestorm")
        assert "This meeting was cancelled. Snestorm" in tryg.words
        await tryg.press("u")
        assert "Undone: that it was called off." in tryg.words
        assert replace(tryg.meeting, revision=0, revised=None) == before
        assert tryg.meeting.revision == 4
        await tryg.saved()
        assert tryg.on_disk() == tryg.meeting


async def test_a_topic_becomes_an_item_and_what_something_belongs_to_stays(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.press("X")
        assert "Only a planned meeting" in tryg.words
        await tryg.go(8)
        await tryg.highlight(f"topic:{PREVIOUS}#36")
        await tryg.press("P")
        await tryg.press("P")
        assert "item 9 of the agenda already" in tryg.words
        assert len(tryg.meeting.items) == 11
        new = tryg.meeting.items[8]
        assert (new.late, new.view, new.topic) == (True, "other", f"{PREVIOUS}#36")
        assert new.title.endswith("og nye kan komme til."), "the whole of it"
        assert new.short.endswith("…")
        assert "now item 9" in tryg.text
        await tryg.go(9)
        assert "put on at the meeting" in tryg.text
        await tryg.press("A")
        plan = await tryg.show(RecordScreen)
        items = plan.query_one(RowList)
        items.focus()
        items.highlighted = 8
        await tryg.press("delete", "ctrl+s")
        assert "cannot be taken off" in tryg.words
        await tryg.press("f9", "escape")
        await tryg.until(lambda: tryg.screen is tryg.host)
        assert tryg.meeting.items[8].id == new.id


async def test_an_item_is_split_while_the_meeting_goes_on(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(8)
        await tryg.press("S")
        await tryg.show(AskScreen)
        await tryg.answer(" Vagter ;; Penge[/] ")
        assert "On the agenda now: 8.a and 8.b" in tryg.words
        assert [number for number, _item in tryg.meeting.numbered][7:11] == ["8", "8.a", "8.b", "9"]
        await tryg.press("pagedown")
        assert "8.a Vagter" in tryg.text
        await tryg.press("n")
        await tryg.fill("To vagter.")
        await tryg.record()
        await tryg.press("9")
        assert tryg.shown == "other"
        await tryg.press("8", "A")
        plan = await tryg.show(RecordScreen)
        assert "8.b Penge[/]" in tryg.text
        items = plan.query_one(RowList)
        items.focus()
        items.highlighted = 9
        await tryg.press("enter")
        await tryg.until(lambda: tryg.screen is not plan)
        tryg.screen.query_one("#field-part_of", Input).value = ""
        await tryg.press("ctrl+s")
        await tryg.until(lambda: tryg.screen is plan)
        await tryg.press("ctrl+s")
        await tryg.until(lambda: tryg.screen is tryg.host)
        assert [number for number, _item in tryg.meeting.numbered][7:11] == ["8", "8.a", "9", "10"]
        await tryg.press("u", "u", "u")
        assert [number for number, _item in tryg.meeting.numbered][7:10] == ["8", "9", "10"]
        await tryg.press("U", "U")
        assert [entry.item for entry in tryg.entries] == ["vagter"]
        await tryg.press("S", "escape")
        await tryg.until(lambda: tryg.screen is tryg.host)
        await tryg.saved()
        assert tryg.on_disk() == tryg.meeting


async def test_a_meeting_is_called_off_on_the_front_page_and_read_as_an_agenda(
    folder: Path,
) -> None:
    async with opened(folder, start="home") as tryg:
        await tryg.press("X")
        await tryg.show(AskScreen)
        await tryg.press(*"Snestorm", "ctrl+s")
        await tryg.show(HomeScreen)
        assert "Cancelled · Snestorm" in tryg.row_text(f"meeting:{NEXT}")
        await tryg.select(f"meeting:{NEXT}")
        await tryg.show(MinutesScreen)
        assert "Agenda: " in tryg.words
        assert "CANCELLED: Snestorm" in tryg.words
        assert "Nothing recorded" not in tryg.words
        await tryg.press("escape")
        await tryg.show(HomeScreen)
        await tryg.highlight(f"meeting:{NEXT}")
        await tryg.press("X")
        assert "The meeting is planned again." in tryg.words
        await tryg.highlight(f"meeting:{PREVIOUS}")
        await tryg.press("X")
        assert "Only a planned meeting can be called off." in tryg.words
        await tryg.highlight("since")
        await tryg.press("X")
        assert "Highlight a meeting first." in tryg.words


async def test_a_planned_meeting_has_missed_nothing_and_says_where_it_has_too_little_time(
    folder: Path,
) -> None:
    async with opened(folder) as tryg:
        await tryg.go(10)
        assert "not reached" not in tryg.words.lower()
        assert "more is planned" not in tryg.text
        await tryg.press("A")
        plan = await tryg.show(RecordScreen)
        plan.query_one("#field-end", Input).value = "10"
        await tryg.press("ctrl+s")
        await tryg.until(lambda: tryg.screen is tryg.host)
        assert "more is planned than there is time for" in " ".join(tryg.part("#end").split())
