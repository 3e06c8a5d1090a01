"""The names that the files of a folder may refer to."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, TypeVar

import msgspec

from tryg_tui.core.input.names import figures
from tryg_tui.core.measures.survey import files_of, measure_ids, measure_of
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.safety_index import Area, Measure, Source
from tryg_tui.core.model.strategy import THEME

Names = frozenset[Id] | None
"""Names that may be used; None where they could not be read, so that nothing can be said."""

Place = tuple[str, str]
"""A file's path and a key in it."""


class Named(Protocol):
    """A record that others refer to."""

    @property
    def id(self) -> Id:
        """The name it is referred to by."""


N = TypeVar("N", bound=Named)
D = TypeVar("D", Initiative, Meeting)


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to refer to; where a name is taken twice, the first one counts."""

    people: Names
    statuses: Names
    themes: Names
    partners: Names
    owners: Names
    """Who may have something to do: people and partners."""
    bodies: Names
    subjects: Names
    """What an item of an agenda may be about: groups, and themes behind the word for them."""
    steps: Names
    """The numbers of the steps the yearly report goes."""
    initiatives: Mapping[Id, Loaded[Initiative]]
    initiative_names: frozenset[Id]
    """The initiatives that have a file, whether it could be read or not."""
    meetings: Mapping[Id, Loaded[Meeting]]
    meeting_names: frozenset[Id]
    """The meetings that have a file, whether it could be read or not."""
    open: str
    """The path of the first meeting that is open, or ""."""
    measures: Mapping[Id, tuple[Measure, str]]
    """Each measure out of all its files, and the file that describes it."""
    areas: Mapping[tuple[Id, Id], tuple[Area, str]]
    """By measure and id: the area, and the file that defines it."""
    sources: Mapping[tuple[Id, Id], tuple[Source, str]]
    """By measure and id: the source, and the file that defines it."""
    readings: Mapping[tuple[Id, Id, int], Place]
    """Where the first value of a measure, an area and a year stands."""
    figures: Names
    """What a decision should move: the areas of measures, and the indicators of initiatives."""
    unread: frozenset[str]
    """The paths of files that are there but could not be read."""
    is_there: Callable[[str], bool]
    """Whether a paper that a link leads to lies in the folder."""
    today: dt.date | None
    """The day it is looked at, where that is known."""

    def of_measure(self, measure: Id, names: Iterable[tuple[Id, Id]]) -> Names:
        """What belongs to a measure, of its areas or sources."""
        if any(path.startswith(f"safety-index/{measure}") for path in self.unread):
            return None
        return frozenset(id for of, id in names if of == measure)


def know(
    folder: Folder,
    unread: Iterable[str] = (),
    is_there: Callable[[str], bool] = lambda _address: True,
    today: dt.date | None = None,
) -> Known:
    """Gather the names of a folder; `unread` are the paths of files that could not be read, and
    `is_there` tells whether a paper lies in it.
    """
    strategy = folder.strategy.value if folder.strategy else None
    opened = (
        one.path for one in folder.meetings if one.value.state == "open" and not one.value.written
    )
    measures = [one for id in measure_ids(folder) for one in files_of(folder, id)]
    missing = frozenset(unread)
    initiatives, meetings = _by_id(folder.initiatives), _by_id(folder.meetings)
    return Known(
        people=ids(strategy.people) if strategy else None,
        statuses=ids(strategy.statuses) if strategy else None,
        themes=ids(strategy.themes) if strategy else None,
        partners=ids(strategy.partners) if strategy else None,
        owners=ids((*strategy.people, *strategy.partners)) if strategy else None,
        bodies=ids(strategy.bodies) if strategy else None,
        subjects=ids(strategy.bodies) | {f"{THEME}{one.id}" for one in strategy.themes}
        if strategy
        else None,
        steps=frozenset(str(step.number) for step in strategy.reporting) if strategy else None,
        initiatives=initiatives,
        initiative_names=frozenset(initiatives) | _stems(missing, "initiatives/"),
        meetings=meetings,
        meeting_names=frozenset(meetings) | _stems(missing, "minutes/"),
        open=next(opened, ""),
        measures={
            id: (whole, files_of(folder, id)[0].path)
            for id in measure_ids(folder)
            if (whole := measure_of(folder, id))
        },
        areas=_defined((m, m.value.areas) for m in measures),
        sources=_defined((m, m.value.sources) for m in measures),
        readings=_first_readings(measures),
        figures=None if missing else frozenset(id for id, _title in figures(folder)),
        unread=missing,
        is_there=is_there,
        today=strategy.as_of if strategy and strategy.as_of else today,
    )


def ids(records: Iterable[Named]) -> frozenset[Id]:
    """The names of records."""
    return frozenset(record.id for record in records)


def stem(path: str) -> str:
    """The name of a file without its folder and ending."""
    return path.rpartition("/")[2].removesuffix(".toml")


def _stems(paths: Iterable[str], start: str) -> frozenset[Id]:
    """The names of the files of a folder."""
    return frozenset(stem(path) for path in paths if path.startswith(start))


def _by_id(files: Iterable[Loaded[D]]) -> dict[Id, Loaded[D]]:
    """Files by the id in them."""
    found: dict[Id, Loaded[D]] = {}
    for file in files:
        found.setdefault(file.value.id, file)
    return found


def _defined(
    files: Iterable[tuple[Loaded[Measure], Iterable[N]]],
) -> dict[tuple[Id, Id], tuple[N, str]]:
    """The first definition of each record that the files of a measure share."""
    found: dict[tuple[Id, Id], tuple[N, str]] = {}
    for file, records in files:
        for record in records:
            found.setdefault((file.value.measure, record.id), (record, file.path))
    return found


def _first_readings(files: Iterable[Loaded[Measure]]) -> dict[tuple[Id, Id, int], Place]:
    """Where the first value of each measure, area and year stands."""
    found: dict[tuple[Id, Id, int], Place] = {}
    for file in files:
        for number, reading in enumerate(file.value.readings, 1):
            place = (file.path, f"readings[{number}]")
            found.setdefault((file.value.measure, reading.area, reading.year), place)
    return found
