"""The command that prints a meeting: all as plain text, or the lines wanted as a table."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from tryg_tui.cli.console import Options, Stop, say, say_wrong
from tryg_tui.cli.folder import opened, told_unread
from tryg_tui.cli.meetings import choose, line_number
from tryg_tui.cli.review import wanted_by
from tryg_tui.cli.tables import print_table
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.small_numbers import masked_meeting
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.review.decisions import Wanted, wanted_lines
from tryg_tui.core.search.lines import agenda_order
from tryg_tui.core.search.match import Hit
from tryg_tui.core.search.query import KINDS, plain_letters
from tryg_tui.documents.model import Table
from tryg_tui.documents.papers.tables import lines_table
from tryg_tui.documents.render.plain import agenda_text, minutes_text
from tryg_tui.locale import _
from tryg_tui.words.review import line_kind


def show(
    options: Options,
    meeting: str,
    kind: tuple[str, ...],
    public: bool,
    as_json: bool,
    as_csv: bool,
    **narrowing: str | None,
) -> int:
    """Print a meeting as plain text, or some of its lines as a table."""
    _root, reading, today = opened(options)
    folder = reading.folder
    found = choose(reading, meeting, today)
    number = meeting.partition("#")[2]
    if number or kind or as_json or as_csv or any(narrowing.values()):
        wanted = _wanted(folder, number, kind, narrowing)
        lines = _lines(folder, found.value, wanted, today, public=public)
        print_table(lines, _("No such lines in this meeting."), as_json=as_json, as_csv=as_csv)
    else:
        _print_whole(folder, found, today, public=public)
    return told_unread(reading.unreadable)


def _print_whole(folder: Folder, loaded: Loaded[Meeting], today: dt.date, *, public: bool) -> None:
    """Print the agenda or the minutes."""
    text = agenda_text if loaded.value.not_held else minutes_text
    say(text(folder, loaded, today=today, public=public), lines=True)
    if loaded.value.id in fold(folder).altered:
        pattern = _("CHANGED AFTER APPROVAL: {path} is not what was approved.")
        say_wrong(pattern.format(path=loaded.path))


def _wanted(
    folder: Folder, number: str, kinds: Iterable[str], narrowing: Mapping[str, Any]
) -> Wanted:
    """What is wanted, by ids and kinds; stops where a name is unknown or means several."""
    return replace(
        wanted_by(folder, **narrowing),
        kinds=frozenset(map(_kind, kinds)),
        n=line_number(f"#{number}") or None,
    )


def _kind(name: str) -> str:
    """The kind of line that a word in either language means, also in the plural."""
    asked = "".join(one for one in plain_letters(name) if one.isalnum())
    found = {kind for word, kind in KINDS.items() if word == asked}
    found = found or {kind for word, kind in KINDS.items() if asked.startswith(word)}
    if len(found) != 1:
        pattern = _("“{name}” is no kind of line; known are: {names}.")
        known = ", ".join(line_kind(kind).lower() for kind in dict.fromkeys(KINDS.values()))
        raise Stop(pattern.format(name=name, names=known))
    return found.pop()


def _lines(
    folder: Folder, meeting: Meeting, wanted: Wanted, today: dt.date, *, public: bool
) -> Table:
    """The lines of a meeting that are wanted, in the order of its agenda."""
    if public:
        folder, meeting = masked_meeting(folder, meeting)
    ledger = fold(folder, today=today)
    lines = agenda_order(folder, ledger, meeting)
    if public:
        lines = [line.public for line in lines if not line.private]
    hits = [Hit(line=line) for line in wanted_lines(folder, lines, wanted)]
    return lines_table(folder, hits, today, ledger.altered)
