"""The columns of a table of readings, and what their cells may say."""

import re
from collections.abc import Iterable

from tryg_tui.core.imports.areas import area_id
from tryg_tui.core.imports.tables import Row, TextTable, named_columns
from tryg_tui.core.input.names import aliases, fold
from tryg_tui.core.input.numbers import parse_number
from tryg_tui.core.model.base import Id, slug
from tryg_tui.core.model.initiative import Qualifier
from tryg_tui.core.model.safety_index import Measure, Precision, Said

COLUMNS = {
    "area": ("omraade", "area"),
    "kind": ("type", "art", "kind"),
    "year": ("aar", "year"),
    "value": ("vaerdi", "value", "pct"),
    "precision": ("praec", "praecision", "precision"),
    "sources": ("kilde", "kilder", "source", "sources"),
    "sample": ("svar", "sample"),
    "note": ("note", "bemaerkning"),
    "certainty": ("svar_praec", "svar_praecision", "sample_qualifier"),
    "verdict": ("dom", "udgiveren", "verdict"),
}
"""How the columns may be called; that of the values may also be named for its measure."""

PRECISIONS: dict[str, Precision] = aliases(
    {
        "exact": "e, exact",
        "rounded": "r, rounded",
        "derived": "d, derived",
        "year-inferred": "i, year-inferred",
    }
)
"""How exactly a value is known, as tables say it."""

QUALIFIERS: dict[str, Qualifier] = aliases(
    {
        "exact": "praecis, exact",
        "about": "ca., ca, cirka, omkring, about, approx, approx.",
        "more-than": "mere end, over, more than, more-than",
        "less-than": "mindre end, under, less than, less-than",
        "average": "i gennemsnit, gennemsnit, average",
    }
)
"""How exactly a number of answers is known, as tables say it."""

VERDICTS: dict[str, Said] = aliases(
    {"risen": "steget, risen", "fallen": "faldet, fallen", "unchanged": "uændret, unchanged"}
)
"""What the publisher says of a figure, as tables say it."""

HIDDEN = frozenset({"hidden", "skjult"})
"""What stands for a figure that is hidden, as few have answered; the note says of how few."""

YEARS = range(1990, 2100)

_YEAR = re.compile(r"([0-9]{4})(?:[.,]0+)?")
_SHARE = re.compile(r"[\s_]*\(?\b(?:i )?(?:pct\.?|%|procent)\)?$")
_SAMPLE = re.compile(r"([^0-9+−–-]*)(.+)")


def value_columns(table: TextTable) -> tuple[str, ...]:
    """The names of columns that may be named for a measure: "andel_trygge_pct"."""
    plain = {name: fold(name).strip().replace("_", " ") for name in table.head.cells}
    return tuple(name for name in plain if _named_for(name) not in ("", plain[name]))


def _named_for(heading: str) -> str:
    """What is before the words for per cent in a heading: "Andel trygge (pct.)"."""
    return _SHARE.sub("", fold(heading).strip().replace("_", " "))


def is_per_cent(heading: str) -> bool:
    """Whether a heading says no more than that the values under it are per cent."""
    return bool(heading.strip()) and not _named_for(heading)


def measure_named(table: TextTable, measures: tuple[Id, ...]) -> Id:
    """The measure that a column of the table is named for, or ""."""
    for name in value_columns(table):
        start = area_id(_named_for(name))
        found = [id for id in measures if id == start or id.startswith(f"{start}-")]
        if len(found) == 1:
            return found[0]
    return ""


def begun_measure(table: TextTable, id: str, title: str) -> Measure:
    """A measure that begins with the readings of a table: called as is said, else as the heading
    of its values or the id; its values are shares where that heading says so.
    """
    headings = value_columns(table)
    heading = _SHARE.sub("", "".join(headings[:1]).strip().replace("_", " ")).capitalize()
    called = title.strip() or heading or id.strip()
    return Measure(
        measure=slug(id or called) if called else "",
        title=called,
        unit="pct." if headings or any(is_per_cent(name) for name in table.head.cells) else "",
    )


def index_columns(table: TextTable, measure: Measure) -> tuple[dict[str, int], tuple[str, ...]]:
    """Where the columns of readings stand, and the names nobody knows."""
    own = [fold(name).strip(" .:*") for name in (*value_columns(table), measure.title) if name]
    return named_columns(table.head, {**COLUMNS, "value": (*COLUMNS["value"], *own)})


def long_table(table: TextTable) -> TextTable:
    """A table with a column for each year as one with a row for each; any other as it is."""
    years = {place for place, name in enumerate(table.head.cells) if year_of(name) in YEARS}
    if not years:
        return table

    def others(cells: Iterable[str]) -> tuple[str, ...]:
        """What stands in the columns that are not of a year."""
        return tuple(text for place, text in enumerate(cells) if place not in years)

    rows = (
        # A row without its cells keeps their number, and is told of by it.
        [row]
        if len(row.cells) != len(table.head.cells)
        else [
            Row(row.line, (*others(row.cells), table.head.cells[place], row.cells[place]))
            for place in sorted(years)
            if row.cells[place].strip()
        ]
        for row in table.rows
    )
    head = Row(table.head.line, (*others(table.head.cells), "year", "value"))
    return TextTable(head=head, rows=tuple(row for found in rows for row in found))


def year_of(written: str) -> int:
    """A year as it is written, or as a spreadsheet writes a number; 0 for anything else."""
    found = _YEAR.fullmatch(written.strip())
    return int(found[1]) if found else 0


def sample_of(written: str) -> tuple[int, Qualifier] | None:
    """How many answered, and how exactly that is known, "1.250" or "ca. 1250"; None where that is
    no such number.
    """
    found = _SAMPLE.fullmatch(written.strip())
    qualifier = QUALIFIERS.get(fold(found[1].strip()) or "exact") if found else None
    sample = parse_number(found[2]) if found else None
    if qualifier is None or not isinstance(sample, int) or sample <= 0:
        return None
    return sample, qualifier
