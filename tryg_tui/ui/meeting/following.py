"""Looking back at the meeting: following up, approving and correcting earlier minutes."""

from msgspec.structs import replace

from tryg_tui.core.input.draft import Field
from tryg_tui.core.input.parse import draft_of
from tryg_tui.core.meetings.lifecycle import finalise
from tryg_tui.core.meetings.recording import edit
from tryg_tui.core.model.base import Citation
from tryg_tui.core.model.entries import Approval, FollowUp, FollowUpState
from tryg_tui.locale import _
from tryg_tui.store.folder.load import read_meeting
from tryg_tui.ui.meeting.recording import Recording
from tryg_tui.ui.pages.actions import FOLLOWED, why_not
from tryg_tui.ui.widgets.rows import Rows


class Following(Recording):
    """The commands that say something of earlier minutes."""

    def _earlier_word(self, citation: Citation) -> FollowUp | None:
        """What this meeting has already said of an action, which is then edited."""
        mine = [e for e in self.meeting.entries if isinstance(e, FollowUp) and e.of == citation]
        return mine[-1] if mine else None

    async def _follow(self, state: FollowUpState) -> None:
        """Say what became of the highlighted action: at once when done, else with words."""
        citation = self.row.of(*FOLLOWED)
        if self.meeting.state != "open":
            self.offer_start()
        elif citation and state == "done":
            earlier = self._earlier_word(citation)
            if earlier is None:
                private = self._is_private(citation)
                now = self.desk.now()
                said = FollowUp(
                    n=0, item=self.shown, at=now, of=citation, state="done", private=private
                )
                self._record(said)
            else:
                self.change(edit(self.meeting, earlier.n, replace(earlier, state="done")))
            self.query_one("#rows", Rows).step()
        elif citation:
            earlier = self._earlier_word(citation)
            if earlier is not None:
                draft = draft_of(earlier, self.desk.folder)
                await self._open(replace(draft, values={**draft.values, "state": state}))
            else:
                shown_to = "yes" if self._is_private(citation) else ""
                await self._write("followup", {"state": state, "private": shown_to}, of=citation)
        else:
            self.notify(why_not(self.context(), f"follow_{state}", self.row), markup=False)

    def _is_private(self, citation: Citation) -> bool:
        """Whether the entry cited may not be shown, which then holds for what is said of it."""
        found = self.context().entry(citation)
        return found is not None and found[1].private

    async def action_follow_done(self) -> None:
        """The highlighted action, topic or promise is done."""
        await self._follow("done")

    async def action_follow_open(self) -> None:
        """The highlighted action, topic or promise is still open."""
        await self._follow("open")

    async def action_follow_dropped(self) -> None:
        """The highlighted action, topic or promise is dropped."""
        await self._follow("dropped")

    async def action_approve(self) -> None:
        """Approve the previous minutes without remarks."""
        sha256 = await self._approvable()
        previous = self.desk.previous(self.meeting)
        if sha256 and previous is not None:
            self._record(
                Approval(n=0, item=self.shown, at=self.desk.now(), of=previous.id, sha256=sha256)
            )

    async def action_approve_remarks(self) -> None:
        """Approve the previous minutes with remarks."""
        sha256 = await self._approvable()
        previous = self.desk.previous(self.meeting)
        if sha256 and previous is not None:
            values: dict[Field, str] = {"approval": "approved-with-remarks"}
            await self._write("approval", values, of=previous.id, sha256=sha256)

    async def _approvable(self) -> str:
        """The hash of the previous minutes as they stand in their file, made final first; or
        nothing, after saying why they cannot be approved.
        """
        previous = self.desk.previous(self.meeting)
        if self.meeting.state != "open":
            self.offer_start()
            return ""
        if previous is None:
            return ""
        if any(isinstance(e, Approval) and e.of == previous.id for e in self.meeting.entries):
            self.notify(_("These minutes are approved already; e edits the line."), markup=False)
            return ""
        if previous.state == "draft":
            final = finalise(previous)
            self.saver.save(final)
            await self.saver.settled()
            if self.saver.unsaved:
                return ""
        known = self.desk.folder.meeting(previous.id)
        assert known is not None
        on_disk, _problems = read_meeting(self.desk.root, known.path)
        if on_disk is None or on_disk.sha256 != known.sha256:
            self.notify(
                _(
                    "{file} has been changed meanwhile: go back, read the folder again (F5) first."
                ).format(file=known.path),
                severity="warning",
                markup=False,
            )
            return ""
        return known.sha256

    async def action_amend(self) -> None:
        """Write how the highlighted line of the previous minutes should read."""
        citation = self.row.of("entry")
        found = self.context().entry(citation)
        if found is None:
            self.notify(_("Highlight the line to correct first, with ↑ and ↓."), markup=False)
        else:
            ledger = self.desk.ledger(self.meeting.id)
            text = ledger.text_of(citation, found[1])
            private = "yes" if found[1].private else ""
            await self._write("amendment", {"text": text, "private": private}, of=citation)
