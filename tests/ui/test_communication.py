"""Formidling on the screen: promises come back and are settled, and what was done is counted."""

import datetime as dt
import re
from pathlib import Path

import pytest
from textual.widgets import Static

from tests.ui.driving import Clock, opened
from tryg_tui.core.model.entries import FollowUp, Outreach
from tryg_tui.ui.dialogs.modal import TextScreen
from tryg_tui.ui.screens.dashboards import OverviewScreen
from tryg_tui.ui.screens.home import HomeScreen

PROMISE = "2017-12-05#29"
ITEM = 6


async def test_the_promise_of_last_time_comes_first_and_figures_are_those_of_the_report(
    folder: Path,
) -> None:
    async with opened(folder, size=(160, 90)) as tryg:
        await tryg.go(ITEM)
        assert "1 promise: 0 sent · 1 not sent · 0 overdue" in tryg.part("#headline")
        assert tryg.ids()[1] == f"outreach:{PROMISE}"
        shown = tryg.part("#rows")
        assert "○ not sent" in shown
        assert "makes known decision 5 Dec 2017, no. 8 · promised 5 Dec 2017, no. 29" in shown
        for figure in ("450 borgere", "150 personer", "30 røgalarmer"):
            assert figure in shown
        assert "People who came 450 borgere Fremmødte ·" in shown
        await tryg.select("recent")
        assert tryg.screen is tryg.host, "a line with nothing behind it opens nothing"
        assert "There is no more to say about this line." in tryg.words


MORE = """
[[activities]]
id = "{id}"
title = "Opslag om {id}"
date = 2017-{day}
channel = "workshop"
"""


async def test_channels_and_months_are_bars_where_these_say_more_than_the_numbers(
    folder: Path,
) -> None:
    register = folder / "communication" / "2017.toml"
    async with opened(folder, size=(160, 90)) as tryg:
        await tryg.go(ITEM)
        shown = tryg.part("#rows")
        assert "█" not in shown
        assert "2 times each: Facebook, hjemmeside, samarbejde, workshop" in shown
        assert (
            "Jun 2017: 1 · Sept 2017: 2 · Nov 2017: 1 · none in the 8 other months up to" in shown
        )
        # 16 activities, of which those four have a month.
        assert "12 activities without a month" in shown
        await tryg.highlight("channel:×2")
        assert tryg.part("#detail").count("Co-creation") == 2
        await tryg.highlight("channel:×1")
        assert "Borgermøde" in tryg.part("#detail")
        await tryg.highlight("month:placed")
        assert "Temadag" in tryg.part("#detail")
        await tryg.highlight("month:vague")
        assert len(str(tryg.screen.query_one("#detail", Static).content).splitlines()) == 12

        days = {"lys": "09-12", "stier": "09-13", "cykler": "01-05"}
        more = [MORE.format(id=id, day=day) for id, day in days.items()]
        register.write_text(register.read_text("utf-8") + "".join(more), encoding="utf-8")
        assert tryg.app.desk is not None
        tryg.app.desk.reload()
        tryg.host.redraw()
        await tryg.settle()
        lines = [line for line in tryg.text.splitlines() if "█" in line]
        bars = [re.search(r"│ *([^│]+?) +█+ (\d+)", line) for line in lines]
        found = {bar[1]: bar[2] for bar in bars if bar}
        months = {name: n for name, n in found.items() if name.endswith("2017")}
        assert months == {"Jun 2017": "1", "Sept 2017": "4", "Nov 2017": "1"}
        assert (found["workshop"], found["Facebook"]) == ("5", "2")
        long, short = (next(one for one in lines if name in one) for name in ("Sept 2017", "Jun"))
        assert long.count("█") == 4 * short.count("█")
        await tryg.highlight("month:older")
        assert "1 activity is older" in tryg.part("#rows")
        assert "Opslag om cykler" in tryg.part("#detail")
        await tryg.highlight("month:2017-9")
        assert "Opslag om lys" in tryg.part("#detail")
        await tryg.highlight("month:2017-10")
        assert tryg.part("#detail").strip() == "Nothing."
        await tryg.highlight("channel:workshop")
        assert tryg.part("#detail").count("Co-creation") == 2


async def test_media_coverage_says_what_the_report_says(folder: Path) -> None:
    async with opened(folder, size=(160, 90)) as tryg:
        await tryg.go(ITEM)
        await tryg.highlight("media:2017:medieomtale")
        shown = tryg.part("#rows")
        assert "Opgjort i indsatsen Formidlings eget skema; tallene er ikke oplyst." in shown
        assert "the report, line 45" in shown
        assert "Tal for besøg på hjemmesiden" in shown
        assert "Omtale i medierne" in tryg.part("#detail")


async def test_an_activity_is_opened_in_full(folder: Path) -> None:
    async with opened(folder, size=(160, 90)) as tryg:
        await tryg.go(ITEM)
        await tryg.select("done:2017:borgermoede-indbrud")
        await tryg.show(TextScreen)
        for words in ("Nabohjælp", "450 borgere", "Offerrådgivningen", "advisory board"):
            assert words in tryg.words


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
        assert "1 sent · 0 not sent" in tryg.part("#headline")
        assert "✓ sent" in tryg.part("#rows")
        # The register has the campaign already: what was promised is not counted once more.
        assert "16 activities" in tryg.part("#headline")
        assert "1 since last time" in tryg.part("#headline")
        assert f"recent:{PROMISE}" in tryg.ids()
        assert f"done:{PROMISE}" not in tryg.ids()
        await tryg.highlight(f"recent:{PROMISE}")
        assert "Kampagnen til unge under 18" in tryg.part("#detail")
        assert "d Done" not in tryg.footer
        await tryg.press("d")
        assert "highlight one first" in tryg.words
        assert tryg.entries == (entry,)
        await tryg.saved()
        assert tryg.on_disk().entries == tryg.entries
        await tryg.press("escape")
        await tryg.show(HomeScreen)
        await tryg.press("o", "3")
        await tryg.show(OverviewScreen)
        assert "1 sent · 0 not sent" in tryg.part("#headline"), "as it stands in the meeting"


@pytest.mark.parametrize(("key", "state"), [("o", "open"), ("w", "dropped")])
async def test_a_promise_is_moved_or_dropped_with_words(folder: Path, key: str, state: str) -> None:
    async with opened(folder, size=(160, 60)) as tryg:
        await tryg.start()
        await tryg.go(ITEM)
        await tryg.highlight(f"outreach:{PROMISE}")
        await tryg.press(key)
        assert tryg.held("state") == state
        await tryg.fill("Kampagnen bruges igen.", due="1.6.2018")
        await tryg.record()
        (entry,) = tryg.entries
        assert isinstance(entry, FollowUp)
        assert (entry.state, entry.due) == (state, dt.date(2018, 6, 1))
        await tryg.highlight(f"outreach:{PROMISE}")
        assert "Kampagnen bruges igen." in tryg.part("#detail")


async def test_keys_of_promises_do_nothing_on_what_was_done(folder: Path) -> None:
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(ITEM)
        await tryg.highlight("done:2017:nordic-safe-cities")
        await tryg.press("d", "o", "w")
        assert not tryg.entries
        assert not tryg.editor.is_open


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
        assert "Promised today ! overdue 9 days Pressemeddelelse" in tryg.part("#rows")
        await tryg.do("record_decision")
        await tryg.fill("Kameraerne virker.", outcome="adopted", known="yes")
        await tryg.record()
        assert tryg.held("of") == "10 Apr 2018, no. 3"
        await tryg.record()
        promise = tryg.entries[-1]
        assert isinstance(promise, Outreach)
        assert (promise.of, promise.text) == ("2018-04-10#3", "Kameraerne virker.")


async def test_a_decision_that_was_made_known_says_so(folder: Path) -> None:
    async with opened(folder, size=(160, 60)) as tryg:
        await tryg.start()
        await tryg.go(2)
        assert "→ to be made known: kampagne, due 2018" in tryg.part("#rows")
        await tryg.go(ITEM)
        await tryg.highlight(f"outreach:{PROMISE}")
        await tryg.press("d")
        await tryg.go(2)
        assert "✓ made known: kampagne" in tryg.part("#rows")


async def test_a_folder_without_anything_says_so(folder: Path) -> None:
    (folder / "communication" / "2017.toml").unlink()
    minutes = folder / "minutes" / "2017-12-05.toml"
    minutes.unlink()
    for path in (folder / "initiatives").glob("*.toml"):
        path.unlink()
    async with opened(folder) as tryg:
        await tryg.go(ITEM)
        assert "Nothing is registered yet." in tryg.words
