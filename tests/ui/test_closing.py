"""Closing the meeting in three steps, and what then lies in the folder."""

import datetime as dt
from pathlib import Path

import msgspec
from textual.widgets import Input

from tests.ui.driving import Clock, Driver, opened
from tryg_tui.core.review.closing import closing_checks
from tryg_tui.store.folder.load import read_meeting
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.screens.closing import ClosingScreen
from tryg_tui.ui.screens.home import HomeScreen
from tryg_tui.ui.screens.meeting import MeetingScreen
from tryg_tui.ui.screens.minutes import MinutesScreen

AUTUMN = "2018-10-09"
"""The Tuesday half a year after the shipped meeting."""


async def closing(tryg: Driver, step: int = 1) -> None:
    """Begin to close the open meeting, and go on to a step."""
    await tryg.do("start_or_close")
    await tryg.show(ClosingScreen)
    for _ in range(step - 1):
        await tryg.do("next_step")


def found(tryg: Driver) -> list[str]:
    """What looks unfinished, in the order of the screen."""
    assert tryg.app.desk is not None
    meeting = tryg.meeting
    checks = closing_checks(tryg.app.desk.folder, tryg.app.desk.ledger(meeting.id), meeting)
    return [check.code for check in checks]


def date_field(tryg: Driver) -> Input:
    return tryg.screen.query_one("#date", Input)


async def test_what_looks_unfinished_is_listed_leads_to_its_item_and_stops_nobody(
    folder: Path,
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await closing(tryg)
        assert "step 1 of 3" in tryg.part("#headline")
        assert len(tryg.ids()) == len(found(tryg)) == 11, "nobody, nine items, one overdue action"
        assert "Nobody is noted as present." in tryg.part("#rows")
        await tryg.press("pagedown", "pagedown")
        assert "step 3 of 3" in tryg.part("#headline")
        await tryg.press("escape")
        await closing(tryg)
        before = len(tryg.ids())
        place = found(tryg).index("item-untouched")
        await tryg.highlight(f"check:{place}")
        await tryg.press("j")
        assert tryg.meeting.items[1].not_reached
        assert len(tryg.ids()) == before - 1
        await tryg.highlight("check:0")
        await tryg.press("j")
        assert len(tryg.ids()) == before - 1, "nobody present is no item to mark"
        place = found(tryg).index("overdue-not-followed")
        await tryg.select(f"check:{place}")
        await tryg.show(MeetingScreen)
        assert tryg.shown == tryg.meeting.current == "actions"


async def test_actions_without_owner_or_date_are_pointed_out(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.do("attend_all")
        await tryg.go(9)
        await tryg.do("record_action")
        await tryg.fill("Nogen gør noget.")
        await tryg.record()
        await closing(tryg)
        rows = tryg.part("#rows")
        assert "Action #1 has no owner." in rows
        assert "Action #1 has no due date." in rows
        assert "Nobody" not in rows


async def test_steps_go_back_as_well_and_escape_leaves_the_meeting_open(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await closing(tryg, 2)
        await tryg.press("pageup")
        assert "step 1 of 3" in tryg.part("#headline")
        await tryg.press("pageup")
        await tryg.show(MeetingScreen)
        await closing(tryg, 3)
        await tryg.press("escape")
        await tryg.show(MeetingScreen)
        assert tryg.meeting.state == "open"
        assert not (folder / "minutes" / f"{AUTUMN}.toml").exists()


async def test_the_map_shows_what_comes_back_is_finished_and_was_not_reached(folder: Path) -> None:
    async with opened(folder, size=(120, 60)) as tryg:
        await tryg.start()
        await tryg.go(3)
        await tryg.highlight("action:2017-12-05#18")
        await tryg.do("follow_done")
        await tryg.go(8)
        await tryg.do("record_decision")
        await tryg.fill("Forslaget udsættes.", outcome="postponed")
        await tryg.record()
        await closing(tryg, 2)
        ids = tryg.ids()
        assert ids.index("carry:2018-04-10#2") < ids.index("carry:2017-12-05#18")
        assert "due 31 March 2018" in tryg.part("#rows")
        assert {"carry:2017-06-13#9", "carry:2017-12-05#36", "carry:index"} <= set(ids)
        assert not {"carry:actions", "carry:topics"} & set(ids)
        rows = tryg.part("#rows")
        for heading in ("Comes back (", "Finished (1)", "Not reached (4)"):
            assert heading in rows


async def test_finishing_from_an_earlier_step_goes_to_the_date_first(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await closing(tryg)
        await tryg.press("ctrl+s")
        assert tryg.meeting.state == "open"
        assert "step 3 of 3" in tryg.part("#headline")
        assert date_field(tryg).has_focus
        assert date_field(tryg).value == "9.10.2018"
        for typed in ("hmm", "31.2.2018", "9.13.2018"):
            date_field(tryg).value = typed
            await tryg.settle()
            await tryg.do("finish")
            assert isinstance(tryg.screen, ClosingScreen)
            assert "That is not a date" in tryg.part("#date-echo")
            assert tryg.meeting.state == "open"
        date_field(tryg).value = "9.10.2018"
        await tryg.settle()
        await tryg.press("ctrl+s")
        await tryg.show(MinutesScreen)


async def test_closing_writes_the_draft_and_the_next_meeting(folder: Path, clock: Clock) -> None:
    async with opened(folder, size=(120, 90)) as tryg:
        await tryg.start()
        await tryg.do("attend_all")
        for number in range(2, 8):
            clock.advance(minutes=10)
            await tryg.go(number)
        await tryg.do("record_note")
        await tryg.fill("Tallene er kommet.")
        await tryg.record()
        clock.advance(minutes=10)
        await closing(tryg, 3)
        assert "Tuesday 9 October 2018" in tryg.part("#date-echo")
        assert "Write the draft out as well?" in tryg.part("#write-label")
        await tryg.press("tab", "right", "right", "left", "right")
        assert "◉ PDF" in tryg.part("#write")
        await tryg.press("ctrl+s")
        await tryg.show(MinutesScreen)
        assert "Tallene er kommet." in tryg.words
        await tryg.until(lambda: "Written:" in tryg.part("#said"))
        assert "minutes-2018-04-10-draft.pdf" in tryg.part("#said").replace(" ", "")
        assert Path("minutes-2018-04-10-draft.pdf").read_bytes().startswith(b"%PDF")
        said = tryg.part("#said")
        assert "minutes/2018-04-10.toml" in said
        assert "Tuesday 9 October 2018" in said
        await tryg.saved()
        draft = tryg.on_disk()
        assert (draft.state, draft.closed, draft.since) == ("draft", clock.now, None)
        assert [entry.text for entry in draft.entries] == ["Tallene er kommet."]
        following = tryg.on_disk(AUTUMN)
        assert (following.state, following.date) == ("planned", dt.date(2018, 10, 9))
        assert following.title == "Planlægningsgruppemøde, efterår 2018"
        assert following.start == draft.start
        carried = [item.id for item in following.items if item.carried_from == "2018-04-10"]
        assert carried == ["topics"]
        assert [item.id for item in following.items] == [item.id for item in draft.items]
        await tryg.press("escape")
        await tryg.show(HomeScreen)
        assert AUTUMN in " ".join(tryg.ids())


async def test_enter_in_the_field_closes_the_meeting_too(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await closing(tryg, 3)
        await date_field(tryg).action_submit()
        await tryg.show(MinutesScreen)
        await tryg.saved()
        assert tryg.on_disk().state == "draft"


async def test_an_empty_date_prepares_no_meeting(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await closing(tryg, 3)
        date_field(tryg).value = ""
        await tryg.do("finish")
        await tryg.show(MinutesScreen)
        await tryg.saved()
        assert len(list((folder / "minutes").glob("*.toml"))) == 3


async def test_a_next_meeting_that_is_planned_already_is_not_planned_again(folder: Path) -> None:
    loaded, _problems = read_meeting(folder, "minutes/2018-04-10.toml")
    assert loaded is not None
    later = msgspec.structs.replace(loaded.value, id="2018-11-06", date=dt.date(2018, 11, 6))
    save_meeting(folder, later, None)
    async with opened(folder) as tryg:
        await tryg.start()
        await closing(tryg, 3)
        assert "planned already: Tuesday 6 November 2018" in tryg.words
        assert not date_field(tryg).display
        await tryg.do("finish")
        await tryg.show(MinutesScreen)
        await tryg.saved()
        assert not (folder / "minutes" / f"{AUTUMN}.toml").exists()


async def test_a_second_meeting_on_a_day_gets_an_id_of_its_own(folder: Path) -> None:
    loaded, _problems = read_meeting(folder, "minutes/2017-12-05.toml")
    assert loaded is not None
    held = msgspec.structs.replace(loaded.value, id=AUTUMN, date=dt.date(2018, 10, 9))
    save_meeting(folder, held, None)
    async with opened(folder) as tryg:
        await tryg.start()
        await closing(tryg, 3)
        await tryg.do("finish")
        await tryg.show(MinutesScreen)
        await tryg.saved()
        assert tryg.on_disk(f"{AUTUMN}-2").state == "planned"
        assert tryg.on_disk(AUTUMN).state == "final"


async def test_letters_and_arrows_go_into_the_date_and_step_nothing(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await closing(tryg, 3)
        date_field(tryg).value = "9"
        date_field(tryg).cursor_position = 1
        await tryg.press("left", "j", "full_stop", "space", "right", "question_mark", "q")
        assert date_field(tryg).value == "j. 9?q"
        await tryg.press("pageup")
        assert "step 2 of 3" in tryg.words
        await tryg.press("pagedown")
        assert date_field(tryg).value == "j. 9?q"
        assert "step 3 of 3" in tryg.part("#headline")
        assert not tryg.app._exit


async def drafted(tryg: Driver) -> None:
    """Start and close the meeting; its draft is on the screen and on disk."""
    await tryg.start()
    await tryg.go(4)
    await closing(tryg, 3)
    await tryg.do("finish")
    await tryg.show(MinutesScreen)
    await tryg.saved()


async def test_a_draft_is_made_final_and_then_stays_as_it_is(folder: Path) -> None:
    async with opened(folder) as tryg:
        await drafted(tryg)
        await tryg.press("c")
        await tryg.show(ChooseScreen)
        await tryg.choose("final")
        await tryg.show(MinutesScreen)
        await tryg.saved()
        assert tryg.on_disk().state == "final"
        assert "are final" in tryg.part("#said")
        await tryg.press("c")
        assert isinstance(tryg.screen, MinutesScreen)
        assert tryg.on_disk().state == "final"


async def test_a_draft_is_taken_up_again_where_the_meeting_ended(
    folder: Path, clock: Clock
) -> None:
    async with opened(folder) as tryg:
        await drafted(tryg)
        clock.advance(minutes=1)
        await tryg.do("start_or_close")
        await tryg.show(ChooseScreen)
        await tryg.choose("reopen")
        await tryg.show(MeetingScreen)
        assert tryg.meeting.state == "open"
        assert tryg.shown == tryg.meeting.current == "index"
        await tryg.do("record_note")
        await tryg.fill("Det sidste ord.")
        await tryg.record()
        await closing(tryg, 3)
        assert "planned already" in tryg.words
        await tryg.do("finish")
        await tryg.show(MinutesScreen)
        await tryg.saved()
        assert [entry.text for entry in tryg.on_disk().entries] == ["Det sidste ord."]
        assert tryg.on_disk().state == "draft"
        await tryg.do("back")
        await tryg.show(HomeScreen)


async def test_undo_does_not_reach_back_before_the_closing(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.do("attend_all")
        await closing(tryg, 3)
        await tryg.do("finish")
        await tryg.show(MinutesScreen)
        await tryg.do("start_or_close")
        await tryg.show(ChooseScreen)
        await tryg.choose("reopen")
        await tryg.show(MeetingScreen)
        await tryg.do("undo")
        assert tryg.meeting.state == "open"
        assert len(tryg.meeting.attendance) == 7
