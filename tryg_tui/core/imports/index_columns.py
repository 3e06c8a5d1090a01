"""The columns of a table of readings, and what their cells may say: of areas never by a guess."""

import re
from collections.abc import Iterable
from typing import Literal

from tryg_tui.core.imports.tables import Row, TextTable, named_columns
from tryg_tui.core.input.names import aliases, fold
from tryg_tui.core.input.numbers import parse_number
from tryg_tui.core.model.base import Id, slug
from tryg_tui.core.model.initiative import Qualifier
from tryg_tui.core.model.safety_index import Area, AreaKind, Measure, Precision, Said

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


KINDS: dict[str, AreaKind] = aliases(
    {
        "country": "land, country, hele landet",
        "police-district": "politikreds, kreds, police-district",
        "city": "by, kommune, by/kommune, city",
        "vulnerable-areas": "sub-samlet, vulnerable-areas",
        "vulnerable-area": "sub, vulnerable-area",
        "other": "andet, other",
    }
)
"""What sorts of areas may be called."""

ENDINGS: dict[str, AreaKind] = {
    "kommune": "city",
    "by": "city",
    "politikreds": "police-district",
    "politi": "police-district",
}
"""The last words of a name that say what sort of area it is, "Nordjyllands Politi"."""

COUNTRY = ("hele landet", "landet", "danmark", "hele danmark", "danmark i alt", "denmark")
"""What the whole country is called besides by its name."""

AreaFault = Literal["area", "area-kind", "kind", "other-kind", "two-areas"]
"""Why it is not known which area is meant."""

_ENDING = re.compile(rf"(.*\S)\s+({'|'.join(ENDINGS)})")


def named_area(title: str, written: str, areas: Iterable[Area]) -> Area | AreaFault:
    """The one area of a name and a sort as they are written, or a new one of a known sort.

    A name written out goes before one that is shortened, and where nothing is said of the sort no
    area of another sort may be called the same.
    """
    areas = tuple(areas)
    own = {fold(area.sort): area for area in areas if area.sort}
    like = own.get(fold(written))
    kind = like.kind if like else KINDS.get(fold(written))
    if not title:
        return "area"
    if written and kind is None:
        return "kind"
    exact, short = (
        tuple(area for area in areas if names(title) & names(area)) for names in (_full, _short)
    )
    told = told_kind(title)
    if kind and told not in (None, kind):
        return "other-kind"
    said = kind or told
    if said is None and len({area.kind for area in (*exact, *short)}) > 1:
        return "two-areas"
    for found in (exact, short):
        fit = [area for area in found if said in (None, area.kind)]
        if len(fit) > 1:
            return "two-areas"
        if fit:
            return fit[0]
    if exact:
        return "other-kind"
    id = area_id(title)
    sort = like.sort if like else ""
    return Area(id=id, title=title, kind=kind, sort=sort) if kind and id else "area-kind"


def area_id(text: str) -> Id:
    """An id made of a name; "" where no letter or digit is left."""
    signs = (sign if sign.isascii() and sign.isalnum() else " " for sign in fold(text))
    return "-".join("".join(signs).split())[:60].strip("-")


def told_kind(title: str) -> AreaKind | None:
    """The sort of area that its name alone tells, or None."""
    name, _bracket, inside = _name(title).partition("(")
    if bracketed := KINDS.get(inside.strip(" )")):
        return bracketed
    ending = _ENDING.fullmatch(name)
    return "country" if name in COUNTRY else ENDINGS[ending[2]] if ending else None


def _full(area: Area | str) -> set[str]:
    """What an area is called when nothing is left out."""
    return {_name(area)} if isinstance(area, str) else {area.id, _name(area.title)}


def _short(area: Area | str) -> set[str]:
    """What an area may be called in short: without what stands in brackets, and without the word
    for what it is; the country has names of its own.
    """
    title = area if isinstance(area, str) else area.title
    if isinstance(area, Area) and area.kind == "country":
        return {_name(title), *COUNTRY}
    found = {_name(title), _name(title.partition("(")[0])}
    ending = _ENDING.fullmatch(_name(title))
    return found | ({ending[1], ending[1].removesuffix("s")} if ending else set())


def _name(text: str) -> str:
    """A name to compare by."""
    return " ".join(fold(text).split())
