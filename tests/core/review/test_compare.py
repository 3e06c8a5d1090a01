"""Two meetings compared."""

import datetime as dt
from typing import Any

from msgspec.structs import replace

from tests.factories import (
    action,
    at,
    decision,
    folder,
    followup,
    held,
    initiative,
    item,
    note,
    status,
)
from tryg_tui.core.model.entries import LifeCycle, ReadingEntry
from tryg_tui.core.model.initiative import Indicator, LifeCycleEvent, Reading, ReadingRevision
from tryg_tui.core.review.compare import compare

SPRING, BETWEEN, AUTUMN = "2017-04-01", "2017-06-01", "2017-10-01"


def entry(n: int, **fields: Any) -> dict[str, Any]:
    """The fields that every entry has."""
    return {"n": n, "item": "initiatives", "at": at(9), "initiative": "park"} | fields


EARLIER = held(
    SPRING,
    status(1, "park", "risiko"),
    action(2, "lamper", initiative="park"),
    action(3, "hegn", initiative="park"),
    action(4, "kage"),
    ReadingEntry(**entry(5, indicator="lys", value=4)),
    status(6, "havn", "efter-plan"),
    note(7, "drøftet", item="old"),
    items=(item("initiatives"), item("old"), item("both", title="Måling")),
)
MIDDLE = held(BETWEEN, followup(1, f"{SPRING}#2", "done"), action(2, "bænke", initiative="park"))
LATER = held(
    AUTUMN,
    status(1, "park", "efter-plan"),
    followup(2, f"{SPRING}#4", "dropped"),
    followup(3, f"{BETWEEN}#2", "done"),
    LifeCycle(**entry(4, change="adjusted")),
    decision(5, "nyt", item="new", initiative="ukendt"),
    items=(item("new"), item("initiatives"), item("both", title="Mål")),
)
REGISTERS = (
    initiative("havn", lifecycle=(LifeCycleEvent(change="prioritised"),)),
    initiative(
        "park",
        lifecycle=(LifeCycleEvent(change="prioritised", date=dt.date(2014, 1, 1)),),
        readings=(
            Reading(indicator="lys", value=9, date=dt.date(2017, 9, 1)),
            Reading(indicator="lys", value=12, date=dt.date(2018, 9, 1)),
            Reading(indicator="hegn", value=1),
            Reading(indicator="mure", value=2, date=dt.date(2017, 4, 1)),
        ),
    ),
    initiative("stille"),
)
FOLDER = folder(EARLIER, MIDDLE, LATER, initiatives=REGISTERS)
FOUND = compare(FOLDER, LATER, EARLIER)


def test_the_earlier_meeting_comes_first_whichever_way_they_are_given() -> None:
    assert (FOUND.before, FOUND.now) == (EARLIER, LATER)
    assert compare(FOLDER, EARLIER, LATER) == FOUND


def test_items_are_new_kept_or_gone() -> None:
    told = [
        (pair.before and pair.before.title, pair.now and pair.now.title) for pair in FOUND.items
    ]
    assert told == [(None, "New"), ("Initiatives", "Initiatives"), ("Måling", "Mål"), ("Old", None)]
    new, kept, _renamed, gone = FOUND.items
    assert ([e.text for e in new.said_now], new.said_before) == (["nyt"], ())
    assert (len(kept.said_before), len(kept.said_now)) == (6, 4)
    assert ([e.text for e in gone.said_before], gone.said_now) == (["drøftet"], ())


def test_what_has_become_of_an_initiative_between_two_meetings() -> None:
    havn, park, unknown = FOUND.initiatives
    assert park.status_changed
    assert park.before is not None
    assert park.now is not None
    assert (park.before.status, park.now.status) == ("risiko", "efter-plan")
    assert [point.change for point in park.lives] == ["adjusted"]
    (light,) = park.figures
    assert light.indicator == "lys"
    assert [[one.value for one in points] for points in (light.before, light.now)] == [[4], [9]]
    assert [one.text for one in park.born] == ["bænke"]
    assert [one.text for one in park.ended] == ["lamper"]
    assert not park.same
    assert (havn.spoken_before, havn.spoken_now, havn.status_changed) == (True, False, False)
    assert not havn.same
    assert (unknown.initiative, unknown.spoken_now) == ("ukendt", True)


def test_what_belongs_to_no_initiative_is_compared_as_well() -> None:
    assert [one.text for one in FOUND.general.ended] == ["kage"]
    assert FOUND.general.born == ()


def test_a_first_figure_is_one_that_has_moved() -> None:
    found = compare(FOLDER, held("2013-01-01"), EARLIER)
    (park,) = [pair for pair in found.initiatives if pair.initiative == "park"]
    assert [(figure.indicator, figure.before) for figure in park.figures] == [
        ("lys", ()),
        ("mure", ()),
    ]


def test_an_item_both_passed_in_silence_is_empty_unless_it_was_renamed_or_is_new() -> None:
    silent = item("silent", title="Eventuelt")
    before = held(SPRING, note(1, "sagt", item="said"), items=(item("said"), silent, item("both")))
    now = held(AUTUMN, items=(item("said"), silent, item("both", title="Nyt navn"), item("new")))
    found = compare(folder(before, now), before, now)
    empty = {pair.now.id: pair.empty for pair in found.items if pair.now}
    assert empty == {"said": False, "silent": True, "both": False, "new": False}


def test_a_figure_is_compared_as_it_was_known_and_as_every_source_tells_it() -> None:
    def told(day: str, value: float, source: str, *old: ReadingRevision) -> Reading:
        date = dt.date.fromisoformat(day)
        return Reading(indicator="i", value=value, date=date, source=source, revisions=old)

    readings = (
        told("2016-12-31", 60, "politi", ReadingRevision(old=66, on=dt.date(2018, 1, 1))),
        told("2017-12-31", 55, "politi"),
        told("2017-12-31", 48, "kommune"),
    )
    one = Indicator(id="i", title="I", unit="indbrud")
    for valid, now in (("", [55, 48]), ("kommune", [48])):
        counts = replace(one, valid=valid)
        where = folder(
            first := held("2017-06-13"),
            second := held("2018-04-10"),
            initiatives=(initiative("a", indicators=(counts,), readings=readings),),
        )
        (pair,) = compare(where, first, second).initiatives
        (found,) = pair.figures
        values = [[point.value for point in points] for points in (found.before, found.now)]
        assert values == [[66], now], "it was 66 until January 2018"
