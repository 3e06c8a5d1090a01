"""The editor at a meeting: what is written in it is kept, brought back, and recorded."""

from collections.abc import Awaitable, Callable

from textual.timer import Timer

from tryg_tui.core.input.draft import Draft, Field
from tryg_tui.core.input.names import INDICATOR_JOINT
from tryg_tui.core.ledger.attention import waits
from tryg_tui.core.ledger.privacy import is_draft_private
from tryg_tui.core.measures.indicators import measured
from tryg_tui.core.meetings.planning import proposed_date
from tryg_tui.core.model.base import Citation
from tryg_tui.core.model.entries import AnyEntry, FollowUp, ReadingEntry
from tryg_tui.locale import _
from tryg_tui.session.drafts import KEEP_SECONDS, draft_place
from tryg_tui.session.meeting import entry_drafts
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.store.journal.recovery import KeptDraft
from tryg_tui.store.presence.live import MOST_TYPED, Typed
from tryg_tui.ui.forms.entry_editor import EntryEditor
from tryg_tui.ui.meeting.view import MeetingView
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.row import RowRef


class Recorder:
    """Takes what is written in an editor to the session of a meeting."""

    def __init__(
        self,
        session: MeetingSession,
        editor: EntryEditor,
        board: MeetingView,
        context: Callable[[], Context],
        closed: Callable[[], None],
    ) -> None:
        """Record what an editor holds; `closed` is called when it has been put away."""
        self._session = session
        self._editor = editor
        self._board = board
        self._context = context
        self._closed = closed
        self.then: Callable[[], object] | None = None
        """What is gone on with when the editor has been put away, once."""
        self._begun: dict[Field, str] | None = None
        """What was filled in beforehand, where nothing else had been written there before."""
        self._keeping: Timer | None = None
        """Runs while something written is still to be kept."""
        self._waiting: KeptDraft | None = None
        """What was written before the last program ended, and is still to be shown."""

    async def open(self, draft: Draft, first: Field = "text") -> None:
        """Open the editor with a draft, in one of its fields; what stood in it is kept."""
        session = self._session
        if self._editor.is_open:
            self._keep(self._editor.draft())
        is_new = draft_place(draft) not in session.workspace.drafts.of(session.id)
        self._begun = _filled(draft) if is_new else None
        date = proposed_date(session.workspace.folder, session.meeting)
        promises = draft.n is None and draft.values.get("state", "open") == "open"
        last_due = entry_drafts.last_typed(session, "due") if promises else ""
        if promises and draft.kind == "followup" and self._board.row.kind != "topic":
            last_due = last_due or _("next meeting")
        await self._editor.open(draft, self._context(), date, last_due, first)
        session.writing = True
        session.tell_place(step=False)
        self.show()

    def keep(self) -> None:
        """Keep what stands in the open editor, and where in it somebody writes."""
        self._keeping = None
        if self._editor.is_open and self._editor.is_whole:
            self._keep(self._editor.draft(), *self._editor.place, open=True)

    def _keep(
        self,
        draft: Draft,
        field: Field = "text",
        cursor: tuple[int, int] = entry_drafts.START,
        *,
        open: bool = False,
    ) -> None:
        """Keep a draft; words that nobody has changed since they were filled in are not."""
        if draft.values.get("text") and _filled(draft) == self._begun:
            self._session.workspace.drafts.forget(self._session.id, draft)
        else:
            entry_drafts.keep(self._session, draft, field, cursor, open=open)

    def redraw(self) -> None:
        """Show the editor with what is known by now, where it is open, and to the room what it may
        see.
        """
        if self._editor.is_open:
            self._editor.redraw(self._context())
            self.show()

    def show(self) -> None:
        """Have the room see what is being written, where it is to and may."""
        typed = self._typed() if self._session.shows_writing else Typed()
        if typed != self._session.typed:
            self._session.typed = typed
            self._session.tell_place(step=False)

    def _typed(self) -> Typed:
        """What is being written, as far as the room may see it."""
        editor, session = self._editor, self._session
        if not (editor.is_open and editor.is_whole):
            return Typed()
        draft = editor.draft()
        if is_draft_private(session.workspace.folder, session.meeting, draft):
            return Typed()
        text = draft.values.get("text", "").encode("utf-8", "replace").decode()
        return Typed(draft.kind, text[-MOST_TYPED:])

    def keep_soon(self) -> None:
        """Keep what is written, a moment later and once for all the keys pressed in it; the room
        sees it at once.
        """
        self.show()
        if self._keeping is None:
            self._keeping = self._editor.set_timer(KEEP_SECONDS, self.keep)

    def put_away(self) -> None:
        """Keep what stands in the editor, which may not be recorded here any more."""
        self.then = None
        if self._editor.is_open:
            self.keep()
            self.close()

    def left(self) -> str:
        """Keep what was written in an editor that is left; what is to be said of that."""
        draft = self._editor.draft()
        self._keep(draft)
        self.close()
        if draft_place(draft) not in self._session.workspace.drafts.of(self._session.id):
            return ""
        at = self._session.meeting.item(draft.item)
        if at is not None and at.id != self._session.shown:
            said = _("The text is kept at “{item}”; there the same key brings it back.")
            return said.format(item=at.title)
        return _("The text is kept; the same key brings it back.")

    def record(self, draft: Draft, entry: AnyEntry) -> int:
        """Put what was written into the minutes; its number. Raises Refused."""
        about = _row_of(entry)
        later = self._board.rows.after(about)
        n = entry_drafts.accept(self._session, draft, entry)
        self.close()
        if draft.kind == "followup" and (not draft.also or self._board.row.id in self._said()):
            self.step()
        if draft.kind in {"status", "lifecycle", "reading"}:
            # It may stand elsewhere in the list now, or another one was highlighted.
            self._board.rows.highlight(about)
        if draft.kind in {"status", "reading"} and draft.n is None:
            waiting = self._waiting_rows()
            self._board.rows.highlight(next((one for one in later if one in waiting), about))
        if draft.kind == "action" and draft.n is None:
            # Where it stands in a list by now; elsewhere what was highlighted stays so.
            self._board.rows.highlight(RowRef("entry", f"{self._session.id}#{n}"))
        return n

    def step(self) -> None:
        """Highlight the next row of which nothing has been said yet."""
        self._board.rows.step(self._said())

    def _said(self) -> set[Citation]:
        """Of what the meeting has said what became of it."""
        return {one.of for one in self._session.meeting.entries if isinstance(one, FollowUp)}

    def _waiting_rows(self) -> set[RowRef]:
        """What still waits for a status, and the indicators whose reading is overdue."""
        ctx = self._context()
        living = (one.value.id for one in ctx.folder.initiatives)
        statuses = {
            RowRef("initiative", id) for id in living if waits(ctx.ledger, id, ctx.at, ctx.today)
        }
        overdue = (one for one in measured(ctx.folder, ctx.ledger, ctx.today) if one.asks)
        return statuses | {RowRef("indicator", one.id) for one in overdue}

    def close(self) -> None:
        """Put the editor away, and go where the others went meanwhile."""
        self._editor.close()
        self._session.writing, self._session.typed = False, Typed()
        self._closed()
        self._session.catch_up()
        then, self.then = self.then, None
        if then is not None:
            then()

    def begin_with(self, kept: KeptDraft) -> None:
        """Go on with what was written before, as soon as it may be recorded here."""
        self._waiting = kept

    async def go_on(self, write: Callable[[Draft], Awaitable[None]]) -> None:
        """Have the editor opened by `write` with what was written before the last program ended,
        where it may be recorded by now.
        """
        kept, session = self._waiting, self._session
        if kept is None or session.presence.writer is None or not session.writable:
            return
        self._waiting = None
        session.go(kept.draft.item)
        if session.why_not_write is None:
            left = session.workspace.drafts.of(session.id)
            await write(left.get(draft_place(kept.draft), kept.draft))
            self._editor.go_to(kept.field, kept.cursor)


def _row_of(entry: AnyEntry) -> RowRef:
    """The row of a page that an entry is about."""
    if isinstance(entry, ReadingEntry):
        return RowRef("indicator", f"{entry.initiative}{INDICATOR_JOINT}{entry.indicator}")
    return RowRef("initiative", entry.initiative)


def _filled(draft: Draft) -> dict[Field, str]:
    """The fields of a draft that hold anything."""
    return {field: value for field, value in draft.values.items() if value}
