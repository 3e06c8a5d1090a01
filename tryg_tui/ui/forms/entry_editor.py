"""The editor of an entry, under the view of the item, so that everybody sees the wording."""

import datetime as dt
from functools import partial

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.events import Key
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Label, Static, TextArea

from tryg_tui.core.input.draft import FIELDS, Draft, Field
from tryg_tui.core.input.fields import MARKS, OneLine, Unclear, one_line, read, told_in_line
from tryg_tui.core.model.entries import AnyEntry
from tryg_tui.core.registers.fields import Fault
from tryg_tui.core.registers.register import Around
from tryg_tui.ui.commands.command import bindings
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.forms import entry_fields
from tryg_tui.ui.forms.inputs import meant
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.text import plain, show_lines, show_text
from tryg_tui.ui.widgets.inputs import Choice, LineInput, TextBox
from tryg_tui.ui.widgets.name_input import NameInput
from tryg_tui.words.fields import choices, label
from tryg_tui.words.names import place_words
from tryg_tui.words.registers import fault_words


class EntryEditor(Vertical):
    """The text and fields of one kind of entry."""

    BINDINGS = [
        *bindings(COMMANDS, "editor"),
        # Not before the widgets' own, so that no key overtakes a letter typed before it.
        Binding("tab", "step(1)", show=False),
        Binding("shift+tab", "step(-1)", show=False),
    ]

    class Recorded(Message):
        """The entry is complete and is to be recorded."""

        def __init__(self, entry: AnyEntry, draft: Draft) -> None:
            """Carry the entry and the draft it was made of."""
            super().__init__()
            self.entry = entry
            self.draft = draft

    class Touched(Message):
        """Something was written."""

    class Left(Message):
        """The editor was left with a draft in it."""

    def __init__(self) -> None:
        """Start closed."""
        super().__init__(id="editor")
        self._draft: Draft | None = None
        self._ctx: Context | None = None
        self._next_meeting: dt.date | None = None
        self._last_due = ""
        self._faults: tuple[Fault, ...] = ()
        self._doubts = entry_fields.Doubts()
        self.is_whole = False
        """Whether the fields of what is being written are all there."""
        self.display = False

    def compose(self) -> ComposeResult:
        """A title, whether it is confidential, the text, the other fields, and how they are
        understood.
        """
        yield Static(id="editor-title")
        yield Vertical(id="editor-private")
        yield TextBox(id="editor-text", compact=True, highlight_cursor_line=False)
        yield Vertical(id="editor-fields")
        yield Static(id="editor-hint")

    @property
    def is_open(self) -> bool:
        """Whether something is being written."""
        return self._draft is not None

    async def open(
        self,
        draft: Draft,
        ctx: Context,
        next_meeting: dt.date | None,
        last_due: str = "",
        first: Field = "text",
    ) -> None:
        """Begin, or go on with, a draft, in its text or in another field; a due date that is empty
        is offered as it was last.
        """
        self.is_whole = False
        self._draft, self._ctx, self._next_meeting = draft, ctx, next_meeting
        self._last_due = last_due
        self._line = OneLine()  # What the text says of other fields.
        self._text_only: frozenset[str] = frozenset()  # What is known to be no name.
        self._faults, self._doubts = (), entry_fields.Doubts()
        of = draft.values.get("of", "")
        self._cited = {place_words(ctx.folder, of): of}
        # Over the text it is seen by who writes that; the keys come to it last, and so back there.
        below = {*FIELDS[draft.kind]} - {"text", "private"}
        for id, within in (("private", {"private"}), ("fields", below)):
            box = self.query_one(f"#editor-{id}", Vertical)
            await box.remove_children()
            await box.mount_all(entry_fields.rows(draft, within, self._around(ctx)))
        text = self.query_one("#editor-text", TextArea)
        text.load_text(draft.values.get("text", ""))
        text.move_cursor(text.document.end)
        self.is_whole = True
        self.display = True
        self.redraw()
        # At once, not when the screen gets round to it: keys may be waiting already.
        self.screen.set_focus(self._field(first))

    def close(self) -> None:
        """Put the editor away."""
        self._draft = None
        self.display = False

    def redraw(self, ctx: Context | None = None) -> None:
        """Show title and labels in the language spoken now, with what is known by now."""
        self._ctx = ctx or self._ctx
        if self._draft is None or self._ctx is None or not self.is_whole:
            return
        for name in self.query(Label):
            field = (name.id or "").removeprefix("label-")
            show_text(name, plain(label(field)))
        for choice in self.query(Choice):
            choice.translate(choices(entry_fields.field_of(choice), self._ctx.folder))
        self._hint()

    @property
    def place(self) -> tuple[Field, tuple[int, int]]:
        """The field somebody writes in, with row and column there."""
        if isinstance(focused := self.screen.focused, LineInput):
            return entry_fields.field_of(focused), (0, focused.cursor_position)
        return "text", self.query_one("#editor-text", TextArea).cursor_location

    def go_to(self, field: Field, cursor: tuple[int, int]) -> None:
        """Put the cursor where it was."""
        widget = self._field(field)
        if isinstance(widget, TextArea):
            widget.move_cursor(cursor)
        elif isinstance(widget, Input):
            # The place somebody wrote at, which is not to be lost by selecting the whole.
            widget.select_on_focus = False
            widget.cursor_position = cursor[1]
        self.screen.set_focus(widget)

    def draft(self) -> Draft:
        """The draft with what stands in the fields now."""
        assert self._draft is not None
        values: dict[Field, str] = {"text": self.query_one("#editor-text", TextArea).text}
        for field in FIELDS[self._draft.kind]:
            if field != "text":
                widget = self.query_one(f"#field-{field}")
                assert isinstance(widget, LineInput | Choice)
                values[field] = meant(field, widget.value)
        values |= {"of": self._cited[of]} if (of := values.get("of")) in self._cited else {}
        return replace(self._draft, values=values)

    def action_save_entry(self) -> None:
        """Record what is written, or say what is wrong with it."""
        if self._ctx is None:
            return
        if isinstance(focused := self.screen.focused, NameInput):
            focused.take_highlighted()
        draft, ctx = self.draft(), self._ctx
        entry, self._faults = read(draft, ctx.folder, ctx.today, self._next_meeting)
        line = told_in_line(draft, self._around(ctx))
        asked = [one for one in line.several if one.mark not in self._text_only]
        if entry is None:
            self._field(self._faults[0].field).focus()
        elif asked:
            self.app.push_screen(entry_fields.who_screen(asked[0]), partial(self._meant, asked[0]))
        elif not self._doubts.ask(entry_fields.doubts(draft, entry, ctx)):
            for said in entry_fields.told_words(line, entry, ctx):
                self.notify(said, markup=False)
            self.post_message(self.Recorded(entry, draft))
        self._hint()

    def _meant(self, asked: Unclear, name: str | None) -> None:
        """Take who is meant by a name that several have, or nobody, and record the entry."""
        if name is None or not self.is_open:
            return
        if name:
            text = self.query_one("#editor-text", TextArea)
            before, _mark, after = text.text.rpartition(asked.mark)
            text.load_text(f"{before}@{name}{after}")
        else:
            self._text_only |= {asked.mark}
        self.action_save_entry()

    def action_leave_editor(self) -> None:
        """Leave the editor, or a list of names first; what is written is kept as a draft."""
        focused = self.screen.focused
        if isinstance(focused, NameInput) and focused.is_picking:
            focused.leave_picks()
            return
        self.post_message(self.Left())

    def action_step(self, step: int) -> None:
        """Go so many fields on, from the last to the first; the keys never leave the editor."""
        if self._draft is None:
            return
        fields = [self._field(field) for field in FIELDS[self._draft.kind]]
        focused = self.screen.focused
        place = fields.index(focused) if focused in fields else -1
        self.screen.set_focus(fields[(place + step) % len(fields)])

    def on_key(self, event: Key) -> None:
        """At numbered words, take a number for its word, which is enough where there is no text,
        and let any other sign begin the text.
        """
        focused, sign = self.screen.focused, event.character
        if not (isinstance(focused, Choice) and focused.numbered and event.is_printable and sign):
            return
        text = self.query_one("#editor-text", TextArea)
        if sign in {*"123456789"}:
            event.stop()
            if focused.choose_number(int(sign)) and not text.text.strip():
                self.action_save_entry()
        elif sign != " ":
            event.stop()
            self.screen.set_focus(text)
            text.insert(sign)

    def on_input_changed(self, event: Message) -> None:
        """Say how the field is understood now."""
        event.stop()
        self._touched()

    on_choice_changed = on_input_changed

    def on_input_submitted(self, event: Message) -> None:
        """Go on to the next field; after the last one the keys stay."""
        event.stop()
        last = FIELDS[self._draft.kind][-1] if self._draft else "text"
        if self.screen.focused is not self._field(last):
            self.action_step(1)

    on_choice_submitted = on_input_submitted

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """The text was changed; what it says of owner and date is shown in their fields."""
        if self._draft and (kind := self._draft.kind) in MARKS and (ctx := self._ctx):
            told = self._line.told
            self._line = one_line(kind, event.text_area.text, self._around(ctx))
            for field in told.keys() | self._line.told.keys():
                widget = self.query_one(f"#field-{field}", LineInput)
                if field in self._line.told or widget.value == told[field]:
                    widget.value = self._line.told.get(field, "")
        self._touched()

    def _touched(self) -> None:
        """Something was written: what was wrong with it before may be so no longer."""
        self._faults = ()
        self._doubts.write_on()
        self._hint()
        self.post_message(self.Touched())

    def on_descendant_focus(self) -> None:
        """Offer the last due date, once, and say how the field that is entered is understood."""
        entered = self.screen.focused
        if self._last_due and isinstance(entered, LineInput) and entered.id == "field-due":
            entered.value = entered.value or self._last_due
            entered.select_all()
            self._last_due = ""
        self._hint()

    def _field(self, field: str) -> Widget:
        """The widget that holds a field."""
        return self.query_one("#editor-text" if field == "text" else f"#field-{field}")

    def _hint(self) -> None:
        """Say what is written, and what is wrong with it, else how the field is understood."""
        ctx, focused = self._ctx, self.screen.focused
        if ctx is None or self._draft is None or not self.is_whole:
            return
        draft = self.draft()
        title = entry_fields.title_words(draft, ctx)
        show_text(self.query_one("#editor-title", Static), plain(title, "bold"))
        faults = [f"! {fault_words(label(one.field), one)}" for one in self._faults]
        if wrong := faults or self._doubts.asked:
            said = "\n".join(wrong)
        elif focused is None:
            return
        else:
            said = entry_fields.understood(draft, focused, ctx, self._around(ctx), self._line)
        style = "bold $critical" if wrong else "$muted"
        show_lines(self.query_one("#editor-hint", Static), plain(said, style))

    def _around(self, ctx: Context) -> Around:
        """What the entry is written among."""
        return Around(folder=ctx.folder, today=ctx.today, next_meeting=self._next_meeting)
