"""The years below a chart: even, with the ends and the year looked at, and none without a mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.plots import plot, shown, text
from tryg_tui.core.measures.index_chart import draw

TEN = (85, 86, 87, 88, 85, 86, None, 88, 87, 86)
"""Values for the years 2014–2023."""


def labelled(width: int, cursor: int | None = None) -> str:
    """The years below a chart of ten years whose plot is as wide as told."""
    # The axis with its ticks takes three cells, and a column is kept free on the right.
    return shown(plot({"": TEN}, cursor=cursor), width + 4, 8)[-1][3:-1]


def test_every_year_is_written_where_there_is_room() -> None:
    assert labelled(60).split() == [str(year) for year in range(2014, 2024)]


@pytest.mark.parametrize(
    ("cursor", "expected"),
    [
        # Every third year meets the first, the last and the one looked at.
        (3, ["2014", "2017", "2020", "2023"]),
        (6, ["2014", "2017", "2020", "2023"]),
        # No even row does; every second year is left out where it would touch another one.
        (4, ["2014", "2016", "2018", "2020", "2023"]),
        (None, ["2014", "2017", "2020", "2023"]),
        (5, ["2014", "2016", "2019", "2023"]),
    ],
)
def test_years_are_left_out_evenly_around_the_ends_and_the_year_looked_at(
    cursor: int | None, expected: list[str]
) -> None:
    line = labelled(34, cursor)
    assert line.replace("·", " ").split() == expected
    assert line.count("·") == len(TEN) - len(expected)


@given(st.integers(1, 14), st.integers(16, 120), st.data())
def test_the_year_looked_at_is_always_written_and_no_label_runs_into_another(
    count: int, width: int, data: st.DataObject
) -> None:
    cursor = data.draw(st.integers(0, count - 1))
    chart = plot({"": (50,) * count}, cursor=cursor)
    line = shown(chart, width, 8)[-1]
    words = line.replace("·", " ").replace("┆", " ").replace("…", " ").split()
    assert str(2014 + cursor) in words
    assert all(word.isdigit() and len(word) == 4 for word in words)


def test_an_axis_that_does_not_begin_at_zero_says_so_where_there_is_room() -> None:
    def words(tick: str) -> str:
        return f"aksen begynder ved {tick}"

    named = plot({"Aalborg og hele resten af Danmark": (85, 88)})
    wide = text(draw(named, 90, 9, begins=words))
    assert "┆" in wide[-1]
    assert wide[-1].rstrip().endswith("aksen begynder ved 85")
    narrow = text(draw(named, 40, 9, begins=words))
    assert "┆" in narrow[-1]
    assert "aksen" not in narrow[-1]
    assert ":" in text(draw(named, 40, 9, "ascii"))[-1]
    many = text(draw(plot({"x": (85, 88) * 20}, unit="pct."), 30, 9))
    assert many[-1].startswith("pct.…"), "that years are left out goes before it"
    whole = text(draw(plot({"Aalborg": (0, 88)}), 90, 9, begins=words))
    assert "┆" not in whole[-1]
    assert "aksen" not in whole[-1]
