"""The flows of several programs at one meeting: who writes, who is where, and merging."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from tests.factories import at, note
from tests.faults.flows import ROOT, Flow, Step, content
from tests.faults.saving import LONG, begun, on_disk, path_of, theirs
from tryg_tui.core.meetings.merge import merge
from tryg_tui.core.meetings.recording import record
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.store.files.commit import NotSaved, digest
from tryg_tui.store.folder.load import read_meeting
from tryg_tui.store.folder.minutes import minutes_path, save_meeting
from tryg_tui.store.presence import live
from tryg_tui.store.presence.lease import Lease, beat, read_lease, release, take, take_over
from tryg_tui.store.toml.codec import encode

ID = begun().id

WRITES = "who writes"
"""Stands for the lease, by what it says."""

IS_THERE = "who is there"
"""Stands for what a program tells of itself."""


def program(name: str) -> Lease:
    """A program that would like to write."""
    return Lease(user=name, host="far-away", pid=1, boot="", nonce=name)


def leasing(world: Path) -> Iterator[Step]:
    """One takes the right to write and renews it, another takes over and gives it back."""
    root, held = world / ROOT, [program("one")]

    def took(lease: Lease | None) -> None:
        if lease is None:
            raise NotSaved("io", root)
        held.append(lease)

    def renew() -> None:
        renewed = beat(root, ID, held[-1])
        if renewed == held[-1]:
            raise NotSaved("io", root)
        held.append(renewed)

    def change_hands() -> None:
        seen = read_lease(root, ID)
        other = program("other")
        took(take_over(root, ID, seen, other) if seen else take(root, ID, other))

    yield _says("one 0", lambda: took(take(root, ID, held[0])))
    for number in (1, 2):
        yield _says(f"one {number}", renew)
    # Whoever took over can rely on it, unless the power fails.
    yield Step(WRITES, b"other 0", change_hands, durable=False)
    yield Step(WRITES, None, lambda: release(root, ID, held[-1]), promises=False)


def _says(text: str, save: Callable[[], None]) -> Step:
    return Step(WRITES, text.encode(), save, promises=False)


def lease_in(world: Path, path: str) -> Sequence[bytes | None]:
    """What the lease in a world says, or what a file holds."""
    if path != WRITES:
        return content(world, path)
    lease = read_lease(world / ROOT, ID)
    return [None if lease is None else f"{lease.nonce} {lease.beat}".encode()]


def showing(world: Path) -> Iterator[Step]:
    """A program tells where it is, and that it is gone."""
    root = world / ROOT
    told = live.Live(role="secretary", user="u", host="h", pid=1, boot="", nonce="one")

    def show(item: str) -> None:
        nonlocal told
        told = live.show_live(root, ID, replace(told, item=item, step=told.step + 1))

    for item in ("a", "b", "c"):
        yield Step(IS_THERE, item.encode(), partial(show, item), promises=False)
    yield Step(IS_THERE, None, lambda: live.hide_live(root, ID, told), promises=False)


def shown_in(world: Path, path: str) -> Sequence[bytes | None]:
    """Where the programs in a world are, or what a file holds."""
    if path != IS_THERE:
        return content(world, path)
    return [each.item.encode() for each in live.read_live(world / ROOT, ID)]


def ours() -> Meeting:
    """The meeting as this program has changed it, while somebody else did."""
    return record(begun(), note(0, f"Vores. {LONG}", item="c"), at(9, 50))[0]


def merging(world: Path) -> Iterator[Step]:
    """The file was changed meanwhile: what is there and what is to be saved are put together."""
    root = world / ROOT
    base = Loaded(path=path_of(begun()), sha256=digest(encode(begun())), value=begun())
    mine = ours()

    def save() -> None:
        nonlocal base, mine
        try:
            save_meeting(root, mine, base.sha256)
        except NotSaved as refused:
            if refused.reason != "changed":
                raise
            there, _problems = read_meeting(root, minutes_path(base.value.id))
            if there is None:
                raise NotSaved("unreadable", root) from None
            # What is put together once follows on what is there: merged again from where we began,
            # our own words would be taken for somebody else's.
            mine, base = merge(base.value, mine, there.value).meeting, there
            save_meeting(root, mine, base.sha256)

    expected = merge(base.value, mine, theirs()).meeting
    yield Step(base.path, encode(expected), save)


SHARING = (
    Flow("leasing", partial(on_disk, begun), leasing, lease_in),
    Flow("showing", partial(on_disk, begun), showing, shown_in),
    Flow("merging", partial(on_disk, theirs), merging),
)
