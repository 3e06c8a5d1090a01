"""The names a folder knows, and finding what somebody means by a name or part of one, or which
items of an agenda by their numbers.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TypeVar

from tryg_tui.core.input.draft import OWNER_JOINT
from tryg_tui.core.measures.survey import measure_ids, measure_of
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import Approval, FollowUp, Outreach
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.strategy import Person

LONGEST = 200
"""Characters; comparing takes time with the square of the length, and no name is that long."""

_FOLDED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "é": "e"})


_ROLES = (
    "chef", "leder", "konsulent", "koordinator", "kommissær", "betjent", "inspektør", "direktør",
    "formand", "sekretær", "analytiker", "medarbejder", "rådgiver", "mester", "officer", "chair",
    "commander", "executive", "chief", "manager", "director", "leader", "coordinator", "analyst",
    "inspector", "superintendent", "sergeant", "secretary", "constable", "councillor",
)  # fmt: skip
"""What the last word of a role mostly ends in, as in English it may have capitals as a name has."""

_NO_NAMES = frozenset(
    {
        *("en", "et", "to", "tre", "fire", "ung", "unge", "lokal", "ny", "a", "an", "the", "two"),
        *("for", "til", "borger", "borgere", "beboer", "beboere", "elev", "elever", "gæst"),
        *("three", "young", "local", "new", "resident", "residents", "citizen", "pupil", "guest"),
    }
)
"""Words that do not stand in a name."""

_SMALL = frozenset({"af", "von", "van", "der", "den", "de", "la", "el", "al", "bin", "y"})
"""Words of a name that have no capital."""

_TYPED = re.compile(
    r"(?P<name>[^\W\d_]+(?:[ '’-][^\W\d_]+)+?)(?P<rest>,.*| ?/.*| (?:fra|from) .*|)", re.DOTALL
)
"""Two words or more with nothing but letters in them, and where somebody is from."""


def fold(text: str) -> str:
    """The text in lower case, with æ, ø and å as they are written where there are no such letters.

    The Swedish ä and ö are written like æ and ø, and é like e.

    >>> fold("På SKALBORG Å")
    'paa skalborg aa'
    """
    return unicodedata.normalize("NFC", text).casefold().translate(_FOLDED)


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like another one, or "" when none is near."""
    if len(name) > LONGEST:
        return ""
    names = {fold(each): each for each in reversed(tuple(known))}
    found = get_close_matches(fold(name), names, n=1)
    return names[found[0]] if found else ""


T = TypeVar("T", bound=str | int)


def aliases(rows: Mapping[T, str]) -> dict[str, T]:
    """What each of some words stands for, folded; a row names them with commas between."""
    return {fold(word): meaning for meaning, words in rows.items() for word in words.split(", ")}


Named = tuple[Id, str]
"""An id and the name people know it by."""

INDICATOR_JOINT = ":"
"""What stands between initiative and indicator, or measure and area, where both are named."""


def people(folder: Folder) -> list[Named]:
    """The participants, by name and role."""
    return named_people(folder.partnership.people)


def named_people(known: Iterable[Person]) -> list[Named]:
    """Participants, by name and role."""
    return [(p.id, f"{p.name}, {p.title}" if p.name else p.title) for p in known]


def partners(folder: Folder) -> list[Named]:
    """The partners by title."""
    return [(partner.id, partner.title) for partner in folder.partnership.partners]


def initiatives(folder: Folder) -> list[Named]:
    """The initiatives by title."""
    return [(loaded.value.id, loaded.value.title) for loaded in folder.initiatives]


def indicators(folder: Folder) -> list[Named]:
    """The indicators, each with its initiative: "initiative: indicator"."""
    return [
        (
            f"{loaded.value.id}{INDICATOR_JOINT}{one.id}",
            f"{loaded.value.title}{INDICATOR_JOINT} {one.title}",
        )
        for loaded in folder.initiatives
        for one in loaded.value.indicators
    ]


def figures(folder: Folder) -> list[Named]:
    """All figures that a decision may be about: those of the safety index, and the indicators."""
    return [*index_figures(folder), *indicators(folder)]


def index_figures(folder: Folder) -> list[Named]:
    """The figures of the safety index, each area with its measure: "measure: area"."""
    measures = filter(None, (measure_of(folder, id) for id in measure_ids(folder)))
    return [
        (
            f"{one.measure}{INDICATOR_JOINT}{area.id}",
            f"{one.title or one.measure}{INDICATOR_JOINT} {area.title}",
        )
        for one in measures
        for area in one.areas
    ]


def narrows(typed: str, *texts: str) -> bool:
    """Whether every word typed is in one of some texts, however their letters are written."""
    return _in_any(fold(typed).split(), *map(fold, texts))


def _in_any(words: Iterable[str], *texts: str) -> bool:
    """Whether every one of some words is in one of some texts."""
    return all(any(word in text for text in texts) for word in words)


def matches(text: str, named: Iterable[Named]) -> tuple[Named, ...]:
    """Everything a text may mean: what it names exactly, else all with all its words in them.

    Case, commas, the number of spaces and the two ways of writing æ, ø and å make no difference.
    A number alone names what begins with it.
    """
    wanted = _plain(text)
    if not wanted:
        return ()
    known = [(pair, _plain(pair[0]), _plain(pair[1])) for pair in named]
    exact = {pair[0]: pair for pair, id, title in known if wanted in {id, title}}
    if wanted.isdecimal():
        exact = exact or {one[0]: one for one, _id, title in known if title.split()[:1] == [wanted]}
    if exact:
        return tuple(exact.values())
    words = wanted.split()
    return tuple(pair for pair, id, title in known if _in_any(words, title, id))


def written(id: Id, named: Iterable[Named]) -> str:
    """The name that is read back as an id: its title, or itself where that is not told apart."""
    known = tuple(named)
    title = dict(known).get(id, id)
    return title if [found for found, _title in matches(title, known)] == [id] else id


def owner_matches(
    text: str, people: Iterable[Named], partners: Iterable[Named]
) -> tuple[Named, ...]:
    """Everything a text may mean that has something to do: a partner by its whole title or, where
    no participant has its words, by some of them; else participants.
    """
    every = tuple(partners)
    whole = tuple(pair for pair in every if _plain(pair[1]) == _plain(text))
    return whole or matches(text, people) or matches(text, every)


def completed(begun: str, title: str) -> str | None:
    """What was begun with the rest of a title after it, or None when the title has none."""
    wanted = fold(begun)
    # A letter may fold into two, so that what was begun may be longer than its part of the title.
    ends = (end for end in range(len(title)) if fold(title[:end]) == wanted)
    end = next(ends, None)
    return None if end is None else begun + title[end:]


def _plain(text: str) -> str:
    """A name without what makes no difference."""
    return " ".join(fold(text).replace(",", " ").split())


def promised_outreach(folder: Folder) -> list[tuple[Named, bool]]:
    """The outreach that meetings have promised, by its words and where they were recorded, each
    with whether it is open: neither settled by a meeting nor kept by an activity.
    """
    found: dict[Id, tuple[Outreach, bool]] = {}
    born: dict[Id, Id] = {}
    for loaded in folder.meetings:
        for entry in loaded.value.entries:
            citation = loaded.value.cite(entry)
            if isinstance(entry, Outreach) and entry.done is None:
                found[citation] = entry, True
            elif isinstance(entry, FollowUp):
                born[citation] = of = born.get(entry.of, entry.of)
                if of in found:
                    found[of] = found[of][0], entry.state == "open"
    kept = {one.promise for file in folder.communication for one in file.value.activities}
    return [
        ((of, f"{' '.join(entry.text.split())} ({of})"), is_open and of not in kept)
        for of, (entry, is_open) in found.items()
    ]


def unapproved(folder: Folder) -> list[Named]:
    """The minutes of meetings that are over and that nobody has approved or asks about, the newest
    first, by title and day.
    """
    settled = {
        entry.of
        for loaded in folder.meetings
        for entry in loaded.value.entries
        if isinstance(entry, Approval)
        and entry.outcome != "rejected"
        and entry.of != loaded.value.id  # Of its own agenda.
        and loaded.value.state != "cancelled"
    }
    return [
        (one.id, f"{one.title} ({one.date})")
        for one in (loaded.value for loaded in reversed(folder.meetings))
        if one.state in {"draft", "final"} and not one.written and one.id not in settled
    ]


def is_name(part: str) -> bool:
    """Whether a part looks like the name of somebody: two words or more, each with a capital, the
    last of which is no role.
    """
    words = part.split()
    capitals = len(words) > 1 and all(word[0].isupper() for word in (words[0], words[-1]))
    return capitals and not words[-1].casefold().endswith(_ROLES)


def with_capitals(text: str) -> str:
    """The name of somebody typed in lower case with its capitals, and where they are from as it is
    typed; anything that is not plainly a name stays.

    >>> with_capitals("anne-marie af lund, beredskabet")
    'Anne-Marie af Lund, beredskabet'
    """
    found = _TYPED.fullmatch(text)
    words = found["name"].split() if found else []
    others = any(word in _NO_NAMES or word.endswith(_ROLES) for word in words)
    if not found or others or not words[1:] or found["name"] != found["name"].lower():
        return text
    named = (word if word in _SMALL else re.sub(r"[^\W\d_]+", _capital, word) for word in words)
    return " ".join(named) + found["rest"]


def _capital(word: re.Match[str]) -> str:
    """A word, or the part of one, with its capital."""
    return word[0].capitalize()


_NUMBER = r"[0-9]{1,2}(?:\.?[a-z])?"
_TO = r"\s*(?:[–—−-]|\b(?:til|to)\b)\s*"
_BETWEEN = r"\s*(?:[,;+&]|\b(?:og|and)\b|\s)\s*"

_SPAN = re.compile(rf"([0-9]{{1,2}}){_TO}([0-9]{{1,2}})", re.IGNORECASE)
"""The numbers from one to another."""

_NUMBERS = re.compile(
    rf"(?:{_NUMBER}|{_SPAN.pattern})(?:{_BETWEEN}(?:{_SPAN.pattern}|{_NUMBER}))*", re.IGNORECASE
)
"""Nothing but numbers."""


def items_typed(text: str) -> str:
    """The items a text names by their numbers, each behind the sign that stands between names; a
    text that names any by a title is left as it is.

    >>> items_typed("7 og 3-5")
    '7; 3; 4; 5'
    """
    if not _NUMBERS.fullmatch(text.strip()):
        return text
    spans = _SPAN.sub(lambda found: _between(int(found[1]), int(found[2])), text.strip())
    found = re.findall(_NUMBER, spans, re.IGNORECASE)
    return f"{OWNER_JOINT} ".join(found)


def _between(first: int, last: int) -> str:
    """The numbers from one to another, whichever is the smaller."""
    low, high = sorted((first, last))
    return " ".join(map(str, range(low, high + 1)))
