"""What is typed to search, in Danish and English."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tryg_tui.core.search.query import KEYS, KINDS, STATES, Query, Term, parse_query


def term(*words: str, whole: bool = False) -> Term:
    """Words that stand together."""
    return Term(words, whole)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("", {}),
        ("  ,  ", {}),
        ("Park ÅEN", {"terms": (term("park"), term("aaen"))}),
        ("by-og Hegn*", {"terms": (term("by"), term("og"), term("hegn"))}),
        ('"lys på vej"', {"terms": (term("lys", "paa", "vej", whole=True),)}),
        ('"lys på', {"terms": (term("lys", "paa", whole=True),)}),
        ('"" lys', {"terms": (term("lys"),)}),
        ("beslutning:", {"kinds": frozenset({"decision"})}),
        ("decision:", {"kinds": frozenset({"decision"})}),
        ("Beslutning:lys", {"kinds": frozenset({"decision"}), "terms": (term("lys"),)}),
        (
            "aktion: opfølgning: måling:",
            {"kinds": frozenset({"action", "followup", "reading"})},
        ),
        ("indsats:natteliv", {"initiatives": (term("natteliv"),)}),
        ("initiative:natteliv indsats:havn", {"initiatives": (term("natteliv"), term("havn"))}),
        ("indsats:", {"waiting": ("indsats:",)}),
        (
            'ansvarlig:"Nordjyllands Politi"',
            {"owners": (term("nordjyllands", "politi", whole=True),)},
        ),
        ("owner:tryg-politi", {"owners": (term("tryg", "politi"),)}),
        ("er:åben", {"states": frozenset({"open"})}),
        ("er:aaben is:done", {"states": frozenset({"open", "done"})}),
        ("er:forsinket er:rettet", {"states": frozenset({"overdue", "corrected"})}),
        ("er:", {"waiting": ("er:",)}),
        ("type:status", {"kinds": frozenset({"status"})}),
        ("art:digt", {"misread": ("art:digt",)}),
        ("2017-05-01#12", {"entries": frozenset({"2017-05-01#12"})}),
        ("1.5.2017", {"meetings": ("2017-05-01",)}),
        ("møde:2017-05", {"meetings": ("2017-05",)}),
        ("er:grøn", {"misread": ("er:grøn",)}),
        ("år:2017", {"years": ((2017, 2017),)}),
        ("aar:2015-2017 year:2019", {"years": ((2015, 2017), (2019, 2019))}),
        ("år:2017–2015", {"years": ((2015, 2017),)}),
        ("år:17", {"misread": ("år:17",)}),
        ("møde:2017-12 meeting:Forår", {"meetings": ("2017-12", "foraar")}),
        ("punkt:måling", {"items": (term("maaling"),)}),
        ("http:lys", {"terms": (term("http"), term("lys")), "strange": ("http:",)}),
        ("»lys op«", {"terms": (term("lys", "op", whole=True),)}),
        ("kl.: ni", {"terms": (term("kl"), term("ni"))}),
    ],
)
def test_a_text_is_read(text: str, fields: dict[str, Any]) -> None:
    assert parse_query(text) == Query(**fields)


def test_what_looks_for_nothing_is_empty() -> None:
    assert parse_query(" ").empty
    assert parse_query("er:grøn").empty
    assert not parse_query("er:åben").empty


@given(st.text(alphabet='abå :"-–20er*#'))
def test_every_text_can_be_read(text: str) -> None:
    query = parse_query(text)
    assert all(word for found in query.terms for word in found.words)
    assert parse_query(f" {text}  ").kinds == query.kinds


def test_the_words_of_the_grammar_are_written_as_they_are_compared() -> None:
    for word in (*KEYS, *KINDS, *STATES):
        assert word.isascii()
        assert word.islower()
