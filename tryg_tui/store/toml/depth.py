"""Telling nesting that no file of ours has, before parsing it takes minutes and gigabytes."""

import re
from collections.abc import Iterable
from typing import Any

BRACKETS = 32
"""Brackets inside one another that are still read."""

PARTS = 16
"""Parts of a dotted key that are still read."""

# Each alternative is possessive and ends at the end of the text at the latest, so that no text,
# however it is made, is looked at more than once.
_QUOTED = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}|\Z|\\\Z)'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]++|\\[^\n])*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+",
    re.DOTALL,
)
_HEADER = re.compile(r"\n\[\[\w+\]\]")
_BRACKET = re.compile(r"[][{}]")
_DOTTED = re.compile(r"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){" + str(PARTS) + r"}[\w-]")
# Those that begin with a dot are found fast, as hardly any text has many.
_QUOTED_PART = re.compile(r"\.(?<=[\"' \t]\.)")
_DOTS = re.compile(r"\.(?:[ \t]*+[\w-]++[ \t]*+\.){" + str(PARTS - 1) + r"}")


def too_deep(text: str) -> bool:
    """Whether brackets or dotted keys go deeper than a file of ours ever does."""
    return not is_shallow(text) and goes_too_deep(text)


def is_shallow(text: str) -> bool:
    """Whether a text has too few brackets and dots to go deep, whatever stands in its texts.

    A header that ends on its line leaves nothing open, and is never deeper than two brackets.
    """
    headers = 2 * len(_HEADER.findall(text))
    if text.count("[") + text.count("{") - headers > BRACKETS - 2:
        return False
    return (_QUOTED_PART.search(text) or _DOTS.search(text)) is None


def goes_too_deep(text: str) -> bool:
    """Whether brackets or dotted keys outside of texts go too deep."""
    bare = _QUOTED.sub("_", text)
    # Hardly any file has enough dots outside its texts for a closer look.
    dotted = bare.count(".") >= PARTS and _DOTTED.search(bare) is not None
    return dotted or _too_many_open(bare)


def _too_many_open(bare: str) -> bool:
    """Whether more brackets are ever open at once than are read."""
    depth = 0
    for found in _BRACKET.finditer(bare):
        if found[0] in "[{":
            depth += 1
            if depth > BRACKETS:
                return True
        else:
            depth = max(depth - 1, 0)
    return False


def fits(value: Any, tables: int = PARTS, brackets: int = BRACKETS) -> bool:
    """Whether what was parsed stays within the limits when it is written again.

    Headers and dotted keys that each are short enough can still add up.
    """
    if type(value) is dict:
        tables -= 1
        members: Iterable[Any] = value.values()
    elif type(value) is list:
        members = value
    else:
        return True
    if tables < -1 or brackets < 0:
        return False
    return all(
        fits(member, tables, brackets - 1) for member in members if type(member) in (dict, list)
    )
