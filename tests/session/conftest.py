"""A meeting that is open without a screen, in a folder and a place of its own."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.session.room import Room
from tryg_tui.session import file_session, file_versions, folder_files
from tryg_tui.session.workspace import Workspace

START = dt.datetime(2018, 4, 10, 9, tzinfo=dt.timezone(dt.timedelta(hours=2)))
"""When the tests begin: the planned start of the shipped meeting."""


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what is not saved where no other test finds it."""
    for name in ("HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """The shipped meeting that is planned, open to be written."""
    monkeypatch.setattr(file_session, "FRAME_SECONDS", 0)
    monkeypatch.setattr(file_versions, "TORN_SECONDS", 0)
    room = Room(folder, START)
    monkeypatch.setattr(folder_files, "save_meeting", room.disk.save_meeting)
    monkeypatch.setattr(Workspace, "now", lambda _workspace: room.now)
    yield room
    room.workspace.drafts.keeper.close()


@pytest.fixture
def begun(room: Room) -> Room:
    """That meeting, begun and saved."""
    room.session.start()
    room.save()
    return room
