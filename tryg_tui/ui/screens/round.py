"""A round in writing: what is asked, and the answers, each noted with a key."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from msgspec.structs import replace
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tryg_tui.core.meetings import rounds
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import Approval
from tryg_tui.core.model.meeting import Answer, Meeting, Vote
from tryg_tui.locale import _, clock, medium_date
from tryg_tui.session.meeting import rounds as running
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.session.workspace import Workspace
from tryg_tui.ui.commands.availability import Situation
from tryg_tui.ui.commands.command import Fact
from tryg_tui.ui.dialogs.export import export_meeting
from tryg_tui.ui.dialogs.modal import WINDOW, ChooseScreen, TextScreen
from tryg_tui.ui.dialogs.new_meeting import ask_call_off
from tryg_tui.ui.forms import question
from tryg_tui.ui.forms.answer import AskScreen
from tryg_tui.ui.forms.record_screen import RecordScreen
from tryg_tui.ui.meeting.sentences import redo_said, refusal_said, undo_said
from tryg_tui.ui.navigation import MinutesOf
from tryg_tui.ui.pages.row import Row, RowRef, section
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.screens.minutes import MinutesScreen
from tryg_tui.ui.text import Part, hung, lines, parts, plain, shortened, show_text
from tryg_tui.ui.widgets.bars import trouble
from tryg_tui.ui.widgets.rows import Rows
from tryg_tui.words import vocabulary
from tryg_tui.words.entries import entry_text
from tryg_tui.words.names import person_words, place_words
from tryg_tui.words.rounds import result_words, standing_words, tally_words, vote_words

LINES = 8
"""Most lines of the wording that stand over the answers; Enter shows all of it."""

SIGNS: dict[Vote | None, Part] = {
    "for": ("✓ ", "bold $good"),
    "against": ("✗ ", "bold $critical"),
    "abstains": ("– ", "bold $risk"),
    None: ("○ ", "$muted"),
}
"""How answers are marked."""


def begun(workspace: Workspace, body: Id) -> RecordScreen:
    """The form in which a round is begun."""
    return question.new_round(workspace, body)


class RoundScreen(TrygScreen):
    """What is asked in writing, and who has answered what."""

    SCOPE = "round"
    AUTO_FOCUS = "#rows"

    def __init__(self, round: Id) -> None:
        """Show a round of the folder."""
        super().__init__()
        self._round = round
        self._opened: MeetingSession | None = None
        self._answered: tuple[Id, Id] = ("", "")
        """Whose answer was noted last, and who was gone on to from there."""

    @property
    def session(self) -> MeetingSession:
        """The round, and every change of it."""
        if self._opened is None:
            self._opened = MeetingSession(self.workspace, self.saver, self._round, self._changed)
        return self._opened

    @property
    def meeting(self) -> Meeting:
        """The round as it stands now."""
        return self.workspace.meeting(self._round)

    @property
    def minutes_shown(self) -> Id:
        """The round that is shown, also where its file is gone."""
        return self._round

    def body(self) -> Iterable[Widget]:
        """What is asked, over who is asked."""
        return Static(id="headline"), Rows("rows")

    def on_unmount(self) -> None:
        """Follow the file no more."""
        self.session.leave()

    def _changed(self, _event: object) -> None:
        """Show the round as it is now."""
        if self.is_mounted:
            self.redraw_soon()

    def on_screen_resume(self) -> None:
        """A form or window over it is gone."""
        self.redraw_soon()

    def on_saver_changed(self) -> None:
        """Show the state of saving."""
        self.redraw_soon()

    @property
    def top_words(self) -> str:
        """Which round it is."""
        return self.meeting.title

    @property
    def is_example(self) -> bool:
        """Whether it is made up."""
        return self.meeting.example

    def facts(self) -> Iterator[Fact]:
        """Whether there is a step to undo, or to make once more."""
        yield from super().facts()
        if self.session.can_undo:
            yield "past"
        if self.session.file.history.future:
            yield "future"

    def situation(self) -> Situation:
        """By what it is decided which commands there are now."""
        writable = self.workspace.may_write(self.meeting)
        return replace(super().situation(), state=self.meeting.state, writable=writable)

    def redraw(self) -> None:
        """Draw everything anew, unless the screen has been left meanwhile."""
        if not self.query(Rows):
            return
        self.show_top()
        width = self.query_one(Rows).room
        show_text(self.query_one("#headline", Static), self._headline(width))
        list_, begins = self.query_one(Rows), not self.query_one(Rows).option_count
        list_.show(list(self._rows(width)))
        waiting = (one.person for one in self.meeting.answers if one.vote is None)
        if begins and self.meeting.asking:
            list_.highlight(RowRef("person", next(waiting, "")))
        self.show_keys()

    def _headline(self, width: int) -> Content:
        """What it is about and how it stands; what went wrong with saving comes first."""
        meeting, today = self.meeting, self.workspace.today
        title = meeting.items[0].title if meeting.items else meeting.title
        private = meeting.items and meeting.items[0].private
        head = parts((title, "bold"), (f"  {_('private')}", "bold $risk") if private else "")
        if meeting.asking:
            late = rounds.is_due(meeting, today)
            stands = plain(standing_words(meeting, today), "bold $risk" if late else "$muted")
        else:
            stands = plain(f"{vocabulary.standing(meeting)} · {tally_words(meeting)}", "$muted")
        failed = trouble(self.saver.saving)
        told = [shortened(head, width, 2), stands]
        return lines([*([plain(failed, "bold $critical")] if failed else []), *told])

    def _rows(self, width: int) -> Iterator[Row]:
        """What is asked, then the answers."""
        meeting, asked = self.meeting, rounds.asked_by(self.meeting)
        if asked is not None:
            minutes = isinstance(asked, Approval)
            yield section(_("Minutes to approve") if minutes else _("Wording"))
            words = entry_text(self.workspace.folder, meeting, asked, place_words)
            said = plain(words if minutes or meeting.state != "open" else asked.text)
            yield Row(RowRef("entry", meeting.cite(asked)), shortened(said, width, LINES))
        yield section(_("Answers"))
        for one in meeting.answers:
            yield Row(RowRef("person", one.person), hung(self._answer(one), width, 2))

    def _answer(self, one: Answer) -> Content:
        """Somebody who is asked, and what they have answered."""
        sign, style = SIGNS[one.vote]
        when = f"{medium_date(one.at)}, {clock(one.at)}" if one.at and one.vote else ""
        vote = vote_words(one)
        told = parts((sign, style), (person_words(self.workspace.folder, one.person), "bold"))
        said = f": {' '.join(one.text.split())}" if one.text else ""
        return parts(told, "  ", (vote, style), f"  {when}" if when else "", said)

    @property
    def _person(self) -> Id:
        """Who is highlighted among those asked, or nothing."""
        return self.query_one(Rows).highlighted_ref.of("person")

    def _do(self, act: Callable[[], object]) -> None:
        """Change the round, or say why that cannot be, and show it."""
        with refusal_said(self.session, self.say):
            act()
        self.redraw()

    def _note(self, vote: Vote | None) -> None:
        """Note what the highlighted participant has answered, and go on to the next."""
        person = self._person
        if not person:
            self.say(_("First highlight who has answered."))
            return
        self._do(partial(running.answer, self.session, person, vote))
        if vote is not None:
            self.query_one(Rows).action_cursor_down()
            self._answered = (person, self._person)

    def action_answer_for(self) -> None:
        """Note an answer for it."""
        self._note("for")

    def action_answer_against(self) -> None:
        """Note an answer against it."""
        self._note("against")

    def action_answer_abstains(self) -> None:
        """Note that somebody abstains."""
        self._note("abstains")

    def action_clear_answer(self) -> None:
        """Take an answer away."""
        self._note(None)

    def action_remark(self) -> None:
        """Write down what was said with the answer: the one noted just now, where the next was only
        gone on to.
        """
        answered, next_ = self._answered
        person = answered if self._person == next_ and answered else self._person
        known = next((one.text for one in self.meeting.answers if one.person == person), None)
        if known is None:
            self.say(_("First highlight who has answered."))
            return

        def said(text: str | None) -> None:
            if text is not None:
                self._do(partial(running.comment, self.session, person, text))

        title = _("What does {person} say?").format(
            person=person_words(self.workspace.folder, person)
        )
        self.app.push_screen(AskScreen(title, answer=" ".join(known.split())), said)

    def open_row(self, row: RowRef) -> None:
        """Open the minutes that are asked about, the whole wording, or what somebody said."""
        asked = rounds.asked_by(self.meeting)
        if row.kind == "person":
            one = next(one for one in self.meeting.answers if one.person == row.id)
            told = lines([self._answer(replace(one, text="")), plain(""), plain(one.text)])
            title = person_words(self.workspace.folder, row.id)
            self.app.push_screen(TextScreen(title, hung(told, WINDOW)))
        elif isinstance(asked, Approval) and self.workspace.holds(asked.of):
            self.visit(MinutesOf(asked.of))
        elif asked is not None:
            self.app.push_screen(TextScreen(_("Wording"), plain(asked.text)))

    def action_edit(self) -> None:
        """Change the question, who is asked, or the last day for answers."""
        self.app.push_screen(question.other_question(self.session))

    def action_start_or_close(self) -> None:
        """Ask what comes of the round, and close it; read a draft, to make it final."""
        if self.meeting.state != "open":
            self.visit(MinutesOf(self._round), instead=True)
            return
        meeting = self.meeting
        answers = [(one, result_words(meeting, one)) for one in rounds.results(meeting)]
        about = Static(plain(standing_words(meeting, self.workspace.today)))
        self.app.push_screen(ChooseScreen(_("What comes of it?"), [*answers], about), self._close)

    def _close(self, answer: str | None) -> None:
        """Close the round with what came of it, and show its paper."""
        found = [one for one in rounds.results(self.meeting) if one == answer]
        for result in found:
            self._do(partial(running.close, self.session, result))
            if self.meeting.state == "draft":
                said = _("The round is closed. c makes it final, or takes it up again.")
                self.app.switch_screen(MinutesScreen(self._round, said))

    def action_cancel(self) -> None:
        """Give the round up, for a reason; one that was is gone on with."""
        ask_call_off(self.session, self.app.push_screen, self.say, self.redraw)

    def action_undo(self) -> None:
        """Take the last change back."""
        self._do(partial(undo_said, self.session, self.say))

    def action_redo(self) -> None:
        """Make the change taken back once more."""
        self._do(partial(redo_said, self.session, self.say))

    def action_export(self) -> None:
        """Offer to write the round for others, also to ask them."""
        export_meeting(self, self._round)
