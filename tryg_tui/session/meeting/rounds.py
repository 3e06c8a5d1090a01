"""A round in writing that is run here: begun, asked otherwise, answered, closed, given up."""

from tryg_tui.core.meetings import rounds
from tryg_tui.core.meetings.recording import History
from tryg_tui.core.meetings.rounds import Question, Result
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import Meeting, Vote
from tryg_tui.core.registers.register import present
from tryg_tui.session.meeting.entry_drafts import hash_on_disk
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.session.saver import Saver
from tryg_tui.session.workspace import Workspace


def members(workspace: Workspace, body: Id) -> tuple[Id, ...]:
    """Who is asked unless somebody else is named: the members of a group today."""
    people = workspace.folder.partnership.people
    return tuple(one.id for one in present(people, workspace.today, body))


async def begin(
    workspace: Workspace, saver: Saver, question: Question, body: Id = ""
) -> Meeting | None:
    """Begin a round of a group. None where the minutes that are asked about are not final, or not
    on disk as they stand here: everybody is to answer about the same.
    """
    sha256 = ""
    if question.minutes:
        final = workspace.meeting(question.minutes).state == "final"
        sha256 = (await hash_on_disk(workspace, question.minutes))[0] if final else ""
        if not sha256:
            return None
    begun = rounds.new_round(workspace.folder, question, workspace.now(), body=body, sha256=sha256)
    saver.save(begun)
    return begun


def ask(session: MeetingSession, before: Question, wanted: Question) -> None:
    """Ask otherwise than was seen before; raises Refused, as all here do."""
    session.apply(lambda m: rounds.ask(session.workspace.folder, m, before, wanted))


def answer(session: MeetingSession, person: Id, vote: Vote | None) -> None:
    """Note what somebody has answered, or take it away."""
    now = session.workspace.now()
    session.apply(lambda m: rounds.answer(m, person, vote, now))


def comment(session: MeetingSession, person: Id, text: str) -> None:
    """Note what somebody has said with the answer."""
    now = session.workspace.now()
    session.apply(lambda m: rounds.comment(m, person, text, now))


def close(session: MeetingSession, result: Result) -> None:
    """End the round with what came of it; it becomes a draft."""
    now = session.workspace.now()
    session.apply(lambda m: rounds.close(m, result, now), undoable=False)
    session.file.history = History()
