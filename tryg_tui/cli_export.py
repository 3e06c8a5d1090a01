"""The command that writes a meeting, or the open actions, for those who never open a terminal."""

import datetime as dt

from tryg_tui.cli_common import DONE, Stop
from tryg_tui.cli_meeting import choose
from tryg_tui.cli_out import check_leaks, named_formats, targets, write
from tryg_tui.core.folder import Folder, Loaded
from tryg_tui.core.meeting import Meeting
from tryg_tui.core.survey import measure_ids, measure_of
from tryg_tui.documents.blocks import Paper
from tryg_tui.documents.csv_table import index_table, table_bytes
from tryg_tui.documents.formats import FORMATS, PAPERS, Format, data, written
from tryg_tui.documents.local_table import table_head, table_rows
from tryg_tui.documents.papers import actions_paper, meeting_paper
from tryg_tui.documents.vocabulary import file_word
from tryg_tui.locale import _
from tryg_tui.store.loading import FolderReading

ACTIONS = "actions"
"""What is written instead of a meeting when it is named so."""


TABLES: tuple[Format, ...] = (*PAPERS, "csv")
"""The formats that the table of a meeting is written in."""


def export(
    reading: FolderReading,
    meeting: str,
    to: str | None,
    output: str | None,
    *,
    now: dt.date,
    public: bool,
    force: bool,
    table: bool,
) -> int:
    """Write a meeting, or all that is open, or the readings of a measure."""
    folder = reading.folder
    if meeting in measure_ids(folder):
        return _index(folder, meeting, output, force)
    formats = named_formats(to, output, TABLES if table else FORMATS)
    loaded = None if meeting == ACTIONS else choose(reading, meeting, now)
    if table and loaded is None:
        raise Stop(_("Only a meeting is written as a table of its items and decisions."))
    paper = paper_of(folder, loaded, now, public=public, table=table)
    if public:
        check_leaks(paper, force=force)

    def render(format: Format) -> bytes:
        if table and loaded is not None and format == "csv":
            rows = table_rows(folder, loaded.value, public=public)
            return table_bytes((table_head(), *rows))
        if format in PAPERS:
            return written(paper, format)
        return data(folder, loaded, format, today=now, public=public)

    write(targets(output, file_name(loaded, public), formats), render, force=force)
    return DONE


def _index(folder: Folder, id: str, output: str | None, force: bool) -> int:
    """Write the readings of a measure as they can be read in again."""
    measure = measure_of(folder, id)
    assert measure is not None
    write(targets(output, id, ["csv"]), lambda _format: index_table(measure), force=force)
    return DONE


def paper_of(
    folder: Folder,
    loaded: Loaded[Meeting] | None,
    now: dt.date,
    *,
    public: bool = False,
    table: bool = False,
) -> Paper:
    """The document of a meeting, or of the open actions."""
    if loaded is None:
        return actions_paper(folder, today=now, public=public)
    return meeting_paper(folder, loaded, today=now, public=public, table=table)


def file_name(loaded: Loaded[Meeting] | None, public: bool) -> str:
    """The name of a document's file without its ending: "referat-2017-12-05"."""
    if loaded is None:
        name = file_word("actions")
    else:
        word = file_word("agenda" if loaded.value.state == "planned" else "minutes")
        name = f"{word}-{loaded.value.id}"
    return f"{name}-{file_word('public')}" if public else name
