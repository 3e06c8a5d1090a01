"""The page of communication: promises come back, and what was done is counted."""

import datetime as dt
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from tests.factories import at, followup
from tests.ui.pages.sheet import Sheet
from tryg_tui.core.model.entries import Outreach

PROMISE = "2017-12-05#29"


def test_the_promise_of_last_time_comes_first_and_figures_are_those_of_the_report(
    folder: Path,
) -> None:
    sheet = Sheet(folder, "communication")
    assert f"promised {'▓' * 24} 1 sent {'░' * 24} 0 next 2018 Kampagnen" in sheet.headline
    assert sheet.large == "0 sent of 1 promised"
    assert "16 activities · 0 since last time" in sheet.headline
    assert sheet.ids[1] == f"outreach:{PROMISE}"
    assert sheet.texts[0] == "Promised at earlier meetings Channel Owner Due"
    shown = sheet.shown
    assert "○ Kampagnen til unge under 18 år er lavet og kan bruges af" in shown
    assert sheet.row(f"outreach:{PROMISE}").count("kampagne ? 2018") == 1
    told = sheet.page.detail(sheet.ctx, sheet.ctx.row, 80).plain
    assert "5. dec. 2017" not in shown
    assert "5 Dec 2017, no. 8" in told
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


def test_channels_and_months_are_bars_also_where_there_are_few(folder: Path) -> None:
    register = folder / "communication" / "2017.toml"
    sheet = Sheet(folder, "communication")
    shown = sheet.shown
    for channel in ("Facebook", "hjemmeside", "samarbejde", "workshop"):
        assert sheet.row(f"channel:{channel}") == f"{channel} {'▓' * 24} 2"
    assert "+ 14 channels with one activity each" in shown
    assert "By month, Jun 2017 – Apr 2018 1 · · 2 · 1 · · · · · " in shown
    # 16 activities, of which those four have a month.
    assert "12 activities without a month" in shown
    sheet.highlight("channel:Facebook")
    assert "Facebook" in sheet.detail
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
    bars = {id: sheet.row(id) for id in sheet.ids if id.startswith("channel:")}
    assert bars["channel:workshop"] == f"workshop {'▓' * 24} 5"
    assert bars["channel:Facebook"] == f"Facebook {'▓' * 10} 2"
    (months,) = (row.text.plain.split("\n") for row in sheet.rows if row.ref.id == "placed")
    assert months[0].split()[:6] == ["1", "·", "·", "4", "·", "1"]
    assert [line[12:15] for line in months[1:4]] == ["███"] * 3, "September is the highest"
    assert [line[:3] for line in months[1:]] == ["   ", "   ", "▆▆▆", "jun"]
    sheet.highlight("month:older")
    assert "1 activity is older" in sheet.shown
    assert "Opslag om cykler" in sheet.detail
    sheet.highlight("month:placed")
    assert "Opslag om lys" in sheet.detail
    assert "Opslag om cykler" not in sheet.detail


def test_where_every_channel_was_used_once_each_has_its_bar(folder: Path) -> None:
    register = folder / "communication" / "2017.toml"
    register.write_text("schema = 1\nyear = 2017\n" + MORE.format(id="lys", day="09-12"), "utf-8")
    sheet = Sheet(folder, "communication")
    assert sheet.row("channel:workshop") == f"workshop {'▓' * 24} 1"


def promised(n: int, text: str, **fields: Any) -> Outreach:
    """Something promised to the press."""
    return Outreach(n=n, item="communication", at=at(9), channel="presse", text=text, **fields)


def test_what_is_overdue_is_told_before_what_is_next(folder: Path) -> None:
    sheet = Sheet(folder, "communication")
    sheet.record(
        promised(1, "Snart", due=dt.date(2018, 5, 1)),
        promised(2, "For sent", due=dt.date(2018, 4, 1)),
        promised(3, "Sendt", done=dt.date(2018, 4, 2)),
    )
    assert f"sent {'▓' * 6}{'░' * 18} 1 overdue {'▓' * 6}{'░' * 18} 1 next" in sheet.headline
    assert "next 1 May 2018 Snart" in sheet.headline
    assert sheet.large == "1 sent of 4 promised 1 overdue "
    sheet.ctx = replace(sheet.ctx, shared=True)
    assert not sheet.large, "the room is shown what is in hand"
    sheet.ctx = replace(sheet.ctx, shared=False)
    assert "! For sent presse ? 9 days late" in sheet.shown
    narrow = Sheet(folder, "communication", width=50)
    assert "→ ? · kampagne · 2018" in narrow.shown


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


def test_of_what_is_to_be_made_known_only_what_is_stated_is_told(folder: Path) -> None:
    silent = Outreach(n=1, item="communication", at=at(9), text="Fortæl", of="2017-12-05#8")
    narrow = Sheet(folder, "communication", width=50)
    narrow.record(replace(silent, due=dt.date(2018, 5, 1)))
    assert "Fortæl → ? · 1 May 2018" in narrow.shown
    minutes = Sheet(folder, "previous-minutes")
    minutes.record(silent)
    # That of last time stands in front of it.
    assert minutes.row("entry:2017-12-05#8").endswith("due 2018 → to be made known")


def test_a_folder_without_anything_says_so(folder: Path) -> None:
    (folder / "communication" / "2017.toml").unlink()
    minutes = folder / "minutes" / "2017-12-05.toml"
    minutes.unlink()
    for path in (folder / "initiatives").glob("*.toml"):
        path.unlink()
    sheet = Sheet(folder, "communication")
    assert "Nothing is registered yet." in sheet.words
