"""The head and agenda of a meeting as a form: what is planned, before it begins and while it is
held.
"""

from collections.abc import Sequence

from tryg_tui.core.meetings.recording import belongs_to
from tryg_tui.core.model.base import Record
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.registers.changes import new_problems
from tryg_tui.core.registers.form import opened
from tryg_tui.locale import _, listed
from tryg_tui.session.meeting.events import Refused
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.ui.forms.record_fields import around_of
from tryg_tui.ui.forms.record_screen import SIGN, RecordScreen
from tryg_tui.ui.meeting.sentences import refusal_words
from tryg_tui.words.names import item_words
from tryg_tui.words.problems import sentence


def plan_screen(session: MeetingSession) -> RecordScreen:
    """The form of a meeting's head and agenda."""
    before, desk = session.meeting, session.desk
    around = around_of(desk, before)

    def take(record: Record) -> Sequence[str]:
        assert isinstance(record, Meeting)
        return _wrong(session, record) or _taken(session, before, record)

    title = SIGN.join((before.title, _("Agenda and meeting")))
    return RecordScreen(title, opened(before, around), around, take, f"plan/{before.id}")


def _taken(session: MeetingSession, before: Meeting, wanted: Meeting) -> Sequence[str]:
    """Plan the meeting so; why not, where that is refused."""
    try:
        session.arrange(before, wanted)
    except Refused as refused:
        return [refusal_words(session, refused.why)]
    return ()


def _wrong(session: MeetingSession, wanted: Meeting) -> Sequence[str]:
    """What is wrong with a plan."""
    meeting, kept = session.meeting, {item.id for item in wanted.items}
    needed = belongs_to(meeting)
    lost = [item for item in meeting.items if item.id in needed and item.id not in kept]
    if lost:
        said = _("{items} cannot be taken off: it is under way, or something is recorded there.")
        return [said.format(items=listed([item_words(item) for item in lost]))]
    loaded = session.desk.folder.meeting(session.id)
    path = loaded.path if loaded else ""
    return [sentence(one) for one in new_problems(session.desk.folder, path, wanted)]
