"""One's own notes: in one's own place, of two windows' words none lost, back after a sudden end."""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.naughty import NAUGHTY
from tests.session.room import NEXT, Room, ended
from tryg_tui.session.drafts import Drafts, Keeper
from tryg_tui.session.notes import Notes, _joint
from tryg_tui.session.recovery import give_back, recovered
from tryg_tui.store.files.commit import NotSaved, commit_document
from tryg_tui.store.folder import notes as stored
from tryg_tui.store.folder.notes import OwnNote, load_notes, notes_path
from tryg_tui.store.journal.journal import abandoned

ITEM = "initiatives"


def note(text: str, item: str = ITEM) -> OwnNote:
    """A note for an item of the shipped meeting."""
    return OwnNote(meeting=NEXT, item=item, title="Status", text=text)


def window(room: Room) -> Notes:
    """The notes as another window of the same user holds them."""
    notes = Notes(room.root, Drafts(Keeper(room.root, on=False)))
    notes.load()
    return notes


def test_a_note_is_kept_in_ones_own_place_and_in_no_file_of_the_folder(room: Room) -> None:
    before = {path: path.read_bytes() for path in room.root.rglob("*") if path.is_file()}
    notes = room.workspace.notes
    assert not notes.of(NEXT, ITEM)
    notes.write(note("Kun til mig"), "")
    assert notes.of(NEXT, ITEM) == "Kun til mig"
    path = notes_path(room.root)
    assert not path.is_relative_to(room.root)
    assert "Kun til mig" in path.read_text(encoding="utf-8")
    if os.name != "nt":
        assert path.stat().st_mode & 0o077 == 0, "nobody else may read it"
        assert path.parent.stat().st_mode & 0o077 == 0
    assert {p: p.read_bytes() for p in room.root.rglob("*") if p.is_file()} == before


def test_notes_belong_to_a_folder_a_meeting_and_an_item(room: Room, tmp_path: Path) -> None:
    room.workspace.notes.write(note("Til indsatserne"), "")
    room.workspace.notes.write(note("Til indekset", "index"), "")
    assert room.workspace.notes.of(NEXT, "index") == "Til indekset"
    assert not room.workspace.notes.of("2017-12-05", ITEM)
    assert not load_notes(tmp_path / "another").notes


def test_a_note_without_words_is_removed(room: Room) -> None:
    room.workspace.notes.write(note("Kort"), "")
    room.workspace.notes.write(note(" \n"), "Kort")
    assert not room.workspace.notes.all
    assert not load_notes(room.root).notes


def test_of_two_windows_no_word_is_lost(room: Room) -> None:
    mine, theirs = room.workspace.notes, window(room)
    mine.write(note("A"), "")
    theirs.write(note("B"), "")
    assert theirs.of(NEXT, ITEM) == "A\nB"
    assert not mine.load() or mine.of(NEXT, ITEM) == "A\nB"
    mine.write(note("C", "index"), "")
    assert {one.text for one in mine.all} == {"A\nB", "C"}, "the other window's note stays"
    assert theirs.load()
    assert not theirs.load()


def test_two_windows_that_save_at_once_wait_for_each_other(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, commit, raced = window(room), commit_document, list[bool]()

    def beaten(*said: Any) -> Any:
        if not raced:
            raced.append(True)
            other.write(note("Først", "index"), "")
        return commit(*said)

    monkeypatch.setattr(stored, "commit_document", beaten)
    room.workspace.notes.write(note("Så"), "")
    assert {one.text for one in room.workspace.notes.all} == {"Først", "Så"}


def test_who_is_always_beaten_is_told_so(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(path: Path, *_said: object) -> object:
        raise NotSaved("changed", path)

    monkeypatch.setattr(stored, "commit_document", changed)
    with pytest.raises(NotSaved, match="changed"):
        room.workspace.notes.write(note("Aldrig"), "")


@pytest.mark.parametrize("held", ["schema = ", "schema = 99\n", 'notes = "x"\n'])
def test_a_file_that_cannot_be_understood_is_left_alone(room: Room, held: str) -> None:
    path = notes_path(room.root)
    path.parent.mkdir(parents=True)
    path.write_text(held, encoding="utf-8")
    room.workspace.notes.keep(note("Ny"), "")
    with pytest.raises(NotSaved, match="unreadable"):
        room.workspace.notes.write(note("Ny"), "")
    assert path.read_text(encoding="utf-8") == held
    assert room.workspace.notes.of(NEXT, ITEM) == "Ny", "what was written stands there all the same"


def test_what_another_version_wrote_beside_a_note_stays(room: Room) -> None:
    room.workspace.notes.write(note("Før"), "")
    path = notes_path(room.root)
    path.write_text(path.read_text(encoding="utf-8") + 'colour = "blå"\n', encoding="utf-8")
    room.workspace.notes.write(note("Efter"), "Før")
    assert 'colour = "blå"' in path.read_text(encoding="utf-8")


def test_a_note_being_written_comes_back_after_a_sudden_end(room: Room) -> None:
    room.workspace.notes.write(note("Gemt"), "")
    room.workspace.notes.keep(note("Gemt og mere"), "Gemt")
    given = ended(room)
    assert given.has_words
    assert given.line_count == 1
    assert not given.records
    give_back(room.workspace, given)
    assert room.workspace.notes.of(NEXT, ITEM) == "Gemt og mere"
    for key, begun in given.notes.items():
        room.workspace.notes.take(key, begun)
    assert load_notes(room.root).notes == (note("Gemt og mere"),)
    assert not room.workspace.drafts.records


def test_what_is_written_on_while_it_is_saved_is_not_forgotten(room: Room) -> None:
    room.workspace.notes.keep(note("Hele sætningen"), "")
    room.workspace.notes.write(note("Hele"), "")
    assert room.workspace.notes.of(NEXT, ITEM) == "Hele sætningen"
    room.workspace.notes.forget(note(""))
    assert room.workspace.notes.of(NEXT, ITEM) == "Hele"
    room.workspace.drafts.keeper.close()
    assert recovered(room.workspace, abandoned(room.root)).notes == {}


AWKWARD = [*NAUGHTY[::60], "æ" * 100_000, "linje 1\r\nlinje 2\x1b[31m\u202e"]
"""Some of the texts that have broken one program or another, a long one, and codes in lines."""


@pytest.mark.parametrize("text", AWKWARD)
def test_any_text_is_kept_as_it_is(room: Room, text: str) -> None:
    room.workspace.notes.write(note(text), "")
    again = window(room).of(NEXT, ITEM)
    assert again.split() == text.strip().split()


SHORT = st.text("ab\n", max_size=4).map(str.strip)


@given(SHORT, SHORT, SHORT)
@settings(deadline=None)
def test_two_versions_put_together_lose_neither(before: str, mine: str, theirs: str) -> None:
    joint = _joint(before, mine, theirs)
    if mine == before:
        assert joint == theirs
    elif theirs == before:
        assert joint == mine
    else:
        assert mine in joint
        assert theirs in joint
    assert _joint(before, joint, theirs) == joint, "saved once more, nothing is doubled"
