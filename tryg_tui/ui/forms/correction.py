"""The form by which an entry of earlier minutes is put right: what it says, and what it said."""

from collections.abc import Callable, Iterable, Sequence
from typing import cast

from msgspec.structs import replace

from tryg_tui.core.ledger.corrections import parts_of
from tryg_tui.core.model.attendance import Attendance, PartCorrection
from tryg_tui.core.model.base import Id, Record
from tryg_tui.core.model.entries import Amendment, AnyEntry, ReadingEntry, kind_of
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.registers.fields import Fault, FaultCode, Field, field_of, fields
from tryg_tui.core.registers.form import opened
from tryg_tui.core.registers.register import Around, present
from tryg_tui.locale import _
from tryg_tui.session.meeting import corrections
from tryg_tui.session.meeting.events import Refused
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.session.workspace import Workspace
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.dialogs.new_meeting import ask_new
from tryg_tui.ui.forms.record_fields import around_of
from tryg_tui.ui.forms.record_screen import SIGN, RecordScreen
from tryg_tui.ui.meeting.sentences import refusal_words
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.words.attendance import part_words, participant_words
from tryg_tui.words.entries import entry_kind, entry_label, entry_text
from tryg_tui.words.labels import label
from tryg_tui.words.names import person_words, place_words
from tryg_tui.words.registers import fault_words


def form_of_correction(
    session: MeetingSession, about: corrections.Correcting | corrections.CorrectingPart
) -> RecordScreen:
    """The form of a correction of an entry, or of somebody's part in a meeting."""
    if isinstance(about, corrections.CorrectingPart):
        return part_correction_screen(session, about)
    return correction_screen(session, about)


def part_correction_screen(
    session: MeetingSession, about: corrections.CorrectingPart
) -> RecordScreen:
    """The form of a correction of somebody's part in an earlier meeting."""
    workspace, meeting, person = session.workspace, about.meeting, about.before.person
    around = replace(around_of(workspace, meeting), person=person)
    form = replace(opened(about.before, around), values=opened(about.begun, around).values)

    def take(record: Record) -> Sequence[str]:
        assert isinstance(record, PartCorrection)
        return part_faults(record) or _said(
            session, lambda: corrections.record_part(session, about, record)
        )

    name = participant_words(workspace.folder, about.before)
    title = SIGN.join((entry_kind("amendment"), place_words(workspace.folder, meeting.id), name))
    key = f"correction/{session.id}/{meeting.id}/{person}"
    shown = part_fields(workspace.folder, person, PartCorrection)
    return RecordScreen(title, form, around, take, key, shown, compared=True)


def part_fields(folder: Folder, person: Id, kind: type[Attendance]) -> list[Field]:
    """What can be filled in of somebody's part in a meeting; a guest has a name in it."""
    is_guest = folder.person(person) is None
    return [one for one in fields(kind) if one.name != "name" or is_guest]


def part_faults(note: Attendance) -> list[str]:
    """What cannot be in somebody's part: a reason that is given for no item, and that somebody
    stands in for no other.
    """
    said = []
    if note.reason and not note.out_of:
        told = _("“{why}” is about items: name them, or leave it empty.")
        said.append(told.format(why=label(Attendance, "reason")))
    if note.stands_in_for == note.person:
        said.append(_("Nobody stands in for themselves: name somebody else, or leave it empty."))
    return said


def correction_screen(session: MeetingSession, about: corrections.Correcting) -> RecordScreen:
    """The form of a correction of an entry."""
    entry, of = about.entry, about.before.of
    around = _around(session.workspace, entry)
    form = replace(opened(about.before, around), values=opened(about.begun, around).values)

    def take(record: Record) -> Sequence[str]:
        assert isinstance(record, Amendment)
        return (
            _lacking(entry, record)
            or _impossible(session, about, record)
            or _said(session, lambda: corrections.record(session, about, record))
        )

    line = f"{entry_kind(kind_of(entry))} {place_words(session.workspace.folder, of)}"
    title = SIGN.join((entry_kind("amendment"), line))
    key = f"correction/{session.id}/{of}"
    return RecordScreen(title, form, around, take, key, shown(entry), compared=True)


def ask_correction(screen: TrygScreen, meeting: Meeting, line: int) -> None:
    """Ask which line of closed minutes is to be corrected, a certain one first, and open its form;
    it is recorded at the meeting that goes on, or prepared for the next one, which is planned
    first where there is none.
    """
    workspace, at = screen.workspace, corrections.correcting(screen.workspace, meeting)
    if at is None:

        def planned(following: Meeting) -> None:
            screen.saver.save(following)
            if corrections.correcting(workspace, meeting) is not None:
                ask_correction(screen, meeting, line)

        asked = _("A correction is a line of a later meeting, and none is planned. When is it?")
        ask_new(screen, workspace.folder.body_of(meeting), planned, asked)
        return
    ledger = workspace.ledger()
    answers = []
    for entry in sorted(meeting.entries, key=lambda entry: entry.n != line):
        now = ledger.entry_of(meeting.cite(entry), entry)
        told = entry_text(workspace.folder, meeting, now, place_words, ledger)
        answers.append((meeting.cite(entry), f"{entry_label(entry)} {told}"))
    answers.append((meeting.id, _("Attendance: who was there, and when")))

    def open_form(citation: str | None) -> None:
        if citation is None:
            return
        session = MeetingSession(workspace, screen.saver, at.id)
        if citation == meeting.id:
            ask_whose(session, meeting.id, screen.app.push_screen, lambda a: show(session, a))
        else:
            show(session, corrections.begin(session, citation))

    def show(
        session: MeetingSession, about: corrections.Correcting | corrections.CorrectingPart | None
    ) -> None:
        if about is None:
            session.leave()
            return
        before = session.meeting.entries

        def left(_done: object) -> None:
            if session.meeting.entries != before and session.meeting.state == "planned":
                screen.say(waits_words(workspace.folder, session.meeting))
            session.leave()
            screen.redraw()

        screen.app.push_screen(form_of_correction(session, about), left)

    question = ChooseScreen(_("Which line should read otherwise?"), answers)
    screen.app.push_screen(question, open_form)


def waits_words(folder: Folder, at: Meeting) -> str:
    """That a correction is prepared for a planned meeting."""
    said = _("A correction waits in the minutes of {meeting}: it counts once that has begun.")
    return said.format(meeting=place_words(folder, at.id))


Ask = Callable[[ChooseScreen, Callable[[str | None], None]], object]
"""Opens a question, and goes on with the answer."""

Then = Callable[[corrections.Correcting | corrections.CorrectingPart | None], None]
"""What is done with what is to be corrected; None where there is nothing."""


def ask_part(session: MeetingSession, own: Amendment, ask: Ask, then: Then) -> None:
    """Begin to change a correction of the meeting itself, of several people's parts after asking
    whose.
    """
    of, roll = session.meeting.cite(own), session.workspace.folder.meeting(own.of)
    if len(own.attendance) < 2 or roll is None:
        then(corrections.begin(session, of))
        return

    def chosen(person: str | None) -> None:
        then(corrections.begin(session, of, person) if person else None)

    ask(_whose(session, roll.value, own.attendance), chosen)


def ask_whose(session: MeetingSession, meeting: Id, ask: Ask, then: Then) -> None:
    """Ask whose part in an earlier meeting is to be corrected: of those noted, or called to it."""
    folder, loaded = session.workspace.folder, session.workspace.folder.meeting(meeting)
    if loaded is None:
        then(None)
        return
    now = session.workspace.ledger(session.id).attended(loaded.value)
    called = present(folder.partnership.people, now.date, now.body)
    noted = {note.person for note in now.attendance}
    others = [one.id for one in called if one.id not in noted]

    def chosen(person: str | None) -> None:
        then(corrections.begin_part(session, meeting, person) if person else None)

    ask(_whose(session, now, now.attendance, others), chosen)


def _whose(
    session: MeetingSession, roll: Meeting, notes: Iterable[Attendance], others: Iterable[Id] = ()
) -> ChooseScreen:
    """The question whose part in a meeting should read otherwise."""
    folder = session.workspace.folder
    answers = [
        (one.person, f"{participant_words(folder, one)}: {part_words(folder, roll, one)}")
        for one in notes
    ]
    answers += [(one, f"{person_words(folder, one)}: {_('not noted')}") for one in others]
    return ChooseScreen(_("Whose part in the meeting should read otherwise?"), answers)


def shown(entry: AnyEntry) -> tuple[Field, ...]:
    """What can be put right of an entry, why, and who may see that."""
    known = {one.name: one for one in fields(type(entry))}
    names = [part for field in entry.correctable for part in parts_of(field)]
    # Whose figure it is may be wrong as all else, so that no heading parts it from that.
    own = [
        replace(known[n], required=n in _needed(entry), origin=False) for n in names if n in known
    ]
    return (*own, field_of(Amendment, "why"), field_of(Amendment, "private"))


def _around(workspace: Workspace, entry: AnyEntry) -> Around:
    """What the fields of an entry stand among: of a reading, its initiative and unit."""
    if not isinstance(entry, ReadingEntry):
        return around_of(workspace)
    unit = workspace.folder.indicator(entry.initiative, entry.indicator).unit
    return replace(around_of(workspace, workspace.folder.initiative(entry.initiative)), unit=unit)


def _needed(entry: AnyEntry) -> list[str]:
    """What an entry says nothing without; one whose figure is missing does without that."""
    return [one for one in entry.needed if getattr(entry, one) not in ("", None)]


def _lacking(entry: AnyEntry, wanted: Amendment) -> list[str]:
    """What has to be filled in and is not."""
    empty = [one for one in _needed(entry) if getattr(wanted, one) in ("", None)]
    return [fault_words(label(Amendment, field), Fault(field, "empty")) for field in empty]


def _impossible(
    session: MeetingSession, about: corrections.Correcting, wanted: Amendment
) -> list[str]:
    """Why a figure cannot be as it should read now, each at its field."""
    typed, said = opened(wanted, _around(session.workspace, about.entry)).values, []
    for one in corrections.impossible(session, about, wanted):
        name = "denominator" if one.key == ".of" else one.key.removeprefix(".")
        fault = Fault(name, cast("FaultCode", one.code), typed.get(name, ""))
        said.append(fault_words(label(Amendment, name), fault))
    return said


def _said(session: MeetingSession, act: Callable[[], bool]) -> Sequence[str]:
    """Record how something should read; why not, where nothing is changed or it is refused."""
    try:
        done = act()
    except Refused as refused:
        return [refusal_words(session, refused.why)]
    return () if done else [_("It reads so already: change what is wrong, or leave with Esc.")]
