"""Saving what was read in from elsewhere, as a file of its own beside the others."""

import datetime as dt
from pathlib import Path

from tryg_tui.core.model.base import Problems
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.store.files.commit import NotSaved, commit, make_folder
from tryg_tui.store.toml.codec import decode, encode, is_id, tidied
from tryg_tui.store.toml.parse import parse

FOLDER = "safety-index"
"""The folder of the measures."""

MOST = 1000
"""Files of one measure read in on one day."""


def save_index(root: Path, measure: Measure, day: dt.date) -> Loaded[Measure]:
    """Save readings in a new file, "andel-trygge-import-2018-04-10.toml", and return it.

    Raises NotSaved, and ValueError where the measure cannot name a file.
    """
    if not is_id(measure.measure):
        message = f"not an id: {measure.measure!r}"
        raise ValueError(message)
    if not root.is_dir():
        raise NotSaved("folder-gone", root)
    make_folder(root / FOLDER)
    kept = tidied(measure)

    def verify(data: bytes) -> bool:
        problems = Problems("")
        table = parse(data, problems)
        return table is not None and decode(table, Measure, problems) == kept

    path = _free(root, f"{FOLDER}/{measure.measure}-import-{day.isoformat()}")
    sha256 = commit(root / path, encode(kept), None, verify)
    return Loaded(path=path, sha256=sha256, value=kept)


def _free(root: Path, stem: str) -> str:
    """A path that no file has yet."""
    names = (f"{stem}.toml", *(f"{stem}-{number}.toml" for number in range(2, MOST)))
    return next((name for name in names if not (root / name).exists()), names[0])
