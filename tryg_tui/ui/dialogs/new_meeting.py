"""The windows before a meeting is prepared, anew or as the copy of another: on which day, and who
leads it; and before one is called off.
"""

import datetime as dt
from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from tryg_tui.core.input.due import date_typed
from tryg_tui.core.meetings.head import changed_once
from tryg_tui.core.meetings.planning import free_date, of_body, proposed_date
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import Amendment
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.locale import _, listed, medium_date
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.forms.answer import COMING, AskScreen
from tryg_tui.ui.forms.record_fields import around_of
from tryg_tui.ui.meeting.sentences import refusal_said
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.words.labels import label
from tryg_tui.words.names import meeting_words, person_words

Keep = Callable[[Meeting], object]
"""What a screen does with a meeting that is prepared."""


def ask_new(screen: TrygScreen, body: Id, keep: Keep, asked: str = "") -> None:
    """Prepare a meeting of a group, or of the one whose meetings are kept, on a day asked for."""
    workspace = screen.workspace
    body = body or workspace.folder.partnership.body

    def prepare(day: dt.date) -> None:
        own = of_body(workspace.folder, body)
        held = [m for m in own if m.date < day and m.state != "cancelled"]
        meeting = workspace.prepare(day, held[-1] if held else None, body)
        if meeting is not None and len(meeting.chairs) > 1:
            _ask_chair(screen, meeting, keep)
        elif meeting is not None:
            keep(meeting)
        if meeting is not None and held:
            screen.say(_taken_from(meeting, held[-1]))

    _ask_date(screen, asked or _("When is the meeting?"), body, prepare)


def _taken_from(meeting: Meeting, last: Meeting) -> str:
    """Where place, times, chair and minute-taker of a new meeting are taken from."""
    day = medium_date(last.date)
    once = changed_once(meeting, last)
    said = _("Place, time, chair and minute-taker are as at the meeting on {date}. A changes them.")
    if once:
        said = _(
            "{names} as usual, not as at the meeting on {date} alone; the rest is as it was there. "
            "A changes them."
        )
    names = listed([label(Meeting, name) for name in once])
    return said.format(date=day, names=names)


def ask_copy(screen: TrygScreen, id: Id, keep: Keep) -> None:
    """Prepare a meeting with the agenda and the head of another one, on a day asked for."""
    workspace = screen.workspace
    loaded = workspace.folder.meeting(id)
    if loaded is None or loaded.value.written:
        screen.say(_("Highlight a meeting first."))
        return
    copied = loaded.value
    asked = _("Copy “{meeting}” to which day?").format(meeting=meeting_words(copied))
    body = workspace.folder.body_of(copied)
    _ask_date(screen, asked, body, lambda day: keep(workspace.copy(copied, day)))


def ask_call_off(
    session: MeetingSession,
    ask: Callable[[AskScreen, Callable[[str | None], None]], object],
    say: Callable[[str], None],
    done: Callable[[], object] = lambda: None,
) -> None:
    """Ask why a planned meeting is called off, or a round given up; one that was goes on."""
    meeting = session.meeting
    written, off = meeting.written, meeting.state == "cancelled"

    def cancelled(reason: str | None) -> None:
        with refusal_said(session, say):
            if reason is not None:
                session.cancel(reason)
                said = _("The round is given up.") if written else _("The meeting is called off.")
                say(f"{said} {_('X takes that back.')}")
                if any(isinstance(one, Amendment) for one in meeting.entries):
                    say(_("What it was to correct counts nowhere: prepare that for another one."))
        done()

    if off:
        with refusal_said(session, say):
            session.restore()
            say(_("The round goes on.") if written else _("The meeting is planned again."))
        done()
    elif meeting.state != ("open" if written else "planned"):
        say(_("Only a planned meeting can be called off."))
        done()
    else:
        asked = _("Why is the round given up?") if written else _("Why is the meeting called off?")
        ask(AskScreen(asked), cancelled)


def ask_call_off_of(screen: TrygScreen, id: Id) -> None:
    """The same of a meeting that is highlighted on a screen."""
    if not screen.workspace.holds(id):
        screen.say(_("Highlight a meeting first."))
        return
    session = MeetingSession(screen.workspace, screen.saver, id)

    def done() -> None:
        session.leave()
        screen.redraw()

    ask_call_off(session, screen.app.push_screen, screen.say, done)


def _ask_date(screen: TrygScreen, asked: str, body: Id, then: Callable[[dt.date], object]) -> None:
    """Ask for a day, with the one after a group's last meeting proposed, and go on with it."""
    workspace = screen.workspace
    folder, own = workspace.folder, of_body(workspace.folder, body)
    date = proposed_date(folder, own[-1]) if own else free_date(folder, body, workspace.today)
    hint = _("Write the date, for example 9.10.2018.")

    def answered(day: dt.date | None) -> None:
        if day is not None:
            then(day)

    around = partial(around_of, workspace)
    window = AskScreen(asked, COMING, date_typed(date), hint, around=around)
    screen.app.push_screen(window, answered)


def _ask_chair(screen: TrygScreen, meeting: Meeting, keep: Keep) -> None:
    """Ask which of several who chair a meeting leads it."""
    chairs = [(id, person_words(screen.workspace.folder, id)) for id in meeting.chairs]

    def led(by: Id | None) -> None:
        others = (id for id in meeting.chairs if id != by)
        keep(replace(meeting, chair=(by, *others)) if by else meeting)

    screen.app.push_screen(ChooseScreen(_("Who leads this meeting?"), chairs), led)
