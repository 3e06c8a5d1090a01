"""Links on this computer: which papers are found, and what is opened when somebody asks."""

import os
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tryg_tui.core.model.link import Link
from tryg_tui.session.links import Opened, beside, gone, is_there, open_link, place


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with papers, a program among them, and ways out of it."""
    root = tmp_path / "meetings"
    (root / "files" / "2018").mkdir(parents=True)
    for name in ("kort.pdf", "2018/Oplæg.docx", "program.exe", "uden-endelse"):
        (root / "files" / name).write_bytes(b"x")
    (tmp_path / "ude.pdf").write_bytes(b"x")
    (root / "strategy.toml").write_bytes(b"")
    if os.name != "nt":  # Links need rights there.
        (root / "files" / "ud.pdf").symlink_to(tmp_path / "ude.pdf")
        (root / "files" / "ud").symlink_to(tmp_path)
        (root / "files" / "rundt.pdf").symlink_to(root / "files" / "rundt.pdf")
        (root / "files" / "falsk.pdf").symlink_to(root / "files" / "program.exe")
    return root


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What is handed over to the system."""
    found: list[list[str]] = []

    class Process:
        def __init__(self, command: list[str], **named: Any) -> None:
            assert named["stdin"] == named["stdout"] == named["stderr"] == subprocess.DEVNULL
            found.append(command)

        def wait(self) -> int:
            return 0

    monkeypatch.setattr("tryg_tui.session.links.subprocess.Popen", Process)
    return found


@pytest.mark.parametrize(
    "address",
    [
        *("files/gone.pdf", "files/ud.pdf", "files/ud/ude.pdf", "files/rundt.pdf", "files/2018"),
        *("files/../strategy.toml", "strategy.toml", "/etc/passwd", "https://a.dk", "files/\0"),
    ],
)
def test_no_paper_is_found_that_does_not_lie_in_the_folder(root: Path, address: str) -> None:
    assert place(root, address) is None
    assert not is_there(root, address)


def test_papers_are_found_where_they_lie(root: Path, tmp_path: Path) -> None:
    assert place(root, "files/2018/Oplæg.docx") == (root / "files/2018/Oplæg.docx").resolve()
    assert not is_there(tmp_path / "empty", "files/kort.pdf")


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("", "./meetings/files/2018/Opl%C3%A6g.docx"),
        ("meetings", "./files/2018/Opl%C3%A6g.docx"),
        ("meetings/files", "../files/2018/Opl%C3%A6g.docx"),
        ("meetings/ud/2018", "../../files/2018/Opl%C3%A6g.docx"),
        ("ud", "../meetings/files/2018/Opl%C3%A6g.docx"),
    ],
)
def test_a_paper_that_is_written_leads_to_those_of_the_folder(
    root: Path, tmp_path: Path, written: str, url: str
) -> None:
    assert beside(root, tmp_path / written, "files/2018/Oplæg.docx") == url
    # As whoever reads the paper comes there.
    (tmp_path / written).mkdir(parents=True, exist_ok=True)
    assert (tmp_path / written / unquote(url)).is_file()


def test_no_paper_leads_to_what_is_gone_or_runs_nor_tells_what_lies_above_the_folder(
    root: Path, tmp_path: Path
) -> None:
    for address in ("files/gone.pdf", "files/program.exe", "files/falsk.pdf", "files/ud.pdf"):
        assert beside(root, tmp_path, address) == ""
    assert beside(root, tmp_path.parent, "files/kort.pdf") == ""
    named = root.rename(tmp_path / "a:b")
    assert beside(named, tmp_path, "files/kort.pdf") == ""


@pytest.mark.parametrize(
    ("address", "became"),
    [
        ("files/gone.pdf", "gone"),
        ("files/program.exe", "no-paper"),
        ("files/falsk.pdf", "no-paper"),
        ("files/uden-endelse", "no-paper"),
        ("javascript:alert(1)", "no-address"),
        ("--help", "no-address"),
    ],
)
def test_nothing_is_opened_that_is_neither_a_page_nor_a_paper(
    root: Path, handed: list[list[str]], address: str, became: Opened
) -> None:
    assert open_link(root, Link(address=address)) == became
    assert handed == []


@pytest.mark.posix
@pytest.mark.parametrize(("platform", "opener"), [("linux", "xdg-open"), ("darwin", "open")])
def test_a_page_and_a_paper_are_opened_by_the_system(
    root: Path,
    handed: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    opener: str,
) -> None:
    monkeypatch.setattr("tryg_tui.session.links.sys.platform", platform)
    assert open_link(root, Link(address="https://a.dk/?q=1&r=2")) == "opened"
    assert open_link(root, Link(address="files/kort.pdf")) == "opened"
    paper = str((root / "files/kort.pdf").resolve())
    assert handed == [[opener, "https://a.dk/?q=1&r=2"], [opener, paper]]


def test_windows_opens_a_page_and_a_paper_by_itself(
    root: Path, handed: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("tryg_tui.session.links.sys.platform", "win32")
    monkeypatch.setattr("tryg_tui.session.links.os.startfile", opened.append, raising=False)
    assert open_link(root, Link(address="https://a.dk")) == "opened"
    assert open_link(root, Link(address="files/kort.pdf")) == "opened"
    assert opened == ["https://a.dk", str((root / "files/kort.pdf").resolve())]
    assert handed == []


def test_that_nothing_opens_it_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert open_link(root, Link(address="https://a.dk")) == "failed"


def test_papers_that_are_named_and_not_there_are_told(root: Path) -> None:
    named = ("files/kort.pdf", "files/gone.pdf", "files/ud.pdf", "https://a.dk")
    there = gone(root, [Link(title="", address=one) for one in named])
    assert there == {"files/gone.pdf", "files/ud.pdf"}
