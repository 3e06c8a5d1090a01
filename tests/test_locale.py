"""Dates, numbers and lists are written as people in each language write them."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from tryg_tui import locale

DAY = dt.datetime(2018, 2, 26, 9, 5, tzinfo=dt.UTC)


@pytest.fixture(params=locale.LANGUAGES)
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    before = locale.language()
    locale.set_language(request.param)
    yield request.param
    locale.set_language(before)


@pytest.fixture
def babel(spoken: str) -> str:
    """The name of the language by which others write dates, numbers and lists."""
    return {"da": "da_DK", "en": "en_GB"}[spoken]


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


def days() -> Iterator[dt.date]:
    """Every day of a leap year, and days of years with fewer figures."""
    yield from (dt.date(2016, 1, 1) + dt.timedelta(days=n) for n in range(366))
    yield from (dt.date(987, 9, 1), dt.date(9999, 12, 31))


@pytest.mark.parametrize(
    ("write", "danish", "english"),
    [
        (locale.long_date, "d. MMMM y", "d MMMM y"),
        (locale.medium_date, "d. MMM yyyy", "d MMM yyyy"),
        (locale.short_date, "dd.MM.yyyy", "dd/MM/yyyy"),
        (locale.month_year, "MMM yyyy", "MMM yyyy"),
        (locale.weekday_date, "EEEE 'den' d. MMMM yyyy", "EEEE d MMMM yyyy"),
    ],
)
def test_days_and_months_have_the_names_that_others_give_them(
    spoken: str, babel: str, write: Callable[[dt.date], str], danish: str, english: str
) -> None:
    pattern = danish if spoken == "da" else english
    wrong = [day for day in days() if write(day) != format_date(day, pattern, locale=babel)]
    assert wrong == []


NUMBERS = (0, 7, -1, 999, 1000, 12_345_678, 0.5, 1.5, -2.5, 0.125, 2.675, 0.1 + 0.2, 1e-7, 1e21)


@pytest.mark.parametrize("decimals", [None, 0, 1, 2, 6])
def test_numbers_are_written_as_others_write_them(babel: str, decimals: int | None) -> None:
    places = "." + ("######" if decimals is None else "0" * decimals) if decimals != 0 else ""

    @given(st.sampled_from(NUMBERS) | st.integers(-(10**15), 10**15) | st.floats(-1e15, 1e15))
    def same(value: float) -> None:
        # A minus is one, and no hyphen, as in changes.
        other = format_decimal(value, f"#,##0{places}", locale=babel).replace("-", "−")
        assert locale.number(value, decimals) == other

    same()


@pytest.mark.parametrize("count", range(5))
def test_lists_are_written_as_others_write_them(babel: str, count: int) -> None:
    words = ["skoler", "politi", "SSP", "{words}"][:count]
    assert locale.listed(words) == (format_list(words, locale=babel) if words else "")
