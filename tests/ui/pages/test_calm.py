"""The first, second and last pages: who is here, what was decided last time, what comes again."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.factories import at
from tests.ui.pages.sheet import Sheet
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.entries import Decision
from tryg_tui.core.plot.letters import large_letters
from tryg_tui.ui.wall.drawing import large
from tryg_tui.ui.wall.in_hand import InHand, in_hand, opened
from tryg_tui.ui.widgets.chart import VARIABLE

NOTES = (
    Attendance(person="tryg-kommune", status="present"),
    Attendance(person="tryg-politi", status="apologies"),
    Attendance(person="g1", status="guest", name="Åse Ørsted"),
)


def rolled(folder: Path, *, shared: bool = False, late: bool = False) -> Sheet:
    """The first page of a meeting that has begun and whose roll is called in part."""
    sheet = Sheet(folder, "agenda")
    items = sheet.ctx.meeting.items
    items = (*items[:-1], replace(items[-1], late=late))
    held = replace(sheet.ctx.meeting, state="open", attendance=NOTES, items=items)
    sheet.ctx = replace(sheet.ctx, held=held, shared=shared)
    return sheet


def test_the_roll_is_large_and_the_agenda_stands_once(folder: Path) -> None:
    planned = Sheet(folder, "agenda")
    assert "Agenda" in planned.headings, "there is no roll to call yet"
    sheet = rolled(folder)
    assert sheet.large == "1 Aalborg Kommune present 0 Nordjyllands Politi present"
    assert [one.age for one in sheet.rendered.large] == ["", "not represented"]
    assert sheet.headline.endswith("2 of 7 noted · 1 guest")
    assert not [id for id in sheet.ids if id.startswith("item:")], "it stands beside the page"
    late = rolled(folder, late=True)
    assert [id for id in late.ids if id.startswith("item:")] == ["item:next-meeting"]
    assert "Put on the agenda or carried over" in late.headings


def test_where_there_is_little_room_the_roll_is_a_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = rolled(folder)
    low = replace(sheet.ctx, roomy=False)
    told = "Present: Aalborg Kommune 1   Nordjyllands Politi 0 not represented   1 guest"
    assert sheet.page.render(low, 80).headline.plain == told
    monkeypatch.setenv(VARIABLE, "ascii")
    assert sheet.headline == " ".join(told.split())


def test_for_everybody_those_here_stand_by_partner_and_nobody_who_is_away(folder: Path) -> None:
    sheet = rolled(folder, shared=True)
    assert "Aalborg Kommune Tovholder for strategien, Aalborg Kommune" in sheet.shown
    assert "Others Åse Ørsted" in sheet.shown
    assert "Nordjyllands Politi" not in sheet.shown, "nobody of theirs is here"
    assert not [id for id in sheet.ids if id.startswith("person:")]
    assert "noted" not in sheet.headline


def test_what_was_decided_last_time_stands_first_and_the_key_that_approves(folder: Path) -> None:
    sheet = Sheet(folder, "previous-minutes")
    decided = (
        [one for one in sheet.ctx.previous.entries if isinstance(one, Decision)]
        if sheet.ctx.previous
        else []
    )
    assert sheet.headings[0] == f"Decided last time ({len(decided)})"
    first = [id for id in sheet.ids if id][: len(decided)]
    assert first == [f"entry:2017-12-05#{one.n}" for one in decided]
    shown = sheet.row("entry:2017-12-05#7")
    assert shown.startswith("2 Politiet fortsætter som ankerperson til november 2018.")
    assert shown.endswith("Et trygt natteliv Noted")
    assert "not approved yet g approves them" in sheet.headline
    sheet.ctx = replace(sheet.ctx, shared=True)
    assert sheet.headline.endswith("not approved yet")


def test_what_was_decided_in_confidence_last_time_is_marked_so(folder: Path) -> None:
    sheet = Sheet(folder, "previous-minutes")
    assert sheet.ctx.previous
    hidden = tuple(
        replace(one, private=True) if one.n == 7 else one for one in sheet.ctx.previous.entries
    )
    sheet.ctx = replace(sheet.ctx, previous=replace(sheet.ctx.previous, entries=hidden))
    assert sheet.row("entry:2017-12-05#7").startswith("2 (private) Politiet fortsætter")
    assert "(private)" not in sheet.row(f"entry:2017-12-05#{hidden[0].n}")


def test_the_day_of_the_next_meeting_is_large_and_what_comes_again_is_by_reason(
    folder: Path,
) -> None:
    sheet = Sheet(folder, "next-meeting")
    drawn = large_letters("9 October 2018", 120, 7)
    assert sheet.rendered.headline.plain.split("\n")[: len(drawn)] == [*drawn]
    assert sheet.headline.endswith("Proposed: Tuesday 9 October 2018")
    assert sheet.headings[:2] == ["Comes back (15)", "open action (13)"]
    first, second = (sheet.row(id) for id in [id for id in sheet.ids if id][:2])
    assert first == "Nye drop-out-tal for 2017. marts 2018 (31 Mar 2018)"
    assert second.endswith("foråret 2018 (31 May 2018)"), "what is due first comes first"
    assert "no. 9" not in sheet.shown
    low = replace(sheet.ctx, roomy=False)
    assert sheet.page.render(low, 80).headline.plain == "Proposed: Tuesday 9 October 2018"
    carried = next(row.ref for row in sheet.rows if row.ref)
    assert in_hand(sheet.ctx, carried) is None, "the room looks at the day"
    assert opened(sheet.ctx, carried) is not None


def test_a_decision_that_names_its_initiative_does_not_say_it_twice(folder: Path) -> None:
    sheet = Sheet(folder, "previous-minutes")
    previous = sheet.ctx.previous
    assert previous is not None
    said = Decision(
        n=99, item="initiatives", at=at(9), initiative="formidling", text="Formidling: flere møder."
    )
    sheet.ctx = replace(sheet.ctx, previous=replace(previous, entries=(said,)))
    assert sheet.row("entry:2017-12-05#99") == "1 Formidling: flere møder."
    assert sheet.ctx.today == dt.date(2018, 4, 10)


def test_a_name_that_has_no_room_in_large_letters_is_told_whole_below_them() -> None:
    name = "Boligforeningen holder en vandring omkring Åparken og melder tilbage."
    hand = InHand(name=name, sign="!", state="6 år for sent", near="→ ? · efteråret 2021")
    told = large(hand, 96, 19).plain.split("\n")
    assert told.count(name) == 1
    assert large_letters("6 år for sent", 90, 3)[0] in "\n".join(told)
    assert len(told) <= 19
    assert name not in large(hand, 116, 24).plain, "where all of it is large, that is enough"
