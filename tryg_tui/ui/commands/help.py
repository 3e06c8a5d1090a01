"""The commands of a screen as they are told about: the window of its keys, and the palette."""

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen

from tryg_tui.locale import _
from tryg_tui.ui.commands.availability import EDITOR, answer
from tryg_tui.ui.commands.command import Command, key_names, of_scope, while_typing
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.dialogs.modal import TextScreen
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.text import heading, lines, parts, plain

KEYS = 16
"""Width of the keys, in cells."""


class HelpScreen(TextScreen):
    """Everything that can be done on the screen below."""

    def __init__(self, screen: Screen[object]) -> None:
        """Tell about a screen."""
        super().__init__(_("Keys"), help_text(screen))


def help_text(screen: Screen[object]) -> Content:
    """The commands of a screen in groups."""
    if not isinstance(screen, TrygScreen):
        return plain(_("Esc closes this window."))
    mine = [c for c in screen.commands() if c.scope == screen.SCOPE]
    here = [c for c in mine if c.views]
    general = [c for c in mine if not c.views]
    editor = of_scope(COMMANDS, "editor") if screen.SCOPE == "meeting" else []
    now = screen.situation()
    everywhere = [c for c in screen.commands() if c.scope == "everywhere"]
    return lines(
        [
            *_group(_("At this item"), here),
            *_group(_("On this screen"), general),
            *_group(_("While writing"), [c for c in editor if answer(c, now).can]),
            *_group(_("Everywhere"), everywhere),
            *(_agenda() if screen.SCOPE in {"meeting", "screen"} else []),
        ]
    )


def _agenda() -> list[Content]:
    """What the signs of the agenda mean, and when time counts."""
    signs = {
        "✓": _("treated: something recorded, gone on from, or at least half of its time used"),
        "·": _("only looked at, or passed within seconds: its time is still to come"),
        "–": _("marked as not reached"),
        "!": _("more time used than planned"),
    }
    said = _(
        "The clock of the item goes on while you look at the front page; when the program ends, "
        "it stops."
    )
    rows = [parts((f"{sign:<{KEYS}} ", "bold"), words) for sign, words in signs.items()]
    return [heading(_("The agenda at the side")), *rows, plain(said, "$muted")]


def _group(title: str, commands: list[Command]) -> list[Content]:
    """A heading with commands under it."""
    if not commands:
        return []
    rows = []
    for command in commands:
        keys = " ".join(_(key) for key in key_names(command))
        shown = "1 … 9 0" if len(key_names(command)) == len("1234567890") else keys
        rows.append(parts((f"{shown:<{KEYS}} ", "bold $footer-key-foreground"), _(command.help)))
    return [heading(title), *rows, plain("")]


class TableProvider(Provider):
    """Offers the commands of the screen under the palette."""

    def _offered(self) -> list[Command]:
        """The commands that can be used now."""
        screen = self.screen
        if not isinstance(screen, TrygScreen):
            return []
        left_out = {"command_palette", "item_number", "section", "next_field", "open"}
        found = screen.commands()
        if self._editor is not None:
            everywhere = (c for c in found if c.scope == "everywhere" and c.typing)
            found = [*of_scope(COMMANDS, "editor"), *while_typing(everywhere)]
        return [command for command in found if command.id not in left_out]

    @property
    def _editor(self) -> DOMNode | None:
        """The editor under the palette in which somebody writes."""
        around = self.focused.ancestors_with_self if self.focused else ()
        return next((node for node in around if node.id == EDITOR), None)

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for command in self._offered():
            yield DiscoveryHit(
                plain(_words(command)), lambda command=command: self._run(command), _(command.label)
            )

    async def search(self, query: str) -> Hits:
        """The commands whose words match."""
        matcher, none = self.matcher(query), True
        for command in self._offered():
            words = _words(command)
            score = matcher.match(words)
            if score > 0:
                none = False
                yield Hit(
                    score,
                    matcher.highlight(words),
                    lambda command=command: self._run(command),
                    _(command.label),
                )
        if none:  # Textual would say so in its own language.
            yield Hit(1, plain(_("No command has these words."), "$muted"), lambda: None)

    async def _run(self, command: Command) -> None:
        """Carry a command out as its key would."""
        nodes = (self._editor, self.screen, self.app)
        does = (node for node in nodes if node and hasattr(node, f"action_{command.id}"))
        await self.app.run_action(command.id, next(does))


def _words(command: Command) -> str:
    """What a command does, and its keys."""
    return f"{_(command.help)}  ({', '.join(map(_, key_names(command)))})"
