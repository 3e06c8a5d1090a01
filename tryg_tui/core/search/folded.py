"""The lines of a folder with all that is looked for in each of them, folded once."""

from collections.abc import Iterable
from typing import NamedTuple

from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.core.model.base import Citation, Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.search import query
from tryg_tui.core.search.lines import Line, lines_of


class FoldedLine(NamedTuple):
    """A line with all that is looked for in it."""

    line: Line
    folded: str
    """The words of all its texts, folded, with a space before, between and after them."""


def folded_line(line: Line) -> FoldedLine:
    """A line with its texts folded."""
    texts = (line.text, line.open_text or "", *line.beside, *line.before)
    return FoldedLine(line, f" {query.folded_words(chr(10).join(texts))} ")


class FoldedLines:
    """The lines of a folder, newest first; those that have not changed are not folded again."""

    def __init__(self) -> None:
        """Begin without any."""
        # Set as one, as several searches may go on at the same time.
        self._held: tuple[Folder | None, Ledger | None, tuple[FoldedLine, ...]] = (None, None, ())
        self._known: dict[tuple[Citation, Id], FoldedLine] = {}

    def of(self, folder: Folder, ledger: Ledger) -> tuple[FoldedLine, ...]:
        """The lines of a folder as its ledger has them read."""
        held = self._held
        if held[0] is not folder or held[1] is not ledger:
            held = (folder, ledger, newest_first(self._folded(lines_of(folder, ledger))))
            self._held = held
        return held[2]

    def _folded(self, lines: Iterable[Line]) -> list[FoldedLine]:
        """Lines with their texts folded, out of what is known of them where that is the same."""
        found: dict[tuple[Citation, Id], FoldedLine] = {}
        every = []
        for line in lines:
            known = self._known.get((line.citation, line.item))
            one = known if known is not None and known.line == line else folded_line(line)
            found[line.citation, line.item] = one
            every.append(one)
        self._known = found
        return every


def newest_first(lines: Iterable[FoldedLine]) -> tuple[FoldedLine, ...]:
    """Lines as they are looked through."""
    return tuple(
        sorted(lines, key=lambda one: (one.line.date, one.line.meeting, one.line.n), reverse=True)
    )
