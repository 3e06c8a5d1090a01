"""Numbers that tell who a person is."""

import pytest

from tryg_tui.core.input.personal import cpr_numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Borgeren 010203-1234 er kontaktet", ("010203-1234",)),
        ("0102031234", ("0102031234",)),
        ("290200-0000 og 290200-0000", ("290200-0000",)),
        ("010203 1234, 311299–9999", ("010203 1234", "311299–9999")),
        ("610203-1234", ("610203-1234",)),
    ],
)
def test_civil_registration_numbers_are_found(text: str, found: tuple[str, ...]) -> None:
    assert cpr_numbers(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sag 2017-010203",
        "300200-1234",
        "011303-1234",
        "000203-1234",
        "1010203-1234",
        "010203-12345",
        "010203-1234-5",
        "010203--1234",
        "tlf. 99 31 31 31",
        "95 pct. af 12345 personer",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert cpr_numbers(text) == ()
