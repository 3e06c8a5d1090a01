"""What a field is filled in with, what it offers, and how what stands in it is understood."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Label

from tryg_tui.core.input.draft import OWNER_JOINT
from tryg_tui.core.input.names import INDICATOR_JOINT, Named, items_typed, matches
from tryg_tui.core.input.numbers import parse_number
from tryg_tui.core.model.base import Record
from tryg_tui.core.model.entries import Entry, ReadingEntry
from tryg_tui.core.model.initiative import Initiative, Lead, Number, Reading, unit_of
from tryg_tui.core.registers.fields import Field, Target
from tryg_tui.core.registers.form import Form
from tryg_tui.core.registers.register import REGISTERS, Around, Name, named, named_by, offered, used
from tryg_tui.core.registers.values import stood_in_for
from tryg_tui.locale import N_, _
from tryg_tui.ui.widgets.inputs import Choice, LineInput, TextBox
from tryg_tui.ui.widgets.name_input import NameInput
from tryg_tui.words import vocabulary
from tryg_tui.words.dates import date_echo
from tryg_tui.words.figures import quantity
from tryg_tui.words.labels import hint

MADE_HERE: dict[Target, Name] = {
    "owners": "people",
    **{one.target: one.name for one in REGISTERS if one.target and one.name != "outreach"},
}
"""By what a name can be of: the register a new one goes into on the spot."""

Choices = Sequence[tuple[str, str]]
"""What may be chosen, as values with their words."""


DUE_KEYS = {"1": N_("next meeting"), "2": N_("in half a year")}
"""What a figure stands for that is all there is in a due date."""


def meant(field: str, typed: str) -> str:
    """What is typed in a field, with a figure that stands for a due date in words."""
    words = DUE_KEYS.get(typed.strip()) if field == "due" else None
    return _(words) if words else typed


def name_echo(typed: str, names: list[Named]) -> str:
    """The one thing that is understood, or those a beginning may mean."""
    if not typed.strip():
        return _("Part of a name; → completes it, ↓ shows all.")
    found = matches(typed, names)
    if not found:
        return _("Nothing has that name.")
    return f"= {found[0][1]}" if len(found) == 1 else several()


def names_echo(typed: str, meant: Callable[[str], Sequence[Named]], unknown: str) -> str:
    """What is understood by each of several names, as something tells; `unknown` is what is said of
    something else.
    """
    said = []
    for piece in filter(None, (piece.strip() for piece in typed.split(OWNER_JOINT))):
        found = meant(piece)
        if not found:
            said.append(unknown.format(text=piece))
        else:
            said.append(found[0][1] if len(found) == 1 else several())
    return "= " + "; ".join(said)


def several() -> str:
    """That a text may mean more than one thing, which can be picked from the list under it."""
    return _("several: the number takes one, or ↓ and Enter")


def field_input(
    kind: type[Record],
    field: Field,
    value: str,
    around: Around,
    id: str,
    choices: Choices,
    *,
    proposed: bool = False,
    numbered: bool = False,
) -> Widget:
    """What a field of a kind of record is filled in with; what stands in it may only be proposed,
    and choices may have numbers.
    """
    if choices:
        return Choice(choices, value, id, required=field.required, numbered=numbered)
    if field.input in ("text", "list", "links"):
        return TextBox(value, id=id, compact=True, highlight_cursor_line=False)
    if field.target is not None:
        several = field.input == "names"
        # What is filled in beforehand gives way to the first letter of another name.
        return NameInput(
            value,
            names_offered(around, field),
            id=id,
            several=several,
            register=MADE_HERE.get(field.target),
            select_on_focus=not several,
        )
    if words := words_offered(around, kind, field.name):
        return NameInput(value, words, id=id, free=True, select_on_focus=proposed)
    # Words that somebody has written are mostly written on; others are replaced.
    whole = field.input != "line" or field.name == "of" or proposed
    return LineInput(value, id=id, compact=True, select_on_focus=whole)


def names_offered(around: Around, field: Field) -> list[Named]:
    """The names that a field offers."""
    if field.name == "stands_in_for":
        return stood_in_for(around)
    if field.target != "owners":
        return offered(around, field.target) if field.target else []
    # A partner is meant by its title: its id may be a word of many roles.
    partnered = [(title, title) for _id, title in offered(around, "partners")]
    return [*offered(around, "people"), *partnered]


def words_offered(around: Around, kind: type[Record], name: str) -> list[Named]:
    """The words that a field offers to be written on: those of a dissent with the name of each
    participant and partner, else those used before; who leads may be named too.
    """
    if kind is Lead and name == "title":
        named_so = ((title, title) for _id, title in offered(around, "people"))
        return list(dict.fromkeys((*used(around, kind, name), *named_so)))
    if name != "dissent":
        return used(around, kind, name)
    usual = _("{who} could not agree to the decision, because ")
    return [(title, usual.format(who=title)) for _id, title in offered(around, "owners")]


def echo(form: Form, field: Field, around: Around) -> str:
    """How what stands in a field of a record is understood, or how it is filled in."""
    typed = form.values.get(field.name, "")
    if field.name == "of" and issubclass(form.kind, Entry):
        return _("The number of the decision behind it, such as 7; of an older one 2017-12-05#7.")
    if field.name == "links" and issubclass(form.kind, Entry):
        return _("Title and address, https://… or files/…; several with ; and a space between.")
    if field.target == "items":
        typed = items_typed(typed)
    if field.target is None:
        if not typed.strip() or field.input not in ("date", "number"):
            return hint(field)
        if field.input == "number":
            return figure_told(form, field, around)
        return date_echo(typed, around.today, around.next_meeting, past=field.past)
    if not typed.strip(f" {OWNER_JOINT}"):
        own = "" if field.target == "owners" else name_echo("", [])
        return "; ".join(filter(None, (hint(field), own)))
    if field.input == "names":
        unknown = _("“{text}” (not a participant)") if field.words else _("“{text}” (not known)")
        return names_echo(typed, partial(named_by, around, field.target), unknown)
    return name_echo(typed, named(around, field.target))


def figure_told(form: Form, field: Field, around: Around) -> str:
    """How the figure in a field is understood, with its precision and unit."""
    value = parse_number(form.values.get(field.name, ""))
    if value is None:
        return _("Not understood as a number yet.")
    own = field.name == "value"
    qualifier: Any = (form.values.get("qualifier", "") if own else "") or "exact"
    precision: Any = form.values.get("precision", "") if own else ""
    figure = quantity(value, _unit(form, value, around), qualifier)
    told = f"= {figure}"
    return f"{told} · {vocabulary.precision(precision)}" if precision else told


def _unit(form: Form, value: Number, around: Around) -> str:
    """The unit of a figure: that of what it stands in, or of the indicator that is named."""
    unit, one = form.values.get("unit", around.unit), form.values.get("unit_one", "")
    if form.kind is ReadingEntry:
        known = named_by(around, "measured", form.values.get("indicator", ""))
        initiative, _joint, id = (known[0][0] if len(known) == 1 else "").partition(INDICATOR_JOINT)
        return around.folder.indicator(initiative, id).unit_of(value) if id else ""
    held = around.document
    if form.kind is Reading and isinstance(held, Initiative):
        found = matches(form.values.get("indicator", ""), named(around, "indicators"))
        ids = {id for id, _title in found} if len(found) == 1 else set()
        return next((one.unit_of(value) for one in held.indicators if one.id in ids), "")
    return unit_of(value, unit, one)


def with_picks(label: Label, widget: Widget, classes: str) -> Widget:
    """A field behind its label, with the list of names under it where it takes one."""
    row = Horizontal(label, widget, classes=classes)
    return Vertical(row, widget.picks, classes="named") if isinstance(widget, NameInput) else row
