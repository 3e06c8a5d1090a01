"""The form in which a group is asked something in writing, or asked it otherwise."""

from collections.abc import Sequence
from typing import Any

from textual.app import App

from tryg_tui.core.meetings import rounds
from tryg_tui.core.meetings.lifecycle import NotAllowed
from tryg_tui.core.meetings.rounds import Question
from tryg_tui.core.model.base import Id, Record
from tryg_tui.core.registers.form import opened
from tryg_tui.locale import _
from tryg_tui.session.meeting import rounds as running
from tryg_tui.session.meeting.events import Refused
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.session.saver import Saver
from tryg_tui.session.workspace import Workspace
from tryg_tui.ui.forms.record_fields import around_of
from tryg_tui.ui.forms.record_screen import SIGN, RecordScreen
from tryg_tui.ui.meeting.sentences import refusal_words
from tryg_tui.ui.navigation import AtMeeting, program
from tryg_tui.words.names import place_words


def new_round(workspace: Workspace, body: Id) -> RecordScreen:
    """The form in which a group is asked something."""
    until = rounds.proposed_deadline(workspace.today)
    begun = Question(deadline=until, asked=running.members(workspace, body))
    around = around_of(workspace)

    def take(record: Record) -> Sequence[str]:
        assert isinstance(record, Question)
        wrong = wrong_words(workspace, record)
        if not wrong:
            screen.app.run_worker(_begin(screen.app, workspace, screen.saver, record, body))
        return wrong

    title, key = _("New round in writing"), f"round/{body}"
    screen = RecordScreen(title, opened(begun, around), around, take, key)
    return screen


def other_question(session: MeetingSession) -> RecordScreen:
    """The form in which a round that goes on is asked otherwise."""
    workspace, before = session.workspace, rounds.question_of(session.meeting)
    around = around_of(workspace)

    def take(record: Record) -> Sequence[str]:
        assert isinstance(record, Question)
        return wrong_words(workspace, record) or _asked(session, before, record)

    title = SIGN.join((session.meeting.title, _("What is asked, and of whom")))
    return RecordScreen(title, opened(before, around), around, take, f"round/{session.id}")


def wrong_words(workspace: Workspace, question: Question) -> list[str]:
    """What is wrong with a question, in sentences."""
    wrong = []
    if not (question.minutes or question.text.strip()):
        wrong.append(_("Choose the minutes to approve, or write the wording of the decision."))
    about = workspace.folder.meeting(question.minutes)
    if about is not None and about.value.state == "draft":
        told = _("The minutes of {meeting} are a draft: make them final first, with c.")
        wrong.append(told.format(meeting=place_words(workspace.folder, question.minutes)))
    if question.deadline < workspace.today:
        wrong.append(_("The last day for answers has passed already."))
    if not question.asked:
        wrong.append(_("Somebody has to be asked."))
    return wrong


def _asked(session: MeetingSession, before: Question, wanted: Question) -> list[str]:
    """Ask otherwise; why not, where that is refused."""
    try:
        rounds.ask(session.workspace.folder, session.meeting, before, wanted)
        running.ask(session, before, wanted)
    except NotAllowed:
        return [_("Somebody has answered already: X gives the round up, to ask something else.")]
    except Refused as refused:
        return [refusal_words(session, refused.why)]
    return []


async def _begin(
    app: App[Any], workspace: Workspace, saver: Saver, asked: Question, body: Id
) -> None:
    """Begin a round and go there; or say why nobody is asked."""
    meeting = await running.begin(workspace, saver, asked, body)
    if meeting is None:
        said = _("Nobody is asked: the minutes are not in their file as they stand here. Press F5.")
        app.notify(said, markup=False)
    else:
        await program(app).go(AtMeeting(meeting.id))
        said = _("The round has begun. The program sends nothing: E writes it, to be sent out.")
        app.notify(said, markup=False)
