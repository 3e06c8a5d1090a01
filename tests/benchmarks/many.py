"""What is measured with very many minutes: starting, going on in a meeting, and searching."""

import shutil
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path

from tests.archive_folder import LAST_DAY, make_archive
from tests.benchmarks.measures import (
    ITEMS,
    PAGE_DOWN,
    PAGE_UP,
    TITLE,
    Measured,
    Place,
    in_meeting,
    item_area,
)
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.search.folded import FoldedLines
from tryg_tui.core.search.match import search
from tryg_tui.core.search.query import parse_query
from tryg_tui.store.folder.load import read_folder

WORDS = ("støjmåler", "kildeparken", "ungdomsskolen", "skraldespandene", "budolfi", "eternitten")
"""What is looked for: words that stand in many of the minutes made up."""


class Many:
    """Very many minutes, and the shipped ones beside them."""

    def __init__(self, root: Path, count: int) -> None:
        """Make a folder below one that is there and empty."""
        self.place = Place(root)
        self.folder = root / "many"
        make_archive(self.folder, count)

    def starting(self, times: int) -> tuple[Measured, Measured]:
        """The first useful screen here and with the shipped minutes, and the peak memory there."""
        seconds, memory = Measured([], []), Measured([], [])
        # The first turn makes ready what a later start can use.
        for turn in range(times + 1):
            for index, folder in enumerate((self.folder, self.place.copy)):
                needed, peak = self._start(folder)
                if turn:
                    seconds[index].append(needed)
                    memory[index].append(peak)
        return seconds, memory

    def starting_changed(self, times: int) -> Measured:
        """The first useful screen after one of the files has changed, here and with the shipped."""
        seconds = Measured([], [])
        for turn in range(times):
            for index, folder in enumerate((self.folder, self.place.copy)):
                path = min((folder / "minutes").glob("*.toml"))
                path.write_bytes(path.read_bytes() + f"# {turn}\n".encode())
                seconds[index].append(self._start(folder)[0])
        return seconds

    def _start(self, folder: Path) -> tuple[float, int]:
        """Seconds until the first useful screen of a folder, and the peak memory in bytes."""
        with self.place.on(folder) as running:
            needed = running.shows(TITLE)
            running.lines()
            return needed, running.peak_memory()

    def next_item(self, times: int) -> Measured:
        """From the key to the next item of an open meeting, here and with the shipped minutes."""
        seconds = Measured([], [])
        with ExitStack() as stack:
            both = [
                in_meeting(stack.enter_context(self.place.on(folder, "run")))
                for folder in (self.folder, self.place.copy)
            ]
            for turn in range(times):
                forth = turn // (len(ITEMS) - 1) % 2 == 0
                for index, running in enumerate(both):
                    key = PAGE_DOWN if forth else PAGE_UP
                    seconds[index].append(running.changed(key, item_area))
        return seconds

    def searching(self, times: int) -> Measured:
        """A search in what is held, and ripgrep in the files or none."""
        folder = read_folder(self.folder).folder
        ledger, lines = fold(folder), FoldedLines()
        ripgrep = shutil.which("rg")
        seconds = Measured([], [])
        # The first turn folds the lines, and warms the caches of the file system.
        for turn in range(times + 1):
            word = WORDS[turn % len(WORDS)]
            began = time.perf_counter()
            found = search(parse_query(word), folder, lines.of(folder, ledger), LAST_DAY)
            ours, theirs = time.perf_counter() - began, float("nan")
            if ripgrep:
                command = [ripgrep, "--ignore-case", word, str(self.folder / "minutes")]
                began = time.perf_counter()
                done = subprocess.run(command, capture_output=True, check=False)
                theirs = time.perf_counter() - began
                assert bool(found.groups) == (done.returncode == 0)
            if turn:
                seconds.ours.append(ours)
                seconds.theirs.append(theirs)
        return seconds
