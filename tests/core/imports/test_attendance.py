"""Who took part in earlier minutes is read where it stands, or it is not guessed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tryg_tui.core.imports.attendance import Head, read_attendance, read_head
from tryg_tui.core.imports.tables import Row
from tryg_tui.core.model.attendance import Attendance
from tryg_tui.core.model.strategy import Person

PEOPLE = (
    Person(id="anna", title="Referent", name="Anna Berg", partner="kommune"),
    Person(id="leder", title="Leder, kommunen", partner="kommune"),
    Person(id="a", title="Betjent"),
    Person(id="b", title="Betjent"),
)


def read(*texts: str) -> tuple[list[tuple[str, str]], list[int]]:
    """Who is read out of some texts as what, and which texts tell nothing of it."""
    rows = tuple(Row(n, (text,)) for n, text in enumerate(texts, 1))
    found, left = read_attendance(rows, PEOPLE)
    return [(one.name or one.person, one.status) for one in found], [row.line for row in left]


JP, LK = ("JP", "present"), ("LK", "apologies")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Til stede: JP, MØ, HH. Afbud: LK", [JP, ("MØ", "present"), ("HH", "present"), LK]),
        ("Til stede | JP | Afbud | LK", [JP, LK]),
        ("**Deltagere:** JP og MØ", [JP, ("MØ", "present")]),
        ("Afbud fra: LK", [LK]),
        ("Fraværende: GHI", [("GHI", "absent")]),
        ("Present: Jens Peter Holm; Ole van Dam", "present"),
        ("Apologies: Jens & Ole", "apologies"),
        ("Gæster: Karin Lund (Beredskabet)", "guest"),
        ("Til stede: Anna Berg, Referent", [("anna", "present")]),
        (
            "Til stede, Aalborg Kommune: Anna Berg; Leder, kommunen",
            [("anna", "present"), ("leder", "present")],
        ),
        ("Til stede: DEF (ref)", [("DEF (ref)", "present")]),
        ("Til stede:\nJP\nMØ\nAfbud:\nLK", [JP, ("MØ", "present"), LK]),
        ("Afbud: ingen", []),
    ],
)
def test_who_took_part_is_read_in_the_words_of_local_councils(
    text: str, who: list[tuple[str, str]] | str
) -> None:
    found, left = read(text)
    assert left == []
    if isinstance(who, str):
        assert {status for _name, status in found} == {who}
    else:
        assert found == who


def test_a_list_may_go_on_below_its_name() -> None:
    assert read("Til stede:", "JP", "MØ, HH", "Dagsorden og mere", "LK") == (
        [JP, ("MØ", "present"), ("HH", "present")],
        [4, 5],
    )
    assert read("Afbud: LK", "Nord")[1] == [2]
    assert read("Afbud:", "Dagsorden")[1] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "Til stede: JP. Mødet begyndte kl. 9",
        "Til stede: alle",
        "Referat: deltagere: JP",
        "Dagsorden",
        "Til stede: JP, JP",
        "Til stede: JP 010203-1234",
        f"Til stede: {'J' * 61}",
        "",
    ],
)
def test_a_text_with_anything_else_in_it_is_left_as_it_is(text: str) -> None:
    assert read(text) == ([], [1])


def test_a_title_that_two_have_names_neither() -> None:
    assert read("Til stede: Betjent") == ([("Betjent", "present")], [])


def test_a_guest_has_an_id_of_their_own() -> None:
    found, _left = read_attendance((Row(1, ("Til stede: Leder",)), Row(2, ("Afbud: A",))), PEOPLE)
    assert found == (
        Attendance(person="leder-2", status="present", name="Leder"),
        Attendance(person="a-2", status="apologies", name="A"),
    )


NAMES = st.lists(st.sampled_from(["JP", "MØ", "HH", "LK", "AB", "CD"]), unique=True)


@given(NAMES, st.integers(0, 6))
def test_all_names_come_in_once_and_none_but_those(names: list[str], at: int) -> None:
    present, away = names[:at], names[at:]
    found, left = read(f"Til stede: {', '.join(present)}", f"Afbud: {' og '.join(away)}")
    assert left == []
    assert found == [(n, "present") for n in present] + [(n, "apologies") for n in away]


BO = Person(id="bo", partner="politi", name="Bo Holm", title="Chef")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Dato: 8. november 2016", Head(date=dt.date(2016, 11, 8))),
        ("Tid: Kl. 9.00 – 11.00", Head(start=dt.time(9), end=dt.time(11))),
        (
            "Mødedato | Lørdag den 22. september 2016 kl. 14.15-16",
            Head(date=dt.date(2016, 9, 22), start=dt.time(14, 15), end=dt.time(16)),
        ),
        ("Torsdag d. 22. september 2016", Head(date=dt.date(2016, 9, 22))),
        ("**Sted:** Nordkraft, lokale 3.02", Head(place="Nordkraft, lokale 3.02")),
        ("Mødeleder: Bo Holm (politiet)", Head(chair="bo")),
        ("Referent: Bo Holm", Head(secretary="bo")),
        ("Møde nr.: 21", Head(number="21")),
        ("# Referat af møde i Lokalrådet", Head(title="Møde i Lokalrådet")),
        ("Referat – Forum", Head(title="Forum")),
        ("Lokalrådet i Øst – møde nr. 3/2016", Head(title="Lokalrådet i Øst", number="3/2016")),
        ("Sted: Torvet\nTid: 9-11", Head(place="Torvet", start=dt.time(9), end=dt.time(11))),
    ],
)
def test_what_stands_above_the_items_is_told_of_the_meeting(line: str, told: Head) -> None:
    assert read_head([Row(1, (line,))], (BO,), titled=False) == (told, ())


@pytest.mark.parametrize(
    "line",
    [
        "Referat",
        "Referat 3. maj 2016",
        "Dagsorden / Referat",
        "Ordstyrer: Ida Skov",
        "Tid: efter frokost",
        "Tid: kl. 25",
        "Tid: kl. 9.75",
        "Sted: 010190-1232",
        "Vi holdt møde i salen.",
        "9-11",
        f"Referat af møde {'x' * 100}",
    ],
)
def test_a_line_that_tells_anything_else_stays(line: str) -> None:
    row = Row(1, (line,))
    assert read_head([row], (BO,), titled=False) == (Head(), (row,))


def test_what_is_told_twice_or_is_said_otherwise_stays() -> None:
    rows = [Row(1, ("Sted: Torvet\nSted: Salen",)), Row(2, ("Referat af møde i Rådet",))]
    head, left = read_head(rows, (), titled=True)
    assert (head, [row.cells for row in left]) == (
        Head(place="Torvet"),
        [("Sted: Salen",), ("Referat af møde i Rådet",)],
    )
