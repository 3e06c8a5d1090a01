"""The commands by which the minutes as a whole are led: their time, their steps, who takes them."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from msgspec.structs import replace

from tryg_tui.core.input.draft import OWNER_JOINT
from tryg_tui.core.model.entries import AnyEntry, Decision
from tryg_tui.core.model.meeting import State
from tryg_tui.locale import N_, _, listed, long_date
from tryg_tui.session.meeting.events import Changed
from tryg_tui.session.meeting.steps import last_steps, take_back
from tryg_tui.ui.commands.command import Command, of_scope
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.dialogs import clock, new_meeting, notes
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.forms.answer import AskScreen
from tryg_tui.ui.meeting.sentences import change_words, redo_said, take_over_question, undo_said
from tryg_tui.ui.navigation import PlanOf
from tryg_tui.ui.pages.page import Secretary, Writing
from tryg_tui.words.names import item_words

START_OR_CLOSE: dict[State, str] = {
    "planned": N_("Start meeting"),
    "open": N_("Close meeting"),
    "draft": N_("Draft …"),
}
"""What one command does, by how the meeting stands."""

MAKES_KNOWN = "record_outreach"
"""The command that promises to make something known."""

AFTER_HELP = 2
"""The rank in the line of keys right after the key for help."""


def named(commands: list[Command], state: State) -> list[Command]:
    """The commands, of which the one for starting and closing says which it is; before the meeting
    that and its plan come first.
    """
    planned = state == "planned"
    label = {"label": START_OR_CLOSE[state]} if state in START_OR_CLOSE else {}
    changed: dict[str, dict[str, Any]] = {
        "start_or_close": {**label, "footer": AFTER_HELP if planned else 9},
        "arrange": {"footer": AFTER_HELP + 1 if planned else 22},
    }
    return [replace(command, **changed.get(command.id, {})) for command in commands]


def ranked(commands: list[Command], entry: AnyEntry | None) -> list[Command]:
    """The commands, outreach first while a decision is highlighted that it would cite."""
    if not isinstance(entry, Decision):
        return commands
    first = [replace(c, footer=AFTER_HELP) for c in commands if c.id == MAKES_KNOWN]
    # Of two with a rank the first one stands first.
    return [*first, *(command for command in commands if command.id != MAKES_KNOWN)]


def editor_commands() -> list[Command]:
    """The commands of the editor, with the key that lets the room see what is written and that of
    help that puts no sign into a text.
    """
    help_command = [c for c in of_scope(COMMANDS, "everywhere") if c.id == "help"]
    f1 = [Command("help", "f1", c.label, c.help, footer=9, typing=True) for c in help_command]
    shown = [replace(c, footer=5) for c in COMMANDS if c.id == "show_writing"]
    return [command for command in (*of_scope(COMMANDS, "editor"), *shown, *f1) if command.footer]


def ask_start(host: Secretary, then: Callable[[], Awaitable[None]] | None = None) -> None:
    """Ask whether to start the meeting, or to start it here and go on with what asked for it; on
    another day than its own rather not, as it is moved to that, unless it was held before.
    """
    session = host.session
    planned, today = session.meeting.date, session.workspace.today
    said = _("The meeting has not started, so nothing can be recorded yet.") if then else ""
    answers = [("start", _("Start the meeting now")), ("wait", _("Not yet"))]
    if planned != today:
        asked = _("The meeting is planned for {day}. Start it today, {today}?")
        days = {"day": long_date(planned), "today": long_date(today)}
        moved = _("Its date then becomes {today}.")
        said = " ".join(filter(None, (said, asked.format(**days), moved.format(**days))))
        answers.reverse()
    if then:
        answers.insert(1, ("here", _("Begin here, at the item on screen, and write")))
    if planned < today:
        answers.append(("keep", _("It was held on its day: start it and keep the date")))

    async def answered(answer: str | None) -> None:
        if answer in ("start", "here") and session.meeting.date != today:
            session.arrange(session.meeting, replace(session.meeting, date=today))
        if answer in ("start", "keep"):
            session.start()
        elif answer == "here" and then:
            session.start(session.shown)
            await then()

    host.ask(ChooseScreen(said, answers), answered)


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
            host.session.presence.take_over(lease)

    answers = [("take", _("Take the minutes here")), ("wait", _("Not yet"))]
    host.ask(ChooseScreen(take_over_question(lease), answers), answered)


def _arrange(host: Secretary) -> None:
    """Open the head and agenda of the meeting as a form."""
    host.visit(PlanOf(host.session))


def _show_writing(host: Secretary) -> None:
    """Let the room see what is being written here, or no more, until the program ends."""
    session = host.session
    session.shows_writing = not session.shows_writing
    session.tell(Changed())


def _split(host: Secretary) -> None:
    """Ask what the parts are called that the item on screen is split into."""
    session, item = host.session, host.session.item
    if item is None:
        return

    def answered(titles: tuple[str, ...] | None) -> None:
        if titles:
            new = session.split_item(item.id, titles)
            numbers = listed([session.meeting.number_of(one) for one in new])
            host.say(_("On the agenda now: {items}. u takes it back.").format(items=numbers))

    hint = _("Titles of the parts, several with ; between: Planning; Money.")
    title = _("Split {item} into what?").format(item=item_words(item))
    host.ask(AskScreen(title, hint=hint, make=_titles), answered)


def _titles(typed: str) -> tuple[tuple[str, ...], str]:
    """The titles that are typed, and nothing to say about them."""
    found = (" ".join(one.split()) for one in typed.split(OWNER_JOINT))
    return tuple(filter(None, found)), ""


def _undo_one(host: Secretary) -> None:
    """Ask which of the last changes to take back; those that a later one builds on say so."""
    session, found = host.session, last_steps(host.session)
    folder, history = session.workspace.folder, session.file.history
    said = {one.at: change_words(folder, one.before, one.after) for one in found}

    def why_not(by: int | None) -> str:
        told = _("! It stays, as a later change builds on it: {change}.")
        return "" if by is None else told.format(change=said[by].rstrip(" ."))

    def answered(answer: str | None) -> None:
        chosen = next((one for one in found if str(one.at) == answer), None)
        if chosen is None:
            return
        if session.file.history != history:
            host.say(_("Something else has been changed meanwhile: choose once more."))
        elif chosen.built_on is not None:
            host.say(why_not(chosen.built_on))
        else:
            take_back(session, chosen.at)
            host.say(_("Undone: {what}.").format(what=said[chosen.at].rstrip(" .")))

    told = ((str(one.at), (said[one.at], why_not(one.built_on))) for one in found)
    answers = [(at, "\n  ".join(filter(None, words))) for at, words in told]
    if answers:
        host.ask(ChooseScreen(_("Undo which change?"), answers), answered)
    else:
        host.say(_("There is nothing to undo."))


def _own_note(host: Secretary) -> None:
    """Write a note for the item on screen that nobody else sees."""
    if (item := host.session.item) is not None:
        host.ask(notes.note_of(host.session.workspace, host.session.id, item), lambda _left: None)


CHAIR: Mapping[str, Writing] = {
    "undo": lambda host: undo_said(host.session, host.say),
    "undo_one": _undo_one,
    "redo": lambda host: redo_said(host.session, host.say),
    "arrange": _arrange,
    "split": _split,
    "show_writing": _show_writing,
    "cancel": lambda host: new_meeting.ask_call_off(host.session, host.ask, host.say),
    "give_time": lambda host: host.session.give_time(),
    "not_reached": _not_reached,
    "take_over": _take_over,
    "own_notes": _own_note,
    "big_clock": lambda host: host.ask(clock.ClockScreen(host.session), lambda _left: None),
}
"""By command."""
