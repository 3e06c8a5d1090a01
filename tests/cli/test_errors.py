"""Whatever goes wrong is one plain sentence and an exit code, never a traceback."""

import os
import select
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tryg_tui import __version__
from tryg_tui.cli import folder, main
from tryg_tui.store.files import log
from tryg_tui.store.folder.locate import started


def test_a_language_nobody_knows_is_refused_in_danish(run: Run) -> None:
    code, out, err = run("--lang", "sv")
    assert (code, out) == (2, "")
    assert "'sv' er ikke en af 'da', 'en'." in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["shwo"], "Did you mean 'show'?"),
        (["show"], "Missing argument"),
        (["show", "a", "b"], "unexpected extra argument"),
        (["--nothing"], "No such option"),
        (["show", "--folder"], "requires an argument"),
    ],
)
def test_wrong_usage_is_one_sentence_and_where_help_is(
    run: Run, arguments: list[str], said: str
) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert "--help” is" not in err
    assert err.endswith("--help”.\n")
    assert err.count("\n") == 1


def test_a_folder_named_without_its_option_is_told_how_to_name(run: Run, root: Path) -> None:
    code, _out, err = run("check", str(root), "--json")
    assert code == 2
    command = started("--folder", str(root), "--lang", "en", "check", "--json")
    assert err.endswith(f"For the folder write: {command}\n")
    assert "For the folder" not in run("check", "nowhere")[2]


@pytest.mark.parametrize("arguments", [[], ["run"], ["review", "last"], ["demo"]])
def test_without_a_terminal_the_screens_stay_closed(run: Run, arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "tryg-tui show" in err


def test_a_dumb_terminal_is_none(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    assert run()[0] == 2


def test_without_a_folder_it_is_said_how_to_get_one(run: Run) -> None:
    code, _out, err = run("show", "next")
    assert code == 3
    assert err.startswith("There is no folder of meetings here. Write “tryg-tui” alone: it asks")
    assert "tryg-tui demo" in err


@pytest.mark.parametrize("command", [["check"], ["show", "next"], ["new", "2018-10-09"]])
def test_a_folder_that_is_not_there_is_named(run: Run, tmp_path: Path, command: list[str]) -> None:
    code, _out, err = run(*command, "--folder", str(tmp_path / "gone"))
    assert (code, err) == (3, f"There is no folder at {tmp_path / 'gone'}.\n")


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (OSError(5, "x", "/some/file"), 3, "/some/file could not be read or written"),
        (OSError(5, "x"), 3, "A file could not be read or written"),
        (ZeroDivisionError(), 3, "ZeroDivisionError"),
        (RecursionError(), 3, "RecursionError"),
    ],
)
def test_an_unexpected_error_is_a_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, code: int, said: str
) -> None:
    def fail(*_: Any) -> None:
        raise error

    monkeypatch.setattr(folder, "opened", fail)
    got, out, err = run("check")
    assert (got, out) == (code, "")
    assert said in err
    assert "Traceback" not in err
    assert err.count("\n") == 1


def test_a_traceback_is_let_through_when_it_is_asked_for(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(folder, "opened", fail)
    monkeypatch.setenv("TRYG_TUI_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("check")


def test_ctrl_c_ends_it_in_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(folder, "opened", stop)
    code, _out, err = run("check")
    assert code == main.INTERRUPTED
    assert err.strip() == "Stopped; nothing was saved."


def process(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    """The program as people start it."""
    return subprocess.Popen(
        [sys.executable, "-m", "tryg_tui", "--lang", "en", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(main.__file__).parents[2])},
        **options,
    )


@pytest.mark.parametrize("arguments", [["show", "last"], ["--help"], ["check", "--json"]])
def test_a_pipe_nobody_reads_ends_it_quietly(root: Path, arguments: list[str]) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    with os.fdopen(theirs, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-m", "tryg_tui", *arguments],
            stdout=pipe,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path(main.__file__).parents[2])},
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not hasattr(select, "epoll"), reason="Windows itself refuses so, Linux here")
def test_a_pipe_nobody_reads_on_windows_ends_it_as_quietly(root: Path) -> None:
    # What is written there is refused as an invalid argument, as Windows does with a broken pipe.
    with select.epoll() as refusing:
        done = subprocess.run(
            [sys.executable, "-m", "tryg_tui", "show", "last"],
            stdout=refusing.fileno(),
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path(main.__file__).parents[2])},
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_a_file_or_pipe_is_written_in_utf_8_whatever_the_code_page_is(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    led = tmp_path / "led"
    with led.open("w", encoding="cp1252") as stream:
        monkeypatch.setattr(sys, name, stream)
        if name == "stdout":
            assert main.run(["show", "last"]) == 0
            assert "Drøftet ␛[2J og".encode() in led.read_bytes()
        else:
            assert main.run(["--lang", "da", "show", "møde"]) != 0
            assert "intet møde »møde«".encode() in led.read_bytes()


@pytest.mark.posix
@pytest.mark.parametrize(
    ("arguments", "closed"),
    [
        ("--version", ">&-"),
        ("show last", "2>&-"),
        ("check", "<&- >&- 2>&-"),
        ("run", "<&-"),
        ("run", "<&- >&-"),
        ("init new", "<&-"),
    ],
)
def test_a_stream_that_is_closed_ends_nothing(
    root: Path, tmp_path: Path, arguments: str, closed: str
) -> None:
    done = subprocess.run(
        ["sh", "-c", f"exec {sys.executable} -m tryg_tui --lang en {arguments} {closed}"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(Path(main.__file__).parents[2])},
        cwd=tmp_path,
        check=False,
    )
    assert b"unexpected" not in done.stderr
    assert b"Traceback" not in done.stderr
    assert done.returncode in (0, 1, 2, 3, 130)


def test_an_encoding_without_some_characters_loses_no_word(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    out, err = process("show", "last").communicate()
    assert err == b""
    assert b"Dr\xf8ftet \\u241b[2J og" in out


def test_the_module_does_what_the_command_does() -> None:
    running = process("--version")
    out, _err = running.communicate()
    assert (running.returncode, out.decode()) == (0, f"tryg-tui {__version__}\n")


def test_a_command_notes_what_it_saved_and_where_it_failed(
    run: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "log.txt"
    monkeypatch.setattr(log, "log_path", lambda: kept)
    log._waiting.clear()
    canary = "kanariefugl"
    path = root / "initiatives" / f"{canary}.toml"
    path.write_text(f'id = "{canary}"\ntitle = "{canary}"\ngoal = "{canary}"\n', "utf-8")
    assert run("new", "9.10.2018")[0] == 0
    assert run("search", canary)[0] == 0

    def broken(*_words: object) -> None:
        raise RuntimeError(canary)

    monkeypatch.setattr("tryg_tui.cli.folder.read_folder", broken)
    assert run("check")[0] == 3
    saved, fault = (line.split(" ", 2)[2] for line in kept.read_text("utf-8").splitlines())
    assert saved == "saved minutes/2018-10-09.toml"
    assert fault.startswith("fault RuntimeError at cli/test_errors.py")
    assert "cli/folder.py" in fault
    assert canary not in kept.read_text("utf-8")
