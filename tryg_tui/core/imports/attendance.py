"""Who took part in earlier minutes, read where it stands above, below or beside their table."""

import re
from collections.abc import Iterable, Iterator

from tryg_tui.core.imports.tables import Row
from tryg_tui.core.input.names import fold
from tryg_tui.core.input.personal import cpr_numbers
from tryg_tui.core.model.attendance import Attendance, Presence
from tryg_tui.core.model.base import Id, free_slug
from tryg_tui.core.model.strategy import Person

NAMES: tuple[tuple[Presence, str], ...] = (
    ("absent", "fraværende|frånvarande|fravær|udeblevet|udeblev|ikke til ?stede|ikke mødt|absent"),
    (
        "apologies",
        "afbud|meldt afbud|forfald|meldt forfall|forfall|förhinder|apologies|regrets|frafall",
    ),
    ("guest", "gæster|gæst|gjester|inviterede|observatører|guests|guest|observers"),
    (
        "present",
        (
            "til ?stede|tilstedeværende|deltagere|deltager|deltog|mødt|fremmødte|present|"
            "participants|attendees|attendance|attending|närvarande|deltakere|deltagare"
        ),
    ),
)
"""How a list of names is called: in Danish, English, Norwegian and Swedish."""

_KINDS = "|".join(f"(?P<{status}>{names})" for status, names in NAMES)
_LABEL = re.compile(
    rf"(?:^|(?<=[.;|\n])\s*)[ \t*_#>-]*(?:{_KINDS})(?P<more>(?:,| fra\b| from\b|\()[^:|\n]*)?"
    r"[ \t*_]*(?:[:|][ \t*_]*|$)",
    re.MULTILINE | re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:[,&|\n]|\bog\b|\band\b|\boch\b)\s*")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_SMALL = frozenset({"af", "von", "van", "der", "den", "de", "la"})
_NOBODY = frozenset({"ingen", "ikke oplyst", "none", "not stated", "-", "–", ""})
_HEADINGS = frozenset({"dagsorden", "referat", "agenda", "minutes", "punkter", "saksliste"})

LONGEST = 60
"""Characters of a name at most."""


def names_list(heading: str) -> bool:
    """Whether a heading is that of a list of who took part."""
    return bool(_LABEL.fullmatch(heading))


class _NoNames(Exception):
    """A text has something else in it than names."""


def read_attendance(
    outside: Iterable[Row], people: tuple[Person, ...]
) -> tuple[tuple[Attendance, ...], tuple[Row, ...]]:
    """Who took part, of texts that stand outside a table, and the texts that tell nothing of it.

    A text is read whole or not at all: where one part of it is no name, nobody is guessed.
    """
    known = _known(people)
    found: tuple[Attendance, ...] = ()
    left: list[Row] = []
    heading: Presence | None = None
    for row in outside:
        text = "\n".join(row.cells)
        try:
            lists = list(_lists(text, heading))
            noted = _noted(lists, known, {one.id for one in people}, found)
        except _NoNames:
            heading = None
            left.append(row)
            continue
        status, told = lists[-1]
        heading = status if heading or not told.strip() else None
        found = noted
    return found, tuple(left)


def _lists(text: str, heading: Presence | None) -> Iterator[tuple[Presence, str]]:
    """The lists of names in a text, each with what it is a list of; a text without a word on that
    goes on with the list that a text before it began.
    """
    text = text.strip()
    labels = list(_LABEL.finditer(text))
    if cpr_numbers(text) or not (labels or heading) or (labels and labels[0].start() > 0):
        raise _NoNames
    if heading and not labels:
        yield heading, text
        return
    for label, after in zip(labels, [*labels[1:], None], strict=True):
        status = next(kind for kind, _names in NAMES if label[kind])
        yield status, text[label.end() : after.start() if after else None]


def _noted(
    lists: Iterable[tuple[Presence, str]],
    known: dict[str, Id],
    taken: set[Id],
    found: tuple[Attendance, ...],
) -> tuple[Attendance, ...]:
    """Who took part as it is known, with those of some lists; nobody stands in two of them."""
    for status, text in lists:
        for name in _names(text, known):
            id = known.get(fold(_ASIDE.sub("", name)), "")
            if any(id == one.person if id else name == one.name for one in found):
                raise _NoNames
            person = id or free_slug(name, taken | {one.person for one in found})
            found += (Attendance(person=person, status=status, name="" if id else name),)
    return found


def _known(people: tuple[Person, ...]) -> dict[str, Id]:
    """The participants by all that names one of them alone, folded."""
    found: dict[str, Id] = {}
    twice = set()
    for one in people:
        for name in {one.name, one.title, f"{one.name}, {one.title}"} - {""}:
            twice |= {fold(name)} & found.keys()
            found[fold(name)] = one.id
    return {name: id for name, id in found.items() if name not in twice}


def _names(text: str, known: dict[str, Id]) -> Iterator[str]:
    """The names of a list; semicolons part them, else commas, lines and "and"."""
    for whole in text.strip(" \t\n.;|*_").split(";"):
        name = whole.strip(" \t\n.|*_-–•")
        parts = [name] if fold(name) in known else _PARTS.split(name)
        for part in (each.strip(" \t.*_-–•") for each in parts):
            if fold(part) in _NOBODY:
                continue
            if fold(part) in _HEADINGS or not (fold(part) in known or _is_name(part)):
                raise _NoNames
            yield part


def _is_name(text: str) -> bool:
    """Whether a text may be a name: a few words with capitals, and what stands in brackets."""
    words = _ASIDE.sub("", text).split()
    return bool(words) and len(text) <= LONGEST and len(words) <= 5 and all(map(_is_part, words))


def _is_part(word: str) -> bool:
    """Whether a word may be part of a name."""
    return word in _SMALL or bool(_WORD.fullmatch(word) and word[0].isupper())
