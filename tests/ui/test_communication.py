"""Formidling on the screen: promises come back and are settled, and what was done is counted."""

import datetime as dt
from pathlib import Path

from tests.ui.driving import Clock, opened
from tryg_tui.core.model.entries import FollowUp, Outreach
from tryg_tui.ui.screens.dashboards import DashboardScreen
from tryg_tui.ui.screens.home import HomeScreen

PROMISE = "2017-12-05#29"
ITEM = 6


async def test_a_promise_is_marked_as_sent_with_one_key(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(ITEM)
        await tryg.highlight(f"outreach:{PROMISE}")
        assert "d Done" in tryg.footer
        await tryg.press("d")
        (entry,) = tryg.entries
        assert isinstance(entry, FollowUp)
        assert (entry.of, entry.state, entry.item) == (PROMISE, "done", "communication")
        assert f"sent {'▓' * 24} 1" in tryg.part("#headline")
        assert tryg.row_text(f"outreach:{PROMISE}").startswith("✓ Kampagnen")
        assert "sent" in tryg.row_text(f"outreach:{PROMISE}")
        assert "17 activities" in tryg.part("#headline")
        assert "1 since last time" in tryg.part("#headline")
        assert f"recent:{PROMISE}" in tryg.ids()
        assert f"done:{PROMISE}" in tryg.ids()
        await tryg.highlight(f"recent:{PROMISE}")
        assert "Kampagnen til unge under 18" in tryg.part("#detail")
        assert "d Done" not in tryg.footer
        await tryg.press("d")
        assert "highlight one first" in tryg.words
        assert tryg.entries == (entry,)
        await tryg.saved()
        assert tryg.on_disk().entries == tryg.entries
        await tryg.press("escape", "escape")
        await tryg.show(HomeScreen)
        await tryg.press("o", "3")
        await tryg.show(DashboardScreen)
        assert f"sent {'▓' * 24} 1" in tryg.part("#headline"), "as it stands in the meeting"


async def test_a_promise_is_moved_or_dropped_with_words_and_what_was_done_is_left_alone(
    folder: Path,
) -> None:
    async with opened(folder, size=(160, 60)) as tryg:
        await tryg.start()
        await tryg.go(ITEM)
        await tryg.highlight("done:2017:nordic-safe-cities")
        await tryg.press("d", "o", "w")
        assert not tryg.entries
        assert not tryg.editor.is_open
        await tryg.select("recent")
        assert tryg.screen is tryg.host, "a line with nothing behind it opens nothing"
        assert "There is no more to say about this line." in tryg.words
        for key, state in (("o", "open"), ("w", "dropped")):
            await tryg.highlight(f"outreach:{PROMISE}")
            await tryg.press(key)
            assert tryg.held("state") == state
            await tryg.fill(f"Kampagnen: {state}.", due="1.6.2018")
            await tryg.record()
            entry = tryg.entries[-1]
            assert isinstance(entry, FollowUp)
            assert (entry.state, entry.due) == (state, dt.date(2018, 6, 1))
            await tryg.highlight(f"outreach:{PROMISE}")
            assert f"Kampagnen: {state}." in tryg.part("#detail")


async def test_a_decision_is_marked_to_be_made_known_and_comes_back_when_that_is_late(
    folder: Path, clock: Clock
) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(5)
        await tryg.do("record_decision")
        await tryg.fill("Kampagnen gentages.", outcome="adopted")
        await tryg.record()
        assert tryg.part("#keys").startswith("? Help f Outreach")
        await tryg.press("f")
        assert tryg.held("of") == "10 Apr 2018, no. 1"
        await tryg.fill("Pressemeddelelse", channel="presse", owners="Presse", due="1.4.2018")
        await tryg.record()
        made = tryg.entries[-1]
        assert isinstance(made, Outreach)
        assert (made.of, made.channel, made.due) == ("2018-04-10#1", "presse", dt.date(2018, 4, 1))
        assert "→ to be made known: presse, due 1 April 2018" in tryg.part("#minutes")
        await tryg.go(ITEM)
        assert "outreach:2018-04-10#2" not in tryg.ids(), "a promise comes back at the next meeting"
        late = " ".join(tryg.row_text("promised:2018-04-10#2").split())
        assert late == "! Pressemeddelelse presse Presse 9 days late, 1 April 2018"
        await tryg.do("record_decision")
        await tryg.fill("Kameraerne virker.", outcome="adopted", known="yes")
        await tryg.record()
        assert tryg.held("of") == "10 Apr 2018, no. 3"
        await tryg.record()
        promise = tryg.entries[-1]
        assert isinstance(promise, Outreach)
        assert (promise.of, promise.text) == ("2018-04-10#3", "Kameraerne virker.")
