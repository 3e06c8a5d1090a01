"""Whether a machine, its terminal and the place of a folder let the program do its work."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import msgspec

from tryg_tui.core.plot.canvas import SIGNS

Level = Literal["fine", "note", "bad", "untried"]
"""All is well; good to know; will get in the way; could not be tried here."""

SIZE = (80, 24)
"""The least columns and lines the screens are made for."""

COLOURS = 256
"""So many are needed to show the looks as they are meant."""

LETTERS = "æøåÆØÅ"
"""What no Danish minutes can be written without."""

MARKS = "".join(dict.fromkeys("–…“”»«✓─│┌┐└┘" + SIGNS["braille"].marks + SIGNS["braille"].later))
"""Other signs that the screens are drawn with, and one of those of curves."""

CURVES = "\u28ff"
"""One of the signs that curves are drawn with."""

ROOM = (10_000_000, 200_000_000)
"""Bytes: with less nothing much can be saved; with less, it soon cannot."""

SAVING = 1.0
"""Seconds that writing and flushing a small file may take."""

SEEING = 2.0
"""Seconds after which a second program should see what the first has written."""

CLOCKS = 120.0
"""Seconds that the clock of the disk may differ from this computer's."""

AHEAD = 300.0
"""Seconds that a file may have been changed later than now."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What was found of one thing."""

    code: str
    """Which thing; `words.sentences.files` has a sentence for each."""
    level: Level = "fine"
    facts: dict[str, Any] = {}
    """What the sentence needs."""


class Terminal(msgspec.Struct, frozen=True, kw_only=True):
    """What a terminal can do."""

    name: str
    columns: int
    lines: int
    colours: int
    keys: Mapping[str, bool] | None = None
    """Whether each key that was pressed has arrived; None where nobody was asked to press any."""


class Tried(msgspec.Struct, frozen=True, kw_only=True):
    """How the place of a folder has answered."""

    kind: str = ""
    """What the system calls the kind of disk or share; empty where it does not say."""
    shared: bool = False
    """Whether it is on another machine."""
    synced: str = ""
    """The service that copies the folder to other machines."""
    failed: Mapping[str, str] = {}
    """By file or folder that nothing could be saved in, the reason."""
    locks: Literal["hold", "do-not-hold", "none"] | None = None
    """Whether a lock keeps a second program out; None where that could not be tried."""
    saving: float | None = None
    """Seconds it took to write, flush and rename a small file."""
    seen: float | Literal["never"] | None = None
    """Seconds until a second program saw a change; None where that could not be tried."""
    room: int | None = None
    """Bytes that are free."""
    clock: float = 0.0
    """Seconds that the time of a new file is ahead of this computer's clock."""
    ahead: float = 0.0
    """Seconds that the latest file is ahead of this computer's clock."""


def of_terminal(told: Terminal | None) -> Iterator[Finding]:
    """What a terminal is found to be; None where there is none."""
    if told is None:
        yield Finding(code="no-terminal", level="untried")
        return
    yield Finding(code="terminal", facts={"name": told.name})
    small = told.columns < SIZE[0] or told.lines < SIZE[1]
    size = {"columns": told.columns, "lines": told.lines}
    yield _one("size", "small", "bad" if small else "fine", **size)
    few = told.colours < COLOURS
    yield _one("colours", "few-colours", "note" if few else "fine", colours=told.colours)
    if told.keys is None:
        yield Finding(code="keys-left", level="untried")
    for key, arrived in (told.keys or {}).items():
        # Either of the two saves: only without both one cannot.
        lost: Level = "note" if any((told.keys or {}).values()) else "bad"
        yield _one("key", "key-lost", "fine" if arrived else lost, key=key)


def of_encoding(encoding: str, page: str = "") -> Iterator[Finding]:
    """Whether what is to be shown can be said in an encoding, shown by a code page of Windows."""
    told = f"{encoding} ({page})" if page else encoding
    yield Finding(code="encoding", facts={"encoding": told})
    if lost := unsayable(LETTERS, encoding):
        yield Finding(code="letters", level="bad", facts={"signs": lost, "encoding": encoding})
    elif lost := unsayable(MARKS + CURVES, encoding):
        yield Finding(code="signs", level="note", facts={"signs": lost, "encoding": encoding})


def unsayable(signs: str, encoding: str) -> str:
    """The signs that an encoding has not."""
    try:
        return "".join(sign for sign in signs if not sign.encode(encoding, "ignore"))
    except LookupError:
        return signs


def of_place(tried: Tried) -> Iterator[Finding]:
    """What the place of a folder is found to be."""
    yield _one("disk", "share", "note" if tried.shared else "fine", kind=tried.kind or "?")
    if tried.synced:
        yield Finding(code="synced", level="note", facts={"name": tried.synced})
    if tried.room is not None:
        level: Level = "bad" if tried.room < ROOM[0] else "note" if tried.room < ROOM[1] else "fine"
        yield _one("room", "little-room", level, megabytes=tried.room // 1_000_000)
    for place, reason in tried.failed.items():
        yield Finding(code="not-saved", level="bad", facts={"place": place, "reason": reason})
    if tried.saving is not None:
        slow: Level = "note" if tried.saving > SAVING else "fine"
        yield _one("saving", "slow", slow, seconds=round(tried.saving, 3))
        yield from _together(tried)
        yield from _clocks(tried)


def _together(tried: Tried) -> Iterator[Finding]:
    """How two programs get on with one another there."""
    if tried.locks is None:
        yield Finding(code="locks-left", level="untried")
    else:
        yield _one("locks", f"locks-{tried.locks}", "fine" if tried.locks == "hold" else "bad")
    if tried.seen is None:
        yield Finding(code="seen-left", level="untried")
    elif tried.seen == "never":
        yield Finding(code="unseen", level="bad")
    else:
        late: Level = "note" if tried.seen > SEEING else "fine"
        yield _one("seen", "seen-late", late, seconds=round(tried.seen, 3))


def _clocks(tried: Tried) -> Iterator[Finding]:
    """Whether the clocks agree."""
    apart = abs(tried.clock) > CLOCKS
    yield _one("clock", "clocks", "bad" if apart else "fine", seconds=round(abs(tried.clock)))
    if tried.ahead > AHEAD and not apart:
        yield Finding(code="ahead", level="note", facts={"minutes": round(tried.ahead / 60)})


def _one(fine: str, other: str, level: Level, **facts: Any) -> Finding:
    """A thing that is fine, or something else where it is not."""
    return Finding(code=fine if level == "fine" else other, level=level, facts=facts)


def well(findings: list[Finding]) -> bool:
    """Whether nothing will get in the way."""
    return all(one.level != "bad" for one in findings)
