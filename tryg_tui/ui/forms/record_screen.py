"""A record on a screen of its own, to be filled in; the rows of its lists open screens over it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

import msgspec
from msgspec.structs import replace
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from tryg_tui.core.input.draft import RecordDraft
from tryg_tui.core.model.base import Record
from tryg_tui.core.model.meeting import AgendaItem
from tryg_tui.core.registers.fields import Field, fields
from tryg_tui.core.registers.form import Form, filled, inside, moved_row, opened, without_row
from tryg_tui.core.registers.register import Around
from tryg_tui.locale import _
from tryg_tui.session.drafts import KEEP_SECONDS
from tryg_tui.ui.commands.command import Command, Fact, while_typing
from tryg_tui.ui.forms.record_fields import RecordFields, RowList, around_of
from tryg_tui.ui.forms.records import changed_fields, doubt_words, new_row, with_taken
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.text import lines, plain, show_lines
from tryg_tui.ui.widgets.bars import TopBar
from tryg_tui.ui.widgets.name_input import NameInput
from tryg_tui.words.labels import label
from tryg_tui.words.registers import cited_words, fault_words, order_words, record_words

Take = Callable[[Record], Sequence[str]]
"""Takes a record that is filled in; returns what is wrong with it, in sentences."""

SIGN = " › "
"""What stands between a record and the list in it."""


class RecordScreen(TrygScreen):
    """The fields of a record, a hint for the one that is filled in, and what is wrong."""

    SCOPE = "record"

    def __init__(
        self,
        title: str,
        form: Form,
        around: Around,
        take: Take,
        key: str,
        shown: Sequence[Field] | None = None,
        *,
        compared: bool = False,
        another: Callable[[], None] | None = None,
    ) -> None:
        """Fill in a form under a title; words left in it are found again by `key`, and `another`
        begins the next record. With `compared`, what is changed is told beside what it was.
        """
        super().__init__()
        self._title = title
        self._begun = form
        self._beside = around
        self._take, self._key = take, key
        self._shown = fields(form.kind) if shown is None else shown
        self._compared, self._another = compared, another
        self._last: Record | None = None
        """The row that was put in last."""
        self._told: Sequence[str] = ()
        """What is wrong, until something is changed."""
        self._asked: Form | None = None
        """The form with what was asked about, which is saved when that is said once more."""
        self._seen = form
        """What stood in the fields when that was looked at last."""
        self._keeping: Timer | None = None
        """Runs while something written is still to be kept."""

    @property
    def _around(self) -> Around:
        """What the record stands among now."""
        now, given = around_of(self.workspace, self._beside.document), self._beside
        return replace(now, unit=given.unit, person=given.person)

    @property
    def top_words(self) -> str:
        """What is filled in."""
        return self._title

    def body(self) -> Iterable[Widget]:
        """The fields, and what is said of them."""
        form = self.workspace.drafts.resumed(self._key, self._begun)
        fields = RecordFields(form, self._shown, self._around)
        return fields, Static(id="record-hint")

    def on_mount(self) -> None:
        """Begin in the first field, or in a value put right, with nothing over what is said."""
        self.app.clear_notifications()
        if self._key in self.workspace.drafts.records:
            self._told = [_("What was written here and not saved stands here again; F9 drops it.")]
        self._seen = self._fields.form
        self._fields.go_to("value" if self._compared else "")

    @property
    def _fields(self) -> RecordFields:
        """What is filled in."""
        return self.query_one(RecordFields)

    def facts(self) -> Iterator[Fact]:
        """Whether a list of rows has the keys, and whether another record may follow."""
        yield from super().facts()
        if self._another:
            yield "another"
        if isinstance(self.focused, RowList):
            yield "rows"

    def show_keys(self, commands: list[Command] | None = None) -> None:
        """Show the keys that work while somebody types."""
        super().show_keys(list(while_typing(self.commands() if commands is None else commands)))

    def redraw(self) -> None:
        """Show title, hint and keys in the language spoken now, and know what is new."""
        self._fields.around = self._around
        self._fields.relabel()
        self.show_top()
        self._hint()
        self.show_keys()

    def _hint(self) -> None:
        """Show what is wrong until something changes, else how the field is understood."""
        said = [plain(f"! {one}", "bold $critical") for one in self._told]
        said = said or [plain(self._fields.told(self.focused), "$muted")]
        if self._compared:
            said += changed_fields(self._fields.form, self._shown, self._around)
        show_lines(self.query_one("#record-hint", Static), lines(said))

    def on_descendant_focus(self) -> None:
        """Say how the field that is entered is understood, and which keys there are."""
        if self.is_mounted:
            self._hint()
            self.show_keys()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how the field is understood now."""
        event.stop()
        self._touched()

    def on_text_area_changed(self) -> None:
        """A text was changed."""
        self._touched()

    def on_choice_changed(self) -> None:
        """Another word was chosen."""
        self._touched()

    def _touched(self) -> None:
        """Something was written: what was wrong with it before may be so no longer."""
        now = self._fields.form
        if now != self._seen:
            self._seen, self._told, self._asked = now, (), None
        self._hint()
        if self._keeping is None:
            self._keeping = self.set_timer(KEEP_SECONDS, self.keep_words)

    def _left(self) -> RecordDraft | None:
        """What is written and was not there when the form was begun, where anything is."""
        now, before = self._fields.form, self._begun
        values = {name: t for name, t in now.values.items() if t != before.values.get(name, "")}
        rows = {name: held for name, held in now.rows.items() if held != before.rows.get(name, ())}
        kept = RecordDraft(values=values, rows=msgspec.to_builtins(rows))
        return kept if values or rows else None

    def keep_words(self) -> None:
        """Keep what is written, where anything is."""
        self._keeping = None
        self.workspace.drafts.keep_record(self._key, self._left())

    def action_drop_words(self) -> None:
        """Take the fields back to what they held when the form was begun."""
        self.workspace.drafts.keep_record(self._key, None)
        self._told = ()
        box = RecordFields(self._begun, self._shown, self._around)

        async def anew() -> None:
            await self._fields.remove()
            await self.mount(box, after=self.query_one(TopBar))
            box.go_to("value" if self._compared else "")
            self.redraw()

        self.call_later(anew)

    def action_leave_record(self) -> None:
        """Leave a list of names, or the form; what is written in it is kept."""
        if isinstance(self.focused, NameInput) and self.focused.is_picking:
            self.focused.leave_picks()
            return
        self.keep_words()
        if self._key in self.workspace.drafts.records:
            said = _("Not saved: what was written is kept, and stands there when it is opened.")
            self.app.notify(said, markup=False)
        self.dismiss()

    def action_save_and_new(self) -> None:
        """Hand the record over and begin another one, or say what is wrong with it."""
        self.action_save_record()
        if self._another and not self._told:
            self._another()

    def action_save_record(self) -> None:
        """Hand the record over, or say what is wrong with it."""
        if isinstance(self.focused, NameInput):
            self.focused.take_highlighted()
        form = self._fields.form
        record = filled(form, self._around)
        if isinstance(record, tuple):
            self._told = [fault_words(label(form.kind, one.field), one) for one in record]
            self._fields.go_to(record[0].field)
        else:
            now, root = self.workspace.now(), self.workspace.root
            before = (self._around, self._begun, form, record, now, root)
            asked = () if form == self._asked else doubt_words(*before)
            self._asked = form if asked else None
            self._told = asked or self._take(record)
        if self._told:
            self._hint()
        else:
            self.workspace.drafts.keep_record(self._key, None)
            self._begun = form
            self.dismiss()

    def on_row_list_asked(self, event: RowList.Asked) -> None:
        """Do with a list what was asked for."""
        event.stop()
        self._act(event.rows, event.what)

    def action_row(self, what: str) -> None:
        """Do something with the list that has the keys."""
        if isinstance(self.focused, RowList):
            self._act(self.focused, what)

    def action_add_row(self) -> None:
        """Add a row to the list that has the keys."""
        self.action_row("add")

    def action_remove_row(self) -> None:
        """Remove the highlighted row of the list that has the keys."""
        self.action_row("remove")

    def action_row_up(self) -> None:
        """Move the highlighted row up."""
        self.action_row("up")

    def action_row_down(self) -> None:
        """Move the highlighted row down."""
        self.action_row("down")

    def _act(self, rows: RowList, what: str) -> None:
        """Add, open, remove or move a row."""
        field, row = self._fields.field_of(rows), rows.record
        assert field is not None
        if what == "add":
            self._open(field, None, row if field.rows is AgendaItem else None)
        elif row is None:
            return
        elif what == "open":
            self._open(field, row)
        elif what == "remove":
            left = without_row(self._fields.form, field.name, row, self._around)
            if isinstance(left, Form):
                self._with_rows(left, None)
            else:
                self._told = [cited_words(self.workspace.folder, left, type(row))]
                self._hint()
        else:
            step = -1 if what == "up" else 1
            form = moved_row(self._fields.form, field.name, row, step)
            self._with_rows(form, row)
            self.say(order_words(row, form.rows[field.name]))

    def _with_rows(self, form: Form, shown: Record | None) -> None:
        """Go on with the rows that the form holds now, one of them highlighted."""
        self._fields.put(form, inside(form, self._around), shown)
        self._touched()

    def _open(self, field: Field, row: Record | None, after: Record | None = None) -> None:
        """Fill in a row, or a new one that comes after another, or else last."""
        assert field.rows is not None
        around = inside(self._fields.form, self._around)
        if row is None:
            form, about = new_row(field.rows, self._last, around), _("new")
        else:
            form, about = opened(row, around), record_words(row, around)

        def take(record: Record) -> Sequence[str]:
            taken = with_taken(self._fields.form, field.name, row, record, after, around)
            self._last = taken[1]
            self._with_rows(*taken)
            return ()

        key = f"{self._key}/{field.name}/{'' if row is None else about}"
        title = SIGN.join((self._title, label(self._begun.kind, field.name), about))
        another = partial(self._act, self.query_one(f"#field-{field.name}", RowList), "add")
        self.app.push_screen(RecordScreen(title, form, around, take, key, another=another))
