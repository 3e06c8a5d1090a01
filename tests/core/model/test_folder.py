"""What is looked up in a folder."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.factories import folder, initiative, meeting, report, strategy
from tryg_tui.core.model.annual_report import YearlyReport
from tryg_tui.core.model.folder import A_DAY, Folder, Loaded
from tryg_tui.core.model.initiative import Indicator
from tryg_tui.core.model.safety_index import IndexReading


def test_an_indicator_that_is_gone_is_called_by_its_id() -> None:
    walks = Indicator(id="vandringer", title="Vandringer", unit="stk.")
    held = folder(initiatives=(initiative("natteliv", indicators=(walks,)),))
    assert held.indicator("natteliv", "vandringer") == walks
    assert held.indicator("natteliv", "væk").title == "væk"
    assert held.indicator("væk", "vandringer").title == "vandringer"


def test_the_day_of_a_moved_meeting_is_known_by_its_id() -> None:
    day, first = dt.date(2018, 4, 17), dt.date(2018, 4, 10)
    moved = meeting(first.isoformat(), date=day, moved_from=first)
    assert folder(moved, meeting("2018-10-09")).moved == {"2018-04-10": day}


def test_initiatives_are_in_the_order_of_the_strategy_whatever_their_files_are_called() -> None:
    held = folder(initiatives=())
    for name, order in (("c", 1), ("b", 2), ("d", 0), ("a", 2)):
        value = initiative(name, order=order)
        held = held.with_file(Loaded(path=f"initiatives/{name}.toml", sha256="", value=value))
    assert [one.value.id for one in held.initiatives] == ["d", "c", "a", "b"]


def test_a_reading_is_told_from_the_others_by_area_and_year() -> None:
    assert IndexReading(area="aalborg", year=2017, value=85.7).key == "aalborg 2017"


def reported(year_from: str = "", **days: dt.date) -> Folder:
    """A folder with a form of 2017 that states some days."""
    form = replace(report("natteliv", 2017), **days)
    return folder(strategy=strategy(year_from=year_from), reports=(form,))


@pytest.mark.parametrize(
    ("year_from", "first", "last"),
    [
        ("", dt.date(2017, 1, 1), dt.date(2017, 12, 31)),
        ("01-21", dt.date(2017, 1, 21), dt.date(2018, 1, 20)),
        ("sommer", dt.date(2017, 1, 1), dt.date(2017, 12, 31)),
    ],
)
def test_a_year_is_reported_on_from_the_strategys_own_first_day(
    year_from: str, first: dt.date, last: dt.date
) -> None:
    assert reported(year_from).period(2017) == (first, last)


def test_a_stated_period_leaves_no_day_to_neither_year() -> None:
    first, last = dt.date(2017, 1, 21), dt.date(2018, 1, 14)
    stated = reported(first_day=first, last_day=last)
    assert stated.period(2016) == (dt.date(2016, 1, 1), first - A_DAY)
    assert stated.period(2017) == (first, last)
    assert stated.period(2018) == (last + A_DAY, dt.date(2018, 12, 31))


def test_a_period_of_other_years_says_nothing_of_those_beside_its_own() -> None:
    slip = reported(first_day=dt.date(1917, 1, 1), last_day=dt.date(2117, 1, 1))
    assert slip.period(2016) == (dt.date(2016, 1, 1), dt.date(2016, 12, 31))
    assert slip.period(2018) == (dt.date(2018, 1, 1), dt.date(2018, 12, 31))


def test_what_the_report_itself_says_counts_before_its_forms() -> None:
    own = YearlyReport(year=2017, first_day=dt.date(2017, 2, 1))
    held = reported(first_day=dt.date(2017, 1, 21)).with_file(
        Loaded(path="reports/2017/report.toml", sha256="", value=own)
    )
    assert held.period(2017) == (dt.date(2017, 2, 1), dt.date(2017, 12, 31))


DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2000, 12, 31)).map(lambda day: f"{day:%m-%d}")
SHIFTS = st.dictionaries(st.integers(2016, 2022), st.integers(-40, 40))


@given(DAYS.filter(lambda day: day != "02-29"), SHIFTS, st.booleans())
def test_every_day_is_reported_on_once(year_from: str, shifts: dict[int, int], ends: bool) -> None:
    begins = strategy(year_from=year_from).begins
    forms = tuple(
        replace(
            report("natteliv", year),
            first_day=None if ends else begins(year) + shift * A_DAY,
            last_day=begins(year + 1) + shift * A_DAY if ends else None,
        )
        for year, shift in shifts.items()
    )
    held = folder(strategy=strategy(year_from=year_from), reports=forms)
    periods = [held.period(year) for year in range(2015, 2025)]
    assert all(first <= last for first, last in periods)
    assert all(last + A_DAY == first for (_, last), (first, _) in pairwise(periods))
