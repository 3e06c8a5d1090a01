"""What the program does while nobody does anything."""

from collections.abc import Iterator

from tests.benchmarks.bare import READY
from tests.benchmarks.place import TITLE, Place, begun
from tests.benchmarks.table import Row

SETTLED = 4.0
"""Seconds after which what was begun at the start is done, on a busy machine too."""

SECONDS = 30.0
"""How long nobody does anything, unless asked otherwise."""


def idle(place: Place, seconds: float = SECONDS) -> Iterator[Row]:
    """The part of a processor, and bytes a minute to the terminal: a bare app, home, a meeting."""
    with place.bare() as bare, place.tryg_tui() as home:
        bare.shows(READY)
        home.shows(TITLE)
        least, _ = bare.idle(seconds)
        part, written = home.idle(seconds)
    what = f"of a core, idle {seconds:g} s"
    yield Row(f"{what}: a bare app", least, None, "%")
    yield Row(f"{what}: the front page", part, None, "%", 0.5)
    yield Row("to the terminal in a minute: the front page", written * 60 / seconds, None, "kB", 1)
    with place.tryg_tui("run") as running:
        begun(running).idle(SETTLED)
        part, written = running.idle(seconds)
    yield Row(f"{what}: a meeting open", part, None, "%", 0.5)
    yield Row("to the terminal in a minute: a meeting", written * 60 / seconds, None, "kB", 10)
