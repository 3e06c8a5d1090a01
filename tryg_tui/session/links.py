"""Links on this computer: where the papers lie that they lead to, and the one place that opens
any, which happens only where somebody has asked for it.
"""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from threading import Thread
from typing import Literal
from urllib.parse import quote

from tryg_tui.core.model.link import FILES, Link, ending, is_beside, is_file, is_web

PAPERS = frozenset(
    {
        *(".pdf", ".docx", ".doc", ".odt", ".rtf", ".txt", ".md", ".eml", ".msg", ".ics"),
        *(".xlsx", ".xls", ".ods", ".csv", ".pptx", ".ppt", ".odp"),
        *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff"),
    }
)
"""The endings of files that are read; any other one might run."""

Opened = Literal["opened", "gone", "no-paper", "no-address", "failed"]
"""What became of opening a link: it is not there, may be no paper, leads nowhere that is ours, or
nothing here opens it.
"""


def place(root: Path, address: str) -> Path | None:
    """Where a paper of the folder lies; None where there is none, or it lies outside `files/`."""
    if not is_file(address):
        return None
    try:
        found = (root / address).resolve(strict=True)
        inside = found.is_relative_to((root / FILES).resolve(strict=True))
    except (OSError, ValueError, RuntimeError):
        return None
    return found if inside and found.is_file() else None


def is_there(root: Path, address: str) -> bool:
    """Whether a paper lies in the folder."""
    return place(root, address) is not None


def gone(root: Path, links: Iterable[Link]) -> frozenset[str]:
    """The addresses among some links of papers that do not lie in the folder."""
    papers = {link.address for link in links if is_file(link.address)}
    return frozenset(one for one in papers if not is_there(root, one))


def beside(root: Path, written: Path, address: str) -> str:
    """The URL of a paper of the folder, from one written in the folder `written`; "" where there
    is none, it might run, or the way would tell more than what the folder is called.
    """
    found = place(root, address)
    if found is None or not _are_papers(address, found):
        return ""
    here, there = written.resolve(), root.resolve()
    inside = here.is_relative_to(there)
    if not (inside or here.is_relative_to(there.parent)):
        return ""
    up = here.relative_to(there if inside else there.parent).parts
    path = address if inside else f"{there.name}/{address}"
    url = ("../" * len(up) or "./") + quote(path)
    return url if is_beside(url) else ""


def _are_papers(address: str, found: Path) -> bool:
    """Whether a link and what it leads to are papers by their names, and nothing that runs."""
    return {ending(address), ending(found.name)} <= PAPERS


def open_link(root: Path, link: Link) -> Opened:
    """Open a link with the program this computer has for it."""
    target = link.address
    if is_file(target):
        found = place(root, target)
        if found is None:
            return "gone"
        if not _are_papers(target, found):
            return "no-paper"
        target = str(found)
    elif not is_web(target):
        return "no-address"
    try:
        _open(target)
    except OSError:
        return "failed"
    return "opened"


def _open(target: str) -> None:
    """Hand a page or file over to the system; what that writes never reaches this terminal."""
    if sys.platform == "win32":
        os.startfile(target)  # noqa: S606 # asked for, and only a page or a paper
        return
    quiet = subprocess.DEVNULL
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    process = subprocess.Popen(  # noqa: S603 # no shell; a page or a paper is no option
        [opener, target], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    Thread(target=process.wait, daemon=True).start()
