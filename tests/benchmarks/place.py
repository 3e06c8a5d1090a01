"""Where the programs run that are measured: a user's installation, a home, and folders."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.terminal import Program
from tests.shipped import FOLDER, MINUTES

REPOSITORY = Path(__file__).parents[2]
BARE = Path(__file__).with_name("bare.py")

NEXT = next(table for table in MINUTES.values() if table["state"] == "planned")
TITLE: str = NEXT["title"]
"""The meeting that the first screen shows."""
ITEMS: list[str] = [item["title"] for item in NEXT["items"]]


def install(root: Path) -> Path:
    """Install the program below a folder as its users do; its Python."""
    subprocess.run([sys.executable, "-m", "venv", str(root)], check=True)
    python = root / "bin" / "python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, f"{REPOSITORY}[documents]"], check=True)
    return python


class Place:
    """A home of its own, with a copy of the shipped folder."""

    def __init__(self, root: Path, python: Path) -> None:
        """Make a home and a copy below a folder that is made; programs run with this Python."""
        root.mkdir()
        self.root = root
        self.python = str(python)
        self.home = root / "home"
        self.home.mkdir()
        self.copy = root / "meetings"
        shutil.copytree(FOLDER, self.copy)

    def another_copy(self) -> Path:
        """One more copy, as a meeting is opened only once and its program may have been ended."""
        copy = self.root / f"meetings-{sum(1 for _ in self.root.iterdir())}"
        shutil.copytree(FOLDER, copy)
        return copy

    def tryg_tui(self, *arguments: str, folder: Path | None = None) -> Program:
        """The program on the copy, or another folder."""
        command = [self.python, "-m", "tryg_tui", "--folder", str(folder or self.copy)]
        return Program([*command, *arguments], self.home, self.home)

    def bare(self, *arguments: str) -> Program:
        """A bare app."""
        return Program([self.python, str(BARE), *arguments], self.home, self.home)


def begun(running: Program) -> Program:
    """The program once it runs the planned meeting, with that opened at its first item."""
    running.shows(ITEMS[0])
    running.lines()
    running.press("c")
    running.lines()
    return running
