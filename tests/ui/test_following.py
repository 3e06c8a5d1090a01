"""Follow-up: what became of the actions and topics of earlier meetings."""

import datetime as dt
from pathlib import Path

from tests.ui.driving import PREVIOUS, Driver, opened
from tryg_tui.core.model.entries import Action, FollowUp

CAMERAS = f"{PREVIOUS}#18"
"""An action without owner, due in spring 2018."""

TOPIC = f"{PREVIOUS}#36"
"""The topic that was parked."""


def word(tryg: Driver) -> FollowUp:
    """The last entry, which follows something up."""
    found = tryg.entries[-1]
    assert isinstance(found, FollowUp)
    return found


async def test_a_figure_or_the_last_date_is_enough_of_a_date_and_one_can_be_typed(
    folder: Path,
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(3)
        await tryg.press("o")
        assert "1 next meeting, 2 in half a year, or a date" in tryg.part("#editor-hint")
        await tryg.press("1")
        assert "= “next meeting”" in tryg.part("#editor-hint")
        await tryg.press("ctrl+s")
        assert word(tryg).due_text == "next meeting"
        # The row followed up is left behind; what is offered gives way to what is typed.
        await tryg.press("down", "o")
        assert tryg.held("due") == "next meeting"
        await tryg.press("2", "slash", "6", "ctrl+s")
        assert (word(tryg).due, word(tryg).due_text) == (dt.date(2018, 6, 2), "")
        await tryg.press("down", "o", "ctrl+s")
        assert word(tryg).due == dt.date(2018, 6, 2)
        await tryg.press("down", "o", "2", "ctrl+s")
        assert word(tryg).due == dt.date(2018, 10, 10)
        await tryg.press("a", *"Lamper", "ctrl+s")
        action = tryg.entries[-1]
        assert isinstance(action, Action)
        assert action.due is None, "nothing is offered to who does not come to the field"
        await tryg.press("a", *"Master", "tab", "tab")
        assert tryg.held("due") == "10.10.2018"
        await tryg.press("backspace", "tab", "shift+tab")
        assert tryg.held("due") == ""


async def test_actions_and_topics_are_followed_up_with_their_keys(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(3)
        assert tryg.ids()[0] == "action:2017-06-13#9"
        assert "! overdue" in tryg.part("#rows")
        assert "1 overdue" in tryg.part("#headline")
        await tryg.go(3)
        first, second = tryg.ids()[:2]
        await tryg.highlight(first)
        await tryg.press("d")
        assert word(tryg).of == first.removeprefix("action:")
        assert word(tryg).state == "done"
        assert tryg.ids()[:2] == [first, second], "the row stays in its place"
        assert tryg.highlighted() == second
        assert not tryg.editor.is_open
        await tryg.saved()
        assert tryg.on_disk().entries == tryg.entries
        await tryg.go(3)
        await tryg.highlight(f"action:{CAMERAS}")
        await tryg.press("o")
        assert tryg.held("state") == "open"
        await tryg.fill("Optagelserne er begyndt.", due="1.6.2018", owners="Ankerperson")
        await tryg.record()
        assert word(tryg).of == CAMERAS
        assert word(tryg).state == "open"
        assert word(tryg).due == dt.date(2018, 6, 1)
        assert word(tryg).owners == ("natteliv-politi",)
        assert "1 June 2018" in tryg.part("#rows")
        await tryg.go(3)
        await tryg.highlight(f"action:{CAMERAS}")
        await tryg.press("w")
        assert tryg.held("state") == "dropped"
        await tryg.fill("Ikke længere relevant.")
        await tryg.record()
        assert word(tryg).state == "dropped"
        assert word(tryg).text == "Ikke længere relevant."
        await tryg.go(8)
        await tryg.highlight(f"topic:{TOPIC}")
        await tryg.press("d")
        assert (word(tryg).of, word(tryg).state) == (TOPIC, "done")
        assert "✓" in tryg.part("#rows")
        await tryg.go(5)
        await tryg.press("d", "w")
        assert len(tryg.entries) == 3
        assert not tryg.editor.is_open
