"""The window that writes what leaves the room: which formats, where to, and how it goes."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from tryg_tui.core.model.base import Id
from tryg_tui.documents.export import Outgoing
from tryg_tui.documents.render.formats import (
    Format,
    PackageMissing,
    can_be_written,
    format_words,
)
from tryg_tui.locale import _
from tryg_tui.session import links
from tryg_tui.session.workspace import Workspace
from tryg_tui.store.files.commit import NotSaved, hand_out
from tryg_tui.store.folder.settings import papers_place
from tryg_tui.ui.dialogs.modal import Window
from tryg_tui.ui.keyboard import EFFECT
from tryg_tui.ui.navigation import program
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.text import plain
from tryg_tui.ui.widgets.inputs import LineInput, Ticks
from tryg_tui.words.sentences.saving import not_saved_sentence

PUBLIC = "public"
"""The choice to leave out what is private."""

LOG, TIMES, ANNEX = "log", "times", "annex"
"""The choices to tell minutes as a log, with times and numbers, and an agenda with an annex."""

KEPT = "calendar"
"""The choice to put a calendar into the folder, which is kept up to date there."""

FIRST: tuple[Format, ...] = ("docx", "pdf")
"""What is chosen to begin with: what most readers open."""


WITHOUT_PACKAGES: tuple[Format, ...] = ("html",)
"""What is chosen to begin with where the packages for those are not installed."""


READING = 15
"""Seconds that there are to read where something was written."""


class ExportScreen(Window[None]):
    """Choose formats and a place; a file that is there, or what looks personal, is asked about."""

    DEFAULT_CSS = "ExportScreen #chosen { height: auto; }"
    BINDINGS = [Binding("ctrl+s,f2", "write", show=False, priority=True)]
    SHAPE = "tall"

    def __init__(self, going: Outgoing, title: str) -> None:
        """Offer to write something that is called by a title."""
        super().__init__(_("Write: {title}").format(title=title))
        self._going = going
        self._asked: tuple[object, ...] = ()
        self._busy = False

    def body(self) -> ComposeResult:
        """The formats, the place, how it went."""
        first = FIRST if all(map(can_be_written, FIRST)) else WITHOUT_PACKAGES
        chosen: list[tuple[str, str, bool]] = [
            (one, format_words(one), one in first) for one in self._going.formats
        ]
        if self._going.year is None:  # A report has no version but the public one.
            chosen.append((PUBLIC, _("Leave out what is private"), False))
            if self._going.has_forms:
                chosen.append((LOG, _("Every line by itself, as a log"), False))
                chosen.append((TIMES, _("With times of the items and numbers of the lines"), False))
            if self._going.has_annex:
                words = _("Open actions and parked topics as an annex at the end")
                chosen.append((ANNEX, words, False))
            if self._may_keep():
                words = _("Calendar of all meetings and deadlines, kept in the folder from now on")
                chosen.append((KEPT, words, False))
        with Vertical(id="chosen"):
            yield Ticks(chosen, id="formats")
            yield Static(plain(_("Folder to write in"), "$muted"))
            yield LineInput(str(papers_place(self._going.root)), id="place")
        yield VerticalScroll(Static(id="told"), id="told-box")

    def _may_keep(self) -> bool:
        """Whether a calendar may be put into the folder, in which there is none yet."""
        workspace = program(self.app).workspace
        there = _calendar(self._going)[1].exists()
        return bool(workspace and not workspace.read_only and can_be_written("ics") and not there)

    def on_mount(self) -> None:
        """Tell the keys."""
        self._tell("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write when the place is confirmed."""
        event.stop()
        self.action_write()

    def action_leave(self) -> None:
        """Go back to the choices where something was asked, else to the screen below.

        What is being written is still finished.
        """
        if self._asked and not self._busy:
            self._asked = ()
            self._tell("")
        else:
            super().action_leave()

    def action_write(self) -> None:
        """Write what is chosen, unless something has to be asked first."""
        chosen = self.query_one("#formats", Ticks).chosen
        formats = [format for format in self._going.formats if format in chosen]
        place = self.query_one("#place", Input).value.strip()
        going = replace(
            self._going,
            public=PUBLIC in chosen,
            form="log" if LOG in chosen else "minutes",
            times=TIMES in chosen,
            annex=ANNEX in chosen,
        )
        if self._busy:
            return
        kept = KEPT in chosen
        if not (formats or kept) or not place:
            self._tell(_("Choose a format and name a folder."), "$critical")
            return
        self._busy = True
        self._tell(_("Writing …"))
        asking = (tuple(formats), place, frozenset(chosen))
        force = asking == self._asked
        self._asked = asking
        paths = places(going, formats, Path(place).expanduser().absolute())
        self.run_worker(
            lambda: self._write(going, paths, force, kept),
            group=EFFECT,
            thread=True,
            exit_on_error=False,
        )

    def _write(self, going: Outgoing, paths: dict[Format, Path], force: bool, kept: bool) -> None:
        """Write every format, and the calendar that is kept; runs beside the screen."""
        said, style = outcome(going, paths, force=force) if paths else ("", "$good")
        if kept and style == "$good":
            calendar, path = _calendar(going)
            also, style = outcome(calendar, {"ics": path}, force=False)
            said = "\n".join(filter(None, (said, also)))
        if not get_current_worker().is_cancelled:
            where = next((path.parent for path in paths.values()), papers_place(going.root))
            self.app.call_from_thread(self._done, said, style, where)

    def _done(self, said: str, style: str, where: Path) -> None:
        """Tell what came of it; once all is written, on the screen below, which has the keys."""
        self._busy = False
        if style == "$good" and where != papers_place(self._going.root):
            program(self.app).remember(papers=str(where))
        if style != "$warning":
            self._asked = ()
        if style == "$good":
            self.app.notify(said, markup=False, timeout=READING)
        if self.is_mounted and style == "$good":
            self.dismiss()
        elif self.is_mounted:
            self._tell(said, style)

    def _tell(self, said: str, style: str = "") -> None:
        """Show a sentence."""
        self.query_one("#told", Static).update(plain(said, style))
        # What is told may be long, and a window of 24 lines has no room for both.
        choosing = not said or style == "$critical"
        self.query_one("#chosen").display = choosing
        self.query_one("#told-box").display = bool(said)
        if self._asked or not choosing:
            hint = _("Ctrl+S writes all the same. Esc goes back to the choices.")
        else:
            hint = _("Space chooses. Ctrl+S writes. Tab goes on. Esc leaves.")
        self.tell_keys(hint)
        if not said:
            self.query_one("#formats").focus()
        elif not choosing:
            self.query_one("#told-box").focus()


def outcome(going: Outgoing, paths: dict[Format, Path], *, force: bool) -> tuple[str, str]:
    """What came of writing, or what is asked first, and how that looks."""
    doubts = [] if force else _doubts(going, paths)
    if doubts:
        again = _("Ctrl+S once more writes all the same.")
        return "\n".join((*doubts, again)), "$warning"
    try:
        made = {
            path: going.file(format, partial(links.beside, going.root, path.parent))
            for format, path in paths.items()
        }
        for path, content in made.items():
            hand_out(path, content, force=force)
    except PackageMissing as error:
        return error.sentence, "$critical"
    except NotSaved as error:
        return not_saved_sentence(error.reason, str(error.path)), "$critical"
    written = "\n".join(str(path) for path in paths.values())
    return _("Written:\n{paths}").format(paths=written), "$good"


def _calendar(going: Outgoing) -> tuple[Outgoing, Path]:
    """The calendar of all meetings of a folder, and where it lies there."""
    calendar = replace(going, loaded=None, table=False, public=True, kept=True)
    return calendar, going.root / f"{calendar.name}.ics"


def places(going: Outgoing, formats: Iterable[Format], place: Path) -> dict[Format, Path]:
    """The file of each format in a folder."""
    return {one: place / f"{going.name}.{one}" for one in formats}


def write_at_once(going: Outgoing, formats: Iterable[Format]) -> str:
    """Write to the usual place what nothing has to be asked about; what came of it."""
    paths = places(going, formats, papers_place(going.root))
    if doubts := _doubts(going, paths):
        return " ".join((*doubts, _("Nothing was written; E writes it all the same.")))
    return outcome(going, paths, force=True)[0].replace("\n", " ")


def _doubts(going: Outgoing, paths: dict[Format, Path]) -> list[str]:
    """What has to be asked before writing: what looks personal, and files that are there."""
    there = [
        _("{path} is there already.").format(path=path) for path in paths.values() if path.exists()
    ]
    folders = dict.fromkeys(path.parent for path in paths.values())
    new = [
        _("There is no folder {path} yet; it will be made.").format(path=folder)
        for folder in folders
        if not folder.exists() and _can_be_made(folder)
    ]
    return [*going.leaks(), *there, *new]


def _can_be_made(folder: Path) -> bool:
    """Whether nothing but a folder is above one that is not there."""
    there = (above for above in folder.absolute().parents if above.exists())
    return next(there, folder).is_dir()


def leaving(workspace: Workspace, **what: Any) -> Outgoing:
    """Something that leaves a folder, as it stands now."""
    return Outgoing(root=workspace.root, folder=workspace.folder, today=workspace.today, **what)


def export_meeting(screen: TrygScreen, id: Id) -> None:
    """Offer to write a meeting for those who never open the program."""
    loaded = screen.workspace.folder.meeting(id)
    assert loaded is not None
    going = leaving(screen.workspace, loaded=loaded)
    screen.app.push_screen(ExportScreen(going, loaded.value.title))


def export_report(screen: TrygScreen, year: int) -> None:
    """Offer to write the status report of a year."""
    going = leaving(screen.workspace, year=year)
    screen.app.push_screen(ExportScreen(going, _("Status report {year}").format(year=year)))
