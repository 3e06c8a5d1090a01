"""Calendars as two other libraries read them, and those that are kept up to date in a folder."""

import datetime as dt
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from icalendar import Calendar
from msgspec.structs import replace

from tests.documents.samples import STRATEGY, TODAY, entry, folder, loaded, meeting
from tryg_tui.cli.folder import keep_calendars
from tryg_tui.core.model.entries import Action, Amendment, FollowUp
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.documents.export import Outgoing
from tryg_tui.documents.papers.register import register

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
DUE = dt.date(2018, 6, 1)
LATER = dt.datetime(2018, 10, 9, 10, tzinfo=dt.UTC)


def made(found: Folder, one: Meeting | None, **fields: Any) -> bytes:
    """The calendar of a meeting, or of what is open."""
    what = loaded(one) if one else None
    return Outgoing(root=Path(), folder=found, today=TODAY, loaded=what, **fields).file("ics")


def both(data: bytes) -> tuple[Any, Any]:
    """A calendar as two libraries read it."""
    return vobject.readOne(data.decode()), Calendar.from_ical(data)


def by_name(data: bytes, kind: str = "VEVENT") -> dict[str, Any]:
    """The parts of a calendar by their names before the sign."""
    return {
        str(part["UID"]).partition("@")[0]: part for part in Calendar.from_ical(data).walk(kind)
    }


@pytest.mark.parametrize("year", [2018, 2026, 2037])
@pytest.mark.parametrize("month", range(1, 13))
def test_hours_are_those_of_copenhagen_by_rules_that_need_no_name(year: int, month: int) -> None:
    for day in (1, 25, 28):
        date, start, end = dt.date(year, month, day), dt.time(9), dt.time(11)
        own = meeting(id=date.isoformat(), date=date, start=start, end=end)
        one, other = both(made(folder(own), own))
        (event,) = one.vevent_list
        right = dt.datetime.combine(date, start, COPENHAGEN)
        assert event.dtstart.value == right, "by the rules of the file"
        assert event.dtend.value == dt.datetime.combine(date, end, COPENHAGEN)
        (zone,) = other.walk("VTIMEZONE")
        assert {str(part.name) for part in zone.subcomponents} == {"STANDARD", "DAYLIGHT"}
        ruled = dt.datetime.combine(date, start, zone.to_tz(lookup_tzid=False))
        assert ruled.utcoffset() == right.utcoffset()
        (event,) = other.walk("VEVENT")
        assert event["DTSTART"].params["TZID"] == str(zone["TZID"]) == COPENHAGEN.key


def test_a_deadline_is_a_day_on_which_one_is_free_or_a_task_where_that_is_wished() -> None:
    own = meeting(entry(Action, 1, text="Ring", owners=("anna",), due=DUE))
    one, other = both(made(folder(own), own))
    _meeting, due = one.vevent_list
    assert (due.dtstart.value, due.dtend.value) == (DUE, DUE + dt.timedelta(days=1))
    assert (due.summary.value, due.transp.value) == ("Due: Ring", "TRANSPARENT")
    assert not other.walk("VTODO")
    one, other = both(made(folder(own), own, todos=True))
    assert len(other.walk("VEVENT")) == 1
    (task,) = one.vtodo_list
    assert (task.summary.value, task.due.value) == ("Ring", DUE)


def test_a_meeting_of_another_partnership_on_that_day_is_another_one() -> None:
    own = meeting()
    there = replace(folder(own), strategy=loaded_strategy(title="Tryg Vejle", short=""))
    names = {
        str(Calendar.from_ical(made(one, own)).walk("VEVENT")[0]["UID"])
        for one in (folder(own), there)
    }
    assert names == {"2018-04-10@tryg-aalborg.tryg-tui", "2018-04-10@tryg-vejle.tryg-tui"}


def loaded_strategy(**fields: Any) -> Any:
    """The strategy of the folder, otherwise."""
    held = folder().strategy
    assert held is not None
    return replace(held, value=replace(STRATEGY, **fields))


def test_a_deadline_that_was_put_off_or_corrected_replaces_itself() -> None:
    own = meeting(entry(Action, 1, text="Ring", due=DUE))
    first = by_name(made(folder(own), None))["2018-04-10-1"]
    assert first["SEQUENCE"] == 0
    look = entry(FollowUp, 1, of="2018-04-10#1", state="open", due=dt.date(2018, 12, 1), at=LATER)
    right = entry(Amendment, 2, of="2018-04-10#1", text="Ring nu", at=LATER)
    after = meeting(look, right, id="2018-10-09", date=dt.date(2018, 10, 9))
    then = by_name(made(folder(own, after), None))["2018-04-10-1"]
    assert (then["SEQUENCE"], then["SUMMARY"]) == (2, "Due: Ring nu")
    assert then["DTSTART"].dt == dt.date(2018, 12, 1)
    assert then["LAST-MODIFIED"].dt == LATER
    assert first["LAST-MODIFIED"].dt < LATER


def test_what_is_open_is_told_of_all_or_of_one_owner() -> None:
    own = meeting(
        entry(Action, 1, text="Ring", owners=("anna",), due=DUE),
        entry(Action, 2, text="Skriv", owners=("politi",), due=DUE),
        entry(Action, 3, text="Hent", due=DUE),
    )
    done = entry(FollowUp, 1, of="2018-04-10#3", state="done", at=LATER)
    after = meeting(done, id="2018-10-09", date=dt.date(2018, 10, 9))
    found = folder(own, after)
    assert set(by_name(made(found, None))) == {"2018-04-10-1", "2018-04-10-2"}
    assert set(by_name(made(found, None, owner="anna"))) == {"2018-04-10-1"}
    papers = Outgoing(root=Path(), folder=found, today=TODAY, owner="anna")
    for format in ("md", "csv", "json"):
        text = papers.file(format).decode()
        assert "Ring" in text
        assert "Skriv" not in text
        assert "Hent" not in text
    assert papers.name == "actions-anna"


def kept(root: Path, found: Folder, **fields: Any) -> Path:
    """A calendar that was put into the folder."""
    going = Outgoing(root=root, folder=found, today=TODAY, public=True, kept=True, **fields)
    path = root / f"{going.name}.ics"
    path.write_bytes(going.file("ics"))
    return path


def test_the_meeting_told_of_beside_one_is_the_next_of_its_group() -> None:
    first = meeting(body="styre")
    other = meeting(id="2018-05-02", date=dt.date(2018, 5, 2), state="planned", body="lokal")
    coming = meeting(id="2018-10-09", date=dt.date(2018, 10, 9), state="planned", body="styre")
    told = register(folder(first, other, coming), first, today=TODAY)
    assert told.meetings == (first, coming)


def test_calendars_in_the_folder_are_kept_as_they_were_wished(tmp_path: Path) -> None:
    first = meeting(
        entry(Action, 1, text="Ring", owners=("anna",), due=DUE),
        entry(Action, 2, text="Skriv", due=DUE),
        entry(Action, 3, text="HEMMELIGT", due=DUE, private=True),
        entry(Action, 4, text="Om 010203-1234", due=DUE),
    )
    coming = meeting(id="2018-10-09", date=dt.date(2018, 10, 9), state="planned")
    found = folder(first, coming)
    every, mine = kept(tmp_path, found), kept(tmp_path, found, owner="anna", todos=True)
    other = tmp_path / "ferie.ics"
    other.write_bytes(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    assert (every.name, mine.name) == ("calendar.ics", "calendar-anna.ics")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    keep_calendars(tmp_path, found, TODAY + dt.timedelta(days=1))
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before, "only the day is new"
    moved = replace(coming, date=dt.date(2018, 10, 16), moved_from=coming.date, revision=1)
    keep_calendars(tmp_path, found.with_meeting(loaded(moved)), TODAY)
    for path in (every, mine):
        event = by_name(path.read_bytes())["2018-10-09"]
        assert (event["DTSTART"].dt, event["SEQUENCE"]) == (dt.date(2018, 10, 16), 1)
        assert b"HEMMELIGT" not in path.read_bytes()
        assert b"010203" not in path.read_bytes()
    assert {"2018-04-10-1", "2018-04-10-2", "2018-04-10-4"} <= set(by_name(every.read_bytes()))
    assert set(by_name(mine.read_bytes(), "VTODO")) == {"2018-04-10-1"}
    assert other.read_bytes() == before[other]
    assert not Calendar.from_ical(every.read_bytes()).walk("VTODO")


def test_what_looks_personal_on_an_agenda_is_not_in_a_calendar_that_nobody_looks_through(
    tmp_path: Path,
) -> None:
    own = meeting()
    items = (replace(own.items[0], title="Ring til 98 12 34 56"), *own.items[1:])
    own = replace(own, items=items)
    event = by_name(kept(tmp_path, folder(own)).read_bytes())["2018-04-10"]
    assert event["DESCRIPTION"] == "2. Eventuelt"
    assert "98 12 34 56" in by_name(made(folder(own), own))["2018-04-10"]["DESCRIPTION"]
