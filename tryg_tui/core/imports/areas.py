"""The area that a row of a table is for: by its name and its sort, and never by a guess."""

import re
from collections.abc import Iterable
from typing import Literal

from tryg_tui.core.input.names import aliases, fold
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.safety_index import Area, AreaKind

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
