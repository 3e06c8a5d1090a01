"""Dates, numbers and lists are written as Babel writes them, which the program does not load."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from tryg_tui import locale

PATTERNS = {
    ("da_DK", "long_date"): "long",
    ("en_GB", "long_date"): "long",
    ("da_DK", "short_date"): "dd.MM.yyyy",
    ("en_GB", "short_date"): "dd/MM/yyyy",
    ("da_DK", "month_year"): "MMM yyyy",
    ("en_GB", "month_year"): "MMM yyyy",
    ("da_DK", "weekday_date"): "EEEE 'den' d. MMMM yyyy",
    ("en_GB", "weekday_date"): "EEEE d MMMM yyyy",
}
"""What Babel is asked for, by its name of the language and our name of the function."""

DAYS = [dt.date(1999, 12, 28) + dt.timedelta(days) for days in range(0, 4000, 3)]
"""Every day of every month on every day of the week, in years of both lengths."""


@pytest.fixture(params=["da", "en"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    before = locale.language()
    locale.set_language(request.param)
    yield {"da": "da_DK", "en": "en_GB"}[request.param]
    locale.set_language(before)


@pytest.mark.parametrize(
    "written", [locale.long_date, locale.short_date, locale.month_year, locale.weekday_date]
)
def test_every_date_is_written_as_babel_writes_it(
    spoken: str, written: Callable[[dt.date], str]
) -> None:
    pattern = PATTERNS[spoken, written.__name__]
    assert {(day.month, day.weekday()) for day in DAYS} == {
        (month, day) for month in range(1, 13) for day in range(7)
    }
    wanted = [format_date(day, pattern, locale=spoken) for day in (dt.date.min, *DAYS)]
    assert [written(day) for day in (dt.date.min, *DAYS)] == wanted


NUMBERS = (0, 7, 999, 1000, 12345678, -4, -1000, 1e15)
FRACTIONS = (0.05, 0.25, 0.35, 0.45, 2.5, 3.5, 85.3, 999.99, -0.04, -1234.5, 1e-7, 0.1 + 0.2, 12.5)


@pytest.mark.parametrize("value", [*NUMBERS, *FRACTIONS])
def test_every_number_is_written_as_babel_writes_it(spoken: str, value: float) -> None:
    patterns = {None: "#,##0.######", 0: "#,##0", 1: "#,##0.0", 3: "#,##0.000"}
    wanted = {
        decimals: format_decimal(value, pattern, locale=spoken)
        for decimals, pattern in patterns.items()
    }
    assert {decimals: locale.number(value, decimals) for decimals in patterns} == wanted


@pytest.mark.parametrize("count", range(5))
def test_several_things_are_listed_as_babel_lists_them(spoken: str, count: int) -> None:
    things = ["skoler", "en klub", "politi og kommune", "SSP"][:count]
    assert locale.listed(things) == (format_list(things, locale=spoken) if things else "")


def test_nothing_of_the_program_needs_babel() -> None:
    package = Path(locale.__file__).parent.parent
    assert not [path for path in package.rglob("*.py") if "babel" in path.read_text("utf-8")]
