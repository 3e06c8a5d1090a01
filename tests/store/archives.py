"""Folders of minutes that change, and what an index of them should say."""

from collections.abc import Iterable
from pathlib import Path

from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.search.lines import Line, lines_of
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.toml.codec import encode


def write(root: Path, meetings: Iterable[Meeting]) -> None:
    """Make the minutes of a folder these and no others."""
    minutes = root / "minutes"
    minutes.mkdir(parents=True, exist_ok=True)
    wanted = {f"{one.id}.toml": encode(one) for one in meetings}
    for path in minutes.iterdir():
        if path.name not in wanted:
            path.unlink()
    for name, data in wanted.items():
        path = minutes / name
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)


def write_one(path: Path, meeting: Meeting) -> None:
    """Make a file these minutes."""
    path.write_bytes(encode(meeting))


def folder_at(root: Path) -> Folder:
    """The folder as all its files say."""
    return read_folder(root).folder


def told(lines: Iterable[Line]) -> list[Line]:
    """Lines in an order that does not depend on where they come from."""
    return sorted(lines, key=lambda line: (line.date, line.meeting, line.n, line.item, line.text))


def reread(root: Path) -> list[Line]:
    """Every line as it is read from all the files."""
    folder = folder_at(root)
    return told(lines_of(folder, fold(folder)))
