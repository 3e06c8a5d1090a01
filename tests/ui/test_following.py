"""Follow-up: what became of the actions and topics of earlier meetings."""

import datetime as dt
from pathlib import Path

from textual.widgets import Static

from tests.ui.driving import PREVIOUS, Driver, opened
from tryg_tui.core.model.entries import Action, FollowUp

CAMERAS = f"{PREVIOUS}#18"
"""An action without owner, due in spring 2018."""

TOPIC = f"{PREVIOUS}#36"
"""The topic that was parked."""


def ids(tryg: Driver) -> list[str]:
    """What is listed."""
    return [id for id in tryg.ids() if id]


def word(tryg: Driver) -> FollowUp:
    """The last entry, which follows something up."""
    found = tryg.entries[-1]
    assert isinstance(found, FollowUp)
    return found


def said(tryg: Driver) -> list[FollowUp]:
    """All that was followed up."""
    return [one for one in tryg.entries if isinstance(one, FollowUp)]


async def test_an_action_agreed_today_stands_below_those_from_before_and_is_highlighted(
    folder: Path,
) -> None:
    async with opened(folder, size=(120, 70)) as tryg:
        await tryg.start()
        await tryg.go(3)
        before = ids(tryg)
        await tryg.press("a", *"Lamper", "ctrl+s")
        new = f"entry:{tryg.meeting.id}#{tryg.entries[-1].n}"
        assert (ids(tryg), tryg.highlighted()) == ([*before, new], new)
        assert "Agreed today" in tryg.part("#rows")
        await tryg.press("d")
        assert "highlight one first" in tryg.words, "it is no earlier action"
        await tryg.highlight(before[-1])
        await tryg.press("d")
        assert tryg.highlighted() == new


async def test_a_figure_or_the_last_date_is_enough_of_a_date_and_one_can_be_typed(
    folder: Path,
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(3)
        await tryg.press("o")
        assert tryg.held("due") == "next meeting"
        await tryg.press("backspace")
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
        assert ids(tryg)[0] == "action:2017-06-13#9"
        assert "10 days late" in tryg.part("#rows")
        assert "1 overdue" in tryg.part("#headline")
        await tryg.go(3)
        first, second = ids(tryg)[:2]
        await tryg.highlight(first)
        await tryg.press("d")
        assert word(tryg).of == first.removeprefix("action:")
        assert word(tryg).state == "done"
        assert ids(tryg)[:2] == [first, second], "the row stays in its place"
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


async def test_what_is_marked_is_dropped_for_one_reason_and_taken_back_at_once(
    folder: Path,
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(3)
        first, second, third = ids(tryg)[:3]
        await tryg.press("space")
        assert tryg.shown == "actions", "the space bar does not go on here"
        assert "▣" in tryg.row_text(first)
        assert tryg.highlighted() == second
        await tryg.press("space", "up", "up", "space")
        assert ["▣" in tryg.row_text(row) for row in (first, second, third)] == [
            False, True, False,
        ]  # fmt: skip
        await tryg.press("down", "space")
        assert "2 marked" in tryg.part("#headline")
        await tryg.press("w")
        assert "and 1 more" in tryg.part("#editor-title")
        assert "Why is it dropped?" in tryg.part("#editor-hint")
        await tryg.press("ctrl+s")
        assert "“Text” is empty: write why it is dropped." in tryg.part("#editor-hint")
        await tryg.press(*"Slut", "ctrl+s")
        assert [(one.of, one.state, one.text) for one in said(tryg)] == [
            (row.removeprefix("action:"), "dropped", "Slut") for row in (second, third)
        ]
        assert "▣" not in tryg.text
        assert "2 treated today" in tryg.part("#headline")
        # What is said of more goes past those of which something has been said.
        after = ids(tryg)[4]
        assert tryg.highlighted() == ids(tryg)[3]
        await tryg.highlight(first)
        await tryg.press("d")
        assert tryg.highlighted() == ids(tryg)[3]
        await tryg.press("d")
        assert tryg.highlighted() == after
        await tryg.press("u", "u")
        await tryg.highlight(second)
        await tryg.press("space")
        assert "Something has been said of it today already" in tryg.words
        assert "▣" not in tryg.text
        await tryg.press("u")
        assert said(tryg) == []
        assert "0 treated today" in tryg.part("#headline")


async def test_marks_go_by_rules_and_stay_with_their_item(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(3)
        await tryg.press("h")
        assert "without an owner: 9" in tryg.words
        assert "carried over" not in tryg.words, "there are none"
        await tryg.choose("unowned")
        assert "9 marked" in tryg.part("#headline")
        await tryg.press("h")
        await tryg.choose("none")
        assert "marked" not in tryg.part("#headline")
        await tryg.press("h")
        await tryg.choose("all")
        assert f"{len(ids(tryg))} marked" in tryg.part("#headline")
        await tryg.press("h", "escape")
        assert f"{len(ids(tryg))} marked" in tryg.part("#headline")
        await tryg.press("o")
        assert tryg.held("state") == "open"
        await tryg.press("1", "ctrl+s")
        assert {one.due_text for one in said(tryg)} == {"next meeting"}
        await tryg.press("u", "h")
        await tryg.choose("unowned")
        await tryg.go(8)
        await tryg.press("d")
        assert len(said(tryg)) == 1, "only the topic that is highlighted"
        await tryg.go(3)
        assert "▣" not in tryg.text
        await tryg.press("d")
        assert len(said(tryg)) == 2, "and only the action"


async def test_an_initiative_that_ends_asks_what_becomes_of_its_actions(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(5)
        await tryg.highlight("initiative:et-trygt-natteliv")
        for answer in ("", "open", "dropped"):
            await tryg.press("y")
            await tryg.fill("Den er slut.", change="retired")
            await tryg.record()
            asked = str(tryg.screen.query_one(".window-title", Static).content)
            assert "ends, and 5 actions of it are open. What becomes of them?" in asked
            await tryg.choose(answer)
            assert tryg.editor.is_open == bool(answer)
            if answer == "open":
                assert tryg.held("state") == "open"
                await tryg.leave()
        assert tryg.written == "The initiative has ended."
        await tryg.press("ctrl+s")
        assert {one.state for one in said(tryg)} == {"dropped"}
        assert len(said(tryg)) == 5
        await tryg.press("y")
        await tryg.fill("Den er slut.", change="dissolved")
        await tryg.record()
        assert tryg.screen is tryg.host, "there is nothing to ask about"


async def test_a_part_of_the_actions_is_looked_at_and_marks_are_only_of_what_is_in_sight(
    folder: Path,
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(3)
        every = ids(tryg)
        assert "[All 13]" in tryg.part("#headline")
        await tryg.press("space", "minus")
        assert "[Due soon 4]" in tryg.part("#headline"), "what is empty is passed over"
        assert "marked" not in tryg.part("#headline")
        near = ids(tryg)
        assert near == [one for one in every if one in near]
        assert len(near) == 4
        await tryg.press("h")
        assert "all that await an update: 4" in tryg.words
        await tryg.choose("all")
        await tryg.press("d", "ctrl+s")
        assert [f"action:{one.of}" for one in said(tryg)] == near
        assert ids(tryg) == near, "what is done stays in its place"
        assert "4 treated today" in tryg.part("#headline")
        await tryg.press("minus")
        assert "[New 12]" in tryg.part("#headline")
        await tryg.press("minus")
        assert ids(tryg) == every
        await tryg.press("plus", "pagedown", "pageup")
        assert "[New 12]" in tryg.part("#headline"), "it is kept with its item"
