"""The command that writes the yearly status report."""

import datetime as dt
from collections.abc import Iterator
from textwrap import shorten

from tryg_tui.cli_common import DONE, Stop, say
from tryg_tui.cli_out import send_out
from tryg_tui.core.fold import fold
from tryg_tui.core.folder import Folder
from tryg_tui.core.yearly_todo import last_year, report_todo
from tryg_tui.documents.outgoing import Outgoing
from tryg_tui.documents.report import composed
from tryg_tui.documents.report_order import arranged
from tryg_tui.documents.report_parts import scope_of
from tryg_tui.documents.yearly_words import todo_lines
from tryg_tui.locale import _

FIRST, LAST = 1900, 2199
"""Years that can have a report."""

LENGTH = 100
"""Characters of a paragraph that are shown of it."""


def report(
    folder: Folder, year: str, to: str | None, output: str | None, *, now: dt.date, force: bool
) -> int:
    """Write the report of a year, which is for everybody, in one or more formats."""
    send_out(Outgoing(folder=folder, today=now, year=year_named(year)), to, output, force=force)
    return DONE


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
