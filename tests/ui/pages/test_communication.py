"""The page of communication: promises come back, and what was done is counted."""

import re
from pathlib import Path

from tests.factories import followup
from tests.ui.pages.sheet import Sheet

PROMISE = "2017-12-05#29"


def test_the_promise_of_last_time_comes_first_and_figures_are_those_of_the_report(
    folder: Path,
) -> None:
    sheet = Sheet(folder, "communication")
    assert "1 promise: 0 sent · 1 not sent · 0 overdue" in sheet.headline
    assert sheet.ids[1] == f"outreach:{PROMISE}"
    shown = sheet.shown
    assert "○ not sent" in shown
    assert "makes known decision 5 Dec 2017, no. 8 · promised 5 Dec 2017, no. 29" in shown
    for figure in ("450 borgere", "150 personer", "30 røgalarmer"):
        assert figure in shown
    assert "People who came 450 borgere Fremmødte ·" in shown
    sheet.highlight("recent")
    assert not sheet.opened[1], "a line with nothing behind it opens nothing"


MORE = """
[[activities]]
id = "{id}"
title = "Opslag om {id}"
date = 2017-{day}
channel = "workshop"
"""


def test_channels_and_months_are_bars_where_these_say_more_than_the_numbers(
    folder: Path,
) -> None:
    register = folder / "communication" / "2017.toml"
    sheet = Sheet(folder, "communication")
    shown = sheet.shown
    assert "█" not in shown
    assert "2 times each: Facebook, hjemmeside, samarbejde, workshop" in shown
    assert "Jun 2017: 1 · Sept 2017: 2 · Nov 2017: 1 · none in the 8 other months up to" in shown
    # 16 activities, of which those four have a month.
    assert "12 activities without a month" in shown
    sheet.highlight("channel:×2")
    assert sheet.detail.count("Co-creation") == 2
    sheet.highlight("channel:×1")
    assert "Borgermøde" in sheet.detail
    sheet.highlight("month:placed")
    assert "Temadag" in sheet.detail
    sheet.highlight("month:vague")
    vague = sheet.page.detail(sheet.ctx, sheet.ctx.row, sheet.width).plain
    assert len(vague.splitlines()) == 12

    days = {"lys": "09-12", "stier": "09-13", "cykler": "01-05"}
    more = [MORE.format(id=id, day=day) for id, day in days.items()]
    register.write_text(register.read_text("utf-8") + "".join(more), encoding="utf-8")
    sheet = Sheet(folder, "communication")
    lines = [text for text in sheet.texts if "█" in text]
    bars = [re.search(r"^(.+?) +█+ (\d+)", line) for line in lines]
    found = {bar[1]: bar[2] for bar in bars if bar}
    months = {name: n for name, n in found.items() if name.endswith("2017")}
    assert months == {"Jun 2017": "1", "Sept 2017": "4", "Nov 2017": "1"}
    assert (found["workshop"], found["Facebook"]) == ("5", "2")
    long, short = (next(one for one in lines if name in one) for name in ("Sept 2017", "Jun"))
    assert long.count("█") == 4 * short.count("█")
    sheet.highlight("month:older")
    assert "1 activity is older" in sheet.shown
    assert "Opslag om cykler" in sheet.detail
    sheet.highlight("month:2017-9")
    assert "Opslag om lys" in sheet.detail
    sheet.highlight("month:2017-10")
    assert sheet.detail.strip() == "Nothing."
    sheet.highlight("channel:workshop")
    assert sheet.detail.count("Co-creation") == 2


def test_media_coverage_says_what_the_report_says(folder: Path) -> None:
    sheet = Sheet(folder, "communication")
    sheet.highlight("media:2017:medieomtale")
    shown = sheet.shown
    assert "Opgjort i indsatsen Formidlings eget skema; tallene er ikke oplyst." in shown
    assert "the report, line 45" in shown
    assert "Tal for besøg på hjemmesiden" in shown
    assert "Omtale i medierne" in sheet.detail


def test_an_activity_is_opened_in_full(folder: Path) -> None:
    sheet = Sheet(folder, "communication")
    sheet.highlight("done:2017:borgermoede-indbrud")
    _title, told = sheet.opened
    for words in ("Nabohjælp", "450 borgere", "Offerrådgivningen", "advisory board"):
        assert words in told


def test_a_decision_that_was_made_known_says_so(folder: Path) -> None:
    sheet = Sheet(folder, "previous-minutes")
    assert "→ to be made known: kampagne, due 2018" in sheet.shown
    sheet.record(followup(1, PROMISE, "done", item="communication"))
    assert "✓ made known: kampagne" in sheet.shown


def test_a_folder_without_anything_says_so(folder: Path) -> None:
    (folder / "communication" / "2017.toml").unlink()
    minutes = folder / "minutes" / "2017-12-05.toml"
    minutes.unlink()
    for path in (folder / "initiatives").glob("*.toml"):
        path.unlink()
    sheet = Sheet(folder, "communication")
    assert "Nothing is registered yet." in sheet.words
