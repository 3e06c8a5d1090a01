"""Counts so small that they tell of somebody, which everybody is told only roughly."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.factories import at, folder, held, initiative, loaded
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.small_numbers import is_small, masked, masked_meeting, open_part
from tryg_tui.core.model.entries import Amendment, Note, ReadingEntry
from tryg_tui.core.model.folder import Folder
from tryg_tui.core.model.initiative import Indicator, Number, Qualifier, Reading, ReadingRevision
from tryg_tui.core.model.safety_index import Area, IndexReading, Measure
from tryg_tui.core.model.strategy import Strategy

UNGE = Indicator(id="unge", title="Unge med dom", unit="unge")
ANDEL = Indicator(id="andel", title="Andel", unit="pct.")
TURE = Indicator(id="ture", title="Ture", unit="ture", confidential_below=0)


def reading(value: Number, of: int | None = None, period: str = "", **fields: Any) -> Reading:
    """A reading of the register."""
    whole: dict[str, Any] = {"indicator": "unge", "date": dt.date(2021, 12, 31), **fields}
    return Reading(value=value, denominator=of, period=period, **whole)


def told(n: int, value: Number, of: int | None = None, **fields: Any) -> ReadingEntry:
    """A reading reported at a meeting."""
    common: dict[str, Any] = {"item": "initiatives", "at": at(10), "initiative": "x"}
    whole = {**common, "indicator": "unge", **fields}
    return ReadingEntry(n=n, value=value, denominator=of, **whole)


def register(*readings: Reading, below: int = 5, **fields: Any) -> Folder:
    """A folder with one initiative."""
    whole = {"indicators": (UNGE, ANDEL, TURE), "readings": readings, **fields}
    where = folder(initiatives=(initiative("x", **whole),))
    strategy = loaded("strategy.toml", Strategy(title="T", confidential_below=below))
    return replace(where, strategy=strategy)


def shown(where: Folder) -> list[tuple[Number | None, Qualifier, int | None]]:
    """The readings of the register as everybody is told them."""
    (one,) = masked(where).initiatives
    return [(each.value, each.qualifier, each.denominator) for each in one.value.readings]


@pytest.mark.parametrize(
    ("unit", "value", "of", "small"),
    [
        ("unge", 0, None, False),
        ("unge", 1, None, True),
        ("unge", 4, None, True),
        ("unge", 5, None, False),
        ("unge", 2.5, None, False),
        ("unge", 12, 18, False),
        ("unge", 3, 18, True),
        ("unge", 16, 18, True),
        ("unge", 18, 18, False),
        ("unge", 0, 18, False),
        ("unge", 0, 4, True),
        ("unge", 4, 4, True),
        ("pct.", 50, None, False),
        ("pct.", 66.7, 18, False),
        ("pct.", 16.7, 18, True),
        ("pct.", 88.9, 18, True),
        ("pct.", 100, 18, False),
        ("pct.", 100, 4, True),
        ("pct.", 0, 4, True),
    ],
)
def test_a_small_number_tells_of_few_or_of_all_but_few(
    unit: str, value: Number, of: int | None, small: bool
) -> None:
    assert is_small(5, unit, value, of) is small
    assert not is_small(0, unit, value, of)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (reading(3), (5, "less-than", None)),
        (reading(3, 18), (5, "less-than", 18)),
        (reading(16, 18), (13, "more-than", 18)),
        (reading(4, 4), (5, "less-than", None)),
        (reading(16.7, 18, indicator="andel"), (27.8, "less-than", 18)),
        (reading(88.9, 18, indicator="andel"), (72.2, "more-than", 18)),
        (reading(12, 18), (12, "exact", 18)),
        (reading(3, indicator="ture"), (3, "exact", None)),
        (reading(3, indicator="unknown"), (5, "less-than", None)),
        (reading(3, qualifier="more-than"), (5, "less-than", None)),
    ],
)
def test_of_a_small_number_only_a_bound_is_told(one: Reading, expected: tuple[Any, ...]) -> None:
    assert shown(register(one)) == [expected]


def test_of_a_share_of_fewer_nothing_is_told() -> None:
    assert shown(register(reading(100, 4, indicator="andel"), reading(7))) == [(7, "exact", None)]
    where = folder(held("2018-04-10", told(1, 100, 4, indicator="andel", text="Alle")))
    where = replace(where, initiatives=register().initiatives)
    (entry,) = masked(where).meetings[0].value.entries
    assert isinstance(entry, Note)
    assert (entry.n, entry.text, entry.initiative) == (1, "Alle", "x")


def test_the_limit_is_the_folders_or_the_indicators_own() -> None:
    assert shown(register(reading(7), below=10)) == [(10, "less-than", None)]
    assert shown(register(reading(1), below=0)) == [(1, "exact", None)]
    strict = replace(UNGE, confidential_below=20)
    assert shown(register(reading(7), indicators=(strict,))) == [(20, "less-than", None)]
    assert Strategy(title="T").confidential_below == 5


def test_a_small_baseline_is_not_told_either() -> None:
    where = register(indicators=(replace(UNGE, baseline=3), replace(ANDEL, baseline=3)))
    first, share = masked(where).initiatives[0].value.indicators
    assert (first.baseline, first.baseline_text) == (None, "< 5")
    assert share.baseline == 3


def quarters(*values: Number, total: Number | None = None) -> Folder:
    """The four quarters of a year, and perhaps their sum."""
    days = [dt.date(2021, month, 28) for month in (3, 6, 9, 12)]
    found = [
        reading(value, period=f"{n}. kvartal 2021", date=day)
        for n, (value, day) in enumerate(zip(values, days, strict=False), 1)
    ]
    return register(*found, *([] if total is None else [reading(total, period="2021")]))


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        # Without the sum, the others tell nothing of it.
        (quarters(3, 12, 9, 20), [(5, "<"), (12, ""), (9, ""), (20, "")]),
        (quarters(3, 12, 9, 20, total=44), [(5, "<"), (12, ""), (4, ">"), (20, ""), (44, "")]),
        (quarters(3, 2, 9, 20, total=34), [(5, "<"), (5, "<"), (9, ""), (20, ""), (34, "")]),
        (quarters(7, 12, 9, 20, total=48), [(7, ""), (12, ""), (9, ""), (20, ""), (48, "")]),
        # Where the others are nobody, the sum is it.
        (quarters(3, 0, 0, 0, total=3), [(5, "<"), (0, ""), (0, ""), (0, ""), (5, "<")]),
        (quarters(3, total=8), [(5, "<"), (4, ">")]),
    ],
)
def test_what_could_be_reckoned_from_a_sum_is_hidden_by_another_part(
    where: Folder, expected: list[tuple[Number, str]]
) -> None:
    signs = {"exact": "", "less-than": "<", "more-than": ">"}
    assert [(value, signs[qualifier]) for value, qualifier, _of in shown(where)] == expected


def test_a_part_told_at_a_meeting_counts_with_those_of_the_register() -> None:
    where = quarters(7, 12, 9, total=31)
    meeting = held("2021-12-31", told(1, 3, period="4. kvartal 2021", date=dt.date(2021, 12, 31)))
    whole, seen = masked_meeting(where, meeting)
    (entry,) = seen.entries
    assert isinstance(entry, ReadingEntry)
    assert (entry.value, entry.qualifier) == (5, "less-than")
    assert shown(whole)[0] == (4, "more-than", None)


def test_a_correction_and_what_it_corrects_tell_no_small_number() -> None:
    born = held("2017-12-05", told(1, 3), told(2, 30))
    later = held(
        "2018-04-10",
        amend(1, "2017-12-05#1", value=2),
        amend(2, "2017-12-05#2", value=3, qualifier="exact"),
        amend(3, "2017-12-05#2", value=31),
        amend(4, "2017-12-05#9", value=31),
    )
    where = replace(folder(born, later), initiatives=register().initiatives)
    found = masked(where)
    values = [
        (one.value, one.qualifier)
        for one in found.meetings[1].value.entries
        if isinstance(one, Amendment)
    ]
    assert values == [(5, "less-than"), (5, "less-than"), (31, "exact"), (31, None)]
    points = fold(found).readings["x", "unge"]
    assert [(one.value, one.qualifier) for one in points] == [(5, "less-than"), (31, "exact")]
    assert masked(found) == found


def test_a_small_number_that_is_corrected_to_another_one_is_told_as_that() -> None:
    born = held("2017-12-05", told(1, 3), told(2, 2, 18))
    later = held(
        "2018-04-10",
        amend(1, "2017-12-05#1", value=0),
        amend(2, "2017-12-05#2", value=9),
        amend(3, "2017-12-05#1", text="Ingen."),
    )
    where = replace(folder(born, later), initiatives=register().initiatives)
    points = fold(masked(where)).readings["x", "unge"]
    said = [(one.value, one.qualifier, one.denominator) for one in points]
    assert said == [(0, "exact", None), (9, "exact", 18)]


def test_a_correction_to_a_share_of_few_tells_nothing() -> None:
    born = held("2017-12-05", told(1, 50, 40, indicator="andel"))
    later = held("2018-04-10", amend(1, "2017-12-05#1", value=100, denominator=4))
    where = replace(folder(born, later), initiatives=register().initiatives)
    (entry,) = masked(where).meetings[1].value.entries
    assert isinstance(entry, Amendment)
    assert (entry.value, entry.denominator) == (None, None)


def amend(n: int, of: str, **fields: Any) -> Amendment:
    """A correction."""
    return Amendment(n=n, item="initiatives", at=at(10), of=of, **fields)


def test_of_few_who_answered_only_that_is_told() -> None:
    area = Area(id="by", title="Byen", kind="city")
    values = (
        IndexReading(area="by", year=2017, value=100, sample=4),
        IndexReading(area="by", year=2018, value=96, sample=50),
        IndexReading(area="by", year=2019, value=50, sample=50),
        IndexReading(area="by", year=2021, value=50),
    )
    measure = Measure(measure="m", areas=(area,), readings=values)
    file = loaded("safety-index/m.toml", measure)
    (found,) = masked(replace(folder(), measures=(file,))).measures
    assert [one.year for one in found.value.readings] == [2019, 2021]
    assert [(one.text, one.brief, one.year) for one in found.value.facts] == [
        ("Byen 2017: n < 5", "n < 5", 2017),
        ("Byen 2018: n < 5", "n < 5", 2018),
    ]
    counts = replace(measure, unit="sager")
    assert masked(replace(folder(), measures=(loaded("a/m.toml", counts),))).measures[0].value is (
        counts
    )


ANSWERS = st.tuples(st.integers(0, 100), st.none() | st.integers(1, 60))
"""A share, and how many answered where that is known."""


@given(st.lists(ANSWERS, min_size=1, max_size=4), st.booleans())
def test_no_small_part_of_an_area_can_be_reckoned_from_the_others_and_the_whole(
    parts: list[tuple[int, int | None]], has_whole: bool
) -> None:
    areas = [Area(id="by", title="Byen", kind="city")]
    values = [IndexReading(area="by", year=2018, value=50, sample=900)] * has_whole
    for n, (value, sample) in enumerate(parts):
        areas.append(Area(id=f"b{n}", title=f"B{n}", kind="other", within="by"))
        values.append(IndexReading(area=f"b{n}", year=2018, value=value, sample=sample))
    measure = Measure(measure="m", unit="pct.", areas=tuple(areas), readings=tuple(values))
    # The parts stand in one file, and the whole in another.
    first, second = replace(measure, readings=tuple(values[1:])), replace(measure, areas=())
    files = (
        loaded("safety-index/m.toml", first),
        loaded("safety-index/m-2.toml", replace(second, readings=tuple(values[:1]))),
    )
    found = masked(replace(folder(), measures=files))
    shown = {one.area for of in found.measures for one in of.value.readings}
    for one in values:
        small = bool(one.sample) and is_small(5, "pct.", one.value, one.sample)
        assert not (small and one.area in shown)
    told = [one for one in values if one.area != "by"]
    gone = [one for one in told if one.area not in shown]
    if len(gone) == 1 and "by" in shown:
        others = [one for one in told if one not in gone]
        assert not others or any(one.sample is None for one in others), "it could be reckoned"
    assert masked(found) == found, "once is enough"


def test_a_part_hidden_for_another_is_told_to_be_no_small_one() -> None:
    areas = tuple(Area(id=id, title=id.upper(), kind="other", within="c") for id in "ab")
    whole = Area(id="c", title="C", kind="city")
    values = tuple(
        IndexReading(area=area, year=2018, value=50, sample=answers)
        for area, answers in (("a", 4), ("b", 40), ("c", 44))
    )
    measure = Measure(measure="m", areas=(*areas, whole), readings=values)
    (found,) = masked(
        replace(folder(), measures=(loaded("safety-index/m.toml", measure),))
    ).measures
    assert [one.area for one in found.value.readings] == ["c"]
    assert [one.brief for one in found.value.facts] == ["n < 5", "n ≥ 5"]


def test_what_has_no_small_number_stays_the_same() -> None:
    where = replace(
        quarters(7, 12, total=19), meetings=folder(held("2018-04-10", told(1, 30))).meetings
    )
    found = masked(where)
    pairs = [
        (found.initiatives, where.initiatives),
        (found.meetings, where.meetings),
        (found.measures, where.measures),
    ]
    assert all(now is before for now, before in pairs)


FEW = st.integers(1, 4)
MANY = st.integers(0, 60)


@given(st.lists(MANY, min_size=2, max_size=4), st.booleans(), st.booleans())
def test_no_small_number_can_be_read_or_reckoned_from_what_everybody_is_told(
    values: list[int], with_sum: bool, at_a_meeting: bool
) -> None:
    where = quarters(*values, total=sum(values) if with_sum else None)
    if at_a_meeting:
        day = dt.date(2021, 6, 1)
        meeting = held("2021-06-01", told(1, values[0], period="uge 21 2021", date=day))
        where = replace(where, meetings=folder(meeting).meetings)
    seen = open_part(where)
    assert masked(seen) == seen, "once is enough"
    said: list[Any] = [*seen.initiatives[0].value.readings]
    said += [one for of in seen.meetings for one in of.value.entries]
    exact = [one.value for one in said if one.qualifier == "exact"]
    assert not any(0 < value < 5 for value in exact)
    if with_sum and any(0 < value < 5 for value in values):
        assert len(said) - len(exact) >= 2, "one alone could be reckoned"
    truth = dict(enumerate(where.initiatives[0].value.readings))
    for n, one in enumerate(seen.initiatives[0].value.readings):
        value = truth[n].value
        assert value is not None
        assert one.value is not None
        if one.qualifier == "less-than":
            assert value < one.value
        elif one.qualifier == "more-than":
            assert value > one.value
        else:
            assert value == one.value


@pytest.mark.parametrize(
    ("value", "old", "kept"), [(20, 30, True), (20, 3, False), (3, 20, False), (0, 30, True)]
)
def test_what_a_figure_was_before_tells_no_small_number(value: int, old: int, kept: bool) -> None:
    was = (ReadingRevision(old=old, on=dt.date(2018, 1, 1)),)
    one = Reading(indicator="unge", value=value, revisions=was)
    (seen,) = masked(register(one)).initiatives
    assert bool(seen.value.readings[0].revisions) == kept


def test_what_is_missing_is_told_as_it_is() -> None:
    gone = Reading(indicator="unge", missing="confidential", date=dt.date(2018, 1, 1))
    where = register(gone)
    assert masked(where) == where
