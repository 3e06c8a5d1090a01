"""Dates of what is reported, as people write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tryg_tui.core.input.due import Due, parse_due

TODAY = dt.date(2018, 4, 10)
"""A Tuesday in ISO week 15."""
NEXT = dt.date(2018, 10, 9)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("9/4", "2018-04-09"),
        ("10/4", "2018-04-10"),
        ("11/4", "2017-04-11"),
        ("1. juni", "2017-06-01"),
        ("29/2", "2016-02-29"),
        ("1/6-2018", "2018-06-01"),
        ("i dag", "2018-04-10"),
        ("tirsdag", "2018-04-10"),
        ("onsdag", "2018-04-04"),
        ("mandag den 9. april", "2018-04-09"),
        ("på fredag", "2018-04-06"),
    ],
)
def test_a_day_of_the_past_is_the_last_such_day(text: str, date: str) -> None:
    due = parse_due(text, TODAY, NEXT, past=True)
    assert due == Due(dt.date.fromisoformat(date), "", exact=True)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("marts", "2018-03-31"),
        ("april", "2017-04-30"),
        ("november", "2017-11-30"),
        ("vinteren", "2018-02-28"),
        ("1. kvartal", "2018-03-31"),
        ("2. kvartal", "2017-06-30"),
        ("uge 14", "2018-04-08"),
        ("uge 53", "2016-01-03"),
        ("ca. 11/4", "2017-04-11"),
        ("foråret 2018", "2018-05-31"),
        ("2018", "2018-12-31"),
    ],
)
def test_a_period_of_the_past_is_the_last_one_that_is_over(text: str, date: str) -> None:
    due = parse_due(text, TODAY, NEXT, past=True)
    assert due == Due(dt.date.fromisoformat(date), text, exact=False)


@pytest.mark.parametrize("text", ["31/12", "december", "søndag"])
def test_a_day_before_the_beginning_of_the_calendar_is_not_understood(text: str) -> None:
    assert parse_due(text, dt.date.min, None, past=True) is None


@given(st.dates(dt.date(1901, 1, 1), dt.date(2199, 12, 31)))
def test_without_a_year_the_last_such_day_of_the_past_is_meant(today: dt.date) -> None:
    due = parse_due("24/12", today, None, past=True)
    assert due is not None
    assert due.date is not None
    assert (due.date.day, due.date.month) == (24, 12)
    assert 0 <= (today - due.date).days < 366


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("uge 51", "2026-12-20"),
        ("uge 40", "2026-10-04"),
        ("1/1", "2027-01-01"),
        ("1/10", "2026-10-01"),
        ("1/10-2027", "2027-10-01"),
        ("fredag", "2026-12-04"),
    ],
)
def test_where_it_may_be_either_the_nearest_such_time_is_meant(text: str, date: str) -> None:
    due = parse_due(text, dt.date(2026, 11, 30), None, past=None)
    assert due is not None
    assert due.date == dt.date.fromisoformat(date)
