"""Saving yearly forms, the yearly status report, and readings from elsewhere."""

import datetime as dt
import re
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from tryg_tui.core.model.annual_report import InitiativeReport, YearlyReport
from tryg_tui.core.model.base import SCHEMA, Document, Id, Problems, is_id
from tryg_tui.core.model.folder import Loaded
from tryg_tui.store.files.commit import (
    NotSaved,
    commit,
    commit_document,
    digest,
    explained,
    inside,
    make_folder,
    require_folder,
)
from tryg_tui.store.folder.load import REPORTS, YEARLY
from tryg_tui.store.toml.codec import read, tidied
from tryg_tui.store.toml.edits import CannotEdit, edited
from tryg_tui.store.toml.parse import contents

FOLDER = "safety-index"
"""The folder of the measures."""

MOST = 1000
"""Files of one measure read in on one day."""


def index_path(root: Path, measure: Id, day: dt.date) -> str:
    """The path of a new file with readings, "safety-index/andel-trygge-import-2018-04-10.toml";
    ValueError where the measure cannot name a file.
    """
    if not is_id(measure):
        message = f"not an id: {measure!r}"
        raise ValueError(message)
    return _free(root, f"{FOLDER}/{measure}-import-{day.isoformat()}")


def _free(root: Path, stem: str) -> str:
    """A path that no file has yet."""
    names = (f"{stem}.toml", *(f"{stem}-{number}.toml" for number in range(2, MOST)))
    return next((name for name in names if not (root / name).exists()), names[0])


D = TypeVar("D", bound=Document)

R = TypeVar("R", InitiativeReport, YearlyReport)

YEARS = range(1900, 2200)
"""The years that can name a folder."""

_TOKENS = re.compile(
    rb'"""(?:\\.|[^\\])*?"""(?:"{0,2})'
    rb"|'''.*?'''(?:'{0,2})"
    rb'|"(?:\\.|[^"\\\n])*"'
    rb"|'[^'\n]*'"
    rb"|(?P<comment>#)",
    re.DOTALL,
)
"""The texts of a TOML file, and the sign that begins a comment where it stands in none of them."""


def report_path(initiative: Id, year: int) -> str:
    """The path of a form below the folder; ValueError where that cannot be a form's."""
    name = f"{initiative}.toml"
    if not is_id(initiative) or name == YEARLY or year not in YEARS:
        message = f"no form of an initiative: {initiative!r}, {year}"
        raise ValueError(message)
    return f"{REPORTS}/{year}/{name}"


def yearly_path(year: int) -> str:
    """The path of a yearly status report below the folder; ValueError for no year."""
    if year not in YEARS:
        message = f"no year of a report: {year}"
        raise ValueError(message)
    return f"{REPORTS}/{year}/{YEARLY}"


def holds_comments(data: bytes) -> bool:
    """Whether somebody has written comments into a file, which a save would lose."""
    return any(token["comment"] for token in _TOKENS.finditer(data))


def written_by_hand(root: Path, path: str) -> bool:
    """Whether a form holds a person's comments, so that the program may not write over it."""
    try:
        return holds_comments(contents(root / path))
    except OSError:
        return False


def save_report(root: Path, report: R, base: str | None) -> Loaded[R]:
    """Save a form or a yearly status report, and return it as it now stands in its file.

    `base` is the SHA-256 of the version it follows on, None for a new one. Raises NotSaved, also
    where a person's comments would be lost.
    """
    if isinstance(report, YearlyReport):
        path = yearly_path(report.year)
    else:
        path = report_path(report.initiative, report.year)
    if base is not None:
        _refuse_comments(root / path)
    return _saved(root, path, report, base)


def save_register(root: Path, path: str, value: D, base: str | None) -> Loaded[D]:
    """Save a register, and return it as it now stands in its file.

    Only what changed since the version it follows on is written, whose SHA-256 is `base`, None for
    a new file. Raises NotSaved, also where the change would lose what somebody wrote.
    """
    if base is None:
        return _saved(root, path, value, None)
    require_folder(root)
    kept = tidied(value)
    data = _data(root / path)
    if data is None:
        raise NotSaved("changed", root / path)
    there = _report(data, root, path, type(value))
    if there.sha256 != base and there.value != kept:
        raise NotSaved("changed", root / path)
    try:
        new = edited(data, there.value, kept)
    except CannotEdit as error:
        raise NotSaved("comments", root / path) from error
    # It was read back when it was made.
    sha256 = commit(inside(root, path), new, there.sha256, lambda _data: True)
    return Loaded(path=path, sha256=sha256, value=kept)


def _saved(root: Path, path: str, document: D, base: str | None) -> Loaded[D]:
    """Save a file as a whole, in a folder that is made where there is none."""
    require_folder(root)
    place = inside(root, path)
    make_folder(place.parent)
    kept, sha256 = commit_document(place, document, base)
    return Loaded(path=path, sha256=sha256, value=kept)


def read_report(root: Path, path: str, kind: type[D]) -> Loaded[D] | None:
    """A register, form or status report as its file says now, None where there is none.

    Raises NotSaved where it cannot be read: what cannot be understood is not written over.
    """
    data = _data(root / path)
    return None if data is None else _report(data, root, path, kind)


def _data(path: Path) -> bytes | None:
    """What a file holds, None where there is none."""
    with explained(path):
        try:
            return contents(path)
        except FileNotFoundError:
            return None


def _report(data: bytes, root: Path, path: str, kind: type[D]) -> Loaded[D]:
    """A file by what it holds; raises NotSaved where that cannot be understood."""
    report = read(data, kind, Problems(path))
    if report is None or report.schema > SCHEMA:
        raise NotSaved("unreadable", root / path)
    return Loaded(path=path, sha256=digest(data), value=report)


def _refuse_comments(path: Path) -> None:
    """Raise NotSaved where a person's comments would be lost, or where that cannot be told."""
    with explained(path), suppress(FileNotFoundError):
        if holds_comments(contents(path)):
            raise NotSaved("comments", path)
