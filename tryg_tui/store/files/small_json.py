"""Small JSON files that running programs tell each other by; nothing in them is trusted."""

import os
import stat
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec

from tryg_tui.store.toml.parse import open_at_once

S = TypeVar("S", bound=msgspec.Struct)

LIMIT = 8_000
"""Bytes; a larger file is none of ours."""

Word = Annotated[str, msgspec.Meta(max_length=128)]
"""A text that may come from anybody."""

Count = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
"""A number that may come from anybody."""


def read_json(path: Path, kind: type[S]) -> S | None:
    """What a file says, or None when it says nothing of the kind; OSError when it is not there."""
    with open(path, "rb", opener=_open_itself) as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode) or status.st_size > LIMIT:
            return None
        data = file.read(LIMIT + 1)
    try:
        return msgspec.json.decode(data, type=kind)
    except (ValueError, RecursionError):
        return None


def to_bytes(value: msgspec.Struct) -> bytes:
    """A struct as the file holds it."""
    return msgspec.json.encode(value) + b"\n"


def shortened(text: str) -> str:
    """A text of our own, as long as others read it and without halves of characters."""
    return text.encode("utf-8", "replace").decode()[:128]


def _open_itself(path: str, flags: int) -> int:
    """Open a file without waiting, and none that a link leads to."""
    return open_at_once(path, flags | getattr(os, "O_NOFOLLOW", 0))
