"""Lines of the minutes that stood here, and that a version found on disk no longer has."""

from collections.abc import Collection
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from tryg_tui.core.meetings.merge import merge
from tryg_tui.core.meetings.recording import with_entry
from tryg_tui.core.model.entries import AnyEntry
from tryg_tui.core.model.meeting import Meeting, free_numbers, last_number


class Lines(NamedTuple):
    """What a version of the minutes says, by which it is known again."""

    last: int
    """The highest number it has given; looked at first, as it tells most versions apart."""
    entries: tuple[AnyEntry, ...]


class LostLines(msgspec.Struct, frozen=True, kw_only=True):
    """Lines that are gone from the minutes."""

    kept: Meeting
    """The version that stood here, with them."""
    followed: Meeting
    """The version without them that stands here instead."""
    entries: tuple[AnyEntry, ...]
    """The lines, as they read in the version that stood here."""
    older: bool
    """Whether the other version comes before that one."""

    @property
    def can_be_put_back(self) -> bool:
        """Whether the minutes may be written in at all: those that are final never change."""
        return self.followed.state not in {"final", "cancelled"}


def lines_of(meeting: Meeting) -> Lines:
    """What a version of the minutes says."""
    return Lines(last_number(meeting), meeting.entries)


def is_older(here: Meeting, theirs: Meeting, earlier: Collection[Lines]) -> bool:
    """Whether a version found on disk comes before the one saved last and does not go on from it.

    Numbers tell: they only go up, and whoever removes a line leaves the highest number as it is.
    A version that has given fewer is therefore an older one, put back by git, by a drive that is
    kept in step, or by hand. Where that number is the same, an older one is known by saying in
    all its lines what one of the `earlier` versions of this program said. Any other version has
    something that we did not know, goes on from ours, and so do the removals in it.
    """
    said = lines_of(theirs)
    return said.last < last_number(here) or (said != lines_of(here) and said in earlier)


def lost_lines(
    base: Meeting,
    ours: Meeting,
    theirs: Meeting,
    *,
    now: Meeting,
    earlier: Collection[Lines],
    own: Collection[int],
) -> LostLines | None:
    """The lines that are taken away by following or merging a version found on disk, or None.

    `base` is the version saved or read last, `ours` what stands here, `theirs` what was found, and
    `now` what is to stand here. Of an older version every line counts that it lacks, or has in
    other words. Of one that goes on from ours only those count whose numbers are in `own`, because
    somebody wrote them here, and that are gone; what others remove of theirs is their own affair.
    """
    older = is_older(base, theirs, earlier)
    there = {entry.n: entry for entry in now.entries}
    gone = tuple(
        entry
        for entry in ours.entries
        if base.entry(entry.n) is not None
        and (older or entry.n in own)
        # In an older version a line counts as gone also where it is there in other words.
        and (
            entry.n not in there
            or _is_another(entry, there[entry.n])
            or (older and there[entry.n] != entry)
        )
    )
    return LostLines(kept=ours, followed=now, entries=gone, older=older) if gone else None


def followed(ours: Meeting, theirs: Meeting) -> Meeting:
    """The version found on disk as it is to stand here: numbers given here are not given again."""
    last = max(last_number(ours), last_number(theirs))
    return theirs if last == theirs.last else replace(theirs, last=last)


def put_back(meeting: Meeting, lost: LostLines) -> Meeting:
    """The meeting with the lines that were lost, and what was written since.

    In the place of an older version stands again what stood here. Where somebody else's line has
    got the number of a lost one, one of the two is given a new number: theirs, in an older version.
    """
    if lost.older:
        before = lost.followed
        entries = (e for e in before.entries if not _is_another(e, lost.kept.entry(e.n)))
        return merge(replace(before, entries=tuple(entries)), meeting, lost.kept).meeting
    for entry in lost.entries:
        used = {one.n for one in meeting.entries}
        n = entry.n if entry.n not in used else free_numbers(last_number(meeting), used, 1)[0]
        meeting = with_entry(meeting, replace(entry, n=n))
    return meeting


def _is_another(one: AnyEntry, other: AnyEntry | None) -> bool:
    """Whether two lines of one number were recorded independently of one another."""
    return other is not None and one.at != other.at
