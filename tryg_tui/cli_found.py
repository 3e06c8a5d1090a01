"""Printing what a search found."""

import datetime as dt
import sys
from pathlib import Path

from tryg_tui.cli_common import say, say_wrong, told_unread
from tryg_tui.cli_progress import progress
from tryg_tui.cli_table import hit_text, print_table
from tryg_tui.core.folder import Folder
from tryg_tui.core.matching import SHOWN, Answer
from tryg_tui.core.query import Query
from tryg_tui.core.visible import visible
from tryg_tui.documents.review_tables import lines_table, marked
from tryg_tui.documents.review_words import line_kind
from tryg_tui.locale import _, long_date
from tryg_tui.store.loading import read_folder
from tryg_tui.store.opening import find


def print_found(
    root: Path, query: Query, today: dt.date, *, public: bool, as_json: bool, as_csv: bool
) -> int:
    """Print what a query finds: for people by meeting, with what was looked for marked.

    The code to leave with tells whether all minutes could be read.
    """
    answer = find(root, query, today, private=not public, progress=progress())
    registers = read_folder(root, only=()).folder
    if answer.groups and sys.stdout.isatty() and not (as_json or as_csv):
        _draw(answer, registers)
    else:
        hits = (hit for group in answer.groups for hit in group.hits)
        table = lines_table(registers, hits)
        print_table(table, _("Nothing was found."), as_json=as_json, as_csv=as_csv)
    if answer.more:
        say_wrong(_("Only the newest {n} lines are shown; look for more words.").format(n=SHOWN))
    return told_unread(answer.unread)


def _draw(answer: Answer, folder: Folder) -> None:
    """Draw the lines found under their meetings."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False)
    for group in answer.groups:
        console.print(Text(f"{long_date(group.date)}  {visible(group.meeting)}", style="bold"))
        for hit in group.hits:
            line = hit.line
            head = f"#{line.n} {line_kind(line.kind)}" if line.n else line_kind(line.kind)
            secret = marked("", private=line.private)
            text = Text.assemble((f"{head}  ", "dim"), secret, hit_text(line.text, hit.spans))
            console.print(Padding(text, (0, 0, 0, 2)))
    say("")
