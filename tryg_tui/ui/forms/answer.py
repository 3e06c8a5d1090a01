"""A question that is answered in one field, filled in and read as the fields of records are."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from textual.app import App
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input, Static

from tryg_tui.core.input.names import Named
from tryg_tui.core.input.times import in_order, parse_stays, parse_time
from tryg_tui.core.meetings.attendance import HERE, arrive_or_leave, attendance_of, beginning
from tryg_tui.core.model.attendance import Attendance, Stay
from tryg_tui.core.model.base import Id, Record
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.registers.changes import doubts
from tryg_tui.core.registers.fields import Fault, Field
from tryg_tui.core.registers.form import Form
from tryg_tui.core.registers.register import Around
from tryg_tui.core.registers.values import read_field
from tryg_tui.locale import _
from tryg_tui.session.meeting.meeting_session import MeetingSession
from tryg_tui.ui.dialogs.modal import Window
from tryg_tui.ui.forms.inputs import echo, field_input
from tryg_tui.ui.navigation import GoTo, program
from tryg_tui.ui.text import plain
from tryg_tui.ui.widgets.inputs import LineInput
from tryg_tui.ui.widgets.name_input import NameInput
from tryg_tui.words.attendance import participant_words, span_words
from tryg_tui.words.labels import label
from tryg_tui.words.problems import sentence
from tryg_tui.words.registers import fault_words

LINE = Field(name="text", input="line", default="")
"""A word or two, or nothing."""

COMING, EITHER, PAST = (Field(name="date", input="date", past=past) for past in (False, None, True))
"""A single day: the next, the nearest or the last one of those that may be meant."""

PATH = Field(name="path", input="path", default="")
"""A file or folder, or nothing."""

PERSON = Field(name="person", input="name", target="people")
"""A participant."""

NOWHERE = Around(folder=Folder(), today=dt.date.min)
"""What words stand among that name nothing."""

Make = Callable[[Any], tuple[Any, str]]
"""What is made of the value of an answer, or None and why it is refused."""


_left: WeakKeyDictionary[App[Any], dict[str, str]] = WeakKeyDictionary()
"""What was typed in questions that were left without an answer, in each program."""


class AskScreen(Window[Any]):
    """A question answered in a field, or with nothing, until that is understood; what stood there
    when it was left stands there again when the same is asked.
    """

    BINDINGS = [Binding("ctrl+s,f2", "answer", show=False, priority=True)]

    def __init__(
        self,
        question: str,
        field: Field = LINE,
        answer: str = "",
        hint: str = "",
        *,
        around: Callable[[], Around] = lambda: NOWHERE,
        names: Sequence[Named] | None = None,
        make: Make = lambda value: (value, ""),
        joint: str = LineInput.joint,
        keys: str = "",
    ) -> None:
        """Ask with an answer proposed; what is made of the one that is given is handed over.

        `around` tells what it stands among now; of the names there only some may be offered. The
        lines of what is pasted get a joint between them. The keys are told where they do else than
        usual.
        """
        super().__init__(question, keys or _("Enter goes on. Esc leaves."))
        self._around = around
        self._question = question
        self._field = field
        self._answer = answer
        self._hint = hint
        self._names = names
        self._make = make
        self._joint = joint

    def body(self) -> Iterable[Widget]:
        """The field, how to fill it in, and how that is understood."""
        field, around = self._field, self._around()
        text = self._kept.get(self._question, self._answer)
        line = field_input(Record, field, text, around, "answer", (), proposed=True)
        assert isinstance(line, LineInput)
        line.compact, line.joint = False, self._joint
        yield line
        if isinstance(line, NameInput):
            if self._names is not None:
                line.renew(self._names)
            yield line.picks
        yield Static(plain(self._hint, "$muted"))
        yield Static(id="told")

    @property
    def _kept(self) -> dict[str, str]:
        """What was typed in each question that was left."""
        return _left.setdefault(self.app, {})

    def action_leave(self) -> None:
        """Leave the list of names, or the question without an answer."""
        line = self.query_one(LineInput)
        if isinstance(line, NameInput) and line.is_picking:
            line.leave_picks()
            return
        self._kept.pop(self._question, None)
        if line.value.strip() not in ("", self._answer):
            self._kept[self._question] = line.value
        super().action_leave()

    async def action_answer(self) -> None:
        """Answer what stands in the field, as Enter does there."""
        line = self.query_one(LineInput)
        if isinstance(line, NameInput):
            line.take_highlighted()
        await line.action_submit()

    def on_go_to(self, event: GoTo) -> None:
        """Put in what is missing among the names, over the question."""
        event.stop()
        program(self.app).go(event.place)

    def _read(self, text: str) -> tuple[Any, str]:
        """What an answer means and how that is told; or None and what is wrong with it."""
        field, around = self._field, self._around()
        value = read_field(field, text, around)
        if isinstance(value, Fault):
            return None, fault_words(label(Record, field.name), value)
        made, refused = self._make(value[field.name])
        form = Form(kind=Record, values={field.name: text})
        return made, refused or (echo(form, field, around) if text else "")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how the answer is understood, where it is."""
        value, told = self._read(event.value.strip())
        self._tell("" if value is None else told, "$muted")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand over what is answered, or say what is wrong with it."""
        value, told = self._read(event.value.strip())
        if value is None and told:
            self._tell(f"! {told}", "bold $critical")
        else:
            self._kept.pop(self._question, None)
            self.dismiss(value)

    def _tell(self, said: str, style: str) -> None:
        """Say something under the answer, or nothing."""
        self.query_one("#told", Static).update(plain(said, style))


TimesThere = dt.time | tuple[Stay, ...]
"""When somebody came or left, or all the times between which they were there."""


def times_asked(session: MeetingSession, person: Id) -> AskScreen:
    """The question when somebody came to a meeting or left it: now, unless a time is typed."""
    workspace = session.workspace
    known = attendance_of(session.meeting, person)
    question = _("When did {name} come?")
    if known is not None and known.status in HERE:
        left = known.stays[-1].left is not None
        question = _("When did {name} come back?") if left else _("When did {name} leave?")
    named = known or Attendance(person=person, status="absent")

    def understood(text: str) -> tuple[TimesThere | None, str]:
        meeting, now = session.meeting, workspace.now()
        said = parse_time(text) or (parse_stays(text, beginning(meeting)) if text else ())
        if not said:
            fault = Fault("text", "bad-times", text)
            return None, fault_words(label(Record, "text"), fault) if text else ""
        note = attendance_of(arrive_or_leave(meeting, person, said), person)
        assert note is not None
        if not in_order(note.stays, beginning(meeting)):
            return None, _("That is before the last time noted.")
        doubted = doubts(note, workspace.folder, meeting, now)
        return said, " ".join((span_words(note.stays), *map(sentence, doubted)))

    return AskScreen(
        question.format(name=participant_words(workspace.folder, named)),
        answer=f"{workspace.now():%H.%M}",
        hint=_("A time. Who came later: 9.15–; all of it: 9.15–10.40, 11.00–"),
        make=understood,
    )
