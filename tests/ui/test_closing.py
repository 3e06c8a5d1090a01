"""Closing the meeting in three steps, and what then lies in the folder."""

import datetime as dt
from pathlib import Path

from msgspec.structs import replace
from textual.widgets import Input

from tests.ui.driving import Clock, Driver, opened
from tryg_tui.core.model.entries import FollowUp
from tryg_tui.core.review.unfinished import closing_checks
from tryg_tui.documents.papers.log import came_to
from tryg_tui.store.journal.journal import abandoned
from tryg_tui.store.journal.recovery import kept
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.forms.record_screen import RecordScreen
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
    assert tryg.app.workspace is not None
    meeting = tryg.meeting
    checks = closing_checks(
        tryg.app.workspace.folder, tryg.app.workspace.ledger(meeting.id), meeting
    )
    return [check.code for check in checks]


def said_last(tryg: Driver) -> FollowUp:
    """What was said last of something earlier."""
    entry = tryg.meeting.entries[-1]
    assert isinstance(entry, FollowUp)
    return entry


def date_field(tryg: Driver) -> Input:
    return tryg.screen.query_one("#date", Input)


async def test_what_looks_unfinished_leads_to_its_item_and_every_step_can_be_left(
    folder: Path,
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await closing(tryg)
        assert "step 1 of 3" in tryg.part("#headline")
        assert len(tryg.ids()) == len(found(tryg)) == 11, "nobody, nine items, one overdue action"
        assert "Nobody is noted as present." in tryg.part("#rows")
        await tryg.press("pagedown", "pageup")
        assert "step 1 of 3" in tryg.part("#headline")
        await tryg.press("pageup")
        await tryg.show(MeetingScreen)
        await closing(tryg)
        await tryg.press("pagedown", "pagedown")
        assert "step 3 of 3" in tryg.part("#headline")
        await tryg.press("escape")
        await tryg.show(MeetingScreen)
        assert tryg.meeting.state == "open"
        assert not (folder / "minutes" / f"{AUTUMN}.toml").exists()
        await closing(tryg)
        place = found(tryg).index("item-untouched")
        await tryg.highlight(f"check:{place}")
        await tryg.press("j")
        assert tryg.meeting.items[1].not_reached
        assert len(tryg.ids()) == 10
        await tryg.highlight("check:0")
        await tryg.press("j")
        assert len(tryg.ids()) == 10, "nobody present is no item to mark"
        await tryg.press("J")
        untouched = {item.id for item in tryg.meeting.items if not item.not_reached}
        assert untouched == {"agenda"}, "all but the one that is treated"
        assert "item-untouched" not in found(tryg)
        before = tryg.meeting
        await tryg.press("J")
        assert tryg.meeting == before, "nothing is left to mark"
        place = found(tryg).index("late-not-followed")
        await tryg.select(f"check:{place}")
        await tryg.show(MeetingScreen)
        assert tryg.shown == tryg.meeting.current == "actions"


async def test_the_map_shows_what_comes_back_and_the_date_is_understood_or_left_out(
    folder: Path,
) -> None:
    async with opened(folder, size=(120, 60)) as tryg:
        await tryg.start()
        await tryg.do("attend_all")
        await tryg.go(3)
        await tryg.highlight("action:2017-12-05#18")
        await tryg.do("follow_done")
        await tryg.go(8)
        await tryg.do("record_decision")
        await tryg.fill("Forslaget udsættes.", outcome="postponed")
        await tryg.record()
        await tryg.do("record_action")
        await tryg.fill("Nogen gør noget.")
        await tryg.record()
        await closing(tryg)
        rows = tryg.part("#rows")
        assert "Action #3 has neither an owner nor a due date." in rows
        assert "Nobody" not in rows
        await tryg.do("next_step")
        assert [one for one in tryg.ids("finished") if one] == ["carry:2017-12-05#18"]
        again = {"carry:2017-06-13#9", "carry:2017-12-05#36", "carry:2018-04-10#2"}
        assert again <= set(tryg.ids("again"))
        assert "carry:index" in tryg.ids("not-reached")
        assert not {"carry:actions", "carry:topics"} & set(tryg.ids("not-reached"))
        assert "marts 2018 (31 Mar 2018)" in " ".join(
            str(one.prompt) for one in tryg.rows("again").options
        )
        assert "Comes back (" in tryg.part("#head-again")
        assert "Finished (1) ▮" in tryg.part("#head-finished")
        assert "Not reached (4) ▮▮▮▮" in tryg.part("#head-not-reached")
        await tryg.press("ctrl+s")
        assert "step 3 of 3" in tryg.part("#headline"), "the date comes first"
        assert date_field(tryg).has_focus
        assert date_field(tryg).value == "9.10.2018"
        date_field(tryg).value = "9"
        date_field(tryg).cursor_position = 1
        await tryg.press("left", "j", "full_stop", "space", "right", "question_mark", "q")
        assert date_field(tryg).value == "j. 9?q"
        await tryg.press("pageup", "pagedown")
        assert date_field(tryg).value == "j. 9?q"
        for typed in ("j. 9?q", "31.2.2018", "9.13.2018"):
            date_field(tryg).value = typed
            await tryg.settle()
            await tryg.do("finish")
            assert isinstance(tryg.screen, ClosingScreen)
            assert "That is not a date" in tryg.part("#date-echo")
            assert tryg.meeting.state == "open"
        date_field(tryg).value = ""
        await date_field(tryg).action_submit()
        await tryg.show(MinutesScreen)
        await tryg.saved()
        assert tryg.on_disk().state == "draft"
        assert len(list((folder / "minutes").glob("*.toml"))) == 3, "no date prepares no meeting"


async def test_closing_writes_the_draft_and_the_next_meeting_and_the_draft_can_be_taken_up(
    folder: Path, clock: Clock
) -> None:
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
        assert (folder.parent / "minutes-2018-04-10-draft.pdf").read_bytes().startswith(b"%PDF")
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

        clock.advance(minutes=1)
        await tryg.press("c")
        await tryg.show(ChooseScreen)
        await tryg.choose("reopen")
        await tryg.show(MeetingScreen)
        assert tryg.meeting.state == "open"
        assert tryg.shown == tryg.meeting.current == "measurement"
        await tryg.do("undo")
        assert tryg.meeting.state == "open"
        assert len(tryg.meeting.attendance) == 7, "undo does not reach back before the closing"
        await tryg.do("record_note")
        await tryg.fill("Det sidste ord.")
        await tryg.record()
        await closing(tryg, 3)
        assert "planned already: Tuesday 9 October 2018" in tryg.words
        assert not date_field(tryg).display
        await tryg.do("finish")
        await tryg.show(MinutesScreen)
        await tryg.saved()
        assert [entry.text for entry in tryg.on_disk().entries][-1] == "Det sidste ord."
        assert tryg.on_disk().state == "draft"
        assert len(list((folder / "minutes").glob("*.toml"))) == 4

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
        await tryg.press("escape")
        await tryg.show(HomeScreen)
        assert AUTUMN in " ".join(tryg.ids())


async def test_what_lacks_an_owner_or_a_date_is_filled_in_from_the_list(folder: Path) -> None:
    async with opened(folder, size=(120, 60)) as tryg:
        await tryg.start()
        await tryg.do("attend_all")
        await tryg.go(9)
        await tryg.press("a", *"Nogen", "ctrl+s")
        await closing(tryg)
        place = found(tryg).index("action-vague")
        await tryg.highlight(f"check:{place}")
        await tryg.press("enter")
        await tryg.until(lambda: tryg.screen is tryg.host)
        assert (tryg.shown, tryg.written) == ("other", "Nogen")
        assert tryg.field("owners").has_focus
        await tryg.press(*"politi", "ctrl+s")
        assert tryg.editor.is_open, "that may mean several"
        await tryg.fill(owners="Ankerperson")
        await tryg.press("ctrl+s")
        await tryg.show(ClosingScreen)
        assert "action-vague" not in found(tryg)
        place = found(tryg).index("action-no-due")
        await tryg.select(f"check:{place}")
        await tryg.until(lambda: tryg.screen is tryg.host)
        assert tryg.field("due").has_focus
        await tryg.press("escape")
        await tryg.show(ClosingScreen)
        await tryg.press("escape")
        await tryg.press("n", *"Ord", "ctrl+s")
        assert tryg.screen is tryg.host, "the meeting is not closed by that"


async def test_a_chair_who_is_away_is_asked_about(folder: Path) -> None:
    async with opened(folder, size=(120, 60)) as tryg:
        await tryg.start()
        await tryg.do("attend_all")
        chair = tryg.meeting.chairs[0]
        await tryg.go(1)
        await tryg.highlight(f"person:{chair}")
        await tryg.press("o", "enter")
        await closing(tryg)
        assert "Who was to chair is noted as away" in tryg.part("#rows")
        await tryg.select(f"check:{found(tryg).index('chair-away')}")
        await tryg.show(RecordScreen)


async def test_what_the_head_of_the_meeting_does_not_state_is_said(folder: Path) -> None:
    async with opened(folder, size=(120, 60)) as tryg:
        await tryg.start()
        assert tryg.meeting.chairs
        assert tryg.meeting.secretary
        await closing(tryg)
        assert "Not stated: place. Esc, then A fills it in." in tryg.part("#headline")
        tryg.session.apply(lambda m: replace(m, place="Rådhuset", chair=(), secretary=""))
        tryg.screen.redraw()  # type: ignore[attr-defined]
        assert "Not stated: chair and minute-taker. Esc" in tryg.part("#headline")
        tryg.session.apply(lambda m: replace(m, chair="tryg-kommune", secretary="tryg-politi"))
        tryg.screen.redraw()  # type: ignore[attr-defined]
        assert "Not stated" not in tryg.part("#headline")


async def test_what_was_recorded_is_never_said_to_be_unsaved(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(9)
        await tryg.press("n", *"En note", "ctrl+s")
        await tryg.press("e")
        await tryg.press("escape")
        assert "The text is kept" not in tryg.words
        await tryg.go(2)
        await tryg.highlight("entry:2017-12-05#6")
        await tryg.press("r")
        assert tryg.written
        await tryg.press("escape")
        assert "The text is kept" not in tryg.words
        await tryg.saved()
        assert not tryg.session.workspace.drafts.of(tryg.session.id)
    assert [one for found in abandoned(folder) for one in kept(found.values).drafts] == []


async def test_what_was_decided_today_is_told_and_what_lacks_something_filled_in_there(
    folder: Path, clock: Clock
) -> None:
    async with opened(folder, size=(120, 50)) as tryg:
        await tryg.start()
        await tryg.go(8)
        await closing(tryg, 2)
        rows = tryg.part("#rows")
        assert "Decisions (0) Nothing was decided." in rows
        assert "Who does what (0) Nothing was agreed to be done." in rows
        assert "proposed: Tuesday 9 October 2018" in rows
        await tryg.press("escape")
        await tryg.do("record_decision")
        await tryg.fill("Fælles aften hver måned.")
        await tryg.record()
        await tryg.do("record_outreach")
        await tryg.fill("Omtale", channel="Facebook", due="1.6.2018", of="")
        await tryg.record()
        await tryg.do("record_action")
        await tryg.fill("Vagtplan.", owners="Presseteamet")
        await tryg.record()
        clock.advance(minutes=24)
        await closing(tryg, 2)
        assert "min. early" in tryg.part("#headline")
        ids = tryg.ids()
        assert [id for id in ids if id] == [f"entry:2018-04-10#{n}" for n in (1, 2, 3)]
        assert "1 Fælles aften hver måned." in tryg.part("#rows")
        who = " ".join(tryg.row_text("entry:2018-04-10#3").split())
        assert who == "Presseteamet ? Vagtplan."
        await tryg.select("entry:2018-04-10#3")
        await tryg.show(MeetingScreen)
        assert tryg.editor.is_open
        assert tryg.app.focused is not None
        await tryg.fill("Vagtplan.", due="24.4.2018")
        await tryg.record()
        await tryg.show(ClosingScreen)
        await tryg.do("next_step")
        who = " ".join(tryg.row_text("entry:2018-04-10#3").split())
        assert who == "Presseteamet 24 April 2018 Vagtplan."
        await tryg.select("entry:2018-04-10#1")
        await tryg.show(MeetingScreen)
        assert tryg.editor.is_open, "a decision is put right in its words"


async def test_what_comes_back_is_moved_from_column_to_column_and_back(folder: Path) -> None:
    early = folder / "minutes" / "2017-06-13.toml"
    text = early.read_text(encoding="utf-8")
    noted, figure = 'outcome = "noted"\n', 'figure = "andel-trygge:danmark"\n'
    early.write_text(text.replace(noted, noted + figure, 1), encoding="utf-8")
    async with opened(folder, size=(120, 50)) as tryg:
        await tryg.start()
        await tryg.go(8)
        await tryg.do("record_action")
        await tryg.fill("Nyt i dag.")
        await tryg.record()
        await tryg.do("record_decision")
        await tryg.fill("Udsat.", outcome="postponed")
        await tryg.record()
        await closing(tryg, 2)
        old = "carry:2017-06-13#9"
        tryg.rows("again").focus()
        await tryg.highlight(old, "again")
        await tryg.press("d")
        assert old in tryg.ids("finished")
        assert old not in tryg.ids("again")
        assert tryg.rows("finished").has_focus, "the keys go along"
        said = said_last(tryg)
        assert (said.item, said.of, said.state) == ("actions", "2017-06-13#9", "done")
        await tryg.press("w")
        assert old in tryg.ids("finished")
        assert said_last(tryg).state == "dropped"
        await tryg.select(old, "finished")
        assert old in tryg.ids("again")
        await tryg.select(old, "again")
        assert old in tryg.ids("finished")
        await tryg.press("o")
        assert old in tryg.ids("again")
        assert len(tryg.meeting.entries) == 3, "one word is said of it, and changed"
        for own, words in (("1", "is of today"), ("2", "waits for a decision")):
            await tryg.highlight(f"carry:2018-04-10#{own}", "again")
            await tryg.press("d")
            assert words in tryg.words
        tryg.rows("not-reached").focus()
        await tryg.highlight("carry:index", "not-reached")
        await tryg.press("d")
        assert "An item is marked as not reached" in tryg.words
        await tryg.press("j")
        assert next(one for one in tryg.meeting.items if one.id == "index").not_reached
        await tryg.press("j")
        assert not next(one for one in tryg.meeting.items if one.id == "index").not_reached
        tryg.rows("rows").focus()
        before = tryg.meeting
        await tryg.press("d", "j")
        assert tryg.meeting.entries == before.entries, "nothing is highlighted in the map"
        looked_at = "carry:2017-06-13#2"
        assert "Andel trygge, Danmark" in tryg.row_text(looked_at, "again")
        tryg.rows("again").focus()
        await tryg.highlight(looked_at, "again")
        await tryg.press("d")
        assert looked_at in tryg.ids("finished")
        assert (said_last(tryg).item, said_last(tryg).of) == ("index", "2017-06-13#2")


async def test_the_first_page_of_the_draft_says_what_the_room_saw(folder: Path) -> None:
    async with opened(folder, size=(120, 50)) as tryg:
        await tryg.start()
        await tryg.go(8)
        await tryg.do("record_decision")
        await tryg.fill("Fælles aften hver måned.")
        await tryg.record()
        await tryg.do("record_outreach")
        await tryg.fill("Omtale.", channel="Facebook", due="1.6.2018", of="")
        await tryg.record()
        await tryg.do("record_action")
        await tryg.fill("Vagtplan.", owners="Presseteamet", due="24.4.2018")
        await tryg.record()
        await closing(tryg, 2)
        ids = [id.removeprefix("entry:") for id in tryg.ids() if id]
        seen = tryg.part("#rows")
        meeting = replace(tryg.meeting, state="draft")
        workspace = tryg.host.workspace
        page = repr(
            list(came_to(workspace.folder, meeting, workspace.ledger(meeting.id), public=True))
        )
        assert ids == [f"2018-04-10#{n}" for n in (1, 2, 3)]
        for n, words in enumerate(("Fælles aften hver måned.", "Omtale.", "Vagtplan."), 1):
            assert words in seen
            assert words in page
            assert f"#{n}" in page
        for words in ("Presseteamet", "24 April 2018", "1 June 2018"):
            assert words in seen
            assert words in page
        assert "Facebook: Omtale." in page


async def test_what_is_private_is_marked_in_what_was_decided(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(8)
        await tryg.do("record_decision")
        await tryg.fill("Kun os imellem.", private="yes")
        await tryg.record()
        await tryg.do("record_action")
        await tryg.fill("Ring til familien.", private="yes")
        await tryg.record()
        await closing(tryg, 2)
        seen = tryg.part("#rows")
        workspace = tryg.host.workspace
        meeting = replace(tryg.meeting, state="draft")
        for words in ("(private) Kun os imellem.", "(private) Ring til familien."):
            assert words in seen
        page = repr(
            list(came_to(workspace.folder, meeting, workspace.ledger(meeting.id), public=False))
        )
        assert "(private) " in page
        page = repr(
            list(came_to(workspace.folder, meeting, workspace.ledger(meeting.id), public=True))
        )
        assert "Kun os" not in page


async def test_the_key_that_closes_is_told_at_every_step(folder: Path) -> None:
    async with opened(folder, size=(120, 36)) as tryg:
        await tryg.start()
        await tryg.go(8)
        await closing(tryg)
        for _step in range(3):
            assert "Ctrl+S" in tryg.footer
            await tryg.do("next_step")
