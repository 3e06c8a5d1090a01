"""The command palette, filled from the table of commands."""

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode

from tryg_tui.locale import _
from tryg_tui.ui.commands.availability import EDITOR
from tryg_tui.ui.commands.command import Command, key_names, of_scope, while_typing
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.text import plain


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
        matcher = self.matcher(query)
        for command in self._offered():
            words = _words(command)
            score = matcher.match(words)
            if score > 0:
                yield Hit(
                    score,
                    matcher.highlight(words),
                    lambda command=command: self._run(command),
                    _(command.label),
                )

    async def _run(self, command: Command) -> None:
        """Carry a command out as its key would."""
        nodes = (self._editor, self.screen, self.app)
        does = (node for node in nodes if node and hasattr(node, f"action_{command.id}"))
        await self.app.run_action(command.id, next(does))


def _words(command: Command) -> str:
    """What a command does, and its keys."""
    return f"{_(command.help)}  ({', '.join(map(_, key_names(command)))})"
