"""Figures as they are stated, with what is said about them."""

import pytest

from tryg_tui.core.measures.margin import Judged
from tryg_tui.core.model.initiative import Indicator, Number, Qualifier, Reading
from tryg_tui.core.model.safety_index import IndexReading, Measure, Precision
from tryg_tui.words.figures import (
    baseline_words,
    figure_of,
    quantity,
    reading_figure,
    target_stated,
)
from tryg_tui.words.survey import difference_words


def of(**fields: float | str) -> Indicator:
    """An indicator with these fields."""
    whole = {"id": "delt", "title": "Delt", "unit": "deltagere", **fields}
    return Indicator(**whole)  # type: ignore[arg-type]  # each field is what it says


@pytest.mark.parametrize(
    ("unit", "value", "all", "qualifier", "words"),
    [
        ("elever", 12, 18, "exact", "12 of 18 elever"),
        ("elever", 12, 1, "about", "about 12 of 1 elev"),
        ("elever", 12, None, "about", "about 12 elever"),
        ("pct.", 66.7, 1250, "exact", "66.7 pct. of 1,250"),
    ],
)
def test_a_figure_says_of_how_many_it_is(
    unit: str, value: Number, all: int | None, qualifier: Qualifier, words: str
) -> None:
    indicator = of(unit=unit, unit_one="elev" if unit == "elever" else "")
    reading = Reading(indicator="delt", value=value, qualifier=qualifier, denominator=all)
    assert figure_of(indicator, reading) == words


def test_what_is_said_about_a_figure_does_not_hide_it() -> None:
    assert (
        baseline_words(of(baseline=12, baseline_text="forår 2026")) == "12 deltagere (forår 2026)"
    )
    assert baseline_words(of(baseline=12)) == "12 deltagere"
    assert baseline_words(of(baseline_text="som før")) == "som før"
    assert baseline_words(of()) == ""
    assert target_stated(of(target=20, target_text="inden for året")) == (
        "20 deltagere (inden for året)"
    )
    assert target_stated(of(target=30, target_text="inden udgangen af 2028")) == (
        "30 deltagere (inden udgangen af 2028)"
    )
    assert target_stated(of(target=66.7, target_text="2/3 af dem")) == "2/3 af dem"


@pytest.mark.parametrize(
    ("unit", "value", "precision", "words"),
    [
        ("pct.", 87, "exact", "87.0"),
        ("pct.", 87, "rounded", "87"),
        ("anmeldelser", 379, "exact", "379"),
        ("pr. 1.000", 4.25, "exact", "4.25"),
        ("", 1250, "rounded", "1,250"),
    ],
)
def test_what_is_counted_has_no_decimals(
    unit: str, value: Number, precision: Precision, words: str
) -> None:
    one = IndexReading(area="a", year=2022, value=value, precision=precision)
    assert reading_figure(Measure(measure="m", unit=unit), one) == words


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("indeks (2013 = 100)", "−107.7 indeks since 2013"),
        ("anmeldelser", "−107.7 anmeldelser since 2013"),
        ("pct.", "−107.7 pct. points since 2013"),
    ],
)
def test_a_change_has_its_unit_without_what_that_is_reckoned_from(unit: str, words: str) -> None:
    assert difference_words(Judged(difference=-107.7), 2013, unit, short=True) == words


def test_a_figure_below_nought_has_the_sign_that_a_change_has() -> None:
    assert quantity(-3.5, "pct.") == "−3.5 pct."
    assert quantity(-2500.75, "kr.") == "−2,500.75 kr."
