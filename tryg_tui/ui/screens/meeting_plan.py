"""A meeting in forms: its head and agenda, before it begins and while it is held, the part that
somebody takes in it, and what is put into a register on the spot.
"""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from tryg_tui.core.input.draft import OWNER_JOINT
from tryg_tui.core.meetings.attendance import attendance_of
from tryg_tui.core.meetings.recording import belongs_to
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.base import Id, Record
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.strategy import Strategy
from tryg_tui.core.registers.answers import participant, role_title
from tryg_tui.core.registers.changes import new_problems
from tryg_tui.core.registers.form import begun, opened
from tryg_tui.core.registers.register import named, register
from tryg_tui.locale import _, listed
from tryg_tui.session.meeting import attendance
from tryg_tui.session.meeting.events import Refused
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.session.workspace import Workspace
from tryg_tui.ui.forms.correction import form_of_correction, part_faults, part_fields
from tryg_tui.ui.forms.record_fields import around_of
from tryg_tui.ui.forms.record_screen import SIGN, RecordScreen
from tryg_tui.ui.forms.records import wrong_words
from tryg_tui.ui.meeting.sentences import arranged_words, refusal_words
from tryg_tui.ui.navigation import CorrectionOf, NewRecord, PartOf, PlanOf
from tryg_tui.words.attendance import participant_words
from tryg_tui.words.labels import register_title
from tryg_tui.words.names import item_words, meeting_words
from tryg_tui.words.problems import sentence


def form_of(place: PlanOf | PartOf | CorrectionOf) -> RecordScreen:
    """The form of a meeting, of somebody's part in it, or of what is corrected at it."""
    if isinstance(place, CorrectionOf):
        return form_of_correction(place.session, place.about)
    if isinstance(place, PartOf):
        return part_screen(place.session, place.person)
    return plan_screen(place.session)


def plan_screen(session: MeetingSession) -> RecordScreen:
    """The form of a meeting's head and agenda."""
    before, workspace = session.meeting, session.workspace
    around = around_of(workspace, before)

    def take(record: Record) -> Sequence[str]:
        assert isinstance(record, Meeting)
        was = session.meeting
        wrong = _wrong(session, record)
        wrong = wrong or refused(session, lambda: session.arrange(before, record))
        if not wrong and (said := arranged_words(was, session.meeting)):
            screen.app.notify(said, markup=False)
        return wrong

    title = SIGN.join((meeting_words(before), _("Agenda and meeting")))
    screen = RecordScreen(title, opened(before, around), around, take, f"plan/{before.id}")
    return screen


def _wrong(session: MeetingSession, wanted: Meeting) -> Sequence[str]:
    """What is wrong with a plan."""
    meeting, kept = session.meeting, {item.id for item in wanted.items}
    needed = belongs_to(meeting)
    lost = [item for item in meeting.items if item.id in needed and item.id not in kept]
    if lost:
        said = _("{items} cannot be taken off: it is under way, or something is recorded there.")
        return [said.format(items=listed([item_words(item) for item in lost]))]
    loaded = session.workspace.folder.meeting(session.id)
    path = loaded.path if loaded else ""
    return [sentence(one) for one in new_problems(session.workspace.folder, path, wanted)]


def part_screen(session: MeetingSession, person: Id) -> RecordScreen:
    """The form of all there is to somebody's part in a meeting; a guest has a name in it."""
    before, workspace = session.meeting, session.workspace
    known = attendance_of(before, person) or Attendance(person=person, status="present")
    shown = part_fields(workspace.folder, person, Attendance)
    around = replace(around_of(workspace, before), person=person)

    def take(record: Record) -> Sequence[str]:
        assert isinstance(record, Attendance)
        return part_faults(record) or refused(
            session, lambda: attendance.note_part(session, before, record)
        )

    title = SIGN.join((_("Roll call"), participant_words(workspace.folder, known)))
    key = f"part/{before.id}/{person}"
    return RecordScreen(title, opened(known, around), around, take, key, shown)


def refused(session: MeetingSession, act: Callable[[], None]) -> Sequence[str]:
    """Do something to a meeting; why not, where that is refused."""
    try:
        act()
    except Refused as refusal:
        return [refusal_words(session, refusal.why)]
    return ()


def new_record(workspace: Workspace, place: NewRecord) -> RecordScreen:
    """The form of something that is put into a register on the spot, begun with its title."""
    of, around = register(place.register), around_of(workspace)
    known = {one[0] for one in named(around, of.target)} if of.target else set()

    def take(record: Record) -> Sequence[str]:
        wrong = screen.saver.registers.add(of, record)
        if not wrong and of.target is not None:
            now = named(replace(around, folder=workspace.folder), of.target)
            place.done(next(one for one in now if one[0] not in known))
        return wrong_words(wrong)

    told = {"title": place.title}
    if place.register == "people":
        told = _participant(workspace.folder.partnership, place)
    about, form = SIGN.join((register_title(of.name), _("new"))), begun(of.record, **told)
    screen = RecordScreen(about, form, around, take, f"{of.name}/{place.title}", of.fields)
    return screen


def _participant(held: Strategy, place: NewRecord) -> dict[str, str]:
    """What is told of a participant by a line: name, partner, role; who is put in at a meeting sits
    in the group that meets.
    """
    bodies = [one.title for one in held.bodies]
    told = participant(place.title, [one.title for one in held.partners], bodies)
    own = [one.title for one in held.bodies if one.id == place.body]
    return {
        "title": role_title(told.role, told.partner),
        "name": told.name,
        "partner": told.partner,
        "bodies": f"{OWNER_JOINT} ".join(told.bodies or own),
    }
