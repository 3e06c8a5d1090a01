"""Finding what somebody means by a name or part of one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import folder, initiative, strategy
from tryg_tui.core.input.names import (
    Named,
    completed,
    indicators,
    initiatives,
    matches,
    narrows,
    partners,
    people,
    with_capitals,
    written,
)
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.initiative import Indicator
from tryg_tui.core.model.strategy import Person

PEOPLE: list[Named] = [
    ("tryg-kommune", "Tovholder, Aalborg Kommune"),
    ("tryg-politi", "Tovholder, Nordjyllands Politi"),
    ("havn-politi", "Tovholder, Nordjyllands Politi, Havnefronten"),
    ("boern", "Børne- og Ungechef"),
    ("allé", "Åse Østergård, Kastetvej Allé"),
]


def found(text: str, named: list[Named] = PEOPLE) -> list[Id]:
    return [id for id, _title in matches(text, named)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        # A whole id or title.
        ("tryg-kommune", ["tryg-kommune"]),
        ("Tovholder, Aalborg Kommune", ["tryg-kommune"]),
        ("TOVHOLDER, AALBORG KOMMUNE", ["tryg-kommune"]),
        ("  Tovholder,   Aalborg Kommune ", ["tryg-kommune"]),
        ("Tovholder Aalborg Kommune", ["tryg-kommune"]),
        ("Tovholder, Ålborg Kommune", ["tryg-kommune"]),
        # A title that another one begins with.
        ("Tovholder, Nordjyllands Politi", ["tryg-politi"]),
        ("Tovholder,  Nordjyllands  Politi", ["tryg-politi"]),
        # Part of a name, its words in any order.
        ("kommune", ["tryg-kommune"]),
        ("aalborg tovh", ["tryg-kommune"]),
        ("havne", ["havn-politi"]),
        ("ostergard", []),
        ("oestergaard", ["allé"]),
        ("ØSTERGÅRD", ["allé"]),
        ("alle", ["allé"]),
        ("Børne", ["boern"]),
        ("boerne", ["boern"]),
        ("og", ["boern"]),
        # A word of the title with one of the id.
        ("tryg- politi", ["tryg-politi"]),
        # Several.
        ("politi", ["tryg-politi", "havn-politi"]),
        ("tovholder", ["tryg-kommune", "tryg-politi", "havn-politi"]),
        # Nobody.
        ("Tovholder, Hjørring", []),
        ("Politi og Kommune", []),
        ("", []),
        ("   ", []),
        (",", []),
        (" , ,", []),
    ],
)
def test_a_text_means_what_it_names_or_all_it_is_part_of(text: str, ids: list[Id]) -> None:
    assert found(text) == ids


def test_the_partners_are_known_by_their_titles_and_a_folder_without_a_strategy_has_none() -> None:
    known = [("kommune", "Aalborg Kommune"), ("politi", "Nordjyllands Politi")]
    assert partners(folder(strategy=strategy())) == known
    assert partners(folder()) == []


def test_letters_with_rings_apart_are_the_same_letters() -> None:
    assert found("A\u030ase") == ["allé"]


def test_two_things_with_the_same_title_are_both_meant() -> None:
    same = [("a", "Betjent"), ("b", "Betjent"), ("c", "Betjent i Hobro")]
    assert found("betjent", same) == ["a", "b"]
    assert found("b", same) == ["b"]


def test_an_id_that_is_the_title_of_another_means_both() -> None:
    assert found("havn", [("havn", "Fronten"), ("kaj", "Havn")]) == ["havn", "kaj"]


def test_a_number_alone_means_what_begins_with_it() -> None:
    items = [("a", "1 Velkomst"), ("b", "11 Lys"), ("c", "2 Status for 1 park")]
    assert found("1", items) == ["a"]
    assert found("11", items) == ["b"]
    assert found("3", items) == []


def test_an_id_that_is_there_twice_is_one_thing() -> None:
    assert found("havn", [("havn", "Havnen"), ("havn", "Havnefronten")]) == ["havn"]


@pytest.mark.parametrize(
    ("id", "text"),
    [
        ("havn-politi", "Tovholder, Nordjyllands Politi, Havnefronten"),
        ("tryg-politi", "Tovholder, Nordjyllands Politi"),
        ("ukendt", "ukendt"),
        ("", ""),
    ],
)
def test_a_thing_is_written_by_its_title_and_an_unknown_one_by_its_id(id: Id, text: str) -> None:
    assert written(id, PEOPLE) == text


def test_things_with_the_same_or_no_title_are_written_by_their_ids() -> None:
    assert written("b", [("a", "Betjent"), ("b", "Betjent")]) == "b"
    assert written("b", [("a", "Betjent"), ("b", "")]) == "b"
    assert written("a", [("a", "B"), ("b", "Betjent")]) == "a"


SHORT = st.text(alphabet="aåæAb ,", max_size=4)


@given(st.dictionaries(st.sampled_from(["a", "aa", "b", "c1", "c2"]), SHORT))
def test_what_is_written_is_read_back_unless_an_id_is_the_title_of_another(
    titles: dict[Id, str],
) -> None:
    named = list(titles.items())
    for id in titles:
        assert id in found(written(id, named), named)
        if not set(found(id, named)) - {id}:
            assert found(written(id, named), named) == [id]


@pytest.mark.parametrize(
    ("begun", "title", "whole"),
    [
        ("Tov", "Tovholder", "Tovholder"),
        ("tov", "Tovholder", "tovholder"),
        ("Paa", "På Skalborg", "Paa Skalborg"),
        ("På", "På Skalborg", "På Skalborg"),
        ("P\u00e5 S", "Paa Skalborg", "På Skalborg"),
        ("Aalb", "Ålborg", "Aalborg"),
        ("A", "Ålborg", None),
        ("Tovholder", "Tovholder", None),
        ("holder", "Tovholder", None),
        ("Tovholdere", "Tovholder", None),
        ("x", "", None),
    ],
)
def test_a_beginning_is_completed_with_the_rest_of_the_title(
    begun: str, title: str, whole: str | None
) -> None:
    assert completed(begun, title) == whole


def test_people_go_by_name_and_role() -> None:
    known = strategy(
        people=(
            Person(id="a", title="Tovholder", name="Åse"),
            Person(id="b", title="Ankerperson"),
        )
    )
    assert people(folder(strategy=known)) == [("a", "Åse, Tovholder"), ("b", "Ankerperson")]


def test_without_a_strategy_nobody_is_known() -> None:
    assert people(folder()) == []


def test_indicators_go_by_their_initiative_and_their_title() -> None:
    counted = (
        Indicator(id="hold", title="Hold", unit="hold"),
        Indicator(id="andel", title="Andel", unit="pct."),
    )
    known = folder(
        initiatives=(
            initiative("din-vej", title="Din Vej", indicators=counted),
            initiative("natteliv", title="Et trygt natteliv"),
        )
    )
    assert initiatives(known) == [("din-vej", "Din Vej"), ("natteliv", "Et trygt natteliv")]
    assert indicators(known) == [
        ("din-vej:hold", "Din Vej: Hold"),
        ("din-vej:andel", "Din Vej: Andel"),
    ]


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("karen lund", "Karen Lund"),
        ("anne-marie o’neill, brandvæsenet", "Anne-Marie O’Neill, brandvæsenet"),
        ("per af holm fra Beredskabet", "Per af Holm fra Beredskabet"),
        ("åse ørsted / aau", "Åse Ørsted / aau"),
        ("Karen lund", "Karen lund"),
        ("karen", "karen"),
        ("to elever, skolen", "to elever, skolen"),
        ("en borger", "en borger"),
        ("kommunal ssp-konsulent", "kommunal ssp-konsulent"),
        ("karen lund 2", "karen lund 2"),
        ("", ""),
    ],
)
def test_a_name_in_small_letters_gets_its_capitals(typed: str, named: str) -> None:
    assert with_capitals(typed) == named


@given(st.text("abæøßﬁŉ -’,/A1"))
def test_capitals_change_no_other_letter_and_nothing_twice(typed: str) -> None:
    named = with_capitals(typed)
    assert named.casefold() == typed.casefold()
    assert with_capitals(named) == named


def test_a_list_is_narrowed_by_every_word_wherever_it_stands() -> None:
    assert narrows("", "Anything")
    assert narrows("aaboul STRAND", "Åboulevarden", "stranden")
    assert not narrows("aaboul strand", "Åboulevarden")
