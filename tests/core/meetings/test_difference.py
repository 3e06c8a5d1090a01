"""Two versions of minutes, entry by entry."""

import datetime as dt

from msgspec.structs import replace

from tryg_tui.core.meetings.disputes import Difference, differences
from tryg_tui.core.model.entries import Note
from tryg_tui.core.model.meeting import Meeting

AT = dt.datetime(2018, 4, 10, 10, 0, tzinfo=dt.UTC)
ONE, TWO, THREE = (Note(n=n, item="a", at=AT, text=f"Linje {n}") for n in (1, 2, 3))
BEFORE = Meeting(id="2018-04-10", title="Mødet", date=dt.date(2018, 4, 10), entries=(TWO, ONE))


def test_what_is_new_changed_or_gone_is_told_in_order() -> None:
    changed = replace(TWO, text="Anden linje")
    after = replace(BEFORE, entries=(changed, THREE))
    assert list(differences(BEFORE, after)) == [
        Difference("removed", ONE),
        Difference("changed", changed),
        Difference("added", THREE),
    ]


def test_a_version_does_not_differ_from_itself() -> None:
    assert list(differences(BEFORE, BEFORE)) == []


def test_without_an_earlier_version_everything_is_new() -> None:
    found = list(differences(None, BEFORE))
    assert found == [Difference("added", ONE), Difference("added", TWO)]
