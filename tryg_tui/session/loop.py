"""Where work beside the screen is done: an event loop, or what stands in for one."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

Work = Callable[[], Coroutine[Any, Any, None]]
"""Begins something that goes on beside the screen."""


class Loop(Protocol):
    """Does work beside the screen, at once or later."""

    def run(self, work: Work) -> None:
        """Begin work, and do not wait for it."""

    def later(self, seconds: float, act: Callable[[], None]) -> None:
        """Do something after a while."""


class AsyncioLoop:
    """The event loop that runs when it is asked."""

    def __init__(self) -> None:
        """Hold no work yet."""
        self._tasks: set[asyncio.Task[None]] = set()
        """What goes on: the loop itself would let it be thrown away."""

    def run(self, work: Work) -> None:
        """Begin work, and do not wait for it."""
        task = asyncio.get_running_loop().create_task(work())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def later(self, seconds: float, act: Callable[[], None]) -> None:
        """Do something after a while."""
        asyncio.get_running_loop().call_later(seconds, act)
