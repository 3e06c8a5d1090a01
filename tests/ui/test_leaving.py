"""What is written stays where the keys are, and is not dropped without a question."""

import asyncio
import signal
from pathlib import Path

import pytest
from textual.widgets import TextArea

from tests.ui.driving import NEXT, PREVIOUS, opened
from tests.windows import CLOSED, OPEN, Windows
from tryg_tui.core.input.draft import FIELDS, Draft, RecordDraft
from tryg_tui.session import recovery
from tryg_tui.session.drafts import Keeper
from tryg_tui.store.journal.recovery import KeptDraft
from tryg_tui.ui import shutdown
from tryg_tui.ui.dialogs import recovered
from tryg_tui.ui.dialogs.modal import ChooseScreen, TextScreen
from tryg_tui.ui.screens.closing import ClosingScreen
from tryg_tui.ui.screens.home import HomeScreen
from tryg_tui.ui.screens.meeting import MeetingScreen


async def test_the_keys_stay_in_the_editor_and_at_the_action_that_is_done(
    folder: Path,
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        for kind in ("note", "action", "outreach", "decision"):
            if tryg.editor.is_open:
                await tryg.leave()
            await tryg.do(f"record_{kind}")
            await tryg.press(*["tab"] * len(FIELDS[kind]))
            assert isinstance(tryg.app.focused, TextArea), kind
            await tryg.press("shift+tab")
            assert tryg.app.focused is tryg.field("private"), kind
            await tryg.press("tab")
            assert isinstance(tryg.app.focused, TextArea), kind
        await tryg.press("V", "i", "tab", "tab", "tab", "tab", "tab", "ctrl+s")
        await tryg.until(lambda: not tryg.editor.is_open)
        assert [entry.text for entry in tryg.entries] == ["Vi"]
        await tryg.go(3)
        actions = [id for id in tryg.ids() if id]
        await tryg.highlight(actions[-1])
        await tryg.press("d")
        assert tryg.highlighted() == actions[-1], "done stays at the last action"
        assert len(tryg.entries) == 2, "and changes no other"
        await tryg.press("o")
        assert tryg.app.focused is tryg.field("due"), "what is still open is asked for its date"


@pytest.mark.posix
async def test_a_program_told_to_end_that_cannot_save_ends_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(shutdown, "END_SECONDS", 0.05)
    monkeypatch.setattr("os._exit", ended.append)
    async with opened(folder, start="home") as tryg:
        assert tryg.app.saver is not None
        monkeypatch.setattr(tryg.app.saver, "settled", asyncio.Event().wait)
        tryg.app._end(signal.SIGHUP)
        assert not ended
        await tryg.until(lambda: ended)
        assert ended == [128 + signal.SIGHUP]
        assert tryg.app.is_running


@pytest.mark.skipif(not OPEN.is_dir(), reason="Windows is played on Linux")
async def test_closing_the_window_on_windows_saves_as_a_signal_does(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutdown, "CLOSE_SECONDS", 0.0)
    monkeypatch.setattr("os._exit", lambda _code: None)
    async with opened(folder) as tryg:
        await tryg.start()
        with monkeypatch.context() as played:
            machine = Windows(played)
            tryg.app.heed_signals()
        await tryg.do("record_note")
        await tryg.press("h", "a", "l", "v")
        # It calls in a thread of its own.
        await asyncio.to_thread(machine.handlers[0], CLOSED)
        await tryg.until(lambda: tryg.app._exit)
        assert tryg.app.return_value == 128 + shutdown.HANGUP
        assert tryg.app.saver is not None
        assert not tryg.app.saver.unsaved
    async with opened(folder) as tryg:
        await tryg.show(ChooseScreen)
        assert "halv" in tryg.words


async def test_a_text_not_recorded_is_there_again_also_at_the_next_start(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(5)
        await tryg.do("record_note")
        await tryg.press("h", "a", "l", "v")
        await tryg.leave()
        await tryg.do("back")
        await tryg.show(HomeScreen)
        await tryg.press("r")
        await tryg.until(lambda: tryg.host_or_none is not None)
        await tryg.go(5)
        await tryg.do("record_note")
        assert tryg.written == "halv"
        await tryg.press("end", "left")
        await tryg.press("ctrl+q")
        await tryg.until(lambda: tryg.app._exit)
    async with opened(folder) as tryg:
        await tryg.show(ChooseScreen)
        assert "1 line was written" in tryg.words
        assert "halv" in tryg.words
        await tryg.choose("take")
        assert tryg.screen is tryg.host
        await tryg.until(lambda: tryg.editor.is_open)
        assert tryg.written == "halv"
        assert tryg.shown == "initiatives"
        await tryg.press("X")
        assert tryg.written == "halXv", "the cursor is where it was"
        await tryg.record()
        await tryg.saved()
        await tryg.do("record_note")
        await tryg.press("h", "e", "l")
        await tryg.leave()
    for answer in ("later", "drop"):
        async with opened(folder, start="home") as tryg:
            await tryg.show(ChooseScreen)
            assert "hel" in tryg.words
            assert "halXv" not in tryg.words, "what is recorded is not offered again"
            assert "Not recorded yet: Note, the meeting of 10 Apr 2018, item " in tryg.words
            await tryg.press("x")
            assert "› x" in tryg.words, "a key is answered"
            await tryg.press("backspace")
            await tryg.choose(answer)
            assert ("asked again at the next start" in tryg.words) == (answer == "later")
            assert tryg.app.workspace is not None
            assert not tryg.app.workspace.drafts.of(NEXT)
    async with opened(folder, start="home") as tryg:
        await tryg.show(HomeScreen)


async def test_a_file_that_cannot_be_read_is_told_of_in_the_meeting(folder: Path) -> None:
    broken = folder / "minutes" / "2017-12-05.toml"
    broken.write_bytes(broken.read_bytes()[:2000])
    async with opened(folder) as tryg:
        assert "minutes/2017-12-05.toml" in tryg.part("#banner")
        await tryg.start()
        assert "minutes/2017-12-05.toml" in tryg.part("#banner")


def left(folder: Path, meeting: str, text: str) -> None:
    """Leave a note unrecorded, as a program does that is ended."""
    draft = Draft(kind="note", item="agenda", values={"text": text})
    keeper = Keeper(folder, on=True)
    keeper.draft(KeptDraft(meeting=meeting, draft=draft, open=True))
    keeper.close()


async def test_words_for_a_meeting_that_is_over_are_shown_once_and_not_asked_about_again(
    folder: Path,
) -> None:
    left(folder, PREVIOUS, "Husk lamperne\nog skiltene")
    async with opened(folder, start="home") as tryg:
        await tryg.show(ChooseScreen)
        assert "2 lines were written" in tryg.words
        await tryg.choose("take")
        await tryg.show(TextScreen)
        assert "The meeting is over: copy here what is needed" in tryg.words
        assert all(words in tryg.text for words in ("Husk lamperne", "og skiltene"))
        await tryg.press("escape")
        await tryg.show(HomeScreen)
    async with opened(folder, start="home") as tryg:
        assert isinstance(tryg.screen, HomeScreen)


async def test_what_is_taken_back_into_the_editor_stands_over_the_keys_of_the_editor(
    folder: Path,
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        assert isinstance(tryg.screen, MeetingScreen)
        draft = Draft(kind="note", item=tryg.screen.item.id, values={"text": "Husk lamperne"})
        tryg.screen.go_on(KeptDraft(meeting=NEXT, draft=draft, open=True))
        await tryg.until(lambda: tryg.editor.is_open)
        await tryg.until(lambda: "Ctrl+S" in tryg.part("KeyLine"))


async def test_what_is_thrown_away_is_asked_about_once_more(folder: Path) -> None:
    left(folder, NEXT, "Husk lamperne")
    for answer in ("later", "drop"):
        async with opened(folder, start="home") as tryg:
            await tryg.show(ChooseScreen)
            await tryg.choose("drop")
            await tryg.show(ChooseScreen)
            assert "Delete it for good?" in tryg.words
            await tryg.choose(answer)
            await tryg.show(HomeScreen)
    async with opened(folder, start="home") as tryg:
        assert isinstance(tryg.screen, HomeScreen)


async def test_a_draft_says_which_item_it_is_of_and_is_told_of_at_closing(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(5)
        await tryg.press("n", *"Halvt")
        assert "Status på indsatserne" in tryg.part("#editor-title")
        assert "on screen" not in tryg.part("#editor-title")
        await tryg.go(6)
        title = tryg.part("#editor-title")
        assert "Note · Tryghedsvandringer · Status på indsatserne · on screen: Formidling" in title
        await tryg.leave()
        assert "The text is kept at “Status på indsatserne”" in tryg.words
        await tryg.go(10)
        await tryg.do("start_or_close")
        await tryg.show(ClosingScreen)
        assert tryg.ids()[0] == "draft:0"
        assert "Not recorded: Note – Halvt" in tryg.part("#rows")
        await tryg.press("enter")
        await tryg.show(MeetingScreen)
        assert (tryg.shown, tryg.written) == ("initiatives", "Halvt")
        await tryg.press("ctrl+s")
        assert [(one.item, one.text) for one in tryg.entries] == [("initiatives", "Halvt")]


async def test_what_was_being_filled_in_is_called_what_it_is(folder: Path) -> None:
    keeper = Keeper(folder, on=True)
    for key in (f"plan/{NEXT}", f"part/{NEXT}/beredskab", "people/new"):
        keeper.record(key, RecordDraft(values={"title": "Skrevet"}))
    keeper.close()
    async with opened(folder, start="home") as tryg:
        await tryg.show(ChooseScreen)
        for words in ("Agenda and meeting – Planl", "Roll call", "Participants – R opens it again"):
            assert f"Not saved yet: {words}" in tryg.words
        assert tryg.app.workspace is not None
        given = recovery.Recovered(records={f"part/{NEXT}/beredskab": RecordDraft()})
        [heading] = recovered.shown(given, tryg.app.workspace.folder).plain.splitlines()[:1]
        meeting = "Planlægningsgruppemøde, forår 2018, 10 April 2018"
        assert heading == f"Not saved yet: Roll call – {meeting} – r opens it again"
