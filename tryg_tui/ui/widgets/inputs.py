"""What takes in what a person says: a line, a text, one of a few words, or some of them with marks.

Nothing harmful is taken in with a paste.
"""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding
from textual.content import Content
from textual.events import Click, Key, Paste
from textual.message import Message
from textual.strip import Strip
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from tryg_tui.core.input.draft import OWNER_JOINT
from tryg_tui.core.input.names import completed
from tryg_tui.core.input.visible import cleaned
from tryg_tui.locale import _, number
from tryg_tui.ui.text import Part, lines, parts, plain, show_text

GAP = 2
"""The spaces between two words."""

MOST = 100_000
"""The characters that a text takes in with pastes, some forty pages: with more it stands still for
seconds at each of what is done with it.
"""


def takes(widget: Widget, event: Paste, there: str) -> bool:
    """Whether what is pasted has room with what stands there; if not, say so, and take nothing."""
    many = len(event.text)
    if len(there) + many <= MOST:
        return True
    event.prevent_default()
    said = _(
        "{n} characters are not pasted: a text takes {most}. Keep them in a file, and link to it."
    )
    widget.notify(said.format(n=number(many), most=number(MOST)), markup=False)
    return False


class LineInput(Input):
    """A field of one line; what stands in it when it is entered gives way to what is typed."""

    BINDINGS = [
        # Textual deletes the word to the right on these keys.
        Binding("ctrl+backspace", "delete_left_word", show=False),
        Binding("alt+backspace", "delete_left_word", show=False),
    ]

    joint = " "
    """What comes between the lines of what is pasted."""

    def render_line(self, y: int) -> Strip:
        """The line; what goes on behind its end says so, where nobody writes in it."""
        strip, room = super().render_line(y), self.scrollable_content_region.width
        if self.has_focus or cell_len(self.value) <= room or not self.value:
            return strip
        return Strip([*strip.crop(0, room - 1), Segment("…", self.rich_style)], room)

    def on_paste(self, event: Paste) -> None:
        """Take in only what can be seen; the field's own handler puts it in."""
        if takes(self, event, self.value):
            event.text = self.joint.join(cleaned(event.text, lines=True).strip("\n").split("\n"))


class NameSuggester(Suggester):
    """Completes the beginning of a name; with several names, the last one."""

    def __init__(self, titles: Sequence[str], several: bool) -> None:
        """Complete from these names."""
        super().__init__(use_cache=False, case_sensitive=True)
        self._titles = titles
        self._several = several

    async def get_suggestion(self, value: str) -> str | None:
        """The text with the name completed, or None."""
        before, mark, last = value.rpartition(OWNER_JOINT) if self._several else ("", "", value)
        begun = last.lstrip()
        if not begun:
            return None
        space = last[: len(last) - len(begun)]
        for title in self._titles:
            whole = completed(begun, title)
            if whole is not None:
                return f"{before}{mark}{space}{whole}"
        return None


class TextBox(TextArea):
    """A text of several lines, which is written on at its end."""

    class Passed(Message):
        """The cursor goes on below the text, or above it."""

        def __init__(self, step: int) -> None:
            """Carry which way."""
            super().__init__()
            self.step = step

    def action_cursor_down(self, select: bool = False) -> None:
        """Go to the line below, or on from the end of the text."""
        before = self.cursor_location
        super().action_cursor_down(select)
        if self.cursor_location == before and not select:
            self.post_message(self.Passed(1))

    def action_cursor_up(self, select: bool = False) -> None:
        """Go to the line above, or on from the beginning of the text."""
        before = self.cursor_location
        super().action_cursor_up(select)
        if self.cursor_location == before and not select:
            self.post_message(self.Passed(-1))

    def on_mount(self) -> None:
        """Begin behind what stands there."""
        self.move_cursor(self.document.end)

    def on_paste(self, event: Paste) -> None:
        """Take in only what can be seen; the box's own handler puts it in."""
        if takes(self, event, self.text):
            event.text = cleaned(event.text, lines=True)


class Choice(Static, can_focus=True):
    """All the words, the chosen one marked."""

    BINDINGS = [
        Binding("space", "turn", show=False),
        Binding("right", "step(1)", show=False),
        Binding("left", "step(-1)", show=False),
        Binding("enter", "go_on", show=False),
    ]

    class Changed(Message):
        """Another word was chosen."""

    class Submitted(Message):
        """The word stands, as Enter in a field of one line says that its text does."""

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        value: str,
        id: str,
        *,
        required: bool = False,
        numbered: bool = False,
    ) -> None:
        """Offer pairs of value and word, which may be chosen by their numbers too.

        A value that is not offered chooses the first, or nothing where somebody has to choose.
        """
        super().__init__(id=id)
        self.numbered = numbered
        """Whether the words have numbers."""
        self._options = tuple(options)
        values = [one for one, _word in self._options]
        self._index = values.index(value) if value in values else -1 if required else 0
        self._rows: list[list[int]] = []
        """The words on each line, by their places."""

    @property
    def value(self) -> str:
        """The value chosen, or nothing where there is nothing to choose."""
        return self._options[self._index][0] if self._options and self._index >= 0 else ""

    def on_mount(self) -> None:
        """Show the words."""
        self._show()

    def translate(self, options: Sequence[tuple[str, str]]) -> None:
        """Show the same values in other words."""
        self._options = tuple(options)
        self._show()

    def on_resize(self) -> None:
        """Use the room there is now."""
        self._show()

    def on_click(self, event: Click) -> None:
        """Choose the word that was clicked on."""
        start = 0
        for index in self._rows[event.y] if event.y < len(self._rows) else []:
            start += cell_len(self._piece(index)[0])
            if event.x < start:
                self._choose(index)
                return

    def action_step(self, step: int) -> None:
        """Choose the next or previous word, up to the last and the first."""
        if self._options:
            self._choose(min(max(0, self._index + step), len(self._options) - 1))

    def action_turn(self) -> None:
        """Choose the next word, after the last one the first."""
        if self._options:
            self._choose((self._index + 1) % len(self._options))

    def on_key(self, event: Key) -> None:
        """Choose the next word that begins with the letter typed, if any does; of two none, where a
        stray letter would turn over who may see something, nor of numbered ones.
        """
        letter, count = (event.character or "").casefold(), len(self._options)
        following = [(self._index + step) % count for step in range(1, count + 1)] if count else []
        words = ((index, self._options[index][1].casefold()) for index in following)
        found = next((index for index, word in words if word.startswith(letter)), None)
        if letter.isalpha() and count > 2 and not self.numbered and found is not None:
            event.stop()
            event.prevent_default()
            self._choose(found)

    def action_go_on(self) -> None:
        """Let the word stand."""
        self.post_message(self.Submitted())

    def choose_number(self, number: int) -> bool:
        """Choose the word that has a number; whether one has it."""
        there = 1 <= number <= len(self._options)
        if there:
            self._choose(number - 1)
        return there

    def _choose(self, index: int) -> None:
        """Choose a word and tell about it."""
        self._index = index
        self._show()
        self.post_message(self.Changed())

    def _show(self) -> None:
        """Show the words with the chosen one marked, on as many lines as they need."""
        room = self.size.width or self.app.size.width
        self._rows, used = [[]], 0
        for index in range(len(self._options)):
            width = cell_len(self._piece(index)[0])
            if used and used + width - GAP > room:
                self._rows.append([])
                used = 0
            self._rows[-1].append(index)
            used += width
        show_text(self, lines(parts(*map(self._piece, row)) for row in self._rows))

    def _piece(self, index: int) -> Part:
        """A word with its mark and the gap after it, and their style."""
        word = self._options[index][1] + " " * GAP
        number = f"{index + 1} " if self.numbered else ""
        if index == self._index:
            return (f"{number}◉ {word}", "bold $primary")
        return (f"{number}○ {word}", "$muted")


class Ticks(OptionList):
    """Choices that are on or off; space and Enter turn the highlighted one over."""

    BINDINGS = [Binding("space", "select", show=False)]

    def __init__(self, choices: Iterable[tuple[str, str, bool]], *, id: str) -> None:
        """Offer choices as value, words, and whether it is on to begin with."""
        given = list(choices)
        self._words = {value: words for value, words, _on in given}
        self.chosen = {value for value, _words, on in given if on}
        """The values that are on."""
        super().__init__(*(Option(self._prompt(value), id=value) for value in self._words), id=id)

    def _prompt(self, value: str) -> Content:
        """A choice as it is shown."""
        mark = "[x]" if value in self.chosen else "[ ]"
        return plain(f"{mark} {self._words[value]}")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Turn a choice over."""
        event.stop()
        value = event.option_id or ""
        self.chosen ^= {value}
        self.replace_option_prompt(value, self._prompt(value))
