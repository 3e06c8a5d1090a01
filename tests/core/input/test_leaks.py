"""What looks personal is found, and what only looks like a number is let through."""

import pytest

from tryg_tui.core.input.personal import Leak, cpr_numbers, leaks


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


HIDDEN = (
    "010203\N{NO-BREAK SPACE}1234",
    "010203\N{NON-BREAKING HYPHEN}1234",
    "010203 \N{EN DASH} 1234",
    "010203\N{MINUS SIGN}1234",
    "010203\N{SOFT HYPHEN}1234",
    "010203-\n1234",
    "010203\N{LINE TABULATION}1234",
    "0102\N{ZERO WIDTH SPACE}03-1234",
    "\N{FULLWIDTH DIGIT ZERO}10203-1234",
    "010203\N{FIGURE DASH}1234",
    "010203\N{NARROW NO-BREAK SPACE}\N{EM DASH}\N{THIN SPACE}1234",
    "01.02.03-1234",
    "01 02 03 - 1234",
    "01-02-03-1234",
)


@pytest.mark.parametrize("text", HIDDEN)
def test_signs_of_another_form_hide_no_number(text: str) -> None:
    assert leaks(f"Borger {text} er nævnt") == (Leak("cpr", text),)
    assert cpr_numbers(f"Borger {text} er nævnt") == (text,)


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("tlf.12345678", "phone", "12345678"),
        ("tlf:12 34 56 78", "phone", "12 34 56 78"),
        ("mobil:98\N{NO-BREAK SPACE}12\N{NO-BREAK SPACE}34\N{NO-BREAK SPACE}56", "phone", ""),
        ("(+45) 98 12 34 56", "phone", "(+45) 98 12 34 56"),
        ("0045 98123456", "phone", "0045 98123456"),
        ("98\N{EN DASH}12\N{EN DASH}34\N{EN DASH}56", "phone", ""),
        ("navn (at) b.dk", "email", "navn (at) b.dk"),
        ("navn[snabel-a]aalborg.dk", "email", "navn[snabel-a]aalborg.dk"),
        ("navn @ aalborg.dk", "email", "navn @ aalborg.dk"),
        ("jens\N{SOFT HYPHEN}en@b.dk", "email", "jens\N{SOFT HYPHEN}en@b.dk"),
        ("navn\N{FULLWIDTH COMMERCIAL AT}b.dk", "email", "navn\N{FULLWIDTH COMMERCIAL AT}b.dk"),
    ],
)
def test_as_people_and_programs_write_it(text: str, kind: str, found: str) -> None:
    (leak,) = leaks(text)
    assert leak.kind == kind
    assert leak.text == (found or leak.text)


@pytest.mark.parametrize("sign", ["1", "a", "1 ", "a.", "12 ", "(at", "1-", "sagsnr 1a ", "@", "æ"])
def test_a_long_text_is_looked_through(sign: str) -> None:
    # Were the time the square of the length, this would take some minutes.
    text = sign * (200_000 // len(sign))
    assert [leak.text for leak in leaks(f"{text} 010203-1234")][-1:] == ["010203-1234"]
