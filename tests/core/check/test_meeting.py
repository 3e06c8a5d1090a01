"""Checks of a meeting as a whole."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from tests.core.check_factories import AT, folder, found, item, loaded, meeting, strategy
from tests.factories import action, amendment, at, decision, note, topic
from tryg_tui.core.check.folder import check_folder
from tryg_tui.core.model.attendance import Attendance, PartNote
from tryg_tui.core.model.link import Link
from tryg_tui.core.model.meeting import State
from tryg_tui.core.model.strategy import AgendaTemplateItem, Body

LATER = AT + dt.timedelta(minutes=1)


def test_a_meeting_is_named_as_its_file() -> None:
    wrong = folder(loaded("minutes/2018-04-11.toml", meeting()))
    assert found(wrong) == [("id", "id-not-file-name")]


def test_an_item_and_a_participant_are_named_once() -> None:
    here = Attendance(person="tryg-politi", status="present")
    wrong = meeting(items=(item("a"), item("b"), item("a")), attendance=(here, here))
    assert found(folder(wrong)) == [
        ("items[3].id", "duplicate-id"),
        ("attendance[2].person", "duplicate-id"),
    ]


def test_a_meeting_was_moved_from_another_day_than_its_own() -> None:
    day = meeting().date
    assert found(folder(meeting(moved_from=day - dt.timedelta(days=7)))) == []
    assert found(folder(meeting(moved_from=day))) == [("moved_from", "not-moved")]


def test_a_meeting_names_a_known_body_chair_secretary_and_item() -> None:
    wrong = meeting(body="a", chair="b", secretary="c", current="d")
    assert found(folder(wrong)) == [
        ("body", "unknown-body"),
        ("chair", "unknown-person"),
        ("secretary", "unknown-person"),
        ("current", "unknown-item"),
    ]


def test_what_a_later_meeting_has_put_right_is_no_problem_any_more() -> None:
    late = Attendance(person="tryg-politi", status="present", left=dt.time(8))
    minutes = meeting(
        "2017-12-05",
        opened=at(9),
        closed=at(11),
        start=dt.time(9),
        attendance=(late,),
        entries=(
            action(1, owners=("nogen",), due=dt.date(2017, 6, 1), due_text="juni 2019"),
            action(2, owners=("nogen",)),
            amendment(3, "2017-12-05#1", text="x"),
        ),
    )
    wrong = [
        ("attendance[1]", "before-meeting"),
        ("entries[1].due", "due-otherwise"),
        ("entries[1].owners[1]", "unknown-owner"),
        ("entries[2].owners[1]", "unknown-owner"),
        ("entries[3].of", "same-meeting"),
    ]
    assert sorted(found(folder(minutes))) == wrong
    day = dt.date(2019, 6, 30)
    note = PartNote(person="tryg-politi", status="present", left=dt.time(10), only=("left",))
    fixes = (
        amendment(1, "2017-12-05", attendance=(note,)),
        amendment(2, "2017-12-05#1", owners=("tryg-politi",), due=day, due_text="juni 2019"),
    )
    fixed = meeting(entries=fixes)
    left = [("entries[2].owners[1]", "unknown-owner"), ("entries[3].of", "same-meeting")]
    assert [one for one in found(folder(minutes, fixed)) if one in wrong] == left
    planned = replace(fixed, state="planned")
    assert sorted(set(found(folder(minutes, planned))) & {*wrong}) == wrong
    copied = loaded("minutes/2017-12-05 (1).toml", minutes)
    whole = folder(minutes, copied, fixed)
    assert [one for one in found(whole) if one[0] == "attendance[1]"] == []


def test_an_item_comes_back_from_a_known_meeting() -> None:
    items = (item("a", carried_from="2017-12-06"), item("b", carried_from="2017-12-05"))
    (problem,) = check_folder(folder(meeting("2017-12-05"), meeting(items=items)))
    assert (problem.key, problem.code) == ("items[1].carried_from", "unknown-meeting")
    assert problem.args["nearest"] == "2017-12-05"


def test_an_item_is_made_out_of_a_parked_topic_that_is_known() -> None:
    topics = ("2017-12-05#1", "2017-12-05#2", "2017-12-05#3", "2018-04-10#1")
    items = tuple(item(f"i{n}", topic=of) for n, of in enumerate(topics))
    before = meeting(
        "2017-12-05", items=(item("a"),), entries=(topic(1, item="a"), note(2, item="a"))
    )
    now = meeting(
        state="open", items=(*items, item("a")), entries=(topic(1, item="a", at=AT),), last=1
    )
    problems = check_folder(folder(replace(before, state="final", last=2), now))
    assert [(one.key, one.code) for one in problems] == [
        ("items[2].topic", "wrong-citation"),
        ("items[3].topic", "unknown-citation"),
    ]


def test_a_guest_with_a_name_need_not_be_a_participant() -> None:
    attendance = (
        Attendance(person="gaest", status="guest", name="En gæst"),
        Attendance(person="ukendt", status="guest"),
    )
    wrong = meeting(attendance=attendance)
    assert found(folder(wrong)) == [("attendance[2].person", "unknown-person")]


@pytest.mark.parametrize(
    ("arrived", "left", "wrong"),
    [
        (dt.time(9), dt.time(8, 59), True),
        (dt.time(9), dt.time(9), False),
        (dt.time(9), None, False),
        (None, dt.time(9), False),
        (dt.time(9), dt.time(8, tzinfo=dt.UTC), False),
    ],
)
def test_nobody_leaves_before_arriving(
    arrived: dt.time | None, left: dt.time | None, wrong: bool
) -> None:
    who = Attendance(person="tryg-politi", status="present", arrived=arrived, left=left)
    expected = [("attendance[1].left", "date-order")] if wrong else []
    assert found(folder(meeting(attendance=(who,)))) == expected


def test_a_meeting_and_its_items_end_after_they_begin() -> None:
    wrong = meeting(
        start=dt.time(9),
        end=dt.time(8),
        opened=LATER,
        closed=AT,
        items=(item("a", started=AT, ended=LATER), item("b", started=LATER, ended=AT)),
    )
    assert found(folder(wrong)) == [
        ("closed", "date-order"),
        ("items[2].ended", "date-order"),
        ("until", "date-order"),
    ]


def test_a_meeting_in_the_evening_may_end_past_midnight() -> None:
    left = Attendance(
        person="tryg-politi", status="present", arrived=dt.time(22), left=dt.time(0, 20)
    )
    evening = meeting(start=dt.time(21), end=dt.time(0, 30), attendance=(left,))
    assert found(folder(evening)) == []
    began = replace(evening, state="open", opened=at(21), items=(item("a"),), last=1)
    late = replace(began, entries=(note(1, item="a", at=at(0, 15, day=11)),))
    assert found(folder(late)) == []
    (problem,) = found(folder(replace(late, entries=(note(1, item="a", at=at(9, day=11)),))))
    assert problem == ("entries[1].at", "entry-date")


def test_moments_are_compared_across_offsets() -> None:
    utc = AT.astimezone(dt.UTC)
    assert utc.time() < AT.time()
    assert found(folder(meeting(opened=AT, closed=utc))) == []


def test_entries_are_numbered_from_1_and_each_number_is_used_once() -> None:
    wrong = meeting(entries=(note(0), note(2), note(2), note(2)))
    problems = check_folder(folder(wrong))
    assert [(p.key, p.code) for p in problems] == [
        ("entries[1].n", "bad-number"),
        ("entries[3].n", "duplicate-number"),
        ("entries[4].n", "duplicate-number"),
    ]
    assert problems[2].args == {"number": 2, "other": "entries[2].n"}


def test_the_last_number_is_not_below_the_highest_one() -> None:
    assert found(folder(meeting(entries=(note(7), note(3)), last=6))) == [
        ("end.last", "last-too-low")
    ]
    assert found(folder(meeting(entries=(note(7), note(3)), last=9))) == []


@pytest.mark.parametrize("state", ["planned", "cancelled"])
def test_before_a_meeting_is_held_there_are_at_most_notes_and_topics(state: State) -> None:
    assert found(folder(meeting(state=state, entries=(note(1), topic(2))))) == []
    wrong = meeting(state=state, entries=(note(1), action(2), decision(3)))
    (problem,) = check_folder(folder(wrong))
    assert (problem.key, problem.code, problem.severity) == ("state", "state-entries", "warning")
    assert problem.args == {"state": state, "count": 2}


def test_a_correction_may_be_prepared_for_a_meeting_but_not_for_one_called_off() -> None:
    past = meeting("2017-12-05", state="final", entries=(note(1),))
    waits = meeting(
        "2018-04-10", state="planned", entries=(amendment(1, "2017-12-05#1", text="Ja"),)
    )
    assert found(folder(past, waits)) == []
    assert found(folder(past, replace(waits, state="cancelled"))) == [("state", "state-entries")]


def test_what_was_prepared_is_no_line_of_another_day_once_the_meeting_is_open() -> None:
    past = meeting("2017-12-05", state="final", entries=(note(1),))
    early = amendment(1, "2017-12-05#1", at=at(9) - dt.timedelta(days=3), text="Ja")
    opened = meeting("2018-04-10", state="open", opened=at(9), closed=None, entries=(early,))
    assert found(folder(past, opened)) == []


def test_of_two_open_meetings_the_second_is_worth_a_look() -> None:
    two = folder(meeting("2018-05-01", state="open"), meeting("2018-04-10", state="open"))
    (problem,) = check_folder(two)
    assert (problem.file, problem.key, problem.code, problem.severity) == (
        "minutes/2018-05-01.toml",
        "state",
        "two-open",
        "warning",
    )
    assert problem.args == {"other": "minutes/2018-04-10.toml"}


def test_all_who_chair_a_meeting_are_participants() -> None:
    assert found(folder(meeting(chair=("tryg-politi", "en", "to")))) == [
        ("chair", "unknown-person"),
        ("chair", "unknown-person"),
    ]
    assert not found(folder(meeting(chair=("tryg-politi", "tryg-kommune"))))
    assert (meeting().chairs, meeting(chair="x").chairs) == ((), ("x",))


def test_an_item_is_about_a_known_group_or_theme() -> None:
    items = tuple(
        item(f"a{n}", of=of) for n, of in enumerate(("", "planlaegningsgruppen", "theme:natteliv"))
    )
    assert not found(folder(meeting(items=items)))
    wrong = (item("a", of="natteliv"), item("b", of="theme:ukendt"))
    assert found(folder(meeting(items=wrong))) == [
        ("items[1].of", "unknown-subject"),
        ("items[2].of", "unknown-subject"),
    ]
    standing = AgendaTemplateItem(id="x", title="X", kind="information", view="other", of="ukendt")
    groups = (Body(id="planlaegningsgruppen", title="Gruppen", agenda=(standing,)),)
    assert found(folder(strategy(agenda=(standing,), bodies=groups))) == [
        ("agenda[1].of", "unknown-subject"),
        ("bodies[1].agenda[1].of", "unknown-subject"),
    ]


def test_a_link_leads_somewhere() -> None:
    links = tuple(
        Link(address=address)
        for address in ("https://a.dk", "files/der.pdf", "files/gone.pdf", "files/../x", "C:/x")
    )
    items = (item("a", links=links[-1:]),)
    wrong = folder(meeting(items=items, entries=(note(1, "x", item="a", at=AT, links=links),)))
    problems = check_folder(wrong, is_there=lambda address: address == "files/der.pdf")
    assert [(one.key, one.code, one.severity) for one in problems] == [
        ("items[1].links[1].address", "link-address", "error"),
        ("entries[1].links[3].address", "link-gone", "warning"),
        ("entries[1].links[4].address", "link-address", "error"),
        ("entries[1].links[5].address", "link-address", "error"),
    ]


def part(person: str = "tryg-kommune", **fields: Any) -> Attendance:
    return Attendance(person=person, status="present", **fields)


@pytest.mark.parametrize(
    ("times", "wrong"),
    [
        (((dt.time(9), dt.time(10)), (dt.time(11),)), False),
        (((dt.time(9), dt.time(10)), (dt.time(10), dt.time(10))), False),
        (((dt.time(10), dt.time(9)),), True),
        (((dt.time(9),), (dt.time(11),)), True),
        (((dt.time(9), dt.time(11)), (dt.time(10),)), True),
        (((),), True),
        (((dt.time(9), dt.time(10), dt.time(11)),), True),
    ],
)
def test_times_are_in_their_order_and_each_has_a_beginning(
    times: tuple[tuple[dt.time, ...], ...], wrong: bool
) -> None:
    expected = [("attendance[1].times", "bad-times")] if wrong else []
    assert found(folder(meeting(attendance=(part(times=times),)))) == expected


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (part(left=dt.time(8, 40)), "before-meeting"),
        (part(left=dt.time(8, 50)), ""),
        (part(arrived=dt.time(8)), ""),
        (part(arrived=dt.time(11, 31)), "after-meeting"),
        (part(times=((dt.time(9), dt.time(10)), (dt.time(12),))), "after-meeting"),
        (part(arrived=dt.time(9), left=dt.time(13)), ""),
    ],
)
def test_nobody_leaves_before_a_meeting_begins_or_comes_when_it_is_over(
    who: Attendance, code: str
) -> None:
    fields: dict[str, Any] = {"start": dt.time(9), "opened": at(8, 50), "attendance": (who,)}
    expected = [("attendance[1]", code)] if code else []
    assert found(folder(meeting(closed=at(11, 30), **fields))) == expected
    # Of one that was closed on a later day nobody knows when it was over.
    late = [one for one in expected if code == "before-meeting"]
    assert found(folder(meeting(closed=at(8, 55, day=11), **fields))) == late
    assert found(folder(meeting(attendance=(who,)))) == []


def test_who_is_stood_in_for_is_known_and_not_there_at_the_same_time() -> None:
    wrong = meeting(attendance=(part(stands_in_for="tryg-politi"), part("tryg-politi")))
    assert found(folder(wrong)) == [("attendance[1].stands_in_for", "stand-in-present")]
    ten = dt.time(10)
    for one, other in (
        (part(stands_in_for="tryg-politi", arrived=ten), part("tryg-politi", left=ten)),
        (part(stands_in_for="tryg-politi"), Attendance(person="tryg-politi", status="apologies")),
    ):
        assert found(folder(meeting(attendance=(one, other)))) == []
    alone = meeting(attendance=(part(stands_in_for=part().person),))
    assert found(folder(alone)) == [("attendance[1].stands_in_for", "stands-in-for-self")]
    unknown = meeting(attendance=(part(stands_in_for="ingen"),))
    assert found(folder(unknown)) == [("attendance[1].stands_in_for", "unknown-person")]


def test_nobody_is_out_of_an_item_that_is_not_there() -> None:
    wrong = meeting(items=(item("a"),), attendance=(part(out_of=("a", "b")),))
    assert found(folder(wrong)) == [("attendance[1].out_of[2]", "unknown-item")]


@pytest.mark.parametrize(
    ("day", "words", "wrong"),
    [
        ("2018-05-31", "foråret 2021", True),
        ("2031-12-31", "byrådsperioden 2018–2021", True),
        ("2018-05-31", "foråret 2018", False),
        ("2018-08-31", "inden sommeren 2018", False),
        ("2018-05-31", "næste møde", False),
        ("2018-05-31", "efter valget 2021", False),
        ("2018-05-31", "i 2018-planen", False),
    ],
)
def test_the_day_of_a_due_date_is_that_of_its_words(day: str, words: str, *, wrong: bool) -> None:
    due = dt.date.fromisoformat(day)
    late = action(1, due=due, due_text=words, item="a")
    of = meeting(items=(item("a"),), entries=(late,), last=1)
    assert found(folder(of)) == ([("entries[1].due", "due-otherwise")] if wrong else [])
