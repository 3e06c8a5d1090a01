"""The names, ticks and other texts of a chart."""

from unicodedata import category

import pytest
from rich.cells import cell_len

from tests.core.plots import plot, shown, text, years
from tryg_tui.core.measures.index_chart import draw, plain_tick
from tryg_tui.core.plot.axis import axis_for
from tryg_tui.core.plot.canvas import cut_to, one_cell_each
from tryg_tui.core.plot.model import Plot, Point, Series


def test_the_name_of_a_line_stands_at_its_end_at_the_height_of_its_last_value() -> None:
    chart = plot({"Lav": (10, 10), "Høj": (90, 90), "Tom": (None, None)})
    lines = shown(chart, 60, 9)
    names = {name: y for y, line in enumerate(lines) for name in ("Høj", "Lav") if name in line}
    assert names == {"Høj": 0, "Lav": 7} or names["Høj"] < names["Lav"]
    assert lines[names["Høj"]].rstrip().endswith("▲ Høj")
    assert "Tom" not in "\n".join(lines)


def test_names_of_equal_values_stand_below_one_another() -> None:
    chart = plot(dict.fromkeys(("Aalborg", "Aarhus", "Odense", "Esbjerg"), (50,)))
    lines = shown(chart, 60, 8)
    assert [line.split()[-1] for line in lines if line.rstrip().endswith(("g", "s", "e"))] == [
        "Aalborg",
        "Aarhus",
        "Odense",
        "Esbjerg",
    ]


def test_a_long_name_takes_three_lines_where_they_fit_and_is_cut_where_they_do_not() -> None:
    name = "Sydsjælland og Lolland-Falster (politikreds)"
    one = "\n".join(shown(plot({name: (50,)}), 60, 8))
    assert "Sydsjælland og" in one
    assert "Lolland-Falster" in one
    assert "(politikreds)" in one
    many = plot({f"{n} {name}": (n * 10,) for n in range(5)})
    lines = shown(many, 60, 6)
    assert sum("Sydsjælland" in line for line in lines) == 5
    assert all(len(line) == 60 for line in lines)


def test_more_names_than_lines_leave_the_rest_out() -> None:
    many = plot({f"navn{n}": (n,) for n in range(5)})
    lines = shown(many, 60, 4)
    assert sum("navn" in line for line in lines) == 3


def test_a_narrow_chart_has_no_names() -> None:
    assert "Danmark" not in "\n".join(shown(plot({"Danmark": (1, 2)}), 16, 6))
    assert "Danmark" not in "\n".join(shown(plot({"Danmark": (1, 2)}), 22, 6))


def test_the_unit_and_long_ticks_are_cut() -> None:
    chart = plot({"x": (10**14, 2 * 10**14)}, unit="kroner om året")
    lines = shown(chart, 60, 8)
    assert lines[-1].startswith("kroner…")
    assert all(len(line) == 60 for line in lines)


def test_ticks_are_written_as_asked() -> None:
    def danish(value: float, decimals: int) -> str:
        return plain_tick(value, decimals).replace(".", ",")

    lines = text(draw(plot({"x": (0.1, 0.4)}), 60, 9, "braille", danish))
    ticks = [line.split("┤")[0].strip() for line in lines if "┤" in line]
    assert ticks == ["0,4", "0,3", "0,2", "0,1"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Nordjylland", "Nordjylland"),
        ("A\u030alborg", "Ålborg"),
        ("Q\u0323\u0307x", "Qx"),
        ("東京", "東\0京\0"),
        ("👮 Politi 👍🏽", "👮\0 Politi 👍\0"),
        ("❤\ufe0f", "❤"),
        ("䷀", "?"),
        (" to\n linjer ", "to linjer"),
        ("\x1b[31m", "␛[31m"),
    ],
)
def test_a_name_takes_one_cell_for_each_sign(given: str, expected: str) -> None:
    assert one_cell_each(given) == expected


@pytest.mark.parametrize(
    ("width", "expected"), [(8, "Nordsjæl"), (5, "Nord…"), (1, "…"), (0, ""), (-1, "")]
)
def test_a_text_is_cut_to_a_width(width: int, expected: str) -> None:
    assert cut_to("Nordsjæl", width) == expected


@pytest.mark.parametrize(
    ("width", "expected"),
    [(6, "東\0京\0 x"), (5, "東\0京\0…"), (4, "東\0…"), (3, "東\0…"), (2, "…")],
)
def test_no_wide_sign_is_cut_in_half(width: int, expected: str) -> None:
    assert cut_to("東京 x", width) == expected


def test_names_with_wide_signs_are_shown_and_fill_the_width() -> None:
    chart = plot({"👮 Nordjyllands Politi": (80, 90), "京都東京京都東京": (70, 60)})
    lines = text(draw(chart, 60, 9))
    assert {cell_len(line) for line in lines} == {60}
    assert any("● 👮 Nordjyllands" in line for line in lines)
    assert any("▲ 京都東京京都東京" in line for line in lines)
    assert "?" not in "".join(lines)
    narrow = text(draw(plot({"京都東京京都東京": (70, 60)}), 30, 9))
    assert {cell_len(line) for line in narrow} == {30}
    assert any("● 京都東" in line for line in narrow)
    assert any("  京京都" in line for line in narrow)
    assert any("  東京" in line for line in narrow)


def test_what_takes_a_cell_here_takes_one_on_the_screen() -> None:
    assigned = (chr(code) for code in range(32, 0x20000) if category(chr(code)) not in {"Cn", "Co"})
    for sign in assigned:
        shown = one_cell_each(sign)
        assert cell_len(shown.replace("\0", "")) == len(shown), hex(ord(sign))


def test_a_name_of_more_than_three_lines_is_cut_in_the_third() -> None:
    words = "Sydsjælland Lolland-Falster Bornholm Christiansø Ertholmene Samsø"
    lines = shown(plot({words: (50,)}), 50, 9)
    assert sum(word in "".join(lines) for word in words.split()) == 3
    # 36 % of 50 cells, without the mark and the spaces beside it, are 15.
    assert "Bornholm Chris…" in "".join(lines)


def test_a_point_without_a_text_has_its_mark_alone() -> None:
    level = Series("mål", (Point(5, ""), Point(5, "")))
    lines = shown(Plot(slots=years(2014, 2), series=(level,)), 40, 8)
    assert sum(line.count("●") for line in lines) == 3, "two points and the name"
    assert "5" not in "".join(line.split("┤")[-1] for line in lines[:-1])


def test_an_axis_is_moved_up_where_there_can_be_nothing_below() -> None:
    axis = axis_for([1], 8, (0, 100), 6)
    assert (axis.low, axis.high) == (0, 6)


def test_an_axis_is_moved_down_where_there_can_be_nothing_above() -> None:
    axis = axis_for([99], 8, (0, 100), 6)
    assert (axis.low, axis.high) == (94, 100)
