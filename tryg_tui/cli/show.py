"""Printing a meeting: all of it as plain text, or the lines that are wanted as a table."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from tryg_tui.cli.common import Stop, say, say_wrong
from tryg_tui.cli.meetings import line_number
from tryg_tui.cli.review import wanted_by
from tryg_tui.cli.tables import print_table
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.review.decisions import Wanted, wanted_lines
from tryg_tui.core.search.lines import agenda_order
from tryg_tui.core.search.match import Hit
from tryg_tui.core.search.query import KINDS
from tryg_tui.core.search.words import plain_letters
from tryg_tui.documents.papers.tables import lines_table
from tryg_tui.documents.render.plain import agenda_text, minutes_text
from tryg_tui.locale import _
from tryg_tui.words.review import line_kind


def whole(folder: Folder, loaded: Loaded[Meeting], today: dt.date, *, public: bool) -> None:
    """Print the agenda or the minutes."""
    text = agenda_text if loaded.value.state == "planned" else minutes_text
    say(text(folder, loaded, today=today, public=public), lines=True)
    if loaded.value.id in fold(folder).altered:
        pattern = _("CHANGED AFTER APPROVAL: {path} is not what was approved.")
        say_wrong(pattern.format(path=loaded.path))


def wanted(
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


def some(
    folder: Folder,
    meeting: Meeting,
    wanted: Wanted,
    *,
    today: dt.date,
    public: bool,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Print the lines of a meeting that are wanted, in the order of its agenda."""
    ledger = fold(folder)
    lines = agenda_order(folder, ledger, meeting)
    if public:
        lines = [line.public for line in lines if not line.private]
    hits = [Hit(line=line) for line in wanted_lines(folder, lines, wanted)]
    table = lines_table(folder, hits, today, ledger.altered)
    print_table(table, _("No such lines in this meeting."), as_json=as_json, as_csv=as_csv)
