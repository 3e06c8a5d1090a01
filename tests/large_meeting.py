"""A folder with one very large meeting: far more items, entries and initiatives than anybody has.

Run as `python -m tests.large_meeting DIR` to have one to look around in.
"""

import datetime as dt
import shutil
import sys
from pathlib import Path

import tomli_w

from tests.archive_folder import Entry, Maker
from tests.shipped import FOLDER, INITIATIVES, MINUTES

ITEMS, ENTRIES, FOLLOWED = 90, 1_000, 500
"""Items and entries of the meeting, and the initiatives there are."""

MEETING = "2018-04-10"
"""The meeting that is large: the shipped one that is planned."""

KINDS = ("note", "decision", "action", "status", "note", "decision")
"""What is recorded, in turn."""


def make_large(
    root: Path, items: int = ITEMS, entries: int = ENTRIES, initiatives: int = FOLLOWED
) -> None:
    """Make a folder whose meeting has begun; every other entry stands at the first ten items."""
    shutil.copytree(FOLDER, root, ignore=shutil.ignore_patterns(".*"))
    made = Maker(seed=1)
    known = [table["id"] for table in INITIATIVES.values()]
    shape = INITIATIVES[min(INITIATIVES)]
    for number in range(initiatives - len(known)):
        id = f"indsats-{number}"
        table = {key: shape[key] for key in ("schema", "theme", "original", "prioritised")}
        table |= {"id": id, "title": f"Indsats {number}: {made.random.choice(known)}"}
        table |= {"goal_text": made.sentence()}
        (root / "initiatives" / f"{id}.toml").write_bytes(tomli_w.dumps(table).encode())
        known.append(id)
    path = f"minutes/{MEETING}.toml"
    held = MINUTES[path]
    began = dt.datetime(2018, 4, 10, 9, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    agenda = [*held["items"]]
    agenda += [
        {"id": f"emne-{n}", "title": f"Emne {n}", "kind": "discussion", "view": "topics"}
        for n in range(len(agenda), items)
    ]
    agenda[0] = agenda[0] | {"started": began}
    said = [
        _entry(made, n, agenda[n % (items if n % 2 else 10)]["id"], known) for n in range(entries)
    ]
    table = held | {"state": "open", "opened": began, "current": agenda[0]["id"]}
    end = {"last": entries, "items": len(agenda), "entries": entries}
    table |= {"items": agenda, "entries": said, "end": end}
    (root / path).write_bytes(tomli_w.dumps(table).encode())


def _entry(made: Maker, place: int, item: str, initiatives: list[str]) -> Entry:
    """An entry of the meeting."""
    kind = KINDS[place % len(KINDS)]
    at = dt.datetime(2018, 4, 10, 9, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    entry = {"n": place + 1, "item": item, "at": at, "kind": kind, "text": made.sentence()}
    if kind == "decision":
        entry["outcome"] = "adopted"
    if kind == "action":
        entry |= {"owner_text": "Politiet", "due": dt.date(2018, 9, 1)}
    if kind == "status":
        entry |= {"status": "efter-plan", "initiative": made.random.choice(initiatives)}
    return entry


if __name__ == "__main__":
    make_large(Path(sys.argv[1]))
