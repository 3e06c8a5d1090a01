"""Dates, numbers and lists are written as people in each language write them."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest

from tryg_tui import locale

DAY = dt.datetime(2018, 2, 26, 9, 5, tzinfo=dt.UTC)


@pytest.fixture(params=locale.LANGUAGES)
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    before = locale.language()
    locale.set_language(request.param)
    yield request.param
    locale.set_language(before)


@pytest.mark.parametrize(
    ("write", "danish", "english"),
    [
        (locale.long_date, "26. februar 2018", "26 February 2018"),
        (locale.medium_date, "26. feb. 2018", "26 Feb 2018"),
        (locale.short_date, "26.02.2018", "26/02/2018"),
        (locale.month_year, "feb. 2018", "Feb 2018"),
        (locale.weekday_date, "mandag den 26. februar 2018", "Monday 26 February 2018"),
        (locale.clock, "09.05", "09:05"),
    ],
)
def test_a_moment_is_written_as_people_write_it(
    spoken: str, write: Callable[[dt.datetime], str], danish: str, english: str
) -> None:
    assert write(DAY) == (danish if spoken == "da" else english)


@pytest.mark.parametrize(
    ("value", "decimals", "danish"),
    [(85.7, None, "85,7"), (85.7, 2, "85,70"), (143, None, "143"), (12345, 0, "12.345")],
)
def test_a_number_has_the_signs_of_its_language(
    spoken: str, value: float, decimals: int | None, danish: str
) -> None:
    english = danish.translate(str.maketrans(",.", ".,"))
    assert locale.number(value, decimals) == (danish if spoken == "da" else english)


def test_several_things_are_joined_by_and(spoken: str) -> None:
    together = {"da": "skoler, politi og SSP", "en": "skoler, politi and SSP"}[spoken]
    assert locale.listed(["skoler", "politi", "SSP"]) == together
    assert locale.listed([]) == ""
