"""What may not be shown, however it is spoken of."""

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from tests.documents.samples import EVERY_KIND
from tests.factories import action, amendment, folder, followup, held, item, meeting, note
from tryg_tui.core.input.draft import Draft
from tryg_tui.core.ledger.privacy import (
    away,
    cited_entry,
    corrected_entry,
    hidden_citations,
    is_draft_private,
    is_private,
    named,
    private_citations,
    public_part,
    shared_meeting,
    shared_part,
)
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.entries import kind_of
from tryg_tui.core.model.folder import Loaded
from tryg_tui.core.model.link import Link
from tryg_tui.core.model.meeting import AgendaItem
from tryg_tui.core.model.strategy import Partner, Person, Strategy

EARLIER = held(
    "2017-12-05",
    action(1, "hemmelig", private=True),
    action(2, "åben"),
    action(3, "under et lukket punkt", item="closed"),
    items=(item("closed", private=True), item("initiatives")),
)
LATER = held(
    "2018-04-10",
    followup(1, "2017-12-05#1"),
    amendment(2, "2018-04-10#1", "om den hemmelige"),
    followup(3, "2017-12-05#2"),
    followup(4, "2017-12-05#3"),
    followup(5, "2018-04-10#5"),
    followup(6, "ingenting"),
    followup(7, "2001-01-01#1"),
    note(8, "fri"),
)
FOLDER = folder(EARLIER, LATER)


def test_what_speaks_of_something_private_is_private() -> None:
    private = [is_private(FOLDER, LATER, entry) for entry in LATER.entries]
    assert private == [True, True, False, True, False, False, False, False]


def test_a_meeting_knows_its_own_entries_before_the_folder_does() -> None:
    changed = replace(EARLIER, entries=(action(2, "nyere"),))
    found = cited_entry(FOLDER, changed, "2017-12-05#2")
    assert found is not None
    assert found[1].text == "nyere"
    assert cited_entry(FOLDER, changed, "2017-12-05#9") is None


def test_the_public_part_of_a_folder_tells_nothing_private() -> None:
    earlier, later = public_part(FOLDER).meetings
    assert [entry.n for entry in earlier.value.entries] == [2]
    assert [entry.n for entry in later.value.entries] == [3, 5, 6, 7, 8]


@pytest.mark.parametrize("found", EVERY_KIND, ids=kind_of)
def test_a_shared_screen_holds_no_private_entry_of_any_kind(found: Any) -> None:
    own = held("2018-04-10", replace(found, private=True))
    assert shared_meeting(own, frozenset()).entries == ()
    assert shared_part(folder(own), frozenset()).meetings[0].value.entries == ()


def test_a_shared_screen_knows_of_a_private_item_only_that_there_is_one() -> None:
    said = dict.fromkeys(
        ("title", "short", "text", "of", "case_number", "closed_because"), "LUKKET"
    )
    own = held(
        "2018-04-10",
        action(1, "HEMMELIGT", item="closed"),
        items=(
            item("closed", private=True, **said),
            item("open", view="index"),
        ),
    )
    shown = shared_meeting(own, frozenset())
    assert [(item.id, item.private, item.view) for item in shown.items] == [
        ("closed", True, "other"),
        ("open", False, "index"),
    ]
    assert shown.entries == ()
    assert "LUKKET" not in repr(shown)


def test_a_shared_screen_does_not_know_who_is_away() -> None:
    notes = tuple(
        Attendance(person=status, status=status)
        for status in ("present", "apologies", "absent", "guest")
    )
    shown = shared_meeting(meeting(attendance=notes), frozenset())
    assert [note.person for note in shown.attendance] == ["present", "guest"]


def test_who_is_away_from_a_meeting_that_goes_on_is_told_by_the_partner_alone() -> None:
    notes = tuple(
        Attendance(person=id, status=status)  # type: ignore[arg-type]
        for id, status in (("a", "present"), ("b", "absent"), ("c", "apologies"))
    )
    there = meeting(state="open", attendance=notes)
    later = there.date.replace(year=2030)
    assert away(there, later) == (True, frozenset("bc"))
    for state in ("draft", "final"):
        ended = replace(there, state=state)
        assert away(ended, there.date) == (True, frozenset("bc"))
        assert away(ended, later) == (False, frozenset("bc"))
    assert not away(replace(there, state="planned"), there.date)[0]
    people = (
        Person(id="a", title="Leder", name="Anna"),
        Person(id="b", title="Betjent", name="Bo", partner="politi"),
        Person(id="c", title="Gæst", name="Carl"),
    )
    whole = Strategy(title="T", partners=(Partner(id="politi", title="Politiet"),), people=people)
    file = Loaded(path="strategy.toml", sha256="", value=whole)
    told = named(file, away(there, later)[1])
    assert told is not None
    assert [(one.title, one.name) for one in told.value.people] == [
        ("Leder", "Anna"),
        ("Politiet", ""),
        ("–", ""),
    ]
    assert named(file, ()) is file
    assert named(None, {"b"}) is None


def test_what_is_being_written_is_kept_back_where_the_line_would_be() -> None:
    shown, hidden = note(1), note(2, private=True)
    closed = item("b", private=True)
    here = meeting(items=(item("a"), closed), entries=(shown, hidden))
    there = folder(here)
    plain = Draft(kind="note", item="a", values={"text": "x"})
    open_ones = (
        plain,
        replace(plain, n=1, before=shown),
        replace(plain, kind="action", values={"of": "1"}),
        replace(plain, kind="followup", of=here.cite(shown), also=(here.cite(shown),)),
        replace(plain, kind="approval", of="2017-12-05"),
    )
    kept_back = (
        replace(plain, values={"private": "yes"}),
        replace(plain, item="b"),
        replace(plain, item="gone"),
        replace(plain, n=2, before=hidden),
        replace(plain, kind="action", values={"of": "2"}),
        replace(plain, kind="action", values={"of": here.cite(hidden)}),
        replace(plain, kind="action", values={"of": "no. 2"}),
        replace(plain, kind="followup", of=here.cite(shown), also=(here.cite(hidden),)),
        replace(plain, kind="followup", of="2017-12-05#9"),
    )
    assert not [one for one in open_ones if is_draft_private(there, here, one)]
    assert not [one for one in kept_back if not is_draft_private(there, here, one)]


def test_the_room_sees_neither_who_is_away_and_stood_in_for_nor_why_somebody_is_out() -> None:
    note = Attendance(
        person="p", status="present", out_of=("a",), reason="inhabil", stands_in_for="væk"
    )
    shown = shared_meeting(meeting(attendance=(note,)), frozenset())
    assert shown.attendance == (Attendance(person="p", status="present", out_of=("a",)),)


def test_what_speaks_of_private_entries_stays_hidden_where_those_are_not_held() -> None:
    earlier = held("2017-12-05", action(1, "HEMMELIGT", private=True))
    about = followup(2, "2017-12-05#1", text="HEMMELIGT er gjort")
    further = amendment(3, "2018-04-10#2", "HEMMELIGT er næsten gjort")
    now = held("2018-04-10", about, further)
    known = private_citations(folder(earlier, meeting()))
    assert known == {"2017-12-05#1"}
    assert shared_meeting(now, known).entries == ()
    assert hidden_citations(now, known) == {"2017-12-05#1", "2018-04-10#2", "2018-04-10#3"}
    assert private_citations(folder(earlier, now)) == hidden_citations(now, known)


def test_of_a_private_item_no_words_are_left_whatever_field_they_stand_in() -> None:
    texts = {one.name for one in msgspec.structs.fields(AgendaItem) if one.default == ""}
    told: dict[str, Any] = dict.fromkeys((texts | {"title"}) - {"part_of"}, "HEMMELIGT")
    assert {"of", "topic", "short", "text"} <= told.keys()
    secret = AgendaItem(
        id="a",
        kind="decision",
        view="safety-index",
        private=True,
        part_of="b",
        extra=dict(told),
        **told,
    )
    shown = shared_meeting(meeting(items=(item("b"), secret)), frozenset()).items[1]
    assert "HEMMELIGT" not in repr(shown)
    assert (shown.id, shown.part_of, shown.private) == ("a", "b", True), "its place is known"
    assert "HEMMELIGT" in repr(
        shared_meeting(meeting(items=(replace(secret, private=False),)), frozenset())
    )


def test_of_a_private_item_no_link_is_left() -> None:
    link = Link(title="HEMMELIGT", address="https://hemmeligt.dk")
    own = meeting(items=(item("a", private=True, links=(link,)), item("b", links=(link,))))
    assert [one.links for one in shared_meeting(own, frozenset()).items] == [(), (link,)]


def test_corrections_of_each_other_are_about_no_entry() -> None:
    first, second = amendment(1, "2018-04-10#2", "en"), amendment(2, "2018-04-10#1", "to")
    ring = held("2018-04-10", first, second)
    assert corrected_entry(folder(ring), ring, first) is None
