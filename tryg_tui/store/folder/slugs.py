"""Ids from titles."""

import re
import unicodedata
from collections.abc import Iterable

from tryg_tui.core.model.base import Id
from tryg_tui.store.toml.scalars import is_id

LENGTH = 48
"""Characters of an id that comes from a title."""

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss"})


def slug(title: str) -> Id:
    """An id from a title, "tovholder-nordjyllands-politi"; "x" where no letter is left.

    >>> slug("På Skalborg Ø")
    'paa-skalborg-oe'
    """
    folded = unicodedata.normalize("NFC", title).casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    words = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    name = words[:LENGTH].strip("-") or "x"
    return name if is_id(name) else f"{name}-1"


def slugs(titles: Iterable[str]) -> list[Id]:
    """An id for each title, with a number added where two would have the same."""
    found: list[Id] = []
    for title in titles:
        first = slug(title)
        number, name = 1, first
        while name in found:
            number += 1
            name = f"{first}-{number}"
        found.append(name)
    return found
