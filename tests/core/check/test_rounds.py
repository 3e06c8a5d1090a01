"""Checks of a round in writing."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from tests.core.check_factories import AT, approval, folder, found, item, meeting
from tests.factories import decision, note
from tryg_tui.core.model.meeting import Answer, Meeting

DEADLINE = dt.date(2018, 4, 24)


def asking(**changes: Any) -> Meeting:
    """A round about a decision, in order unless something is changed."""
    whole: dict[str, Any] = {
        "form": "written",
        "state": "open",
        "date": DEADLINE,
        "deadline": DEADLINE,
        "opened": AT,
        "items": (item("question"),),
        "answers": (Answer(person="tryg-politi", vote="for", at=AT),),
        "entries": (decision(1, "Vi køber lamper.", item="question", at=AT),),
        "last": 1,
    }
    return meeting("2018-04-10-skriftlig", **(whole | changes))


def closed(result: Any, **changes: Any) -> Meeting:
    """A round that is closed with a result."""
    entry = decision(1, "Vi køber lamper.", item="question", at=AT, outcome=result)
    return asking(state="final", entries=(entry,), **changes)


@pytest.mark.parametrize("one", [asking(), closed("adopted"), asking(state="cancelled")])
def test_a_round_is_in_order_while_it_goes_on_when_it_is_closed_or_given_up(one: Meeting) -> None:
    assert found(folder(one)) == []


def test_a_round_beside_an_open_meeting_is_no_second_one() -> None:
    open_one = meeting("2018-04-12", state="open")
    assert found(folder(asking(date=dt.date(2018, 4, 11)), open_one)) == []


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"deadline": None}, [("deadline", "no-deadline")]),
        ({"opened": None}, []),
        ({"deadline": dt.date(2018, 4, 9)}, [("deadline", "date-order")]),
        ({"answers": ()}, [("answers", "nobody-asked")]),
        ({"entries": (), "last": 0}, [("entries", "not-one-question")]),
        ({"state": "planned"}, [("state", "round-planned")]),
        ({"state": "draft"}, [("state", "round-without-result")]),
        ({"answers": (Answer(person="x"),)}, [("answers[1].person", "unknown-person")]),
        (
            {"answers": (Answer(person="tryg-politi"), Answer(person="tryg-politi"))},
            [("answers[2].person", "duplicate-id")],
        ),
    ],
)
def test_a_round_asks_somebody_one_thing_until_a_day(
    changes: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    assert found(folder(asking(**changes))) == problems


def test_a_note_is_no_second_question() -> None:
    one = asking()
    entries = (*one.entries, note(2, "Talt om.", item="question", at=AT))
    assert found(folder(replace(one, entries=entries, last=2))) == []


def test_a_meeting_has_no_answers_in_writing() -> None:
    wrong = asking(form="meeting", deadline=None, state="final")
    assert ("form", "answers-at-meeting") in found(folder(wrong))


def test_minutes_that_were_not_approved_may_be_changed_and_only_in_writing() -> None:
    before = meeting("2017-12-05")
    of = approval(1, before.id, item="question", outcome="rejected", sha256="another")
    assert found(folder(before, asking(state="final", entries=(of,)))) == []
    asked = approval(1, before.id, item="question", outcome="asked")
    assert found(folder(before, asking(entries=(asked,)))) == []
    at_meeting = approval(1, before.id, outcome="asked")
    wrong = meeting(entries=(at_meeting,))
    assert found(folder(before, wrong)) == [("entries[1].outcome", "not-in-writing")]
