"""What holds for all tests: the longer runs are left out unless they are asked for."""

import gc
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

RARELY = 100_000
"""After so many new objects garbage is looked for."""


LONG = frozenset(
    {"test_hostile", "test_kills", "test_snapshots", "test_themes", "test_whole_meeting"}
)
"""The modules with tests that take many seconds each."""


settings.register_profile(
    "quick", max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("large", settings.get_profile("quick"), max_examples=1000)


def pytest_configure(config: pytest.Config) -> None:
    """Try a few examples of each property, and very many where the longer runs are asked for."""
    settings.load_profile("large" if wanted(config) else "quick")


def wanted(config: pytest.Config) -> bool:
    """Whether the longer runs are asked for."""
    return "large" in config.option.markexpr.replace("not large", "")


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


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the longer runs where nothing on the command line names their marker, count every
    property among them where they are asked for, and begin with the longest tests, so that no
    process waits for them at the end.
    """
    items.sort(key=lambda item: item.path.stem not in LONG)
    if wanted(config):
        for item in items:
            if hasattr(getattr(item, "obj", None), "hypothesis"):
                item.add_marker("large")
    elif "large" not in config.option.markexpr:
        large = [item for item in items if item.get_closest_marker("large")]
        if large:
            config.hook.pytest_deselected(items=large)
            items[:] = [item for item in items if item not in large]
