"""The first line of every screen: where we are, whether it is saved, what time it is; and the last
one: the commands that matter here, as many as fit.
"""

from textual.content import Content
from textual.widgets import Static

from tryg_tui.locale import _, clock, language, ngettext, weekday_date
from tryg_tui.session.file_kind import Saving
from tryg_tui.session.workspace import Workspace
from tryg_tui.ui.commands.command import Command, key_name
from tryg_tui.ui.text import lines, parts, plain, show_text, spread
from tryg_tui.words.sentences import saving as save_words


class KeyLine(Static):
    """One line of keys with their labels; what does not fit is left out, help never is."""

    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; width: 1fr; background: $panel; padding: 0 1; }
    """

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(id="keys")
        self._commands: list[Command] = []
        self._drawn: tuple[list[Command], int, str] | None = None
        """The commands as they were drawn last, the width, and the language."""

    def show_commands(self, commands: list[Command]) -> None:
        """Show these commands, the most important first."""
        self._commands = commands
        asked = (commands, self._room(), language())
        if asked != self._drawn:
            self._drawn = asked
            show_text(self, line(commands, self._room()), layout=False)

    def on_resize(self) -> None:
        """Use the room there is now."""
        self.show_commands(self._commands)

    def _room(self) -> int:
        """The width for text, in cells."""
        return self.content_size.width or 78


def line(commands: list[Command], width: int) -> Content:
    """The keys and labels of the first commands that fit into a width."""
    shown = Content("")
    for command in commands:
        key = _(key_name(command.keys.split()[0]))
        piece = parts((key, "bold $footer-key-foreground"), f" {_(command.label)}  ")
        if shown.cell_length + piece.cell_length - 2 > width:
            continue
        shown = shown + piece
    return shown


class TopBar(Static):
    """Title at the left; example mark, state of saving and clock at the right."""

    DEFAULT_CSS = """
    TopBar { dock: top; height: 1; width: 1fr; background: $bar; color: $bar-text; padding: 0 1; }
    """

    _told: tuple[object, ...] = ()
    """What it was told to show last, and where."""

    def show(
        self,
        partnership: str,
        title: str,
        *,
        example: bool,
        company: str,
        saving: Saving | None,
        time: str,
    ) -> None:
        """Show the line anew, unless it is what it shows."""
        width = self.content_size.width or 78
        state = saving_words(saving)
        told = (partnership, title, example, company, state, time, width, language())
        if told == self._told:
            return
        self._told = told
        right = parts(
            (_("EXAMPLE") + "  " if example else "", "bold $bar-alert"),
            (f"{company}  " if company else "", ""),
            state,
            (f"  {time}", "bold"),
        )
        both = parts((f"{partnership} · {title}" if title else partnership, "bold"))
        short = parts((title or partnership, "bold"))
        left = both if both.cell_length + right.cell_length < width else short
        show_text(self, spread(left, right, width), layout=False)


class Banner(Static):
    """What has to be said before all else; away where that is nothing."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(id="banner")

    def tell(self, said: str, *, failed: bool) -> None:
        """Say something, which may be that something has failed."""
        show_text(self, plain(said, "bold $critical" if failed else "bold $risk"))
        self.display = bool(said)


def saving_words(saving: Saving | None) -> tuple[str, str]:
    """The state of saving in words, with its style."""
    match (saving := saving or Saving()).state:
        case "saving":
            return (_("saving …"), "")
        case "saved" if saving.at:
            return (_("Saved at {time}").format(time=clock(saving.at)), "")
        case "not-saved":
            return (_("NOT SAVED"), "bold $bar-alert")
        case _:
            return ("", "")


def trouble(saving: Saving) -> str:
    """Why something is not saved and what to do, in a sentence; empty when all is well."""
    if saving.state != "not-saved" or saving.reason is None:
        return ""
    if saving.copy:
        return save_words.kept_beside_sentence(saving.path, saving.copy.path.name)
    return save_words.not_saved_sentence(saving.reason, saving.path)


def headline(workspace: Workspace, saving: Saving) -> Content:
    """The day, and what is wrong with files or saving; or that there is no strategy."""
    if workspace.folder.strategy is None:
        said = _("This folder holds no strategy.toml; run “tryg-tui check”.")
        return plain(said, "$critical")
    today = weekday_date(workspace.today)
    rows = [parts((today[:1].upper() + today[1:], "bold"))]
    errors = len(workspace.problems)
    wrong = ngettext(
        "{n} problem in the folder's files: press ! to read it.",
        "{n} problems in the folder's files: press ! to read them.",
        errors,
    ).format(n=errors)
    failed = (wrong if errors else "", trouble(saving))
    return lines([*rows, *(plain(one, "bold $critical") for one in failed if one)])
