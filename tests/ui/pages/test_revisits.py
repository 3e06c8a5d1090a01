"""Decisions that have come back, at the item of the figure they should move."""

import datetime as dt
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from tests.factories import decision, followup
from tests.ui.driving import opened
from tests.ui.pages.sheet import Sheet
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.small_numbers import open_part
from tryg_tui.core.model.entries import Decision, FollowUp
from tryg_tui.core.model.strategy import View
from tryg_tui.core.review.brief import readiness
from tryg_tui.documents.papers.agenda import agenda
from tryg_tui.documents.papers.minutes import minutes
from tryg_tui.documents.render.plain import plain
from tryg_tui.ui.review.since import memory
from tryg_tui.ui.wall.in_hand import in_hand

CITED = "2017-06-13#2"
"""A decision of the shipped folder, taken on the day before people were asked for 2017."""

AGAIN: dict[str, Any] = {
    "look_again_text": "næste måling",
    "figure": "andel-trygge:danmark",
    "expected": "mindst 88",
    "otherwise": "Flere vandringer",
}


def looking(root: Path, view: View = "safety-index", **fields: Any) -> Sheet:
    """A page, where a shipped decision says to look again."""
    sheet = Sheet(root, view)
    loaded = sheet.ctx.folder.meeting("2017-06-13")
    assert loaded is not None
    entries = tuple(
        replace(one, text="Vi vandrer", **(fields or AGAIN)) if one.n == 2 else one
        for one in loaded.value.entries
    )
    changed = replace(loaded, value=replace(loaded.value, entries=entries))
    folder = sheet.ctx.folder.with_meeting(changed)
    sheet.ctx = replace(sheet.ctx, folder=folder, ledger=fold(folder, sheet.ctx.at))
    return sheet


def test_a_decision_comes_back_first_with_its_figure_before_and_now(folder: Path) -> None:
    sheet = looking(folder)
    assert sheet.headings[0] == "Look again (1)"
    told = sheet.row(f"revisit:{CITED}")
    assert told.startswith("! Vi vandrer 13 Jun 2017, no. 2, 9 mos. old")
    assert "Danmark: 89.1 (2016) → 85.7 (2017) pct., −3.4 pct. points since 2016" in told
    assert "↓ fallen (−4.6 to −2.2), worse" in told
    assert "expected: mindst 88, worse than expected · if worse: Flere vandringer" in told
    sheet.highlight(f"revisit:{CITED}")
    assert "Before and now Andel trygge, Danmark: 89.1 (2016)" in sheet.detail
    assert sheet.page.why_not(sheet.ctx, "follow_done", sheet.ctx.row) == ""


def test_what_waits_for_a_figure_stands_below_with_what_it_waits_for(folder: Path) -> None:
    sheet = looking(folder, **(AGAIN | {"figure": "andel-trygge:aalborg"}))
    assert "To be looked at again later (1)" in sheet.headings
    told = sheet.row(f"revisit:{CITED}")
    assert told.startswith("○ Vi vandrer næste måling · Andel trygge, Aalborg")
    assert "89 (2015) pct. · can be seen in the figures of 2017 at the earliest" in told
    none = looking(folder, **(AGAIN | {"figure": "andel-trygge:herredsvang"}))
    assert "Herredsvang (Aarhus): no figure · can be seen" in none.row(f"revisit:{CITED}")


def test_a_day_is_told_until_it_is_there_and_what_is_of_no_figure_is_with_the_topics(
    folder: Path,
) -> None:
    sheet = looking(folder, "topics", look_again=dt.date(2019, 6, 1))
    assert sheet.row(f"revisit:{CITED}").startswith("○ Vi vandrer 1 June 2019 13 Jun 2017")
    due = looking(folder, "topics", look_again=dt.date(2018, 4, 1))
    assert due.row(f"revisit:{CITED}").startswith("! Vi vandrer 13 Jun 2017, no. 2")
    due.highlight(f"revisit:{CITED}")
    assert "Before and now" not in due.detail


def test_what_was_said_today_stays_until_the_meeting_is_over(folder: Path) -> None:
    sheet = looking(folder)
    sheet.record(followup(1, CITED, "done", text="Det hjalp ikke"))
    assert sheet.row(f"revisit:{CITED}").startswith("✓ Done Vi vandrer")
    sheet.highlight(f"revisit:{CITED}")
    assert "What became of it 10 Apr 2018, no. 1 Done · Det hjalp ikke" in sheet.detail
    later = looking(folder)
    later.record(followup(1, CITED, "open", due=dt.date(2018, 9, 1)))
    assert later.row(f"revisit:{CITED}").startswith("✓ Open Vi vandrer 1 September 2018")


def test_a_reading_since_a_decision_stands_with_the_measurement(folder: Path) -> None:
    figure = "tryghedsvandringer:vandringer"
    sheet = looking(folder, "measurement", figure=figure, expected="mindst 5")
    told = sheet.row(f"revisit:{CITED}")
    assert "Tryghedsvandringer, " in told
    assert sheet.headings[0].startswith("Look again (1)")
    assert "expected: mindst 5" in told
    sheet.highlight(f"revisit:{CITED}")
    assert "Before and now" in sheet.detail
    assert sheet.opened[1] == sheet.detail
    own = decision(1, "I dag", figure=figure)
    sheet.record(own)
    assert "revisit:2018-04-10#1" not in sheet.ids, "what is decided today is not looked at again"


def test_the_room_sees_the_figure_of_what_is_in_hand(folder: Path) -> None:
    sheet = looking(folder)
    sheet.highlight(f"revisit:{CITED}")
    hand = in_hand(replace(sheet.ctx, shared=True), sheet.ctx.row)
    assert hand is not None
    assert hand.name == "Vi vandrer"
    assert dict(hand.facts)["Before and now"].startswith("Andel trygge, Danmark: 89.1 (2016)")


def test_the_front_page_counts_what_comes_back_at_the_next_meeting(folder: Path) -> None:
    for fields, again in ((AGAIN, 1), ({"look_again": dt.date(2018, 4, 11)}, 0)):
        ctx = looking(folder, **fields).ctx
        day = dt.date(2018, 3, 1)
        assert readiness(ctx.folder, ctx.ledger, ctx.previous, ctx.held, day).again == again


def test_what_has_come_back_is_remembered_with_its_figure(folder: Path) -> None:
    told = memory(looking(folder).ctx, 300, 60).plain
    heading, row = told[told.index("Decisions to look at again (1)") :].split("\n")[:2]
    assert row.startswith("  Vi vandrer  Andel trygge, Danmark: 89.1 (2016) → 85.7 (2017) pct.")
    shared = memory(replace(looking(folder).ctx, shared=True), 300, 60).plain
    assert "Vi vandrer" in shared, heading
    assert "look at again" not in memory(Sheet(folder, "topics").ctx, 300, 60).plain


def test_the_agenda_and_the_minutes_have_the_figure_too(folder: Path) -> None:
    sheet = looking(folder)
    meeting, today = sheet.ctx.meeting, dt.date(2018, 4, 1)
    sent = " ".join(plain(agenda(sheet.ctx.folder, meeting, today=today)).split())
    assert "To be looked at again:" in sent
    assert "Vi vandrer (13 Jun 2017, no. 2, 9 mos. old) Andel trygge, Danmark: 89.1" in sent
    assert sent.count("89.1 (2016)") == 1
    sheet.record(followup(1, CITED, "done", item="index"))
    loaded = sheet.ctx.folder.meeting(meeting.id)
    assert loaded is not None
    told = " ".join(plain(minutes(sheet.ctx.folder, loaded, today=today)).split())
    assert "Before and now: Andel trygge, Danmark: 89.1 (2016) → 85.7 (2017)" in told


def test_a_private_decision_is_on_no_paper_that_is_sent_out(folder: Path) -> None:
    sheet = looking(folder, **(AGAIN | {"private": True}))
    sent = plain(agenda(sheet.ctx.folder, sheet.ctx.meeting, today=dt.date(2018, 4, 1)))
    assert "Vi vandrer" not in sent
    shown = open_part(sheet.ctx.folder)
    public = replace(sheet.ctx, folder=shown, ledger=fold(shown, sheet.ctx.at))
    assert not [row for row in sheet.page.render(public, 100).rows if row.ref.kind == "revisit"]


async def test_a_line_says_which_figure_and_when_and_d_says_what_came_of_it(folder: Path) -> None:
    path = folder / "minutes" / "2017-06-13.toml"
    text = path.read_text(encoding="utf-8")
    begun = 'initiative = "skalborg-borgerhjaelp"\noutcome = "noted"\n'
    assert begun in text
    told = 'figure = "andel-trygge:danmark"\nexpected = "mindst 88"\n'
    path.write_text(text.replace(begun, begun + told, 1), encoding="utf-8")
    async with opened(folder) as tryg:
        await tryg.start()
        await tryg.go(4)
        await tryg.until(lambda: tryg.highlighted() == f"revisit:{CITED}")
        await tryg.press("d")
        entry = tryg.entries[-1]
        assert isinstance(entry, FollowUp)
        assert (entry.of, entry.state) == (CITED, "done")
        await tryg.press("b", *"Mere lys @trygge danmark >1/6")
        assert tryg.held("look_again") == "1.6.2018"
        assert tryg.held("figure") == "Andel trygge: Danmark"
        await tryg.press("ctrl+s")
        await tryg.until(lambda: not tryg.editor.is_open)
        made = tryg.entries[-1]
        assert isinstance(made, Decision)
        assert (made.text, made.look_again) == ("Mere lys", dt.date(2018, 6, 1))
        assert made.figure == "andel-trygge:danmark"
