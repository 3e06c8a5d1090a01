"""An agenda on the screen: that of a meeting that is open here, or what stands in its place."""

from collections.abc import Callable, Sequence

from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import AnyEntry, Status
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import AgendaItem, Meeting, numbered
from tryg_tui.core.model.strategy import View
from tryg_tui.locale import _
from tryg_tui.session import links
from tryg_tui.session.meeting.open_meeting import OpenMeeting
from tryg_tui.session.workspace import Workspace
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.parts import minutes
from tryg_tui.ui.pages.row import Row, RowRef
from tryg_tui.words import vocabulary


class MeetingAgenda:
    """The agenda of a meeting that is open here."""

    def __init__(self, session: OpenMeeting) -> None:
        """Show a meeting."""
        self._session = session
        self._looked: object = None
        """For which item and links it was looked last which papers there are."""
        self._gone: frozenset[str] = frozenset()

    def _gone_now(self, item: AgendaItem) -> frozenset[str]:
        """The papers that are not there, looked for anew at each item and for each new link."""
        held = (*self.meeting.items, *self.meeting.entries)
        found = tuple(link for one in held for link in one.links)
        if self._looked != (looked := (item.id, found)):
            self._looked, self._gone = looked, links.gone(self._session.workspace.root, found)
        return self._gone

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands now."""
        return self._session.meeting

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """The items."""
        return self.meeting.items

    @property
    def item(self) -> AgendaItem | None:
        """The item on screen; None where there is none at all."""
        return self._session.item

    def go(self, item: Id, *, stepped: bool = False) -> None:
        """Go to an item, and have the others follow."""
        self._session.go(item, stepped=stepped)

    def context(self) -> Context:
        """The meeting at the item on screen, with the folder as it stood then."""
        workspace, meeting, item = self._session.workspace, self.meeting, self.item
        assert item is not None
        folder, ledger = workspace.as_known(meeting.id, meeting.date)
        return Context(
            folder=folder,
            ledger=ledger,
            held=meeting,
            item=item,
            previous=workspace.previous(meeting),
            now=workspace.now(),
            shared=workspace.shared,
            gone=self._gone_now(item),
        )

    def minutes(self) -> Sequence[Row]:
        """The minutes of the item, the newest at the end."""
        ctx = self.context()
        return [
            Row(
                RowRef("entry", self.meeting.cite(entry)),
                minutes.entry_row(ctx, self.meeting, entry.n),
            )
            for entry in self.meeting.entries_of(ctx.item.id)
        ]


DASHBOARDS: tuple[View, ...] = ("safety-index", "initiatives", "communication", "measurement")
"""The views that say something without a meeting."""


class Dashboards:
    """The dashboards of a day, in the place of an agenda."""

    meeting = None
    """They are no meeting's."""

    def __init__(self, workspace: Workspace, at: Meeting | None) -> None:
        """Show them as they stand today, or as they stood at a meeting."""
        self._workspace = workspace
        self.day = at.date if at else workspace.today
        """The day they show."""
        # What an open meeting has settled already stands here as it does there.
        here = at or next(
            (one for one in workspace.meetings if one.state == "open" and not one.written), None
        )
        self._at: Id = here.id if here else ""
        self._shown: Id = DASHBOARDS[0]

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """The dashboards, named in the language spoken now."""
        return tuple(
            AgendaItem(id=view, title=vocabulary.view(view), kind="information", view=view)
            for view in DASHBOARDS
        )

    @property
    def item(self) -> AgendaItem:
        """The dashboard on screen."""
        return next(item for item in self.items if item.id == self._shown)

    def go(self, item: Id, *, stepped: bool = False) -> None:
        """Go to a dashboard."""
        self._shown = item

    def context(self) -> Context:
        """The folder as it stood on the day."""
        workspace, at = self._workspace, self._at
        folder, ledger = workspace.as_known(at, self.day)
        return Context(
            folder=folder,
            ledger=ledger,
            held=workspace.meeting(at) if workspace.holds(at) else None,
            item=self.item,
            previous=workspace.before(self.day, at),
            now=workspace.now(),
            shared=workspace.shared,
            day=self.day,
        )

    def minutes(self) -> None:
        """There are none outside a meeting."""


Agenda = MeetingAgenda | Dashboards
"""The items a screen goes through, and what their pages are drawn from."""


class Digits:
    """The digits with which somebody goes to an item: the first goes at once, and one behind it
    goes on to the item with both in its number, where there is one.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self._number = ""
        self._then: object = None
        """The item and the minutes as they stood where that number led."""
        self._given: object = None
        """The same where a digit has just been taken for something else."""
        self._statuses = 0
        """The last number that is a status."""

    def spend(self, agenda: Agenda, entry: AnyEntry, folder: Folder) -> None:
        """Let a digit that is the number of a status lead nowhere where it follows one that was:
        it may be meant for the next one.
        """
        is_digit = isinstance(entry, Status) and not entry.text
        self._given = self._now(agenda) if is_digit else None
        self._statuses = len(folder.partnership.statuses)

    def typed(
        self, agenda: Agenda, digit: int, go: Callable[[Id], None], say: Callable[[str], None]
    ) -> None:
        """Go where one more digit leads, and say what is not plain of that; 0 alone is the tenth.

        Where two digits have led to an item, the second typed once more leads to its own.
        """
        given, self._given = self._given, None
        if given == self._now(agenda) and 1 <= digit <= self._statuses:
            pattern = _("{n} gave no status: press s first. {n} once more goes to item {item}.")
            say(pattern.format(n=digit, item=digit or 10))
            return
        ids = {number: item.id for number, item in numbered(agenda.items)}
        both, alone = f"{self._number}{digit}", str(digit or 10)
        on_way = self._number and both in ids and self._then == self._now(agenda)
        self._number = both if on_way else alone
        if self._number not in ids:
            self._number = ""
            say(_("There is no item {n}.").format(n=alone))
            return
        go(ids[self._number])
        self._then = self._now(agenda)
        if on_way and both != alone:
            pattern = _("Item {n}; {key} once more goes to item {other}.")
            say(pattern.format(n=both, key=digit, other=alone))

    @staticmethod
    def _now(agenda: Agenda) -> object:
        """The item on screen, and what is recorded."""
        entries = agenda.meeting.entries if agenda.meeting else ()
        return agenda.item.id if agenda.item else "", entries
