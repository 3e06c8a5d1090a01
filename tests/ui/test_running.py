"""A meeting on the screen: it is started, stepped through, and keeps its time."""

import datetime as dt
from pathlib import Path

from msgspec.structs import replace
from textual.widgets import OptionList, Static

from tests.ui.driving import NEXT, Clock, opened
from tryg_tui.core.plot.canvas import block_digits
from tryg_tui.core.plot.letters import large_letters
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.store.folder.load import read_meeting
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.ui.dialogs.modal import BlankScreen, ChooseScreen, TextScreen
from tryg_tui.ui.screens.closing import ClosingScreen
from tryg_tui.ui.screens.home import HomeScreen
from tryg_tui.ui.widgets.rail import Rail

ITEMS = (
    "agenda",
    "previous-minutes",
    "actions",
    "index",
    "initiatives",
    "communication",
    "measurement",
    "topics",
    "other",
    "next-meeting",
)

RECORDING = {
    5: ("record_decision", "record_status"),
    9: ("record_note", "record_topic"),
    2: ("approve", "approve_remarks", "amend"),
    3: ("follow_done", "follow_open", "follow_dropped"),
}
"""What is offered to be done at an item once the meeting has been started."""


async def test_a_planned_meeting_is_gone_through_without_a_change_and_started(
    folder: Path, clock: Clock
) -> None:
    async with opened(folder) as tryg:
        before = tryg.meeting
        assert before.state == "planned"
        assert "has not started" in tryg.part("#banner")
        await tryg.press("pagedown", "5", "pageup")
        assert tryg.shown == "index"
        for key in "2345678901":
            await tryg.press(key)
            assert tryg.shown == ITEMS[(int(key) or 10) - 1]
        rail = tryg.screen.query_one(Rail)
        rail.focus()
        rail.highlighted = 6
        rail.action_select()
        await tryg.until(lambda: tryg.shown == "measurement")
        await tryg.go(4)
        assert "Andel trygge" in tryg.part("#headline")
        await tryg.press("v")
        assert "Tillid til politiet" in tryg.part("#headline")
        assert "Andel trygge" not in tryg.part("#headline")
        await tryg.press("v")
        assert "Andel trygge" in tryg.part("#headline")
        await tryg.go(1)
        await tryg.press("full_stop")
        await tryg.show(BlankScreen)
        title = large_letters("Tryg Aalborg", 116, 18)
        seen = tryg.text
        assert all(row in seen for row in title), "one program alone is blanked itself"
        assert "Godkendelse af dagsorden" not in seen
        assert all(row.strip() in seen for row in block_digits("09:00", 116, 12))
        await tryg.press("full_stop")
        assert tryg.screen is tryg.host
        assert "Godkendelse af dagsorden" in tryg.text
        for item, actions in RECORDING.items():
            await tryg.go(item)
            if item == 2:
                await tryg.highlight(next(id for id in tryg.ids() if id.startswith("entry:")))
            for action in actions:
                await tryg.do(action)
                await tryg.show(ChooseScreen)
                await tryg.press("escape")
                assert tryg.screen is tryg.host
        await tryg.do("record_note")
        await tryg.show(ChooseScreen)
        await tryg.choose("wait")
        assert not tryg.editor.is_open
        await tryg.go(10)
        await tryg.do("next_item")
        assert tryg.screen is tryg.host, "a planned meeting has nothing to close"
        assert tryg.meeting == before == tryg.on_disk()
        await tryg.go(1)
        await tryg.do("record_note")
        await tryg.show(ChooseScreen)
        await tryg.choose("start")
        assert tryg.meeting.opened == clock.now
        assert tryg.meeting.current == "agenda"
        assert "has not started" not in tryg.text
        assert not tryg.entries
        await tryg.saved()
        assert tryg.on_disk() == tryg.meeting


async def test_numbers_beyond_ten_go_to_their_item_and_nobody_is_trapped(folder: Path) -> None:
    async with opened(folder) as tryg:
        more = tuple(replace(tryg.meeting.items[-1], id=f"sag-{n}") for n in range(11, 21))
        now, session = tryg.meeting, tryg.host.session
        assert isinstance(session, MeetingSession)
        session.arrange(now, replace(now, items=(*now.items, *more)))
        await tryg.settle()
        await tryg.press("1")
        assert tryg.shown == ITEMS[0]
        await tryg.press("2")
        assert tryg.shown == "sag-12"
        assert "Item 12; 2 once more goes to item 2." in tryg.words
        await tryg.press("2")
        assert tryg.shown == ITEMS[1]
        # Two digits in one go, and the one after them begins anew.
        await tryg.press("1", "1", "5")
        assert tryg.shown == ITEMS[4]
        await tryg.press("1", "1")
        assert tryg.shown == "sag-11"
        await tryg.press("2", "0")
        assert tryg.shown == "sag-20"
        await tryg.press("0")
        assert tryg.shown == ITEMS[9]
        # Whoever has gone on from the first begins anew as well.
        await tryg.press("1", "pagedown", "1")
        assert tryg.shown == ITEMS[0]
        await tryg.press("1", "2", "1", "0")
        assert tryg.shown == ITEMS[9]


async def test_a_meeting_may_begin_at_the_item_on_screen_with_what_was_to_be_written(
    folder: Path,
) -> None:
    async with opened(folder) as tryg:
        await tryg.go(5)
        second = [id for id in tryg.ids() if id.startswith("initiative:")][1]
        await tryg.highlight(second)
        await tryg.press("b", "down", "enter")
        assert (tryg.meeting.state, tryg.shown) == ("open", "initiatives")
        assert tryg.meeting.current == "initiatives"
        assert tryg.editor.is_open
        await tryg.press(*"Ja.", "ctrl+s")
        assert (tryg.entries[-1].text, tryg.entries[-1].item) == ("Ja.", "initiatives")
        assert f"initiative:{tryg.entries[-1].initiative}" == second


async def test_a_meeting_of_another_day_is_started_when_that_is_meant_and_taken_back(
    folder: Path, clock: Clock
) -> None:
    clock.advance(days=-40)
    async with opened(folder) as tryg:
        await tryg.press("c")
        await tryg.show(ChooseScreen)
        asked = (
            "The meeting is planned for 10 April 2018. Start it today, 1 March 2018? "
            "Its date then becomes 1 March 2018."
        )
        assert str(tryg.screen.query_one(".window-title", Static).content) == asked
        await tryg.press("enter")
        assert (tryg.screen, tryg.meeting.state) == (tryg.host, "planned")
        await tryg.press("c")
        await tryg.show(ChooseScreen)
        assert tryg.screen.query_one(OptionList).option_count == 2
        await tryg.choose("start")
        assert tryg.meeting.state == "open"
        assert tryg.meeting.date == dt.date(2018, 3, 1)
        assert tryg.meeting.moved_from == dt.date(2018, 4, 10)
        assert tryg.meeting.revision == 1, "calendars learn of it"
        await tryg.press("u")
        assert "Undone: the start of the meeting." in tryg.words
        assert (tryg.meeting.state, tryg.meeting.opened) == ("planned", None)
        await tryg.press("u")
        assert str(tryg.meeting.date) == "2018-04-10"
        assert tryg.meeting.moved_from is None


async def test_a_meeting_that_was_held_before_may_keep_its_date(folder: Path, clock: Clock) -> None:
    clock.advance(days=1)
    async with opened(folder) as tryg:
        await tryg.press("c")
        await tryg.show(ChooseScreen)
        await tryg.choose("keep")
        assert (tryg.meeting.state, tryg.meeting.date) == ("open", dt.date(2018, 4, 10))
        assert tryg.meeting.moved_from is None


async def test_clicker_and_arrow_keys_step_whatever_list_has_the_focus(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        steps = [
            ("pagedown", 1), ("right", 2), ("space", 2), ("right", 3), ("space", 4),
            ("pageup", 3), ("left", 2), ("left", 1), ("left", 0), ("pageup", 0),
        ]  # fmt: skip
        for list_with_focus in ("rows", "rail"):
            for key, place in steps:
                tryg.screen.query_one(f"#{list_with_focus}", OptionList).focus()
                await tryg.press(key)
                assert tryg.shown == tryg.meeting.current == ITEMS[place], key
        await tryg.go(10)
        await tryg.press("pagedown")
        await tryg.show(ClosingScreen)


async def test_time_is_counted_on_the_item_taken_up_and_more_is_given(
    folder: Path, clock: Clock
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(4)
        await tryg.press("t")
        await tryg.press("t")
        assert "00:00 of 25:00" in tryg.part("#item-title")
        told = "10 min more for Tryghedsindeks: to end on time, 10 min from Indsatser"
        assert told in tryg.part("#end")
        await tryg.press("u")
        assert "Undone: the agenda." in tryg.words
        assert "00:00 of 20:00" in tryg.part("#item-title")
        await tryg.press("j")
        assert tryg.host.item.not_reached
        assert "not reached" in tryg.text
        await tryg.press("j")
        assert not tryg.host.item.not_reached
        await tryg.saved()
        assert tryg.on_disk() == tryg.meeting
        await tryg.go(1)
        clock.advance(minutes=4)
        await tryg.do("next_item")
        clock.advance(minutes=7)
        await tryg.do("next_item")
        agenda, minutes, actions = tryg.meeting.items[:3]
        assert (agenda.seconds, minutes.seconds) == (240, 420)
        assert actions.started == clock.now
        assert "7/5" in tryg.text
        assert "!7/5" in tryg.text, "more than planned is marked with a sign"


async def test_the_clock_goes_on_at_the_front_page_and_the_end_of_the_program_is_a_break(
    folder: Path, clock: Clock
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(4)
        clock.advance(minutes=3)
        await tryg.press("escape")
        assert tryg.screen is tryg.host
        assert "Esc again goes to the front page; the meeting goes on." in tryg.words
        # Neither another key between nor a while later is it meant by accident.
        await tryg.press("down", "escape")
        assert tryg.screen is tryg.host
        clock.advance(seconds=6)
        await tryg.press("escape")
        assert tryg.screen is tryg.host
        await tryg.press("escape")
        await tryg.show(HomeScreen)
        assert "In progress · at item 4" in tryg.words
        clock.advance(minutes=30)
        await tryg.do("run_next")
        await tryg.until(lambda: tryg.host.is_mounted)
        clock.advance(minutes=2)
        assert tryg.shown == "index"
        await tryg.go(5)
        assert tryg.meeting.items[3].seconds == 35 * 60 + 6
        assert "break" not in tryg.part("#end")
        clock.advance(minutes=3)
        await tryg.press("escape", "escape")
        await tryg.show(HomeScreen)
        await tryg.app.action_quit()
        assert (tryg.on_disk().since, tryg.on_disk().items[4].seconds) == (None, 180)
    clock.advance(minutes=31)
    async with opened(folder) as tryg:
        await tryg.until(lambda: tryg.meeting.since is not None)
        clock.advance(minutes=2)
        await tryg.go(6)
        assert tryg.meeting.items[4].seconds == 300
        assert "break 31 min, counted in no item" in tryg.part("#end")


async def test_looking_at_items_by_their_numbers_makes_none_of_them_finished(
    folder: Path, clock: Clock
) -> None:
    async with opened(folder, size=(120, 40)) as tryg:
        await tryg.start()
        for number in (4, 5, 6, 7):
            clock.advance(seconds=5)
            await tryg.go(number)
        # All 150 planned minutes are still to come, but for what the looking took.
        assert "Ends about 11:30" in tryg.part("#end")
        await tryg.go(1)
        clock.advance(minutes=2)
        await tryg.press("pagedown")
        assert tryg.meeting.items[0].done
        assert tryg.part("#rail").startswith("✓ 1")


async def test_details_of_a_row_are_shown_in_full(folder: Path) -> None:
    async with opened(folder, size=(80, 24)) as tryg:
        await tryg.go(5)
        await tryg.select("initiative:et-trygt-natteliv")
        await tryg.show(TextScreen)
        assert "Nattelivet har en høj tryghed" in tryg.words
        await tryg.press("escape")
        assert tryg.screen is tryg.host


async def test_what_was_written_for_an_item_beforehand_stands_at_every_item(folder: Path) -> None:
    loaded, _problems = read_meeting(folder, f"minutes/{NEXT}.toml")
    assert loaded is not None
    text = "Forberedt [b]tekst[/] " + "med flere ord " * 60
    items = tuple(replace(item, text=text) for item in loaded.value.items)
    save_meeting(folder, replace(loaded.value, items=items), loaded.sha256)
    async with opened(folder, size=(100, 36)) as tryg:
        for number in range(1, len(items) + 1):
            await tryg.go(number)
            if tryg.host.item.view == "other":
                assert tryg.part("#rows").count("flere ord") > 20, "all of it, to be scrolled"
                continue
            told = tryg.part("#headline")
            assert "Forberedt [b]tekst[/] med flere ord" in told
            assert told.endswith("…"), "a long text leaves room for the view"
        await tryg.go(4)
        await tryg.press("minus")
        assert tryg.host.chosen.slot
        await tryg.go(7)
        assert not tryg.host.chosen.slot, "the year looked at there says nothing here"
