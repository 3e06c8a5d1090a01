"""What looks personal is found, and what only looks like a number is let through."""

import pytest

from tryg_tui.core.input.personal import Leak, leaks


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Borger 010203-1234 er nævnt", "cpr", "010203-1234"),
        ("0102031234", "cpr", "0102031234"),
        ("010203 1234.", "cpr", "010203 1234"),
        ("610203-1234", "cpr", "610203-1234"),
        ("skriv til anna.b+c@aalborg.dk.", "email", "anna.b+c@aalborg.dk"),
        ("ring 98 12 34 56", "phone", "98 12 34 56"),
        ("ring 9812 3456 i dag", "phone", "9812 3456"),
        ("+45 98123456", "phone", "+45 98123456"),
        ("98.12.34.56", "phone", "98.12.34.56"),
        ("0100-83942-00001-17", "case", "0100-83942-00001-17"),
        ("sagsnr. 2017-123456", "case", "sagsnr. 2017-123456"),
        ("Journalnummer: 12/345", "case", "Journalnummer: 12/345"),
    ],
)
def test_what_looks_personal_is_found(text: str, kind: str, found: str) -> None:
    assert leaks(text) == (Leak(kind, found),)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I oktober 2016 var 143 elever i fare.",
        "14.03.17 og 2018-04-10 og 31.12.2017",
        "2014–2017, 2018 2021 og 2017-12-05#7",
        "20171205",
        "kl. 09.00–11.30 den 10.04.2018",
        "990203-1234",
        "321303-1234",
        "750.000 kroner og 12.345.678 indbyggere",
        "En sag om noget, sagsnummeret kommer senere",
        "@kommunen",
    ],
)
def test_dates_counts_and_citations_are_let_through(text: str) -> None:
    assert leaks(text) == ()


def test_several_are_told_in_reading_order_and_each_place_once() -> None:
    text = "Sagsnr. 12345678, a@b.dk, 010203-1234"
    assert [leak.kind for leak in leaks(text)] == ["case", "email", "cpr"]
