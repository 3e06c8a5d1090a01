"""An initiative and a standing item through the years."""

import datetime as dt
from typing import Any

from msgspec.structs import replace

from tests.factories import (
    action,
    amendment,
    at,
    decision,
    folder,
    followup,
    held,
    initiative,
    item,
    note,
    report,
    status,
    strategy,
)
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.entries import LifeCycle, ReadingEntry
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import LifeCycleEvent, Reading
from tryg_tui.core.model.strategy import AgendaTemplateItem
from tryg_tui.core.review.history import (
    Event,
    initiative_history,
    item_history,
    item_ids,
    item_titles,
    meetings_by_year,
    minutes_spent,
)


def entry(n: int, **fields: Any) -> dict[str, Any]:
    """The fields that every entry has."""
    return {"n": n, "item": "initiatives", "at": at(9), "initiative": "park"} | fields


def events(folder: Folder) -> list[Event]:
    """What is known about the park."""
    return list(initiative_history(folder, fold(folder), "park"))


def test_everything_said_decided_measured_and_reported_comes_in_order() -> None:
    park = initiative(
        "park",
        lifecycle=(
            LifeCycleEvent(change="prioritised", date=dt.date(2014, 1, 1), text="valgt"),
            LifeCycleEvent(change="adjusted", text="engang derefter"),
        ),
        readings=(
            Reading(indicator="lys", value=4, text="uden dato"),
            Reading(indicator="lys", value=7, date=dt.date(2015, 6, 1), text="talt"),
        ),
    )
    minutes = (
        held("2014-05-01", action(1, "lamper", initiative="park"), note(2, "om noget andet")),
        held("2015-05-01", followup(1, "2014-05-01#1", "done", text="sat op")),
        held(
            "2016-05-01",
            decision(1, "sluk kl. 23", initiative="park"),
            status(2, "park", "efter-plan", text="går godt"),
            ReadingEntry(**entry(3, indicator="lys", value=9, text="talt igen")),
            LifeCycle(**entry(4, change="goal-reached", text="nået")),
        ),
        held("2016-11-01", amendment(1, "2016-05-01#1", "sluk kl. 24")),
    )
    forms = (report("park", 2015), report("havn", 2015))
    received = replace(report("park", 2016), received=dt.date(2017, 1, 9))
    ended = replace(report("park", 2014), last_day=dt.date(2014, 12, 1))
    found = events(folder(*minutes, initiatives=(park,), reports=(*forms, received, ended)))
    assert [(event.date, event.origin, event.text) for event in found] == [
        (None, "reading", "uden dato"),
        (dt.date(2014, 1, 1), "life", "valgt"),
        (None, "life", "engang derefter"),
        (dt.date(2014, 5, 1), "minutes", "lamper"),
        (dt.date(2014, 12, 1), "report", ""),
        (dt.date(2015, 5, 1), "minutes", "sat op"),
        (dt.date(2015, 6, 1), "reading", "talt"),
        (dt.date(2015, 12, 31), "report", ""),
        (dt.date(2016, 5, 1), "minutes", "sluk kl. 24"),
        (dt.date(2016, 5, 1), "minutes", "går godt"),
        (dt.date(2016, 5, 1), "minutes", "talt igen"),
        (dt.date(2016, 5, 1), "minutes", "nået"),
        (dt.date(2016, 11, 1), "minutes", "sluk kl. 24"),
        (dt.date(2017, 1, 9), "report", ""),
    ]
    assert [event.corrected for event in found if event.corrected] == [True]
    assert found[8].corrected


def test_an_initiative_nobody_has_mentioned_has_no_history() -> None:
    assert events(folder(held("2014-05-01", note(1, "x")), initiatives=(initiative("park"),))) == []


def test_a_line_that_two_meetings_of_one_id_leave_ambiguous_is_left_out() -> None:
    twice = folder(
        held("2014-05-01", note(1, "første", initiative="park")),
        held("2014-05-01", note(2, "anden", initiative="park")),
    )
    assert [event.text for event in events(twice)] == ["anden"]


def test_a_standing_item_is_followed_by_its_id_whatever_it_is_called() -> None:
    template = AgendaTemplateItem(id="maaling", title="Måling", kind="discussion", view="other")
    others = AgendaTemplateItem(id="eventuelt", title="Evt.", kind="discussion", view="other")
    measured = item("maaling", title="Måling", seconds=630)
    renamed = item("maaling", title="Mål og tal", not_reached=True)
    years = folder(
        held(
            "2014-05-01",
            decision(1, "tæl lamper", item="maaling"),
            action(2, "tæl", item="maaling"),
            note(3, "tal", item="maaling"),
            note(4, "andet", item="park"),
            items=(item("park"), measured),
        ),
        held("2014-11-01", items=(renamed,)),
        held("2015-05-01", items=(replace(measured, seconds=1230),), state="open"),
        held("2015-11-01", items=(measured, item("aflyst")), state="cancelled"),
        held("2016-05-01", items=(item("park"),)),
        strategy=strategy(agenda=(template, others)),
    )
    assert item_ids(years) == ("maaling", "park")
    found = item_history(years, "maaling")
    assert [(one.meeting.id, one.item.title, one.minutes) for one in found] == [
        ("2014-05-01", "Måling", 10),
        ("2014-11-01", "Mål og tal", None),
        ("2015-05-01", "Måling", 20),
    ]
    first = found[0]
    assert [len(each) for each in (first.decisions, first.actions, first.others)] == [1, 1, 1]
    assert minutes_spent(found) == 31
    assert item_ids(folder(held("2016-05-01", items=(item("park"),)))) == ("park",)


def test_the_titles_of_an_item_come_newest_first() -> None:
    years = folder(
        held("2014-05-01", items=(item("maaling", title="Måling"),)),
        held("2014-11-01", items=(item("maaling", title="Tal"), item("evt"))),
        held("2015-05-01", items=(item("maaling", title="Måling"),)),
        held("2015-11-01", items=(item("aflyst"),), state="cancelled"),
    )
    assert item_titles(years) == {"maaling": ("Måling", "Tal"), "evt": ("Evt",)}


def test_meetings_are_counted_by_year_the_newest_first() -> None:
    years = folder(*(held(day) for day in ("2014-05-01", "2014-11-01", "2015-05-01")))
    assert list(meetings_by_year(years).items()) == [(2015, 1), (2014, 2)]
