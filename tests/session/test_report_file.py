"""Forms and yearly status reports that are open here: saved, merged, settled, given back."""

import asyncio
from typing import Any

import pytest
from msgspec.structs import replace

from tests.session.room import Room
from tryg_tui.core.annual.edit import ParagraphDraft
from tryg_tui.core.annual.form_draft import FormDraft
from tryg_tui.core.meetings.disputes import disputes
from tryg_tui.core.model.annual_report import Choice, InitiativeReport, YearlyReport
from tryg_tui.session import folder_files
from tryg_tui.session.file_kind import Followed, Merged
from tryg_tui.session.file_session import FileSession
from tryg_tui.session.recovery import Recovered, give_back, give_back_file, recovered
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.folder.reports import save_report
from tryg_tui.store.journal.journal import Found, abandoned

FORM = FormDraft(initiative="din-vej", year=2018)
PART = "about/version-1"
FILE = "reports/2017/report.toml"


def report_of(room: Room) -> FileSession[YearlyReport]:
    """The status report of 2017."""
    return room.disk.annual_report(2017)


def on_disk(room: Room) -> YearlyReport:
    """That report as its file says."""
    found = read_folder(room.root).folder.yearly_report(2017)
    assert found is not None
    return found.value


def wording(text: str) -> tuple[Choice, ...]:
    """A paragraph in somebody's own words."""
    return (Choice(part=PART, text=text),)


def theirs(room: Room, **changes: object) -> None:
    """Somebody else writes the report."""
    known = read_folder(room.root).folder.yearly_report(2017)
    before, sha256 = (known.value, known.sha256) if known else (YearlyReport(year=2017), None)
    save_report(room.root, replace(before, **changes), sha256)


def test_a_report_is_made_with_the_first_change_and_each_can_be_taken_back(room: Room) -> None:
    file = report_of(room)
    assert room.workspace.folder.yearly_report(2017) is None
    file.change(replace(file.value, title="Et"))
    assert room.workspace.folder.yearly_report(2017) is None, "there is no file yet"
    room.save()
    file.change(replace(file.value, title="To"))
    held = room.workspace.folder.yearly_report(2017)
    assert held is not None
    assert held.value.title == "To"
    room.save()
    assert on_disk(room).title == "To"
    file.undo()
    file.undo()
    file.undo()
    room.save()
    assert on_disk(room).title == ""
    file.redo()
    assert file.value.title == "Et"
    assert room.disk.annual_report(2017) is file


def test_what_somebody_else_wrote_is_joined(room: Room) -> None:
    theirs(room, case_number="2018-7", extra={"egen": 1})
    file = report_of(room)
    file.change(replace(file.value, title="Vores"))
    room.save()
    assert (on_disk(room).title, on_disk(room).case_number) == ("Vores", "2018-7")
    assert on_disk(room).extra == {"egen": 1}
    assert room.heard == [Merged(FILE)]


@pytest.mark.parametrize("taken", [True, False])
def test_what_both_changed_is_settled_before_it_is_saved_and_undo_brings_the_other(
    room: Room, taken: bool
) -> None:
    file = report_of(room)
    theirs(room, paragraphs=wording("DERES"))
    file.change(replace(file.value, paragraphs=wording("VORES")))
    room.save()
    assert on_disk(room).paragraphs == wording("DERES")
    (told,) = room.heard
    assert isinstance(told, Merged)
    assert not told.both
    room.save()
    assert file.unsaved, "nothing is saved until that is settled"
    file.settle(list(disputes(told.conflicts)) if taken else [])
    room.save()
    assert on_disk(room).paragraphs == wording("DERES" if taken else "VORES")
    file.undo()
    assert file.value.paragraphs == wording("VORES" if taken else "DERES")


def test_a_report_that_cannot_be_understood_is_not_written_over(room: Room) -> None:
    file = report_of(room)
    path = room.root / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("year = ")
    file.change(replace(file.value, title="Vores"))
    room.save()
    assert (file.saving.state, file.saving.reason) == ("not-saved", "unreadable")
    assert path.read_text() == "year = "


async def _looked(file: FileSession[Any]) -> bool:
    await file.look()
    return file.protected


def test_a_report_with_a_persons_comments_is_protected(room: Room) -> None:
    theirs(room, title="Deres")
    room.workspace.reload()
    file = report_of(room)
    assert file.value.title == "Deres"
    assert not asyncio.run(_looked(file))
    path = room.root / FILE
    path.write_text("# husk bilag\n" + path.read_text())
    assert asyncio.run(_looked(file))
    assert not asyncio.run(_looked(room.session.file))


def test_a_report_changed_by_others_is_shown_and_told_of(room: Room) -> None:
    file = report_of(room)
    file.change(replace(file.value, title="Vores"))
    room.save()
    theirs(room, title="Deres")
    room.workspace.reload()
    room.disk.heard(())
    assert file.value.title == "Deres"
    assert room.heard == [Followed(FILE, ours=True)]


def test_a_form_that_cannot_be_saved_is_withdrawn_and_the_folder_holds_what_is_on_disk(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, works = room.disk.form(FORM), save_report

    def fail(*_given: object) -> None:
        raise NotSaved("no-space", room.root)

    monkeypatch.setattr(folder_files, "save_report", fail)
    file.take(replace(file.value, summary="Vores"))
    room.save()
    assert room.disk.saving is file.saving
    file.withdraw()
    assert (file.unsaved, file.saving.state) == (False, "idle")
    assert room.workspace.folder.report("din-vej", 2018) is None
    monkeypatch.setattr(folder_files, "save_report", works)
    file.take(replace(file.value, summary="Først"))
    room.save()
    file.take(replace(file.value, summary="Siden"))
    file.withdraw()
    found = room.workspace.folder.report("din-vej", 2018)
    assert found is not None
    assert (found.value.summary, file.value.summary) == ("Først", "Først")


def test_no_version_takes_the_place_of_a_form_that_is_written_on(room: Room) -> None:
    file = room.disk.form(FORM)
    file.take(replace(file.value, summary="Først"))
    room.save()
    file.held = True
    begun = file.value
    assert file.versions.base is not None
    save_report(room.root, replace(begun, status="kritisk"), file.versions.base.sha256)
    room.workspace.reload()
    room.disk.heard(())
    assert file.value == begun
    file.take(replace(begun, summary="Siden"))
    room.save()
    assert (file.value.summary, file.value.status) == ("Siden", "kritisk")
    save_report(room.root, replace(file.value, status=""), file.versions.base.sha256)
    file.release()
    room.save()
    assert isinstance(file.value, InitiativeReport)
    assert (file.held, file.value.status) == (False, "")


def left(room: Room) -> tuple[Recovered, list[Found]]:
    """What the program would find at its next start if it ended now."""
    room.workspace.drafts.keeper.close()
    found = abandoned(room.root)
    given = recovered(room.workspace, found)
    return given, found


def test_a_report_that_is_not_on_disk_is_given_back(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = report_of(room)
    file.change(replace(file.value, paragraphs=wording("To\nlinjer")))
    given, found = left(room)
    assert given.has_words
    assert given.line_count == 2
    for one in found:
        one.discard()
    other = Room(room.root, room.now)
    monkeypatch.setattr(folder_files, "save_report", save_report)
    give_back_file(other.disk, given.files[0])
    other.save()
    assert on_disk(room).paragraphs == wording("To\nlinjer")
    assert left(other) == (Recovered(), [])


def test_a_report_given_back_holds_what_was_written_since(room: Room) -> None:
    file = report_of(room)
    file.change(replace(file.value, title="Vores"))
    given, found = left(room)
    for one in found:
        one.discard()
    theirs(room, case_number="2018-7")
    other = Room(room.root, room.now)
    give_back_file(other.disk, given.files[0])
    other.save()
    assert (on_disk(room).title, on_disk(room).case_number) == ("Vores", "2018-7")
    other.workspace.drafts.keeper.close()


def test_a_saved_report_and_paragraphs_that_were_emptied_are_forgotten(room: Room) -> None:
    file, drafts = report_of(room), room.workspace.drafts
    file.change(replace(file.value, title="Vores"))
    drafts.keep_paragraph(ParagraphDraft(2017, PART, "Halvt"))
    assert drafts.paragraphs[2017, PART].text == "Halvt"
    drafts.keep_paragraph(ParagraphDraft(2017, PART, ""))
    drafts.keep_paragraph(ParagraphDraft(2017, "ukendt", ""))
    assert not drafts.paragraphs
    room.save()
    assert left(room) == (Recovered(), [])


def test_paragraphs_and_what_only_another_version_reads_are_kept_on(room: Room) -> None:
    draft = ParagraphDraft(2017, PART, "Halvt")
    room.workspace.drafts.keep_paragraph(draft)
    room.workspace.drafts.keeper.unread("later:a", "?")
    given, found = left(room)
    assert (given.paragraphs, given.unreadable) == ((draft,), {"later:a": "?"})
    assert given.line_count == 1
    other = Room(room.root, room.now)
    give_back(other.workspace, given)
    assert other.workspace.drafts.paragraphs == {(2017, PART): draft}
    for one in found:
        other.workspace.drafts.keeper.then(one.discard)
    again, found = left(other)
    assert (again.paragraphs, again.unreadable) == ((draft,), {"later:a": "?"})
    for one in found:
        one.leave()
