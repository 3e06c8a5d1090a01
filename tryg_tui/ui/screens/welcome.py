"""The first start where there is no folder: try the demonstration, or begin a folder."""

import datetime as dt
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tryg_tui.core.registers.answers import LINES, NOTHING
from tryg_tui.core.registers.beginning import Beginning
from tryg_tui.core.registers.interview import Interview, Refused
from tryg_tui.locale import _, language
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.folder.locate import init_folder, make_demo, started
from tryg_tui.store.folder.settings import remembers
from tryg_tui.ui.forms.answer import PATH, AskScreen
from tryg_tui.ui.navigation import program
from tryg_tui.ui.text import plain
from tryg_tui.words.fields import (
    BACK,
    hint_words,
    option_lines,
    question_words,
    refused_words,
    told_lines,
)
from tryg_tui.words.sentences.saving import not_saved_sentence


class WelcomeScreen(Screen[object]):
    """Says what the program is and offers two ways to begin."""

    AUTO_FOCUS = "OptionList"

    def compose(self) -> ComposeResult:
        """A few sentences and the choices."""
        with Vertical(id="welcome"):
            yield Static(id="welcome-text")
            yield OptionList(markup=False)
            yield Static(id="welcome-said")
            yield Static(id="welcome-keys")

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
        keys = _("↑ ↓ Enter choose. ? Help.")
        self.query_one("#welcome-keys", Static).update(plain(keys, "$muted"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Begin in the way that was chosen."""
        if event.option_id == "demo":
            self._open(make_demo())
        elif event.option_id == "new":
            hint = _("The folder is made; it must not hold anything yet.")
            proposed = str(Path.cwd() / "meetings")
            question = AskScreen(_("Where should the folder be?"), PATH, proposed, hint)
            self.app.push_screen(question, self._begin)
        else:
            self.app.exit(0)

    def _begin(self, place: str | None) -> None:
        """Ask what the folder begins with."""
        if place:
            self._ask(Path(place).expanduser(), Interview(usual=language()))

    def _ask(self, folder: Path, interview: Interview) -> None:
        """Ask the next question, or make the folder when there is none."""
        question = interview.now()
        if isinstance(question, Beginning):
            self._make(folder, question)
            return
        about = _("{back} goes back to the question before.").format(back=BACK)
        if interview.may_skip:
            about = _("{back} goes back to the question before, {nothing} leaves it out.")
            about = about.format(back=BACK, nothing=NOTHING)
        whole = question.asked == "whole"
        lines = told_lines(interview) if whole else option_lines(question)
        hints = (*lines, hint_words(question), about)

        def read(text: str) -> tuple[Interview | None, str]:
            try:
                # What was proposed may still stand before it.
                return interview.back() if text.endswith(BACK) else interview.answered(text), ""
            except Refused as refused:
                return None, refused_words(refused)

        def answered(after: Interview | None) -> None:
            # Who leaves a question loses no answer: only at the first one is the folder left.
            if after is not None or interview.given:
                self._ask(folder, after or interview.back())

        hint, proposed = "\n".join(filter(None, hints)), interview.proposed(question)
        keys = _("Enter goes on. Esc goes back.")
        words, joint = question_words(question), f" {LINES} "
        asking = AskScreen(words, PATH, proposed, hint, make=read, joint=joint, keys=keys)
        self.app.push_screen(asking, answered)

    def _make(self, folder: Path, beginning: Beginning) -> None:
        """Make the folder and open it."""
        try:
            init_folder(folder, beginning, dt.datetime.now().astimezone().date())
        except NotSaved as failure:
            sentence = not_saved_sentence(failure.reason, str(failure.path))
            self.query_one("#welcome-said", Static).update(plain(sentence, "bold $critical"))
            return
        kept = program(self.app)
        if remembers(kept.settings, folder):
            kept.remember(folder=str(folder.absolute()))
            said = _("The folder is made, and opened at the next start: {path}")
        else:
            said = _("The folder is made. Open it the next time with: {command}")
        self._open(folder)
        command = started("--folder", str(folder))
        self.app.notify(said.format(path=folder, command=command), markup=False)

    def _open(self, folder: Path) -> None:
        """Open a folder."""
        opened = program(self.app)
        opened.use(folder)
        opened.show_first()
