"""Minutes that are open here: saved, merged, kept beside, given back; nothing is ever given up."""

import asyncio
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace

from tests.session.room import NEXT, PREVIOUS, Room, note, recorded
from tryg_tui.core.meetings.disputes import disputes, turned
from tryg_tui.core.meetings.lost_lines import put_back
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.session import folder_files
from tryg_tui.session.file_kind import Followed, LinesGone, Merged
from tryg_tui.session.file_session import FileSession
from tryg_tui.session.file_writer import AsyncioLoop
from tryg_tui.session.recovery import recovered
from tryg_tui.session.saver import Saver
from tryg_tui.store.files.commit import NotSaved, Reason, digest
from tryg_tui.store.files.watch import read_whole
from tryg_tui.store.folder.load import read_meeting
from tryg_tui.store.folder.minutes import keep_copy, keep_theirs
from tryg_tui.store.journal.journal import abandoned
from tryg_tui.store.toml.codec import encode

FILE = f"minutes/{NEXT}.toml"


def path_of(room: Room) -> Path:
    """The file of the minutes."""
    return room.root / FILE


def file_of(room: Room) -> FileSession[Meeting]:
    """The minutes as a file that is open."""
    return room.session.file


def put(room: Room, meeting: Meeting) -> Loaded[Meeting]:
    """A version that somebody puts into the file, whatever was there."""
    path_of(room).write_bytes(encode(meeting))
    loaded, problems = read_meeting(room.root, FILE)
    assert loaded is not None, problems
    return loaded


def texts(meeting: Meeting) -> list[tuple[int, str]]:
    """The lines of a version."""
    return [(entry.n, entry.text) for entry in meeting.entries]


def failing(monkeypatch: pytest.MonkeyPatch, reason: Reason) -> None:
    """Let saving fail from now on."""

    def fail(root: Path, *_given: object) -> None:
        raise NotSaved(reason, root)

    monkeypatch.setattr(folder_files, "save_meeting", fail)


def three(room: Room) -> Meeting:
    """Minutes with three lines that were recorded and saved one after another."""
    for text in ("et", "to", "tre"):
        room.session.record(note(text))
        room.save()
    return room.meeting


# Saving


@pytest.mark.parametrize("reason", ["read-only", "no-space", "folder-gone", "locked", "io"])
def test_what_cannot_be_saved_is_told_and_tried_again(
    begun: Room, monkeypatch: pytest.MonkeyPatch, reason: Reason
) -> None:
    saving, works = file_of(begun).saving, begun.disk.save_meeting
    before = path_of(begun).read_bytes()
    failing(monkeypatch, reason)
    begun.session.record(note("Et"))
    assert begun.disk.saving.state == "saving"
    begun.save()
    assert (saving.state, saving.reason, saving.path) == ("not-saved", reason, str(begun.root))
    begun.session.record(note("To"))
    assert saving.state == "not-saved", "that is said until it is saved"
    begun.save()
    assert begun.disk.saving is saving
    assert (begun.disk.unsaved, path_of(begun).read_bytes()) == (True, before)
    monkeypatch.setattr(folder_files, "save_meeting", works)
    assert begun.disk.loop.timers, "it is tried again by itself"
    for timer in begun.disk.loop.timers:
        timer()
    asyncio.run(begun.disk.settled())
    assert (saving.state, saving.at, begun.disk.unsaved) == ("saved", begun.now, False)
    assert texts(begun.on_disk()) == [(1, "Et"), (2, "To")]
    begun.disk.loop.timers[0]()
    assert not begun.disk.loop.work, "there is nothing to try again"


def test_what_does_not_say_what_it_should_is_not_saved(
    begun: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise ValueError

    monkeypatch.setattr(folder_files, "save_meeting", fail)
    begun.session.record(note())
    begun.save()
    assert (file_of(begun).saving.reason, file_of(begun).saving.path) == ("io", FILE)


def test_only_the_newest_version_is_written(begun: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    works, saves = begun.disk.save_meeting, list[int]()

    def save(root: Path, meeting: Meeting, *given: object) -> Loaded[Meeting]:
        saves.append(len(meeting.entries))
        if len(saves) == 1:
            begun.session.record(note("To"))
            begun.session.record(note("Tre"))
        return works(root, meeting, *given)  # type: ignore[arg-type]  # they are handed on

    monkeypatch.setattr(folder_files, "save_meeting", save)
    begun.session.record(note("Et"))
    begun.save()
    assert saves == [1, 3]
    assert begun.on_disk() == begun.meeting


def test_whoever_is_told_that_it_is_saved_may_change_it_at_once(begun: Room) -> None:
    again = [note("To")]

    def told(_event: object) -> None:
        if again and file_of(begun).saving.state == "saved":
            begun.session.record(again.pop())

    file_of(begun).listeners.append(told)
    begun.session.record(note("Et"))
    begun.save()
    assert texts(begun.on_disk()) == [(1, "Et"), (2, "To")]


async def _settle(room: Room) -> None:
    """Save on the event loop itself."""
    file: FileSession[Meeting] = file_of(room)
    file._loop = AsyncioLoop()
    room.session.record(note("Et"))
    await asyncio.gather(file.settled(), Saver.settled(room.disk))
    assert not file.unsaved
    file._fail("io", "")


def test_who_waits_goes_on_when_all_is_written(
    begun: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tryg_tui.session.file_session.RETRY_SECONDS", 0)
    asyncio.run(_settle(begun))
    assert texts(begun.on_disk()) == [(1, "Et")]


def test_how_saving_stands_as_a_whole_is_told_of_what_failed_first(
    begun: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded(begun)
    assert begun.disk.saving is file_of(begun).saving
    other = begun.disk.minutes(PREVIOUS)
    begun.now = begun.now.replace(hour=11)
    begun.disk.save(replace(other.value, title="Andet"))
    assert begun.disk.saving.state == "saving"
    begun.save()
    assert begun.disk.saving is other.saving, "it was saved last"
    failing(monkeypatch, "no-space")
    begun.session.record(note())
    begun.save()
    assert begun.disk.saving is file_of(begun).saving
    assert begun.disk.file(FILE) is file_of(begun)


# What somebody else has written


def test_comments_somebody_wrote_into_the_file_are_kept_beside_it(begun: Room) -> None:
    theirs = path_of(begun).read_bytes() + b"# somebody's own words\n"
    path_of(begun).write_bytes(theirs)
    for text in ("Et", "To"):
        begun.session.record(note(text))
        begun.save()
    (copy,) = (begun.root / "minutes").glob(f"{NEXT}.conflict-*.toml")
    assert copy.read_bytes() == theirs
    assert texts(begun.on_disk()) == [(1, "Et"), (2, "To")]
    assert begun.heard == [Merged(FILE, copy=copy.name)]


def test_comments_that_were_seen_are_kept_before_they_are_written_over(begun: Room) -> None:
    theirs = path_of(begun).read_bytes() + b"# somebody's own words\n"
    path_of(begun).write_bytes(theirs)
    loaded, _problems = read_meeting(begun.root, FILE)
    assert loaded is not None
    file_of(begun).hear(loaded)
    assert begun.heard == [Followed(FILE, ours=True)]
    begun.session.record(note("Et"))
    begun.save()
    (copy,) = (begun.root / "minutes").glob(f"{NEXT}.conflict-*.toml")
    assert copy.read_bytes() == theirs
    assert begun.heard[1:] == [Merged(FILE, copy=copy.name)]


@pytest.mark.parametrize("reason", ["changed", "io"])
def test_what_cannot_be_kept_beside_is_not_written_over(
    begun: Room, monkeypatch: pytest.MonkeyPatch, reason: Reason
) -> None:
    works = keep_theirs

    def fail(root: Path, *_given: object) -> None:
        monkeypatch.setattr(folder_files, "keep_theirs", works)
        raise NotSaved(reason, root)

    theirs = put(begun, replace(begun.meeting, title="Deres"))
    path_of(begun).write_bytes(encode(theirs.value) + b"# mere\n")
    loaded, _problems = read_meeting(begun.root, FILE)
    assert loaded is not None
    file_of(begun).hear(loaded)
    monkeypatch.setattr(folder_files, "keep_theirs", fail)
    begun.session.record(note("Et"))
    begun.save()
    if reason == "io":
        assert begun.disk.unsaved
        begun.save()
        assert len(begun.beside()) == 1
    assert begun.on_disk() == begun.meeting


def test_what_both_wrote_is_in_the_file_and_undo_leaves_theirs(begun: Room) -> None:
    before = recorded(begun, "Før")
    theirs = replace(begun.meeting, entries=(before, replace(before, n=2, text="Deres")), last=2)
    put(begun, theirs)
    begun.session.record(note("Vores"))
    begun.save()
    assert texts(begun.on_disk()) == [(1, "Før"), (2, "Deres"), (3, "Vores")]
    assert begun.on_disk() == begun.meeting
    assert begun.heard == [Merged(FILE)]
    begun.session.undo()
    assert texts(begun.meeting) == [(1, "Før"), (2, "Deres")]
    begun.session.redo()
    assert texts(begun.meeting) == [(1, "Før"), (2, "Deres"), (3, "Vores")]


def test_a_line_removed_here_that_others_have_changed_stands_and_is_asked_about(
    begun: Room,
) -> None:
    before = recorded(begun, "Før")
    put(begun, replace(begun.meeting, entries=(replace(before, text="Deres"),)))
    begun.session.remove(before.n)
    begun.save()
    assert texts(begun.on_disk()) == texts(begun.meeting) == [(1, "Deres")]
    (told,) = begun.heard
    assert isinstance(told, Merged)
    (dispute,) = disputes(told.conflicts)
    file_of(begun).settle([turned(dispute)])
    begun.save()
    assert texts(begun.on_disk()) == []
    begun.session.undo()
    assert texts(begun.meeting) == [(1, "Deres")]


def test_what_both_changed_is_in_dispute_and_their_version_kept(begun: Room) -> None:
    before = recorded(begun, "Før")
    put(begun, replace(begun.meeting, entries=(replace(before, text="Deres"),)))
    begun.session.replace(before.n, before, replace(before, text="Vores"))
    begun.save()
    assert texts(begun.on_disk()) == [(1, "Vores")]
    (told,) = begun.heard
    assert isinstance(told, Merged)
    assert [texts(one) for one in begun.beside()] == [[(1, "Deres")]]
    assert told.copy
    file_of(begun).settle(list(disputes(told.conflicts)))
    begun.save()
    assert texts(begun.on_disk()) == [(1, "Deres")]
    begun.session.undo()
    assert texts(begun.meeting) == [(1, "Vores")]


def test_what_is_written_while_two_versions_are_put_together_is_in_both(
    begun: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = recorded(begun, "Før")
    put(begun, replace(begun.meeting, entries=(replace(before, text="Deres"),)))
    works = keep_theirs

    def keep(*given: object) -> object:
        begun.session.record(note("Imens"))
        return works(*given)  # type: ignore[arg-type]  # they are handed on

    monkeypatch.setattr(folder_files, "keep_theirs", keep)
    begun.session.replace(before.n, before, replace(before, text="Vores"))
    begun.save()
    assert texts(begun.on_disk()) == [(1, "Vores"), (2, "Imens")]


def test_minutes_that_others_made_final_are_left_alone_and_ours_kept_beside(begun: Room) -> None:
    put(begun, replace(begun.meeting, state="final"))
    before = path_of(begun).read_bytes()
    begun.session.record(note("Vores"))
    begun.save()
    assert path_of(begun).read_bytes() == before
    assert [texts(one) for one in begun.beside()] == [[(1, "Vores")]]
    saving = file_of(begun).saving
    assert (saving.state, saving.reason, saving.path) == ("not-saved", "changed", FILE)
    begun.session.file.hear(begun.known())


def test_a_meeting_whose_file_is_there_already_is_kept_beside(begun: Room) -> None:
    meeting = replace(begun.meeting, id="2019-01-01", entries=(), last=0)
    (begun.root / "minutes" / "2019-01-01.toml").write_text("noget andet")
    begun.disk.save(meeting)
    begun.save()
    assert begun.disk.minutes(meeting.id).saving.reason == "exists"
    assert begun.beside(meeting.id) == [meeting]
    theirs = replace(meeting, title="Deres", place="Rådhuset")
    (begun.root / "minutes" / "2019-01-01.toml").write_bytes(encode(theirs))
    begun.disk.retry()
    begun.disk.minutes(meeting.id).save()
    begun.save()
    assert begun.on_disk(meeting.id) == replace(meeting, place="Rådhuset")


# Files that are torn, away, or taken over


def test_a_file_that_cannot_be_understood_is_left_alone_until_it_is_whole(begun: Room) -> None:
    theirs = b"<<<<<<< HEAD\n" + path_of(begun).read_bytes()
    whole = path_of(begun).read_bytes()
    path_of(begun).write_bytes(theirs)
    for text in ("Et", "To"):
        begun.session.record(note(text))
        begun.save()
    assert [texts(one) for one in begun.beside()] == [[(1, "Et"), (2, "To")]], "in one copy"
    assert path_of(begun).read_bytes() == theirs
    path_of(begun).write_bytes(whole)
    file_of(begun).hear(begun.known())
    begun.save()
    assert (file_of(begun).saving.state, file_of(begun).saving.copy) == ("saved", None)
    assert begun.on_disk() == begun.meeting
    assert len(begun.beside()) == 1, "nobody's words are removed"


def test_where_a_copy_cannot_go_back_that_is_not_tried_for_ever(begun: Room) -> None:
    begun.disk.fence = lambda _meeting: lambda: False
    begun.session.record(note("Et"))
    begun.save()
    assert file_of(begun).saving.reason == "fenced"
    for _time in range(2):
        file_of(begun).hear(begun.known(), ours=False)
        begun.save()
    assert not begun.waiting
    begun.disk.fence = lambda _meeting: None
    file_of(begun).hear(begun.known(), ours=False)
    assert not begun.waiting
    file_of(begun).hear(begun.known())
    begun.save()
    assert begun.on_disk() == begun.meeting


def test_a_file_that_stays_away_is_made_anew(begun: Room) -> None:
    path_of(begun).unlink()
    begun.session.record(note("Et"))
    begun.save()
    assert begun.on_disk() == begun.meeting
    assert not begun.beside()


def test_a_file_that_is_torn_for_a_moment_is_read_again(
    begun: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(begun, replace(begun.meeting, title="Deres"))
    whole, works = path_of(begun).read_bytes(), read_whole
    path_of(begun).write_bytes(whole[:800])

    def read(*given: object) -> object:
        found = works(*given)  # type: ignore[arg-type]  # they are handed on
        path_of(begun).write_bytes(whole)
        return found

    monkeypatch.setattr(folder_files, "read_whole", read)
    begun.session.record(note("Et"))
    begun.save()
    assert begun.on_disk() == begun.meeting
    assert begun.meeting.title == "Deres"


# Lines that are gone


@pytest.mark.parametrize("state", ["open", "planned"])
def test_what_an_older_version_lacks_is_kept_told_of_and_put_back(begun: Room, state: str) -> None:
    here = three(begun)
    older = put(begun, replace(here, entries=here.entries[:1], last=1, state=state))
    file_of(begun).hear(older)
    assert begun.meeting == here, "nothing is taken away before it is kept"
    assert begun.disk.unsaved
    begun.save()
    assert begun.beside() == [here]
    (told,) = begun.heard
    assert isinstance(told, LinesGone)
    assert (told.lost.older, len(told.lost.entries)) == (True, 2)
    assert texts(begun.meeting) == [(1, "et")]
    assert begun.meeting.last == 3
    file_of(begun).change(put_back(begun.meeting, told.lost))
    begun.save()
    assert begun.on_disk() == begun.meeting == here


def test_undo_outlives_an_older_version(begun: Room) -> None:
    here = three(begun)
    file_of(begun).hear(put(begun, replace(here, entries=here.entries[:1], last=1)))
    begun.save()
    begun.session.undo()
    assert texts(begun.meeting) == texts(here)
    begun.session.undo()
    assert texts(begun.meeting) == [(1, "et"), (2, "to")]
    assert begun.session.record(note("fire")) == 4, "no number is used twice"


def test_what_is_recorded_before_an_older_version_is_seen_stands_and_the_rest_is_told_of(
    begun: Room,
) -> None:
    here = three(begun)
    put(begun, replace(here, entries=here.entries[:1], last=1))
    begun.session.record(note("fire"))
    begun.save()
    assert texts(begun.on_disk()) == [(1, "et"), (4, "fire")]
    (told,) = begun.heard
    assert isinstance(told, LinesGone)
    assert [texts(one) for one in begun.beside()] == [
        [(1, "et"), (2, "to"), (3, "tre"), (4, "fire")]
    ]
    file_of(begun).change(put_back(begun.meeting, told.lost))
    assert texts(begun.meeting) == [(1, "et"), (2, "to"), (3, "tre"), (4, "fire")]


def test_a_line_edited_here_that_an_older_version_lacks_is_no_removal(begun: Room) -> None:
    here = three(begun)
    put(begun, replace(here, entries=here.entries[:1], last=1))
    begun.session.replace(2, here.entries[1], replace(here.entries[1], text="to!"))
    begun.save()
    assert texts(begun.on_disk()) == [(1, "et"), (2, "to!")]
    (told,) = begun.heard
    assert isinstance(told, LinesGone)
    assert [entry.text for entry in told.lost.entries] == ["tre"]


def test_a_line_written_here_that_somebody_removes_is_followed_and_kept_beside(
    begun: Room,
) -> None:
    here = three(begun)
    file_of(begun).hear(put(begun, replace(here, entries=here.entries[1:], title="Deres")))
    begun.save()
    assert texts(begun.meeting) == [(2, "to"), (3, "tre")]
    (told,) = begun.heard
    assert isinstance(told, LinesGone)
    assert not told.lost.older
    assert begun.beside() == [here]


def test_who_only_follows_keeps_nothing_beside(begun: Room) -> None:
    here = three(begun)
    file_of(begun).hear(put(begun, replace(here, entries=here.entries[:1], last=1)), ours=False)
    begun.save()
    assert begun.heard == [Followed(FILE, ours=False, older=True)]
    assert texts(begun.meeting) == [(1, "et")]
    assert not begun.beside()


def test_lines_that_cannot_be_kept_beside_stay_until_they_can(
    begun: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, works = three(begun), keep_copy

    def fail(root: Path, *_given: object) -> None:
        raise NotSaved("no-space", root)

    monkeypatch.setattr(folder_files, "keep_copy", fail)
    file_of(begun).hear(put(begun, replace(here, entries=(), last=0)))
    begun.save()
    assert begun.meeting == here
    assert (file_of(begun).saving.state, begun.disk.unsaved) == ("not-saved", True)
    monkeypatch.setattr(folder_files, "keep_copy", works)
    begun.save()
    assert begun.beside() == [here]
    assert file_of(begun).saving.state == "saved"


def test_a_version_read_late_is_none(begun: Room) -> None:
    begun.session.record(note("et"))
    begun.save()
    late = begun.known()
    begun.session.record(note("to"))
    begun.save()
    file_of(begun).hear(late)
    begun.save()
    assert texts(begun.meeting) == [(1, "et"), (2, "to")]
    assert not begun.beside()
    assert begun.heard == []


@pytest.mark.parametrize("then", ["torn", "away"])
def test_a_version_that_is_gone_when_it_is_looked_at_again_is_none(begun: Room, then: str) -> None:
    here = three(begun)
    older = put(begun, replace(here, entries=(), last=0))
    file_of(begun).hear(older)
    if then == "torn":
        path_of(begun).write_bytes(b"id =")
    else:
        path_of(begun).unlink()
    begun.save()
    assert begun.meeting == here
    assert begun.heard == []


def test_a_line_recorded_while_an_older_version_is_looked_at_meets_it_when_it_is_saved(
    begun: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, works = three(begun), keep_copy

    def keep(*given: object) -> object:
        monkeypatch.setattr(folder_files, "keep_copy", works)
        begun.session.record(note("fire"))
        return works(*given)  # type: ignore[arg-type]  # they are handed on

    monkeypatch.setattr(folder_files, "keep_copy", keep)
    file_of(begun).hear(put(begun, replace(here, entries=here.entries[:1], last=1)))
    begun.save()
    assert texts(begun.on_disk()) == [(1, "et"), (4, "fire")]
    assert [isinstance(told, LinesGone) for told in begun.heard] == [True]


def test_a_known_version_without_a_loss_is_followed_and_can_be_undone(begun: Room) -> None:
    begun.session.give_time()
    begun.save()
    before = begun.known()
    begun.session.give_time()
    begun.save()
    file_of(begun).hear(put(begun, before.value))
    begun.save()
    assert begun.meeting.items[0].given == 5
    assert begun.heard == [Followed(FILE, ours=True, older=True)]
    begun.session.undo()
    assert begun.meeting.items[0].given == 10


def test_lines_that_an_older_version_lacks_at_the_next_start_are_given_back(begun: Room) -> None:
    here = three(begun)
    begun.session.record(note("fire"))
    begun.workspace.drafts.keeper.close()
    put(begun, replace(here, entries=here.entries[:1], last=1))
    found = abandoned(begun.root)
    begun.workspace.reload()
    (version,) = recovered(begun.workspace, found).versions
    assert texts(version.meeting) == [(1, "et"), (2, "to"), (3, "tre"), (4, "fire")]
    assert [one.entry.text for one in version.differences] == ["to", "tre", "fire"]
    for one in found:
        one.leave()


def test_a_line_that_others_removed_before_the_next_start_is_not_given_back(begun: Room) -> None:
    here = three(begun)
    begun.session.record(note("fire"))
    begun.workspace.drafts.keeper.close()
    put(begun, replace(here, entries=here.entries[1:]))
    found = abandoned(begun.root)
    begun.workspace.reload()
    (version,) = recovered(begun.workspace, found).versions
    assert texts(version.meeting) == [(2, "to"), (3, "tre"), (4, "fire")]
    for one in found:
        one.leave()


# The folder read again


def test_files_that_are_open_stand_on_the_folder_as_it_is_read_again(begun: Room) -> None:
    recorded(begun)
    put(begun, replace(begun.meeting, title="Deres"))
    other = begun.disk.minutes(PREVIOUS)
    begun.workspace.reload()
    begun.disk.heard({PREVIOUS, ""})
    assert begun.meeting.title == file_of(begun).value.title == "Deres"
    begun.session.record(note("Vores"))
    begun.workspace.reload()
    begun.disk.heard(())
    assert begun.texts[-1] == "Vores", "what waits stays"
    assert digest(encode(other.value)) != begun.known().sha256
    begun.save()
    path_of(begun).unlink()
    begun.workspace.reload()
    begun.disk.heard(())
    assert begun.texts[-1] == "Vores", "what is gone stays as it stands here"


def test_a_meeting_given_back_is_saved_though_its_file_is_gone(begun: Room) -> None:
    gone = replace(begun.meeting, id="2019-01-01")
    begun.disk.save(gone)
    begun.save()
    assert begun.on_disk("2019-01-01") == gone


def test_every_reason_of_a_failed_save_is_kept_beside_or_tried_again() -> None:
    assert folder_files.MinutesFile.reasons <= set(get_args(Reason))
    assert folder_files.MinutesFile.joined <= folder_files.MinutesFile.reasons
