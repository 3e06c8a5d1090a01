"""The values written in a chart can be read: none is covered, and the newest is never missing."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.core.plot.test_chart_properties import GLYPHS
from tests.core.plots import Drawn, cells, plot, text, years
from tryg_tui.core.measures.index_chart import draw
from tryg_tui.core.plot.canvas import SIGNS, Glyphs
from tryg_tui.core.plot.model import Plot, Point, Series, mark_of, point_at

VALUE = re.compile(r"(?<![0-9.,])[0-9]+(?:[.,][0-9]+)?")


def unreadable(chart: Plot, drawn: Drawn, glyphs: Glyphs = "braille") -> list[str]:
    """What is wrong with the values of a chart: covered, run into, or the newest one missing."""
    marks = set(SIGNS[glyphs].marks + SIGNS[glyphs].later)
    found, rows = [], cells(drawn)
    for line in rows[:-1]:
        plain = "".join(" " if role == "axis" else sign for sign, role in line)
        for value in VALUE.finditer(plain):
            role = line[value.start()][1]
            texts = {
                point.text
                for number, series in enumerate(chart.series)
                for point in series.points
                if point and role in {mark_of(chart, number), "later"}
            }
            beside = plain[max(0, value.start() - 1)] + plain[value.end() : value.end() + 1]
            if value[0] not in texts:
                found.append(f"{value[0]} is no value of its series: {plain}")
            if any(sign in marks or "\u2800" <= sign <= "\u28ff" for sign in beside):
                found.append(f"{value[0]} is run into: {plain}")
    everything = "\n".join(text(drawn)[:-1])
    for number, series in enumerate(chart.series):
        points = [point for n in range(len(chart.slots)) if (point := point_at(series, n))]
        if points and points[-1].text not in VALUE.findall(everything):
            found.append(f"the newest value of {number} is missing:\n{everything}")
    return found


@st.composite
def shares(draw_: st.DrawFn) -> Plot:
    """Up to five series of shares that lie close together, as those of a survey do."""
    count = draw_(st.integers(1, 11))
    value = st.none() | st.integers(780, 960).map(lambda tenths: tenths / 10)
    lines = draw_(st.lists(st.lists(value, min_size=count, max_size=count), min_size=1, max_size=5))
    return Plot(
        slots=years(2013, count, draw_(st.integers(2012, 2024))),
        series=tuple(
            Series(name, tuple(None if v is None else Point(v, f"{v:.1f}") for v in line))
            for name, line in zip(
                ("A", "Danmark", "Nordjylland kreds", "By", "Øst"), lines, strict=False
            )
        ),
        unit="pct.",
        bounds=(0, 100),
        least_span=6,
        cursor=draw_(st.none() | st.integers(0, count - 1)),
    )


@given(shares(), st.integers(60, 120), st.integers(7, 19), GLYPHS)
def test_no_value_is_covered_and_the_newest_of_each_series_is_always_there(
    chart: Plot, width: int, height: int, glyphs: Glyphs
) -> None:
    assert not unreadable(chart, draw(chart, width, height, glyphs), glyphs)


def test_a_value_that_is_covered_or_missing_is_found() -> None:
    chart = plot({"Danmark": (86.8, 89.3)})
    drawn = draw(chart, 60, 8)
    assert not unreadable(chart, drawn)
    whole = [[*line] for line in drawn]

    def with_text(old: str, new: str) -> Drawn:
        import msgspec

        return tuple(
            tuple(msgspec.structs.replace(run, text=run.text.replace(old, new)) for run in line)
            for line in whole
        )

    assert any("no value" in fault for fault in unreadable(chart, with_text("86.8", " 6.8")))
    assert any("missing" in fault for fault in unreadable(chart, with_text("89.3", "    ")))
    assert any("run into" in fault for fault in unreadable(chart, with_text("89.3", "9.3⣀")))


def test_a_newest_value_without_room_at_its_point_stands_before_the_name() -> None:
    crowded = plot(dict.fromkeys(("Aa", "Bb", "Cc", "Dd", "Ee"), (50.1,) * 12))
    drawn = draw(crowded, 60, 7)
    named = [line.split()[-3:] for line in text(drawn) if line.rstrip().endswith(("Dd", "Ee"))]
    assert named == [["◆", "50.1", "Dd"], ["▼", "50.1", "Ee"]]
    assert not unreadable(crowded, drawn)
