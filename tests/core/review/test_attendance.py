"""Who was there: for each partner at an item, and everybody over the years."""

import datetime as dt
from typing import Any

from msgspec.structs import replace

from tests.factories import at, decision, folder, item, meeting
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.attendance import Attendance, Presence
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.strategy import Partner, Person, Strategy
from tryg_tui.core.review.attendance import Grid, grid, partners_out, partners_present
from tryg_tui.core.review.unfinished import closing_checks

PLAN = Strategy(
    title="Tryg",
    partners=(Partner(id="kommune", title="Kommunen"), Partner(id="politi", title="Politiet")),
    people=(
        Person(id="k", title="K", partner="kommune"),
        Person(id="p", title="P", partner="politi", since=dt.date(2017, 1, 1)),
        Person(id="q", title="Q", partner="politi", until=dt.date(2016, 12, 31)),
        Person(id="x", title="X", since=dt.date(2019, 1, 1)),
    ),
)

FIRST = item("a", started=at(9), ended=at(10))
SECOND = item("b", started=at(10), ended=at(11))


def there(person: str, status: Presence = "present", **fields: Any) -> Attendance:
    return Attendance(person=person, status=status, **fields)


def held(*notes: Attendance, **fields: Any) -> Meeting:
    whole: dict[str, Any] = {"state": "final", "items": (FIRST, SECOND), "attendance": notes}
    return meeting(**(whole | fields))


def signs(known: Folder, meetings: tuple[Meeting, ...]) -> Grid:
    return grid(known, meetings, fold(known))


def test_who_is_counted_at_an_item_is_in_the_room_at_it() -> None:
    known = folder(strategy=PLAN)
    own = held(
        there("k"),
        there("p", out_of=("b",), reason="inhabil"),
        there("gaest", "guest", name="Vagthavende", stands_in_for="q", left=dt.time(10)),
        there("andet", "guest", name="Vært"),
    )
    assert partners_present(known, own) == {"kommune": 1, "politi": 2}
    assert partners_present(known, own, FIRST) == {"kommune": 1, "politi": 2}
    assert partners_present(known, own, SECOND) == {"kommune": 1, "politi": 0}
    assert partners_out(known, own, SECOND) == ("politi",)
    assert partners_out(known, own, FIRST) == ()
    nobody = held(there("k"))
    assert partners_out(known, nobody, FIRST) == ()


def test_a_decision_without_a_partner_that_was_at_the_meeting_is_worth_a_look() -> None:
    notes = (there("k"), there("p", left=dt.time(10)))
    own = held(*notes, state="open", entries=(decision(1, item="a"), decision(2, item="b")), last=2)
    known = folder(own, strategy=PLAN)
    found = [one for one in closing_checks(known, fold(known), own) if one.code == "partner-out"]
    assert [(one.item, one.partner) for one in found] == [("b", "politi")]


def test_everybody_has_a_sign_for_each_meeting_they_were_called_to() -> None:
    ten = dt.time(10)
    meetings = (
        held(there("k"), there("q", "absent"), id="2016-06-01"),
        held(id="2017-06-01"),
        held(there("k", left=ten), there("g", "guest", name="Vært"), id="2017-12-01"),
        held(
            there("k", out_of=("a",)),
            there("p", "apologies"),
            there("v-2", "guest", name="Vært", arrived=ten),
            there("y", stands_in_for="p"),
            id="2018-04-10",
        ),
        held(id="2018-05-01", state="planned"),
        held(id="2018-05-02", state="cancelled"),
    )
    found = signs(folder(*meetings, strategy=PLAN), meetings)
    assert [one.id for one in found.meetings] == [one.id for one in meetings[:4]]
    assert {(one.person, one.name): one.signs for one in found.rows} == {
        ("k", ""): ("present", "", "part", "part"),
        ("p", ""): ("", "", "not-noted", "stand-in"),
        ("q", ""): ("absent", "", "", ""),
        ("v-2", "Vært"): ("", "", "guest", "part"),
        ("y", "y"): ("", "", "", "present"),
    }
    assert [(one.came, one.called) for one in found.rows] == [
        (3, 3),
        (0, 2),
        (0, 1),
        (2, 2),
        (1, 1),
    ]


def test_who_sent_apologies_is_not_stood_in_for_by_somebody_who_did_not_come() -> None:
    own = held(there("k", "apologies"), there("p", "absent", stands_in_for="k"))
    assert signs(folder(own, strategy=PLAN), (own,)).rows[0].signs == ("apologies",)
    other = replace(
        own, attendance=(there("k", "apologies"), there("p", "guest", stands_in_for="k"))
    )
    assert signs(folder(other, strategy=PLAN), (other,)).rows[0].signs == ("stand-in",)
