"""The known name that somebody probably meant."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

LONGEST = 200
"""Characters; comparing takes time with the square of the length, and no name is that long."""

_FOLDED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "é": "e"})


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
