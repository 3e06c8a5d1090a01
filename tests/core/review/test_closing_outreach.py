"""Promised outreach before a meeting is closed, and whether it comes back at the next."""

import datetime as dt
from typing import Any

import pytest

from tests.factories import at, folder, followup, held, item
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.entries import Outreach
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.review.closing import Carry, carry_over
from tryg_tui.core.review.unfinished import CheckCode, ClosingCheck, closing_checks

JUNE, DECEMBER, APRIL = "2017-06-13", "2017-12-05", "2018-04-10"
DUE = dt.date(2018, 10, 1)
WHOLE: dict[str, Any] = {"channel": "presse", "owner_text": "Pressen", "due": DUE}


def promised(n: int, text: str = "", **fields: Any) -> Outreach:
    """Outreach recorded at a meeting."""
    return Outreach(n=n, item="communication", at=at(9), text=text, **fields)


def today(*entries: Any) -> Meeting:
    """The meeting that is to be closed."""
    return held(
        APRIL,
        *entries,
        state="open",
        items=(item("communication", view="communication", done=True),),
        attendance=(Attendance(person="tryg-politi", status="present"),),
    )


def checks(closing: Meeting, *earlier: Meeting) -> list[ClosingCheck]:
    """What looks unfinished."""
    where = folder(*earlier, closing)
    return list(closing_checks(where, fold(where), closing))


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"channel": ""}, "outreach-no-channel"),
        ({"owner_text": ""}, "outreach-no-owner"),
        ({"due": None}, "outreach-no-due"),
        ({"owner_text": "", "due": None}, "outreach-vague"),
    ],
)
def test_a_promise_nobody_could_be_held_to_is_worth_a_look(
    changed: dict[str, Any], code: CheckCode
) -> None:
    vague = promised(1, **(WHOLE | changed))
    expected = [ClosingCheck(code=code, item="communication", n=1)]
    assert checks(today(vague)) == expected


def test_a_promise_with_channel_owner_and_date_is_fine_and_so_is_what_was_sent() -> None:
    words = WHOLE | {"due": None, "due_text": "snarest", "owner_text": "", "owners": ("p",)}
    sent = promised(3, done=dt.date(2018, 4, 1))
    assert checks(today(promised(1, **WHOLE), promised(2, **words), sent)) == []


def test_overdue_promises_nobody_looked_at_are_counted() -> None:
    late = dt.date(2018, 4, 9)
    earlier = held(JUNE, promised(1, due=late), promised(2, due=late), promised(3, due=DUE))
    seen = followup(1, f"{JUNE}#2", due=DUE)
    assert checks(today(seen), earlier) == [
        ClosingCheck(code="outreach-not-followed", item="communication", late=1)
    ]


def test_promises_come_again_until_a_meeting_settles_them() -> None:
    earlier = held(
        JUNE,
        promised(1, "venter", due=DUE),
        promised(2, "sendes i dag"),
        promised(3, "droppes i dag"),
        promised(4, "sendt før"),
        promised(5, "sendt straks", done=dt.date(2017, 6, 1)),
    )
    between = held(DECEMBER, followup(1, f"{JUNE}#4", "done"))
    closing = today(
        followup(1, f"{JUNE}#2", "done"), followup(2, f"{JUNE}#3", "dropped"), promised(3, "ny")
    )
    ledger = fold(folder(earlier, between, closing))
    assert list(carry_over(ledger, closing)) == [
        Carry(
            column="again",
            reason="open-outreach",
            citation=f"{JUNE}#1",
            text="venter",
            due=DUE,
        ),
        Carry(column="finished", reason="outreach-sent", citation=f"{JUNE}#2", text="sendes i dag"),
        Carry(
            column="finished",
            reason="outreach-dropped",
            citation=f"{JUNE}#3",
            text="droppes i dag",
        ),
        Carry(column="again", reason="open-outreach", citation=f"{APRIL}#3", text="ny"),
    ]
