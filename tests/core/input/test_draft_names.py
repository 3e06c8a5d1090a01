"""Naming participants, initiatives and indicators in a draft."""

import datetime as dt

import pytest

from tests.core.draft_factories import refused, taken
from tests.factories import action, folder, strategy
from tryg_tui.core.input.fields import draft_of, one_line, read
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.entries import Action, ReadingEntry
from tryg_tui.core.model.strategy import Partner, Person
from tryg_tui.core.registers.fields import Fault
from tryg_tui.core.registers.register import Around, named_by

TITLE_K, TITLE_P = "Tovholder, Aalborg Kommune", "Tovholder, Nordjyllands Politi"
TITLE_H = "Tovholder, Nordjyllands Politi, Havnefronten"


@pytest.mark.parametrize(
    ("typed", "ids", "words"),
    [
        ("", (), ""),
        (";;", (), ""),
        (" ; ", (), ""),
        ("kommune;", ("tryg-kommune",), ""),
        ("kommune;;havne", ("tryg-kommune", "havn-politi"), ""),
        ("kommune; Aalborg Kommune; tryg-kommune", ("tryg-kommune", "kommune"), ""),
        (TITLE_P, ("tryg-politi",), ""),
        ("Tovholder,  Nordjyllands  Politi", ("tryg-politi",), ""),
        (f"{TITLE_H}; {TITLE_P}", ("havn-politi", "tryg-politi"), ""),
        ("betjent-2", ("betjent-2",), ""),
        ("og", ("chef",), ""),
        ("Politi og Kommune", (), "Politi og Kommune"),
        ("Beredskabet ; kommune; Nabohjælp", ("tryg-kommune",), "Beredskabet; Nabohjælp"),
    ],
)
def test_owners_are_participants_or_words(typed: str, ids: tuple[Id, ...], words: str) -> None:
    entry = taken("action", text="x", owners=typed)
    assert isinstance(entry, Action)
    assert (entry.owners, entry.owner_text) == (ids, words)


@pytest.mark.parametrize(
    ("typed", "options"),
    [
        ("politi", (TITLE_P, TITLE_H)),
        ("tovholder", (TITLE_K, TITLE_P, TITLE_H)),
        ("Betjent", ("betjent-1", "betjent-2")),
    ],
)
def test_an_owner_who_may_be_several_is_asked_about(typed: str, options: tuple[str, ...]) -> None:
    fault = Fault("owners", "ambiguous", options=options)
    assert refused("action", text="x", owners=f"{typed}; Nabohjælp") == (fault,)


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("Et trygt natteliv", "natteliv"),
        ("et  trygt natteliv ", "natteliv"),
        ("natteliv-2", "natteliv-2"),
        ("platforme", "natteliv-2"),
        ("", ""),
    ],
)
def test_an_initiative_is_named_by_its_title_or_part_of_it(typed: str, id: Id) -> None:
    assert taken("note", text="x", initiative=typed).initiative == id


def test_an_initiative_that_may_be_several_is_asked_about() -> None:
    options = ("Et trygt natteliv", "Et trygt natteliv: platforme")
    assert refused("note", text="x", initiative="trygt") == (
        Fault("initiative", "ambiguous", options=options),
    )


def test_an_indicator_of_two_initiatives_is_asked_about_unless_one_is_named() -> None:
    options = ("Et trygt natteliv: Andel trygge", "Tryghedsvandringer: Andel trygge")
    assert refused("reading", indicator="andel", value="1") == (
        Fault("indicator", "ambiguous", options=options),
    )
    entry = taken("reading", indicator="vandring andel", value="1")
    assert isinstance(entry, ReadingEntry)
    assert (entry.initiative, entry.indicator) == ("vandringer", "andel")


def test_a_partner_is_an_owner_by_its_title_or_where_no_participant_has_its_words() -> None:
    where = folder(
        strategy=strategy(
            partners=(
                Partner(id="kommune", title="Aalborg Kommune"),
                Partner(id="politi", title="Nordjyllands Politi"),
                Partner(id="red", title="Beredskab Nord; Aalborg"),
            )
        )
    )
    around = Around(folder=where, today=dt.date(2018, 4, 10))
    for text, id in {
        "aalborg  kommune": "kommune",
        "Nordjyllands Politi": "politi",
        "kommune": "tryg-kommune",
        "beredskab": "red",
    }.items():
        assert [found for found, _title in named_by(around, "owners", text)] == [id], text
    for id, typed in (("kommune", "Aalborg Kommune"), ("red", "red")):
        again = draft_of(action(1, text="x", owners=(id,)), where)
        assert again.values["owners"] == typed
        entry, faults = read(again, where, dt.date(2018, 4, 10), None)
        assert not faults
        assert isinstance(entry, Action)
        assert entry.owners == (id,)


def test_who_has_left_is_meant_in_a_line_only_where_nobody_else_is() -> None:
    people = (
        Person(id="skole", title="Skolechef", until=dt.date(2018, 4, 9)),
        Person(id="skole-2", title="Skolechef fra nu af"),
        Person(id="park", title="Parkchef", until=dt.date(2018, 4, 9)),
    )
    where = folder(strategy=strategy(people=people))

    def owner(name: str, day: int) -> str:
        around = Around(folder=where, today=dt.date(2018, 4, day))
        return one_line("action", f"Mål lyset @{name}", around).told["owners"]

    assert owner("skole", 9) == "Skolechef", "both are there, and that is the name of one"
    assert owner("skole", 10) == "Skolechef fra nu af"
    assert owner("park", 10) == "Parkchef"
