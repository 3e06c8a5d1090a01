"""The previous minutes: approved with their hash, with or without remarks, and corrected."""

import hashlib
from pathlib import Path

import pytest
from textual.notifications import Notification

from tests.ui.driving import PREVIOUS, Driver, opened
from tryg_tui.core.check.folder import check_folder
from tryg_tui.core.model.entries import Amendment, Approval
from tryg_tui.documents.render.plain import minutes_text
from tryg_tui.store.folder.load import read_folder
from tryg_tui.ui.forms.answer import AskScreen
from tryg_tui.ui.forms.record_screen import RecordScreen
from tryg_tui.ui.screens.home import HomeScreen
from tryg_tui.ui.screens.meeting import MeetingScreen
from tryg_tui.ui.widgets.inputs import LineInput, TextBox


def file_of(folder: Path) -> Path:
    return folder / "minutes" / f"{PREVIOUS}.toml"


def said(tryg: Driver) -> list[str]:
    notes: list[Notification] = list(tryg.app._notifications)
    return [note.message for note in notes]


async def test_minutes_are_approved_once_with_the_hash_of_their_file(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        before = file_of(folder).read_bytes()
        await tryg.go(2)
        assert "not approved yet" in tryg.part("#headline")
        await tryg.press("g")
        await tryg.until(lambda: tryg.entries)
        (approval,) = tryg.entries
        assert isinstance(approval, Approval)
        assert approval.of == PREVIOUS
        assert approval.outcome == "approved"
        assert approval.sha256 == hashlib.sha256(before).hexdigest()
        assert "not approved yet" not in tryg.part("#headline")
        assert "✓" in tryg.part("#headline")
        await tryg.saved()
        assert tryg.on_disk().entries == tryg.entries
        assert file_of(folder).read_bytes() == before, "a final file is never written again"
        await tryg.go(2)
        await tryg.do("approve")
        await tryg.do("approve")
        await tryg.do("approve_remarks")
        assert len(tryg.entries) == 1
        assert not tryg.editor.is_open
        assert any("approved already" in message for message in said(tryg))
        await tryg.do("undo")
        assert not tryg.entries
        assert "not approved yet" in tryg.part("#headline")
        await tryg.do("approve")
        assert len(tryg.entries) == 1


@pytest.mark.usefixtures("unwatched")
async def test_minutes_changed_on_disk_meanwhile_are_not_approved(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(2)
        with file_of(folder).open("a", encoding="utf-8") as file:
            file.write("# somebody's remark\n")
        await tryg.do("approve")
        await tryg.do("approve_remarks")
        assert not tryg.entries
        assert not tryg.editor.is_open
        assert any(PREVIOUS in message and "F5" in message for message in said(tryg))
        await tryg.do("back")
        await tryg.show(HomeScreen)
        await tryg.press("f5")
        await tryg.do("run_next")
        await tryg.until(lambda: tryg.host.is_mounted)
        await tryg.do("approve")
        await tryg.until(lambda: tryg.entries)
        (approval,) = tryg.entries
        assert isinstance(approval, Approval)
        assert approval.sha256 == hashlib.sha256(file_of(folder).read_bytes()).hexdigest()


async def test_minutes_are_corrected_and_approved_with_remarks(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(2)
        await tryg.highlight("item:agenda")
        await tryg.do("amend")
        assert not tryg.editor.is_open
        assert "Highlight the line to correct first, with ↑ and ↓." in said(tryg)
        await tryg.go(2)
        row = f"entry:{PREVIOUS}#7"
        await tryg.highlight(row)
        await tryg.press("r")
        form = await tryg.show(RecordScreen)
        text = form.query_one("#field-text", TextBox)
        assert text.text == "Politiet fortsætter som ankerperson til november 2018."
        text.text = "Politiet fortsætter som ankerperson til udgangen af november 2018."
        form.query_one("#field-why", LineInput).value = "Datoen"
        await tryg.do("save_record")
        await tryg.until(lambda: tryg.entries)
        (amendment,) = tryg.entries
        assert isinstance(amendment, Amendment)
        assert (amendment.outcome, amendment.without) == (None, ())
        assert (amendment.of, amendment.why) == (f"{PREVIOUS}#7", "Datoen")
        await tryg.highlight(row)
        assert "til udgangen af november 2018" in tryg.part("#rows")
        assert "corrected on 10 Apr 2018, no. 1" in tryg.part("#rows")
        await tryg.saved()
        assert tryg.on_disk(PREVIOUS).entry(7) is not None
        assert "til november 2018." in (tryg.on_disk(PREVIOUS).entry(7) or amendment).text
        await tryg.go(2)
        await tryg.press("g")
        assert tryg.held("approval") == "approved-with-remarks", "they are not as they were"
        proposed = "Politiet fortsætter som ankerperson til udgangen af november 2018."
        assert tryg.written == f"Corrected: no. 7 ({proposed})."
        await tryg.leave()
        await tryg.press("k")
        assert tryg.held("approval") == "approved-with-remarks"
        await tryg.fill("Punkt 7 blev drøftet før punkt 6.")
        await tryg.record()
        approval = tryg.entries[-1]
        assert isinstance(approval, Approval)
        assert approval.outcome == "approved-with-remarks"
        assert approval.text == "Punkt 7 blev drøftet før punkt 6."
        assert approval.sha256 == hashlib.sha256(file_of(folder).read_bytes()).hexdigest()


async def test_without_earlier_minutes_there_is_nothing_to_approve(folder: Path) -> None:
    for earlier in ("2017-06-13", PREVIOUS):
        (folder / "minutes" / f"{earlier}.toml").unlink()
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(2)
        assert "no earlier minutes" in tryg.part("#headline")
        await tryg.do("approve")
        await tryg.do("approve_remarks")
        await tryg.do("amend")
        assert not tryg.entries
        assert not tryg.editor.is_open


async def test_minutes_from_before_the_folder_are_approved_by_their_day(folder: Path) -> None:
    for path in (folder / "minutes").glob("2017-*"):
        path.unlink()
    (folder / "communication" / "2017.toml").unlink()
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(2)
        assert "Minutes from before this folder: g approves them" in tryg.part("#headline")
        await tryg.press("g")
        for answer in ("en dag", "foråret 2017", "10.4.2018"):
            await tryg.show(AskScreen)
            await tryg.answer(answer)
            assert "! " in tryg.part("#told")
        await tryg.answer("")
        await tryg.show(MeetingScreen)
        assert not tryg.entries
        for _again in range(2):
            await tryg.press("g")
            await tryg.answer("27.2.2017")
            await tryg.show(MeetingScreen)
        (approval,) = tryg.entries
        assert isinstance(approval, Approval)
        assert (approval.of, approval.sha256) == ("2017-02-27", "")
        assert "Minutes of 27 Feb 2017 (not in this folder): Approved" in tryg.words
        assert any("approved already" in message for message in said(tryg))
        await tryg.press("k")
        await tryg.answer("1.2.2017")
        await tryg.show(MeetingScreen)
        await tryg.fill("Side 2 er rettet.")
        await tryg.record()
        await tryg.saved()
        assert [one.text for one in tryg.on_disk().entries] == ["", "Side 2 er rettet."]
        assert tryg.app.workspace is not None
        tryg.app.workspace.check()
        assert not tryg.app.workspace.problems
    reading = read_folder(folder)
    assert not check_folder(reading.folder, reading.unreadable)
    minutes = reading.folder.meetings[0]
    text = minutes_text(reading.folder, minutes, today=minutes.value.date)
    assert "1 Feb 2017 (not in this folder)" in text
