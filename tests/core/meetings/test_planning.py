"""Preparing a meeting, and finding the ones before and after it."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.factories import at, folder, item, loaded, meeting, note, strategy
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.meetings.head import changed_once
from tryg_tui.core.meetings.planning import (
    agreed,
    around,
    coming_date,
    copied,
    following,
    free_date,
    free_id,
    held_before,
    months_ahead,
    new_meeting,
    next_date,
    preceding,
    proposed_date,
    retitled,
    series_before,
    under_way,
    with_agreed,
)
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.link import Link
from tryg_tui.core.model.meeting import AgendaItem, Meeting, State
from tryg_tui.core.model.strategy import AgendaTemplateItem, Body, Strategy
from tryg_tui.core.review.closing import anyway, carry_over

APRIL = dt.date(2018, 4, 10)
DATES = st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31))


def plan(**fields: Any) -> Strategy:
    """A strategy with three standing items."""
    agenda = (
        AgendaTemplateItem(
            id="agenda", title="Godkendelse af dagsorden", kind="approval", view="agenda"
        ),
        AgendaTemplateItem(
            id="index",
            title="Politiets Tryghedsindeks",
            short="Indeks",
            kind="information",
            view="safety-index",
            minutes=15,
        ),
        AgendaTemplateItem(id="next", title="Næste møde", kind="decision", view="next-meeting"),
    )
    whole: dict[str, Any] = {
        "agenda": agenda,
        "body": "planlaegningsgruppen",
        "bodies": (Body(id="planlaegningsgruppen", title="Planlægningsgruppen"),),
    }
    return strategy(**(whole | fields))


@pytest.mark.parametrize(
    ("date", "months", "ahead"),
    [
        ("2018-04-10", 6, "2018-10-10"),
        ("2018-06-30", 6, "2018-12-30"),
        ("2018-07-31", 6, "2019-01-31"),
        ("2018-10-31", 4, "2019-02-28"),
        ("2019-10-31", 4, "2020-02-29"),
        ("2020-02-29", 12, "2021-02-28"),
        ("2020-02-29", 48, "2024-02-29"),
        ("2018-12-15", 1, "2019-01-15"),
        ("2018-01-31", -2, "2017-11-30"),
        ("2018-04-10", 0, "2018-04-10"),
    ],
)
def test_months_ahead_is_the_same_day_or_the_last_of_a_shorter_month(
    date: str, months: int, ahead: str
) -> None:
    assert months_ahead(dt.date.fromisoformat(date), months) == dt.date.fromisoformat(ahead)


@pytest.mark.parametrize(
    ("date", "months", "proposed"),
    [
        ("2018-04-10", 6, "2018-10-09"),  # Tuesday; six months on is a Wednesday
        ("2017-12-05", 6, "2018-06-05"),  # Tuesday to Tuesday
        ("2017-08-31", 6, "2018-03-01"),  # Thursday; 28 February is a Wednesday
        ("2023-08-31", 6, "2024-02-29"),  # Thursday to Thursday in a leap year
        ("2016-02-29", 12, "2017-02-27"),  # Monday; 28 February is a Tuesday
        ("2018-01-01", 5, "2018-06-04"),  # Monday; 1 June is a Friday, three days back
        ("2018-01-01", 1, "2018-01-29"),  # Monday; 1 February is a Thursday, three days on
    ],
)
def test_the_next_meeting_is_proposed_on_the_nearest_same_day_of_the_week(
    date: str, months: int, proposed: str
) -> None:
    assert next_date(dt.date.fromisoformat(date), months) == dt.date.fromisoformat(proposed)


@given(DATES, st.integers(0, 36))
def test_a_proposed_date_keeps_the_day_of_the_week_and_lies_within_three_days(
    date: dt.date, months: int
) -> None:
    proposed = next_date(date, months)
    assert proposed.weekday() == date.weekday()
    assert abs((proposed - months_ahead(date, months)).days) <= 3


def test_a_first_meeting_has_the_agenda_of_the_template_and_nothing_else() -> None:
    first = new_meeting(plan(), APRIL)
    assert (first.id, first.date, first.state) == ("2018-04-10", APRIL, "planned")
    assert first.title == "Møde i Planlægningsgruppen, forår 2018"
    assert first.body == "planlaegningsgruppen"
    assert [it.id for it in first.items] == ["agenda", "index", "next"]
    index = first.items[1]
    assert (index.title, index.short, index.kind) == (
        "Politiets Tryghedsindeks",
        "Indeks",
        "information",
    )
    assert (index.view, index.minutes, index.carried_from) == ("safety-index", 15, "")
    assert (first.entries, first.attendance, first.last) == ((), (), 0)


def test_a_group_without_a_name_holds_plain_meetings() -> None:
    assert new_meeting(plan(bodies=()), APRIL).title == "Møde, forår 2018"


@pytest.mark.parametrize(
    ("date", "season"),
    [
        (dt.date(2018, 1, 1), "forår 2018"),
        (dt.date(2018, 6, 30), "forår 2018"),
        (dt.date(2018, 7, 1), "efterår 2018"),
        (dt.date(2018, 12, 31), "efterår 2018"),
    ],
)
def test_the_season_turns_in_july(date: dt.date, season: str) -> None:
    assert new_meeting(plan(), date).title.endswith(f", {season}")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Planlægningsgruppemøde, forår 2018", "Planlægningsgruppemøde, efterår 2018"),
        ("Planlægningsgruppemøde", "Planlægningsgruppemøde, efterår 2018"),
        ("Møde om vold, hærværk og støj", "Møde om vold, hærværk og støj, efterår 2018"),
        ("Vold, hærværk og støj, efterår 2017", "Vold, hærværk og støj, efterår 2018"),
        ("", "Møde i Planlægningsgruppen, efterår 2018"),
    ],
)
def test_a_title_is_that_of_the_meeting_before_with_the_new_season(before: str, after: str) -> None:
    previous = meeting("2018-04-10", title=before)
    assert new_meeting(plan(), dt.date(2018, 10, 9), previous=previous).title == after


def done(**fields: Any) -> Meeting:
    """A meeting that took up all the standing items."""
    items = tuple(item(id, started=at(9), done=True) for id in ("agenda", "index", "next"))
    return meeting("2018-04-10", **({"state": "draft", "items": items} | fields))


def test_chair_secretary_place_and_times_are_taken_over() -> None:
    previous = done(
        body="styregruppen",
        start=dt.time(9),
        end=dt.time(11, 30),
        place="Rådhuset",
        chair="tryg-kommune",
        secretary="tryg-politi",
        example=True,
        case_number="2018-123",
        opened=at(9),
        closed=at(11),
        entries=(note(1),),
        last=1,
    )
    after = new_meeting(plan(), dt.date(2018, 10, 9), previous=previous)
    assert (after.id, after.state, after.body) == ("2018-10-09", "planned", "styregruppen")
    assert (after.start, after.end, after.place) == (dt.time(9), dt.time(11, 30), "Rådhuset")
    assert (after.chair, after.secretary, after.example) == ("tryg-kommune", "tryg-politi", False)
    assert (after.opened, after.closed, after.entries, after.last) == (None, None, (), 0)
    assert after.case_number == ""
    assert [it.carried_from for it in after.items] == ["", "", ""]
    assert [it.started for it in after.items] == [None, None, None]
    assert new_meeting(plan(), APRIL, previous=done()).body == "planlaegningsgruppen"


def test_what_was_set_for_one_meeting_alone_is_not_taken_over() -> None:
    def after(*places: str) -> str:
        *before, last = (done(place=place) for place in places)
        return new_meeting(plan(), APRIL, previous=last, before=before).place

    assert after("Rådhuset", "Rådhuset", "Havnen") == "Rådhuset"
    assert after("Rådhuset", "Havnen", "Havnen") == "Havnen"
    assert after("Rådhuset", "Havnen", "Rådhuset") == "Rådhuset"
    assert after("Rådhuset", "Rådhuset", "Gården", "Havnen", "Teatret") == "Teatret", (
        "none of the three last ones is like another"
    )
    assert after("Rådhuset", "Havnen") == "Havnen", "two do not tell what is usual"
    assert after("Rådhuset", "") == "Rådhuset", "nobody has said otherwise"
    assert after("", "") == ""
    turns = [("a", "b"), "c", ("b", "a")]
    *before, last = (done(chair=chair) for chair in turns)
    assert new_meeting(plan(), APRIL, previous=last, before=before).chair == ("b", "a"), (
        "who chair in turn are the same, whoever led"
    )
    once = done(place="Havnen", secretary="tryg-politi")
    assert changed_once(done(place="Rådhuset", secretary="tryg-politi"), once) == ["place"]


def test_the_meetings_before_one_are_those_of_its_group_that_were_not_called_off() -> None:
    june, off = meeting("2017-06-13", state="draft"), meeting("2017-09-01", state="cancelled")
    last, other = meeting("2017-12-05"), meeting("2017-10-01", body="styregruppen")
    whole = folder(june, off, other, last, strategy=plan())
    assert series_before(whole, last) == (june,)
    assert series_before(whole, None) == ()


def test_standing_items_not_reached_are_marked_with_what_was_prepared_for_them() -> None:
    items = (
        item("agenda", started=at(9)),
        item("index", started=at(9), not_reached=True, text="Nye tal", private=True, seconds=60),
        item("next"),
    )
    after = new_meeting(plan(), dt.date(2018, 10, 9), previous=done(items=items))
    # Every agenda has the next meeting as an item, so that it is owed to none.
    assert [it.carried_from for it in after.items] == ["", "2018-04-10", ""]
    index = after.items[1]
    assert (index.text, index.private, index.minutes) == ("Nye tal", True, 15)
    assert (index.started, index.seconds, index.not_reached) == (None, 0, False)


def test_the_map_of_what_comes_back_leaves_out_what_every_agenda_has() -> None:
    items = (item("agenda", done=True), item("index"), item("next", view="next-meeting"))
    previous = done(items=items)
    ledger = fold(folder(previous))
    assert [one.item for one in carry_over(ledger, previous, plan())] == ["index"]
    assert [one.item for one in carry_over(ledger, previous)] == ["index", "next"]
    assert [one.id for one in anyway(plan(), previous)] == ["next"], "both together are all"
    assert anyway(None, previous) == ()


def test_other_items_not_reached_are_put_in_before_the_last() -> None:
    extra = item(
        "kameraer",
        short="Kam",
        minutes=20,
        text="Bilag 1",
        private=True,
        carried_from="2017-12-05",
        topic="2017-12-05#9",
    )
    previous = done(items=(*done().items, extra, item("belysning"), item("drøftet", done=True)))
    after = new_meeting(plan(), dt.date(2018, 10, 9), previous=previous)
    assert [it.id for it in after.items] == ["agenda", "index", "kameraer", "belysning", "next"]
    carried = after.items[2]
    assert (carried.minutes, carried.text, carried.private) == (20, "Bilag 1", True)
    assert (carried.short, carried.carried_from) == ("Kam", "2018-04-10")
    assert carried.topic == "2017-12-05#9", "it stays the topic that it was made out of"


def test_an_item_only_written_on_counts_as_reached() -> None:
    previous = done(
        items=(*done().items, item("kameraer")), entries=(note(1, item="kameraer"),), last=1
    )
    after = new_meeting(plan(), dt.date(2018, 10, 9), previous=previous)
    assert [it.id for it in after.items] == ["agenda", "index", "next"]


def test_without_a_template_only_what_was_not_reached_is_on_the_agenda() -> None:
    previous = done(items=(item("kameraer"), item("belysning", done=True)))
    after = new_meeting(plan(agenda=()), dt.date(2018, 10, 9), previous=previous)
    assert [it.id for it in after.items] == ["kameraer"]
    assert new_meeting(plan(agenda=()), APRIL).items == ()


def years(*states: tuple[str, State]) -> tuple[Meeting, ...]:
    """Meetings by id and state."""
    return tuple(meeting(id, state=state) for id, state in states)


MEETINGS = years(
    ("2018-10-09", "planned"),
    ("2017-06-13", "final"),
    ("2018-04-10", "open"),
    ("2018-04-10-2", "planned"),
    ("2018-02-01", "cancelled"),
    ("2017-12-05", "draft"),
    ("2018-05-01", "cancelled"),
)


@pytest.mark.parametrize(
    ("id", "after"),
    [
        ("2017-06-13", "2018-04-10-2"),
        ("2018-04-10", "2018-04-10-2"),
        ("2018-04-10-2", "2018-10-09"),
        ("2018-10-09", None),
    ],
)
def test_the_following_meeting_is_the_next_that_is_planned(id: str, after: str | None) -> None:
    found = following(folder(*MEETINGS), next(m for m in MEETINGS if m.id == id))
    assert (found.id if found else None) == after


@pytest.mark.parametrize(
    ("id", "before"),
    [
        ("2018-10-09", "2017-12-05"),
        ("2018-04-10-2", "2017-12-05"),
        ("2018-04-10", "2017-12-05"),
        ("2017-12-05", "2017-06-13"),
        ("2017-06-13", None),
    ],
)
def test_the_preceding_meeting_is_the_last_that_was_held_and_closed(
    id: str, before: str | None
) -> None:
    found = preceding(folder(*MEETINGS), next(m for m in MEETINGS if m.id == id))
    assert (found.id if found else None) == before


def test_of_two_meetings_of_one_day_the_first_precedes_the_second() -> None:
    first, second = years(("2018-04-10", "final"), ("2018-04-10-2", "final"))
    assert preceding(folder(second, first), second) == first
    assert preceding(folder(second, first), first) is None


@pytest.mark.parametrize(
    ("taken", "id"),
    [
        ([], "2018-04-10"),
        (["2018-10-09"], "2018-04-10"),
        (["2018-04-10"], "2018-04-10-2"),
        (["2018-04-10", "2018-04-10-2", "2018-04-10-3"], "2018-04-10-4"),
        (["2018-04-10", "2018-04-10-3"], "2018-04-10-2"),
    ],
)
def test_a_free_id_is_the_date_with_a_number_where_it_is_taken(taken: list[str], id: str) -> None:
    assert free_id(APRIL, frozenset(taken)) == id


def test_the_meeting_planned_after_one_sets_the_date_that_is_proposed() -> None:
    tuesday = meeting("2018-04-10", state="open")
    later = meeting("2018-11-06")
    files = (loaded("a.toml", tuesday), loaded("b.toml", later))
    assert proposed_date(Folder(meetings=files), tuesday) == dt.date(2018, 11, 6)


@pytest.mark.parametrize(
    ("theirs", "state", "week"),
    [
        (dt.time(9), "planned", 1),
        (None, "planned", 1),
        (dt.time(13), "planned", 0),
        (dt.time(9), "cancelled", 0),
    ],
)
def test_two_groups_are_not_proposed_the_same_day_and_hour(
    theirs: dt.time | None, state: State, week: int
) -> None:
    own = meeting("2018-04-10", state="draft", body="styret", start=dt.time(9))
    day = dt.date(2018, 10, 9)
    other = meeting("2018-10-09", state=state, body="raadet", start=theirs)
    where = folder(own, other)
    assert proposed_date(where, own) == day + dt.timedelta(weeks=week)
    assert free_date(where, "raadet", day) == day, "its own meeting is not in its way"
    late = meeting("2018-10-16", body="raadet", start=dt.time(9))
    if week:
        assert proposed_date(folder(own, other, late), own) == dt.date(2018, 10, 23)


def test_without_one_the_date_is_proposed_in_the_rhythm_of_the_group_or_half_a_year_on() -> None:
    tuesday = meeting("2018-04-10", state="open")
    yearly = Strategy(title="Tryg", months_between=12)
    assert proposed_date(Folder(), tuesday) == dt.date(2018, 10, 9)
    where = Folder(strategy=loaded("strategy.toml", yearly))
    assert proposed_date(where, tuesday) == dt.date(2019, 4, 9)


GROUPS = (
    Body(id="planlaegningsgruppen", title="Planlægningsgruppen"),
    Body(
        id="styregruppen",
        title="Styregruppen",
        months_between=3,
        agenda=(AgendaTemplateItem(id="alene", title="Alene", kind="decision", view="other"),),
    ),
)


@pytest.mark.parametrize(
    ("fields", "body", "title"),
    [
        ({}, "", "Møde i Planlægningsgruppen, forår 2018"),
        ({}, "styregruppen", "Møde i Styregruppen, april 2018"),
        ({"months_between": 12}, "", "Møde i Planlægningsgruppen, forår 2018"),
        ({"months_between": 4}, "", "Møde i Planlægningsgruppen, april 2018"),
        ({"language": "en", "months_between": 3}, "", "Meeting of Planlægningsgruppen, April 2018"),
        ({"language": "en"}, "ukendt", "Meeting, spring 2018"),
        ({"meeting_title": "{body}, {month} {year}"}, "", "Planlægningsgruppen, april 2018"),
        ({"meeting_title": "{body} {season} {year} {x}"}, "ukendt", "forår 2018 {x}"),
    ],
)
def test_a_title_follows_the_language_and_the_rhythm_of_the_group(
    fields: dict[str, Any], body: str, title: str
) -> None:
    assert new_meeting(plan(**({"bodies": GROUPS} | fields)), APRIL, body=body).title == title


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Meath JPC, March 2023", "Meath JPC, juni 2023"),
        ("Rådet, forår 2023", "Rådet, juni 2023"),
        ("Møde i maj 2023-planen", "Møde i maj 2023-planen, juni 2023"),
    ],
)
def test_the_month_of_the_meeting_before_gives_way_to_the_new_one(before: str, after: str) -> None:
    previous = meeting("2023-03-27", title=before)
    made = new_meeting(plan(months_between=3), dt.date(2023, 6, 26), previous=previous)
    assert made.title == after


def test_what_was_agreed_at_closing_stays_whatever_is_planned_later() -> None:
    own = meeting("2018-04-10", state="open", start=dt.time(9), place="Rådhuset")
    coming = meeting("2018-10-09", start=dt.time(13), place="Stationen")
    other = meeting("2018-06-12")
    assert agreed(folder(own, coming, other), own) == (other.date, None, "")
    told = (coming.date, coming.start, coming.place)
    kept = replace(with_agreed(own, coming, None), state="draft")
    assert agreed(folder(kept, coming, other), kept) == told
    assert agreed(folder(kept, replace(coming, state="open", place="Nyt sted")), kept) == told
    by_day = replace(with_agreed(own, None, coming.date), state="final")
    assert agreed(folder(by_day), by_day) == (coming.date, own.start, own.place)
    assert with_agreed(kept, None, None) == kept, "closed once more"
    none = replace(with_agreed(own, None, None), state="draft")
    assert agreed(folder(none, other), none) is None
    older = replace(own, state="final")
    assert agreed(folder(older, other), older) == (other.date, None, "")


def test_of_two_meetings_that_go_on_the_one_begun_last_comes() -> None:
    first = meeting("2018-04-10", state="open", opened=at(9))
    second = meeting("2018-03-01", state="open", opened=at(10))
    both = folder(first, second, meeting("2018-02-01"))
    assert around(both)[1] == second
    assert under_way([first]) == first
    assert under_way([meeting()]) is None


def test_each_group_has_meetings_an_agenda_and_a_rhythm_of_its_own() -> None:
    whole = plan(bodies=GROUPS)
    own = meeting("2018-01-10", state="final", body="planlaegningsgruppen")
    other = meeting("2018-03-13", state="final", body="styregruppen")
    coming = meeting("2018-06-12", body="styregruppen")
    now = meeting("2018-04-10", body="planlaegningsgruppen")
    nobodys = meeting("2018-02-01", state="final")
    everything = folder(own, other, now, coming, strategy=whole)
    assert preceding(everything, now) == own
    assert following(everything, now) is None
    assert following(everything, other) == coming
    more = folder(own, other, now, coming, nobodys, strategy=whole)
    assert preceding(more, now) == nobodys, "one that names no group is of that kept here"
    assert preceding(more, other) is None, "and takes the place of no other's"
    kept = folder(other, nobodys, strategy=plan(bodies=GROUPS, body=""))
    assert preceding(kept, other) == nobodys, "where none is kept it is everybody's"
    assert held_before(everything, APRIL, "") == other
    assert around(everything) == (own, now), "the nearest, and the last of the same group"
    assert around(everything, "styregruppen") == (other, coming)
    assert around(folder(own, other, strategy=whole)) == (other, None)
    assert [one.id for one in everything.groups] == ["planlaegningsgruppen", "styregruppen"]
    assert everything.met_by("") == {one.value.id for one in everything.meetings}
    folders = Folder(strategy=loaded("strategy.toml", whole))
    assert proposed_date(folders, other) == dt.date(2018, 6, 12)
    assert proposed_date(folders, own) == dt.date(2018, 7, 11)
    after = new_meeting(whole, APRIL, previous=other)
    assert (after.body, [one.id for one in after.items]) == ("styregruppen", ["alene"])


def test_what_a_groups_own_agenda_has_every_time_is_not_carried_over() -> None:
    standing = AgendaTemplateItem(id="om", title="Om", kind="decision", view="actions")
    body = Body(id="b", title="B", agenda=(standing,))
    before = meeting("2018-01-10", body="b", items=(item("om", view="actions"),), state="draft")
    made = new_meeting(plan(bodies=(body,)), APRIL, previous=before)
    assert [(one.id, one.carried_from) for one in made.items] == [("om", "")]


@pytest.mark.parametrize(
    ("states", "coming"),
    [
        ({}, None),
        ({"2018-06-01": "planned", "2018-05-01": "planned", "2018-01-01": "planned"}, "2018-05-01"),
        ({"2018-04-10": "planned"}, "2018-04-10"),
        ({"2018-04-10": "open", "2018-05-01": "planned"}, "2018-05-01"),
        ({"2017-12-05": "final", "2017-06-01": "final", "2018-02-01": "cancelled"}, "2018-06-05"),
    ],
)
def test_when_the_group_meets_next(states: dict[str, State], coming: str | None) -> None:
    meetings = [
        meeting(id=id, date=dt.date.fromisoformat(id), state=state, body="planlaegningsgruppen")
        for id, state in states.items()
    ]
    other = meeting(id="2018-04-11", date=dt.date(2018, 4, 11), state="planned", body="styregruppe")
    found = coming_date(folder(*meetings, other, strategy=plan()), APRIL)
    assert found == (dt.date.fromisoformat(coming) if coming else None)


def test_what_an_item_is_about_comes_from_the_template_and_is_carried_over() -> None:
    standing = AgendaTemplateItem(
        id="natteliv", title="Natteliv", kind="information", view="initiatives", of="theme:natteliv"
    )
    whole = plan(agenda=(standing, *plan().agenda))
    assert new_meeting(whole, APRIL).items[0].of == "theme:natteliv"
    own = item("sag", of="styregruppen", not_reached=True)
    before = meeting("2017-12-05", state="final", items=(own,))
    after = new_meeting(plan(), APRIL, previous=before)
    assert {one.id: one.of for one in after.items}["sag"] == "styregruppen"


def test_a_part_that_was_not_reached_comes_back_behind_its_item() -> None:
    template = tuple(
        AgendaTemplateItem(id=id, title=id, kind="discussion", view="other") for id in "abc"
    )
    items = (
        *(item("a"), item("b"), item("c"), item("own")),
        *(item("p", part_of="a"), item("q", part_of="own")),
    )
    before = meeting(
        "2018-04-10", state="final", items=tuple(replace(one, not_reached=True) for one in items)
    )
    found = new_meeting(strategy(agenda=template), dt.date(2018, 10, 9), previous=before)
    assert [number + one.id for number, one in found.numbered] == [
        *("1a", "1.ap", "2b", "3own", "3.aq", "4c")
    ]


def test_a_part_that_comes_back_without_its_item_says_what_it_was_a_part_of() -> None:
    treated = item("strategi", title="Version 2 af strategien", done=True)
    plan_of_it, money = (
        item(title.lower(), title=title, part_of="strategi", not_reached=True, short=title)
        for title in ("Plan", "Penge")
    )
    lost = item("tabt", title="Tabt", part_of="borte", not_reached=True)

    def titles(*items: AgendaItem) -> list[str]:
        before = meeting("2018-04-10", state="final", items=items)
        found = new_meeting(strategy(agenda=()), dt.date(2018, 10, 9), previous=before)
        assert not any(one.part_of for one in found.items)
        again = replace(found, state="final")
        later = new_meeting(strategy(agenda=()), dt.date(2019, 4, 9), previous=again)
        assert later.items == tuple(replace(one, carried_from=again.id) for one in found.items)
        return [one.title for one in found.items]

    whole = ["Version 2 af strategien: Plan", "Version 2 af strategien: Penge"]
    assert titles(treated, plan_of_it, money, lost) == [*whole, "Tabt"]
    private = replace(treated, private=True)
    assert titles(private, replace(plan_of_it, private=True), money) == [whole[0], "Penge"], (
        "a private title is not said in public"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        *(("21", "22"), (" 9 ", "10"), ("3/2018", "4/2018"), ("3/2017", "1/2018")),
        *(("", ""), ("ekstra", ""), ("nr. 3", ""), ("1/18", "")),
    ],
)
def test_a_meeting_has_the_number_after_that_of_the_one_before(before: str, after: str) -> None:
    previous = meeting("2018-04-10", state="final", number=before)
    assert new_meeting(strategy(), dt.date(2018, 10, 9), previous=previous).number == after


def test_a_copy_has_the_agenda_and_the_head_and_nothing_that_was_recorded() -> None:
    link = Link(title="Oplæg", address="https://a.dk")
    treated = item(
        "a",
        text="Om lys.",
        case_number="2018-9",
        closed_because="personsag",
        links=(link,),
        minutes=15,
        started=at(9),
        ended=at(10),
        seconds=60,
        given=5,
        done=True,
        not_reached=True,
        late=True,
        carried_from="2017-12-05",
    )
    part = item("b", part_of="a", private=True)
    head: dict[str, Any] = {
        "place": "Rådhuset",
        "start": dt.time(9),
        "end": dt.time(11),
        "chair": ("x", "y"),
        "secretary": "z",
        "case_number": "2018-7",
        "body": "gruppen",
    }
    own = meeting(
        "2018-04-10",
        title="Møde, forår 2018",
        number="21",
        state="cancelled",
        cancelled_because="sne",
        moved_from=dt.date(2018, 4, 3),
        items=(treated, part),
        entries=(note(1, "x", item="a"),),
        last=1,
        **head,
    )
    again = copied(strategy(), own, dt.date(2018, 10, 9))
    untouched = item(
        "a",
        text="Om lys.",
        case_number="2018-9",
        closed_because="personsag",
        links=(link,),
        minutes=15,
    )
    assert again == meeting(
        "2018-10-09", title="Møde, efterår 2018", number="22", items=(untouched, part), **head
    )
    plain = copied(strategy(), replace(own, title="Ekstra møde"), dt.date(2018, 10, 9))
    assert plain.title == "Ekstra møde"


def test_a_title_that_was_made_goes_with_the_day_and_one_that_was_typed_stays() -> None:
    plan, day = strategy(meeting_title="{body}, {month} {year}"), dt.date(2018, 5, 1)
    first = new_meeting(plan, dt.date(2018, 4, 10))
    moved = retitled(folder(first, strategy=plan), first, replace(first, date=day))
    assert moved.title == new_meeting(plan, day).title != first.title
    own = replace(first, title="Julemøde, april 2018")
    kept = retitled(folder(own, strategy=plan), own, replace(own, date=day))
    assert kept.title == "Julemøde, april 2018"
    typed = replace(first, date=day, title="Ekstra")
    assert retitled(folder(first, strategy=plan), first, typed) == typed
    assert retitled(Folder(), first, replace(first, date=day)).title == first.title


def test_a_title_made_after_that_of_the_meeting_before_goes_with_the_day_too() -> None:
    plan, day = strategy(months_between=1), dt.date(2018, 5, 1)
    before = meeting("2018-03-06", title="Styregruppen, marts 2018")
    first = new_meeting(plan, dt.date(2018, 4, 10), previous=before)
    moved = retitled(folder(before, first, strategy=plan), first, replace(first, date=day))
    assert (first.title, moved.title) == ("Styregruppen, april 2018", "Styregruppen, maj 2018")
