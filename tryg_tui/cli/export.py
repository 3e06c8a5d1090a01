"""The command that writes a meeting, or the open actions, for those who never open a terminal."""

import datetime as dt

from tryg_tui.cli.common import DONE, Stop
from tryg_tui.cli.meetings import choose
from tryg_tui.cli.output import send_out, targets, write
from tryg_tui.core.measures.survey import measure_ids, measure_of
from tryg_tui.core.model.folder import Folder
from tryg_tui.documents.export import Outgoing
from tryg_tui.documents.render.csv import index_table
from tryg_tui.locale import _
from tryg_tui.store.folder.load import FolderReading

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
    table: bool,
) -> int:
    """Write a meeting, or all that is open, or the readings of a measure."""
    folder = reading.folder
    if meeting in measure_ids(folder):
        return _index(folder, meeting, output, force)
    loaded = None if meeting == ACTIONS else choose(reading, meeting, now)
    if table and loaded is None:
        raise Stop(_("Only a meeting is written as a table of its items and decisions."))
    going = Outgoing(folder=folder, today=now, loaded=loaded, public=public, table=table)
    send_out(going, to, output, force=force)
    return DONE


def _index(folder: Folder, id: str, output: str | None, force: bool) -> int:
    """Write the readings of a measure as they can be read in again."""
    measure = measure_of(folder, id)
    assert measure is not None
    write(targets(output, id, ["csv"]), lambda _format: index_table(measure), force=force)
    return DONE
