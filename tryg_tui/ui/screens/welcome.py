"""The first start where there is no folder: try the demonstration, or begin a folder."""

from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tryg_tui.core.model.strategy import Language
from tryg_tui.locale import _, language
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.folder.init import init_folder
from tryg_tui.store.folder.locate import make_demo
from tryg_tui.ui.dialogs.modal import AskScreen
from tryg_tui.ui.navigation import program
from tryg_tui.ui.text import plain
from tryg_tui.words.saving import not_saved_sentence


class WelcomeScreen(Screen[object]):
    """Says what the program is and offers two ways to begin."""

    AUTO_FOCUS = "OptionList"

    def compose(self) -> ComposeResult:
        """A few sentences and the choices."""
        with Vertical(id="welcome"):
            yield Static(id="welcome-text")
            yield OptionList(markup=False)
            yield Static(id="welcome-said")

    def on_mount(self) -> None:
        """Show the words."""
        self.redraw()

    def redraw(self) -> None:
        """Draw everything anew, in the language spoken now."""
        said = _(
            "tryg-tui runs the meetings of a safety partnership and writes their minutes.\n"
            "There is no folder of meetings here yet."
        )
        self.query_one("#welcome-text", Static).update(plain(said))
        choices = self.query_one(OptionList)
        choices.clear_options()
        choices.add_options(
            [
                Option(plain(_("Try it on a copy of the example folder")), id="demo"),
                Option(plain(_("Begin a new, empty folder")), id="new"),
                Option(plain(_("Quit")), id="quit"),
            ]
        )
        choices.highlighted = 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Begin in the way that was chosen."""
        if event.option_id == "demo":
            self._open(make_demo())
        elif event.option_id == "new":
            hint = _("The folder is made; it must not hold anything yet.")
            proposed = str(Path.cwd() / "meetings")
            question = AskScreen(_("Where should the folder be?"), proposed, hint)
            self.app.push_screen(question, self._ask_title)
        else:
            self.app.exit(0)

    def _ask_title(self, folder: str | None) -> None:
        """Ask what the partnership is called."""
        if folder:
            hint = _("For example Tryg Aalborg.")
            question = AskScreen(_("What is the partnership called?"), "", hint)
            self.app.push_screen(question, partial(self._ask_partners, folder))

    def _ask_partners(self, folder: str, title: str | None) -> None:
        """Ask who takes part."""
        if title:
            hint = _("With ; between, for example: Aalborg Kommune; Nordjyllands Politi")
            question = AskScreen(_("Which authorities are partners?"), "", hint)
            self.app.push_screen(question, partial(self._make, folder, title))

    def _make(self, place: str, title: str, answer: str | None) -> None:
        """Make the folder and open it."""
        partners = [name.strip() for name in (answer or "").split(";") if name.strip()]
        if not partners:
            return
        folder = Path(place).expanduser()
        people = [(_("Lead"), name) for name in partners]
        try:
            spoken: Language = "en" if language() == "en" else "da"
            init_folder(
                folder,
                title=title,
                short=title,
                partners=partners,
                people=people,
                language=spoken,
            )
        except NotSaved as failure:
            sentence = not_saved_sentence(failure.reason, str(failure.path))
            self.query_one("#welcome-said", Static).update(plain(sentence, "bold $critical"))
            return
        self._open(folder)

    def _open(self, folder: Path) -> None:
        """Open a folder."""
        opened = program(self.app)
        opened.use(folder)
        opened.show_first()
