"""The commands by which the minutes as a whole are led: their time, their steps, who takes them."""

from collections.abc import Mapping

from tryg_tui.core.model.meeting import Presence
from tryg_tui.locale import _
from tryg_tui.session.meeting import attendance, entry_drafts
from tryg_tui.session.meeting.events import Refused
from tryg_tui.ui.dialogs.modal import AskScreen, ChooseScreen
from tryg_tui.ui.meeting.sentences import refusal_words, take_over_question
from tryg_tui.ui.pages.page import Secretary, Writing


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


def _undo(host: Secretary) -> None:
    """Take the last change of the minutes back."""
    host.session.undo()


def _redo(host: Secretary) -> None:
    """Make the change taken back once more."""
    host.session.redo()


def _give_time(host: Secretary) -> None:
    """Give the item five more minutes."""
    host.session.give_time()


def _not_reached(host: Secretary) -> None:
    """Mark the item as not reached, or take it back."""
    item = host.session.item
    if item is not None:
        host.session.mark_not_reached(item.id, not item.not_reached)


def _take_over(host: Secretary) -> None:
    """Ask whether to take the minutes from now on."""
    writer = host.session.presence.writer
    lease = writer.lease if writer else None

    def answered(answer: str | None) -> None:
        if answer == "take":
            host.session.take_over(lease)

    answers = [("take", _("Take the minutes here")), ("wait", _("Not yet"))]
    host.ask(ChooseScreen(take_over_question(lease), answers), answered)


CHAIR: Mapping[str, Writing] = {
    "undo": _undo,
    "redo": _redo,
    "give_time": _give_time,
    "not_reached": _not_reached,
    "take_over": _take_over,
}
"""By command."""
