"""The flows of the recovery journal: what is typed and not saved yet."""

import threading
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from unittest import mock

from tests.factories import at, note
from tests.faults.flows import ROOT, Flow, Step
from tests.faults.saving import LONG, Minutes, begun, on_disk
from tryg_tui.core.meetings.recording import record
from tryg_tui.store.files.commit import NotSaved
from tryg_tui.store.journal import file as journal_file
from tryg_tui.store.journal.file import replay
from tryg_tui.store.journal.journal import Journal, abandoned

KEY = "draft:2018-04-10"
"""What is typed."""

SMALL = 1_000
"""Bytes from which on the journal is written anew here."""


class Typist:
    """Somebody who types, in a program whose journal flushes whenever it would by itself."""

    def __init__(self, world: Path) -> None:
        """Begin without a journal."""
        self.journal = Journal(world / ROOT)
        self.close = self.journal.close
        # No thread beside the steps: each of them flushes what the thread would.
        self.journal._thread = threading.current_thread()

    def types(self, key: str, text: str | None) -> Step:
        """The step after which a text is in the journal for good."""
        data = None if text is None else text.encode()
        # What is forgotten may come back: it is only offered.
        return Step(f"note {key}", data, partial(self._note, key, text), promises=bool(text))

    def _note(self, key: str, text: str | None) -> None:
        with mock.patch.object(journal_file, "LARGE", SMALL):
            if self.journal.trouble:
                # A while later somebody types on.
                self.journal._again = 0.0
                self.journal.note(key, f"{text or ''} ")
            self.journal.note(key, text)
            while not self.journal.trouble and self.journal._wake.is_set():
                self.journal._wake.clear()
                self.journal.flush()
        if self.journal.trouble:
            raise NotSaved("io", Path("journal"))


def typing(world: Path) -> Iterator[Step]:
    """Texts are typed, changed and forgotten, until the journal is written anew."""
    with closing(Typist(world)) as typist:
        for key, text in (
            (KEY, "På"),
            (KEY, "På Øster"),
            ("draft:b", LONG),
            (KEY, f"På Østerågade. {LONG}"),
            ("draft:b", "Kort."),
            (KEY, "På Østerågade. Kort."),
            ("draft:b", None),
        ):
            yield typist.types(key, text)


def recovering(world: Path) -> Iterator[Step]:
    """The next program finds the journal, saves what is in it, and removes it."""
    with closing(Typist(world)) as typist:
        yield typist.types(KEY, LONG)
    root = world / ROOT
    yield Step(f"note {KEY}", LONG.encode(), partial(_left, root))
    minutes = Minutes.read(world)
    yield minutes.to(record(minutes.value, note(0, LONG, item="b"), at(10))[0])
    yield Step(f"note {KEY}", None, partial(_settled, root), promises=False)


def _left(root: Path) -> None:
    for found in abandoned(root):
        found.leave()


def _settled(root: Path) -> None:
    for found in abandoned(root):
        found.discard()


def kept(world: Path, path: str) -> list[bytes | None]:
    """What the next program finds under a key of each journal, or what a file holds."""
    if not path.startswith("note "):
        return [each.read_bytes() for each in sorted(world.glob(path))]
    key = path.removeprefix("note ")
    values = []
    found = abandoned(world / ROOT)
    for each in found:
        values.append(each.values)
        each.leave()
    # Those whose program still runs are not found.
    known = {each.path for each in found}
    values += [
        replay(each.read_bytes()).values for each in world.rglob("*.jnl") if each not in known
    ]
    return [each[key].encode() if key in each else None for each in values]


JOURNALLING = (
    Flow("typing", partial(on_disk, begun), typing, kept, block=256),
    Flow("recovering", partial(on_disk, begun), recovering, kept, block=256),
)
