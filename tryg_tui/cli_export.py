"""The command that writes a meeting, or the open actions, for those who never open a terminal."""

import datetime as dt
from pathlib import Path

from tryg_tui.cli_common import DONE
from tryg_tui.cli_meeting import choose
from tryg_tui.cli_out import check_leaks, named_formats, targets, write
from tryg_tui.core.folder import Folder, Loaded
from tryg_tui.core.meeting import Meeting
from tryg_tui.documents.blocks import Paper
from tryg_tui.documents.formats import FORMATS, PAPERS, Format, data, written
from tryg_tui.documents.papers import actions_paper, meeting_paper
from tryg_tui.documents.vocabulary import file_word
from tryg_tui.store.loading import FolderReading

ACTIONS = "actions"
"""What is written instead of a meeting when it is named so."""


def export(
    reading: FolderReading,
    meeting: str,
    to: str | None,
    output: str | None,
    *,
    now: dt.date,
    public: bool,
    force: bool,
) -> int:
    """Write a meeting, or with "actions" all that is open, in one or more formats."""
    formats = named_formats(to, output, FORMATS)
    loaded = None if meeting == ACTIONS else choose(reading, meeting, now)
    _write(reading, loaded, targets(output, file_name(loaded, public), formats), now, public, force)
    return DONE


def _write(
    reading: FolderReading,
    loaded: Loaded[Meeting] | None,
    places: dict[Format, Path],
    now: dt.date,
    public: bool,
    force: bool,
) -> None:
    """Check and write the formats of a meeting, or of the open actions."""
    folder = reading.folder
    paper = paper_of(folder, loaded, now, public)
    if public:
        check_leaks(paper, force=force)

    def render(format: Format) -> bytes:
        if format in PAPERS:
            return written(paper, format)
        return data(folder, loaded, format, today=now, public=public)

    write(places, render, force=force)


def paper_of(folder: Folder, loaded: Loaded[Meeting] | None, now: dt.date, public: bool) -> Paper:
    """The document of a meeting, or of the open actions."""
    if loaded is None:
        return actions_paper(folder, today=now, public=public)
    return meeting_paper(folder, loaded, today=now, public=public)


def file_name(loaded: Loaded[Meeting] | None, public: bool) -> str:
    """The name of a document's file without its ending: "referat-2017-12-05"."""
    if loaded is None:
        name = file_word("actions")
    else:
        word = file_word("agenda" if loaded.value.state == "planned" else "minutes")
        name = f"{word}-{loaded.value.id}"
    return f"{name}-{file_word('public')}" if public else name
