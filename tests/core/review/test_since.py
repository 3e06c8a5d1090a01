"""What a group is reminded of that met half a year ago."""

import datetime as dt

import pytest

from tests.factories import action, decision, followup, held, loaded, meeting, status
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.entries import LifeCycle, Outreach, ReadingEntry
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Indicator, Initiative, LifeCycleEvent, Reading
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.safety_index import Area, AreaFact, IndexReading, Measure, Survey
from tryg_tui.core.review.since import Count, Since, StatusMove, since, tally

LAST = dt.date(2017, 12, 5)
TODAY = dt.date(2018, 4, 10)
AT = dt.datetime(2017, 12, 5, 10, tzinfo=dt.UTC)


def remembered(folder: Folder, last: Meeting) -> Since:
    return since(folder, fold(folder), last, TODAY)


def with_meetings(*meetings: Meeting, **more: object) -> Folder:
    files = tuple(loaded(f"minutes/{one.id}.toml", one) for one in meetings)
    return Folder(meetings=files, **more)  # type: ignore[arg-type]


def test_the_decisions_of_the_last_meeting_come_with_what_cites_them() -> None:
    earlier = held("2017-06-13", decision(1, "en gammel"))
    last = held("2017-12-05", decision(1, "politiet fortsætter"), decision(2, "intet kom af den"))
    outreach = Outreach(n=1, item="x", at=AT, text="sendt", of="2017-12-05#1", done=TODAY)
    change = LifeCycle(
        n=2, item="x", at=AT, initiative="din-vej", change="adjusted", of="2017-12-05#1"
    )
    now = held("2018-04-10", outreach, change, state="open")
    found = remembered(with_meetings(earlier, last, now), last)
    assert [one.decision.text for one in found.decided.every] == [
        "politiet fortsætter",
        "intet kom af den",
    ]
    first, second = found.decided.every
    assert [one.entry.text for one in first.made_known] == ["sendt"]
    assert [(id, point.change) for id, point in first.changed] == [("din-vej", "adjusted")]
    assert (second.made_known, second.changed) == ((), ())


def test_promises_are_kept_broken_or_wait() -> None:
    earlier = held("2017-06-13", action(1, "længe færdig"), action(2, "færdig sidst"))
    middle = held("2017-09-01", followup(1, "2017-06-13#1", "done"))
    last = held(
        "2017-12-05",
        followup(1, "2017-06-13#2", "done"),
        action(2, "for sent", due=dt.date(2018, 3, 31)),
        action(3, "til tiden", due=dt.date(2018, 4, 10)),
        action(4, "droppet"),
    )
    now = held("2018-04-10", followup(1, "2017-12-05#4", "dropped"), action(2, "ny i dag"))
    folder = with_meetings(earlier, middle, last, now)
    found = remembered(folder, last)
    assert [one.text for one in found.then.kept] == ["færdig sidst"], "the last meeting said so"
    assert [one.text for one in found.after.kept] == []
    assert [one.text for one in found.after.dropped] == ["droppet"]
    assert [one.text for one in found.broken] == ["for sent"]
    assert [one.text for one in found.waiting] == ["til tiden"], "what is new today is of today"
    assert tally(found).actions.all == 2
    day_after = since(folder, fold(folder), last, TODAY + dt.timedelta(days=1))
    assert "ny i dag" in [one.text for one in day_after.waiting]


def test_promised_outreach_is_a_promise_like_any_other_and_what_was_sent_at_once_is_none() -> None:
    def outreach(n: int, text: str, **more: object) -> Outreach:
        return Outreach(n=n, item="x", at=AT, text=text, **more)  # type: ignore[arg-type]

    last = held(
        "2017-12-05",
        outreach(1, "for sent", due=dt.date(2018, 1, 1)),
        outreach(2, "sendt siden"),
        outreach(3, "meldt sendt", done=LAST),
        action(4, "kommer", due=dt.date(2018, 6, 1)),
        outreach(5, "kommer først", due=dt.date(2018, 5, 1)),
    )
    now = held("2018-04-10", followup(1, "2017-12-05#2", "done"), state="open")
    found = remembered(with_meetings(last, now), last)
    assert [one.text for one in found.broken] == ["for sent"]
    assert [one.text for one in found.after.kept] == ["sendt siden"]
    assert [one.text for one in found.waiting] == ["kommer først", "kommer"]


def told(moves: tuple[StatusMove, ...]) -> list[tuple[str, str, str]]:
    """The initiative of each, with the status before and now."""
    return [(m.initiative, m.before.status if m.before else "", m.now.status) for m in moves]


def test_what_the_last_meeting_gave_is_told_apart_from_what_became_another_after_it() -> None:
    earlier = held("2017-06-13", status(1, "vandringer", "kritisk"), status(2, "natteliv", "plan"))
    last = held(
        "2017-12-05",
        status(1, "vandringer", "risiko"),
        status(2, "natteliv", "plan"),
        status(3, "formidling", "plan"),
    )
    now = held("2018-04-10", status(1, "natteliv", "risiko"), status(2, "formidling", "plan"))
    untouched = held("2017-03-01", status(1, "din-vej", "plan"))
    found = remembered(with_meetings(untouched, earlier, last, now), last)
    then = [("vandringer", "kritisk", "risiko"), ("formidling", "", "plan")]
    assert told(found.then.statuses) == then
    assert told(found.after.statuses) == [("natteliv", "plan", "risiko")]
    assert not found.quiet


def test_what_the_last_meeting_recorded_has_not_happened_since() -> None:
    earlier = held("2017-06-13", action(1, "holdt"), action(2, "sen", due=dt.date(2017, 9, 1)))
    reading = ReadingEntry(
        n=4, item="x", at=AT, initiative="i", indicator="hold", value=8, date=dt.date(2017, 12, 31)
    )
    last = held(
        "2017-12-05",
        followup(1, "2017-06-13#1", "done"),
        status(2, "i", "plan"),
        LifeCycle(n=3, item="x", at=AT, initiative="i", change="adjusted"),
        reading,
    )
    found = remembered(with_meetings(earlier, last, held("2018-04-10", state="open")), last)
    assert found.quiet
    assert found.then.size == 2
    assert [one.text for one in found.already] == ["sen"]


def test_of_two_meetings_on_a_day_the_later_one_has_come_after() -> None:
    last = held("2017-12-05", action(1, "holdt"))
    later = held("2017-12-05-2", followup(1, "2017-12-05#1", "done"))
    found = remembered(with_meetings(last, later), last)
    assert [one.text for one in found.after.kept] == ["holdt"]


def test_changes_of_life_count_after_the_last_meeting_until_today() -> None:
    events = tuple(
        LifeCycleEvent(change="adjusted", date=day)
        for day in (LAST, dt.date(2018, 1, 2), TODAY, dt.date(2018, 4, 11), None)
    )
    initiative = Initiative(id="din-vej", title="Din Vej", lifecycle=events)
    last = held("2017-12-05")
    folder = with_meetings(last, initiatives=(loaded("initiatives/din-vej.toml", initiative),))
    found = remembered(folder, last)
    assert [(id, point.date) for id, point in found.lives] == [
        ("din-vej", dt.date(2018, 1, 2)),
        ("din-vej", TODAY),
    ]


@pytest.mark.parametrize(
    ("date", "text", "came"),
    [
        (dt.date(2017, 12, 31), "2017", False),
        (dt.date(2017, 12, 31), "december 2017", False),
        (dt.date(2018, 1, 31), "januar 2018", True),
        (dt.date(2018, 3, 31), "1. kvartal 2018", True),
        (dt.date(2017, 12, 31), "4. kvartal 2017", False),
        (dt.date(2018, 2, 28), "vinteren 2017/18", False),
        (dt.date(2018, 1, 14), "21. januar 2017 – 14. januar 2018", False),
        (dt.date(2017, 12, 31), "31. december 2017", True),
    ],
)
def test_a_time_the_last_meeting_was_in_tells_nothing_new(
    date: dt.date, text: str, came: bool
) -> None:
    reading = Reading(indicator="hold", value=8, date=date, period=text)
    event = LifeCycleEvent(change="prioritised", date=date, date_text=text)
    initiative = Initiative(id="i", title="I", readings=(reading,), lifecycle=(event,))
    last = held("2017-12-05")
    found = remembered(with_meetings(last, initiatives=(loaded("i.toml", initiative),)), last)
    assert (bool(found.figures), bool(found.lives), found.quiet) == (came, came, not came)


@pytest.mark.parametrize(
    ("date", "text", "came"),
    [
        (dt.date(2017, 6, 30), "2. kvartal 2017", False),
        (dt.date(2017, 9, 30), "3. kvartal 2017", True),
        (dt.date(2017, 12, 31), "2. halvår 2017", True),
        (dt.date(2017, 11, 30), "efteråret 2017", True),
        (dt.date(2017, 12, 31), "2017", False),
        (dt.date(2018, 7, 31), "skoleåret 2017/18", False),
    ],
)
def test_a_part_of_the_year_that_began_after_the_last_meeting_is_new(
    date: dt.date, text: str, came: bool
) -> None:
    reading = Reading(indicator="hold", value=8, date=date, period=text)
    initiative = Initiative(id="i", title="I", readings=(reading,))
    last = held("2017-06-13")
    found = remembered(with_meetings(last, initiatives=(loaded("i.toml", initiative),)), last)
    assert bool(found.figures) is came


def test_a_figure_that_came_stands_beside_the_one_before() -> None:
    readings = (
        Reading(indicator="elever", value=143, date=dt.date(2016, 10, 31)),
        Reading(indicator="hold", value=8, date=dt.date(2017, 11, 30)),
        Reading(indicator="elever", value=99, date=dt.date(2018, 12, 31)),
        Reading(indicator="uden-dato", value=1),
    )
    initiative = Initiative(id="drop-out", title="Drop-out", readings=readings)
    last = held("2017-12-05")
    told = ReadingEntry(
        n=1, item="x", at=AT, initiative="drop-out", indicator="elever", value=120, date=TODAY
    )
    first = ReadingEntry(
        n=2, item="x", at=AT, initiative="drop-out", indicator="ny", value=3, date=TODAY
    )
    now = held("2018-04-10", told, first)
    folder = with_meetings(last, now, initiatives=(loaded("i.toml", initiative),))
    found = remembered(folder, last)
    assert [
        (move.indicator, *(point.value for point in move.points)) for move in found.figures
    ] == [("elever", 143, 120), ("ny", 3)]


def test_of_several_sources_the_one_that_counts_is_remembered_else_all_of_them() -> None:
    def figures(valid: str) -> list[list[float]]:
        one = Indicator(id="indbrud", title="Indbrud", unit="indbrud", valid=valid)
        told = {"police": 310, "town": 265}
        readings = tuple(
            Reading(indicator="indbrud", value=value, date=dt.date(2017, 12, 31), source=source)
            for source, value in told.items()
        )
        initiative = Initiative(id="havn", title="Havn", indicators=(one,), readings=readings)
        last = held("2017-12-05")
        folder = with_meetings(
            last, held("2018-04-10"), initiatives=(loaded("i.toml", initiative),)
        )
        found = remembered(folder, last).figures
        return [[point.value for point in move.points] for move in found]

    assert figures("") == [[310, 265]]
    assert figures("police") == [[310]]


def measure(**fields: object) -> Measure:
    areas = (
        Area(id="danmark", title="Danmark", kind="country"),
        Area(id="aalborg", title="Aalborg", kind="city", home=True),
        Area(id="aarhus", title="Aarhus", kind="city"),
        Area(id="nord", title="Nordjylland", kind="police-district", district=True),
    )
    surveys = (
        Survey(year=2016, published=dt.date(2016, 12, 20)),
        Survey(year=2017, published=dt.date(2018, 2, 26)),
    )
    readings = (
        IndexReading(area="danmark", year=2016, value=89.1),
        IndexReading(area="danmark", year=2017, value=85.7),
        IndexReading(area="aarhus", year=2017, value=81.3),
        IndexReading(area="aalborg", year=2016, value=89),
        IndexReading(area="nord", year=2017, value=88),
    )
    return Measure(measure="trygge", areas=areas, surveys=surveys, readings=readings)


def test_a_survey_published_meanwhile_is_told_for_city_district_and_country() -> None:
    last = held("2017-12-05")
    folder = with_meetings(last, measures=(loaded("safety-index/trygge.toml", measure()),))
    found = remembered(folder, last)
    assert [
        (move.area.id, move.before.value if move.before else None, move.now.value)
        for move in found.index
    ] == [("danmark", 89.1, 85.7), ("nord", None, 88)]


def test_a_group_without_anything_is_reminded_of_nothing() -> None:
    last = meeting("2017-12-05", state="final")
    assert remembered(with_meetings(last), last) == Since(last=last)


def test_a_status_said_again_is_told_from_where_it_came_to_be_so() -> None:
    earlier = held("2017-06-13", status(1, "vandringer", "kritisk"))
    last = held("2017-12-05", status(1, "vandringer", "plan"), status(2, "vandringer", "risiko"))
    now = held("2018-04-10", status(1, "vandringer", "risiko"))
    found = remembered(with_meetings(earlier, last, now), last)
    (move,) = found.then.statuses
    assert found.after.statuses == (), "it was only said again"
    assert (move.before and move.before.status, move.now.source.citation) == (
        "kritisk",
        "2017-12-05#2",
    )


def test_the_memory_is_counted() -> None:
    earlier = held("2017-06-13", action(1, "for længst for sent", due=dt.date(2017, 10, 1)))
    last = held(
        "2017-12-05",
        decision(1, "ført ud"),
        decision(2, "glemt", item="andet"),
        action(3, "for sent", due=dt.date(2018, 3, 31)),
        action(4, "venter"),
        action(5, "gjort"),
        Outreach(n=6, item="x", at=AT, text="avisen", due=dt.date(2018, 2, 1)),
        Outreach(n=7, item="x", at=AT, text="en film"),
        Outreach(n=8, item="x", at=AT, text="et opslag"),
    )
    outreach = Outreach(n=1, item="x", at=AT, text="sendt", of="2017-12-05#1", done=TODAY)
    kept = followup(3, "2017-12-05#8", "done")
    done = followup(2, "2017-12-05#5", "done")
    now = held("2018-04-10", done, outreach, kept, state="open")
    counted = tally(remembered(with_meetings(earlier, last, now), last))
    assert (counted.decided, counted.followed) == (2, 1)
    # What is to be made known is no action, wherever either is counted.
    assert counted.actions == Count(kept=1, late=2, open=3)
    assert counted.outreach == Count(kept=1, late=1, open=2)
    assert (counted.actions.all, counted.outreach.all) == (4, 3)


def test_decisions_that_have_come_back_are_remembered_until_they_were_looked_at() -> None:
    last = held(
        "2017-12-05",
        decision(1, "nu", look_again=dt.date(2018, 4, 1)),
        decision(2, "senere", look_again=dt.date(2018, 10, 1)),
        decision(3, "set på", look_again=dt.date(2018, 4, 1)),
    )
    now = held("2018-04-10", followup(1, "2017-12-05#3", "done"), state="open")
    found = remembered(with_meetings(last, now), last)
    assert [one.decision.text for one in found.again] == ["nu"]


def test_what_is_said_of_our_areas_without_a_figure_is_remembered_once_it_is_out() -> None:
    last = held("2017-12-05", decision(1))
    areas = (
        Area(id="by", title="By", kind="city", home=True),
        Area(id="anden", title="Anden", kind="city"),
        Area(id="kreds", title="Kreds", kind="police-district", district=True),
    )
    facts = tuple(
        AreaFact(text=f"{area} {year}", brief=f"{area} {year}", areas=(area,), year=year)
        for area in ("by", "anden", "kreds")
        for year in (2016, 2017, 2018)
    )
    measure = Measure(
        measure="m",
        areas=areas,
        surveys=(
            Survey(year=2016, published=dt.date(2016, 12, 1)),
            Survey(year=2017, published=dt.date(2018, 2, 26)),
            Survey(year=2018, published=dt.date(2018, 12, 21)),
        ),
        readings=(IndexReading(area="kreds", year=2017, value=80),),
        facts=facts,
    )
    where = with_meetings(last, measures=(loaded("safety-index/m.toml", measure),))
    found = remembered(where, last)
    assert [(one.area.id, one.fact.year, one.fact.brief) for one in found.said] == [
        ("by", 2017, "by 2017")
    ]
    assert not found.quiet
