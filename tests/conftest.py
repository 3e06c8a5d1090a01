"""What holds for all tests: the longer runs are left out unless they are asked for, and nothing
waits for ever.
"""

import faulthandler
import gc
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.shipped import FOLDER
from tryg_tui.core.model.base import Problems
from tryg_tui.store.toml.codec import read_to_show

HERE = Path(__file__).parents[1]
"""Below it lies what is imported."""

MEMORY, ROOM = Path("/dev/shm"), 1 << 29  # noqa: S108  only for what is thrown away
"""A file system in memory, on Linux, and the bytes that have to be free there: the tests make many
thousand files, and most of their time would go with making sure that they are on a disk.
"""

RARELY = 400_000
"""After so many new objects garbage is looked for."""


LONGEST, LONGEST_LARGE = 300, 3600
"""Seconds after which a test, or one of the longer runs, is taken to wait for what never comes."""

AGAIN = 15
"""Seconds that what follows then may take."""

LONGEST_RUN = 3000
"""Seconds after which the whole run is given up, where nothing else has ended it."""

LONGEST_END = 60
"""Seconds that the process may take to end when all tests are over."""


LONG = frozenset(
    {"test_ends", "test_first_hour", "test_hostile", "test_kills", "test_whole_meeting"}
)
"""The modules with tests that take many seconds each."""


ON_WINDOWS = os.name == "nt"

ONLY_ON_POSIX = ("benchmarks", "faults", "terminal")
"""The folders of tests that need pseudo-terminals, signals or the calls of another system."""

collect_ignore = [*ONLY_ON_POSIX] if ON_WINDOWS else []


settings.register_profile(
    "quick", max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("large", settings.get_profile("quick"), max_examples=1000)


def pytest_configure(config: pytest.Config) -> None:
    """Try a few examples of each property, and very many where the longer runs are asked for."""
    settings.load_profile("large" if wanted(config) else "quick")
    # What has been compiled is kept, for the next run and for the programs that tests start.
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    if not wanted(config):
        faulthandler.dump_traceback_later(LONGEST_RUN, exit=True)


def pytest_report_header() -> list[str]:
    """Say which tests are left out where they could only fail."""
    folders = ", ".join(f"tests/{name}" for name in ONLY_ON_POSIX)
    return [f"not run on Windows: {folders}, and what is marked posix"] if ON_WINDOWS else []


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Let each of several processes begin with another part of the modules, so that one finds
    compiled what another one has come to before.
    """
    share = getattr(session.config, "workerinput", None)
    if share is None:
        return
    given = [Path(arg.partition("::")[0]).absolute() for arg in session.config.args]
    paths = [path for each in given for path in sorted(each.rglob("test_*.py"))]
    number, count = int(share["workerid"].removeprefix("gw")), share["workercount"]
    begin = len(paths) * number // count
    for path in (*paths[begin:], *paths[:begin]):
        # What cannot be imported is told of when it is collected.
        with suppress(Exception):
            import_module(".".join(path.relative_to(HERE).with_suffix("").parts))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Do not wait for a thread that never ends."""
    faulthandler.dump_traceback_later(LONGEST_END, exit=True)


@contextmanager
def limited(item: pytest.Item) -> Iterator[None]:
    """Let a part of a test fail that waits too long, at the line where it waits."""
    if sys.platform == "win32":
        yield
        return
    longest = LONGEST_LARGE if wanted(item.config) else LONGEST

    def over(*_: object) -> None:
        pytest.fail(f"{item.name} was still waiting after {longest} seconds")

    before = signal.signal(signal.SIGALRM, over)
    # Once more and again, as what tidies up behind a failure may wait as well.
    signal.setitimer(signal.ITIMER_REAL, longest, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Leave the longer runs the time they take, but for what `limited` gives them."""
    if wanted(item.config):
        faulthandler.cancel_dump_traceback_later()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Limit what a test prepares."""
    with limited(item):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Limit a test."""
    with limited(item):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Limit what a test tidies up."""
    with limited(item):
        return (yield)


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
    """Skip on Windows what only POSIX has, leave out the longer runs where nothing on the command
    line names their marker, count every property among them where they are asked for, and begin
    with the longest tests, so that no process waits for them at the end.
    """
    items.sort(key=lambda item: item.path.stem not in LONG)
    for item in items if ON_WINDOWS else ():
        if item.get_closest_marker("posix"):
            item.add_marker(pytest.mark.skip(reason="only POSIX has what is tested"))
    if wanted(config):
        for item in items:
            if hasattr(getattr(item, "obj", None), "hypothesis"):
                item.add_marker("large")
    elif "large" not in config.option.markexpr:
        large = [item for item in items if item.get_closest_marker("large")]
        if large:
            config.hook.pytest_deselected(items=large)
            items[:] = [item for item in items if item not in large]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped folder."""
    root = tmp_path / "meetings"
    shutil.copytree(FOLDER, root)
    return root


@lru_cache(maxsize=512)
def read(data: bytes, kind: Any) -> tuple[Any, bool]:
    """The document in the bytes of a file, and whether nothing is wrong with it."""
    problems = Problems("")
    return read_to_show(data, kind, problems), not problems.found


def read_once(data: bytes, kind: Any, problems: Problems) -> Any:
    """The same; where something is wrong it is read anew, and told of the file that is meant."""
    found, is_sound = read(data, kind)
    return found if is_sound else read_to_show(data, kind, problems)


@pytest.fixture(autouse=True)
def known_files(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the same bytes once for all tests that begin with the shipped folder, of which it took
    half of the time below the screen; those of the store read each file themselves.
    """
    if not {"store", "faults", "terminal"} & set(request.path.parts):
        monkeypatch.setattr("tryg_tui.store.folder.load.read_to_show", read_once)
