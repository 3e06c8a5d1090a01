"""Times of day, and from when until when somebody was there, as people write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tryg_tui.core.input.times import in_order, parse_stays, parse_time, stays_typed
from tryg_tui.core.model.attendance import Stay


def clock(hour: int, minute: int = 0) -> dt.time:
    return dt.time(hour, minute)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (" ", [(None, None)]),
        ("9.15", [(clock(9, 15), None)]),
        ("9:15–10.40, 11–", [(clock(9, 15), clock(10, 40)), (clock(11), None)]),
        ("-1040", [(None, clock(10, 40))]),
        ("fra kl. 9.15 til 10.40 og fra 11", [(clock(9, 15), clock(10, 40)), (clock(11), None)]),
        ("from 9 until 10; 11 to 12", [(clock(9), clock(10)), (clock(11), clock(12))]),
        ("til 10", [(None, clock(10))]),
        ("  9 - 10  ", [(clock(9), clock(10))]),
    ],
)
def test_times_are_read_as_people_write_them(
    typed: str, expected: list[tuple[dt.time | None, dt.time | None]]
) -> None:
    assert parse_stays(typed) == tuple(Stay(*one) for one in expected)


@pytest.mark.parametrize(
    "typed",
    [
        "–",
        "9,15–10",
        "10–9",
        "9–, 11–",
        "9–10, –11",
        "9–11, 10–12",
        "25",
        "ni",
        "9–10–11",
        "9,",
    ],
)
def test_what_cannot_be_or_is_not_understood_is_nothing(typed: str) -> None:
    assert parse_stays(typed) is None


TIMES = st.lists(st.times().map(lambda time: time.replace(second=0, microsecond=0)), unique=True)


@given(TIMES.map(sorted), st.booleans(), st.booleans())
def test_stays_are_read_back_as_they_are_typed(
    times: list[dt.time], from_begin: bool, to_end: bool
) -> None:
    edges = [*([None] if from_begin else []), *times]
    edges += [None] if to_end or len(edges) % 2 else []
    edges = edges[: len(edges) // 2 * 2]
    stays = tuple(Stay(*pair) for pair in zip(edges[::2], edges[1::2], strict=True))
    if stays and in_order(stays):
        assert parse_stays(stays_typed(stays)) == stays


def test_a_time_is_one_of_the_day() -> None:
    assert [parse_time(text) for text in ("9", "0930", "kl. 9.30", "24", "9.60", "x")] == [
        clock(9), clock(9, 30), clock(9, 30), None, None, None,
    ]  # fmt: skip
