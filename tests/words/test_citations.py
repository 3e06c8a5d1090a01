"""A place in the minutes is told as a date and a number, in the language spoken."""

import datetime as dt

import pytest

from tests.factories import folder, meeting
from tryg_tui.locale import set_language
from tryg_tui.words.names import place_near, place_words


@pytest.mark.parametrize(
    ("place", "in_danish", "in_english"),
    [
        ("2017-12-05#8", "5. dec. 2017, nr. 8", "5 Dec 2017, no. 8"),
        ("2017-12-05", "5. dec. 2017", "5 Dec 2017"),
        ("2017-12-05-2#8", "5. dec. 2017 (2), nr. 8", "5 Dec 2017 (2), no. 8"),
        ("autumn#8", "autumn#8", "autumn#8"),
        ("", "", ""),
    ],
)
def test_a_citation_is_told_as_date_and_number_and_what_is_none_as_itself(
    place: str, in_danish: str, in_english: str
) -> None:
    assert place_words(folder(), place) == in_english
    set_language("da")
    assert place_words(folder(), place) == in_danish


def test_a_line_of_the_meeting_spoken_of_is_told_by_its_number_alone() -> None:
    assert place_near(folder(), "2017-12-05#8", "2017-12-05") == "no. 8"
    assert place_near(folder(), "2017-12-05-2#8", "2017-12-05") == "5 Dec 2017 (2), no. 8"
    assert place_near(folder(), "2018-04-10#8", "2017-12-05") == "10 Apr 2018, no. 8"
    assert place_near(folder(), "2017-12-05", "2017-12-05") == "5 Dec 2017"


def test_a_meeting_that_was_moved_is_told_by_the_day_it_is_held() -> None:
    first = dt.date(2018, 4, 10)
    moved = meeting("2018-04-10", date=dt.date(2018, 5, 1), moved_from=first)
    other = meeting("2018-04-10-2", date=dt.date(2018, 6, 1), moved_from=first)
    there = folder(moved, other, meeting("2018-06-01"), meeting("2017-12-05"))
    set_language("da")
    assert place_words(there, "2018-04-10#7") == "1. maj 2018, nr. 7"
    assert place_words(there, "2018-04-10-2#7") == "1. jun. 2018 (flyttet), nr. 7"
    assert place_words(there, "2018-06-01#7") == "1. jun. 2018, nr. 7"
    assert place_words(there, "2017-12-05") == "5. dec. 2017"
    assert place_words(folder(meeting("2018-04-10")), "2018-04-10#7") == "10. apr. 2018, nr. 7"
