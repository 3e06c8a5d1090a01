"""Rows of participants and initiatives: new, known already, or not to be understood."""

import datetime as dt

import pytest

from tests.factories import initiative, loaded, strategy
from tryg_tui.core.imports.registers import (
    Kind,
    RegisterFault,
    RegisterImport,
    read_register,
    register_columns,
)
from tryg_tui.core.imports.tables import csv_table
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Initiative, Lead
from tryg_tui.core.model.strategy import Body, Partner, Person, Theme
from tryg_tui.core.registers.fields import Fault
from tryg_tui.core.registers.register import Around

TODAY = dt.date(2026, 4, 10)


def around() -> Around:
    """A folder with two partners, two groups, a participant, a theme and an initiative."""
    whole = strategy(
        partners=(Partner(id="vestby", title="Vestby"), Partner(id="politi", title="Politiet")),
        bodies=(Body(id="raad", title="Rådet"), Body(id="ung", title="Ung, By")),
        people=(Person(id="leder", title="Leder, Vestby"),),
        themes=(Theme(id="nat", title="Nattelivet"),),
    )
    held = loaded("initiatives/lys.toml", initiative(id="lys", title="Lys i gaden"))
    return Around(
        folder=Folder(strategy=loaded("strategy.toml", whole), initiatives=(held,)), today=TODAY
    )


def read(kind: Kind, text: str) -> RegisterImport:
    """What a table comes to."""
    table = csv_table(text)
    assert table is not None
    columns, _unknown = register_columns(kind, table)
    return read_register(kind, table, columns, around())


def test_participants_are_new_or_known_in_danish_and_in_english() -> None:
    found = read(
        "people",
        "Navn;Rolle;Part;Organ;Fra;Til\n"
        "Anna Holm;Formand;Vestby;Rådet, Ung;1.2.2026;\n"
        "Bo;;politi;Ung, By;;31.12.2026\n"
        ";Leder;Vestby;;;\n"
        ";leder Vestby;Vestby;;;\n"
        "Bo;;politi;;;\n",
    )
    assert found.faults == ()
    assert found.new[0][0] == 2
    (_first, anna), (_second, bo) = found.new[:2]
    assert anna == Person(
        id="",
        title="Formand, Vestby",
        name="Anna Holm",
        partner="vestby",
        bodies=("raad", "ung"),
        since=dt.date(2026, 2, 1),
    )
    assert isinstance(bo, Person)
    assert (bo.title, bo.name, bo.partner) == ("Bo, Politiet", "", "politi")
    assert (bo.bodies, bo.until) == (("ung",), dt.date(2026, 12, 31))
    assert [line for line, _record in found.known] == [4, 5, 6]
    english = read("people", "name,role,partner,group\nAnna Holm,Formand,Vestby,raad\n")
    assert [one.title for _line, one in english.new if isinstance(one, Person)] == [
        "Formand, Vestby"
    ]


def test_initiatives_are_new_or_known_and_a_lead_may_be_a_participant() -> None:
    found = read(
        "initiatives",
        "titel;mål;tema;tovholder;gruppe\n"
        "Trygt natteliv;Færre slagsmål;natte;Leder;\n"
        "Skolevej;;;Ole Hansen;ung\n"
        "Cykler;;;\n"
        "lys i GADEN;;;\n",
    )
    assert found.faults == ()
    assert [one for _line, one in found.new] == [
        Initiative(
            id="",
            title="Trygt natteliv",
            reports=True,
            goal="Færre slagsmål",
            theme="nat",
            leads=(Lead(title="Leder", person="leder"),),
        ),
        Initiative(
            id="", reports=True, title="Skolevej", body="ung", leads=(Lead(title="Ole Hansen"),)
        ),
        Initiative(id="", reports=True, title="Cykler"),
    ]
    assert [line for line, _record in found.known] == [5]


@pytest.mark.parametrize(
    ("kind", "row", "fault"),
    [
        ("people", ";;Vestby;;", Fault("title", "empty")),
        ("people", "Bo;;Røde Kors;;", Fault("partner", "unknown", "Røde Kors")),
        ("people", "Bo;;;Nævnet;", Fault("bodies", "unknown", "Nævnet")),
        ("people", "Bo;;;;engang", Fault("since", "bad-day", "engang")),
        ("initiatives", ";x;;;", Fault("title", "empty")),
        ("initiatives", "Lys;;Dagen;;", Fault("theme", "unknown", "Dagen")),
    ],
)
def test_what_cannot_be_understood_is_told_with_its_line(
    kind: Kind, row: str, fault: Fault
) -> None:
    heads: dict[Kind, str] = {
        "people": "navn;rolle;part;organ;fra",
        "initiatives": "titel;mål;tema;tovholder;e-mail",
    }
    found = read(kind, f"{heads[kind]}\n{row}\n")
    assert found == RegisterImport(faults=(RegisterFault(2, (fault,)),))


def test_columns_that_nobody_knows_are_named() -> None:
    table = csv_table("titel;E-mail\nA;b\n")
    assert table is not None
    assert register_columns("initiatives", table) == ({"title": 0}, ("E-mail",))
