"""Folders of another partnership, made of as little or as much as a test says."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import tomli_w

Table = dict[str, Any]

HELD = dt.date(2020, 9, 1)
"""The day of its meeting before."""

DAY = dt.date(2021, 3, 2)
"""The day of the meeting that is planned."""

VIEWS = (
    "agenda",
    "previous-minutes",
    "actions",
    "safety-index",
    "initiatives",
    "communication",
    "measurement",
    "topics",
    "other",
    "next-meeting",
)

TOWN: Table = {
    "title": "Trygt Vestby",
    "short": "Vestby",
    "as_of": DAY,
    "months_between": 6,
    "partners": [
        {"id": "vestby", "title": "Vestby Kommune"},
        {"id": "politi", "title": "Vestegnens Politi"},
    ],
    "people": [{"id": "chef", "title": "Chef for gaderne", "partner": "vestby"}],
    "themes": [{"id": "unge", "title": "Unge"}],
    "statuses": [
        {"id": "groen", "title": "grøn", "level": "good", "definition": "Som aftalt."},
        {"id": "roed", "title": "rød", "level": "critical", "definition": "Går i stå."},
    ],
}


def town(
    root: Path,
    initiatives: Sequence[Table] = (),
    entries: Sequence[Table] = (),
    measure: Table | None = None,
    communication: Table | None = None,
    **strategy: object,
) -> Path:
    """A folder with a held meeting that has these entries, and a planned one with every view."""
    _write(root / "strategy.toml", TOWN | strategy)
    _write(root / "minutes" / f"{HELD}.toml", meeting(HELD, "final", entries))
    _write(root / "minutes" / f"{DAY}.toml", meeting(DAY, "planned", ()))
    for one in initiatives:
        _write(root / "initiatives" / f"{one['id']}.toml", one)
    if measure is not None:
        _write(root / "safety-index" / f"{measure['measure']}.toml", measure)
    if communication is not None:
        _write(root / "communication" / f"{communication['year']}.toml", communication)
    return root


def meeting(day: dt.date, state: str, entries: Sequence[Table]) -> Table:
    """A meeting with an item for every view."""
    began = dt.datetime.combine(day, dt.time(9), dt.timezone(dt.timedelta(hours=1)))
    numbered = [
        {"n": n, "item": "initiatives", "at": began} | entry for n, entry in enumerate(entries, 1)
    ]
    items = [
        {"id": view, "title": f"Trygheden i Vestby, del {n}", "view": view}
        | {"kind": "information", "minutes": 10}
        for n, view in enumerate(VIEWS, 1)
    ]
    whole: Table = {"id": str(day), "title": f"Møde i Vestby {day.year}", "state": state}
    whole |= {"date": day, "start": dt.time(9), "items": items}
    if numbered:
        whole["entries"] = numbered
    return whole | {"end": {"items": len(items), "entries": len(numbered)}}


def indicated(
    id: str, indicator: Mapping[str, object], *readings: Table, **fields: object
) -> Table:
    """An initiative with one indicator and its readings."""
    whole: Table = {"id": id, "title": id.title(), "theme": "unge"} | fields
    whole["indicators"] = [{"id": "tal", "title": "Antal sager", "unit": "sager"} | dict(indicator)]
    if readings:
        whole["readings"] = [{"indicator": "tal"} | reading for reading in readings]
    return whole


def _write(path: Path, content: Table) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(tomli_w.dumps({"schema": 1} | content), encoding="utf-8")
