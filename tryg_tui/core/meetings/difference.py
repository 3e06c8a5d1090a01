"""What tells two versions of a meeting's minutes apart."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from tryg_tui.core.model.entries import AnyEntry
from tryg_tui.core.model.meeting import Meeting

Sign = Literal["added", "changed", "removed"]
"""What became of an entry."""


class Difference(msgspec.Struct, frozen=True):
    """An entry that is not the same in both versions."""

    sign: Sign
    entry: AnyEntry
    """As the later version has it, or as the earlier had it where it is gone."""


def differences(before: Meeting | None, after: Meeting) -> Iterator[Difference]:
    """The entries by which a version differs from an earlier one, in order of their numbers."""
    old = {entry.n: entry for entry in before.entries} if before else {}
    new = {entry.n: entry for entry in after.entries}
    for n in sorted({*old, *new}):
        if n not in old:
            yield Difference("added", new[n])
        elif n not in new:
            yield Difference("removed", old[n])
        elif old[n] != new[n]:
            yield Difference("changed", new[n])
