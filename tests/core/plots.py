"""Charts for tests, and reading what is drawn."""

from collections.abc import Mapping, Sequence

from tryg_tui.core.measures.index_chart import draw
from tryg_tui.core.model.initiative import Number
from tryg_tui.core.plot.canvas import Glyphs, Role, Run
from tryg_tui.core.plot.model import Plot, Point, Series, Slot

Drawn = tuple[tuple[Run, ...], ...]

Cell = tuple[str, Role]


def series(label: str, values: Sequence[Number | None], **texts: str) -> Series:
    """A line whose values are written as Python writes them."""
    return Series(label, tuple(None if v is None else Point(v, str(v)) for v in values))


def years(first: int, count: int, later: int = 9999) -> tuple[Slot, ...]:
    """Slots for years; those after `later` were not known yet."""
    return tuple(Slot(str(y), str(y), y > later) for y in range(first, first + count))


def plot(lines: Mapping[str, Sequence[Number | None]], first: int = 2014, **fields: object) -> Plot:
    """A chart of lines that begin in the same year."""
    count = max((len(values) for values in lines.values()), default=0)
    later = fields.pop("later", 9999)
    assert isinstance(later, int)
    whole: dict[str, object] = {
        "slots": years(first, count, later),
        "series": tuple(series(label, values) for label, values in lines.items()),
    }
    return Plot(**(whole | fields))  # type: ignore[arg-type]


def text(drawn: Drawn) -> list[str]:
    """The lines without their roles."""
    return ["".join(run.text for run in line) for line in drawn]


def cells(drawn: Drawn) -> list[list[Cell]]:
    """The lines cell by cell."""
    return [[(sign, run.role) for run in line for sign in run.text] for line in drawn]


def find(drawn: Drawn, signs: str) -> list[tuple[int, int]]:
    """Where some signs stand, as column and line, from left to right."""
    found = [
        (x, y) for y, line in enumerate(text(drawn)) for x in range(len(line)) if line[x] in signs
    ]
    return sorted(found)


def shown(chart: Plot, width: int, height: int, glyphs: Glyphs = "braille") -> list[str]:
    """A chart as text."""
    return text(draw(chart, width, height, glyphs))


def joined(sign: str) -> bool:
    """Whether a sign is part of a line."""
    return "\u2800" < sign <= "\u28ff" or sign in "▀▄█~"
