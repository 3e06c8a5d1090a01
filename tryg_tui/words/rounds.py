"""Rounds in writing in words: how many have answered, until when, and what comes of it."""

import datetime as dt

from tryg_tui.core.meetings.rounds import Result, asked_by, is_due, tally
from tryg_tui.core.model.entries import Approval
from tryg_tui.core.model.meeting import Answer, Form, Meeting, Vote
from tryg_tui.locale import _, long_date, ngettext, pgettext
from tryg_tui.words import vocabulary


def meeting_form(form: Form) -> str:
    """How a group comes to its decisions."""
    return {
        "meeting": _("at a meeting"),
        "written": _("in writing, between meetings"),
    }[form]


def vote(vote: Vote) -> str:
    """What somebody has answered in writing."""
    return {
        "for": pgettext("answer", "For"),
        "against": pgettext("answer", "Against"),
        "abstains": pgettext("answer", "Abstains"),
    }[vote]


def vote_words(answer: Answer) -> str:
    """What somebody has answered, or that there is no answer yet."""
    return vote(answer.vote) if answer.vote else _("not answered")


def answered_words(meeting: Meeting) -> str:
    """How many of those asked have answered."""
    told = tally(meeting)
    said = ngettext("{answered} of {n} has answered", "{answered} of {n} have answered", told.asked)
    return said.format(answered=told.answered, n=told.asked)


def tally_words(meeting: Meeting) -> str:
    """How many have answered, and how many of them what."""
    votes = tally(meeting).votes
    said = [f"{vote(one).lower()}: {n}" for one, n in votes.items() if n]
    return " · ".join((answered_words(meeting), *said))


def standing_words(meeting: Meeting, today: dt.date) -> str:
    """How a round stands that goes on: how many have answered, and until when they may."""
    told = [answered_words(meeting)]
    if meeting.deadline:
        late = meeting.deadline < today
        said = _("answers were due {date}") if late else _("answers by {date}")
        told.append(said.format(date=long_date(meeting.deadline)))
    if is_due(meeting, today):
        told.append(_("can be closed"))
    return " · ".join(told)


def result_words(meeting: Meeting, result: Result) -> str:
    """What may come of a round, by what it asks."""
    if isinstance(asked_by(meeting), Approval):
        return vocabulary.approval_outcome(result)  # type: ignore[arg-type]  # it is one of those
    return vocabulary.outcome(result)  # type: ignore[arg-type]  # it is one of those
