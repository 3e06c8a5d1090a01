"""What holds for all tests: the longer runs are left out unless they are asked for."""

import gc
from typing import Any

import pytest

RARELY = 100_000
"""After so many new objects garbage is looked for."""


LONG = frozenset(
    {"test_hostile", "test_kills", "test_snapshots", "test_themes", "test_whole_meeting"}
)
"""The modules with tests that take many seconds each."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Let a process that has nothing left to do take tests from one that has."""
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log)


def pytest_collection_finish() -> None:
    """Do not look for garbage again and again in what stays until the end: it took a quarter of
    the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(RARELY, 20, 20)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests marked `large` where nothing on the command line names that marker, and
    begin with the longest, so that no process waits for them at the end.
    """
    items.sort(key=lambda item: item.path.stem not in LONG)
    if "large" in config.option.markexpr:
        return
    large = [item for item in items if item.get_closest_marker("large")]
    if large:
        config.hook.pytest_deselected(items=large)
        items[:] = [item for item in items if item not in large]
