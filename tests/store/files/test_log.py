"""The log says what happened and where, never a word of what anybody wrote, and stops nothing."""

import os
import re
import threading
from pathlib import Path

import pytest

from tryg_tui.core.model.strategy import Strategy
from tryg_tui.store.files import disk, log
from tryg_tui.store.files.commit import NotSaved, commit_document, hand_out

CANARY = "kanariefugl"


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the log is in these tests; what others have noted is gone."""
    path = tmp_path / "state" / "tryg-tui" / log.NAME
    monkeypatch.setattr(log, "log_path", lambda: path)
    log._waiting.clear()
    return path


def lines(kept: Path) -> list[str]:
    """What is noted, without when and by which program."""
    log.write_down()
    return [line.split(" ", 2)[2] for line in kept.read_text("utf-8").splitlines()]


def test_what_is_saved_is_told_by_its_place_and_its_date(tmp_path: Path, kept: Path) -> None:
    for folder, name in (
        ("minutes", "2018-04-10.toml"),
        ("minutes", f"2018-04-10.conflict-{CANARY}.toml"),
        ("initiatives", f"{CANARY}.toml"),
        ("reports/2017", f"{CANARY}.toml"),
        ("reports/2017", "report.toml"),
        (f"minutes/{CANARY}", "strategy.toml"),
    ):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        commit_document(tmp_path / folder / name, Strategy(title=CANARY, body="a"), None)
    with pytest.raises(NotSaved):
        commit_document(tmp_path / "minutes/2018-04-10.toml", Strategy(title="", body="b"), None)
    hand_out(tmp_path / f"{CANARY}.docx", CANARY.encode())
    with pytest.raises(NotSaved):
        hand_out(tmp_path / f"{CANARY}.docx", b"")
    assert lines(kept) == [
        "saved minutes/2018-04-10.toml",
        "saved minutes/2018-04-10….toml",
        "saved initiatives/….toml",
        "saved reports/2017/….toml",
        "saved reports/2017/report.toml",
        "saved minutes/…/strategy.toml",
        "not-saved exists minutes/2018-04-10.toml",
        "not-saved exists ….docx",
    ]


def test_a_fault_is_told_by_its_kind_and_its_place_alone(kept: Path) -> None:
    def deep(words: str) -> None:
        raise ValueError(words)

    try:
        deep(CANARY)
    except ValueError as fault:
        log.note_fault(fault)
    [line] = lines(kept)
    assert re.fullmatch(
        r"fault ValueError at files/test_log\.py:\d+ deep < files/test_log\.py:\d+ test_\w+", line
    )


def test_no_fact_makes_a_line_of_its_own(kept: Path) -> None:
    log.note("begun", "a\nb\x1b[2J\ud800", 0, None, "")
    assert lines(kept) == ["begun ab[2J 0"]


def test_it_never_grows_beyond_a_megabyte(kept: Path) -> None:
    for _ in range(30):
        for _ in range(1000):
            log.note("saved", "x" * 40)
        log.write_down()
    held = [*kept.parent.iterdir()]
    assert {path.name for path in held} == {"log.txt", "log-1.txt"}
    assert sum(path.stat().st_size for path in held) < 1_000_000
    if os.name != "nt":
        assert kept.stat().st_mode & 0o077 == 0


@pytest.mark.posix
@pytest.mark.parametrize("there", ["file", "folder", "pipe", "link"])
def test_where_it_cannot_be_written_nothing_waits_and_nothing_ends(
    there: str, kept: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"")
    if there == "file":
        kept.parent.parent.mkdir(parents=True, exist_ok=True)
        kept.parent.write_bytes(b"")
    else:
        kept.parent.mkdir(parents=True)
        make = {"folder": kept.mkdir, "pipe": lambda: os.mkfifo(kept)}
        make.get(there, lambda: kept.symlink_to(other))()
    log.note("saved")
    writing = threading.Thread(target=log.write_down, daemon=True)
    writing.start()
    writing.join(10)
    assert not writing.is_alive()
    assert other.read_bytes() == b""


def test_while_the_screens_are_open_it_is_written_beside_the_work(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "PAUSE", 0.0)
    written = threading.Event()
    monkeypatch.setattr(disk, "add", lambda *_words: written.set())
    log.keep()
    log.note("begun")
    assert written.wait(10)


def test_a_folder_is_told_without_the_way_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert log.folder_told(tmp_path / "møder") == "~/møder"
    assert log.folder_told(tmp_path.parent) == str(tmp_path.parent)
