"""Which mark and colour an area of the safety index has, in every chart of a folder."""

from collections import Counter
from collections.abc import Iterable, Mapping

from tryg_tui.core.measures.survey import in_order
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.safety_index import Area
from tryg_tui.core.plot.model import MARKS

KEPT = 4
"""The first marks, which belong to the partnership's own city, the country, the partnership's own
police district, and the housing areas together; the other areas of a sort share the rest in turn.
"""


def area_marks(folder: Folder) -> dict[Id, int]:
    """The mark each area would have, which is the same in all measures."""
    areas: dict[Id, Area] = {}
    for file in folder.measures:
        for area in file.value.areas:
            areas.setdefault(area.id, area)
    found: dict[Id, int] = {}
    turns: Counter[str] = Counter()
    for area in in_order(areas.values()):
        kept = _kept(area)
        if kept is None or kept in found.values():
            found[area.id] = KEPT + turns[area.kind] % (MARKS - KEPT)
            turns[area.kind] += 1
        else:
            found[area.id] = kept
    return found


def _kept(area: Area) -> int | None:
    """The mark that belongs to an area alone, or None."""
    wanted = (
        area.home,
        area.kind == "country",
        area.district,
        area.kind == "vulnerable-areas",
    )
    return wanted.index(True) if True in wanted else None


def marks_of(marks: Mapping[Id, int], shown: Iterable[Id]) -> dict[Id, int]:
    """The marks of the areas in one chart, each another one.

    An area whose mark has been given to one before it takes a free one, the last ones first.
    """
    ids = tuple(shown)
    given: dict[Id, int] = {}
    for id in ids:
        if marks[id] not in given.values():
            given[id] = marks[id]
    free = [mark for mark in reversed(range(MARKS)) if mark not in given.values()]
    return {id: given[id] if id in given else free.pop(0) for id in ids}
