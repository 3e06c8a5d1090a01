"""What is done at every meeting takes few keys; what is typed as words is not counted."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.grown.folder import grow
from tests.grown.plan import COUNTED, DAYS, HELD, INITIATIVES
from tests.ui.driving import Clock, Driver, opened
from tests.ui.test_together import both
from tryg_tui.core.model.entries import (
    Action,
    Approval,
    Decision,
    FollowUp,
    Note,
    Outreach,
    ReadingEntry,
    Status,
)
from tryg_tui.ui.forms.answer import AskScreen
from tryg_tui.ui.screens.minutes import MinutesScreen
from tryg_tui.ui.screens.search import SearchScreen
from tryg_tui.ui.widgets.name_input import NameInput

SPACED = {" ": "space", ".": "full_stop", "/": "slash"}
"""The keys of signs that have a name."""


class Worker:
    """Somebody at the keyboard, who does a job and says how many keys it may take."""

    def __init__(self, tryg: Driver) -> None:
        """Sit down."""
        self.tryg = tryg

    async def do(self, most: int, *keys: str | Sequence[str]) -> None:
        """Press keys for a job, of which there may be so many; a list holds words that are typed,
        whose letters are not counted.
        """
        counted = [key for key in keys if isinstance(key, str)]
        assert len(counted) <= most, f"{counted} are more than {most} keys"
        for key in keys:
            if isinstance(key, str):
                await self.tryg.press(key)
            else:
                await self.tryg.press(*(SPACED.get(sign, sign) for word in key for sign in word))

    def last(self, kind: type[Any], count: int) -> Any:
        """The entry written last, of which so many are there."""
        entries = self.tryg.entries
        assert len(entries) == count
        assert isinstance(entries[-1], kind)
        return entries[-1]


async def test_the_frequent_jobs_take_few_keys(folder: Path) -> None:
    async with opened(folder) as tryg:
        worker = Worker(tryg)
        await tryg.start()

        # All present, one has sent apologies.
        await worker.do(3, "V", "o", ["anke"], "enter")
        here = dict(noted(tryg))
        assert here.pop("natteliv-politi") == "apologies"
        assert set(here.values()) == {"present"}

        # The agenda, the next item, the minutes.
        await worker.do(1, "g")
        assert worker.last(Approval, 1).of == tryg.meeting.id
        await worker.do(1, "pagedown")
        await worker.do(1, "g")
        assert worker.last(Approval, 2).of == "2017-12-05"

        # An action is done, or still open until the next meeting.
        await tryg.press("pagedown")
        rows = [id for id in tryg.ids() if id.startswith("action:")]
        await worker.do(1, "d")
        assert worker.last(FollowUp, 3).state == "done"
        assert tryg.highlighted() == rows[1]
        await worker.do(2, "o", "ctrl+s")
        assert worker.last(FollowUp, 4).due == dt.date(2018, 10, 9)
        assert tryg.highlighted() == rows[2]

        # A status, and a reading of the only indicator the initiative has.
        await tryg.go(5)
        first = tryg.highlighted()
        await worker.do(2, "s", "1")
        assert worker.last(Status, 5).status == "efter-plan"
        assert tryg.highlighted() != first
        await tryg.highlight("initiative:tryghedsvandringer")
        await worker.do(2, "m", ["137"], "ctrl+s")
        assert worker.last(ReadingEntry, 6).value == 137

        # A decision, a note, an action with owner and date.
        await tryg.go(9)
        await worker.do(2, "b", ["Vi mødes igen."], "ctrl+s")
        assert worker.last(Decision, 7).text == "Vi mødes igen."
        await worker.do(2, "n", ["Kaffen var god."], "ctrl+s")
        assert worker.last(Note, 8).text == "Kaffen var god."
        await worker.do(2, "a", ["Ring til havnen @anke >1/6"], "ctrl+s")
        action = worker.last(Action, 9)
        assert (action.owners, action.due) == (("natteliv-politi",), dt.date(2018, 6, 1))

        # The last line is corrected, behind a look at another item.
        await tryg.press("pageup", "pagedown")
        await worker.do(2, "e", [" Straks."], "ctrl+s")
        assert worker.last(Action, 9).text == "Ring til havnen Straks."

        # A decision, and who makes it known where and when.
        await worker.do(
            11,
            *("b", ["Havnen får lys."], "tab", "tab", "tab", "tab", "right", "ctrl+s"),
            *("tab", ["Facebook"], "tab", ["anke"], "tab", ["1/6"], "ctrl+s"),
        )
        told = worker.last(Outreach, 11)
        assert (told.of, told.channel, told.owners) == (
            f"{tryg.meeting.id}#10",
            "Facebook",
            ("natteliv-politi",),
        )

        # An old decision is found.
        await worker.do(1, "slash")
        await tryg.show(SearchScreen)
        await worker.do(1, ["rusmiddelseminar"], "enter")
        await tryg.show(MinutesScreen)
        await tryg.press("escape", "escape")

        # The meeting is closed and the next one prepared.
        await worker.do(3, "c", "ctrl+s", "ctrl+s")
        await tryg.show(MinutesScreen)
        await tryg.until((folder / "minutes" / "2018-10-09.toml").exists)


async def test_other_areas_are_on_the_wall_with_one_key_at_the_secretarys(folder: Path) -> None:
    async with both(folder) as (secretary, wall):
        await secretary.go(4)
        await wall.until(lambda: wall.shown == "index")
        before = wall.host.chosen.areas
        await Worker(secretary).do(1, "k")
        await wall.until(lambda: wall.host.chosen.areas != before)
        assert wall.host.chosen.areas == secretary.host.chosen.areas


def noted(tryg: Driver) -> list[tuple[str, str]]:
    """Who is noted, and as what."""
    return [(one.person, one.status) for one in tryg.meeting.attendance]


async def test_who_is_not_there_is_named_or_highlighted(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        people = [id for id in tryg.ids() if id.startswith("person:")]
        await tryg.press("o")
        await tryg.show(AskScreen)
        await tryg.press(*"xyz", "enter")
        assert tryg.part("#told") == "! “xyz” is not known as “Participant”."
        await tryg.press("escape")
        assert tryg.meeting.attendance == ()
        await tryg.press("i", *"nordjyllands", "enter")
        assert "; " in tryg.part("#told"), "several are meant"
        await tryg.press("down", "down", "escape")
        await tryg.show(AskScreen)
        await tryg.press("space", "2")
        field = tryg.screen.query_one(NameInput)
        assert field.value == "nordjyllands 2", "after a space a number is written"
        await tryg.press("backspace", "backspace", "9")
        assert field.value == "nordjyllands9", "as is one that no line of the list has"
        await tryg.press("backspace", "2")
        assert field.value.endswith("Nordjyllands Politi"), "else it takes its line"
        await tryg.press("escape", "i")
        await tryg.show(AskScreen)
        kept = tryg.screen.query_one(NameInput)
        assert kept.value.endswith("Nordjyllands Politi"), "what was typed stands there again"
        kept.clear()
        await tryg.press("escape", "i", "enter")
        assert noted(tryg) == [(people[0].partition(":")[2], "absent")], "the one proposed"
        await tryg.press("down", "o")
        assert tryg.screen is tryg.host
        assert noted(tryg)[1:] == [(people[1].partition(":")[2], "apologies")]
        assert tryg.highlighted() == people[2]


async def test_figures_that_are_due_follow_one_another_with_their_periods(
    tmp_path: Path, clock: Clock
) -> None:
    clock.now = clock.now.replace(year=DAYS[HELD].year, month=DAYS[HELD].month, day=DAYS[HELD].day)
    async with opened(grow(tmp_path / "grown"), meeting=f"{DAYS[HELD]}") as tryg:
        worker = Worker(tryg)
        await tryg.start()
        await tryg.go(7)
        due = [f"indicator:{INITIATIVES[place].id}:antal" for place in COUNTED]
        assert {id for id in tryg.ids() if id}.issuperset(due)
        seen = []
        for turn in range(len(due)):
            seen.append(tryg.highlighted())
            await worker.do(2, "m", [f"{turn}"], "ctrl+s")
            reading = worker.last(ReadingEntry, turn + 1)
            assert f"indicator:{reading.initiative}:antal" == seen[-1]
            assert (reading.value, reading.period) == (turn, "2. halvår 2027")
        assert sorted(seen) == sorted(due)
