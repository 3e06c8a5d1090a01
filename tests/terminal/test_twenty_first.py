"""A meeting after ten years takes fewer than 350 keys, and all arrive as they were meant."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.grown.folder import files, grow
from tests.grown.plan import COUNTED, DAYS, HELD, INITIATIVES, LIVING
from tests.terminal.conftest import Start
from tests.terminal.harness import command
from tests.terminal.twenty_first import (
    ACTIONS,
    DECISIONS,
    DONE,
    DROPPED,
    MOST_KEYS,
    NEXT,
    SENTENCES,
    STATUSES,
    STILL,
    VALUES,
    WHY,
    hold,
)
from tryg_tui.core.ledger.fold import fold
from tryg_tui.core.ledger.ledger import Ledger
from tryg_tui.store.folder.load import read_folder

pytestmark = [pytest.mark.terminal, pytest.mark.large]

TODAY = DAYS[HELD]

LEVELS = {"1": "efter-plan", "2": "risiko", "3": "kritisk"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder that has grown for ten years."""
    return grow(tmp_path / "meetings")


def test_the_meeting_after_ten_years_takes_few_keys_and_none_goes_wrong(
    folder: Path, start: Start, home: Path, spoken: Callable[[str], None]
) -> None:
    spoken("da")
    before = fold(read_folder(folder).folder)
    terminal = start("run", lang="da")
    run = hold(terminal)
    assert terminal.quit() == 0
    assert run.as_before < MOST_KEYS
    assert run.keys.total() - run.letters.total() < MOST_KEYS
    minutes = tomllib.loads((folder / f"minutes/{TODAY}.toml").read_text(encoding="utf-8"))
    assert minutes["state"] == "draft"
    assert minutes["next_date"] == NEXT
    assert (folder / f"minutes/{NEXT}.toml").exists()
    away = {one["person"] for one in minutes["attendance"] if one["status"] == "apologies"}
    assert away == {"park", "analyse", "aeldre"}
    assert len(minutes["attendance"]) == 12
    entries = [
        {key: value for key, value in one.items() if key not in {"n", "at", "item"}}
        for one in minutes["entries"]
    ]
    check_entries(entries, before)
    assert command(home, folder, "da", "check").returncode == 0
    others = {path: data for path, data in files().items() if str(TODAY) not in path}
    assert {path: (folder / path).read_bytes() for path in others} == others


def check_entries(entries: list[dict[str, Any]], before: Ledger) -> None:
    """The minutes hold what was meant, and nothing else."""
    by_kind: dict[str, list[dict[str, Any]]] = {}
    for one in entries:
        by_kind.setdefault(one.pop("kind"), []).append(one)
    assert [one["of"] for one in by_kind.pop("approval")] == [f"{TODAY}", f"{DAYS[HELD - 1]}"]
    check_followed(by_kind.pop("followup"), before)
    check_statuses(by_kind.pop("status"), before)
    readings = by_kind.pop("reading")
    assert {one.pop("initiative") for one in readings} == {INITIATIVES[n].id for n in COUNTED}
    told = {"indicator": "antal", "period": "2. halvår 2027"}
    day = DAYS[HELD].replace(year=2027, month=12, day=31)
    assert readings == [{**told, "value": int(value), "date": day} for value in VALUES]
    decisions = by_kind.pop("decision")
    assert decisions == [{"text": text, "outcome": "adopted"} for text in DECISIONS]
    actions = by_kind.pop("action")
    assert [one["text"] for one in actions] == [what for what, _who, _when in ACTIONS]
    assert [one["owners"] for one in actions] == [["beredskab"], ["skole-2"]]
    assert [(one["due"].day, one["due"].month) for one in actions] == [(1, 6), (1, 9)]
    assert by_kind == {}


def check_followed(followed: list[dict[str, Any]], before: Ledger) -> None:
    """So many are over or go on, each an action of its own, and those with the date offered."""
    cited = [one.pop("of") for one in followed]
    assert len(set(cited)) == len(cited) == DONE + DROPPED + STILL
    assert set(cited) == {one.citation for one in before.open_actions(TODAY)}
    private = [one.pop("private", False) for one in followed]
    assert sum(private) <= 1
    going_on = {"state": "open", "due": NEXT, "due_text": "næste møde"}
    said = (
        [{"state": "done"}] * DONE
        + [{"state": "dropped", "text": WHY}] * DROPPED
        + [going_on] * STILL
    )
    assert sorted(map(ordered, followed)) == sorted(map(ordered, said))


def check_statuses(given: list[dict[str, Any]], before: Ledger) -> None:
    """Every living initiative has the status of its turn, and the sentence that was said of it."""
    about = [one["initiative"] for one in given]
    assert len(about) == len(LIVING)
    assert set(about) == {INITIATIVES[n].id for n in LIVING}
    for turn, one in enumerate(given):
        latest = before.latest_status(one["initiative"])
        assert latest is not None
        kept = turn in SENTENCES
        assert one["status"] == (latest.status if kept else LEVELS[STATUSES[turn]])
        assert one.get("text") == SENTENCES.get(turn)


def ordered(entry: dict[str, Any]) -> list[tuple[str, str]]:
    """What an entry says, in an order that does not depend on the file."""
    return sorted((key, str(value)) for key, value in entry.items())
