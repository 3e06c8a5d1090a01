"""The form by which an entry of earlier minutes is put right: what it says, and what it said."""

from collections.abc import Sequence

from msgspec.structs import replace

from tryg_tui.core.ledger.corrections import parts_of
from tryg_tui.core.model.base import Record
from tryg_tui.core.model.entries import Amendment, AnyEntry, ReadingEntry, kind_of
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.registers.fields import Fault, Field, field_of, fields
from tryg_tui.core.registers.form import opened
from tryg_tui.core.registers.register import Around
from tryg_tui.locale import _
from tryg_tui.session.meeting import corrections
from tryg_tui.session.meeting.events import Refused
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.session.workspace import Workspace
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.forms.record_fields import around_of
from tryg_tui.ui.forms.record_screen import SIGN, RecordScreen
from tryg_tui.ui.meeting.sentences import refusal_words
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.words.entries import entry_kind, entry_label, entry_text
from tryg_tui.words.labels import label
from tryg_tui.words.names import place_words
from tryg_tui.words.registers import fault_words


def correction_screen(session: MeetingSession, about: corrections.Correcting) -> RecordScreen:
    """The form of a correction of an entry."""
    entry, of = about.entry, about.before.of
    around = _around(session.desk, entry)
    form = replace(opened(about.before, around), values=opened(about.begun, around).values)

    def take(record: Record) -> Sequence[str]:
        assert isinstance(record, Amendment)
        return _lacking(entry, record) or _taken(session, about, record)

    line = f"{entry_kind(kind_of(entry))} {place_words(of)}"
    title = SIGN.join((entry_kind("amendment"), line))
    key = f"correction/{session.id}/{of}"
    return RecordScreen(title, form, around, take, key, shown(entry), compared=True)


def ask_correction(screen: TrygScreen, meeting: Meeting, line: int) -> None:
    """Ask which line of closed minutes is to be corrected, a certain one first, and open its form;
    it is recorded at the meeting that goes on.
    """
    desk, at = screen.desk, corrections.correcting(screen.desk, meeting)
    if at is None:
        screen.say(_("A correction is a line of a later meeting: start that, then press r here."))
        return
    ledger = desk.ledger()
    answers = []
    for entry in sorted(meeting.entries, key=lambda entry: entry.n != line):
        now = ledger.entry_of(meeting.cite(entry), entry)
        told = entry_text(desk.folder, meeting, now, place_words, ledger)
        answers.append((meeting.cite(entry), f"{entry_label(entry)} {told}"))

    def open_form(citation: str | None) -> None:
        if citation is None:
            return
        session = MeetingSession(desk, screen.saver, at.id)
        about = corrections.begin(session, citation)
        if about is None:
            session.leave()
            return

        def left(_done: object) -> None:
            session.leave()
            screen.redraw()

        screen.app.push_screen(correction_screen(session, about), left)

    question = ChooseScreen(_("Which line should read otherwise?"), answers)
    screen.app.push_screen(question, open_form)


def shown(entry: AnyEntry) -> tuple[Field, ...]:
    """What can be put right of an entry, why, and who may see that."""
    known = {one.name: one for one in fields(type(entry))}
    names = [part for field in entry.correctable for part in parts_of(field)]
    own = [replace(known[n], required=n in entry.needed) for n in names if n in known]
    return (*own, field_of(Amendment, "why"), field_of(Amendment, "private"))


def _around(desk: Workspace, entry: AnyEntry) -> Around:
    """What the fields of an entry stand among: of a reading, its initiative and unit."""
    if not isinstance(entry, ReadingEntry):
        return around_of(desk)
    unit = desk.folder.indicator(entry.initiative, entry.indicator).unit
    return replace(around_of(desk, desk.folder.initiative(entry.initiative)), unit=unit)


def _lacking(entry: AnyEntry, wanted: Amendment) -> list[str]:
    """What has to be filled in and is not."""
    empty = [one for one in entry.needed if getattr(wanted, one) in ("", None)]
    return [fault_words(label(Amendment, field), Fault(field, "empty")) for field in empty]


def _taken(
    session: MeetingSession, about: corrections.Correcting, wanted: Amendment
) -> Sequence[str]:
    """Record how an entry should read; why not, where nothing is changed or it is refused."""
    try:
        done = corrections.record(session, about, wanted)
    except Refused as refused:
        return [refusal_words(session, refused.why)]
    return () if done else [_("It reads so already: change what is wrong, or leave with Esc.")]
