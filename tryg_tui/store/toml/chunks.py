"""A file taken apart at the headers of its tables, with the comments that belong to each."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import tomli

from tryg_tui.store.toml.parse import QUOTED

Path = tuple[str, ...]
"""The keys in the header of a table."""


class Chunk(msgspec.Struct):
    """A table as the file has it, from the comments just above its header to the next one's."""

    path: Path = ()
    """Nothing for the first chunk, which is the file's own keys and has no header."""
    lead: str = ""
    """The comments just above the header."""
    head: str = ""
    body: str = ""
    """The keys, and the comments among and just below them."""
    tail: str = ""
    """What stands after them, from the first blank line on."""

    @property
    def text(self) -> str:
        """All of it."""
        return self.lead + self.head + self.body + self.tail


class Group(msgspec.Struct):
    """A record in the file: its own table, which comes first, and those in it."""

    chunks: list[Chunk]

    def rows(self, path: Path) -> list["Group"]:
        """The records of a list in it that stand under headers of their own."""
        found: list[Group] = []
        for chunk in self.chunks[1:]:
            if chunk.path == path:
                found.append(Group([chunk]))
            elif chunk.path[: len(path)] == path and found:
                found[-1].chunks.append(chunk)
        return found


def chunks_of(text: str) -> list[Chunk]:
    """A file taken apart at its headers."""
    chunks = [Chunk()]
    for kind, line in _lines(text):
        now = chunks[-1]
        if kind == "header":
            lead = re.search(r"(?:^[ \t]*#[^\n]*\n)*\Z", now.tail, re.MULTILINE)
            assert lead is not None
            now.tail = now.tail[: lead.start()]
            chunks.append(Chunk(path=_path(line), lead=lead[0], head=line))
        elif kind == "key":
            now.body += now.tail + line
            now.tail = ""
        else:
            now.tail += line
    for chunk in chunks:
        below = re.match(r"(?:[ \t]*#[^\n]*(?:\n|\Z))*", chunk.tail)
        if below and chunk.body:
            chunk.body += below[0]
            chunk.tail = chunk.tail[below.end() :]
    return chunks


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """The lines of a file with what each is: a header, of a key, a comment or blank."""
    at = depth = 0
    for bare in _masked(text).splitlines(keepends=True):
        line, plain = text[at : at + len(bare)], bare.partition("#")[0]
        at += len(bare)
        if depth or plain.strip():
            header = not depth and plain.lstrip().startswith("[")
            if not header:
                depth += len(re.findall(r"[\[{]", plain)) - len(re.findall(r"[\]}]", plain))
            yield "header" if header else "key", line
        else:
            yield "other", line


def _masked(text: str) -> str:
    """A file with nothing in its texts and comments that means anything, of the same length."""
    return QUOTED.sub(lambda found: ("#" if found[0][0] == "#" else "_") * len(found[0]), text)


def comments_of(body: str, end: str) -> str:
    """The comments among the keys of a table, each on a line of its own."""
    masked = re.finditer(r"#+", _masked(body))
    found = (body[one.start() : one.end()].rstrip() for one in masked)
    return "".join(f"{comment}{end}" for comment in found)


def _path(header: str) -> Path:
    """The keys in a header."""
    found: list[str] = []
    held: Any = tomli.loads(header)
    while held:
        ((key, held),) = held.items()
        found.append(key)
        held = held[0] if isinstance(held, list) else held
    return tuple(found)


def keys_of(chunk: Chunk) -> set[str]:
    """The keys that stand in a table itself."""
    return set(tomli.loads(chunk.body))
