"""Attendance over the years: signs, names and guests, whatever is in them."""

import datetime as dt
from typing import Any

from tests.factories import amendment, folder, meeting
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.model.attendance import Attendance, PartNote
from tryg_tui.core.model.strategy import Partner, Person, Strategy
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.review.attendance import columns, turned
from tryg_tui.ui.review.context import Looking
from tryg_tui.ui.review.sections import page

PLAN = Strategy(
    title="Tryg",
    partners=(Partner(id="politi", title="Politiet [/]"), Partner(id="k", title="Kommunen")),
    people=(Person(id="k", title="Leder", partner="k"), Person(id="p", title="x" * 100_000)),
)

NOTES = (
    Attendance(person="k", status="present", left=dt.time(10)),
    Attendance(person="p", status="absent"),
    Attendance(person="g", status="guest", name="\x1b[2J[/]\u202eÅse"),
)


def looking(*days: str, **fields: Any) -> Looking:
    meetings = [meeting(day, state="final", attendance=NOTES) for day in days]
    found = folder(*meetings, strategy=PLAN)
    return Looking(folder=found, ledger=Ledger(), today=dt.date(2018, 4, 10), **fields)


def test_everybody_stands_with_their_partner_and_guests_with_the_others() -> None:
    shown = page(looking("2017-04-10", "2017-10-10", "2018-04-10"), RowRef("section", "attendance"))
    rows = [(row.ref.kind, row.text.plain) for row in shown.rows]
    assert [kind for kind, _text in rows] == [
        "none", "none", "person", "none", "person", "nowhere",
    ]  # fmt: skip
    assert rows[0][1].strip() == "17    18"
    assert "Kommunen" in rows[1][1]
    assert rows[2][1].split() == ["Leder", "◐", "◐", "◐", "3/3"]
    assert "Others" in rows[3][1]
    assert rows[4][1].split()[1:] == ["✗", "✗", "✗", "0/3"]
    assert rows[5][1].endswith("+  +  +     3/3")
    assert all(row.text.cell_length <= 76 for row in shown.rows)
    assert not any("\n" in text for _kind, text in rows)


def test_turning_stops_at_the_first_meeting_and_at_the_last() -> None:
    days = [f"20{year:02}-04-10" for year in range(18)]
    there = looking(*days, width=50)
    assert columns(50) == 6
    assert [turned(there, pages) for pages in (1, -1, 9)] == [4, 0, 12]
    assert turned(looking(*days, width=50, back=12), -1) == 8
    assert turned(looking(*days, width=1), 1) == 1


def test_what_a_later_meeting_put_right_has_a_mark() -> None:
    before = looking("2017-04-10", "2017-10-10")
    assert "corrected" not in page(before, RowRef("section", "attendance")).headline.plain
    fix = meeting(
        "2018-04-10",
        state="final",
        entries=(amendment(1, "2017-04-10", attendance=(PartNote(person="k", status="absent"),)),),
    )
    whole = folder(*(one.value for one in before.folder.meetings), fix, strategy=PLAN)
    after = Looking(folder=whole, ledger=fold(whole), today=before.today)
    shown = page(after, RowRef("section", "attendance"))
    assert "* corrected" in shown.headline.plain
    assert shown.rows[2].text.plain.split() == ["Leder", "✗*", "◐", "1/2"]
