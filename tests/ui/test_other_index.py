"""The survey of another partnership, with figures that are unlike those of the shipped folder."""

from pathlib import Path

from tests.ui.charts import FIGURE, WIDE, chart, labels, plotted, under
from tests.ui.driving import opened
from tests.ui.index_folders import DAY, reading, vestby
from tryg_tui.ui.widgets.chart import Chart


async def test_another_partnership_where_lower_is_better(tmp_path: Path) -> None:
    values = [
        reading("vestby", 2018, 12.0, sample=1500),
        reading("vestby", 2019, 7.5, sample=1500),
        reading("vestby", 2020, 7.9, sample=1500),
        reading("landet", 2020, 6.1),
        reading("vest", 2019, 8.0),
    ]
    async with opened(vestby(tmp_path / "vestby", values), meeting=DAY, size=WIDE) as tryg:
        assert "Utrygge om aftenen · pct. · lower is better" in tryg.words
        # 1.96 · √(0.079 · 0.921 / 1500) = 0.0136
        assert "Vestby 7.9 pct. ± 1.4 (2020)" in tryg.words
        assert "+0.4 pct. points since 2019, = unchanged" in tryg.words
        assert "┬" in plotted(tryg)
        await tryg.do("chart_earlier")
        assert "−4.5 percentage points since 2018, ↓ fallen (better)" in under(tryg)
        compared = [id for id in tryg.ids() if id.startswith("compared:")]
        assert compared == ["compared:vestby", "compared:vest"], "the lowest comes first"
        assert "Aalborg" not in tryg.text


async def test_a_single_reading_is_a_point_without_a_change(tmp_path: Path) -> None:
    values = [reading("vestby", 2020, 9.0)]
    async with opened(vestby(tmp_path / "vestby", values), meeting=DAY, size=WIDE) as tryg:
        assert "Vestby 9.0 pct. (2020) no earlier figure" in tryg.words
        assert plotted(tryg).count("●") == 2
        assert labels(tryg) == ["2020"]
        await tryg.press("minus", "plus")
        assert under(tryg).startswith("2020  Vestby 9.0 pct.")


async def test_nobody_and_everybody_have_room_in_the_chart(tmp_path: Path) -> None:
    values = [reading("vestby", 2019, 0, sample=50), reading("vestby", 2020, 100, sample=50)]
    async with opened(vestby(tmp_path / "vestby", values), meeting=DAY, size=(80, 24)) as tryg:
        ticks = [line.split("┤")[0].strip() for line in chart(tryg) if "┤" in line]
        assert (ticks[0], ticks[-1]) == ("100", "0")
        assert {"0.0", "100.0"} <= set(FIGURE.findall(plotted(tryg)))
        assert "↑ risen (worse)" in tryg.words


async def test_a_figure_that_is_no_share_has_no_margin_and_an_axis_of_its_own(
    tmp_path: Path,
) -> None:
    values = [reading("vestby", 2019, 1250, sample=9), reading("vestby", 2020, 1300, sample=9)]
    folder = vestby(tmp_path / "vestby", values, unit="anmeldelser", direction="neutral")
    async with opened(folder, meeting=DAY, size=WIDE) as tryg:
        assert "+50.0 anmeldelser since 2019; cannot be judged" in tryg.words
        assert "the figure is not a share" in under(tryg)
        assert "┬" not in plotted(tryg)
        assert "better" not in tryg.words


async def test_a_folder_without_the_survey_says_so(tmp_path: Path) -> None:
    async with opened(vestby(tmp_path / "vestby", None), meeting=DAY) as tryg:
        assert "The folder holds no figures of the safety survey." in tryg.words
        assert not tryg.host.query_one(Chart).display
        for command in ("next_measure", "next_areas", "pick_area", "chart_later"):
            await tryg.do(command)
        assert "The folder holds no figures of the safety survey." in tryg.words


async def test_a_measure_without_a_single_figure_says_so(tmp_path: Path) -> None:
    async with opened(vestby(tmp_path / "vestby", []), meeting=DAY, size=WIDE) as tryg:
        assert "No figures for these areas." in tryg.words
        for command in ("next_areas", "chart_earlier", "pick_area"):
            await tryg.do(command)
        assert "No figures for these areas." in tryg.words
