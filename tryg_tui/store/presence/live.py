"""What running programs show each other of a meeting: who is there, and where in the agenda.

Each writes one small file of its own and reads those of the others; none is ever locked. What
stands in them may come from anybody.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec.structs import replace

from tryg_tui.core.model.base import Id, is_id
from tryg_tui.store.files import disk
from tryg_tui.store.files.commit import NotSaved, inside
from tryg_tui.store.files.disk import remove_orphans
from tryg_tui.store.files.small_json import Count, Word, read_json, to_bytes
from tryg_tui.store.folder.load import MINUTES, REPORTS
from tryg_tui.store.folder.minutes import minutes_path
from tryg_tui.store.presence.lease import Lease, Program, this_program

FOLDER = ".live"
"""The folder beside the minutes in which running programs tell of themselves."""

BEAT_SECONDS = 5.0
"""How often a program tells that it still runs."""

GONE_SECONDS = 15.0
"""How long a program says nothing new before it counts as gone."""

MOST = 64
"""Programs at one meeting that are looked at."""

MOST_CHOSEN = 1_000
"""Characters of what is chosen; more is not told."""

MOST_TYPED = 600
"""Characters of what is being written; only the last ones are told."""

Role = Literal["secretary", "screen", "follower"]
"""What a program is there for."""


class Focus(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is looked at inside an item; any text, for it comes from anybody."""

    item: Word = ""
    """The item it belongs to: a choice is not taken along to the next one."""
    kind: Word = ""
    """What kind of thing the highlighted row is about."""
    id: Word = ""
    """Which one of its kind."""
    window: Word = ""
    """What lies over the item: the name of a window that everybody may see."""
    chosen: Annotated[str, msgspec.Meta(max_length=MOST_CHOSEN)] = ""
    """What is chosen to be seen of the item, as the screens write it."""
    far: Count = 0
    """How far that window is scrolled down, in percent."""
    turn: Count = 0
    """The number of the last move inside items, higher than any seen before; it leads nobody to
    another item.
    """


class Typed(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is being written, where the room is to see it; any text, for it comes from anybody."""

    kind: Word = ""
    """What kind of line it is to be."""
    text: Annotated[str, msgspec.Meta(max_length=MOST_TYPED)] = ""
    """The end of it, where it is written on."""


class Live(Program, frozen=True, kw_only=True):
    """One running program at a meeting; what names it is the file's name, not in it."""

    role: Role
    item: Word = ""
    """The agenda item it shows; any text, for it comes from anybody."""
    step: Count = 0
    """The number of the last step in the agenda, higher than any seen before it."""
    writing: bool = False
    """Whether an entry is being written."""
    blank: bool = False
    """Whether the screen is blanked."""
    focus: Focus = Focus()
    """What it looks at inside the item."""
    typed: Typed = Typed()
    """What is being written there."""


def myself(role: Role) -> Live:
    """What this program tells of itself, before anybody was told."""
    return Live(role=role, **this_program())


def show_live(root: Path, meeting_id: Id, live: Live) -> Live:
    """Tell the others where this program is, and return what was told.

    Where nothing can be written they are not told, which hinders nobody.
    """
    told = replace(live, beat=live.beat + 1)
    path = _path(root, meeting_id, live.nonce)
    data = to_bytes(replace(told, nonce=""))
    with suppress(OSError, NotSaved):
        inside(root, f"{MINUTES}/{FOLDER}")
        try:
            disk.put(path, data, new=0o644)
        except FileNotFoundError:
            if path.parent.parent.is_dir():
                path.parent.mkdir(exist_ok=True)
                disk.put(path, data, new=0o644)
    return told


def hide_live(root: Path, meeting_id: Id, live: Live) -> None:
    """Tell the others that this program is gone."""
    disk.discard(_path(root, meeting_id, live.nonce))


def read_live(root: Path, meeting_id: Id, own: str = "") -> tuple[Live, ...]:
    """The programs at a meeting, in the order of their nonces; what says nothing is left out, and
    the one of `own` nonce is not read.
    """
    found: list[Live] = []
    for name in _names(root):
        meeting, _, rest = name.partition("~")
        nonce = rest.removesuffix(".json")
        if meeting != meeting_id or nonce in (rest, own) or not is_id(nonce):
            continue
        with suppress(OSError):
            live = read_json(root / MINUTES / FOLDER / name, Live)
            if live is not None:
                found.append(replace(live, nonce=nonce))
        if len(found) == MOST:
            break
    return tuple(found)


def live_stamp(root: Path) -> int:
    """What is another number after a program has told of itself; it costs less than reading.

    Some shares tell of it late, so that reading now and then is needed all the same.
    """
    try:
        # A path as text is looked at in a part of the time, and this is done all the time.
        return os.stat(f"{root}/{MINUTES}/{FOLDER}").st_mtime_ns  # noqa: PTH116
    except OSError:
        return 0


def remove_dead(root: Path) -> None:
    """Remove what programs on this machine that are over left, whatever the meeting."""
    folder = root / MINUTES / FOLDER
    for name in _names(root):
        with suppress(OSError):
            live = read_json(folder / name, Live) if name.endswith(".json") else None
            if live is not None and live.is_gone:
                disk.discard(folder / name)
    remove_orphans(folder)


def position(lives: Iterable[Live]) -> Live | None:
    """Whose place in the agenda counts: that of the last step; of two at once one is picked."""
    stepped = [live for live in lives if live.step]
    return max(stepped, key=lambda live: (live.step, live.nonce), default=None)


class Presence:
    """Tells which programs are still there, by what changes on the observer's own clock."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[Live, float]] = {}

    def see(self, lives: Iterable[Live], monotonic: float) -> None:
        """Note what a look at the files showed."""
        seen = {}
        for live in lives:
            known = self._seen.get(live.nonce)
            same = known is not None and known[0].beat == live.beat
            seen[live.nonce] = (live, known[1] if known is not None and same else monotonic)
        self._seen = seen

    def here(self, monotonic: float) -> tuple[Live, ...]:
        """The programs that are there now."""
        return tuple(
            live
            for live, since in self._seen.values()
            if monotonic - since < GONE_SECONDS and not live.is_gone
        )


def _path(root: Path, meeting_id: Id, nonce: str) -> Path:
    """The file of a program; ValueError when a name cannot be one."""
    minutes = root / minutes_path(meeting_id)
    if not is_id(nonce):
        message = f"not a nonce: {nonce!r}"
        raise ValueError(message)
    return minutes.parent / FOLDER / f"{minutes.stem}~{nonce}.json"


def _names(root: Path) -> list[str]:
    """The names of the files, none where there is no such folder."""
    try:
        return sorted(entry.name for entry in os.scandir(root / MINUTES / FOLDER))
    except OSError:
        return []


def tidy(root: Path) -> None:
    """Remove half-written files, and what says that a program is here which is over.

    Only what certainly nobody needs any more goes: what is old, or of a process of this machine
    that has ended. Nothing is an error.
    """
    with suppress(OSError):
        for folder in (root, root / MINUTES, *(root / REPORTS).glob("*/")):
            remove_orphans(folder)
        for path in (root / MINUTES).glob(".*.toml.lease"):
            with suppress(OSError):
                lease = read_json(path, Lease)
                if lease is not None and lease.is_gone:
                    disk.discard(path)
    remove_dead(root)
