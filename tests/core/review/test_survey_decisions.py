"""The decisions between asking people for two surveys, and since the last of them."""

import datetime as dt

from tests.factories import decision, folder, held
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.model.safety_index import Measure, Survey
from tryg_tui.core.review.decisions import SinceFigure, is_out, since_figure

FOLDER = folder(
    held("2017-06-13", decision(1, "a")),
    held("2017-12-05", decision(1, "b"), decision(2, "c", private=True)),
    held("2018-02-26", decision(1, "d")),
    held("2018-04-10", decision(1, "e")),
    held("2018-12-04", decision(1, "f")),
)


def survey(year: int, day: str | None, held: bool = True, asked: str | None = None) -> Survey:
    """A round of the survey, with the day it came out and the last day people were asked."""
    out, until = (dt.date.fromisoformat(one) if one else None for one in (day, asked))
    return Survey(year=year, published=out, held=held, fielded_to=until)


SURVEYS = (
    survey(2017, "2018-02-26", asked="2017-10-14"),
    survey(2016, "2017-09-01"),
    survey(2015, None),
    survey(2018, "2018-04-01", held=False),
    survey(2019, "2018-12-21"),
)


def found(day: str, surveys: tuple[Survey, ...] = SURVEYS) -> SinceFigure:
    """What was decided beside the figures, by a day, without what is private."""
    return since_figure(
        Measure(measure="x", surveys=surveys),
        fold(FOLDER, ""),
        dt.date.fromisoformat(day),
        lambda one: not one.entry.private,
    )


def texts(day: str, surveys: tuple[Survey, ...] = SURVEYS) -> tuple[str, str]:
    """The decisions between the last two figures, and since the last."""
    both = found(day, surveys)
    return (
        "".join(one.text for one in both.between),
        "".join(one.text for one in both.since),
    )


def test_a_survey_counts_from_the_day_it_came_out() -> None:
    first, second = SURVEYS[:2]
    assert is_out(first, dt.date(2018, 2, 26))
    assert not is_out(first, dt.date(2018, 2, 25))
    assert is_out(second, dt.date(2018, 2, 25))
    assert not is_out(SURVEYS[2], dt.date(2018, 2, 26)), "nobody says when"


def test_decisions_stand_between_the_last_two_figures_or_after_them() -> None:
    # What was decided when everybody had been asked cannot be in the figure that came out later.
    assert texts("2018-04-10") == ("a", "bde")
    assert texts("2018-12-31") == ("bdef", "")
    both = found("2018-04-10")
    assert both.before is not None
    assert both.last is not None
    assert (both.before.year, both.last.year) == (2016, 2017)


def test_an_earlier_survey_has_the_decisions_up_to_it_and_since_it() -> None:
    def of(year: int) -> tuple[int | None, str, str]:
        both = since_figure(
            Measure(measure="x", surveys=SURVEYS),
            fold(FOLDER, ""),
            dt.date(2018, 12, 31),
            lambda one: not one.entry.private,
            year,
        )
        return (
            both.last.year if both.last else None,
            "".join(one.text for one in both.between),
            "".join(one.text for one in both.since),
        )

    assert of(2016) == (2016, "", "abdef")
    assert of(2017) == (2017, "a", "bdef")
    assert of(2019) == of(2015) == (2019, "bdef", ""), "2015 has no day, so the last counts"


def test_after_the_first_figure_everything_before_it_stands_before() -> None:
    assert texts("2018-02-25") == ("", "ab")
    assert found("2018-02-25").before is None


def test_without_a_figure_nothing_is_before_or_after() -> None:
    assert found("2017-08-31") == SinceFigure(before=None, last=None)
    assert texts("2018-12-31", ()) == ("", "")
    assert texts("2018-12-31", (survey(2015, None),)) == ("", "")


def test_decisions_after_the_day_are_not_there_yet() -> None:
    assert texts("2018-03-01") == ("a", "bd")
