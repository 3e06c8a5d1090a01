"""Several programs at one meeting: one writes, the others follow, and any may step the agenda."""

from functools import partial

from tryg_tui.core.meetings.lifecycle import resume
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.locale import _, ngettext
from tryg_tui.session.file_kind import Event, SavingChanged
from tryg_tui.store.presence.lease import Lease
from tryg_tui.store.presence.live import Live, Role
from tryg_tui.store.presence.participation import (
    Newer,
    News,
    Participants,
    Participation,
    Writer,
)
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.meeting.hosting import Hosting


class Together(Hosting):
    """The part of the meeting screen that has to do with other programs."""

    def __init__(self, meeting: Meeting) -> None:
        """Know of nobody else yet."""
        super().__init__(meeting)
        self.standing: Writer | None = None
        """Who writes; None until that is known."""
        self.company = Participants()
        """Who else is there."""
        self.blank = False
        """Whether the shared screens are to be blank."""
        self._seat: Participation | None = None
        self._steps = 0
        """How many steps through the agenda were made, here or elsewhere, as far as is known."""
        self._behind: Live | None = None
        """Where somebody else has gone meanwhile."""

    role: Role = "secretary"
    """What this screen is to the others, where it may write."""

    @property
    def writable(self) -> bool:
        """Whether this screen may change the meeting's file: nobody else writes it."""
        return super().writable and (self.standing is None or self.standing.mine)

    @property
    def writing(self) -> bool:
        """Whether somebody is busy here, and would lose their place by being led elsewhere."""
        return self.editor.is_open or not self.is_active

    @property
    def screens(self) -> tuple[Live, ...]:
        """The shared screens that show the meeting."""
        return tuple(one for one in self.company.others if one.role == "screen")

    @property
    def has_screens(self) -> bool:
        """Whether there are shared screens that can be blanked."""
        return bool(self.screens)

    def sit_down(self) -> None:
        """Join the others at the meeting."""
        write = self.desk.may_write(self.meeting) and self.meeting.state != "final"
        self._seat = Participation(self.desk.root, self.meeting.id, self.role, write=write)
        self.tell_place(step=False)
        self.file.listeners.append(self._file_told)
        self.presence.join(self._seat, partial(self.call_later, self.hear))

    def on_unmount(self) -> None:
        """Leave the others."""
        if self._seat is not None:
            self.presence.leave(self._seat)
            self.file.listeners.remove(self._file_told)

    def tell_place(self, *, step: bool = True) -> None:
        """Tell the others where this screen is; with `step`, that somebody went there here."""
        if self._seat is None:
            return
        self._steps += step
        self._seat.tell(
            item=self.shown, step=self._steps, writing=self.editor.is_open, blank=self.blank
        )

    def hear(self, news: News) -> None:
        """Act on what the others do."""
        match news:
            case Writer():
                self._stand(news)
            case Participants():
                self.company = news
                self.redraw()
                self.follow(news.place)
            case Newer():
                self._receive(news.loaded)

    def _stand(self, standing: Writer) -> None:
        """Write from now on, or follow from now on."""
        before, self.standing = self.standing, standing
        if standing.mine and not (before and before.mine) and self.writable:
            resumed = resume(self.meeting, self.desk.now())
            if resumed != self.meeting:
                self.take(resumed)
        elif before and before.mine and not standing.mine:
            self.put_away()
        self.redraw()
        self.call_later(self.began)

    async def began(self) -> None:
        """It is known who writes."""

    def put_away(self) -> None:
        """Keep what stands in the editor, which may not be recorded here any more."""

    def _receive(self, loaded: Loaded[Meeting]) -> None:
        """Show a version that somebody else has written."""
        self.file.hear(self.desk.shown(loaded), ours=self.writable)

    def _file_told(self, event: Event) -> None:
        """Show what has become of the file."""
        if not isinstance(event, SavingChanged):
            self.call_later(self.redraw)

    def on_saver_changed(self) -> None:
        """Look once more at the file: others may have written it while we did."""
        if self._seat is not None and not self.saver.unsaved:
            self._seat.reread()

    def toggle_blank(self) -> None:
        """Blank the shared screens, or bring them back."""
        self.blank = not self.blank
        self.tell_place()
        self.redraw()

    def follow(self, place: Live | None) -> None:
        """Go where somebody else has gone, unless somebody writes here."""
        if place is None or place.step <= self._steps:
            return
        if self.writing:
            self._behind = place
            return
        self._behind, self._steps = None, place.step
        self.blank = place.blank
        if place.item:
            self.go_along(place.item)
        self.tell_place(step=False)
        self.redraw()

    def catch_up(self) -> None:
        """Go where somebody else went while somebody was writing here."""
        self.follow(self._behind)
        self.tell_place(step=False)

    def on_screen_resume(self) -> None:
        """A window over the meeting is gone."""
        self.call_after_refresh(self.catch_up)

    def go(self, item: Id, *, stepped: bool = False) -> None:
        """Go to an item, and have the others follow; `stepped` if by the key for the next one."""
        if self.meeting.item(item) is not None and item != self.shown:
            self.go_along(item, stepped=stepped)
            self.tell_place()

    def go_along(self, item: Id, *, stepped: bool = False) -> None:
        """Show an item because somebody else went there."""

    def company_words(self) -> str:
        """Who else has the meeting open, for the first line."""
        screens = len(self.screens)
        others = len(self.company.others) - screens
        shown = ngettext("{n} screen", "{n} screens", screens).format(n=screens)
        follow = ngettext("{n} follows", "{n} follow", others).format(n=others)
        dark = _("screen blank") if self.blank and screens else ""
        return " · ".join(
            w for w in (dark or (shown if screens else ""), follow if others else "") if w
        )

    def banner_words(self) -> str:
        """What the state of the meeting asks people to know first."""
        return self.standing_words()

    def standing_words(self) -> str:
        """Who writes, where it is not this program."""
        standing = self.standing
        if standing is None or standing.mine or not super().writable or self.is_over:
            return ""
        if standing.lease is None:
            return _("Nobody takes the minutes now. Press O to take them.")
        name = lease_words(standing.lease)
        if standing.lost:
            said = _("{name} has taken over the minutes. What was written here is kept.")
            return said.format(name=name)
        if standing.stale:
            said = _("{name} takes the minutes, but does not answer. Press O to take over.")
            return said.format(name=name)
        return _("{name} takes the minutes; this screen follows.").format(name=name)

    @property
    def may_take_over(self) -> bool:
        """Whether the minutes are free to be taken."""
        standing = self.standing
        free = (
            standing is not None
            and not standing.mine
            and (standing.lease is None or standing.stale)
        )
        return free and super().writable and not self.is_over

    @property
    def is_over(self) -> bool:
        """Whether there is nothing more to write at this meeting."""
        return self.meeting.state not in {"planned", "open"}

    def action_take_over(self) -> None:
        """Ask whether to take the minutes from now on."""
        assert self.standing is not None
        lease = self.standing.lease
        question = _("Nobody takes the minutes now.")
        if lease is not None:
            question = _(
                "{name} does not answer. What {name} has recorded is in the file; what is only "
                "written there stays there. Take over the minutes?"
            ).format(name=lease_words(lease))
        self.app.push_screen(
            ChooseScreen(question, [("take", _("Take the minutes here")), ("wait", _("Not yet"))]),
            lambda answer: self._take_over(lease) if answer == "take" else None,
        )

    def _take_over(self, lease: Lease | None) -> None:
        """Wish to write."""
        if self._seat is not None:
            self._seat.take_over(lease)
            self.presence.hurry()


def lease_words(lease: Lease) -> str:
    """Who somebody is, as their program says."""
    return lease.name or f"{lease.user}@{lease.host}"
