"""Several programs at one meeting: one writes, the others follow, and any steps the agenda."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace

from tests.ui.driving import NEXT, Driver, opened
from tryg_tui.core.meetings.disputes import Conflict
from tryg_tui.core.model.entries import Decision
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.session import file_versions
from tryg_tui.store.folder.load import read_meeting
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.store.presence import lease as leases
from tryg_tui.store.presence.live import Role, read_live
from tryg_tui.ui.dialogs.blank import BlankScreen
from tryg_tui.ui.dialogs.dispute import DisputeDialog, settle
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.screens.shared import SharedScreen
from tryg_tui.ui.widgets.editor import EntryEditor

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


async def test_what_is_recorded_stands_on_the_shared_screen(folder: Path) -> None:
    async with both(folder) as (secretary, shared):
        assert isinstance(shared.screen, SharedScreen)
        await noted(secretary, "Alle skal se dette")
        await shared.until(lambda: "Alle skal se dette" in shared.part("#minutes"))
        assert "1 screen" in secretary.top
        assert "minutes are taken" in shared.top


async def test_what_is_private_never_reaches_the_shared_screen(folder: Path) -> None:
    async with both(folder) as (secretary, shared):
        await noted(secretary, "HEMMELIGT", private="yes")
        await noted(secretary, "Åbent")
        await shared.until(lambda: "Åbent" in shared.part("#minutes"))
        assert "HEMMELIGT" not in shared.text
        assert shared.app.desk is not None
        assert "HEMMELIGT" not in repr(shared.app.desk.folder)
        assert [entry.n for entry in shared.entries] == [2]


async def test_a_private_item_has_its_place_and_no_title_on_the_shared_screen(folder: Path) -> None:
    loaded, _problems = read_meeting(folder, FILE)
    assert loaded is not None
    first, second, *rest = loaded.value.items
    closed = replace(second, title="LUKKET", short="LUKKET", text="LUKKET", private=True)
    elsewhere(folder, items=(first, closed, *rest))
    async with opened(folder, start="screen") as shared:
        await shared.go(2)
        assert "2 Closed item" in " ".join(shared.part("#item-title").split())
        assert "LUKKET" not in shared.text
        assert "3 " in shared.part("#rail")
        await shared.press("ctrl+l")
        assert "2 Lukket punkt" in " ".join(shared.part("#item-title").split())
        assert "Lukket" in shared.part("#rail")
        assert "Closed item" not in shared.text


async def test_nobody_who_is_away_is_named_on_the_shared_screen(folder: Path) -> None:
    async with both(folder) as (secretary, shared):
        await secretary.highlight("person:tryg-kommune")
        await secretary.do("attend_present")
        await secretary.highlight("person:natteliv-politi")
        await secretary.do("attend_absent")
        await secretary.saved()
        await shared.until(lambda: "Tovholder for strategien, Aalborg" in shared.words)
        assert "Ankerperson for Et trygt natteliv" not in shared.words
        assert "natteliv-politi" not in repr(shared.meeting.attendance)


async def test_the_editor_is_never_on_the_shared_screen(folder: Path) -> None:
    async with both(folder) as (secretary, shared):
        await secretary.do("record_note")
        await secretary.fill("Halvt skrevet")
        await secretary.until(lambda: any(one.writing for one in read_live(folder, NEXT)))
        await shared.settle()
        assert "Halvt" not in shared.text
        assert not shared.screen.query(EntryEditor)
        for command in ("record_note", "record_decision", "start_or_close", "undo"):
            assert command not in {c.id for c in shared.host.commands()}


async def test_either_side_steps_the_agenda_and_the_other_follows(folder: Path) -> None:
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


async def test_the_room_is_told_where_the_clock_is_while_nobody_takes_the_minutes(
    folder: Path,
) -> None:
    async with both(folder) as (secretary, shared):
        await secretary.press("escape")
        await shared.until(lambda: "nobody takes minutes" in shared.top)
        assert "the clock goes on" not in shared.part("#banner")
        await shared.press("3")
        assert "the clock goes on at item 1" in shared.part("#banner")
        await secretary.do("run_next")
        await secretary.until(lambda: secretary.host_or_none is not None)
        await shared.until(lambda: "the clock goes on" not in shared.part("#banner"))


async def test_who_is_writing_is_not_led_away_and_follows_afterwards(folder: Path) -> None:
    async with both(folder) as (secretary, shared):
        before = secretary.shown
        await secretary.do("record_note")
        await secretary.fill("Midt i en sætning")
        await shared.press("5")
        await secretary.until(lambda: secretary.followed.presence.behind is not None)
        assert secretary.shown == before
        assert shared.shown == "initiatives"
        await secretary.record()
        await secretary.until(lambda: secretary.shown == "initiatives")
        assert [(e.item, e.text) for e in secretary.entries] == [(before, "Midt i en sætning")]


@pytest.mark.parametrize("key", ["full_stop", "b"])
async def test_the_shared_screen_is_blanked_and_brought_back(folder: Path, key: str) -> None:
    async with both(folder) as (secretary, shared):
        await shared.press(key)
        assert isinstance(shared.screen, BlankScreen)
        await secretary.until(lambda: "screen blank" in secretary.top)
        await shared.press(key)
        assert isinstance(shared.screen, SharedScreen)
        await secretary.until(lambda: "1 screen" in secretary.top)


async def test_the_secretary_blanks_the_shared_screen_and_keeps_their_own(folder: Path) -> None:
    async with both(folder) as (secretary, shared):
        await secretary.press("full_stop")
        assert secretary.screen is secretary.host
        await shared.until(lambda: isinstance(shared.screen, BlankScreen))
        await secretary.press("pagedown", "full_stop")
        await shared.until(lambda: isinstance(shared.screen, SharedScreen))
        await shared.until(lambda: shared.shown == "previous-minutes")


async def test_one_program_alone_is_blanked_itself(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.press("full_stop")
        assert isinstance(tryg.screen, BlankScreen)


async def test_nothing_is_left_of_programs_that_have_ended(folder: Path) -> None:
    async with both(folder) as (_secretary, _shared):
        assert {one.role for one in read_live(folder, NEXT)} == {"secretary", "screen"}
        assert leases.read_lease(folder, NEXT) is not None
    assert read_live(folder, NEXT) == ()
    assert leases.read_lease(folder, NEXT) is None
    assert set(get_args(Role)) == {"secretary", "screen", "follower"}


async def test_a_second_program_follows_and_says_who_writes(folder: Path) -> None:
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
            await noted(first, "Skrevet af den første")
            await second.until(lambda: "Skrevet af den første" in second.part("#minutes"))
        await first.until(lambda: "follows" not in first.top)


async def test_the_minutes_are_taken_where_nobody_takes_them(folder: Path) -> None:
    async with opened(folder) as first:
        await first.start()
        await noted(first, "Et")
        await first.saved()
        async with opened(folder) as second:
            await second.until(lambda: "this screen follows" in second.part("#banner"))
            await first.do("back")
            await second.until(lambda: "Nobody takes the minutes" in second.part("#banner"))
            await second.press("O")
            await second.show(ChooseScreen)
            await second.choose("take")
            await second.until(lambda: second.session.writable)
            await noted(second, "To")
            await second.saved()
            assert [entry.text for entry in second.on_disk().entries] == ["Et", "To"]


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


async def test_whoever_was_taken_over_from_saves_no_more_and_loses_nothing(folder: Path) -> None:
    async with opened(folder) as first:
        await first.start()
        await noted(first, "Et")
        await first.saved()
        held = leases.read_lease(folder, NEXT)
        other = leases.take_over(folder, NEXT, held, leases.myself("Mette"))
        assert other is not None
        before = (folder / FILE).read_bytes()
        await noted(first, "To")
        await first.until(lambda: "NOT SAVED" in first.top)
        await first.saved()
        assert (folder / FILE).read_bytes() == before
        (copy,) = (folder / "minutes").glob("*.conflict-*.toml")
        assert "To" in copy.read_text(encoding="utf-8")


@pytest.mark.parametrize(("answer", "kept"), [("ours", "Vores"), ("theirs", "Deres")])
async def test_a_decision_changed_on_both_sides_is_shown_side_by_side(
    folder: Path, answer: str, kept: str
) -> None:
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
        await tryg.choose(answer)
        await tryg.saved()
        assert [entry.text for entry in tryg.on_disk().entries] == [kept]
        (copy,) = (folder / "minutes").glob("*.conflict-*.toml")
        assert "Deres" in copy.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("answer", "kept"), [("ours", []), ("enter", ["Deres"]), ("escape", ["Deres"])]
)
async def test_words_changed_by_others_stand_where_they_were_removed_here_until_one_says_otherwise(
    folder: Path, answer: str, kept: list[str]
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await noted(tryg, "Deres")
        await tryg.saved()
        (theirs,) = tryg.entries
        conflict = Conflict("entry", "1", "", None, theirs)
        settle(tryg.app, tryg.host.desk.folder, tryg.host.saver.file(FILE), (conflict,), "")
        await tryg.show(DisputeDialog)
        assert "Removed" in tryg.part("#versions")
        assert "Deres" in tryg.part("#versions")
        await (tryg.choose(answer) if answer == "ours" else tryg.press(answer))
        await tryg.saved()
        await tryg.until(lambda: [entry.text for entry in tryg.on_disk().entries] == kept)
        assert [entry.text for entry in tryg.entries] == kept


async def test_a_version_written_by_others_is_shown_at_once(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.saved()
        elsewhere(folder, title="Et andet navn")
        await tryg.until(lambda: "Et andet navn" in tryg.top)
        await noted(tryg, "Videre")
        await tryg.saved()
        assert tryg.on_disk().title == "Et andet navn"


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


async def test_words_that_went_into_a_copy_are_offered_at_the_next_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_versions, "TORN_SECONDS", 0.01)
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.saved()
        whole = (folder / FILE).read_bytes()
        (folder / FILE).write_bytes(whole[:800])
        await noted(tryg, "Kun i kopien")
        await tryg.until(lambda: "NOT SAVED" in tryg.top)
        await tryg.saved()
        await tryg.press("ctrl+q")
    (folder / FILE).write_bytes(whole)
    async with opened(folder) as tryg:
        await tryg.show(ChooseScreen)
        assert "Kun i kopien" in tryg.words
        await tryg.choose("take")
        await tryg.saved()
        assert [entry.text for entry in tryg.on_disk().entries] == ["Kun i kopien"]


async def test_two_texts_left_of_one_kind_both_come_back(folder: Path) -> None:
    for text in ("FØRSTE", "ANDEN"):
        async with opened(folder) as tryg:
            if text == "FØRSTE":
                await tryg.start()
            else:
                await tryg.show(ChooseScreen)
                await tryg.press("escape")
            await tryg.do("record_action")
            await tryg.fill(text)
            await tryg.press("ctrl+q")
    async with opened(folder) as tryg:
        await tryg.show(ChooseScreen)
        await tryg.choose("take")
        await tryg.until(lambda: tryg.editor.is_open)
        assert sorted(tryg.written.split("\n")) == ["ANDEN", "FØRSTE"]


@pytest.mark.parametrize(("answer", "kept"), [("back", [1, 2, 3]), ("leave", [1])])
async def test_lines_that_an_older_version_lacks_are_told_of_and_can_be_put_back(
    folder: Path, answer: str, kept: list[int]
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await noted(tryg, "ORD0")
        await tryg.saved()
        older = (folder / FILE).read_bytes()
        for text in ("ORD1", "ORD2"):
            await noted(tryg, text)
            await tryg.saved()
        (folder / FILE).write_bytes(older)
        await tryg.show(ChooseScreen)
        assert "2 lines that stood here are gone" in tryg.words
        assert "ORD1" in tryg.words
        (copy,) = (folder / "minutes").glob("*.conflict-*.toml")
        assert copy.name in tryg.words.replace(" ", "") or copy.name[:30] in tryg.words
        assert "ORD2" in copy.read_text(encoding="utf-8")
        await tryg.choose(answer)
        await tryg.saved()
        assert [entry.n for entry in tryg.on_disk().entries] == kept
        await noted(tryg, "ORD3")
        await tryg.saved()
        assert tryg.on_disk().entries[-1].n == 4, "no number is used twice"


async def test_an_entry_removed_elsewhere_while_it_is_edited_is_kept_and_asked_about(
    folder: Path,
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await noted(tryg, "Før")
        await tryg.saved()
        await tryg.do("edit")
        await tryg.fill("Ti minutters arbejde")
        elsewhere(folder, entries=())
        await tryg.until(lambda: not tryg.entries)
        await tryg.record()
        await tryg.show(DisputeDialog)
        assert "Ti minutters arbejde" in tryg.words
        assert "Removed" in tryg.words
        await tryg.choose("ours")
        await tryg.saved()
        assert [entry.text for entry in tryg.on_disk().entries] == ["Ti minutters arbejde"]
