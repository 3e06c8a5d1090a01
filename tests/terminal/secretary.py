"""What a secretary does at the keyboard, each step waiting for what the screen shows of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from tests.terminal.harness import Seen, Terminal
from tryg_tui.core.input.draft import FIELDS, Field
from tryg_tui.locale import _
from tryg_tui.ui.themes import LIGHT
from tryg_tui.words.entries import entry_kind
from tryg_tui.words.fields import label

BEGINS_IN: dict[str, Field] = {"o": "due", "s": "status", "m": "value"}
"""The field in which the editor may begin instead of the text, by the key."""

WORD = re.compile("([◉○]) ([^◉○]+)")
"""A word to be chosen in the editor, with its mark."""


@dataclass(frozen=True)
class Said:
    """Something to be recorded: how it is typed, and what then has to stand in the file."""

    key: str
    kind: str
    text: str
    item: str = ""
    typed: Mapping[Field, str] = field(default_factory=dict)
    """What is typed into the fields under the text."""
    chosen: Mapping[Field, str] = field(default_factory=dict)
    """What is chosen in the fields under the text, in the language on screen."""
    recorded: Mapping[str, Any] = field(default_factory=dict)
    """The keys of the file besides number, item, time, kind and text."""


class Secretary:
    """Somebody who takes minutes, and counts the entries."""

    def __init__(self, terminal: Terminal) -> None:
        """Sit down at a terminal."""
        self.terminal = terminal
        self.n = 0
        """The number of the last entry."""

    def saved(self) -> bool:
        """Whether the screen calls everything saved."""
        words = _("Saved at {time}").partition("{")[0]
        return self.terminal.shows(words) and not self.terminal.shows(_("saving …"))

    def seen(self, text: str) -> None:
        """Wait until a text is on the screen and everything is called saved."""
        self.terminal.wait_for(text)
        self.terminal.wait_for(lambda: self.saved() and self.terminal.shows(text))

    def begin(self) -> None:
        """Start the meeting."""
        self.terminal.wait_for(_("The meeting has not started. Press c to start it."))
        self.terminal.press("c")
        self.seen(_("Press V to note all as present, then mark those who are not."))

    def all_present(self) -> None:
        """Note everybody as present."""
        self.terminal.press("V")
        self.seen(f"✓ {_('Present')}")

    def on(self, number: int, title: str) -> None:
        """Wait until an item is on the screen and taken up in the file."""
        self.seen(f"{number} {title}"[:16])
        self.terminal.wait_for(lambda: at_item(self.terminal, number))

    def next(self, number: int, title: str) -> None:
        """Go on to the next item."""
        self.terminal.press("pagedown")
        self.on(number, title)

    def recorded(self, kind: str) -> None:
        """Wait until the next entry is in the minutes."""
        self.n += 1
        self.seen(f"#{self.n} {entry_kind(kind)}")

    def record(self, said: Said) -> None:
        """Write an entry and record it."""
        self.open(said)
        self.terminal.press("ctrl+s")
        self.recorded(said.kind)

    def open(self, said: Said) -> None:
        """Write an entry, and leave it in the editor."""
        self.terminal.press(said.key)
        hint = _("Esc leaves; the text is kept.").partition(".")[0]
        if first := BEGINS_IN.get(said.key):
            # The editor begins there where more is known; the text comes before it.
            self.terminal.wait_for(lambda: self._in_field(first) or self.terminal.shows(hint))
            if self._in_field(first):
                for _n in range(FIELDS[said.kind].index(first)):
                    self.terminal.press("shift+tab")
        self.terminal.wait_for(hint)
        self.terminal.type(said.text)
        for line in said.text.splitlines():
            self.terminal.wait_for(line)
        fields = FIELDS[said.kind]
        last = max((fields.index(name) for name in (*said.typed, *said.chosen)), default=0)
        for name in fields[1 : last + 1]:
            self.terminal.press("tab")
            self.terminal.wait_for(partial(self._in_field, name))
            if name in said.typed:
                self._fill_in(name, said.typed[name])
            elif name in said.chosen:
                self._choose(said.chosen[name])

    def down(self) -> None:
        """Go to the next row of the list."""
        self.terminal.wait_for(lambda: bool(self._highlighted()))
        before = self._highlighted()
        self.terminal.press("down")
        self.terminal.wait_for(lambda: self._highlighted() not in (before, []))

    def _highlighted(self) -> list[str]:
        """The lines of the row or the field that the keys go to."""
        assert LIGHT.panel is not None
        assert LIGHT.background is not None
        return self.terminal.lines_not_on(LIGHT.panel, LIGHT.background)

    def _field(self, name: Field) -> str | None:
        """What stands in a field of the editor, or None while the keys go elsewhere."""
        for line in self._highlighted():
            _before, found, value = line.partition(label(name))
            if found:
                return value.strip()
        return None

    def _in_field(self, name: Field) -> bool:
        """Whether the keys go to a field of the editor."""
        return self._field(name) is not None

    def _fill_in(self, name: Field, text: str) -> None:
        """Type into a field that may hold something already."""
        if self._field(name):
            self.terminal.press("end", "ctrl+u")
            self.terminal.wait_for(lambda: self._field(name) == "")
        self.terminal.type(text)
        self.terminal.wait_for(lambda: text[-20:] in (self._field(name) or ""))

    def _choose(self, word: str) -> None:
        """Step to a word of a field, as often as it takes on a screen that may be half drawn."""
        self.terminal.wait_for(lambda: any(one.startswith(word) for _mark, one in self._words()))
        words = self._words()
        there = next(n for n, (_mark, one) in enumerate(words) if one.startswith(word))
        now = next((n for n, (mark, _one) in enumerate(words) if mark == "◉"), -1)
        steps = there - now + (len(words) if there < now else 0)
        self.terminal.press(*["space"] * steps)
        self.terminal.wait_for(f"◉ {word}")

    def _words(self) -> list[tuple[str, str]]:
        """The words of the field that the keys go to, each with its mark."""
        return WORD.findall(" ".join(self._highlighted()))


def at_item(terminal: Seen, number: int) -> bool:
    """Whether the agenda at the side points at an item."""
    return re.search(rf"^ *▶ +{number} ", terminal.screen_text(), re.MULTILINE) is not None
