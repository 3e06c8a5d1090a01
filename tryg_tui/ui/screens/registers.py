"""The registers: what there is of each, changed in forms, with undo."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from msgspec.structs import replace
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, OptionList

from tryg_tui.core.input.due import date_typed
from tryg_tui.core.model.base import Record
from tryg_tui.core.registers.fields import fields
from tryg_tui.core.registers.form import Form, begun_like, opened
from tryg_tui.core.registers.register import (
    REGISTERS,
    Around,
    Held,
    Name,
    Register,
    held,
    register,
)
from tryg_tui.core.registers.seats import SeatedBody, in_form
from tryg_tui.locale import _
from tryg_tui.session.file_kind import Saving
from tryg_tui.session.registers import Change
from tryg_tui.ui.commands.command import Fact
from tryg_tui.ui.dialogs.incoming import ask_incoming
from tryg_tui.ui.forms import records
from tryg_tui.ui.forms.answer import EITHER, AskScreen
from tryg_tui.ui.forms.record_fields import around_of
from tryg_tui.ui.forms.record_screen import SIGN, RecordScreen, Take
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.widgets.inputs import LineInput
from tryg_tui.ui.widgets.rows import Rows
from tryg_tui.words.labels import register_title
from tryg_tui.words.registers import cited_words, order_words, record_words


class RegistersScreen(TrygScreen):
    """The registers at the left, what is in the highlighted one at the right."""

    SCOPE = "registers"
    AUTO_FOCUS = "#registers"

    def __init__(self, name: Name = "people") -> None:
        """Begin with a register."""
        super().__init__()
        self._name: Name = name
        self._last: Record | None = None
        """What was put in last."""

    def body(self) -> Iterable[Widget]:
        """The registers, and what is in one, over which words can be looked for."""
        wanted = LineInput(id="wanted", placeholder=_("Words in it …"), compact=True)
        wanted.display = False
        yield Horizontal(Rows("registers"), Vertical(wanted, Rows("records")), id="books")

    def on_mount(self) -> None:
        """Begin with the register that was asked for."""
        self._show_registers()
        self._list("registers").highlight(RowRef("register", self._name))

    def _list(self, id: str) -> Rows:
        """One of the two lists."""
        return self.query_one(f"#{id}", Rows)

    def told_saving(self) -> Saving | None:
        """How saving what was changed last stands, unless something else is in trouble."""
        all_files, last = self.saver.saving, self.saver.registers.last
        return all_files if last is None or all_files.state == "not-saved" else last.saving

    @property
    def top_words(self) -> str:
        """What this is."""
        return _("Registers")

    @property
    def shown(self) -> Register:
        """The register that is shown."""
        return register(self._name)

    @property
    def chosen(self) -> Held | None:
        """What is highlighted in it; from the registers it is gone to first."""
        if not self._list("records").has_focus:
            self.action_into()
            return None
        return self._highlighted

    @property
    def _highlighted(self) -> Held | None:
        """What is highlighted in it, wherever the keys are."""
        row = self._list("records").highlighted_ref
        return records.record_at(self.workspace.folder, self.shown, row)

    def facts(self) -> Iterator[Fact]:
        """Whether there is anything to undo, or to make once more."""
        yield from super().facts()
        if self.saver.registers.past:
            yield "past"
        if self.saver.registers.future:
            yield "future"

    def on_saver_changed(self) -> None:
        """Show the state of saving, and what has gone wrong with it."""
        self.redraw()

    def redraw(self) -> None:
        """Show both lists, once they are there."""
        if not self.query("#records"):
            return
        self.show_top()
        folder, there = self.workspace.folder, self._list("records")
        self._show_registers()
        wanted, today = self.query_one("#wanted", Input).value, self.workspace.today
        rows = tuple(records.record_rows(folder, self.shown, today, there.room, wanted))
        told = records.trouble_rows(self.saver.saving)
        there.show((*told, *(rows or (records.empty_row(self._name, wanted),))))
        self.show_keys()

    def _show_registers(self) -> None:
        """Show the registers."""
        books = self._list("registers")
        books.show(records.register_rows(self.workspace.folder, books.room))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what is in the register that is highlighted now."""
        event.stop()
        name = self._list("registers").highlighted_ref.of("register")
        found = next((one.name for one in REGISTERS if one.name == name), self._name)
        if found != self._name:
            self._name = found
            self.query_one("#wanted", Input).value = ""
            self._list("records").forget()
            self.redraw()

    def open_row(self, row: RowRef) -> None:
        """Go into a register, or change what is in it."""
        (self.action_into if row.kind == "register" else self.action_edit)()

    def action_into(self) -> None:
        """Go to what is in the register."""
        self._list("records").focus()

    def action_out(self) -> None:
        """Go to the registers."""
        self._list("registers").focus()

    # Looking for words.

    def action_filter(self) -> None:
        """Begin to look for words."""
        wanted = self.query_one("#wanted", Input)
        wanted.display = True
        wanted.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what has the words in it."""
        event.stop()
        self.redraw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to what was found."""
        event.stop()
        self.action_into()

    def action_back(self) -> None:
        """Show all again, or go back."""
        wanted = self.query_one("#wanted", Input)
        if wanted.display:
            wanted.value = ""
            wanted.display = False
            self.action_into()
        elif self._list("records").has_focus:
            self.action_out()
        else:
            self.dismiss()

    # Changes.

    def action_edit(self) -> None:
        """Change what is highlighted, or go to it from the registers."""
        one = self._highlighted
        if self._list("registers").has_focus and self._name != "partnership":
            self.action_into()
        elif one is not None:
            about = around_of(self.workspace, one.file.value)
            one = in_form(one, self.workspace.today)
            take = partial(records.changed_words, self.saver.registers, self.shown, one)
            key = f"{one.file.path}/{self._name}/{records.known_by(one.record)}"
            self._fill(opened(one.record, about), about, take, key, record_words(one.record))

    def action_add(self) -> None:
        """Put something new into the register."""
        if self._name == "partnership":
            self.action_edit()
            return
        about = around_of(self.workspace)
        kind, key = SeatedBody if self._name == "bodies" else self.shown.record, f"{self._name}/"
        self._fill(begun_like(kind, self._last, about), about, self._take_new, key, _("new"))

    def action_copy(self) -> None:
        """Begin something new with what the highlighted one says."""
        one = self.chosen
        if one is not None and self._name != "partnership":
            about = around_of(self.workspace, one.file.value)
            one = in_form(one, self.workspace.today)
            form = replace(opened(one.record, about), base=None)
            key = f"{self._name}/copy/{record_words(one.record)}"
            self._fill(form, about, self._take_new, key, _("new"))

    def _fill(self, form: Form, around: Around, take: Take, key: str, about: str) -> None:
        """Open the form of a record."""
        title = SIGN.join((register_title(self._name), about))
        another = None if self._name == "partnership" else self.action_add
        shown = fields(SeatedBody) if form.kind is SeatedBody else self.shown.fields
        self.app.push_screen(RecordScreen(title, form, around, take, key, shown, another=another))

    def _take_new(self, record: Record) -> Sequence[str]:
        """Save a new record; return what is wrong with it."""
        before = [one.record for one in held(self.workspace.folder, self.shown)]
        wrong = records.wrong_words(self.saver.registers.add(self.shown, record))
        self._last = record
        now = [one.record for one in held(self.workspace.folder, self.shown)]
        new = [str(place) for place, one in enumerate(now) if one not in before]
        self.redraw()
        self._list("records").highlight(RowRef("record", new[0] if new else ""))
        self.call_after_refresh(self._list("records").focus)
        return wrong

    def action_read_in(self) -> None:
        """Bring in a file of what is in the register, where that can be."""
        ask_incoming(self, self._name)

    def action_row_up(self) -> None:
        """Move the highlighted one up."""
        self._move(-1)

    def action_row_down(self) -> None:
        """Move the highlighted one down."""
        self._move(1)

    def _move(self, step: int) -> None:
        """Move the highlighted one."""
        one = self.chosen
        if one is not None and self.shown.list:
            self.saver.registers.move(self.shown, one, step)
            self.redraw()
            there = [each.record for each in held(self.workspace.folder, self.shown)]
            self._list("records").highlight(RowRef("record", str(there.index(one.record))))
            self.say(f"{order_words(one.record, there)} {_('u takes it back.')}")

    def action_end(self) -> None:
        """Remove the highlighted one, or end it where something names it."""
        one, changes = self.chosen, self.saver.registers
        if one is None:
            return
        title, found = record_words(one.record), changes.naming(self.shown, one)
        why = cited_words(self.workspace.folder, found, type(one.record)) if found else ""
        if changes.may_remove(self.shown, one):
            wrong = records.wrong_words(changes.remove(self.shown, one))
            done = _("“{title}” is removed; u brings it back.").format(title=title)
            self.say(" ".join(wrong) or done)
            self.redraw()
        elif changes.may_end(self.shown):
            self._ask_end(one, why)
        else:
            self.say(why or _("A whole file is not removed here."))

    def _ask_end(self, one: Held, told: str) -> None:
        """Ask for the day something ends on, and end it."""

        def end(day: dt.date | None) -> None:
            if day is not None:
                wrong = records.wrong_words(self.saver.registers.end(self.shown, one, day))
                self.say(" ".join(wrong))
                self.redraw()

        question = _("What is the last day of “{title}”?").format(title=record_words(one.record))
        day, around = date_typed(self.workspace.today), partial(around_of, self.workspace)
        self.app.push_screen(AskScreen(question, EITHER, day, told, around=around), end)

    def action_undo(self) -> None:
        """Take the last change back."""
        self._step(self.saver.registers.undo, _("Undone: {what}."))

    def action_redo(self) -> None:
        """Make the change taken back once more."""
        self._step(self.saver.registers.redo, _("Made again: {what}."))

    def _step(self, act: Callable[[], Change | None], said: str) -> None:
        """Take a change back or make it once more, and say which, or why not."""
        told, name = records.step_words(self.workspace.folder, act, said)
        self._list("registers").highlight(RowRef("register", name or self._name))
        self.say(told)
        self.redraw()
