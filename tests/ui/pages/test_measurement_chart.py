"""The chart of the indicator that is highlighted, and reading it year by year."""

from pathlib import Path

import pytest

from tests.ui.charts import FIGURE
from tests.ui.driving import opened
from tests.ui.pages.sheet import Sheet
from tests.ui.pages.test_measurement import PLATFORMS, PUPILS, add, change
from tryg_tui.core.plot.letters import large_letters
from tryg_tui.ui.widgets.chart import VARIABLE, Chart

MORE = """
[[readings]]
indicator = "drop-out-truede"
value = 160
date = 2014-10-31
period = "oktober 2014"
source = "Egen optælling"

[[readings]]
indicator = "drop-out-truede"
value = 131
qualifier = "about"
date = 2017-10-31
"""


def more(folder: Path, fields: str = "") -> Path:
    """The shipped folder with two more readings of the pupils; 143 were read in October 2016."""
    change(folder, "drop-out-elever", 'direction = "lower"', f'direction = "lower"\n{fields}')
    add(folder, "drop-out-elever", MORE)
    return folder


def test_targets_by_year_are_a_line_of_their_own(folder: Path) -> None:
    by_year = "targets = [{ year = 2016, value = 150 }, { year = 2017, value = 120 }]"
    sheet = Sheet(more(folder, f'basis = "school-year"\n{by_year}'), "measurement")
    sheet.highlight(PUPILS)
    assert "target by year" in sheet.plotted
    assert sheet.under.startswith("2017  about 131 elever")
    assert "about 11 elever short of the target (2017)" in sheet.under
    assert "target: 150 elever (2016); 120 elever (2017)" in sheet.below
    assert "a school year" in sheet.detail
    sheet.choose("chart_earlier")
    assert "target reached (2016)" in sheet.under


def test_the_readings_are_drawn_with_their_gap_and_can_be_read_one_by_one(
    folder: Path,
) -> None:
    sheet = Sheet(more(folder, "months_between = 12"), "measurement")
    sheet.highlight(PUPILS)
    lines = sheet.chart
    assert sorted(FIGURE.findall(sheet.plotted)) == ["131", "143", "160"]
    assert "about 131" in sheet.plotted
    assert sheet.labels == ["2014", "2015", "2016", "2017"]
    first, second = lines[-1].index("2014") + 4, lines[-1].index("2016")
    assert not {sign for line in lines[:-1] for sign in line[first:second] if sign > "\u2800"}
    assert sheet.under == (
        "2017  about 131 elever (31 October 2017)  ↓ about −12 elever since oktober 2016,"
        " not judged · no margin of error known"
    )
    sheet.choose("chart_earlier")
    assert sheet.under.startswith(
        "2016  143 elever (oktober 2016)  · −17 elever since oktober 2014, no certain change"
    )
    assert "the report, line 117" in sheet.detail
    sheet.choose("chart_earlier")
    assert sheet.under == "2015  no reading; one was due by 31 October 2015"
    for _step in range(3):
        sheet.choose("chart_earlier")
    assert sheet.under == "2014  160 elever (oktober 2014)"
    sheet.choose("chart_later")
    assert sheet.under.startswith("2015")


def test_baseline_and_target_are_lines_with_a_name_of_their_own(folder: Path) -> None:
    sheet = Sheet(more(folder, "target = 100\nbaseline = 160"), "measurement")
    sheet.highlight(PUPILS)
    assert "★ target 100" in sheet.plotted
    assert "◆ baseline 160" in sheet.plotted
    assert "about 31 elever short of the target" in sheet.under


def test_readings_of_one_year_are_told_by_their_months(folder: Path) -> None:
    add(
        folder,
        "drop-out-elever",
        '\n[[readings]]\nindicator = "drop-out-truede"\nvalue = 9\ndate = 2016-03-31\n',
    )
    sheet = Sheet(folder, "measurement")
    sheet.highlight(PUPILS)
    assert sheet.chart[-1].split() == ["elever", "Mar", "2016", "Oct", "2016"]
    assert sheet.under.startswith("Oct 2016  143 elever (oktober 2016)  ↑ +134 elever")


@pytest.mark.parametrize(("height", "shown"), [(40, True), (24, False)])
async def test_one_reading_alone_has_a_chart_only_beside_others(
    folder: Path, height: int, shown: bool
) -> None:
    async with opened(more(folder), size=(100, height)) as tryg:
        await tryg.go(7)
        await tryg.highlight(PUPILS)
        assert tryg.host.query_one(Chart).display
        await tryg.highlight(PLATFORMS)
        assert tryg.host.query_one(Chart).display is shown
        assert "Earlier" not in tryg.footer
        await tryg.highlight("form:din-vej")
        assert not tryg.host.query_one(Chart).display


def test_one_reading_alone_is_a_large_figure_not_a_dot(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = Sheet(more(folder), "measurement")
    sheet.highlight(PLATFORMS)
    letters = large_letters("5 platforme", sheet.width - 1, 19, 2)
    assert [line.strip() for line in sheet.chart if line.strip()] == [
        line.strip() for line in letters
    ]
    assert sheet.under == "Udviklingsplatforme  one reading: 24. november 2017"
    monkeypatch.setenv(VARIABLE, "ascii")
    assert [line.strip() for line in sheet.chart if line.strip()] == ["5 platforme"]


def test_readings_are_as_far_apart_as_their_days_are(folder: Path) -> None:
    sheet = Sheet(more(folder), "measurement")
    sheet.highlight(PUPILS)
    years = [sheet.chart[-1].index(year) for year in ("2014", "2016", "2017")]
    first, second = years[1] - years[0], years[2] - years[1]
    assert abs(first - 2 * second) <= 2, "two years are twice as long as one"


def test_the_targets_of_years_to_come_are_a_path_that_can_be_looked_at(folder: Path) -> None:
    by_year = "targets = [{ year = 2017, value = 120 }, { year = 2020, value = 90 }]"
    sheet = Sheet(more(folder, f"baseline = 160\n{by_year}"), "measurement")
    sheet.highlight(PUPILS)
    assert sheet.labels == ["2014", "2016", "2017", "2020"]
    assert "90" in FIGURE.findall(sheet.plotted)
    assert sheet.under.startswith("2017  about 131 elever"), "it begins with the last reading"
    sheet.choose("chart_later")
    assert sheet.under == "2020  target: 90 elever"
    sheet.choose("chart_later")
    assert sheet.under == "2020  target: 90 elever"
    for part in ("◆ baseline 160", "● now about 131", "★ target 120", "┼ 90 (2020)"):
        assert part in sheet.below
    (row,) = (row.text.plain for row in sheet.rows if row.ref == sheet.ctx.row)
    axis = row.partition("\n")[0][row.index("├") :]
    assert [sign for sign in axis if sign in "◆●★┼"] == ["┼", "★", "●", "◆"]
    assert axis.index("┼") * 160 // (len(axis) - 1) in range(80, 101)


def test_without_two_values_of_anything_there_is_no_chart_and_that_is_said(
    folder: Path,
) -> None:
    sheet = Sheet(folder, "measurement")
    assert sheet.rendered.plot is None
    assert "Chart appears when there are two readings" in sheet.detail


def test_an_indicator_without_a_dated_reading_says_so_in_the_chart(folder: Path) -> None:
    sheet = Sheet(more(folder), "measurement")
    sheet.highlight("indicator:din-vej:andel-afklaret")
    assert "No reading with a date yet." in "".join(sheet.chart)


def test_a_terminal_without_block_signs_gets_others_in_the_list_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "ascii")
    sheet = Sheet(more(folder, "months_between = 12"), "measurement")
    # From zero to 160 they are all in the upper fifth: 131 is four fifths of that.
    assert "^ ^^ ↓ not judged" in sheet.shown
    assert not {"█", "▁"} & set(sheet.shown)


@pytest.mark.parametrize(("value", "ticks"), [(0, "0"), (100, "100")])
def test_readings_of_nothing_and_of_all_have_room(folder: Path, value: int, ticks: str) -> None:
    reading = f'\n[[readings]]\nindicator = "andel-afklaret"\nvalue = {value}\ndate = 2017-12-31\n'
    add(folder, "din-vej", reading)
    sheet = Sheet(folder, "measurement")
    sheet.highlight("indicator:din-vej:andel-afklaret")
    assert str(value) in FIGURE.findall(sheet.plotted)
    shown = [line.split("┤")[0].strip() for line in sheet.chart if "┤" in line]
    assert ticks in shown
    assert not [tick for tick in shown if tick.startswith("-") or tick == "120"]
    # 2/3 stands in the register as 66.7.
    reached = "target reached" if value == 100 else "66.7 percentage points short of the target"
    assert reached in sheet.under
