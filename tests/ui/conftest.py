"""The screens in a folder of their own: settings, language and clock belong to the test."""

import asyncio
import datetime as dt
import inspect
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shipped import FOLDER
from tests.ui.driving import Clock
from tryg_tui import locale
from tryg_tui.ui.desk import Desk

START = dt.datetime(2018, 4, 10, 9, tzinfo=dt.timezone(dt.timedelta(hours=2)))
"""When the tests begin: the planned start of the shipped meeting."""

REST = 0.006
"""Seconds between two looks."""


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a test that is a coroutine in an event loop of its own."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = inspect.signature(pyfuncitem.obj).parameters
    asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names}))
    return True


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run in an empty place with settings of its own, in English."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name in ("TRYG_TUI_FOLDER", "NO_COLOR", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)
    before = locale.language()
    locale.set_language("en")
    yield
    locale.set_language(before)


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look more often than Textual does by itself whether the program has come to rest."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", REST)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", REST / 10)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped folder."""
    root = tmp_path / "meetings"
    shutil.copytree(FOLDER, root)
    return root


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time of day as the program sees it; it moves only when a test moves it."""
    clock = Clock(START)
    monkeypatch.setattr(Desk, "now", lambda desk: clock.now)
    return clock
