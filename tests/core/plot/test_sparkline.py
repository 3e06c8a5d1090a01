"""A series in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tryg_tui.core.plot.lines import LEVELS, sparkline


@pytest.mark.parametrize(
    ("values", "width", "expected"),
    [
        ((0, 7), 10, "▁█"),
        ((0, 1, 2, 3, 4, 5, 6, 7, 8), 10, "▁▂▃▄▅▆▇██"),
        ((1, None, 2), 10, "▁ █"),
        ((5, 5), 10, "▅▅"),
        ((5,), 10, "▅"),
        ((0, 100), 1, "▅"),
        ((None, None), 10, "  "),
        ((), 10, ""),
        ((1, 2), 0, ""),
        ((1, 2), -1, ""),
        ((float("nan"), 1, 2, float("inf")), 10, " ▁█ "),
    ],
)
def test_values_stand_between_the_lowest_and_the_highest(
    values: tuple[float | None, ...], width: int, expected: str
) -> None:
    assert sparkline(values, width) == expected


def test_bounds_keep_small_changes_small() -> None:
    assert sparkline((50, 52), 5, "blocks", (0, 100)) == "▅▅"
    assert sparkline((-5, 105), 5, "blocks", (0, 100)) == "▁█"


def test_a_plain_terminal_gets_plain_signs() -> None:
    assert sparkline((0, 5), 5, "ascii") == "_^"
    assert LEVELS["ascii"].isascii()


@given(st.lists(st.none() | st.floats(-100, 100)), st.integers(0, 30))
def test_a_sparkline_is_never_wider_than_asked_and_rises_with_its_values(
    values: list[float | None], width: int
) -> None:
    line = sparkline(values, width)
    shown = values[-width:] if width else []
    assert len(line) == len(shown)
    assert [sign == " " for sign in line] == [value is None for value in shown]
    known = sorted((v, s) for v, s in zip(shown, line, strict=True) if v is not None)
    assert [s for _v, s in known] == sorted(s for _v, s in known)
