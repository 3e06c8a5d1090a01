"""What holds for all tests: the longer runs are left out unless they are asked for."""

import gc

import pytest

RARELY = 100_000
"""After so many new objects garbage is looked for."""


def pytest_collection_finish() -> None:
    """Do not look for garbage again and again in what stays until the end: it took a quarter of
    the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(RARELY, 20, 20)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests marked `large` where nothing on the command line names that marker."""
    if "large" in config.option.markexpr:
        return
    large = [item for item in items if item.get_closest_marker("large")]
    if large:
        config.hook.pytest_deselected(items=large)
        items[:] = [item for item in items if item not in large]
