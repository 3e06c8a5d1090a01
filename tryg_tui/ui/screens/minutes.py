"""A meeting's minutes, to read; of one that was not held its agenda."""

import asyncio
import re
from collections.abc import Iterable, Iterator

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tryg_tui.core.ledger.ledger import ApprovalState
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.papers.minutes import corrected, corrected_meeting
from tryg_tui.documents.render.formats import Format
from tryg_tui.documents.render.plain import STEP, WIDTH, agenda_text, minutes_text
from tryg_tui.locale import _, long_date
from tryg_tui.session.meeting.corrections import waiting
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.ui.commands.command import Fact
from tryg_tui.ui.dialogs import links
from tryg_tui.ui.dialogs.export import export_meeting, leaving, write_at_once
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.forms.correction import ask_correction, waits_words
from tryg_tui.ui.meeting.sentences import refusal_said
from tryg_tui.ui.navigation import AtMeeting, Dashboards
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.text import lines, plain
from tryg_tui.ui.widgets.bars import trouble
from tryg_tui.words.names import meeting_words, place_words
from tryg_tui.words.vocabulary import approval_outcome

BEFORE = 3
"""Rows shown above the line that is looked for."""

CODE = 8
"""Characters of the hash that are shown: enough to compare by eye."""

HEADING = re.compile(r"(?: {2})?#(\d+) ")
"""How the heading of an entry begins."""

ITEM = re.compile(r"\d+(\.[a-z]+)?\. ")
"""How the heading of an item begins."""


def place(text: str, meeting: Meeting, line: int, item: Id) -> int | None:
    """The row of the text with an entry, or with an item; None where neither is looked for."""
    rows = text.split("\n")
    if line:
        found = (n for n, row in enumerate(rows) if (h := HEADING.match(row)) and int(h[1]) == line)
        return next(found, None)
    number = meeting.number_of(item)
    start = f"{number}. " if number else ""
    return next((n for n, row in enumerate(rows) if start and row.startswith(start)), None)


def paper(text: str, at: int | None) -> Content:
    """The text, its headings bold, with one entry marked."""
    rows = text.split("\n")
    widest = max(map(len, rows))
    shown = []
    marking = begun = False
    for number, row in enumerate(rows):
        # The first lines name who took part and when; bold is for what is looked for in the text.
        begun = begun or ITEM.match(row) is not None
        heading = bool(row) and not row.startswith(STEP) and (begun or not number)
        entry = HEADING.match(row) is not None
        # An entry goes on as long as what follows is set in deeper.
        marking = number == at or (marking and row.startswith(STEP * 2))
        marked = marking and row.strip()
        style = "reverse" if marked else "bold" if heading or entry else ""
        # The mark is one block, whatever the lengths of its rows.
        shown.append(plain(row.ljust(widest) if marked else row, style))
    return lines(shown)


def approval_line(folder: Folder, approval: ApprovalState | None) -> Content:
    """Which meeting approved the minutes, and whether they are still what it approved."""
    if approval is None:
        return plain("")
    told = _("{outcome} on {date} ({entry})").format(
        outcome=approval_outcome(approval.entry.outcome),
        date=long_date(approval.source.date),
        entry=place_words(folder, approval.source.citation),
    )
    code = approval.entry.sha256[:CODE].upper()
    if approval.intact:
        same = _("the file is still the one approved, {code}").format(code=code)
        return plain(f"✓ {told}; {same}", "bold $good")
    changed = _("CHANGED AFTER APPROVAL")
    return plain(f"! {changed}: {told}", "bold $critical")


class MinutesScreen(TrygScreen):
    """The minutes as text; a draft can be taken up again or made final."""

    SCOPE = "minutes"
    AUTO_FOCUS = "#paper"

    def __init__(
        self,
        meeting: Id,
        said: str = "",
        *,
        line: int = 0,
        item: Id = "",
        write: tuple[Format, ...] = (),
    ) -> None:
        """Show a meeting of the folder; `said` stands over the text.

        With the number of a line, or an item, the text is shown from there, and that is marked.
        In the formats to `write`, the minutes are written to the usual place meanwhile.
        """
        super().__init__()
        self._meeting_id = meeting
        self._said = said
        self._line = line
        self._item = item
        self._write = write
        self._drawn_for = 0
        self._original = False
        """Whether what was corrected later is shown as it was written."""

    @property
    def minutes_shown(self) -> Id:
        """The meeting whose minutes are read here."""
        return self._meeting_id

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands now."""
        return self._loaded.value

    @property
    def _loaded(self) -> Loaded[Meeting]:
        """The meeting with the file it stands in."""
        loaded = self.workspace.folder.meeting(self._meeting_id)
        assert loaded is not None
        return loaded

    def body(self) -> Iterable[Widget]:
        """A sentence over the text."""
        return Static(id="said"), VerticalScroll(Static(id="text"), id="paper")

    @property
    def top_words(self) -> str:
        """Which meeting it was."""
        return meeting_words(self.meeting)

    @property
    def is_example(self) -> bool:
        """Whether the meeting is made up."""
        return self.meeting.example

    def use_room(self) -> None:
        """Show the first line for it; the text stays as it is where its lines have room."""
        self.show_top()
        if self._room_for_text != self._drawn_for:
            self.redraw_soon()

    @property
    def _room_for_text(self) -> int:
        """The length of a line, with room for the margins and the scroll bar beside it."""
        return max(20, min(WIDTH, self.size.width - 6))

    def on_mount(self) -> None:
        """Write the minutes out, where that was wished."""
        if self._write:
            self.run_worker(self._write_out(), exit_on_error=False)

    async def _write_out(self) -> None:
        """Write the minutes as was wished when they were closed, and tell where."""
        workspace, before = self.workspace, self._said
        loaded = workspace.folder.meeting(self._meeting_id)
        going = leaving(workspace, loaded=loaded)
        self._said = f"{before} · {_('Writing …')}"
        self.tick()
        said = await asyncio.to_thread(write_at_once, going, self._write)
        self._said = f"{before} · {said}"
        self.tick()

    def on_saver_changed(self) -> None:
        """Show the state of saving."""
        self.tick()

    def facts(self) -> Iterator[Fact]:
        """Whether this is a draft that may be changed, was corrected, and was approved."""
        yield from super().facts()
        if self.meeting.state == "draft" and self.workspace.may_write(self.meeting):
            yield "draft"
        if self.meeting.state in ("draft", "final") and self.meeting.entries:
            yield "closed"
        if corrected(self.meeting, self.workspace.ledger()):
            yield "corrections"
        if self._approval is not None:
            yield "approval"

    def redraw(self) -> None:
        """Draw everything anew."""
        folder, day, old = self.workspace.folder, self.workspace.today, self._original
        loaded, known = self._loaded, self.workspace.ledger()
        if not old:
            loaded, known = corrected_meeting(folder, loaded, known)
        wide = self._drawn_for = self._room_for_text
        if loaded.value.not_held:
            text = agenda_text(folder, loaded, today=day, width=wide)
        else:
            text = minutes_text(folder, loaded, today=day, ledger=known, as_written=old, width=wide)
        at = place(text, loaded.value, self._line, self._item)
        self.query_one("#text", Static).update(paper(text, at))
        if at is not None:
            # With a little of what stands before it.
            scroll = self.query_one("#paper").scroll_to
            self.call_after_refresh(scroll, y=max(0, at - BEFORE), animate=False)
        self.tick()
        self.show_keys()

    def tick(self) -> None:
        """Show title, clock and the state of saving."""
        self.show_top()
        failed = trouble(self.saver.saving)
        said = self.query_one("#said", Static)
        if failed or self._said:
            style = "bold $critical" if failed else "bold $good"
            said.update(plain(failed or self._said, style))
        else:
            approved = approval_line(self.workspace.folder, self._approval)
            said.update(lines(filter(None, (approved, self._waiting))))
        said.display = bool(failed or self._said or self._approval or self._waiting)

    @property
    def _approval(self) -> ApprovalState | None:
        """How the minutes were approved, if they were."""
        return self.workspace.ledger().approvals.get(self._meeting_id)

    @property
    def _waiting(self) -> Content:
        """That corrections of the minutes are prepared for a planned meeting, if any are."""
        at = waiting(self.workspace, self.meeting)
        return plain(waits_words(self.workspace.folder, at), "bold $risk") if at else plain("")

    def action_original(self) -> None:
        """Show what was corrected as it was written, or as it reads now."""
        self._original = not self._original
        self.redraw()

    def action_correct(self) -> None:
        """Ask which line is to be corrected, at the meeting that goes on or the next one."""
        ask_correction(self, self.meeting, self._line)

    def action_approval(self) -> None:
        """Go to the entry by which a later meeting approved these minutes."""
        if approval := self._approval:
            self.app.push_screen(MinutesScreen(approval.source.meeting, line=approval.entry.n))

    def action_overview(self) -> None:
        """Show the dashboards as they stood at the meeting."""
        self.visit(Dashboards(self._meeting_id))

    def action_links(self) -> None:
        """Ask which link of the minutes is to be opened, those of the line looked for first."""
        folder, ledger = self.workspace.folder, self.workspace.ledger()
        meeting = corrected_meeting(folder, self._loaded, ledger)[0].value
        line = meeting.entry(self._line)
        about = (*([line] if line else []), *meeting.items, *meeting.entries)
        found = {link.address: link for one in about for link in one.links}
        links.ask_link(self.workspace.root, [*found.values()], self.app.push_screen, self.say)

    def action_export(self) -> None:
        """Offer to write the minutes for others."""
        export_meeting(self, self._meeting_id)

    def action_start_or_close(self) -> None:
        """Ask what is to become of the draft."""
        asked = _("These minutes are a draft.")
        final = _("Make them final; the file is not changed again")
        again = _("Take the meeting up again")
        if self.meeting.written:
            asked = _("This round is a draft.")
            final = _("Make it final; the file is not changed again")
            again = _("Take the round up again")
        question = ChooseScreen(asked, [("final", final), ("reopen", again)])
        self.app.push_screen(question, self._decide)

    def _decide(self, answer: str | None) -> None:
        """Make the draft final, or go back into the meeting, unless it is a draft no more."""
        session = MeetingSession(self.workspace, self.saver, self._meeting_id)
        with refusal_said(session, self.say):
            if answer == "final":
                session.finalise()
                written = self.meeting.written
                self._said = _("The round is final.") if written else _("The minutes are final.")
                self.redraw()
            elif answer == "reopen":
                session.reopen()
                self.visit(AtMeeting(session.id), instead=True)
        session.leave()
