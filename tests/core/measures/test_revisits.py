"""Decisions that come back by themselves, with the figure they should move as it was expected."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.factories import amendment, decision, entry, folder, followup, held, initiative, loaded
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.measures.revisits import (
    Met,
    OfIndex,
    OfIndicator,
    Revisit,
    bounds,
    revisit,
    revisits,
    shown_later,
)
from tryg_tui.core.model.entries import AnyEntry, ReadingEntry
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Direction, Indicator, Reading
from tryg_tui.core.model.safety_index import Area, IndexReading, Measure, Revision, Survey

JUNE, DECEMBER, APRIL, AUTUMN = "2017-06-13", "2017-12-05", "2018-04-10", "2018-10-09"

INDEX, COUNT = "tryg:by", "lys:lamper"

MEASURE = Measure(
    measure="tryg",
    title="Andel trygge",
    unit="pct.",
    direction="higher",
    design_effect=1,
    areas=(Area(id="by", title="Byen", kind="city", home=True),),
    surveys=tuple(
        Survey(
            year=year,
            published=dt.date(year, 12, 20),
            fielded_from=dt.date(year, 6, 14),
            fielded_to=dt.date(year, 10, 14),
        )
        for year in (2015, 2016, 2017, 2018)
    ),
    readings=(
        IndexReading(area="by", year=2015, value=88.0, precision="exact", sample=1000),
        IndexReading(area="by", year=2016, value=88.9, precision="exact", sample=1000),
        IndexReading(area="by", year=2018, value=84.0, precision="exact", sample=1000),
    ),
    revisions=(Revision(area="by", year=2016, old=90.0, on=dt.date(2018, 1, 1)),),
)


def lamps(direction: Direction = "higher", unit: str = "lamper", **values: Any) -> Any:
    """An initiative with an indicator and its readings by year."""
    return initiative(
        "lys",
        title="Lys",
        indicators=(Indicator(id="lamper", title="Lamper", unit=unit, direction=direction),),
        readings=tuple(
            Reading(indicator="lamper", date=dt.date(int(year[1:]), 12, 31), **told)
            for year, told in values.items()
        ),
    )


def made(*meetings: tuple[str, tuple[AnyEntry, ...]], of: Any = None, **changes: Any) -> Folder:
    """A folder with some meetings, a measure and an initiative."""
    measure = replace(MEASURE, **changes)
    files = folder(*(held(id, *entries) for id, entries in meetings), initiatives=(of or lamps(),))
    return replace(files, measures=(loaded("safety-index/tryg.toml", measure),))


def found(files: Folder, day: str, of: str = f"{JUNE}#1") -> Revisit:
    """Where a decision stands on a day."""
    today = dt.date.fromisoformat(day)
    one = revisit(files, fold(files, today=today), of, today)
    assert one is not None
    return one


def asked(**fields: Any) -> tuple[str, tuple[AnyEntry, ...]]:
    """The first meeting, with a decision that is looked at again so."""
    return JUNE, (decision(1, "Mere lys", **fields), decision(2, "Andet"))


def test_only_what_says_so_comes_back() -> None:
    files = made(asked(figure=INDEX))
    assert [one.decision.text for one in revisits(files, fold(files), dt.date.max)] == ["Mere lys"]
    assert revisit(files, fold(files), f"{JUNE}#2", dt.date.max) is None


def test_a_decision_comes_back_on_its_day_whatever_the_figure_is() -> None:
    files = made(asked(look_again=dt.date(2018, 4, 10)))
    assert (found(files, DECEMBER).is_due, found(files, APRIL).is_due) == (False, True)
    assert found(files, DECEMBER).day == dt.date(2018, 4, 10)
    assert found(files, APRIL).view == "topics", "it is of no figure"


def test_without_a_day_it_comes_back_when_the_survey_that_can_show_it_is_out() -> None:
    files = made(asked(look_again_text="næste måling", figure=INDEX))
    for day, due in ((APRIL, False), ("2018-12-19", False), ("2018-12-20", True)):
        one = found(files, day)
        assert (one.is_due, one.day, one.view) == (due, None, "safety-index")
        assert isinstance(one.figure, OfIndex)
        assert one.figure.first == 2017, "people were asked from the day after on"


def test_a_survey_named_in_words_is_waited_for_and_told_to_be_early_where_it_is() -> None:
    words = "når målingen for 2016 foreligger"
    files = made((AUTUMN, (decision(1, "Lys", look_again_text=words, figure=INDEX),)))
    early = found(files, "2018-11-01", f"{AUTUMN}#1")
    assert isinstance(early.figure, OfIndex)
    assert early.is_due
    assert early.figure.is_early
    later = found(
        made(asked(look_again_text="når målingen for 2019 foreligger", figure=INDEX)), "2019-01-01"
    )
    assert not later.is_due
    assert isinstance(later.figure, OfIndex)
    assert not later.figure.is_early


def test_the_figure_before_is_the_one_known_then_as_it_is_known_on_the_day() -> None:
    files = made(asked(figure=INDEX))
    for day, before in ((DECEMBER, 90.0), (APRIL, 88.9)):
        figure = found(files, day).figure
        assert isinstance(figure, OfIndex)
        assert figure.before is not None
        assert (figure.before.year, figure.before.value) == (2016, before)
        assert figure.after is None
    after = found(files, "2019-01-01").figure
    assert isinstance(after, OfIndex)
    assert after.after is not None
    assert after.after.value == 84.0


def test_it_comes_back_until_it_is_followed_up_and_again_on_a_new_day() -> None:
    first = asked(look_again=dt.date(2017, 12, 1))
    done = made(first, (DECEMBER, (followup(1, f"{JUNE}#1", "done"),)))
    assert not found(done, APRIL).is_due
    left = made(first, (DECEMBER, (followup(1, f"{JUNE}#1"),)))
    assert found(left, APRIL).is_due, "left open without a day it comes back each time"
    put_off = made(first, (DECEMBER, (followup(1, f"{JUNE}#1", due=dt.date(2018, 6, 1)),)))
    assert (found(put_off, APRIL).is_due, found(put_off, AUTUMN).is_due) == (False, True)


def test_the_next_meeting_is_when_that_is_now() -> None:
    said = asked(look_again=dt.date(2017, 11, 1), look_again_text="næste møde")
    files = made(said, (DECEMBER, ()))
    assert found(files, "2017-11-10").day == dt.date(2017, 12, 5)
    assert found(made(said), "2017-11-10").day == dt.date(2017, 11, 1), "no other is known"


def test_it_counts_as_corrected() -> None:
    files = made(asked(), (DECEMBER, (amendment(1, f"{JUNE}#1", figure=COUNT),)))
    assert found(files, APRIL).view == "measurement"


def test_what_has_come_back_is_in_front() -> None:
    early = decision(1, "senere", look_again=dt.date(2019, 1, 1))
    files = made((JUNE, (early, decision(2, "nu", look_again=dt.date(2018, 1, 1)))))
    told = revisits(files, fold(files), dt.date(2018, 4, 10))
    assert [one.decision.text for one in told] == ["nu", "senere"]


def test_a_reading_that_was_reported_since_is_told_beside_the_one_before() -> None:
    reported = ReadingEntry(
        **entry(3), initiative="lys", indicator="lamper", value=40, date=dt.date(2018, 3, 1)
    )
    of = lamps(y2016={"value": 10}, y2017={"value": 20})
    files = made(asked(figure=COUNT), (APRIL, (reported,)), of=of)
    one = found(files, APRIL)
    assert isinstance(one.figure, OfIndicator)
    assert one.figure.before is not None
    assert one.figure.after is not None
    assert (one.figure.before.value, one.figure.after.value) == (10, 40)
    assert one.figure.change is not None
    assert one.figure.change.by == 30
    march = found(files, "2018-03-20")
    assert isinstance(march.figure, OfIndicator)
    assert march.figure.after is not None
    assert march.figure.after.value == 20, "it was reported later"


def test_a_figure_that_is_not_there_comes_back_at_the_other_subjects() -> None:
    for figure in ("tryg:land", "lys:intet", "intet:by", "intet"):
        one = found(made(asked(figure=figure)), AUTUMN)
        assert (one.figure, one.view, one.met, one.is_due) == (None, "topics", None, False)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("85–88", (85, 88)),
        ("85-88 pct.", (85, 88)),
        ("mellem 85,5 og 88", (85.5, 88)),
        ("between 1.250 and 1.300 reports", (1250, 1300)),
        ("85 til 88", (85, 88)),
        ("85 to 88", (85, 88)),
        ("mindst 86", (86, None)),
        ("at least 86 %", (86, None)),
        ("≥86", (86, None)),
        ("Højst 900 anmeldelser", (None, 900)),
        ("under 900", (None, 900)),
        ("at most 900", (None, 900)),
        ("0–0", (0, 0)),
        ("-5–-2", (-5, -2)),
        ("88–85", None),
        ("1.2.3–88", None),
        ("86", None),
        ("bedre", None),
        ("mindst 86 i 2019", None),
        ("", None),
    ],
)
def test_what_is_expected_is_understood_where_it_has_bounds(
    words: str, wanted: tuple[float | None, float | None] | None
) -> None:
    assert bounds(words) == wanted


@given(st.text(max_size=40) | st.from_regex(r"(mindst |under )?[0-9.,–-]{1,12}( og | til )?[0-9]*"))
def test_bounds_are_in_order_or_none(words: str) -> None:
    low, high = bounds(words) or (0, 0)
    assert low is None or high is None or low <= high
    assert (low, high) != (None, None)


@pytest.mark.parametrize(
    ("expected", "direction", "met"),
    [
        ("80–90", "higher", "as-expected"),
        ("mindst 84", "higher", "as-expected"),
        ("85–88", "higher", "unproven"),
        ("88–90", "higher", "worse"),
        ("88–90", "lower", "better"),
        ("88–90", "neutral", "below"),
        ("højst 75", "higher", "better"),
        ("højst 75", "lower", "worse"),
        ("højst 75", "neutral", "above"),
        ("bedre", "higher", None),
    ],
)
def test_a_figure_is_held_against_what_was_expected_with_its_uncertainty(
    expected: str, direction: Direction, met: Met | None
) -> None:
    files = made(asked(figure=INDEX, expected=expected), direction=direction)
    assert found(files, "2019-01-01").met == met
    assert found(files, DECEMBER).met is None, "there is no figure yet"


def test_without_a_sample_a_figure_may_be_off_by_its_rounding_only() -> None:
    bare = IndexReading(area="by", year=2018, value=84, precision="rounded")
    files = made(asked(figure=INDEX, expected="mindst 84,5"), readings=(bare,))
    assert found(files, "2019-01-01").met == "unproven"
    files = made(asked(figure=INDEX, expected="mindst 85"), readings=(bare,))
    assert found(files, "2019-01-01").met == "worse"


@pytest.mark.parametrize(
    ("told", "unit", "expected", "met"),
    [
        ({"value": 400}, "lamper", "mindst 395", "as-expected"),
        ({"value": 400}, "lamper", "mindst 410", "unproven"),
        ({"value": 400}, "lamper", "mindst 600", "worse"),
        ({"value": 12, "denominator": 18}, "lamper", "mindst 13", "worse"),
        ({"value": 50, "denominator": 20}, "pct.", "mindst 60", "unproven"),
        ({"value": 400, "qualifier": "more-than"}, "lamper", "mindst 10", None),
        ({"value": 400, "qualifier": "about"}, "lamper", "mindst 401", "worse"),
    ],
)
def test_a_reading_is_held_against_what_was_expected(
    told: dict[str, Any], unit: str, expected: str, met: Met | None
) -> None:
    files = made(asked(figure=COUNT, expected=expected), of=lamps(unit=unit, y2017=told))
    assert found(files, APRIL).met == met


def test_readings_that_sources_tell_otherwise_are_judged_by_nobody() -> None:
    both = tuple(
        Reading(indicator="lamper", date=dt.date(2017, 12, 31), value=value, source=source)
        for value, source in ((30, "politiet"), (50, "kommunen"))
    )
    of = replace(lamps(), readings=both)
    one = found(made(asked(figure=COUNT, expected="mindst 10"), of=of), APRIL)
    assert isinstance(one.figure, OfIndicator)
    assert one.figure.after is not None
    assert (one.figure.change, one.met) == (None, None)


@pytest.mark.parametrize(
    ("figure", "again", "first"),
    [
        (INDEX, "2017-12-05", 2017),
        (INDEX, "2018-04-10", None),
        (INDEX, None, None),
        (COUNT, "2017-12-05", None),
        ("", "2017-12-05", None),
    ],
)
def test_a_day_on_which_no_survey_can_show_anything_yet_is_known(
    figure: str, again: str | None, first: int | None
) -> None:
    look = dt.date.fromisoformat(again) if again else None
    one = decision(1, figure=figure, look_again=look)
    assert shown_later(made(), one, dt.date.fromisoformat(JUNE)) == first
