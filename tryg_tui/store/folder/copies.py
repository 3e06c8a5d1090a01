"""Files that say they are what another file is already: one is read, the others are copies."""

from collections.abc import Iterable
from typing import TypeVar

from tryg_tui.core.model.base import Document, Problem, Problems
from tryg_tui.core.model.folder import Loaded, own_path
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.safety_index import Measure

D = TypeVar("D", bound=Document)


def without_copies(files: Iterable[Loaded[D]], noted: list[Problem]) -> tuple[Loaded[D], ...]:
    """One file for each thing that there is; a problem is noted for each other file about it.

    The file that is named for the thing is the one that counts, else the first by name.
    """
    listed = tuple(files)
    first: dict[str, Loaded[D]] = {}
    for each in listed:
        own = own_path(each.value)
        if own not in first or each.path == own:
            first[own] = each
    kept = []
    for each in listed:
        original = first[own_path(each.value)]
        if each is original or _adds(each.value, original.value):
            kept.append(each)
            continue
        problems = Problems(each.path)
        if isinstance(each.value, Meeting):
            problems.add("conflict-copy", severity="warning", of=original.path)
        else:
            problems.add("same-id", severity="warning", of=original.path)
        noted += problems.found
    return tuple(kept)


def _adds(value: Document, original: Document) -> bool:
    """Whether a file adds to another about the same thing, as several do to a measure."""
    if not (isinstance(value, Measure) and isinstance(original, Measure)):
        return False
    rows = ("areas", "surveys", "sources", "readings", "facts")
    # What holds unknown keys cannot be put into a set.
    return any(one not in getattr(original, row) for row in rows for one in getattr(value, row))
