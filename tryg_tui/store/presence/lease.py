"""Who writes the minutes of a meeting, told to everybody by a file beside them.

It is a courtesy: what keeps versions safe is the comparison before each save. Nobody's clock is
asked: a lease is stale when it stayed the same for a while on the clock of who looks at it.
"""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from tryg_tui.core.model.base import Id
from tryg_tui.store.files import disk
from tryg_tui.store.files.processes import boot_id, host_name, is_gone, since, user_name
from tryg_tui.store.files.small_json import Count, Word, read_json, shortened, to_bytes
from tryg_tui.store.folder.minutes import minutes_path

BEAT_SECONDS = 5.0
"""How often a lease is renewed."""

STALE_SECONDS = 30.0
"""How long a lease stays as it is before its holder counts as gone."""


class Program(msgspec.Struct, frozen=True, kw_only=True):
    """One running program, as a file of it says."""

    user: Word
    host: Word
    pid: Count
    boot: Word
    begun: Word = ""
    """When it was started, as its system counts."""
    nonce: Word
    """What names this one program, made up when it starts."""
    beat: Count = 0
    """How often the file was written."""

    @property
    def is_gone(self) -> bool:
        """Whether it is certainly over."""
        return is_gone(self.host, self.boot, self.pid, self.begun)


def this_program() -> dict[str, Any]:
    """What says which program this is."""
    return {
        "user": shortened(user_name()),
        "host": shortened(host_name()),
        "pid": os.getpid(),
        "boot": boot_id(),
        "begun": since(os.getpid()),
        "nonce": secrets.token_hex(8),
    }


class Lease(Program, frozen=True, kw_only=True):
    """Who writes, as the file says."""

    epoch: Count = 0
    """How often the lease changed hands."""
    name: Word = ""
    """Who sits there, as shown."""

    def is_of(self, other: "Lease | None") -> bool:
        """Whether it is a lease of the same program that has not changed hands since."""
        return other is not None and (self.nonce, self.epoch) == (other.nonce, other.epoch)


class LeaseLost(Exception):
    """Somebody else has taken over."""

    def __init__(self, holder: Lease | None) -> None:
        super().__init__(holder.nonce if holder else "")
        self.holder = holder
        """Who writes now, where that can be told."""


def myself(name: str = "") -> Lease:
    """A lease for this program, not taken yet."""
    return Lease(**this_program(), name=shortened(name))


def lease_path(root: Path, meeting_id: Id) -> Path:
    """The file beside the minutes; ValueError when the id cannot name one."""
    file = root / minutes_path(meeting_id)
    return file.with_name(f".{file.name}.lease")


def read_lease(root: Path, meeting_id: Id) -> Lease | None:
    """Who writes, or None when nobody does or the file does not say."""
    try:
        return read_json(lease_path(root, meeting_id), Lease)
    except OSError:
        return None


def take(root: Path, meeting_id: Id, me: Lease) -> Lease | None:
    """Become the one who writes; None when somebody else does or the folder cannot be written.

    What a program on this machine left that is over counts as nobody's.
    """
    try:
        first = replace(me, epoch=1, beat=0)
        if disk.publish(lease_path(root, meeting_id), to_bytes(first)):
            return first
    except OSError:
        return None
    seen = read_lease(root, meeting_id)
    if seen is not None and seen.is_gone:
        return take_over(root, meeting_id, seen, me)
    return seen if seen is not None and seen.nonce == me.nonce else None


def beat(root: Path, meeting_id: Id, lease: Lease) -> Lease:
    """Renew a lease; LeaseLost when it is no longer ours.

    Where the folder is away or can no longer be written it stays as it is, and so does our right.
    """
    path = lease_path(root, meeting_id)
    renewed = replace(lease, beat=lease.beat + 1)
    try:
        seen = read_json(path, Lease)
        if not lease.is_of(seen):
            raise LeaseLost(seen)
        disk.put(path, to_bytes(renewed), new=0o644)
    except FileNotFoundError:
        # Somebody has tidied up, or the folder is away; in neither case does anybody else write.
        with suppress(OSError):
            if not disk.publish(path, to_bytes(renewed)):
                seen = read_lease(root, meeting_id)
                if lease.is_of(seen):
                    return lease
                raise LeaseLost(seen) from None
    except OSError:
        return lease
    return renewed


def take_over(root: Path, meeting_id: Id, seen: Lease | None, me: Lease) -> Lease | None:
    """Take a stale lease away; None when it is no longer the one that was seen, or cannot be.

    `seen` is None for a file that does not say whose it is. Of several who try one succeeds.
    """
    path = lease_path(root, meeting_id)
    aside = disk.temporary_for(path)
    mine = replace(me, epoch=(seen.epoch if seen else 0) + 1, beat=0)
    try:
        if not disk.move(path, aside):
            return None
        try:
            if read_json(aside, Lease) != seen:
                # It was renewed, or another was quicker: theirs goes back where it was.
                disk.claim(aside, path)
                return None
            return mine if disk.publish(path, to_bytes(mine)) else None
        finally:
            disk.discard(aside)
    except OSError:
        return None


def release(root: Path, meeting_id: Id, lease: Lease) -> None:
    """Give a lease back, if it is still ours."""
    path = lease_path(root, meeting_id)
    with suppress(OSError):
        if lease.is_of(read_json(path, Lease)):
            disk.discard(path)


def holds(root: Path, meeting_id: Id, lease: Lease) -> bool:
    """Whether a lease is still ours."""
    return lease.is_of(read_lease(root, meeting_id))


def others_hold(root: Path, meeting_id: Id) -> bool:
    """Whether another program writes, or says so."""
    seen, me = read_lease(root, meeting_id), myself()
    return seen is not None and (seen.host, seen.pid) != (me.host, me.pid)


def fence(root: Path, meeting_id: Id, lease: Lease) -> Callable[[], bool]:
    """What tells just before a save whether nobody else writes by now.

    A lease that is simply gone was tidied up by somebody, and takes nobody's right.
    """

    def may_write() -> bool:
        try:
            return lease.is_of(read_json(lease_path(root, meeting_id), Lease))
        except OSError:
            return True

    return may_write


class Watch:
    """Tells when a lease has stayed the same for so long that its holder must be gone."""

    def __init__(self) -> None:
        self._last: tuple[str, int, int] | None = None
        self._since: float | None = None

    def see(self, lease: Lease | None, monotonic: float) -> None:
        """Note what a look at the lease showed, at a time of the observer's own clock."""
        now = (lease.nonce, lease.epoch, lease.beat) if lease else None
        if self._since is None or now != self._last:
            self._last, self._since = now, monotonic

    def stale(self, monotonic: float) -> bool:
        """Whether it has not changed for long enough."""
        return self._since is not None and monotonic - self._since >= STALE_SECONDS
