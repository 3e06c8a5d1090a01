"""A folder, the command line in English, and screens that only tell how they were opened."""

import datetime as dt
import gettext
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tryg_tui import locale
from tryg_tui.cli import documents, folder, main, screens
from tryg_tui.core.model.entries import Note
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.registers.answers import Participant
from tryg_tui.core.registers.beginning import Beginning
from tryg_tui.store.folder.locate import init_folder
from tryg_tui.store.folder.minutes import save_meeting

Run = Callable[..., tuple[int, str, str]]

ITEM = AgendaItem(id="other", title="Eventuelt", kind="information", view="other")


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run in an empty place with settings of its own, and leave the language as it was."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("TRYG_TUI_FOLDER", "TRYG_TUI_DEBUG", "_TRYG_TUI_COMPLETE"):
        monkeypatch.delenv(name, raising=False)
    before = locale.language()
    yield
    locale.set_language(before)
    gettext.textdomain("messages")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in English and return exit code, output and errors."""

    def command(*arguments: str) -> tuple[int, str, str]:
        code = main.run(["--lang", "en", *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return command


def meeting(date: dt.date, **fields: Any) -> Meeting:
    """A meeting with one item."""
    given: dict[str, Any] = {"title": f"Møde {date}", "items": (ITEM,), "state": "final"}
    return Meeting(**{"id": date.isoformat(), "date": date, **given, **fields})


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a final, a planned and a cancelled meeting, in which today is 2018-04-01."""
    root = tmp_path / "meetings"
    init_folder(
        root,
        Beginning(
            title="Tryg By",
            short="TB",
            partners=("Kommunen", "Politiet"),
            people=(
                Participant(role="Leder", partner="Kommunen"),
                Participant(role="Betjent", partner="Politiet"),
            ),
        ),
    )
    at = dt.datetime(2017, 12, 5, 9, tzinfo=dt.UTC)
    note = Note(n=1, item="other", at=at, text="Drøftet \x1b[2J og\nafsluttet")
    for one in (
        meeting(dt.date(2017, 12, 5), entries=(note,), last=1),
        meeting(dt.date(2018, 3, 1), state="cancelled"),
        meeting(dt.date(2018, 4, 10), state="planned", start=dt.time(9)),
    ):
        save_meeting(root, one, None)
    for module in (folder, screens):
        monkeypatch.setattr(module, "today", lambda: dt.date(2018, 4, 1))
    monkeypatch.setenv("TRYG_TUI_FOLDER", str(root))
    return root


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """How the screens were opened, in a place where they can be."""
    calls: list[dict[str, Any]] = []

    class Screens:
        """Stands where the screens would be."""

        return_code = 0
        workspace = None

        def __init__(self, root: Path | None, **options: Any) -> None:
            calls.append({"root": root, **options})

        def run(self) -> int | None:
            return None

    module = types.ModuleType("tryg_tui.ui.app")
    module.TrygApp = Screens  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tryg_tui.ui.app", module)
    monkeypatch.setattr(screens, "need_terminal", lambda: None)
    monkeypatch.setattr(documents, "need_terminal", lambda: None)
    return calls
