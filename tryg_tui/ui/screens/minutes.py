"""A meeting's minutes, to read."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tryg_tui.core.base import Id
from tryg_tui.core.meeting import Meeting
from tryg_tui.core.running import finalise, reopen
from tryg_tui.documents.plain import minutes_text
from tryg_tui.locale import _
from tryg_tui.ui.command_table import COMMANDS
from tryg_tui.ui.commands import Command, bindings
from tryg_tui.ui.present import plain
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.screens.modal import ChooseScreen
from tryg_tui.ui.widgets.key_line import KeyLine
from tryg_tui.ui.widgets.top_bar import TopBar, trouble


class MinutesScreen(TrygScreen):
    """The minutes as text; a draft can be taken up again or made final."""

    SCOPE = "minutes"
    BINDINGS = bindings(COMMANDS, "minutes")
    AUTO_FOCUS = "#paper"

    def __init__(self, meeting: Id, said: str = "") -> None:
        """Show a meeting of the folder; `said` stands over the text."""
        super().__init__()
        self._meeting_id = meeting
        self._said = said

    @property
    def meeting(self) -> Meeting:
        """The meeting as the folder holds it now."""
        loaded = self.desk.folder.meeting(self._meeting_id)
        assert loaded is not None
        return loaded.value

    def compose(self) -> ComposeResult:
        """A first line, a sentence, the text, the keys."""
        yield TopBar()
        yield Static(id="said")
        with VerticalScroll(id="paper"):
            yield Static(id="text")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the minutes."""
        self.set_interval(20.0, self._tick)
        self.call_after_refresh(self.redraw)

    def on_saver_changed(self) -> None:
        """Show the state of saving."""
        self._tick()

    def available(self, command: Command) -> bool:
        """Only a draft can be taken up again or made final."""
        if command.id == "start_or_close":
            return self.meeting.state == "draft" and self.desk.may_write(self.meeting)
        return super().available(command)

    def redraw(self) -> None:
        """Draw everything anew."""
        loaded = self.desk.folder.meeting(self._meeting_id)
        assert loaded is not None
        text = minutes_text(self.desk.folder, loaded, today=self.desk.today)
        self.query_one("#text", Static).update(plain(text))
        self._tick()
        self.show_keys()

    def _tick(self) -> None:
        """Show title, clock and the state of saving."""
        self.show_top(self.meeting.title, example=self.meeting.example)
        failed = trouble(self.saver)
        said = self.query_one("#said", Static)
        said.update(plain(failed or self._said, "bold $critical" if failed else "bold $good"))
        said.display = bool(failed or self._said)

    def action_back(self) -> None:
        """Go back to where we came from."""
        self.dismiss()

    def action_overview(self) -> None:
        """Show the dashboards as they stood at the meeting."""
        from tryg_tui.ui.screens.overview import OverviewScreen

        self.app.push_screen(OverviewScreen(self.desk, self.meeting))

    def action_start_or_close(self) -> None:
        """Ask what is to become of the draft."""
        self.app.push_screen(
            ChooseScreen(
                _("These minutes are a draft."),
                [
                    ("final", _("Make them final; the file is not changed again")),
                    ("reopen", _("Take the meeting up again")),
                ],
            ),
            self._decide,
        )

    def _decide(self, answer: str | None) -> None:
        """Make the draft final, or go back into the meeting."""
        if answer == "final":
            self._take(finalise(self.meeting))
            self._said = _("The minutes are final.")
            self.redraw()
        elif answer == "reopen":
            from tryg_tui.ui.screens.meeting import MeetingScreen

            meeting = reopen(self.meeting, self.desk.now())
            self._take(meeting)
            self.app.switch_screen(MeetingScreen(meeting))

    def _take(self, meeting: Meeting) -> None:
        """Keep and save the meeting as changed."""
        self.desk.put(meeting)
        self.saver.save(meeting)
