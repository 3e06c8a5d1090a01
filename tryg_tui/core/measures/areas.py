"""Which areas of the safety index stand together in a chart, and the mark that each keeps."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Literal

import msgspec

from tryg_tui.core.measures.survey import in_order, ordered_areas
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.safety_index import Area, Measure
from tryg_tui.core.plot.model import MARKS, MOST_SERIES

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
    turns: Counter[tuple[str, str]] = Counter()
    for area in in_order(areas.values()):
        kept = _kept(area)
        if kept is None or kept in found.values():
            found[area.id] = KEPT + turns[area.kind, area.sort] % (MARKS - KEPT)
            turns[area.kind, area.sort] += 1
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


Group = Literal["own", "city", "other", "police-district", "vulnerable-areas"]
"""What a set of areas has in common: the partnership's own places, or their sort."""

MOST_PARTS = 3
"""A sort is gone through in so many charts at most; any area can still be chosen by itself."""


class AreaSet(msgspec.Struct, frozen=True):
    """Areas that a chart shows together."""

    group: Group
    areas: tuple[Id, ...]
    part: int = 1
    """Which of the sets of its sort it is, from 1."""
    parts: int = 1
    """How many sets its sort has."""
    sort: str = ""
    """What the folder calls its sort, where that is one of its own."""


def home_area(folder: Folder, measure: Measure) -> Area | None:
    """The partnership's own city, which another measure may know when this one has no such area."""
    own = (area for area in measure.areas if area.home)
    any_file = (area for file in folder.measures for area in file.value.areas if area.home)
    return next(chain(own, any_file), None)


def own_areas(measure: Measure) -> tuple[Area, ...]:
    """The partnership's own city, the country, and its own police district."""
    ordered = ordered_areas(measure)
    home = [area for area in ordered if area.home]
    country = [area for area in ordered if area.kind == "country"]
    return (*home, *country, *(area for area in ordered if area.district and not area.home))


def area_sets(measure: Measure) -> tuple[AreaSet, ...]:
    """The sets of areas to go through, each with a figure at least; the partnership's own first."""
    ordered = ordered_areas(measure)
    home = {area.id for area in ordered if area.home}
    cities = [area for area in ordered if area.kind == "city"]
    districts = [area for area in ordered if area.kind == "police-district"]
    vulnerable = [area for area in ordered if area.kind.startswith("vulnerable")]
    sets = [
        AreaSet("own", tuple(area.id for area in own_areas(measure))[:MOST_SERIES]),
        *_parts("city", cities, {area.id for area in cities if area.home}),
        *_own_sorts(ordered),
        *_parts("police-district", districts, {area.id for area in districts if area.district}),
        *_parts(
            "vulnerable-areas",
            vulnerable,
            {a.id for a in vulnerable if a.kind == "vulnerable-areas" or a.within in home},
        ),
    ]
    return tuple(_telling(measure, sets))


def _parts(group: Group, areas: list[Area], first: set[Id]) -> Iterator[AreaSet]:
    """The sets of a sort: those that come first by themselves where they are several, and the first
    of them beside the others in all.
    """
    ids = [area.id for area in areas]
    if len(ids) <= MOST_SERIES:
        yield AreaSet(group, tuple(ids))
        return
    leading = [id for id in ids if id in first][:MOST_SERIES]
    others = [id for id in ids if id not in leading]
    pinned = leading[:1]
    room = MOST_SERIES - len(pinned)
    beside = [[*pinned, *others[start : start + room]] for start in range(0, len(others), room)]
    chunks = ([leading, *beside] if len(leading) > 1 else beside)[:MOST_PARTS]
    for number, chunk in enumerate(chunks, 1):
        yield AreaSet(group, tuple(chunk), number, len(chunks))


def _own_sorts(ordered: tuple[Area, ...]) -> Iterator[AreaSet]:
    """The sets of each sort of the folder's own, with what they are compared with in sight."""
    for sort in dict.fromkeys(area.sort for area in ordered if area.kind == "other"):
        areas = [area for area in ordered if (area.kind, area.sort) == ("other", sort)]
        beside = _comparator(ordered, areas)
        ids, room = [area.id for area in areas], MOST_SERIES - len(beside)
        chunks = [ids[start : start + room] for start in range(0, len(ids), room)][:MOST_PARTS]
        for number, chunk in enumerate(chunks, 1):
            yield AreaSet("other", (*beside, *chunk), number, len(chunks), sort)


def _comparator(ordered: tuple[Area, ...], areas: list[Area]) -> tuple[Id, ...]:
    """What areas are compared with: what they lie in, else our own city, else the country."""
    within = {area.within for area in areas}
    others = [area for area in ordered if area not in areas]
    found = [area.id for area in others if area.id in within]
    found += [area.id for area in others if area.home or area.kind == "country"]
    return tuple(found[:1])


def _telling(measure: Measure, sets: Iterable[AreaSet]) -> Iterator[AreaSet]:
    """The sets with a figure that no set before them has whole."""
    measured = {reading.area for reading in measure.readings}
    seen: list[set[Id]] = []
    for one in sets:
        areas = set(one.areas)
        if areas & measured and not any(areas <= before for before in seen):
            seen.append(areas)
            yield one


def toggled(shown: tuple[Id, ...], area: Id) -> tuple[Id, ...]:
    """The areas with one more, or without it; the oldest gives way where there are too many."""
    if area in shown:
        return tuple(id for id in shown if id != area)
    return (*shown, area)[-MOST_SERIES:]
