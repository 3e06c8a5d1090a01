"""The command that writes the yearly status report."""

import datetime as dt
from collections.abc import Iterator
from textwrap import shorten

from tryg_tui.cli.common import DONE, PROBLEMS, Stop, say, say_wrong
from tryg_tui.cli.output import send_out
from tryg_tui.core.annual.todo import last_year, report_todo
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.folder import Folder
from tryg_tui.documents.annual.order import arranged, placed
from tryg_tui.documents.annual.parts import scope_of
from tryg_tui.documents.annual.report import composed
from tryg_tui.documents.export import Outgoing
from tryg_tui.locale import _
from tryg_tui.store.folder.load import FolderReading
from tryg_tui.store.folder.reports import yearly_path
from tryg_tui.words.annual_report import todo_lines
from tryg_tui.words.problems import line

FIRST, LAST = 1900, 2199
"""Years that can have a report."""

LENGTH = 100
"""Characters of a paragraph that are shown of it."""


def report(
    reading: FolderReading,
    year: str,
    to: str | None,
    output: str | None,
    *,
    now: dt.date,
    force: bool,
) -> int:
    """Write the report of a year, which is for everybody, in one or more formats.

    What is wrong with its file is told; where it cannot be read at all, nothing is written.
    """
    number = year_named(year)
    path = yearly_path(number)
    for problem in reading.problems:
        if problem.file == path:
            say_wrong(line(problem))
    if path in reading.unreadable and not force:
        pattern = _("{path} cannot be used as it is; nothing was written. Correct it first.")
        raise Stop(pattern.format(path=path), PROBLEMS)
    for name in _unknown(reading.folder, number, now):
        pattern = _("{path} names “{name}”, which is no paragraph of this report.")
        say_wrong(pattern.format(path=path, name=name))
    going = Outgoing(folder=reading.folder, today=now, year=number)
    send_out(going, to, output, force=force)
    return DONE


def _unknown(folder: Folder, year: int, now: dt.date) -> list[str]:
    """The names in the report's file that nothing in the report has."""
    scope = scope_of(folder, year, now)
    made = placed(composed(scope), scope.report)
    known = {one.part.id for one in made if not one.gone}
    named = (*scope.report.order, *(choice.part for choice in scope.report.paragraphs))
    return [name for name in dict.fromkeys(named) if name not in known]


def list_parts(folder: Folder, year: str, now: dt.date) -> int:
    """Print the name and the beginning of each paragraph, for choosing in report.toml."""
    scope = scope_of(folder, year_named(year), now)
    for part in arranged(composed(scope), scope.report):
        say(f"{part.id}  {shorten(part.text, LENGTH, placeholder=' …')}")
    return DONE


def year_named(text: str) -> int:
    """The year that is meant; stops when it is none."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not FIRST <= number <= LAST:
        pattern = _("“{text}” is not a year; write it as 2017.")
        raise Stop(pattern.format(text=text))
    return number


def to_do(folder: Folder, now: dt.date) -> Iterator[str]:
    """What is still to be done for the report that is worked on."""
    year = last_year(folder, now)
    if year is not None:
        yield from todo_lines(report_todo(folder, fold(folder), year, now))
