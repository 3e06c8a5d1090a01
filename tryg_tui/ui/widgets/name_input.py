"""A field that takes a name, completed as it is typed, over the numbered list of what it may mean.

The list has no focus of its own: the arrow keys go through it while the cursor stays in the field,
so that nobody who types on is ever stopped by it.
"""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.binding import Binding
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.widgets import Static

from tryg_tui.core.input.draft import OWNER_JOINT
from tryg_tui.core.input.names import Named, matches, written
from tryg_tui.core.registers.register import Name
from tryg_tui.locale import _
from tryg_tui.ui.navigation import GoTo, NewRecord
from tryg_tui.ui.text import cut, lines, parts, plain, show_text
from tryg_tui.ui.widgets.inputs import LineInput, NameSuggester

SHOWN, SHOWN_LOW = 5, 3
"""The names in sight at once, and where the screen is low."""

LOW = 32
"""From this height on a screen has room for more."""

INDENT = 2
"""Cells before the number of a name."""

GOES_ON = frozenset({"enter", "tab", "shift+tab"})
"""The keys with which somebody takes what is highlighted and goes on to another field."""


class PickList(Static):
    """What the text over it may mean: numbered names, and at the end a way to make a new one."""

    class Clicked(Message):
        """A line was clicked on."""

        def __init__(self, place: int) -> None:
            """Carry the place of its name in the list."""
            super().__init__()
            self.place = place

    def __init__(self) -> None:
        """Start empty and out of sight."""
        super().__init__(classes="picks")
        self._lines: list[str] = []
        self._new = ""
        self._first = 0
        self.place: int | None = None
        """The line highlighted, where one is."""
        self.display = False

    def offer(self, names: Sequence[str], new: str) -> None:
        """Show these names, and behind them the line that makes a new one of some words."""
        if (self._lines, self._new) == (list(names), new) and self.place is None:
            return
        self._lines, self._new, self._first, self.place = list(names), new, 0, None
        self._show()

    def on_resize(self) -> None:
        """Use the room there is now."""
        self._show()

    @property
    def size_in_all(self) -> int:
        """How many lines can be highlighted."""
        return len(self._lines) + bool(self._new)

    def step(self, step: int) -> None:
        """Highlight the next line, or the one before; before the first, none."""
        place = (-1 if self.place is None else self.place) + step
        self.place = min(place, self.size_in_all - 1) if place >= 0 else None
        at = min(self.place or 0, len(self._lines) - 1)
        self._first = max(0, min(self._first, at), at - self._room + 1)
        self._show()

    def numbered(self, number: int) -> int | None:
        """The place of the name that has a number now, or None."""
        place = self._first + number - 1
        return place if number <= self._room and place < len(self._lines) else None

    def on_click(self, event: Click) -> None:
        """Take the line that was clicked on."""
        shown = len(self._lines[self._first :][: self._room])
        if event.y < shown:
            self.post_message(self.Clicked(self._first + event.y))
        elif self._new and event.y == shown + self._has_more:
            self.post_message(self.Clicked(len(self._lines)))

    @property
    def _room(self) -> int:
        """How many names are in sight at once."""
        return SHOWN if self.app.size.height >= LOW else SHOWN_LOW

    @property
    def _has_more(self) -> bool:
        """Whether there are more names than are in sight."""
        return len(self._lines) > self._room

    def _show(self) -> None:
        """Show the lines that are in sight."""
        self.display = bool(self.size_in_all)
        shown = self._lines[self._first :][: self._room]
        rows = [self._line(str(n), name, self._first + n - 1) for n, name in enumerate(shown, 1)]
        if self._has_more:
            more = _("… {n} more; write more of the name").format(n=len(self._lines) - len(shown))
            rows.append(plain(" " * (INDENT + 2) + more, "$muted"))
        if self._new:
            rows.append(self._line("+", self._new, len(self._lines)))
        show_text(self, lines(rows))
        if self.display:  # A form scrolls, and the list may be below what is seen of it.
            self.call_after_refresh(self.scroll_visible, animate=False)

    def _line(self, number: str, name: str, place: int) -> Content:
        """A line, marked where it is highlighted."""
        room = max(10, (self.size.width or self.app.size.width) - INDENT - cell_len(number) - 1)
        style = "bold $block-cursor-foreground on $block-cursor-background"
        chosen = place == self.place
        return parts(
            (" " * INDENT + number + " ", style if chosen else "bold $footer-key-foreground"),
            (cut(name, room), style if chosen else ""),
        )


class NameInput(LineInput):
    """A field that takes a name, or several with a sign between them."""

    BINDINGS = [
        Binding("down", "pick(1)", show=False),
        Binding("up", "pick(-1)", show=False),
    ]

    def __init__(
        self,
        value: str,
        names: Sequence[Named],
        *,
        id: str,
        several: bool = False,
        register: Name | None = None,
        free: bool = False,
        select_on_focus: bool = False,
    ) -> None:
        """Begin with a value, over the names that are offered; a new one is put into a register,
        and where the field is free any words may stand in it.
        """
        self._free = free
        self._names = list(names)
        self._several = several
        self._register: Name | None = register
        self._found: Sequence[Named] = ()
        self.picks = PickList()
        """The list, to be put under the field."""
        super().__init__(
            value,
            id=id,
            compact=True,
            select_on_focus=select_on_focus,
            suggester=NameSuggester([title for _id, title in names], several),
        )

    @property
    def is_picking(self) -> bool:
        """Whether a line of the list is highlighted."""
        return self.picks.place is not None

    def leave_picks(self) -> None:
        """Go back from the list to what is typed."""
        self._offer(())

    def put_new(self, one: Named) -> None:
        """Put in the name of what was made on the spot."""
        self._names.append(one)
        self.put(one[0])

    def take_highlighted(self) -> None:
        """Take the name that is highlighted, before what stands in the field is read."""
        if self.picks.place is not None and self.picks.place < len(self._found):
            with self.prevent(self.Changed):
                self.put(self._found[self.picks.place][0])

    def renew(self, names: Sequence[Named]) -> None:
        """Offer other names from now on."""
        self._names = list(names)

    def put(self, id: str) -> None:
        """Put a name in for what is typed."""
        self.value = self._pieces()[0] + self._written(id)
        self.cursor_position = len(self.value)
        self._offer(())

    def watch_value(self) -> None:
        """Offer what the text may mean now."""
        if self.is_attached and self.has_focus:
            self._offer_typed()

    def on_focus(self) -> None:
        """Offer what is typed may mean, where that is still to be settled."""
        self._offer_typed()

    def on_blur(self) -> None:
        """Take the list out of the way."""
        self._offer(())

    def on_pick_list_clicked(self, event: PickList.Clicked) -> None:
        """Take the name that was clicked on."""
        event.stop()
        self._take(event.place)

    def action_pick(self, step: int) -> None:
        """Go through the list, which is first brought up where it is not there."""
        if not self.picks.display and step > 0:
            typed = self._pieces()[1].strip()
            found = matches(typed, self._names) if typed else ()
            # What is settled already is no answer to somebody who asks what else there is.
            settled = len(found) == 1 and typed == self._written(found[0][0])
            self._offer(self._names if settled or not found else found, "")
        if self.picks.display:
            self.picks.step(step)

    async def _on_key(self, event: Key) -> None:
        """Take a name by Enter or Tab, or by its number, alone or with Alt."""
        number = event.key.removeprefix("alt+")
        place = None
        if number in {*"123456789"} and not (number == event.key and self._is_text(number)):
            place = self.picks.numbered(int(number))
        elif event.key in GOES_ON and self.is_picking:
            place = self.picks.place
        if event.key == "enter" and place is None:
            self._take_only()
        if place is None:
            await super()._on_key(event)
            return
        settles = event.key in GOES_ON and place < len(self._found)
        self._take(place)
        if settles and not self.value.endswith(" "):  # Else there is more to be said.
            await super()._on_key(event)  # It goes on to the next field.
        else:
            event.stop()
            event.prevent_default()

    def _is_text(self, digit: str) -> bool:
        """Whether a digit is written and takes nothing from the list: where any words may stand,
        before a name and between its words, and where a name goes on with it.
        """
        typed = self._pieces()[1]
        between = not typed.strip() or typed[-1:].isspace()
        goes_on = self._free or between or bool(matches(typed + digit, self._names))
        return not self.is_picking and (goes_on or not self.picks.display)

    def _take_only(self) -> None:
        """Take what is typed for the one name that it can mean, where there is just one."""
        typed = self._pieces()[1].strip()
        found = () if self._free or not typed else matches(typed, self._names)
        if len(found) == 1 and typed != self._written(found[0][0]):
            self.put(found[0][0])

    def _take(self, place: int) -> None:
        """Take a line of the list."""
        if place < len(self._found):
            self.put(self._found[place][0])
        else:
            assert self._register is not None
            title = self._pieces()[1].strip()
            self.post_message(GoTo(NewRecord(self._register, title, self.put_new)))

    def _pieces(self) -> tuple[str, str]:
        """What stands before the name that is being typed, and that name."""
        if not self._several:
            return "", self.value
        before, joint, last = self.value.rpartition(OWNER_JOINT)
        return f"{before}{joint} " if joint else "", last

    def _offer_typed(self) -> None:
        """Offer what is typed may mean, unless it is settled or there is nothing else."""
        typed = self._pieces()[1].strip()
        found = matches(typed, self._names)
        alone = self._register is None and not self._free
        settled = len(found) == 1 and (alone or typed == self._written(found[0][0]))
        self._offer(() if settled else found, None if settled or not typed else typed)

    def _offer(self, found: Sequence[Named], new: str | None = None) -> None:
        """Show some names, and below them the way to a new one that is called so."""
        self._found = found
        titles = [title for _id, title in found]
        names = [title if titles.count(title) == 1 else f"{title} · {id}" for id, title in found]
        words = _("New: “{name}”").format(name=new) if new else _("New …")
        self.picks.offer(names, words if self._register is not None and new is not None else "")

    def _written(self, id: str) -> str:
        """A name as it is put into the field, from which its id is read again."""
        name = written(id, self._names)
        return id if self._several and OWNER_JOINT in name else name
