"""A folder of another partnership, with a survey of its own."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import tomli_w

DAY = "2021-03-02"
"""The day of its meeting."""

STRATEGY: dict[str, Any] = {
    "schema": 1,
    "title": "Trygt Vestby",
    "short": "Vestby",
    "as_of": DAY,
}

MEETING: dict[str, Any] = {
    "schema": 1,
    "id": DAY,
    "title": "Møde i Vestby",
    "state": "planned",
    "date": DAY,
    "items": [
        {"id": "index", "title": "Utryghed", "kind": "information", "view": "safety-index"},
    ],
    "end": {"items": 1, "entries": 0},
}

AREAS = (
    {"id": "vestby", "title": "Vestby", "kind": "city", "home": True},
    {"id": "vest", "title": "Vest", "kind": "police-district", "district": True},
    {"id": "landet", "title": "Landet", "kind": "country"},
)


def reading(area: str, year: int, value: float, **fields: object) -> dict[str, object]:
    """A value of an area in a year."""
    return {"area": area, "year": year, "value": value, "sources": ["s1"], **fields}


def vestby(root: Path, readings: Sequence[dict[str, object]] | None, **fields: object) -> Path:
    """A folder with these values of a share where lower is better, or with no survey at all."""
    for folder in ("minutes", "safety-index"):
        (root / folder).mkdir(parents=True)
    _write(root / "strategy.toml", STRATEGY)
    _write(root / "minutes" / f"{DAY}.toml", MEETING)
    if readings is not None:
        whole: dict[str, Any] = {
            "schema": 1,
            "measure": "utrygge",
            "title": "Utrygge om aftenen",
            "unit": "pct.",
            "direction": "lower",
            "areas": list(AREAS),
            "sources": [{"id": "s1", "title": "Kommunens egen måling"}],
            "readings": list(readings),
        }
        _write(root / "safety-index" / "utrygge.toml", whole | fields)
    return root


def _write(path: Path, content: dict[str, Any]) -> None:
    text = tomli_w.dumps(content)
    for key in ("date", "as_of"):
        text = text.replace(f'{key} = "{DAY}"', f"{key} = {DAY}")
    path.write_text(text, encoding="utf-8")
