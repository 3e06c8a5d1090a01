"""What somebody does at the keyboard who keeps the registers, with no count of keys by heart.

How often a key is pressed is worked out of the description of the fields, so that a field more
in a record moves nothing here.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.terminal.harness import Terminal
from tryg_tui.core.model.base import Record
from tryg_tui.core.registers.fields import Field, fields
from tryg_tui.core.registers.register import REGISTERS, Name, register
from tryg_tui.locale import _
from tryg_tui.words.labels import register_title
from tryg_tui.words.registers import choice_words

DOWN, UP = "\x1b[B", "\x1b[A"
"""What a terminal sends for the arrows."""

Filled = Mapping[str, Any]
"""By attribute: what is typed, what is chosen, or the rows, each filled in likewise."""


class Registrar:
    """Somebody at the registers, begun from the front page."""

    def __init__(self, terminal: Terminal) -> None:
        """Open the registers."""
        self.terminal = terminal
        self._at = 0
        """The register that is highlighted, by its place."""
        terminal.press("R")
        terminal.wait_for(register_title("people"))

    def go(self, name: Name) -> None:
        """Go to the records of a register."""
        place = [one.name for one in REGISTERS].index(name)
        step = place - self._at
        self.terminal.type((DOWN if step > 0 else UP) * abs(step))
        self._at = place
        self.terminal.press("enter")

    def back(self) -> None:
        """Go back to the list of registers."""
        self.terminal.press("escape")

    def new(self, name: Name, *records: Filled) -> None:
        """Put new records into a register, each saved."""
        self.go(name)
        for record in records:
            self.terminal.press("n")
            self.terminal.wait_for(f"{register_title(name)} › {_('new')}")
            self.fill(register(name).fields, register(name).record, record)
            self.save(record["title"])
        self.back()

    def change(self, name: Name, title: str, filled: Filled) -> None:
        """Change something of the first record of a register."""
        self.go(name)
        self.terminal.press("enter")
        self.terminal.wait_for(f"{register_title(name)} › {title}")
        self.fill(register(name).fields, register(name).record, filled)
        self.save(title)
        self.back()

    def end(self, name: Name, title: str, day: str) -> None:
        """End a record that is named somewhere, on a day."""
        self.go(name)
        self.terminal.press("/")
        self.terminal.type(f"{title}\n")
        self.terminal.press("x")
        self.terminal.wait_for(_("Enter goes on. Esc leaves."))
        self.terminal.press("end", "ctrl+u")
        self.terminal.type(f"{day}\n")
        self.save(title)

    def save(self, *shown: str) -> None:
        """Save what is filled in, and wait until the list shows it and it is called saved."""
        self.terminal.press("ctrl+s")
        wanted = (*shown, _("Saved at {time}").partition("{")[0], _("End/remove"))
        self.terminal.wait_for(lambda: all(map(self.terminal.shows, wanted)))

    def fill(self, shown: Sequence[Field], kind: type[Record], filled: Filled) -> None:
        """Go through the fields of a record as far as something is filled in."""
        order = [field for field in shown if field.input != "id"]
        assert set(filled) <= {field.name for field in order}
        last = max(n for n, field in enumerate(order) if field.name in filled)
        for field in order[: last + 1]:
            value = filled.get(field.name)
            if field.rows and value:
                self._rows(field.rows, value)
            elif field.input in ("choice", "yes-no") and value is not None:
                self._choose(kind, field, value)
            elif value is not None:
                self.terminal.type(value)
            self.terminal.press("tab")

    def _rows(self, kind: type[Record], rows: Sequence[Filled]) -> None:
        """Put rows into a list of them."""
        done = _("Enter opens, n adds, Del removes, Alt+↑ and Alt+↓ move.")
        asked = _("Press Ctrl+S again to save it all the same.")
        for row in rows:
            self.terminal.press("n")
            self.terminal.wait_for(f"› {_('new')}")
            self.fill(fields(kind), kind, row)
            self.terminal.press("ctrl+s")
            self.terminal.wait_for(lambda: any(map(self.terminal.shows, (done, asked))))
            if self.terminal.shows(asked):  # Such as of a year of which no survey is known yet.
                self.terminal.press("ctrl+s")
                self.terminal.wait_for(done)

    def _choose(self, kind: type[Record], field: Field, value: Any) -> None:
        """Choose one of the words of a field that holds what it usually holds."""
        values = (
            ["", "yes"]
            if field.input == "yes-no"
            else [one for one, _words in choice_words(kind, field)]
        )
        usual = -1 if field.required else values.index(field.default or "")
        self.terminal.type(" " * (values.index(value) - usual))
