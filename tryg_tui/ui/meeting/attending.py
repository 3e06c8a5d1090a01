"""Taking attendance at the meeting."""

from tryg_tui.core.meetings.recording import arrive_or_leave, attend, attendance_of
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import Presence
from tryg_tui.locale import _
from tryg_tui.store.folder.slugs import slug
from tryg_tui.ui.dialogs.modal import AskScreen
from tryg_tui.ui.meeting.hosting import Hosting
from tryg_tui.ui.widgets.rows import Rows


class Attending(Hosting):
    """The commands that note who takes part."""

    def _person(self) -> Id:
        """The participant highlighted, or nothing."""
        return self.row.of("person")

    def _attend(self, status: Presence | None) -> None:
        """Note how the highlighted participant takes part, and go on to the next one."""
        if self.meeting.state != "open":
            self.offer_start()
        elif person := self._person():
            known = attendance_of(self.meeting, person)
            self.change(attend(self.meeting, person, status, known.name if known else ""))
            self.query_one("#rows", Rows).step()

    def action_attend_present(self) -> None:
        """The highlighted participant is present."""
        self._attend("present")

    def action_attend_apologies(self) -> None:
        """The highlighted participant has sent apologies."""
        self._attend("apologies")

    def action_attend_absent(self) -> None:
        """The highlighted participant is absent."""
        self._attend("absent")

    def action_attend_clear(self) -> None:
        """Take away what is noted about the highlighted participant."""
        self._attend(None)

    def action_attend_all(self) -> None:
        """All who are not noted yet are present."""
        if self.meeting.state != "open":
            self.offer_start()
            return
        meeting = self.meeting
        strategy = self.desk.folder.strategy
        for person in strategy.value.people if strategy else ():
            if attendance_of(meeting, person.id) is None:
                meeting = attend(meeting, person.id, "present")
        self.change(meeting)

    def action_attend_leave(self) -> None:
        """Note when the highlighted participant came or left."""
        if self.meeting.state != "open":
            self.offer_start()
        elif person := self._person():
            self.change(arrive_or_leave(self.meeting, person, self.desk.now()))

    def action_attend_guest(self) -> None:
        """Ask for a guest's name."""
        if self.meeting.state != "open":
            self.offer_start()
            return
        self.app.push_screen(
            AskScreen(_("Who is the guest?"), hint=_("Name and where from.")), self._guest
        )

    def _guest(self, name: str | None) -> None:
        """Add a guest."""
        if name:
            taken = {note.person for note in self.meeting.attendance}
            stem = f"gaest-{slug(name)}"[:60].rstrip("-")
            ids = [stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))]
            person = next(one for one in ids if one not in taken)
            self.change(attend(self.meeting, person, "guest", name))
