"""Words as they are looked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tryg_tui.core.search.query import Word, folded_words, plain_letters, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("På Åen", "paa aaen"),
        ("Ære og ØL", "aere og oel"),
        ("aere oel", "aere oel"),
        ("Café à la Söderström", "cafe a la soederstroem"),
        ("by- og land", "by- og land"),
        ("Pa\u030a", "paa"),
    ],
)
def test_letters_are_folded(text: str, folded: str) -> None:
    assert plain_letters(text) == folded


def test_words_tell_where_they_stand() -> None:
    assert words("Lys på_vej, 2.") == [
        Word("lys", 0, 3),
        Word("paa", 4, 6),
        Word("vej", 7, 10),
        Word("2", 12, 13),
    ]


def test_a_letter_in_two_pieces_is_one_letter() -> None:
    assert words("Pa\u030a hav") == [Word("paa", 0, 3), Word("hav", 4, 7)]


@given(st.text() | st.text(alphabet="aåÅæéü \u0301\u030aß–_ﬁ1"))
def test_a_text_folded_as_a_whole_has_the_words_of_its_parts(text: str) -> None:
    assert folded_words(text) == " ".join(word.folded for word in words(text))
    for word in words(text):
        assert word.folded == plain_letters(text[word.start : word.end])


@given(st.text(alphabet="aåæøézAÅÆØ -"))
def test_folding_again_changes_nothing(text: str) -> None:
    assert plain_letters(plain_letters(text)) == plain_letters(text)
