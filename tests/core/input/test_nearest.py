"""The known name that somebody probably meant."""

import pytest

from tryg_tui.core.input.names import LONGEST, fold, nearest

KNOWN = ("et-trygt-natteliv", "skalborg-borgerhjaelp", "tryghedsvandringer")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("et-trykt-natteliv", "et-trygt-natteliv"),
        ("ET-TRYGT-NATTELIV", "et-trygt-natteliv"),
        ("skalborg-borgerhjælp", "skalborg-borgerhjaelp"),
        ("Skalborg Borgerhjælp", "skalborg-borgerhjaelp"),
        ("tryghedsvandring", "tryghedsvandringer"),
        ("tryghedsvandringer", "tryghedsvandringer"),
        ("zzz", ""),
        ("", ""),
    ],
)
def test_a_slip_finds_the_name_that_was_meant(name: str, meant: str) -> None:
    assert nearest(name, KNOWN) == meant


def test_the_known_name_is_given_as_it_is_written() -> None:
    assert nearest("aeble", ["Æble", "Øl"]) == "Æble"


def test_of_two_names_that_read_the_same_the_first_is_given() -> None:
    assert nearest("råd", ["raad", "RÅD"]) == "raad"


def test_nothing_is_near_when_nothing_is_known() -> None:
    assert nearest("natteliv", ()) == ""


def test_a_name_that_is_far_too_long_is_not_compared() -> None:
    long = "a" * (LONGEST + 1)
    assert nearest(long, [long]) == ""
    assert nearest(long[1:], [long]) == long


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("FORÅRET", "foraaret"),
        ("fora\u030aret", "foraaret"),
        ("Møde", "moede"),
        ("Næste", "naeste"),
        ("june", "june"),
        ("Kastetvej Allé", "kastetvej alle"),
        ("Malmö Länge", "malmoe laenge"),
    ],
)
def test_folding_writes_danish_letters_out(text: str, folded: str) -> None:
    assert fold(text) == folded
