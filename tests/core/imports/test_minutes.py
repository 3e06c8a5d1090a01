"""Every row of a table of earlier minutes becomes part of a meeting, or is named."""

import datetime as dt

import pytest

from tryg_tui.core.imports.minutes import (
    IMPORTED,
    OWNER,
    SUBJECT,
    MinutesFault,
    MinutesImport,
    minutes_columns,
    read_minutes,
)
from tryg_tui.core.imports.tables import csv_table
from tryg_tui.core.model.entries import Action, Decision, Note
from tryg_tui.core.model.meeting import AgendaItem
from tryg_tui.core.model.strategy import AgendaTemplateItem, Strategy

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


def read(rows: str, strategy: Strategy | None = STRATEGY) -> MinutesImport:
    """What rows come to."""
    table = csv_table(HEAD + rows)
    assert table is not None
    columns, unknown = minutes_columns(table)
    assert unknown == ()
    return read_minutes(
        table, columns, strategy, id="2009-03-23", date=DAY, title="Møde", source="r.csv"
    )


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
    assert (found.rows, found.faults) == (6, ())
    assert meeting.extra == {IMPORTED: "r.csv"}
    assert (meeting.id, meeting.date, meeting.title) == ("2009-03-23", DAY, "Møde")
    assert (meeting.state, meeting.body, meeting.last) == ("final", "gruppen", 5)
    assert meeting.items == (
        AgendaItem(
            id="punkt-1",
            title="1. Velkomst",
            kind="information",
            view="other",
            extra={OWNER: "PHS"},
        ),
        AgendaItem(id="punkt-2", title="2. Status", kind="decision", view="other", text="Indbrud"),
        AgendaItem(id="other", title="3. Eventuelt", short="Evt.", kind="decision", view="other"),
    )
    assert meeting.entries == (
        Action(
            n=1,
            item="punkt-2",
            at=AT,
            text="Patruljen kører",
            owner_text="JN",
            due=dt.date(2009, 5, 1),
            due_text="1. maj 2009",
        ),
        Action(
            n=2,
            item="punkt-2",
            at=AT,
            text="Skilte sættes op",
            owner_text="KJ",
            due=dt.date(2009, 5, 31),
            due_text="foråret 2009",
            extra={SUBJECT: "Nabohjælp"},
        ),
        Decision(n=3, item="punkt-2", at=AT, text="Ingen ændring", extra={SUBJECT: "Cykler"}),
        Note(n=4, item="punkt-2", at=AT, text="Drøftet", extra={OWNER: "AB"}),
        Decision(n=5, item="other", at=AT, text="Lukket"),
    )


def test_a_decision_keeps_who_its_row_names() -> None:
    (entry,) = read("1. Status;JN;;Godkendt;\n", None).meeting.entries
    assert entry == Decision(n=1, item="punkt-1", at=AT, text="Godkendt", extra={OWNER: "JN"})


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
    assert found.faults == (MinutesFault(3, kind, text),)  # type: ignore[arg-type]
    assert found.rows == 1


@pytest.mark.parametrize("due", ["næste netværksmøde", "efter sommerferien", "når der er penge"])
def test_a_deadline_in_words_is_kept_as_words_and_named(due: str) -> None:
    found = read(f"1. Status;JN;;Gøres;{due}\n")
    assert found.faults == ()
    assert found.worded == ((2, due),)
    (entry,) = found.meeting.entries
    assert isinstance(entry, Action)
    assert (entry.due, entry.due_text) == (None, due)


def test_a_row_before_any_item_is_named() -> None:
    found = read(";JN;Emnet;;\n1. Status;;;;\n")
    assert found.faults == (MinutesFault(2, "no-item", "JN Emnet"),)
