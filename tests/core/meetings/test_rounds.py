"""Rounds in writing: what is asked of whom, what is answered, and what comes of it."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.check_factories import approval
from tests.factories import at, decision, held, loaded, meeting
from tryg_tui.core.input.names import unapproved
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.meetings import recording, rounds
from tryg_tui.core.meetings.lifecycle import NotAllowed, finalise, pause, resume
from tryg_tui.core.meetings.merge import merge
from tryg_tui.core.meetings.planning import around, coming_date, of_body, preceding
from tryg_tui.core.meetings.recording import History, content_of, with_content
from tryg_tui.core.meetings.rounds import Question, Result
from tryg_tui.core.model.entries import Approval, Decision
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.link import Link
from tryg_tui.core.model.meeting import Answer, Meeting, Vote
from tryg_tui.core.model.strategy import Body, Strategy
from tryg_tui.core.review.decisions import put_off
from tryg_tui.core.review.history import item_ids
from tryg_tui.core.review.since import since

DEADLINE = dt.date(2018, 4, 24)
PEOPLE = ("anne", "bo", "carl")
HASH = "0" * 64


def folder(*meetings: Meeting, **strategy: Any) -> Folder:
    """A folder with these minutes, in order of date."""
    files = [loaded(f"minutes/{one.id}.toml", one, HASH) for one in meetings]
    ordered = sorted(files, key=lambda one: (one.value.date, one.value.id))
    known: dict[str, Any] = {"title": "Tryg", "bodies": (Body(id="plan", title="Plan"),)}
    whole = Strategy(**(known | {"body": "plan"} | strategy))
    return Folder(strategy=loaded("strategy.toml", whole), meetings=tuple(ordered))


LAST = held(
    "2018-04-03", decision(1, "Vi mødes."), chair="anne", secretary="bo", title="Møde i april"
)
NEXT = meeting("2018-10-09")


def begun(within: Folder | None = None, **question: Any) -> Meeting:
    """A round of the tenth of April, about a decision unless minutes are named."""
    whole: dict[str, Any] = {"deadline": DEADLINE, "asked": PEOPLE, "text": "Vi køber lamper.\nTi."}
    asked = Question(**(whole | question))
    sha256 = HASH if asked.minutes else ""
    return rounds.new_round(within or folder(LAST, NEXT), asked, at(9), sha256=sha256)


def answered(value: Meeting, *votes: Vote | None) -> Meeting:
    """A round in which those asked have answered so."""
    for person, vote in zip(PEOPLE, votes, strict=False):
        value = rounds.answer(value, person, vote, at(10))
    return value


def test_two_weeks_are_proposed_for_the_answers() -> None:
    assert rounds.proposed_deadline(dt.date(2018, 4, 10)) == DEADLINE


def test_a_decision_is_asked_of_some_people_until_a_day() -> None:
    one = begun()
    assert (one.id, one.form, one.state) == ("2018-04-10-skriftlig", "written", "open")
    assert (one.date, one.deadline, one.opened) == (DEADLINE, DEADLINE, at(9))
    assert (one.body, one.chair, one.secretary) == ("plan", "anne", "bo")
    assert one.title == "Skriftlig runde: Vi køber lamper"
    assert [(it.title, it.kind) for it in one.items] == [("Vi køber lamper", "decision")]
    assert one.entries == (decision(1, "Vi køber lamper.\nTi.", item="question", at=at(9)),)
    assert one.answers == tuple(Answer(person=id) for id in PEOPLE)
    assert (one.last, one.written, one.asking) == (1, True, True)


def test_the_approval_of_minutes_is_asked_with_the_hash_of_their_file() -> None:
    one = begun(minutes=LAST.id, text="")
    (entry,) = one.entries
    assert isinstance(entry, Approval)
    assert (entry.of, entry.outcome, entry.sha256) == (LAST.id, "asked", HASH)
    assert one.title == "Skriftlig runde: Godkendelse af referat: Møde i april"
    assert one.items[0].kind == "approval"


def test_a_round_speaks_the_language_of_the_folder() -> None:
    one = begun(folder(LAST, language="en"), minutes=LAST.id)
    assert one.id == "2018-04-10-written"
    assert one.title == "Written round: Approval of minutes: Møde i april"


def test_a_long_wording_is_known_by_its_beginning_and_a_subject_goes_first() -> None:
    assert begun(text="lys " * 40).items[0].title == ("lys " * 15).rstrip()[:59] + "…"
    assert begun(title=" Lamper \n").items[0].title == "Lamper"


def test_what_is_private_is_not_in_the_title() -> None:
    one = begun(private=True)
    assert one.title == "Skriftlig runde"
    assert one.items[0].private


def test_a_second_round_of_a_day_has_a_name_of_its_own() -> None:
    within = folder(LAST, NEXT)
    first = begun(within)
    assert begun(folder(LAST, NEXT, first)).id == "2018-04-10-skriftlig-2"


def test_a_round_without_earlier_meetings_has_nobody_to_lead_it() -> None:
    one = rounds.new_round(Folder(), Question(deadline=DEADLINE, text="x"), at(9), body="egen")
    assert (one.chair, one.secretary, one.body) == ("", "", "egen")


def test_a_question_comes_back_as_it_was_asked() -> None:
    asked = Question(
        text="Ordlyd",
        title="Lamper",
        initiative="lys",
        links=(Link(title="Tilbud", address="files/tilbud.pdf"),),
        deadline=DEADLINE,
        asked=PEOPLE,
        private=True,
    )
    one = rounds.new_round(folder(LAST), asked, at(9))
    assert rounds.question_of(one) == asked
    about = replace(asked, minutes=LAST.id)
    assert rounds.question_of(rounds.new_round(folder(LAST), about, at(9))) == about
    bare = meeting(form="written")
    assert rounds.question_of(bare) == Question(deadline=bare.date)
    assert rounds.asked_by(bare) is None


def test_answers_are_noted_with_when_and_taken_away() -> None:
    one = rounds.answer(begun(), "bo", "against", at(11))
    one = rounds.comment(one, "bo", " For dyrt. ", at(12))
    one = rounds.answer(one, "nobody", "for", at(12))
    assert one.answers[1] == Answer(person="bo", vote="against", at=at(12), text="For dyrt.")
    assert len(one.answers) == 3
    assert rounds.tally(one) == rounds.Tally(
        asked=3, answered=1, votes={"for": 0, "against": 1, "abstains": 0}
    )
    assert rounds.answer(one, "bo", None, at(13)).answers == begun().answers


def test_it_can_be_asked_otherwise_until_somebody_answers() -> None:
    within, one = folder(LAST, NEXT), begun()
    before = rounds.question_of(one)
    later = dt.date(2018, 5, 1)
    wanted = replace(before, deadline=later, asked=("anne", "dorte"), text="Vi køber tyve lamper.")
    new = rounds.ask(within, one, before, wanted)
    assert (new.date, new.deadline) == (later, later)
    assert [it.person for it in new.answers] == ["anne", "dorte"]
    assert new.entries[0].text == "Vi køber tyve lamper."
    noted = answered(one, "for")
    with pytest.raises(NotAllowed):
        rounds.ask(within, noted, before, wanted)
    kept = rounds.ask(within, noted, before, replace(before, deadline=later, asked=("dorte",)))
    assert [(it.person, it.vote) for it in kept.answers] == [("dorte", None), ("anne", "for")]


@given(st.permutations(["", LAST.id, "2018-03-06"]), st.sampled_from(["", "Lamper"]))
def test_what_is_asked_now_is_what_a_new_round_would_ask(asked: list[str], title: str) -> None:
    within = folder(LAST, held("2018-03-06", title="Møde i marts"))
    questions = [
        Question(minutes=one, text="Vi køber lamper.", title=title, deadline=DEADLINE, asked=PEOPLE)
        for one in asked
    ]
    one = begun(within, minutes=asked[0], title=title, text="Vi køber lamper.")
    for wanted in questions[1:]:
        before = rounds.question_of(one)
        one = rounds.ask(within, one, before, replace(wanted, title=title or before.title))
        assert one == rounds.new_round(within, wanted, at(9), sha256=HASH if wanted.minutes else "")


def test_an_approval_becomes_a_decision_and_no_answers_are_turned_into_others() -> None:
    within = folder(LAST, NEXT)
    one = begun(within, minutes=LAST.id, text="")
    before = rounds.question_of(one)
    wanted = replace(before, minutes="", text="Vi køber lamper.")
    new = rounds.ask(within, one, before, wanted)
    assert new.entries == (decision(1, "Vi køber lamper.", item="question", at=at(9)),)
    assert (new.title, new.items[0].kind) == ("Skriftlig runde: Vi køber lamper", "decision")
    assert rounds.results(new)[0] == "adopted"
    with pytest.raises(NotAllowed):
        rounds.ask(within, answered(one, "for"), before, wanted)
    draft = folder(replace(LAST, state="draft"))
    with pytest.raises(NotAllowed):
        rounds.ask(draft, new, wanted, replace(wanted, minutes=LAST.id))
    bare = replace(one, entries=())
    assert rounds.ask(within, bare, before, replace(before, minutes="")).entries == ()


def test_what_others_changed_meanwhile_stays_when_it_is_asked_otherwise() -> None:
    one = begun()
    before = rounds.question_of(one)
    theirs = rounds.ask(folder(), one, before, replace(before, title="Lys"))
    both = rounds.ask(folder(), theirs, before, replace(before, asked=("anne",)))
    assert (both.items[0].title, [it.person for it in both.answers]) == ("Lys", ["anne"])


@pytest.mark.parametrize(
    ("votes", "first"),
    [
        (("for", "for", "for"), "adopted"),
        (("for", "abstains", None), "adopted"),
        (("for", "for", "against"), "postponed"),
        (("for", "against", "against"), "rejected"),
        ((None, None, None), "adopted"),
    ],
)
def test_what_the_answers_come_to_is_proposed(
    votes: tuple[Vote | None, ...], first: Result
) -> None:
    found = rounds.results(answered(begun(), *votes))
    assert found[0] == first
    assert sorted(found) == ["adopted", "noted", "postponed", "rejected"]


def test_minutes_that_somebody_is_against_are_not_approved() -> None:
    one = begun(minutes=LAST.id)
    assert rounds.results(one)[0] == "approved"
    assert rounds.results(answered(one, "for", "for"))[0] == "approved"
    said = rounds.comment(answered(one, "for", "for"), "anne", "Punkt 3?", at(11))
    assert rounds.results(said)[0] == "approved-with-remarks"
    assert rounds.results(answered(one, "for", "against"))[0] == "rejected"


def test_it_can_be_closed_when_all_have_answered_or_may_no_more() -> None:
    one = begun()
    assert not rounds.is_due(one, DEADLINE)
    assert rounds.is_due(one, DEADLINE + dt.timedelta(days=1))
    assert rounds.is_due(answered(one, "for", "for", "abstains"), at(9).date())
    assert not rounds.is_due(rounds.close(one, "adopted", at(12)), dt.date(2019, 1, 1))


def test_a_closed_round_says_what_came_of_it_from_that_day_on() -> None:
    one = rounds.close(answered(begun(), "for"), "adopted", at(12, day=20))
    assert (one.state, one.date, one.deadline) == ("draft", dt.date(2018, 4, 20), DEADLINE)
    assert isinstance(one.entries[0], Decision)
    assert one.entries[0].outcome == "adopted"
    assert finalise(one).state == "final"
    with pytest.raises(NotAllowed):
        rounds.answer(one, "bo", "for", at(13))
    again = rounds.reopen(one)
    assert again == answered(begun(), "for")
    approving = begun(minutes=LAST.id)
    assert rounds.reopen(rounds.close(approving, "rejected", at(12))) == approving


def test_a_round_is_given_up_and_taken_up_again() -> None:
    gone = rounds.withdraw(begun(), "Vi mødes i stedet.")
    assert (gone.state, gone.cancelled_because) == ("cancelled", "Vi mødes i stedet.")
    assert rounds.restore(gone) == begun()
    with pytest.raises(NotAllowed):
        rounds.restore(begun())


def test_a_round_has_no_clock() -> None:
    one = begun()
    assert resume(one, at(12)) == one
    assert pause(one, at(12)).since is None


def test_a_round_takes_no_meetings_place() -> None:
    one = begun()
    within = folder(LAST, NEXT, one)
    assert around(within, "plan") == (LAST, NEXT)
    assert preceding(within, NEXT) == LAST
    assert of_body(within, "plan") == (LAST, NEXT)
    assert coming_date(within, at(9).date()) == NEXT.date
    assert rounds.running(within, "plan") == (one,)
    closed = finalise(rounds.close(one, "adopted", at(12)))
    after = folder(LAST, NEXT, closed)
    assert around(after, "plan") == (LAST, NEXT)
    assert preceding(after, NEXT) == LAST
    assert rounds.running(after) == ()
    assert fold(after).meetings == ((LAST.id, LAST.date),)
    assert "question" not in item_ids(after)


def test_nothing_follows_from_a_round_until_it_is_closed() -> None:
    one, about = begun(), begun(minutes=LAST.id)
    open_ledger = fold(folder(LAST, one, replace(about, id="2018-04-10-skriftlig-2")))
    assert [it.citation for it in open_ledger.decisions] == ["2018-04-03#1"]
    assert open_ledger.approvals == {}
    assert open_ledger.ongoing == ()
    within = folder(LAST, rounds.close(one, "adopted", at(12, day=20)))
    decided = fold(within).decisions[-1]
    assert (decided.source.date, decided.entry.outcome) == (dt.date(2018, 4, 20), "adopted")


def test_minutes_are_approved_in_writing_or_not() -> None:
    about = begun(minutes=LAST.id)
    for result, known in (("approved", True), ("approved-with-remarks", True), ("rejected", False)):
        closed = rounds.close(about, result, at(12))  # type: ignore[arg-type]  # they are results
        approvals = fold(folder(LAST, NEXT, closed)).approvals
        assert (LAST.id in approvals) is known
        assert not known or approvals[LAST.id].intact


def test_since_the_last_meeting_it_was_decided_in_writing_or_put_off() -> None:
    closed = rounds.close(begun(), "postponed", at(12, day=20))
    within = folder(LAST, NEXT, closed)
    ledger = fold(within)
    told = since(within, ledger, LAST, dt.date(2018, 5, 1))
    assert [one.decision.text for one in told.written] == ["Vi køber lamper.\nTi."]
    assert [one.decision.text for one in told.decided.every] == ["Vi mødes."]
    assert not told.quiet
    assert [one.citation for one in put_off(within, ledger, LAST)] == [f"{closed.id}#1"]
    assert put_off(within, ledger, None) == ()
    assert since(within, ledger, replace(NEXT, state="final"), NEXT.date).written == ()


def test_only_minutes_that_nobody_approves_can_be_asked_about() -> None:
    later = held("2018-04-05", approval(1, LAST.id))
    assert unapproved(folder(LAST, later, NEXT)) == [(later.id, f"Møde ({later.date})")]
    about = begun(minutes=LAST.id)
    assert unapproved(folder(LAST, about)) == []
    not_so = rounds.close(about, "rejected", at(12))
    assert [id for id, _title in unapproved(folder(LAST, not_so))] == [LAST.id]
    assert [id for id, _ in unapproved(folder(LAST, rounds.withdraw(about, "")))] == [LAST.id]


ANSWERS = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE),
        st.sampled_from(["for", "against", "abstains", None, "said"]),
        st.integers(10, 20),
    ),
    max_size=6,
)
"""What is noted, of whom, and at which hour."""


def noted(value: Meeting, answers: list[tuple[str, Any, int]]) -> Meeting:
    """A round in which this is noted, one after another."""
    for person, what, hour in answers:
        if what == "said":
            value = rounds.comment(value, person, f"kl. {hour}", at(hour))
        else:
            value = rounds.answer(value, person, what, at(hour))
    return value


@given(ANSWERS, ANSWERS, ANSWERS)
def test_two_secretaries_lose_no_answer(
    before: list[tuple[str, Any, int]],
    here: list[tuple[str, Any, int]],
    there: list[tuple[str, Any, int]],
) -> None:
    base = noted(begun(), before)
    ours, theirs = noted(base, here), noted(base, there)
    merged = merge(base, ours, theirs)
    disputed = {(one.key, one.field) for one in merged.conflicts}
    sides = zip(base.answers, ours.answers, theirs.answers, merged.meeting.answers, strict=True)
    for old, mine, other, kept in sides:
        for field in ("vote", "text"):
            was, now = getattr(old, field), getattr(kept, field)
            one, two = getattr(mine, field), getattr(other, field)
            if one == two or two == was:
                assert now == one
            elif one == was:
                assert now == two
            else:
                assert now == one
                assert (kept.person, field) in disputed
    assert {where.where for where in merged.conflicts} <= {"answer"}


@given(ANSWERS)
def test_every_answer_can_be_taken_back_and_noted_once_more(
    answers: list[tuple[str, Any, int]],
) -> None:
    value, history = begun(), History[recording.Content]()
    steps = [value]
    for one in answers:
        after = noted(value, [one])
        history = history.changed(content_of(value), content_of(after))
        if after != value:
            steps.append(after)
        value = after
    for there in reversed(steps[:-1]):
        found = history.undo(content_of(value))
        assert found is not None
        history, value = found[0], with_content(value, found[1])
        assert value.answers == there.answers
    for there in steps[1:]:
        found = history.redo(content_of(value))
        assert found is not None
        history, value = found[0], with_content(value, found[1])
        assert value.answers == there.answers


def test_minutes_whose_agenda_was_approved_at_the_meeting_still_wait_for_approval() -> None:
    own = replace(LAST, entries=(approval(1, LAST.id),), last=1)
    assert [id for id, _title in unapproved(folder(own, NEXT))] == [LAST.id]


def test_a_round_among_made_up_meetings_is_made_up_too() -> None:
    example = replace(LAST, example=True)
    assert begun(folder(example)).example
    assert not begun().example
