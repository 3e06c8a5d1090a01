"""A chart in cells."""

import re

import pytest

from tests.core.plots import cells, find, joined, plot, series, shown, text, years
from tryg_tui.core.measures.index_chart import draw, shown_slots
from tryg_tui.core.plot.canvas import Canvas, Glyphs
from tryg_tui.core.plot.model import LARGEST, Plot, Point, Series, ends, last_slot, point_at

DENMARK = (86.8, 89.3, 89.1, 85.7, 86.5, 85.6, None, 88.1, 88.6, 88)
AALBORG = (87, 89, None, None, None, None, None, None, None, 87)


def test_a_whole_chart_reads_as_a_chart() -> None:
    chart = plot({"Danmark": DENMARK}, unit="pct.", bounds=(0, 100), least_span=6, cursor=3)
    lines = shown(chart, 88, 9)
    assert [line.split("┤")[0].strip() for line in lines if "┤" in line] == [
        "92",
        "90",
        "88",
        "86",
        "84",
    ]
    assert lines[-1].startswith("pct.")
    assert lines[-1].split()[1:] == [str(year) for year in range(2014, 2024)]
    assert "● Danmark" in "\n".join(lines)


@pytest.mark.parametrize(("width", "height"), [(60, 8), (60, 9), (88, 12), (120, 15)])
@pytest.mark.parametrize("glyphs", ["braille", "blocks", "ascii"])
def test_every_value_of_a_single_line_is_written(width: int, height: int, glyphs: Glyphs) -> None:
    chart = plot({"Danmark": DENMARK}, unit="pct.", bounds=(0, 100), least_span=6)
    words = re.split(r"[\s│┤|+~]+", "\n".join(shown(chart, width, height, glyphs)[:-1]))
    for value in DENMARK:
        assert value is None or str(value) in words, "\n".join(shown(chart, width, height, glyphs))


@pytest.mark.parametrize("glyphs", ["braille", "blocks", "ascii"])
def test_a_gap_breaks_the_line(glyphs: Glyphs) -> None:
    chart = plot({"": (1, 3, None, 3, 1)}, cursor=None)
    marks = find(draw(chart, 52, 10, glyphs), "●O")
    assert len(marks) == 4
    (_first, _y1), (before, _y2), (after, _y3), (_last, _y4) = marks
    rows = text(draw(chart, 52, 10, glyphs))[:-1]
    between = [row[x] for row in rows for x in range(before + 2, after - 1)]
    assert not any(joined(sign) for sign in between)
    inside = [row[x] for row in rows for x in range(marks[0][0], before)]
    assert any(joined(sign) for sign in inside)


def test_single_points_with_gaps_around_them_are_shown_without_a_line() -> None:
    drawn = draw(plot({"Aalborg": (87, None, 89, None, 87)}), 60, 10)
    assert len(find(drawn, "●")) == 4, "three points, and the mark before the name"
    assert not any(joined(sign) for line in text(drawn) for sign in line)


@pytest.mark.parametrize("values", [(5,), (5, 5, 5), (0,), (0, 0), (100, 100), (-3, -3), (1e-9,)])
def test_equal_values_are_at_the_same_height_and_have_an_axis(values: tuple[float, ...]) -> None:
    drawn = draw(plot({"x": values}), 60, 9)
    marks = [place for place in find(drawn, "●") if place[0] < 55]
    assert len({y for _x, y in marks}) == 1
    assert "┤" in "\n".join(text(drawn))


def test_0_and_100_are_on_the_axis_and_the_axis_ends_there() -> None:
    lines = shown(plot({"x": (0, 100)}, bounds=(0, 100), unit="pct."), 60, 9)
    ticks = [line.split("┤")[0].strip() for line in lines if "┤" in line]
    assert ticks[0] == "100"
    assert ticks[-1] == "0"
    assert find(draw(plot({"x": (0, 100)}, bounds=(0, 100)), 60, 9), "●")[0][1] == 7
    assert find(draw(plot({"x": (0, 100)}, bounds=(0, 100)), 60, 9), "●")[1][1] == 0


def test_negative_values_have_an_axis_through_zero() -> None:
    lines = shown(plot({"x": (-4, 4)}), 60, 10)
    ticks = [line.split("┤")[0].strip() for line in lines if "┤" in line]
    assert ticks == ["4", "2", "0", "-2", "-4"]


def test_whole_numbers_have_no_ticks_between_them() -> None:
    lines = shown(plot({"x": (3, 4)}), 60, 12)
    assert [line.split("┤")[0].strip() for line in lines if "┤" in line] == ["4", "3"]


def test_no_values_say_so() -> None:
    chart = plot({"x": (None, None)}, nothing="Ingen tal")
    lines = shown(chart, 30, 7)
    assert [line.strip() for line in lines] == ["", "", "", "Ingen tal", "", "", ""]
    assert shown(Plot(slots=(), series=()), 30, 7) == [" " * 30] * 7
    assert shown(Plot(slots=years(2014, 2), series=()), 30, 7) == [" " * 30] * 7


@pytest.mark.parametrize("size", [(0, 0), (-1, -5), (3, 1), (11, 9), (40, 2)])
def test_too_small_a_place_gets_no_chart_but_is_filled(size: tuple[int, int]) -> None:
    lines = shown(plot({"x": (1, 2)}, nothing="intet"), *size)
    assert len(lines) == max(0, size[1])
    assert all(len(line) == max(0, size[0]) for line in lines)
    assert "●" not in "".join(lines)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), 1e300, 10**400])
def test_a_value_that_cannot_be_drawn_is_a_gap(value: float) -> None:
    chart = Plot(slots=years(2014, 3), series=(series("x", (1, value, 2)),))
    assert point_at(chart.series[0], 1) is None
    assert len(find(draw(chart, 60, 9), "●")) == 3
    assert point_at(series("x", (LARGEST,)), 0) is not None


def test_a_series_shorter_than_the_slots_ends_before_them() -> None:
    short = series("x", (1, 2))
    assert point_at(short, 2) is None
    assert last_slot(short, range(5)) == 1
    assert last_slot(short, range(2, 5)) is None


def test_each_series_has_its_own_mark_and_role() -> None:
    values = {f"s{n}": (n * 10, n * 10) for n in range(5)}
    drawn = draw(plot(values), 90, 16)
    roles = {sign: role for line in cells(drawn) for sign, role in line if sign in "●▲■◆▼"}
    assert roles == {"●": 0, "▲": 1, "■": 2, "◆": 3, "▼": 4}


def test_marks_of_years_not_known_yet_are_hollow_and_have_a_role_of_their_own() -> None:
    drawn = draw(plot({"x": (1, 2, 3)}, first=2016, later=2017), 60, 9)
    assert [role for line in cells(drawn) for sign, role in line if sign == "○"] == ["later"]
    years_shown = [(run.text, run.role) for run in drawn[-1] if run.text.strip(" ┆")]
    assert years_shown == [("2016", "axis"), ("2017", "axis"), ("2018", "later")]
    ascii_marks = find(draw(plot({"x": (1, 2, 3)}, first=2016, later=2017), 60, 9, "ascii"), "o")
    assert len(ascii_marks) == 1


def test_a_margin_of_error_is_a_whisker_around_the_mark() -> None:
    margin = Series("x", (Point(50, "50", 40, 60), Point(50, "50")))
    chart = Plot(slots=years(2014, 2), series=(margin,))
    lines = shown(chart, 40, 13)
    column = find(draw(chart, 40, 13), "●")[0][0]
    signs = [line[column] for line in lines]
    assert "┬" in signs
    assert "┴" in signs
    assert signs.index("┬") < signs.index("●") < signs.index("┴")
    other = find(draw(chart, 40, 13), "●")[1][0]
    assert not {line[other] for line in lines} & {"┬", "┴"}


def test_a_margin_as_narrow_as_a_line_is_only_the_mark() -> None:
    chart = Plot(
        slots=years(2014, 2),
        series=(Series("x", (Point(0, "0", 0, 0.1), Point(90, "90"))),),
    )
    assert not {"┬", "┴"} & set("".join(shown(chart, 40, 9)))


def test_a_whisker_does_not_cover_the_mark_of_another_series() -> None:
    first = Series("a", (Point(50, "50"),))
    second = Series("b", (Point(40, "40", 10, 90),))
    chart = Plot(slots=years(2014, 1), series=(first, second))
    drawn = draw(chart, 40, 13)
    assert len(find(drawn, "●")) == 2
    assert len(find(drawn, "▲")) == 2


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        (Point(5, "5"), None),
        (Point(5, "5", 4), None),
        (Point(5, "5", None, 6), None),
        (Point(5, "5", 4, 6), (4, 6)),
        (Point(5, "5", 6, 7), (5, 7)),
        (Point(5, "5", 4, float("inf")), None),
        (Point(5, "5", float("nan"), 6), None),
    ],
)
def test_a_margin_needs_both_ends(point: Point, expected: tuple[float, float] | None) -> None:
    assert ends(point) == expected


def test_the_slot_looked_at_has_a_line_and_a_label_of_its_own() -> None:
    drawn = draw(plot({"x": (1, None, 1)}, cursor=1), 60, 9)
    label = [run.text for run in drawn[-1] if run.role == "cursor-label"]
    assert label == ["2015"]
    column = text(drawn)[-1].index("2015") + 2
    assert {line[column] for line in cells(drawn)[:-1]} == {("┊", "cursor")}
    assert "┊" not in "".join(shown(plot({"x": (1, 1)}), 60, 9))
    assert "┊" not in "".join(shown(plot({"x": (1, 1)}, cursor=7), 60, 9))


def test_where_there_is_no_room_for_all_slots_the_newest_or_those_looked_at_are_shown() -> None:
    chart = plot({"x": tuple(range(40))}, first=1980)
    assert shown_slots(chart, 10) == range(30, 40)
    assert shown_slots(chart, 100) == range(40)
    early = plot({"x": tuple(range(40))}, first=1980, cursor=5)
    assert shown_slots(early, 10) == range(5, 15)
    lines = shown(early, 40, 9)
    assert "1985" in lines[-1]
    assert lines[-1].startswith("…")
    assert shown(early, 40, 9, "ascii")[-1].startswith("<")


def test_two_marks_in_one_cell_move_apart_and_the_first_stays() -> None:
    drawn = draw(plot({"a": (50,), "b": (50,)}), 40, 8)
    first, second = find(drawn, "●")[0], find(drawn, "▲")[0]
    assert first[1] == second[1]
    assert abs(first[0] - second[0]) == 1


def test_a_mark_that_finds_no_room_is_left_out() -> None:
    crowded = plot({f"{n}": (50,) * 12 for n in range(5)})
    drawn = draw(crowded, 44, 8)
    assert len(find(drawn, "●")) == 13
    assert not [place for place in find(drawn, "◆") if place[0] < 36]


def test_what_would_be_outside_a_canvas_is_left_out() -> None:
    canvas = Canvas(3, 1)
    canvas.put(1, 0, "abc", 0, "text")
    canvas.put(0, 4, "x", 0, "text")
    assert text(canvas.lines()) == [" ab"]
    assert [canvas.kind(x, 0) for x in range(-1, 4)] == ["outside", "", "text", "text", "outside"]


def test_a_value_beside_its_mark_is_not_written_over_or_under_another_year() -> None:
    # Over and under ▲ are the marks of others, and left of it is the place under the 400 of 2014.
    crowded = {"a": (400, None), "b": (None, 200), "c": (None, 300), "d": (None, 100)}
    assert shown(plot(crowded), 12, 5) == [
        "400┤ ●  300 ",
        "   │400  ■  ",
        "200┤     ▲◆ ",
        "  0┤        ",
        "     · 2015 ",
    ]
