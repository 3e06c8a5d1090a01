"""Figures as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tryg_tui.core.input.numbers import LONGEST, number_typed, parse_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("143", 143),
        ("0", 0),
        ("007", 7),
        (" 143 ", 143),
        ("85,7", 85.7),
        ("85.7", 85.7),
        ("85,70", 85.7),
        ("85,7 %", 85.7),
        ("85,7%", 85.7),
        ("85,7 pct.", 85.7),
        ("85 pct", 85),
        (",5", 0.5),
        (".5", 0.5),
        ("0,125", 0.125),
        ("0.125", 0.125),
        ("00.125", 0.125),
        ("1.250", 1250),
        ("1 250", 1250),
        ("1\u00a0250", 1250),
        ("1\u202f250", 1250),
        ("1.250.000", 1250000),
        ("12 250 000", 12250000),
        ("1.250,5", 1250.5),
        ("1 250,5", 1250.5),
        ("1 250.5", 1250.5),
        ("1250.5", 1250.5),
        ("1.2505", 1.2505),
        ("1250.125", 1250.125),
        ("-5", -5),
        ("−5", -5),
        ("–5", -5),
        ("- 5,5", -5.5),
        ("+5", 5),
    ],
)
def test_a_figure_is_read_as_it_is_written(text: str, number: float) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize("text", ["143", "1.250", "1 250", "-5", "12 %"])
def test_a_figure_without_decimals_is_whole(text: str) -> None:
    assert type(parse_number(text)) is int


@pytest.mark.parametrize("text", ["85,7", "5,0", ".5"])
def test_a_figure_with_decimals_is_not_whole(text: str) -> None:
    assert type(parse_number(text)) is float


@pytest.mark.parametrize(
    "text",
    [
        *("", "   ", "%", "-", "+", ",", ".", "pct.", "½", "1½", "1e5", "1E5", "0x10", "١٢", "²"),
        *("--5", "+-5", "5-", "5,", "5.", "1,2,3", "1.2.3", "12 5", "1 2500", "1 250 00"),
        *("1,250.5", "1.25,5.5", "1.250.5", "1.250 000", "01.250.000", "1..250", "inf", "nan"),
        *("ca. 12", "12 elever", "12/13", "12-13", "5 % %", "1_000"),
    ],
)
def test_what_is_no_figure_is_not_read(text: str) -> None:
    assert parse_number(text) is None


def test_a_figure_that_no_file_can_hold_is_not_read() -> None:
    assert parse_number("9" * LONGEST) == 10**LONGEST - 1
    assert parse_number("9" * (LONGEST + 1)) is None
    assert parse_number("9" * 5000) is None


@pytest.mark.parametrize(
    ("number", "typed"),
    [
        (143, "143"),
        (85.7, "85,7"),
        (5.0, "5,0"),
        (-0.5, "-0,5"),
        (1e-7, "0,0000001"),
        (1250, "1250"),
    ],
)
def test_a_figure_is_typed_with_a_decimal_comma(number: float, typed: str) -> None:
    assert number_typed(number) == typed


@given(
    st.one_of(
        st.integers(-(10**LONGEST) + 1, 10**LONGEST - 1),
        st.floats(1 - 10**LONGEST, 10**LONGEST - 1),
    )
)
def test_a_figure_that_is_typed_out_is_read_back(number: float) -> None:
    assert parse_number(number_typed(number)) == number


@given(st.one_of(st.text(), st.text(alphabet="0123456789.,+-− %e")))
def test_no_text_is_ever_a_fault(text: str) -> None:
    number = parse_number(text)
    assert number is None or abs(number) < 10**LONGEST
