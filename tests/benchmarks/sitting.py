"""How many keys a meeting takes after ten years of them."""

from collections.abc import Iterator

from tests.benchmarks.place import Place
from tests.benchmarks.table import Row
from tests.grown.folder import grow
from tests.terminal.harness import Terminal, isolated
from tests.terminal.twenty_first import MOST_KEYS, NEW, hold
from tryg_tui import locale
from tryg_tui.cli.main import speak


def sitting(place: Place) -> Iterator[Row]:
    """The keys of each part of the meeting and of all of it, the letters of words among them."""
    folder, before = grow(place.root / "grown"), locale.language()
    arguments = ["--folder", str(folder), "--lang", "da", "run"]
    terminal = Terminal(arguments, (120, 36), isolated(place.home), place.root)
    speak("da")
    try:
        run = hold(terminal)
        terminal.quit()
    finally:
        speak(before)
        terminal.kill()
    for part, count in run.keys.items():
        words = f"of them {run.letters[part]} letters of words"
        yield Row(f"21st meeting: {part.replace('_', ' ')}, {words}", count, None, "keys")
    yield Row(f"21st meeting, all but {NEW}", run.as_before, None, "keys", MOST_KEYS - 1)
    bare = run.keys.total() - run.letters.total()
    yield Row("21st meeting, all without words", bare, None, "keys")
