"""The shipped example meetings: whole, dated rightly, with every open step as an action."""

import datetime as dt
import hashlib
from typing import Any

import pytest

from tests.shipped import FACTS, FOLDER, INITIATIVES, MINUTES, STRATEGY, Table


def open_actions() -> list[Table]:
    """The actions of the minutes with what their last follow-up says, unless it ends them."""
    found: dict[str, Table] = {}
    for meeting in sorted(MINUTES.values(), key=lambda table: str(table["id"])):
        for entry in meeting.get("entries", []):
            if entry["kind"] == "action":
                found[f"{meeting['id']}#{entry['n']}"] = {"state": "open", **entry}
            elif entry["kind"] == "followup":
                new = {key: entry[key] for key in ("state", "due", "due_text") if key in entry}
                found[entry["of"]].update(new)
    return [action for action in found.values() if action["state"] == "open"]


def test_every_planned_step_still_open_is_an_open_action_and_no_other_action_is() -> None:
    def key(table: Table, owner: str) -> tuple[Any, ...]:
        wanted = (table.get("initiative", ""), table.get("due"), table.get("due_text", ""))
        return (*wanted, owner)

    steps = [(key(step, step.get("owner", "")), step["word"]) for step in FACTS["steps"]]
    actions = [
        (key(a, a.get("owner_text", "") or "".join(a.get("owners", []))), a["text"])
        for a in open_actions()
    ]
    assert len(actions) == len(steps)
    for wanted, word in steps:
        assert any(found == wanted and word in text for found, text in actions), word


def test_the_planned_steps_of_the_initiatives_are_open_actions_too() -> None:
    names = ("due", "due_text", "owners", "owner_text")
    actions = [
        (a.get("initiative"), *(a.get(name) or None for name in names)) for a in open_actions()
    ]
    steps = [
        (table["id"], *(step.get(name) or None for name in names))
        for table in INITIATIVES.values()
        for step in table.get("steps", [])
    ]
    tied = [action for action in actions if action[0]]
    assert sorted(map(str, tied)) == sorted(map(str, steps))


def test_an_action_is_already_overdue_at_the_prepared_meeting() -> None:
    overdue = [a for a in open_actions() if a.get("due", dt.date.max) < STRATEGY["as_of"]]
    assert [action["due_text"] for action in overdue] == ["marts 2018"]


def test_two_past_meetings_are_final_and_the_next_is_prepared() -> None:
    states = {table["id"]: table["state"] for table in MINUTES.values()}
    assert states == {"2017-06-13": "final", "2017-12-05": "final", "2018-04-10": "planned"}
    coming = MINUTES["minutes/2018-04-10.toml"]
    assert "entries" not in coming
    assert "attendance" not in coming
    assert (coming["start"], coming["until"]) == (dt.time(9), dt.time(11, 30))


@pytest.mark.parametrize("path", MINUTES)
def test_minutes_are_marked_as_an_example_and_whole(path: str) -> None:
    table = MINUTES[path]
    entries = table.get("entries", [])
    numbers = [entry["n"] for entry in entries]
    assert table["example"] is True
    assert table["end"] == {
        "items": len(table["items"]),
        "entries": len(entries),
        "last": max(numbers, default=0),
    }
    assert list(table)[-1] == "end"
    assert numbers == list(range(1, len(numbers) + 1))
    assert [item["id"] for item in table["items"]] == [i["id"] for i in STRATEGY["agenda"]]
    assert {(table["chair"], table["secretary"])} == {("tryg-kommune", "tryg-politi")}


@pytest.mark.parametrize("path", ["minutes/2017-06-13.toml", "minutes/2017-12-05.toml"])
def test_past_minutes_have_times_that_agree(path: str) -> None:
    table = MINUTES[path]
    offset = dt.timedelta(hours=2 if "06-13" in path else 1)
    clock = dt.datetime.combine(table["date"], table["start"], dt.timezone(offset))
    windows = {}
    for item in table["items"]:
        assert item["started"] == clock
        clock = item["ended"]
        assert (clock - item["started"]).total_seconds() == item["seconds"]
        assert clock.utcoffset() == offset
        windows[item["id"]] = (item["started"], clock)
    assert clock.time() == table["until"]
    recorded = [entry["at"] for entry in table["entries"]]
    assert recorded == sorted(recorded)
    for entry in table["entries"]:
        started, ended = windows[entry["item"]]
        assert started <= entry["at"] <= ended


@pytest.mark.parametrize("path", ["minutes/2017-06-13.toml", "minutes/2017-12-05.toml"])
def test_both_partners_sat_at_the_table(path: str) -> None:
    partner = {person["id"]: person.get("partner") for person in STRATEGY["people"]}
    present = {partner[note["person"]] for note in MINUTES[path]["attendance"]}
    assert {"aalborg-kommune", "nordjyllands-politi"} <= present


def test_the_coordinator_of_october_2017_was_not_at_the_meeting_in_june() -> None:
    june = {note["person"] for note in MINUTES["minutes/2017-06-13.toml"]["attendance"]}
    assert "vandringer-kommune" not in june


def test_the_june_minutes_are_approved_by_their_hash_and_the_december_ones_not_yet() -> None:
    approvals = {
        entry["of"]: entry["sha256"]
        for table in MINUTES.values()
        for entry in table.get("entries", [])
        if entry["kind"] == "approval"
    }
    data = (FOLDER / "minutes/2017-06-13.toml").read_bytes()
    assert approvals == {"2017-06-13": hashlib.sha256(data).hexdigest()}


def test_citations_lead_to_an_entry_of_the_right_kind() -> None:
    entries = {
        f"{table['id']}#{entry['n']}": entry
        for table in MINUTES.values()
        for entry in table.get("entries", [])
    }
    for entry in entries.values():
        if entry["kind"] == "followup":
            assert entries[entry["of"]]["kind"] == "action"
        elif entry["kind"] == "outreach":
            assert entries[entry["of"]]["kind"] == "decision"
