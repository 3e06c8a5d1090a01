"""Every row of a table of earlier minutes becomes part of a meeting, or is named."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from tryg_tui.core.imports.headings import text_layout
from tryg_tui.core.imports.layout import layout_of
from tryg_tui.core.imports.minutes import (
    OWNER,
    STATUS,
    SUBJECT,
    MinutesFault,
    MinutesImport,
    read_minutes,
)
from tryg_tui.core.imports.tables import csv_table
from tryg_tui.core.imports.word import docx_blocks
from tryg_tui.core.model.entries import Action, Decision, FollowUp, Note
from tryg_tui.core.model.meeting import IMPORTED, AgendaItem
from tryg_tui.core.model.strategy import AgendaTemplateItem, Strategy

CASES = Path(__file__).parent / "cases"
DAY = dt.date(2009, 3, 23)
AT = dt.datetime(2009, 3, 23, 12, tzinfo=dt.UTC)
STRATEGY = Strategy(
    title="T",
    body="gruppen",
    agenda=(
        AgendaTemplateItem(
            id="other", title="Eventuelt", short="Evt.", kind="information", view="other"
        ),
    ),
)
HEAD = "Dagsordenpunkt;Ansvar;Emne;Beslutning;Deadline\n"


def read(
    rows: str, strategy: Strategy | None = STRATEGY, *, head: str = HEAD, done: bool = False
) -> MinutesImport:
    """What rows come to."""
    table = csv_table(head + rows)
    assert table is not None
    layout = layout_of([table])
    assert layout is not None
    about = {"date": DAY, "title": "Møde", "source": "r.csv"}
    return read_minutes(layout, strategy, id="2009-03-23", done=done, **about)  # type: ignore[arg-type]  # Each has its type.


def test_rows_become_items_decisions_actions_and_notes() -> None:
    found = read(
        "1. Velkomst;PHS;;;\n"
        "2. Status;JN;Indbrud;Patruljen kører;1. maj 2009\n"
        ";KJ;Nabohjælp;Skilte sættes op;foråret 2009\n"
        ";;Cykler;Ingen ændring;\n"
        ";AB;Drøftet;;\n"
        "3. Eventuelt;;;Lukket;\n"
    )
    meeting = found.meeting
    assert (found.unsaid, found.faults) == (2, ())
    assert meeting.extra == {IMPORTED: "r.csv"}
    assert (meeting.id, meeting.date, meeting.title) == ("2009-03-23", DAY, "Møde")
    assert (meeting.state, meeting.body, meeting.last) == ("final", "gruppen", 5)
    assert meeting.items == (
        AgendaItem(
            id="velkomst",
            title="Velkomst",
            kind="information",
            view="other",
            extra={OWNER: "PHS"},
        ),
        AgendaItem(id="status", title="Status", kind="decision", view="other", text="Indbrud"),
        AgendaItem(id="other", title="Eventuelt", short="Evt.", kind="decision", view="other"),
    )
    assert meeting.entries == (
        Action(
            n=1,
            item="status",
            at=AT,
            text="Patruljen kører",
            owner_text="JN",
            due=dt.date(2009, 5, 1),
            due_text="1. maj 2009",
        ),
        Action(
            n=2,
            item="status",
            at=AT,
            text="Skilte sættes op",
            owner_text="KJ",
            due=dt.date(2009, 5, 31),
            due_text="foråret 2009",
            extra={SUBJECT: "Nabohjælp"},
        ),
        Decision(n=3, item="status", at=AT, text="Ingen ændring", extra={SUBJECT: "Cykler"}),
        Note(n=4, item="status", at=AT, text="Drøftet", extra={OWNER: "AB"}),
        Decision(n=5, item="other", at=AT, text="Lukket"),
    )


def test_a_decision_keeps_who_its_row_names() -> None:
    (entry,) = read("1. Status;JN;;Godkendt;\n", None).meeting.entries
    assert entry == Decision(n=1, item="status", at=AT, text="Godkendt", extra={OWNER: "JN"})


def test_a_standing_item_that_comes_twice_has_two_names() -> None:
    items = read("Eventuelt;;a;;\nEventuelt;;b;;\n").meeting.items
    assert [item.id for item in items] == ["other", "other-2"]


@pytest.mark.parametrize(
    ("row", "kind", "text"),
    [
        ("2. Status;JN", "cells", "2"),
        (";;;;1. maj 2009", "no-decision", "1. maj 2009"),
        ("2. X;;;Gøres;32.13.2009", "deadline", "32.13.2009"),
        ("2. X;;;Gøres;uge 5 måske", "deadline", "uge 5 måske"),
        ("2. X;;Om 010203-1234;;", "personal", "010203-1234"),
    ],
)
def test_a_row_that_is_wrong_is_named_and_not_guessed(row: str, kind: str, text: str) -> None:
    found = read(f"1. Status;;;;\n{row}\n")
    (fault,) = found.faults
    assert (fault.row.line, fault.kind, fault.text) == (3, kind, text)
    assert found.meeting.entries == ()


@pytest.mark.parametrize("due", ["næste netværksmøde", "efter sommerferien", "når der er penge"])
def test_a_deadline_in_words_is_kept_as_words_and_named(due: str) -> None:
    found = read(f"1. Status;JN;;Gøres;{due}\n")
    assert found.faults == ()
    assert [(row.line, words) for row, words in found.worded] == [(2, due)]
    (entry,) = found.meeting.entries
    assert isinstance(entry, Action)
    assert (entry.due, entry.due_text) == (None, due)


def test_a_row_before_any_item_is_named() -> None:
    found = read(";JN;Emnet;;\n1. Status;;;;\n")
    (fault,) = found.faults
    assert fault == MinutesFault(fault.row, "no-item", "JN Emnet")
    assert fault.row.line == 2


def test_an_item_is_told_by_its_title_wherever_it_stands() -> None:
    first = read("1. Godkendelse;;;;\n2. Natteliv;;;;\n3. Hundeskov;;;;\n").meeting
    second = read("1) Budget;;;;\nPunkt 4: Natteliv;;;;\n").meeting
    assert [item.title for item in second.items] == ["Budget", "Natteliv"]
    assert {one.id for one in first.items} & {one.id for one in second.items} == {"natteliv"}


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ("1. maj-arrangement", "1. maj-arrangement"),
        ("1. marts", "1. marts"),
        ("15 indsatser", "15 indsatser"),
        ("2. 3. Lys", "Lys"),
        ("4.2 - Lys\u00a0i byen", "Lys i byen"),
        ("12", "12"),
    ],
)
def test_only_a_number_that_tells_the_place_is_taken_off(cell: str, title: str) -> None:
    (item,) = read(f"{cell};;;;\n").meeting.items
    assert item.title == title


def test_an_item_that_is_only_a_number_is_called_by_its_subject() -> None:
    (item,) = read("3;JP;Indbrud;Drøftet;\n").meeting.items
    assert (item.title, item.text) == ("Indbrud", "")


def test_an_item_of_another_title_is_no_standing_item() -> None:
    (item,) = read("Other;;;;\n").meeting.items
    assert item.id == "other-2"


@pytest.mark.parametrize(
    ("status", "state", "text"),
    [
        ("Udført", "done", ""),
        ("udført d. 3/5-2016", "done", "udført d. 3/5-2016"),
        ("Afsluttet", "done", ""),
        ("Frafaldet", "dropped", ""),
        ("ikke udført", "open", "ikke udført"),
        ("afventer svar fra MØ", "open", "afventer svar fra MØ"),
    ],
)
def test_a_status_says_what_became_of_an_action(status: str, state: str, text: str) -> None:
    head = "Punkt;Beslutning;Frist;Status\n"
    found = read(f"1. Lys;Lampen skiftes;1. maj 2009;{status}\n", head=head)
    action, told = found.meeting.entries
    assert isinstance(action, Action)
    assert isinstance(told, FollowUp)
    assert (told.of, told.state, told.text) == ("2009-03-23#1", state, text)
    assert (found.unsaid, found.meeting.last) == (0, 2)


def test_a_status_of_what_is_decided_is_kept() -> None:
    head = "Punkt;Beslutning;Status\n"
    meeting = read("1. Lys;Godkendt;ok\n2. Vej;;udsat\n", head=head).meeting
    assert meeting.entries[0].extra == {STATUS: "ok"}
    assert meeting.items[1].extra == {STATUS: "udsat"}


def test_actions_without_a_status_are_counted_or_taken_as_done() -> None:
    row = "1. Lys;JP;;Skiftes;1. maj 2009\n"
    assert read(row).unsaid == 1
    found = read(row, done=True)
    assert found.unsaid == 0
    assert [type(entry) for entry in found.meeting.entries] == [Action, FollowUp]


def test_a_dash_is_no_deadline() -> None:
    (entry,) = read("1. Lys;JP;;Godkendt;-\n").meeting.entries
    assert isinstance(entry, Decision)


@pytest.mark.parametrize(
    ("name", "came"),
    [
        ("01-enkel", (4, 4, 4, "Eventuelt", [])),
        ("02-flettet-lodret", (2, 3, 4, "Skoler", [])),
        ("03-flettet-vandret", (4, 2, 4, "Lys", [])),
        ("05-to-tabeller", (2, 2, 4, "B", [])),
        ("06-sporede-aendringer", (1, 1, 4, "Natteliv", [])),
        ("07-ekstra-status", (2, 2, 4, "B", [])),
        ("08-links-felter-indre-tabel", (2, 2, 4, "Kontrol", [])),
        ("13-frister", (14, 16, 0, "14", [])),
        ("w1-plain", (4, 4, 3, "Eventuelt", [])),
        ("w5-vmerge", (4, 4, 0, "Eventuelt", [])),
        ("w7-nr", (4, 4, 0, "Eventuelt", [])),
        ("w9-three", (4, 4, 0, "Eventuelt", [])),
    ],
)
def test_files_as_local_councils_keep_them_come_in_or_are_refused_by_row(
    name: str, came: tuple[int, int, int, str, list[str]]
) -> None:
    layout = text_layout(docx_blocks((CASES / f"{name}.docx").read_bytes()))
    assert layout is not None
    about = {"id": "2009-03-23", "date": DAY, "title": "Møde", "source": name}
    found = read_minutes(layout, None, **about)  # type: ignore[arg-type]  # Each has its type.
    there = found.meeting
    counts = (len(there.items), len(there.entries), len(there.attendance))
    faults = [
        f"row {row.line} of {row.table}, {kind}: {text}"
        for row, kind, text in map(msgspec.structs.astuple, found.faults)
    ]
    assert (*counts, there.items[-1].title, faults) == came
