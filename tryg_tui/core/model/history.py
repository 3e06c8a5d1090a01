"""The changes of something that can be taken back, whatever it is."""

from typing import Generic, TypeVar

import msgspec

S = TypeVar("S")


class History(msgspec.Struct, Generic[S], frozen=True):
    """How something stood before each change, newest last."""

    past: tuple[S, ...] = ()
    future: tuple[S, ...] = ()
    """What was taken back, the last of it last."""

    def changed(self, before: S, after: S) -> "History[S]":
        """The history after a change; what is the same as before is not one."""
        return self if before == after else History((*self.past, before), ())

    def undo(self, now: S) -> "tuple[History[S], S] | None":
        """Take the last change back, or None when there is nothing to take back."""
        if not self.past:
            return None
        *past, last = self.past
        return History(tuple(past), (*self.future, now)), last

    def redo(self, now: S) -> "tuple[History[S], S] | None":
        """Make the change last taken back once more, or None."""
        if not self.future:
            return None
        *future, last = self.future
        return History((*self.past, now), tuple(future)), last
