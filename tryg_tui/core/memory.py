"""Making many things that stay, without being looked through for garbage again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile, where it would be looked for at all.

    What is read from a folder and folded stays, and has no rings in it: looking through all of it
    each time that a little more has come takes most of the time where it is much.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
