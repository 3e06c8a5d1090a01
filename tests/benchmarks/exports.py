"""How long a large meeting takes to become a document, beside pandoc making one of its Markdown."""

import datetime as dt
import shutil
import statistics
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from tests.benchmarks.place import Place
from tests.benchmarks.table import Row
from tests.shipped import FOLDER
from tryg_tui.core.model.entries import Action, AnyEntry, Decision, Note
from tryg_tui.core.model.folder import Folder
from tryg_tui.store.folder.load import read_folder
from tryg_tui.store.folder.minutes import save_meeting

ENTRIES = 200
"""Entries of the meeting."""

MEETING = "2017-12-05"
NOON = dt.datetime(2017, 12, 5, 12, tzinfo=dt.UTC)
TEXT = "Parterne er enige om at følge op på trygheden i området og at melde tilbage. "


def pandoc() -> str | None:
    """Where pandoc is, or None."""
    return shutil.which("pandoc")


def large_folder(root: Path) -> Path:
    """A copy of the shipped folder with a meeting of many entries of three kinds."""
    folder = root / "large"
    shutil.copytree(FOLDER, folder)
    found = read_folder(folder).folder.meeting(MEETING)
    assert found is not None
    items = [item.id for item in found.value.items]
    entries = tuple(_entry(n, items[n % len(items)]) for n in range(1, ENTRIES + 1))
    save_meeting(folder, replace(found.value, entries=entries, last=ENTRIES), found.sha256)
    assert len(_meeting(read_folder(folder).folder)) == ENTRIES
    return folder


def _meeting(folder: Folder) -> tuple[AnyEntry, ...]:
    """The entries of the large meeting."""
    found = folder.meeting(MEETING)
    assert found is not None
    return found.value.entries


def _entry(n: int, item: str) -> AnyEntry:
    """A decision, an action or a note."""
    if n % 3 == 0:
        return Decision(n=n, item=item, at=NOON, text=f"{n}: {TEXT * 3}", outcome="adopted")
    if n % 3 == 1:
        due = dt.date(2018, 6, 1)
        return Action(n=n, item=item, at=NOON, text=f"{n}: {TEXT}", owner_text="Alle", due=due)
    return Note(n=n, item=item, at=NOON, text=f"{n}: {TEXT * 2}")


def exports(place: Place, times: int) -> Iterator[Row]:
    """Seconds until `tryg-tui export` has written docx and pdf, and pandoc docx of the Markdown."""
    tool = pandoc()
    if tool is None:
        return
    folder, markdown = large_folder(place.root), place.root / "m.md"
    ours = [place.python, "-m", "tryg_tui", "--folder", str(folder), "export", MEETING, "--force"]
    _seconds([*ours, "-o", str(markdown)])
    theirs = [tool, str(markdown), "-o", str(place.root / "other.docx")]
    for format in ("docx", "pdf"):
        made = place.root / f"m.{format}"
        pairs = [(_seconds([*ours, "-o", str(made)]), _seconds(theirs)) for _ in range(times)]
        assert made.stat().st_size > 0
        what = f"{ENTRIES} entries to {format} / pandoc, docx of the Markdown"
        mine, others = (statistics.median(series) for series in zip(*pairs, strict=True))
        yield Row(what, mine, others, "ms", 3)


def _seconds(command: Sequence[str]) -> float:
    """How long a program takes."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return time.perf_counter() - start
