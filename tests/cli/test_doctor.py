"""The machine, its terminal and the folder are tried out."""

import ctypes
import json
import os
import subprocess
import sys
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from tests.cli.conftest import Run
from tryg_tui import locale
from tryg_tui.cli import doctor
from tryg_tui.core.check.machine import SIZE, Finding, Tried
from tryg_tui.store.files import trial
from tryg_tui.ui.screens.base import LEAST
from tryg_tui.words.sentences.files import MACHINE
from tryg_tui.words.sentences.saving import finding_words, level_words


def test_where_all_is_well_that_is_said(run: Run, root: Path) -> None:
    code, out, err = run("doctor")
    assert (code, err) == (0, "")
    assert out.endswith("Nothing will get in the way.\n")
    assert "Fine: A file that is locked is kept from a second program." in out
    assert "Not tried: There is no terminal here" in out


def test_nothing_personal_is_told(
    run: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USER", "jens-navnesen")
    for arguments in (["doctor"], ["doctor", "--json"]):
        said = run(*arguments)[1]
        assert "~/meetings" in said
        assert str(tmp_path) not in said
        assert "jens-navnesen" not in said


@pytest.mark.posix
def test_a_home_is_not_told_by_another_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "jens"
    home.mkdir()
    (tmp_path / "link").symlink_to(home)
    monkeypatch.setenv("HOME", str(home))
    assert doctor.private(home / "a") == "~/a"
    assert doctor.private(tmp_path / "link" / "a") == "~/a"
    assert doctor.private(Path("/srv/jens/b")) == str(Path("/srv/~/b"))
    assert doctor.private(Path("/srv/møder")) == str(Path("/srv/møder"))


def test_without_a_folder_the_machine_is_tried_all_the_same(run: Run) -> None:
    code, out, _err = run("doctor")
    assert code == 0
    assert "Not tried: No folder was tried; name one with --folder." in out


def test_a_folder_that_is_not_there_is_in_the_way(run: Run, tmp_path: Path) -> None:
    code, out, _err = run("doctor", "--folder", str(tmp_path / "gone"))
    assert code == 1
    assert "In the way: The folder that is named is not there" in out
    assert out.endswith("1 thing will get in the way.\n")


def test_what_is_in_the_way_is_told_to_programs_too(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = Tried(failed={".": "no-space", "minutes": "read-only"}, room=0)
    monkeypatch.setattr(trial, "tried", lambda _root: full)
    code, out, _err = run("doctor", "--json")
    told = json.loads(out)
    bad = [one for one in told["findings"] if one["level"] == "bad"]
    assert (code, told["well"]) == (1, False)
    assert [one["code"] for one in bad] == ["little-room", "not-saved", "not-saved"]
    assert bad[1]["says"].startswith(
        "A file tried in the folder was not saved, because there is no"
    )
    assert bad[2]["says"].startswith(
        "A file tried in minutes was not saved, because it may only be"
    )
    assert run("doctor")[1].endswith("3 things will get in the way.\n")


def test_own_places_that_cannot_be_written_to_are_told(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial, "refused", lambda _place: "no-permission")
    code, out, _err = run("doctor")
    assert code == 0
    assert "Good to know: What is typed is kept in a temporary place" in out
    assert "Good to know: What is chosen once and for all cannot be kept. A file tried in ~" in out


def test_packages_and_texts_that_are_missing_are_told(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "EXTRAS", {"no-such-package": "no_such"})
    monkeypatch.setattr(doctor, "find", lambda *_: None)
    code, out, _err = run("doctor")
    assert code == 1
    assert "Not installed: no-such-package." in out
    assert "In the way: The Danish texts are not there" in out


def test_a_package_that_cannot_be_loaded_is_told_from_one_that_is_not_installed(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    code, out, _err = run("doctor")
    assert code == 0
    assert "Good to know: Installed, but this machine cannot load it: typst." in out
    assert "Not installed" not in out


@pytest.mark.parametrize("lacking", ["_program", "_terminal", "_code_page", "_own_places"])
def test_what_the_machine_lacks_ends_nothing(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch, lacking: str
) -> None:
    def missing(**_asked: Any) -> str:
        raise AttributeError("function 'GetConsoleOutputCP' not found")

    monkeypatch.setattr(doctor, lacking, missing)
    code, out, err = run("doctor")
    assert (code, err) == (0, "")
    left = "Not tried: More could not be tried here: this machine has not what it asks for"
    assert f"{left} (AttributeError)." in out
    assert "Fine: A file that is locked is kept from a second program." in out


def test_windows_is_asked_for_its_version_in_no_roundabout_way(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(vars(sys), "getwindowsversion", lambda: (10, 0, 22631, 2, ""))
    monkeypatch.setattr("platform.uname", lambda: pytest.fail("it ends where that is not there"))
    monkeypatch.setenv("PROCESSOR_ARCHITECTURE", "AMD64")
    assert " on Windows 10.0.22631 AMD64." in run("doctor")[1]


def test_what_is_printed_in_a_poorer_encoding_is_judged(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tryg_tui", "--lang", "en", "doctor"],
        capture_output=True,
        check=False,
        env={
            **os.environ,
            "PYTHONIOENCODING": "ascii",
            "PYTHONPATH": str(Path(doctor.__file__).parents[2]),
        },
    )
    assert (done.returncode in (0, 1), done.stderr) == (True, b"")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A terminal that sends these keys, one after the other."""
    sent: list[str] = []
    monkeypatch.setattr(doctor, "on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("LINES", "30")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("WT_SESSION", "1")

    class Pressed:
        """Tells the next of them."""

        def __enter__(self) -> Any:
            return lambda: sent.pop(0)

        def __exit__(self, *_: object) -> None:
            """Leave nothing to do."""

    monkeypatch.setattr(doctor, "_pressed", Pressed)
    return sent


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (["\x13", "\x1bOQ"], ["Fine: Ctrl+S comes through.", "Fine: F2 comes through."]),
        (["\r", "\x1b[12~"], ["Good to know: Ctrl+S does not come through", "F2 comes through."]),
        (["", ""], ["In the way: Ctrl+S does not", "In the way: F2 does not"]),
    ],
)
def test_keys_are_asked_for_and_told(
    run: Run, terminal: list[str], keys: list[str], said: list[str]
) -> None:
    terminal += keys
    code, out, _err = run("doctor")
    assert code == any("In the way" in one for one in said)
    assert "Press F2 – or Enter, if nothing happens." in out
    assert "The terminal: Windows Terminal" in out
    assert "Fine: The window has 100×30 cells." in out
    assert all(one in " ".join(out.split()) for one in said)


@pytest.mark.parametrize("option", ["--no-keys", "--json"])
def test_keys_are_only_asked_for_where_somebody_is_to_press_them(
    run: Run, terminal: list[str], option: str
) -> None:
    code, out, _err = run("doctor", option)
    assert code == 0
    assert "No keys were tried." in out


@pytest.mark.posix
def test_a_key_is_read_past_what_the_terminal_makes_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import pty
    import termios

    master, slave = pty.openpty()
    with os.fdopen(slave, "r", encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        before = termios.tcgetattr(slave)
        with doctor._pressed() as next_key:
            os.write(master, b"\x13")
            assert next_key() == "\x13"
            os.write(master, b"\x1bOQ")
            assert next_key() in doctor.KEYS["F2"]
            monkeypatch.setattr(doctor, "PATIENCE", 0.0)
            assert next_key() == ""
        assert termios.tcgetattr(slave) == before
    os.close(master)


@pytest.mark.parametrize(("typed", "key"), [(["\x13"], "\x13"), (["\x00", "<"], "\x00<"), ([], "")])
def test_a_key_is_read_on_windows(
    monkeypatch: pytest.MonkeyPatch, typed: list[str], key: str
) -> None:
    import types

    module = types.ModuleType("msvcrt")
    asked = iter([False, bool(typed)])
    vars(module).update(kbhit=lambda: next(asked), getwch=lambda: typed.pop(0))
    monkeypatch.setitem(sys.modules, "msvcrt", module)
    monkeypatch.setattr(doctor, "PATIENCE", 5.0 if typed else -1.0)
    assert doctor._pressed_on_windows() == key


def test_the_code_page_of_windows_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    class Windows:
        """Answers as Windows does."""

        def __init__(self) -> None:
            self.kernel32 = self

        def GetConsoleOutputCP(self) -> int:  # noqa: N802  its name there
            return 850

    monkeypatch.setitem(vars(ctypes), "windll", Windows())
    assert doctor._code_page() == "850"


def test_the_size_is_the_one_that_the_screens_need() -> None:
    assert SIZE == LEAST


@pytest.mark.parametrize("spoken", locale.LANGUAGES)
def test_each_finding_has_a_sentence_in_each_language(spoken: locale.Language) -> None:
    locale.set_language(spoken)
    names = {name for text in MACHINE.values() for _, name, _, _ in Formatter().parse(text) if name}
    facts = {**dict.fromkeys(names, "x"), "language": "da"}
    for code in MACHINE:
        told = {**facts, **({"reason": "io"} if code == "not-saved" else {})}
        assert finding_words(Finding(code=code, facts=told))
    assert finding_words(Finding(code="slow", facts={"seconds": 1.5})).count("1") == 1
    assert len({level_words(one) for one in ("fine", "note", "bad", "untried")}) == 4
