"""The meeting changes under an open editor or window: nothing is lost, and it is said why."""

from pathlib import Path
from typing import Any

from msgspec.structs import replace

from tests.ui.driving import NEXT, Driver, opened
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.store.folder.load import read_meeting
from tryg_tui.store.folder.minutes import save_meeting
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.forms.answer import AskScreen
from tryg_tui.ui.screens.closing import ClosingScreen

FILE = f"minutes/{NEXT}.toml"


async def elsewhere(tryg: Driver, folder: Path, **changes: Any) -> Meeting:
    """Change the meeting as another program or person does, and wait until it is seen and told."""
    loaded, _problems = read_meeting(folder, FILE)
    assert loaded is not None
    changed = replace(loaded.value, **changes)
    save_meeting(folder, changed, loaded.sha256)
    await tryg.until(lambda: all(getattr(tryg.meeting, k) == v for k, v in changes.items()))
    await tryg.settle()  # It is told of after it is shown, and would come over what is told next.
    return changed


async def test_words_are_kept_where_the_meeting_is_over_meanwhile(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.saved()
        await tryg.do("record_note")
        await tryg.fill("HALVSKREVET")
        await elsewhere(tryg, folder, state="final")
        await tryg.record()
        assert tryg.editor.is_open
        assert tryg.written == "HALVSKREVET"
        assert "Nothing was recorded." in tryg.words
        assert "are final" in tryg.words
        assert not tryg.entries
        await tryg.leave()
        (left,) = tryg.session.workspace.drafts.of(NEXT).values()
        assert left.values["text"] == "HALVSKREVET"
        await tryg.press("ctrl+q")
    async with opened(folder, start="home") as tryg:
        await tryg.show(ChooseScreen)
        assert "HALVSKREVET" in tryg.words


async def test_words_written_at_an_item_that_is_gone_are_recorded_at_another_one(
    folder: Path,
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(8)
        await tryg.saved()
        await tryg.do("record_note")
        await tryg.fill("HALVSKREVET")
        left = tuple(item for item in tryg.meeting.items if item.id != "topics")
        await elsewhere(tryg, folder, items=left, current="agenda")
        await tryg.record()
        assert "not on the agenda any more" in tryg.words
        await tryg.leave()
        await tryg.go(2)
        await tryg.do("record_note")
        assert tryg.written == "HALVSKREVET"
        await tryg.record()
        assert [(e.item, e.text) for e in tryg.entries] == [("previous-minutes", "HALVSKREVET")]


async def test_a_meeting_that_is_over_meanwhile_is_not_closed_again(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.saved()
        await tryg.do("start_or_close")
        await tryg.show(ClosingScreen)
        await tryg.do("next_step")
        await tryg.do("next_step")
        await elsewhere(tryg, folder, state="final")
        await tryg.until(lambda: "the new version is shown" in tryg.words)
        await tryg.do("finish")
        await tryg.show(ClosingScreen)
        assert "These minutes are final" in tryg.words
        assert tryg.on_disk().state == "final"


async def test_a_version_that_stood_here_before_is_called_older_not_new(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.saved()
        before = tryg.meeting.title
        await elsewhere(tryg, folder, title="Et andet møde")
        await elsewhere(tryg, folder, title=before)
        await tryg.until(lambda: "has put an older version" in tryg.words)


async def test_a_guest_is_not_added_to_a_meeting_that_is_over_meanwhile(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.saved()
        await tryg.press("G")
        await tryg.show(AskScreen)
        await elsewhere(tryg, folder, state="draft")
        await tryg.answer("Åse Ørsted")
        assert tryg.screen is tryg.host
        assert not tryg.meeting.attendance
        assert "These minutes are a draft" in tryg.words
        assert "“Åse Ørsted” is kept as a note." in tryg.words
        (left,) = tryg.session.workspace.drafts.of(NEXT).values()
        assert (left.kind, left.values["text"]) == ("note", "Åse Ørsted")
