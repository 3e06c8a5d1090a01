"""Recording at the meeting: opening the editor with what is known, and taking its entries in."""

from msgspec.structs import replace
from textual.events import Key
from textual.timer import Timer

from tryg_tui.core.input.draft import Draft, Field
from tryg_tui.core.input.fields import date_typed
from tryg_tui.core.input.names import indicators, written
from tryg_tui.core.input.parse import draft_of
from tryg_tui.core.meetings.disputes import Conflict
from tryg_tui.core.meetings.planning import proposed_date
from tryg_tui.core.meetings.recording import edit, record, remove
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import AnyEntry, Decision
from tryg_tui.locale import _
from tryg_tui.session.drafts import draft_place
from tryg_tui.session.file_kind import Disputed
from tryg_tui.session.keeper import KEEP_SECONDS
from tryg_tui.store.journal.recovery import KeptDraft
from tryg_tui.ui.commands.availability import answer
from tryg_tui.ui.commands.command import Command, of_scope
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.meeting.promising import Promising
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.widgets.editor import EntryEditor
from tryg_tui.ui.widgets.rows import Rows


def editor_commands() -> list[Command]:
    """The commands of the editor, with the key of help that puts no sign into a text."""
    help_command = [c for c in of_scope(COMMANDS, "everywhere") if c.id == "help"]
    f1 = [Command("help", "f1", c.label, c.help, footer=9, typing=True) for c in help_command]
    return [*of_scope(COMMANDS, "editor"), *f1]


class Recording(Promising):
    """The commands that write minutes."""

    _begin_with: KeptDraft | None = None
    """What was written before the last program ended, and is still to be shown."""

    _keeping: Timer | None = None
    """Runs while something written is still to be kept."""

    def on_key(self, event: Key) -> None:
        """Say why nothing is done, where a key asks for it and it cannot be done now."""
        meant = [
            command
            for command in of_scope(COMMANDS, self.SCOPE, self.view)
            if event.key in command.keys.split()
        ]
        now = self.situation()
        answers = [answer(command, now) for command in meant]
        why = next((one.why for one in answers if one.why), "")
        if why and not any(one.can for one in answers):
            self.notify(why, markup=False)

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
        date = proposed_date(self.desk.folder, self.meeting)
        draft = replace(draft, meeting=self.meeting.id)
        still_open = draft.kind == "followup" and draft.values.get("state") == "open"
        first: Field = "due" if still_open else "text"
        await self.editor.open(draft, self.context(), date, first)
        self.tell_place(step=False)
        self.redraw()

    def _keep(self, draft: Draft) -> None:
        """Keep a draft that was not recorded, unless it is empty."""
        self.desk.drafts.keep(KeptDraft(meeting=self.meeting.id, draft=draft))

    def keep_editor(self) -> None:
        """Keep what stands in the open editor, and where in it somebody writes."""
        if self.editor.is_open and self.editor.is_whole:
            field, cursor = self.editor.place
            draft = self.editor.draft()
            before = draft.before
            if before is not None and draft.values == draft_of(before, self.desk.folder).values:
                self.desk.drafts.forget(self.meeting.id, draft)
                return
            kept = KeptDraft(
                meeting=self.meeting.id, draft=draft, open=True, field=field, cursor=cursor
            )
            self.desk.drafts.keep(kept)

    def on_entry_editor_touched(self) -> None:
        """Keep what is written, a moment later and once for all the keys pressed in it."""
        if self._keeping is None:
            self._keeping = self.set_timer(KEEP_SECONDS, self._keep_now)

    def _keep_now(self) -> None:
        """Keep what is written."""
        self._keeping = None
        self.keep_editor()

    def begin_with(self, kept: KeptDraft) -> None:
        """Open the editor with what was written before, as soon as it may be recorded here."""
        self._begin_with = kept
        self.call_later(self.began)

    async def began(self) -> None:
        """Go on with what was written before, where it may be recorded by now."""
        kept = self._begin_with
        if kept is not None and self.standing is not None and self.writable:
            self._begin_with = None
            await self._go_on(kept)

    async def _go_on(self, kept: KeptDraft) -> None:
        """Open the editor with what was written before the last program ended."""
        if self.meeting.item(kept.draft.item) is not None:
            self.go(kept.draft.item)
        if self.meeting.state == "open" and self.writable:
            await self._open(self.drafts.get(draft_place(kept.draft), kept.draft))
            self.editor.go_to(kept.field, kept.cursor)

    def put_away(self) -> None:
        """Keep what stands in the editor, which may not be recorded here any more."""
        if self.editor.is_open:
            self.keep_editor()
            self._close()

    def _close(self) -> None:
        """Put the editor away."""
        self.editor.close()
        self.redraw()
        self.set_focus(self.query_one("#rows", Rows))
        self.catch_up()

    def on_entry_editor_left(self, event: EntryEditor.Left) -> None:
        """Keep what was written."""
        self._keep(event.draft)
        if event.draft.values.get("text", "").strip():
            self.notify(_("The text is kept; the same key brings it back."), markup=False)
        self._close()

    async def on_entry_editor_recorded(self, event: EntryEditor.Recorded) -> None:
        """Put the entry into the minutes; what is to be made known is promised next."""
        draft = event.draft
        self.desk.drafts.forget(self.meeting.id, draft)
        self.editor.close()
        n = draft.n
        if n:
            self._record_changed(n, draft.before, event.entry)
        else:
            n = self._record(event.entry)
        if draft.kind == "followup":
            self.query_one("#rows", Rows).step()
        if draft.kind in {"status", "lifecycle"}:
            # It may stand elsewhere in the list now, or another one was highlighted.
            self.query_one("#rows", Rows).highlight(RowRef("initiative", event.entry.initiative))
        self.catch_up()
        if draft.values.get("known"):
            await self._write("outreach", self.promise_of(n))

    def _record_changed(self, n: int, before: AnyEntry | None, entry: AnyEntry) -> None:
        """Change an entry; where somebody else has changed or removed it since it was opened, ask
        which of the two is to stand.
        """
        there = self.meeting.entry(n)
        self.change(edit(self.meeting, n, entry, before))
        self._focus_minutes(n)
        ours = self.meeting.entry(n)
        if before is not None and there not in (before, ours):
            self.file.versions.guard()
            conflict = Conflict("entry", str(n), "", ours, there)
            self.file.tell(Disputed(self.file.kind.path, (conflict,)))

    def _record(self, entry: AnyEntry) -> int:
        """Add an entry and show it; return its number."""
        meeting, recorded = record(self.meeting, entry, self.desk.now())
        self.change(meeting)
        self._focus_minutes(recorded.n)
        return recorded.n

    def _focus_minutes(self, n: int) -> None:
        """Highlight a line of the minutes, and give the view the keys back."""
        self.query_one("#minutes", Rows).highlight(RowRef("entry", f"{self.meeting.id}#{n}"))
        self.set_focus(self.query_one("#rows", Rows))

    def _known(self) -> dict[Field, str]:
        """What the highlighted row says about the entry to be written."""
        id = self.row.id
        if self.row.kind == "initiative":
            return {"initiative": self._initiative_title(id)}
        if self.row.kind == "indicator":
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
        known = self._known()
        decision = self.highlighted_entry()
        # Of another item it would only be what was written last.
        if isinstance(decision, Decision) and decision.item == self.shown:
            known["of"] = self.meeting.cite(decision)
        await self._write("action", known)

    async def action_record_note(self) -> None:
        """Write a note."""
        await self._write("note", self._known())

    async def action_record_status(self) -> None:
        """Write the status of an initiative."""
        known = self._known()
        if self.row.kind == "initiative":
            ledger = self.desk.ledger(self.meeting.id)
            point = ledger.latest_status(self.row.id)
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
        decision = self.highlighted_entry()
        if isinstance(decision, Decision):
            known["of"] = self.meeting.cite(decision)
        await self._write("outreach", known)

    async def action_record_topic(self) -> None:
        """Park a topic."""
        await self._write("topic", self._known())

    async def action_record_lifecycle(self) -> None:
        """Write a change in an initiative's life."""
        await self._write("lifecycle", self._known())

    async def action_edit(self) -> None:
        """Edit the highlighted line of the minutes."""
        entry = self.highlighted_entry()
        if entry is not None:
            draft = draft_of(entry, self.desk.folder)
            await self._open(self.drafts.get((draft.kind, draft.item, str(entry.n)), draft))

    def action_remove(self) -> None:
        """Remove the highlighted line of the minutes."""
        entry = self.highlighted_entry()
        if entry is not None:
            self.change(remove(self.meeting, entry.n))
            self.notify(_("Removed. u brings it back."), markup=False)
