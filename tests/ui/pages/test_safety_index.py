"""The page of the safety index: every number shown is one that was published."""

import csv
import datetime as dt
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.factories import decision
from tests.shipped import HERE
from tests.ui.charts import FIGURE
from tests.ui.pages.sheet import Sheet
from tryg_tui.core.model.safety_index import IndexReading, Measure, Survey
from tryg_tui.ui.pages.index.tables import years_around
from tryg_tui.ui.pages.index.words import figure_age


def published(name: str = "andel-trygge") -> dict[str, dict[int, str]]:
    """The published values by area and year, written as their source prints them."""
    with (HERE / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    column = next(key for key in rows[0] if key.endswith("_pct"))
    found: dict[str, dict[int, str]] = {}
    for row in rows:
        area = f"{row['omraade']}, {row['type']}"
        value = row[column] if row["praec"] == "r" else f"{float(row[column]):.1f}"
        found.setdefault(area, {})[int(row["aar"])] = value
    return found


def test_the_chart_has_every_published_value_of_the_country_and_no_other(
    folder: Path,
) -> None:
    values = published()["Danmark, land"]
    assert sorted(values) == [2014, 2015, 2016, 2017, 2018, 2019, 2021, 2022, 2023]
    sheet = Sheet(folder, "safety-index")
    sheet.only("danmark")
    assert sheet.labels == ["2014", "2015", "2016", "2017"]
    assert sorted(FIGURE.findall(sheet.plotted)) == [
        values[2017],
        *sorted(values[y] for y in (2014, 2016, 2015)),
    ]
    assert "10 April 2018 (2018–2023) are not shown; l shows them" in sheet.under
    sheet.choose("show_later")
    assert sorted(FIGURE.findall(sheet.plotted)) == sorted(values.values())
    assert sheet.labels == [str(year) for year in range(2014, 2024)]


def test_the_city_has_its_three_values_and_no_line_over_the_years_without(
    folder: Path,
) -> None:
    values = published()["Aalborg, by/kommune"]
    assert values == {2014: "87", 2015: "89", 2023: "87"}
    sheet = Sheet(folder, "safety-index")
    sheet.only("aalborg")
    assert sorted(FIGURE.findall(sheet.plotted)) == ["87", "89"]
    assert sheet.labels == ["2014", "2015", "2016", "2017"], "gaps at the end"
    sheet.choose("show_later")
    assert sorted(FIGURE.findall(sheet.plotted)) == ["87", "87", "89"]
    lines = sheet.chart
    first, last = lines[-1].index("2015") + 4, lines[-1].index("2023")
    between = "".join(line[first:last] for line in lines[:-1])
    assert not set(between) - set(" ┊"), between
    assert sum(line.count("○") for line in lines) == 1, "2023 was not out yet"


@pytest.mark.parametrize("measure", ["andel-trygge", "tillid-til-politiet"])
def test_the_table_of_all_figures_is_the_published_one(folder: Path, measure: str) -> None:
    kinds = {
        "land": "Whole country",
        "politikreds": "Police district",
        "by/kommune": "City",
        "sub-samlet": "Vulnerable housing areas",
        "sub": "Vulnerable housing area",
    }
    sheet = Sheet(folder, "safety-index")
    if measure != "andel-trygge":
        sheet.choose("next_measure")
    shown = [text.split() for text in sheet.texts]
    (years_known,) = [words[2:] for words in shown if words[:2] == ["Survey", "year"]]
    assert years_known == ["2013", "2014", "2015", "2016", "2017"]
    sheet.choose("show_later")
    texts = sheet.texts
    heading = next(text for text in texts if text.startswith("Survey year"))
    years = [int(year) for year in heading.split()[2:]]
    assert years == list(range(2013, 2024))
    seen: dict[str, dict[int, str]] = {}
    kind = ""
    for text in texts[texts.index(heading) + 1 : texts.index("About the measure")]:
        if text in kinds.values():
            kind = next(key for key, word in kinds.items() if word == text)
        elif kind and len(text.split()) > len(years):
            cells = text.split()[-len(years) :]
            title = " ".join(text.split()[: -len(years)]).removeprefix("▸ ")
            area = f"{title.replace(' (politikreds)', '')}, {kind}"
            seen[area] = {y: v for y, v in zip(years, cells, strict=True) if v != "·"}
    assert {area: values for area, values in seen.items() if values} == published(measure)
    assert {area for area, values in seen.items() if not values} == (
        {"København, by/kommune", "Esbjerg, by/kommune"} if measure == "andel-trygge" else set()
    )


@pytest.mark.parametrize(
    ("year", "room", "expected"),
    [
        (2017, 20, range(2013, 2024)),
        (2023, 4, range(2020, 2024)),
        (2020, 4, range(2018, 2022)),
        (2017, 5, range(2015, 2020)),
        (2014, 3, range(2013, 2016)),
        (2013, 4, range(2013, 2017)),
        (2017, 1, range(2017, 2018)),
        (2013, 1, range(2013, 2014)),
        (1999, 3, range(2021, 2024)),
    ],
)
def test_the_years_in_the_table_hold_the_one_looked_at(
    year: int, room: int, expected: range
) -> None:
    assert years_around(tuple(range(2013, 2024)), year, room) == tuple(expected)


def test_the_headline_is_the_newest_figure_of_the_city_known_on_the_day(
    folder: Path,
) -> None:
    sheet = Sheet(folder, "safety-index")
    head = sheet.headline
    assert "Andel trygge · pct. · higher is better" in head
    assert head.endswith("2016, 2017: no figure published · 2017: på niveau med 2016")
    assert sheet.large == "89 Aalborg pct. in 2015"
    assert sheet.rendered.large[0].age == "2½ years old", "asked until September 2015"
    low = sheet.page.render(replace(sheet.ctx, roomy=False, room=60), 60)
    assert "Aalborg  89 pct. (2015)  2½ years old  \n2016, 2017: no" in low.headline.plain
    assert not low.large
    told = sheet.opened[1]
    assert "2015 89 pct. about +2 pct. points since 2014; cannot be judged (sample" in told
    assert "Nordjyllands Politi" in told
    assert "2017 på niveau med 2016 (the report, line 26)" in told


def test_the_headline_is_about_the_area_and_the_year_looked_at(folder: Path) -> None:
    sheet = Sheet(folder, "safety-index")
    sheet.highlight("compared:danmark")
    assert (sheet.large, sheet.rendered.large[0].between) == (
        "85.7 Danmark pct. in 2017",
        "84.9–86.5",
    )
    assert sheet.headline.endswith("↓ fallen: −3.4 pct. points since 2016, worse")
    sheet.choose("next_areas")
    sheet.begin()
    assert sheet.ids[1:3] == ["compared:aarhus", "compared:aalborg"], "those with figures first"
    assert sheet.large == "81.3 Aarhus pct. in 2017"
    assert sheet.headline.endswith("−11.0 pct. points since 2016 · the publisher: fallen, worse")
    sheet.highlight("area:bornholm")
    assert "Bornholm" in sheet.large, "also where it is not in the chart"


def test_the_police_district_is_never_taken_for_the_city(folder: Path) -> None:
    sheet = Sheet(folder, "safety-index")
    assert "● Aalborg" in sheet.plotted
    assert "■ Nordjylland (police district)" in sheet.plotted


def test_the_year_looked_at_is_the_newest_known_and_can_be_moved(folder: Path) -> None:
    sheet = Sheet(folder, "safety-index")
    # n > 11,000 at a design effect of 1.5; the publisher's word comes first.
    sheet.highlight("compared:danmark")
    assert (
        "2017 85.7 pct. (84.9–86.5) −3.4 pct. points since 2016"
        " · the publisher: fallen · we: ↓ fallen (−4.6 to −2.2), worse · as printed"
    ) in sheet.detail
    sheet.choose("chart_earlier")
    assert sheet.large == "89.1 Danmark pct. in 2016"
    assert sheet.headline.endswith("no certain change: −0.2 pct. points since 2015")
    assert sheet.row("compared:danmark").split()[:2] == ["Danmark", "89.1"]
    assert "no figure: Aalborg, Nordjylland (police district)" in sheet.words
    for _step in range(3):
        sheet.choose("chart_earlier")
    assert sheet.large == "86.8 Danmark pct. in 2014"
    assert sheet.headline.endswith("no earlier figure")
    sheet.highlight("compared:aalborg")
    assert sheet.large == "87 Aalborg pct. in 2014"
    for _step in range(9):
        sheet.choose("chart_later")
    assert sheet.large == "89 Aalborg pct. in 2015", "the newest survey out by the day has none"
    sheet.choose("show_later")
    for _step in range(3):
        sheet.choose("chart_later")
    assert "2020: no survey Der blev ikke lavet en undersøgelse." in sheet.headline
    sheet.highlight("area:aalborg")
    for _step in range(9):
        sheet.choose("chart_later")
    assert sheet.large == "87 Aalborg pct. in 2023"
    assert "came out after 10 April 2018" in sheet.under
    sheet.choose("show_later")
    assert sheet.large == "89 Aalborg pct. in 2015"


def test_an_area_tells_of_the_start_of_the_strategy_and_of_what_can_be_seen(folder: Path) -> None:
    sheet = Sheet(folder, "safety-index")
    sheet.highlight("area:danmark")
    assert (
        "Since the strategy began: −1.1 percentage points since 2014,"
        " no certain change (−2.3 to +0.1)"
    ) in sheet.detail
    assert "n = more than 11,000" in sheet.detail
    assert (
        "With more than 11,000 answers only changes of 1.2 percentage points or more can be seen."
    ) in sheet.detail
    sheet.highlight("area:aalborg")
    assert "Since the strategy" not in sheet.detail, "the start is the figure before"
    assert "only changes of" not in sheet.detail
    sheet.highlight("about")
    assert "95 per cent at a design effect of 1.5" in sheet.detail


def test_other_areas_are_chosen_set_by_set_and_the_missing_ones_named(folder: Path) -> None:
    sheet = Sheet(folder, "safety-index")
    sheet.choose("next_areas")
    assert "Shown: cities" in sheet.words
    rows = {id: sheet.row(id) for id in sheet.ids if id.startswith("compared:")}
    level = "no figure published · på niveau med 2016"
    assert [id.partition(":")[2] for id, text in rows.items() if level in text] == [
        "aalborg",
        "esbjerg",
        "koebenhavn-by",
        "odense",
    ]
    assert "(the report" not in rows["compared:aalborg"], "its window says where"
    assert "(Lokalavisen Aarhus 26.02.2018)" in rows["compared:odense"]
    shown = []
    for _step in range(6):
        sheet.choose("next_areas")
        head = sheet.rendered.headline.plain
        shown.append(re.findall(r"Shown: (.*)", head)[0])
    assert shown == [
        "police districts, 1 of 3",
        "police districts, 2 of 3",
        "police districts, 3 of 3",
        "vulnerable housing areas, 1 of 3",
        "vulnerable housing areas, 2 of 3",
        "vulnerable housing areas, 3 of 3",
    ]
    sheet.choose("next_areas")
    assert "Shown: our own areas" in sheet.words


def test_the_housing_areas_of_the_city_stand_with_their_mean(folder: Path) -> None:
    sheet = Sheet(folder, "safety-index")
    for _step in range(5):
        sheet.choose("next_areas")
    known = published()
    for area in ("Løvvangen (Aalborg), sub", "Sebbersundvej (Aalborg), sub"):
        assert set(known[area].values()) <= set(FIGURE.findall(sheet.plotted))
    assert "◀ Løvvangen (Aalborg)" in sheet.plotted
    assert "★ Sebbersundvej (Aalborg)" in sheet.plotted
    assert "◆ Særligt udsatte boligområder" in sheet.plotted


def test_the_other_measure_keeps_the_year_and_says_the_city_has_no_figure(
    folder: Path,
) -> None:
    sheet = Sheet(folder, "safety-index")
    sheet.choose("chart_earlier")
    sheet.choose("next_measure")
    assert "Tillid til politiet" in sheet.words
    sheet.begin()
    assert sheet.large == "81.1 Danmark pct. in 2016"
    sheet.choose("next_measure")
    sheet.highlight("area:esbjerg")
    assert sheet.headline.endswith("no figure in this measure by the day of the meeting")
    assert not sheet.large
    low = sheet.page.render(replace(sheet.ctx, roomy=False, room=60), 60)
    assert low.headline.plain.splitlines()[1] == "Esbjerg  "


def test_the_decisions_between_the_figures_stand_beside_them(folder: Path) -> None:
    sheet = Sheet(folder, "safety-index")
    since = "Decided since people were asked for 2017 (asked until 14 October 2017)"
    assert since in sheet.words
    sheet.choose("chart_earlier")
    between = "Decided between asking for 2015 and for 2016 (asked until 28 September 2015"
    assert f"{between} – published december 2016): nothing" in sheet.words
    sheet.choose("chart_later")
    rows = [sheet.row(id) for id in sheet.ids if id.startswith("decision:")]
    told = [re.findall(r"(\d+ \w+ 2017).* can be seen in the survey of (\d+)", row) for row in rows]
    # Those of December came when everybody had been asked for 2017.
    assert [one for found in told for one in found] == [
        *([("5 Dec 2017", "2018")] * 5),
        ("13 Jun 2017", "2017"),
    ]
    sheet.record(
        decision(1, "Vi fejrer tallet.", item="index"),
        decision(2, "Kun for os.", item="index", private=True),
    )
    assert "Vi fejrer tallet." in sheet.shown
    assert "Kun for os." not in sheet.shown
    sheet.highlight(next(id for id in sheet.ids if id.startswith("decision:")))
    assert "Vi fejrer tallet." in sheet.detail


def test_looking_back_no_figure_is_told_by_what_came_out_later(folder: Path) -> None:
    later, known = "Rigspolitiet 26.02.2018", "Bornholmerne er de tryggeste danskere"
    for meeting, told in (("2017-06-13", False), ("2018-04-10", True)):
        sheet = Sheet(folder, "safety-index", meeting=meeting)
        sheet.highlight("compared:danmark")
        assert (later in sheet.opened[1], known in sheet.opened[1]) == (told, True)


def test_what_was_said_of_a_year_without_a_figure_is_told_once(folder: Path) -> None:
    sheet = Sheet(folder, "safety-index")
    sheet.highlight("compared:aalborg")
    assert sheet.detail.count("på niveau med 2016") == 1


def test_a_figure_is_as_old_as_the_day_the_last_people_were_asked() -> None:
    asked = Survey(year=2015, fielded_to=dt.date(2015, 9, 28), published=dt.date(2015, 12, 7))
    measure = Measure(measure="andel", surveys=(asked,))
    reading = IndexReading(area="by", year=2015, value=89)
    # Since they were asked 475 days, since it came out 405: three half years and two.
    assert figure_age(measure, reading, dt.date(2017, 1, 15)) == "1½ years old"
