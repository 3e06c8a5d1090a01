"""The commands by which it is noted who takes part."""

from collections.abc import Mapping

from tryg_tui.core.model.meeting import Presence
from tryg_tui.locale import _
from tryg_tui.session.meeting import attendance, entry_drafts
from tryg_tui.session.meeting.events import Refused
from tryg_tui.ui.dialogs.modal import AskScreen
from tryg_tui.ui.meeting.sentences import refusal_words
from tryg_tui.ui.pages.host import Secretary, Writing


def _note(status: Presence | None) -> Writing:
    """Note how the highlighted participant takes part, and go on to the next one."""

    def noted(host: Secretary) -> None:
        person = host.row.of("person")
        if host.begin() and person:
            attendance.note(host.session, person, status)
            host.step()

    return noted


def _all(host: Secretary) -> None:
    """All who are not noted yet are present."""
    if host.begin():
        attendance.note_all(host.session)


def _leave(host: Secretary) -> None:
    """Note when the highlighted participant came or left."""
    person = host.row.of("person")
    if host.begin() and person:
        attendance.come_or_go(host.session, person)


def _guest(host: Secretary) -> None:
    """Ask for a guest's name."""

    def named(name: str | None) -> None:
        if not name:
            return
        try:
            attendance.add_guest(host.session, name)
        except Refused as refused:
            entry_drafts.set_aside(host.session, name)
            kept = _("“{text}” is kept as a note.").format(text=name)
            host.say(f"{refusal_words(host.session, refused.why)} {kept}")

    if host.begin():
        hint = _("Name and where from.")
        host.ask(AskScreen(_("Who is the guest?"), hint=hint), named)


ATTENDANCE: Mapping[str, Writing] = {
    "attend_present": _note("present"),
    "attend_apologies": _note("apologies"),
    "attend_absent": _note("absent"),
    "attend_clear": _note(None),
    "attend_all": _all,
    "attend_leave": _leave,
    "attend_guest": _guest,
}
"""By command."""
