"""The command that writes the yearly status report."""

import datetime as dt
from collections.abc import Iterator

from tryg_tui.cli_common import DONE, Stop
from tryg_tui.cli_out import send_out
from tryg_tui.core.fold import fold
from tryg_tui.core.folder import Folder
from tryg_tui.core.yearly_todo import last_year, report_todo
from tryg_tui.documents.outgoing import Outgoing
from tryg_tui.documents.yearly_words import todo_lines
from tryg_tui.locale import _

FIRST, LAST = 1900, 2199
"""Years that can have a report."""


def report(
    folder: Folder, year: str, to: str | None, output: str | None, *, now: dt.date, force: bool
) -> int:
    """Write the report of a year, which is for everybody, in one or more formats."""
    number = int(year) if year.isascii() and year.isdigit() else 0
    if not FIRST <= number <= LAST:
        pattern = _("“{text}” is not a year; write it as 2017.")
        raise Stop(pattern.format(text=year))
    send_out(Outgoing(folder=folder, today=now, year=number), to, output, force=force)
    return DONE


def to_do(folder: Folder, now: dt.date) -> Iterator[str]:
    """What is still to be done for the report that is worked on."""
    year = last_year(folder, now)
    if year is not None:
        yield from todo_lines(report_todo(folder, fold(folder), year, now))
