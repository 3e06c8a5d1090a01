"""The screens in a folder of their own: settings, language and clock belong to the test."""

import asyncio
import datetime as dt
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.reactive import Reactive

from tests.ui import quicker, styling
from tests.ui.driving import REST, Clock, at_rest
from tryg_tui import locale
from tryg_tui.session.workspace import Workspace

START = dt.datetime(2018, 4, 10, 9, tzinfo=dt.timezone(dt.timedelta(hours=2)))
"""When the tests begin: the planned start of the shipped meeting."""

LONGEST = 240
"""Seconds after which a test is taken to wait for what never comes."""


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a test that is a coroutine in an event loop of its own."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = inspect.signature(pyfuncitem.obj).parameters
    given = {name: pyfuncitem.funcargs[name] for name in names}

    async def limited() -> None:
        limit = asyncio.timeout(LONGEST)
        try:
            async with limit:
                await pyfuncitem.obj(**given)
        finally:
            assert not limit.expired(), f"still waiting after {LONGEST} seconds"

    asyncio.run(limited())
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
    """Look more often than Textual does by itself whether the program has come to rest, and do not
    ask every widget for it: that took as long as all that the program does.
    """
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", REST)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", REST / 10)
    monkeypatch.setattr(Pilot, "_wait_for_screen", lambda pilot, *_: at_rest(pilot.app))

    async def at_once(*_: object) -> None:
        await asyncio.sleep(0)

    monkeypatch.setattr("textual.app.wait_for_idle", at_once)


@pytest.fixture(autouse=True)
def no_pasting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take no keys of a test for something pasted, and do not wait for it either."""
    monkeypatch.setattr("tryg_tui.ui.keyboard.GAP", 0.0)


@pytest.fixture(autouse=True)
def styled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find out once for all tests what a style sheet says of a widget."""
    monkeypatch.setattr(Stylesheet, "_parse_rules", styling.parsed)
    monkeypatch.setattr(Stylesheet, "parse", styling.parsed_whole)
    monkeypatch.setattr(Stylesheet, "apply", styling.applied)


@pytest.fixture(autouse=True)
def found_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find out once for all tests what is the same for all widgets of a class."""
    monkeypatch.setattr(Reactive, "__get__", quicker.value)
    monkeypatch.setattr(MessagePump, "_get_dispatch_methods", quicker.handling)
    monkeypatch.setattr("textual._callback._count_parameters", quicker.counted)
    monkeypatch.setattr("textual.message_pump.log", quicker.Silent())


@pytest.fixture(autouse=True)
def painted_when_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paint the screen where a test reads it, not after each change: nobody else would see it."""

    def unseen(self: Compositor, *args: Any, **named: Any) -> None:
        self._dirty_regions.clear()

    monkeypatch.setattr(Compositor, "render_update", unseen)


@pytest.fixture
def unwatched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program not find by itself what others have changed, however long a test takes."""
    monkeypatch.setattr("tryg_tui.session.presence.FOLDER_SECONDS", 1_000.0)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time of day as the program sees it; it moves only when a test moves it."""
    clock = Clock(START)
    monkeypatch.setattr(Workspace, "now", lambda workspace: clock.now)
    return clock
