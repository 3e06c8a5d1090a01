"""A place in the minutes is told as a date and a number, in the language spoken."""

import pytest

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
    assert place_words(place) == in_english
    set_language("da")
    assert place_words(place) == in_danish


def test_a_line_of_the_meeting_spoken_of_is_told_by_its_number_alone() -> None:
    assert place_near("2017-12-05#8", "2017-12-05") == "no. 8"
    assert place_near("2017-12-05-2#8", "2017-12-05") == "5 Dec 2017 (2), no. 8"
    assert place_near("2018-04-10#8", "2017-12-05") == "10 Apr 2018, no. 8"
    assert place_near("2017-12-05", "2017-12-05") == "5 Dec 2017"
