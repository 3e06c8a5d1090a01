"""The items of an agenda as people write their numbers: 7, 3 og 5, 3-5."""

import re

from tryg_tui.core.input.draft import OWNER_JOINT

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
