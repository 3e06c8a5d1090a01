"""Recording at the meeting: opening the editor with what is known, and taking its entries in."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tryg_tui.core.base import Citation, Id
from tryg_tui.core.draft_text import date_typed, draft_of
from tryg_tui.core.drafts import Draft, Field
from tryg_tui.core.entries import AnyEntry, Approval, Decision, FollowUp, FollowUpState
from tryg_tui.core.meeting import AgendaItem, Meeting
from tryg_tui.core.names import indicators, written
from tryg_tui.core.planning import next_date
from tryg_tui.core.recording import edit, record, remove
from tryg_tui.core.running import finalise
from tryg_tui.locale import _
from tryg_tui.store.loading import read_meeting
from tryg_tui.ui.command_table import COMMANDS
from tryg_tui.ui.commands import Command, of_scope
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.views.actions import ACTION
from tryg_tui.ui.views.communication import OUTREACH
from tryg_tui.ui.views.initiatives import INITIATIVE
from tryg_tui.ui.views.measurement import INDICATOR
from tryg_tui.ui.views.page import Context
from tryg_tui.ui.views.previous import ENTRY
from tryg_tui.ui.views.topics import TOPIC
from tryg_tui.ui.widgets.editor import EntryEditor
from tryg_tui.ui.widgets.rows import Rows

RECORDING = frozenset(
    command.id
    for command in of_scope(COMMANDS, "meeting")
    if command.id.startswith(("record_", "attend_", "follow_", "approve", "amend"))
)
"""The commands that record something."""


class Recording(TrygScreen):
    """The commands that write minutes."""

    if TYPE_CHECKING:
        meeting: Meeting
        shown: Id
        drafts: dict[tuple[str, Id, str], Draft]

        @property
        def item(self) -> AgendaItem:
            """The item on screen."""

        @property
        def editor(self) -> EntryEditor:
            """The editor."""

        @property
        def row(self) -> str:
            """The id of the row highlighted."""

        def context(self) -> Context:
            """What the view is drawn from."""

        def change(self, meeting: Meeting) -> None:
            """Take over a change."""

        def offer_start(self) -> None:
            """Ask whether to start the meeting."""

    def editor_commands(self) -> list[Command]:
        """The commands of the editor."""
        help_command = [c for c in of_scope(COMMANDS, "everywhere") if c.id == "help"]
        f1 = [Command("help", "f1", c.label, c.help, footer=9, typing=True) for c in help_command]
        return [*of_scope(COMMANDS, "editor"), *f1]

    async def _write(
        self, kind: str, values: dict[Field, str] | None = None, of: str = "", sha256: str = ""
    ) -> None:
        """Open the editor for a kind of entry, with a draft left earlier or what is known."""
        if self.meeting.state != "open":
            self.offer_start()
            return
        kept = self.drafts.get((kind, self.shown, of))
        draft = kept or Draft(kind=kind, item=self.shown, values=values or {}, of=of, sha256=sha256)
        await self._open(draft)

    async def _open(self, draft: Draft) -> None:
        """Open the editor with a draft."""
        if self.editor.is_open:
            self._keep(self.editor.draft())
        planned = self.desk.following(self.meeting)
        strategy = self.desk.folder.strategy
        months = strategy.value.months_between if strategy else 6
        date = planned.date if planned else next_date(self.meeting.date, months)
        draft = replace(draft, meeting=self.meeting.id)
        await self.editor.open(draft, self.context(), date)
        self.redraw()

    def _keep(self, draft: Draft) -> None:
        """Keep a draft that was not recorded, unless it is empty."""
        key = (draft.kind, draft.item, str(draft.n) if draft.n else draft.of)
        if draft.values.get("text", "").strip():
            self.drafts[key] = draft
        else:
            self.drafts.pop(key, None)

    def _close(self) -> None:
        """Put the editor away."""
        self.editor.close()
        self.redraw()
        self.set_focus(self.query_one("#rows", Rows))

    def on_entry_editor_left(self, event: EntryEditor.Left) -> None:
        """Keep what was written."""
        self._keep(event.draft)
        if event.draft.values.get("text", "").strip():
            self.notify(_("The text is kept; the same key brings it back."), markup=False)
        self._close()

    def on_entry_editor_recorded(self, event: EntryEditor.Recorded) -> None:
        """Put the entry into the minutes."""
        draft = event.draft
        key = (draft.kind, draft.item, str(draft.n) if draft.n else draft.of)
        self.drafts.pop(key, None)
        self.editor.close()
        if draft.n:
            self.change(edit(self.meeting, draft.n, event.entry))
            self._focus_minutes(draft.n)
        else:
            self._record(event.entry)

    def _record(self, entry: AnyEntry) -> None:
        """Add an entry and show it."""
        meeting, recorded = record(self.meeting, entry, self.desk.now())
        self.change(meeting)
        self._focus_minutes(recorded.n)

    def _focus_minutes(self, n: int) -> None:
        """Highlight a line of the minutes, and give the view the keys back."""
        self.query_one("#minutes", Rows).highlight(f"{ENTRY}{self.meeting.id}#{n}")
        self.set_focus(self.query_one("#rows", Rows))

    def _known(self) -> dict[Field, str]:
        """What the highlighted row says about the entry to be written."""
        if self.row.startswith(INITIATIVE):
            return {"initiative": self._initiative_title(self.row.removeprefix(INITIATIVE))}
        if self.row.startswith(INDICATOR):
            id = self.row.removeprefix(INDICATOR)
            shown = written(id, indicators(self.desk.folder))
            return {"indicator": shown, "initiative": self._initiative_title(id.partition(":")[0])}
        return {}

    def _initiative_title(self, id: Id) -> str:
        """An initiative's title."""
        found = self.desk.folder.initiative(id)
        return found.title if found else ""

    async def action_record_decision(self) -> None:
        """Write a decision."""
        await self._write("decision", {**self._known(), "outcome": "adopted"})

    async def action_record_action(self) -> None:
        """Write an action point."""
        await self._write("action", self._known())

    async def action_record_note(self) -> None:
        """Write a note."""
        await self._write("note", self._known())

    async def action_record_status(self) -> None:
        """Write the status of an initiative."""
        known = self._known()
        if self.row.startswith(INITIATIVE):
            ledger = self.desk.ledger(self.meeting.id)
            point = ledger.latest_status(self.row.removeprefix(INITIATIVE))
            known["status"] = point.status if point else ""
        await self._write("status", known)

    async def action_record_reading(self) -> None:
        """Write a reading of an indicator."""
        known = self._known()
        known.setdefault("when", date_typed(self.meeting.date))
        await self._write("reading", known)

    async def action_record_outreach(self) -> None:
        """Write outreach."""
        known = self._known()
        highlighted = self.query_one("#minutes", Rows).highlighted_id
        decision = self.context().entry(highlighted.removeprefix(ENTRY))
        if decision is not None and isinstance(decision[1], Decision):
            known["of"] = highlighted.removeprefix(ENTRY)
        await self._write("outreach", known)

    async def action_record_topic(self) -> None:
        """Park a topic."""
        await self._write("topic", self._known())

    async def action_record_lifecycle(self) -> None:
        """Write a change in an initiative's life."""
        await self._write("lifecycle", self._known())

    async def action_edit(self) -> None:
        """Edit the highlighted line of the minutes."""
        entry = self._highlighted_entry()
        if entry is not None:
            draft = draft_of(entry, self.desk.folder)
            await self._open(self.drafts.get((draft.kind, draft.item, str(entry.n)), draft))

    def action_remove(self) -> None:
        """Remove the highlighted line of the minutes."""
        entry = self._highlighted_entry()
        if entry is not None:
            self.change(remove(self.meeting, entry.n))
            self.notify(_("Removed. u brings it back."), markup=False)

    def _highlighted_entry(self) -> AnyEntry | None:
        """The line of the minutes that is highlighted, or None."""
        highlighted = self.query_one("#minutes", Rows).highlighted_id.removeprefix(ENTRY)
        found = self.context().entry(highlighted)
        return found[1] if found and found[0].id == self.meeting.id else None

    def _followed(self) -> Citation:
        """The action, topic or promise highlighted in the view, or nothing."""
        kind = next((k for k in (ACTION, OUTREACH, TOPIC) if self.row.startswith(k)), "")
        return self.row.removeprefix(kind) if kind else ""

    def _earlier_word(self, citation: Citation) -> FollowUp | None:
        """What this meeting has already said of an action, which is then edited."""
        mine = [e for e in self.meeting.entries if isinstance(e, FollowUp) and e.of == citation]
        return mine[-1] if mine else None

    async def _follow(self, state: FollowUpState) -> None:
        """Say what became of the highlighted action: at once when done, else with words."""
        citation = self._followed()
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
            self.query_one("#rows", Rows).action_cursor_down()
        elif citation:
            earlier = self._earlier_word(citation)
            if earlier is not None:
                draft = draft_of(earlier, self.desk.folder)
                await self._open(replace(draft, values={**draft.values, "state": state}))
            else:
                shown_to = "yes" if self._is_private(citation) else ""
                await self._write("followup", {"state": state, "private": shown_to}, of=citation)

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
            self.desk.put(final)
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
        citation = self.row.removeprefix(ENTRY) if self.row.startswith(ENTRY) else ""
        found = self.context().entry(citation)
        if found is not None:
            ledger = self.desk.ledger(self.meeting.id)
            text = ledger.text_of(citation, found[1])
            private = "yes" if found[1].private else ""
            await self._write("amendment", {"text": text, "private": private}, of=citation)
