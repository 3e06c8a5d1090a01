"""Opening the screens."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.conftest import Run
from tryg_tui.cli import commands, main, screens
from tryg_tui.cli.console import Options
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.folder.locate import shipped_folder
from tryg_tui.ui.themes import THEMES


def test_without_a_command_the_first_screen_opens(
    run: Run, root: Path, opened: list[dict[str, Any]]
) -> None:
    assert run("--theme", next(iter(THEMES)))[0] == 0
    assert opened == [
        {
            "root": root,
            "meeting": None,
            "line": 0,
            "year": None,
            "screen": "home",
            "theme": next(iter(THEMES)),
            "read_only": False,
            "seen": None,
            "body": "",
        }
    ]


def test_the_report_of_a_year_is_opened_to_be_arranged(
    run: Run, root: Path, opened: list[dict[str, Any]]
) -> None:
    assert run("report", "2017", "--edit")[0] == 0
    assert [(call["root"], call["screen"], call["year"]) for call in opened] == [
        (root, "report", 2017)
    ]
    assert run("report", "sytten", "--edit")[0] == 2


def test_without_a_folder_the_first_screen_opens_all_the_same(
    run: Run, opened: list[dict[str, Any]]
) -> None:
    assert run()[0] == 0
    assert opened[0]["root"] is None


@pytest.mark.parametrize(
    ("arguments", "place", "screen", "read_only"),
    [
        (["run"], ("2018-04-10", 0), "run", False),
        (["run", "2018-04"], ("2018-04-10", 0), "run", False),
        (["run", "next", "--read-only"], ("2018-04-10", 0), "run", True),
        (["review"], (None, 0), "review", False),
        (["review", "5.12.2017"], ("2017-12-05", 0), "review", False),
        (["review", "2017-12"], ("2017-12-05", 0), "review", False),
        (["review", "last"], ("2017-12-05", 0), "review", False),
        (["review", "2017-12-05#1"], ("2017-12-05", 1), "review", False),
        (["review", "last", "--read-only"], ("2017-12-05", 0), "review", True),
        (["run", "--screen"], ("2018-04-10", 0), "screen", False),
    ],
)
def test_a_meeting_is_opened_on_its_screen(
    run: Run,
    root: Path,
    opened: list[dict[str, Any]],
    arguments: list[str],
    place: tuple[str | None, int],
    screen: str,
    read_only: bool,
) -> None:
    assert run(*arguments)[0] == 0
    told = [(call["meeting"], call["line"], call["screen"], call["read_only"]) for call in opened]
    assert told == [(*place, screen, read_only)]


def test_minutes_are_not_opened_at_a_line_they_do_not_have(
    run: Run, root: Path, opened: list[dict[str, Any]]
) -> None:
    code, _out, err = run("review", "2017-12-05#99")
    assert (code, err) == (2, "There is no line 99 in the minutes of 2017-12-05.\n")
    assert run("review", "2017-12-05#x")[0] == 2
    assert opened == []


def test_a_demo_opens_a_copy_and_says_where_it_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[dict[str, Any]]
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code, out, _err = run("demo")
    copy = opened[0]["root"]
    assert code == 0
    assert copy.parent == tmp_path
    assert (copy / "strategy.toml").read_bytes() == (
        shipped_folder() / "strategy.toml"
    ).read_bytes()
    assert str(copy) in out


def test_a_theme_that_is_not_there_is_answered_with_those_that_are(
    run: Run, root: Path, opened: list[dict[str, Any]]
) -> None:
    code, _out, err = run("--theme", "pink")
    assert (code, opened) == (2, [])
    assert all(name in err for name in THEMES)


@pytest.mark.parametrize(
    ("result", "return_code", "code"), [(None, 0, 0), (0, 0, 0), (3, 3, 3), (None, 1, 3)]
)
def test_the_code_is_that_of_the_screens(
    run: Run,
    root: Path,
    opened: list[dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
    result: int | None,
    return_code: int,
    code: int,
) -> None:
    screens = sys.modules["tryg_tui.ui.app"].TrygApp
    monkeypatch.setattr(screens, "run", lambda _self: result)
    monkeypatch.setattr(screens, "return_code", return_code)
    assert run()[0] == code


WAITING = """
import sys, threading
from tryg_tui.cli import main
sys.meta_path.insert(0, main.LaterLoader)
import tryg_tui.cli.screens, tryg_tui.ui.app, tryg_tui.ui.screens.home
waiting = {name for name in main.LATER if isinstance(sys.modules.get(name), main.Later)}
import tryg_tui.ui.screens.meeting
waiting |= {name for name in main.LATER if isinstance(sys.modules.get(name), main.Later)}
print(sorted(main.LATER - waiting))
problems, lines = sys.modules["tryg_tui.words.problems"], []
threads = [threading.Thread(target=lambda: lines.append(problems.line)) for _ in range(9)]
[thread.start() for thread in threads], [thread.join() for thread in threads]
print(len(lines), type(problems).__name__, problems.line.__name__)
"""


def test_what_the_first_screen_does_without_is_loaded_when_it_is_used() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WAITING], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["[]", "9 module line"]


GIVEN = (
    "--read-only", "--folder .", "--folder=.", "--folder --theme", "--theme dark", "--theme=",
    "--lang en", "--lang=da", "--lang sv", "--folder",
)  # fmt: skip
MEANT = ("", "run", "run --screen", "--screen run", "run next", "--screen", "run run", "-- run")


@given(
    st.lists(st.sampled_from(GIVEN), max_size=3),
    st.sampled_from(MEANT),
    st.lists(st.sampled_from(GIVEN), max_size=3),
)
def test_a_plain_screen_is_opened_as_the_commands_would(
    before: list[str], meant: str, after: list[str]
) -> None:
    arguments = " ".join([*before, meant, *after]).split()
    plain = main.plain_screen(arguments)
    if plain is None:
        return
    opened: list[tuple[Options, str]] = []

    def home(options: Options) -> int:
        opened.append((options, "home"))
        return 0

    def run_meeting(options: Options, meeting: str | None, shared: bool) -> int:
        assert meeting is None
        opened.append((options, "screen" if shared else "run"))
        return 0

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(screens, "home", home)
        patched.setattr(screens, "run", run_meeting)
        assert commands.run(arguments) == 0
    assert opened == [plain]


@pytest.mark.parametrize(
    "arguments",
    [["--screen"], ["--lang", "sv"], ["--folder"], ["--theme", "-x"], ["run", "next"], ["--help"]],
)
def test_anything_else_is_left_to_the_commands(arguments: list[str]) -> None:
    assert main.plain_screen(arguments) is None


def test_a_shell_that_asks_how_to_go_on_opens_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert main.plain_screen([]) is not None
    monkeypatch.setenv("_TRYG_TUI_COMPLETE", "bash_complete")
    assert main.plain_screen([]) is None


def test_looking_back_can_be_on_one_group(
    run: Run, root: Path, opened: list[dict[str, Any]]
) -> None:
    (group,) = read_folder(root).folder.partnership.bodies
    assert run("review", "--body", group.title)[0] == 0
    assert opened[0]["body"] == group.id
    assert run("review", "--body", "ukendt")[0] == 2
