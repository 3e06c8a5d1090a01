"""What the parts of the meeting screen share: the meeting, its place, and how it is changed."""

from collections.abc import Mapping

from tryg_tui.core.input.draft import Draft
from tryg_tui.core.meetings.lifecycle import open_meeting, pause
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.model.strategy import View
from tryg_tui.locale import _
from tryg_tui.session.drafts import Place
from tryg_tui.session.file_session import FileSession
from tryg_tui.ui.commands.command import Command
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.pages.context import Chosen, Context
from tryg_tui.ui.pages.registry import PAGES
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.widgets.editor import EntryEditor
from tryg_tui.ui.widgets.rows import TALL, Rows

WIDEST = 118
"""Most cells of a line of text: content is no wider than 120 columns."""

SIDE = 66
"""The greatest width of the details beside the list, in cells."""

SIDE_FRAME = 4
"""What line, margins and scrollbar take of their part of the screen."""


class Hosting(TrygScreen):
    """A screen that holds a meeting; the parts of the meeting screen add its commands."""

    def __init__(self, meeting: Meeting) -> None:
        """Show a meeting where it is, or at its first item."""
        super().__init__()
        self._meeting_id = meeting.id
        self.shown: Id = meeting.current or (meeting.items[0].id if meeting.items else "")
        self.chosen = Chosen()
        """What is chosen to be in the chart."""
        self.filter = ""
        """Which initiatives are shown."""

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands now, whoever changed it."""
        return self.desk.meeting(self._meeting_id)

    @property
    def file(self) -> FileSession[Meeting]:
        """The minutes as a file that is worked in."""
        return self.saver.minutes(self._meeting_id)

    @property
    def drafts(self) -> Mapping[Place, Draft]:
        """What was written and left, by kind, item and what it is about."""
        return self.desk.drafts.of(self.meeting.id)

    @property
    def writable(self) -> bool:
        """Whether this screen may change the meeting's file."""
        return self.desk.may_write(self.meeting)

    @property
    def item(self) -> AgendaItem:
        """The item on screen."""
        if self.meeting.item(self.shown) is None:
            # Somebody else has taken it off the agenda.
            self.shown = self.meeting.current or self.meeting.items[0].id
        found = self.meeting.item(self.shown)
        assert found is not None
        return found

    @property
    def view(self) -> View | None:
        """The view of the item on screen."""
        return self.item.view if self.meeting.items else None

    @property
    def editor(self) -> EntryEditor:
        """The editor."""
        return self.query_one(EntryEditor)

    @property
    def row(self) -> RowRef:
        """What the row highlighted in the view is about."""
        return self.query_one("#rows", Rows).highlighted_ref

    @property
    def detail_room(self) -> int:
        """The width of the details: a third of what there is, or all of it below the list."""
        if not self.has_class("-wide"):
            return self.query_one("#rows", Rows).room
        return min(SIDE, self.query_one("#body").size.width // 3 - SIDE_FRAME)

    def context(self) -> Context:
        """What the item's view is drawn from."""
        return Context(
            folder=self.desk.folder,
            ledger=self.desk.ledger(self.meeting.id),
            meeting=self.meeting,
            item=self.item,
            previous=self.desk.previous(self.meeting),
            now=self.desk.now(),
            chosen=self.chosen,
            filter=self.filter,
            shared=self.desk.shared,
            row=self.row,
            room=min(WIDEST, self.query_one("#item-title").content_size.width),
            roomy=not self.has_class("-narrow") and self.size.height >= TALL,
        )

    def unread_words(self) -> str:
        """That not everything has been read, so that figures and lists here may lack something."""
        unread = sorted(self.desk.unreadable)
        if not unread:
            return ""
        said = _("Not everything could be read: {files}. What is shown may be incomplete.")
        return said.format(files=", ".join(unread))

    def take(self, meeting: Meeting) -> None:
        """Keep and save the meeting as changed, and show it."""
        self.file.take(meeting)
        self._draw()

    def change(self, meeting: Meeting) -> None:
        """Take over a change of the minutes, which undo can take back."""
        self.file.change(meeting)
        self._draw()

    def _draw(self) -> None:
        """Show the meeting as changed."""
        if self.is_mounted:
            # A new line of the minutes must not be seen beside the old word that all is saved.
            self.draw_together()
            self.redraw()

    def idle_words(self, command: Command) -> str:
        """Why a command of the view would do nothing now."""
        if not command.views or self.view is None:
            return ""
        return PAGES[self.view].why_not(self.context(), command.id, self.row)

    def pause(self) -> None:
        """Stop the item's clock, because the program ends."""
        if self.meeting.state == "open" and self.writable:
            self.take(pause(self.meeting, self.desk.now()))

    def start(self) -> None:
        """Start the meeting at its first item."""
        opened = open_meeting(self.meeting, self.desk.now())
        self.shown = opened.current
        self.take(opened)

    def offer_start(self) -> None:
        """Ask whether to start the meeting, because somebody wants to record something."""
        self.app.push_screen(
            ChooseScreen(
                _("The meeting has not started, so nothing can be recorded yet."),
                [("start", _("Start the meeting now")), ("wait", _("Not yet"))],
            ),
            lambda answer: self.start() if answer == "start" else None,
        )

    def action_export(self) -> None:
        """Offer to write the agenda or minutes for others."""
        from tryg_tui.ui.dialogs.export import export_meeting

        export_meeting(self, self._meeting_id)
