"""Who took part in earlier minutes, when and where, read where it stands around their table."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from tryg_tui.core.imports.tables import Row
from tryg_tui.core.input.due import DAY_WITHIN, day_within
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


_TOLD = {
    "place": "sted|mødested|mødelokale|lokale|place|location|venue|møtested|plats",
    "chair": "mødeleder|ordstyrer|dirigent|formand|møteleder|chair|chairman|chairperson|ordförande",
    "secretary": "referent|sekretær|mødesekretær|secretary|minutes taken by|sekreterare",
    "number": "møde ?nr|mødenummer|meeting no|møte ?nr",
    "case_number": "sags?[- ]?nr|sagsnummer|journal ?nr|case no|case number|saksnr",
    "time": "dato|mødedato|dato og tid|tid|tidspunkt|mødetid|mødetidspunkt|kl|date|time",
}
"""How what is told of a meeting is called."""

_FIELD = re.compile(
    r"[\s*_#>-]*(?:" + "|".join(f"(?P<{key}>{names})" for key, names in _TOLD.items()) + r")"
    r"\.?[ *_]*(?:[:|][ *_]*)(?P<said>[^:|]*\w[^|]*)",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"(?:kl\.?\s*|klokken\s*|at\s*)?(\d{1,2})(?:[.:](\d\d))?"
    r"(?:\s*(?:-|–|—|til|to)\s*(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d\d))?)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:man|tirs|ons|tors|fre|lør|søn|loer|soen)dag\b|\b\w+day\b|\bd(?:en|\.)", re.IGNORECASE
)
_TITLE = re.compile(
    r"[\s*_#]*(?P<minutes>(?:beslutnings)?referat|minutes|protokoll?)?\b"
    r"[\s:–—-]*(?:(?:af|fra|of|from)\s+)?(?P<title>[^:|]*?)[\s*_]*",
    re.IGNORECASE,
)
_MEETS = re.compile(r"møde|møte|meeting|möte|råd|udvalg|forum|gruppe", re.IGNORECASE)
_NUMBERED = re.compile(
    r"[\s,–—-]*\b(?:møde|meeting|møte)\s+(?:nr|no)\.?\s*(\d[\w/.-]*)", re.IGNORECASE
)


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What minutes tell of their meeting above its items."""

    title: str = ""
    number: str = ""
    case_number: str = ""
    date: dt.date | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    place: str = ""
    chair: Id = ""
    secretary: Id = ""


def read_head(
    outside: Iterable[Row], people: tuple[Person, ...], titled: bool
) -> tuple[Head, tuple[Row, ...]]:
    """What is told of a meeting, of the lines that stand outside a table, and the lines that tell
    something else; a title only where it is not `titled` otherwise. What is told twice is not
    guessed, and a person is one who is known.
    """
    known, head, left = _known(people), Head(), list[Row]()
    place = 0
    for row in outside:
        others = []
        for line in "\n".join(row.cells).split("\n"):
            told = {} if cpr_numbers(line) else _told(line, known)
            if (
                not told
                and not titled
                and not head.title
                and row.sort != "beside"
                and place < TITLES
            ):
                told = _called(line)
            if told and not any(getattr(head, key) for key in told):
                head = replace(head, **told)
            else:
                others.append(line)
        place += row.sort != "beside"
        if others:
            left.append(replace(row, cells=("\n".join(others),)))
    return head, tuple(left)


TITLES = 4
"""How many of the first lines may be the title."""


def _told(line: str, known: dict[str, Id]) -> dict[str, object]:
    """What a line tells of the meeting; nothing where a part of it tells something else."""
    found = _FIELD.fullmatch(line)
    key = next((key for key in _TOLD if found and found[key]), "")
    said = found["said"].strip(" .*_") if found else line
    if key in ("chair", "secretary"):
        id = known.get(fold(_ASIDE.sub("", said)), "")
        return {key: id} if id else {}
    return {key: said} if key in ("place", "number", "case_number") else _times(said, bool(key))


def _times(said: str, labelled: bool) -> dict[str, object]:
    """The day and the times that a text names, if it names nothing else."""
    day = day_within(said)
    rest = DAY_WITHIN.sub(" ", fold(said)) if day else said
    rest = _WEEKDAY.sub(" ", rest).strip(" .,;–-")
    times = _TIMES.fullmatch(rest) if (day or labelled) and rest else None
    if rest and times is None:
        return {}
    hours = [_time(*pair) for pair in (times.group(1, 2), times.group(3, 4))] if times else []
    told = {"date": day} | dict(zip(("start", "end"), hours, strict=False))
    return {key: value for key, value in told.items() if value}


def _time(hour: str | None, minute: str | None) -> dt.time | None:
    """A time of the day; None for none."""
    return (
        dt.time(int(hour), int(minute or 0))
        if hour and int(hour) < 24 and int(minute or 0) < 60
        else None
    )


def _called(line: str) -> dict[str, object]:
    """What a meeting is called, and which of its group it is, where a line is a title."""
    found = _TITLE.fullmatch(line) if len(line) <= LONGEST_TITLE else None
    title = found["title"] if found else ""
    # A day alone says which meeting it was, and not what it is called.
    title = title if any(map(str.isalpha, DAY_WITHIN.sub("", fold(title)))) else ""
    if (
        not found
        or not title
        or title.endswith(".")
        or not (found["minutes"] or _MEETS.search(title))
    ):
        return {}
    number = _NUMBERED.search(title)
    short = _NUMBERED.sub("", title).strip() or title
    told = {"title": short[0].upper() + short[1:], "number": number[1] if number else ""}
    return {key: value for key, value in told.items() if value}


LONGEST_TITLE = 100
"""Letters of a title at most."""


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
