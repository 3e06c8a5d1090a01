"""A brief for one participant."""

import datetime as dt
from typing import Any

from tests.factories import (
    action,
    at,
    decision,
    folder,
    followup,
    held,
    initiative,
    item,
    meeting,
    status,
    strategy,
)
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.meetings.planning import around
from tryg_tui.core.model.entries import Outreach
from tryg_tui.core.model.initiative import Lead
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.strategy import Body, Person
from tryg_tui.core.review.brief import Brief, brief, meetings_around

TODAY = dt.date(2018, 4, 1)
WHO = "tryg-kommune"


def outreach(n: int, **fields: Any) -> Outreach:
    """Promised outreach."""
    whole: dict[str, Any] = {"n": n, "item": "communication", "at": at(9)}
    return Outreach(**(whole | fields))


LAST = held(
    "2017-12-05",
    decision(1, "lys i parken", initiative="park"),
    decision(2, "om havnen", initiative="havn"),
    action(3, "lamper", owners=(WHO,), due=dt.date(2018, 5, 1)),
    action(4, "hegn", owners=("tryg-politi", WHO), due=dt.date(2018, 3, 1)),
    action(5, "andres", owners=("tryg-politi",)),
    action(6, "gjort", owners=(WHO,)),
    outreach(7, text="pressemøde", owners=(WHO,)),
    outreach(8, text="sendt", owners=(WHO,), done=dt.date(2018, 1, 1)),
    outreach(9, text="andres"),
    followup(10, "2017-12-05#6", "done"),
)
NEXT = meeting(
    "2018-04-10",
    chair=WHO,
    items=(
        item("agenda", view="agenda"),
        item("actions", view="actions"),
        item("status", view="initiatives"),
        item("communication", view="communication"),
        item("topics", text="Nyt om PARK"),
        item("other"),
    ),
)
FOLDER = folder(
    held("2017-06-13", status(1, "park", "risiko"), decision(2, "gammel", initiative="park")),
    LAST,
    NEXT,
    strategy=strategy(),
    initiatives=(
        initiative("havn", leads=(Lead(title="T", person=WHO, until=dt.date(2018, 3, 31)),)),
        initiative("park", leads=(Lead(title="T", person=WHO, until=TODAY),)),
        initiative("vej", leads=(Lead(title="T", person="tryg-politi"),)),
    ),
)


def of(person: Person, last: Meeting | None = LAST, next: Meeting | None = NEXT) -> Brief:
    """The brief for somebody."""
    return brief(FOLDER, fold(FOLDER), person, last=last, next=next, today=TODAY)


def one(id: str) -> Person:
    """A participant of the folder."""
    found = FOLDER.person(id)
    assert found is not None
    return found


def test_a_brief_tells_what_is_open_what_was_decided_and_where_one_is_on_the_agenda() -> None:
    found = of(one(WHO))
    assert [action.text for action in found.actions] == ["hegn", "lamper"]
    assert [promise.text for promise in found.outreach] == ["pressemøde"]
    (park,) = found.led
    assert park.initiative.id == "park"
    assert park.status is not None
    assert (park.status.status, park.status.source.date) == ("risiko", dt.date(2017, 6, 13))
    assert [now.decision.text for now in park.decisions] == ["lys i parken"]
    assert found.role == "chair"
    assert [(each.number, each.why) for each in found.concerns] == [
        ("2", "actions"),
        ("3", "initiatives"),
        ("4", "outreach"),
        ("5", "named"),
    ]


def test_somebody_with_nothing_open_has_nothing_on_the_agenda() -> None:
    found = of(Person(id="gaest", title="Gæst"))
    assert (found.actions, found.outreach, found.led, found.concerns) == ((), (), (), ())
    assert found.role == ""


def test_without_meetings_before_or_ahead_a_brief_still_tells_what_is_open() -> None:
    found = of(one("tryg-politi"), last=None, next=None)
    assert [action.text for action in found.actions] == ["hegn", "andres"]
    assert [led.decisions for led in found.led] == [()]
    assert (found.role, found.concerns) == ("", ())


def test_the_secretary_is_told_of_the_part() -> None:
    next = meeting("2018-04-10", secretary="tryg-politi")
    assert of(one("tryg-politi"), next=next).role == "secretary"


def test_the_meetings_around_now_are_the_last_held_and_the_first_to_come() -> None:
    assert around(FOLDER) == (LAST, NEXT)
    assert around(folder(LAST)) == (LAST, None)
    assert around(folder()) == (None, None)
    running = held("2018-01-10", state="open")
    assert around(folder(LAST, running, NEXT)) == (LAST, running)


def test_a_participant_is_told_of_the_meetings_of_their_own_group() -> None:
    groups = tuple(Body(id=id, title=id.capitalize()) for id in ("plan", "styre", "tavs"))
    own = held("2018-02-01", body="styre")
    coming = meeting("2018-05-01", body="styre")
    plan = meeting("2018-06-01", body="plan")
    where = folder(LAST, own, NEXT, coming, plan, strategy=strategy(body="plan", bodies=groups))
    for bodies, expected in {
        ("styre",): (own, coming),
        ("tavs",): (LAST, NEXT),
        (): (LAST, NEXT),
        ("styre", "plan"): (LAST, NEXT),
    }.items():
        somebody = Person(id="x", title="X", bodies=bodies)
        assert meetings_around(where, somebody) == expected, bodies


def test_what_an_authority_is_to_do_is_in_the_brief_of_its_people() -> None:
    promised = held(
        "2017-12-05",
        action(1, "fælles", owners=("kommune",)),
        outreach(2, text="pressemøde", owners=("kommune", "politi")),
        action(3, "politiets", owners=("politi",)),
    )
    where = folder(promised, strategy=strategy())
    person = where.person(WHO)
    assert person is not None
    told = brief(where, fold(where), person, last=promised, next=None, today=TODAY)
    assert [one.text for one in told.actions] == ["fælles"]
    assert [one.text for one in told.outreach] == ["pressemøde"]
    assert not Person(id="x", title="X").acts(("",)), "who represents nobody acts for nobody"


def test_whoever_chairs_with_others_is_told_so() -> None:
    next = meeting("2018-04-10", chair=("tryg-kommune", "tryg-politi"))
    assert of(one("tryg-politi"), next=next).role == "chair"
