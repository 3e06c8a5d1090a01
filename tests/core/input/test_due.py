"""Due dates as people write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tryg_tui.core.input.due import LONGEST, Due, day_within, no_such_day, parse_due
from tryg_tui.core.model.base import DAYS

TODAY = dt.date(2018, 4, 10)
"""A Tuesday in ISO week 15."""
NEXT = dt.date(2018, 10, 9)

MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)


def parsed(text: str) -> Due | None:
    return parse_due(text, TODAY, NEXT)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1/6", "2018-06-01"),
        ("1/6-2018", "2018-06-01"),
        ("1/6 2018", "2018-06-01"),
        ("1/6/18", "2018-06-01"),
        ("1 / 6 - 2018", "2018-06-01"),
        ("1-6-2018", "2018-06-01"),
        ("1.6.", "2018-06-01"),
        ("1. 6.", "2018-06-01"),
        ("1.6.2018", "2018-06-01"),
        ("01.06.18", "2018-06-01"),
        ("1. juni", "2018-06-01"),
        ("1.juni", "2018-06-01"),
        ("1. juni 2018", "2018-06-01"),
        ("1. jun. 2018", "2018-06-01"),
        ("1. JUNI 2018.", "2018-06-01"),
        ("1 June 2018", "2018-06-01"),
        ("1st of June 2018", "2018-06-01"),
        ("June 1", "2018-06-01"),
        ("June 1st, 2018", "2018-06-01"),
        ("2018-06-01", "2018-06-01"),
        ("2018-6-1", "2018-06-01"),
        ("den 1. juni", "2018-06-01"),
        ("d. 1/6", "2018-06-01"),
        ("d.1/6", "2018-06-01"),
        ("fredag den 1. juni", "2018-06-01"),
        ("Friday, 1 June 2018", "2018-06-01"),
        ("  1.   juni\n2018 ", "2018-06-01"),
        ("10/4", "2018-04-10"),
        ("9/4", "2019-04-09"),
        ("29/2", "2020-02-29"),
        ("29/2-2020", "2020-02-29"),
        ("2/1-2018", "2018-01-02"),
        ("30. maj", "2018-05-30"),
        ("3 okt", "2018-10-03"),
        ("3 Oct", "2018-10-03"),
        ("4. marts 2019", "2019-03-04"),
    ],
)
def test_a_day_is_that_day_and_needs_no_words(text: str, date: str) -> None:
    assert parsed(text) == Due(dt.date.fromisoformat(date), "", exact=True)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("juni 2018", "2018-06-30"),
        ("June, 2018", "2018-06-30"),
        ("june", "2018-06-30"),
        ("april", "2018-04-30"),
        ("marts", "2019-03-31"),
        ("i maj", "2018-05-31"),
        ("februar 2020", "2020-02-29"),
        ("foråret 2018", "2018-05-31"),
        ("FORÅRET 2018", "2018-05-31"),
        ("foraaret 2018", "2018-05-31"),
        ("forår", "2018-05-31"),
        ("spring 2018", "2018-05-31"),
        ("the spring of 2018", "2018-05-31"),
        ("i foråret 2019", "2019-05-31"),
        ("sommeren", "2018-08-31"),
        ("sommer 2019", "2019-08-31"),
        ("summer", "2018-08-31"),
        ("efteråret", "2018-11-30"),
        ("autumn 2018", "2018-11-30"),
        ("fall", "2018-11-30"),
        ("vinteren 2018", "2019-02-28"),
        ("winter 2019", "2020-02-29"),
        ("vinter", "2019-02-28"),
        ("primo juni 2018", "2018-06-10"),
        ("medio juni 2018", "2018-06-20"),
        ("ultimo juni 2018", "2018-06-30"),
        ("primo april", "2018-04-10"),
        ("primo marts", "2019-03-10"),
        ("early June", "2018-06-10"),
        ("mid June 2018", "2018-06-20"),
        ("i slutningen af juni", "2018-06-30"),
        ("end of June", "2018-06-30"),
        ("primo 2017", "2017-01-31"),
        ("medio 2018", "2018-06-30"),
        ("ultimo 2018", "2018-12-31"),
        ("udgangen af 2018", "2018-12-31"),
        ("2018", "2018-12-31"),
        ("i 2019", "2019-12-31"),
        ("1. kvartal 2018", "2018-03-31"),
        ("2. kvartal", "2018-06-30"),
        ("1. kvartal", "2019-03-31"),
        ("Q1 2018", "2018-03-31"),
        ("Q4", "2018-12-31"),
        ("third quarter of 2018", "2018-09-30"),
        ("1. halvår 2018", "2018-06-30"),
        ("andet halvår", "2018-12-31"),
        ("H2 2018", "2018-12-31"),
        ("first half of 2018", "2018-06-30"),
        ("skoleåret 2026/27", "2027-07-31"),
        ("skoleår 2026", "2027-07-31"),
        ("the school year 2026-2027", "2027-07-31"),
        ("uge 23", "2018-06-10"),
        ("uge 15", "2018-04-15"),
        ("uge 14", "2019-04-07"),
        ("uge 23 2018", "2018-06-10"),
        ("uge 23/2018", "2018-06-10"),
        ("i uge 1", "2019-01-06"),
        ("week 23", "2018-06-10"),
        ("uge 53", "2021-01-03"),
        ("senest 1. juni", "2018-06-01"),
        ("inden udgangen af juni", "2018-06-30"),
        ("by the end of June", "2018-06-30"),
        ("ca. 1/6", "2018-06-01"),
        ("næste møde", "2018-10-09"),
        ("Inden næste møde", "2018-10-09"),
        ("til det næste møde", "2018-10-09"),
        ("next meeting", "2018-10-09"),
        ("at the next meeting", "2018-10-09"),
    ],
)
def test_a_period_ends_on_its_last_day_and_keeps_its_words(text: str, date: str) -> None:
    assert parsed(text) == Due(dt.date.fromisoformat(date), text, exact=False)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("i dag", "2018-04-10"),
        ("today", "2018-04-10"),
        ("i morgen", "2018-04-11"),
        ("Tomorrow", "2018-04-11"),
        ("i overmorgen", "2018-04-12"),
        ("the day after tomorrow", "2018-04-12"),
        ("om 2 uger", "2018-04-24"),
        ("om 14 dage", "2018-04-24"),
        ("om tre dage", "2018-04-13"),
        ("om én uge", "2018-04-17"),
        ("om en måned", "2018-05-10"),
        ("om et kvartal", "2018-07-10"),
        ("om et halvt år", "2018-10-10"),
        ("om 1 år", "2019-04-10"),
        ("om tolv måneder", "2019-04-10"),
        ("in 2 weeks", "2018-04-24"),
        ("in a month", "2018-05-10"),
        ("in half a year", "2018-10-10"),
        ("på fredag", "2018-04-13"),
        ("fredag", "2018-04-13"),
        ("on Friday", "2018-04-13"),
        ("mandag", "2018-04-16"),
        ("tirsdag", "2018-04-17"),
        ("lørdag", "2018-04-14"),
    ],
)
def test_what_is_told_from_today_becomes_a_day(text: str, date: str) -> None:
    assert parsed(text) == Due(dt.date.fromisoformat(date), "", exact=True)


def test_a_month_from_the_last_day_of_a_longer_month_ends_with_the_shorter_one() -> None:
    last = dt.date(2018, 1, 31)
    assert parse_due("om en måned", last, None) == Due(dt.date(2018, 2, 28), "", exact=True)


@pytest.mark.parametrize(
    "text", ["snarest", "løbende", "Hurtigst muligt", "as soon as possible", "ongoing"]
)
def test_a_time_without_a_date_keeps_its_words(text: str) -> None:
    assert parsed(text) == Due(None, text, exact=False)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_no_words_are_no_due_date(text: str) -> None:
    assert parsed(text) == Due(None, "", exact=False)


def test_the_next_meeting_may_have_no_date_yet() -> None:
    assert parse_due("næste møde", TODAY, None) == Due(None, "næste møde", exact=False)


def test_the_next_meeting_is_read_as_papers_quote_it() -> None:
    read = parse_due("Inden næste møde (12. maj 2027)", TODAY, None)
    assert read == Due(dt.date(2027, 5, 12), "Inden næste møde", exact=False)
    coming = dt.date(2018, 10, 9)
    assert parse_due("next meeting (soon)", TODAY, coming) == Due(coming, "next meeting", False)
    assert parse_due("1. maj (12. maj 2027)", TODAY, None) is None


@pytest.mark.parametrize(
    "text",
    [
        *("31/2", "1/13", "0/6", "31. april 2018", "2018-02-30", "29/2-2019", "29. februar 2018"),
        *("uge 54", "uge 0", "uge 53 2018", "5. kvartal", "3. halvår 2018", "1x kvartal"),
        *("torsdag den 1. juni 2018", "fredag den hest", "den", "i", ".", "-", "0", "10.30"),
        *("frem til næste netværksmøde", "når", "2018-06", "1.6.1", "0000-01-01"),
        *("primo", "om mange uger", "i går", "1/6-20189", "٣/٦"),
    ],
)
def test_what_is_no_due_date_is_not_understood(text: str) -> None:
    assert parsed(text) is None


def test_a_text_that_is_far_too_long_is_not_understood() -> None:
    assert parsed("i " * LONGEST + "juni") is None


@pytest.mark.parametrize("text", ["om 999 år", "i overmorgen", "1/1", "juni", "mandag"])
def test_a_day_after_the_end_of_the_calendar_is_not_understood(text: str) -> None:
    assert parse_due(text, dt.date.max, None) is None


def test_a_year_that_no_file_can_hold_is_no_date() -> None:
    assert parse_due("2/1", dt.date.min, None) is None
    assert parse_due("1.2.0201", dt.date(2018, 4, 10), None) is None


WORDS = st.sampled_from(
    [
        *("1", "2", "31", "0", "6", "12", "2018", "99", ".", "/", "-", ",", "1.", "q", "h"),
        *("om", "in", "en", "uge", "uger", "year", "måned", "juni", "may", "foråret", "primo"),
        *("ultimo", "fredag", "den", "d.", "på", "i", "senest", "ca.", "kvartal", "halvår"),
        *("næste", "møde", "andet", "dag"),
    ]
)


@given(
    st.one_of(st.text(), st.lists(WORDS, max_size=8).map(" ".join)),
    st.dates(),
    st.dates(),
    st.booleans(),
)
def test_no_text_is_ever_a_fault(text: str, today: dt.date, meeting: dt.date, past: bool) -> None:
    due = parse_due(text, today, meeting, past=past)
    assert due is None or (due.text == "") == (due.exact or not text.strip())


@given(st.dates(*DAYS), st.dates(*DAYS))
def test_a_day_that_is_written_out_is_read_back(date: dt.date, today: dt.date) -> None:
    year, month, day = f"{date.year:04}", date.month, date.day
    for text in (
        f"{day}/{month}-{year}",
        f"{day}.{month}.{year}",
        f"{day:02}.{month:02}.{year}",
        date.isoformat(),
        f"{day}. {MONTHS[month - 1]} {year}",
    ):
        assert parse_due(text, today, None) == Due(date, "", exact=True)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_without_a_year_the_next_such_day_is_meant(today: dt.date) -> None:
    due = parse_due("24/12", today, None)
    assert due is not None
    assert due.date is not None
    assert (due.date.day, due.date.month) == (24, 12)
    assert 0 <= (due.date - today).days < 366


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("31.2.2016", True),
        ("2016-02-30", True),
        ("29. 2. 2017", True),
        ("29/2/17", True),
        ("1-13-2016", True),
        ("29.2.16", False),
        ("2016-02-29", False),
        ("foråret", False),
    ],
)
def test_a_day_that_the_calendar_does_not_have_is_known(text: str, missing: bool) -> None:
    assert no_such_day(text) == missing


@pytest.mark.parametrize(
    ("text", "date"),
    [
        *[(f"{each}jul", "2018-12-24") for each in ("", "før ", "inden ", "til ", "senest til ")],
        *[
            ("jul 2018", "2018-12-24"),
            ("juleaften", "2018-12-24"),
            ("before Christmas", "2018-12-24"),
        ],
        *[
            ("nytår", "2018-12-31"),
            ("inden årsskiftet", "2018-12-31"),
            ("påske 2019", "2019-04-21"),
        ],
        *[("påske", "2019-04-21"), ("pinse", "2018-05-20"), ("Easter 2020", "2020-04-12")],
        *[("juni 19", "2019-06-30"), ("feb 19", "2019-02-28"), ("jan. 20", "2020-01-31")],
        *[("uge 45", "2018-11-11"), ("u. 45", "2018-11-11"), ("uge 42-43", "2018-10-28")],
        *[("uger 42–43 2019", "2019-10-27"), ("before week 45", "2018-11-04")],
        *[("før november 2018", "2018-10-31"), ("inden sommeren 2018", "2018-05-31")],
        *[("before May 2019", "2019-04-30"), ("inden 3. kvartal", "2018-06-30")],
        *[("før foråret 2019", "2019-02-28"), ("inden 2019", "2018-12-31")],
        *[
            ("inden maj", "2018-04-30"),
            ("før april", "2019-03-31"),
            ("inden 2. halvår", "2018-06-30"),
        ],
        *[
            ("ult. maj", "2018-05-31"),
            ("prim. maj", "2018-05-10"),
            ("inden medio maj", "2018-05-10"),
        ],
        *[("inden udgangen af 2018", "2018-12-31"), ("før ultimo maj", "2018-05-31")],
        *[("marts/april", "2018-04-30"), ("maj-juni", "2018-06-30")],
        *[("februar–marts 2017", "2017-03-31"), ("inden maj/juni", "2018-04-30")],
        *[("fra foråret 2018", "2018-05-31"), ("i løbet af efteråret", "2018-11-30")],
        *[("skoleåret 2018/19", "2019-07-31"), ("inden skoleåret 2018/2019", "2018-07-31")],
        *[("byrådsperioden 2018–2021", "2021-12-31"), ("2018-2021", "2021-12-31")],
    ],
)
def test_periods_end_where_danes_end_them(text: str, date: str) -> None:
    due = parsed(text)
    assert due == Due(dt.date.fromisoformat(date), text, exact=False)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        *[("om 6 mdr.", "2018-10-10"), ("om 2 md.", "2018-06-10"), ("næste fredag", "2018-04-20")],
        *[("next Monday", "2018-04-16"), ("3. jul 2018", "2018-07-03"), ("July 19", "2018-07-19")],
        *[("Jun 19, 2018", "2018-06-19"), ("feb 19th", "2019-02-19"), ("may 3", "2018-05-03")],
    ],
)
def test_days_are_days_in_either_language(text: str, date: str) -> None:
    assert parsed(text) == Due(dt.date.fromisoformat(date), "", exact=True)


@pytest.mark.parametrize(
    "text",
    [
        *("efter sommerferien", "inden sommerferien", "efter påske", "straks", "når vi har tid"),
        *("næste netværksmøde", "after the summer", "efter byrådets behandling", "efter aftale"),
        *("as soon as the money is there", "i forbindelse med festivalen", "efter valget 2021"),
    ],
)
def test_words_without_a_date_are_kept_as_words(text: str) -> None:
    assert parsed(text) == Due(None, text, exact=False)


@pytest.mark.parametrize("year", range(1990, 2100))
def test_easter_is_a_sunday_between_its_bounds(year: int) -> None:
    due = parsed(f"påske {year}")
    assert due is not None
    assert due.date is not None
    assert due.date.isoweekday() == 7
    assert (3, 22) <= (due.date.month, due.date.day) <= (4, 25)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Referat 23. marts 2009.docx", dt.date(2009, 3, 23)),
        ("2009-03-23-referat", dt.date(2009, 3, 23)),
        ("ref_20090323", dt.date(2009, 3, 23)),
        ("ref-23-03-2009", dt.date(2009, 3, 23)),
        ("23.3.2009 og igen den 23. marts 2009", dt.date(2009, 3, 23)),
        ("5.12.2009 og 23.3.2009", None),
        ("sag 12.34.2009", None),
        ("den 1. januar 2027", dt.date(2027, 1, 1)),
        ("12345678", None),
        ("", None),
    ],
)
def test_the_one_day_that_a_text_names(text: str, day: dt.date | None) -> None:
    assert day_within(text) == day
