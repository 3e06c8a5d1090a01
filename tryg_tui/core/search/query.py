"""What somebody types to search: words, "phrases", and a small grammar in Danish and English."""

import re
import unicodedata
from typing import NamedTuple

import msgspec

from tryg_tui.core.input.names import aliases, fold

_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
"""Letters and digits, with the accents that some programs write as characters of their own."""


class Word(NamedTuple):
    """A word of a text."""

    folded: str
    """In lower case, with aa, ae and oe for å, æ and ø, and without accents."""
    start: int
    """Where it begins in the text, in characters."""
    end: int


def plain_letters(text: str) -> str:
    """The text folded, with the letters that accents stood on."""
    folded = fold(text)
    if folded.isascii():
        return folded
    apart = unicodedata.normalize("NFD", folded)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def words(text: str) -> list[Word]:
    """The words of a text in order."""
    return [
        Word(plain_letters(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)
    ]


def folded_words(text: str) -> str:
    """The words of a text, folded, with a space between each two."""
    folded = fold(text)
    # Where every letter folds to one without an accent, the text can be folded as a whole.
    found = _WORD.findall(folded) if folded.isascii() else [word.folded for word in words(text)]
    return " ".join(found)


KEYS = aliases(
    {
        "initiative": "indsats, initiative",
        "owner": "ansvarlig, owner",
        "state": "er, is",
        "year": "år, ar, year",
        "meeting": "møde, meeting",
        "body": "gruppe, organ, udvalg, group, body",
        "item": "punkt, item",
        "kind": "art, type, kind",
    }
)
"""What a word before a colon narrows, folded."""

KINDS = aliases(
    {
        "decision": "beslutning, decision",
        "action": "aktion, aktionspunkt, action",
        "followup": "opfølgning, followup",
        "note": "notat, note",
        "status": "status",
        "lifecycle": "forløb, livsforløb, lifecycle",
        "reading": "måling, reading",
        "outreach": "formidling, outreach",
        "topic": "emne, parkeret, parked, topic",
        "approval": "godkendelse, approval",
        "amendment": "rettelse, correction, amendment",
        "item": "dagsorden, agenda",
    }
)
"""What a word before a colon says about the kind of a line, folded."""

STATES = aliases(
    {
        "open": "åben, åbne, open",
        "done": "udført, færdig, done",
        "dropped": "bortfaldet, droppet, opgivet, dropped",
        "overdue": "forsinket, overskredet, overdue",
        "corrected": "rettet, corrected",
        "private": "fortrolig, fortroligt, privat, intern, internt, private",
        "adopted": "vedtaget, adopted",
        "noted": "efterretning, noted",
        "postponed": "udsat, postponed",
        "rejected": "afvist, forkastet, rejected",
        "unfollowed": "uden-følge, uden-følger, without-follow-up, unfollowed",
    }
)
"""What a line can be, folded."""

QUOTES = str.maketrans(dict.fromkeys("“”„‟»«″", '"'))
"""Signs that people and programs write for quotation marks."""


class Term(msgspec.Struct, frozen=True):
    """Words that stand one after another; the last one may go on."""

    words: tuple[str, ...]
    """Folded; never empty."""
    whole: bool = False
    """Whether the last word ends where it ends: in a phrase."""


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for; all of it must hold, and of each kind of narrowing any one."""

    terms: tuple[Term, ...] = ()
    kinds: frozenset[str] = frozenset()
    initiatives: tuple[Term, ...] = ()
    owners: tuple[Term, ...] = ()
    states: frozenset[str] = frozenset()
    years: tuple[tuple[int, int], ...] = ()
    """First and last year of each span."""
    meetings: tuple[str, ...] = ()
    """Folded beginnings of a meeting's id, or words of its title."""
    items: tuple[Term, ...] = ()
    bodies: tuple[Term, ...] = ()
    entries: frozenset[str] = frozenset()
    """Citations: lines that they name, or that speak of what they name."""
    misread: tuple[str, ...] = ()
    """What was typed after a word of the grammar and is not one of its values, as typed."""
    waiting: tuple[str, ...] = ()
    """Words of the grammar after which nothing is typed yet, as typed."""
    strange: tuple[str, ...] = ()
    """Words before a colon that are none of the grammar, as typed; they are looked for as words."""

    @property
    def empty(self) -> bool:
        """Whether nothing is looked for yet."""
        return self == Query(misread=self.misread, waiting=self.waiting)


PLURAL = {"body": "bodies"}
"""The part of a query that is not called as a key with an s."""

SETS = frozenset({"kinds", "states", "entries"})
"""The parts of a query in which order does not matter."""

_PIECE = re.compile(
    r'(?:(?P<key>[^\W\d_]+):)?(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]+))?', re.UNICODE
)
_CITATION = re.compile(r"\d{4}-\d{2}-\d{2}[a-z0-9-]*#\d+")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})|(\d{1,2})[./](\d{1,2})[./](\d{4})")
_YEARS = re.compile(r"(\d{4})(?:\s*(?:-|–|\.\.)\s*(\d{4}))?$")


def parse_query(text: str) -> Query:
    """What a text typed by somebody looks for; every text looks for something, or for nothing."""
    found: dict[str, list[object]] = {}
    for piece in _PIECE.finditer(text.translate(QUOTES)):
        if piece[0]:
            _take(piece, found)
    # Each list holds what its field holds; the struct has one field for each of them.
    parts = {
        name: frozenset(values) if name in SETS else tuple(values) for name, values in found.items()
    }
    return msgspec.convert(msgspec.to_builtins(parts), Query)


def _take(piece: re.Match[str], found: dict[str, list[object]]) -> None:
    """Put one piece of the text where it belongs."""
    key = plain_letters(piece["key"] or "")
    quoted = piece["quoted"] is not None
    value = piece["quoted"] if quoted else piece["bare"] or ""
    if key in KINDS:
        found.setdefault("kinds", []).append(KINDS[key])
        key = ""
    elif key and key not in KEYS:
        # A colon in ordinary words is only a colon.
        found.setdefault("strange", []).append(f"{piece['key']}:")
        value, key = f"{piece['key']} {value}", ""
    narrowed = KEYS.get(key, "")
    if narrowed and not value.strip():
        found.setdefault("waiting", []).append(f"{piece['key']}:")
        return
    if not key and _CITATION.fullmatch(value.casefold()):
        found.setdefault("entries", []).append(value.casefold())
        return
    if not key and not quoted and _DAY.fullmatch(value):
        narrowed = "meeting"
    if narrowed in {"state", "year", "meeting", "kind"}:
        _take_value(narrowed, value, piece[0], found)
        return
    term = _term(value, whole=quoted)
    if term is not None:
        name = PLURAL.get(narrowed, f"{narrowed}s") if narrowed else "terms"
        # Words apart need not stand together.
        apart = [Term((word,)) for word in term.words]
        found.setdefault(name, []).extend([term] if narrowed or quoted else apart)


def years_in(text: str) -> tuple[int, int] | None:
    """The first and last year a text names, such as 2010-2012, or None where it names none."""
    span = _YEARS.match(text)
    if span is None:
        return None
    first, last = int(span[1]), int(span[2] or span[1])
    return min(first, last), max(first, last)


def _take_value(narrowed: str, value: str, typed: str, found: dict[str, list[object]]) -> None:
    """Put a state, a year or a meeting where it belongs; what is none is remembered as such."""
    folded = plain_letters(value).strip()
    if narrowed == "state" and folded in STATES:
        found.setdefault("states", []).append(STATES[folded])
    elif narrowed == "year" and (span := years_in(folded)):
        found.setdefault("years", []).append(span)
    elif narrowed == "meeting":
        found.setdefault("meetings", []).append(_day(folded))
    elif narrowed == "kind" and folded in KINDS:
        found.setdefault("kinds", []).append(KINDS[folded])
    else:
        found.setdefault("misread", []).append(typed)


def _day(text: str) -> str:
    """A day as the ids of meetings begin, where a text is one."""
    day = _DAY.fullmatch(text)
    if day is None or day[1]:
        return text
    return f"{day[6]}-{day[5]:>02}-{day[4]:>02}"


def _term(text: str, *, whole: bool) -> Term | None:
    """The words of a text as a term, or None where it has none."""
    found = tuple(word.folded for word in words(text))
    return Term(found, whole) if found else None
