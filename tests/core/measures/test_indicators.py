"""Where indicators stand: what they lack, how far from the target, and how they moved."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.factories import action, amendment, at, folder, held, initiative, item
from tests.factories import entry as entry_of
from tests.shipped import FACTS, FOLDER
from tryg_tui.core.ledger.fold import fold, folded_on, registered
from tryg_tui.core.ledger.ledger import ReadingPoint
from tryg_tui.core.measures.indicators import (
    Measured,
    figures_agreed,
    measured,
    measured_one,
    next_period,
    slots,
    steps,
)
from tryg_tui.core.measures.series import Aim, distance, needed
from tryg_tui.core.model.entries import ReadingEntry
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import (
    Basis,
    Direction,
    Indicator,
    LifeCycleEvent,
    Missing,
    Number,
    Qualifier,
    Reading,
    YearTarget,
)
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.store.folder.load import read_folder

TODAY = dt.date(2018, 4, 10)


def indicator(direction: Direction = "higher", **fields: Any) -> Indicator:
    """An indicator."""
    whole: dict[str, Any] = {"id": "andel", "title": "Andel", "unit": "pct."}
    return Indicator(direction=direction, **(whole | fields))


def point(
    value: Number, day: str | None = "2018-01-01", qualifier: Qualifier = "exact"
) -> ReadingPoint:
    """A reading."""
    date = dt.date.fromisoformat(day) if day else None
    return ReadingPoint(value=value, qualifier=qualifier, date=date, period="")


def one(one_indicator: Indicator, *readings: Reading, **fields: Any) -> Measured:
    """Where the only indicator of a folder stands."""
    mine = initiative("natteliv", indicators=(one_indicator,), readings=readings, **fields)
    where = folder(initiatives=(mine,))
    (found,) = measured(where, fold(where), TODAY)
    return found


def reading(value: Number, date: dt.date | None = None) -> Reading:
    """A reading of the register."""
    return Reading(indicator="andel", value=value, date=date)


def shipped() -> Folder:
    """The shipped folder."""
    return read_folder(Path(FOLDER)).folder


def of_shipped(id: str) -> Measured:
    """An indicator of the shipped folder."""
    where = shipped()
    found = measured(where, fold(where), TODAY)
    return next(each for each in found if each.indicator.id == id)


def fact(file: str, path: str) -> Any:
    """What the fixture written from the report holds."""
    return next(f["value"] for f in FACTS["facts"] if (f["file"], f["path"]) == (file, path))


@pytest.mark.parametrize(
    ("direction", "target", "value", "qualifier", "aim", "by", "told"),
    [
        ("higher", 66.7, 50, "exact", "short", 16.7, "exact"),
        ("higher", 66.7, 66.7, "exact", "reached", 0, "exact"),
        ("higher", 66.7, 50, "about", "short", 16.7, "about"),
        ("higher", 66.7, 50, "average", "short", 16.7, "about"),
        ("higher", 100, 100, "more-than", "reached", 0, "exact"),
        ("higher", 100, 90, "more-than", "unclear", 0, "exact"),
        ("higher", 100, 90, "less-than", "short", 10, "more-than"),
        ("higher", 100, 100, "less-than", "short", 0, "more-than"),
        ("higher", 100, 110, "less-than", "unclear", 0, "exact"),
        ("lower", 100, 143, "exact", "short", 43, "exact"),
        ("lower", 100, 99, "exact", "reached", 0, "exact"),
        ("lower", 100, 100, "less-than", "reached", 0, "exact"),
        ("lower", 100, 110, "less-than", "unclear", 0, "exact"),
        ("lower", 100, 143, "more-than", "short", 43, "more-than"),
        ("lower", 100, 90, "more-than", "unclear", 0, "exact"),
        ("neutral", 5, 5, "exact", "reached", 0, "exact"),
        ("neutral", 5, 7, "about", "off", 2, "about"),
        ("neutral", 5, 7, "more-than", "unclear", 0, "exact"),
    ],
)
def test_the_distance_to_the_target_says_no_more_than_the_reading_does(
    direction: Direction,
    target: Number,
    value: Number,
    qualifier: Qualifier,
    aim: Aim,
    by: Number,
    told: Qualifier,
) -> None:
    found = distance(indicator(direction, target=target), point(value, qualifier=qualifier))
    assert (found.aim, found.by, found.qualifier) == (aim, by, told)


@pytest.mark.parametrize(
    ("day", "target", "aim", "by", "year"),
    [
        ("2017-12-31", None, "short", 10, 2018),
        ("2018-06-30", None, "short", 10, 2018),
        ("2019-01-01", None, "short", 30, 2020),
        ("2021-01-01", None, "short", 30, 2020),
        ("2021-01-01", 55, "short", 5, None),
        (None, 50, "reached", 0, None),
    ],
)
def test_a_reading_is_held_against_the_target_of_its_year_or_the_next_one(
    day: str | None, target: Number | None, aim: Aim, by: Number, year: int | None
) -> None:
    targets = (YearTarget(year=2020, value=80), YearTarget(year=2018, value=60))
    found = distance(indicator(targets=targets, target=target), point(50, day))
    assert (found.aim, found.by, found.year) == (aim, by, year)


@pytest.mark.parametrize(
    ("direction", "baseline", "worse"),
    [("higher", 70, (60,)), ("lower", 70, (80,)), ("neutral", 70, ()), ("lower", None, ())],
)
def test_a_target_on_the_worse_side_of_the_baseline_is_known(
    direction: Direction, baseline: Number | None, worse: tuple[Number, ...]
) -> None:
    targets = (YearTarget(year=2018, value=60), YearTarget(year=2020, value=80))
    one_indicator = indicator(direction, baseline=baseline, targets=targets, target=70)
    assert one_indicator.backward == worse
    assert indicator(direction, baseline=baseline, target=baseline).backward == ()


def test_without_target_or_reading_there_is_no_distance() -> None:
    assert distance(indicator(), point(1)).aim == "none"
    assert distance(indicator(target_text="alle"), point(1)).aim == "in-words"
    assert distance(indicator(target=5), None).aim == "no-reading"


PLAN = (YearTarget(year=2019, value=900), YearTarget(year=2021, value=700))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        # From 1,234 at the end of 2017 to 900 in two years: half of the way after one.
        ({}, (1067, "2018-12-31")),
        ({"baseline": 1100}, (1000, "2018-12-31")),
        ({"direction": "higher", "baseline": 801}, (851, "2018-12-31")),
        ({"baseline": 900.5}, (900.25, "2018-12-31")),
        ({"months_between": 24}, (900, "2019-12-31")),
        ({"months_between": 36}, (799, "2020-12-31")),
        ({"months_between": 60}, None),
        ({"direction": "neutral"}, None),
        ({"targets": ()}, None),
        ({"targets": (YearTarget(year=2016, value=1),)}, None),
        ({"basis": "quarter"}, None),
    ],
)
def test_the_next_reading_has_to_be_on_the_way_to_the_targets(
    fields: dict[str, Any], expected: tuple[Number, str] | None
) -> None:
    whole: dict[str, Any] = {"unit": "indbrud", "targets": PLAN, "direction": "lower", **fields}
    found = needed(one(indicator(**whole), reading(1234, dt.date(2017, 12, 31))))
    assert (found and (found.value, found.day.isoformat())) == expected


def test_without_a_dated_reading_nothing_is_needed() -> None:
    assert needed(one(indicator(targets=PLAN), reading(1234))) is None


@pytest.mark.parametrize(
    ("basis", "period", "targets", "aim"),
    [
        ("year", "2018", (), "reached"),
        ("year", "1. kvartal 2018", (), "unclear"),
        ("quarter", "1. kvartal 2018", (), "reached"),
        (None, "1. kvartal 2018", (), "reached"),
        ("quarter", "1. kvartal 2018", (YearTarget(year=2018, value=1000),), "unclear"),
        ("quarter", "", (YearTarget(year=2018, value=1000),), "unclear"),
        ("year", "", (YearTarget(year=2018, value=1000),), "reached"),
        ("school-year", "skoleåret 2017/18", (YearTarget(year=2018, value=1000),), "reached"),
    ],
)
def test_a_target_is_for_as_much_as_a_reading_covers(
    basis: Basis | None, period: str, targets: tuple[YearTarget, ...], aim: Aim
) -> None:
    # 350 in a quarter is not below 1,000 in a year.
    target = None if targets else 1000
    burglaries = indicator("lower", unit="indbrud", basis=basis, target=target, targets=targets)
    assert distance(burglaries, replace(point(350), period=period)).aim == aim


def test_what_an_indicator_lacks_is_told_in_order() -> None:
    last = dt.date(2017, 4, 9)
    assert one(indicator()).lack == "no-reading"
    assert one(indicator(), reading(1)).lack == "no-baseline"
    assert one(indicator(baseline=0), reading(1)).lack == "none"
    assert one(indicator(baseline_text="som før"), reading(1)).lack == "none"
    assert one(indicator(baseline=0, months_between=12)).lack == "overdue"
    assert one(indicator(baseline=0, months_between=12), reading(1)).lack == "overdue"
    assert one(indicator(baseline=0, months_between=12), reading(1, last)).lack == "overdue"
    ended = LifeCycleEvent(change="dissolved", date=dt.date(2017, 1, 1))
    assert one(indicator(months_between=1), lifecycle=(ended,)).lack == "closed"


def test_a_reading_is_overdue_the_day_after_its_rhythm_asked_for_it() -> None:
    yearly = indicator(months_between=12)
    due = one(yearly, reading(1, dt.date(2017, 4, 10)))
    assert (due.due, due.overdue) == (TODAY, False)
    late = one(yearly, reading(1, dt.date(2017, 4, 9)))
    assert (late.due, late.overdue) == (dt.date(2018, 4, 9), True)
    made = one(indicator(months_between=6, since=TODAY))
    assert (made.due, made.overdue, made.lack) == (dt.date(2018, 10, 10), False, "no-reading")
    assert one(indicator(months_between=6, since=dt.date(2017, 10, 9))).overdue
    none = one(indicator(), reading(1, dt.date(2010, 1, 1)))
    assert (none.due, none.overdue) == (None, False)


def test_what_lacks_most_comes_first_and_ended_initiatives_last() -> None:
    ended = LifeCycleEvent(change="goal-reached", date=dt.date(2017, 12, 31))
    where = folder(
        initiatives=(
            initiative("a", indicators=(indicator(),), lifecycle=(ended,)),
            initiative("b", indicators=(indicator(baseline=1),), readings=(reading(1),)),
            initiative("d", indicators=(indicator(),)),
            initiative("c", indicators=(indicator(), indicator(id="x", months_between=6))),
        )
    )
    found = measured(where, fold(where), TODAY)
    assert [(each.initiative.id, each.lack) for each in found] == [
        ("c", "overdue"),
        ("c", "no-reading"),
        ("d", "no-reading"),
        ("b", "none"),
        ("a", "closed"),
    ]


def test_an_action_agreed_under_measuring_is_about_the_figures_of_its_initiative() -> None:
    mine = initiative("natteliv", indicators=(indicator(), indicator(id="antal")))
    due = dt.date(2018, 3, 31)
    items = (item("measurement", view="measurement"), item("other"))
    minutes = held(
        "2017-12-05",
        action(1, "nye tal", item="measurement", initiative="natteliv", due=due),
        action(2, "senere tal", item="measurement", initiative="natteliv"),
        action(3, "kampagne", item="other", initiative="natteliv", due=due),
        action(4, "en andens", item="measurement", initiative="havn", due=due),
        action(5, "uden indsats", item="measurement", due=due),
        items=items,
    )
    where = folder(minutes, initiatives=(mine,))
    found, other = measured(where, fold(where), TODAY)
    assert (other.agreed, other.late) == ((), False)
    assert [one.text for one in found.agreed] == ["nye tal", "senere tal"]
    assert (found.late, found.overdue, found.lack) == (True, False, "late-action")
    before, _other = measured(where, fold(where), due)
    assert (before.late, before.lack) == (False, "no-reading")
    # Where a meeting is not at hand, nobody knows under which item something was agreed.
    assert figures_agreed(folder(), fold(where), TODAY) == ()


def test_a_reading_recorded_at_a_meeting_is_the_latest() -> None:
    entry = ReadingEntry(
        n=1, item="m", at=at(10), initiative="natteliv", indicator="andel", value=7, date=TODAY
    )
    mine = initiative(
        "natteliv", indicators=(indicator(),), readings=(reading(5, dt.date(2017, 1, 1)),)
    )
    where = folder(held("2018-04-10", entry), initiatives=(mine,))
    (found,) = measured(where, fold(where), TODAY)
    assert found.latest is not None
    assert (found.latest.value, found.latest.source is not None) == (7, True)
    assert slots(found) == (5, 7)
    assert one(indicator()).latest is None


MISSED = entry_of(
    1, initiative="natteliv", indicator="andel", missing="not-measured", text="systemet er nede"
)
"""A reading that a meeting notes as missing."""


def stands(*meetings: Meeting, readings: tuple[Reading, ...] = ()) -> Measured:
    """Where the only indicator stands after meetings."""
    mine = initiative("natteliv", indicators=(indicator(),), readings=readings)
    where = folder(*meetings, initiatives=(mine,))
    return measured(where, fold(where), TODAY)[0]


def test_what_a_meeting_notes_as_missing_is_a_gap_with_its_reason_until_a_value_comes() -> None:
    missed = held("2017-12-05", ReadingEntry(**MISSED))
    found = stands(missed, readings=(reading(5, dt.date(2017, 1, 1)),))
    assert found.gap is not None
    assert (found.gap.missing, found.gap.text) == ("not-measured", "systemet er nede")
    assert (found.gap.date, slots(found)) == (dt.date(2017, 12, 5), (5, None))
    value: dict[str, Any] = {**MISSED, "missing": None, "value": 7}
    another = ReadingEntry(**{**MISSED, "n": 2, "indicator": "en-anden"})
    assert stands(held("2017-12-05", another)).gaps == (), "it is of another one"
    came = stands(missed, held("2018-04-10", ReadingEntry(**value)))
    assert (came.gaps, slots(came)) == ((), (7,))


def test_what_is_missing_of_a_period_stays_so_until_a_value_of_that_comes() -> None:
    year: dict[str, Any] = {"period": "2017", "date": dt.date(2017, 12, 31)}
    missed = held("2018-01-10", ReadingEntry(**MISSED, **year))
    value: dict[str, Any] = {**MISSED, "missing": None, "value": 7}
    other = ReadingEntry(**value, period="2016", date=dt.date(2016, 12, 31))
    assert len(stands(missed, held("2018-04-10", other)).gaps) == 1
    assert stands(missed, held("2018-04-10", ReadingEntry(**value, **year))).gaps == ()


def test_a_missing_reading_that_is_corrected_to_a_value_has_that() -> None:
    missed = held("2017-12-05", ReadingEntry(**MISSED))
    fix = amendment(1, "2017-12-05#1", value=8)
    found = stands(missed, held("2018-04-10", fix))
    assert (found.gaps, slots(found)) == ((), (8,))
    later = held("2018-04-10", fix)
    where = folder(missed, later)
    assert folded_on(folded_on(registered(where), [missed]), [later]).ledger == fold(where)


def test_with_a_rhythm_a_reading_that_was_left_out_is_a_gap() -> None:
    days = (dt.date(2015, 1, 31), dt.date(2016, 2, 1), dt.date(2018, 1, 1))
    readings = [reading(value, day) for value, day in enumerate(days, 1)]
    assert slots(one(indicator(months_between=12), *readings)) == (1, 2, None, 3)
    assert slots(one(indicator(), *readings, reading(9))) == (1, 2, 3)
    assert slots(one(indicator(months_between=12), reading(9))) == ()


def test_a_gap_is_dated_by_the_rhythm() -> None:
    days = (dt.date(2015, 1, 31), dt.date(2018, 1, 1))
    found = steps(one(indicator(months_between=12), *(reading(7, day) for day in days)))
    assert [step.date.isoformat() for step in found] == [
        "2015-01-31",
        "2016-01-31",
        "2017-01-31",
        "2018-01-01",
    ]
    assert [step.point is None for step in found] == [False, True, True, False]


def test_the_shipped_pupils_are_those_of_october_2016() -> None:
    found = of_shipped("drop-out-truede")
    file = "initiatives/drop-out-elever.toml"
    latest = found.latest
    assert latest is not None
    assert latest.value == fact(file, "readings[indicator=drop-out-truede].value") == 143
    assert latest.date == fact(file, "readings[indicator=drop-out-truede].date")
    assert latest.period == "oktober 2016"
    assert found.lack == "late-action"
    assert distance(found.indicator, latest).aim == "none"


def test_the_shipped_classes_are_eight_of_about_twenty() -> None:
    classes, members = of_shipped("hold").latest, of_shipped("deltagere-pr-hold").latest
    assert classes is not None
    assert members is not None
    assert (classes.value, classes.qualifier) == (8, "exact")
    assert (members.value, members.qualifier) == (20, "average")


def test_the_shipped_target_of_two_thirds_has_no_measured_value() -> None:
    found = of_shipped("andel-afklaret")
    assert found.indicator.target == pytest.approx(200 / 3, abs=0.05)
    assert "2/3" in found.indicator.target_text
    assert found.points == ()
    assert distance(found.indicator, found.latest).aim == "no-reading"
    assert found.lack == "closed"


def test_a_unit_stands_in_the_singular_beside_one_where_the_register_names_it() -> None:
    walks = Indicator(id="v", title="Vandringer", unit="vandringer", unit_one="vandring")
    assert [walks.unit_of(value) for value in (0, 1, 1.0, 1.5, 2)] == [
        "vandringer",
        "vandring",
        "vandring",
        "vandringer",
        "vandringer",
    ]
    assert Indicator(id="t", title="Tal", unit="år").unit_of(1) == "år"


@pytest.mark.parametrize(
    ("unit", "beside"),
    [
        ("antal", ""),
        ("Antal", ""),
        ("antal ture", "ture"),
        ("number of visits", "visits"),
        ("number", ""),
        ("antallet", "antallet"),
        ("%", "%"),
        ("", ""),
    ],
)
def test_that_it_is_a_number_is_not_said_behind_one(unit: str, beside: str) -> None:
    assert Indicator(id="t", title="Tal", unit=unit).unit_of(9) == beside


def test_looking_back_a_reading_is_known_from_its_day_or_from_the_meeting_that_told_it() -> None:
    dated = Reading(indicator="andel", value=8, date=dt.date(2017, 12, 31))
    undated = Reading(indicator="andel", value=5)
    mine = initiative("natteliv", indicators=(indicator(),), readings=(dated, undated))
    told = ReadingEntry(
        n=1,
        item="measurement",
        at=at(9),
        initiative="natteliv",
        indicator="andel",
        value=7,
        date=dt.date(2017, 12, 31),
    )
    where = folder(held("2017-06-13", told), initiatives=(mine,))
    (then,) = measured(where, fold(where), dt.date(2017, 6, 13))
    assert sorted(point.value for point in then.points) == [5, 7]
    (now,) = measured(where, fold(where), TODAY)
    assert sorted(point.value for point in now.points) == [5, 7, 8]


def test_the_newest_is_the_last_reading_or_all_that_sources_say_of_its_time() -> None:
    first, police = (reading(80, dt.date(year, 12, 31)) for year in (2016, 2017))
    town = replace(police, value=70, source="kommunen")
    assert one(indicator()).newest == ()
    assert [point.value for point in one(indicator(), first, police).newest] == [80]
    both = one(indicator(), first, police, town).newest
    assert sorted(point.value for point in both) == [70, 80]


def test_an_indicator_that_is_no_longer_followed_is_never_overdue() -> None:
    late = reading(80, dt.date(2016, 1, 1))
    followed = indicator(months_between=6, until=TODAY)
    assert one(followed, late).overdue
    left = one(indicator(months_between=6, until=TODAY - dt.timedelta(1)), late)
    assert (left.overdue, left.due) == (False, None)


@pytest.mark.parametrize(
    ("period", "day", "months", "next"),
    [
        ("1. halvår 2017", "2017-06-30", 6, "2. halvår 2017"),
        ("2. halvår 2016", "2016-12-31", 6, "1. halvår 2017"),
        ("4. kvartal 2017", "2017-12-31", 3, "1. kvartal 2018"),
        ("skoleåret 2015/16", "2016-07-31", 12, "skoleåret 2016/17"),
        ("2016", "2016-12-31", 12, "2017"),
        ("oktober 2016", "2016-10-31", 12, "oktober 2017"),
        ("2. halvår 2017", "2017-12-31", 6, ""),
        ("ved årets afslutning", "2016-12-31", 12, ""),
        ("", "2016-12-31", 12, ""),
        ("1. halvår 2017", "2017-06-30", None, ""),
    ],
)
def test_what_is_due_is_the_period_behind_the_last_one(
    period: str, day: str, months: int | None, next: str
) -> None:
    last = Reading(indicator="andel", value=1, date=dt.date.fromisoformat(day), period=period)
    found = one(indicator(months_between=months), last)
    assert next_period(found, TODAY) == next
    assert found.id == "natteliv:andel"


def test_without_a_reading_no_period_is_due() -> None:
    found = one(indicator(months_between=6, since=dt.date(2017, 1, 1)))
    assert next_period(found, TODAY) == ""
    assert found.asks


def test_one_indicator_is_told_of_as_among_all_of_them() -> None:
    where, today = read_folder(FOLDER).folder, dt.date(2018, 4, 10)
    ledger = fold(where)
    every = measured(where, ledger, today)
    assert len(every) > 1
    assert every == tuple(measured_one(where, ledger, one.id, today) for one in every)
    first = every[0].initiative.id
    assert measured_one(where, ledger, f"{first}:none", today) is None
    assert measured_one(where, ledger, "none:none", today) is None
    assert measured_one(where, ledger, first, today) is None


def gone(why: Missing, date: dt.date | None = None) -> Reading:
    """A reading that is missing for a reason."""
    return Reading(indicator="andel", missing=why, date=date)


def test_what_is_missing_for_a_reason_is_no_reading_and_not_overdue() -> None:
    quarterly = indicator(months_between=3)
    last = reading(60, dt.date(2017, 9, 30))
    assert one(quarterly, last).overdue
    found = one(quarterly, last, gone("not-published", dt.date(2018, 3, 31)))
    assert not found.overdue
    assert found.points == one(quarterly, last).points
    assert found.gap is not None
    assert found.gap.missing == "not-published"
    assert [(step.point is None, step.gap is None) for step in steps(found)] == [
        (False, True),
        (True, True),
        (True, False),
    ]
    assert slots(found) == (60, None, None)


def test_what_is_missing_to_come_is_not_known_and_what_is_older_than_the_last_is_no_gap() -> None:
    last = reading(60, dt.date(2018, 1, 31))
    assert one(indicator(), last, gone("awaited", dt.date(2018, 5, 1))).gaps == ()
    older = one(indicator(), last, gone("not-measured", dt.date(2017, 1, 31)))
    assert (older.gap, len(older.gaps)) == (None, 1)
    assert one(indicator(), last).gap is None
    alone = one(indicator(), gone("confidential"))
    assert (alone.gap, alone.lack) == (alone.gaps[0], "no-reading")
    assert steps(alone) == ()
