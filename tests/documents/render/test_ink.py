"""No letter lies over another, over a rule of a table or outside its page, in no paper there is."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from msgspec.structs import replace

from tests.documents.shipped_papers import EVERY_PART, TODAY, held, shipped, shipped_minutes
from tryg_tui import locale
from tryg_tui.core.model.entries import Action, AnyEntry, Decision
from tryg_tui.documents.annual.report import report_paper
from tryg_tui.documents.export import meeting_paper
from tryg_tui.documents.model import Field, Heading, Listing, Paper, Table, Text
from tryg_tui.documents.papers.actions import actions_paper
from tryg_tui.documents.render.pdf import pdf

SHARED = 0.5
"""How much of the narrower of two boxes may lie in the other, as letters are moved together."""

LINE = 12
"""The height in points of the parts of a page in which what lies there is compared."""

UNSEEN = "\u200b\xad \r\n"
"""Characters that are no ink."""


class Box(NamedTuple):
    """Where something lies on a page, in points, and the letter it is."""

    left: float
    bottom: float
    right: float
    top: float
    letter: str = ""

    def over(self, other: "Box") -> bool:
        """Whether both have ink at the same place; letters drawn as one have the same box."""
        if self[:4] == other[:4]:
            return False
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        narrow = min(self.right - self.left, other.right - other.left)
        low = min(self.top - self.bottom, other.top - other.bottom)
        return wide > SHARED * narrow and high > SHARED * low


def letters(page: pypdfium2.PdfPage) -> list[Box]:
    """The letters of a page, each as wide as the next one begins behind it."""
    text = page.get_textpage()
    found = []
    for n in range(text.count_chars()):
        letter = text.get_text_range(n, 1)
        if letter.strip(UNSEEN):
            left, bottom, right, top = text.get_charbox(n, loose=True)
            found.append(Box(left, bottom, right, top, letter))
    return found


def rules(page: pypdfium2.PdfPage) -> list[Box]:
    """The upright rules of a page."""
    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])
    boxes = (Box(*path.get_bounds()) for path in paths)
    return [box for box in boxes if box.right - box.left < 3 < box.top - box.bottom]


def faults(data: bytes) -> Iterator[str]:
    """What lies over something else in a PDF, or outside its page."""
    for number, page in enumerate(pypdfium2.PdfDocument(data), 1):
        found = letters(page)
        wide, high = page.get_size()
        for box in found:
            if box.left < 50 or box.right > wide - 50 or box.bottom < 20 or box.top > high - 20:
                yield f"{number}: {box.letter} outside at {box.left:.0f},{box.bottom:.0f}"
        for one, other in _near(found + rules(page)):
            if one.over(other):
                place = f"{one.left:.0f},{one.bottom:.0f}"
                yield f"{number}: {one.letter} over {other.letter} at {place}"


def _near(boxes: list[Box]) -> Iterator[tuple[Box, Box]]:
    """What lies above or below something else and not far from it, two by two; rules may cross."""
    lines: dict[int, list[Box]] = {}
    for box in sorted(boxes, key=lambda box: box.left):
        for line in range(int(box.bottom // LINE), int(box.top // LINE) + 1):
            lines.setdefault(line, []).append(box)
    for line, there in lines.items():
        for n, one in enumerate(there):
            for other in there[n + 1 :]:
                if other.left >= one.right:
                    break
                # Two that are beside each other in several lines are compared in the lowest.
                is_first = int(max(one.bottom, other.bottom) // LINE) == line
                if is_first and (one.letter or other.letter):
                    yield one, other


COMPOUND = "Æblegrødsfremstillingsvirksomhedstilsynsførendeøkonomiårsråd"
"""A word of sixty letters, as only Danish has."""

CODE = "K:/Sager/2018-012345/bilag_0123456789_0123456789_0123456789_0123456789"
"""What is written together and nothing hyphenates."""


def entries(count: int) -> Paper:
    """The minutes of a meeting with so many entries."""
    loaded = held()
    at = dt.datetime(2017, 12, 5, 9, tzinfo=dt.UTC)
    items = [item.id for item in loaded.value.items]

    def entry(n: int) -> AnyEntry:
        text = f"{n}. {COMPOUND} følger op på trygheden i området og melder tilbage. {CODE}"
        item = items[n * len(items) // (count + 1)]
        if n % 2:
            return Decision(n=n, item=item, at=at, text=text, outcome="adopted")
        return Action(n=n, item=item, at=at, text=text, owner_text=COMPOUND, due_text="før påske")

    meeting = replace(
        loaded.value, entries=tuple(map(entry, range(1, count + 1))), last=count, title=COMPOUND
    )
    return meeting_paper(shipped(), replace(loaded, value=meeting), today=TODAY)


def hostile() -> Paper:
    """Tables of words that nothing breaks, many columns, and a cell longer than a page."""
    wide = Table(
        tuple(f"Sp{n}" for n in range(9)),
        tuple(tuple(f"{COMPOUND} {CODE}" for _ in range(9)) for _ in range(3)),
        caption="Mange",
    )
    numbers = Table(
        ("Nr.", "Opgave", "Frist"),
        (("2017-12-05#18", COMPOUND, "ikke oplyst"), ("1", "W" * 900, "x" * 900)),
        caption="Tal",
        anchors=("a", "b"),
    )
    long = Table(("Nr.", "Tekst"), (("1", "Et langt ord og et til. " * 900),), caption="Lang")
    blocks = (
        Heading(COMPOUND * 2, 2),
        Text(CODE * 4),
        Field(COMPOUND, "W" * 500),
        Listing(("ÅÆØ" * 200, CODE * 3)),
        wide,
        numbers,
        long,
    )
    return replace(EVERY_PART, blocks=EVERY_PART.blocks + blocks)


PAPERS: dict[str, Callable[[], Paper]] = {
    "parts": lambda: EVERY_PART,
    "minutes": shipped_minutes,
    "agenda": lambda: meeting_paper(shipped(), held("2018-04-10"), today=TODAY),
    "actions": lambda: actions_paper(shipped(), today=TODAY),
    "report": lambda: report_paper(shipped(), 2017, today=TODAY),
    "one": lambda: entries(1),
    "many": lambda: entries(200),
    "hostile": hostile,
}


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_lies_over_anything_else(name: str) -> None:
    locale.set_language("da")
    found = list(faults(pdf(PAPERS[name]())))
    assert found == []


def test_what_lies_over_something_else_is_found_wherever_it_is() -> None:
    a, b = Box(10, 100, 16, 112, "a"), Box(12, 104, 18, 116, "b")
    beside, below = Box(18, 104, 24, 116, "c"), Box(12, 80, 18, 92, "d")
    rule, crossing = Box(13, 0, 14, 98), Box(13.2, 50, 14.2, 98)
    boxes = [a, b, beside, below, rule, crossing]
    found = [{one, other} for one, other in _near(boxes) if one.over(other)]
    assert len(found) == 3
    assert all(pair in found for pair in ({a, b}, {below, rule}, {below, crossing}))
