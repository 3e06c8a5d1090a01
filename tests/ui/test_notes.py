"""One's own notes: written for an item, shown beside it, listed, and on no other screen."""

import asyncio
from pathlib import Path

import pytest
from textual.widgets import TextArea

from tests.ui.driving import NEXT, Driver, opened
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.folder import notes as stored
from tryg_tui.store.folder.notes import OwnNote, change_notes, load_notes
from tryg_tui.ui.dialogs.notes import NoteScreen, NotesScreen

CANARY = "kanariefugl"
"""A word that only its writer may see."""


async def written(tryg: Driver, text: str) -> None:
    """Write a note for the item on screen, leave it, and wait until it is saved."""
    await tryg.do("own_notes")
    await tryg.show(NoteScreen)
    tryg.screen.query_one(TextArea).text = text
    await tryg.press("escape")
    await tryg.until(lambda: text in [one.text for one in tryg.host.workspace.notes.all])
    await tryg.settle()


def folder_bytes(folder: Path) -> bytes:
    """All that stands in the files of a folder."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 55)])
async def test_a_note_stands_beside_its_item_alone(folder: Path, size: tuple[int, int]) -> None:
    async with opened(folder, size=size) as tryg:
        await tryg.go(5)
        await written(tryg, f"Spørg {CANARY} om nattelivet")
        assert CANARY in tryg.part("#own-note")
        await tryg.press("pagedown")
        assert CANARY not in tryg.text
        await tryg.press("pageup")
        assert CANARY in tryg.text


async def test_a_note_longer_than_its_room_says_that_it_goes_on(folder: Path) -> None:
    async with opened(folder, size=(80, 24)) as tryg:
        await written(tryg, " ".join(["ord"] * 400))
        assert tryg.part("#own-note").endswith("…")
        assert "10 Næste møde" in " ".join(tryg.part("#rail").split()), "the agenda is whole"


async def test_notes_go_to_no_file_of_the_folder_and_to_no_other_screen(folder: Path) -> None:
    async with opened(folder) as tryg, opened(folder, start="screen") as wall:
        await tryg.start()
        await tryg.go(5)
        await wall.until(lambda: wall.shown == tryg.shown)
        await tryg.do("own_notes")
        await tryg.show(NoteScreen)
        await tryg.press(*CANARY)
        await asyncio.sleep(0)
        await tryg.press("ctrl+s")
        await tryg.until(lambda: tryg.host.workspace.notes.all)
        await tryg.press("n")
        await tryg.fill("Til referatet")
        await tryg.record()
        await tryg.saved()
        await wall.until(lambda: "Til referatet" in wall.text)
        await wall.press("N")
        assert CANARY not in wall.text
        assert CANARY.encode() not in folder_bytes(folder)
        assert load_notes(folder).notes[0].text == CANARY


async def test_keys_behind_the_note_key_are_its_words(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.press("N", *"bax", "escape", "2")
        await tryg.until(lambda: [one.text for one in tryg.host.workspace.notes.all] == ["bax"])
        assert not tryg.entries
        assert tryg.shown == tryg.meeting.items[1].id


async def test_what_was_written_and_taken_out_again_leaves_nothing(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.do("own_notes")
        await tryg.press("a")
        tryg.host.workspace.notes.keep(OwnNote(meeting=NEXT, item=tryg.shown, text="a"), "")
        await tryg.press("backspace", "escape")
        assert not tryg.host.workspace.drafts.records
        assert not load_notes(folder).notes


async def test_a_note_that_cannot_be_saved_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "make_folder", _refused)
    async with opened(folder) as tryg:
        await tryg.do("own_notes")
        await tryg.press("a", "escape")
        await tryg.until(lambda: "What was written is kept." in tryg.words)
        await tryg.do("own_notes")
        assert tryg.screen.query_one(TextArea).text == "a"


def _refused(path: Path, **_said: object) -> None:
    """Stands in for a disk that takes nothing."""
    raise NotSaved("no-space", path)


async def test_all_notes_are_listed_read_on_and_removed_after_asking(folder: Path) -> None:
    gone = OwnNote(meeting=NEXT, item="dropped", title="Et punkt", text="Står her endnu [/b]")
    change_notes(folder, lambda notes: stored.OwnNotes(notes=(gone,)))
    async with opened(folder) as tryg:
        await written(tryg, "Første note")
        await tryg.do("own_notes")
        await tryg.press("f6")
        await tryg.show(NotesScreen)
        for words in ("Første note", "Et punkt · no longer on the agenda", "endnu [/b]"):
            assert words in tryg.words
        await tryg.press("enter")
        await tryg.show(NoteScreen)
        await tryg.press("!", "escape")
        await tryg.until(lambda: "Står her endnu [/b]!" in tryg.words)
        rows = [one.text for one in tryg.host.workspace.notes.all]
        await tryg.press("x", "enter")
        assert [one.text for one in load_notes(folder).notes] == rows, "it was only asked"
        await tryg.press("x", "down", "enter")
        await tryg.until(lambda: len(load_notes(folder).notes) == 1)
        await tryg.press("escape")
        await tryg.until(lambda: tryg.screen is tryg.host)


async def test_the_front_page_shows_all_notes_there_are(folder: Path) -> None:
    async with opened(folder, start="home") as tryg:
        await tryg.do("own_notes")
        await tryg.show(NotesScreen)
        assert "There are none." in tryg.words
        await tryg.press("x", "enter", "escape")
        await tryg.until(lambda: not isinstance(tryg.screen, NotesScreen))
