"""The application: its screens, themes, language and ways out."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from msgspec.structs import replace
from rich.console import RenderableType
from textual.command import CommandPalette
from textual.driver import Driver
from textual.events import Event, Key
from textual.filter import LineFilter
from textual.screen import Screen
from textual.theme import Theme

from tryg_tui.core.model.base import Id
from tryg_tui.locale import _, language, set_language
from tryg_tui.session.presence import PresenceThread
from tryg_tui.session.workspace import Workspace
from tryg_tui.store.files import log
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.files.watch import Seen, see
from tryg_tui.store.folder.settings import Settings, load_settings, save_settings
from tryg_tui.store.journal import journal
from tryg_tui.ui import navigation
from tryg_tui.ui.commands import help as key_help
from tryg_tui.ui.commands.availability import takes_key, typing
from tryg_tui.ui.commands.command import beside, bindings, of_scope
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.dialogs import modal, recovered
from tryg_tui.ui.keyboard import Keyboard
from tryg_tui.ui.places import Renewing
from tryg_tui.ui.saving import FileNews, ask_where
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.terminal import INERT, only_changes, tell_escape
from tryg_tui.ui.themes import AT_FIRST, DARK, LIGHT, OWN, THEMES, style_all

if TYPE_CHECKING:
    from tryg_tui.store.journal.recovery import KeptDraft

Start = Literal["home", "run", "review", "screen", "report"]
"""The screen to begin with."""


class TrygApp(Renewing):
    """The program on the screen."""

    CSS = AT_FIRST
    BINDINGS = bindings(COMMANDS, "everywhere")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (150, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]

    def __init__(
        self,
        root: Path | None,
        *,
        meeting: str | None = None,
        line: int = 0,
        year: int | None = None,
        screen: Start = "home",
        theme: str = "",
        read_only: bool = False,
        seen: Seen | None = None,
        body: Id = "",
    ) -> None:
        """Open a folder, which may have been read already, or with None offer to make one.

        Raises FolderMissing where the folder cannot be read.
        """
        super().__init__()
        self.animation_level = "none"
        self.keyboard = Keyboard(self, self._opens_text, self._refuse_pasted)
        self.settings: Settings = load_settings()[0]
        self._body = body or self.settings.body
        self.read_only = read_only
        self._start: Start = screen
        self._meeting = meeting
        self._line = line
        self._year = year
        for own in THEMES.values():
            self.register_theme(own)
        self._begin_with(THEMES.get(theme or self.settings.theme, LIGHT))
        self.workspace: Workspace | None = None
        self.presence: PresenceThread | None = None
        if root is not None:
            self.use(root, seen)

    def _begin_with(self, theme: Theme) -> None:
        """Show a theme from the first frame on.

        It is not assigned, as everything would then be drawn in the usual theme first, and the
        style sheet be read once more.
        """
        self.set_reactive(TrygApp.theme, theme.name)
        self.set_class(theme.dark, "-dark-mode")
        self.set_class(not theme.dark, "-light-mode")
        self.stylesheet.set_variables(self.get_css_variables())

    def use(self, root: Path, seen: Seen | None = None) -> None:
        """Work in this folder, read now unless it has just been; raises FolderMissing."""
        reading, there = seen or see(root)
        log.note("folder", log.folder_told(root))
        shared = self._start == "screen"
        self.workspace = Workspace(root, read_only=self.read_only, shared=shared, reading=reading)
        self.workspace.chosen = self._body
        self.read_only = self.workspace.read_only
        self.saver = FileNews(self, self.workspace, self.show_anew).saver
        changed = partial(self.call_later, self.files_changed)
        self.presence = PresenceThread(root, changed, there, may_write=not self.read_only)
        self.saver.fence = self.presence.fence

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The filters of what is drawn, with the one that lets nothing act on the terminal."""
        return [*super().get_line_filters(), INERT]

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Draw a change of the screen: only the cells that it is about."""
        super()._display(screen, only_changes(renderable))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The variables of the own themes, for any other theme."""
        return {name: DARK.variables[name] for name in OWN}

    def get_driver_class(self) -> type[Driver]:
        """What drives the terminal."""
        return tell_escape(super().get_driver_class())

    def on_load(self) -> None:
        """Begin to take keys in order, before anything is there to take them."""
        self.keyboard.listen()

    async def on_event(self, event: Event) -> None:
        """Act on an event, on a key only when its turn has come."""
        if not self.keyboard.takes(event):
            await super().on_event(event)

    def _opens_text(self, key: Key) -> bool:
        """Whether a key now opens something to type in."""
        screen = self.screen
        if getattr(self.focused, "numbered", False):
            return True  # Signs at numbered words begin a text.
        return isinstance(screen, TrygScreen) and any(
            command.opens_text and key.key in command.keys.split() for command in screen.commands()
        )

    def _refuse_pasted(self) -> None:
        """Say that what was pasted is not taken, as it would be taken for commands."""
        said = _("Pasted text does nothing here; first open something to write in.")
        self.notify(said, markup=False)

    def on_mount(self) -> None:
        """Show the first screen."""
        self.heed_signals()
        if self.workspace is None or self._start != "home":
            style_all(self)
        self.show_first()

    def on_ready(self) -> None:
        """Look for garbage from now on, but not in what is there for good."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        self.screen.call_after_refresh(self._look_around)

    def _look_around(self) -> None:
        """Make ready for other screens, and look after other programs and the last one's texts."""
        style_all(self)
        for name in [name for name in sys.modules if name.startswith("tryg_tui.")]:
            vars(sys.modules[name])  # Loads what the first screen was drawn without.
        if self.presence is not None:
            self.presence.start()
            self.run_worker(self._look_back(), exit_on_error=False)

    def on_unmount(self) -> None:
        """Let others write, and no longer be seen."""
        if self.presence is not None:
            self.presence.stop()
        if self.workspace is not None:
            self.workspace.drafts.keeper.close()

    def show_first(self) -> None:
        """Show the front page, and over it the meeting asked for."""
        workspace, place = self.workspace, self._asked_for()
        if not isinstance(place, navigation.SharedScreenOf):
            self.go(navigation.FrontPage())
        if workspace is not None and place is not None:
            self.go(place)

    def _asked_for(self) -> navigation.Place | None:
        """Where to begin, where that is not the front page."""
        named, upcoming = (
            self._meeting,
            self.workspace.next(self.workspace.body) if self.workspace else None,
        )
        id = named or (upcoming.id if upcoming else "")
        match self._start:
            case "report":
                return navigation.StatusReport(self._year)
            case "review":
                return (
                    navigation.MinutesOf(id, line=self._line) if named else navigation.LookingBack()
                )
            case "run" if id:
                return navigation.AtMeeting(id)
            case "screen" if id:
                return navigation.SharedScreenOf(id)
            case _:
                return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep commands away that do not belong here: letters while somebody types."""
        closes = self.screen.is_modal and (action == "help" or parameters == (1,))
        if closes and isinstance(self.screen, modal.TextScreen):
            return False  # These keys close the window.
        if not any(c.id == action for c in of_scope(COMMANDS, "everywhere")):
            return True
        scope = self.screen.SCOPE if isinstance(self.screen, TrygScreen) else "everywhere"
        meant, writing = [c for c in beside(COMMANDS, scope) if c.id == action], typing(self)
        return any(takes_key(one, parameters, typing=writing) for one in meant)

    async def _look_back(self) -> None:
        """Offer what the last program could not save."""
        if self.workspace is None or self.saver is None or self.workspace.read_only:
            return
        found = await asyncio.to_thread(journal.abandoned, self.workspace.root)
        if found:
            await recovered.offer(self, self.workspace, self.saver, found)

    async def go_on(self, meeting: Id, kept: KeptDraft | None) -> None:
        """Go where the last program ended: to a meeting, and into the editor that was open."""
        screens = [screen for screen in self.screen_stack if isinstance(screen, TrygScreen)]
        hosts = [screen for screen in screens if screen.meeting_shown == meeting]
        if not hosts and kept is not None:
            await self.go(navigation.AtMeeting(meeting))
            hosts = [self.screen] if isinstance(self.screen, TrygScreen) else []
        for host in hosts:
            host.go_on(kept)

    def on_notify(self) -> None:
        """Let a sentence take the place of the one before: a key held down would pile them up."""
        self.clear_notifications()

    def action_help(self, typed: int = 0) -> None:
        """Show the keys of the screen."""
        self.push_screen(key_help.HelpScreen(self.screen))

    def action_command_palette(self) -> None:
        """Find a command by its name."""
        if not isinstance(self.screen, CommandPalette):
            hint = _("Find a command …")
            self.push_screen(
                CommandPalette([key_help.TableProvider], placeholder=hint, id="--command-palette")
            )

    def action_switch_language(self) -> None:
        """Speak the other language from now on."""
        set_language("en" if language() == "da" else "da")
        self.remember(language=language())
        self.show_anew()

    def action_switch_theme(self) -> None:
        """Show the other theme from now on."""
        self.theme = DARK.name if self.theme == LIGHT.name else LIGHT.name
        self.remember(theme="dark" if self.theme == DARK.name else "light")

    def action_save_copy(self) -> None:
        """Ask where a copy of what could not be saved is to go."""
        if self.saver is not None:
            ask_where(self, self.saver)

    def action_registers(self) -> None:
        """Open the registers; not where everybody sees what is changed."""
        if self.workspace is not None and not self.workspace.shared:
            self.go(navigation.Registers())

    def action_search(self) -> None:
        """Search in all minutes; not where everybody sees what is typed."""
        if self.workspace is not None and not self.workspace.shared:
            self.go(navigation.Search())

    def action_blank(self) -> None:
        """Blank the screen to title and clock."""
        if not (isinstance(self.screen, TrygScreen) and self.screen.toggle_blank()):
            self.push_screen(modal.BlankScreen(self.workspace))

    def remember(self, **changed: str) -> None:
        """Remember a choice for next time; a choice that cannot be kept still holds today."""
        self.settings = replace(self.settings, **changed)
        try:
            save_settings(self.settings)
        except NotSaved:
            self.log.warning("the settings could not be saved")
