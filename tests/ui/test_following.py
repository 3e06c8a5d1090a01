"""Follow-up: what became of the actions and topics of earlier meetings."""

import datetime as dt
from pathlib import Path

from tests.ui.driving import PREVIOUS, Driver, opened
from tryg_tui.core.model.entries import FollowUp

CAMERAS = f"{PREVIOUS}#18"
"""An action without owner, due in spring 2018."""

TOPIC = f"{PREVIOUS}#36"
"""The topic that was parked."""


def word(tryg: Driver, n: int) -> FollowUp:
    """An entry that follows something up."""
    found = tryg.meeting.entry(n)
    assert isinstance(found, FollowUp)
    return found


async def test_overdue_actions_come_first(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.go(3)
        assert tryg.ids()[0] == "action:2017-06-13#9"
        assert "! overdue" in tryg.part("#rows")
        assert "1 overdue" in tryg.part("#headline")


async def test_done_is_one_key_and_goes_on_to_the_next_action(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(3)
        first, second = tryg.ids()[:2]
        await tryg.highlight(first)
        await tryg.press("d")
        assert word(tryg, 1).of == first.removeprefix("action:")
        assert word(tryg, 1).state == "done"
        assert tryg.ids()[:2] == [first, second], "the row stays in its place"
        assert tryg.highlighted() == second
        assert not tryg.editor.is_open
        await tryg.saved()
        assert tryg.on_disk().entries == tryg.entries


async def test_an_action_still_open_gets_a_new_date(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(3)
        await tryg.highlight(f"action:{CAMERAS}")
        await tryg.press("o")
        assert tryg.held("state") == "open"
        await tryg.fill("Optagelserne er begyndt.", due="1.6.2018", owners="Ankerperson")
        await tryg.record()
        assert word(tryg, 1).of == CAMERAS
        assert word(tryg, 1).state == "open"
        assert word(tryg, 1).due == dt.date(2018, 6, 1)
        assert word(tryg, 1).owners == ("natteliv-politi",)
        assert "1 June 2018" in tryg.part("#rows")


async def test_an_action_is_dropped_with_the_reason(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(3)
        await tryg.highlight(f"action:{CAMERAS}")
        await tryg.press("w")
        assert tryg.held("state") == "dropped"
        await tryg.fill("Ikke længere relevant.")
        await tryg.record()
        assert word(tryg, 1).state == "dropped"
        assert word(tryg, 1).text == "Ikke længere relevant."


async def test_a_second_word_on_an_action_changes_the_first(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(3)
        row = f"action:{CAMERAS}"
        await tryg.highlight(row)
        await tryg.do("follow_open")
        await tryg.fill("Optagelserne er begyndt.")
        await tryg.record()
        await tryg.highlight(row)
        await tryg.do("follow_dropped")
        assert tryg.written == "Optagelserne er begyndt."
        assert tryg.held("state") == "dropped"
        await tryg.record()
        assert len(tryg.entries) == 1
        assert word(tryg, 1).state == "dropped"
        await tryg.highlight(row)
        await tryg.do("follow_done")
        assert len(tryg.entries) == 1
        assert word(tryg, 1).state == "done"
        await tryg.do("undo")
        assert word(tryg, 1).state == "dropped"


async def test_what_was_said_of_an_action_stays_when_it_is_then_marked_done(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(3)
        await tryg.highlight(f"action:{CAMERAS}")
        await tryg.do("follow_open")
        await tryg.fill("Filmen vises første gang i maj.")
        await tryg.record()
        await tryg.highlight(f"action:{CAMERAS}")
        await tryg.do("follow_done")
        assert word(tryg, 1).text == "Filmen vises første gang i maj."


async def test_a_parked_topic_is_finished(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(8)
        await tryg.highlight(f"topic:{TOPIC}")
        await tryg.press("d")
        assert (word(tryg, 1).of, word(tryg, 1).state) == (TOPIC, "done")
        assert "✓" in tryg.part("#rows")


async def test_follow_up_keys_do_nothing_without_an_action_or_topic(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(5)
        await tryg.press("d", "w")
        assert not tryg.entries
        assert not tryg.editor.is_open
