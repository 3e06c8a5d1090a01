"""Large letters: no wider or higher than their room, the same words, and none that nobody knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tryg_tui.core.plot.letters import HIGH, is_whole, large_letters, shapes

WORDS = st.lists(
    st.text(st.sampled_from([*sorted(shapes()), "é", "å", "z"]), min_size=1, max_size=9),
    min_size=1,
    max_size=12,
).map(" ".join)


@given(text=WORDS, width=st.integers(1, 220), most=st.integers(1, 40))
def test_they_never_take_more_room_than_there_is(text: str, width: int, most: int) -> None:
    drawn = large_letters(text, width, most)
    assert len(drawn) <= most
    assert all(len(line) <= width for line in drawn)
    assert not drawn or len(drawn) >= HIGH, "at least twice as high as other letters"
    assert set("".join(drawn)) <= set("█▀▄ ")


@given(text=WORDS, width=st.integers(8, 220), most=st.integers(3, 40))
def test_what_is_whole_is_drawn_and_says_something_else_for_other_words(
    text: str, width: int, most: int
) -> None:
    if is_whole(text, width, most):
        assert large_letters(text, width, most)
        assert large_letters(text, width, most, 1) != large_letters(f"{text}x", width * 2, most, 1)


def test_every_sign_has_five_rows_as_wide_as_each_other_and_a_form_of_its_own() -> None:
    assert all(len(rows) == 5 and len({*map(len, rows)}) == 1 for rows in shapes().values())
    letters = [rows for sign, rows in shapes().items() if sign not in "0OI1|"]
    assert len(set(letters)) >= len(letters) - 3


@pytest.mark.parametrize("text", ["", "   ", "東京", "\x1b[31m", "\u202eabc"])
def test_what_nobody_knows_is_not_drawn(text: str) -> None:
    assert large_letters(text, 100, 10) == ()


def test_they_are_larger_where_there_is_room_and_shorter_where_there_is_little() -> None:
    assert len(large_letters("Natteliv", 40, 3)) == 3
    assert len(large_letters("Natteliv", 100, 8)) == 8
    cut = large_letters("Et trygt natteliv i hele byen", 60, 3)
    assert len(cut) == 3
    assert not is_whole("Et trygt natteliv i hele byen", 60, 3)


def test_a_word_wider_than_a_line_goes_on_in_the_next_one() -> None:
    for own in ("Rusmiddelseminar/Forebyggelse", "Drop-out-truede-elever"):
        assert len(large_letters(own, 70, 7)) == 2 * HIGH + 1
    assert large_letters("Forebyggelsesseminar", 44, 7)[0] == large_letters("Forebygge-", 44, 3)[0]
    assert large_letters("Forebyggelsesseminar", 3, 7) == ()
    assert is_whole("Forebyggelsesseminar", 44, 11)


def test_of_the_longest_texts_as_much_is_drawn_as_there_is_room_for() -> None:
    assert len(large_letters("æ" * 100_000, 90, 11)) == 11
    assert len(large_letters("æ " * 100_000, 90, 11)) == 11
