"""Calendar, spreadsheet and data: read back by others, and nothing in them acts."""

import csv
import datetime as dt
import io
import json
from typing import Any, get_args

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.documents.render.test_hostile_documents import NAUGHTY
from tests.documents.samples import (
    AT,
    EVERY_KIND,
    ITEMS,
    LATER,
    TODAY,
    entry,
    folder,
    loaded,
    meeting,
)
from tryg_tui import locale
from tryg_tui.core.imports.index_columns import index_columns
from tryg_tui.core.imports.safety_index import read_index
from tryg_tui.core.imports.tables import csv_table
from tryg_tui.core.ledger.small_numbers import masked
from tryg_tui.core.model.attendance import Attendance, PartNote
from tryg_tui.core.model.entries import Action, Amendment, Decision, FollowUp
from tryg_tui.core.model.folder import Folder, Loaded
from tryg_tui.core.model.initiative import Qualifier
from tryg_tui.core.model.link import Link
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.safety_index import (
    Area,
    IndexReading,
    Measure,
    Precision,
    Said,
    Source,
    Survey,
)
from tryg_tui.core.model.strategy import Strategy
from tryg_tui.documents.papers.register import register
from tryg_tui.documents.render.data import FORMULA, guarded, index_json, index_table, unguarded
from tryg_tui.documents.render.formats import Format, written
from tryg_tui.documents.render.visible import line_shown
from tryg_tui.session.incoming.files import plain_cells

DUE = dt.date(2018, 6, 1)

LINKS = (Link(title="Oplæg", address="https://a.dk"), Link(address="files/b.pdf"))
LINK_RECORDS = [
    {"title": "Oplæg", "address": "https://a.dk"},
    {"title": "", "address": "files/b.pdf"},
]


def made(found: Folder, one: Meeting, format: Format, public: bool = False) -> bytes:
    """The data of a meeting in a format."""
    return written(register(found, one, today=TODAY, public=public), format)


def calendar(data: bytes) -> Any:
    """A calendar as another library reads it."""
    return vobject.readOne(data.decode())


def rows(data: bytes) -> list[list[str]]:
    """The rows of a spreadsheet's file."""
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_a_calendar_holds_the_meeting_the_next_one_and_what_is_due() -> None:
    own = meeting(
        entry(Action, 1, text="Skriv, brev; nu", owners=("anna",), due=DUE, due_text="1. juni"),
        entry(Action, 2, text="Uden frist."),
        start=dt.time(9),
        end=dt.time(11, 30),
        place="Rådhuset, sal 2",
    )
    coming = meeting(id="2018-10-09", date=LATER, state="planned", title="Efterårsmødet")
    found = calendar(made(folder(own, coming), own, "ics"))
    first, second, due = found.vevent_list
    zone = dt.timedelta(hours=2)
    assert first.summary.value == "Forårsmødet"
    assert first.dtstart.value == dt.datetime(2018, 4, 10, 9, tzinfo=dt.timezone(zone))
    assert first.dtstart.value.utcoffset() == zone
    assert first.dtend.value == dt.datetime(2018, 4, 10, 11, 30, tzinfo=dt.timezone(zone))
    assert first.location.value == "Rådhuset, sal 2"
    assert first.description.value == "1. Status\n2. Eventuelt"
    assert (second.summary.value, second.dtstart.value) == ("Efterårsmødet", LATER)
    assert (due.summary.value, due.dtstart.value) == ("Due: Skriv, brev; nu", DUE)
    assert due.description.value == "Owner: Anna, Referent\nDue: 1. juni\n2018-04-10#1"
    assert {first.uid.value, second.uid.value, due.uid.value} == {
        "2018-04-10@tryg-aalborg.tryg-tui",
        "2018-10-09@tryg-aalborg.tryg-tui",
        "2018-04-10-1@tryg-aalborg.tryg-tui",
    }


def test_a_calendar_says_what_is_cancelled_and_what_is_an_example() -> None:
    own = meeting(state="cancelled", example=True)
    (event,) = calendar(made(folder(own), own, "ics")).vevent_list
    assert event.status.value == "CANCELLED"
    assert event.summary.value == "CANCELLED – EXAMPLE – Forårsmødet"


def test_what_is_done_is_no_task_any_more() -> None:
    own = meeting(entry(Action, 1, text="Gjort", due=DUE))
    later = meeting(entry(FollowUp, 1, of="2018-04-10#1", state="done"), id="b", date=LATER)
    assert b"VTODO" not in made(folder(own, later), own, "ics")


@pytest.mark.parametrize("text", NAUGHTY)
def test_hostile_words_are_one_line_of_text_in_a_calendar(text: str) -> None:
    own = meeting(entry(Action, 1, text=text, due=DUE), title=text, place=text)
    found = calendar(made(folder(own), own, "ics"))
    assert found.vevent.summary.value == line_shown(text)
    assert found.vevent.location.value == line_shown(text)
    _meeting, due = found.vevent_list
    assert due.summary.value == f"Due: {line_shown(text)}"


def test_a_spreadsheet_has_a_row_for_each_decision_and_action() -> None:
    own = meeting(
        entry(
            Decision,
            1,
            text="Ja.",
            outcome="adopted",
            initiative="natteliv",
            dissent="=Nej.",
            links=LINKS,
        ),
        entry(Action, 2, text="Skriv.", owners=("anna",), owner_text="PPR", due=DUE),
        entry(Action, 3, text="Ring.", due_text="snart", read_back=AT),
    )
    later = meeting(entry(FollowUp, 1, of="2018-04-10#2", state="done"), id="b", date=LATER)
    head, first, second, third = rows(made(folder(own, later), own, "csv"))
    decision = "Decision|2018-04-10#1|2018-04-10|Status|Et trygt natteliv|Ja.|Adopted||||||'=Nej."
    decision += "|Oplæg https://a.dk; files/b.pdf||||"
    action = (
        "Action|2018-04-10#2|2018-04-10|Status||Skriv.||Anna, Referent; PPR||2018-06-01|Done|||||||"
    )
    other = f"Action|2018-04-10#3|2018-04-10|Status||Ring.|||snart||Open|||||{AT.isoformat()}||"
    assert head[:3] == ["Kind", "No.", "Date"]
    assert head[-3:] == ["Read back", "Look again", "Expected"]
    assert [first, second, third] == [line.split("|") for line in (decision, action, other)]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1", "=HYPERLINK(1)\nx", "'=1", "'"]
)
def test_no_cell_is_a_formula_and_each_can_be_read_back(cell: str) -> None:
    kept = guarded(cell)
    assert not kept.lstrip().startswith(FORMULA)
    assert unguarded(kept) == cell.replace("\t", " ")


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Cn"])))
def test_any_cell_is_read_back_as_it_was(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).lstrip().startswith(FORMULA)


def test_a_spreadsheet_in_danish_opens_with_its_letters_and_columns() -> None:
    locale.set_language("da")
    own = meeting(EVERY_KIND[1])
    found = made(folder(own), own, "csv")
    assert found.startswith(b"\xef\xbb\xbf")
    assert "Ansvarlig" in rows(found)[0]


def test_data_for_programs_has_the_keys_of_the_minutes() -> None:
    own = meeting(
        entry(Decision, 1, text="Ja.", outcome="noted", dissent="Leder, kommunen", links=LINKS),
        entry(
            Action, 2, text="Skriv.", owners=("leder",), due=DUE, due_text="1. juni", read_back=AT
        ),
        case_number="2018-7",
    )
    found = json.loads(made(folder(own), own, "json"))
    assert found == {
        "format": 1,
        "partnership": "Tryg Aalborg",
        "meeting": {
            "id": "2018-04-10",
            "title": "Forårsmødet",
            "number": "",
            "date": "2018-04-10",
            "state": "final",
            "case_number": "2018-7",
            "example": False,
            "items": [
                {
                    "id": "status",
                    "title": "Status",
                    "kind": "discussion",
                    "minutes": 40,
                    "of": "",
                    "case_number": "",
                    "links": [],
                },
                {
                    "id": "other",
                    "title": "Eventuelt",
                    "kind": "information",
                    "minutes": 5,
                    "of": "",
                    "case_number": "",
                    "links": [],
                },
            ],
            "attendance": [],
        },
        "entries": [
            {
                "citation": "2018-04-10#1",
                "kind": "decision",
                "subject": "",
                "date": "2018-04-10",
                "item": "Status",
                "initiative": "",
                "text": "Ja.",
                "links": LINK_RECORDS,
                "read_back": None,
                "private": False,
                "corrected_in": [],
                "outcome": "noted",
                "dissent": "Leder, kommunen could not agree to the decision.",
                "look_again": "",
                "expected": "",
            },
            {
                "citation": "2018-04-10#2",
                "kind": "action",
                "subject": "",
                "date": "2018-04-10",
                "item": "Status",
                "initiative": "",
                "text": "Skriv.",
                "links": [],
                "read_back": AT.isoformat(),
                "private": False,
                "corrected_in": [],
                "owners": ["Leder, kommunen"],
                "due": "2018-06-01",
                "due_text": "1. juni",
                "state": "open",
            },
        ],
    }


ROLL = (
    Attendance(person="leder", status="present", arrived=dt.time(9, 20), out_of=("status",)),
    Attendance(person="anna", status="apologies"),
    Attendance(
        person="g",
        status="guest",
        name="=Vært",
        times=((dt.time(9), dt.time(10)), (dt.time(11),)),
        stands_in_for="anna",
    ),
)


def test_data_tells_who_took_part_as_last_corrected() -> None:
    own = replace(meeting(entry(Decision, 1, text="Ja.")), attendance=ROLL)
    late = PartNote(person="leder", status="present", left=dt.time(11), only=("left",))
    fix = meeting(entry(Amendment, 4, of="2018-04-10", attendance=(late,)), id="b", date=LATER)
    known = folder(own, fix)
    first, second, third = json.loads(made(known, own, "json"))["meeting"]["attendance"]
    assert first == {
        "person": "leder",
        "name": "Leder, kommunen",
        "status": "present",
        "times": [["09:20", "11:00"]],
        "out_of": ["status"],
        "reason": "",
        "stands_in_for": "",
        "corrected_in": ["b#4"],
    }
    assert (second["status"], second["times"], second["corrected_in"]) == ("apologies", [], [])
    assert (third["name"], third["stands_in_for"]) == ("=Vært", "anna")
    assert third["times"] == [["09:00", "10:00"], ["11:00", None]]
    cells = [row for row in rows(made(known, own, "csv")) if row[0] == "Attendance"]
    assert [(row[5], row[10]) for row in cells] == [
        (
            "Leder, kommunen: Present · 09:20–11:00 · not at item 1 (corrected)",
            "Present",
        ),
        ("Anna, Referent: Apologies", "Apologies"),
        ("'=Vært: Guest · 09:00–10:00, 11:00– · stands in for Anna, Referent", "Guest"),
    ]
    assert len({len(row) for row in rows(made(known, own, "csv"))}) == 1


def test_public_data_tells_nothing_of_private_items_nor_of_private_corrections() -> None:
    secret = replace(ITEMS[0], id="secret", title="HEMMELIGT", private=True)
    note = Attendance(person="leder", status="present", out_of=("secret",), reason="HEMMELIGT")
    own = replace(meeting(items=(*ITEMS, secret)), attendance=(note, ROLL[0]))
    said = PartNote(person="leder", status="absent", only=("status",))
    by = entry(Amendment, 4, of="2018-04-10", why="HEMMELIGT", private=True, attendance=(said,))
    known = folder(own, meeting(by, id="b", date=LATER))
    for format in ("csv", "json"):
        assert b"HEMMELIGT" not in made(known, own, format, public=True)
    told = json.loads(made(known, own, "json", public=True))["meeting"]["attendance"]
    assert [(one["status"], one["out_of"]) for one in told] == [
        ("present", []),
        ("present", ["status"]),
    ]


def test_without_a_meeting_the_open_actions_of_all_are_there_in_order() -> None:
    first = meeting(
        entry(Action, 2, text="B"), entry(Action, 1, text="A"), entry(Decision, 3), entry(Action, 4)
    )
    done = entry(FollowUp, 2, of="2018-04-10#4", state="done")
    second = meeting(entry(Action, 1, text="C", item="gone"), done, id="b", date=LATER)
    every = register(folder(second, first), None, today=TODAY)
    found = json.loads(written(every, "json"))
    assert found["meeting"] is None
    told = [(each["citation"], each["item"]) for each in found["entries"]]
    assert told == [("2018-04-10#1", "Status"), ("2018-04-10#2", "Status"), ("b#1", "gone")]
    assert [row[1] for row in rows(written(every, "csv"))[1:]] == [place for place, _item in told]


@pytest.mark.parametrize("state", ["planned", "cancelled", "open"])
def test_an_agenda_is_rows_of_its_items_while_nothing_is_recorded(state: str) -> None:
    secret = replace(ITEMS[1], title="HEMMELIGT", private=True)
    own = meeting(items=(replace(ITEMS[0], text="Sagen", links=LINKS), secret), state=state)
    head, *items = rows(made(folder(own), own, "csv"))
    found = [dict(zip(head, row, strict=True)) for row in items if row[0] == "Agenda item"]
    if state == "open":
        assert not found
        return
    assert [(one["No."], one["Item"], one["Date"]) for one in found] == [
        ("1", "Status", "2018-04-10"),
        ("2", "HEMMELIGT", "2018-04-10"),
    ]
    assert (found[0]["Text"], found[1]["Private"]) == ("Sagen", "yes")
    assert found[0]["Links"] == "Oplæg https://a.dk; files/b.pdf"
    assert b"HEMMELIGT" not in made(folder(own), own, "csv", public=True)


@pytest.mark.parametrize("format", ["ics", "csv", "json"])
def test_nothing_private_is_in_public_data(format: Format) -> None:
    secret = replace(ITEMS[0], id="secret", title="HEMMELIGT", private=True)
    own = meeting(
        entry(Action, 1, text="HEMMELIGT", private=True, due=DUE),
        entry(Decision, 2, text="HEMMELIGT", item="secret"),
        items=(*ITEMS, secret),
    )
    assert b"HEMMELIGT" in made(folder(own), own, format)
    assert b"HEMMELIGT" not in made(folder(own), own, format, public=True)


def test_a_folder_without_a_strategy_has_data_too() -> None:
    own = meeting()
    found = json.loads(made(Folder().with_meeting(loaded(own)), own, "json"))
    assert found["partnership"] == ""


def test_data_for_everybody_names_no_private_item_of_the_agenda() -> None:
    own = meeting(items=(ITEMS[0], replace(ITEMS[1], private=True, title="HEMMELIGT")))
    found = made(folder(own), own, "json", public=True).decode()
    assert "HEMMELIGT" not in found
    assert "Status" in found


def test_a_meeting_that_was_moved_or_called_off_replaces_itself_in_calendars() -> None:
    own = meeting(
        state="cancelled",
        cancelled_because="Sne[/]",
        moved_from=dt.date(2018, 4, 3),
        revision=2,
        revised=dt.datetime(2018, 4, 5, 10, tzinfo=dt.timezone(dt.timedelta(hours=2))),
    )
    found = calendar(made(folder(own), own, "ics"))
    (event,) = found.vevent_list
    assert found.method.value == "PUBLISH"
    assert (event.uid.value, event.sequence.value) == ("2018-04-10@tryg-aalborg.tryg-tui", "2")
    assert event.last_modified.value == dt.datetime(2018, 4, 5, 8, tzinfo=dt.UTC)
    assert event.description.value.startswith("Sne[/]\n1. Status")
    assert event.status.value == "CANCELLED"
    first = meeting(state="planned")
    (event,) = calendar(made(folder(first), first, "ics")).vevent_list
    assert event.sequence.value == "0"
    assert "last_modified" not in event.contents
    assert "last-modified" not in event.contents


TOLD = st.text("abcæøå =+-;\"'\n", max_size=12).map(
    lambda text: "\n".join(map(str.strip, text.strip().split("\n")))
)
"""Words as somebody may write them beside a figure, without spaces around their lines, which no
cell that is read in keeps.
"""

YEARS = range(2013, 2020)

FIGURES = st.builds(
    IndexReading,
    area=st.sampled_from(["by", "kreds", "bydel", "andet"]),
    year=st.sampled_from(YEARS),
    value=st.integers(60, 70) | st.integers(600, 700).map(lambda tenths: tenths / 10),
    precision=st.sampled_from(get_args(Precision)),
    sample=st.none() | st.integers(10, 30_000),
    sample_qualifier=st.sampled_from(get_args(Qualifier)),
    verdict=st.none() | st.sampled_from(get_args(Said)),
    sources=st.sampled_from([(), ("s1",), ("s1", "s2")]),
    note=TOLD,
)
"""Figures with all that can be said of one."""


@given(st.lists(FIGURES, unique_by=lambda one: one.key), st.sampled_from([2, 40]))
def test_a_measure_that_is_written_out_is_read_in_as_it_was(
    figures: list[IndexReading], few: int
) -> None:
    whole = Measure(
        measure="andel",
        title="Andel",
        areas=(
            Area(id="by", title="Havnby", kind="city"),
            Area(id="kreds", title="Fjordkredsen", kind="police-district"),
            Area(id="bydel", title="Øst", kind="other", sort="Bydele"),
            Area(id="andet", title="Havnen", kind="other"),
        ),
        surveys=tuple(Survey(year=year) for year in YEARS),
        sources=(Source(id="s1", title="Avisen; Posten"), Source(id="s2", title="Bladet")),
        readings=tuple(figures),
    )
    strategy = Strategy(title="T", confidential_below=few)
    where = Folder(
        strategy=Loaded(path="strategy.toml", sha256="", value=strategy),
        measures=(Loaded(path="safety-index/andel.toml", sha256="", value=whole),),
    )
    (told,) = (one.value for one in masked(where).measures)
    table = csv_table(index_table(told).decode("utf-8-sig").replace("\r\n", "\n"))
    assert table is not None
    table, bare = plain_cells(table), replace(whole, readings=())
    columns, unknown = index_columns(table, bare)
    read = read_index(table, columns, bare)
    assert (unknown, read.faults) == ((), ())
    assert (read.measure.readings, read.measure.facts) == (told.readings, told.facts)
    hidden = len(whole.readings) - len(told.readings)
    assert len(read.hidden) == hidden
    again = read_index(table, columns, told)
    assert [one.reading for one in again.same] == list(told.readings)
    assert (again.new, again.different, again.hidden) == ((), (), ())


def test_a_measure_is_told_by_the_keys_of_its_file() -> None:
    figure = IndexReading(area="by", year=2018, value=84.5, verdict="fallen", sample=300)
    area = Area(id="by", title="By", kind="city", extra={"ukendt": 1})
    measure = Measure(measure="andel", title="Andel", areas=(area,), readings=(figure,))
    told = json.loads(index_json(measure, "Tryg"))
    assert (told["format"], told["partnership"], told["measure"]["unit"]) == (1, "Tryg", "pct.")
    (one,) = told["measure"]["readings"]
    assert (one["value"], one["verdict"], one["sample_qualifier"]) == (84.5, "fallen", "exact")
    assert "extra" not in told["measure"]["areas"][0]
