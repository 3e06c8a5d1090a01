"""The shipped folder is whole: every file, id and reference."""

import datetime as dt
import re
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from tests.shipped import FILES, FOLDER, HERE, INITIATIVES, PATHS, STRATEGY, tables
from tryg_tui.core.model.annual_report import InitiativeReport
from tryg_tui.core.model.base import Document
from tryg_tui.core.model.communication import CommunicationYear
from tryg_tui.core.model.initiative import Initiative
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.core.model.safety_index import Measure
from tryg_tui.core.model.strategy import Strategy

KINDS: dict[str, type[Document]] = {
    "strategy.toml": Strategy,
    "initiatives": Initiative,
    "safety-index": Measure,
    "communication": CommunicationYear,
    "reports": InitiativeReport,
    "minutes": Meeting,
}
ORIGINAL = [
    "formidling",
    "et-trygt-natteliv",
    "din-vej",
    "skalborg-borgerhjaelp",
    "mit-kvarter-fri-tid",
    "rusmiddelseminar",
    "drop-out-elever",
    "tryghedsvandringer",
]
LATER = {
    "antiradikalisering": 2015,
    "sikkerhed-paa-havnefronten": 2016,
    "introforloeb-for-flygtninge": 2016,
    "tryg-bydel": 2016,
    "tryghedsambassadoerer": 2017,
    "demensindsatser": 2017,
    "projekt-en-vej-ind": 2017,
}


def test_a_file_has_only_keys_and_values_its_struct_knows(subtests: pytest.Subtests) -> None:
    for path in PATHS:
        with subtests.test(path):
            assert_known(path)


def assert_known(path: str) -> None:
    """Every key of a file is one of its struct's."""
    table = dict(FILES[path])
    end = table.pop("end", None)
    if path.startswith("minutes/"):
        assert end is not None
        table["last"] = end["last"]
    kind = KINDS[path.split("/", maxsplit=1)[0]]
    value = msgspec.convert(table, kind)
    known = {where: set(inner) for where, inner in tables(table)}
    for where, inner in tables(msgspec.to_builtins(value)):
        assert "extra" not in known.get(where, set())
        known[where] = known.get(where, set()) - set(inner)
    assert {where: keys for where, keys in known.items() if keys} == {}


def test_a_file_is_plain_text_with_unix_line_endings() -> None:
    for path in PATHS:
        data = (FOLDER / path).read_bytes()
        assert b"\r" not in data, path
        assert not data.startswith(b"\xef\xbb\xbf"), path
        assert data.endswith(b"\n"), path
        assert not data.endswith(b"\n\n"), path
        assert data.decode("utf-8").replace("\n", "").isprintable(), path


def test_the_scanning_error_tryk_is_nowhere_left() -> None:
    for path in PATHS:
        text = (FOLDER / path).read_text(encoding="utf-8")
        text = text.replace('"tryk" for "tryg"', "")  # says that the scan does so
        text = text.lower().replace("trykte medier", "")
        if path.startswith("safety-index/"):  # which tells what a source has printed
            text = re.sub(r"\btryk(t som|ker samme|fejl)\b", "", text)
        assert "tryk" not in text, path


def test_ids_match_file_names() -> None:
    for path, table in FILES.items():
        folder, stem = path.split("/")[0], Path(path).stem
        if folder in {"initiatives", "minutes"}:
            assert table["id"] == stem
        elif folder == "safety-index":
            assert table["measure"] == stem
        elif folder == "communication":
            assert str(table["year"]) == stem
        elif folder == "reports":
            assert (str(table["year"]), table["initiative"]) == (path.split("/")[1], stem)


def test_ids_are_plain_and_unique_where_they_stand() -> None:
    for path, table in FILES.items():
        for where, inner in tables(table):
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", str(inner.get("id", "x"))), (path, where)
        for key, value in table.items():
            if isinstance(value, list) and value and isinstance(value[0], dict):
                ids = [record["id"] for record in value if "id" in record]
                assert len(ids) == len(set(ids)), (path, key)


def test_all_references_lead_somewhere() -> None:
    people = {person["id"] for person in STRATEGY["people"]}
    initiatives = {table["id"] for table in INITIATIVES.values()}
    bodies = {body["id"] for body in STRATEGY["bodies"]}
    partners = {partner["id"] for partner in STRATEGY["partners"]}
    statuses = {status["id"] for status in STRATEGY["statuses"]}
    for table in FILES.values():
        for _, inner in tables(table):
            named = {inner[key] for key in ("person", "chair", "secretary") if key in inner}
            assert named | set(inner.get("owners", [])) <= people
            assert {inner.get("partner", "aalborg-kommune")} <= partners
            assert set(inner.get("initiatives", [])) <= initiatives
            if isinstance(inner.get("initiative"), str):
                assert inner["initiative"] in initiatives
            if isinstance(inner.get("status"), str) and inner["status"] != "present":
                assert inner["status"] in statuses
    for person in STRATEGY["people"]:
        assert set(person["bodies"]) <= bodies
        assert "name" not in person
    assert STRATEGY["body"] in bodies
    for table in INITIATIVES.values():
        assert table["theme"] in {theme["id"] for theme in STRATEGY["themes"]}
        indicators = {indicator["id"] for indicator in table.get("indicators", [])}
        assert {reading["indicator"] for reading in table.get("readings", [])} <= indicators
    year = FILES["communication/2017.toml"]
    activities = {activity["id"] for activity in year["activities"]}
    assert {figure["activity"] for figure in year["figures"]} <= activities


def test_the_strategy_has_its_groups_agenda_statuses_and_chain() -> None:
    assert STRATEGY["as_of"] == dt.date(2018, 4, 10)
    assert [version["number"] for version in STRATEGY["versions"]] == [1, 2]
    assert len(STRATEGY["bodies"]) == 4
    assert [item["id"] for item in STRATEGY["agenda"]] == [
        "agenda",
        "previous-minutes",
        "actions",
        "index",
        "initiatives",
        "communication",
        "measurement",
        "topics",
        "other",
        "next-meeting",
    ]
    assert sum(item["minutes"] for item in STRATEGY["agenda"]) == 150
    assert all(len(item["short"]) <= 20 for item in STRATEGY["agenda"])
    levels = [status["level"] for status in STRATEGY["statuses"]]
    assert levels == ["good", "risk", "critical"]
    assert all(status["example"] for status in STRATEGY["statuses"])
    assert [step["number"] for step in STRATEGY["reporting"]] == [1, 2, 3, 4, 5, 6, 7]


def test_there_are_eight_original_and_seven_later_initiatives() -> None:
    original = {table["id"] for table in INITIATIVES.values() if table["original"]}
    later = {
        table["id"]: table["prioritised"] for table in INITIATIVES.values() if not table["original"]
    }
    assert original == set(ORIGINAL)
    assert later == LATER
    assert len(INITIATIVES) == 15


def test_the_initiatives_stand_in_the_order_the_report_tells_of_them() -> None:
    told = sorted(INITIATIVES.values(), key=lambda table: int(table["order"]))
    # Lines 57 to 128 for those of the strategy, line 49 for the later ones.
    assert [table["id"] for table in told] == [*ORIGINAL, *LATER]


def test_the_eight_original_initiatives_and_no_other_have_a_report_for_2017() -> None:
    reports = {Path(path).stem for path in FILES if path.startswith("reports/2017/")}
    assert reports == set(ORIGINAL)
    for name in ORIGINAL:
        report = FILES[f"reports/2017/{name}.toml"]
        assert (report["first_day"], report["last_day"]) == (
            dt.date(2017, 1, 21),
            dt.date(2018, 1, 14),
        )
        assert report["summary"]
        assert report["paragraphs"]


def test_et_trygt_natteliv_has_five_active_platforms_and_a_closed_one() -> None:
    platforms = INITIATIVES["initiatives/et-trygt-natteliv.toml"]["platforms"]
    assert Counter(p.get("state", "active") for p in platforms) == {"active": 5, "closed": 1}


def test_the_share_that_din_vej_reached_is_not_made_up() -> None:
    table = INITIATIVES["initiatives/din-vej.toml"]
    assert "andel-afklaret" not in {reading["indicator"] for reading in table["readings"]}


def test_every_reading_has_a_date_or_a_period() -> None:
    for path, table in INITIATIVES.items():
        for reading in table.get("readings", []):
            assert "date" in reading or reading.get("period"), path


def test_git_keeps_the_bytes_of_the_minutes() -> None:
    attributes = (HERE.parent / ".gitattributes").read_text(encoding="utf-8")
    assert "meetings/**/*.toml text eol=lf" in attributes.splitlines()
