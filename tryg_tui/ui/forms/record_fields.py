"""The fields of a record on the screen: each behind its label, with the input its kind asks for."""

from collections.abc import Iterator, Mapping, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Label, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from tryg_tui.core.meetings.planning import coming_date
from tryg_tui.core.model.base import Document, Record
from tryg_tui.core.model.strategy import Strategy
from tryg_tui.core.registers.fields import Field
from tryg_tui.core.registers.form import Form
from tryg_tui.core.registers.register import Around, offered
from tryg_tui.core.registers.values import YES
from tryg_tui.locale import _
from tryg_tui.session.workspace import Workspace
from tryg_tui.ui.forms.inputs import (
    Choices,
    echo,
    field_input,
    meant,
    names_offered,
    with_picks,
)
from tryg_tui.ui.text import cut, heading, plain, show_text
from tryg_tui.ui.widgets.inputs import Choice, TextBox
from tryg_tui.ui.widgets.name_input import NameInput
from tryg_tui.words import vocabulary
from tryg_tui.words.labels import hint, label
from tryg_tui.words.registers import choice_words, record_words

BESIDE = 36
"""Cells beside the list, as long as it has no size yet."""


class RowList(OptionList):
    """The records of a list, in order."""

    BINDINGS = [
        Binding("n", "ask('add')", show=False),
        Binding("e", "ask('open')", show=False),
        Binding("delete,x", "ask('remove')", show=False),
    ]

    class Asked(Message):
        """Something is to be done with the list."""

        def __init__(self, rows: "RowList", what: str) -> None:
            """Carry the list, and whether to add, open, remove or move the highlighted row."""
            super().__init__()
            self.rows = rows
            self.what = what

    def __init__(self, records: Sequence[Record], around: Around, *, id: str) -> None:
        """Begin with these records, and with what they stand among."""
        super().__init__(id=id, markup=False, classes="row-list")
        self._records = records
        self.around = around
        """What they stand among."""

    class Passed(Message):
        """The cursor goes on below the last record, or above the first."""

        def __init__(self, step: int) -> None:
            """Carry which way."""
            super().__init__()
            self.step = step

    def on_mount(self) -> None:
        """Show the records."""
        self.show(self._records)

    def action_cursor_down(self) -> None:
        """Go to the next record, or on below the last one."""
        if (self.highlighted or 0) < len(self._records) - 1:
            super().action_cursor_down()
        else:
            self.post_message(self.Passed(1))

    def action_cursor_up(self) -> None:
        """Go to the record before, or on above the first one."""
        if self.highlighted:
            super().action_cursor_up()
        else:
            self.post_message(self.Passed(-1))

    def on_resize(self) -> None:
        """Use the room there is now."""
        self.show(self._records)

    @property
    def record(self) -> Record | None:
        """The record highlighted, or None where the list is empty."""
        place = self.highlighted
        known = place is not None and place < len(self._records)
        return self._records[place] if known and place is not None else None

    def show(self, records: Sequence[Record], at: Record | None = None) -> None:
        """Show other records, the one that is named highlighted, or else the place as before."""
        place = self.highlighted or 0
        self._records = tuple(records)
        self.clear_options()
        shown = self.scrollable_content_region.width
        room = max(20, (shown or self.app.size.width - BESIDE) - 2)
        said = (record_words(one, self.around) for one in self._records)
        self.add_options(Option(plain(cut(words, room))) for words in said)
        if not records:
            self.add_option(Option(plain(_("None yet: n adds one."), "$muted"), id="none"))
        there = [n for n, one in enumerate(self._records) if one is at or one == at]
        self.highlighted = there[-1] if there else min(place, max(0, len(self._records) - 1))

    def action_ask(self, what: str) -> None:
        """Ask for something to be done."""
        self.post_message(self.Asked(self, what))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the row that was chosen, or begin the first one."""
        event.stop()
        self.action_ask("open" if self.record else "add")


class RecordFields(VerticalScroll, can_focus=False):
    """Shows a form to be filled in, and takes what stands in its fields back into it."""

    BINDINGS = [
        # Where the arrows do nothing within a field, they go to the one below or above it.
        Binding("down", "go(1)", show=False),
        Binding("up", "go(-1)", show=False),
    ]

    def __init__(
        self, form: Form, fields: Sequence[Field], around: Around, id: str = "record"
    ) -> None:
        """Begin with a form, of which only some fields may be filled in here."""
        super().__init__(id=id)
        self._form = form
        self.around = around
        """What the record stands among."""
        self.fields = [field for field in fields if field.input != "id"]
        """What is filled in, in order."""

    def compose(self) -> ComposeResult:
        """The fields, behind them those that say where the record is taken from."""
        told = False
        for field in self.fields:
            if field.origin and not told:
                told = True
                yield Static(heading(_("Where it is from")), id="origin")
            yield self._row(field)

    def _row(self, field: Field) -> Widget:
        """A field behind its label."""
        named = f"record-field -{field.input}"
        return with_picks(Label(self._called(field)), self._input(field), named)

    def _called(self, field: Field) -> Content:
        """What a field is called, in the language spoken now."""
        words = label(self._form.kind, field.name)
        return plain(f"{words} *" if field.required else words)

    def relabel(self) -> None:
        """Call the fields what they are called in the language spoken now."""
        for field, name in zip(self.fields, self.query(Label), strict=True):
            show_text(name, self._called(field))

    def _input(self, field: Field) -> Widget:
        """What a field is filled in with."""
        form, id = self._form, f"field-{field.name}"
        if field.input == "rows":
            return RowList(form.rows.get(field.name, ()), self.around, id=id)
        return field_input(
            form.kind,
            field,
            form.values.get(field.name, ""),
            self.around,
            id,
            self._choices(field),
            proposed=form.base is None and bool(field.default),
        )

    def _choices(self, field: Field) -> Choices:
        """What may be chosen in a field; nothing where it is typed."""
        match field.input:
            case "choice":
                return choice_words(self._form.kind, field)
            case "yes-no":
                return [("", _("no")), (YES, _("yes"))]
            case "name" if field.target == "statuses":
                return [("", vocabulary.not_stated()), *offered(self.around, field.target)]
            case _:
                return ()

    @property
    def form(self) -> Form:
        """The form with what stands in the fields now."""
        for field, widget in self._widgets():
            if isinstance(widget, TextArea):
                self._form = self._form.with_value(field.name, widget.text)
            elif isinstance(widget, Input | Choice):
                self._form = self._form.with_value(field.name, meant(field.name, widget.value))
        return self._form

    def _widgets(self) -> Iterator[tuple[Field, Widget]]:
        """The fields, and what they are filled in with."""
        for field in self.fields:
            yield field, self.query_one(f"#field-{field.name}")

    def fill(self, values: Mapping[str, str]) -> None:
        """Put other words into fields of one or several lines, with the cursor behind them."""
        for name, text in values.items():
            widget = self.query_one(f"#field-{name}")
            if isinstance(widget, TextArea):
                widget.load_text(text)
                widget.move_cursor(widget.document.end)
            elif isinstance(widget, Input):
                widget.value = text

    def put(self, form: Form, around: Around, shown: Record | None = None) -> None:
        """Go on with other rows, one of them highlighted, or among others than before."""
        self._form, self.around = form, around
        for field, widget in self._widgets():
            if isinstance(widget, RowList):
                widget.around = around
                widget.show(form.rows.get(field.name, ()), shown)
            elif isinstance(widget, NameInput) and field.target is not None:
                widget.renew(names_offered(around, field))

    def field_of(self, widget: Widget | None) -> Field | None:
        """The field that a widget fills in, where it does."""
        name = (widget.id or "").removeprefix("field-") if widget else ""
        return next((field for field in self.fields if field.name == name), None)

    def go_to(self, name: str) -> None:
        """Put the cursor into a field, or into the first where there is none of that name."""
        names = [field.name for field in self.fields]
        self.screen.set_focus(self.query_one(f"#field-{name if name in names else names[0]}"))

    def on_input_submitted(self, event: Message) -> None:
        """Go on to the next field; after the last one the keys stay."""
        event.stop()
        self.action_go(1)

    on_choice_submitted = on_input_submitted

    def on_row_list_passed(self, event: RowList.Passed) -> None:
        """Go from a list to the field below it, or above it."""
        event.stop()
        self.action_go(event.step)

    def on_text_box_passed(self, event: TextBox.Passed) -> None:
        """Go from a text to the field below it, or above it."""
        event.stop()
        self.action_go(event.step)

    def action_go(self, step: int) -> None:
        """Go so many fields on, or back; before the first and after the last one the keys stay."""
        widgets = [widget for _field, widget in self._widgets()]
        place = widgets.index(self.screen.focused) + step if self.screen.focused in widgets else -1
        if 0 <= place < len(widgets):
            self.screen.set_focus(widgets[place])

    def told(self, widget: Widget | None) -> str:
        """How the field a widget fills in is understood, or how it is filled in."""
        field = self.field_of(widget)
        if isinstance(widget, RowList):
            return _("Enter opens, n adds, Del removes, Alt+↑ and Alt+↓ move.")
        if isinstance(widget, Choice):
            return "; ".join(
                filter(None, (hint(field) if field else "", _("Choose with ← and →.")))
            )
        if field is None or not isinstance(widget, Input):
            return hint(field) if field else ""
        return echo(self.form, field, self.around)


def around_of(workspace: Workspace, document: Document | None = None) -> Around:
    """What a record of the folder stands among now; the partnership as it stands is in it."""
    inside = None if isinstance(document, Strategy) else document
    coming = coming_date(workspace.folder, workspace.today)
    return Around(
        folder=workspace.folder, document=inside, today=workspace.today, next_meeting=coming
    )
