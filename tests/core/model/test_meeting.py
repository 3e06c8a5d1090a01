"""The records of a meeting and a folder: what is found in them, and how an entry is cited."""

import datetime as dt
from types import ModuleType

import msgspec
import pytest

from tests.factories import (
    decision,
    folder,
    held,
    initiative,
    item,
    loaded,
    meeting,
    note,
    strategy,
)
from tryg_tui.core.ledger import attention, ledger
from tryg_tui.core.meetings import recording
from tryg_tui.core.model import base, entries
from tryg_tui.core.model import base as problem
from tryg_tui.core.model import folder as folders
from tryg_tui.core.model import initiative as initiatives
from tryg_tui.core.model import meeting as meetings
from tryg_tui.core.model.base import Problem, Problems
from tryg_tui.core.model.entries import ENTRY_TYPES, kind_of
from tryg_tui.core.model.initiative import Step
from tryg_tui.core.model.meeting import AgendaItem, End, Meeting, numbered, split_citation
from tryg_tui.core.review import closing

KINDS = [
    "decision",
    "action",
    "followup",
    "note",
    "status",
    "lifecycle",
    "reading",
    "outreach",
    "topic",
    "approval",
    "amendment",
]


def test_every_kind_of_the_file_format_has_one_struct_that_knows_its_kind() -> None:
    assert list(ENTRY_TYPES) == KINDS
    assert kind_of(decision(1)) == "decision"
    assert kind_of(note(1)) == "note"


def test_items_and_entries_are_found_by_their_names_or_not_at_all() -> None:
    taken = held("2018-04-10", note(2, item="index"), note(5), note(7, item="index"))
    taken = held("2018-04-10", *taken.entries, items=(item("agenda"), item("index")))
    assert taken.item("index") == item("index")
    assert taken.item("budget") is None
    assert taken.entry(5) == note(5)
    assert taken.entry(3) is None
    assert [entry.n for entry in taken.entries_of("index")] == [2, 7]
    assert taken.entries_of("agenda") == ()


def test_a_citation_is_the_meeting_and_the_number_and_splits_again() -> None:
    cited = meeting("2018-04-10-2").cite(note(7))
    assert cited == "2018-04-10-2#7"
    assert split_citation(cited) == ("2018-04-10-2", 7)


@pytest.mark.parametrize(
    "text", ["", "2018-04-10", "#7", "2018-04-10#", "2018-04-10#x", "2018-04-10#-7", "m#²", "m#٣"]
)
def test_what_is_not_a_citation_does_not_split(text: str) -> None:
    assert split_citation(text) is None


def test_a_folder_finds_its_records_by_id() -> None:
    full = folder(held("2017-12-05"), strategy=strategy(), initiatives=(initiative("natteliv"),))
    found, person, theme = (
        full.meeting("2017-12-05"),
        full.person("tryg-politi"),
        full.initiative("natteliv"),
    )
    assert found is not None
    assert found.path == "minutes/2017-12-05.toml"
    assert person is not None
    assert person.partner == "politi"
    assert theme == initiative("natteliv")
    assert full.meeting("2018-04-10") is None
    assert full.person("borgmester") is None
    assert full.initiative("havnefronten") is None


def test_a_folder_without_a_strategy_knows_nobody_and_takes_today_as_it_is() -> None:
    assert folder().person("tryg-politi") is None
    assert folder().today(dt.date(2026, 1, 2)) == dt.date(2026, 1, 2)


def test_today_is_the_date_of_the_folder_only_where_it_has_one() -> None:
    today = dt.date(2026, 1, 2)
    shown = folder(strategy=strategy(as_of=dt.date(2018, 4, 10)))
    assert shown.today(today) == dt.date(2018, 4, 10)
    assert folder(strategy=strategy()).today(today) == today


def test_a_meeting_put_into_a_folder_takes_its_place_by_date_then_id() -> None:
    full = folder(meeting("2018-04-10"), meeting("2016-12-06"))
    for id in ("2018-04-10-2", "2017-06-13"):
        full = full.with_meeting(loaded(f"minutes/{id}.toml", meeting(id)))
    order = ["2016-12-06", "2017-06-13", "2018-04-10", "2018-04-10-2"]
    assert [m.value.id for m in full.meetings] == order


def test_a_meeting_put_into_a_folder_replaces_the_one_with_its_id_even_when_it_was_moved() -> None:
    full = folder(meeting("2018-04-10"), meeting("2018-05-01"))
    moved = meeting("2018-04-10", date=dt.date(2018, 6, 5))
    full = full.with_meeting(loaded("minutes/2018-04-10.toml", moved))
    assert [m.value.id for m in full.meetings] == ["2018-05-01", "2018-04-10"]
    assert full.meetings[1].value.date == dt.date(2018, 6, 5)


def test_what_a_file_leaves_out_is_neither_private_nor_an_example_nor_used_time() -> None:
    bare = AgendaItem(id="a", title="A", kind="information", view="other")
    assert (bare.minutes, bare.seconds, bare.not_reached, bare.private) == (0, 0, False, False)
    plain = Meeting(id="2018-04-10", title="Møde", date=dt.date(2018, 4, 10))
    assert (plain.state, plain.example, plain.last) == ("planned", False, 0)
    assert End(items=0, entries=0).last == 0
    assert not note(1).private


def test_the_planned_end_of_a_meeting_has_another_key_than_the_last_table_of_its_file() -> None:
    keys = {info.name: info.encode_name for info in msgspec.structs.fields(Meeting)}
    assert keys.pop("end") == "until"
    assert all(name == key for name, key in keys.items())


@pytest.mark.parametrize(
    "module",
    [attention, base, closing, entries, folders, initiatives, ledger, meetings, problem, recording],
)
def test_no_record_can_be_changed_in_place(module: ModuleType) -> None:
    structs = [
        each
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, msgspec.Struct)
    ]
    assert structs
    assert all(each.__struct_config__.frozen for each in structs)


def test_problems_are_collected_in_order_for_one_file() -> None:
    problems = Problems("minutes/2018-04-10.toml")
    problems.add("unknown-item", "entries[3].item", found="indeks", nearest="index")
    problems.add("end-missing", severity="warning")
    file = "minutes/2018-04-10.toml"
    assert problems.found == [
        Problem(
            file=file,
            key="entries[3].item",
            code="unknown-item",
            args={"found": "indeks", "nearest": "index"},
            severity="error",
        ),
        Problem(file=file, key="", code="end-missing", args={}, severity="warning"),
    ]


def test_an_item_is_closed_to_who_looks_on_only_when_its_title_was_taken_away() -> None:
    assert item("a", private=True, title="").closed
    assert not item("a", private=True).closed
    assert not item("a", title="").closed


def test_a_step_is_open_until_it_is_done_or_given_up() -> None:
    day = dt.date(2018, 4, 10)
    steps = (
        Step(id="a", text="A", done=day),
        Step(id="b", text="B", lapsed=day),
        Step(id="c", text="C"),
    )
    assert initiative("x", steps=steps).open_steps == steps[2:]


def test_parts_of_an_item_have_its_number_with_a_letter() -> None:
    items = (
        *(item("a"), item("b"), item("c", part_of="b"), item("d", part_of="b"), item("e")),
        *(item("f", part_of="b"), item("g", part_of="f"), item("h", part_of="h")),
    )
    own = meeting(items=items)
    assert " ".join(number for number, _item in own.numbered) == "1 2 2.a 2.b 3 4 4.a 5"
    assert (own.number_of("d"), own.number_of("nothing")) == ("2.b", "")
    many = (item("a"), *(item(f"p{n}", part_of="a") for n in range(28)))
    assert [number for number, _item in numbered(many)][-3:] == ["1.z", "1.aa", "1.ab"]
