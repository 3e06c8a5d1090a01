"""What is true of every chart."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.core.plots import cells, text, years
from tryg_tui.core.measures.index_chart import draw
from tryg_tui.core.plot.axis import axis_for
from tryg_tui.core.plot.canvas import SIGNS, Canvas, Glyphs
from tryg_tui.core.plot.labels import draw_values
from tryg_tui.core.plot.lines import Frame, draw_lines, draw_marks
from tryg_tui.core.plot.model import Plot, Point, Series, all_values, point_at

FIGURE = re.compile(r"-?[0-9.]+[0-9]")

VALUES = st.one_of(st.integers(-1000, 1000), st.floats(0, 100).map(lambda value: round(value, 1)))
GLYPHS: st.SearchStrategy[Glyphs] = st.sampled_from(("braille", "blocks", "ascii"))
LABELS = st.text("abcæøå (1)°東\n\x1b", max_size=30)


@st.composite
def points(draw_: st.DrawFn) -> Point:
    """A value, perhaps with a margin, written as a word that says which one it is."""
    value = draw_(VALUES)
    margin = draw_(st.none() | st.floats(0, 20))
    low, high = (None, None) if margin is None else (value - margin, value + margin)
    return Point(value, f"{value:.1f}", low, high)


@st.composite
def plots(draw_: st.DrawFn, most_series: int = 5) -> Plot:
    """Any chart."""
    count = draw_(st.integers(0, 14))
    lines = st.lists(st.none() | points(), min_size=count, max_size=count).map(tuple)
    series = st.builds(Series, LABELS, lines)
    return Plot(
        slots=years(2014, count, draw_(st.integers(2010, 2030))),
        series=tuple(draw_(st.lists(series, min_size=1, max_size=most_series))),
        unit=draw_(st.sampled_from(("", "pct.", "antal hold i alt"))),
        bounds=draw_(st.none() | st.just((0, 100))),
        least_span=draw_(st.sampled_from((0, 6, 500))),
        cursor=draw_(st.none() | st.integers(-2, 20)),
    )


def frame_of(plot: Plot, width: int, height: int, glyphs: Glyphs) -> Frame | None:
    """A frame as large as this for a chart, or None where it has no values."""
    values = all_values(plot, range(len(plot.slots)))
    if not values:
        return None
    return Frame(
        left=0,
        width=width,
        height=height,
        slots=range(len(plot.slots)),
        axis=axis_for(values, height),
        signs=SIGNS[glyphs],
    )


@given(plots(), st.integers(-2, 130), st.integers(-2, 30), GLYPHS)
def test_every_cell_is_inside_the_size(plot: Plot, width: int, height: int, glyphs: Glyphs) -> None:
    lines = text(draw(plot, width, height, glyphs))
    assert len(lines) == max(0, height)
    assert all(cell_len(line) == max(0, width) for line in lines)


@given(plots(), st.integers(30, 120), st.integers(4, 25), GLYPHS)
def test_every_value_written_is_that_of_the_mark_it_stands_at(
    plot: Plot, width: int, height: int, glyphs: Glyphs
) -> None:
    frame = frame_of(plot, width, height, glyphs)
    if frame is None:
        return
    canvas = Canvas(width, height)
    placed = draw_marks(plot, frame, canvas)
    draw_values(plot, frame, canvas, placed)
    for y, line in enumerate(text(canvas.lines())):
        for found in FIGURE.finditer(line):
            first, last = found.start(), found.end() - 1
            owners = [one for one in placed if one.point.text == found[0]]
            assert any(
                (y in {one.top - 1, one.bottom + 1} and first <= one.x <= last)
                or (y == one.y and one.x in {first - 2, last + 2})
                for one in owners
            ), "\n".join(text(canvas.lines()))


@given(plots(most_series=1), st.integers(30, 120), st.integers(5, 25), GLYPHS)
def test_a_gap_is_never_bridged(plot: Plot, width: int, height: int, glyphs: Glyphs) -> None:
    frame = frame_of(plot, width, height, glyphs)
    if frame is None or width < 2 * len(plot.slots):
        return
    gaps = [slot for slot in frame.slots if point_at(plot.series[0], slot) is None]
    canvas = Canvas(width, height)
    draw_lines(plot, frame, canvas)
    for slot in gaps:
        assert all(canvas.kind(frame.column(slot), y) == "" for y in range(height))


@given(plots(), st.integers(30, 120), st.integers(4, 25), GLYPHS)
def test_a_higher_value_never_stands_lower(
    plot: Plot, width: int, height: int, glyphs: Glyphs
) -> None:
    frame = frame_of(plot, width, height, glyphs)
    if frame is None:
        return
    placed = draw_marks(plot, frame, Canvas(width, height))
    assert all(0 <= one.x < width and 0 <= one.y < height for one in placed)
    by_value = sorted(placed, key=lambda one: one.point.value)
    lines = [one.y for one in by_value]
    assert lines == sorted(lines, reverse=True)
    columns = {one.slot: {other.x for other in placed if other.slot == one.slot} for one in placed}
    in_order = [columns[slot] for slot in sorted(columns)]
    for left, right in pairwise(in_order):
        assert max(left) < min(right) or width < 2 * len(plot.slots)


@given(st.lists(VALUES, min_size=1), st.integers(2, 40), st.sampled_from((0, 6, 50)))
def test_an_axis_holds_its_values_between_few_round_ticks(
    values: list[float], lines: int, least_span: int
) -> None:
    axis = axis_for(values, lines, None, least_span)
    ticks = axis.ticks()
    tiny = 1e-6 * (axis.high - axis.low)
    assert ticks[0] - tiny <= min(values)
    assert max(values) <= ticks[-1] + tiny
    assert axis.high - axis.low >= least_span - tiny
    assert 2 <= len(ticks) <= 7
    assert len({axis.level(tick, lines) for tick in ticks}) == len(ticks) or lines < 3
    assert all(abs(round(tick, axis.decimals) - tick) < tiny for tick in ticks)


@given(plots(), st.integers(30, 100), st.integers(5, 20))
def test_no_value_touches_another(plot: Plot, width: int, height: int) -> None:
    for line in cells(draw(plot, width, height))[:-1]:
        for (sign, role), (after, role_after) in pairwise(line):
            of_two = isinstance(role, int) and isinstance(role_after, int) and role != role_after
            assert not (of_two and sign.isdigit() and after.isdigit())
