"""Which column of a table holds what, by the names people give columns."""

from collections.abc import Iterable, Mapping

from tryg_tui.core.imports.tables import Row
from tryg_tui.core.input.nearest import fold

Columns = Mapping[str, int]
"""Where each known column stands, from 0."""


def named_columns(
    head: Row, names: Mapping[str, Iterable[str]]
) -> tuple[dict[str, int], tuple[str, ...]]:
    """Where the columns stand whose names are known, and the names nobody knows.

    `names` gives for each column how it may be called, in folded letters.
    """
    known = {name: column for column, all_names in names.items() for name in all_names}
    found: dict[str, int] = {}
    unknown = []
    for place, cell in enumerate(head.cells):
        column = known.get(fold(cell).strip(" .:*"))
        if column is None or column in found:
            unknown.append(cell.strip())
        else:
            found[column] = place
    return found, tuple(name for name in unknown if name)


def cell(row: Row, columns: Columns, name: str) -> str:
    """What stands in a column of a row; nothing where there is no such column."""
    place = columns.get(name)
    return row.cells[place].strip() if place is not None and place < len(row.cells) else ""
