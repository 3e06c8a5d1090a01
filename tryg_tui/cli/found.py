"""Printing what a search found."""

import datetime as dt
import sys
from pathlib import Path

from tryg_tui.cli.common import say, say_wrong, told_unread
from tryg_tui.cli.tables import hit_text, print_table
from tryg_tui.core.input.visible import visible
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.search.folded import folded_line, newest_first
from tryg_tui.core.search.lines import Line, lines_of
from tryg_tui.core.search.match import SHOWN, Answer, marked_altered, search
from tryg_tui.core.search.query import Query
from tryg_tui.documents.papers.tables import lines_table
from tryg_tui.locale import _, long_date
from tryg_tui.store.folder.load import read_folder
from tryg_tui.words.citations import place_words
from tryg_tui.words.review import (
    hit_notes,
    line_kind,
    line_lead,
    line_state,
    not_understood,
    unknown_names,
)


def print_found(
    root: Path, query: Query, today: dt.date, *, public: bool, as_json: bool, as_csv: bool
) -> int:
    """Print what a query finds: for people by meeting, with what was looked for marked.

    The code to leave with tells whether all minutes could be read.
    """
    reading = read_folder(root)
    folder, ledger = reading.folder, fold(reading.folder)
    today = folder.today(today)
    lines = newest_first(map(folded_line, lines_of(folder, ledger)))
    answer = search(query, folder, lines, today, private=not public)
    answer = marked_altered(answer, ledger.altered)
    if answer.groups and sys.stdout.isatty() and not (as_json or as_csv):
        _draw(answer, folder, today)
    else:
        hits = (hit for group in answer.groups for hit in group.hits)
        table = lines_table(folder, hits, today, answer.altered)
        print_table(table, _("Nothing was found."), as_json=as_json, as_csv=as_csv)
    if answer.more:
        say_wrong(_("Only the newest {n} lines are shown; look for more words.").format(n=SHOWN))
    for told in not_understood(query, found=bool(answer.groups)):
        say_wrong(f"{told}.")
    if answer.unknown:
        say_wrong(f"{unknown_names(answer.unknown)}.")
    return told_unread(reading.unreadable)


def lead(folder: Folder, line: Line) -> str:
    """What a line says besides its text, before it."""
    said = visible(line_lead(folder, line, place_words))
    return f"{said} – " if said and line.text else said


def _draw(answer: Answer, folder: Folder, today: dt.date) -> None:
    """Draw the lines found under their meetings."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False)
    for group in answer.groups:
        title = Text(f"{long_date(group.date)}  {visible(group.meeting)}", style="bold")
        if group.meeting in answer.altered:
            title.append("  ! " + _("CHANGED AFTER APPROVAL"), style="bold red")
        console.print(title)
        for hit in group.hits:
            line = hit.line
            head = f"#{line.n} {line_kind(line.kind)}" if line.n else line_kind(line.kind)
            text = Text.assemble((f"{head}  ", "dim"), (lead(folder, line), "dim"))
            text.append_text(hit_text(line.text, hit.spans))
            told = [line_state(line, today), *hit_notes(hit)]
            told += [_("private")] if line.private else []
            rest = " · ".join(visible(one) for one in told if one)
            text.append(f"  {rest}" if rest else "", style="dim")
            console.print(Padding(text, (0, 0, 0, 2)))
    say("")
