"""Telling nesting that no file of ours has, before parsing it takes minutes and gigabytes."""

import re
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
_BRACKET = re.compile(r"[][{}]")
_DOTTED = re.compile(r"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){" + str(PARTS) + r"}[\w-]")


def too_deep(text: str) -> bool:
    """Whether brackets or dotted keys go deeper than a file of ours ever does."""
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
        members = list(value.values())
    elif type(value) is list:
        members = value
    else:
        return True
    if tables < -1 or brackets < 0:
        return False
    return all(fits(member, tables, brackets - 1) for member in members)
