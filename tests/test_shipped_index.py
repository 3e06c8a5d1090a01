"""The shipped index figures are those of the reference tables, with their sources and gaps."""

import csv
import datetime as dt
import re

import pytest

from tests.shipped import FILES, HERE, tables

REFERENCE = HERE / "reference"
AREA_KINDS = {
    "land": "country",
    "politikreds": "police-district",
    "by/kommune": "city",
    "sub-samlet": "vulnerable-areas",
    "sub": "vulnerable-area",
}
PRECISIONS = {"e": "exact", "r": "rounded", "d": "derived", "i": "year-inferred"}
MEASURES = {"andel-trygge": "andel_trygge_pct", "tillid-til-politiet": "tillid_pct"}


def rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("name", "column"), MEASURES.items())
def test_the_readings_of_a_measure_are_those_of_the_reference_table(name: str, column: str) -> None:
    table = FILES[f"safety-index/{name}.toml"]
    areas = {area["id"]: area for area in table["areas"]}
    published = {
        (
            row["omraade"],
            AREA_KINDS[row["type"]],
            int(row["aar"]),
            float(row[column]),
            PRECISIONS[row["praec"]],
            tuple(number.strip().lower() for number in row["kilde"].split(";")),
        )
        for row in rows(name)
    }
    shipped = {
        (
            areas[reading["area"]]["title"].replace(" (politikreds)", ""),
            areas[reading["area"]]["kind"],
            reading["year"],
            float(reading["value"]),
            reading.get("precision", "exact"),
            tuple(reading["sources"]),
        )
        for reading in table["readings"]
    }
    assert shipped == published
    assert len(table["readings"]) == len(rows(name)) == len(published)
    unseen = set(areas) - {reading["area"] for reading in table["readings"]}
    assert unseen == ({"koebenhavn-by", "esbjerg"} if name == "andel-trygge" else set())


@pytest.mark.parametrize("name", MEASURES)
def test_a_reading_with_a_note_in_the_reference_table_has_one(name: str) -> None:
    readings = FILES[f"safety-index/{name}.toml"]["readings"]
    for row, reading in zip(rows(name), readings, strict=True):
        numbers = set(re.findall(r"\d+\.\d", row["note"]))
        noted = reading.get("note", "").replace(",", ".")
        assert bool(row["note"]) <= bool(noted)
        assert all(number in noted for number in numbers), row


@pytest.mark.parametrize("name", MEASURES)
def test_every_source_of_a_measure_is_listed_as_in_the_reference_table(name: str) -> None:
    table = FILES[f"safety-index/{name}.toml"]
    listed = {source["id"]: source for source in table["sources"]}
    reference = {row["id"].lower(): row for row in rows("sources")}
    for number, source in listed.items():
        assert source["address"] == reference[number]["address"]
        assert reference[number]["title"].startswith(source["title"])
    cited = {s for key in ("readings", "surveys") for r in table[key] for s in r["sources"]}
    cited |= {fact["source"] for fact in table.get("facts", ()) if "source" in fact}
    assert cited <= set(listed)


@pytest.mark.parametrize("name", MEASURES)
def test_the_surveys_run_from_2013_to_2023_without_one_for_2020(name: str) -> None:
    surveys = FILES[f"safety-index/{name}.toml"]["surveys"]
    assert [survey["year"] for survey in surveys] == list(range(2013, 2024))
    assert [s["year"] for s in surveys if not s.get("held", True)] == [2020]
    published = {s["year"]: s["published"] for s in surveys if "published" in s}
    assert published[2015] == dt.date(2015, 12, 7)
    assert published[2017] == dt.date(2018, 2, 26)
    assert published[2018] == dt.date(2018, 12, 21)
    assert all(date.year >= year for year, date in published.items())
    assert surveys == FILES["safety-index/andel-trygge.toml"]["surveys"]


@pytest.mark.parametrize("name", MEASURES)
def test_no_note_of_a_measure_is_of_one_survey(name: str) -> None:
    years = [
        re.findall(r"\b20\d\d\b", note) for note in FILES[f"safety-index/{name}.toml"]["notes"]
    ]
    assert not any(years), "it would be told of days before that was out"


def test_the_gaps_of_aalborg_stay_gaps() -> None:
    readings = FILES["safety-index/andel-trygge.toml"]["readings"]
    assert [r["year"] for r in readings if r["area"] == "aalborg"] == [2014, 2015, 2023]
    trust = FILES["safety-index/tillid-til-politiet.toml"]["readings"]
    assert "aalborg" not in {reading["area"] for reading in trust}


def test_what_is_said_of_areas_without_a_figure_is_what_its_source_says() -> None:
    table = FILES["safety-index/andel-trygge.toml"]
    measured = {(one["area"], one["year"]) for one in table["readings"]}
    told = [
        (area, fact["year"], fact["brief"], fact.get("lines", fact.get("source")))
        for fact in table["facts"]
        for area in fact.get("areas", ())
    ]
    # Line 26 of the report: "trygheden i Aalborg ligger på samme niveau som i 2016"; s18 says so
    # of three of the four cities beside it. S50 says that four districts fell and seven did not;
    # two of those that fell have a figure.
    assert told == [
        ("aalborg", 2017, "på niveau med 2016", [26]),
        ("koebenhavn-by", 2017, "på niveau med 2016", "s18"),
        ("odense", 2017, "på niveau med 2016", "s18"),
        ("esbjerg", 2017, "på niveau med 2016", "s18"),
        ("nordjylland", 2017, "faldet siden 2016", "s50"),
        ("midt-og-vestsjaelland", 2017, "faldet siden 2016", "s50"),
        ("midt-og-vestjylland", 2017, "uændret siden 2016", "s50"),
        ("sydoestjylland", 2017, "uændret siden 2016", "s50"),
        ("sydsjaelland-og-lolland-falster", 2017, "uændret siden 2016", "s50"),
        ("nordsjaelland", 2017, "uændret siden 2016", "s50"),
        ("koebenhavns-vestegn", 2017, "uændret siden 2016", "s50"),
        ("koebenhavn", 2017, "uændret siden 2016", "s50"),
        ("bornholm", 2017, "uændret siden 2016", "s50"),
    ]
    assert not measured & {(area, year) for area, year, _brief, _source in told}


def test_nothing_is_said_of_trust_in_the_police_by_the_report_that_nowhere_speaks_of_it() -> None:
    table = FILES["safety-index/tillid-til-politiet.toml"]
    assert not [path for path, inner in tables(table) if "lines" in inner]


def test_the_housing_areas_together_say_that_their_list_changes() -> None:
    areas = FILES["safety-index/andel-trygge.toml"]["areas"]
    assert [(a["id"], a["note"]) for a in areas if "note" in a] == [
        ("saerligt-udsatte-boligomraader", "listen over områder skifter fra år til år")
    ]


def test_a_housing_area_lies_in_the_city_its_title_names() -> None:
    areas = FILES["safety-index/andel-trygge.toml"]["areas"]
    titles = {area["id"]: area["title"] for area in areas}
    named = {a["title"]: titles[a["within"]] for a in areas if "within" in a}
    assert {title: f"({title.rpartition('(')[2][:-1]})" for title in named} == {
        title: f"({city})" for title, city in named.items()
    }
    assert {a["title"] for a in areas if a.get("within") == "aalborg"} == {
        "Løvvangen (Aalborg)",
        "Sebbersundvej (Aalborg)",
    }


def test_only_the_area_whose_answers_are_known_has_a_sample() -> None:
    samples = {
        reading["area"]: reading["sample"]
        for name in MEASURES
        for reading in FILES[f"safety-index/{name}.toml"]["readings"]
        if "sample" in reading
    }
    assert samples == {"nivaahoej-islandshoejparken": 293}


def test_the_home_city_and_its_police_district_are_marked() -> None:
    areas = FILES["safety-index/andel-trygge.toml"]["areas"]
    assert [(a["id"], a["kind"]) for a in areas if a.get("home")] == [("aalborg", "city")]
    assert [(a["id"], a["kind"]) for a in areas if a.get("district")] == [
        ("nordjylland", "police-district")
    ]
