"""Several programs at one meeting: one writes, the others follow, and any steps the agenda."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace
from textual.screen import Screen

from tests.ui.driving import NEXT, Driver, opened
from tryg_tui.core.meetings.disputes import Conflict
from tryg_tui.core.model.entries import Decision
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.session.meeting.events import Changed
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.store.folder.load import read_meeting
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.store.presence import lease as leases
from tryg_tui.store.presence.live import Role, read_live
from tryg_tui.ui.app import Start
from tryg_tui.ui.dialogs.clock import ClockScreen
from tryg_tui.ui.dialogs.dispute import DisputeDialog, settle
from tryg_tui.ui.dialogs.large import LargeScreen
from tryg_tui.ui.dialogs.modal import BlankScreen, ChooseScreen
from tryg_tui.ui.dialogs.since import SinceScreen
from tryg_tui.ui.forms.entry_editor import EntryEditor
from tryg_tui.ui.places import redraw
from tryg_tui.ui.screens.meeting import MeetingScreen
from tryg_tui.ui.screens.minutes import MinutesScreen
from tryg_tui.ui.screens.shared import SharedScreen

FILE = f"minutes/{NEXT}.toml"


@asynccontextmanager
async def both(folder: Path) -> AsyncIterator[tuple[Driver, Driver]]:
    """The secretary's program with the meeting begun, and a shared screen beside it."""
    async with opened(folder) as secretary:
        await secretary.start()
        await secretary.saved()
        async with opened(folder, start="screen") as shared:
            await secretary.until(lambda: secretary.followed.presence.screens)
            await shared.until(lambda: shared.followed.presence.participants.others)
            yield secretary, shared


async def noted(tryg: Driver, text: str, **fields: str) -> None:
    await tryg.do("record_note")
    await tryg.fill(text, **fields)
    await tryg.record()


def elsewhere(folder: Path, **changes: object) -> Meeting:
    """Change the meeting as another program or person does, and return what it says now."""
    loaded, _problems = read_meeting(folder, FILE)
    assert loaded is not None
    changed = replace(loaded.value, **changes)
    return save_meeting(folder, changed, loaded.sha256).value


async def test_what_is_recorded_stands_on_the_shared_screen_but_nothing_private_or_begun(
    folder: Path,
) -> None:
    async with both(folder) as (secretary, shared):
        assert isinstance(shared.screen, SharedScreen)
        assert {one.role for one in read_live(folder, NEXT)} == {"secretary", "screen"}
        assert leases.read_lease(folder, NEXT) is not None
        await noted(secretary, "HEMMELIGT", private="yes")
        await noted(secretary, "Åbent")
        await shared.until(lambda: "Åbent" in shared.part("#decided"))
        assert "1 screen" in secretary.top
        assert "minutes are taken" in shared.top
        assert "HEMMELIGT" not in shared.text
        assert shared.app.workspace is not None
        assert "HEMMELIGT" not in repr(shared.app.workspace.folder)
        assert [entry.n for entry in shared.entries] == [2]
        await secretary.highlight("person:tryg-kommune")
        await secretary.do("attend_present")
        await secretary.highlight("person:natteliv-politi")
        await secretary.do("attend_absent")
        await secretary.saved()
        await shared.until(lambda: "Tovholder for strategien, Aalborg" in shared.words)
        assert "Ankerperson for Et trygt natteliv" not in shared.words, "nobody is named as away"
        assert "natteliv-politi" not in repr(shared.meeting.attendance)
        await secretary.do("record_action")
        await secretary.fill("Ring til ejerne", owners="Ankerperson for Et trygt")
        await secretary.record()
        await shared.until(lambda: "Ring til ejerne" in shared.part("#decided"))
        assert "Ankerperson" not in shared.words
        assert "Ankerperson" not in repr(shared.app.workspace.folder.partnership.people)
        assert "Nordjyllands Politi" in shared.part("#decided"), "but whom they are there for is"
        await secretary.highlight("person:natteliv-politi")
        await secretary.do("attend_present")
        await shared.until(lambda: "Ankerperson" in shared.part("#decided"))
        await secretary.highlight("person:natteliv-politi")
        await secretary.do("attend_absent")
        await secretary.saved()
        await secretary.do("record_note")
        await secretary.fill("Halvt skrevet")
        await secretary.until(lambda: any(one.writing for one in read_live(folder, NEXT)))
        await shared.settle()
        assert "Halvt" not in shared.text
        assert not shared.screen.query(EntryEditor)
        for command in ("record_note", "record_decision", "start_or_close", "undo"):
            assert command not in {c.id for c in shared.host.commands()}
    assert read_live(folder, NEXT) == ()
    assert leases.read_lease(folder, NEXT) is None
    assert set(get_args(Role)) == {"secretary", "screen", "follower"}


async def test_either_side_steps_the_agenda_and_the_other_follows_unless_it_writes(
    folder: Path,
) -> None:
    async with both(folder) as (secretary, shared):
        await secretary.press("pagedown")
        await shared.until(lambda: shared.shown == "previous-minutes")
        await shared.press("pagedown")
        await secretary.until(lambda: secretary.shown == "actions")
        assert secretary.meeting.current == "actions", "the clock is at the item too"
        await shared.press("pageup")
        await secretary.until(lambda: secretary.shown == "previous-minutes")
        await secretary.press("7")
        await shared.until(lambda: shared.shown == "measurement")
        await secretary.do("record_note")
        await secretary.fill("Midt i en sætning")
        await shared.press("5")
        await secretary.until(lambda: secretary.followed.presence.behind is not None)
        assert secretary.shown == "measurement"
        assert shared.shown == "initiatives"
        await secretary.record()
        await secretary.until(lambda: secretary.shown == "initiatives")
        assert [(e.item, e.text) for e in secretary.entries] == [
            ("measurement", "Midt i en sætning")
        ]


async def test_the_shared_screen_is_blanked_and_brought_back_from_either_side(folder: Path) -> None:
    async with both(folder) as (secretary, shared):
        for key in ("full_stop", "b"):
            await shared.press(key)
            assert isinstance(shared.screen, BlankScreen)
            await secretary.until(lambda: "screen blank" in secretary.top)
            await shared.press(key)
            assert isinstance(shared.screen, SharedScreen)
            await secretary.until(lambda: "1 screen" in secretary.top)
        await secretary.press("full_stop")
        assert secretary.screen is secretary.host
        await shared.until(lambda: isinstance(shared.screen, BlankScreen))
        await secretary.press("pagedown", "full_stop")
        await shared.until(lambda: isinstance(shared.screen, SharedScreen))
        await shared.until(lambda: shared.shown == "previous-minutes")
        await shared.press("full_stop", "q")
        assert shared.app._exit, "a blank screen is closed by the key that closes every other"


async def test_a_shared_screen_follows_inside_an_item_and_may_go_on_by_itself(
    folder: Path,
) -> None:
    async with both(folder) as (secretary, shared):
        await secretary.press("5", "down")
        await shared.until(lambda: shared.shown == "initiatives")
        await secretary.press("down")
        wanted = secretary.highlighted()
        await shared.until(lambda: shared.highlighted() == wanted)
        await secretary.press("enter")
        await shared.until(lambda: isinstance(shared.screen, LargeScreen))
        await secretary.press("escape")
        await shared.until(lambda: shared.screen is shared.host)
        await secretary.press("h")
        await secretary.choose("actions")
        shown = secretary.ids()
        await shared.until(lambda: shared.ids() == shown)
        await shared.press("down")
        wanted = shared.highlighted()
        assert wanted != shown[1]
        await secretary.until(lambda: secretary.highlighted() == wanted)
        for key in ("z", "T"):
            await secretary.press(key)
            assert isinstance(secretary.screen, SinceScreen | ClockScreen)
            await shared.until(lambda: type(shared.screen) is type(secretary.screen))
            await secretary.press("escape")
            await shared.until(lambda: shared.screen is shared.host)


async def test_what_is_chosen_of_a_chart_is_shown_to_all_and_stays_with_its_item(
    folder: Path,
) -> None:
    async with both(folder) as (secretary, shared):
        await secretary.press("4", "k")
        await shared.until(lambda: shared.host.chosen.areas == 1)
        assert shared.host.page.plot == secretary.host.page.plot
        await secretary.press("v")
        measure = secretary.host.chosen.measure
        await shared.until(lambda: shared.host.chosen.measure == measure)
        await secretary.press("7")
        assert not secretary.host.chosen.measure
        await shared.until(lambda: shared.shown == "measurement")
        assert not shared.host.chosen.measure
        await secretary.press("4")
        assert secretary.host.chosen.measure == measure
        await shared.press("k")
        areas = shared.host.chosen.areas
        await secretary.until(lambda: secretary.host.chosen.areas == areas)


async def test_a_private_row_is_looked_at_by_the_secretary_alone(folder: Path) -> None:
    async with both(folder) as (secretary, shared):
        await secretary.press("8")
        await secretary.do("record_topic")
        await secretary.fill("HEMMELIGT", private="yes")
        await secretary.record()
        await secretary.saved()
        await secretary.press("down", "enter")
        await shared.until(lambda: shared.shown == "topics")
        assert "HEMMELIGT" not in shared.text
        assert all("HEMMELIGT" not in repr(live) for live in read_live(folder, NEXT))


async def test_a_second_program_follows_says_who_writes_and_takes_over_where_nobody_does(
    folder: Path,
) -> None:
    async with opened(folder) as first:
        await first.start()
        await first.saved()
        async with opened(folder) as second:
            await second.until(lambda: "this screen follows" in second.part("#banner"))
            assert not second.session.writable
            assert "record_note" not in {c.id for c in second.host.commands()}
            assert "take_over" not in {c.id for c in second.host.commands()}
            await second.press("n")
            assert "Nothing was recorded." in second.footer
            assert "takes the minutes; this screen follows." in second.footer
            await first.until(lambda: "1 follows" in first.top)
            await noted(first, "Et")
            await second.until(lambda: "Et" in second.part("#minutes"))
            await first.do("back")
            await second.until(lambda: "Nobody takes the minutes" in second.part("#banner"))
            await second.press("O")
            await second.show(ChooseScreen)
            await second.choose("take")
            await second.until(lambda: second.session.writable)
            await noted(second, "To")
            await second.saved()
            assert [entry.text for entry in second.on_disk().entries] == ["Et", "To"]


async def test_a_version_written_by_others_is_shown_and_lines_it_lacks_can_be_put_back(
    folder: Path,
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.saved()
        elsewhere(folder, title="Et andet navn")
        await tryg.until(lambda: "Et andet navn" in tryg.top)
        await noted(tryg, "ORD0")
        await tryg.saved()
        assert tryg.on_disk().title == "Et andet navn"
        older = (folder / FILE).read_bytes()
        for text in ("ORD1", "ORD2"):
            await noted(tryg, text)
            await tryg.saved()
        for answer, kept in (("leave", [1]), ("back", [1, 4])):
            (folder / FILE).write_bytes(older)
            await tryg.show(ChooseScreen)
            gone = "2 lines that stood here are gone" if answer == "leave" else "1 line"
            assert gone in tryg.words
            assert ("ORD1" if answer == "leave" else "ORD3") in tryg.words
            *_, copy = sorted((folder / "minutes").glob("*.conflict-*.toml"), key=written_at)
            assert copy.name[:30] in tryg.words
            assert ("ORD2" if answer == "leave" else "ORD3") in copy.read_text(encoding="utf-8")
            await tryg.choose(answer)
            await tryg.saved()
            assert [entry.n for entry in tryg.on_disk().entries] == kept
            if answer == "leave":
                await noted(tryg, "ORD3")
                await tryg.saved()
                assert tryg.on_disk().entries[-1].n == 4, "no number is used twice"


def written_at(path: Path) -> int:
    """When a file was written."""
    return path.stat().st_mtime_ns


async def test_words_changed_by_others_stand_where_they_were_removed_here_until_one_says_otherwise(
    folder: Path,
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await noted(tryg, "Deres")
        await tryg.saved()
        (theirs,) = tryg.entries
        conflict = Conflict("entry", "1", "", None, theirs)
        for answer, kept in (("enter", ["Deres"]), ("escape", ["Deres"]), ("ours", [])):
            settle(
                tryg.app, tryg.host.workspace.folder, tryg.host.saver.file(FILE), (conflict,), ""
            )
            await tryg.show(DisputeDialog)
            assert "Removed" in tryg.part("#versions")
            assert "Deres" in tryg.part("#versions")
            await (tryg.choose(answer) if answer == "ours" else tryg.press(answer))
            await tryg.saved()
            await tryg.until(
                lambda kept=kept: [e.text for e in tryg.on_disk().entries] == kept  # type: ignore[misc]
            )
            assert [entry.text for entry in tryg.entries] == kept


async def test_a_private_item_has_its_place_and_no_title_on_the_shared_screen(folder: Path) -> None:
    loaded, _problems = read_meeting(folder, FILE)
    assert loaded is not None
    first, second, *rest = loaded.value.items
    closed = replace(second, title="LUKKET", short="LUKKET", text="LUKKET", private=True)
    elsewhere(folder, items=(first, closed, *rest))
    async with opened(folder, start="screen") as shared:
        await shared.go(2)
        assert "2 Closed item" in " ".join(shared.part("#progress").split())
        assert "LUKKET" not in shared.text
        assert "2/10" in shared.part("#progress"), "it keeps its place"
        await shared.press("ctrl+l")
        assert "2 Lukket punkt" in " ".join(shared.part("#progress").split())
        assert "Closed item" not in shared.text


async def test_the_room_is_told_where_the_clock_is_while_nobody_takes_the_minutes(
    folder: Path,
) -> None:
    async with both(folder) as (secretary, shared):
        await secretary.press("escape", "escape")
        await shared.until(lambda: "nobody takes minutes" in shared.top)
        assert "the clock goes on" not in shared.part("#banner")
        await shared.press("3")
        assert "the clock goes on at item 1" in shared.part("#banner")
        await secretary.do("run_next")
        await secretary.until(lambda: secretary.host_or_none is not None)
        await shared.until(lambda: "the clock goes on" not in shared.part("#banner"))


async def test_taking_over_is_asked_and_whoever_wrote_keeps_their_words(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(folder) as first:
        await first.start()
        await noted(first, "Et")
        await first.saved()
        # The program goes on, but is not heard of any more.
        joined = first.followed.presence._joined
        assert joined is not None
        first.host.presence.leave(joined[1])
        monkeypatch.setattr(first.host.presence, "_leaving", [])
        stalled = leases.myself()
        path = leases.lease_path(folder, NEXT)
        path.write_text(
            json.dumps(
                {"user": "mette", "host": "bærbar", "pid": 1, "boot": "x", "nonce": stalled.nonce}
            ),
            encoding="utf-8",
        )
        monkeypatch.setattr(leases, "STALE_SECONDS", 0.3)
        async with opened(folder) as second:
            await second.until(lambda: "does not answer" in second.part("#banner"))
            assert "mette@bærbar" in second.part("#banner")
            await second.press("O")
            await second.show(ChooseScreen)
            await second.choose("wait")
            assert not second.session.writable
            await second.press("O")
            await second.show(ChooseScreen)
            await second.choose("take")
            await second.until(lambda: second.session.writable)
            await noted(second, "To")
            await second.saved()
            assert [entry.text for entry in second.on_disk().entries] == ["Et", "To"]


async def test_a_decision_changed_on_both_sides_is_shown_side_by_side(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.do("record_decision")
        await tryg.fill("Før")
        await tryg.record()
        await tryg.saved()
        (decision,) = tryg.entries
        assert isinstance(decision, Decision)
        await tryg.do("edit")
        await tryg.fill("Vores")
        elsewhere(folder, entries=(replace(decision, text="Deres"),))
        await tryg.record()
        await tryg.show(DisputeDialog)
        assert "Vores" in tryg.words
        assert "Deres" in tryg.words
        await tryg.choose("theirs")
        await tryg.saved()
        assert [entry.text for entry in tryg.on_disk().entries] == ["Deres"]
        (copy,) = (folder / "minutes").glob("*.conflict-*.toml")
        assert "Deres" in copy.read_text(encoding="utf-8")


async def test_a_screen_that_is_not_there_yet_is_not_drawn(folder: Path) -> None:
    async with opened(folder, start="home"):
        redraw(MinutesScreen(NEXT))


class Counting(Screen[object]):
    """A screen that counts how often it is drawn."""

    drawn = 0

    def redraw(self) -> None:
        self.drawn += 1


async def test_a_screen_that_is_being_taken_away_is_not_drawn(folder: Path) -> None:
    async with opened(folder, start="home") as tryg:
        going = Counting()
        await tryg.app.push_screen(going)
        redraw(going)
        before = going.drawn
        left = going.remove()
        redraw(going)
        assert going.drawn == before
        await left


@pytest.mark.parametrize("start", ["run", "screen"])
async def test_news_of_a_meeting_draws_no_screen_that_is_going_part_by_part(
    folder: Path, start: Start
) -> None:
    async with opened(folder, start=start) as tryg:
        screen = tryg.screen
        assert isinstance(screen, MeetingScreen | SharedScreen)
        left = asyncio.ensure_future(screen.remove())
        while not left.done():
            screen.session.tell(Changed())
            await asyncio.sleep(0)
        await left


async def test_registers_changed_by_others_are_shown(folder: Path) -> None:
    async with opened(folder, start="home") as tryg:
        path = folder / "strategy.toml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('short = "Tryg Aalborg"', 'short = "Tryg By"'), "utf-8")
        await tryg.until(lambda: "Tryg By" in tryg.top)


async def test_an_entry_changed_elsewhere_while_it_is_edited_is_not_written_over_unseen(
    folder: Path,
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.do("record_decision")
        await tryg.fill("Hotel A")
        await tryg.record()
        await tryg.saved()
        (decision,) = tryg.entries
        await tryg.do("edit")
        await tryg.fill("Hotel A sekretær")
        elsewhere(folder, entries=(replace(decision, text="Hotel B"),))
        await tryg.until(lambda: tryg.entries[0].text == "Hotel B")
        await tryg.record()
        await tryg.show(DisputeDialog)
        assert "Hotel B" in tryg.words
        assert "Hotel A sekretær" in tryg.words
        await tryg.choose("ours")
        await tryg.saved()
        (copy,) = (folder / "minutes").glob("*.conflict-*.toml")
        assert "Hotel B" in copy.read_text(encoding="utf-8")
        assert [entry.text for entry in tryg.on_disk().entries] == ["Hotel A sekretær"]


async def test_the_roll_call_is_followed_on_a_low_wall(folder: Path) -> None:
    async with opened(folder) as secretary:
        await secretary.start()
        async with opened(folder, start="screen", size=(80, 24)) as shared:
            await shared.until(lambda: shared.followed.presence.participants.others)
            await secretary.press("V")
            await secretary.highlight("person:natteliv-politi")
            await shared.until(lambda: shared.highlighted() == "partner:nordjyllands-politi")
            assert "Ankerperson for Et trygt natteliv" in shared.words
            await shared.press("up")
            await shared.settle()
            assert shared.highlighted() == "partner:aalborg-kommune", "keys there lead as well"


async def test_the_wall_goes_along_to_the_meeting_that_begins_next(folder: Path) -> None:
    async with opened(folder) as secretary:
        await secretary.start()
        async with opened(folder, start="screen") as shared:
            await secretary.do("start_or_close")
            await secretary.press("ctrl+s", "ctrl+s")
            await shared.until(lambda: shared.meeting.state == "draft")
            first, workspace = shared.host, secretary.app.workspace
            saver, seen = secretary.app.saver, shared.app.workspace
            assert workspace is not None
            assert saver is not None
            assert seen is not None
            (planned,) = [one for one in workspace.meetings if one.state == "planned"]
            await secretary.saved()
            await shared.until(lambda: seen.holds(planned.id))
            assert shared.host is first, "one that is only planned leads nobody away"
            begun = MeetingSession(workspace, saver, planned.id)
            begun.start()
            await secretary.saved()
            await shared.until(lambda: shared.host_or_none not in (None, first))
            assert shared.meeting.id == planned.id
            assert shared.meeting.state == "open"
            assert isinstance(shared.screen, SharedScreen), "what the last one came to is gone"
