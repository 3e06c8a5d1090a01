"""The command palette, filled from the table of commands."""

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tryg_tui.locale import _
from tryg_tui.ui.commands.command import Command, key_name
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
        return [command for command in screen.commands() if command.id not in left_out]

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
        screen = self.screen
        space = "screen" if hasattr(screen, f"action_{command.id}") else "app"
        await screen.run_action(f"{space}.{command.id}")


def _words(command: Command) -> str:
    """What a command does, and its key."""
    return f"{_(command.help)}  ({_(key_name(command.keys.split()[0]))})"
