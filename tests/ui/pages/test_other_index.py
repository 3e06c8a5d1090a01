"""The survey of another partnership, with figures that are unlike those of the shipped folder."""

from pathlib import Path

from tests.ui.charts import FIGURE
from tests.ui.index_folders import DAY, reading, vestby
from tests.ui.pages.sheet import Sheet


def test_another_partnership_where_lower_is_better(tmp_path: Path) -> None:
    values = [
        reading("vestby", 2018, 12.0, sample=1500),
        reading("vestby", 2019, 7.5, sample=1500),
        reading("vestby", 2020, 7.9, sample=1500),
        reading("landet", 2020, 6.1),
        reading("vest", 2019, 8.0),
    ]
    sheet = Sheet(vestby(tmp_path / "vestby", values), "safety-index", meeting=DAY)
    assert "Utrygge om aftenen · pct. · lower is better" in sheet.words
    # At a design effect of 1.5, 1,500 answers are worth 1,000: 1.96 · √(0.079 · 0.921 / 1000) = 1.7
    assert (sheet.large, sheet.rendered.large[0].between) == (
        "7.9 Vestby pct. in 2020",
        "6.4–9.7",
    )
    assert "no certain change: +0.4 pct. points since 2019" in sheet.headline
    assert "+0.4 pct. points since 2019, no certain change (−2.1 to +2.9)" in sheet.words
    assert "┬" in sheet.plotted
    sheet.choose("chart_earlier")
    assert "↓ fallen: −4.5 pct. points since 2018, better" in sheet.headline
    compared = [id for id in sheet.ids if id.startswith("compared:")]
    assert compared == ["compared:vestby", "compared:vest"], "the lowest comes first"
    assert "Aalborg" not in sheet.words


def test_a_single_reading_is_a_point_without_a_change(tmp_path: Path) -> None:
    values = [reading("vestby", 2020, 9.0)]
    sheet = Sheet(vestby(tmp_path / "vestby", values), "safety-index", meeting=DAY)
    assert "no earlier figure" in sheet.headline
    assert sheet.plotted.count("●") == 2
    assert sheet.labels == ["2020"]
    for step in ("chart_earlier", "chart_later"):
        sheet.choose(step)
    assert sheet.large == "9.0 Vestby pct. in 2020"


def test_nobody_and_everybody_have_room_in_the_chart(tmp_path: Path) -> None:
    values = [reading("vestby", 2019, 0, sample=50), reading("vestby", 2020, 100, sample=50)]
    sheet = Sheet(vestby(tmp_path / "vestby", values), "safety-index", meeting=DAY)
    ticks = [line.split("┤")[0].strip() for line in sheet.chart if "┤" in line]
    assert (ticks[0], ticks[-1]) == ("100", "0")
    assert {"0.0", "100.0"} <= set(FIGURE.findall(sheet.plotted))
    assert "↑ risen (+83.8 to +100.0), worse" in sheet.words


def test_a_figure_that_is_no_share_has_no_margin_and_an_axis_of_its_own(
    tmp_path: Path,
) -> None:
    values = [reading("vestby", 2019, 1250, sample=9), reading("vestby", 2020, 1300, sample=9)]
    folder = vestby(tmp_path / "vestby", values, unit="anmeldelser", direction="neutral")
    sheet = Sheet(folder, "safety-index", meeting=DAY)
    assert "+50 anmeldelser since 2019; cannot be judged" in sheet.words
    assert "recorded, not asked" in sheet.opened[1]
    assert "┬" not in sheet.plotted
    assert "better" not in sheet.words


def test_a_folder_without_the_survey_says_so(tmp_path: Path) -> None:
    sheet = Sheet(vestby(tmp_path / "vestby", None), "safety-index", meeting=DAY)
    assert "The folder holds no figures of the safety survey." in sheet.words
    assert sheet.rendered.plot is None
    for command in ("next_measure", "next_areas", "pick_area", "chart_later"):
        sheet.choose(command)
    assert "The folder holds no figures of the safety survey." in sheet.words


def test_a_measure_without_a_single_figure_says_so(tmp_path: Path) -> None:
    sheet = Sheet(vestby(tmp_path / "vestby", []), "safety-index", meeting=DAY)
    assert "No figures for these areas." in sheet.words
    for command in ("next_areas", "chart_earlier", "pick_area"):
        sheet.choose(command)
    assert "No figures for these areas." in sheet.words
