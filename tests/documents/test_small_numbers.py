"""No public paper, report or table tells a number so small that it tells of somebody."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.shipped import FOLDER
from tryg_tui.core.model.entries import Amendment, ReadingEntry
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.initiative import Initiative, Reading
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.export import Outgoing
from tryg_tui.store.folder.load import read_folder

TODAY = dt.date(2018, 4, 10)

BEFORE, LAST = "2017-06-13", "2017-12-05"

CANARY = re.compile(r"(?<![\d.,])(2 elever|3 elever|4 elever|3 (of|af) 18)")
"""The small numbers, as they would be told."""


def with_few() -> Folder:
    """The shipped folder, in which a register and minutes tell of few pupils."""
    found = read_folder(Path(FOLDER)).folder
    id, indicator = "drop-out-elever", "elever-med-handling"
    register: Any = next(one for one in found.initiatives if one.value.id == id)
    own: Initiative = register.value
    more = Reading(indicator=indicator, value=2, date=dt.date(2017, 9, 1), period="august 2017")
    register = replace(register, value=replace(own, readings=(*own.readings, more)))
    found = found.with_file(register)

    def told(meeting: Loaded[Meeting], entry: Any) -> Folder:
        held = meeting.value
        entry = replace(entry, n=held.last + 1, at=held.entries[-1].at)
        whole = replace(held, entries=(*held.entries, entry), last=held.last + 1)
        return found.with_meeting(replace(meeting, value=whole))

    first = found.meeting(BEFORE)
    assert first is not None
    reading = ReadingEntry(
        n=0,
        item="measurement",
        at=first.value.entries[0].at,
        initiative=id,
        indicator=indicator,
        value=3,
        denominator=18,
        period="marts 2017",
    )
    found = told(first, reading)
    later = found.meeting(LAST)
    assert later is not None
    of = f"{BEFORE}#{first.value.last + 1}"
    by = Amendment(n=0, item="measurement", at=reading.at, of=of, value=4, qualifier="exact")
    return told(later, by)


@pytest.mark.parametrize("meeting", [BEFORE, LAST])
def test_public_minutes_tell_only_a_bound(meeting: str) -> None:
    folder = with_few()
    loaded = folder.meeting(meeting)
    assert loaded is not None
    internal = Outgoing(root=Path(), folder=folder, today=TODAY, loaded=loaded)
    assert CANARY.search(internal.file("md").decode()), "the internal ones tell all"
    for table in (False, True):
        public = Outgoing(
            root=Path(), folder=folder, today=TODAY, loaded=loaded, public=True, table=table
        )
        assert not CANARY.search(public.file("md").decode())
        assert not CANARY.search(public.file("csv").decode())
    assert (
        "less than 5"
        in Outgoing(root=Path(), folder=folder, today=TODAY, loaded=loaded, public=True)
        .file("md")
        .decode()
    )


def test_the_yearly_report_tells_only_a_bound() -> None:
    text = Outgoing(root=Path(), folder=with_few(), today=TODAY, year=2017).file("md").decode()
    assert not CANARY.search(text)
    assert "less than 5 elever (august 2017)" in text
