"""What it costs that a line of an earlier meeting was said to be about another initiative."""

import datetime as dt
import time
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from tests.archive_folder import make_archive
from tests.benchmarks.place import Place
from tests.benchmarks.table import Row
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledgers import Ledgers
from tryg_tui.core.model.entries import Amendment, AnyEntry, Decision, Note
from tryg_tui.core.model.folder import Folder
from tryg_tui.store.folder.load import read_folder

AT = dt.datetime(2018, 4, 10, 9, tzinfo=dt.UTC)


def folding(place: Place, times: int, count: int = 1_000) -> Iterator[Row]:
    """Seconds until all is known again after a line at a meeting that has moved one, beside all
    folded anew.
    """
    root = place.root / "many"
    make_archive(root, count)
    folder, ledgers = _moving(read_folder(root).folder), Ledgers()
    ledgers.of(folder)
    after = [folder]
    for n in range(times):
        after.append(_with(after[-1], Note(n=n + 2, item="other", at=AT, text=f"Linje {n}")))
    ours = min(_seconds(ledgers.of, one) for one in after[1:])
    assert ledgers.of(after[-1]) == fold(after[-1])
    anew = min(_seconds(fold, one) for one in after[1:])
    what = f"all known after a line, one moved, {count:,} minutes / all anew"
    yield Row(what, ours, anew, "ms", 0.1)


def _moving(folder: Folder) -> Folder:
    """The folder in which the last meeting has begun with a correction that moves a line of the one
    before.
    """
    before = folder.meetings[-2].value
    decided = (one for one in before.entries if isinstance(one, Decision) and one.initiative)
    line = next(decided)
    other = next(i.value.id for i in folder.initiatives if i.value.id != line.initiative)
    return _with(
        folder, Amendment(n=1, item="other", at=AT, of=before.cite(line), initiative=other)
    )


def _with(folder: Folder, entry: AnyEntry) -> Folder:
    """The folder with one more entry of the last meeting, which goes on."""
    loaded = folder.meetings[-1]
    entries = (*loaded.value.entries, entry)
    value = replace(loaded.value, state="open", entries=entries, last=entry.n)
    return folder.with_meeting(replace(loaded, value=value))


def _seconds(act: Callable[[Folder], object], folder: Folder) -> float:
    """How long of a processor something takes."""
    start = time.process_time()
    act(folder)
    return time.process_time() - start
