"""Which areas of the safety index stand together in a chart."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Literal

import msgspec

from tryg_tui.core.measures.survey import ordered_areas
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.safety_index import Area, Measure
from tryg_tui.core.plot.model import MOST_SERIES

Group = Literal["own", "city", "police-district", "vulnerable-areas"]
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
