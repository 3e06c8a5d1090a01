"""The wall: what is in hand is large, what was decided is at the bottom, and no private word is."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.driving import PREVIOUS, Clock, Driver, opened
from tests.ui.test_together import both, noted
from tryg_tui.core.plot.letters import large_letters
from tryg_tui.ui.dialogs.modal import TextScreen

SIZES = [(80, 24), (100, 30), (160, 45), (200, 55)]

CITED = re.compile(r"\d{4}, no\. \d|the report, line|owner not stated|due date not stated")
"""How it is said where something stands, or that nobody has stated it."""


def lines_of(tryg: Driver, id: str) -> list[str]:
    """The lines of a part of the screen as they are drawn."""
    region = tryg.screen.query_one(f"#{id}").region
    return [
        strip.crop(region.x, region.right).text.rstrip()
        for strip in tryg.lines(region.y, region.bottom)
    ]


def all_of(tryg: Driver) -> Iterator[str]:
    """All that is shown of an item: what stands there now, and what each row shows in hand."""
    yield tryg.text
    for row in tryg.host.page.rows:
        yield tryg.host.detail(row.ref, tryg.host.board.room, True).plain


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_name_and_state_of_what_is_in_hand_are_in_large_letters(
    folder: Path, size: tuple[int, int]
) -> None:
    async with opened(folder, start="screen", size=size) as tryg:
        await tryg.go(5)
        await tryg.highlight("initiative:tryghedsvandringer")
        drawn = lines_of(tryg, "in-hand")
        assert any(len(set(line) & set("█▀▄")) > 1 for line in drawn)
        state = large_letters("risiko", 80, 3, 1)
        assert all(any(part in line for line in drawn) for part in state)
        assert "▲" in "".join(drawn), "a sign, not a colour alone"
        if size > (80, 24):
            assert "Tryghedsvandringerne går i gang igen. →" in tryg.words
        for number in range(1, 11):
            await tryg.go(number)
            assert tryg.part("#decided").startswith("━━ JUST DECIDED")
            assert f"{number}/10" in tryg.part("#progress")
            assert re.search(r"\d+ min left +░+", tryg.part("#progress"))


@pytest.mark.parametrize("size", [(100, 30), (200, 55)], ids=str)
async def test_nothing_on_it_tells_where_it_stands(folder: Path, size: tuple[int, int]) -> None:
    async with opened(folder, start="screen", size=size) as tryg:
        for number in range(2, 11):
            await tryg.go(number)
            for shown in all_of(tryg):
                words = " ".join(shown.split())
                assert not CITED.search(words), (number, CITED.search(words))


async def test_the_last_decision_stays_at_the_bottom_with_what_follows_from_it(
    folder: Path, clock: Clock
) -> None:
    async with both(folder) as (secretary, shared):
        assert "Nothing is decided yet." in shared.part("#decided")
        await secretary.do("record_decision")
        await secretary.fill("Vandringerne begynder i maj.", outcome="adopted")
        await secretary.record()
        await secretary.do("record_action")
        await secretary.fill("Skilte sættes op.", owners="Ankerperson", due="1.6.2018")
        await secretary.record()
        await shared.until(lambda: "Skilte" in shared.part("#decided"))
        assert "✓ Vandringerne begynder i maj." in shared.part("#decided")
        assert "Adopted" in shared.part("#decided")
        await secretary.press("5")
        await shared.until(lambda: shared.shown == "initiatives")
        assert "Vandringerne begynder" in shared.part("#decided"), "else that of the meeting"
        # The item is shown before its beginning is read from the minutes.
        await shared.until(lambda: shared.host.context().meeting.current == shared.host.item.id)
        clock.advance(minutes=41)
        await shared.settle()
        shared.host.tick()
        await shared.settle()
        assert "! 1 min over" in shared.part("#progress")


async def test_a_private_line_is_in_no_part_of_it_and_opens_nothing(folder: Path) -> None:
    async with both(folder) as (secretary, shared):
        await secretary.do("record_decision")
        await secretary.fill("HEMMELIGT", private="yes", outcome="adopted")
        await secretary.record()
        await noted(secretary, "HEMMELIGT OGSÅ", private="yes")
        await secretary.do("record_decision")
        await secretary.fill("Åbent", outcome="adopted")
        await secretary.record()
        await shared.until(lambda: "Åbent" in shared.part("#decided"))
        for number in range(1, 11):
            await shared.go(number)
            for shown in all_of(shared):
                assert "HEMMELIGT" not in shown
                assert large_letters("hemmeligt", 80, 3, 1)[0] not in shown


async def test_what_is_in_hand_opens_with_all_that_counts(folder: Path) -> None:
    async with opened(folder, start="screen", size=(100, 30)) as tryg:
        await tryg.go(3)
        await tryg.select(f"action:{PREVIOUS}#18")
        assert isinstance(tryg.screen, TextScreen)
        assert not CITED.search(tryg.words)
        await tryg.press("escape")
        await tryg.go(4)
        await tryg.press("enter")
        assert not isinstance(tryg.screen, TextScreen), "a line of a table is no object"
