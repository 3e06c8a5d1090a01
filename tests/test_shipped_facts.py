"""The shipped folder holds the facts of the report, and says where each comes from."""

import re
from typing import Any

import pytest

from tests.shipped import FACTS, FILES, INITIATIVES, LAST_LINE, MINUTES, Table, tables


def steps_of(path: str) -> list[tuple[str, str, str]]:
    """The key, and the key and value picked by, of each step of a fixture path."""
    found = re.findall(r"(\w+)(?:\[(\w+)=([^\]]+)\])?(?:\.|$)", path)
    return [(str(key), str(pick), str(value)) for key, pick, value in found]


def look_up(table: Table, path: str) -> list[Any]:
    """The tables passed on the way, and last what stands at the path."""
    passed: list[Any] = [table]
    for key, pick, value in steps_of(path):
        here = passed[-1][key]
        if pick:
            chosen = [record for record in here if str(record[pick]) == value]
            assert len(chosen) == 1, f"{path} does not pick one record"
            here = chosen[0]
        passed.append(here)
    return passed


def test_every_statement_says_where_it_comes_from() -> None:
    silent = {"agenda", "areas", "surveys", "sources"}
    for path, table in FILES.items():
        if path.startswith("minutes/"):
            continue
        for key, records in table.items():
            if not isinstance(records, list) or key in silent or key in {"lines", "notes"}:
                continue
            for number, record in enumerate(records):
                backed = record.get("lines") or record.get("source") or record.get("sources")
                assert backed or record.get("example"), (path, key, number)
        for _, inner in tables(table):
            assert all(1 <= line <= LAST_LINE for line in inner.get("lines", []))
            assert inner.get("lines", []) == sorted(set(inner.get("lines", [])))


def test_the_folder_holds_the_facts_of_the_report(subtests: pytest.Subtests) -> None:
    for fact in FACTS["facts"]:
        with subtests.test(line=fact["line"], path=fact["path"]):
            assert_held(fact)


def assert_held(fact: Table) -> None:
    """A fact stands where it should, with the line of the report it is from."""
    passed = look_up(FILES[fact["file"]], fact["path"])
    found = passed[-1]
    if "value" in fact:
        assert found == fact["value"]
        assert type(found) is type(fact["value"])
    elif isinstance(found, list):
        passed = [
            r
            for r in found
            if all(word in " ".join(map(str, r.values())) for word in fact["contains"])
        ]
        assert passed, fact["contains"]
    else:
        assert all(word in found for word in fact["contains"]), found
    if not fact["file"].startswith("minutes/"):
        holders = [p for p in passed if isinstance(p, dict) and "lines" in p]
        assert fact["line"] in holders[-1]["lines"]


def test_the_fixture_has_enough_facts_from_all_over_the_folder() -> None:
    files = {fact["file"] for fact in FACTS["facts"]}
    assert len(FACTS["facts"]) >= 60
    assert set(INITIATIVES) <= files
    assert all(1 <= fact["line"] <= LAST_LINE for fact in FACTS["facts"])


def test_every_number_read_from_the_report_is_a_fact_of_the_fixture() -> None:
    checked = {(f["file"], f["path"]) for f in FACTS["facts"]}
    for path, table in INITIATIVES.items():
        for reading in table.get("readings", []):
            assert (path, f"readings[indicator={reading['indicator']}].value") in checked


def test_every_entry_of_the_example_meetings_is_a_fact_of_the_fixture() -> None:
    checked = {(f["file"], f["path"].split(".")[0]) for f in FACTS["facts"]}
    for path, table in MINUTES.items():
        for entry in table.get("entries", []):
            if entry["kind"] != "approval":
                assert (path, f"entries[n={entry['n']}]") in checked
