"""Bytes of a file to TOML: whatever is in them, it ends in tables or problems, not a traceback."""

import errno
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tomli

from tryg_tui.core.model.base import Problem, Problems
from tryg_tui.store.files import windows

BRACKETS = 32
"""Brackets inside one another that are still read."""

PARTS = 16
"""Parts of a dotted key that are still read."""

# Each alternative is possessive and ends at the end of the text at the latest, so that no text,
# however it is made, is looked at more than once.
QUOTED = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}|\Z|\\\Z)'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]++|\\[^\n])*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+",
    re.DOTALL,
)
"""The texts and comments of a file."""
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
    bare = QUOTED.sub("_", text)
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


LIMIT = 5_000_000
"""Bytes; a larger file is not a meeting's, and reading it would hold everything up."""

BOM = b"\xef\xbb\xbf"
"""What some Windows programs put at the start of a UTF-8 file."""

MARKERS = ("<<<<<<< ", "=======", ">>>>>>> ")
"""How git starts, divides and ends the two sides of a conflict, in that order."""

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")
_TWICE = re.compile(r"Cannot (?:overwrite|declare|redefine)|Duplicate inline table key")
_KEY = re.compile(r"\s*(?:\[\s*(?=[\w.-]+\s*\]))?([\w.-]+)\s*[]=]")
_NAMES = re.compile(r"'([^']*)'")
_LATIN_1_LETTERS = range(0xA0, 0x100)


def parse(data: bytes, problems: Problems, largest: int = LIMIT) -> dict[str, Any] | None:
    """The tables of a TOML file, or None and a problem that says why there are none."""
    if len(data) > largest:
        problems.add("too-large", limit=largest, size=len(data))
        return None
    if not data.removeprefix(BOM).strip():
        problems.add("empty")
        return None
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or 0 in data[:2]:
        problems.add("utf-16")
        return None
    text = _decoded(data, problems)
    return None if text is None else _tables(text, problems)


def open_at_once(path: str, flags: int) -> int:
    """Open a file to read without waiting, as a pipe in its place would have us do for ever, and
    so that others may replace it meanwhile.
    """
    if windows.HERE:
        return windows.open_shared(path)
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def contents(path: Path) -> bytes:
    """What is in a file."""
    with open(path, "rb", opener=open_at_once) as file:
        return file.read()


def note_unreadable(error: OSError, problems: Problems) -> None:
    """Note why the system did not let a file be read, by the name of its error."""
    number = errno.EBUSY if windows.is_in_use(error) else error.errno or 0
    problems.add("unreadable", reason=errno.errorcode.get(number, ""))


def _decoded(data: bytes, problems: Problems) -> str | None:
    """The text of a file, or None when it is not UTF-8."""
    try:
        text = data.removeprefix(BOM).decode()
    except UnicodeDecodeError as error:
        start = error.start + (len(BOM) if data.startswith(BOM) else 0)
        line = data.count(b"\n", 0, start) + 1
        # A character cut off at the end says nothing about another encoding.
        cut = error.reason == "unexpected end of data"
        guess = "latin-1" if data[start] in _LATIN_1_LETTERS and not cut else ""
        problems.add("not-utf-8", guess=guess, offset=start, line=line)
        return None
    if data.startswith(BOM):
        problems.add("bom", severity="warning")
    if b"\r\n" in data:
        problems.add("crlf", severity="warning")
    return text


def _tables(text: str, problems: Problems) -> dict[str, Any] | None:
    """The tables of a text, or None when it cannot or should not be parsed."""
    line = _conflict(text)
    if line:
        problems.add("conflict-markers", line=line)
        return None
    if too_deep(text):
        problems.add("too-deep")
        return None
    try:
        tables = tomli.loads(text)
        if fits(tables):
            return tables
        problems.add("too-deep")
    except RecursionError:
        problems.add("too-deep")
    except (ValueError, OverflowError) as error:
        _explain(text, str(error), problems)
    except MemoryError:
        problems.add("not-toml", line=0, column=0, detail="")
    return None


def _conflict(text: str) -> int:
    """The line where a conflict that git left open begins, or 0.

    A conflict inside a text of several lines is valid TOML, with the wording of both sides in it.
    """
    if MARKERS[0] not in text:
        return 0
    lines = text.split("\n")
    first = 0
    wanted = iter(MARKERS)
    marker = next(wanted)
    for number, line in enumerate(lines, 1):
        if line.startswith(marker):
            first = first or number
            following = next(wanted, None)
            if following is None:
                return first
            marker = following
    return 0


def _explain(text: str, message: str, problems: Problems) -> None:
    """Note what the parser's message says."""
    place = _PLACE.search(message)
    lines = text.rstrip().split("\n")
    line, column = _position(place, len(lines))
    if marker := _marker(lines, line):
        problems.add("conflict-markers", line=marker)
        return
    if _TWICE.match(message):
        key = _repeated(lines, line, message)
        args = {"line": line, "key": key} if key else {"line": line}
        problems.found.append(Problem(file=problems.file, key=key, code="duplicate-key", args=args))
        return
    detail = message[: place.start()] if place else message
    problems.add("not-toml", line=line, column=column, detail=detail)


def _position(place: re.Match[str] | None, last: int) -> tuple[int, int]:
    """Line and column that the parser names, 0 where it names none; the end is the last line."""
    if place is None:
        return 0, 0
    if place[1] is None:
        return last, 0
    return int(place[1]), int(place[2])


def _marker(lines: list[str], faulty: int) -> int:
    """The line with a rest of a conflict that git left open, or 0."""
    for number, line in enumerate(lines, 1):
        divides = number == faulty and line.rstrip() == MARKERS[1]
        if divides or line.startswith((MARKERS[0], MARKERS[2])):
            return number
    return 0


def _repeated(lines: list[str], line: int, message: str) -> str:
    """The key that stands twice, or "" when the line does not tell.

    The parser names a table; for a value it only says where the second one ends.
    """
    named = _NAMES.findall(message)
    if named:
        return ".".join(named)
    found = _KEY.match(lines[line - 1])
    if not found:
        return ""
    key = found[1]
    twice = sum(1 for each in lines if (same := _KEY.match(each)) and same[1] == key) > 1
    return key if twice else ""
