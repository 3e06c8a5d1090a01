"""The figures of the safety index in a file, and the files of the folder with them."""

import datetime as dt
from collections.abc import Iterator
from functools import reduce
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from tryg_tui.core.imports.index_columns import (
    begun_measure,
    index_columns,
    long_table,
    measure_named,
)
from tryg_tui.core.imports.safety_index import IndexImport, read_index
from tryg_tui.core.input.names import fold, nearest
from tryg_tui.core.measures.survey import files_of, measure_ids, measure_of, put_right
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.locale import _
from tryg_tui.session.incoming.files import need_columns, plain_cells, sheet
from tryg_tui.store.folder.reports import index_path

SHORTEST = 4
"""The letters that the name of a new measure has at least, where there are others."""


class Unnamed(Exception):
    """It is not known which measure the figures of a file are of."""

    def __init__(self, known: tuple[Id, ...]) -> None:
        super().__init__(", ".join(known))
        self.known = known
        """The measures there are; none where a new one has to be named."""

    @property
    def sentence(self) -> str:
        """What has to be said."""
        if not self.known:
            return _("Write what the new measure is called.")
        said = _("Write which measure the figures are of: {names}.")
        return said.format(names=", ".join(self.known))


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of a file, and what the folder's files would be with them."""

    measure: Measure
    """The measure they are of, as the folder has it."""
    read: IndexImport
    files: tuple[Loaded[Any], ...]


def read_figures(
    root: Path,
    folder: Folder,
    today: dt.date,
    file: Path,
    id: str,
    title: str,
    corrected: dt.date | None,
) -> Figures:
    """Compare the readings of a file with the folder's: what is new goes into a file of its own,
    and what was corrected on a day into those it is in. Raises Unreadable, and Unnamed.
    """
    table = sheet(file)
    known, name = measure_ids(folder), id or title
    meant = _meant(folder, name) if name else measure_named(table, known)
    begun = not known or (not meant and _is_new(folder, name))
    if begun:
        # Beside others it is called as was said, not as the column of its values.
        found = begun_measure(table, id, title or (id if known else ""))
        if not found.measure:
            raise Unnamed(())
    else:
        found = _measure(folder, meant)
    table = long_table(table)
    columns, unknown = index_columns(table, found)
    need_columns(file, columns, unknown, ("area", "year", "value"))
    read = read_index(plain_cells(table), columns, found)
    files: list[Loaded[Any]] = []
    comes = read.new or read.hidden
    if comes and begun:
        made = replace(read.measure, title=found.title, unit=found.unit)
        files = [Loaded(path=f"safety-index/{found.measure}.toml", sha256="", value=made)]
    elif comes:
        path = index_path(root, read.measure.measure, today)
        files = [Loaded(path=path, sha256="", value=read.measure)]
    if corrected:
        files += _put_right(folder, read, corrected)
    return Figures(measure=found, read=read, files=tuple(files))


def _meant(folder: Folder, named: str) -> Id:
    """The one measure that is meant by an id or a title, whole or with its words shortened, else
    nothing.
    """
    name = fold(named)
    titles = {id: fold(one.title) for id in measure_ids(folder) if (one := measure_of(folder, id))}
    exact = [id for id, title in titles.items() if name in (id, title)]
    short = [id for id, title in titles.items() if _shortens(name, f"{id} {title}")]
    return next((found[0] for found in (exact, short) if len(found) == 1), "")


def _is_new(folder: Folder, named: str) -> bool:
    """Whether a name is that of no measure there is, nor nearly, nor too short to be one."""
    titles = [(id, one.title) for id in measure_ids(folder) if (one := measure_of(folder, id))]
    near = nearest(named, chain.from_iterable(titles))
    short = any(_shortens(fold(named), fold(" ".join(one))) for one in titles)
    return len(named) >= SHORTEST and not near and not short


def _shortens(name: str, title: str) -> bool:
    """Whether each word of a name begins one of a title."""
    words = [word.strip(".,:") for word in name.split()]
    return all(any(one.startswith(word) for one in title.split()) for word in words)


def _measure(folder: Folder, id: str) -> Measure:
    """The measure that readings are of; raises Unnamed where it is not known which."""
    found = measure_of(folder, id)
    if found is None:
        raise Unnamed(measure_ids(folder))
    return found


def _put_right(folder: Folder, read: IndexImport, day: dt.date) -> Iterator[Loaded[Any]]:
    """The files with other figures in the place of those they correct."""
    for loaded in files_of(folder, read.measure.measure):
        found = [one.reading for one in read.different if one.known in loaded.value.readings]
        value = reduce(lambda file, now: put_right(file, now, day, read.cited), found, loaded.value)
        if found:
            yield Loaded(path=loaded.path, sha256=loaded.sha256, value=value)
