"""Words of a text as they are looked for: folded, with where each stands in the text."""

import re
import unicodedata
from typing import NamedTuple

from tryg_tui.core.input.nearest import fold

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
