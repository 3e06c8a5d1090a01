"""Rounds in writing: between meetings a group approves minutes, or decides one thing, by answers.

A round is kept as minutes are. What is asked is its one entry, which says what came of it once the
round is closed; until then nothing follows from it.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import Any, get_args

import msgspec
from msgspec.structs import replace

from tryg_tui.core.meetings.lifecycle import NotAllowed, require
from tryg_tui.core.meetings.planning import free_id, held_before, minutes_of
from tryg_tui.core.model.base import Id, Record
from tryg_tui.core.model.entries import Approval, ApprovalOutcome, Decision, Outcome
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.link import Link
from tryg_tui.core.model.meeting import AgendaItem, Answer, Meeting, Vote
from tryg_tui.core.model.strategy import Language

ITEM = "question"
"""The id of the one item of a round."""

DAYS = 14
"""Days that are proposed for answering."""

LONGEST = 60
"""Most signs of the words that a wording without a subject is known by."""

Result = Outcome | ApprovalOutcome
"""What comes of a round."""

_CALLED: dict[Language, str] = {"da": "Skriftlig runde", "en": "Written round"}
"""What a round is called, in the language of the folder."""

_APPROVES: dict[Language, str] = {
    "da": "Godkendelse af referat: {minutes}",
    "en": "Approval of minutes: {minutes}",
}
"""What one is about in which minutes are approved."""

_ENDS: dict[Language, str] = {"da": "skriftlig", "en": "written"}
"""How the name of its file ends, behind the day it began."""


class Question(Record, frozen=True, kw_only=True):
    """What is asked in writing, of whom, and until when."""

    minutes: Id = ""
    """The meeting whose minutes are to be approved; empty where something is to be decided."""
    text: str = ""
    """The wording of the decision; for minutes what is said with the question."""
    title: str = ""
    """What it is about in a few words; empty where minutes or wording say it."""
    initiative: Id = ""
    links: tuple[Link, ...] = ()
    """Where to read more about it."""
    deadline: dt.date
    """The last day for answers."""
    asked: tuple[Id, ...] = ()
    """Who is asked."""
    private: bool = False
    """Whether it may not be shown on a shared screen or in a public document."""


def proposed_deadline(today: dt.date) -> dt.date:
    """The last day for answers that is proposed."""
    return today + dt.timedelta(days=DAYS)


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """How many have answered what."""

    asked: int
    answered: int
    votes: dict[Vote, int]
    """By answer, in the order they are told."""


def new_round(
    folder: Folder, question: Question, now: dt.datetime, *, body: Id = "", sha256: str = ""
) -> Meeting:
    """A round that begins now, of a group or of the one whose minutes are asked about; `sha256` is
    the hash of their file.
    """
    strategy, about = folder.partnership, folder.meeting(question.minutes)
    body = folder.body_of(about.value) if about else body or strategy.body
    last = held_before(folder, dt.date.max, "", body)
    known = frozenset(loaded.value.id for loaded in folder.meetings)
    begun = Meeting(
        id=free_id(now.date(), known, f"-{_ENDS[strategy.language]}"),
        title="",
        body=body,
        form="written",
        state="open",
        date=question.deadline,
        opened=now,
        chair=last.chair if last else "",
        secretary=last.secretary if last else "",
        last=1,
        example=any(one.example for one in (last, about.value if about else None) if one),
    )
    entry = _entry(1, now, question.minutes, sha256)
    return _asking(folder, replace(begun, entries=(entry,)), question)


def _entry(n: int, at: dt.datetime, minutes: Id, sha256: str) -> Decision | Approval:
    """The entry of a round that asks about minutes, or else about a decision."""
    if minutes:
        return Approval(n=n, item=ITEM, at=at, of=minutes, outcome="asked", sha256=sha256)
    return Decision(n=n, item=ITEM, at=at)


def _subject(folder: Folder, question: Question) -> str:
    """What a question without a subject of its own is about: the minutes, or its first words."""
    language, about = folder.partnership.language, folder.meeting(question.minutes)
    if about:
        return _APPROVES[language].format(minutes=about.value.title)
    subject = question.text.strip().partition("\n")[0].rstrip(" .")
    return subject if len(subject) <= LONGEST else f"{subject[: LONGEST - 1].rstrip()}…"


def _asking(folder: Folder, meeting: Meeting, question: Question) -> Meeting:
    """A round that asks a question; who has answered stays."""
    called = _CALLED[folder.partnership.language]
    subject = " ".join(question.title.split()) or _subject(folder, question)
    item = AgendaItem(
        id=ITEM,
        title=subject,
        kind="approval" if question.minutes else "decision",
        view="other",
        private=question.private,
    )
    answers = {one.person: one for one in meeting.answers}
    # Whoever has answered is not unasked.
    asked = dict.fromkeys((*question.asked, *(id for id, one in answers.items() if one.vote)))
    words: dict[str, Any] = {
        "text": question.text.strip(),
        "initiative": question.initiative,
        "links": question.links,
    }
    return replace(
        meeting,
        # What may not be shown is not said where every list of minutes shows it.
        title=called if question.private else f"{called}: {subject}",
        date=question.deadline,
        deadline=question.deadline,
        items=(item,),
        answers=tuple(answers.get(id, Answer(person=id)) for id in asked),
        entries=tuple(
            replace(one, **words) if isinstance(one, Decision | Approval) else one
            for one in meeting.entries
        ),
    )


def asked_by(meeting: Meeting) -> Decision | Approval | None:
    """The entry that a round is about, where there is one."""
    found = (one for one in meeting.entries if isinstance(one, Decision | Approval))
    return next(found, None)


def question_of(meeting: Meeting) -> Question:
    """What a round asks."""
    entry = asked_by(meeting)
    item = next(iter(meeting.items), None)
    return Question(
        minutes=entry.of if isinstance(entry, Approval) else "",
        text=entry.text if entry else "",
        title=item.title if item else "",
        initiative=entry.initiative if entry else "",
        links=entry.links if entry else (),
        deadline=meeting.deadline or meeting.date,
        asked=tuple(one.person for one in meeting.answers),
        private=bool(item and item.private),
    )


def may_reword(meeting: Meeting) -> bool:
    """Whether nobody has answered yet, so that something else may be asked."""
    return not any(one.vote for one in meeting.answers)


def ask(folder: Folder, meeting: Meeting, before: Question, wanted: Question) -> Meeting:
    """Ask otherwise, as somebody who saw the question as `before` wants it; what others changed
    meanwhile stays. Raises NotAllowed where it was answered and is not to be the same question, or
    is to be about minutes that are not final.
    """
    require(meeting, "open")
    names = [name for name in Question.__struct_fields__ if name != "extra"]
    changed: dict[str, Any] = {
        name: getattr(wanted, name)
        for name in names
        if getattr(wanted, name) != getattr(before, name)
    }
    if changed.keys() & {"minutes", "text"} and not may_reword(meeting):
        raise NotAllowed(meeting.state)
    now = question_of(meeting)
    if now.title == _subject(folder, now):
        now = replace(now, title="")  # It is about what is asked, so it goes along with that.
    asked, entry = replace(now, **changed), asked_by(meeting)
    if entry is not None and asked.minutes != now.minutes:
        about = folder.meeting(asked.minutes)
        if about is not None and about.value.state != "final":
            raise NotAllowed(about.value.state)
        other = _entry(entry.n, entry.at, asked.minutes, about.sha256 if about else "")
        entries = (other if one is entry else one for one in meeting.entries)
        meeting = replace(meeting, entries=tuple(entries))
    return _asking(folder, meeting, asked)


def _with_answer(meeting: Meeting, person: Id, change: Callable[[Answer], Answer]) -> Meeting:
    """The round with one answer changed."""
    require(meeting, "open")
    answers = tuple(change(one) if one.person == person else one for one in meeting.answers)
    return replace(meeting, answers=answers)


def answer(meeting: Meeting, person: Id, vote: Vote | None, now: dt.datetime) -> Meeting:
    """Note what somebody has answered; None takes it away, with what was said."""
    if vote is None:
        return _with_answer(meeting, person, lambda _one: Answer(person=person))
    return _with_answer(meeting, person, lambda one: replace(one, vote=vote, at=now))


def comment(meeting: Meeting, person: Id, text: str, now: dt.datetime) -> Meeting:
    """Note what somebody has said with the answer."""
    return _with_answer(meeting, person, lambda one: replace(one, text=text.strip(), at=now))


def tally(meeting: Meeting) -> Tally:
    """How many have answered what."""
    votes = Counter(one.vote for one in meeting.answers if one.vote)
    found: dict[Vote, int] = {vote: votes[vote] for vote in get_args(Vote)}
    return Tally(asked=len(meeting.answers), answered=votes.total(), votes=found)


def is_due(meeting: Meeting, today: dt.date) -> bool:
    """Whether a round can be closed: all have answered, or may answer no more."""
    told = tally(meeting)
    late = meeting.deadline is not None and meeting.deadline < today
    return meeting.asking and (late or told.answered == told.asked)


def results(meeting: Meeting) -> tuple[Result, ...]:
    """What may come of a round, first what the answers come to: who says nothing is not against."""
    votes = tally(meeting).votes
    said = any(one.text for one in meeting.answers)
    agreed = not votes["against"]
    if isinstance(asked_by(meeting), Approval):
        known: tuple[Result, ...] = ("approved", "approved-with-remarks", "rejected")
        first: Result = ("approved-with-remarks" if said else "approved") if agreed else "rejected"
    else:
        known = ("adopted", "postponed", "rejected", "noted")
        first = "rejected" if votes["against"] > votes["for"] else "postponed"
        first = "adopted" if agreed else first
    return (first, *(one for one in known if one != first))


def _told(meeting: Meeting, result: Result | None) -> Meeting:
    """The round whose entry says what came of it, or that this is still asked."""
    entry = asked_by(meeting)
    outcome = "asked" if result is None and isinstance(entry, Approval) else result
    entries = (replace(one, outcome=outcome) if one is entry else one for one in meeting.entries)
    return replace(meeting, entries=tuple(entries))


def close(meeting: Meeting, result: Result, now: dt.datetime) -> Meeting:
    """End a round with what came of it, which holds from that day on; it becomes a draft."""
    require(meeting, "open")
    return replace(_told(meeting, result), state="draft", date=now.date(), closed=now)


def reopen(meeting: Meeting) -> Meeting:
    """Take a draft up again: it is asked as before."""
    require(meeting, "draft")
    date = meeting.deadline or meeting.date
    return replace(_told(meeting, None), state="open", date=date, closed=None)


def withdraw(meeting: Meeting, reason: str) -> Meeting:
    """Give a round up, for a reason."""
    require(meeting, "open")
    return replace(meeting, state="cancelled", cancelled_because=reason)


def restore(meeting: Meeting) -> Meeting:
    """Go on with a round that was given up."""
    require(meeting, "cancelled")
    return replace(meeting, state="open", cancelled_because="")


def running(folder: Folder, body: Id = "") -> tuple[Meeting, ...]:
    """The rounds of a group that go on; without a group, all of them."""
    return tuple(one for one in minutes_of(folder, body) if one.asking)
