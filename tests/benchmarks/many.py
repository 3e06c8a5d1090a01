"""What is measured with very many minutes: indexing, searching, and starting."""

import shutil
import subprocess
import time
from pathlib import Path

from tests.archive_folder import LAST_DAY, make_archive
from tests.benchmarks.measures import TITLE, Measured, Place
from tryg_tui.core.search.query import parse_query
from tryg_tui.store.archive.archive import Archive
from tryg_tui.store.archive.file import index_path
from tryg_tui.store.folder.load import read_folder

WORDS = ("støjmåler", "kildeparken", "ungdomsskolen", "skraldespandene", "budolfi", "eternitten")
"""What is looked for: words that stand in many of the minutes made up."""


DOWN = "\x1b[B"

PAGES = {
    "meetings": ("a",),
    "decisions": ("a", "2"),
    "actions": ("a", "3"),
    "life of an action": ("a", "3", "\r"),
    "initiatives": ("a", "4"),
    "an initiative": ("a", "4", "\r"),
    "items": ("a", "5"),
    "an item": ("a", "5", "\r"),
    "participants": ("a", "6"),
    "brief": ("a", "6", "\r"),
    "minutes": ("a", "2", DOWN, "\r"),
    "search": ("/", "tilsynet"),
}
"""The pages that look back on all years, with the keys that lead there from the front page."""


class Many:
    """Very many minutes, and the index of them where the program looks for it."""

    def __init__(self, root: Path, count: int) -> None:
        """Make a folder below one that is there and empty; the index is still to be made."""
        self.place = Place(root)
        self.folder = root / "many"
        make_archive(self.folder, count)
        cache = self.place.home / ".cache" / "tryg-tui" / "archive"
        self.archive = Archive(self.folder, cache / index_path(self.folder).name)

    def indexing(self) -> Measured:
        """Making the index, once, and only reading the same files."""
        seconds = Measured([], [])
        began = time.perf_counter()
        self.archive.refresh()
        seconds.ours.append(time.perf_counter() - began)
        began = time.perf_counter()
        read_folder(self.folder)
        seconds.theirs.append(time.perf_counter() - began)
        return seconds

    def searching(self, times: int) -> Measured:
        """A search, the look at whether files have changed included, and ripgrep or none."""
        registers = read_folder(self.folder, only=()).folder
        ripgrep = shutil.which("rg")
        seconds = Measured([], [])
        for turn in range(times + 1):
            word = WORDS[turn % len(WORDS)]
            began = time.perf_counter()
            found = self.archive.ask(parse_query(word), registers, LAST_DAY)
            ours, theirs = time.perf_counter() - began, float("nan")
            if ripgrep:
                command = [ripgrep, "--ignore-case", word, str(self.folder / "minutes")]
                began = time.perf_counter()
                done = subprocess.run(command, capture_output=True, check=False)
                theirs = time.perf_counter() - began
                assert bool(found.groups) == (done.returncode == 0)
            # The first turn only warms the caches of the file system.
            if turn:
                seconds.ours.append(ours)
                seconds.theirs.append(theirs)
        return seconds

    def looking_back(self) -> tuple[str, Measured]:
        """The peak memory of the page of all years that needs most here, beside the same page of
        the shipped minutes; each page is opened in a program of its own.
        """
        pages = {name: self._held(keys) for name, keys in PAGES.items()}
        name = max(pages, key=lambda name: pages[name].ratio)
        return name, pages[name]

    def _held(self, keys: tuple[str, ...]) -> Measured:
        """The peak memory after some keys, here and with the shipped minutes."""
        memory = Measured([], [])
        for index, folder in ((0, self.folder), (1, self.place.copy)):
            with self.place.on(folder) as running:
                running.shows(TITLE)
                running.lines()
                for key in keys:
                    running.press(key)
                    running.lines()
                memory[index].append(running.peak_memory())
        return memory

    def starting(self, times: int) -> tuple[Measured, Measured]:
        """The first useful screen here and with the shipped minutes, and the peak memory there."""
        seconds, memory = Measured([], []), Measured([], [])
        for turn in range(times + 1):
            for index, folder in ((0, self.folder), (1, self.place.copy)):
                with self.place.on(folder) as running:
                    needed = running.shows(TITLE)
                    running.lines()
                    if turn:
                        seconds[index].append(needed)
                        memory[index].append(running.peak_memory())
        return seconds, memory
