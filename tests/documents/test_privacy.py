"""What is private is marked, and never stands in a public text."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from tests.documents.samples import (
    EVERY_KIND,
    ITEMS,
    agenda_of,
    corrected,
    entry,
    meeting,
    minutes_of,
)
from tryg_tui.core.ledger.privacy import (
    hidden_citations,
    private_citations,
    shared_meeting,
    shared_part,
)
from tryg_tui.core.model.entries import Action, Amendment, FollowUp, kind_of
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.meeting import Attendance


def test_a_private_correction_stays_out_of_public_minutes() -> None:
    text = minutes_of(*corrected(private=True), public=True)
    assert "Ring til ejerne" not in text
    assert "Ring til ejerne" in minutes_of(*corrected(private=True))


@pytest.mark.parametrize("found", EVERY_KIND, ids=kind_of)
def test_a_private_entry_of_any_kind_is_marked_and_left_out_of_public_text(found: Any) -> None:
    secret = replace(found, text="HEMMELIGT", private=True)
    own = meeting(secret)
    assert "(private)" in minutes_of(own)
    for text in (minutes_of(own, public=True), agenda_of(own, public=True)):
        assert "HEMMELIGT" not in text
        assert "#" not in text


def test_a_private_item_is_left_out_of_public_text_with_all_its_entries() -> None:
    own = meeting(
        entry(Action, text="HEMMELIGT"),
        items=(replace(ITEMS[0], private=True, title="LUKKET", text="LUKKET"), ITEMS[1]),
    )
    assert "1. LUKKET (private)" in minutes_of(own)
    assert "  1. LUKKET #1 (private) · " in minutes_of(own)
    for text in (minutes_of(own, public=True), agenda_of(own, public=True)):
        assert "HEMMELIGT" not in text
        assert "LUKKET" not in text
        assert "2. Eventuelt" in text


@pytest.mark.parametrize("kind", [FollowUp, Amendment])
def test_what_speaks_of_a_private_entry_is_private_too(kind: Any) -> None:
    earlier = meeting(
        entry(Action, text="HEMMELIGT", private=True), id="2017-12-05", date=dt.date(2017, 12, 5)
    )
    about = entry(kind, 2, of="2017-12-05#1", text="HEMMELIGT er gjort")
    further = entry(Amendment, 3, of="2018-04-10#2", text="HEMMELIGT er næsten gjort")
    text = minutes_of(meeting(about, further), earlier, public=True)
    assert "HEMMELIGT" not in text
    assert "#" not in text


def test_corrections_that_cite_each_other_are_shown() -> None:
    round_about = (
        entry(Amendment, 1, of="2018-04-10#2", text="en"),
        entry(Amendment, 2, of="2018-04-10#1", text="to"),
        entry(Amendment, 3, of="nonsense", text="tre"),
    )
    text = minutes_of(meeting(*round_about), public=True)
    assert "Should read:\n    en\n" in text
    assert "Should read:\n    tre\n" in text


def test_a_public_version_says_that_it_is_one() -> None:
    assert "Public version" in minutes_of(meeting(), public=True)
    assert "Public version" in agenda_of(meeting(), public=True)
    assert "Public version" not in minutes_of(meeting())


def folder_of(*meetings: Any) -> Folder:
    """A folder with meetings and nothing else."""
    return Folder(meetings=tuple(Loaded(path=m.id, sha256="", value=m) for m in meetings))


@pytest.mark.parametrize("found", EVERY_KIND, ids=kind_of)
def test_a_shared_screen_holds_no_private_entry_of_any_kind(found: Any) -> None:
    own = meeting(replace(found, private=True))
    assert shared_meeting(own, frozenset()).entries == ()
    assert shared_part(folder_of(own), frozenset()).meetings[0].value.entries == ()


def test_a_shared_screen_knows_of_a_private_item_only_that_there_is_one() -> None:
    own = meeting(
        entry(Action, text="HEMMELIGT"),
        items=(replace(ITEMS[0], private=True, title="LUKKET", text="LUKKET"), ITEMS[1]),
    )
    shown = shared_meeting(own, frozenset())
    assert [(item.id, item.private, item.view) for item in shown.items] == [
        (ITEMS[0].id, True, "other"),
        (ITEMS[1].id, False, ITEMS[1].view),
    ]
    assert shown.entries == ()
    assert "LUKKET" not in repr(shown)


def test_a_shared_screen_does_not_know_who_is_away() -> None:
    notes = tuple(
        Attendance(person=status, status=status)
        for status in ("present", "apologies", "absent", "guest")
    )
    shown = shared_meeting(replace(meeting(), attendance=notes), frozenset())
    assert [note.person for note in shown.attendance] == ["present", "guest"]


def test_what_speaks_of_private_entries_stays_hidden_where_those_are_not_held() -> None:
    earlier = meeting(
        entry(Action, text="HEMMELIGT", private=True), id="2017-12-05", date=dt.date(2017, 12, 5)
    )
    about = entry(FollowUp, 2, of="2017-12-05#1", text="HEMMELIGT er gjort")
    further = entry(Amendment, 3, of="2018-04-10#2", text="HEMMELIGT er næsten gjort")
    now = meeting(about, further)
    known = private_citations(folder_of(earlier, meeting()))
    assert known == {"2017-12-05#1"}
    assert shared_meeting(now, known).entries == ()
    assert hidden_citations(now, known) == {"2017-12-05#1", "2018-04-10#2", "2018-04-10#3"}
    assert private_citations(folder_of(earlier, now)) == hidden_citations(now, known)
