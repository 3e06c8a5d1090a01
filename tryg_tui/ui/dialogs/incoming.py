"""The window that brings in a file: which one, what it holds, and only then that it is taken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tryg_tui.core.input.due import parse_due
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.locale import _, long_date, ngettext
from tryg_tui.session.incoming.figures import Unnamed
from tryg_tui.session.incoming.files import (
    PAPERS,
    SHEETS,
    Unreadable,
    offered,
    typed_path,
)
from tryg_tui.session.incoming.incoming import (
    Incoming,
    Sort,
    Undated,
    Wanted,
    read_in,
    take,
    take_back,
)
from tryg_tui.store.folder.settings import incoming_place
from tryg_tui.ui.dialogs.modal import Window
from tryg_tui.ui.keyboard import EFFECT
from tryg_tui.ui.navigation import Registers, program
from tryg_tui.ui.text import lines, plain
from tryg_tui.ui.widgets.inputs import Choice, LineInput, Ticks
from tryg_tui.words.problems import sentence

if TYPE_CHECKING:
    from tryg_tui.ui.screens.base import TrygScreen

T = TypeVar("T")

ABOVE = ".."
"""The answer that goes to the folder above."""

DONE, REVISED = "done", "revised"
"""The choices that actions without a status are done, and that figures are corrections."""

SORTS: dict[str, Sort] = {
    "minutes": "minutes",
    "people": "people",
    "initiatives": "initiatives",
    "index": "index",
    "measures": "index",
}
"""What is brought in, by the name of a choice or a register."""


class IncomingScreen(Window[Incoming]):
    """Choose a file, see what comes in and what cannot be used, and take it or leave it."""

    BINDINGS = [Binding("enter", "take", show=False, priority=True)]
    SHAPE = "tall"

    def __init__(self, screen: TrygScreen, sort: Sort) -> None:
        """Offer to bring in a file of a sort to begin with."""
        super().__init__(_("Read in a file"))
        self._below = screen
        self._sort: Sort = sort
        self._place = incoming_place()
        self._shown: Incoming | None = None
        """What would come in, while it is shown."""
        self._wanted: Wanted | None = None

    def body(self) -> ComposeResult:
        """What the file holds, where it is, what has to be said of it, and what is in it."""
        sorts = (
            ("minutes", _("Earlier minutes")),
            ("people", _("Participants")),
            ("initiatives", _("Initiatives")),
            ("index", _("Safety index")),
        )
        with Vertical(id="chosen"):
            yield Choice(sorts, self._sort, "sort")
            yield Static(plain(_("File: write its name, drag it in here, or choose it"), "$muted"))
            yield LineInput("", id="file", compact=True)
            yield OptionList(id="files")
            with Vertical(id="of-minutes"):
                yield Static(plain(_("Day of the meeting"), "$muted"))
                yield LineInput("", id="day", compact=True)
                words = _("Actions whose status is not told are done")
                yield Ticks([(DONE, words, False)], id="done")
            with Vertical(id="of-index"):
                words = _("Measure, where the table does not name it, or what a new one is called")
                yield Static(plain(words, "$muted"))
                yield LineInput("", id="measure", compact=True)
                words = _("Other figures than ours are the publisher's corrections")
                yield Ticks([(REVISED, words, False)], id="revised")
        yield VerticalScroll(Static(id="told"), id="told-box")

    def on_mount(self) -> None:
        """Begin with the file."""
        self._show_sort()
        self._choose()

    def on_choice_changed(self) -> None:
        """Ask for what has to be said of such a file."""
        self._sort = SORTS[self.query_one("#sort", Choice).value]
        self._show_sort()

    def _show_sort(self) -> None:
        """Show the fields of what is brought in, and the files that may hold it."""
        self.query_one("#of-minutes").display = self._sort == "minutes"
        self.query_one("#of-index").display = self._sort == "index"
        files = self.query_one("#files", OptionList)
        endings = PAPERS if self._sort == "minutes" else SHEETS
        above = _("↑ up from {place}").format(place=self._place)
        files.clear_options()
        files.add_option(Option(plain(above, "$muted"), id=ABOVE))
        for one in offered(self._place, endings):
            name = f"{one.name}/" if one.is_dir() else one.name
            files.add_option(Option(plain(name), id=one.name))
        files.highlighted = min(1, files.option_count - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to a folder, or read the file that was chosen."""
        event.stop()
        if event.option_list.id == "files":
            chosen = event.option_id or ABOVE
            self._at(self._place.parent if chosen == ABOVE else self._place / chosen)

    def on_choice_submitted(self) -> None:
        """Go on to the file."""
        self.query_one("#file").focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Read the file that is named, once all is said of it."""
        event.stop()
        typed = self.query_one("#file", Input).value.strip()
        if typed:
            self._at(typed_path(typed, self._place))
        else:
            self.query_one("#files").focus()

    def _at(self, path: Path) -> None:
        """Show what is in a folder, or read a file; of minutes the day has to be known."""
        if path.is_dir():
            self._place = path
            self.query_one("#file", Input).value = ""
            self._show_sort()
            self.query_one("#files").focus()
            return
        self.query_one("#file", Input).value = str(path)
        field, workspace = self.query_one("#day", Input), self._below.workspace
        due = parse_due(field.value, workspace.today, None, past=True)
        if self._sort == "minutes" and field.value.strip() and not (due and due.exact):
            field.focus()
            said = _("“{text}” is not a date; write it as 2018-04-10 or 10.4.2018.")
            self._tell(said.format(text=field.value), "$critical")
            return
        measure = self.query_one("#measure", Input).value.strip()
        self._wanted = Wanted(
            sort=self._sort,
            file=path,
            day=due.date if due and self._sort == "minutes" else None,
            measure=measure,
            title=measure if self._sort == "index" else "",
            revised=REVISED in self.query_one("#revised", Ticks).chosen,
            done=DONE in self.query_one("#done", Ticks).chosen,
        )
        self._tell(_("Reading …"))
        self._beside(self._read, self._preview)

    def _beside(self, read: Callable[[], T], show: Callable[[T], object]) -> None:
        """Read beside the screen, as a file may be far away, and show what that gave."""
        tell = self.app.call_from_thread
        self.run_worker(lambda: tell(show, read()), group=EFFECT, thread=True, exit_on_error=False)

    def _read(self) -> Incoming | Unreadable | Unnamed:
        """What the file brings in, or why it cannot be read."""
        workspace, wanted = self._below.workspace, self._wanted
        assert wanted is not None
        try:
            return read_in(workspace.root, workspace.folder, workspace.today, wanted)
        except (Unreadable, Unnamed) as error:
            return error

    def _preview(self, found: Incoming | Unreadable | Unnamed) -> None:
        """Show what comes in and what cannot be used; ask for the day that a file does not tell."""
        if not isinstance(found, Incoming):
            undated = isinstance(found, Undated)
            self._tell(found.sentence, "" if undated else "$critical")
            if undated:
                self.query_one("#day").focus()
            return
        self._shown = found
        wrong = (plain(f"! {one}", "bold $critical") for one in found.wrong)
        # What it comes to stands first: the lines above it may be many.
        *rest, count = found.told
        told = (plain(one) for one in rest)
        meetings = [one.value for one in found.files if isinstance(one.value, Meeting)]
        of = (_("The minutes are of {date}.").format(date=long_date(one.date)) for one in meetings)
        said = (plain(count, "bold"), *map(plain, of), *wrong, *told)
        self.query_one("#told", Static).update(lines(said))
        self.query_one("#chosen").display = False
        self.query_one("#told-box").focus()
        if found.wrong:
            self.tell_keys(_("Correct these lines in the file first. Esc goes back."))
        elif found.files:
            self.tell_keys(_("Enter takes it in. Esc goes back and leaves all as it is."))
        else:
            self.tell_keys(_("There is nothing new in it. Esc goes back."))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter takes in only what is shown."""
        return action != "take" or self._shown is not None

    def action_take(self) -> None:
        """Take in what was shown, unless it would be something else by now."""
        if self._shown is not None and self._shown.files and not self._shown.wrong:
            self._beside(self._read, self._take)

    def _take(self, now: Incoming | Unreadable | Unnamed) -> None:
        """Take in what the file brings now, if that is what was shown."""
        if not isinstance(now, Incoming) or now != self._shown or self._wanted is None:
            self._choose()
            self._tell(_("The file or the folder has changed: look at it again."), "$critical")
            return
        for problem in take(self._below.saver, now):
            self._below.say(sentence(problem))
        program(self.app).remember(incoming=str(self._wanted.file.parent))
        self.dismiss(now)

    def action_leave(self) -> None:
        """Go back to the choices where something is shown, else to the screen below."""
        if self._shown is None:
            super().action_leave()
        else:
            self._choose()

    def _choose(self) -> None:
        """Let a file be chosen."""
        self._shown = None
        self.query_one("#chosen").display = True
        self._tell("")
        self.query_one("#file").focus()
        self.tell_keys(_("Enter shows what is in the file. Tab goes on. Esc leaves."))

    def _tell(self, said: str, style: str = "") -> None:
        """Say something below the choices, or nothing."""
        self.query_one("#told-box").display = bool(said) or self._shown is not None
        self.query_one("#told", Static).update(plain(said, style))


def ask_incoming(screen: TrygScreen, about: str = "") -> None:
    """Bring in a file, to begin with of a register; what came in is told, with the way back."""

    def answered(found: Incoming | None) -> None:
        if found is None:
            return
        back = _("u takes it back.")
        screen.say(f"{_came(found)} {back}")
        screen.redraw()
        if found.register is not None and screen.SCOPE != "registers":
            screen.visit(Registers(found.register))

    screen.app.push_screen(IncomingScreen(screen, SORTS.get(about, "minutes")), answered)


def _came(found: Incoming) -> str:
    """What was read in."""
    value = found.files[0].value
    if isinstance(value, Meeting):
        n = len(value.items)
        said = ngettext(
            "Read in: the minutes of {date}, {n} item.",
            "Read in: the minutes of {date}, {n} items.",
            n,
        )
        return said.format(date=long_date(value.date), n=n)
    return _("Read in: {told}").format(told=found.told[-1])


def take_minutes_back(screen: TrygScreen) -> None:
    """Take away again the minutes that were read in last, and say so, or why not."""
    meeting, free = take_back(screen.workspace, screen.saver)
    said = _("The minutes of {date} are away again.")
    if not free:
        said = _("The minutes of {date} stay: they were changed since, or others go on from them.")
    screen.say(said.format(date=long_date(meeting.date)))
    screen.redraw()
