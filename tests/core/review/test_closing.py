"""What looks unfinished before a meeting is closed, and what comes back at the next."""

import datetime as dt
from typing import Any

import pytest
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
    meeting,
    note,
    status,
    strategy,
)
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.meetings.attendance import attend
from tryg_tui.core.meetings.lifecycle import (
    close,
    go_to,
    mark_not_reached,
    open_meeting,
    reopen,
)
from tryg_tui.core.meetings.recording import record
from tryg_tui.core.model.attendance import Attendance, Presence
from tryg_tui.core.model.entries import Approval, Outreach, ReadingEntry, Topic
from tryg_tui.core.model.initiative import LifeCycleEvent
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.model.strategy import AgendaTemplateItem, Person, Strategy
from tryg_tui.core.review.attendance import partners_present
from tryg_tui.core.review.closing import Carry, came_to, carry_over, closed
from tryg_tui.core.review.since import since, tally
from tryg_tui.core.review.unfinished import ClosingCheck, closing_checks

JUNE, DECEMBER, APRIL = "2017-06-13", "2017-12-05", "2018-04-10"

AGENDA = (
    item("agenda", view="agenda", done=True),
    item("actions", view="actions", done=True),
    item("topics", view="topics", kind="decision", done=True),
)
"""An agenda every item of which was treated."""


def attended(*people: tuple[str, Presence]) -> tuple[Attendance, ...]:
    """Who was there."""
    return tuple(Attendance(person=person, status=status) for person, status in people)


BOTH = attended(("tryg-kommune", "present"), ("tryg-politi", "present"))


def today(*entries: Any, **fields: Any) -> Meeting:
    """The meeting that is to be closed, with both partners there and a decision taken."""
    taken = (decision(1, "Vedtaget", item="topics"), *entries)
    whole: dict[str, Any] = {"state": "open", "items": AGENDA, "attendance": BOTH}
    return held(APRIL, *taken, **(whole | fields))


def checks(closing: Meeting, *earlier: Meeting, plan: Strategy | None = None) -> list[ClosingCheck]:
    """What looks unfinished."""
    where = folder(*earlier, closing, strategy=plan or strategy())
    return list(closing_checks(where, fold(where), closing))


def carried(closing: Meeting, *earlier: Meeting) -> list[Carry]:
    """What comes back, is finished, or was not reached."""
    return list(carry_over(fold(folder(*earlier, closing)), closing))


def topic(n: int, text: str) -> Topic:
    """A parked topic."""
    return Topic(n=n, item="topics", at=at(10), text=text)


def test_a_meeting_with_everything_done_has_nothing_to_look_at() -> None:
    assert checks(today()) == []


@pytest.mark.parametrize(
    "people",
    [attended(), attended(("tryg-kommune", "apologies"), ("tryg-politi", "absent"))],
)
def test_a_meeting_with_nobody_there_says_only_that(people: tuple[Attendance, ...]) -> None:
    found = checks(today(attendance=people))
    assert found == [ClosingCheck(code="nobody-present", item="agenda")]


@pytest.mark.parametrize(
    ("people", "missing"),
    [
        (attended(("tryg-kommune", "present")), ["politi"]),
        (attended(("tryg-kommune", "present"), ("tryg-politi", "apologies")), ["politi"]),
        (attended(("tryg-kommune", "present"), ("tryg-politi", "guest")), ["politi"]),
        (attended(("gaest-1", "guest")), ["kommune", "politi"]),
        (attended(("boligforening", "present")), ["kommune", "politi"]),
        (BOTH, []),
    ],
)
def test_a_partner_without_anybody_present_is_missing(
    people: tuple[Attendance, ...], missing: list[str]
) -> None:
    plan = strategy()
    outside = Person(id="boligforening", title="Boligforeningen")
    found = checks(today(attendance=people), plan=replace(plan, people=(*plan.people, outside)))
    assert [one for one in found if one.code != "not-noted"] == [
        ClosingCheck(code="partner-missing", item="agenda", partner=partner) for partner in missing
    ]


def test_those_present_are_counted_for_each_partner() -> None:
    assert partners_present(folder(strategy=strategy()), today()) == {"kommune": 1, "politi": 1}
    assert partners_present(folder(), today()) == {}


def test_checks_without_an_agenda_point_to_no_item() -> None:
    found = checks(meeting(APRIL, state="open"))
    assert found == [ClosingCheck(code="nobody-present")]


def test_an_item_is_untouched_unless_it_was_taken_up_written_on_or_marked() -> None:
    items = (
        *AGENDA,
        item("index"),
        item("measurement"),
        item("other", not_reached=True),
    )
    found = checks(today(note(2, item="index"), items=items))
    assert found == [ClosingCheck(code="item-untouched", item="measurement")]


def test_at_a_first_meeting_nothing_is_missed_where_there_is_nothing_to_do() -> None:
    standing = (
        item("previous", view="previous-minutes"),
        item("actions", view="actions"),
    )
    template = tuple(
        AgendaTemplateItem(id=one.id, title=one.title, kind=one.kind, view=one.view)
        for one in standing
    )
    own = today(items=(*AGENDA, *standing))
    where = folder(own, strategy=strategy(people=(), agenda=template))
    untouched = [
        one.item for one in closing_checks(where, fold(where), own) if one.code == "item-untouched"
    ]
    assert untouched == []
    where = folder(held(JUNE, action(1)), own, strategy=strategy(people=(), agenda=template))
    found = [c.item for c in closing_checks(where, fold(where), own) if c.code == "item-untouched"]
    assert found == ["previous", "actions"]
    whole = fold(where)
    carry = [one for one in carry_over(whole, own, where.partnership) if one.item]
    assert carry == [], "none of them comes back, as every agenda has them"


def test_an_item_for_decision_taken_up_needs_one_unless_it_was_put_off() -> None:
    wants = [
        item("a", kind="decision", done=True),
        item("b", kind="decision", done=True, not_reached=True),
        item("c", kind="decision", started=at(10), seconds=5),
        item("d", kind="discussion", done=True),
        item("e", kind="decision"),
    ]
    entries = (note(2, item="a"), decision(3, item="e"))
    assert checks(today(*entries, items=(*AGENDA, *wants))) == [
        ClosingCheck(code="no-decision", item="a"),
        ClosingCheck(code="item-untouched", item="c"),
    ]


def test_new_actions_without_owner_or_due_date_are_named() -> None:
    due = dt.date(2018, 10, 1)
    entries = (
        action(2, item="topics"),
        action(3, item="topics", owners=("tryg-politi",), due=due),
        action(4, item="topics", owner_text="Forvaltningen", due_text="snarest"),
        action(5, item="topics", owner_text="Forvaltningen"),
        action(6, item="topics", due=due),
    )
    assert checks(today(*entries)) == [
        ClosingCheck(code="action-vague", item="topics", n=2),
        ClosingCheck(code="action-no-due", item="topics", n=5),
        ClosingCheck(code="action-no-owner", item="topics", n=6),
    ]


def test_actions_of_earlier_meetings_that_got_no_word_are_one_line() -> None:
    late, later = dt.date(2018, 4, 9), dt.date(2018, 4, 10)
    earlier = held(
        JUNE,
        action(1, due=late),
        action(2, due=late),
        action(3, due=later),
        action(4, due_text="primo 2018"),
        action(5, due=late),
        followup(6, f"{JUNE}#5", "done"),
        action(7, due=late),
    )
    between = held(DECEMBER, followup(1, f"{JUNE}#7"))
    seen = (followup(2, f"{JUNE}#2"), followup(3, f"{DECEMBER}#1"))
    assert checks(today(*seen), earlier, between) == [
        ClosingCheck(code="late-not-followed", item="actions", count=3, late=1)
    ]
    assert checks(today(*seen, followup(4, f"{JUNE}#1")), earlier, between) == [
        ClosingCheck(code="not-followed", item="actions", count=2)
    ]


def test_an_action_agreed_today_with_a_day_gone_by_needs_no_follow_up() -> None:
    new = action(2, item="topics", owners=("tryg-politi",), due=dt.date(2018, 4, 1))
    assert checks(today(new)) == []


def test_what_is_unfinished_comes_in_the_order_of_the_agenda() -> None:
    items = (*AGENDA[1:], item("index"), replace(AGENDA[0]))
    entries = (action(2, item="index", due_text="snarest"), action(3, item="actions", due_text="1"))
    earlier = held(JUNE, action(1, due=dt.date(2018, 1, 1)))
    found = checks(today(*entries, items=items, attendance=()), earlier)
    assert [(check.item, check.code) for check in found] == [
        ("actions", "action-no-owner"),
        ("actions", "late-not-followed"),
        ("index", "action-no-owner"),
        ("agenda", "nobody-present"),
    ]


def test_a_meeting_closed_with_everything_untouched_names_every_item_and_carries_it_all() -> None:
    plain = meeting(APRIL, items=(item("a"), item("b", title="B"), item("c", title="C")))
    running = open_meeting(plain, at(9))
    assert [check.item for check in checks(running) if check.code == "item-untouched"] == ["b", "c"]
    draft = close(running, at(9, 1))
    assert carried(draft) == [
        Carry(column="not-reached", reason="not-treated", item="b", text="B"),
        Carry(column="not-reached", reason="not-treated", item="c", text="C"),
    ]


def test_a_part_that_was_not_reached_is_named_with_its_item() -> None:
    parts = (item("a", title="A"), item("x", title="X", part_of="b"))
    plain = meeting(APRIL, items=(parts[0], item("b", title="Måling"), parts[1]))
    running = go_to(open_meeting(plain, at(9)), "b", at(9, 5))
    assert [one.text for one in carried(close(running, at(9, 9)))] == ["Måling: X"]
    secret = replace(plain, items=tuple(replace(it, private=it.id == "b") for it in plain.items))
    assert [one.text for one in carried(close(open_meeting(secret, at(9)), at(9, 9)))] == [
        "Måling",
        "X",
    ], "what is not for everybody is not said of a part that is"


def test_an_item_marked_as_not_reached_is_carried_even_when_it_was_begun() -> None:
    running = open_meeting(meeting(APRIL, items=(item("a", title="A"), item("b"))), at(9))
    running = mark_not_reached(go_to(running, "b", at(9, 5)), "a", True)
    assert carried(running) == [
        Carry(column="not-reached", reason="not-reached", item="a", text="A")
    ]


def test_actions_come_again_while_open_and_are_finished_where_the_meeting_finished_them() -> None:
    due = dt.date(2018, 10, 1)
    earlier = held(
        JUNE,
        action(1, "åben", due=dt.date(2018, 1, 1)),
        action(2, "udført"),
        action(3, "frafaldet"),
        action(4, "udført før"),
        action(5, "rettes"),
    )
    between = held(DECEMBER, followup(1, f"{JUNE}#4", "done"))
    closing = today(
        followup(2, f"{JUNE}#1", due=due),
        followup(3, f"{JUNE}#2", "done"),
        followup(4, f"{JUNE}#3", "dropped"),
        action(5, "ny"),
        amendment(6, f"{JUNE}#5", "rettet"),
    )
    assert [
        (c.column, c.reason, c.citation, c.text, c.due) for c in carried(closing, earlier, between)
    ] == [
        ("again", "open-action", f"{JUNE}#1", "åben", due),
        ("finished", "action-done", f"{JUNE}#2", "udført", None),
        ("finished", "action-dropped", f"{JUNE}#3", "frafaldet", None),
        ("again", "open-action", f"{JUNE}#5", "rettet", None),
        ("again", "open-action", f"{APRIL}#5", "ny", None),
    ]


def test_an_action_agreed_and_done_in_the_same_meeting_is_finished() -> None:
    (line,) = carried(today(action(2, "straks"), followup(3, f"{APRIL}#2", "done")))
    assert (line.column, line.reason) == ("finished", "action-done")


def test_parked_topics_come_again_until_a_meeting_finishes_them() -> None:
    earlier = held(JUNE, topic(1, "Kameraer"), topic(2, "Belysning"), topic(3, "Skoler"))
    between = held(DECEMBER, followup(1, f"{JUNE}#3", "done"))
    closing = today(followup(2, f"{JUNE}#1", "dropped"), topic(3, "Nyt"))
    assert carried(closing, earlier, between) == [
        Carry(column="finished", reason="topic-done", citation=f"{JUNE}#1", text="Kameraer"),
        Carry(column="again", reason="open-topic", citation=f"{JUNE}#2", text="Belysning"),
        Carry(column="again", reason="open-topic", citation=f"{APRIL}#3", text="Nyt"),
    ]


def test_a_parked_topic_that_was_treated_as_an_item_is_parked_no_more() -> None:
    before = held(DECEMBER, topic(1, "Støj ved havnen"), topic(2, "Lys"), topic(3, "Nøgler"))
    made = (
        *(
            item(id, topic=f"{DECEMBER}#{n}", done=True)
            for n, id in enumerate(("noise", "light"), 1)
        ),
        item("keys", topic=f"{DECEMBER}#3"),
        item("gone", topic=f"{DECEMBER}#9", done=True),
    )
    said = followup(2, f"{DECEMBER}#2")
    now = today(said, items=(*AGENDA, *made), last=2)
    columns = {one.text: one.column for one in carried(now, before) if one.citation}
    assert columns == {"Støj ved havnen": "finished", "Lys": "again", "Nøgler": "again"}
    where = folder(replace(before, entries=(replace(before.entries[0], private=True),)), now)
    after = closed(where, now, at(10))
    assert after.entries[len(now.entries) :] == (
        followup(3, f"{DECEMBER}#1", "done", item="noise", at=at(10), private=True),
    )
    again = fold(folder(before, after))
    assert [one.state for one in again.topics] == ["done", "open", "open"]
    once_more = closed(folder(before, after), reopen(after, at(10)), at(10))
    assert once_more.entries == after.entries, "what is said is not said twice"


def test_a_proposal_put_off_comes_again_and_one_put_off_earlier_does_not() -> None:
    earlier = held(JUNE, decision(1, "før", outcome="postponed"))
    closing = today(
        decision(2, "udsat", outcome="postponed"), decision(3, "nej", outcome="rejected")
    )
    assert carried(closing, earlier) == [
        Carry(column="again", reason="postponed", citation=f"{APRIL}#2", text="udsat")
    ]


def test_a_decision_comes_back_until_it_has_been_looked_at() -> None:
    earlier = held(
        JUNE,
        decision(1, "lys", look_again=dt.date(2018, 10, 1), look_again_text="oktober"),
        decision(2, "vagt", figure="andel:by"),
        decision(3, "set på", look_again=dt.date(2018, 1, 1)),
        decision(4, "set før", look_again=dt.date(2017, 12, 1)),
        decision(5, "uden"),
        decision(6, "igen", figure="andel:by"),
    )
    between = held(DECEMBER, followup(1, f"{JUNE}#4", "done"))
    closing = today(
        followup(2, f"{JUNE}#3", "done"),
        followup(3, f"{JUNE}#6", "open", due_text="næste år"),
        decision(4, "udsat", outcome="postponed", figure="andel:by"),
    )
    found = carried(closing, earlier, between)
    assert [(c.column, c.reason, c.text, c.due_text, c.figure) for c in found] == [
        ("again", "postponed", "udsat", "", ""),
        ("again", "look-again", "lys", "oktober", ""),
        ("again", "look-again", "vagt", "", "andel:by"),
        ("finished", "looked-at", "set på", "", ""),
        ("again", "look-again", "igen", "næste år", ""),
    ]
    assert found[1].due == dt.date(2018, 10, 1)


def test_a_whole_meeting_run_from_opening_to_closing_leaves_nothing_to_look_at() -> None:
    plan = strategy()
    running = open_meeting(meeting(APRIL, items=(item("a"), item("b", kind="decision"))), at(9))
    for person in ("tryg-kommune", "tryg-politi"):
        running = attend(running, person, "present")
    assert [check.code for check in checks(running, plan=plan)] == ["item-untouched"]
    running = go_to(running, "b", at(9, 10))
    assert [check.code for check in checks(running, plan=plan)] == ["no-decision"]
    running, _ = record(running, decision(0, "Ja", item="b", outcome="adopted"), at(9, 15))
    assert checks(running, plan=plan) == []
    assert carried(close(running, at(9, 20))) == []


def test_an_open_action_of_somebody_who_has_left_asks_who_takes_over() -> None:
    people = strategy().people
    gone = replace(people[0], until=dt.date(2018, 4, 9))
    plan = strategy(people=(gone, *people[1:]))
    later = dt.date(2018, 9, 1)
    earlier = held(
        JUNE,
        action(1, owners=(gone.id,), due=later),
        action(2, owners=(gone.id, people[1].id), due=later),
        action(3, owners=(gone.id,), owner_text="Havnen", due=later),
        action(4, owners=("ukendt",), due=later),
    )
    found = [one for one in checks(today(), earlier, plan=plan) if one.code == "owner-left"]
    assert found == [ClosingCheck(code="owner-left", item="actions", people=(gone.id,))]
    assert [one.code for one in checks(today(), earlier)] == ["not-followed"]


def test_whoever_has_no_note_or_has_left_and_is_noted_as_present_is_named() -> None:
    plan = strategy()
    gone = Person(id="gone", title="Fratrådt", until=dt.date(2018, 1, 31))
    new = Person(id="new", title="Ny", since=dt.date(2018, 2, 1))
    whole = replace(plan, people=(*plan.people, gone, new))
    here = attended(*((id, "present") for id in ("tryg-kommune", "tryg-politi", "gone")))
    assert checks(today(attendance=here), plan=whole) == [
        ClosingCheck(code="not-noted", item="agenda", people=("new",)),
        ClosingCheck(code="present-left", item="agenda", people=("gone",)),
    ]
    away = attended(("tryg-kommune", "present"), ("tryg-politi", "present"), ("gone", "apologies"))
    assert [one.code for one in checks(today(attendance=away), plan=whole)] == ["not-noted"]


def test_what_an_authority_is_to_do_goes_on_when_its_people_leave() -> None:
    left = Person(id="x", title="X", partner="politi", until=dt.date(2017, 12, 31))
    earlier = held("2017-12-05", action(1, "politiets", owners=("politi",)))
    plan = strategy(people=(*strategy().people, left))
    assert not [one for one in checks(today(), earlier, plan=plan) if one.code == "owner-left"]


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"chair": "tryg-politi"}, ["chair-away"]),
        ({"chair": ("tryg-politi", "tryg-kommune")}, ["chair-away"]),
        ({"chair": ("tryg-kommune", "tryg-politi")}, []),
        ({"secretary": "tryg-politi", "chair": "tryg-kommune"}, ["secretary-away"]),
        ({"secretary": "ukendt", "chair": "ukendt"}, []),
    ],
)
@pytest.mark.parametrize("away", ["apologies", "absent"])
def test_who_was_to_lead_or_write_and_is_away_is_named(
    fields: dict[str, Any], codes: list[str], away: Presence
) -> None:
    here = attended(("tryg-kommune", "present"), ("tryg-politi", away))
    found = checks(today(attendance=here, **fields))
    assert [one.code for one in found if one.code != "partner-missing"] == codes
    assert all(one.people == ("tryg-politi",) for one in found if one.code in codes)


def test_initiatives_that_were_to_be_heard_of_and_got_no_status_are_one_line() -> None:
    living = [initiative(id, original=id != "d") for id in "abcd"]
    over = initiative("e", original=True, lifecycle=(LifeCycleEvent(change="retired", text=""),))
    five = item("initiatives", view="initiatives", done=True)

    def silent(five: AgendaItem, *entries: Any) -> list[tuple[str, ...]]:
        own = today(*entries, items=(*AGENDA, five))
        where = folder(own, strategy=strategy(), initiatives=(*living, over))
        found = closing_checks(where, fold(where), own)
        assert all(one.item == five.id and one.count == len(one.initiatives) for one in found)
        return [one.initiatives for one in found if one.code == "no-status"]

    assert silent(five) == [("a", "b", "c")]
    assert silent(five, status(2, "a", "god")) == [("b", "c")]
    assert silent(five, *(status(n, one, "god") for n, one in enumerate("abc", start=2))) == []
    spoken_of = silent(five, note(2, initiative="d"))
    assert spoken_of == [("a", "b", "c")], "what does not report needs no status for having come up"
    assert silent(replace(five, not_reached=True)) == []
    assert silent(replace(five, view="other")) == []


def test_a_meeting_came_to_its_decisions_and_what_is_open_of_what_it_agreed() -> None:
    earlier = held(DECEMBER, decision(1, "Før", item="topics"), action(2, "Gammel", item="topics"))
    mine = today(
        action(2, "Ny", item="topics"),
        Outreach(n=3, item="topics", at=at(10), text="Omtale", of=f"{APRIL}#1", channel="Avis"),
        Outreach(n=4, item="topics", at=at(10), text="Sendt", done=dt.date(2018, 4, 10)),
        Approval(n=5, item="topics", at=at(10), of=DECEMBER),
        followup(6, of=f"{DECEMBER}#2", item="actions"),
    )
    found = came_to(folder(earlier, mine), fold(folder(earlier, mine)), mine)
    (decided,) = found.decided.every
    assert decided.decision.text == "Vedtaget"
    assert [one.text for one in decided.made_known] == ["Omtale"]
    assert [one.n for one in found.approvals] == [5], "which are no decisions of its own"
    assert [one.text for one in found.tasks] == ["Ny", "Omtale"]
    assert (found.statuses, found.figures, found.corrected) == ({}, 0, 0)


def test_as_many_decisions_are_counted_wherever_they_are_told_and_private_ones_apart() -> None:
    shut = replace(item("closed"), private=True)
    entries = (
        decision(1, "Fælles", item="topics"),
        replace(decision(2, "Fortrolig", item="topics"), private=True),
        decision(3, "Bag lukket dør", item="closed"),
        Approval(n=4, item="topics", at=at(10), of=DECEMBER),
    )
    mine = replace(today(), entries=entries, items=(*AGENDA, shut), last=4)
    where = folder(held(DECEMBER), mine)
    here = came_to(where, fold(where), mine).decided
    assert [one.decision.text for one in here.told] == ["Fælles"]
    assert here.private == {f"{APRIL}#2", f"{APRIL}#3"}
    assert len(here.every) == 3
    later = tally(since(where, fold(where), mine, mine.date + dt.timedelta(days=180)))
    assert (later.decided, later.private) == (1, 2)


def test_a_meeting_came_to_statuses_figures_and_corrections_too() -> None:
    reading = ReadingEntry(n=5, item="topics", at=at(10), indicator="i", value=3)
    mine = today(
        status(2, "a", "god"),
        status(3, "a", "risiko"),
        status(4, "b", "god"),
        reading,
        amendment(6, f"{APRIL}#1", "Nyt"),
    )
    found = came_to(folder(mine), fold(folder(mine)), mine)
    assert found.statuses == {"a": "risiko", "b": "god"}, "the last one of each counts"
    assert (found.figures, found.corrected) == (1, 1)


def test_what_comes_back_is_said_not_to_have_been_reached_in_the_minutes_too() -> None:
    items = (
        *AGENDA,
        item("lamps"),
        item("noise", not_reached=True),
        item("other", view="other", done=True),
        item("next", view="next-meeting"),
    )
    standing = (
        AgendaTemplateItem(id="next", title="N", kind="information", view="next-meeting"),
        AgendaTemplateItem(id="lamps", title="L", kind="information", view="safety-index"),
    )
    now = today(items=items)
    where = folder(now, strategy=strategy(agenda=standing))
    after = closed(where, now, at(11))
    assert (after.state, after.closed) == ("draft", at(11))
    plan = where.strategy.value if where.strategy else None
    told = [one.item for one in carry_over(fold(where), now, plan) if one.column == "not-reached"]
    assert [one.id for one in after.items if one.not_reached] == told == ["lamps", "noise"]
